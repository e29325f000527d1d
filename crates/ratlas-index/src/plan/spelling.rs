//! Words that are hardly in the index, as they may have been meant.

use ratlas_german::fold;

use super::reading::printed_term;
use super::words::{Analysed, analysed};
use super::{Need, Planner, Way, WayKind};
use crate::IndexError;
use crate::vocabulary::Known;

/// A word in more papers than these is meant as it stands.
const MAX_PAPERS: u64 = 3;

/// What is meant stands in so many times as many papers.
const TIMES_MORE_PAPERS: u64 = 8;

/// Shorter words are like too many others.
const MIN_LETTERS: usize = 4;

/// From this length on two letters may differ.
const MIN_LETTERS_FOR_TWO: usize = 8;

/// Each has its own letters: more would only bring rarer words.
const MAX_SPELLINGS: usize = 2;

/// The terms looked through for them.
const MAX_CANDIDATES: usize = 20;

/// A part of a compound has as many letters at least.
const MIN_PART: usize = 4;

/// What may stand between the parts of a compound.
const LINKS: [&str; 4] = ["", "s", "n", "en"];

impl Planner<'_> {
    /// Words of the index in place of one that is hardly in it; none if it is meant as it stands.
    pub(super) fn spellings(&self, word: &Analysed) -> Result<Vec<Way>, IndexError> {
        if !self.may_be_wrong(word)? {
            return Ok(Vec::new());
        }
        let known = self.nearest(&word.printed, &word.stem)?;
        if known.is_empty() {
            return self.compound_spelling(word);
        }
        let way = |known: Known| {
            let found = respelled(&word.text, &known.term);
            let term = printed_term(known);
            Way {
                kind: WayKind::Spelling,
                found,
                need: Need::Stem(term.stem),
                weight: self.weights.spelling,
            }
        };
        let mut res: Vec<Way> = Vec::new();
        for way in known.into_iter().map(way) {
            if res.len() < MAX_SPELLINGS && res.iter().all(|it| it.need != way.need) {
                res.push(way);
            }
        }
        Ok(res)
    }

    fn may_be_wrong(&self, word: &Analysed) -> Result<bool, IndexError> {
        let letters = word.printed.chars().count();
        let is_word = word.printed.chars().all(char::is_alphabetic);
        let is_abbreviation = !word.text.contains(char::is_lowercase);
        if letters < MIN_LETTERS || !is_word || is_abbreviation {
            return Ok(false);
        }
        if self.vocabulary.n_papers(self.stems(), &word.stem)? > MAX_PAPERS {
            return Ok(false);
        }
        // A compound of known words that nobody used yet.
        for leaf in &word.leaves {
            if self.vocabulary.n_papers(self.stems(), leaf)? <= MAX_PAPERS {
                return Ok(true);
            }
        }
        Ok(word.leaves.is_empty())
    }

    /// The words with the fewest other letters, most frequent first.
    fn nearest(&self, printed: &str, stem: &str) -> Result<Vec<Known>, IndexError> {
        let field = self.fields.text.exact;
        let own = self.vocabulary.n_papers(self.stems(), stem)?;
        let most = if printed.chars().count() < MIN_LETTERS_FOR_TWO { 1 } else { 2 };
        for letters in 1..=most {
            let mut known = self.vocabulary.like(field, printed, letters, MAX_CANDIDATES)?;
            let best = known.first().map_or(0, |it| it.n_papers);
            known.retain(|it| {
                it.n_papers >= (own * TIMES_MORE_PAPERS).max(1)
                    && it.n_papers * TIMES_MORE_PAPERS >= best
                    && it.term.chars().all(char::is_alphabetic)
                    && printed_term(it.clone()).stem != stem
            });
            if !known.is_empty() {
                return Ok(known);
            }
        }
        Ok(Vec::new())
    }

    /// A compound of a known word and one that is hardly known, whose compound is not in the index.
    fn compound_spelling(&self, word: &Analysed) -> Result<Vec<Way>, IndexError> {
        let borders: Vec<usize> = word.printed.char_indices().map(|it| it.0).collect();
        let inner = borders.get(MIN_PART..borders.len().saturating_sub(MIN_PART - 1));
        let mut tried = 0;
        for border in inner.unwrap_or_default() {
            let (left, right) = word.printed.split_at(*border);
            for (known, wrong, is_left) in [(right, left, true), (left, right, false)] {
                if tried >= MAX_SPLITS || !self.is_known_part(known, !is_left)? {
                    continue;
                }
                tried += 1;
                if let Some(better) = self.part_spelling(wrong, is_left)? {
                    let meant =
                        if is_left { [&better, known].concat() } else { [known, &better].concat() };
                    return Ok(self.compound_way(&word.text, &meant));
                }
            }
        }
        Ok(Vec::new())
    }

    /// Whether a part of a compound is a word; the first part may end in a link.
    fn is_known_part(&self, part: &str, is_first: bool) -> Result<bool, IndexError> {
        let links = if is_first { LINKS.as_slice() } else { &LINKS[..1] };
        for link in links {
            let Some(word) = part.strip_suffix(link) else { continue };
            let known = self.vocabulary.n_papers(self.fields.text.exact, word)?;
            if word.len() >= MIN_PART && known > MAX_PAPERS {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn part_spelling(&self, wrong: &str, is_first: bool) -> Result<Option<String>, IndexError> {
        let links = if is_first { LINKS.as_slice() } else { &LINKS[..1] };
        for link in links {
            let Some(part) = wrong.strip_suffix(link).filter(|it| it.len() >= MIN_PART) else {
                continue;
            };
            let found = self.vocabulary.like(self.fields.text.exact, part, 1, 1)?;
            if let Some(known) = found.into_iter().find(|it| it.n_papers > MAX_PAPERS) {
                return Ok(Some(known.term + link));
            }
        }
        Ok(None)
    }

    fn compound_way(&self, asked: &str, meant: &str) -> Vec<Way> {
        let Some(word) = analysed(meant).pop() else { return Vec::new() };
        if word.leaves.len() < 2 {
            return Vec::new();
        }
        let need = Need::Any(vec![Need::Stem(word.stem.clone()), word.all_parts()]);
        let found = respelled(asked, meant);
        vec![Way { kind: WayKind::Spelling, found, need, weight: self.weights.spelling }]
    }
}

/// Places tried for the border between two parts.
const MAX_SPLITS: usize = 4;

/// A folded word in the letters of what was typed, as far as both agree: with its capital letter
/// and its umlauts.
fn respelled(typed: &str, folded: &str) -> String {
    let starts = prefixes(typed).take_while(|it| folded.starts_with(&fold(it))).last();
    let start = starts.unwrap_or_default();
    let rest = &folded[fold(start).len()..];
    let ends = suffixes(&typed[start.len()..]).take_while(|it| rest.ends_with(&fold(it))).last();
    let end = ends.unwrap_or_default();
    let between = &rest[..rest.len() - fold(end).len()];
    if start.is_empty() && typed.starts_with(char::is_uppercase) {
        let mut chars = between.chars();
        let first: String = chars.next().map(|it| it.to_uppercase().collect()).unwrap_or_default();
        return [&first, chars.as_str(), end].concat();
    }
    [start, between, end].concat()
}

fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().map(|(at, it)| &text[..at + it.len_utf8()])
}

fn suffixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().rev().map(|(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_letters_that_were_typed() {
        for (typed, folded, expected) in [
            ("Integratonsbeirat", "integrationsbeirat", "Integrationsbeirat"),
            ("Ausländerbehörte", "auslaenderbehoerde", "Ausländerbehörde"),
            ("Spraxhkurs", "sprachkurs", "Sprachkurs"),
            ("Xprachkurs", "sprachkurs", "Sprachkurs"),
            ("wohngld", "wohngeld", "wohngeld"),
            ("Haushaltt", "haushalt", "Haushalt"),
            ("a", "bc", "bc"),
        ] {
            assert_eq!(respelled(typed, folded), expected);
        }
    }
}
