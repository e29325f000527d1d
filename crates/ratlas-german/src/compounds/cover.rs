//! The cheapest cover of a word with known parts.

use crate::compounds::flags::{FIRST, LAST, papers};
use crate::compounds::lexicon::{each_part, ending};
use crate::gender::is_base;

/// A part of a word, as bytes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    /// Without the letters that link it to the next; of the last part with its ending.
    pub(crate) end: usize,
}

/// What another part costs; all other costs are less, so that fewest parts win.
const PART: u32 = 100;

/// How much a part may cost more on average: rare, short or oddly linked parts are accidents.
const MAX_DOUBT: u32 = 45;

/// Links a part to the next if the part is a noun for people: `buerger|innen|beteiligung`.
pub(crate) const INNEN: &str = "innen";

/// Letters that link a part to the next, with their cost.
const LINKS: [(&str, u32); 9] = [
    ("", 0),
    ("s", 1),
    ("n", 2),
    ("es", 6),
    ("en", 5),
    ("er", 12),
    ("e", 16),
    ("ens", 12),
    (INNEN, 4),
];

/// Covers a word with two and more known parts; `None` if there is no convincing cover.
pub(crate) fn cover(word: &str) -> Option<Vec<Piece>> {
    let mut table = Table { word, steps: vec![None; word.len() + 1] };
    for start in 0..word.len() {
        let cost = match table.steps[start] {
            Some(step) => step.cost,
            None if start == 0 => 0,
            None => continue,
        };
        each_part(&word.as_bytes()[start..], |len, value| {
            let piece = Piece { start, end: start + len };
            table.add(piece, value, cost + PART + doubt(len, value));
        });
    }
    table.best()
}

/// The cheapest way to reach every byte of a word.
struct Table<'w> {
    word: &'w str,
    steps: Vec<Option<Step>>,
}

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    piece: Piece,
}

impl Table<'_> {
    /// Adds a known part: as the end of the word, and with every link that may follow.
    fn add(&mut self, piece: Piece, value: u64, cost: u32) {
        let Piece { start, end } = piece;
        if value & LAST != 0
            && start > 0
            && let Some(more) = ending(self.word, end)
        {
            let end = self.word.len();
            self.reach(end, Step { cost: cost + more, piece: Piece { start, end } });
        }
        if value & FIRST == 0 {
            return;
        }
        for (link, more) in LINKS {
            let until = end + link.len();
            let fits = until < self.word.len() && self.word[end..].starts_with(link);
            if fits && (link != INNEN || is_base(&self.word[start..end])) {
                self.reach(until, Step { cost: cost + more, piece });
            }
        }
    }

    fn reach(&mut self, at: usize, step: Step) {
        if self.steps[at].is_none_or(|known| step.cost < known.cost) {
            self.steps[at] = Some(step);
        }
    }

    /// The pieces on the cheapest way to the end, if it is convincing.
    fn best(&self) -> Option<Vec<Piece>> {
        let total = self.steps[self.word.len()]?.cost;
        let mut res = Vec::new();
        let mut at = self.word.len();
        while at > 0 {
            let piece = self.steps[at]?.piece;
            res.push(piece);
            at = piece.start;
        }
        res.reverse();
        let n_parts = u32::try_from(res.len()).ok()?;
        (n_parts >= 2 && total <= n_parts * (PART + MAX_DOUBT)).then_some(res)
    }
}

/// How doubtful a part is: short and rare ones are met by accident.
fn doubt(len: usize, value: u64) -> u32 {
    let short = match len {
        0..=3 => 30,
        4 => 15,
        5 => 6,
        _ => 0,
    };
    let rare = match papers(value) {
        0..10 => 24,
        10..30 => 16,
        30..100 => 10,
        100..300 => 5,
        300..1000 => 2,
        _ => 0,
    };
    short + rare
}
