//! What somebody asks: the words they typed, the filters they set.
//!
//! [`parse`] reads the words into a tree, [`compile`] and [`filter`] turn tree and filters into
//! queries of the engine.

pub(crate) mod compile;
pub(crate) mod field;
pub(crate) mod filter;
pub(crate) mod number;
pub(crate) mod parse;

use ratlas_model::{Genre, Outcome};
use serde::{Deserialize, Serialize};

/// A question to the index.
///
/// # Examples
///
/// ```
/// use ratlas_index::{Filters, SearchQuery};
///
/// let query = SearchQuery {
///     text: "\"runder Tisch\" -Haushalt".to_owned(),
///     filters: Filters { city: vec!["München".to_owned()], ..Filters::default() },
///     ..SearchQuery::default()
/// };
/// assert_eq!(query.limit, 10);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    /// Words (all must be there), `"phrases"`, `-not`, `OR`, `( )`, `prefix*`, `field:value`; `*`
    /// alone and an empty text find everything.
    pub text: String,
    /// What else must hold.
    pub filters: Filters,
    /// How many hits to return.
    pub limit: usize,
    /// How many hits to leave out before.
    pub offset: usize,
    /// The order of the hits.
    pub sort: Sort,
    /// Whether words must stand as typed, without inflection, gendered forms, compounds' parts,
    /// other spellings and the thesaurus.
    pub exact: bool,
    /// Whether other words for the same thing are searched too.
    pub thesaurus: bool,
    /// Whether agenda items are the hits instead of papers.
    pub items: bool,
    /// Whether versions and near-duplicates of a paper are one hit.
    pub fold: bool,
}

impl Default for SearchQuery {
    fn default() -> SearchQuery {
        SearchQuery {
            text: String::new(),
            filters: Filters::default(),
            limit: 10,
            offset: 0,
            sort: Sort::Relevance,
            exact: false,
            thesaurus: true,
            items: false,
            fold: true,
        }
    }
}

/// The order of hits; equal hits are in the order of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first; papers without a date last.
    DateDescending,
    /// Oldest first; papers without a date last.
    DateAscending,
    /// By the name of the city, in it newest first; papers without a city last.
    City,
}

/// What must hold beside the words: several values of one filter are alternatives, different
/// filters must all hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Usual or official name or AGS, whole; case and spelling of umlauts do not matter.
    pub city: Vec<String>,
    /// What kind of paper.
    pub genre: Vec<Genre>,
    /// Words of a body's name, in any inflection; all must be in one name.
    pub body: Vec<String>,
    /// The first day, a prefix of an ISO date: `2020`, `2020-12`, `2020-12-03`, or EDTF.
    pub from: Option<String>,
    /// The last day, likewise; the whole year or month counts.
    pub to: Option<String>,
    /// A number in the paper, in any spelling; papers whose own number it is come first.
    pub number: Option<String>,
    /// What became of the paper or an item of it.
    pub outcome: Vec<Outcome>,
    /// Words of a person's name; all must be in one name.
    pub person: Vec<String>,
    /// ISO 3166-2 code, with or without `DE-`.
    pub state: Vec<String>,
    /// Name of a faction, whole; case and spelling of umlauts do not matter.
    pub faction: Vec<String>,
    /// ISO 639-1 code.
    pub language: Vec<String>,
    /// Public or not; papers with parts of each match both.
    pub public: Option<bool>,
}
