//! The order of hits.

use std::ops::Range;

use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::query::Query;
use tantivy::{DocAddress, Order, Searcher};

use crate::schema::column;
use crate::search::facets::{FacetCollector, Tally};
use crate::{IndexError, Sort};

/// A paper that was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) id: String,
    pub(crate) score: f32,
    pub(crate) address: DocAddress,
}

/// The hits at some ranks of an order, and what is counted over all. `ranks` is not empty.
pub(crate) fn ordered(
    searcher: &Searcher,
    query: &dyn Query,
    sort: Sort,
    ranks: Range<usize>,
) -> Result<(Vec<Found>, Tally), IndexError> {
    let top = TopDocs::with_limit(ranks.len()).and_offset(ranks.start);
    let id = || (SortByString::for_field(column::ID), Order::Asc);
    let date = |order| (SortByStaticFastValue::<i64>::for_field(column::DATE), order);
    let found =
        |score, id: Option<String>, address| Found { id: id.unwrap_or_default(), score, address };
    Ok(match sort {
        Sort::Relevance => {
            let order = top.order_by((SortBySimilarityScore, id()));
            let (hits, tally) = searcher.search(query, &(order, FacetCollector))?;
            (hits.into_iter().map(|((score, id), at)| found(score, id, at)).collect(), tally)
        }
        Sort::DateDescending | Sort::DateAscending => {
            let order = if sort == Sort::DateAscending { Order::Asc } else { Order::Desc };
            let order = top.order_by((date(order), id()));
            let (hits, tally) = searcher.search(query, &(order, FacetCollector))?;
            (hits.into_iter().map(|((_, id), at)| found(0.0, id, at)).collect(), tally)
        }
        Sort::City => {
            let city = (SortByString::for_field(column::CITY), Order::Asc);
            let order = top.order_by((city, date(Order::Desc), id()));
            let (hits, tally) = searcher.search(query, &(order, FacetCollector))?;
            (hits.into_iter().map(|((_, _, id), at)| found(0.0, id, at)).collect(), tally)
        }
    })
}
