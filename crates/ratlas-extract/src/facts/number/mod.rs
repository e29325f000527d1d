//! Numbers of papers, resolutions, sessions and instructions.

mod alone;
mod grammar;
mod labelled;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};
use ratlas_model::ReferenceKind;
use regex::Captures;

use self::grammar::{is_spaced, is_year_pair, normalized};
use crate::document::{Document, one_line};
use crate::found::{Found, Taken};
use crate::houses::{House, NeedsLabel, NumberShape};
use crate::lexicon::number_labels::label_before;
use crate::pattern::{Pattern, pattern};

/// A number as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// As printed, on one line, without label.
    pub(crate) number: String,
    /// Without blanks, every dash a hyphen.
    pub(crate) normalized: String,
    /// What it names, if shape or label tell.
    pub(crate) kind: Option<ReferenceKind>,
    /// The named groups of the shape.
    pub(crate) parts: BTreeMap<String, String>,
    /// The label before it, e.g. `Antrag Nr.`
    pub(crate) label: Option<Range<usize>>,
}

/// Finds the numbers in a paper, in reading order.
///
/// # Shapes
///
/// | written                                         | rule                  |
/// |-------------------------------------------------|-----------------------|
/// | the shapes of the house                         | `number/<its rule>`   |
/// | `Vorlage Nr. 12/2021`, any city                 | `number/labelled`     |
/// | `Drucksachen 21-0123, 21-0124`, the second      | `number/listed`       |
/// | `Vorlage Nr.:` empty, `2014/0532` lines below   | `number/label-block`  |
/// | a column `Drucksachen-Nr.`, `1911482` below     | `number/label-column` |
/// | `BT-Drs. 19/1234`, a parliament's paper         | `number/parliament`   |
/// | `BV-V/07/0198` alone on its line or in its cell | `number/alone`        |
///
/// Numbers in addresses and dates are left, as are pairs of successive years without a label
/// (`2019/2020` is a budget, not a paper), and what stands behind a telephone, an account, a file
/// or a plan.
///
/// # Source
///
/// Shapes: `houses/*.toml`. Labels: `lexicon/number_labels.tsv`.
#[doc(alias = "Vorlagennummer")]
pub(crate) fn numbers(
    document: &Document,
    dates: &[WrittenDate],
    houses: &[&House],
) -> Vec<Found<Number>> {
    let mut taken = masked(document, dates);
    let mut res: Vec<Found<Number>> = Vec::new();
    let mut add = |found: Found<Number>| {
        if taken.take(&found.span) {
            res.push(found);
        }
    };
    for shape in houses.iter().flat_map(|it| &it.numbers) {
        for found in shape.pattern().captures_iter(&document.text) {
            if let Some(number) = of_shape(document, shape, &found) {
                add(number);
            }
        }
    }
    labelled::labelled(document).into_iter().for_each(&mut add);
    alone::alone(document).into_iter().for_each(add);
    res.sort_by_key(|it| it.span.start);
    res
}

/// Everything of the shape of one of a house's numbers, whether it is one or not.
pub(crate) fn shaped<'d>(
    document: &'d Document,
    house: &'d House,
) -> impl Iterator<Item = Found<()>> + 'd {
    house.numbers.iter().flat_map(|shape| {
        shape.pattern().captures_iter(&document.text).filter_map(|found| {
            let printed = found.name("id").or(found.get(0))?;
            let span = document.trimmed(printed.range())?;
            Some(Found::new((), span, shape.rule.clone()))
        })
    })
}

/// The first number that only one of these houses prints so, in the head and the first pages.
pub(crate) fn telling<'h>(
    text: &str,
    houses: impl Iterator<Item = &'h House> + Clone,
) -> Option<(&'h House, Range<usize>)> {
    /// A paper bears its number on its first pages.
    const HEAD_BYTES: usize = 16_000;
    let head = &text[..text.floor_char_boundary(HEAD_BYTES.min(text.len()))];
    let mut res = None;
    for house in houses.clone() {
        let mut unique = house.numbers.iter().filter(|it| it.unique);
        let Some(span) = unique.find_map(|it| it.pattern().find(head)).map(|it| it.range()) else {
            continue;
        };
        let others = houses.clone().filter(|it| it.ags != house.ags).flat_map(|it| &it.numbers);
        let mut safe = others.filter(|it| it.label == NeedsLabel::Never);
        let told = &head[span.clone()];
        let is_foreign =
            safe.any(|it| it.pattern().find(told).is_some_and(|found| found.len() == told.len()));
        // Two cities in one paper tell neither.
        if res.is_some() {
            return None;
        }
        if !is_foreign {
            res = Some((house, span));
        }
    }
    res
}

/// The spans no number may touch.
fn masked(document: &Document, dates: &[WrittenDate]) -> Taken {
    let mut res = Taken::default();
    let days = dates.iter().filter(|it| it.precision <= Precision::DayRange);
    let urls = crate::facts::url::urls(document).into_iter().map(|it| it.span);
    let others = NO_PAPER.find_iter(&document.text).map(|it| it.range());
    for span in days.map(|it| it.span.clone()).chain(urls).chain(others) {
        res.cover(&span);
    }
    res
}

/// What other numbers stand behind, up to the end of the cell or the clause.
static NO_PAPER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:Tel|Telefon|Fax|Telefax|Mobil|Durchwahl|IBAN|BIC|Zimmer|Sachkonto|Konto|Kostenstelle|Produkt|Produktgruppe|Haushaltsstelle|HHSt|Kassenzeichen|Az|AZ|Aktenzeichen|HRB|HRA|VR|Flurstück|Flst|Gemarkung|Bebauungsplan(?:e?s)?|B-Plan|Amtsblatt|ABl|BGBl|GVBl|GBl|Ausgabe)\b(?:[.:]|\s?-?Nr\b\.?:?)?\s[^\n\t;()]*",
    )
});

fn of_shape(
    document: &Document,
    shape: &NumberShape,
    found: &Captures<'_>,
) -> Option<Found<Number>> {
    // A shape may need words round the number: a group `id` is the number itself.
    let printed = found.name("id").or(found.get(0))?;
    let span = document.trimmed(printed.range())?;
    let text = &document.text;
    let label = label_before(text, span.start);
    let accepted = match shape.label {
        NeedsLabel::Never => true,
        NeedsLabel::OrAlone => {
            label.is_some() || (is_alone(text, &span) && !is_year_pair(&text[span.clone()]))
        }
        NeedsLabel::Always => label.is_some(),
    };
    // Part of a longer number is none.
    let goes_on = text[span.end..].starts_with(|it: char| it.is_ascii_digit());
    if !accepted || goes_on {
        return None;
    }
    let names = shape.pattern().capture_names().flatten().filter(|it| *it != "id");
    let parts: BTreeMap<String, String> = names
        .filter_map(|name| Some((name.to_owned(), one_line(found.name(name)?.as_str()))))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let kind = kind(text, shape, &parts, label.as_ref().and_then(|it| it.kind), span.end);
    let label = label.map(|it| it.span);
    Some(Found::new(number(&text[span.clone()], kind, parts, label), span, shape.rule.clone()))
}

/// What a number of a house names.
fn kind(
    text: &str,
    shape: &NumberShape,
    parts: &BTreeMap<String, String>,
    labelled: Option<ReferenceKind>,
    end: usize,
) -> Option<ReferenceKind> {
    // A version has a kind of its own: the statement on a motion bears the motion's number.
    let letters = [parts.get("subtype"), parts.get("type")];
    let lettered = letters.into_iter().flatten().find_map(|it| shape.kinds.get(it)).copied();
    let amends = labelled == Some(ReferenceKind::Amendment)
        || text[end..].trim_start_matches([' ', '\t']).starts_with("Änderungsantrag");
    match lettered.or(shape.kind).or(labelled) {
        // Cities number amendments as versions of the motion.
        Some(ReferenceKind::Motion) if amends => Some(ReferenceKind::Amendment),
        other => other,
    }
}

fn number(
    printed: &str,
    kind: Option<ReferenceKind>,
    parts: BTreeMap<String, String>,
    label: Option<Range<usize>>,
) -> Number {
    let number = one_line(printed);
    let number = if is_spaced(&number) { normalized(&number) } else { number };
    Number { normalized: normalized(&number), number, kind, parts, label }
}

/// Whether nothing else stands on the line or in the cell, but for brackets.
pub(crate) fn is_alone(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].trim_end_matches([' ', '(', '[', '*']);
    let behind = text[span.end..].trim_start_matches([' ', ')', ']', '*']);
    (before.is_empty() || before.ends_with(['\n', '\t']))
        && (behind.is_empty() || behind.starts_with(['\n', '\t']))
}

#[cfg(test)]
mod tests;
