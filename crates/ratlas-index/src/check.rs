//! What an index holds of each paper, and whether its files are as they were written.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, TantivyError, Term};

use crate::search::PaperIndex;
use crate::write::{VERSION_FILE, open_index};
use crate::{IndexError, schema::column};

/// The documents of one paper that readers see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeldPaper {
    /// Documents of the paper as a whole: one, if all is well.
    pub papers: u64,
    /// The state of the paper that was indexed; of several the last.
    pub seq: u64,
    /// Documents of its pages.
    pub pages: u64,
    /// Documents of the items of its agenda.
    pub items: u64,
}

impl HeldPaper {
    /// All documents.
    pub fn documents(&self) -> u64 {
        self.papers + self.pages + self.items
    }
}

/// Looks papers up in a state of the index that does not change meanwhile.
pub struct Inspection {
    segments: Vec<Columns>,
    id: Field,
}

/// A segment with the columns that tell its documents apart.
struct Columns {
    segment: SegmentReader,
    ids: Option<StrColumn>,
    seq: Column<u64>,
    page: Column<u64>,
    position: Column<u64>,
}

impl PaperIndex {
    /// Looks at what the index holds now.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if a file is damaged.
    pub fn inspect(&self) -> Result<Inspection, IndexError> {
        let segments = self.reader.searcher().segment_readers().to_vec();
        let segments = segments.into_iter().map(Columns::new).collect::<Result<_, _>>()?;
        Ok(Inspection { segments, id: self.fields.id })
    }
}

impl Inspection {
    /// How many documents readers see.
    pub fn documents(&self) -> u64 {
        self.segments.iter().map(|it| u64::from(it.segment.num_docs())).sum()
    }

    /// What the index holds of the paper with this id.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if a file is damaged.
    pub fn held(&self, id: &str) -> Result<HeldPaper, IndexError> {
        let term = Term::from_field_text(self.id, id);
        let mut res = HeldPaper::default();
        for columns in &self.segments {
            let index = columns.segment.inverted_index(self.id)?;
            let found = index.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut found) = found.map_err(TantivyError::from)? else { continue };
            while found.doc() != TERMINATED {
                columns.count(found.doc(), &mut res);
                found.advance();
            }
        }
        Ok(res)
    }

    /// Tells the id of every paper, until it is told to stop.
    ///
    /// # Errors
    ///
    /// [`IndexError::Engine`] if a file is damaged.
    pub fn each_paper(
        &self,
        mut tell: impl FnMut(&str) -> ControlFlow<()>,
    ) -> Result<(), IndexError> {
        let mut id = String::new();
        for columns in &self.segments {
            for doc in columns.segment.doc_ids_alive() {
                if columns.seq.first(doc).is_none() {
                    continue;
                }
                columns.id(doc, &mut id)?;
                if tell(&id).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

impl Columns {
    fn new(segment: SegmentReader) -> tantivy::Result<Columns> {
        let fast = segment.fast_fields();
        Ok(Columns {
            ids: fast.str(column::ID)?,
            seq: fast.u64(column::SEQ)?,
            page: fast.u64(column::PAGE)?,
            position: fast.u64(column::POSITION)?,
            segment,
        })
    }

    fn count(&self, doc: DocId, held: &mut HeldPaper) {
        if self.segment.is_deleted(doc) {
            return;
        }
        if let Some(seq) = self.seq.first(doc) {
            held.papers += 1;
            held.seq = held.seq.max(seq);
        }
        held.pages += u64::from(self.page.first(doc).is_some());
        held.items += u64::from(self.position.first(doc).is_some());
    }

    fn id(&self, doc: DocId, id: &mut String) -> tantivy::Result<()> {
        id.clear();
        if let Some(ids) = &self.ids
            && let Some(ord) = ids.ords().first(doc)
        {
            ids.ord_to_str(ord, id)?;
        }
        Ok(())
    }
}

/// Looks at an index whose files may be damaged: the engine trusts them, and what it does on some of
/// them is no error but a panic.
///
/// # Errors
///
/// [`IndexError::Damaged`] for a panic, and what `look` gives.
pub fn guarded<T>(look: impl FnOnce() -> Result<T, IndexError>) -> Result<T, IndexError> {
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Err(IndexError::given_up()))
}

/// The files of the index whose bytes are not those that were written. Reads all of them.
///
/// # Errors
///
/// As [`PaperIndex::open`].
pub fn damaged_files(dir: &Path) -> Result<Vec<PathBuf>, IndexError> {
    let checked = || Ok::<_, IndexError>(open_index(dir)?.validate_checksum()?);
    let damaged = guarded(checked)?;
    let mut damaged: Vec<PathBuf> = damaged.into_iter().collect();
    damaged.sort();
    Ok(damaged)
}

/// Files in the folder of an index that no index knows: a process that was killed left them.
///
/// # Errors
///
/// [`IndexError::Io`] if the folder cannot be read.
pub fn stray_files(dir: &Path) -> Result<Vec<PathBuf>, IndexError> {
    let io = |source| IndexError::Io { path: dir.to_owned(), source };
    let known = known_files(dir);
    let mut stray = Vec::new();
    for entry in fs::read_dir(dir).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !known.contains(&name) {
            stray.push(path);
        }
    }
    stray.sort();
    Ok(stray)
}

/// What belongs to an index: what the engine says it wrote, and the files it does not count.
fn known_files(dir: &Path) -> BTreeSet<String> {
    let managed = fs::read(dir.join(".managed.json")).unwrap_or_default();
    let mut known: BTreeSet<String> = serde_json::from_slice(&managed).unwrap_or_default();
    let others =
        ["meta.json", ".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock", VERSION_FILE];
    known.extend(others.map(str::to_owned));
    known
}
