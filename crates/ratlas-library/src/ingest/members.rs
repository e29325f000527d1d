//! The files inside of a file, as files of their own.

use std::path::Path;

use ratlas_read::{Content, Members};

use crate::ingest::read_file::{Outcome, guarded, refused_read};
use crate::store::files::WalkedFile;
use crate::store::path_text::path_text;

/// Goes through the members of a file on disk.
pub(crate) struct Inside<'a> {
    container: &'a WalkedFile,
    /// `None` once they are over.
    members: Option<Members>,
}

/// A member, unpacked or not.
pub(crate) enum Unpacked {
    /// A file and its bytes.
    File(WalkedFile, Vec<u8>),
    /// A file that does not unpack.
    Refused(WalkedFile, Outcome),
    /// Nothing that anybody expects.
    Skipped,
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

impl<'a> Inside<'a> {
    /// The members of `container`.
    pub(crate) fn new(container: &'a WalkedFile, members: Members) -> Inside<'a> {
        Inside { container, members: Some(members) }
    }

    /// The next member. A failure of the program at one ends them, and is told as a member.
    pub(crate) fn next(&mut self) -> Option<Unpacked> {
        let members = self.members.as_mut()?;
        match guarded(|| Next::Member(members.next())) {
            Next::Member(None) => None,
            Next::Member(Some(member)) => Some(match member.content {
                Content::File(bytes) => {
                    Unpacked::File(self.file(&member.path, bytes.len() as u64), bytes)
                }
                Content::Refused(error) => {
                    Unpacked::Refused(self.file(&member.path, 0), refused_read(&error))
                }
                Content::Skipped => Unpacked::Skipped,
            }),
            Next::Failed(outcome) => {
                self.members = None;
                Some(Unpacked::Refused(self.file("?", 0), outcome))
            }
        }
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
