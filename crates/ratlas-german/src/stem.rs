//! Stems of German words.

use frostem::{Algorithm, Stemmer};

use crate::gender;
use crate::lists::STEM_OVERRIDES;

/// Terms are cut at this length: longer words match by their beginning, which is the same on both
/// sides. The index allows 65,530; the longest word seen in council papers has 79.
pub(crate) const MAX_TERM_BYTES: usize = 255;

/// The stem of a folded word.
pub(crate) fn stem(word: &str) -> String {
    stem_of_base(gender::masculine(word).unwrap_or(word))
}

/// The stem of a folded word that has no feminine ending.
pub(crate) fn stem_of_base(word: &str) -> String {
    let word = cut(word, MAX_TERM_BYTES);
    match STEM_OVERRIDES.get(word) {
        Some((beginning, stem)) => [beginning, stem].concat(),
        None => Stemmer::new(Algorithm::German).stem(word).into_owned(),
    }
}

/// The longest beginning of at most `max` bytes.
pub(crate) fn cut(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}
