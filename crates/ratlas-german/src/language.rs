//! Passages in other languages: stems of their own, marked with the language.

use frostem::{Algorithm, Stemmer};

use crate::fold::fold;
use crate::stem::{MAX_TERM_BYTES, cut};

/// A language other than German whose words have a stemmer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(usize);

/// Codes with their stemmers. Ukrainian and others have none: their words are folded only, as all
/// words are.
const LANGUAGES: [(&str, Algorithm); 16] = [
    ("ar", Algorithm::Arabic),
    ("cs", Algorithm::Czech),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("fa", Algorithm::Persian),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nl", Algorithm::Dutch),
    ("pl", Algorithm::Polish),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sr", Algorithm::Serbian),
    ("tr", Algorithm::Turkish),
];

/// Stands between the code and the stem; no word holds it.
const MARK: char = ':';

impl Language {
    /// The language of a code (ISO 639-1, e.g. `tr`); `None` for German and for languages without a
    /// stemmer.
    pub fn of(code: &str) -> Option<Language> {
        LANGUAGES.iter().position(|it| it.0 == code).map(Language)
    }

    /// Every language that has a stemmer.
    pub fn all() -> impl Iterator<Item = Language> {
        (0..LANGUAGES.len()).map(Language)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// The marked stem of a word as printed, as the index has it: `okullar` → `tr:okul`. A query does
    /// not know its language, so it looks for the stems of all that the index has.
    ///
    /// # Examples
    ///
    /// ```
    /// let english = ratlas_german::Language::of("en").expect("it has a stemmer");
    /// assert_eq!(english.term("schools"), "en:school");
    /// ```
    pub fn term(self, word: &str) -> String {
        let (code, algorithm) = LANGUAGES[self.0];
        let lower = match algorithm {
            // Without the dot is another letter.
            Algorithm::Turkish => word.replace('I', "ı").replace('İ', "i").to_lowercase(),
            _ => word.to_lowercase(),
        };
        let stem = fold(&Stemmer::new(algorithm).stem(cut(&lower, MAX_TERM_BYTES)));
        let mut res = format!("{code}{MARK}{stem}");
        res.truncate(cut(&res, MAX_TERM_BYTES).len());
        res
    }
}
