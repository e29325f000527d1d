//! Where the announcements of a gazette begin.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{PartLine, Start};
use crate::lexicon::{column, rows};
use crate::pattern::{Pattern, pattern};

/// Print this much larger than the running text is a heading.
const LARGER: f32 = 1.12;

/// Longer lines are text.
const LONGEST_HEADING: usize = 140;

/// A size of print that heads fewer lines is the gazette's own title.
const LEAST_HEADINGS: usize = 2;

/// The headings at which announcements begin.
///
/// Where sizes of print are known, headings are the lines of the largest size that is used more
/// than once; elsewhere the lines that begin with a label of `lexicon/gazette_labels.tsv`.
pub(super) fn starts(lines: &[PartLine]) -> Vec<Start> {
    let is_heading: Box<dyn Fn(&PartLine) -> bool> = match heading_size(lines) {
        Some(size) => Box::new(move |it| rounded(it.font_size) == size && is_short(it)),
        None => Box::new(|it| it.is_apart && is_short(it) && LABEL.is_match(&it.words)),
    };
    let mut starts = Vec::new();
    let mut was_heading = false;
    for line in lines {
        let heads = is_heading(line) && !IN_CONTENTS.is_match(&line.words);
        // A heading may have several lines.
        if heads && !was_heading {
            starts.push(line.at);
        }
        was_heading = heads;
    }
    starts
}

fn is_short(line: &PartLine) -> bool {
    line.words.chars().count() <= LONGEST_HEADING
}

/// Tenths of a point: sizes of one heading differ by rounding.
#[expect(clippy::cast_possible_truncation, reason = "print is smaller than the tallest page")]
fn rounded(size: f32) -> i32 {
    (size * 10.0).round() as i32
}

/// The size of the headings, in tenths of a point; `None` where sizes tell nothing.
fn heading_size(lines: &[PartLine]) -> Option<i32> {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    for line in lines.iter().filter(|it| it.font_size > 0.0) {
        *letters.entry(rounded(line.font_size)).or_default() += line.words.len();
    }
    let (body, _) = letters.iter().max_by_key(|it| it.1)?;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "tenths of points"
    )]
    let least = (*body as f32 * LARGER) as i32;
    let sizes = letters.keys().rev().filter(|it| **it > least);
    sizes.copied().find(|size| {
        let headings = lines.iter().filter(|it| rounded(it.font_size) == *size && is_short(it));
        headings.count() >= LEAST_HEADINGS
    })
}

/// What announcements are headed with.
static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    let labels: Vec<String> = rows(include_str!("../../lexicon/gazette_labels.tsv"))
        .map(|row| column(&row, 0).replace(' ', r"\s+"))
        .collect();
    pattern(&format!(r"^(?:[IVX]+\.\s|\d{{1,2}}\.\s)?(?:{})\b", labels.join("|")))
});

/// A line of a table of contents ends with a page.
static IN_CONTENTS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?:\.{3,}|…|\t|\bS(?:eite|\.)\s?)\s*\d{1,3}$|[a-zäöüß]\s\d{1,2}$"));
