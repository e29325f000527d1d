//! Why a paper was found.

use std::collections::HashSet;

use ratlas_german::reference_key;
use tantivy::collector::DocSetCollector;
use tantivy::query::Query;
use tantivy::{DocAddress, Searcher};

use crate::query::compile::{Compiler, in_title};
use crate::query::field::Name;
use crate::query::filter::{all_of, any_of, key};
use crate::query::number::{Piece, pieces};
use crate::query::parse::Node;
use crate::schema::Fields;
use crate::search::order::Found;
use crate::search::pages::of_papers;
use crate::{IndexError, SearchQuery};

/// Why each paper was found, in the order of the papers.
pub(crate) fn whys(
    searcher: &Searcher,
    fields: &Fields,
    node: &Node,
    query: &SearchQuery,
    papers: &[Found],
) -> Result<Vec<Vec<String>>, IndexError> {
    let mut reasons: Vec<(&str, HashSet<DocAddress>)> = Vec::new();
    if !papers.is_empty() {
        for (reason, condition) in conditions(fields, node, query)? {
            let found = all_of(vec![of_papers(fields, papers), condition]);
            reasons.push((reason, searcher.search(&found, &DocSetCollector)?));
        }
    }
    let why = |paper: &Found| {
        let held = reasons.iter().filter(|(_, found)| found.contains(&paper.address));
        held.map(|(reason, _)| (*reason).to_owned()).collect()
    };
    Ok(papers.iter().map(why).collect())
}

/// A reason with the condition that tells it.
type Reason = (&'static str, Box<dyn Query>);

fn conditions(
    fields: &Fields,
    node: &Node,
    query: &SearchQuery,
) -> Result<Vec<Reason>, IndexError> {
    let mut words = Words::default();
    words.collect(std::slice::from_ref(node));
    words.numbers.extend(query.filters.number.iter().map(|it| reference_key(it)));
    let mut res: Vec<Reason> = Vec::new();
    if !words.numbers.is_empty() {
        for (reason, field) in [("own-number", fields.own_number), ("number", fields.number)] {
            let any = words.numbers.iter().map(|it| key(field, it)).collect();
            res.push((reason, any_of(any)));
        }
    }
    if !words.titles.is_empty() {
        let any = words.titles.iter().map(|it| in_title(it, query.exact, fields)).collect();
        res.push(("title", any_of(any)));
    }
    if !words.texts.is_empty() {
        let compiler = Compiler { fields, exact: query.exact };
        let any: Result<Vec<_>, _> = words.texts.iter().map(|it| compiler.in_text(it)).collect();
        res.push(("text", any_of(any?)));
    }
    Ok(res)
}

/// What was asked for, by where it can be found.
#[derive(Default)]
struct Words<'a> {
    numbers: Vec<String>,
    titles: Vec<String>,
    texts: Vec<&'a Node>,
}

impl<'a> Words<'a> {
    fn collect(&mut self, nodes: &'a [Node]) {
        for piece in pieces(nodes) {
            match piece {
                Piece::Number(words) => self.numbers.push(reference_key(&words.join(" "))),
                Piece::Node(Node::And(nodes) | Node::Or(nodes)) => self.collect(nodes),
                Piece::Node(Node::Field(Name::Number, value)) => {
                    self.numbers.push(reference_key(value));
                }
                Piece::Node(node @ (Node::Word(text) | Node::Phrase(text, _))) => {
                    self.titles.push(text.clone());
                    self.texts.push(node);
                }
                Piece::Node(node @ Node::Prefix(_)) => self.texts.push(node),
                Piece::Node(
                    Node::All
                    | Node::Not(_)
                    | Node::Field(..)
                    | Node::Exact(_)
                    | Node::Fuzzy(..)
                    | Node::In(..)
                    | Node::Range(..),
                ) => {}
            }
        }
    }
}
