//! What one word becomes: its terms in both modes.

use crate::part::{Part, part};
use crate::stem::{MAX_TERM_BYTES, cut, stem};
use crate::words::{elements, is_decimal};

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

/// Only this much of a word is looked at; the rest is beyond every term.
const MAX_WORD_BYTES: usize = 1024;

/// The terms of a word as [`crate::words::next_word`] yields it. A pure function of the word.
pub(crate) fn forms(word: &str) -> Forms {
    let word = cut(word, MAX_WORD_BYTES);
    if is_decimal(word) {
        return decimal(word);
    }
    let parts = parts(word);
    let mut res = Forms::default();
    for part in &parts {
        for word in part.words.iter().flatten() {
            push(&mut res.stemmed, stem(word));
            push(&mut res.exact, word.clone());
        }
        push(&mut res.stemmed, part.stem.clone());
        push(&mut res.exact, part.printed.clone());
        add_compound(part, &mut res);
    }
    if parts.len() > 1 {
        let whole: String = parts.iter().map(|it| it.form.as_str()).collect();
        push(&mut res.stemmed, stem(&whole));
        let whole: String = parts.iter().map(|it| it.printed.as_str()).collect();
        push(&mut res.exact, whole);
    }
    res.tidied()
}

impl Forms {
    /// Without parts that are none: a single one, or one that is the word itself.
    fn tidied(mut self) -> Forms {
        let Forms { stemmed, leaves, inner, .. } = &mut self;
        let whole = stemmed.last();
        leaves.iter_mut().for_each(clip);
        leaves.retain(|it| !it.is_empty());
        if leaves.len() < 2 || leaves.iter().any(|it| Some(it) == whole) {
            leaves.clear();
        }
        inner.retain(|it| Some(it) != whole);
        self
    }
}

/// What a word becomes that is the first of two compounds with one ending, or the second of two
/// with one beginning (`Migrations-` before `und Integrationsbeirat`): what it is itself, and the
/// compound it stands for, which is `beginning` and `ending` in one.
pub(crate) fn shared(word: &str, beginning: &str, ending: &str) -> Forms {
    let mut res = forms(word);
    let joined = forms(&[beginning, ending].concat());
    res.leaves = joined.leaves;
    if res.leaves.is_empty() {
        res.leaves = [beginning, ending].iter().map(|it| stem(it)).collect();
    }
    joined.inner.into_iter().for_each(|it| push(&mut res.inner, it));
    joined.stemmed.into_iter().for_each(|it| push(&mut res.stemmed, it));
    // As printed the word ends in its hyphen: that stays the last.
    let printed = res.exact.pop();
    joined.exact.into_iter().chain(printed).for_each(|it| push(&mut res.exact, it));
    res.tidied()
}

/// The parts of a word: those between hyphens.
pub(crate) fn parts(word: &str) -> Vec<Part> {
    let word = cut(word, MAX_WORD_BYTES);
    elements(word).iter().map(|it| part(word, it)).collect()
}

/// Adds the parts of a compound. What hyphens join are parts as well.
fn add_compound(part: &Part, forms: &mut Forms) {
    let Some(compound) = &part.compound else {
        forms.leaves.push(part.stem.clone());
        return;
    };
    forms.leaves.extend(compound.leaves().map(stem));
    compound.inner().into_iter().for_each(|it| push(&mut forms.inner, stem(it)));
}

/// A number with a comma: `3,5` is `3`, `5` and itself.
fn decimal(word: &str) -> Forms {
    let mut terms: Vec<String> = Vec::new();
    for term in word.split(',').chain([word]) {
        push(&mut terms, term.to_owned());
    }
    Forms { stemmed: terms.clone(), exact: terms, ..Forms::default() }
}

/// Adds a term, cut to the allowed length; a word that repeats a part has it once, as the whole.
fn push(terms: &mut Vec<String>, mut term: String) {
    clip(&mut term);
    if !term.is_empty() {
        terms.retain(|it| *it != term);
        terms.push(term);
    }
}

fn clip(term: &mut String) {
    term.truncate(cut(term, MAX_TERM_BYTES).len());
}
