//! A worker tries what it must not do: whether a sandbox holds is found out, not believed.

use std::fs::File;
use std::io;

use serde::{Deserialize, Serialize};

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Attempt {
    /// To reach the network.
    Network,
    /// To write a file.
    Write,
    /// To read a file.
    Read,
    /// To take twice the memory it may have.
    Memory,
}

impl Attempt {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Attempt::Network => "network",
            Attempt::Write => "write",
            Attempt::Read => "read",
            Attempt::Memory => "memory",
        }
    }
}

/// What came of each attempt: whether the system refused.
pub(super) type Probed = Vec<(Attempt, bool)>;

/// Tries everything. Nothing is left behind where the system allows it.
pub(super) fn probe(memory: u64) -> Probed {
    vec![
        (Attempt::Network, is_refused(&network())),
        (Attempt::Write, is_refused(&write())),
        (Attempt::Read, is_refused(&read())),
        (Attempt::Memory, is_refused(&take(memory))),
    ]
}

fn is_refused(attempt: &io::Result<()>) -> bool {
    let kind = attempt.as_ref().err().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::PermissionDenied | io::ErrorKind::OutOfMemory))
}

/// Asks for a way out; nothing is sent.
#[cfg(unix)]
fn network() -> io::Result<()> {
    use rustix::net::{AddressFamily, SocketType, socket};
    socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    Ok(())
}

#[cfg(not(unix))]
fn network() -> io::Result<()> {
    Ok(())
}

fn write() -> io::Result<()> {
    let path = std::env::temp_dir().join(format!("ratlas-probe-{}", std::process::id()));
    File::options().write(true).create_new(true).open(&path)?;
    std::fs::remove_file(path)
}

/// Reads a file that everybody may read. Folders with programs stay readable where text is recognised.
fn read() -> io::Result<()> {
    std::fs::read_dir(std::env::temp_dir()).map(drop)
}

fn take(memory: u64) -> io::Result<()> {
    let twice = usize::try_from(memory.saturating_mul(2)).unwrap_or(usize::MAX);
    let mut taken: Vec<u8> = Vec::new();
    taken.try_reserve_exact(twice).map_err(|_| io::ErrorKind::OutOfMemory.into())
}
