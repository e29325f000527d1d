//! German text: folding, words, gendered forms, dates, number words.

mod dates;
mod months;
mod numbers;

pub use crate::dates::{Precision, WrittenDate, dates};
pub use crate::numbers::{number, roman};
