//! The languages of a paper.

use std::collections::BTreeMap;

use ratlas_model::{Language, PageText};
use whatlang::{Detector, Lang};

/// Fewer letters do not tell a language.
const ENOUGH_LETTERS: usize = 60;

/// Languages in which councils and their offices write to residents.
const ALLOWED: &[Lang] = &[
    Lang::Deu,
    Lang::Eng,
    Lang::Tur,
    Lang::Ara,
    Lang::Rus,
    Lang::Ukr,
    Lang::Fra,
    Lang::Spa,
    Lang::Ita,
    Lang::Pol,
    Lang::Pes,
    Lang::Ron,
    Lang::Bul,
    Lang::Srp,
    Lang::Hrv,
    Lang::Ell,
];

/// The languages of the pages with their shares, largest first. A text too short to tell gives
/// nothing.
pub(crate) fn languages(pages: &[PageText]) -> Vec<Language> {
    let detector = Detector::with_allowlist(ALLOWED.to_vec());
    let mut letters: BTreeMap<&'static str, usize> = BTreeMap::new();
    for page in pages {
        let n_letters = page.text.chars().filter(|it| it.is_alphabetic()).count();
        if n_letters >= ENOUGH_LETTERS
            && let Some(lang) = detector.detect_lang(&page.text)
        {
            *letters.entry(code(lang)).or_default() += n_letters;
        }
    }
    let all: usize = letters.values().sum();
    let share = |n_letters: usize| {
        // Two decimals: the share is a hint, not a measurement.
        #[expect(clippy::cast_precision_loss, reason = "letters of a paper are far below 2^23")]
        let exact = n_letters as f32 / all as f32;
        (exact * 100.0).round() / 100.0
    };
    let mut res: Vec<Language> = letters
        .iter()
        .map(|(code, n)| Language { code: (*code).to_owned(), share: share(*n) })
        .collect();
    res.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.code.cmp(&b.code)));
    res
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Pol => "pl",
        Lang::Pes => "fa",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Ell => "el",
        _ => "de",
    }
}
