//! A tree as the text of a query.

use std::fmt;

use crate::SearchQuery;
use crate::query::field::{self, Name, Said};
use crate::query::lex::plain_words;
use crate::query::mistake::QueryMistake;
use crate::query::node::{Node, all_of};
use crate::query::number::{Piece, pieces};
use crate::query::parse::{OPERATORS, parse};

impl fmt::Display for Node {
    /// The text of a query that is read as this tree again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::All => f.write_str("*"),
            Node::Word(word) => f.write_str(word),
            Node::Exact(word) => write!(f, "{}:{word}", field::shown(Said::Exact)),
            Node::Prefix(beginning) => write!(f, "{beginning}*"),
            Node::Fuzzy(word, distance) => write!(f, "{word}~{distance}"),
            Node::Phrase(words, 0) => write!(f, "\"{words}\""),
            Node::Phrase(words, slop) => write!(f, "\"{words}\"~{slop}"),
            Node::In(place, inner) => {
                let name = field::shown(Said::Place(*place));
                match &**inner {
                    // Behind a colon an operator is a word as any other.
                    Node::Word(word) if is_plain(word) || OPERATORS.contains(&word.as_str()) => {
                        write!(f, "{name}:{word}")
                    }
                    Node::Phrase(..) => write!(f, "{name}:{inner}"),
                    _ => write!(f, "{name}:({inner})"),
                }
            }
            Node::Range(count, from, to) => {
                write!(f, "{}:", field::shown(Said::Count(*count)))?;
                range(f, *from, *to)
            }
            Node::Field(name, value) => {
                write!(f, "{}:{}", field::shown(Said::Value(*name)), Value(value))
            }
            Node::Not(inner) => match &**inner {
                Node::And(_) | Node::Or(_) | Node::Not(_) => write!(f, "-({inner})"),
                _ => write!(f, "-{inner}"),
            },
            Node::And(nodes) => joined(f, nodes, " "),
            Node::Or(nodes) => match values_of_one_field(nodes) {
                Some((name, values)) => {
                    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                    write!(f, "{}:({})", field::shown(Said::Value(name)), values.join(" OR "))
                }
                None => joined(f, nodes, " OR "),
            },
        }
    }
}

/// A value, in quotation marks where it needs them.
struct Value<'a>(&'a str);

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_plain(self.0) {
            return f.write_str(self.0);
        }
        write!(f, "\"{}\"", plain_words(self.0))
    }
}

/// The values, if the alternatives are all of one field: `stadt:(Köln OR Bonn)`.
fn values_of_one_field(nodes: &[Node]) -> Option<(Name, Vec<Value<'_>>)> {
    let Some(Node::Field(name, _)) = nodes.first() else { return None };
    let mut values = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Field(of, value) if of == name => values.push(Value(value)),
            _ => return None,
        }
    }
    Some((*name, values))
}

fn joined(f: &mut fmt::Formatter<'_>, nodes: &[Node], between: &str) -> fmt::Result {
    for (idx, node) in nodes.iter().enumerate() {
        if idx > 0 {
            f.write_str(between)?;
        }
        match node {
            Node::Or(nodes) if values_of_one_field(nodes).is_none() => write!(f, "({node})")?,
            _ => write!(f, "{node}")?,
        }
    }
    Ok(())
}

fn range(f: &mut fmt::Formatter<'_>, from: Option<u64>, to: Option<u64>) -> fmt::Result {
    match (from, to) {
        (Some(from), Some(to)) if from == to => write!(f, "{from}"),
        (from, to) => {
            from.map_or(Ok(()), |it| write!(f, "{it}"))?;
            f.write_str("..")?;
            to.map_or(Ok(()), |it| write!(f, "{it}"))
        }
    }
}

/// Whether a value can stand behind a colon without quotation marks.
fn is_plain(value: &str) -> bool {
    let is_inside = |it: char| it.is_alphanumeric() || "-./_".contains(it);
    value.starts_with(char::is_alphanumeric)
        && (value.ends_with(char::is_alphanumeric) || value.ends_with(".."))
        && value.chars().all(is_inside)
        && !OPERATORS.contains(&value)
}

impl SearchQuery {
    /// Words and filters as the text of one query: without filters it finds the same papers.
    ///
    /// `exact` becomes `exakt:`. What is no condition is left out: the order, `limit` and `offset`,
    /// `thesaurus`, `items` and `fold`. Everything is `*`.
    ///
    /// # Errors
    ///
    /// A [`QueryMistake`] if the text cannot be understood.
    ///
    /// # Examples
    ///
    /// ```
    /// use ratlas_index::SearchQuery;
    ///
    /// let mut query = SearchQuery { text: "Beirat OR Ausschuss".to_owned(), ..Default::default() };
    /// query.filters.add("city", "Bad Homburg").unwrap();
    /// query.filters.add("year", "2020").unwrap();
    /// let text = query.to_query_text().unwrap();
    /// assert_eq!(text, "(Beirat OR Ausschuss) stadt:\"Bad Homburg\" jahr:2020");
    /// ```
    pub fn to_query_text(&self) -> Result<String, QueryMistake> {
        let node = parse(&self.text)?;
        let mut nodes = vec![if self.exact { as_printed(node) } else { node }];
        nodes.extend(self.filters.nodes());
        Ok(all_of(nodes).unwrap_or(Node::All).to_string())
    }
}

/// The same tree with its words as printed; numbers of papers stay in any spelling.
fn as_printed(node: Node) -> Node {
    match node {
        Node::In(place, inner) => Node::In(place, Box::new(as_printed(*inner))),
        Node::Not(inner) => Node::Not(Box::new(as_printed(*inner))),
        Node::Or(nodes) => Node::Or(nodes.into_iter().map(as_printed).collect()),
        Node::And(nodes) => Node::And(pieces(&nodes).into_iter().flat_map(printed).collect()),
        word @ Node::Word(_) => {
            let mut nodes = pieces(std::slice::from_ref(&word)).into_iter().flat_map(printed);
            nodes.next().unwrap_or(Node::All)
        }
        other => other,
    }
}

fn printed(piece: Piece<'_>) -> Vec<Node> {
    match piece {
        Piece::Node(Node::Word(word)) => vec![Node::Exact(word.clone())],
        Piece::Node(node) => vec![as_printed(node.clone())],
        Piece::Number(words) => words.iter().map(|it| Node::Word((*it).to_owned())).collect(),
    }
}
