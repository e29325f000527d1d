//! What is to be looked at, and when. Knows no clock: every time is the time since watching began.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// With more places than these a walk through everything is no more work.
const MAX_TOUCHED: usize = 10_000;

/// How long places that rest wait for others that do not: a file that is written all day must not
/// hold up the rest.
const GATHER: Duration = Duration::from_secs(30);

/// How many times as long a file rests that was written to and not closed. It may be moved while it
/// is open, and then nobody tells that it was closed.
const RESTS_OPEN: u32 = 12;

/// How often is asked whether what waits is due.
const ASK: Duration = Duration::from_millis(100);

/// What was heard of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// It came, changed, moved or went.
    Changed,
    /// It was written to, and its end will be told.
    Written,
    /// Whoever wrote to it has closed it, or it is gone.
    Closed,
}

/// What is to be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Due {
    /// All folders are walked.
    Everything,
    /// These files and folders are looked at; none is below another one.
    Places(Vec<PathBuf>),
}

/// How often what is done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// How long a place has to be unchanged.
    pub(crate) rest: Duration,
    /// The time from one walk through everything to the next.
    pub(crate) full: Duration,
}

/// The places that changed, and the next walk through everything.
#[derive(Debug)]
pub(crate) struct Agenda {
    pace: Pace,
    touched: BTreeMap<PathBuf, Touch>,
    /// When everything is walked.
    everything: Duration,
    /// Nothing is done before.
    not_before: Duration,
}

/// What was heard of a place.
#[derive(Debug, Clone, Copy)]
struct Touch {
    first: Duration,
    last: Duration,
    is_open: bool,
}

impl Touch {
    /// When the place has rested long enough.
    fn ready(&self, rest: Duration) -> Duration {
        let rest = if self.is_open { rest.saturating_mul(RESTS_OPEN) } else { rest };
        self.last.saturating_add(rest)
    }
}

impl Agenda {
    /// An agenda that begins with a walk through everything.
    pub(crate) fn new(pace: Pace) -> Agenda {
        let (everything, not_before) = (Duration::ZERO, Duration::ZERO);
        Agenda { pace, touched: BTreeMap::new(), everything, not_before }
    }

    /// Something was heard of a place.
    pub(crate) fn hear(&mut self, path: &Path, heard: Heard, now: Duration) {
        if let Some(touch) = self.touched.get_mut(path) {
            touch.last = now;
            touch.is_open = match heard {
                Heard::Changed => touch.is_open,
                Heard::Written => true,
                Heard::Closed => false,
            };
        } else if self.touched.len() < MAX_TOUCHED {
            let is_open = heard == Heard::Written;
            self.touched.insert(path.to_owned(), Touch { first: now, last: now, is_open });
        } else {
            self.touched.clear();
            self.look_everywhere(now);
        }
    }

    /// Something was not heard, or may not have been: everything has to be walked.
    pub(crate) fn look_everywhere(&mut self, now: Duration) {
        self.everything = self.everything.min(now.saturating_add(self.pace.rest));
    }

    /// Does nothing before a time: another process is writing, or the disk is full.
    pub(crate) fn hold(&mut self, until: Duration) {
        self.not_before = until;
    }

    /// Takes what is due off the agenda.
    pub(crate) fn due(&mut self, now: Duration) -> Option<Due> {
        let rest = self.pace.rest;
        if now < self.not_before {
            return None;
        }
        if self.everything <= now {
            self.everything = now.saturating_add(self.pace.full);
            self.touched.retain(|_, it| it.ready(rest) > now);
            return Some(Due::Everything);
        }
        if !self.touched.values().any(|it| it.ready(rest) <= now) || !self.is_gathered(now) {
            return None;
        }
        let mut places: Vec<PathBuf> = Vec::new();
        self.touched.retain(|path, touch| {
            let is_ready = touch.ready(rest) <= now;
            if is_ready && !places.iter().rev().any(|it| path.starts_with(it)) {
                places.push(path.clone());
            }
            !is_ready
        });
        Some(Due::Places(places))
    }

    /// Puts what could not be done back on the agenda.
    pub(crate) fn again(&mut self, due: Due, now: Duration) {
        match due {
            Due::Everything => self.everything = now,
            Due::Places(places) => {
                for path in places {
                    self.hear(&path, Heard::Changed, now.saturating_sub(self.pace.rest));
                }
            }
        }
    }

    /// How long nothing will be due if nothing is heard.
    pub(crate) fn idle(&self, now: Duration) -> Duration {
        let ready = self.touched.values().map(|it| it.ready(self.pace.rest)).min();
        let next = ready.map_or(self.everything, |it| it.min(self.everything));
        let next = next.max(self.not_before);
        // What has rested and waits for others is asked for now and then.
        next.saturating_sub(now).max(if ready.is_some() { ASK } else { Duration::ZERO })
    }

    /// Whether the places that rest have waited for the others.
    fn is_gathered(&self, now: Duration) -> bool {
        let rest = self.pace.rest;
        let mut ready = self.touched.values().filter(|it| it.ready(rest) <= now);
        ready.clone().count() == self.touched.len()
            || ready.any(|it| it.first.saturating_add(rest).saturating_add(GATHER) <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace { rest: Duration::from_secs(5), full: Duration::from_hours(24) };

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// An agenda whose first walk is done.
    fn begun() -> Agenda {
        let mut agenda = Agenda::new(PACE);
        assert_eq!(agenda.due(at(0)), Some(Due::Everything));
        agenda
    }

    fn hear(agenda: &mut Agenda, path: &str, heard: Heard, seconds: u64) {
        agenda.hear(Path::new(path), heard, at(seconds));
    }

    fn places(paths: &[&str]) -> Due {
        Due::Places(paths.iter().map(PathBuf::from).collect())
    }

    #[test]
    fn a_file_is_looked_at_when_it_rests() {
        let mut agenda = begun();
        assert_eq!(agenda.due(at(1)), None);
        hear(&mut agenda, "/p/a.pdf", Heard::Changed, 2);
        hear(&mut agenda, "/p/a.pdf", Heard::Changed, 6);
        assert_eq!(agenda.due(at(10)), None);
        assert_eq!(agenda.idle(at(10)), at(1));
        assert_eq!(agenda.due(at(11)), Some(places(&["/p/a.pdf"])));
        assert_eq!(agenda.due(at(12)), None);
    }

    #[test]
    fn an_open_file_is_waited_for_but_not_for_ever() {
        let mut agenda = begun();
        hear(&mut agenda, "/p/a.pdf", Heard::Written, 2);
        assert_eq!(agenda.due(at(20)), None);
        hear(&mut agenda, "/p/a.pdf", Heard::Closed, 30);
        assert_eq!(agenda.due(at(34)), None);
        assert_eq!(agenda.due(at(35)), Some(places(&["/p/a.pdf"])));
        hear(&mut agenda, "/p/b.pdf", Heard::Written, 40);
        assert_eq!(agenda.due(at(99)), None);
        assert_eq!(agenda.due(at(100)), Some(places(&["/p/b.pdf"])));
    }

    #[test]
    fn many_changes_are_one_run() {
        let mut agenda = begun();
        hear(&mut agenda, "/p/neu/b.pdf", Heard::Changed, 2);
        hear(&mut agenda, "/p/neu", Heard::Changed, 3);
        hear(&mut agenda, "/p/neu/a.pdf", Heard::Changed, 4);
        hear(&mut agenda, "/p/neuer.pdf", Heard::Changed, 6);
        assert_eq!(agenda.due(at(9)), None, "waits for those that do not rest");
        assert_eq!(agenda.due(at(11)), Some(places(&["/p/neu", "/p/neuer.pdf"])));
    }

    #[test]
    fn a_restless_file_does_not_hold_up_others() {
        let mut agenda = begun();
        hear(&mut agenda, "/p/a.pdf", Heard::Changed, 1);
        for second in 1..=36 {
            hear(&mut agenda, "/p/wird.log", Heard::Changed, second);
            assert_eq!(agenda.due(at(second)), (second == 36).then(|| places(&["/p/a.pdf"])));
        }
    }

    #[test]
    fn everything_is_walked_each_day_and_when_events_were_lost() {
        let mut agenda = begun();
        assert_eq!(agenda.due(at(86_399)), None);
        assert_eq!(agenda.due(at(86_400)), Some(Due::Everything));
        agenda.look_everywhere(at(86_500));
        agenda.look_everywhere(at(86_504));
        assert_eq!(agenda.due(at(86_504)), None);
        assert_eq!(agenda.due(at(86_505)), Some(Due::Everything));
        assert_eq!(agenda.due(at(86_506)), None);
    }

    #[test]
    fn a_flood_of_events_is_a_walk() {
        let mut agenda = begun();
        for number in 0..=MAX_TOUCHED {
            hear(&mut agenda, &format!("/p/{number}.pdf"), Heard::Changed, 1);
        }
        assert!(agenda.touched.is_empty());
        assert_eq!(agenda.due(at(6)), Some(Due::Everything));
    }

    #[test]
    fn what_could_not_be_done_is_done_later() {
        let mut agenda = begun();
        hear(&mut agenda, "/p/a.pdf", Heard::Changed, 1);
        let due = agenda.due(at(6)).unwrap();
        agenda.again(due, at(6));
        agenda.hold(at(16));
        assert_eq!(agenda.due(at(10)), None);
        assert_eq!(agenda.idle(at(10)), at(6));
        assert_eq!(agenda.due(at(16)), Some(places(&["/p/a.pdf"])));
    }
}
