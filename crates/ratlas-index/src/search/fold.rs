//! Versions and near-duplicates of a paper as one hit.

use tantivy::DocAddress;

use crate::search::order::{Rank, Ranked};

/// A hit that others may be the same as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Related {
    /// The same for those that are one hit.
    pub(crate) family: u64,
    /// The family of the file it is a part of.
    pub(crate) whole: Option<u64>,
    /// Which of a family is shown: the smallest. Score, then date, then id.
    pub(crate) merit: (u64, u32, u64),
    pub(crate) ranked: Ranked,
}

/// A hit with those it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) ranked: Ranked,
    /// The others, best first.
    pub(crate) folded: Vec<DocAddress>,
}

impl Hit {
    /// A hit that stands for itself.
    pub(crate) fn alone(ranked: Ranked) -> Hit {
        Hit { ranked, folded: Vec::new() }
    }

    pub(crate) fn rank(&self) -> Rank {
        self.ranked.rank
    }

    /// All documents it stands for.
    pub(crate) fn members(&self) -> impl Iterator<Item = DocAddress> {
        std::iter::once(self.ranked.at).chain(self.folded.iter().copied())
    }
}

/// One hit for each family.
///
/// A file that holds several papers is a hit of its own only where none of its parts is one: else
/// it stands behind the best of them.
pub(crate) fn families(mut related: Vec<Related>) -> Vec<Hit> {
    related.sort_unstable_by_key(|it| (it.family, it.merit, it.ranked));
    let mut families: Vec<&[Related]> =
        related.chunk_by(|one, other| one.family == other.family).collect();
    // Ascending, for the best parts are in the order of their files.
    let mut behind: Vec<(&Related, &[Related])> = Vec::new();
    for (whole, part) in best_parts(&related) {
        let found = families.binary_search_by_key(&whole, |it| it[0].family);
        if let Ok(found) = found
            && families[found].iter().all(|it| it.whole.is_none() && it.family != part.family)
        {
            behind.push((part, families[found]));
        }
    }
    families.retain(|it| behind.binary_search_by_key(&it[0].family, of_file).is_err());
    let mut res: Vec<Hit> = families.iter().map(|it| hit(it)).collect();
    for (part, whole) in behind {
        let found = families.binary_search_by_key(&part.family, |it| it[0].family);
        if let Some(hit) = found.ok().and_then(|it| res.get_mut(it)) {
            hit.folded.extend(whole.iter().map(|it| it.ranked.at));
        }
    }
    res
}

/// The family of the file that stands behind a part.
fn of_file(behind: &(&Related, &[Related])) -> u64 {
    behind.1[0].family
}

fn hit(family: &[Related]) -> Hit {
    let folded = family[1..].iter().map(|it| it.ranked.at).collect();
    Hit { ranked: family[0].ranked, folded }
}

/// The best part of each file that has several.
fn best_parts(related: &[Related]) -> Vec<(u64, &Related)> {
    let parts = related.iter().filter_map(|it| Some((it.whole?, it)));
    let mut parts: Vec<(u64, &Related)> = parts.collect();
    parts.sort_unstable_by_key(|(whole, part)| (*whole, part.merit, part.ranked));
    parts.dedup_by_key(|(whole, _)| *whole);
    parts
}
