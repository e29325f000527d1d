//! Whether workers can be had on this machine, and what holds them.

use crate::error::LibraryError;
use crate::store::dictionaries;
use crate::worker::asked::{Broken, Worker};
use crate::worker::probe::Attempt;
use crate::worker::protocol::{Reply, Request, garbled};
use crate::worker::{Sandbox, WorkerProgram};

/// What a worker on this machine is like.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Examined {
    /// What it says that it gave up.
    pub sandbox: Sandbox,
    /// What it tried then, and whether the system refused.
    pub attempts: Vec<(Attempt, bool)>,
}

/// Starts a worker and has it try what it must not do.
///
/// # Errors
///
/// [`LibraryError::Worker`] if there can be none.
pub fn examine_worker(program: &WorkerProgram) -> Result<Examined, LibraryError> {
    let failed = |source| LibraryError::Worker { source };
    let mut worker = Worker::start(program, &dictionaries(), program.memory).map_err(failed)?;
    let answer = worker.ask(&Request::Probe, None, drop);
    match answer.map(|it| it.message) {
        Ok(Reply::Probed(attempts)) => Ok(Examined { sandbox: worker.sandbox.clone(), attempts }),
        Ok(_) => Err(failed(garbled("not what was asked"))),
        Err(Broken::Worker(error) | Broken::File(error)) => Err(failed(error)),
    }
}
