//! Papers in any number, for measuring libraries of a size nobody has at hand.
//!
//! A paper takes its head and its end from a sample, its sentences from all of them, and changes
//! places, numbers, dates and a share of the nouns, so that the vocabulary grows with the number of
//! papers as it does in real libraries. The same number is the same paper on every machine.

mod draft;

use std::fmt::Write;

use fastrand::Rng;

pub use self::draft::{Draft, Genre};
use crate::papers;

/// Half of the papers are shorter; in characters.
const MEDIAN_CHARS: f64 = 4_000.0;

/// The spread of the logarithm of lengths: a twentieth of the papers are six times as long.
const LENGTH_SPREAD: f64 = 1.1;

/// The longest, about 100 pages.
const MAX_CHARS: usize = 250_000;

/// Characters on a page.
const PAGE_CHARS: usize = 2_500;

/// Nouns a paper brings that few others have.
const OWN_NOUNS: usize = 20;

/// One word in so many is exchanged for one of the paper's own.
const EXCHANGED: usize = 25;

/// The years papers are from.
const YEARS: std::ops::Range<u32> = 2000..2026;

/// What papers are made of.
#[derive(Debug)]
pub struct Inventor {
    heads: Vec<Head>,
    sentences: Vec<String>,
    nouns: Vec<String>,
    cities: Vec<String>,
    people: Vec<Name>,
}

/// Somebody in a sample; all of them are invented.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    given: String,
    family: String,
    faction: Option<String>,
}

/// The first lines of a sample.
#[derive(Debug)]
struct Head {
    text: String,
    title: Option<String>,
    city: Option<String>,
    number: Option<String>,
}

impl Inventor {
    /// Takes the samples apart.
    pub fn new() -> Inventor {
        let (mut heads, mut sentences, mut nouns) = (Vec::new(), Vec::new(), Vec::new());
        let (mut cities, mut people) = (Vec::new(), Vec::new());
        for paper in papers() {
            let text: String = paper.texts().into_iter().map(|it| it.text + "\n").collect();
            sentences.extend(
                text.replace('\n', " ")
                    .split_inclusive(". ")
                    .filter(|it| is_sentence(it))
                    .map(|it| it.trim().to_owned()),
            );
            nouns.extend(
                text.split(|it: char| !it.is_alphabetic())
                    .filter(|it| is_noun(it))
                    .map(str::to_owned),
            );
            let record = &paper.record;
            let city = record.place.as_ref().map(|it| it.name.clone());
            cities.extend(city.clone());
            people.extend(record.people.iter().filter_map(|it| {
                let (given, family) = (it.given_name.clone()?, it.family_name.clone()?);
                Some(Name { given, family, faction: it.faction.clone() })
            }));
            heads.push(Head {
                text: text.lines().take(HEAD_LINES).collect::<Vec<_>>().join("\n"),
                title: record.title.as_ref().map(|it| it.raw.clone()),
                city,
                number: record.reference.as_ref().map(|it| it.raw.clone()),
            });
        }
        for list in [&mut sentences, &mut nouns, &mut cities] {
            list.sort();
            list.dedup();
        }
        people.sort();
        people.dedup();
        Inventor { heads, sentences, nouns, cities, people }
    }

    /// The paper with a number, its pages separated by form feeds.
    pub fn paper(&self, number: u64) -> String {
        let mut rng = Rng::with_seed(number);
        let own: Vec<String> = (0..OWN_NOUNS).map(|_| self.compound(&mut rng)).collect();
        let mut text = self.head(&own, &mut rng);
        let end = length(&mut rng);
        let mut page = text.chars().count();
        let mut written = page;
        while written < end {
            let sentence = self.sentence(&own, &mut rng);
            let chars = sentence.chars().count();
            (written, page) = (written + chars, page + chars);
            text.push_str(&sentence);
            let is_full = page > PAGE_CHARS;
            text.push(if is_full {
                '\u{C}'
            } else if rng.u8(..5) == 0 {
                '\n'
            } else {
                ' '
            });
            page = if is_full { 0 } else { page };
        }
        text
    }

    fn head(&self, own: &[String], rng: &mut Rng) -> String {
        let head = &self.heads[rng.usize(..self.heads.len())];
        let mut text = head.text.clone();
        let city = &self.cities[rng.usize(..self.cities.len())];
        let title = format!("{} und {} in {city}", own[0], own[1]);
        let number = head.number.as_ref().map(|it| other_digits(it, rng));
        let changes =
            [(&head.title, Some(title)), (&head.city, Some(city.clone())), (&head.number, number)];
        for (from, to) in changes {
            if let (Some(from), Some(to)) = (from, to)
                && !from.is_empty()
            {
                text = text.replace(from.as_str(), &to);
            }
        }
        let (day, month, year) = (rng.u8(1..29), rng.u8(1..13), rng.u32(YEARS));
        write!(text, "\nDatum: {day:02}.{month:02}.{year}\n\n")
            .expect("a String takes every write");
        text
    }

    /// A sentence of a sample with other digits, and with some of the paper's own nouns.
    fn sentence(&self, own: &[String], rng: &mut Rng) -> String {
        let source = &self.sentences[rng.usize(..self.sentences.len())];
        let words = source.split(' ').map(|it| {
            if is_noun(it) && rng.usize(..EXCHANGED) < 4 {
                own[rng.usize(..own.len())].clone()
            } else {
                other_digits(it, rng)
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// A noun of two, as German makes them.
    fn compound(&self, rng: &mut Rng) -> String {
        let [first, second] = [(); 2].map(|()| &self.nouns[rng.usize(..self.nouns.len())]);
        let link = if first.ends_with(['g', 't', 'n']) { "s" } else { "" };
        format!("{first}{link}{}", second.to_lowercase())
    }
}

impl Default for Inventor {
    fn default() -> Inventor {
        Inventor::new()
    }
}

/// Lines that tell what a paper is.
const HEAD_LINES: usize = 14;

fn is_sentence(text: &str) -> bool {
    (40..400).contains(&text.len()) && text.starts_with(char::is_uppercase)
}

fn is_noun(word: &str) -> bool {
    word.len() > 4
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
}

fn other_digits(text: &str, rng: &mut Rng) -> String {
    text.chars().map(|it| if it.is_ascii_digit() { rng.digit(10) } else { it }).collect()
}

/// The length of a paper: logarithms of lengths are spread normally.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
fn length(rng: &mut Rng) -> usize {
    // The sum of twelve equal chances is close to normal.
    let normal: f64 = (0..12).map(|_| rng.f64()).sum::<f64>() - 6.0;
    ((MEDIAN_CHARS * (normal * LENGTH_SPREAD).exp()) as usize).min(MAX_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_is_the_same_paper() {
        let inventor = Inventor::new();
        assert_eq!(inventor.paper(7), inventor.paper(7));
        assert_ne!(inventor.paper(7), inventor.paper(8));
    }
}
