//! The server under load: many connections that ask, idle ones, and ones that are slow.

mod clients;
mod server;
mod tools;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

pub use self::clients::Held;
use self::server::Server;
pub use self::tools::{Asked, Tool};

/// What is tried.
#[derive(Debug, Clone)]
pub struct Load {
    /// The program.
    pub program: PathBuf,
    /// The library it serves.
    pub library: PathBuf,
    /// Addresses that are asked for, from `/`.
    pub addresses: Vec<String>,
    /// Connections at a time.
    pub connections: Vec<usize>,
    /// How long each address is asked for with each number of connections.
    pub time: Duration,
    /// Connections that only are there.
    pub idle: usize,
    /// Connections that send a byte a second.
    pub slow: usize,
}

/// What was measured.
#[derive(Debug)]
pub struct Measured {
    /// Of each address with each number of connections; none without a tool.
    pub asked: Vec<Asked>,
    /// The tool that asked.
    pub tool: Option<Tool>,
    /// With idle connections.
    pub idle: Held,
    /// With slow connections.
    pub slow: Held,
}

impl Load {
    /// Starts the program on the library and tries it.
    ///
    /// # Errors
    ///
    /// If it does not start, or does not answer any more.
    pub fn run(&self) -> anyhow::Result<Measured> {
        let server = Server::start(&self.program, &self.library)?;
        let tool = Tool::installed();
        let mut asked = Vec::new();
        for address in &self.addresses {
            // What is read for the first time is read from disk.
            server.ask(address)?;
            for &connections in &self.connections {
                let Some(tool) = tool else { continue };
                let url = server.url(address);
                asked.push(tool.ask(&url, address, connections, self.time)?);
            }
        }
        let idle = clients::idle(&server, self.idle)?;
        let slow = clients::slow(&server, self.slow)?;
        server.stop()?;
        Ok(Measured { asked, tool, idle, slow })
    }
}

impl Measured {
    /// Answers that were none.
    pub fn errors(&self) -> u64 {
        self.asked.iter().map(|it| it.errors).sum()
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tool {
            None => writeln!(f, "neither wrk nor oha is installed: nothing was asked in parallel")?,
            Some(tool) => writeln!(f, "asked by {}", tool.name())?,
        }
        writeln!(f, "| address | connections | requests/s | median | 99 % | errors |")?;
        writeln!(f, "|---|--:|--:|--:|--:|--:|")?;
        for it in &self.asked {
            let Asked { address, connections, per_second, median, last, errors } = it;
            writeln!(
                f,
                "| `{address}` | {connections} | {per_second:.0} | {median} | {last} | {errors} |"
            )?;
        }
        writeln!(f)?;
        writeln!(
            f,
            "| connections | asked for | held | ended by the server | kB before | kB with them | answered in |"
        )?;
        writeln!(f, "|---|--:|--:|--:|--:|--:|--:|")?;
        for (name, it) in [("idle", &self.idle), ("slow", &self.slow)] {
            writeln!(f, "| {name} | {it} |")?;
        }
        Ok(())
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Held { wanted, held, ended, before, with, answered } = self;
        write!(f, "{wanted} | {held} | {ended} | {before} | {with} | {answered:.1?}")
    }
}
