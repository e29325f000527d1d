//! Text recognition by a program the user has installed: tesseract.
//!
//! The only package that starts a program. Pictures go to its standard input and words come from
//! its standard output, so that no file is written and no shell is asked.

mod answer;
mod hocr;
mod limits;
mod program;
mod tesseract;

pub use self::tesseract::{OcrError, Tesseract};
