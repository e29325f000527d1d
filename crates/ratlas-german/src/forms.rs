//! What one word becomes: its terms in both modes.

use frostem::{Algorithm, Stemmer};

use crate::compounds::compound;
use crate::fold::fold;
use crate::gender::{self, Element};
use crate::lists::STEM_OVERRIDES;
use crate::words;

/// The terms of one word.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Forms {
    /// For matching inflected and gendered forms; the whole word last.
    pub(crate) stemmed: Vec<String>,
    /// Stems of the smallest parts of a compound, in their order.
    pub(crate) leaves: Vec<String>,
    /// Stems of the compounds within a compound.
    pub(crate) inner: Vec<String>,
    /// For matching the word as printed; the whole word last.
    pub(crate) exact: Vec<String>,
}

/// Terms are cut at this length: longer words match by their beginning, which is the same on both
/// sides. The index allows 65,530; the longest word seen in council papers has 79.
const MAX_TERM_BYTES: usize = 255;

/// Only this much of a word is looked at; the rest is beyond every term.
const MAX_WORD_BYTES: usize = 1024;

/// The terms of a word as [`words::next_word`] yields it. A pure function of the word.
pub(crate) fn forms(word: &str) -> Forms {
    let word = cut(word, MAX_WORD_BYTES);
    let elements = words::elements(word);
    let mut res = Forms::default();
    for element in &elements {
        let (base, rest) = (&word[element.base.clone()], &word[element.rest.clone()]);
        if !rest.is_empty() {
            push(&mut res.stemmed, stem(&fold(base)));
            push(&mut res.stemmed, stem(&fold(rest)));
        }
        push(&mut res.stemmed, element_stem(word, element));
        push(&mut res.exact, fold(&printed(word, element)));
    }
    add_parts(word, &elements, &mut res);
    if elements.len() > 1 {
        let whole: String = elements.iter().map(|it| masculine_form(word, it)).collect();
        push(&mut res.stemmed, stem(&fold(&whole)));
        let whole: String = elements.iter().map(|it| printed(word, it)).collect();
        push(&mut res.exact, fold(&whole));
    }
    res
}

/// Adds the parts of a compound. What hyphens join are parts as well.
fn add_parts(word: &str, elements: &[Element], forms: &mut Forms) {
    for element in elements {
        let form = fold(&masculine_form(word, element));
        match compound(gender::masculine(&form).unwrap_or(&form)) {
            Some(found) => {
                forms.leaves.extend(found.leaves.iter().map(|it| stem(it)));
                found.inner.iter().for_each(|it| push(&mut forms.inner, stem(it)));
            }
            None => forms.leaves.push(element_stem(word, element)),
        }
    }
    forms.leaves.retain(|it| !it.is_empty());
    if forms.leaves.len() < 2 {
        forms.leaves.clear();
    }
}

/// Adds a term, cut to the allowed length; a word that repeats a part has it once, as the whole.
fn push(terms: &mut Vec<String>, mut term: String) {
    term.truncate(cut(&term, MAX_TERM_BYTES).len());
    if !term.is_empty() {
        terms.retain(|it| *it != term);
        terms.push(term);
    }
}

/// A word without its marker: `Migrant*innen` → `Migrantinnen`.
fn printed(word: &str, element: &Element) -> String {
    [&element.base, &element.suffix, &element.rest].map(|it| &word[it.clone()]).concat()
}

/// A word without its suffix: `Ausländer*innenbehörde` → `Ausländerbehörde`.
fn masculine_form(word: &str, element: &Element) -> String {
    [&word[element.base.clone()], &word[element.rest.clone()]].concat()
}

fn element_stem(word: &str, element: &Element) -> String {
    let form = fold(&masculine_form(word, element));
    // What stands before a suffix is a base, whatever it ends in.
    let is_base = !element.suffix.is_empty() && element.rest.is_empty();
    if is_base { stem_of_base(&form) } else { stem(&form) }
}

/// The stem of a folded word.
pub(crate) fn stem(word: &str) -> String {
    stem_of_base(gender::masculine(word).unwrap_or(word))
}

fn stem_of_base(word: &str) -> String {
    let word = cut(word, MAX_TERM_BYTES);
    for (pattern, stem) in STEM_OVERRIDES.iter() {
        if let Some(beginning) = pattern.beginning(word) {
            return [beginning, stem].concat();
        }
    }
    Stemmer::new(Algorithm::German).stem(word).into_owned()
}

/// The longest beginning of at most `max` bytes.
fn cut(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}
