//! Pictures that were drawn, those used last; each drawn by one while others wait.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ratlas_read::PagePicture;

use crate::desk::DeskError;

/// How long it is remembered that a page cannot be drawn: whoever asks again at once would make a
/// worker try again, for up to its whole time.
const REFUSED_FOR: Duration = Duration::from_mins(1);

/// What keeping something takes beside the picture.
const ENTRY_BYTES: u64 = 512;

/// Which picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct PictureKey {
    /// The id of the file.
    pub(super) id: String,
    pub(super) page: u32,
    /// Pixels.
    pub(super) width: u32,
}

/// Keeps pictures.
pub(super) struct Pictures {
    state: Mutex<State>,
    /// Somebody has finished drawing.
    drawn: Condvar,
    max_bytes: u64,
    patience: Duration,
}

#[derive(Default)]
struct State {
    kept: HashMap<PictureKey, Kept>,
    /// The keys, by when they were asked for last.
    by_use: BTreeMap<u64, PictureKey>,
    n_uses: u64,
    n_bytes: u64,
    drawing: BTreeSet<PictureKey>,
}

struct Kept {
    what: Known,
    last_use: u64,
    n_bytes: u64,
}

#[derive(Clone)]
enum Known {
    Picture(Arc<PagePicture>),
    Refused { code: String, reason: String, until: Instant },
    Timeout { limit: Duration, until: Instant },
}

impl Pictures {
    /// Keeps up to so many bytes. Nobody waits longer than `patience` for what another draws.
    pub(super) fn new(max_bytes: u64, patience: Duration) -> Pictures {
        Pictures { state: Mutex::default(), drawn: Condvar::new(), max_bytes, patience }
    }

    /// The picture that is kept, else the one that `draw` makes.
    pub(super) fn get(
        &self,
        key: PictureKey,
        draw: impl FnOnce() -> Result<PagePicture, DeskError>,
    ) -> Result<Arc<PagePicture>, DeskError> {
        let is_drawn = |state: &mut State| state.drawing.contains(&key);
        let waited = self.drawn.wait_timeout_while(self.lock(), self.patience, is_drawn);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = state.known(&key) {
            return known.answer();
        }
        if !state.drawing.insert(key.clone()) {
            return Err(DeskError::Busy);
        }
        drop(state);
        let turn = Turn { pictures: self, key };
        let drawn = draw().map(Arc::new);
        if let Some(known) = Known::of(&drawn) {
            self.lock().keep(&turn.key, known, self.max_bytes);
        }
        drawn
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to draw, given back however drawing ends.
struct Turn<'a> {
    pictures: &'a Pictures,
    key: PictureKey,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.pictures.lock().drawing.remove(&self.key);
        self.pictures.drawn.notify_all();
    }
}

impl Known {
    /// What is worth to be kept of an answer: nothing that passes by itself.
    fn of(drawn: &Result<Arc<PagePicture>, DeskError>) -> Option<Known> {
        let until = Instant::now() + REFUSED_FOR;
        match drawn {
            Ok(picture) => Some(Known::Picture(Arc::clone(picture))),
            Err(DeskError::Refused { code, reason }) => {
                Some(Known::Refused { code: code.clone(), reason: reason.clone(), until })
            }
            Err(DeskError::Timeout { limit }) => Some(Known::Timeout { limit: *limit, until }),
            Err(_) => None,
        }
    }

    fn answer(self) -> Result<Arc<PagePicture>, DeskError> {
        match self {
            Known::Picture(picture) => Ok(picture),
            Known::Refused { code, reason, .. } => Err(DeskError::Refused { code, reason }),
            Known::Timeout { limit, .. } => Err(DeskError::Timeout { limit }),
        }
    }

    fn is_over(&self) -> bool {
        match self {
            Known::Picture(_) => false,
            Known::Refused { until, .. } | Known::Timeout { until, .. } => *until <= Instant::now(),
        }
    }

    fn n_bytes(&self) -> u64 {
        match self {
            Known::Picture(picture) => picture.png.len() as u64 + ENTRY_BYTES,
            Known::Refused { reason, .. } => reason.len() as u64 + ENTRY_BYTES,
            Known::Timeout { .. } => ENTRY_BYTES,
        }
    }
}

impl State {
    fn known(&mut self, key: &PictureKey) -> Option<Known> {
        if self.kept.get(key)?.what.is_over() {
            self.drop_key(key);
            return None;
        }
        self.n_uses += 1;
        let kept = self.kept.get_mut(key)?;
        self.by_use.remove(&kept.last_use);
        self.by_use.insert(self.n_uses, key.clone());
        kept.last_use = self.n_uses;
        Some(kept.what.clone())
    }

    fn keep(&mut self, key: &PictureKey, what: Known, max_bytes: u64) {
        self.drop_key(key);
        self.n_uses += 1;
        let (last_use, n_bytes) = (self.n_uses, what.n_bytes());
        self.n_bytes += n_bytes;
        self.by_use.insert(last_use, key.clone());
        self.kept.insert(key.clone(), Kept { what, last_use, n_bytes });
        while self.n_bytes > max_bytes {
            let Some((_, oldest)) = self.by_use.pop_first() else { return };
            self.drop_key(&oldest);
        }
    }

    fn drop_key(&mut self, key: &PictureKey) {
        if let Some(kept) = self.kept.remove(key) {
            self.by_use.remove(&kept.last_use);
            self.n_bytes -= kept.n_bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const PATIENCE: Duration = Duration::from_mins(1);

    fn key(page: u32) -> PictureKey {
        PictureKey { id: "a".to_owned(), page, width: 900 }
    }

    fn picture(n_bytes: usize) -> PagePicture {
        let (page_width_pt, page_height_pt) = (595.0, 842.0);
        PagePicture {
            png: vec![0; n_bytes],
            width: 900,
            height: 1_273,
            page_width_pt,
            page_height_pt,
        }
    }

    #[test]
    fn what_was_not_used_longest_goes_first() {
        let pictures = Pictures::new(3 * (1_000 + ENTRY_BYTES), PATIENCE);
        let drawn = Cell::new(0);
        let get = |page| {
            let before = drawn.get();
            let draw = || {
                drawn.set(before + 1);
                Ok(picture(1_000))
            };
            pictures.get(key(page), draw).unwrap();
            drawn.get() > before
        };
        assert_eq!([1, 2, 3, 1, 2, 3].map(get), [true, true, true, false, false, false]);
        assert!(!get(1));
        assert!(get(4));
        assert_eq!([1, 3, 4, 2].map(get), [false, false, false, true]);
        assert_eq!(pictures.lock().n_bytes, 3 * (1_000 + ENTRY_BYTES));
    }

    #[test]
    fn pictures_larger_than_the_room_are_given_and_not_kept() {
        let pictures = Pictures::new(1_000, PATIENCE);
        assert_eq!(pictures.get(key(1), || Ok(picture(5_000))).unwrap().png.len(), 5_000);
        let state = pictures.lock();
        assert_eq!((state.n_bytes, state.kept.len(), state.by_use.len()), (0, 0, 0));
    }

    #[test]
    fn each_is_drawn_once_at_a_time() {
        let (pictures, n_drawn) = (Pictures::new(1 << 20, PATIENCE), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let draw = || {
                        n_drawn.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        Ok(picture(10))
                    };
                    pictures.get(key(1), draw).unwrap();
                });
            }
        });
        assert_eq!(n_drawn.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn what_cannot_be_drawn_is_not_tried_again_at_once() {
        let pictures = Pictures::new(1 << 20, PATIENCE);
        let (code, reason) = ("worker/crash".to_owned(), "?".to_owned());
        let refused = pictures.get(key(1), || Err(DeskError::Refused { code, reason }));
        assert!(refused.is_err());
        let again = pictures.get(key(1), || panic!("tried again"));
        assert!(matches!(again, Err(DeskError::Refused { code, .. }) if code == "worker/crash"));
        // Who found no worker is not answered for others.
        assert!(pictures.get(key(2), || Err(DeskError::Busy)).is_err());
        assert!(pictures.get(key(2), || Ok(picture(1))).is_ok());
    }

    #[test]
    fn who_has_no_patience_is_told_to_come_again() {
        let pictures = Pictures::new(1 << 20, Duration::ZERO);
        let meanwhile = || {
            assert!(matches!(pictures.get(key(1), || Ok(picture(1))), Err(DeskError::Busy)));
            Ok(picture(1))
        };
        assert!(pictures.get(key(1), meanwhile).is_ok());
    }
}
