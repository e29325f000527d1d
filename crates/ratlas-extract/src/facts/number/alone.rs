//! Numbers without a label, in papers of any city: letters, a serial and a year, and nothing else
//! on the line or in the cell.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ratlas_model::ReferenceKind;

use super::{Number, number};
use crate::document::{Document, cells};
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The numbers that stand alone, in reading order.
pub(super) fn alone(document: &Document) -> Vec<Found<Number>> {
    let mut res = Vec::new();
    for line in &document.lines {
        let words = &document.text[line.span.clone()];
        // Most lines are text: no number without a slash, no line of numbers longer than a row.
        if !words.contains('/') || (!line.row && words.trim().len() > LONGEST) {
            continue;
        }
        for cell in cells(document, line.span.clone()) {
            let Some(found) = ALONE.captures(&document.text[cell.span.clone()]) else { continue };
            let (Some(id), Some(letters)) = (found.name("id"), found.name("letters")) else {
                continue;
            };
            if NO_PAPER.contains(&letters.as_str()) {
                continue;
            }
            let span = cell.span.start + id.start()..cell.span.start + id.end();
            let value = number(id.as_str(), kind(letters.as_str()), BTreeMap::new(), None);
            res.push(Found::new(value, span, "number/alone"));
        }
    }
    res
}

/// No number that stands alone is longer, brackets included.
const LONGEST: usize = 26;

/// Letters before the numbers of offices, norms, registers and files.
const NO_PAPER: &[&str] = &[
    "AZ", "DA", "DIN", "EG", "EN", "EU", "EWG", "FB", "GZ", "HH", "HRA", "HRB", "ISO", "KW", "OE",
    "TOP", "VR",
];

static ALONE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\(?(?<id>(?<letters>[A-ZÄÖÜ]{2,4})(?:-[A-ZÄÖÜ]{1,3})?[-/ ]?(?:\d{3,5}/(?:20)?\d{2}|(?:20)?\d{2}/\d{3,5})(?:[-/]\d{1,2})?)\)?$",
    )
});

/// What letters that mean the same everywhere say of a paper.
fn kind(letters: &str) -> Option<ReferenceKind> {
    match letters {
        "BV" => Some(ReferenceKind::Proposal),
        "IV" | "MV" => Some(ReferenceKind::Information),
        "AF" | "ANF" => Some(ReferenceKind::Inquiry),
        "ANT" => Some(ReferenceKind::Motion),
        _ => None,
    }
}
