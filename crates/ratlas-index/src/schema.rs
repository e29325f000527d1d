//! The fields of the index.
//!
//! A paper is one document for ranking, filters and facets, one document a page for telling the
//! best page of a hit, and one document an agenda item. All carry the paper's id; what is searched
//! and filtered by has a field for papers and another for items, so that no query needs to tell
//! documents apart.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, SchemaBuilder,
    TextFieldIndexing, TextOptions,
};

use crate::prepared::PREPARED;

/// Changed with every change of the fields or of what is written into them.
const SCHEMA_VERSION: &str = "ratlas/index/2";

/// The version an index must have to be used by this program: of its fields and of the analysis.
#[must_use]
pub fn version() -> String {
    format!("{SCHEMA_VERSION} {}", ratlas_german::ANALYSIS_VERSION)
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Unit {
    #[default]
    Paper,
    /// An item of a paper's agenda.
    Item,
}

impl Unit {
    /// The value of [`Fields::kind`].
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Unit::Paper => "paper",
            Unit::Item => "item",
        }
    }

    /// The name of the field in which this unit has what papers have in `name`.
    pub(crate) fn field(self, name: &str) -> String {
        match self {
            Unit::Paper => name.to_owned(),
            Unit::Item => format!("item_{name}"),
        }
    }
}

/// Names of the columns that are read by name; those from `DATE` on are named by [`Unit::field`].
pub(crate) mod column {
    pub(crate) const ID: &str = "id";
    pub(crate) const SEQ: &str = "seq";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const FAMILY: &str = "family";
    pub(crate) const WHOLE: &str = "whole";
    pub(crate) const POSITION: &str = "position";
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
    pub(crate) const LANGUAGE: &str = "language";
}

/// Where words are searched: stemmed and as printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFields {
    pub(crate) stemmed: Field,
    pub(crate) exact: Field,
}

/// Every field of one unit, and those of all documents.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// Whose title, text and so on these are.
    pub(crate) unit: Unit,
    /// The id of the paper, of every document.
    pub(crate) id: Field,
    /// [`Unit::kind`]; nothing for pages.
    pub(crate) kind: Field,
    pub(crate) seq: Field,
    /// The beginning of the id as a number, by which equally good hits are ordered.
    pub(crate) order: Field,
    /// The same for versions and near-duplicates of a paper or an item; nothing where there are none.
    pub(crate) family: Field,
    /// The family of the file that a paper is a part of.
    pub(crate) whole: Field,
    /// The place of an item in its agenda, from 1.
    pub(crate) position: Field,
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
    /// Words of who brings the paper in, likewise.
    pub(crate) applicant: Field,
    /// Words and codes of an office of the administration, likewise.
    pub(crate) office: Field,
    /// Words of one citation of a law, likewise.
    pub(crate) law: Field,
    /// Ids of concepts.
    pub(crate) topic: Field,
    pub(crate) stance: Field,
    pub(crate) language: Field,
    pub(crate) public: Field,
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
    pub(crate) fn prepared(&self) -> [Field; 11] {
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
            self.applicant,
            self.office,
            self.law,
        ]
    }
}

/// The schema with the fields of papers and those of agenda items.
pub(crate) fn units() -> (Schema, Fields, Fields) {
    let mut schema = Schema::builder();
    let shared = Shared {
        id: schema.add_text_field(column::ID, key().set_fast("raw")),
        kind: schema.add_text_field("kind", key()),
        seq: schema.add_u64_field(column::SEQ, FAST),
        order: schema.add_u64_field(column::ORDER, FAST),
        family: schema.add_u64_field(column::FAMILY, FAST),
        whole: schema.add_u64_field(column::WHOLE, FAST),
        position: schema.add_u64_field(column::POSITION, FAST),
        page_text: schema.add_text_field("page_text", prepared(IndexRecordOption::WithFreqs)),
        page: schema.add_u64_field(column::PAGE, FAST),
        page_number: schema.add_text_field("page_number", key()),
    };
    let papers = fields_of(Unit::Paper, &shared, &mut schema);
    let items = fields_of(Unit::Item, &shared, &mut schema);
    (schema.build(), papers, items)
}

/// The fields that documents of every kind have, or pages alone.
struct Shared {
    id: Field,
    kind: Field,
    seq: Field,
    order: Field,
    family: Field,
    whole: Field,
    position: Field,
    page_text: Field,
    page: Field,
    page_number: Field,
}

fn fields_of(unit: Unit, shared: &Shared, schema: &mut SchemaBuilder) -> Fields {
    let date = NumericOptions::from(FAST | INDEXED);
    let mut add = |name: &str, options| schema.add_text_field(&unit.field(name), options);
    let Shared { id, kind, seq, order, family, whole, position, page_text, page, page_number } =
        *shared;
    Fields {
        unit,
        id,
        kind,
        seq,
        order,
        family,
        whole,
        position,
        page_text,
        page,
        page_number,
        city: add(column::CITY, column_only()),
        city_key: add("city_key", key()),
        state: add(column::STATE, key().set_fast("raw")),
        genre: add(column::GENRE, key().set_fast("raw")),
        body_name: add(column::BODY, column_only()),
        body_words: add("body_words", names()),
        outcome: add(column::OUTCOME, key().set_fast("raw")),
        faction: add(column::FACTION, column_only()),
        faction_key: add("faction_key", key()),
        person: add("person", names()),
        applicant: add("applicant", names()),
        office: add("office", names()),
        law: add("law", names()),
        topic: add(column::TOPIC, key().set_fast("raw")),
        stance: add("stance", key()),
        language: add(column::LANGUAGE, key().set_fast("raw")),
        public: add("public", key()),
        number: add("number", key()),
        own_number: add("own_number", key()),
        resolution: add("resolution", prepared(IndexRecordOption::WithFreqs)),
        yes: schema.add_u64_field(&unit.field(column::YES), FAST),
        no: schema.add_u64_field(&unit.field(column::NO), FAST),
        abstain: schema.add_u64_field(&unit.field(column::ABSTAIN), FAST),
        pages: schema.add_u64_field(&unit.field(column::PAGES), FAST),
        title: text_fields(schema, &unit.field("title")),
        text: text_fields(schema, &unit.field("text")),
        date: schema.add_i64_field(&unit.field(column::DATE), date),
    }
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
