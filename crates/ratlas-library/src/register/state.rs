//! How a matter stands, and until when it is to be answered.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use ratlas_model::{Genre, Outcome};

use crate::trace::{LifeAnswer, LifeOutcome};

/// How a matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterState {
    /// Not answered though its term is over.
    Overdue,
    /// Neither answered nor decided.
    Open,
    /// Answered, not decided.
    Answered,
    /// Finally decided.
    Decided,
    /// Withdrawn.
    Withdrawn,
}

impl RegisterState {
    /// Every state.
    pub const ALL: [RegisterState; 5] = [
        RegisterState::Overdue,
        RegisterState::Open,
        RegisterState::Answered,
        RegisterState::Decided,
        RegisterState::Withdrawn,
    ];

    /// The written name.
    pub fn as_str(self) -> &'static str {
        match self {
            RegisterState::Overdue => "overdue",
            RegisterState::Open => "open",
            RegisterState::Answered => "answered",
            RegisterState::Decided => "decided",
            RegisterState::Withdrawn => "withdrawn",
        }
    }
}

/// Days within which motions and inquiries are to be answered where nobody says otherwise.
///
/// Rules of procedure differ from city to city; three months and six weeks are what many of them
/// come to, and no more than a beginning.
pub fn default_terms() -> BTreeMap<Genre, i64> {
    BTreeMap::from([(Genre::Motion, 90), (Genre::Inquiry, 42)])
}

/// The last day of a term; nothing for what has no day to count from.
pub(super) fn due(date: Option<&str>, term: Option<i64>) -> Option<String> {
    let date: Date = date?.parse().ok()?;
    let due = date.checked_add(term?.clamp(0, MAX_TERM).days()).ok()?;
    Some(due.to_string())
}

/// A hundred years.
const MAX_TERM: i64 = 36_525;

/// How a matter stands at a day.
pub(super) fn state(
    answer: Option<&LifeAnswer>,
    outcome: Option<&LifeOutcome>,
    due: Option<&str>,
    as_of: Option<&str>,
) -> RegisterState {
    let is_over = |due: &str| as_of.is_some_and(|it| due < it);
    match outcome.map(|it| it.outcome) {
        Some(Outcome::Withdrawn) => RegisterState::Withdrawn,
        Some(_) => RegisterState::Decided,
        None if answer.is_some() => RegisterState::Answered,
        None if due.is_some_and(is_over) => RegisterState::Overdue,
        None => RegisterState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms() {
        assert_eq!(due(Some("2021-12-01"), Some(42)).as_deref(), Some("2022-01-12"));
        assert_eq!(due(Some("2021-12"), Some(42)), None);
        assert_eq!(due(Some("2021-12-01"), None), None);
        assert_eq!(due(Some("9999-12-01"), Some(i64::MAX)), None);
    }

    #[test]
    fn a_term_is_over_on_the_day_behind_it() {
        for (as_of, expected) in
            [("2022-01-12", RegisterState::Open), ("2022-01-13", RegisterState::Overdue)]
        {
            assert_eq!(state(None, None, Some("2022-01-12"), Some(as_of)), expected);
        }
    }
}
