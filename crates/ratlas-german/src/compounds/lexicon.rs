//! The known parts, compiled in as one automaton: nothing is read or built when the program starts.

use std::sync::LazyLock;

use tantivy_fst::raw::Fst;

use crate::compounds::flags::{ATTESTED, WHOLE};
use crate::lists::ENDINGS_OF_WHOLE;

/// Every known part with its [flags](crate::compounds::flags).
pub(crate) static PARTS: LazyLock<Fst<&'static [u8]>> = LazyLock::new(|| {
    let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/parts.fst"));
    Fst::new(bytes).expect("the build script wrote it with the same library")
});

/// Endings of inflected words with what they cost as the end of a part.
pub(crate) const ENDINGS: [(&str, u32); 13] = [
    ("s", 1),
    ("n", 2),
    ("e", 3),
    ("en", 2),
    ("es", 2),
    ("er", 8),
    ("ern", 8),
    ("ers", 14),
    ("em", 12),
    ("r", 12),
    ("rn", 14),
    ("rs", 14),
    ("nen", 6),
];

/// Whether a word, or what it is a form of, must not be taken apart.
pub(crate) fn is_whole(word: &str) -> bool {
    has_form(word, WHOLE) || ENDINGS_OF_WHOLE.iter().any(|it| it.beginning(word).is_some())
}

/// Whether a word, or what it is a form of, was met as a word of its own.
pub(crate) fn is_attested(word: &str) -> bool {
    has_form(word, ATTESTED)
}

/// Whether a word, or what it is a form of, is in any list.
pub(crate) fn is_listed(word: &str) -> bool {
    has_form(word, u64::MAX)
}

fn has_form(word: &str, flag: u64) -> bool {
    let has = |form: &str| PARTS.get(form).is_some_and(|it| it.value() & flag != 0);
    has(word) || ENDINGS.iter().any(|(ending, _)| word.strip_suffix(ending).is_some_and(has))
}
