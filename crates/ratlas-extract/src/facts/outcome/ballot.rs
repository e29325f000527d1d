//! A section below `Abstimmungsergebnis:`: one result, or one per item or sentence.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Outcome;

use super::Result;
use super::label::{Section, paragraph_end};
use super::statement::result;
use super::told::told_in;
use super::words::{first_phrase, is_vote_line, sentences};
use crate::document::Document;
use crate::facts::vote::{parts::begins_part, vote};
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The results below the label of a vote: one, or one per item or sentence.
pub(super) fn votes(document: &Document, section: &Section) -> Vec<Found<Result>> {
    let (start, until) = (section.text.start, section.text.end);
    // Names stand below the counts of a roll call.
    let by_name = document.text[section.label.clone()].starts_with("Namentlich");
    let end = if by_name {
        paragraph_end(&document.text, start, until)
    } else {
        votes_end(document, start, until)
    };
    let Some(span) = document.trimmed(start..end) else { return Vec::new() };
    let statements = statements(document, span);
    statements.into_iter().filter_map(|(span, item)| statement(document, span, item)).collect()
}

/// The end of the words that tell a vote: the line behind the label, and those that go on.
fn votes_end(document: &Document, start: usize, until: usize) -> usize {
    /// A result is short; what follows is the debate.
    const RESULT_BYTES: usize = 420;
    let text = &document.text;
    let near = until.min(text.floor_char_boundary(start + RESULT_BYTES));
    let lead = text[start..near].len() - text[start..near].trim_start().len();
    let line_end = |from: usize| text[from..until].find('\n').map_or(until, |it| from + it);
    let mut end = line_end(start + lead);
    while end < until {
        let next_end = line_end(end + 1);
        let next = &text[end + 1..next_end];
        let listed = begins_part(next) || next.contains('\t') || is_vote_line(next);
        let so_far = document.trimmed(start..end);
        let open = text[..end].trim_end().ends_with([',', ';', ':', '-', '–'])
            || next.trim_start().starts_with(|it: char| it.is_lowercase() || "(–-".contains(it));
        let told = end >= near
            || so_far.is_some_and(|it| {
                first_phrase(document, it.clone()).is_some() || vote(document, it).is_some()
            });
        let goes_on = !next.trim().is_empty() && end < near && (open || !told);
        // Each sentence may tell a vote of its own, or what came of this one.
        let speech = next.trim_start();
        let speech = speech.starts_with("Der Vorsitz") || speech.starts_with("Die Vorsitz");
        let sentence =
            end < near && told && !speech && told_in(document, end + 1..next_end).is_some();
        if next.trim().is_empty() && told {
            // "Ja-Stimmen: 30" may stand below an empty line.
            match counts_below(text, next_end, until) {
                Some(below) => end = below,
                None => return end,
            }
            continue;
        }
        if !(listed || goes_on || sentence) {
            return end;
        }
        end = next_end;
    }
    end
}

/// The end of the line behind empty ones, if it counts votes or those present.
fn counts_below(text: &str, from: usize, until: usize) -> Option<usize> {
    static COUNTS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*(?:anwesend|stimmberechtigte?|ja|nein|jastimmen|neinstimmen|ja-stimmen|nein-stimmen|dafür|dagegen)\s?:\s?\d",
        )
    });
    /// Few empty lines stand there.
    const NEAR_BYTES: usize = 120;
    let near = &text[from..until.min(text.floor_char_boundary(from + NEAR_BYTES))];
    let lead = near.len() - near.trim_start().len();
    COUNTS
        .is_match(near)
        .then(|| text[from + lead..until].find('\n').map_or(until, |it| from + lead + it))
}

fn statement(
    document: &Document,
    span: Range<usize>,
    item: Option<String>,
) -> Option<Found<Result>> {
    let words = &document.text[span.clone()];
    let changed = words.lines().next().is_some_and(|it| it.contains("(geändert)"));
    let mut res = result(document, span, None, "outcome/label", true)?;
    if changed && res.value.outcome == Some(Outcome::Approved) {
        res.value.outcome = Some(Outcome::ApprovedAmended);
    }
    res.value.item = item;
    Some(res)
}

/// The parts of the words below a label that each state a result: lines that name an item,
/// sentences of which each states one.
fn statements(document: &Document, span: Range<usize>) -> Vec<(Range<usize>, Option<String>)> {
    static ITEM: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?m)^[ \t–-]*TOP\s(?<item>\d{1,3}(?:\.\d{1,3})*)(?:\s\([^)\n]{2,20}\))?\s?:")
    });
    let text = &document.text[span.clone()];
    let items: Vec<_> =
        ITEM.captures_iter(text).filter_map(|it| it.get(0).zip(it.name("item"))).collect();
    if !items.is_empty() {
        let ends = items.iter().skip(1).map(|it| it.0.start()).chain([text.len()]);
        let at =
            |(whole, end): (regex::Match<'_>, usize)| span.start + whole.start()..span.start + end;
        return items
            .iter()
            .zip(ends)
            .map(|((whole, item), end)| (at((*whole, end)), Some(item.as_str().to_owned())))
            .collect();
    }
    if vote(document, span.clone()).is_some_and(|it| it.value.parts.len() >= 2) {
        return vec![(span, None)];
    }
    let strong: Vec<Range<usize>> = sentences(&document.text, span.clone())
        .into_iter()
        .filter(|it| told_in(document, it.clone()).is_some_and(|it| !it.value.by_vote))
        .collect();
    if strong.len() >= 2
        && strong.iter().filter(|it| vote(document, (*it).clone()).is_some()).count() >= 2
    {
        return strong.into_iter().map(|it| (it, None)).collect();
    }
    vec![(span, None)]
}
