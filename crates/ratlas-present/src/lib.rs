//! Results in the words of the reader: German and English, as texts, JSON lines and CSV.
//!
//! What the library answers becomes what people and programs read. Nothing here knows whether a terminal
//! or a web page shows it, reads arguments, touches files or writes markup other than a picture.
//!
//! | module     | makes of results                                                        |
//! |------------|-------------------------------------------------------------------------|
//! | `words`    | words for values, dates, findings, mistakes, reasons: all German is here |
//! | [`facts`]  | everything a record says, each value with its label and its places       |
//! | [`json`]   | one serialisable type for each line that `docs/formats` describes        |
//! | [`csv`]    | tables for spreadsheets and R                                            |
//! | [`chart`]  | pictures of comparisons                                                  |
//!
//! # Examples
//!
//! ```
//! use ratlas_present::{Lang, date, value, word};
//!
//! assert_eq!(word(Lang::De, "genre", "motion"), "Antrag");
//! assert_eq!(value("genre", "ANTRAG"), Some("motion"));
//! assert_eq!(date(Lang::De, "2020-12-03"), "03.12.2020");
//! assert_eq!(Lang::En.number(1_234), "1,234");
//! ```

pub mod chart;
mod citation;
mod comparison;
pub mod csv;
pub mod facts;
pub mod json;
mod plain;
mod query;
mod words;

pub use citation::{citation_words, plain_citation};
pub use comparison::{At, Measure, places, value_name};
pub use plain::{escaped, inline, on_one_line, with_its_lines};
pub use query::{query_text, switches};
pub use words::codes::{Meaning, finding_words, meaning};
pub use words::dates::date;
pub use words::lang::{Lang, Sentence};
pub use words::mistakes;
pub use words::phrases::phrase;
pub use words::values::{value, word, words};
pub use words::votes::vote;
pub use words::why::reason;
pub use words::wording::Wording;
