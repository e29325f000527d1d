//! Numbers behind labels, in papers of any city.

use std::collections::BTreeMap;
use std::ops::Range;

use ratlas_model::ReferenceKind;

use super::grammar::{is_plausible, is_strong, normalized, number_at};
use super::{Number, is_alone, number};
use crate::document::Document;
use crate::found::Found;
use crate::lexicon::number_labels::{Label, Trust, labels};

/// The numbers behind labels, in reading order.
pub(super) fn labelled(document: &Document) -> Vec<Found<Number>> {
    let text = &document.text;
    let mut res: Vec<Found<Number>> = Vec::new();
    for label in labels(text) {
        match behind(text, &label) {
            Some(span) => {
                let rule = if names_parliament(text, &label) {
                    "number/parliament"
                } else {
                    "number/labelled"
                };
                listed(text, &label, span.clone(), &mut res);
                res.push(of_label(text, &label, span, rule));
            }
            None => {
                res.extend(in_column(document, &label).or_else(|| in_block(document, &label)));
            }
        }
    }
    res
}

fn of_label(text: &str, label: &Label, span: Range<usize>, rule: &'static str) -> Found<Number> {
    let value = number(&text[span.clone()], label.kind, BTreeMap::new(), Some(label.span.clone()));
    Found::new(value, span, rule)
}

fn names_parliament(text: &str, label: &Label) -> bool {
    label.kind == Some(ReferenceKind::Other)
        && text[label.span.clone()].to_lowercase().contains("dr")
}

/// The number right behind a label: on its line, in the next cell or alone on the next line.
fn behind(text: &str, label: &Label) -> Option<Range<usize>> {
    /// An empty line or two stand between the label of a form and its value.
    const MOST_BREAKS: usize = 3;
    let rest = &text[label.span.end..];
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let words = rest.trim_start();
    let skipped = &rest[..rest.len() - words.len()];
    let n_breaks = skipped.matches('\n').count();
    let words = words.strip_prefix(['(', '„']).unwrap_or(words);
    let words = words.strip_prefix("- ").or(words.strip_prefix("– ")).unwrap_or(words);
    let start = text.len() - words.trim_start().len();
    let span = number_at(text, start).filter(|it| is_plausible(text, label, it))?;
    let strong = is_strong(&normalized(&text[span.clone()]));
    if label.trust == Trust::Weak && !(strong && n_breaks == 0) {
        return None;
    }
    // A bare "Nr." in a text stands behind its noun, perhaps on the line before.
    if label.trust == Trust::Bare && !(strong && ends_line(text, &span)) {
        return None;
    }
    let apart = n_breaks > 0 || skipped.contains('\t');
    let fits = match n_breaks {
        0 => true,
        1..=MOST_BREAKS => label.numbered || label.colon || strong,
        _ => false,
    };
    (fits && (n_breaks == 0 || is_first(text, &span)) && !(apart && is_word(text, &span)))
        .then_some(span)
}

/// Whether nothing follows a number in its line or cell.
fn ends_line(text: &str, span: &Range<usize>) -> bool {
    let behind = text[span.end..].trim_start_matches(' ');
    behind.is_empty() || behind.starts_with(['\n', '\t'])
}

/// Whether a number begins its line or cell.
fn is_first(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].trim_end_matches([' ', '(', '*', '-', '–']);
    before.is_empty() || before.ends_with(['\n', '\t'])
}

/// Whether digits in another cell or line are a count of something: "3 öffentlich".
fn is_word(text: &str, span: &Range<usize>) -> bool {
    let bare = text[span.clone()].bytes().all(|it| it.is_ascii_digit());
    bare && !is_alone(text, span)
}

/// More numbers of the same form behind a first one: "21-0123, 21-0124 und Nr. 21-0130".
fn listed(text: &str, label: &Label, first: Range<usize>, res: &mut Vec<Found<Number>>) {
    /// A longer list is a table.
    const MOST_LISTED: usize = 12;
    let form = skeleton(&text[first.clone()]);
    let mut end = first.end;
    for _ in 0..MOST_LISTED {
        let rest = text[end..].trim_start();
        let joined = [",", ";", "und ", "sowie ", "& "].iter().find_map(|it| rest.strip_prefix(it));
        let Some(next) = joined.map(str::trim_start) else { return };
        let next = next.strip_prefix("und ").unwrap_or(next);
        let next = next.strip_prefix("Nr.").unwrap_or(next).trim_start();
        let start = text.len() - next.len();
        let Some(span) = number_at(text, start) else { return };
        if skeleton(&text[span.clone()]) != form || !is_plausible(text, label, &span) {
            return;
        }
        end = span.end;
        res.push(of_label(text, label, span, "number/listed"));
    }
}

/// The form of a number: `00-00/A00000`.
fn skeleton(number: &str) -> String {
    let form = |it: char| match it {
        '0'..='9' => '0',
        it if it.is_alphabetic() => 'A',
        it => it,
    };
    normalized(number).chars().map(form).collect()
}

/// Rows of forms are shorter; each label of a row reads it again.
const LONGEST_ROW: usize = 2_000;

/// The value below a label that heads a column.
fn in_column(document: &Document, label: &Label) -> Option<Found<Number>> {
    let text = &document.text;
    let cell_end = text[label.span.end..].trim_start_matches(' ').starts_with(['\t', '\n']);
    if !label.numbered || !cell_end {
        return None;
    }
    let line_idx = document.line_at(label.span.start);
    let (head, row) = (document.lines.get(line_idx)?, document.lines.get(line_idx + 1)?);
    let is_short = head.span.len().max(row.span.len()) <= LONGEST_ROW;
    if !is_short || !(head.row || text[head.span.clone()].contains('\t')) {
        return None;
    }
    let column = text[head.span.start..label.span.start].matches('\t').count();
    let cell = cells(text, row.span.clone()).nth(column).and_then(|it| document.trimmed(it))?;
    let span = number_at(text, cell.start).filter(|it| it.end == cell.end)?;
    is_plausible(text, label, &span).then(|| of_label(text, label, span, "number/label-column"))
}

/// The cells of a line.
fn cells(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = line.start;
    text[line].split('\t').map(move |cell| {
        let span = start..start + cell.len();
        start = span.end + 1;
        span
    })
}

/// The value of a label whose form was read column by column: first labels, then values.
fn in_block(document: &Document, label: &Label) -> Option<Found<Number>> {
    /// Forms have up to so many labels, some with two lines of value.
    const BLOCK_LINES: usize = 10;
    let text = &document.text;
    let told = label.colon || is_alone(text, &label.span);
    if !label.numbered || !told || !is_empty_behind(text, label.span.end) {
        return None;
    }
    let first = document.line_at(label.span.end);
    let lines = document.lines.iter().skip(first + 1).filter(|it| !it.span.is_empty());
    let lines = lines.take(BLOCK_LINES).filter(|it| it.span.len() <= LONGEST_ROW);
    let cells = lines.flat_map(|line| cells(text, line.span.clone()));
    let span = cells
        .filter_map(|it| document.trimmed(it))
        .find(|it| is_strong(&normalized(&text[it.clone()])))?;
    Some(of_label(text, label, span, "number/label-block"))
}

/// Whether the line or cell ends, or the next label follows.
fn is_empty_behind(text: &str, end: usize) -> bool {
    let until = text.floor_char_boundary((end + LONGEST_ROW).min(text.len()));
    let line = text[end..until].split('\n').next().unwrap_or_default();
    line.split('\t').all(|it| it.trim().is_empty() || it.trim().ends_with(':'))
}
