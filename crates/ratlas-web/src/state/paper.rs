//! What an address asks of a paper's page.

use ratlas_library::SearchQuery;

use crate::state::address::Address;
use crate::state::names::{Asks, asked};
use crate::state::search::SearchState;

/// What is shown of a paper, and how.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PaperState {
    /// The page of the paper to begin with, from 1; `None` for the beginning.
    pub(crate) page: Option<u32>,
    /// The part of that page, from 1; of pages that are too long to be shown at once.
    pub(crate) part: u32,
    /// Whether the text is wanted, also where there are pictures.
    pub(crate) is_text: bool,
    /// The question whose words are marked in the text.
    pub(crate) question: Option<SearchQuery>,
    /// The number of the item of the agenda that a hit is in.
    pub(crate) item: Option<String>,
    /// Whether each fact shows how it is known.
    pub(crate) proofs: bool,
}

impl PaperState {
    /// Reads an address. What cannot be understood is not asked for.
    pub(crate) fn of(address: &Address) -> PaperState {
        let number = |names: [&str; 2]| first(address, names).and_then(|it| it.parse().ok());
        PaperState {
            page: number(["seite", "page"]).filter(|it| *it > 0),
            part: number(["teil", "part"]).unwrap_or(1),
            is_text: matches!(first(address, ["ansicht", "view"]), Some("text")),
            question: question(address),
            item: first(address, ["top", "item"]).map(str::to_owned),
            proofs: first(address, ["belege", "proofs"]).is_some(),
        }
    }
}

/// The words that are asked for, and how they are meant; filters find papers, not words.
fn question(address: &Address) -> Option<SearchQuery> {
    let mut words = address.clone();
    let of_words = [Asks::Text, Asks::Exact, Asks::NoThesaurus];
    words.pairs.retain(|it| asked(&it.0).is_some_and(|asks| of_words.contains(&asks)));
    Some(SearchState::of(&words).query).filter(|it| !it.text.trim().is_empty())
}

fn first<'a>(address: &'a Address, [german, english]: [&str; 2]) -> Option<&'a str> {
    address.value(german).or_else(|| address.value(english))
}

/// The address of the page that holds a place, under the questions that are asked already.
pub(crate) fn at_page(address: &Address, page: u32, part: u32) -> String {
    let mut res = address.clone();
    res.pairs.retain(|it| !matches!(it.0.as_str(), "seite" | "page" | "teil" | "part" | "lang"));
    res.pairs.push(("seite".to_owned(), page.to_string()));
    if part > 1 {
        res.pairs.push(("teil".to_owned(), part.to_string()));
    }
    res.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_papers() {
        let address = |it: &str| Address::of(&it.parse().unwrap());
        let asked = address("/papier/ab?q=Tisch&seite=3&ansicht=text&lang=en");
        let state = PaperState::of(&asked);
        assert_eq!((state.page, state.part, state.is_text), (Some(3), 1, true));
        assert_eq!(state.question.map(|it| it.text).as_deref(), Some("Tisch"));
        assert_eq!(at_page(&asked, 7, 2), "/papier/ab?q=Tisch&ansicht=text&seite=7&teil=2");
        for odd in ["/papier/ab?seite=0", "/papier/ab?seite=-1", "/papier/ab?seite=99999999999"] {
            assert_eq!(PaperState::of(&address(odd)).page, None, "{odd}");
        }
    }
}
