//! The bytes of a file on their way to a worker. Small files are held; large ones are read twice, first
//! to learn what they are, then to pass them on, so that their size costs the parent nothing.

use std::io::{self, Write};

use ratlas_extract::paper_id;

use crate::ingest::{Outcome, open_file, refused_io, too_large, whole};
use crate::store::files::WalkedFile;
use crate::worker::asked::Broken;

/// Files up to this size are held: reading them again would cost more than it saves.
const HELD_BYTES: u64 = 4 << 20;

/// How much of a large file is held at a time.
const PIECE_BYTES: usize = 128 << 10;

/// The bytes of a file, and what they are.
pub(crate) struct FileBytes<'a> {
    file: &'a WalkedFile,
    id: String,
    length: u64,
    held: Option<Vec<u8>>,
}

impl FileBytes<'_> {
    /// Reads a file on disk, or takes the bytes of a member; refuses what is too large or cannot be
    /// read.
    pub(crate) fn open(
        file: &WalkedFile,
        bytes: Option<Vec<u8>>,
    ) -> Result<FileBytes<'_>, Outcome> {
        if let Some(bytes) = bytes {
            return Ok(FileBytes::held(file, bytes));
        }
        let (mut opened, claimed) = open_file(file)?;
        if claimed <= HELD_BYTES {
            return whole(opened, claimed).map(|it| FileBytes::held(file, it));
        }
        let mut hashed = Hashed::new(io::sink());
        hashed.pump(&mut opened).map_err(|it| refused_io(it.error()))?;
        if opened.limit() == 0 {
            return Err(too_large());
        }
        let (id, length) = hashed.finish();
        Ok(FileBytes { file, id, length, held: None })
    }

    /// A file that was opened before, when it had this id.
    pub(super) fn reopen<'a>(file: &'a WalkedFile, id: &str) -> Result<FileBytes<'a>, Outcome> {
        let (_, length) = open_file(file)?;
        Ok(FileBytes { file, id: id.to_owned(), length, held: None })
    }

    fn held(file: &WalkedFile, bytes: Vec<u8>) -> FileBytes<'_> {
        let (id, length) = (paper_id(&bytes), bytes.len() as u64);
        FileBytes { file, id, length, held: Some(bytes) }
    }

    /// The id of the paper with these bytes.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// How many bytes there are.
    pub(crate) fn len(&self) -> u64 {
        self.length
    }

    /// Passes the bytes on.
    ///
    /// # Errors
    ///
    /// [`Broken::File`] also where the file is no longer what it was.
    pub(super) fn write_to(&self, out: &mut impl Write) -> Result<(), Broken> {
        if let Some(bytes) = &self.held {
            return out.write_all(bytes).map_err(Broken::Worker);
        }
        let (opened, _) = open_file(self.file).map_err(|_| changed())?;
        let mut hashed = Hashed::new(out);
        hashed.pump(&mut io::Read::take(opened, self.length)).map_err(|it| match it {
            Pumping::In(error) => Broken::File(error),
            Pumping::Out(error) => Broken::Worker(error),
        })?;
        let (id, length) = hashed.finish();
        if id == self.id && length == self.length { Ok(()) } else { Err(changed()) }
    }
}

fn changed() -> Broken {
    Broken::File(io::Error::other("it was changed while it was read"))
}

/// Passes bytes on and computes what they are.
struct Hashed<W> {
    out: W,
    hasher: blake3::Hasher,
    length: u64,
}

/// Which side failed.
enum Pumping {
    In(io::Error),
    Out(io::Error),
}

impl Pumping {
    fn error(&self) -> &io::Error {
        match self {
            Pumping::In(error) | Pumping::Out(error) => error,
        }
    }
}

impl<W: Write> Hashed<W> {
    fn new(out: W) -> Hashed<W> {
        Hashed { out, hasher: blake3::Hasher::new(), length: 0 }
    }

    fn pump(&mut self, input: &mut impl io::Read) -> Result<(), Pumping> {
        let mut piece = vec![0; PIECE_BYTES];
        loop {
            let length = match input.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Pumping::In(error)),
            };
            let bytes = &piece[..length];
            self.hasher.update(bytes);
            self.length += length as u64;
            self.out.write_all(bytes).map_err(Pumping::Out)?;
        }
    }

    fn finish(self) -> (String, u64) {
        (self.hasher.finalize().to_hex().to_string(), self.length)
    }
}
