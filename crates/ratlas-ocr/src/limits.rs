//! How much a program may take and say.

use std::time::Duration;

/// How long one picture may take. A full page takes 2 to 10 seconds on one core, a newspaper page
/// on a slow machine about a minute.
pub(crate) const PICTURE_TIME: Duration = Duration::from_mins(3);

/// How long the program may take to say its version and languages.
pub(crate) const START_TIME: Duration = Duration::from_secs(20);

/// Bytes of an answer that are read; that for a full page has about 500 kB.
pub(crate) const MAX_ANSWER_BYTES: u64 = 64 << 20;

/// Bytes of complaints that are read.
pub(crate) const MAX_COMPLAINT_BYTES: u64 = 16 << 10;
