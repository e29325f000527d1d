//! Keeps the documents of papers on disk.

use std::fs;
use std::path::Path;

use ratlas_model::{PageText, Record};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::schema::Value;
use tantivy::{Index, IndexWriter as Engine, TantivyDocument, Term};

use crate::IndexError;
use crate::document::documents;
use crate::prepared::{Backlog, PREPARED, PreparedTokenizer};
use crate::read_only::ReadableDirectory;
use crate::schema::{Fields, units, version};

/// A paper as the library knows it.
#[derive(Debug, Clone, Copy)]
pub struct IndexedPaper<'a> {
    /// What the paper says.
    pub record: &'a Record,
    /// Its texts.
    pub pages: &'a [PageText],
    /// The same for its versions and near-duplicates; `None` where there are none.
    pub family: Option<&'a str>,
    /// The family of the file it is a part of.
    pub whole: Option<&'a str>,
}

/// Makes the documents of papers, which is most of the work; on as many threads as there are.
#[derive(Debug, Clone)]
pub struct Analyser {
    fields: Fields,
    items: Fields,
}

impl Default for Analyser {
    fn default() -> Analyser {
        let (_, fields, items) = units();
        Analyser { fields, items }
    }
}

/// The documents of a paper, ready for [`IndexWriter::add`].
#[derive(Debug)]
pub struct AnalysedPaper {
    id: String,
    /// The first is the paper itself.
    documents: Vec<TantivyDocument>,
    /// The bytes of them that go through our tokenizer.
    bytes: usize,
}

impl Analyser {
    /// Analyses all texts of a paper.
    pub fn analyse(&self, paper: &IndexedPaper<'_>) -> AnalysedPaper {
        let documents = documents(paper, &self.fields, &self.items);
        let bytes = documents.iter().map(|it| self.prepared_bytes(it)).sum();
        AnalysedPaper { id: paper.record.id.clone(), documents, bytes }
    }

    fn prepared_bytes(&self, document: &TantivyDocument) -> usize {
        let prepared =
            |field| [&self.fields, &self.items].iter().any(|it| it.prepared().contains(&field));
        let values = document.field_values().filter(|(field, _)| prepared(*field));
        values.filter_map(|(_, value)| value.as_str()).map(str::len).sum()
    }
}

impl AnalysedPaper {
    /// About how much memory it takes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// Writes an index. There is one writer at a time; readers see what is committed.
pub struct IndexWriter {
    engine: Engine,
    fields: Fields,
    backlog: Backlog,
}

/// Memory of the writer: what is added is kept until this is full or committed. Twice as much made
/// indexing no faster in our measurements, half as much makes twice the segments to merge.
const MEMORY_BYTES: usize = 64_000_000;

/// The analysis happens before, on other threads; one is enough to write its terms, and the order of
/// documents stays that of the calls.
const THREADS: usize = 1;

/// One merge at a time leaves the other core to reading papers.
const MERGE_THREADS: usize = 1;

/// A segment with more deleted documents than this is rewritten: replaced papers cost space and
/// count in the ranking until then.
const MAX_DELETED_SHARE: f32 = 0.2;

/// The name of the file that holds the version.
pub(crate) const VERSION_FILE: &str = "ratlas-version";

impl IndexWriter {
    /// Opens the index in a folder, or creates it there.
    ///
    /// # Errors
    ///
    /// [`IndexError::Version`] if the index was made by another version: the caller deletes the
    /// folder and adds every paper again. [`IndexError::Locked`] if somebody else writes.
    pub fn open(dir: &Path) -> Result<IndexWriter, IndexError> {
        let io = |source| IndexError::Io { path: dir.to_owned(), source };
        fs::create_dir_all(dir).map_err(io)?;
        if exists(dir) {
            check_version(dir)?;
        } else {
            // First the version, then the index: a folder with an index always has a version.
            fs::write(dir.join(VERSION_FILE), version()).map_err(io)?;
        }
        let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
        let (schema, fields, _) = units();
        let backlog = Backlog::default();
        let index = registered(Index::open_or_create(directory, schema)?, &backlog);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(THREADS)
            .memory_budget_per_thread(MEMORY_BYTES)
            .num_merge_threads(MERGE_THREADS)
            .build();
        let engine: Engine = index.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(MAX_DELETED_SHARE);
        engine.set_merge_policy(Box::new(merging));
        // A process that was killed leaves files of a commit that never was; the next commit would meet
        // them under the same names.
        engine.garbage_collect_files().wait()?;
        Ok(IndexWriter { engine, fields, backlog })
    }

    /// Adds a paper, or replaces the one with the same id. Seen by readers after [`Self::commit`].
    ///
    /// `seq` is the library's sequence number of this state of the paper.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the disk failed.
    pub fn add(&mut self, seq: u64, paper: AnalysedPaper) -> Result<(), IndexError> {
        let AnalysedPaper { id, mut documents, bytes } = paper;
        if let Some(paper) = documents.first_mut() {
            paper.add_u64(self.fields.seq, seq);
        }
        self.backlog.push(bytes);
        let mut operations = vec![UserOperation::Delete(self.id(&id))];
        operations.extend(documents.into_iter().map(UserOperation::Add));
        self.engine.run(operations)?;
        Ok(())
    }

    /// Removes a paper; one that is not there is no error.
    ///
    /// # Errors
    ///
    /// None today; the signature leaves room for an engine that writes at once.
    pub fn remove(&mut self, id: &str) -> Result<(), IndexError> {
        self.engine.delete_term(self.id(id));
        Ok(())
    }

    /// Makes everything added and removed so far durable and visible, all or nothing.
    ///
    /// `seq` is the library's sequence number up to which the index is now current.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the disk failed; the index is then as it was before.
    pub fn commit(&mut self, seq: u64) -> Result<(), IndexError> {
        let mut commit = self.engine.prepare_commit()?;
        commit.set_payload(&seq.to_string());
        commit.commit()?;
        Ok(())
    }

    /// The sequence number of the last commit; 0 for a new index.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the index cannot be read.
    pub fn committed_seq(&self) -> Result<u64, IndexError> {
        committed_seq(self.engine.index())
    }

    /// Ends writing, once running merges are done: nothing in the folder changes after it.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if the disk failed.
    pub fn close(self) -> Result<(), IndexError> {
        Ok(self.engine.wait_merging_threads()?)
    }

    fn id(&self, id: &str) -> Term {
        Term::from_field_text(self.fields.id, id)
    }
}

/// Opens the index in a folder for reading.
pub(crate) fn open_index(dir: &Path) -> Result<Index, IndexError> {
    if !exists(dir) {
        return Err(IndexError::Missing { path: dir.to_owned() });
    }
    check_version(dir)?;
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    let index = Index::open(ReadableDirectory(directory))?;
    Ok(registered(index, &Backlog::default()))
}

/// The sequence number in the last commit of an index.
pub(crate) fn committed_seq(index: &Index) -> Result<u64, IndexError> {
    let payload = index.load_metas()?.payload;
    Ok(payload.and_then(|it| it.parse().ok()).unwrap_or(0))
}

fn exists(dir: &Path) -> bool {
    dir.join("meta.json").exists()
}

fn check_version(dir: &Path) -> Result<(), IndexError> {
    let found = fs::read_to_string(dir.join(VERSION_FILE)).unwrap_or_default();
    let expected = version();
    if found == expected { Ok(()) } else { Err(IndexError::Version { found, expected }) }
}

fn registered(index: Index, backlog: &Backlog) -> Index {
    index.tokenizers().register(PREPARED, PreparedTokenizer::new(backlog.clone()));
    index
}
