//! The names of questions in addresses of searches. Addresses are German; the English names are for programs.

use ratlas_library::{Sort, city_slug};

/// What a name asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// The words.
    Text,
    /// A filter, by the name of its field.
    Filter(&'static str),
    /// The order of hits.
    Sort,
    /// Agenda items as hits.
    Items,
    /// All versions as hits of their own.
    Versions,
    /// Words as typed only.
    Exact,
    /// No other words for the same thing.
    NoThesaurus,
    /// The page of hits, from 1.
    Page,
}

/// The names in the order in which addresses have them: German, English, what they ask.
pub(crate) const NAMES: [(&str, &str, Asks); 29] = [
    ("q", "query", Asks::Text),
    ("stadt", "city", Asks::Filter("city")),
    ("land", "state", Asks::Filter("state")),
    ("art", "genre", Asks::Filter("genre")),
    ("gremium", "body", Asks::Filter("body")),
    ("jahr", "year", Asks::Filter("year")),
    ("ergebnis", "outcome", Asks::Filter("outcome")),
    ("haltung", "stance", Asks::Filter("stance")),
    ("person", "person", Asks::Filter("person")),
    ("fraktion", "faction", Asks::Filter("faction")),
    ("antragsteller", "applicant", Asks::Filter("applicant")),
    ("amt", "office", Asks::Filter("office")),
    ("thema", "topic", Asks::Filter("topic")),
    ("recht", "law", Asks::Filter("law")),
    ("sprache", "language", Asks::Filter("language")),
    ("nr", "number", Asks::Filter("number")),
    ("oeffentlich", "public", Asks::Filter("public")),
    ("ja", "yes", Asks::Filter("yes")),
    ("nein", "no", Asks::Filter("no")),
    ("enthaltung", "abstain", Asks::Filter("abstain")),
    ("seiten", "pages", Asks::Filter("pages")),
    ("von", "from", Asks::Filter("from")),
    ("bis", "to", Asks::Filter("to")),
    ("sortierung", "sort", Asks::Sort),
    ("punkte", "items", Asks::Items),
    ("fassungen", "versions", Asks::Versions),
    ("exakt", "exact", Asks::Exact),
    ("ohne-thesaurus", "no-thesaurus", Asks::NoThesaurus),
    ("seite", "page", Asks::Page),
];

/// Names that pages of searches have beside the search: language, facet shown whole, forms, marks.
const OF_PAGES: [&str; 6] = ["lang", "alle", "form", "name", "seit", "gemerkt"];

/// The orders of hits: German, English, as `ratlas search` calls them.
pub(crate) const SORTS: [(&str, &str, &str, Sort); 4] = [
    ("relevanz", "relevance", "relevance", Sort::Relevance),
    ("neueste", "newest", "date", Sort::DateDescending),
    ("aelteste", "oldest", "date-asc", Sort::DateAscending),
    ("stadt", "city", "city", Sort::City),
];

/// What a name asks, in any of its spellings.
pub(crate) fn asked(name: &str) -> Option<Asks> {
    let slug = city_slug(name);
    let named = NAMES.iter().find(|it| it.0 == slug || it.1 == slug);
    named.map(|it| it.2)
}

/// Whether a name says nothing of the search.
pub(crate) fn is_of_page(name: &str) -> bool {
    OF_PAGES.contains(&name)
}

/// The German name of a filter by the name of its field, e.g. `stadt` of `city`; empty if there is none.
pub(crate) fn name_of(field: &str) -> &'static str {
    let named = NAMES.iter().find(|it| matches!(it.2, Asks::Filter(known) if known == field));
    named.map_or("", |it| it.0)
}

/// Where a name stands in addresses.
pub(crate) fn place(name: &str) -> usize {
    NAMES.iter().position(|it| it.0 == name).unwrap_or(NAMES.len())
}
