//! How results look. Everything here turns values into text; only the progress writes it.

pub(crate) mod caret;
pub(crate) mod colour;
pub(crate) mod comparison;
pub(crate) mod coverage;
pub(crate) mod doctor;
pub(crate) mod drawing;
pub(crate) mod facts;
pub(crate) mod forgotten;
pub(crate) mod hits;
pub(crate) mod house;
pub(crate) mod info;
pub(crate) mod json;
pub(crate) mod pages;
pub(crate) mod prior;
pub(crate) mod problems;
pub(crate) mod progress;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod searched;
pub(crate) mod stats;
mod table;
pub(crate) mod thesaurus;
pub(crate) mod timeline;
pub(crate) mod watch;

/// Adds a line to a text.
fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
