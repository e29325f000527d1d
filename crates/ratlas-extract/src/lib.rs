//! Pages to record: everything that knows German council papers.
//!
//! [`extract`] is the only way in. It never fails and never panics: what a paper does not say is
//! null, what is odd about it is a finding. The same pages give the same record on every machine.

mod document;
mod facts;
mod found;
mod houses;
mod lexicon;
mod origin;
mod record;
mod reflow;

use ratlas_model::Record;
use ratlas_read::Pages;

pub use crate::houses::{
    City, House, HouseBody, HouseBodyName, HouseCheck, HouseError, HouseMistake, HouseMistakeKind,
    Houses, NeedsLabel, NumberShape, ShapeEvidence, builtin_file, check_house, cities_called,
};
pub use crate::origin::{Origin, paper_id};
pub use crate::reflow::{Paragraph, Piece, paragraphs};

/// Reads one paper.
pub fn extract(pages: &Pages, houses: &Houses, origin: Origin) -> Record {
    // Pages to one text in reading order, without running heads.
    let document = document::document(pages);

    // Everything the text states, each with its place.
    let facts = facts::facts(&document, houses);

    // Which of several candidates the paper itself means.
    record::record(pages, &document, &facts, houses, origin)
}
