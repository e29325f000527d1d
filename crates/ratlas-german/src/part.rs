//! A part of a word between hyphens: its forms, and the words it is made of.

use crate::compounds::{Compound, compound, is_known};
use crate::fold::fold;
use crate::gender::{self, Element};
use crate::stem::{stem, stem_of_base};

/// What is known of a part of a word, folded.
pub(crate) struct Part {
    /// Without its gender suffix: `auslaenderbehoerde` for `Ausländer*innenbehörde`.
    pub(crate) form: String,
    /// As printed, without the marker: `auslaenderinnenbehoerde`.
    pub(crate) printed: String,
    /// Its stem.
    pub(crate) stem: String,
    /// Its parts, if it is a compound.
    pub(crate) compound: Option<Compound>,
    /// Both words, if a gender suffix stands inside or two words are glued together.
    pub(crate) words: Option<[String; 2]>,
}

/// Reads the part of a word an element stands for.
pub(crate) fn part(word: &str, element: &Element) -> Part {
    let (base, rest) = (&word[element.base.clone()], &word[element.rest.clone()]);
    let form = fold(&[base, rest].concat());
    // What stands before a suffix is a base, whatever it ends in.
    let is_base = !element.suffix.is_empty() && rest.is_empty();
    let masculine = if is_base { Some(form.as_str()) } else { gender::masculine(&form) };
    let compound = compound(masculine.unwrap_or(&form))
        // `Lots|innen`, `Pat|innen` are the women to `Lotse`, `Pate`.
        .or_else(|| masculine.and_then(|it| compound(&[it, "e"].concat())));
    let stem = match compound.as_ref().and_then(Compound::masculine) {
        Some(masculine) => stem(&masculine),
        None => stem_of_base(masculine.unwrap_or(&form)),
    };
    let words = match rest {
        "" if compound.is_none() => glued(base),
        "" => None,
        _ => Some([fold(base), fold(rest)]),
    };
    let printed = fold(&[base, &word[element.suffix.clone()], rest].concat());
    Part { form, printed, stem, compound, words }
}

/// The shortest second word that was lost a blank: shorter ones are names of firms.
const MIN_GLUED_BYTES: usize = 4;
/// The shortest first word: `im`.
const MIN_FIRST_BYTES: usize = 2;

/// Two words without the blank between them, if a capital tells and the second is a known word:
/// `derStadt`, not `YouTube`.
fn glued(word: &str) -> Option<[String; 2]> {
    let mut before = '\0';
    for (at, it) in word.char_indices() {
        let is_border = before.is_lowercase() && it.is_uppercase();
        before = it;
        if is_border && at >= MIN_FIRST_BYTES && word.len() - at >= MIN_GLUED_BYTES {
            let (first, second) = word.split_at(at);
            let second = fold(second);
            return is_known(&second).then(|| [fold(first), second]);
        }
    }
    None
}
