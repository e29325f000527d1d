//! Clients that take connections and ask for nothing.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::ensure;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::server::Server;

/// How long slow clients go on; the server should have ended them before.
const SLOW_TIME: Duration = Duration::from_secs(45);

/// What the server was like with connections that ask for nothing.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Connections that were wanted.
    pub wanted: usize,
    /// Connections there were.
    pub held: usize,
    /// Connections the server had ended when it was looked at last.
    pub ended: usize,
    /// The memory of the server before, in kB.
    pub before: u64,
    /// The same with the connections; the most of it.
    pub with: u64,
    /// The longest somebody else waited for a page meanwhile.
    pub answered: Duration,
}

/// Connections that send nothing.
pub(super) fn idle(server: &Server, wanted: usize) -> anyhow::Result<Held> {
    let before = server.memory();
    let clients = connections(server, wanted)?;
    let mut answered = Duration::ZERO;
    for _ in 0..10 {
        answered = answered.max(server.ask("/hilfe")?);
    }
    let with = server.memory();
    let ended = clients.into_iter().filter_map(|it| is_ended(it).then_some(())).count();
    Ok(Held { wanted, held: wanted, ended, before, with, answered })
}

/// Connections that send a byte of a head each second.
pub(super) fn slow(server: &Server, wanted: usize) -> anyhow::Result<Held> {
    let before = server.memory();
    let mut clients = connections(server, wanted)?;
    let (mut with, mut answered) = (before, Duration::ZERO);
    let begun = Instant::now();
    let mut head =
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: ".bytes().chain(std::iter::repeat(b'x'));
    while begun.elapsed() < SLOW_TIME && !clients.is_empty() {
        let byte = head.next().unwrap_or(b'x');
        clients.retain_mut(|it| it.write_all(&[byte]).is_ok());
        with = with.max(server.memory());
        answered = answered.max(server.ask("/hilfe")?);
        thread::sleep(Duration::from_secs(1));
    }
    let ended = wanted - clients.len();
    Ok(Held { wanted, held: wanted, ended, before, with, answered })
}

fn connections(server: &Server, wanted: usize) -> anyhow::Result<Vec<TcpStream>> {
    allow(wanted as u64 + 100);
    let mut res = Vec::new();
    for _ in 0..wanted {
        let stream = server.connect()?;
        stream.set_nonblocking(true)?;
        res.push(stream);
    }
    // They wait in the order in which they came: who is answered is behind all of them.
    ensure!(server.ask("/hilfe")? < Duration::from_mins(1), "nobody is answered any more");
    Ok(res)
}

/// Whether the server has ended a connection.
fn is_ended(mut stream: TcpStream) -> bool {
    match stream.read(&mut [0; 1]) {
        Ok(0 | 1) => true,
        Ok(_) => unreachable!("a byte was asked for"),
        Err(error) => error.kind() != ErrorKind::WouldBlock,
    }
}

/// Asks the system for descriptors.
fn allow(wanted: u64) {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current.is_some_and(|it| it < wanted) {
        let current = Some(maximum.map_or(wanted, |it| wanted.min(it)));
        let _ = setrlimit(Resource::Nofile, Rlimit { current, maximum });
    }
}
