//! Items that are only numbered lines: they count up over the paper.

use std::sync::LazyLock;

use super::heads::{Head, number};
use super::openness::part_between;
use super::title::{LONGEST_TITLE, repeated_at, same, tells, title_at};
use crate::document::{Document, DocumentLine};
use crate::pattern::{Pattern, pattern};

static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^[ ]*(?:zu\s)?(?<number>(?:[ÖN]\s?)?\d{1,2}(?:\.\d{1,2}){0,3}(?:\s?[a-z]\b)?|[IVX]{1,5}\.)[.)]{0,2}(?:\s+|\t)(?:[A-Z0-9]\w*(?:[-/]\w+){1,3}[-/]\d{2,5}[ \t]+)?(?<title>(?:[\p{Lu}„\x22“»§]|\d{1,2}\.\s\p{Lu}|dazu:|hierzu:).*)$",
    )
});

/// An agenda has a public and a closed part, and few more.
const MOST_PARTS: usize = 4;

/// Numbered lines that count up from 1, and again where a closed part begins. A list that the
/// items repeat with their text is told by the titles; both are found.
pub(super) fn sequence(document: &Document) -> Vec<Head> {
    let arabic = counted(document, arabic);
    if arabic.is_empty() { counted(document, roman) } else { arabic }
}

fn counted(document: &Document, parse: fn(&str) -> Option<Vec<u32>>) -> Vec<Head> {
    let mut res: Vec<Head> = Vec::new();
    let mut known: std::collections::BTreeMap<Vec<u32>, Vec<usize>> =
        std::collections::BTreeMap::new();
    let mut last: Vec<u32> = Vec::new();
    let mut new_part = false;
    for line in &document.lines {
        let words = &document.text[line.span.clone()];
        new_part |= words.len() < 90 && part_between(words).is_some();
        let Some(found) = NUMBERED.captures(words) else { continue };
        let printed = found.name("number").map_or("", |it| it.as_str());
        let (Some(parsed), Some(title)) = (parse(printed), found.name("title")) else { continue };
        let start = line.span.start + title.start();
        let again = known.get(&parsed).into_iter().flatten().take(MOST_PARTS).find_map(|it| {
            let title = &res[*it].title;
            let whole = document.words(title.clone());
            let end = repeated_at(document, start, &whole);
            let cut = same(&whole, &document.text[start..line.span.end]) && whole.len() >= 5;
            end.or_else(|| cut.then(|| title_at(document, start).map(|it| it.end)).flatten())
        });
        if let Some(end) = again {
            res.extend(head(document, line, printed, start, Some(end)));
            continue;
        }
        let deputy = words.contains("Stellvertreter") || words.contains("stellvertret");
        let restarts = new_part && parsed == [1];
        if deputy || !(restarts || follows(&last, &parsed)) {
            continue;
        }
        let Some(head) = head(document, line, printed, start, None) else { continue };
        new_part = false;
        last.clone_from(&parsed);
        known.entry(parsed).or_default().push(res.len());
        res.push(head);
    }
    if res.len() >= 2 { res } else { Vec::new() }
}

fn head(
    document: &Document,
    line: &DocumentLine,
    printed: &str,
    start: usize,
    end: Option<usize>,
) -> Option<Head> {
    let title = match end {
        Some(end) => document.trimmed(start..end)?,
        None => title_at(document, start)?,
    };
    let words = &document.text[line.span.clone()];
    let from = line.span.start + (words.len() - words.trim_start().len());
    // A paragraph or a sentence that begins with a number is an entry of a list.
    let printed_title = &document.text[title.clone()];
    let sentence = printed_title.ends_with('.') && tells(printed_title);
    (title.len() <= LONGEST_TITLE && !sentence).then(|| Head {
        number: Some(number(printed)),
        span: from..title.end,
        title,
        rule: "agenda/sequence",
    })
}

/// `7.2`, `Ö 3`, `4 a` as numbers; a letter counts below its number.
fn arabic(printed: &str) -> Option<Vec<u32>> {
    let bare = printed.trim_start_matches(['Ö', 'N', ' ']);
    if bare.starts_with(['I', 'V', 'X']) {
        return None;
    }
    let letter = bare.chars().next_back().filter(char::is_ascii_lowercase);
    let digits = bare.trim_end_matches(|it: char| it.is_ascii_lowercase() || it == ' ');
    let mut res: Vec<u32> = digits
        .split('.')
        .filter(|it| !it.is_empty())
        .map(|it| it.parse().ok())
        .collect::<Option<_>>()?;
    res.extend(letter.map(|it| u32::from(it) - u32::from('a') + 1));
    Some(res)
}

fn roman(printed: &str) -> Option<Vec<u32>> {
    let bare = printed.strip_suffix('.')?;
    ratlas_german::roman(bare).map(|it| vec![it])
}

/// Whether a number is the next of an agenda: the next sibling, the first child, or the next
/// sibling of a parent.
fn follows(last: &[u32], next: &[u32]) -> bool {
    if last.is_empty() {
        return next == [1] || next == [1, 1];
    }
    let child = next.len() == last.len() + 1 && next.starts_with(last) && next.last() == Some(&1);
    let sibling = (1..=last.len()).any(|len| {
        next.len() == len
            && next[..len - 1] == last[..len - 1]
            && next[len - 1] == last[len - 1] + 1
    });
    child || sibling
}
