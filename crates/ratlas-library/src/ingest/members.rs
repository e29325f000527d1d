//! The files inside of a file, as files of their own.

use std::path::Path;

use ratlas_read::{Content, Member};

use crate::ingest::read_file::{Outcome, guarded, refused_read};
use crate::store::files::WalkedFile;
use crate::store::path_text::path_text;
use crate::worker::Unpacking;

/// The members of a file that was read.
pub(crate) enum Members {
    /// To be unpacked here.
    Here(ratlas_read::Members),
    /// Unpacked by a worker; `None` where it found none.
    There(Option<Box<Unpacking>>),
}

/// A member as it is unpacked, by its path inside of the file.
pub(crate) enum Given {
    File(String, Vec<u8>),
    Refused(String, Outcome),
    Skipped,
}

/// A member as a file.
pub(crate) enum Unpacked {
    /// A file and its bytes.
    File(WalkedFile, Vec<u8>),
    /// A file that does not unpack.
    Refused(WalkedFile, Outcome),
    /// Nothing that anybody expects.
    Skipped,
}

/// Goes through the members of a file on disk.
pub(crate) struct Inside<'a> {
    container: &'a WalkedFile,
    members: Members,
}

/// A member that came, none any more, or why the program failed at it.
enum Next {
    Member(Option<ratlas_read::Member>),
    Failed(Outcome),
}

impl From<Outcome> for Next {
    fn from(outcome: Outcome) -> Next {
        Next::Failed(outcome)
    }
}

impl Members {
    /// The next one. A failure of the program at one ends them, and is told as a member.
    fn next(&mut self) -> Option<Given> {
        let members = match self {
            Members::Here(members) => members,
            Members::There(unpacking) => return unpacking.as_mut()?.next(),
        };
        match guarded(|| Next::Member(members.next())) {
            Next::Member(None) => None,
            Next::Member(Some(Member { path, content })) => Some(match content {
                Content::File(bytes) => Given::File(path, bytes),
                Content::Refused(error) => Given::Refused(path, refused_read(&error)),
                Content::Skipped => Given::Skipped,
            }),
            Next::Failed(outcome) => {
                *self = Members::There(None);
                Some(Given::Refused("?".to_owned(), outcome))
            }
        }
    }
}

impl<'a> Inside<'a> {
    /// The members of `container`.
    pub(crate) fn new(container: &'a WalkedFile, members: Members) -> Inside<'a> {
        Inside { container, members }
    }

    /// The next member.
    pub(crate) fn next(&mut self) -> Option<Unpacked> {
        Some(match self.members.next()? {
            Given::File(path, bytes) => Unpacked::File(self.file(&path, bytes.len() as u64), bytes),
            Given::Refused(path, outcome) => Unpacked::Refused(self.file(&path, 0), outcome),
            Given::Skipped => Unpacked::Skipped,
        })
    }

    fn file(&self, path: &str, bytes: u64) -> WalkedFile {
        WalkedFile {
            path: format!("{}/{}", self.container.path, path_text(Path::new(path))),
            given_path: format!("{}/{path}", self.container.given_path),
            container: Some(self.container.path.clone()),
            bytes,
            modified: self.container.modified,
        }
    }
}
