//! Answers of the library, kept as long as the library is the same: pages are turned, gone back to, and
//! asked for by many.

use std::any::{Any, TypeId};
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use lru::LruCache;
use ratlas_library::Library;

use crate::app::App;
use crate::failure::Failure;

/// Bytes of all answers, about.
const MAX_BYTES: usize = 48 << 20;

/// An answer that takes more is not kept: it would drive out all others.
const MAX_ANSWER_BYTES: usize = MAX_BYTES / 4;

/// What keeping something takes beside the answer.
const ENTRY_BYTES: usize = 512;

/// How long an answer is kept: names of topics are read from files beside the library.
const LASTING: Duration = Duration::from_mins(5);

/// An answer that can be kept.
pub(crate) trait Keepable: Send + Sync + 'static {
    /// The bytes it takes, about; `None` of what must not be kept.
    fn bytes(&self) -> Option<usize>;
}

/// Keeps answers.
pub(crate) struct Kept {
    answers: Mutex<Answers>,
    /// How long the library is taken to be as it was.
    fresh: Duration,
}

/// The type of an answer, and the question.
type Key = (TypeId, String);

struct Answers {
    /// The state of the library that all answers are of, and when it last was seen to be that.
    state: Option<(u64, Instant)>,
    by_use: LruCache<Key, Answer>,
    bytes: usize,
}

struct Answer {
    given: Arc<dyn Any + Send + Sync>,
    at: Instant,
    bytes: usize,
}

impl Default for Answers {
    fn default() -> Answers {
        Answers { state: None, by_use: LruCache::unbounded(), bytes: 0 }
    }
}

impl Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").field("bytes", &self.lock().bytes).finish_non_exhaustive()
    }
}

impl App {
    /// Asks a library, as [`App::ask`], unless the same was asked while it was as it is. The question must
    /// depend on nothing but `key` and the library.
    ///
    /// # Errors
    ///
    /// As [`App::ask`]; they are not kept.
    pub(crate) async fn ask_kept<T: Keepable>(
        &self,
        key: impl Debug,
        question: impl Fn(&Library) -> Result<T, Failure> + Send + 'static,
    ) -> Result<Arc<T>, Failure> {
        let key = (TypeId::of::<T>(), format!("{key:?}"));
        if let Some(known) = self.kept.fresh(&key) {
            return Ok(known);
        }
        let app = self.clone();
        self.ask(move |library| {
            // An answer may be of a later state, never of an earlier.
            let state = library.refresh()?;
            if let Some(known) = app.kept.of(state, &key) {
                return Ok(known);
            }
            let given = Arc::new(question(library)?);
            app.kept.keep(state, key.clone(), &given);
            Ok(given)
        })
        .await
    }
}

impl Kept {
    /// Keeps none yet; `fresh` is how long the library is taken to be as it was.
    pub(crate) fn new(fresh: Duration) -> Kept {
        Kept { answers: Mutex::default(), fresh }
    }

    fn lock(&self) -> MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer, if nobody needs to be asked whether the library has changed.
    fn fresh<T: Keepable>(&self, key: &Key) -> Option<Arc<T>> {
        let mut answers = self.lock();
        let (_, seen) = answers.state?;
        if seen.elapsed() < self.fresh { answers.known(key) } else { None }
    }

    /// The answer of a library in this state; those of others are forgotten.
    fn of<T: Keepable>(&self, state: u64, key: &Key) -> Option<Arc<T>> {
        let mut answers = self.lock();
        if answers.state.is_none_or(|it| it.0 != state) {
            *answers = Answers::default();
        }
        answers.state = Some((state, Instant::now()));
        answers.known(key)
    }

    fn keep<T: Keepable>(&self, state: u64, key: Key, given: &Arc<T>) {
        let Some(bytes) = given.bytes() else { return };
        let bytes = bytes + key.1.len() + ENTRY_BYTES;
        let mut answers = self.lock();
        if bytes > MAX_ANSWER_BYTES || answers.state.is_none_or(|it| it.0 != state) {
            return;
        }
        let given: Arc<dyn Any + Send + Sync> = Arc::<T>::clone(given);
        answers.bytes += bytes;
        let before = answers.by_use.put(key, Answer { given, at: Instant::now(), bytes });
        answers.bytes -= before.map_or(0, |it| it.bytes);
        while answers.bytes > MAX_BYTES {
            let Some((_, oldest)) = answers.by_use.pop_lru() else { break };
            answers.bytes -= oldest.bytes;
        }
    }
}

impl Answers {
    fn known<T: Keepable>(&mut self, key: &Key) -> Option<Arc<T>> {
        let known = self.by_use.get(key)?;
        if known.at.elapsed() >= LASTING {
            return None;
        }
        Arc::clone(&known.given).downcast().ok()
    }
}

/// Bytes of the texts a row of a table has, beside what the row itself takes.
const ROW_TEXT_BYTES: usize = 256;

/// The bytes of rows of a table, about.
pub(crate) fn bytes_of<T>(rows: &[T]) -> usize {
    rows.len() * (size_of::<T>() + ROW_TEXT_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keepable for String {
        fn bytes(&self) -> Option<usize> {
            Some(self.len())
        }
    }

    fn key(name: &str) -> Key {
        (TypeId::of::<String>(), name.to_owned())
    }

    fn keep(kept: &Kept, state: u64, name: &str, bytes: usize) {
        kept.keep(state, key(name), &Arc::new("x".repeat(bytes)));
    }

    fn is_kept(kept: &Kept, state: u64, name: &str) -> bool {
        kept.of::<String>(state, &key(name)).is_some()
    }

    #[test]
    fn an_answer_is_of_one_state() {
        let kept = Kept::new(Duration::MAX);
        keep(&kept, 1, "before anybody looked", 1);
        assert!(!is_kept(&kept, 1, "before anybody looked"));
        keep(&kept, 1, "a", 1);
        assert!(kept.fresh::<String>(&key("a")).is_some() && is_kept(&kept, 1, "a"));
        assert!(!is_kept(&kept, 2, "a"));
        // What was asked of the library as it was comes too late.
        keep(&kept, 1, "a", 1);
        assert!(!is_kept(&kept, 2, "a") && !is_kept(&kept, 1, "a"));
        assert_eq!(kept.lock().bytes, 0);
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let kept = Kept::new(Duration::MAX);
        assert!(!is_kept(&kept, 1, "a"));
        keep(&kept, 1, "too large", MAX_ANSWER_BYTES);
        let large = MAX_ANSWER_BYTES - 1_000;
        for name in ["a", "b", "c", "a", "d"] {
            keep(&kept, 1, name, large);
        }
        assert!(is_kept(&kept, 1, "b"), "it was asked for last");
        keep(&kept, 1, "e", large);
        let left = ["a", "b", "c", "d", "e", "too large"].map(|it| is_kept(&kept, 1, it));
        assert_eq!(left, [true, true, false, true, true, false]);
        assert!(kept.lock().bytes <= MAX_BYTES);
    }
}
