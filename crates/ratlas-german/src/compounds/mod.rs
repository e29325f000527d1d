//! Compounds: `integrationsbeirat` is `integration` and `beirat`.
//!
//! A word is covered with known parts and the letters that link them, so that the cover costs
//! least: fewest parts, then the commonest. Parts are covered again in the same way.

mod cover;
pub(crate) mod flags;
mod lexicon;

use crate::compounds::cover::{Piece, cover};
use crate::compounds::lexicon::{is_attested, is_listed, is_whole};

/// The parts of a compound, as words.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Compound {
    /// The smallest parts in their order; the last one inflected as it stands.
    pub(crate) leaves: Vec<String>,
    /// Compounds within it.
    pub(crate) inner: Vec<String>,
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
    if pieces.len() > MAX_LEAVES {
        return None;
    }
    let leaves: Vec<String> = pieces.iter().map(|it| it.word(word)).collect();
    Some(Compound { inner: inner(word, &pieces), leaves })
}

/// Whether a folded word is in the lists, or a compound of what is.
pub(crate) fn is_known(word: &str) -> bool {
    is_listed(word) || compound(word).is_some()
}

/// The smallest pieces of a word that begins at `offset` of the whole.
fn split(word: &str, offset: usize) -> Option<Vec<Piece>> {
    let mut res = Vec::new();
    for piece in cover(word)? {
        let part = &word[piece.start..piece.end];
        let inside = if is_whole(part) { None } else { split(part, offset + piece.start) };
        match inside {
            Some(mut pieces) => {
                if let Some(last) = pieces.last_mut() {
                    last.elided = piece.elided;
                }
                res.append(&mut pieces);
            }
            None => res.push(piece.moved(offset)),
        }
    }
    Some(res)
}

/// The compounds within a word of three and more parts: its beginnings, since most compounds are
/// built to the left (`sprach|mittler`, then `pool`), and whatever else was met as a word.
fn inner(word: &str, pieces: &[Piece]) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    for (idx, first) in pieces.iter().enumerate() {
        for last in pieces.iter().skip(idx + 1) {
            let run = &word[first.start..last.end];
            let is_inner = run.len() < word.len() && (idx == 0 || is_attested(run));
            if is_inner && !res.iter().any(|it| it == run) {
                res.push(run.to_owned());
            }
        }
    }
    res
}
