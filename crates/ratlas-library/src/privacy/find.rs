//! Where names stand in a text.
//!
//! A name is looked for by its hash alone, so that forgetting it and keeping it forgotten is one and the
//! same. Only runs of words with as many letters as the name has are hashed.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::privacy::letters::{Letters, letters};
use crate::privacy::name::{Forgotten, ForgottenKind, person_hash};

/// Words with a point behind them between the parts of a name: `Quast, Prof. Dr. med. Anna`, `Anna M.
/// Quast`.
const MAX_TITLES: usize = 4;

/// Longer words before a point are no titles.
const MAX_TITLE_LETTERS: usize = 5;

/// Names that are looked for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    hashes: BTreeSet<String>,
    /// Letters of the given and of the family name.
    shapes: BTreeSet<(usize, usize)>,
}

/// A given and a family name in a text, in letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Full {
    /// All of it, with an ending.
    pub(crate) range: Range<usize>,
    /// The given name as [`letters`] writes it.
    pub(crate) given: String,
    /// The family name.
    pub(crate) family: String,
    /// Whether it cannot be the end of one name and the beginning of another.
    pub(crate) is_sure: bool,
}

impl Names {
    /// The names among what was forgotten.
    pub(crate) fn of(forgotten: &[Forgotten]) -> Names {
        let mut res = Names::default();
        for it in forgotten.iter().filter(|it| it.what == ForgottenKind::Person) {
            res.hashes.insert(it.hash.clone());
            res.shapes.insert((it.given_letters as usize, it.family_letters as usize));
        }
        res
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Whether this is one of the names, in all cities or in the city; all as [`letters`] writes them.
    pub(crate) fn has(&self, city: &str, given: &str, family: &str) -> bool {
        let shape = (given.chars().count(), family.chars().count());
        self.shapes.contains(&shape)
            && ["", city].iter().any(|it| self.hashes.contains(&person_hash(it, given, family)))
    }

    /// Every place where one of the names stands in full, in either order.
    pub(crate) fn full(&self, text: &Letters<'_>, city: &str) -> Vec<Full> {
        let mut res = Vec::new();
        if self.is_empty() {
            return res;
        }
        for start in (0..text.len()).filter(|it| text.begins_at(*it)) {
            for (given, family) in &self.shapes {
                res.extend(
                    given_first(text, start, *given, *family).filter(|it| self.holds(city, it)),
                );
                res.extend(
                    family_first(text, start, *given, *family).filter(|it| self.holds(city, it)),
                );
            }
        }
        res
    }

    fn holds(&self, city: &str, full: &Full) -> bool {
        self.has(city, &full.given, &full.family)
    }
}

/// The two parts of a name from a place on, as many letters each.
fn given_first<'a>(
    text: &'a Letters<'_>,
    start: usize,
    given: usize,
    family: usize,
) -> impl Iterator<Item = Full> + 'a {
    let split = start + given;
    behind_titles(text, split).filter_map(move |next| {
        let end = with_ending(text, next + family)?;
        text.is_name(start..end).then(|| Full {
            range: start..end,
            given: text.word(start..split),
            family: text.word(next..next + family),
            is_sure: !text.gap_before(split).contains('\n'),
        })
    })
}

fn family_first<'a>(
    text: &'a Letters<'_>,
    start: usize,
    given: usize,
    family: usize,
) -> impl Iterator<Item = Full> + 'a {
    let split = start + family;
    let gap = text.gap_before(split);
    // Below each other stand different people, unless a comma or the edge of a column says otherwise.
    let is_apart = gap.contains('\n') && !gap.contains([',', '|']);
    let nexts = (!is_apart).then(|| behind_titles(text, split));
    nexts.into_iter().flatten().filter_map(move |next| {
        let end = next + given;
        (text.ends_at(end) && text.is_name(start..end)).then(|| Full {
            range: start..end,
            given: text.word(next..end),
            family: text.word(start..split),
            is_sure: false,
        })
    })
}

/// Where the second part of a name may begin that has its first before `split`.
fn behind_titles(text: &Letters<'_>, split: usize) -> impl Iterator<Item = usize> {
    let mut res = Vec::new();
    let mut next = split;
    while text.begins_at(next) && res.len() <= MAX_TITLES {
        res.push(next);
        let end = text.word_end(next);
        if end - next > MAX_TITLE_LETTERS || !text.gap_before(end).starts_with('.') {
            break;
        }
        next = end;
    }
    res.into_iter()
}

/// The end of a word that begins somewhere before and has its stem up to `end`: there, or behind the `s`
/// of the genitive.
pub(crate) fn with_ending(text: &Letters<'_>, end: usize) -> Option<usize> {
    let has_s = text.is(end..end + 1, "s") && text.ends_at(end + 1);
    if text.ends_at(end) && end <= text.len() {
        // An apostrophe parts it: `Quast's`.
        let is_parted = has_s && matches!(text.gap_before(end), "'" | "’");
        Some(if is_parted { end + 1 } else { end })
    } else {
        has_s.then_some(end + 1)
    }
}

/// A person of whom a text speaks, as [`letters`] writes names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Known {
    /// Empty if it is not known.
    pub(crate) given: String,
    pub(crate) family: String,
    /// `frau`, `herr`.
    pub(crate) form: String,
}

impl Known {
    /// A person by the parts of the name as printed.
    pub(crate) fn new(given: Option<&str>, family: Option<&str>, form: Option<&str>) -> Known {
        let part = |it: Option<&str>| it.map(letters).unwrap_or_default();
        Known { given: part(given), family: part(family), form: part(form) }
    }
}

/// Whether a place that only looks like the name is the end of one name of others and the beginning of
/// the next: `Peter Quast, Anna Schmidt`.
pub(crate) fn is_of_others(text: &Letters<'_>, full: &Full, others: &[Known]) -> bool {
    let of_others = |it: &&Known| it.family == full.family || it.given == full.given;
    !full.is_sure
        && others.iter().filter(of_others).filter(|it| !it.given.is_empty()).any(|other| {
            let (n_given, n_family) = (other.given.chars().count(), other.family.chars().count());
            let first = full.range.start.saturating_sub(n_given + n_family);
            (first..full.range.end).filter(|it| text.begins_at(*it)).any(|start| {
                let range = start..start + n_given + n_family;
                let overlaps = range.end > full.range.start && range.start < full.range.end;
                let is_part = range.start >= full.range.start && range.end <= full.range.end;
                let is_whole = range.start <= full.range.start && range.end >= full.range.end;
                overlaps
                    && !is_part
                    && !is_whole
                    && text.is(start..start + n_given, &other.given)
                    && text.is(start + n_given..range.end, &other.family)
            })
        })
}
