//! The papers of the answer, with what tells them from others.

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, Searcher};

use crate::schema::{Fields, Unit, column};
use crate::search::Folded;
use crate::search::fold::Hit;
use crate::search::order::Order;

/// A paper, or an item of one, that was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The id of the paper.
    pub(crate) id: String,
    /// The place of the item.
    pub(crate) position: Option<usize>,
    pub(crate) score: f32,
    pub(crate) address: DocAddress,
    pub(crate) folded: Vec<Folded>,
}

/// Names hits.
pub(crate) fn named<'a>(
    searcher: &Searcher,
    fields: &Fields,
    order: &Order,
    hits: impl Iterator<Item = &'a Hit>,
) -> tantivy::Result<Vec<Found>> {
    let mut names = Names { searcher, unit: fields.unit, columns: Vec::new() };
    names.columns.resize_with(searcher.segment_readers().len(), || None);
    let mut res = Vec::new();
    for hit in hits {
        let address = hit.ranked.at;
        let Folded { id, position } = names.name(address)?;
        let folded = hit.folded.iter().map(|it| names.name(*it));
        let folded = folded.collect::<tantivy::Result<Vec<Folded>>>()?;
        res.push(Found { id, position, score: order.score(hit.rank()), address, folded });
    }
    Ok(res)
}

/// The columns with ids and places, opened where they are needed.
struct Names<'a> {
    searcher: &'a Searcher,
    unit: Unit,
    columns: Vec<Option<(Option<StrColumn>, Column<u64>)>>,
}

impl Names<'_> {
    fn name(&mut self, at: DocAddress) -> tantivy::Result<Folded> {
        let columns = &mut self.columns[at.segment_ord as usize];
        let (ids, positions) = if let Some(columns) = columns {
            columns
        } else {
            let fast = self.searcher.segment_reader(at.segment_ord).fast_fields();
            columns.insert((fast.str(column::ID)?, fast.u64(column::POSITION)?))
        };
        let mut id = String::new();
        if let Some(ids) = ids
            && let Some(ord) = ids.ords().first(at.doc_id)
        {
            ids.ord_to_str(ord, &mut id)?;
        }
        let position = positions.first(at.doc_id).and_then(|it| usize::try_from(it).ok());
        Ok(Folded { id, position: position.filter(|_| self.unit == Unit::Item) })
    }
}
