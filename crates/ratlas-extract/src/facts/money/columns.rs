//! Sums in tables that name their unit once.

use std::ops::Range;
use std::sync::LazyLock;

use super::Sum;
use super::amount::{decimal, unit_of, zeros};
use super::around::{frequency, year};
use crate::document::{Cell, Document, Table, tables};
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// What a running head puts between the rows of a table that goes on over the page.
const BREAK_LINES: usize = 4;

/// The bare numbers below a head, behind a label or in a table that says `in €`.
pub(super) fn columns(document: &Document) -> Vec<Found<Sum>> {
    if !UNIT.is_match(&document.text) {
        return Vec::new();
    }
    let mut res = Vec::new();
    let mut head = Head::default();
    let mut end_line = 0;
    for table in tables(document) {
        let caption = caption(document, table.first_line);
        let goes_on = table.first_line <= end_line + BREAK_LINES
            && caption.is_none()
            && table.rows.first().is_some_and(|it| it.len() == head.columns.len());
        if !goes_on {
            head = Head { default: caption, columns: Vec::new() };
        }
        end_line = table.first_line + table.rows.len();
        sums(document, &table, &mut head, &mut res);
    }
    res
}

/// What the head of a table says.
#[derive(Debug, Default)]
struct Head {
    /// The unit of all columns.
    default: Option<Unit>,
    columns: Vec<Column>,
}

/// A unit: how many zeros it adds, and its ISO code.
type Unit = (u32, &'static str);

static UNIT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s(\[/,])(?:in\s)?(?<times>Mio\.?\s?|Tsd\.?\s?|Tausend\s)?(?<unit>TEUR|T€|T-?Euro|TDM|€|EURO?|Euro|DM)(?:$|[\s)\].:*,])",
    )
});
/// A cell that holds a number and nothing else.
static BARE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[+-]|−|–\s?|ca\.\s|rd\.\s)?(?<number>(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]{1,9})(?:,[0-9]{1,2})?(?:,(?:-|–)+)?)\*{0,2}$",
    )
});
/// Heads and labels of what is counted and not paid.
static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:anzahl|zahl|plätze|personen|stellen|vzä|vzs|vk|nr|lfd|nummer|produkt|konto|sachkonto|kostenstelle|pos|position|seite|fälle|teilnehm\p{L}*|stunden|quote|prozent|kinder|kurse|gruppen|wochen|monate|tage|top|plz|telefon|tel|amt|teilhaushalt|auftrag|investitionsnummer)\b|%",
    )
});

fn unit(words: &str) -> Option<Unit> {
    let found = UNIT.captures(words)?;
    let (factor, currency) = unit_of(found.name("unit")?.as_str());
    Some((factor + zeros(found.name("times").map_or("", |it| it.as_str())), currency))
}

/// What the head says of a column.
#[derive(Debug, Clone, Default)]
struct Column {
    unit: Option<Unit>,
    counted: bool,
    head: Option<Range<usize>>,
}

fn sums(document: &Document, table: &Table, head: &mut Head, res: &mut Vec<Found<Sum>>) {
    for row in &table.rows {
        if is_head(row) {
            // The first cell names the unit of all: `in TEUR | 2023 | 2024`.
            head.default = row.first().and_then(|it| unit(&it.words)).or(head.default);
            head.columns = row.iter().map(column).collect();
        } else {
            res.extend(cells(document, row, head));
        }
    }
}

/// Whether a row names its columns: no cell holds a number but years.
fn is_head(row: &[Cell]) -> bool {
    let is_sum = |it: &Cell| BARE.is_match(&it.words) && year(&it.words).is_none();
    !row.iter().skip(1).any(is_sum)
        && row.iter().any(|it| {
            unit(&it.words).is_some() || year(&it.words).is_some() || it.words.contains("Ansatz")
        })
}

fn column(cell: &Cell) -> Column {
    Column {
        unit: unit(&cell.words),
        counted: COUNTED.is_match(&cell.words),
        head: Some(cell.span.clone()),
    }
}

/// The sums of a row.
fn cells(document: &Document, row: &[Cell], head: &Head) -> Vec<Found<Sum>> {
    let Some(label) = row.first() else { return Vec::new() };
    let own = unit(&label.words);
    let counts = COUNTED.is_match(&label.words);
    let none = Column::default();
    let mut res = Vec::new();
    for (idx, cell) in row.iter().enumerate().skip(1) {
        let column = head.columns.get(idx).unwrap_or(&none);
        let counted = column.counted || counts && own.is_none();
        let unit = own.or(column.unit).or(head.default.filter(|_| !counted));
        let Some((factor, currency)) = unit else { continue };
        let Some(number) =
            BARE.captures(&cell.words).and_then(|it| Some(it.name("number")?.as_str().to_owned()))
        else {
            continue;
        };
        let Some(amount) = decimal(&number, factor).filter(|it| it != "0") else { continue };
        let named = column.head.clone().map_or("", |it| &document.text[it]);
        let sum = Sum {
            amount: signed(&cell.words, amount),
            currency,
            subject: label.words.chars().any(char::is_alphabetic).then(|| label.span.clone()),
            frequency: frequency(&label.words).or_else(|| frequency(named)),
            year: year(named).or_else(|| year(&label.words)),
        };
        res.push(Found::new(sum, cell.span.clone(), "money/column"));
    }
    res
}

/// With the sign of a cell.
fn signed(words: &str, amount: String) -> String {
    if words.starts_with(['-', '−']) { format!("-{amount}") } else { amount }
}

/// The unit that the two lines above a table name for all of it.
fn caption(document: &Document, first_line: usize) -> Option<Unit> {
    static CAPTION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\bangaben|\bbeträge|\bwerte|\bzahlen)\s+(?:jeweils\s)?in\b|\(in\s|^\s*in\s|\bin\s(?:€|TEUR|EUR|T€|Euro)\s*:?\s*$",
        )
    });
    let above = (first_line.saturating_sub(3)..first_line).rev().map(|it| document.line(it));
    let mut named = above.filter(|it| !it.trim().is_empty()).take(2);
    named.find(|it| CAPTION.is_match(it)).and_then(unit)
}
