//! The workers of a run: started when needed, kept as long as they are good, tried again once.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use crate::ingest::{Outcome, refused_io};
use crate::worker::WorkerProgram;
use crate::worker::asked::{Broken, Worker};
use crate::worker::death::Death;

/// A system that is short of something for a moment is asked again.
const START_TRIES: u32 = 4;

/// How long to wait before that.
const START_PAUSE: Duration = Duration::from_millis(250);

/// All workers of a run.
pub(crate) struct Crew {
    program: WorkerProgram,
    /// What each is told first.
    blobs: Vec<Vec<u8>>,
    idle: Mutex<Vec<Worker>>,
    /// Shared by those who read, taken alone by those who try again.
    turn: RwLock<()>,
    /// Why there can be no workers at all.
    failure: Mutex<Option<io::Error>>,
}

/// Why there is no answer for a file.
pub(crate) enum Unanswered {
    /// A worker died of it; where it was tried again, this is how the second one did.
    Death(Death),
    /// The file itself is out of reach, or not what it was.
    Refused(Outcome),
    /// No worker can be started. [`Crew::failure`] has the reason.
    NoWorker,
}

/// How one try ended.
pub(super) enum Try {
    /// The worker died.
    Death(Death),
    /// There is no use in another try.
    Over(Unanswered),
}

impl From<Try> for Unanswered {
    fn from(last: Try) -> Unanswered {
        match last {
            Try::Death(death) => Unanswered::Death(death),
            Try::Over(why) => why,
        }
    }
}

impl Crew {
    /// A crew without members. `blobs`: two dictionaries, then city profiles.
    pub(crate) fn new(program: WorkerProgram, blobs: Vec<Vec<u8>>) -> Crew {
        Crew {
            program,
            blobs,
            idle: Mutex::default(),
            turn: RwLock::default(),
            failure: Mutex::default(),
        }
    }

    /// Why no worker could be started, if so.
    pub(crate) fn failure(&self) -> Option<io::Error> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Does `work` with a worker; where that dies, once more with another, that has more memory and
    /// the machine for itself. `bytes` is the size of what it is given.
    pub(super) fn twice<T>(
        &self,
        bytes: u64,
        mut work: impl FnMut(Borrowed<'_>) -> Result<T, Try>,
    ) -> Result<T, Unanswered> {
        // Readers hold a file once or twice; that a large one does not fit is known before.
        if bytes <= self.program.memory / 3 {
            let _turn = self.turn.read().unwrap_or_else(PoisonError::into_inner);
            match work(Borrowed { crew: self, memory: self.program.memory }) {
                Ok(done) => return Ok(done),
                Err(Try::Over(why)) => return Err(why),
                Err(Try::Death(_)) => {}
            }
        }
        let _turn = self.turn.write().unwrap_or_else(PoisonError::into_inner);
        // The memory of those who wait is for this one.
        self.idle().clear();
        let memory = self.program.memory_alone();
        Ok(work(Borrowed { crew: self, memory })?)
    }

    /// Does `work` with a worker, and not again where that dies: somebody is waiting.
    pub(super) fn once<T>(
        &self,
        work: impl FnOnce(Borrowed<'_>) -> Result<T, Try>,
    ) -> Result<T, Unanswered> {
        Ok(work(Borrowed { crew: self, memory: self.program.memory })?)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to have a worker for one try.
pub(super) struct Borrowed<'a> {
    crew: &'a Crew,
    memory: u64,
}

impl Borrowed<'_> {
    /// A worker that waits, else a new one. One that has died meanwhile is none.
    pub(super) fn worker(&self) -> Result<Worker, Try> {
        let idle = || self.crew.idle().pop_if(|it| it.memory() >= self.memory);
        let alive = std::iter::from_fn(idle).find(Worker::is_alive);
        alive.map_or_else(|| self.start(), Ok)
    }

    /// Gives back a worker that is as good as before. One with more memory than others was for this
    /// try only, and one that has grown would leave the next file too little.
    pub(super) fn keep(&self, worker: Worker) {
        let is_usual = worker.memory() == self.crew.program.memory;
        if is_usual && used(&worker) <= self.memory / 8 * 7 {
            self.crew.idle().push(worker);
        }
    }

    fn start(&self) -> Result<Worker, Try> {
        let Crew { program, blobs, failure, .. } = self.crew;
        let mut tries = 1;
        loop {
            match Worker::start(program, blobs, self.memory) {
                Ok(worker) => return Ok(worker),
                Err(error) if is_short_of_something(&error) && tries < START_TRIES => {
                    tries += 1;
                    thread::sleep(START_PAUSE);
                }
                Err(error) => {
                    *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    return Err(Try::Over(Unanswered::NoWorker));
                }
            }
        }
    }
}

/// What is to be told of a worker that gave no answer.
pub(super) fn lost(worker: Worker, broken: Broken) -> Try {
    match broken {
        Broken::Worker(error) => Try::Death(worker.dead(&error)),
        Broken::File(error) => Try::Over(Unanswered::Refused(refused_io(&error))),
    }
}

/// Whether the system may have what it takes in a moment.
fn is_short_of_something(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::OutOfMemory)
}

/// The bytes a worker holds just now; 0 where the system does not tell.
#[cfg(target_os = "linux")]
fn used(worker: &Worker) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", worker.id()));
    let status = status.unwrap_or_default();
    let anonymous = status.lines().find_map(|it| it.strip_prefix("RssAnon:"));
    let kilobytes = anonymous.and_then(|it| it.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() << 10
}

#[cfg(not(target_os = "linux"))]
fn used(_: &Worker) -> u64 {
    0
}
