//! The only place of this crate that takes the clock: runs are stamped, papers never.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

/// When something began.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    start: Instant,
}

impl Clock {
    /// Begins now.
    pub(crate) fn start() -> Clock {
        Clock { start: Instant::now() }
    }

    /// Time since it began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// Seconds since it began.
    pub(crate) fn seconds(&self) -> f64 {
        self.elapsed().as_secs_f64()
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

/// Whether a time, in nanoseconds since 1970, is nearer to now than `span`. A file server's clock
/// may be ahead; what is further ahead says nothing.
pub(crate) fn is_within(time: i64, span: Duration) -> bool {
    if span.is_zero() {
        return false;
    }
    let apart = Timestamp::now().as_nanosecond().abs_diff(time.into());
    apart < span.as_nanos()
}

/// Nanoseconds since 1970; before, they are negative.
pub(crate) fn nanoseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |it| -it),
    }
}
