//! Text to terms: the analysis `de_council_v1`, the same for papers and for queries.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::forms::{Forms, forms};
use crate::normal::normalize;
use crate::words::next_word;

/// The name of what [`analyze`] does. Another name means other terms: an index made under one must
/// not be searched under another.
///
/// Version of the code, of the stemmer, and a number the build makes of all word lists.
pub const ANALYSIS_VERSION: &str =
    concat!("de_council_v2.0/frostem-1.20260821.8/", env!("RATLAS_GERMAN_LISTS"));

/// What of a word must be the same for two words to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The stem: inflected and gendered forms meet.
    Stemmed,
    /// The printed word but for case, hyphenation and spelling of umlauts.
    Exact,
}

/// A term with the words it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The normalised term, at most 255 bytes.
    pub term: String,
    /// Bytes of the original text: the whole word, with its gender suffix and both halves of a
    /// hyphenation. All tokens of a word have the same span.
    pub span: Range<usize>,
    /// The number of the word in the text, from 0. All tokens of a word have the same position.
    pub position: usize,
}

/// A word with its terms, lent for the time of a call.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// Its terms in mode [`Mode::Stemmed`]; the whole word last.
    pub stemmed: &'a [String],
    /// Stems of the smallest parts of a compound, in their order; nothing for other words.
    pub leaves: &'a [String],
    /// Stems of the compounds within a compound of three and more parts; nothing for other words.
    pub inner: &'a [String],
    /// Its terms in mode [`Mode::Exact`]; the whole word last.
    pub exact: &'a [String],
}

/// Takes a text apart into terms.
///
/// Words are runs of letters and digits. `Migrations-Beirat` is one word with three terms: its
/// parts and the whole. Words are joined over a line end (`Integra-` / `tion`), never dropped for
/// their length, and there are no stop words. Which forms meet is listed in
/// `docs/decisions/0004-german-analysis.md`.
///
/// # Invariants
///
/// Spans are non-empty, on character borders and ascending; positions count up by one a word.
///
/// # Examples
///
/// ```
/// use ratlas_german::{Mode, analyze};
///
/// let tokens = analyze("Die Migrant*innen", Mode::Stemmed);
/// assert_eq!((tokens[1].term.as_str(), tokens[1].span.clone()), ("migrant", 4..17));
/// ```
pub fn analyze(text: &str, mode: Mode) -> Vec<Token> {
    let mut res = Vec::new();
    let mut position = 0;
    each_word(text, |word| {
        let terms = match mode {
            Mode::Stemmed => word.stemmed,
            Mode::Exact => word.exact,
        };
        let token = |term: &String| Token { term: term.clone(), span: word.span.clone(), position };
        res.extend(terms.iter().map(token));
        position += 1;
    });
    res
}

/// Yields every word of a text with its terms in both modes, in order.
///
/// What [`analyze`] does, without a copy of every term.
pub fn each_word(text: &str, mut sink: impl FnMut(Word<'_>)) {
    let normal = normalize(text);
    let mut at = 0;
    while let Some(found) = next_word(normal.text(), at) {
        at = found.end;
        let forms = cached(&normal.text()[found.clone()]);
        let span = normal.original(found);
        let Forms { stemmed, leaves, inner, exact } = &*forms;
        sink(Word { span, stemmed, leaves, inner, exact });
    }
}

/// Longer words are rare and would fill the cache with their letters.
const MAX_CACHED_BYTES: usize = 64;

/// How many words a thread remembers, about 15 MB: the 65,000 most recent cover 99 % of a text.
const CACHED_WORDS: usize = 65_536;

thread_local! {
    static CACHE: RefCell<HashMap<Box<str>, Rc<Forms>>> = RefCell::new(HashMap::new());
}

fn cached(word: &str) -> Rc<Forms> {
    if word.len() > MAX_CACHED_BYTES {
        return Rc::new(forms(word));
    }
    CACHE.with_borrow_mut(|cache| {
        if let Some(known) = cache.get(word) {
            return Rc::clone(known);
        }
        if cache.len() >= CACHED_WORDS {
            cache.clear();
        }
        let found = Rc::new(forms(word));
        cache.insert(word.into(), Rc::clone(&found));
        found
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(text: &str, mode: Mode, expected: Expect) {
        let lines = analyze(text, mode)
            .into_iter()
            .map(|it| format!("{} {} {:?}\n", it.position, it.term, &text[it.span]));
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn gendered_forms() {
        check(
            "Migrant*innen Migrant:innen Migrant_innen Migrant·innen MigrantInnen Migrantinnen \
             Migrant/-innen Migrant/innen Migrant(innen) Migrantin Migranten Migrant:in jede*r \
             Vorgesetzte:r",
            Mode::Stemmed,
            expect![[r#"
                0 migrant "Migrant*innen"
                1 migrant "Migrant:innen"
                2 migrant "Migrant_innen"
                3 migrant "Migrant·innen"
                4 migrant "MigrantInnen"
                5 migrant "Migrantinnen"
                6 migrant "Migrant/-innen"
                7 migrant "Migrant/innen"
                8 migrant "Migrant(innen)"
                9 migrant "Migrantin"
                10 migrant "Migranten"
                11 migrant "Migrant:in"
                12 jed "jede*r"
                13 vorgesetzt "Vorgesetzte:r"
            "#]],
        );
    }

    #[test]
    fn inner_forms() {
        check(
            "Ausländer*innenbehörde AusländerInnenbehörde Bürger(innen)beteiligung",
            Mode::Stemmed,
            expect![[r#"
                0 auslander "Ausländer*innenbehörde"
                0 behord "Ausländer*innenbehörde"
                0 auslanderbehord "Ausländer*innenbehörde"
                1 auslander "AusländerInnenbehörde"
                1 behord "AusländerInnenbehörde"
                1 auslanderbehord "AusländerInnenbehörde"
                2 burger "Bürger(innen)beteiligung"
                2 beteil "Bürger(innen)beteiligung"
                2 burgerbeteil "Bürger(innen)beteiligung"
            "#]],
        );
    }

    #[test]
    fn no_gendered_forms() {
        check(
            "Außen/Innen 5*in LinkedIn und/oder 10:30 Termin/in http://in.de a:in",
            Mode::Stemmed,
            expect![[r#"
                0 auss "Außen"
                1 inn "Innen"
                2 5 "5"
                3 in "in"
                4 linkedin "LinkedIn"
                5 und "und"
                6 oder "oder"
                7 10 "10"
                8 30 "30"
                9 termin "Termin"
                10 in "in"
                11 http "http"
                12 in "in"
                13 de "de"
                14 a "a"
                15 in "in"
            "#]],
        );
    }

    #[test]
    fn hyphens() {
        check(
            "Migrations-Beirat 20-26 Covid-19 U-Bahn-Linie Migrations- und Integrations-\nbeirat -x-",
            Mode::Stemmed,
            expect![[r#"
                0 migration "Migrations-Beirat"
                0 beirat "Migrations-Beirat"
                0 migrationsbeirat "Migrations-Beirat"
                1 20 "20"
                2 26 "26"
                3 covid "Covid-19"
                3 19 "Covid-19"
                3 covid19 "Covid-19"
                4 u "U-Bahn-Linie"
                4 bahn "U-Bahn-Linie"
                4 lini "U-Bahn-Linie"
                4 ubahnlini "U-Bahn-Linie"
                5 migration "Migrations"
                6 und "und"
                7 integrationsbeirat "Integrations-\nbeirat"
                8 x "x"
            "#]],
        );
        check(
            "Bürger*innen-Beteiligung Müller-\nWest",
            Mode::Exact,
            expect![[r#"
            0 buergerinnen "Bürger*innen-Beteiligung"
            0 beteiligung "Bürger*innen-Beteiligung"
            0 buergerinnenbeteiligung "Bürger*innen-Beteiligung"
            1 mueller "Müller-\nWest"
            1 west "Müller-\nWest"
            1 muellerwest "Müller-\nWest"
        "#]],
        );
    }
}
