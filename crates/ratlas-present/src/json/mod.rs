//! What is given out as JSON: types of its own, so that changes inside do not reach those who read it.
//! `docs/formats` describes each line by its `schema`.

mod answer;
mod comparison;
mod coverage;
mod error;
mod explanation;
mod hit;
mod page;
pub(crate) mod prior;
mod register;
mod rooms;
mod saved;
mod trace;

pub use self::answer::{FacetsLine, StatsLine};
pub use self::comparison::CellLine;
pub use self::coverage::CoverageLine;
pub use self::error::ErrorLine;
pub use self::explanation::ExplanationLine;
pub use self::hit::HitLine;
pub use self::page::{CitationLine, PageLine};
pub use self::prior::{PriorLine, prior_lines};
pub use self::register::{EntryLine, TotalsLine};
pub use self::rooms::{BodyLine, BodyPersonLine, MeetingLine, TopicLine};
pub use self::saved::{ChangeLine, SavedLine};
pub use self::trace::{LifeLine, StepLine};
