//! A worker's process: started, watched, ended with everything it started.

use std::io::{self, BufReader, BufWriter, Read};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::worker::WorkerProgram;

/// So many bytes of what a worker complains about are kept: the last ones say why it ended.
const COMPLAINT_BYTES: usize = 8 << 10;

/// How long a worker that has closed its output, or lost its mind, has to end by itself.
const END_TIME: Duration = Duration::from_millis(500);

/// A process that does not outlive this value.
pub(super) struct Process {
    pub(super) input: BufWriter<ChildStdin>,
    pub(super) output: BufReader<ChildStdout>,
    watched: Arc<Watched>,
    complaint: Receiver<Vec<u8>>,
}

/// The process, for whoever waits for it and for the one who watches the time.
struct Watched {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    child: Child,
    deadline: Option<Instant>,
    is_late: bool,
    is_over: bool,
}

/// How a process ended.
pub(super) struct Ended {
    /// `None` if it did not end by itself.
    pub(super) status: Option<ExitStatus>,
    /// Whether its time was over.
    pub(super) is_late: bool,
    /// Its last words.
    pub(super) complaint: String,
}

impl Ended {
    /// Whether it was killed, and not because its time was over.
    pub(super) fn is_killed_by_others(&self) -> bool {
        #[cfg(unix)]
        let signal = self.status.and_then(|it| std::os::unix::process::ExitStatusExt::signal(&it));
        #[cfg(not(unix))]
        let signal: Option<i32> = None;
        // The number of SIGKILL is the same on every Unix.
        !self.is_late && signal == Some(9)
    }
}

impl Process {
    /// Starts a program in a group of its own: what is meant for the parent's terminal does not
    /// reach it, and what it starts can be ended with it.
    pub(super) fn start(program: &WorkerProgram) -> io::Result<Process> {
        let mut command = Command::new(&program.program);
        command.args(&program.arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(input), Some(output), Some(complaint)) = pipes else {
            return Err(io::Error::other("no pipes to the worker"));
        };
        let state = State { child, deadline: None, is_late: false, is_over: false };
        let watched = Arc::new(Watched { state: Mutex::new(state), changed: Condvar::new() });
        let for_watching = Arc::clone(&watched);
        let res = Process {
            input: BufWriter::new(input),
            output: BufReader::new(output),
            watched,
            complaint: last_words(complaint)?,
        };
        thread::Builder::new()
            .name("ratlas-watch".to_owned())
            .spawn(move || for_watching.watch())?;
        Ok(res)
    }

    /// The number of the process.
    pub(super) fn id(&self) -> u32 {
        self.watched.lock().child.id()
    }

    /// Whether the process has not ended by itself.
    pub(super) fn is_alive(&self) -> bool {
        !self.watched.lock().has_ended()
    }

    /// From now on the process has so much time; then it is ended. `None` for any time.
    pub(super) fn set_limit(&self, limit: Option<Duration>) {
        self.watched.lock().deadline = limit.map(|it| Instant::now() + it);
        self.watched.changed.notify_one();
    }

    /// Ends the process, if it did not end by itself, and asks for the reason.
    pub(super) fn end(self) -> Ended {
        let has_ended = self.has_ended();
        let mut state = self.watched.lock();
        let is_late = state.is_late;
        let status = state.end();
        drop(state);
        let complaint = self.complaint.recv_timeout(END_TIME).unwrap_or_default();
        Ended {
            status: status.filter(|_| has_ended),
            is_late,
            complaint: String::from_utf8_lossy(&complaint).into_owned(),
        }
    }

    /// Whether the process ends by itself.
    fn has_ended(&self) -> bool {
        const STEP: Duration = Duration::from_millis(2);
        let deadline = Instant::now() + END_TIME;
        loop {
            if self.watched.lock().has_ended() {
                return true;
            }
            if Instant::now() >= deadline {
                return false;
            }
            thread::sleep(STEP);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.watched.lock().end();
        self.watched.changed.notify_one();
    }
}

impl Watched {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the process when its time is over.
    fn watch(&self) {
        let mut state = self.lock();
        while !state.is_over {
            let left = state.deadline.map(|it| it.saturating_duration_since(Instant::now()));
            state = match left {
                Some(Duration::ZERO) => {
                    state.is_late = true;
                    state.deadline = None;
                    state.kill();
                    state
                }
                Some(left) => {
                    let waited = self.changed.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }
}

impl State {
    /// Whether the process has ended; it stays known to the system until it is waited for, so that
    /// its number is nobody else's.
    #[cfg(unix)]
    fn has_ended(&mut self) -> bool {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        let pid = rustix::process::Pid::from_child(&self.child);
        self.is_over || !matches!(waitid(WaitId::Pid(pid), options), Ok(None))
    }

    #[cfg(not(unix))]
    fn has_ended(&mut self) -> bool {
        self.is_over || !matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends the process and its group. Ended already is as good.
    fn kill(&mut self) {
        #[cfg(unix)]
        let _ = rustix::process::kill_process_group(
            rustix::process::Pid::from_child(&self.child),
            rustix::process::Signal::KILL,
        );
        let _ = self.child.kill();
    }

    fn end(&mut self) -> Option<ExitStatus> {
        if self.is_over {
            return None;
        }
        self.kill();
        self.is_over = true;
        self.child.wait().ok()
    }
}

/// Listens to complaints, so that nobody must wait for it; gives the last ones at the end.
fn last_words(mut from: ChildStderr) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = sync_channel(1);
    let listen = move || {
        let mut last = Vec::new();
        let mut piece = [0; COMPLAINT_BYTES / 2];
        while let Ok(length @ 1..) = from.read(&mut piece) {
            last.extend_from_slice(&piece[..length]);
            last.drain(..last.len().saturating_sub(COMPLAINT_BYTES));
        }
        // Nobody asks after a good end.
        let _ = sender.send(last);
    };
    thread::Builder::new().name("ratlas-listen".to_owned()).spawn(listen)?;
    Ok(receiver)
}
