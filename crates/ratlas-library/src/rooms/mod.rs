//! The library as a house with rooms: its bodies and their sittings, its topics, what came last, what
//! is around a paper, and the address of each.

mod around;
mod bodies;
mod body;
mod meetings;
mod news;
mod permalink;
mod slug;
mod topics;

use ratlas_german::fold;

use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::rooms::addresses;

pub use self::around::{Around, LifeBrief, LinkedPaper};
pub use self::bodies::{BodyEntry, BodyName, BodyQuery};
pub use self::body::{Body, BodyMeeting, BodyPerson, PersonYear};
pub use self::meetings::{MeetingEntry, MeetingQuery, Meetings};
pub use self::news::NewPaper;
pub use self::permalink::{Permalink, city_slug, permalink};
pub(crate) use self::slug::body_slug;
pub use self::slug::slug_of_meeting;
pub use self::topics::{TopicCount, TopicQuery};

/// Times between two bounds, each a day, a month or a year: the whole of it counts.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// The smallest text of a date within.
    pub(crate) from: String,
    /// Behind the largest.
    pub(crate) before: String,
}

impl Span {
    pub(crate) fn new(from: Option<&str>, to: Option<&str>) -> Span {
        // Digits, hyphens and slashes of dates stand before letters.
        let before = to.map_or_else(|| "g".to_owned(), |it| format!("{it}g"));
        Span { from: from.unwrap_or_default().to_owned(), before }
    }

    /// Whether it leaves nothing out.
    pub(crate) fn is_all(&self) -> bool {
        self.from.is_empty() && self.before == "g"
    }

    /// Whether a date is within; what has none is in the whole time only.
    pub(crate) fn holds(&self, date: Option<&str>) -> bool {
        let is_within = |it: &str| it >= self.from.as_str() && it < self.before.as_str();
        date.map_or(self.is_all(), is_within)
    }
}

impl Library {
    /// The cities of papers that are meant by names or their parts of addresses, as the papers have
    /// them; `None` if none is asked for, for all.
    fn meant_cities(&self, typed: &[String]) -> Result<Option<Vec<String>>, LibraryError> {
        if typed.is_empty() {
            return Ok(None);
        }
        let mut known = addresses::cities(&self.store.connection).within(self.dir())?;
        let typed: Vec<String> = typed.iter().map(|it| fold(it.trim())).collect();
        known.retain(|it| typed.contains(&fold(it)) || typed.contains(&city_slug(it)));
        Ok(Some(known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_the_whole_of_their_bounds() {
        let holds = |from, to, date| Span::new(from, to).holds(date);
        assert!(holds(Some("2021"), Some("2021"), Some("2021-12-31")));
        assert!(holds(Some("2021-05"), Some("2021-06"), Some("2021-06-30")));
        assert!(!holds(Some("2021-05"), Some("2021-06"), Some("2021-07")));
        assert!(!holds(Some("2021-05"), None, Some("2021-04-30")));
        assert!(holds(None, None, None) && !holds(None, Some("2021"), None));
    }
}
