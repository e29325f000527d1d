//! How many may be at work at a time; others wait, but not for ever.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Places to work at.
pub(super) struct Seats {
    n_free: Mutex<usize>,
    freed: Condvar,
    patience: Duration,
}

/// A place, until it is dropped.
pub(super) struct Seat<'a>(&'a Seats);

impl Seats {
    /// So many places, for which nobody waits longer than `patience`.
    pub(super) fn new(n_seats: usize, patience: Duration) -> Seats {
        Seats { n_free: Mutex::new(n_seats), freed: Condvar::new(), patience }
    }

    /// A place as soon as there is one; `None` if that takes too long.
    pub(super) fn take(&self) -> Option<Seat<'_>> {
        let n_free = self.n_free.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.freed.wait_timeout_while(n_free, self.patience, |it| *it == 0);
        let (mut n_free, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *n_free = n_free.checked_sub(1)?;
        Some(Seat(self))
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        *self.0.n_free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_waits_for_ever() {
        let seats = Seats::new(2, Duration::ZERO);
        let (one, two) = (seats.take(), seats.take());
        assert!(one.is_some() && two.is_some() && seats.take().is_none());
        drop(one);
        assert!(seats.take().is_some());
    }

    #[test]
    fn who_waits_gets_the_next_one() {
        let seats = Seats::new(1, Duration::from_mins(1));
        let first = seats.take();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| seats.take().is_some());
            drop(first);
            assert!(waiting.join().unwrap());
        });
    }
}
