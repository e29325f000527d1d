//! What parent and worker say to each other, over the worker's standard input and output.
//!
//! # Shapes
//!
//! A frame is `RTLS`, the length of its head, the head, the blobs. The length has four bytes, the
//! least first; the head is JSON with the lengths of the blobs and the message. Whoever sends
//! anything else is not listened to any longer.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::ingest::Wanted;
use crate::worker::probe::Probed;
use crate::worker::sandbox::Sandbox;

const MARK: [u8; 4] = *b"RTLS";

/// A head has a hundred bytes for each page of a paper, and a gazette some thousand pages.
const MAX_HEAD_BYTES: u32 = 16 << 20;

/// What the parent says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// First of all. The blobs are the dictionaries for texts and for records, then the user's own
    /// city profiles.
    Hello(Hello),
    /// Read the file in the blob.
    Read(Wanted),
    /// Open the file in the blob and go through its members.
    Unpack(Unpack),
    /// Give the next member of the file that was opened.
    Next,
    /// Draw a page of the PDF in the blob.
    Draw(Draw),
    /// Tell the sizes of the pages of the PDF in the blob.
    Measure,
    /// Give one member of the file in the blob.
    Member(WantedMember),
    /// Try what is forbidden.
    Probe,
}

/// A page that is wanted as a picture.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Draw {
    /// Counted from 1.
    pub(super) page: u32,
    /// The width of the picture in pixels.
    pub(super) width: u32,
}

/// A member that is wanted alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct WantedMember {
    /// The name of the file it is in.
    pub(super) name: String,
    /// The way to it inside.
    pub(super) path: String,
}

/// What a worker must know before it reads.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Hello {
    /// The version of the parent: the two are the same program.
    pub(super) version: String,
    /// The number of the parent's process.
    pub(super) parent: u32,
    /// How many bytes the worker may take.
    pub(super) memory: u64,
}

/// Where to begin in a file with members.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Unpack {
    /// The name of the file.
    pub(super) name: String,
    /// So many members are known already.
    pub(super) skip: u64,
    /// Members that ended a worker.
    pub(super) avoid: Vec<String>,
}

/// What the worker says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// It is ready.
    Ready {
        /// Its version.
        version: String,
        /// What it can no longer do.
        sandbox: Sandbox,
    },
    /// It is at work: what it does next may take as long as a picture takes to be recognised, or
    /// as anything else.
    Beat {
        /// Whether that is a picture.
        is_picture: bool,
    },
    /// What came of a file; the blobs are those of its papers.
    Read(ReadReply),
    /// It begins to unpack this member.
    At(String),
    /// A member.
    Member(String, MemberReply),
    /// There are no more members, or not the one that was asked for.
    End,
    /// A page; the blob is the picture. Points travel as their bits.
    Drawn {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
        /// The width of the page in points.
        page_width: u32,
        /// The height of the page in points.
        page_height: u32,
    },
    /// The width and height of each page in points, as their bits.
    Measured(Vec<[u32; 2]>),
    /// There is no page or member to give, or the members came to an end by a mistake of the program.
    Failed {
        /// Stable name of the reason.
        code: String,
        /// The reason, for people.
        reason: String,
    },
    /// What the forbidden came to.
    Probed(Probed),
}

/// What became of a member.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum MemberReply {
    /// Its bytes are the blob.
    File,
    /// It does not unpack.
    Refused {
        /// Stable name of the reason.
        code: String,
        /// The reason, for people.
        reason: String,
    },
    /// Nothing that anybody expects.
    Skipped,
    /// Passed over, as asked.
    Avoided,
}

/// What came of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ReadReply {
    pub(super) outcome: OutcomeReply,
    /// The paper itself first, if it was read.
    pub(super) papers: Vec<PaperHead>,
    /// Whether there are files inside: `Some(false)` for a file that could have some.
    pub(super) members: Option<bool>,
}

/// What came of a file, in a word.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum OutcomeReply {
    Read,
    Known,
    Archive,
    Refused {
        /// Stable name of the reason.
        code: String,
        /// The reason, for people.
        reason: String,
    },
}

/// A paper without what is in its blobs: the record, the signature if there is one, the pages.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PaperHead {
    pub(super) text_hash: Option<String>,
    pub(super) content_hash: String,
    pub(super) has_signature: bool,
    pub(super) pages: Vec<PageHead>,
}

/// A page without its text. Numbers with a fraction travel as their bits, so that none is rounded.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PageHead {
    pub(super) number: u32,
    pub(super) ocr: bool,
    pub(super) is_blank: bool,
    pub(super) confidence: Option<u32>,
    pub(super) quality: Option<u32>,
}

/// A message and what belongs to it.
#[derive(Debug)]
pub(super) struct Frame<T> {
    pub(super) message: T,
    pub(super) blobs: Vec<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct Head<T> {
    blobs: Vec<u64>,
    message: T,
}

/// Writes a message and the lengths of its blobs; the bytes of the blobs must follow.
pub(super) fn begin<T: Serialize>(
    out: &mut impl Write,
    message: &T,
    lengths: Vec<u64>,
) -> io::Result<()> {
    let head = serde_json::to_vec(&Head { blobs: lengths, message })?;
    let length = u32::try_from(head.len()).ok().filter(|it| *it <= MAX_HEAD_BYTES);
    let length = length.ok_or_else(|| garbled("the head is too long"))?;
    out.write_all(&MARK)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&head)
}

/// Writes a message with its blobs.
pub(super) fn send<T: Serialize>(
    out: &mut impl Write,
    message: &T,
    blobs: &[&[u8]],
) -> io::Result<()> {
    begin(out, message, blobs.iter().map(|it| it.len() as u64).collect())?;
    blobs.iter().try_for_each(|it| out.write_all(it))?;
    out.flush()
}

/// Reads a message with its blobs, which have no more than `max_bytes` together; `None` where the
/// other side has closed.
///
/// # Errors
///
/// `InvalidData` for anything that is no frame, `UnexpectedEof` for half of one.
pub(super) fn receive<T: DeserializeOwned>(
    input: &mut impl Read,
    max_bytes: u64,
) -> io::Result<Option<Frame<T>>> {
    let mut mark = [0; 4];
    if input.read(&mut mark[..1])? == 0 {
        return Ok(None);
    }
    input.read_exact(&mut mark[1..])?;
    if mark != MARK {
        return Err(garbled("no frame"));
    }
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MAX_HEAD_BYTES {
        return Err(garbled("the head is too long"));
    }
    let head: Head<T> = serde_json::from_slice(&exactly(input, u64::from(length))?)?;
    let total = head.blobs.iter().try_fold(0_u64, |sum, it| sum.checked_add(*it));
    if total.is_none_or(|it| it > max_bytes) {
        return Err(garbled("the blobs are too long"));
    }
    let blobs = head.blobs.iter().map(|it| exactly(input, *it)).collect::<io::Result<_>>()?;
    Ok(Some(Frame { message: head.message, blobs }))
}

/// So many bytes; memory is taken as they come.
fn exactly(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let expected = usize::try_from(length).map_err(|_| garbled("a blob is too long"))?;
    let mut bytes = Vec::with_capacity(expected);
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() == expected { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

pub(super) fn garbled(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 64;

    fn frame(message: &str, blobs: &[&[u8]]) -> Vec<u8> {
        let mut res = Vec::new();
        send(&mut res, &message, blobs).unwrap();
        res
    }

    fn received(bytes: &[u8]) -> io::Result<Option<Frame<String>>> {
        receive(&mut &*bytes, LIMIT)
    }

    #[test]
    fn frames_come_as_they_were_sent() {
        let bytes = [frame("one", &[b"a", b""]), frame("two", &[])].concat();
        let mut input = bytes.as_slice();
        for (message, blobs) in [("one", vec![b"a".to_vec(), Vec::new()]), ("two", vec![])] {
            let frame: Frame<String> = receive(&mut input, LIMIT).unwrap().unwrap();
            assert_eq!((frame.message.as_str(), frame.blobs), (message, blobs));
        }
        assert!(receive::<String>(&mut input, LIMIT).unwrap().is_none());
    }

    #[test]
    fn a_frame_cut_anywhere_is_none() {
        let whole = frame("one", &[b"abc"]);
        for end in 1..whole.len() {
            assert!(received(&whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn err_garbled() {
        let huge_head = [&MARK[..], &u32::MAX.to_le_bytes()].concat();
        let long = frame("one", &[&[0; 65]]);
        let lying = br#"{"blobs":[18446744073709551615,1],"message":""}"#;
        let lying = [&MARK[..], &47_u32.to_le_bytes(), lying].concat();
        for bytes in [&b"panicked at"[..], &huge_head, &long, &lying, b"RTLS\x02\0\0\0{]"] {
            let error = received(bytes).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData, "{error}");
        }
    }
}
