//! Groups of earlier papers as they are shown: by city, with why they are alike.

use std::ops::Range;

use ratlas_library::{Library, PriorGroup, PriorPaper};

use crate::failure::Failure;
use crate::page::topics::{Names, names};

/// More shared words than these convince nobody.
const SHOWN_WORDS: usize = 8;

/// The groups of a city, best first.
#[derive(Debug)]
pub(crate) struct CityGroups {
    /// The usual name of the city, if it is known.
    pub(crate) city: Option<String>,
    /// Its groups.
    pub(crate) groups: Vec<Group>,
}

/// A motion with what is said about it.
#[derive(Debug)]
pub(crate) struct Group {
    /// The motion, or the paper that stands for it.
    pub(crate) head: PriorPaper,
    /// Its answers, decisions, versions.
    pub(crate) others: Vec<PriorPaper>,
    /// The whole, without its papers.
    pub(crate) of: PriorGroup,
    /// The passage that is alike: words and whether they match.
    pub(crate) passage: Vec<(String, bool)>,
    /// What it shares with what asks.
    pub(crate) topics: Vec<String>,
    /// Laws that both name.
    pub(crate) laws: Vec<String>,
    /// Words that both use, weightiest first.
    pub(crate) words: Vec<String>,
}

/// The groups by city, the city with the best group first.
pub(super) fn by_city(
    library: &Library,
    groups: &[PriorGroup],
) -> Result<Vec<CityGroups>, Failure> {
    let names = names(library)?;
    let mut res: Vec<CityGroups> = Vec::new();
    for group in groups {
        let Some(shown) = Group::new(group, &names) else { continue };
        let city = shown.head.hit.city.clone();
        match res.iter_mut().find(|it| it.city == city) {
            Some(known) => known.groups.push(shown),
            None => res.push(CityGroups { city, groups: vec![shown] }),
        }
    }
    Ok(res)
}

impl Group {
    fn new(of: &PriorGroup, names: &Names) -> Option<Group> {
        let mut papers = of.papers.iter().cloned();
        let head = papers.next()?;
        let shared = head.shared.clone();
        Some(Group {
            passage: pieces(&head.hit.snippet.text, &head.hit.snippet.marks),
            topics: shared.topics.iter().map(|it| names.of(it)).collect(),
            laws: shared.laws,
            words: shared.words.into_iter().take(SHOWN_WORDS).collect(),
            others: papers.collect(),
            of: PriorGroup { papers: Vec::new(), ..of.clone() },
            head,
        })
    }
}

/// A text cut at its marks, each piece with whether it is marked.
fn pieces(text: &str, marks: &[Range<usize>]) -> Vec<(String, bool)> {
    let mut res = Vec::new();
    let mut done = 0;
    for mark in marks {
        let (Some(before), Some(marked)) = (text.get(done..mark.start), text.get(mark.clone()))
        else {
            continue;
        };
        res.extend((!before.is_empty()).then(|| (before.to_owned(), false)));
        res.push((marked.to_owned(), true));
        done = mark.end;
    }
    let rest = text.get(done..).unwrap_or_default();
    res.extend((!rest.is_empty()).then(|| (rest.to_owned(), false)));
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_cut_at_their_marks() {
        let shown = pieces("Ein Brunnen, zwei", &[4..11, 13..17]);
        let shown: Vec<(&str, bool)> = shown.iter().map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(shown, [("Ein ", false), ("Brunnen", true), (", ", false), ("zwei", true)]);
        // Marks that do not fit the text mark nothing.
        assert_eq!(pieces("äö", &[1..3, 9..12]), [("äö".to_owned(), false)]);
    }
}
