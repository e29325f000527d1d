//! Where the threads that listen leave what they heard.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, EventKind};

use crate::clock::Clock;
use crate::ingest::is_ignored;
use crate::watch::agenda::{Agenda, Due, Heard, Pace};

/// The agenda, for several threads.
pub(crate) struct Inbox {
    clock: Clock,
    state: Mutex<State>,
    heard: Condvar,
    /// The library's own folder, by all its names: what is written there is no news.
    library: Vec<PathBuf>,
    /// The watched folders.
    roots: Vec<PathBuf>,
}

struct State {
    agenda: Agenda,
    /// Whether the system gives no more watches.
    is_full: bool,
}

/// How news come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The system tells.
    Events,
    /// Folders are looked through now and then.
    Polling,
}

impl Inbox {
    /// An inbox for news of folders, by their absolute paths.
    pub(crate) fn new(pace: Pace, library: Vec<PathBuf>, roots: Vec<PathBuf>) -> Inbox {
        let state = State { agenda: Agenda::new(pace), is_full: false };
        let (state, heard) = (Mutex::new(state), Condvar::new());
        Inbox { clock: Clock::start(), state, heard, library, roots }
    }

    /// Waits until something is due, at most for a time.
    pub(crate) fn wait(&self, at_most: Duration) -> Option<Due> {
        let mut state = self.lock();
        let due = state.agenda.due(self.clock.elapsed());
        if due.is_some() {
            return due;
        }
        let idle = state.agenda.idle(self.clock.elapsed()).min(at_most);
        let (mut state, _) =
            self.heard.wait_timeout(state, idle).unwrap_or_else(PoisonError::into_inner);
        state.agenda.due(self.clock.elapsed())
    }

    /// Has everything walked.
    pub(crate) fn look_everywhere(&self) {
        self.lock().agenda.look_everywhere(self.clock.elapsed());
        self.heard.notify_one();
    }

    /// Puts what could not be done back, for a later time.
    pub(crate) fn again(&self, due: Due, later: Duration) {
        let now = self.clock.elapsed();
        let mut state = self.lock();
        state.agenda.again(due, now);
        state.agenda.hold(now.saturating_add(later));
    }

    /// A file has to be looked at again.
    pub(crate) fn look_again(&self, path: &Path) {
        self.lock().agenda.hear(path, Heard::Changed, self.clock.elapsed());
    }

    /// Whether the system gave no more watches; asked once.
    pub(crate) fn take_is_full(&self) -> bool {
        std::mem::take(&mut self.lock().is_full)
    }

    /// Takes what a listener heard.
    pub(crate) fn take(&self, news: notify::Result<Event>, source: Source) {
        match news {
            Ok(event) if event.need_rescan() => self.look_everywhere(),
            Ok(event) => self.take_event(&event, source),
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                self.lock().is_full = true;
                self.heard.notify_one();
            }
            // What cannot be read is told by the walk; here it would be told each time.
            Err(_) if source == Source::Polling => {}
            Err(_) => self.look_everywhere(),
        }
    }

    fn take_event(&self, event: &Event, source: Source) {
        let Some(heard) = heard(event.kind, source) else { return };
        let mut is_news = false;
        for path in event.paths.iter().filter(|it| self.is_watched(it)) {
            // Polling tells of each folder whose entries have changed; so do the entries.
            if source == Source::Polling && event.kind.is_modify() && path.is_dir() {
                continue;
            }
            is_news = true;
            if self.roots.contains(path) {
                self.look_everywhere();
            } else {
                self.lock().agenda.hear(path, heard, self.clock.elapsed());
            }
        }
        if is_news {
            self.heard.notify_one();
        }
    }

    /// Whether a walk would look at a path, too.
    fn is_watched(&self, path: &Path) -> bool {
        if self.library.iter().any(|it| path.starts_with(it)) {
            return false;
        }
        self.roots.iter().any(|root| {
            path.strip_prefix(root)
                .is_ok_and(|below| !below.components().any(|it| is_ignored(it.as_os_str())))
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an event says; nothing where somebody has only looked.
fn heard(kind: EventKind, source: Source) -> Option<Heard> {
    // Only there the end of writing is told.
    let is_end_told = cfg!(target_os = "linux") && source == Source::Events;
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Remove(_)
        | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Some(Heard::Closed),
        EventKind::Access(_) => None,
        EventKind::Modify(ModifyKind::Data(_)) if is_end_told => Some(Heard::Written),
        _ => Some(Heard::Changed),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag};

    use super::*;

    const REST: Duration = Duration::ZERO;

    fn inbox() -> Inbox {
        let pace = Pace { rest: REST, full: Duration::from_hours(1) };
        let inbox = Inbox::new(pace, vec!["/p/bibliothek".into()], vec!["/p".into()]);
        assert_eq!(inbox.wait(Duration::ZERO), Some(Due::Everything));
        inbox
    }

    /// What is due after one event.
    fn due(kind: EventKind, path: &str) -> Option<Due> {
        let inbox = inbox();
        inbox.take(Ok(Event::new(kind).add_path(path.into())), Source::Events);
        inbox.wait(Duration::ZERO)
    }

    #[test]
    fn only_what_a_walk_would_see_is_news() {
        let created = EventKind::Create(CreateKind::File);
        let place = |path: &str| Some(Due::Places(vec![path.into()]));
        assert_eq!(due(created, "/p/a.pdf"), place("/p/a.pdf"));
        assert_eq!(due(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/p/a.pdf"), None);
        for path in ["/p/.a.pdf.part", "/p/.git/a", "/p/~$a.docx", "/p/bibliothek/x", "/q/a"] {
            assert_eq!(due(created, path), None, "{path}");
        }
        assert_eq!(due(created, "/p"), Some(Due::Everything));
    }

    #[test]
    fn lost_events_and_lost_watches() {
        let inbox = inbox();
        inbox.take(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)), Source::Events);
        assert_eq!(inbox.wait(Duration::ZERO), Some(Due::Everything));
        assert!(!inbox.take_is_full());
        inbox.take(Err(notify::Error::new(ErrorKind::MaxFilesWatch)), Source::Events);
        assert!(inbox.take_is_full());
        assert!(!inbox.take_is_full());
        inbox.take(Err(notify::Error::generic("odd")), Source::Polling);
        assert_eq!(inbox.wait(Duration::ZERO), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_is_written_to_is_open() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(heard(written, Source::Events), Some(Heard::Written));
        assert_eq!(heard(written, Source::Polling), Some(Heard::Changed));
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(heard(closed, Source::Events), Some(Heard::Closed));
    }
}
