//! German text: folding, words, gendered forms, dates, number words.

mod analysis;
#[cfg(test)]
mod analysis_contract;
mod compounds;
mod date_shapes;
mod dates;
mod fold;
mod forms;
mod gender;
mod lists;
mod months;
mod normal;
mod numbers;
mod reference;
mod words;

pub use crate::analysis::{ANALYSIS_VERSION, Mode, Token, Word, analyze, each_word};
pub use crate::dates::{Precision, WrittenDate, dates, impossible_dates, weekday};
pub use crate::fold::fold;
pub use crate::numbers::{number, roman};
pub use crate::reference::{reference_key, reference_keys};
