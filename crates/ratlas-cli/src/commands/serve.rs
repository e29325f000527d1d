//! `ratlas serve`: the library in a browser.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::num::NonZero;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};
use ratlas_library::{Disclosure, Library, WorkerProgram};
use ratlas_web::{Access, Limits, ServeOptions};

use crate::args::serve::Serve;
use crate::commands::demo::Demo;
use crate::exit::Exit;
use crate::messages::serve::told;
use crate::session::Session;

/// The variable with the token.
const TOKEN_VARIABLE: &str = "RATLAS_TOKEN";

/// Shorter tokens can be guessed.
const MIN_TOKEN: usize = 16;

/// A page of a paper is drawn, or a file that was sent is read, within this time.
const WORKER_TIME: Duration = Duration::from_secs(30);

/// Serves until it is ended. That is how it is meant to end, so it is no interruption.
pub(crate) fn run(serve: &Serve, session: &mut Session) -> Result<Exit> {
    let addr = addr(&serve.addr, session)?;
    let access = access(serve, addr, session)?;
    raise_file_limit();
    let demo = if serve.demo { Some(Demo::make(session)?) } else { None };
    let library = demo.as_ref().map_or(session.library.as_path(), Demo::library).to_owned();
    if demo.is_none() {
        // Told before anybody opens a browser. One that appears later is served all the same.
        drop(Library::open(&library)?);
    }
    let options = ServeOptions {
        disclosure: Disclosure {
            closed: serve.closed,
            private_persons: !serve.without_private_persons,
        },
        uploads: !serve.no_uploads && (serve.uploads || addr.ip().is_loopback()),
        saving: !serve.read_only,
        metrics: serve.metrics,
        is_demo: demo.is_some(),
        worker: WorkerProgram::this(["worker", "--ocr", "never"].map(Into::into).to_vec())
            .context("worker")?
            .with_time(WORKER_TIME),
        threads: serve.threads.map_or_else(cores, usize::from),
        limits: Limits::default(),
        hosts: serve.host.clone(),
        library,
        addr,
        access,
    };
    let lang = session.lang;
    ratlas_web::serve(options, |started| {
        let _ = session.message(&told(lang, "started", &[&started.addr]));
    })?;
    session.message(told(lang, "ended", &[]).as_str())?;
    Ok(Exit::Done)
}

fn cores() -> usize {
    thread::available_parallelism().map_or(2, NonZero::get)
}

fn addr(typed: &str, session: &Session) -> Result<SocketAddr> {
    let found = typed.to_socket_addrs().ok().and_then(|mut it| it.next());
    match found {
        Some(addr) => Ok(addr),
        None => bail!(told(session.lang, "no_address", &[&typed])),
    }
}

/// Who may ask; an address that others reach must say.
fn access(serve: &Serve, addr: SocketAddr, session: &Session) -> Result<Access> {
    if let Some(header) = &serve.user_header {
        let own = || vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        let from = if serve.proxy.is_empty() { own() } else { serve.proxy.clone() };
        return Ok(Access::Proxy { header: header.clone(), from });
    }
    let token = match &serve.token_file {
        Some(file) => Some(token_of(file)?),
        None => env::var(TOKEN_VARIABLE).ok(),
    };
    match token.map(|it| it.trim().to_owned()) {
        Some(token) if token.chars().count() < MIN_TOKEN => {
            bail!(told(session.lang, "short_token", &[&MIN_TOKEN]))
        }
        Some(token) => Ok(Access::Token(token)),
        None if addr.ip().is_loopback() => Ok(Access::Open),
        None => bail!(told(session.lang, "needs_token", &[&addr])),
    }
}

fn token_of(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| file.display().to_string())
}

/// Each connection takes a descriptor; systems start programs with few and allow more.
#[cfg(unix)]
fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current: _, maximum } = getrlimit(Resource::Nofile);
    // A system that refuses leaves what there is: fewer connections at a time.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
}

#[cfg(not(unix))]
fn raise_file_limit() {}
