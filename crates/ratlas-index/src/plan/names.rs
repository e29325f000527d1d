//! Other names for words of a question, from the thesaurus.

use std::collections::BTreeMap;
use std::ops::Range;

use super::stop::is_stop_word;
use super::words::{Analysed, analysed};
use super::{Asked, Named, Need, PhraseWord, Plan, Planner, Way, WayKind};
use crate::IndexError;
use crate::thesaurus::{Expansion, Relation};

/// Names searched for one thing: a concept of some user may have thousands.
const MAX_NAMES: usize = 40;

/// Other words that may stand within a name: `Beirat der Stadt für Migration`.
const SLOP: u32 = 1;

/// Endings of German nouns and adjectives.
const ENDINGS: [&str; 8] = ["", "s", "es", "e", "en", "n", "er", "em"];

/// Forms of a word within a name.
const MAX_FORMS: usize = 3;

/// The forms of words that are in the index.
type Forms = BTreeMap<String, Vec<String>>;

/// The source of the names boards have.
const BOARDS: &str = "boards";

impl Planner<'_> {
    /// The words of a row, those with other names together with them.
    pub(super) fn with_names(
        &self,
        words: &[Analysed],
        parts: Vec<Plan>,
    ) -> Result<Vec<Plan>, IndexError> {
        let Some(thesaurus) = self.thesaurus else { return Ok(parts) };
        let texts: Vec<&str> = words.iter().map(|it| it.text.as_str()).collect();
        let mut ways = self.ways_of_names(&thesaurus.expansions(&texts), words)?;
        let mut res = Vec::new();
        let mut parts = parts.into_iter();
        let mut at = 0;
        while at < words.len() {
            let end = longest(&ways, at);
            let mut group: Vec<Plan> = Vec::new();
            for (word, part) in (at..end).zip(parts.by_ref()) {
                let names = ways.remove(&(word, word + 1)).unwrap_or_default();
                group.push(with_own_names(part, names));
            }
            match ways.remove(&(at, end)) {
                Some(names) => {
                    let text = texts[at..end].join(" ");
                    res.push(Plan::Named(Named { text, parts: group, names, place: None }));
                }
                None => res.append(&mut group),
            }
            at = end;
        }
        Ok(res)
    }

    /// The names by the words they stand for.
    fn ways_of_names(
        &self,
        expansions: &[Expansion],
        words: &[Analysed],
    ) -> Result<BTreeMap<(usize, usize), Vec<Way>>, IndexError> {
        let mut res: BTreeMap<(usize, usize), Vec<Way>> = BTreeMap::new();
        let mut forms = Forms::new();
        for expansion in expansions {
            let Range { start, end } = expansion.words;
            if start >= end || end > words.len() {
                continue;
            }
            let ways = res.entry((start, end)).or_default();
            let Some(need) = self.need_of_name(expansion, &mut forms)? else { continue };
            let is_new = ways.iter().all(|it| it.need != need);
            if is_new && ways.len() < MAX_NAMES {
                let kind =
                    if expansion.source == BOARDS { WayKind::Board } else { WayKind::Thesaurus };
                let (found, weight) = (expansion.text.clone(), expansion.weight);
                ways.push(Way { kind, found, need, weight });
            }
        }
        res.retain(|_, ways| !ways.is_empty());
        Ok(res)
    }

    /// What a paper with a name holds; `None` if there can be none.
    fn need_of_name(
        &self,
        expansion: &Expansion,
        forms: &mut Forms,
    ) -> Result<Option<Need>, IndexError> {
        let words = analysed(&expansion.text);
        for word in &words {
            let is_known = is_stop_word(&word.printed)
                || self.vocabulary.n_papers(self.stems(), &word.stem)? > 0;
            if !is_known {
                return Ok(None);
            }
        }
        let name = match words.as_slice() {
            [] => return Ok(None),
            [word] if expansion.relation == Relation::Abbreviation => {
                Need::Printed(word.printed_term())
            }
            [word] => Need::Stem(word.stem.clone()),
            words => match self.name_of_words(words, forms)? {
                Some(name) => name,
                None => return Ok(None),
            },
        };
        if expansion.context.is_empty() {
            return Ok(Some(name));
        }
        let context = expansion.context.iter().filter_map(|it| analysed(it).pop());
        let context = context.map(|it| Need::Stem(it.stem)).collect();
        Ok(Some(Need::All(vec![name, Need::Any(context)])))
    }

    /// A name of several words: in their order, each in the forms the index knows.
    fn name_of_words(
        &self,
        words: &[Analysed],
        forms: &mut Forms,
    ) -> Result<Option<Need>, IndexError> {
        let mut phrase = Vec::new();
        for (offset, word) in words.iter().enumerate() {
            if is_stop_word(&word.printed) {
                continue;
            }
            if !forms.contains_key(&word.printed) {
                forms.insert(word.printed.clone(), self.forms(word)?);
            }
            let forms = forms[&word.printed].clone();
            if forms.is_empty() {
                return Ok(None);
            }
            phrase.push(PhraseWord { offset, forms, stem: word.stem.clone() });
        }
        Ok(match phrase.len() {
            0 => None,
            1 => Some(Need::Stem(phrase.remove(0).stem)),
            _ => Some(Need::Phrase(phrase, SLOP)),
        })
    }

    /// The forms of a word that are in the index, most frequent first.
    fn forms(&self, word: &Analysed) -> Result<Vec<String>, IndexError> {
        let mut known = Vec::new();
        for base in ENDINGS.iter().filter_map(|it| word.printed.strip_suffix(it)) {
            for form in ENDINGS.iter().map(|it| [base, it].concat()) {
                let is_new = known.iter().all(|(_, it)| *it != form);
                if is_new && analysed(&form).iter().all(|it| it.stem == word.stem) {
                    let n_papers = self.vocabulary.n_papers(self.fields.text.exact, &form)?;
                    known.push((n_papers, form));
                }
            }
        }
        known.retain(|it| it.0 > 0);
        known.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        known.truncate(MAX_FORMS);
        Ok(known.into_iter().map(|it| it.1).collect())
    }
}

/// The end of the longest name that begins at a word.
fn longest(ways: &BTreeMap<(usize, usize), Vec<Way>>, at: usize) -> usize {
    ways.range((at, 0)..(at + 1, 0)).next_back().map_or(at + 1, |((_, end), _)| *end)
}

/// A single word with its other names.
fn with_own_names(part: Plan, names: Vec<Way>) -> Plan {
    match part {
        Plan::Asked(asked) => {
            let ways = asked.ways.into_iter().chain(names).collect();
            Plan::Asked(Asked { ways, ..asked })
        }
        other => other,
    }
}
