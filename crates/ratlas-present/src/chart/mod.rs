//! Pictures of numbers, as SVG for web pages, print and screen readers.

mod bars;
mod comparison;

pub use self::bars::{BarChart, MAX_SERIES, Panel, Series};
pub use self::comparison::picture;
