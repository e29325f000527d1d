//! The values of a search as addresses have them.

use ratlas_library::{Count, CountRange, Filters, SearchQuery, Sort};

use super::names::{Asks, SORTS};
use super::search::PAGE;

/// The values a name has in the address of a search.
pub(crate) fn values(query: &SearchQuery, asks: Asks) -> Vec<String> {
    let yes = |is: bool| if is { vec!["1".to_owned()] } else { Vec::new() };
    match asks {
        Asks::Text => Some(query.text.clone()).filter(|it| !it.is_empty()).into_iter().collect(),
        Asks::Filter(field) => filter_values(&query.filters, field),
        Asks::Sort => {
            let of = SORTS.iter().find(|it| it.3 == query.sort && it.3 != Sort::Relevance);
            of.map(|it| it.0.to_owned()).into_iter().collect()
        }
        Asks::Items => yes(query.items),
        Asks::Versions => yes(!query.fold),
        Asks::Exact => yes(query.exact),
        Asks::NoThesaurus => yes(!query.thesaurus),
        Asks::Page => match query.offset / PAGE {
            0 => Vec::new(),
            before => vec![(before + 1).to_string()],
        },
    }
}

/// The values of a filter as addresses have them.
pub(crate) fn filter_values(filters: &Filters, field: &str) -> Vec<String> {
    fn codes<T: ToString>(values: &[T]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }
    let counts = |of: Count| filters.counts.iter().filter(|it| it.count == of).map(range).collect();
    match field {
        "city" => filters.city.clone(),
        "state" => filters.state.clone(),
        "genre" => codes(&filters.genre),
        "body" => filters.body.clone(),
        "year" => filters.year.clone(),
        "outcome" => codes(&filters.outcome),
        "stance" => codes(&filters.stance),
        "person" => filters.person.clone(),
        "faction" => filters.faction.clone(),
        "applicant" => filters.applicant.clone(),
        "office" => filters.office.clone(),
        "topic" => filters.topic.clone(),
        "law" => filters.law.clone(),
        "language" => filters.language.clone(),
        "number" => filters.number.clone(),
        "public" => filters.public.iter().map(ToString::to_string).collect(),
        "yes" => counts(Count::Yes),
        "no" => counts(Count::No),
        "abstain" => counts(Count::Abstain),
        "pages" => counts(Count::Pages),
        "from" => filters.from.iter().cloned().collect(),
        "to" => filters.to.iter().cloned().collect(),
        _ => Vec::new(),
    }
}

fn range(range: &CountRange) -> String {
    let end = |it: Option<u64>| it.map_or_else(String::new, |it| it.to_string());
    format!("{}..{}", end(range.from), end(range.to))
}
