//! The measures of reading. Each counts what was found, missed and false, so that its F1 is the
//! share a reader would name: of words, of characters in order, of rows.

use std::collections::BTreeMap;

use super::text::{self, is_dropped, tight};
use super::truth::{Truth, Unit, UnitKind};
use crate::score::board::{Board, Tally};

/// A unit of fewer characters may be found anywhere by chance: its place says nothing.
const KEY_CHARS: usize = 12;
/// How many characters of a unit tell where it stands: the least that occurs once.
const KEY_LENGTHS: [usize; 5] = [16, 24, 32, 48, 64];
/// Paragraphs up to this length are in one piece wherever they stand.
const SHORT_PARAGRAPH: usize = 30;
/// Cells up to this length stand on one line.
const SHORT_CELL: usize = 45;
/// More words than this of one paper are not named.
const WORDS_NAMED: usize = 12;

/// How the text objects of a file stand in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// As a reader reads.
    Ordered,
    /// By rows of the page, or anyhow.
    Scrambled,
}

/// The names of the measures for one kind of file.
struct Names {
    words: &'static str,
    sequence: &'static str,
    order: &'static str,
    paragraph: &'static str,
    row: &'static str,
    separation: &'static str,
    cell: &'static str,
}

const ORDERED: Names = Names {
    words: "ordered.words",
    sequence: "ordered.sequence",
    order: "ordered.order",
    paragraph: "ordered.paragraph",
    row: "ordered.row",
    separation: "ordered.separation",
    cell: "ordered.cell",
};

const SCRAMBLED: Names = Names {
    words: "scrambled.words",
    sequence: "scrambled.sequence",
    order: "scrambled.order",
    paragraph: "scrambled.paragraph",
    row: "scrambled.row",
    separation: "scrambled.separation",
    cell: "scrambled.cell",
};

/// Both sides of one paper, comparable.
struct Sides<'a> {
    units: &'a [Unit],
    /// What the program read, without running heads.
    text: String,
    /// The same without blanks.
    tight: String,
    /// The same without footnotes, which may stand anywhere.
    body: String,
}

/// Counts what was found of a paper.
pub(super) fn score(truth: &Truth, read: &str, kind: Kind, board: &mut Board) {
    let names = match kind {
        Kind::Ordered => &ORDERED,
        Kind::Scrambled => &SCRAMBLED,
    };
    let units = comparable(&truth.units);
    let heads = [&truth.header, &truth.footer];
    let text = heads.iter().fold(text::normal(read), |it, head| text::without(&it, head));
    let tight = tight(&text);
    let notes = units.iter().filter(|it| it.kind == UnitKind::Fn);
    let body = notes.fold(tight.clone(), |it, note| it.replacen(&text::tight(&note.text), "", 1));
    let sides = Sides { units: &units, text, tight, body };
    words(&sides, names.words, board);
    sequence(&sides, names.sequence, board);
    order(&sides, names.order, board);
    paragraphs(&sides, names.paragraph, board);
    rows(&sides, names, board);
}

fn comparable(units: &[Unit]) -> Vec<Unit> {
    let normal = |it: &Unit| Unit { text: text::normal(&it.text), ..it.clone() };
    units.iter().map(normal).collect()
}

impl Sides<'_> {
    /// The units a reader reads in order: all but footnotes.
    fn body_units(&self) -> impl Iterator<Item = String> {
        self.units.iter().filter(|it| it.kind != UnitKind::Fn).map(|it| tight(&it.text))
    }
}

fn words(sides: &Sides<'_>, name: &'static str, board: &mut Board) {
    let truth: Vec<&str> = sides.units.iter().map(|it| it.text.as_str()).collect();
    let truth = truth.join("\n");
    let (wanted, found) = (text::words(&truth), text::words(&sides.text));
    let (missed, false_) = (beyond(&wanted, &found), beyond(&found, &wanted));
    let sum = |it: &BTreeMap<&str, u32>| it.values().sum::<u32>();
    let tally =
        Tally { hit: sum(&wanted) - sum(&missed), missed: sum(&missed), false_: sum(&false_) };
    let list = |it: &BTreeMap<&str, u32>| {
        it.keys().take(WORDS_NAMED).copied().collect::<Vec<_>>().join(" ")
    };
    let note = format!("missed `{}`, false `{}`", list(&missed), list(&false_));
    board.count(name, tally, (!missed.is_empty() || !false_.is_empty()).then_some(note));
}

/// What is in one bag more often than in the other.
fn beyond<'a>(one: &BTreeMap<&'a str, u32>, other: &BTreeMap<&str, u32>) -> BTreeMap<&'a str, u32> {
    let more = |(word, n): (&&'a str, &u32)| {
        let more = n.saturating_sub(other.get(word).copied().unwrap_or_default());
        (more > 0).then_some((*word, more))
    };
    one.iter().filter_map(more).collect()
}

/// The longest common subsequence of characters.
fn sequence(sides: &Sides<'_>, name: &'static str, board: &mut Board) {
    let wanted: String = sides.body_units().collect();
    let wanted: Vec<char> = wanted.chars().collect();
    let found: Vec<char> = sides.body.chars().collect();
    let common = common(&wanted, &found);
    let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    let tally = Tally {
        hit: count(common),
        missed: count(wanted.len() - common),
        false_: count(found.len() - common),
    };
    board.count(name, tally, None);
}

/// The length of the longest common subsequence, 64 columns of the table at a time.
fn common(one: &[char], other: &[char]) -> usize {
    let n_blocks = one.len().div_ceil(64);
    let mut places: BTreeMap<char, Vec<u64>> = BTreeMap::new();
    for (idx, it) in one.iter().enumerate() {
        places.entry(*it).or_insert_with(|| vec![0; n_blocks])[idx / 64] |= 1 << (idx % 64);
    }
    let none = vec![0; n_blocks];
    let mut state = vec![u64::MAX; n_blocks];
    for it in other {
        let mut carry = false;
        for (word, places) in state.iter_mut().zip(places.get(it).unwrap_or(&none)) {
            let both = *word & places;
            let (sum, over) = word.overflowing_add(both);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            carry = over || over_again;
            *word = sum | (*word & !places);
        }
    }
    let zeros = |(idx, word): (usize, &u64)| {
        let valid = (one.len() - idx * 64).min(64);
        (0..valid).filter(|it| word >> it & 1 == 0).count()
    };
    state.iter().enumerate().map(zeros).sum()
}

/// The most units that stand in the order of the truth.
fn order(sides: &Sides<'_>, name: &'static str, board: &mut Board) {
    let body: String = sides.body_units().collect();
    let keys: Vec<String> = sides.body_units().filter_map(|it| key(&it, &body)).collect();
    let found: Vec<(usize, &String)> =
        keys.iter().filter_map(|it| Some((sides.body.find(it)?, it))).collect();
    let places: Vec<usize> = found.iter().map(|it| it.0).collect();
    let in_order = rising(&places);
    for (idx, key) in keys.iter().enumerate() {
        let place = found.iter().position(|it| it.1 == &keys[idx]);
        match place {
            Some(place) if in_order.contains(&place) => board.hit(name),
            Some(_) => board.missed(name, key, Some("it elsewhere")),
            None => board.missed(name, key, None),
        }
    }
}

/// The shortest beginning of a unit that tells it from all others.
fn key(unit: &str, body: &str) -> Option<String> {
    let chars: Vec<char> = unit.chars().collect();
    let beginning = |n: usize| chars.iter().take(n).collect::<String>();
    let is_long = |n: &usize| chars.len() >= (*n).min(KEY_CHARS);
    KEY_LENGTHS
        .into_iter()
        .filter(is_long)
        .map(beginning)
        .find(|it| body.matches(it.as_str()).count() == 1)
}

/// The places in a list that make its longest rising part.
fn rising(list: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (idx, it) in list.iter().enumerate() {
        let before = (0..idx).filter(|k| list[*k] < *it).max_by_key(|k| best[*k].0);
        best.push((before.map_or(1, |k| best[k].0 + 1), before));
    }
    let mut at = (0..list.len()).max_by_key(|k| best[*k].0);
    let mut places = Vec::new();
    while let Some(idx) = at {
        places.push(idx);
        at = best[idx].1;
    }
    places
}

fn paragraphs(sides: &Sides<'_>, name: &'static str, board: &mut Board) {
    let is_text = |it: &&Unit| matches!(it.kind, UnitKind::H | UnitKind::P | UnitKind::Li);
    for unit in sides.units.iter().filter(is_text) {
        let text = tight(&unit.text);
        if text.chars().count() > SHORT_PARAGRAPH {
            piece(&unit.text, sides.body.contains(&text), name, board);
        }
    }
}

fn piece(text: &str, is_found: bool, name: &'static str, board: &mut Board) {
    if is_found { board.hit(name) } else { board.missed(name, text, None) }
}

fn rows(sides: &Sides<'_>, names: &Names, board: &mut Board) {
    let mut rows: BTreeMap<(u32, u32), Vec<&str>> = BTreeMap::new();
    for unit in sides.units.iter().filter(|it| it.kind == UnitKind::Cell) {
        let row = rows.entry((unit.table, unit.row)).or_default();
        if !tight(&unit.text).is_empty() {
            row.push(&unit.text);
        }
    }
    for cells in rows.values().filter(|it| it.len() > 1) {
        let text = cells.join(" | ");
        let is_whole = sides.tight.contains(&tight(&cells.concat()));
        piece(&text, is_whole, names.row, board);
        piece(&text, is_whole && is_told_apart(&sides.text, cells), names.separation, board);
        for cell in cells.iter().filter(|it| it.chars().count() > SHORT_CELL) {
            piece(cell, sides.tight.contains(&tight(cell)), names.cell, board);
        }
    }
}

/// Whether between the cells of a row stands what tells them apart, at one place of the text.
fn is_told_apart(text: &str, cells: &[&str]) -> bool {
    let cells: Vec<String> = cells.iter().map(|it| tight(it)).collect();
    let starts = text.char_indices().filter(|(_, it)| !is_dropped(*it));
    starts.map(|(at, _)| &text[at..]).any(|it| begins_with(it, &cells))
}

fn begins_with(text: &str, cells: &[String]) -> bool {
    let mut rest = text;
    for (idx, cell) in cells.iter().enumerate() {
        let after = rest.trim_start_matches(is_dropped);
        let between = &rest[..rest.len() - after.len()];
        if idx > 0 && !(between.contains(['|', '\t', '\n']) || between.contains("  ")) {
            return false;
        }
        rest = after;
        for want in cell.chars() {
            let Some(it) = rest.trim_start_matches(is_dropped).strip_prefix(want) else {
                return false;
            };
            rest = it;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters() {
        let common = |one: &str, other: &str| {
            let chars = |it: &str| it.chars().collect::<Vec<_>>();
            common(&chars(one), &chars(other))
        };
        assert_eq!(common("abcdef", "acebdf"), 4);
        assert_eq!(common("", "abc"), 0);
        let long = "Stadtverordnetenversammlung".repeat(20);
        assert_eq!(common(&long, &long), long.len());
        assert_eq!(common(&long, &format!("{}{long}", "x".repeat(70))), long.len());
    }

    #[test]
    fn longest_rising_part() {
        assert_eq!(rising(&[5, 1, 2, 9, 3]).len(), 3);
        assert_eq!(rising(&[]).len(), 0);
    }
}
