//! Under which keys a paper is filed: those it can be found by, and those it looks for.

use ratlas_model::{Genre, ReferenceRole};

use crate::links::{Words, begins_life, is_business};
use crate::store::links::paper::LinkPaper;

/// A key that more papers offer tells them not apart; nobody is linked by it.
pub(crate) const MAX_OFFERS: usize = 48;

/// The key of a number.
pub(super) fn number_key(number: &str) -> String {
    format!("number {number}")
}

/// The keys of a title in a city.
pub(super) fn title_keys(city: Option<&str>, words: &Words) -> Vec<String> {
    let Some(city) = city else { return Vec::new() };
    words.keys().into_iter().map(|it| format!("title {city} {it}")).collect()
}

/// The key of a sitting.
pub(super) fn sitting_key(paper: &LinkPaper) -> Option<String> {
    let city = paper.city.as_ref()?;
    let date = paper.meeting_date.as_ref()?;
    Some(format!("sitting {city} {date}"))
}

/// The numbers that the paper's own number is a part of: `2023/0714/1` of `2023/0714`.
pub(super) fn parent_numbers(key: &str) -> Vec<&str> {
    let mut res = Vec::new();
    let mut rest = key;
    while let Some((parent, _)) = rest.rsplit_once('.') {
        // A single part is a year, a term or a letter.
        if !parent.contains('.') || res.len() == MAX_PARENTS {
            break;
        }
        res.push(parent);
        rest = parent;
    }
    res
}

/// As many levels are seen: a supplement and the kind of its version.
const MAX_PARENTS: usize = 3;

/// Every key of a paper, and whether it offers it.
pub(super) fn keys(paper: &LinkPaper, words: &Words) -> Vec<(String, bool)> {
    if paper.is_shadow {
        return Vec::new();
    }
    let mut res = Vec::new();
    offers(paper, words, &mut res);
    seeks(paper, words, &mut res);
    res
}

fn offers(paper: &LinkPaper, words: &Words, res: &mut Vec<(String, bool)>) {
    res.extend(paper.number_key.iter().map(|it| (number_key(it), true)));
    let city = paper.city.as_deref();
    if is_business(paper.genre) {
        res.extend(title_keys(city, words).into_iter().map(|it| (it, true)));
    }
    if paper.genre == Genre::Minutes {
        res.extend(sitting_key(paper).map(|it| (it, true)));
    }
}

fn seeks(paper: &LinkPaper, words: &Words, res: &mut Vec<(String, bool)>) {
    let cited = paper.references.iter().filter(|it| it.role != ReferenceRole::Own);
    res.extend(cited.map(|it| (number_key(&it.key), false)));
    if let Some(own) = &paper.number_key {
        res.push((number_key(own), false));
        res.extend(parent_numbers(own).into_iter().map(|it| (number_key(it), false)));
    }
    let city = paper.city.as_deref();
    if super::titles::seeks_by_title(paper.genre) || begins_life(paper.genre) {
        res.extend(title_keys(city, words).into_iter().map(|it| (it, false)));
    }
    if super::titles::has_items(paper.genre) {
        for item in &paper.items {
            let words = Words::new(&item.title);
            res.extend(title_keys(city, &words).into_iter().map(|it| (it, false)));
        }
    }
    if paper.genre == Genre::ResolutionExtract {
        res.extend(sitting_key(paper).map(|it| (it, false)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_number_is_a_part_of() {
        for (number, expected) in [
            ("23.714.1", &["23.714"][..]),
            ("a.142.22.1.1", &["a.142.22.1", "a.142.22", "a.142"]),
            ("23.714", &[]),
            ("1911482", &[]),
        ] {
            assert_eq!(parent_numbers(number), expected, "{number}");
        }
    }
}
