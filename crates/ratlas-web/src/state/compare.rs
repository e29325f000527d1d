//! What an address asks to compare.

use ratlas_library::{CompareRequest, Dimension, SearchQuery, Term, terms_of};
use ratlas_model::Genre;
use ratlas_present::Measure;

use super::address::Address;
use super::fields::{coded, date, number, text, texts};

/// More terms are no comparison anybody can see: there are as many colours.
pub(crate) const MAX_TERMS: usize = 6;

/// Characters of all terms.
const MAX_TEXT: usize = 2_000;

/// Values of an open list, such as cities, that have cells of their own.
const TOP: usize = 12;

/// What is compared, and how it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CompareAsked {
    /// As typed, one term a line.
    pub(crate) typed: String,
    /// How many terms were typed beyond those compared.
    pub(crate) left_out: usize,
    /// What the library is asked.
    pub(crate) request: CompareRequest,
    /// What the chart shows.
    pub(crate) measure: Measure,
}

impl CompareAsked {
    /// What an address asks: by year if it does not say by what.
    pub(crate) fn of(address: &Address) -> CompareAsked {
        let typed: Vec<&str> =
            ["begriffe", "terms"].iter().flat_map(|it| address.values(it)).collect();
        let typed: String = typed.join("\n").chars().take(MAX_TEXT).collect();
        let mut terms: Vec<Term> = terms_of(&typed);
        let left_out = terms.len().saturating_sub(MAX_TERMS);
        terms.truncate(MAX_TERMS);
        let is_rate =
            text(address, ["mass", "measure"]).is_some_and(|it| it == "promille" || it == "rate");
        let measure = if is_rate { Measure::Rate } else { Measure::Papers };
        let top = number(address, ["spitze", "top"]).unwrap_or(TOP).clamp(1, 60);
        let request = CompareRequest { terms, by: by(address), base: base(address), top };
        CompareAsked { typed, left_out, request, measure }
    }

    /// Whether the dimension with this index is the one.
    pub(crate) fn is_by(&self, at: usize, dimension: Dimension) -> bool {
        self.request.by.get(at) == Some(&dimension)
    }
}

fn by(address: &Address) -> Vec<Dimension> {
    let mut res: Vec<Dimension> = coded(address, ["nach", "by"], "facet", |it| {
        Dimension::ALL.into_iter().find(|of| of.as_str() == it)
    });
    if let [one, other, ..] = res.as_slice()
        && one == other
    {
        res.pop();
    }
    res.truncate(2);
    if res.is_empty() { vec![Dimension::Year] } else { res }
}

fn base(address: &Address) -> SearchQuery {
    let is_set = |names| text(address, names).is_some();
    let mut base = SearchQuery {
        exact: is_set(["exakt", "exact"]),
        thesaurus: !is_set(["ohne-thesaurus", "no-thesaurus"]),
        fold: !is_set(["fassungen", "versions"]),
        facets: false,
        ..SearchQuery::default()
    };
    base.filters.city = texts(address, ["stadt", "city"]);
    base.filters.state = texts(address, ["land", "state"]);
    base.filters.genre = coded(address, ["art", "genre"], "genre", |it| it.parse::<Genre>().ok());
    base.filters.from = date(address, ["von", "from"]);
    base.filters.to = date(address, ["bis", "to"]);
    base
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> CompareAsked {
        CompareAsked::of(&Address::of(&address.parse().unwrap()))
    }

    #[test]
    fn reads_terms_and_dimensions() {
        let asked =
            asked("/vergleich?begriffe=A%0ARat+%3D+B+OR+C&nach=Stadt&nach=jahr&mass=promille");
        let labels: Vec<&str> = asked.request.terms.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(labels, ["A", "Rat"]);
        assert_eq!(asked.request.by, [Dimension::City, Dimension::Year]);
        assert_eq!(asked.measure, Measure::Rate);
    }

    #[test]
    fn limits_hold() {
        let many = "x%0A".repeat(50);
        let asked = asked(&format!("/vergleich?terms={many}&nach=jahr&nach=jahr&top=99999"));
        assert_eq!((asked.request.terms.len(), asked.left_out), (MAX_TERMS, 44));
        assert_eq!((asked.request.by.len(), asked.request.top), (1, 60));
    }
}
