//! The tree of a query as a query of the engine.

use ratlas_german::{each_word, reference_key};
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::IndexError;
use crate::query::field::{self, Name};
use crate::query::filter::{all_of, any_of, conditions, key, number, unscored};
use crate::query::number::{Piece, is_number, pieces};
use crate::query::parse::Node;
use crate::schema::{Fields, PAPER, TextFields};

/// A word in the title says what the paper is about.
const TITLE_BOOST: f32 = 3.0;

/// The printed form before the inflected one, among equals.
const EXACT_BOOST: f32 = 0.2;

/// The parts of a word with a hyphen count less than the word itself.
const PARTS_BOOST: f32 = 0.5;

/// Turns a tree into a query for papers.
pub(crate) struct Compiler<'a> {
    pub(crate) fields: &'a Fields,
    /// Whether words must stand as typed.
    pub(crate) exact: bool,
}

impl Compiler<'_> {
    /// The query of a node.
    pub(crate) fn node(&self, node: &Node) -> Result<Box<dyn Query>, IndexError> {
        Ok(match node {
            Node::All => self.all(),
            Node::Word(text) => self.word(text),
            Node::Exact(text) => words(
                text,
                true,
                &[(self.fields.title, TITLE_BOOST), (self.fields.text, 1.0)],
            ),
            Node::In(_, inner) => self.node(inner)?,
            Node::Fuzzy(..) | Node::Range(..) => self.all(),
            Node::Prefix(text) => self.prefix(text)?,
            Node::Phrase(text, slop) => self.phrase(text, *slop),
            Node::Field(name, value, at) => self.field(*name, value, *at)?,
            Node::Not(_) => self.and(std::slice::from_ref(node))?,
            Node::And(nodes) => self.and(nodes)?,
            Node::Or(nodes) => {
                any_of(nodes.iter().map(|it| self.node(it)).collect::<Result<_, _>>()?)
            }
        })
    }

    fn all(&self) -> Box<dyn Query> {
        Box::new(ConstScoreQuery::new(key(self.fields.kind, PAPER), 1.0))
    }

    fn and(&self, nodes: &[Node]) -> Result<Box<dyn Query>, IndexError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for piece in pieces(nodes) {
            match piece {
                Piece::Node(Node::Not(denied)) => {
                    clauses.push((Occur::MustNot, self.node(denied)?));
                }
                Piece::Node(node) => clauses.push((Occur::Must, self.node(node)?)),
                Piece::Number(words) => clauses.push((Occur::Must, self.number(&words))),
            }
        }
        if !clauses.iter().any(|(occur, _)| *occur == Occur::Must) {
            clauses.push((Occur::Must, self.all()));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    /// Words that look like the number of a paper: a number of some of them with the other words,
    /// or all of them as words.
    fn number(&self, parts: &[&str]) -> Box<dyn Query> {
        let mut any = vec![self.words(&parts.join(" "))];
        for start in 0..parts.len() {
            for end in start + 1..=parts.len() {
                if is_number(&parts[start..end]) {
                    let key = reference_key(&parts[start..end].join(" "));
                    let mut all = vec![number(&key, self.fields)];
                    let others = parts[..start].iter().chain(&parts[end..]);
                    all.extend(others.map(|it| self.words(it)));
                    any.push(all_of(all));
                }
            }
        }
        any_of(any)
    }

    fn word(&self, text: &str) -> Box<dyn Query> {
        let node = Node::Word(text.to_owned());
        match pieces(std::slice::from_ref(&node)).as_slice() {
            [Piece::Number(words)] => self.number(words),
            _ => self.words(text),
        }
    }

    /// Every word of a text, in title or text.
    fn words(&self, text: &str) -> Box<dyn Query> {
        words(text, self.exact, &[(self.fields.title, TITLE_BOOST), (self.fields.text, 1.0)])
    }

    fn prefix(&self, text: &str) -> Result<Box<dyn Query>, IndexError> {
        let fields = [(self.fields.title, TITLE_BOOST), (self.fields.text, 1.0)];
        let queries = fields.map(|(field, boost)| Ok(boosted(prefix(text, field.exact)?, boost)));
        Ok(any_of(queries.into_iter().collect::<Result<_, IndexError>>()?))
    }

    fn phrase(&self, text: &str, slop: u32) -> Box<dyn Query> {
        any_of(vec![
            boosted(phrase(text, slop, self.fields.title.exact), TITLE_BOOST),
            phrase(text, slop, self.fields.text.exact),
        ])
    }

    /// A word, a phrase or a prefix in the text, whatever the title holds.
    pub(crate) fn in_text(&self, node: &Node) -> Result<Box<dyn Query>, IndexError> {
        let field = self.fields.text;
        Ok(match node {
            Node::Word(text) => words(text, self.exact, &[(field, 1.0)]),
            Node::Phrase(text, slop) => phrase(text, *slop, field.exact),
            Node::Prefix(text) => prefix(text, field.exact)?,
            other => self.node(other)?,
        })
    }

    fn field(&self, name: Name, value: &str, at: usize) -> Result<Box<dyn Query>, IndexError> {
        if name == Name::Title {
            return Ok(words(value, self.exact, &[(self.fields.title, TITLE_BOOST)]));
        }
        let at_value = |reason: String| IndexError::Query { position: at, reason };
        let filters = field::filters(name, value).map_err(at_value)?;
        let mut conditions = conditions(&filters, self.fields).map_err(|it| match it {
            IndexError::Filter { reason, .. } => IndexError::Query { position: at, reason },
            other => other,
        })?;
        Ok(if conditions.len() == 1 { conditions.remove(0) } else { all_of(conditions) })
    }
}

/// Turns a tree into a query for the pages of papers already found: what to look at first.
pub(crate) struct PageCompiler<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) exact: bool,
}

impl PageCompiler<'_> {
    /// Adds what makes a page worth looking at; a page need not hold all of it.
    pub(crate) fn collect(
        &self,
        node: &Node,
        res: &mut Vec<Box<dyn Query>>,
    ) -> Result<(), IndexError> {
        let field = self.fields.page_text;
        match node {
            Node::Word(_) => self.collect_all(std::slice::from_ref(node), res)?,
            Node::Prefix(text) => res.push(prefix(text, field.exact)?),
            Node::Phrase(text, slop) => res.push(phrase(text, *slop, field.exact)),
            Node::Field(Name::Number, value, _) => res.push(self.number(&reference_key(value))),
            Node::Field(Name::Title, value, _) => {
                res.push(words(value, self.exact, &[(field, 1.0)]));
            }
            Node::All
            | Node::Not(_)
            | Node::Field(..)
            | Node::Exact(_)
            | Node::Fuzzy(..)
            | Node::In(..)
            | Node::Range(..) => {}
            Node::And(nodes) | Node::Or(nodes) => self.collect_all(nodes, res)?,
        }
        Ok(())
    }

    /// A number on the page.
    pub(crate) fn number(&self, key: &str) -> Box<dyn Query> {
        let on_page = self::key(self.fields.page_number, key);
        Box::new(ConstScoreQuery::new(on_page, NUMBER_ON_PAGE_SCORE))
    }

    fn collect_all(&self, nodes: &[Node], res: &mut Vec<Box<dyn Query>>) -> Result<(), IndexError> {
        let field = [(self.fields.page_text, 1.0)];
        for piece in pieces(nodes) {
            match piece {
                Piece::Node(Node::Word(text)) => res.push(words(text, self.exact, &field)),
                Piece::Node(node) => self.collect(node, res)?,
                Piece::Number(parts) => {
                    res.push(self.number(&reference_key(&parts.join(" "))));
                    res.push(words(&parts.join(" "), self.exact, &field));
                }
            }
        }
        Ok(())
    }
}

/// The page with the number before a page with its digits.
const NUMBER_ON_PAGE_SCORE: f32 = 50.0;

/// Every word of a text, each in any of the fields.
pub(crate) fn words(text: &str, exact: bool, fields: &[(TextFields, f32)]) -> Box<dyn Query> {
    let mut all = Vec::new();
    each_word(text, |word| {
        let whole = |terms: &[String]| terms.last().cloned().unwrap_or_default();
        let mut any = Vec::new();
        for (field, boost) in fields {
            if exact {
                any.push(boosted(term(field.exact, &whole(word.exact)), *boost));
            } else {
                any.push(boosted(term(field.stemmed, &whole(word.stemmed)), *boost));
                any.push(boosted(term(field.exact, &whole(word.exact)), *boost * EXACT_BOOST));
                any.extend(parts(word.stemmed, field.stemmed, *boost));
            }
        }
        all.push(any_of(any));
    });
    if all.len() == 1 { all.remove(0) } else { all_of(all) }
}

/// The parts of a word with a hyphen, all of which must be there.
fn parts(terms: &[String], field: Field, boost: f32) -> Option<Box<dyn Query>> {
    let (_, parts) = terms.split_last()?;
    let queries: Vec<Box<dyn Query>> = parts.iter().map(|it| term(field, it)).collect();
    (!queries.is_empty()).then(|| boosted(all_of(queries), boost * PARTS_BOOST))
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// Words in their order, as printed.
fn phrase(text: &str, slop: u32, field: Field) -> Box<dyn Query> {
    let mut terms = Vec::new();
    each_word(text, |word| {
        terms.extend(word.exact.last().map(|it| Term::from_field_text(field, it)));
    });
    if let [only] = terms.as_slice() {
        return Box::new(TermQuery::new(only.clone(), IndexRecordOption::WithFreqs));
    }
    let terms = terms.into_iter().enumerate().collect();
    Box::new(PhraseQuery::new_with_offset_and_slop(terms, slop))
}

/// Words with a beginning, all equally good.
fn prefix(text: &str, field: Field) -> Result<Box<dyn Query>, IndexError> {
    let mut pattern = String::new();
    for it in beginning(text).chars() {
        // Folding turns a few characters into several, e.g. `⒈` into `1.`.
        if r"\.+*?()|[]{}^$".contains(it) {
            pattern.push('\\');
        }
        pattern.push(it);
    }
    pattern.push_str(".*");
    Ok(Box::new(RegexQuery::from_pattern(&pattern, field)?))
}

/// The folded beginning a prefix stands for; of several words the whole.
pub(crate) fn beginning(text: &str) -> String {
    let mut res = String::new();
    each_word(text, |word| res.push_str(word.exact.last().map_or("", |it| it)));
    res
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

/// What a text in a title field must hold, without score; for telling why a hit was found.
pub(crate) fn in_title(text: &str, exact: bool, fields: &Fields) -> Box<dyn Query> {
    unscored(words(text, exact, &[(fields.title, 1.0)]))
}
