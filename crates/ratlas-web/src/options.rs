//! What a server is started with.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use ratlas_library::{Disclosure, WorkerProgram};

use crate::limits::Limits;

/// What is served, where and to whom.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct ServeOptions {
    /// The folder of the library.
    pub library: PathBuf,
    /// The address to listen at; port 0 takes any that is free.
    pub addr: SocketAddr,
    /// Who may ask.
    pub access: Access,
    /// Names under which the server is reached, beside those of this machine itself: requests for
    /// others are refused, so that no page elsewhere can read here under a name of its own.
    pub hosts: Vec<String>,
    /// What of the papers is shown.
    pub disclosure: Disclosure,
    /// Whether files may be sent to be compared with the library; they are read and not kept.
    pub uploads: bool,
    /// Whether searches may be kept and removed.
    pub saving: bool,
    /// Whether `/metrics` answers.
    pub metrics: bool,
    /// Whether what is shown are the invented sample papers.
    pub is_demo: bool,
    /// What draws pages and reads files that are sent.
    pub worker: WorkerProgram,
    /// How many questions are answered at a time; others wait.
    pub threads: usize,
    /// How much clients can take.
    pub limits: Limits,
}

/// Who may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Everybody who reaches the address; for addresses of this machine only.
    Open,
    /// Who knows the token.
    Token(String),
    /// Whom a reverse proxy has let in: it names the user in a header.
    Proxy {
        /// The name of the header.
        header: String,
        /// The addresses of the proxy; the header of others is not believed.
        from: Vec<IpAddr>,
    },
}
