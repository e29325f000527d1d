//! What all requests share.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::{Mutex, Semaphore};

use crate::desk::SharedDesk;
use crate::guard::forms::FormSecret;
use crate::guard::hosts::Hosts;
use crate::kept::Kept;
use crate::metrics::Metrics;
use crate::options::ServeOptions;
use crate::pool::Pool;

/// The state of the server; shared by all requests.
#[derive(Debug, Clone)]
pub(crate) struct App(Arc<Inner>);

/// What is behind an [`App`].
#[derive(Debug)]
pub(crate) struct Inner {
    /// What the server was started with.
    pub(crate) options: ServeOptions,
    /// Libraries, open.
    pub(crate) pool: Pool,
    /// Answers of libraries.
    pub(crate) kept: Kept,
    /// Pictures and files.
    pub(crate) desk: SharedDesk,
    /// Names under which the server may be asked.
    pub(crate) hosts: Hosts,
    /// What forms of this server are known by.
    pub(crate) forms: FormSecret,
    /// Turns of requests that send much.
    pub(crate) large_bodies: Semaphore,
    /// When the library last could be opened for who asked whether it can.
    pub(crate) healthy: Mutex<Option<Instant>>,
    /// What was counted.
    pub(crate) metrics: Metrics,
}

impl App {
    /// The state of a server that listens at the address of `options`.
    ///
    /// # Errors
    ///
    /// If the system has no random numbers.
    pub(crate) fn new(options: ServeOptions) -> Result<App, getrandom::Error> {
        Ok(App(Arc::new(Inner {
            pool: Pool::new(&options),
            kept: Kept::new(options.limits.fresh),
            desk: SharedDesk::new(options.threads),
            hosts: Hosts::new(options.addr, &options.hosts),
            forms: FormSecret::random()?,
            large_bodies: Semaphore::new(options.limits.large_bodies),
            healthy: Mutex::default(),
            metrics: Metrics::new(),
            options,
        })))
    }
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
