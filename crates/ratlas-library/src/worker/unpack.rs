//! Going through the members of a file with a worker, and round those that end it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ingest::{Given, Outcome};
use crate::store::files::WalkedFile;
use crate::worker::asked::Worker;
use crate::worker::crew::{Borrowed, Crew, Try, Unanswered, lost};
use crate::worker::death::Death;
use crate::worker::file_bytes::FileBytes;
use crate::worker::protocol::{MemberReply, Reply, Request, Unpack};
use crate::worker::reader::not_expected;

/// Members of one file that may each end two workers; then the rest is refused with the last one.
const MAX_DEADLY: usize = 5;

/// The name of a member whose name is not known.
const NAMELESS: &str = "?";

/// A file with members, on its way through them.
pub(crate) struct Unpacking {
    crew: Arc<Crew>,
    file: WalkedFile,
    /// What the file was when it was read.
    id: String,
    worker: Option<Worker>,
    n_given: u64,
    /// Members that are passed over, with the reason.
    deadly: BTreeMap<String, Death>,
    /// The member being unpacked.
    at: Option<String>,
    is_over: bool,
}

impl Unpacking {
    /// The members of a file on disk that had this id.
    pub(super) fn new(crew: Arc<Crew>, file: &WalkedFile, id: String) -> Unpacking {
        Unpacking {
            crew,
            file: file.clone(),
            id,
            worker: None,
            n_given: 0,
            deadly: BTreeMap::new(),
            at: None,
            is_over: false,
        }
    }

    /// The next member.
    pub(crate) fn next(&mut self) -> Option<Given> {
        while !self.is_over {
            let crew = Arc::clone(&self.crew);
            match crew.twice(0, |borrowed| self.step(&borrowed)) {
                Ok(Some(given)) => {
                    self.n_given += 1;
                    return Some(given);
                }
                Ok(None) => self.is_over = true,
                Err(Unanswered::Death(death)) if self.can_go_round() => {
                    let at = self.at.take().unwrap_or_else(|| NAMELESS.to_owned());
                    self.deadly.insert(at, death);
                }
                Err(unanswered) => {
                    self.is_over = true;
                    let at = self.at.take().unwrap_or_else(|| NAMELESS.to_owned());
                    return Some(Given::Refused(at, unanswered.outcome()));
                }
            }
        }
        self.worker = None;
        None
    }

    /// Whether it is known which member to pass over, and worth it.
    fn can_go_round(&self) -> bool {
        self.deadly.len() < MAX_DEADLY
            && self.at.as_ref().is_some_and(|it| !self.deadly.contains_key(it))
    }

    fn step(&mut self, borrowed: &Borrowed<'_>) -> Result<Option<Given>, Try> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => self.open(borrowed)?,
        };
        let at = &mut self.at;
        let frame = match worker.ask(&Request::Next, None, |path| *at = Some(path)) {
            Ok(frame) => frame,
            Err(broken) => return Err(lost(worker, broken)),
        };
        let mut blobs = frame.blobs.into_iter();
        let given = match frame.message {
            Reply::End => {
                borrowed.keep(worker);
                return Ok(None);
            }
            Reply::Failed { code, reason } => {
                self.is_over = true;
                Given::Refused(NAMELESS.to_owned(), Outcome::Refused { code, reason })
            }
            Reply::Member(path, what) => match (what, blobs.next()) {
                (MemberReply::File, Some(bytes)) => Given::File(path, bytes),
                (MemberReply::Refused { code, reason }, None) => {
                    Given::Refused(path, Outcome::Refused { code, reason })
                }
                (MemberReply::Skipped, None) => Given::Skipped,
                (MemberReply::Avoided, None) => self.avoided(path),
                _ => return Err(lost(worker, not_expected())),
            },
            _ => return Err(lost(worker, not_expected())),
        };
        self.worker = Some(worker);
        Ok(Some(given))
    }

    fn avoided(&self, path: String) -> Given {
        match self.deadly.get(&path) {
            Some(death) => Given::Refused(path, death.outcome()),
            None => Given::Skipped,
        }
    }

    /// A worker that has opened the file and stands behind the members that are known.
    fn open(&mut self, borrowed: &Borrowed<'_>) -> Result<Worker, Try> {
        self.at = None;
        let refused = |it| Try::Over(Unanswered::Refused(it));
        let bytes = FileBytes::reopen(&self.file, &self.id).map_err(refused)?;
        let mut worker = borrowed.worker()?;
        let name = self.file.given_path.clone();
        let avoid = self.deadly.keys().cloned().collect();
        let request = Request::Unpack(Unpack { name, skip: self.n_given, avoid });
        let at = &mut self.at;
        match worker.ask(&request, Some(&bytes), |path| *at = Some(path)) {
            Ok(frame) if matches!(frame.message, Reply::End) => Ok(worker),
            Ok(_) => Err(lost(worker, not_expected())),
            Err(broken) => Err(lost(worker, broken)),
        }
    }
}
