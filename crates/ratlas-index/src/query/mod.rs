//! What somebody asks: the words they typed, the filters they set.
//!
//! `lex` cuts the text into pieces, [`parse`] makes a tree of [`node`]s of them, asking `field`,
//! `names` and `time` what names and values mean; `print` writes a tree as a text again. [`compile`]
//! and [`filter`] turn tree and filters into queries of the engine.

pub(crate) mod compile;
pub(crate) mod field;
pub(crate) mod filter;
mod filters;
mod lex;
mod mistake;
mod names;
pub(crate) mod near;
pub(crate) mod node;
pub(crate) mod number;
pub(crate) mod parse;
mod print;
mod time;

use serde::{Deserialize, Serialize};

pub use self::filters::{CountRange, Filters};
pub use self::mistake::{MistakeKind, QueryMistake};
pub use self::node::Count;

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
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
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
    /// Whether facets are counted.
    pub facets: bool,
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
            facets: true,
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
