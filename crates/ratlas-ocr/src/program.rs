//! Runs a program with a time limit: bytes in, bytes out.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::limits::{MAX_ANSWER_BYTES, MAX_COMPLAINT_BYTES};

/// What a program said before it ended.
pub(crate) struct Answer {
    /// Its standard output.
    pub(crate) output: Vec<u8>,
    /// Its standard error.
    pub(crate) complaint: Vec<u8>,
    /// Whether it ended well.
    pub(crate) is_success: bool,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum NoAnswer {
    /// It does not start.
    Start(io::Error),
    /// It was ended because it took too long.
    Timeout,
    /// It was lost while it ran.
    Lost(io::Error),
}

/// Runs a program, gives it `input` and waits for its end.
pub(crate) fn run(
    program: &OsString,
    arguments: &[String],
    input: Vec<u8>,
    limit: Duration,
) -> Result<Answer, NoAnswer> {
    let deadline = Instant::now() + limit;
    let child = Command::new(program)
        .args(arguments)
        // Several pages are recognised side by side already, and a sum over threads is not the same
        // each time.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(NoAnswer::Start)?;
    let mut child = Killed(child);
    let stdin = child.0.stdin.take();
    // Its own thread: the program may answer before it has heard everything. One that stops
    // listening is not our failure.
    thread::spawn(move || stdin.map(|mut it| it.write_all(&input)));
    let output = read(child.0.stdout.take(), MAX_ANSWER_BYTES);
    let complaint = read(child.0.stderr.take(), MAX_COMPLAINT_BYTES);
    let left = || deadline.saturating_duration_since(Instant::now());
    let output = output.recv_timeout(left()).map_err(|_| NoAnswer::Timeout)?;
    let complaint = complaint.recv_timeout(left()).map_err(|_| NoAnswer::Timeout)?;
    let status = child.wait_until(deadline)?;
    Ok(Answer { output, complaint, is_success: status })
}

/// Reads everything in a thread of its own, keeping the first `limit` bytes.
fn read(from: Option<impl Read + Send + 'static>, limit: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut from) = from {
            // What came before a failure is what there is.
            let _ = from.by_ref().take(limit).read_to_end(&mut bytes);
            let _ = io::copy(&mut from, &mut io::sink());
        }
        // Nobody waits any more after the time limit.
        let _ = sender.send(bytes);
    });
    receiver
}

/// A program that does not outlive its run.
struct Killed(Child);

impl Killed {
    /// Waits for the end; gives whether it was a success.
    fn wait_until(&mut self, deadline: Instant) -> Result<bool, NoAnswer> {
        // It has closed its output, so it ends at once or never.
        const STEP: Duration = Duration::from_millis(2);
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return Ok(status.success()),
                Ok(None) if Instant::now() >= deadline => return Err(NoAnswer::Timeout),
                Ok(None) => thread::sleep(STEP),
                Err(error) => return Err(NoAnswer::Lost(error)),
            }
        }
    }
}

impl Drop for Killed {
    fn drop(&mut self) {
        // Ended already in most cases; then both say so.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
