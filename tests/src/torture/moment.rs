//! When a program is killed.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use fastrand::Rng;

use super::content;

/// A random moment of a run.
///
/// Half of them are spread evenly over the run. The others come shortly after something changed on
/// disk, since a commit is over in a millisecond that a clock rarely meets.
#[derive(Debug, Clone, Copy)]
pub(super) enum Moment {
    /// So long after the start.
    After(Duration),
    /// So long after the files of the library were seen to change so many times.
    Change(u32, Duration),
}

/// The most changes of files that are waited for; a run has more.
const CHANGES_MAX: u32 = 60;

/// The longest time after a change.
const AFTER_CHANGE: Duration = Duration::from_millis(4);

/// A run that changes nothing any more is not waited for longer.
const PATIENCE: Duration = Duration::from_mins(1);

impl Moment {
    pub(super) fn random(duration: Duration, rng: &mut Rng) -> Moment {
        if rng.bool() {
            Moment::After(duration.mul_f64(rng.f64()))
        } else {
            Moment::Change(rng.u32(1..=CHANGES_MAX), AFTER_CHANGE.mul_f64(rng.f64()))
        }
    }

    /// For a run that was over by then.
    pub(super) fn earlier(self) -> Moment {
        match self {
            Moment::After(time) => Moment::After(time.mul_f64(0.8)),
            Moment::Change(number, after) => Moment::Change((number * 2 / 3).max(1), after / 2),
        }
    }

    /// Waits for it, or until the program is over; gives the ids of the papers that could be seen
    /// in the library then.
    pub(super) fn wait(
        self,
        library: &Path,
        child: &mut Child,
    ) -> anyhow::Result<BTreeSet<String>> {
        match self {
            Moment::After(time) => {
                thread::sleep(time);
                // Whatever another process can see is promised to stay.
                return Ok(content::ids(library).unwrap_or_default());
            }
            Moment::Change(number, after) => {
                let begin = Instant::now();
                let mut last = look(library);
                let mut changes = 0;
                while changes < number && begin.elapsed() < PATIENCE && child.try_wait()?.is_none()
                {
                    let now = look(library);
                    changes += u32::from(now != last);
                    last = now;
                }
                thread::sleep(after);
            }
        }
        Ok(BTreeSet::new())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::After(time) => write!(f, "after {time:.1?}"),
            Moment::Change(number, after) => write!(f, "{after:.1?} after change {number}"),
        }
    }
}

/// Names, sizes and times of the files in a library and its index.
fn look(library: &Path) -> BTreeSet<(std::ffi::OsString, u64, Option<SystemTime>)> {
    let folders = [library.to_owned(), library.join("index")];
    let entries = folders.iter().filter_map(|it| fs::read_dir(it).ok()).flatten().flatten();
    entries
        .filter_map(|it| {
            let metadata = it.metadata().ok()?;
            Some((it.file_name(), metadata.len(), metadata.modified().ok()))
        })
        .collect()
}
