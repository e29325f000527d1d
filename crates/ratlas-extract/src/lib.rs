//! Pages to record: everything that knows German council papers.
//!
//! [`extract`] is the only way in. It never fails and never panics: what a paper does not say is
//! null, what is odd about it is a finding. The same pages give the same record on every machine.

mod document;
mod explain;
mod facts;
mod found;
mod houses;
mod lexicon;
mod origin;
mod parts;
mod pattern;
mod record;
mod reflow;

use ratlas_model::{Record, SourcePart, Where};
use ratlas_read::Pages;

pub use crate::explain::{Candidate, Explanation, Reason, explain, judged};
pub use crate::houses::{
    City, House, HouseBody, HouseBodyName, HouseCheck, HouseError, HouseMistake, HouseMistakeKind,
    Houses, NeedsLabel, NumberShape, ShapeEvidence, builtin_file, check_house, cities_called,
};
pub use crate::lexicon::precision::rules_below;
pub use crate::origin::{Origin, paper_id, part_name};
pub use crate::reflow::{Paragraph, Piece, paragraphs};

/// One of several papers in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it says.
    pub record: Record,
    /// Its pages, numbered as the file's; what is not its own is blank on them.
    pub pages: Pages,
}

/// Reads one paper.
pub fn extract(pages: &Pages, houses: &Houses, origin: Origin) -> Record {
    extract_in(pages, houses, origin, None)
}

/// Reads a file: the paper it is, and where it holds several, a gazette or a collection, each of
/// them too.
pub fn extract_all(pages: &Pages, houses: &Houses, origin: Origin) -> (Record, Vec<Part>) {
    let mut whole = extract(pages, houses, origin.clone());
    let place = whole.place.as_ref().and_then(|it| it.ags.as_deref());
    let known: Vec<_> = place.and_then(|it| houses.by_ags(it)).into_iter().collect();
    let several = parts::parts(pages, whole.genre, &known);
    let of = u32::try_from(several.len()).unwrap_or(u32::MAX);
    let part = |(number, pages): (u32, Pages)| {
        let mut record = extract_in(&pages, houses, origin.part(number), whole.place.as_ref());
        record.source.part = Some(part_of(&whole, &pages, number, of));
        Part { record, pages }
    };
    let res: Vec<Part> = (1..).zip(several).map(part).collect();
    if !res.is_empty() {
        whole.findings.push(record::several_papers(&res));
    }
    (whole, res)
}

/// Where a part stands in its file.
fn part_of(whole: &Record, pages: &Pages, number: u32, of: u32) -> SourcePart {
    let page = |it: Option<&ratlas_read::Page>| it.map_or(1, |it| it.number);
    SourcePart {
        whole: whole.id.clone(),
        number,
        of,
        page_from: page(pages.pages.first()),
        page_to: page(pages.pages.last()),
    }
}

/// Reads a paper, which may be a part of a file of a known place.
fn extract_in(pages: &Pages, houses: &Houses, origin: Origin, whole: Option<&Where>) -> Record {
    // Pages to one text in reading order, without running heads.
    let document = document::document(pages);

    // Everything the text states, each with its place.
    let facts = facts::facts(&document, houses, whole.and_then(|it| it.ags.as_deref()));

    // Which of several candidates the paper itself means.
    record::record(pages, &document, &facts, houses, origin)
}
