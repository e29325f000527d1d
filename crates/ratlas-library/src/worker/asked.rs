//! A worker as its parent sees it: asked, answering, or dead.

use std::io::{self, Write};
use std::time::Duration;

use crate::worker::WorkerProgram;
use crate::worker::death::Death;
use crate::worker::file_bytes::FileBytes;
use crate::worker::process::Process;
use crate::worker::protocol::{self, Frame, Hello, Reply, Request};
use crate::worker::sandbox::Sandbox;

/// How long a worker may take to begin. It loads little; a machine may be busy.
const START_TIME: Duration = Duration::from_mins(1);

/// How often a worker that somebody kills before it has said anything is started again: the
/// system does so when memory is short for a moment.
const MAX_KILLS: u32 = 2;

/// How long a worker may be silent while a picture is recognised: recognition gives up after three
/// minutes by itself.
const PICTURE_TIME: Duration = Duration::from_mins(4);

/// What a worker may answer at once: a member of an archive has 128 MB at most.
const MAX_REPLY_BYTES: u64 = 192 << 20;

/// A worker that waits for work, or is at it.
pub(super) struct Worker {
    process: Process,
    /// What it gave up.
    pub(super) sandbox: Sandbox,
    time: Duration,
    memory: u64,
}

impl Worker {
    /// Starts a worker; `blobs` are the dictionaries and city profiles.
    ///
    /// # Errors
    ///
    /// Where the program does not start, or is not this one: papers are not the reason.
    pub(super) fn start(
        program: &WorkerProgram,
        blobs: &[Vec<u8>],
        memory: u64,
    ) -> io::Result<Worker> {
        let mut kills = 0;
        loop {
            let mut process = Process::start(program)?;
            process.set_limit(Some(START_TIME));
            let error = match greet(&mut process, blobs, memory) {
                Ok(sandbox) => {
                    process.set_limit(None);
                    return Ok(Worker { process, sandbox, time: program.time, memory });
                }
                Err(error) => error,
            };
            let ended = process.end();
            if ended.is_killed_by_others() && kills < MAX_KILLS {
                kills += 1;
                continue;
            }
            let said = ended.complaint.trim().lines().last().unwrap_or_default().to_owned();
            let status = ended.status.map(|it| format!(", {it}")).unwrap_or_default();
            return Err(io::Error::other(format!("{error}{status} {said}").trim_end().to_owned()));
        }
    }

    /// The number of its process.
    #[cfg(target_os = "linux")]
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Whether its process is still there.
    pub(super) fn is_alive(&self) -> bool {
        self.process.is_alive()
    }

    /// From now on each answer may take so long.
    pub(super) fn allow(&mut self, time: Duration) {
        self.time = time;
    }

    /// The bytes it may take.
    pub(super) fn memory(&self) -> u64 {
        self.memory
    }

    /// Asks, and waits for the answer; beats of its heart are none. `hear` is told where it is.
    ///
    /// # Errors
    ///
    /// How it died.
    pub(super) fn ask(
        &mut self,
        request: &Request,
        file: Option<&FileBytes<'_>>,
        mut hear: impl FnMut(String),
    ) -> Result<Frame<Reply>, Broken> {
        self.process.set_limit(Some(self.time));
        self.send(request, file)?;
        loop {
            let frame = protocol::receive(&mut self.process.output, MAX_REPLY_BYTES)
                .map_err(Broken::Worker)?
                .ok_or_else(|| Broken::Worker(protocol::garbled("it closed its output")))?;
            match frame.message {
                Reply::Beat { is_picture } => {
                    let time = if is_picture { self.time.max(PICTURE_TIME) } else { self.time };
                    self.process.set_limit(Some(time));
                }
                Reply::At(path) => {
                    hear(path);
                    self.process.set_limit(Some(self.time));
                }
                _ => {
                    self.process.set_limit(None);
                    return Ok(frame);
                }
            }
        }
    }

    fn send(&mut self, request: &Request, file: Option<&FileBytes<'_>>) -> Result<(), Broken> {
        let input = &mut self.process.input;
        let lengths = file.map(FileBytes::len).into_iter().collect();
        protocol::begin(input, request, lengths).map_err(Broken::Worker)?;
        if let Some(file) = file {
            file.write_to(input)?;
        }
        input.flush().map_err(Broken::Worker)
    }

    /// Ends a worker that is of no more use, and tells how it died.
    pub(super) fn dead(self, error: &io::Error) -> Death {
        let how = match error.kind() {
            io::ErrorKind::InvalidData => format!("its answer is garbled: {error}"),
            _ => error.to_string(),
        };
        let ended = self.process.end();
        if ended.is_late {
            return Death::Timeout { limit: self.time };
        }
        Death::of(ended.status, &ended.complaint, &how, self.memory)
    }
}

/// Why there is no answer.
pub(crate) enum Broken {
    /// Nothing can be said to the worker, or understood of it.
    Worker(io::Error),
    /// The file cannot be read, or is not what it was: the worker is of no more use, but without
    /// blame.
    File(io::Error),
}

fn greet(process: &mut Process, blobs: &[Vec<u8>], memory: u64) -> io::Result<Sandbox> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let hello = Hello { version: version.clone(), parent: std::process::id(), memory };
    let blobs: Vec<&[u8]> = blobs.iter().map(Vec::as_slice).collect();
    let sent = protocol::send(&mut process.input, &Request::Hello(hello), &blobs);
    let reply = protocol::receive(&mut process.output, MAX_REPLY_BYTES);
    let reply = reply?.map(|it| it.message);
    sent?;
    match reply {
        Some(Reply::Ready { version: its, sandbox }) if its == version => Ok(sandbox),
        Some(Reply::Ready { version: its, .. }) => {
            Err(protocol::garbled(&format!("it has version {its}, this program has {version}")))
        }
        Some(_) => Err(protocol::garbled("it is no worker")),
        None => Err(protocol::garbled("it says nothing")),
    }
}
