//! Concepts as a table: see `docs/formats/thesaurus.md`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ratlas_german::fold;

use crate::thesaurus::names::stems;
use crate::thesaurus::{Concept, ConceptTerm, Relation};

/// More rows than any thesaurus written by hand; beyond, a file is told and not read.
const MAX_ROWS: usize = 200_000;

/// Longer names are texts.
const MAX_NAME_BYTES: usize = 300;

/// What is wrong in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThesaurusMistake {
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub kind: ThesaurusMistakeKind,
}

/// What can be wrong in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThesaurusMistakeKind {
    /// There is no second name in the line.
    OneColumn,
    /// No such relation.
    Relation(String),
    /// Not a year.
    Year(String),
    /// A name without letters and digits, or of small words alone.
    NoWords(String),
    /// A name that is too long to be one; how it begins.
    TooLong(String),
    /// The same name twice in a concept. A warning.
    Twice(String),
    /// A name that means the same in another concept, too. A warning.
    Elsewhere {
        /// The name.
        name: String,
        /// The label of the other concept.
        label: String,
    },
    /// There are more lines than can be read; how many are.
    TooMany(usize),
}

impl ThesaurusMistakeKind {
    /// Whether the line is read all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::Twice(_) | Self::Elsewhere { .. })
    }
}

/// Reads concepts written as a table, with what is wrong in it; wrong lines are left out.
///
/// Names are compared with each other only if the reading is `thorough`: it takes a while.
///
/// # Shapes
///
/// Lines of columns between tabs, or between semicolons if the first line has no tab; empty lines
/// and lines that begin with `#` say nothing. Without a heading a line is a name, another name and
/// their relation (the same, if it is missing). Under a heading `concept`, `relation`, `term` and,
/// if wanted, `cities`, `from`, `to`, `context` a line is one name of a concept; the relation
/// `label` gives the name shown. `~` before a name makes it ambiguous.
#[must_use]
pub fn read_concepts(
    text: &str,
    source: &str,
    thorough: bool,
) -> (Vec<Concept>, Vec<ThesaurusMistake>) {
    let mut reader = Reader::new(text, source, thorough);
    for (line_idx, line) in text.lines().enumerate() {
        if line_idx >= MAX_ROWS {
            reader.mistake(line_idx, ThesaurusMistakeKind::TooMany(MAX_ROWS));
            break;
        }
        let line = line.trim_start_matches('\u{feff}').trim_end();
        if reader.is_heading(line) || line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells = cells(line, reader.separator);
        let row = if reader.columns.is_empty() { simple(&cells) } else { reader.full(&cells) };
        if let Err(kind) = row.and_then(|it| reader.add(it, line_idx)) {
            reader.mistake(line_idx, kind);
        }
    }
    reader.finish()
}

/// The columns by the names their headings may have, and the relations likewise.
static WORDS: LazyLock<HashMap<(&'static str, String), &'static str>> = LazyLock::new(|| {
    let list = include_str!("../../lexicon/thesaurus_words.tsv");
    let mut res = HashMap::new();
    for line in list.lines().filter(|it| !it.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(list), Some(value), Some(words)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        res.insert((list, value.to_owned()), value);
        res.extend(words.split(',').map(|it| ((list, it.to_owned()), value)));
    }
    res
});

fn word(list: &'static str, typed: &str) -> Option<&'static str> {
    WORDS.get(&(list, fold(typed.trim()))).copied()
}

/// One name of a concept, as written.
struct Row {
    concept: String,
    term: String,
    relation: Option<Relation>,
    cities: Vec<String>,
    from: Option<i16>,
    to: Option<i16>,
    context: Vec<String>,
}

struct Reader {
    source: String,
    thorough: bool,
    separator: char,
    /// What each column holds; empty without a heading.
    columns: Vec<Option<&'static str>>,
    has_begun: bool,
    concepts: Vec<Concept>,
    by_id: HashMap<String, usize>,
    /// The concept of the line before, as written: most lines have the same.
    last: (String, usize),
    /// Stems of names that mean the same, with their concepts.
    seen: HashMap<Vec<String>, usize>,
    /// Names with their concepts.
    within: HashSet<(usize, String)>,
    mistakes: Vec<ThesaurusMistake>,
}

impl Reader {
    fn new(text: &str, source: &str, thorough: bool) -> Reader {
        let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
        let is_tabbed = first.contains('\t') || !text.contains(';');
        Reader {
            source: source.to_owned(),
            thorough,
            separator: if is_tabbed { '\t' } else { ';' },
            columns: Vec::new(),
            has_begun: false,
            concepts: Vec::new(),
            by_id: HashMap::new(),
            last: (String::new(), 0),
            seen: HashMap::new(),
            within: HashSet::new(),
            mistakes: Vec::new(),
        }
    }

    /// Reads the heading, which stands before all names and may be a comment.
    fn is_heading(&mut self, line: &str) -> bool {
        if self.has_begun || line.trim().is_empty() {
            return false;
        }
        let columns: Vec<_> = cells(line.trim_start_matches(['#', ' ']), self.separator)
            .iter()
            .map(|it| word("column", it))
            .collect();
        let has = |name| columns.contains(&Some(name));
        let is_heading = has("concept") && has("term");
        if is_heading {
            self.columns = columns;
        }
        self.has_begun = is_heading || !line.starts_with('#');
        is_heading
    }

    fn full(&self, cells: &[String]) -> Result<Row, ThesaurusMistakeKind> {
        let cell = |name: &'static str| {
            let idx = self.columns.iter().position(|it| *it == Some(name))?;
            cells.get(idx).map(String::as_str).filter(|it| !it.is_empty())
        };
        Ok(Row {
            concept: cell("concept").unwrap_or_default().to_owned(),
            term: cell("term").ok_or(ThesaurusMistakeKind::OneColumn)?.to_owned(),
            relation: relation(cell("relation").unwrap_or("same"))?,
            cities: list(cell("cities")),
            from: year(cell("from"))?,
            to: year(cell("to"))?,
            context: list(cell("context")),
        })
    }

    fn add(&mut self, row: Row, line_idx: usize) -> Result<(), ThesaurusMistakeKind> {
        let text = row.term.trim_start_matches('~').trim();
        check_name(text)?;
        let idx = self.concept(&row.concept)?;
        if row.relation.is_none() {
            text.clone_into(&mut self.concepts[idx].label);
        }
        let relation = row.relation.unwrap_or(Relation::Same);
        // An ambiguous name is meant to be one of several things.
        let has_meaning = relation == Relation::Same && !row.term.starts_with('~');
        if self.thorough {
            self.compare(idx, text, has_meaning, line_idx)?;
        }
        self.concepts[idx].terms.push(ConceptTerm {
            text: text.to_owned(),
            relation,
            ambiguous: row.term.starts_with('~'),
            cities: row.cities,
            from: row.from,
            to: row.to,
            context: row.context,
        });
        Ok(())
    }

    /// Compares a name with those before it.
    fn compare(
        &mut self,
        idx: usize,
        name: &str,
        has_meaning: bool,
        line_idx: usize,
    ) -> Result<(), ThesaurusMistakeKind> {
        let stems = stems(name);
        if stems.is_empty() {
            return Err(ThesaurusMistakeKind::NoWords(name.to_owned()));
        }
        if !self.within.insert((idx, name.to_owned())) {
            return Err(ThesaurusMistakeKind::Twice(name.to_owned()));
        }
        if has_meaning {
            self.tell_elsewhere(stems, name, idx, line_idx);
        }
        Ok(())
    }

    /// The concept of a line. Without a heading its name is its first name, too.
    fn concept(&mut self, written: &str) -> Result<usize, ThesaurusMistakeKind> {
        let written = written.trim();
        if self.last.0 == written && !written.is_empty() {
            return Ok(self.last.1);
        }
        check_name(written)?;
        let id = fold(written);
        if let Some(idx) = self.by_id.get(&id) {
            return Ok(*idx);
        }
        let idx = self.concepts.len();
        let terms = Vec::new();
        let (label, source) = (written.to_owned(), self.source.clone());
        self.concepts.push(Concept { id: id.clone(), label, source, terms });
        self.by_id.insert(id, idx);
        self.last = (written.to_owned(), idx);
        if self.columns.is_empty() {
            self.concepts[idx].terms.push(plain(written));
        }
        Ok(idx)
    }

    fn tell_elsewhere(&mut self, stems: Vec<String>, name: &str, idx: usize, line_idx: usize) {
        match self.seen.get(&stems) {
            Some(other) if *other != idx => {
                let label = self.concepts[*other].label.clone();
                let name = name.to_owned();
                self.mistake(line_idx, ThesaurusMistakeKind::Elsewhere { name, label });
            }
            _ => drop(self.seen.insert(stems, idx)),
        }
    }

    fn mistake(&mut self, line_idx: usize, kind: ThesaurusMistakeKind) {
        self.mistakes.push(ThesaurusMistake { line: line_idx + 1, kind });
    }

    fn finish(mut self) -> (Vec<Concept>, Vec<ThesaurusMistake>) {
        self.concepts.retain(|it| !it.terms.is_empty());
        (self.concepts, self.mistakes)
    }
}

/// A name that can be used for its thing everywhere.
fn plain(text: &str) -> ConceptTerm {
    ConceptTerm {
        text: text.to_owned(),
        relation: Relation::Same,
        ambiguous: false,
        cities: Vec::new(),
        from: None,
        to: None,
        context: Vec::new(),
    }
}

/// `term`, `other term`, `relation`.
fn simple(cells: &[String]) -> Result<Row, ThesaurusMistakeKind> {
    let [concept, term, rest @ ..] = cells else {
        return Err(ThesaurusMistakeKind::OneColumn);
    };
    if concept.is_empty() || term.is_empty() {
        return Err(ThesaurusMistakeKind::OneColumn);
    }
    let written = rest.first().filter(|it| !it.is_empty()).map_or("same", String::as_str);
    // Both names stand in the line already.
    let relation = Some(relation(written)?.unwrap_or(Relation::Same));
    let (concept, term) = (concept.clone(), term.clone());
    let (cities, context) = (Vec::new(), Vec::new());
    Ok(Row { concept, term, relation, cities, from: None, to: None, context })
}

/// What a relation is called; `None` is the label itself.
fn relation(written: &str) -> Result<Option<Relation>, ThesaurusMistakeKind> {
    let known = word("relation", written);
    match known {
        Some("label") => Ok(None),
        Some(it) => Ok(RELATIONS.iter().find(|(name, _)| *name == it).map(|it| it.1)),
        None => Err(ThesaurusMistakeKind::Relation(written.to_owned())),
    }
}

/// The relations by their names in tables.
const RELATIONS: [(&str, Relation); 5] = [
    ("same", Relation::Same),
    ("historic", Relation::Historic),
    ("abbreviation", Relation::Abbreviation),
    ("narrower", Relation::Narrower),
    ("near", Relation::Near),
];

impl Relation {
    /// The name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        RELATIONS.iter().find(|it| it.1 == self).map_or("same", |it| it.0)
    }
}

fn check_name(text: &str) -> Result<(), ThesaurusMistakeKind> {
    if text.len() > MAX_NAME_BYTES {
        return Err(ThesaurusMistakeKind::TooLong(text.chars().take(40).collect()));
    }
    if !text.contains(char::is_alphanumeric) {
        return Err(ThesaurusMistakeKind::NoWords(text.to_owned()));
    }
    Ok(())
}

fn year(written: Option<&str>) -> Result<Option<i16>, ThesaurusMistakeKind> {
    let Some(written) = written else { return Ok(None) };
    match written.parse() {
        Ok(year @ 1800..=2200) => Ok(Some(year)),
        _ => Err(ThesaurusMistakeKind::Year(written.to_owned())),
    }
}

fn list(written: Option<&str>) -> Vec<String> {
    let items = written.unwrap_or_default().split(',').map(str::trim);
    items.filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The cells of a line, without the quotes a spreadsheet puts round them.
fn cells(line: &str, separator: char) -> Vec<String> {
    line.split(separator)
        .map(|it| {
            let it = it.trim();
            let inner = it.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
            inner.map_or_else(|| it.to_owned(), |it| it.replace("\"\"", "\""))
        })
        .collect()
}

/// Concepts as a table with a heading, as [`read_concepts`] reads it.
#[must_use]
pub fn concepts_as_table(concepts: &[Concept]) -> String {
    let mut res = String::from("concept\trelation\tterm\tcities\tfrom\tto\tcontext\n");
    for concept in concepts {
        for term in &concept.terms {
            let is_label = term.text == concept.label;
            let relation = if is_label { "label" } else { term.relation.as_str() };
            let mark = if term.ambiguous { "~" } else { "" };
            let year = |it: Option<i16>| it.map(|it| it.to_string()).unwrap_or_default();
            let (cities, context) = (term.cities.join(","), term.context.join(","));
            let (from, to) = (year(term.from), year(term.to));
            let line = format!(
                "{}\t{relation}\t{mark}{}\t{cities}\t{from}\t{to}\t{context}",
                concept.id, term.text
            );
            res.push_str(line.trim_end());
            res.push('\n');
        }
    }
    res
}
