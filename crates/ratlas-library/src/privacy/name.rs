//! The name of a person, and what is kept of one that was forgotten.

use serde::{Deserialize, Serialize};

use crate::privacy::letters::letters;

/// The given and the family name of a person, as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// All given names.
    pub given: String,
    /// The family name with what belongs to it.
    pub family: String,
}

impl PersonName {
    /// Reads `Anna Müller` or `Müller, Anna`; `None` where one of the two is missing.
    ///
    /// Of several words without a comma the last one is the family name, with the small words before
    /// it: `Ursula von der Heide`.
    pub fn parse(name: &str) -> Option<PersonName> {
        let (given, family) = match name.split_once(',') {
            Some((family, given)) => (given.trim().to_owned(), family.trim().to_owned()),
            None => without_comma(name)?,
        };
        let has_letters = |it: &str| !letters(it).is_empty();
        (has_letters(&given) && has_letters(&family)).then_some(PersonName { given, family })
    }
}

fn without_comma(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = |it: &&str| it.chars().next().is_some_and(char::is_lowercase);
    let last = words.len().checked_sub(1)?;
    let n_small = words[..last].iter().rev().take_while(|it| small(it)).count();
    let (given, family) = words.split_at(last - n_small);
    Some((given.join(" "), family.join(" ")))
}

/// What is kept of a paper or a name so that it does not come back: only a hash.
///
/// Whoever has a list of names can try them all; the hash keeps the name from being read, not from
/// being guessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Forgotten {
    /// Which of them.
    pub what: ForgottenKind,
    /// 64 hexadecimal digits.
    pub hash: String,
    /// How many letters the given name has; 0 of a paper.
    pub given_letters: u32,
    /// How many letters the family name has; 0 of a paper.
    pub family_letters: u32,
    /// When, UTC.
    pub forgotten: String,
}

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForgottenKind {
    /// A paper.
    Paper,
    /// The name of a person.
    Person,
}

impl ForgottenKind {
    /// The written form.
    pub fn as_str(self) -> &'static str {
        match self {
            ForgottenKind::Paper => "paper",
            ForgottenKind::Person => "person",
        }
    }
}

impl Forgotten {
    /// What is kept of a paper.
    pub(crate) fn paper(id: &str, now: String) -> Forgotten {
        Forgotten {
            what: ForgottenKind::Paper,
            hash: paper_hash(id),
            given_letters: 0,
            family_letters: 0,
            forgotten: now,
        }
    }

    /// What is kept of a name, in the papers of one city or in all.
    pub(crate) fn person(name: &PersonName, city: Option<&str>, now: String) -> Forgotten {
        let (given, family) = (letters(&name.given), letters(&name.family));
        let city = city.map(letters).unwrap_or_default();
        Forgotten {
            what: ForgottenKind::Person,
            hash: person_hash(&city, &given, &family),
            given_letters: n_letters(&given),
            family_letters: n_letters(&family),
            forgotten: now,
        }
    }
}

fn n_letters(word: &str) -> u32 {
    u32::try_from(word.chars().count()).unwrap_or(u32::MAX)
}

/// The hash by which a forgotten paper is known again.
pub(crate) fn paper_hash(id: &str) -> String {
    hash("ratlas 2026-11 forgotten paper", &[id])
}

/// The hash by which a forgotten name is known again; all three as [`letters`] writes them, the city
/// empty for all cities.
pub(crate) fn person_hash(city: &str, given: &str, family: &str) -> String {
    hash("ratlas 2026-11 forgotten person", &[city, given, family])
}

fn hash(context: &str, parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new_derive_key(context);
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (typed, given, family) in [
            ("Anna Quast", "Anna", "Quast"),
            ("Quast, Anna Maria", "Anna Maria", "Quast"),
            ("Ursula von der Heide", "Ursula", "von der Heide"),
            ("von der Heide, Ursula", "Ursula", "von der Heide"),
        ] {
            let expected = PersonName { given: given.to_owned(), family: family.to_owned() };
            assert_eq!(PersonName::parse(typed), Some(expected), "{typed}");
        }
        for nothing in ["", "Quast", " , ", "Quast,", "von Quast", "12 34"] {
            assert_eq!(PersonName::parse(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn one_hash_for_all_spellings() {
        let hash = |name: &str, city| {
            let name = PersonName::parse(name).unwrap();
            Forgotten::person(&name, city, String::new()).hash
        };
        assert_eq!(hash("Änne Müller", None), hash("MUELLER, Aenne", None));
        assert_ne!(hash("Änne Müller", None), hash("Änne Müller", Some("Mainz")));
        assert_ne!(hash("Anna Quast", None), hash("Ann Aquast", None));
    }
}
