//! What may have been meant otherwise, as far as the papers tell.

use std::collections::BTreeSet;

use ratlas_german::fold;
use tantivy::TantivyError;
use tantivy::schema::Field;

use crate::query::field::Name;
use crate::query::filter::{key, topic};
use crate::query::near::near;
use crate::query::node::Node;
use crate::query::parse::parse_with_doubts;
use crate::schema::column;
use crate::search::PaperIndex;
use crate::{IndexError, MistakeKind, QueryMistake, SearchQuery};

/// A field whose values the papers tell.
struct Told {
    name: Name,
    /// The field that holds the keys of the values.
    keys: Field,
    /// The column that holds the values as they are shown.
    column: &'static str,
    key: fn(&str) -> String,
}

impl PaperIndex {
    /// What may have been meant otherwise: a field's name that was read as a word, and cities,
    /// factions and topics that no paper has, with the names of those that are spelled alike.
    ///
    /// The span of a value that came with [`SearchQuery::filters`] is empty.
    ///
    /// # Errors
    ///
    /// [`IndexError::Query`] if the question cannot be read.
    pub fn doubts(&self, query: &SearchQuery) -> Result<Vec<QueryMistake>, IndexError> {
        let parsed = parse_with_doubts(&query.text)?;
        let mut res = parsed.doubts;
        let mut nodes = vec![parsed.node];
        nodes.extend(query.filters.nodes());
        let mut asked = Vec::new();
        for node in &nodes {
            collect(node, &mut asked);
        }
        for (name, value) in asked {
            for told in self.told().iter().filter(|it| it.name == name) {
                res.extend(self.unknown(told, value, &query.text)?);
            }
        }
        res.dedup();
        Ok(res)
    }

    fn told(&self) -> [Told; 3] {
        let folded = |it: &str| fold(it.trim());
        let fields = &self.fields;
        let (city, faction, topics) = (fields.city_key, fields.faction_key, fields.topic);
        [
            Told { name: Name::City, keys: city, column: column::CITY, key: folded },
            Told { name: Name::Faction, keys: faction, column: column::FACTION, key: folded },
            Told { name: Name::Topic, keys: topics, column: column::TOPIC, key: topic },
        ]
    }

    /// The doubt about a value that no paper has.
    fn unknown(
        &self,
        told: &Told,
        value: &str,
        text: &str,
    ) -> Result<Option<QueryMistake>, IndexError> {
        let searcher = self.reader.searcher();
        let is_told =
            |it: &str| self.tells_of(&searcher, key(told.keys, &(told.key)(it)), &self.fields);
        if is_told(value)? {
            return Ok(None);
        }
        let mut names = BTreeSet::new();
        for segment in searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(told.column)? else { continue };
            for ord in 0..column.num_terms() as u64 {
                let mut name = String::new();
                column.ord_to_str(ord, &mut name).map_err(TantivyError::from)?;
                names.insert(name);
            }
        }
        let mut meant = Vec::new();
        for name in near(value, names.iter().map(String::as_str)) {
            if is_told(name)? {
                meant.push(Node::Field(told.name, name.to_owned()).to_string());
            }
        }
        let start = text.find(value).unwrap_or_default();
        let span = if text.contains(value) { start..start + value.len() } else { 0..0 };
        let doubt = QueryMistake::new(MistakeKind::NoPaperHas, span, &[value]);
        Ok(Some(doubt.meant(meant)))
    }
}

/// The values that papers are to have; what they must not have may be anything.
fn collect<'a>(node: &'a Node, res: &mut Vec<(Name, &'a str)>) {
    match node {
        Node::Field(name, value) => res.push((*name, value)),
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|it| collect(it, res)),
        _ => {}
    }
}
