//! The languages of a paper.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ratlas_model::{Language, PageText, Place};
use whatlang::{Detector, Lang};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::language::Passage;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The languages of a paper with their shares, largest first; of those that are not the main one
/// the passages. A text too short to tell gives nothing.
pub(super) fn languages(document: &Document, facts: &Facts) -> Vec<Language> {
    let mut letters: BTreeMap<&'static str, usize> = BTreeMap::new();
    for it in &facts.passages {
        *letters.entry(it.value.code).or_default() += it.value.letters;
    }
    if letters.is_empty() {
        letters.extend(guessed(&document.page_texts()));
    }
    let all: usize = letters.values().sum();
    let mut res: Vec<Language> =
        letters.iter().map(|(code, n)| language(code, share(*n, all))).collect();
    res.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.code.cmp(&b.code)));
    let german = numbers(document, facts, "de");
    for it in res.iter_mut().skip(1) {
        let passages = || facts.passages.iter().filter(|passage| passage.value.code == it.code);
        it.at = passages().flat_map(|it| document.places(it.span.clone())).collect();
        let repeats = passages().any(|it| it.value.headed)
            || it.code != "de" && repeats(&german, &numbers(document, facts, &it.code));
        it.variant = repeats.then(|| "translation".to_owned());
    }
    if let Some(german) = res.iter_mut().find(|it| it.code == "de" && !facts.easy.is_empty()) {
        german.at = facts.easy.iter().flat_map(|it| document.places(it.span.clone())).collect();
        german.variant = Some("easy".to_owned());
    }
    res
}

fn language(code: &str, share: f32) -> Language {
    Language { code: code.to_owned(), share, at: Vec::<Place>::new(), variant: None }
}

/// Two decimals: the share is a hint, not a measurement.
fn share(n_letters: usize, all: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "letters of a paper are far below 2^23")]
    let exact = n_letters as f32 / all as f32;
    (exact * 100.0).round() / 100.0
}

/// The numbers of the passages in a language: days, times, sums.
fn numbers(document: &Document, facts: &Facts, code: &str) -> BTreeSet<String> {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[0-9][0-9.:/]*[0-9]"));
    let of_code = |it: &&Found<Passage>| it.value.code == code;
    let words = facts.passages.iter().filter(of_code).map(|it| &document.text[it.span.clone()]);
    words.flat_map(|it| NUMBER.find_iter(it)).map(|it| it.as_str().to_owned()).collect()
}

/// Whether a passage names the days, times and sums of the German text.
fn repeats(german: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    /// One number may be there by chance.
    const LEAST_NUMBERS: usize = 2;
    german.intersection(other).count() >= LEAST_NUMBERS
}

/// Languages in which councils and their offices write to residents.
const ALLOWED: &[Lang] = &[
    Lang::Deu,
    Lang::Eng,
    Lang::Tur,
    Lang::Fra,
    Lang::Spa,
    Lang::Ita,
    Lang::Pol,
    Lang::Ron,
    Lang::Hrv,
];

/// The languages of pages that hold no passage of running text, by their letters.
fn guessed(pages: &[PageText]) -> BTreeMap<&'static str, usize> {
    /// Fewer letters do not tell a language.
    const ENOUGH_LETTERS: usize = 60;
    let detector = Detector::with_allowlist(ALLOWED.to_vec());
    let mut res: BTreeMap<&'static str, usize> = BTreeMap::new();
    for page in pages {
        let n_letters = page.text.chars().filter(|it| it.is_alphabetic()).count();
        // Tables and lists are German here, or nothing: names have no language.
        if n_letters >= ENOUGH_LETTERS
            && detector.detect(&page.text).is_some_and(|it| it.lang() == Lang::Deu)
        {
            *res.entry("de").or_default() += n_letters;
        }
    }
    res
}
