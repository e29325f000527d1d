//! What an address or a form asks of earlier papers.

use ratlas_library::{Filters, OwnCity};
use ratlas_model::Genre;

use super::address::Address;
use super::fields::{coded, date, text, texts};

/// Bytes of a text that an address can carry: with escapes it grows threefold, and heads are limited.
/// Longer ones are sent and cannot be passed on.
const MAX_SHARED: usize = 2_500;

/// Characters of a text that is sent: some eighty pages.
pub(crate) const MAX_TEXT: usize = 200_000;

/// What is sought, and among which papers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct PriorAsked {
    /// What was typed.
    pub(crate) text: String,
    /// The id of the paper that asks.
    pub(crate) paper: Option<String>,
    /// One's own city.
    pub(crate) city: Option<String>,
    /// Whether papers of one's own city are wanted.
    pub(crate) own: OwnCity,
    /// What the papers must be.
    pub(crate) filters: Filters,
    /// Whether papers later than the one that asks count as well.
    pub(crate) any_time: bool,
}

impl PriorAsked {
    /// What an address asks, or a form whose fields are written like one.
    pub(crate) fn of(address: &Address) -> PriorAsked {
        let typed = address.value("text").unwrap_or_default();
        let own = match text(address, ["eigene", "own"]).as_deref() {
            Some("ohne" | "exclude") => OwnCity::Exclude,
            Some("nur" | "only") => OwnCity::Only,
            _ => OwnCity::Include,
        };
        let city = text(address, ["stadt", "city"]);
        PriorAsked {
            text: typed.trim().chars().take(MAX_TEXT).collect(),
            paper: text(address, ["papier", "paper"]),
            // Nobody knows what is one's own where no city is named.
            own: if city.is_some() { own } else { OwnCity::Include },
            city,
            filters: filters(address),
            any_time: text(address, ["auch-spaetere", "any-time"]).is_some(),
        }
    }

    /// Whether anything is asked at all.
    pub(crate) fn is_asked(&self) -> bool {
        !self.text.is_empty() || self.paper.is_some()
    }

    /// Whether the text is short enough to be a part of an address.
    pub(crate) fn is_short(&self) -> bool {
        self.text.len() <= MAX_SHARED
    }

    /// Whether more is narrowed than one's own city.
    pub(crate) fn has_more(&self) -> bool {
        self.any_time || self.filters != Filters::default()
    }
}

fn filters(address: &Address) -> Filters {
    Filters {
        genre: coded(address, ["art", "genre"], "genre", |it| it.parse::<Genre>().ok()),
        state: texts(address, ["land", "state"]),
        topic: texts(address, ["thema", "topic"]),
        from: date(address, ["von", "from"]),
        to: date(address, ["bis", "to"]),
        ..Filters::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> PriorAsked {
        PriorAsked::of(&Address::of(&address.parse().unwrap()))
    }

    #[test]
    fn reads_addresses() {
        let found =
            asked("/vorlaeufer?text=+Ein+Brunnen+&stadt=Ulm&eigene=ohne&art=Antrag&von=2019");
        assert_eq!((found.text.as_str(), found.own), ("Ein Brunnen", OwnCity::Exclude));
        assert_eq!(found.filters.genre, [Genre::Motion]);
        assert!(found.is_asked() && found.has_more() && found.is_short());
    }

    #[test]
    fn without_a_city_none_is_ones_own() {
        assert_eq!(asked("/vorlaeufer?eigene=nur").own, OwnCity::Include);
        assert!(!asked("/vorlaeufer?text=+").is_asked());
    }
}
