//! Reading files with workers.

use std::sync::Arc;

use crate::ingest::{KnownPapers, Members, Outcome, ReadFile, Wanted};
use crate::store::Packer;
use crate::store::files::WalkedFile;
use crate::worker::asked::Broken;
use crate::worker::crew::{Borrowed, Crew, Try, Unanswered, lost};
use crate::worker::file_bytes::FileBytes;
use crate::worker::paper;
use crate::worker::protocol::{ReadReply, Reply, Request, garbled};
use crate::worker::unpack::Unpacking;

/// Finds out what files are, and has those read that are not known.
pub(crate) struct WorkerReader<'a> {
    pub(crate) crew: Arc<Crew>,
    /// Papers in it are not read; `None` if all are read again.
    pub(crate) known: Option<&'a KnownPapers>,
    pub(crate) packer: &'a Packer,
}

impl WorkerReader<'_> {
    /// Reads a file on disk, or a member from its bytes.
    pub(crate) fn read(&self, file: &WalkedFile, bytes: Option<Vec<u8>>) -> ReadFile {
        let is_member = bytes.is_some();
        let bytes = match FileBytes::open(file, bytes) {
            Ok(bytes) => bytes,
            Err(refused) => return refused.into(),
        };
        let id = bytes.id().to_owned();
        let is_known = self.known.is_some_and(|it| it.holds(&id));
        if is_known && is_member {
            return Outcome::Known { id }.into();
        }
        let wanted = Wanted { path: file.given_path.clone(), id, is_member, is_known };
        let read =
            self.crew.twice(bytes.len(), |borrowed| self.try_read(borrowed, &wanted, &bytes));
        match read {
            Ok((read, None)) => read,
            Ok((read, Some(has_members))) => {
                let unpacking =
                    has_members.then(|| Unpacking::new(Arc::clone(&self.crew), file, wanted.id));
                ReadFile { members: Some(Members::There(unpacking.map(Box::new))), ..read }
            }
            Err(unanswered) => unanswered.outcome().into(),
        }
    }

    fn try_read(
        &self,
        borrowed: Borrowed<'_>,
        wanted: &Wanted,
        bytes: &FileBytes<'_>,
    ) -> Result<(ReadFile, Option<bool>), Try> {
        let mut worker = borrowed.worker()?;
        let answer = worker.ask(&Request::Read(wanted.clone()), Some(bytes), drop);
        let read = answer.and_then(|frame| {
            let Reply::Read(reply) = frame.message else { return Err(not_expected()) };
            let ReadReply { members, .. } = reply;
            let read = paper::outcome(reply, frame.blobs, &wanted.id, self.packer);
            let (outcome, parts) = read.ok_or_else(not_expected)?;
            Ok((ReadFile { outcome, parts, members: None }, members))
        });
        match read {
            Ok(read) => {
                borrowed.keep(worker);
                Ok(read)
            }
            Err(broken) => Err(lost(worker, broken)),
        }
    }
}

/// An answer to another question.
pub(super) fn not_expected() -> Broken {
    Broken::Worker(garbled("not what was asked"))
}

impl Unanswered {
    /// What is told of the file.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Unanswered::Death(death) => death.outcome(),
            Unanswered::Refused(outcome) => outcome,
            Unanswered::NoWorker => Outcome::Stopped,
        }
    }
}
