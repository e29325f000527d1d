//! What is repeated from page to page: running heads, footers, page numbers, stamps.

use super::geometry::{Bbox, bounds};
use crate::{LineKind, Page};

/// The share of a page's height at its top and at its bottom where heads and footers stand.
const MARGIN: f32 = 0.15;

/// Heads and footers have no more lines than this.
const MAX_LINES: usize = 8;

/// A repeated line stands within this share of the page's height of its place on another page.
const SAME_HEIGHT: f32 = 0.02;

/// How many pages on a line may be repeated: left and right pages may have heads of their own.
const NEAR_PAGES: usize = 2;

/// A line that may be furniture.
#[derive(Debug, Clone)]
struct Candidate {
    /// Index of the line in its page.
    line: usize,
    /// Its text, every number as `#`.
    text: String,
    /// Its middle, as a share of the page's height.
    height: f32,
}

/// The candidates of one page, from its edge inwards.
#[derive(Debug, Clone, Default)]
struct Margins {
    edges: [Vec<Candidate>; 2],
    /// Lines written along a side of the page.
    sideways: Vec<Candidate>,
}

/// Marks the lines that are repeated over the pages of a file.
///
/// From the edge of a page inwards, every line that stands on a near page at the same height with
/// the same words, numbers aside; the first that is not repeated ends the search.
pub(crate) fn mark_furniture(pages: &mut [Page]) {
    let margins: Vec<Margins> = pages.iter().map(margins).collect();
    for (idx, page) in pages.iter_mut().enumerate() {
        let near = || {
            let range = idx.saturating_sub(NEAR_PAGES)..(idx + NEAR_PAGES + 1).min(margins.len());
            range.filter(|it| *it != idx).map(|it| &margins[it])
        };
        let mut marked = Vec::new();
        for edge in 0..2 {
            let is_repeated =
                |it: &&Candidate| near().any(|other| is_repeated_in(it, &other.edges[edge]));
            marked.extend(margins[idx].edges[edge].iter().take_while(is_repeated));
        }
        let is_repeated = |it: &&Candidate| near().any(|other| is_repeated_in(it, &other.sideways));
        marked.extend(margins[idx].sideways.iter().filter(is_repeated));
        for it in marked {
            page.lines[it.line].kind = LineKind::Furniture;
        }
    }
}

fn is_repeated_in(one: &Candidate, others: &[Candidate]) -> bool {
    others.iter().any(|it| it.text == one.text && (it.height - one.height).abs() <= SAME_HEIGHT)
}

fn margins(page: &Page) -> Margins {
    let Some((_, page_height)) = page.size else { return Margins::default() };
    let mut res = Margins::default();
    let mut upright = Vec::new();
    for (line, bbox) in boxes(page) {
        let height = f32::midpoint(bbox[1], bbox[3]) / page_height.max(1.0);
        let text = without_numbers(&page.text[page.lines[line].span.clone()]);
        let candidate = Candidate { line, text, height };
        if bbox[3] - bbox[1] > 2.5 * page.lines[line].font_size {
            res.sideways.push(candidate);
        } else {
            upright.push(candidate);
        }
    }
    upright
        .sort_by(|one, other| one.height.total_cmp(&other.height).then(one.line.cmp(&other.line)));
    let is_part_of_table = |it: &Candidate| is_part_of_table(page, it.line);
    let head = upright.iter().take_while(|it| it.height < MARGIN && !is_part_of_table(it));
    res.edges[0] = head.take(MAX_LINES).cloned().collect();
    let foot = upright.iter().rev().take_while(|it| it.height > 1.0 - MARGIN);
    res.edges[1] = foot.filter(|it| !is_part_of_table(it)).take(MAX_LINES).cloned().collect();
    res
}

/// The area of each line that has words.
fn boxes(page: &Page) -> Vec<(usize, Bbox)> {
    let mut words = page.words.as_slice();
    let mut res = Vec::new();
    for (idx, line) in page.lines.iter().enumerate() {
        let len = words.iter().take_while(|it| it.span.end <= line.span.end).count();
        let (of_line, rest) = words.split_at(len);
        res.extend(bounds(of_line.iter().map(|it| it.bbox)).map(|it| (idx, it)));
        words = rest;
    }
    res
}

/// Whether a line is a row with rows next to it: the head of a table is repeated too.
fn is_part_of_table(page: &Page, line: usize) -> bool {
    let is_row = |idx: usize| page.lines.get(idx).is_some_and(|it| it.kind == LineKind::Row);
    is_row(line) && (is_row(line + 1) || line.checked_sub(1).is_some_and(is_row))
}

fn without_numbers(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            _ if it.is_numeric() => {
                if !res.ends_with('#') {
                    res.push('#');
                }
            }
            _ if it.is_whitespace() => {}
            _ => res.push(it),
        }
    }
    res
}
