//! What an address asks of the register.

use ratlas_library::{
    RegisterEntry, RegisterQuery, RegisterSort, RegisterState, SearchQuery, default_terms,
};
use ratlas_model::Genre;

use super::address::Address;
use super::fields::{coded, date, number, text, texts};

/// What of the register is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RegisterAsked {
    /// What the library is asked; in all states, so that each can be counted.
    pub(crate) query: RegisterQuery,
    /// The states to show; all if there are none.
    pub(crate) states: Vec<RegisterState>,
    /// Words that the papers must hold, in the language of the search.
    pub(crate) text: Option<String>,
    /// A topic they must be about.
    pub(crate) topic: Option<String>,
    /// A state of the federation they must be from.
    pub(crate) land: Option<String>,
    /// Days within which all are to be answered, instead of the terms of each genre.
    pub(crate) term: Option<i64>,
    /// Whether the order is turned round.
    pub(crate) turned: bool,
}

/// A hundred years.
const MAX_TERM: usize = 36_525;

/// What columns are sorted by, and the orders of the library.
pub(crate) const SORTS: [(&str, RegisterSort); 5] = [
    ("stand", RegisterSort::State),
    ("datum", RegisterSort::Date),
    ("stadt", RegisterSort::City),
    ("nr", RegisterSort::Number),
    ("tage", RegisterSort::Days),
];

/// English names of the orders.
const ENGLISH: [(&str, &str); 5] =
    [("status", "stand"), ("date", "datum"), ("city", "stadt"), ("number", "nr"), ("days", "tage")];

impl RegisterAsked {
    /// What an address asks.
    pub(crate) fn of(address: &Address) -> RegisterAsked {
        let state = |it: &str| RegisterState::ALL.into_iter().find(|of| of.as_str() == it);
        let term = number(address, ["frist", "term"]).filter(|it| *it <= MAX_TERM);
        let term = term.and_then(|it| i64::try_from(it).ok());
        let terms = term.map(|it| default_terms().into_keys().map(|of| (of, it)).collect());
        RegisterAsked {
            query: RegisterQuery {
                city: texts(address, ["stadt", "city"]),
                body: texts(address, ["gremium", "body"]),
                applicant: applicants(address),
                genre: coded(address, ["art", "genre"], "genre", |it| it.parse::<Genre>().ok()),
                state: Vec::new(),
                from: date(address, ["von", "from"]),
                to: date(address, ["bis", "to"]),
                terms: terms.unwrap_or_default(),
                as_of: date(address, ["stichtag", "as_of"]).filter(|it| it.len() == 10),
                sort: sort(address).1,
            },
            states: coded(address, ["stand", "status"], "register_state", state),
            text: text(address, ["q", "query"]),
            topic: text(address, ["thema", "topic"]),
            land: text(address, ["land", "state"]),
            turned: text(address, ["richtung", "order"]).is_some(),
            term,
        }
    }

    /// The question whose papers may be in the register; `None` if any may.
    pub(crate) fn search(&self) -> Option<SearchQuery> {
        if self.text.is_none() && self.topic.is_none() && self.land.is_none() {
            return None;
        }
        let mut query = SearchQuery { fold: false, facets: false, ..SearchQuery::default() };
        query.text = self.text.clone().unwrap_or_default();
        query.filters.topic.extend(self.topic.clone());
        query.filters.state.extend(self.land.clone());
        query.filters.genre.clone_from(&self.query.genre);
        if query.filters.genre.is_empty() {
            query.filters.genre = vec![Genre::Motion, Genre::Inquiry];
        }
        Some(query)
    }

    /// Whether an entry is in one of the states asked for.
    pub(crate) fn shows(&self, entry: &RegisterEntry) -> bool {
        self.states.is_empty() || self.states.contains(&entry.state)
    }

    /// Whether more is set than words and a city, so that the other fields must be seen.
    pub(crate) fn has_more(&self) -> bool {
        let RegisterQuery { body, applicant, genre, from, to, .. } = &self.query;
        let lists = body.is_empty() && applicant.is_empty() && genre.is_empty();
        let one = [from, to, &self.topic, &self.land].iter().any(|it| it.is_some());
        !lists || one || self.term.is_some()
    }

    /// Whether anything is narrowed.
    pub(crate) fn is_narrowed(&self) -> bool {
        let some = !self.query.city.is_empty() || !self.states.is_empty() || self.text.is_some();
        some || self.has_more()
    }
}

/// Who brought it in: a faction or a person.
fn applicants(address: &Address) -> Vec<String> {
    let mut res = texts(address, ["antragsteller", "applicant"]);
    res.extend(texts(address, ["fraktion", "faction"]));
    res
}

/// The order, by its name: overdue first if none is asked for.
pub(crate) fn sort(address: &Address) -> (&'static str, RegisterSort) {
    let asked = text(address, ["sortierung", "sort"]).unwrap_or_default();
    let named = ENGLISH.iter().find(|it| it.0 == asked).map_or(asked.as_str(), |it| it.1);
    SORTS.into_iter().find(|it| it.0 == named).unwrap_or(SORTS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> RegisterAsked {
        RegisterAsked::of(&Address::of(&address.parse().unwrap()))
    }

    #[test]
    fn reads_german_and_english() {
        let german =
            asked("/register?stadt=Ulm&stand=%C3%BCberf%C3%A4llig&art=Anfrage&sortierung=tage");
        let english = asked("/register?city=Ulm&status=overdue&genre=inquiry&sort=days");
        assert_eq!(german, english);
        assert_eq!(german.states, [RegisterState::Overdue]);
        assert_eq!(german.query.sort, RegisterSort::Days);
    }

    #[test]
    fn nonsense_asks_for_everything() {
        let plain = asked("/register");
        assert_eq!(
            asked("/register?stand=x&art=y&von=z&frist=-1&sortierung=q&frist=99999999"),
            plain
        );
        assert_eq!(plain.query.sort, RegisterSort::State);
        assert!(!plain.is_narrowed() && plain.search().is_none());
    }
}
