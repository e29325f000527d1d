//! When two papers are versions of one: nearly the same text, and nothing that speaks against it.
//!
//! Two letters of one form have nearly the same text too. They are told by what was exchanged: only
//! names and numbers.

mod signature;
mod words;

use std::collections::BTreeMap;

use ratlas_model::{Genre, PageText};

pub(crate) use self::signature::Signature;
use self::words::{each_word, shingles};

/// The share of common runs of three words from which on two texts are nearly the same: copies of
/// papers with 3 % of their words misread or a tenth cut off were above, different papers of one
/// kind below. Real pairs of draft and print have not been measured.
const MIN_COMMON: f64 = 0.7;

/// The share of numbers that may differ: more are misread in few scans, and fewer differ in few
/// forms.
const MAX_OTHER_NUMBERS: f64 = 0.1;

/// Where more words than these were exchanged, the text was edited or misread: forms have fewer
/// blanks.
const MAX_EXCHANGED: usize = 40;

/// What the head of a paper says about which paper it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    pub(crate) genre: Genre,
    pub(crate) city: Option<String>,
    /// The key of its own number.
    pub(crate) number: Option<String>,
    /// Its own date.
    pub(crate) date: Option<String>,
    pub(crate) title: Option<String>,
}

impl Head {
    /// Whether nothing in the heads says that these are two papers.
    pub(crate) fn may_be(&self, other: &Head) -> bool {
        let agree = |one: &Option<String>, other: &Option<String>| {
            one.is_none() || other.is_none() || one == other
        };
        let is_genre_known = self.genre != Genre::Other && other.genre != Genre::Other;
        (self.genre == other.genre || !is_genre_known)
            && agree(&self.city, &other.city)
            && agree(&self.number, &other.number)
            && agree(&self.date, &other.date)
    }

    /// Whether the same number says that these are one paper.
    fn is_numbered_as(&self, other: &Head) -> bool {
        self.number.is_some() && self.number == other.number
    }

    /// Whether words of the title were exchanged; added ones say nothing.
    fn is_titled_otherwise(&self, other: &Head) -> bool {
        let (one, other) = (counted(self.title.as_deref()), counted(other.title.as_deref()));
        Exchanged::between(&one, &other).is_any()
    }
}

/// A text ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    /// Hashes of all runs of three words, sorted, each once.
    runs: Vec<u64>,
    /// How often each word occurs, as printed.
    words: BTreeMap<String, u32>,
}

impl Text {
    /// Reads the text of all pages.
    pub(crate) fn of(pages: &[PageText]) -> Text {
        let mut runs: Vec<u64> = Vec::new();
        shingles(pages, |it| runs.push(it));
        runs.sort_unstable();
        runs.dedup();
        Text { runs, words: counted(pages.iter().map(|it| it.text.as_str())) }
    }

    /// Whether two texts that may be one paper are.
    pub(crate) fn is_version_of(&self, own: &Head, other: &Text, others: &Head) -> bool {
        if self.common(other) < MIN_COMMON {
            return false;
        }
        if own.is_numbered_as(others) {
            return true;
        }
        let exchanged = Exchanged::between(&self.words, &other.words);
        !exchanged.is_form()
            && !own.is_titled_otherwise(others)
            && exchanged.numbers() <= MAX_OTHER_NUMBERS * self.numbers().min(other.numbers())
    }

    /// The share of runs that both have, of all that any has.
    fn common(&self, other: &Text) -> f64 {
        let (mut one, mut two) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        let mut n_common = 0_usize;
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    n_common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let n_any = self.runs.len() + other.runs.len() - n_common;
        share(n_common, n_any)
    }

    /// How many numbers the text has.
    fn numbers(&self) -> f64 {
        let numbers = self.words.iter().filter(|(word, _)| is_number(word));
        f64::from(numbers.map(|(_, count)| *count).sum::<u32>())
    }
}

#[expect(clippy::cast_precision_loss, reason = "no paper has that many words")]
fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

fn counted<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, u32> {
    let mut res: BTreeMap<String, u32> = BTreeMap::new();
    for text in texts {
        each_word(text, |word| match res.get_mut(word) {
            Some(count) => *count += 1,
            None => drop(res.insert(word.to_owned(), 1)),
        });
    }
    res
}

fn is_number(word: &str) -> bool {
    word.contains(|it: char| it.is_ascii_digit())
}

/// What stands in one text only and what in the other only: each word as often as it does.
#[derive(Debug)]
struct Exchanged<'a> {
    only: [Vec<&'a str>; 2],
    numbers: [u32; 2],
}

impl<'a> Exchanged<'a> {
    fn between(one: &'a BTreeMap<String, u32>, other: &'a BTreeMap<String, u32>) -> Exchanged<'a> {
        let mut res = Exchanged { only: [Vec::new(), Vec::new()], numbers: [0, 0] };
        for (side, (words, others)) in [(one, other), (other, one)].into_iter().enumerate() {
            for (word, count) in words {
                let more = count.saturating_sub(*others.get(word).unwrap_or(&0));
                if more == 0 {
                    continue;
                }
                if is_number(word) {
                    res.numbers[side] += more;
                } else {
                    res.only[side].push(word);
                }
            }
        }
        let [one, other] = &mut res.only;
        if one.len().max(other.len()) <= MAX_EXCHANGED {
            let misread = |word: &&str, others: &[&str]| others.iter().any(|it| is_alike(word, it));
            let left: Vec<&str> = one.iter().filter(|it| !misread(it, other)).copied().collect();
            other.retain(|it| !misread(it, one));
            *one = left;
        }
        res
    }

    /// How many numbers were exchanged for others; those that only one text has are additions.
    fn numbers(&self) -> f64 {
        f64::from(self.numbers[0].min(self.numbers[1]))
    }

    /// Whether any words were exchanged for others.
    fn is_any(&self) -> bool {
        self.only.iter().all(|it| !it.is_empty()) || self.numbers() > 0.0
    }

    /// Whether names were exchanged, and nothing else.
    fn is_form(&self) -> bool {
        let is_name = |it: &&str| it.starts_with(char::is_uppercase);
        self.only.iter().all(|it| !it.is_empty() && it.len() <= MAX_EXCHANGED)
            && self.only.iter().flatten().all(is_name)
    }
}

/// Whether one word may be the other, misread or misprinted: one letter in five differs.
fn is_alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.to_lowercase().chars().collect(), other.to_lowercase().chars().collect());
    let longest = one.len().max(other.len());
    let may_differ = longest.div_ceil(5);
    longest > 2
        && longest <= MAX_COMPARED_LETTERS
        && one.len().abs_diff(other.len()) <= may_differ
        && distance(&one, &other) <= may_differ
}

/// Longer words are compared as a whole only.
const MAX_COMPARED_LETTERS: usize = 64;

/// How many letters must be exchanged, added or left out (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, left) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = done + 1;
        for (idx, right) in other.iter().enumerate() {
            let exchanged = diagonal + usize::from(left != right);
            diagonal = row[idx + 1];
            row[idx + 1] = exchanged.min(row[idx] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests;
