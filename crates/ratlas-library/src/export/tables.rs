//! Papers as rows of the tables that `docs/formats/library.md` describes.
//!
//! A paper is written to a store in memory, by the code that writes the library, and read back table by
//! table: so the exported tables have the columns of the library's.

use ratlas_model::PageText;
use rusqlite::Connection;

use crate::error::{In, LibraryError};
use crate::export::Exported;
use crate::fingerprint::content_hash;
use crate::ingest::text_hash;
use crate::store::Store;
use crate::store::export::{self as rows, Table};
use crate::store::papers::{self, PackedPage, PackedPaper};

/// One row of an exported table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow<'a> {
    /// The table.
    pub table: &'a str,
    /// Its columns.
    pub columns: &'a [String],
    /// Their values as text; `None` for null.
    pub values: Vec<Option<String>>,
}

/// Makes rows of papers.
pub struct ExportTables {
    store: Store,
    tables: Vec<Table>,
}

impl std::fmt::Debug for ExportTables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ExportTables").field("tables", &self.tables).finish_non_exhaustive()
    }
}

impl ExportTables {
    /// Ready for the first paper; page texts are a table, too, if they are wanted.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`] if there is no memory for it.
    pub fn new(text: bool) -> Result<ExportTables, LibraryError> {
        let store = Store::in_memory()?;
        let tables = rows::tables(&store.connection, text).within(memory())?;
        Ok(ExportTables { store, tables })
    }

    /// The tables with their columns, by name.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.tables.iter().map(|it| (it.name.as_str(), it.columns.as_slice()))
    }

    /// The rows of a paper, table by table, each in its order.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn rows(&mut self, exported: &Exported) -> Result<Vec<TableRow<'_>>, LibraryError> {
        let ExportTables { store, tables } = self;
        written(&store.connection, exported, tables).within(memory())?;
        let mut res = Vec::new();
        for table in tables.iter() {
            for values in rows::values(&store.connection, table).within(memory())? {
                res.push(TableRow { table: &table.name, columns: &table.columns, values });
            }
        }
        rows::clear(&store.connection).within(memory())?;
        Ok(res)
    }
}

/// The folder that errors name.
fn memory() -> &'static std::path::Path {
    std::path::Path::new(":memory:")
}

fn written(connection: &Connection, exported: &Exported, tables: &[Table]) -> rusqlite::Result<()> {
    let Exported { paper, disclosed, family, links } = exported;
    let has_text = tables.iter().any(|it| it.name == rows::PAGES);
    let pages = &disclosed.pages;
    // A text that is not packed: it is read back at once.
    let text = |it: &PageText| if has_text { it.text.clone().into_bytes() } else { Vec::new() };
    let packed_pages = pages.iter().map(|it| PackedPage::holding(it, text(it)));
    let packed = PackedPaper {
        packed_record: Vec::new(),
        packed_pages: packed_pages.collect(),
        text_hash: text_hash(pages),
        content_hash: content_hash(&disclosed.record, pages),
        signature: None,
        record: disclosed.record.clone(),
    };
    papers::insert(connection, Some(*paper), &packed, 1)?;
    rows::complete(connection, *paper, family.as_deref(), links)
}
