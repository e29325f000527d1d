//! The cheapest cover of a word with known parts.

use crate::compounds::flags::{FIRST, LAST, papers};
use crate::compounds::lexicon::{ENDINGS, PARTS};

/// A part of a word, as bytes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    /// Without the letters that link it to the next; of the last part with its ending.
    pub(crate) end: usize,
    /// Whether an `e` was left out at its end: `sprach|kurs`.
    pub(crate) elided: bool,
}

impl Piece {
    /// The part as a word of its own.
    pub(crate) fn word(&self, whole: &str) -> String {
        let mut res = whole[self.start..self.end].to_owned();
        if self.elided {
            res.push('e');
        }
        res
    }

    pub(crate) fn moved(self, by: usize) -> Piece {
        Piece { start: self.start + by, end: self.end + by, ..self }
    }
}

/// What another part costs; all other costs are less, so that fewest parts win.
const PART: u32 = 100;

/// How much a part may cost more on average: rare, short or oddly linked parts are accidents.
const MAX_DOUBT: u32 = 45;

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
    ("innen", 4),
];

/// The shortest part: `amt`, `bau`.
const MIN_PART: usize = 2;

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    piece: Piece,
    from: usize,
}

/// Covers a word with two and more known parts; `None` if there is no convincing cover.
pub(crate) fn cover(word: &str) -> Option<Vec<Piece>> {
    let bytes = word.as_bytes();
    let mut steps: Vec<Option<Step>> = vec![None; bytes.len() + 1];
    for start in 0..bytes.len() {
        let cost = match steps[start] {
            Some(step) => step.cost,
            None if start == 0 => 0,
            None => continue,
        };
        each_part(bytes, start, |end, value| {
            let cost = cost + PART + doubt(end - start, value);
            let piece = Piece { start, end, elided: false };
            if value & LAST != 0
                && start > 0
                && let Some((more, until)) = ending(word, end)
            {
                reach(
                    &mut steps,
                    until,
                    Step { cost: cost + more, piece: Piece { end: until, ..piece }, from: start },
                );
            }
            if value & FIRST != 0 {
                for (link, more) in LINKS {
                    let until = end + link.len();
                    if until < bytes.len() && word[end..].starts_with(link) {
                        reach(&mut steps, until, Step { cost: cost + more, piece, from: start });
                    }
                }
            }
        });
    }
    backwards(&steps)
}

/// Yields every known part that begins at `start`, with its end and value.
fn each_part(bytes: &[u8], start: usize, mut sink: impl FnMut(usize, u64)) {
    let mut node = PARTS.root();
    let mut output = tantivy_fst::raw::Output::zero();
    for (idx, byte) in bytes[start..].iter().enumerate() {
        let Some(found) = node.find_input(*byte) else { return };
        let transition = node.transition(found);
        output = output.cat(transition.out);
        node = PARTS.node(transition.addr);
        if node.is_final() && idx + 1 >= MIN_PART {
            sink(start + idx + 1, output.cat(node.final_output()).value());
        }
    }
}

/// If what follows a part is nothing or the ending of an inflected word: its cost and the end.
fn ending(word: &str, end: usize) -> Option<(u32, usize)> {
    let rest = &word[end..];
    if rest.is_empty() {
        return Some((0, end));
    }
    ENDINGS.iter().find(|it| it.0 == rest).map(|it| (it.1, word.len()))
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

fn reach(steps: &mut [Option<Step>], at: usize, step: Step) {
    if steps[at].is_none_or(|known| step.cost < known.cost) {
        steps[at] = Some(step);
    }
}

fn backwards(steps: &[Option<Step>]) -> Option<Vec<Piece>> {
    let mut res = Vec::new();
    let mut at = steps.len() - 1;
    let total = steps[at]?.cost;
    while at > 0 {
        let step = steps[at]?;
        res.push(step.piece);
        at = step.from;
    }
    res.reverse();
    let n_parts = u32::try_from(res.len()).ok()?;
    (n_parts >= 2 && total <= n_parts * (PART + MAX_DOUBT)).then_some(res)
}
