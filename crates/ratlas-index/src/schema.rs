//! The fields of the index.
//!
//! A paper is one document for ranking, filters and facets, and one document a page for telling
//! the best page of a hit. Both carry the paper's id; every other field belongs to one of them, so
//! that no query needs to tell them apart.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, SchemaBuilder,
    TextFieldIndexing, TextOptions,
};

use crate::prepared::PREPARED;

/// Changed with every change of the fields or of what is written into them.
const SCHEMA_VERSION: &str = "ratlas/index/2";

/// The version an index must have to be used by this program.
pub(crate) fn version() -> String {
    format!("{SCHEMA_VERSION} {}", ratlas_german::ANALYSIS_VERSION)
}

/// The value of [`Fields::kind`] for papers.
pub(crate) const PAPER: &str = "paper";

/// Names of the columns that are read by name.
pub(crate) mod column {
    pub(crate) const ID: &str = "id";
    pub(crate) const PAGE: &str = "page";
    pub(crate) const DATE: &str = "date";
    pub(crate) const CITY: &str = "city";
    pub(crate) const STATE: &str = "state";
    pub(crate) const GENRE: &str = "genre";
    pub(crate) const BODY: &str = "body_name";
    pub(crate) const OUTCOME: &str = "outcome";
    pub(crate) const FACTION: &str = "faction";
    pub(crate) const TOPIC: &str = "topic";
    pub(crate) const YES: &str = "yes";
    pub(crate) const NO: &str = "no";
    pub(crate) const ABSTAIN: &str = "abstain";
    pub(crate) const PAGES: &str = "pages";
}

/// Where words are searched: stemmed and as printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFields {
    pub(crate) stemmed: Field,
    pub(crate) exact: Field,
}

/// Every field.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// The id of the paper, of both kinds of document.
    pub(crate) id: Field,
    /// [`PAPER`] for papers; nothing for pages.
    pub(crate) kind: Field,
    pub(crate) seq: Field,
    pub(crate) title: TextFields,
    pub(crate) text: TextFields,
    /// What is asked for or was decided; its words stand in `text` too.
    pub(crate) resolution: Field,
    /// Stemmed. Pages have no printed forms: a phrase is looked up on the texts of a hit's pages.
    pub(crate) page_text: Field,
    pub(crate) page: Field,
    /// Keys of the numbers printed on the page.
    pub(crate) page_number: Field,
    /// `yyyymmdd`.
    pub(crate) date: Field,
    pub(crate) city: Field,
    /// Folded names and the AGS.
    pub(crate) city_key: Field,
    pub(crate) state: Field,
    pub(crate) genre: Field,
    pub(crate) body_name: Field,
    /// Words of one body's name share a position.
    pub(crate) body_words: Field,
    pub(crate) outcome: Field,
    pub(crate) faction: Field,
    pub(crate) faction_key: Field,
    /// Words of one person's name share a position.
    pub(crate) person: Field,
    pub(crate) language: Field,
    pub(crate) public: Field,
    /// Concepts of the thesaurus by their ids.
    pub(crate) topic: Field,
    /// Keys of every number in the paper.
    pub(crate) number: Field,
    /// Keys of the paper's own number.
    pub(crate) own_number: Field,
    /// Votes for, of every resolution and agenda item.
    pub(crate) yes: Field,
    pub(crate) no: Field,
    pub(crate) abstain: Field,
    /// How many pages the paper has.
    pub(crate) pages: Field,
}

impl Fields {
    /// The fields that hold prepared texts.
    pub(crate) fn prepared(&self) -> [Field; 8] {
        let [title, text] = [self.title, self.text];
        [
            title.stemmed,
            title.exact,
            text.stemmed,
            text.exact,
            self.resolution,
            self.page_text,
            self.body_words,
            self.person,
        ]
    }
}

/// The schema with its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field(column::ID, key().set_fast("raw")),
        kind: schema.add_text_field("kind", key()),
        seq: schema.add_u64_field("seq", FAST),
        title: text_fields(&mut schema, "title"),
        text: text_fields(&mut schema, "text"),
        resolution: schema.add_text_field("resolution", prepared(IndexRecordOption::WithFreqs)),
        page_text: schema.add_text_field("page_text", prepared(IndexRecordOption::WithFreqs)),
        page: schema.add_u64_field(column::PAGE, FAST),
        page_number: schema.add_text_field("page_number", key()),
        date: schema.add_i64_field(column::DATE, NumericOptions::from(FAST | INDEXED)),
        city: schema.add_text_field(column::CITY, column_only()),
        city_key: schema.add_text_field("city_key", key()),
        state: schema.add_text_field(column::STATE, key().set_fast("raw")),
        genre: schema.add_text_field(column::GENRE, key().set_fast("raw")),
        body_name: schema.add_text_field(column::BODY, column_only()),
        body_words: schema.add_text_field("body_words", names()),
        outcome: schema.add_text_field(column::OUTCOME, key().set_fast("raw")),
        faction: schema.add_text_field(column::FACTION, column_only()),
        faction_key: schema.add_text_field("faction_key", key()),
        person: schema.add_text_field("person", names()),
        language: schema.add_text_field("language", key()),
        public: schema.add_text_field("public", key()),
        topic: schema.add_text_field(column::TOPIC, key().set_fast("raw")),
        number: schema.add_text_field("number", key()),
        own_number: schema.add_text_field("own_number", key()),
        yes: schema.add_u64_field(column::YES, FAST),
        no: schema.add_u64_field(column::NO, FAST),
        abstain: schema.add_u64_field(column::ABSTAIN, FAST),
        pages: schema.add_u64_field(column::PAGES, FAST),
    };
    (schema.build(), fields)
}

/// Positions are kept only where phrases are searched: they are most of an index.
fn text_fields(schema: &mut SchemaBuilder, name: &str) -> TextFields {
    TextFields {
        stemmed: schema.add_text_field(name, prepared(IndexRecordOption::WithFreqs)),
        exact: schema.add_text_field(
            &format!("{name}_exact"),
            prepared(IndexRecordOption::WithFreqsAndPositions),
        ),
    }
}

fn prepared(record: IndexRecordOption) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(PREPARED).set_index_option(record),
    )
}

/// Words of names: found by position, never ranked.
fn names() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(PREPARED)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    )
}

/// A value that is found only as a whole.
fn key() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    )
}

/// A value that is counted and sorted by but never searched.
fn column_only() -> TextOptions {
    TextOptions::default().set_fast("raw")
}
