//! The only place of this crate that takes the clock: runs are stamped, papers never.

use std::time::Instant;

use jiff::Timestamp;

/// When something began.
pub(crate) struct Clock {
    start: Instant,
}

impl Clock {
    /// Begins now.
    pub(crate) fn start() -> Clock {
        Clock { start: Instant::now() }
    }

    /// Seconds since it began.
    pub(crate) fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }
}

/// The time of day, UTC, to the second, for names of files.
pub(crate) fn compact_stamp() -> String {
    stamp().replace(':', "")
}

/// The time of day, UTC, to the second.
pub(crate) fn stamp() -> String {
    Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
