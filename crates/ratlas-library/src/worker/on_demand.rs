//! Workers for people who wait: asked once, for a short time, by many threads.

use std::io;
use std::time::Duration;

use ratlas_read::PagePicture;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::desk::DeskError;
use crate::ingest::{Outcome, ReadPaper, Wanted};
use crate::store::{Packer, dictionaries};
use crate::worker::crew::{Try, lost};
use crate::worker::protocol::{Draw, Frame, MemberReply, Reply, Request, WantedMember};
use crate::worker::reader::not_expected;
use crate::worker::seats::Seats;
use crate::worker::{Crew, Death, FileBytes, Unanswered, WorkerProgram, paper};

/// How long a page may take to be drawn. The slowest pages of papers, maps, take two seconds.
const DRAW_TIME: Duration = Duration::from_secs(20);

/// Workers that draw pages, unpack members and read files that are not stored.
pub(crate) struct OnDemand {
    crew: Crew,
    /// Workers end with the thread that started them: these are there for as long as they are needed.
    pool: ThreadPool,
    packer: Packer,
    seats: Seats,
    /// How long a file may take to be read, or a member to be unpacked.
    time: Duration,
}

impl OnDemand {
    /// So many workers that know the user's own city profiles; none is started yet. Who asks waits
    /// for one no longer than `patience`.
    pub(crate) fn new(
        program: WorkerProgram,
        n_workers: usize,
        patience: Duration,
        houses: Vec<String>,
    ) -> io::Result<OnDemand> {
        let (n_workers, time) = (n_workers.max(1), program.time);
        let dictionaries = dictionaries();
        let mut own = dictionaries.iter().cloned();
        let packer = Packer::of(own.next().unwrap_or_default(), own.next().unwrap_or_default());
        let blobs = dictionaries.into_iter().chain(houses.into_iter().map(String::into_bytes));
        let crew = Crew::new(program, blobs.collect());
        let pool = ThreadPoolBuilder::new()
            .num_threads(n_workers)
            .thread_name(|it| format!("ratlas-desk-{it}"));
        let pool = pool.build().map_err(io::Error::other)?;
        Ok(OnDemand { crew, pool, packer, seats: Seats::new(n_workers, patience), time })
    }

    /// Draws a page of a PDF; see [`ratlas_read::draw_page`].
    pub(crate) fn draw(
        &self,
        bytes: &FileBytes<'_>,
        page: u32,
        width: u32,
    ) -> Result<PagePicture, DeskError> {
        let time = DRAW_TIME.min(self.time);
        self.ask(&Request::Draw(Draw { page, width }), bytes, time, |frame| {
            match (frame.message, one(frame.blobs)) {
                (Reply::Drawn { width, height, page_width, page_height }, Some(png)) => {
                    let page_width_pt = f32::from_bits(page_width);
                    let page_height_pt = f32::from_bits(page_height);
                    Some(Ok(PagePicture { png, width, height, page_width_pt, page_height_pt }))
                }
                (Reply::Failed { code, reason }, None) => Some(Err(refused(code, reason))),
                _ => None,
            }
        })
    }

    /// The sizes of the pages of a PDF; see [`ratlas_read::page_sizes`].
    pub(crate) fn sizes(&self, bytes: &FileBytes<'_>) -> Result<Vec<[f32; 2]>, DeskError> {
        let time = DRAW_TIME.min(self.time);
        self.ask(&Request::Measure, bytes, time, |frame| match frame.message {
            Reply::Measured(sizes) => {
                Some(Ok(sizes.into_iter().map(|it| it.map(f32::from_bits)).collect()))
            }
            Reply::Failed { code, reason } => Some(Err(refused(code, reason))),
            _ => None,
        })
    }

    /// Unpacks the member at `path` of the file `container`; `None` if there is none.
    pub(crate) fn member(
        &self,
        container: &FileBytes<'_>,
        name: &str,
        path: &str,
    ) -> Result<Option<Vec<u8>>, DeskError> {
        let wanted = WantedMember { name: name.to_owned(), path: path.to_owned() };
        self.ask(&Request::Member(wanted), container, self.time, |frame| {
            match (frame.message, one(frame.blobs)) {
                (Reply::Member(_, MemberReply::File), Some(bytes)) => Some(Ok(Some(bytes))),
                (Reply::End, None) => Some(Ok(None)),
                (
                    Reply::Member(_, MemberReply::Refused { code, reason })
                    | Reply::Failed { code, reason },
                    None,
                ) => Some(Err(refused(code, reason))),
                _ => None,
            }
        })
    }

    /// Reads a file: the paper it is as a whole, then those in it.
    pub(crate) fn read(
        &self,
        bytes: &FileBytes<'_>,
        path: &str,
    ) -> Result<Vec<ReadPaper>, DeskError> {
        let (path, id) = (path.to_owned(), bytes.id().to_owned());
        // As a member: what is inside of it is no concern of the one who asks.
        let wanted = Wanted { path, id, is_member: true, is_known: false };
        self.ask(&Request::Read(wanted), bytes, self.time, |frame| {
            let Reply::Read(reply) = frame.message else { return None };
            let read = paper::outcome(reply, frame.blobs, bytes.id(), &self.packer)?;
            match read {
                (Outcome::Read(whole), parts) => {
                    Some(Ok(std::iter::once(*whole).chain(parts).collect()))
                }
                (refused @ Outcome::Refused { .. }, _) => Some(Err(refused)),
                _ => None,
            }
        })
    }

    /// Asks a worker. `answer` is what a reply comes to, `None` for one to another question.
    fn ask<T: Send>(
        &self,
        request: &Request,
        bytes: &FileBytes<'_>,
        time: Duration,
        answer: impl FnOnce(Frame<Reply>) -> Option<Result<T, Outcome>> + Send,
    ) -> Result<T, DeskError> {
        let _seat = self.seats.take().ok_or(DeskError::Busy)?;
        let asked = || {
            self.crew.once(|borrowed| {
                let mut worker = borrowed.worker()?;
                worker.allow(time);
                let frame = match worker.ask(request, Some(bytes), drop) {
                    Ok(frame) => frame,
                    Err(broken) => return Err(lost(worker, broken)),
                };
                let Some(answer) = answer(frame) else { return Err(lost(worker, not_expected())) };
                borrowed.keep(worker);
                answer.map_err(|it| Try::Over(Unanswered::Refused(it)))
            })
        };
        self.pool.install(asked).map_err(|it| self.told(it))
    }

    fn told(&self, unanswered: Unanswered) -> DeskError {
        match unanswered {
            Unanswered::Death(Death::Timeout { limit }) => DeskError::Timeout { limit },
            Unanswered::NoWorker => {
                let none = || io::Error::other("no worker");
                DeskError::Worker { source: self.crew.failure().unwrap_or_else(none) }
            }
            other => DeskError::of(other.outcome()),
        }
    }
}

fn refused(code: String, reason: String) -> Outcome {
    Outcome::Refused { code, reason }
}

/// The only one; `None` also for more.
fn one(blobs: Vec<Vec<u8>>) -> Option<Vec<u8>> {
    <[Vec<u8>; 1]>::try_from(blobs).ok().map(|[it]| it)
}
