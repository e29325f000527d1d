//! What of a question is counted in texts.

use ratlas_german::each_word;

use super::mentions::Wanted;
use crate::query::compile::beginning;
use crate::query::node::{Node, Place};
use crate::schema::Fields;

/// The words, phrases and beginnings a question asks for, each once.
pub(super) fn wanted(node: &Node, exact: bool, fields: &Fields) -> Vec<Wanted> {
    let mut res = Vec::new();
    collect(node, exact, fields, &mut res);
    res.sort();
    res.dedup();
    res
}

fn collect(node: &Node, exact: bool, fields: &Fields, res: &mut Vec<Wanted>) {
    let text = fields.text;
    match node {
        Node::Word(word) => each_word(word, |it| {
            let (field, terms) =
                if exact { (text.exact, it.exact) } else { (text.stemmed, it.stemmed) };
            res.extend(terms.last().map(|it| Wanted::Term(field, it.clone())));
        }),
        Node::Exact(word) => each_word(word, |it| {
            res.extend(it.exact.last().map(|it| Wanted::Term(text.exact, it.clone())));
        }),
        Node::Prefix(word) => res.push(Wanted::Beginning(text.exact, beginning(word))),
        Node::Phrase(phrase, slop) => {
            let mut words = Vec::new();
            each_word(phrase, |it| {
                words.push((words.len(), it.exact.last().cloned().into_iter().collect()));
            });
            res.push(Wanted::Phrase(text.exact, words, *slop));
        }
        Node::In(Place::Text, inner) => collect(inner, exact, fields, res),
        Node::And(all) | Node::Or(all) => {
            all.iter().for_each(|it| collect(it, exact, fields, res));
        }
        Node::All
        | Node::Not(_)
        | Node::Field(..)
        | Node::Fuzzy(..)
        | Node::Range(..)
        | Node::In(Place::Title, _) => {}
    }
}
