//! Bytes of any format to pages in reading order, with boxes.
//!
//! Nothing here knows a language, a council or the index, and nothing here touches a file: bytes
//! come in, [`Pages`] go out. `pdf/` is the only place that knows PDF, `layout/` is geometry only.

mod pages;

pub use crate::pages::{Line, LineKind, Page, Pages, Word};
