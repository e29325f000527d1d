//! The program as a server.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use rustix::process::{Pid, Signal, kill_process};

/// Who waits longer gets no answer.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server that runs.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    addr: SocketAddr,
}

impl Server {
    /// Starts it at an address that is free.
    pub(super) fn start(program: &Path, library: &Path) -> anyhow::Result<Server> {
        let mut command = Command::new(program);
        command.args(["--lang", "en", "--library"]).arg(library);
        command.args(["serve", "--addr", "127.0.0.1:0"]).env_remove("RATLAS_TOKEN");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child =
            command.spawn().with_context(|| format!("cannot run `{}`", program.display()))?;
        let told = child.stderr.take().context("its messages are read")?;
        let mut line = String::new();
        BufReader::new(told).read_line(&mut line)?;
        let after = line.split_once("http://").map(|it| it.1);
        let addr = after.and_then(|it| it.split(['/', ' ', '\n']).next()?.parse().ok());
        let addr = addr.with_context(|| format!("the server says: {line}"))?;
        Ok(Server { child, addr })
    }

    pub(super) fn url(&self, address: &str) -> String {
        format!("http://{}{address}", self.addr)
    }

    pub(super) fn connect(&self) -> std::io::Result<TcpStream> {
        TcpStream::connect_timeout(&self.addr, PATIENCE)
    }

    /// Asks for an address; gives the time until all of it is there.
    pub(super) fn ask(&self, address: &str) -> anyhow::Result<Duration> {
        let begun = Instant::now();
        let mut stream = self.connect()?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let host = self.addr;
        write!(stream, "GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        ensure!(answer.starts_with(b"HTTP/1.1 200"), "no answer to {address}");
        Ok(begun.elapsed())
    }

    /// The memory it has, in kB; 0 where the system does not tell.
    pub(super) fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
        line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or_default()
    }

    /// Asks it to end, as systems do, and waits.
    pub(super) fn stop(mut self) -> anyhow::Result<()> {
        let id = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        kill_process(id.context("a process id")?, Signal::TERM)?;
        let begun = Instant::now();
        while self.child.try_wait()?.is_none() {
            ensure!(begun.elapsed() < PATIENCE, "the server does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
