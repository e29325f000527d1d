//! German text: folding, words, gendered forms, dates, number words.

mod analysis;
#[cfg(test)]
mod analysis_contract;
mod compounds;
#[cfg(test)]
mod compounds_contract;
mod date_shapes;
mod dates;
mod fold;
mod forms;
mod gender;
mod language;
mod lists;
mod months;
mod normal;
mod numbers;
mod part;
mod reference;
mod stem;
mod suspended;
mod words;

pub use crate::analysis::{ANALYSIS_VERSION, Mode, Token, Word, analyze, each_word, each_word_in};
pub use crate::dates::{Precision, WrittenDate, dates, impossible_dates, weekday};
pub use crate::fold::fold;
pub use crate::language::Language;
pub use crate::numbers::{number, roman};
pub use crate::reference::{reference_key, reference_keys};
