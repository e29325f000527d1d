//! Votes in tables: columns Ja, Nein, Enthaltung; a row of values, or one row per faction.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Vote, VoteChoice, VoteMode, VotePart};

use super::counts::Side;
use crate::document::{Cell, Document, cells};
use crate::lexicon::phrases::faction;
use crate::pattern::{Pattern, pattern};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Count(Side),
    Mode(VoteMode),
}

/// The vote of a table in a span, with the rows it stands in.
pub(super) fn table_vote(document: &Document, span: Range<usize>) -> Option<(Vote, Range<usize>)> {
    if !document.text[span.clone()].contains('\t') {
        return None;
    }
    let first = document.line_at(span.start);
    let lines = document.lines[first..].iter().take_while(|it| it.span.start < span.end);
    let rows: Vec<Vec<Cell>> = lines
        .filter(|it| it.row && it.span.start >= span.start && it.span.end <= span.end)
        .map(|it| cells(document, it.span.clone()))
        .collect();
    let head_idx = rows.iter().position(|it| columns(it).len() >= 2)?;
    let head = columns(&rows[head_idx]);
    let of_groups = rows[head_idx].first().is_some_and(|it| GROUPS.is_match(&it.words));
    let mut vote = Vote::default();
    let mut at: Option<Range<usize>> = None;
    for row in &rows[head_idx + 1..] {
        let filled = match row_faction(row, &head, of_groups) {
            Some(name) => factions_row(&mut vote, name, row, &head),
            None => totals_row(&mut vote, row, &head),
        };
        if let (true, Some(start), Some(end)) = (filled, rows[head_idx].first(), row.last()) {
            at = Some(at.map_or(start.span.start, |it| it.start)..end.span.end);
        }
    }
    at.filter(|it| !it.is_empty()).map(|at| (vote, at))
}

/// The head of the column that names who voted.
static GROUPS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?:Fraktion|Liste|Gruppe|Partei)"));

fn columns(row: &[Cell]) -> Vec<(usize, Column)> {
    let column = |(idx, cell): (usize, &Cell)| column(&cell.words).map(|it| (idx, it));
    row.iter().enumerate().filter_map(column).collect()
}

fn column(words: &str) -> Option<Column> {
    static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?<yes>ja(?:[- ]?stimmen)?|dafür|zustimmung)|(?<no>nein(?:[- ]?stimmen)?|dagegen|gegenstimmen|ablehnung)|(?<abstain>(?:stimm)?enthaltung(?:en)?|enth\.?)|(?<biased>befangen)|(?<one>einstimmig)|(?<most>mehrheitlich|mit stimmenmehrheit|stimmenmehrheit|mit mehrheit))\s?:?$",
        )
    });
    let found = HEAD.captures(words)?;
    let sides = [
        ("yes", Side::Yes),
        ("no", Side::No),
        ("abstain", Side::Abstain),
        ("biased", Side::Biased),
    ];
    let count =
        sides.into_iter().find(|it| found.name(it.0).is_some()).map(|it| Column::Count(it.1));
    let unanimous = found.name("one").map(|_| Column::Mode(VoteMode::Unanimous));
    count.or(unanimous).or(Some(Column::Mode(VoteMode::Majority)))
}

/// The faction a row is of: its first cell, which no column of the vote covers.
fn row_faction(row: &[Cell], head: &[(usize, Column)], of_groups: bool) -> Option<String> {
    let cell = row.first().filter(|it| head[0].0 > 0 && !it.words.is_empty())?;
    let total = cell.words.to_lowercase();
    let known = of_groups
        || faction(&cell.words).is_some()
        || total.contains("fraktion")
        || total == "fraktionslos";
    let sums = ["summe", "gesamt", "insgesamt", "zusammen", "ergebnis"];
    (known && !sums.iter().any(|it| total.starts_with(it))).then(|| cell.words.clone())
}

fn value(cell: &Cell) -> Option<u32> {
    cell.words.parse().ok()
}

fn ticked(cell: &Cell) -> bool {
    cell.words.eq_ignore_ascii_case("x") || cell.words == "☒" || cell.words == "☑"
}

fn factions_row(vote: &mut Vote, of: String, row: &[Cell], head: &[(usize, Column)]) -> bool {
    let mut part = VotePart { of, ..VotePart::default() };
    let mut sides = Vec::new();
    for (idx, column) in head {
        let (Some(cell), Column::Count(side)) = (row.get(*idx), *column) else { continue };
        let number = value(cell);
        match side {
            Side::Yes => part.yes = number,
            Side::No => part.no = number,
            Side::Abstain => part.abstain = number,
            Side::Biased => {}
        }
        if number.is_some_and(|it| it > 0) || ticked(cell) {
            sides.push(side);
        }
    }
    part.choice = match sides.as_slice() {
        [Side::Yes] => Some(VoteChoice::Yes),
        [Side::No] => Some(VoteChoice::No),
        [Side::Abstain] => Some(VoteChoice::Abstain),
        [_, _, ..] => Some(VoteChoice::Split),
        _ => None,
    };
    let words: Vec<&str> = row.iter().map(|it| it.words.as_str()).collect();
    words.join(" ").trim().clone_into(&mut part.raw);
    let filled = part.choice.is_some();
    if filled {
        vote.by_faction.push(part);
    }
    filled
}

fn totals_row(vote: &mut Vote, row: &[Cell], head: &[(usize, Column)]) -> bool {
    let mut filled = false;
    for (idx, column) in head {
        let Some(cell) = row.get(*idx) else { continue };
        match *column {
            Column::Count(side) => {
                let slot = match side {
                    Side::Yes => &mut vote.yes,
                    Side::No => &mut vote.no,
                    Side::Abstain => &mut vote.abstain,
                    Side::Biased => &mut vote.biased,
                };
                let number = value(cell).filter(|_| slot.is_none());
                filled |= number.is_some();
                *slot = number.or(*slot);
            }
            Column::Mode(mode) if ticked(cell) => {
                vote.mode = Some(mode);
                filled = true;
            }
            Column::Mode(_) => {}
        }
    }
    filled
}
