//! Compounds: `integrationsbeirat` is `integration` and `beirat`.
//!
//! A word is covered with known parts and the letters that link them, so that the cover costs
//! least: fewest parts, then the commonest. Parts are covered again in the same way.

mod cover;
pub(crate) mod flags;
mod lexicon;

use crate::compounds::cover::{Piece, cover};
use crate::compounds::lexicon::{is_attested, is_listed, is_whole};

/// A folded word with its parts.
#[derive(Debug, PartialEq)]
pub(crate) struct Compound {
    word: String,
    /// The smallest parts in their order, two or more.
    pieces: Vec<Piece>,
}

/// Longer words are runs of letters without blanks; the longest word in council papers has 79.
const MAX_BYTES: usize = 96;

/// More parts than any word has.
const MAX_LEAVES: usize = 8;

/// Takes a folded word apart; `None` if it is no compound of known parts.
pub(crate) fn compound(word: &str) -> Option<Compound> {
    if word.len() > MAX_BYTES || !word.bytes().all(|it| it.is_ascii_lowercase()) || is_whole(word) {
        return None;
    }
    let pieces = split(word, 0)?;
    (pieces.len() <= MAX_LEAVES).then(|| Compound { word: word.to_owned(), pieces })
}

/// Whether a folded word is in the lists, or a compound of what is.
pub(crate) fn is_known(word: &str) -> bool {
    is_listed(word) || compound(word).is_some()
}

impl Compound {
    /// The smallest parts as words, in their order; the last one inflected as it stands.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|it| &self.word[it.start..it.end])
    }

    /// The compounds within a word of three and more parts: its beginnings, since most compounds
    /// are built to the left (`sprach|mittler`, then `pool`), and whatever else was met as a word.
    pub(crate) fn inner(&self) -> Vec<&str> {
        let mut res: Vec<&str> = Vec::new();
        for (idx, first) in self.pieces.iter().enumerate() {
            for last in self.pieces.iter().skip(idx + 1) {
                let run = &self.word[first.start..last.end];
                let is_inner = run.len() < self.word.len() && (idx == 0 || is_attested(run));
                if is_inner && !res.contains(&run) {
                    res.push(run);
                }
            }
        }
        res
    }

    /// The word without its first part: what `Migrations-` stands before as well.
    pub(crate) fn without_first(&self) -> &str {
        self.pieces.get(1).map_or("", |it| &self.word[it.start..])
    }

    /// The word without its last part, with the letters that link it.
    pub(crate) fn without_last(&self) -> &str {
        self.pieces.last().map_or("", |it| &self.word[..it.start])
    }

    /// The word with people in their masculine form, if it has others:
    /// `buergerinnenbeteiligung` → `buergerbeteiligung`.
    pub(crate) fn masculine(&self) -> Option<String> {
        let pairs = self.pieces.iter().zip(self.pieces.iter().skip(1));
        let innen = |(one, next): (&Piece, &Piece)| {
            (&self.word[one.end..next.start] == cover::INNEN).then_some(one.end..next.start)
        };
        let links: Vec<_> = pairs.filter_map(innen).collect();
        let mut res = self.word.clone();
        for link in links.iter().rev() {
            res.replace_range(link.clone(), "");
        }
        (!links.is_empty()).then_some(res)
    }
}

/// The smallest pieces of a word that begins at `offset` of the whole.
fn split(word: &str, offset: usize) -> Option<Vec<Piece>> {
    let mut res = Vec::new();
    for piece in cover(word)? {
        let part = &word[piece.start..piece.end];
        let inside = if is_whole(part) { None } else { split(part, offset + piece.start) };
        match inside {
            Some(mut pieces) => res.append(&mut pieces),
            None => res.push(Piece { start: piece.start + offset, end: piece.end + offset }),
        }
    }
    Some(res)
}
