//! Where the papers of a collection begin.

use std::sync::LazyLock;

use ratlas_model::Genre;
use ratlas_read::{Page, Pages};

use super::Start;
use crate::document::document;
use crate::facts::genre;
use crate::facts::head::{HeadLine, head};
use crate::facts::number::numbers;
use crate::houses::House;
use crate::pattern::{Pattern, pattern};

/// A paper says what it is in its first lines.
const HEAD_LINES: usize = 14;

/// What stands at the head of a page that begins a paper.
struct Head {
    genre: Genre,
    number: Option<String>,
    /// Whether pages are counted from here.
    counts_anew: bool,
}

/// The pages on which a paper begins: the head of the page says what it is, and it bears another
/// number than the paper before. Where papers count their pages, it counts anew; so it has to
/// behind papers that deal with other papers. Annexes bear no label of their own.
pub(super) fn starts(pages: &[Page], houses: &[&House]) -> Vec<Start> {
    let Some(first) = pages.first().filter(|_| pages.len() > 1) else { return Vec::new() };
    let mut paper = head_of(first, houses);
    let mut starts = vec![Start { page_idx: 0, line_idx: 0 }];
    for (page_idx, page) in pages.iter().enumerate().skip(1) {
        let Some(next) = head_of(page, houses) else { continue };
        let number = paper.as_ref().and_then(|it| it.number.as_ref());
        let is_other = match next.genre {
            // Sittings are not numbered as papers are.
            Genre::Minutes => paper.as_ref().is_none_or(|it| it.genre != Genre::Minutes),
            _ => next.number.is_some() && next.number.as_ref() != number,
        };
        let must_count = paper.as_ref().is_some_and(|it| it.counts_anew || is_of_sitting(it.genre));
        if is_other && (next.counts_anew || !must_count) {
            starts.push(Start { page_idx, line_idx: 0 });
            paper = Some(next);
        }
    }
    starts
}

/// Whether papers of a genre print the labels and numbers of those they deal with.
fn is_of_sitting(genre: Genre) -> bool {
    matches!(genre, Genre::Minutes | Genre::Invitation | Genre::Agenda | Genre::ResolutionExtract)
}

/// The head of a page, if a paper begins there.
fn head_of(page: &Page, houses: &[&House]) -> Option<Head> {
    if !LABEL_WORDS.is_match(first_lines(&page.text)) {
        return None;
    }
    let alone = document(&Pages {
        media_type: "text/plain",
        encoding: None,
        text_layer: ratlas_model::TextLayer::Native,
        pages: vec![page.clone()],
        recogniser: None,
        findings: Vec::new(),
    });
    let head: Vec<HeadLine> = head(&alone).into_iter().take(HEAD_LINES).collect();
    let label = genre::genre(&alone, &head).filter(|it| it.rule == "genre/label")?;
    let until = head.last()?.span.end;
    let is_annex = head.iter().take(3).any(|it| ANNEX.is_match(&it.words));
    if is_annex || label.span.start >= until {
        return None;
    }
    let dates = ratlas_german::dates(&alone.text);
    let numbers = numbers(&alone, &dates, houses);
    let own = numbers.iter().find(|it| it.span.start < until);
    Some(Head {
        genre: label.value.genre,
        number: own.map(|it| it.value.normalized.clone()),
        counts_anew: FIRST_PAGE.is_match(&page.text),
    })
}

/// The lines of a page that its head may be in.
fn first_lines(text: &str) -> &str {
    /// Running heads may stand above the head, and empty lines in it.
    const LINES: usize = 3 * HEAD_LINES;
    let ends = text.match_indices('\n').map(|it| it.0);
    let words = ends.scan(0, |start, end| {
        let line = &text[*start..end];
        *start = end + 1;
        Some((end, line.trim().is_empty()))
    });
    let end = words.filter(|it| !it.1).map(|it| it.0).nth(LINES);
    &text[..end.unwrap_or(text.len())]
}

/// A page without any of these in its first lines begins no paper; cheaper to ask than reading its head.
static LABEL_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)vorlage|antrag|anfrage|stellungnahme|niederschrift|protokoll|antwort|bericht|drucksache|auszug|einladung|(?:\s\p{L}){5}",
    )
});

static ANNEX: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?i:anlagen?)\b"));

/// The count of the first page of a paper.
static FIRST_PAGE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)^\s*(?:Seite|S\.|-|–)\s?1\s?(?:(?:von|/)\s?\d{1,3}|-|–)?\s*$|\bSeite\s1\s(?:von|/)\s\d{1,3}\b",
    )
});
