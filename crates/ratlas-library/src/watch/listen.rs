//! Listening for changes: the system tells, or folders are looked through now and then.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::watch::Listening;
use crate::watch::inbox::{Inbox, Source};

/// How often folders are looked through that the system cannot watch, where nothing else is wanted.
const POLL: Duration = Duration::from_mins(1);

/// Listens in folders as long as it lives.
pub(crate) struct Listener {
    inbox: Arc<Inbox>,
    /// Whether all folders are to be looked through.
    poll: Option<Duration>,
    events: Option<RecommendedWatcher>,
    polling: Option<PollWatcher>,
}

impl Listener {
    /// A listener that leaves its news in an inbox; with `poll`, all folders are looked through that
    /// often.
    pub(crate) fn new(inbox: Arc<Inbox>, poll: Option<Duration>) -> Listener {
        Listener { inbox, poll, events: None, polling: None }
    }

    /// Listens in a folder and all below, anew if it was listened to before.
    ///
    /// # Errors
    ///
    /// If even looking through it fails.
    pub(crate) fn listen(&mut self, folder: &Path) -> io::Result<Listening> {
        self.leave(folder);
        let is_polled = self.poll.is_some() || is_on_network(folder);
        if !is_polled && self.by_events(folder).is_ok() {
            return Ok(Listening::Events);
        }
        self.by_polling(folder).map_err(io::Error::other)?;
        Ok(Listening::Polling { every: self.every() })
    }

    /// Stops listening in a folder.
    pub(crate) fn leave(&mut self, folder: &Path) {
        // A folder that is gone is not listened to any more.
        if let Some(watcher) = &mut self.events {
            let _ = watcher.unwatch(folder);
        }
        if let Some(watcher) = &mut self.polling {
            let _ = watcher.unwatch(folder);
        }
    }

    /// Looks through all folders from now on, because the system gives no more watches.
    pub(crate) fn give_up_events(&mut self) {
        self.events = None;
        self.poll = Some(self.every());
    }

    fn every(&self) -> Duration {
        self.poll.unwrap_or(POLL)
    }

    fn by_events(&mut self, folder: &Path) -> notify::Result<()> {
        let watcher = match &mut self.events {
            Some(watcher) => watcher,
            none => {
                let inbox = Arc::clone(&self.inbox);
                let listen = move |news| inbox.take(news, Source::Events);
                none.insert(RecommendedWatcher::new(listen, Config::default())?)
            }
        };
        let res = watcher.watch(folder, RecursiveMode::Recursive);
        if res.is_err() {
            // Some of its folders may be watched.
            let _ = watcher.unwatch(folder);
        }
        res
    }

    fn by_polling(&mut self, folder: &Path) -> notify::Result<()> {
        let config = Config::default().with_poll_interval(self.every());
        let watcher = match &mut self.polling {
            Some(watcher) => watcher,
            none => {
                let inbox = Arc::clone(&self.inbox);
                let listen = move |news| inbox.take(news, Source::Polling);
                none.insert(PollWatcher::new(listen, config)?)
            }
        };
        watcher.watch(folder, RecursiveMode::Recursive)
    }
}

/// Whether a folder is on a network drive: the system tells only what this machine changes there.
#[cfg(target_os = "linux")]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::unnecessary_cast,
    reason = "the type of the number differs between machines; all known ones have 32 bits"
)]
fn is_on_network(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|it| NETWORK.contains(&(it.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
fn is_on_network(_: &Path) -> bool {
    false
}

/// File systems of other machines: NFS, SMB (three generations), 9P, AFS, Ceph, and those of programs,
/// most of which are remote.
#[cfg(target_os = "linux")]
const NETWORK: [u32; 8] = [
    0x0000_6969,
    0x0000_517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x0102_1997,
    0x5346_414f,
    0x00c3_6400,
    0x6573_5546,
];
