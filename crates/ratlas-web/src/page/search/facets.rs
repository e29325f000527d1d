//! How the hits spread over cities, kinds and so on; values to choose.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ratlas_library::{Facet, SearchQuery, builtin_concepts, city_slug};

use crate::state::names::name_of;
use crate::state::search::without_page;
use crate::state::values::filter_values;

/// Values that are seen at once, and that unfold below them.
const SHOWN: [usize; 2] = [6, 18];

/// Values of a facet that is shown whole; with more the page would be too long to be of use.
const SHOWN_WHOLE: usize = 300;

/// The facets in the order of the page; years have their chart before them.
const ORDER: [&str; 9] =
    ["city", "genre", "outcome", "topic", "body", "faction", "state", "language", "year"];

/// A facet with its values to choose.
#[derive(Debug)]
pub(crate) struct FacetView {
    /// Its field, which is the list of words for its values.
    pub(crate) field: &'static str,
    /// Its name in addresses.
    pub(crate) name: &'static str,
    /// The values that are seen at once: those that are chosen, then the most frequent.
    pub(crate) first: Vec<ValueView>,
    /// Those that unfold.
    pub(crate) more: Vec<ValueView>,
    /// How many there are beyond.
    pub(crate) rest: usize,
    /// The address that shows all; empty where it is this one.
    pub(crate) all: String,
}

impl FacetView {
    /// Whether a value is chosen.
    pub(crate) fn is_used(&self) -> bool {
        self.first.first().is_some_and(|it| it.is_on)
    }

    /// How many values there are.
    pub(crate) fn n_all(&self) -> usize {
        self.first.len() + self.more.len() + self.rest
    }
}

/// A value of a facet.
#[derive(Debug)]
pub(crate) struct ValueView {
    /// As addresses have it.
    pub(crate) value: String,
    /// How people call it, where no list of words has it.
    pub(crate) label: Option<String>,
    /// How many hits have it; `None` if that is not counted.
    pub(crate) count: Option<u64>,
    /// Whether it is chosen.
    pub(crate) is_on: bool,
}

/// The facets of an answer; `whole` names the one that is shown with all values.
pub(crate) fn views(facets: &[Facet], query: &SearchQuery, whole: Option<&str>) -> Vec<FacetView> {
    let found = |name: &&str| facets.iter().find(|it| it.name == *name);
    ORDER.iter().filter_map(found).filter_map(|it| view(it, query, whole)).collect()
}

fn view(facet: &Facet, query: &SearchQuery, whole: Option<&str>) -> Option<FacetView> {
    let (field, name) = (facet.name, name_of(facet.name));
    let chosen = filter_values(&query.filters, field);
    // Nothing is narrowed by the only value all hits have.
    if chosen.is_empty() && facet.counts.len() < 2 {
        return None;
    }
    let values = values(facet, &chosen);
    let n_on = values.iter().take_while(|it| it.is_on).count();
    let is_whole = whole == Some(name);
    let [first, more] = if is_whole { [SHOWN_WHOLE, 0] } else { SHOWN };
    let mut values = values.into_iter();
    let first: Vec<ValueView> = values.by_ref().take(first.max(n_on)).collect();
    let more: Vec<ValueView> = values.by_ref().take(more).collect();
    let rest = values.count();
    let mut all = without_page(query);
    all.pairs.push(("alle".to_owned(), name.to_owned()));
    let all = if is_whole || rest == 0 { String::new() } else { all.to_string() };
    Some(FacetView { field, name, first, more, rest, all })
}

/// The values that are chosen, then the others; years newest first, the rest most frequent first.
fn values(facet: &Facet, chosen: &[String]) -> Vec<ValueView> {
    let mut open: BTreeSet<String> = chosen.iter().map(|it| city_slug(it)).collect();
    let (mut on, mut others) = (Vec::new(), Vec::new());
    for (value, count) in &facet.counts {
        let is_on = !open.is_empty() && open.remove(&city_slug(value));
        let view = ValueView {
            value: value.clone(),
            label: label(facet.name, value),
            count: Some(*count),
            is_on,
        };
        if is_on { on.push(view) } else { others.push(view) }
    }
    // What no hit has, and what names several values at once, such as a word of many bodies.
    for value in chosen.iter().filter(|it| open.contains(&city_slug(it))) {
        let label = label(facet.name, value);
        on.push(ValueView { value: value.clone(), label, count: None, is_on: true });
    }
    if facet.name == "year" {
        others.sort_by(|a, b| b.value.cmp(&a.value));
    }
    on.append(&mut others);
    on
}

/// The names of topics by their ids.
static TOPICS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| builtin_concepts().into_iter().map(|it| (it.id, it.label)).collect());

/// The name of a topic.
pub(crate) fn label(field: &str, value: &str) -> Option<String> {
    if field == "topic" { TOPICS.get(value).cloned() } else { None }
}
