//! Pages that are pictures to words with places.
//!
//! The picture is put upright, its rulings are taken out as rulings, and a [`Recogniser`] that the
//! caller brings finds the words; what it finds is laid out like the print of any other page.
//! Nothing here knows PDF, and nothing here starts a program.

mod deskew;
mod image;
mod page;
mod rulings;
mod threshold;
mod upright;
mod words;

pub use self::image::GreyImage;
pub(crate) use self::page::{Recognition, recognise};

/// Finds the words on a picture of a page, e.g. by a program the user has installed.
pub trait Recogniser: Send + Sync {
    /// What recognises, with its version and languages, e.g. `tesseract 5.3.0 deu`.
    fn name(&self) -> &str;

    /// The words on an upright picture, in any order.
    ///
    /// # Errors
    ///
    /// [`RecogniseError`] where no answer came; a picture without words is not an error.
    fn words(&self, image: &GreyImage) -> Result<Vec<RecognisedWord>, RecogniseError>;

    /// How the picture must be turned for its text to be upright; `None` if that cannot be told.
    fn turn(&self, image: &GreyImage) -> Option<Turn> {
        let _ = image;
        None
    }
}

/// A recognised word.
///
/// # Units
///
/// Pixels of the picture, origin top left.
#[derive(Debug, Clone, PartialEq)]
pub struct RecognisedWord {
    /// What is written.
    pub text: String,
    /// `[x0, y0, x1, y1]`.
    pub bbox: [f32; 4],
    /// Height of the line the letters stand on, at the left and at the right of the word.
    pub baseline: [f32; 2],
    /// Height of the line's print, from the lowest to the highest letters.
    pub height: f32,
    /// Which way the word is written: [`Turn::Left`] from below upwards. All but [`Turn::None`] stand
    /// within their area, without a baseline.
    pub direction: Turn,
    /// How sure the recogniser is, 0 to 1.
    pub confidence: f32,
}

/// A turn to the right in quarters of a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is upright.
    None,
    /// A quarter to the right.
    Right,
    /// Upside down.
    Around,
    /// A quarter to the left.
    Left,
}

/// Why a recogniser gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecogniseError {
    /// It took longer than it may.
    #[error("no answer within {seconds} seconds")]
    Timeout {
        /// The limit.
        seconds: u64,
    },
    /// It ended without an answer.
    #[error("{reason}")]
    Failed {
        /// What it said.
        reason: String,
    },
}
