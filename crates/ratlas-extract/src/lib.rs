//! Pages to record: everything that knows German council papers.
//!
//! [`extract`] is the only entry. It never fails and never panics: what a paper does not say is
//! null, what is odd about it is a finding.

mod houses;
mod origin;
mod record;

use ratlas_model::Record;
use ratlas_read::Pages;

pub use crate::houses::Houses;
pub use crate::origin::Origin;

/// Reads one paper.
pub fn extract(pages: &Pages, _houses: &Houses, origin: Origin) -> Record {
    record::empty(pages, origin)
}
