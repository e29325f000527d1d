//! One picture to one page of text.

use super::rulings::rulings;
use super::upright::{Upright, Way};
use super::words::glyphs;
use super::{GreyImage, RecogniseError, RecognisedWord, Recogniser, Turn};
use crate::Page;
use crate::layout::{self, Sheet};

/// A page recognised less surely than this may lie on its side or upside down: letters that lie are
/// hardly ever taken for words.
const UPRIGHT_FROM: f32 = 0.7;

/// Surer than this a word of marks alone is a mark and no speck of dirt. Hyphens at the ends of
/// lines are doubtful to recognisers and always kept: they join words.
const MARK_FROM: f32 = 0.5;

/// Less sure than this a word is dirt.
const WORD_FROM: f32 = 0.1;

/// What was recognised on a page.
pub(crate) struct Recognition {
    /// The page, with boxes on the page as it lies in the file.
    pub(crate) page: Page,
    /// Mean confidence of its characters, 0 to 1; 0 if there are none.
    pub(crate) confidence: f32,
}

/// Recognises a picture that covers a page of `size`, in points.
pub(crate) fn recognise(
    image: &GreyImage,
    size: (f32, f32),
    is_first: bool,
    recogniser: &dyn Recogniser,
) -> Result<Recognition, RecogniseError> {
    let mut best = attempt(image, Turn::None, size, recogniser)?;
    if best.confidence < UPRIGHT_FROM {
        let turns = match recogniser.turn(image) {
            Some(Turn::None) => Vec::new(),
            Some(turn) => vec![turn],
            // Nothing was found at all: turning it would not help.
            None if best.n_chars == 0 => Vec::new(),
            None => vec![Turn::Around, Turn::Right, Turn::Left],
        };
        for turn in turns {
            let other = attempt(image, turn, size, recogniser)?;
            if other.score() > best.score() {
                best = other;
            }
        }
    }
    // More digits would say more than is known.
    let confidence = (best.confidence * 100.0).round() / 100.0;
    Ok(Recognition { page: best.page(size, is_first), confidence })
}

/// A picture turned in one way, and what was recognised on it.
struct Attempt {
    way: Way,
    sheet: Sheet,
    n_chars: usize,
    confidence: f32,
}

fn attempt(
    image: &GreyImage,
    turn: Turn,
    size: (f32, f32),
    recogniser: &dyn Recogniser,
) -> Result<Attempt, RecogniseError> {
    let upright = Upright::new(image, turn);
    let (width, height) = upright.way.size(size);
    let picture = &upright.image;
    let scale = [width / picture.width as f32, height / picture.height as f32];
    let rulings = rulings(picture, scale);
    let mut words = recogniser.words(picture)?;
    words.retain(is_word);
    let n_chars = words.iter().map(n_chars).sum();
    let sure: f32 = words.iter().map(|it| it.confidence * n_chars_f32(it)).sum();
    let confidence = if n_chars == 0 { 0.0 } else { sure / n_chars as f32 };
    let sheet = Sheet { width, height, glyphs: glyphs(&words, scale), rulings, ..Sheet::default() };
    Ok(Attempt { way: upright.way, sheet, n_chars, confidence })
}

impl Attempt {
    /// How much was recognised how surely: letters read upside down are few and doubtful.
    fn score(&self) -> f32 {
        self.confidence * self.confidence * self.n_chars as f32
    }

    fn page(&self, size: (f32, f32), is_first: bool) -> Page {
        let mut page = layout::page(&self.sheet, is_first);
        for word in &mut page.words {
            word.bbox = self.way.on_page(word.bbox, size);
        }
        page
    }
}

/// Whether it is no speck of dirt.
fn is_word(word: &RecognisedWord) -> bool {
    let is_told = word.text.chars().any(|it| it.is_alphanumeric() || it == '-');
    word.confidence >= if is_told { WORD_FROM } else { MARK_FROM }
}

fn n_chars(word: &RecognisedWord) -> usize {
    word.text.chars().count()
}

fn n_chars_f32(word: &RecognisedWord) -> f32 {
    n_chars(word) as f32
}
