//! What a printed paper is made of, before anybody knows on which page it stands.

use fastrand::Rng;

use super::{Inventor, OWN_NOUNS, YEARS};

/// The kinds of papers that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// A letter of an office, two pages.
    Letter,
    /// A motion, one to three pages.
    Motion,
    /// Minutes with an attendance table, 6 to 20 pages.
    Minutes,
}

/// Out of a hundred papers so many are minutes; councils print fewer of them than of anything else.
const MINUTES_SHARE: u8 = 10;

/// Out of a hundred papers so many are minutes or motions.
const MOTION_SHARE: u8 = 50;

/// Keeps the chances of printed papers apart from those of the texts with the same number.
const PRINTED: u64 = 1 << 48;

/// A paper to be printed.
#[derive(Debug)]
pub struct Draft {
    /// What it is.
    pub genre: Genre,
    /// The city that prints it.
    pub city: String,
    /// What it is about.
    pub title: String,
    /// Its number, another for every paper.
    pub reference: String,
    /// Day, month and year.
    pub date: (u8, u8, u16),
    /// Who was there, with the faction.
    pub people: Vec<(String, Option<String>)>,
    /// The text.
    pub paragraphs: Vec<String>,
}

impl Inventor {
    /// The paper to be printed under a number; the same on every machine, another for each number.
    pub fn draft(&self, number: u64) -> Draft {
        let mut rng = Rng::with_seed(number ^ PRINTED);
        let genre = match rng.u8(..100) {
            share if share < MINUTES_SHARE => Genre::Minutes,
            share if share < MOTION_SHARE => Genre::Motion,
            _ => Genre::Letter,
        };
        let (chars, n_people) = match genre {
            Genre::Letter => (4_500..6_000, 0),
            Genre::Motion => (2_000..8_000, rng.usize(1..4)),
            Genre::Minutes => (20_000..66_000, rng.usize(12..40)),
        };
        let own: Vec<String> = (0..OWN_NOUNS).map(|_| self.compound(&mut rng)).collect();
        let city = self.cities[rng.usize(..self.cities.len())].clone();
        let (day, month) = (rng.u8(1..29), rng.u8(1..13));
        let year = u16::try_from(rng.u32(YEARS)).unwrap_or(u16::MAX);
        Draft {
            genre,
            title: format!("{} und {} in {city}", own[0], own[1]),
            city,
            reference: format!("{:04}/{year}/{}", number % 10_000, number / 10_000),
            date: (day, month, year),
            people: (0..n_people).map(|_| self.person(&mut rng)).collect(),
            paragraphs: self.paragraphs(&own, rng.usize(chars), &mut rng),
        }
    }

    /// Sentences up to a length, a few in a paragraph.
    fn paragraphs(&self, own: &[String], chars: usize, rng: &mut Rng) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut written = 0;
        while written < chars {
            let n_sentences = rng.usize(2..7);
            let sentences: Vec<String> =
                (0..n_sentences).map(|_| self.sentence(own, rng)).collect();
            let paragraph = sentences.join(" ");
            written += paragraph.len();
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    /// A given and a family name that no sample need have together, and a faction.
    fn person(&self, rng: &mut Rng) -> (String, Option<String>) {
        let [given, family] = [(); 2].map(|()| &self.people[rng.usize(..self.people.len())]);
        (format!("{} {}", given.given, family.family), family.faction.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_the_same_every_time_and_another_for_each_number() {
        let inventor = Inventor::new();
        let draft = |number| format!("{:?}", inventor.draft(number));
        assert_eq!(draft(7), draft(7));
        assert_ne!(draft(7), draft(8));
        assert_ne!(inventor.draft(7).reference, inventor.draft(10_007).reference);
    }
}
