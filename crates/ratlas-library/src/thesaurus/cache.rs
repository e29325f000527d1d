//! SKOS as a table: a search should not have to read a large file again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use ratlas_index::{concepts_as_table, read_concepts};

use crate::error::LibraryError;
use crate::thesaurus::ThesaurusFile;
use crate::thesaurus::files;
use crate::thesaurus::skos::Form;

/// Smaller files are read as fast as their table.
const MIN_BYTES: u64 = 100_000;

/// The table in the folder of the library. It can be deleted at any time.
const FILE: &str = "thesaurus.compiled.tsv";

/// The name of what stands in it; another one is not read.
const VERSION: &str = "# ratlas-thesaurus/1";

/// A file, from its table if that is of the file as it is.
pub(super) fn read(dir: &Path, path: &Path) -> Result<ThesaurusFile, LibraryError> {
    let Some(head) = head(path) else { return files::read(path, false) };
    let table = dir.join(FILE);
    if let Some(rows) =
        fs::read_to_string(&table).ok().as_deref().and_then(|it| it.strip_prefix(&head))
    {
        let (concepts, mistakes) = read_concepts(rows, "skos", false);
        return Ok(ThesaurusFile { path: path.to_owned(), concepts, mistakes });
    }
    let found = files::read(path, false)?;
    keep(&table, &(head + &concepts_as_table(&found.concepts)));
    Ok(found)
}

/// The first line of the table of a file: which file and in which state; `None` for files that need
/// no table.
fn head(path: &Path) -> Option<String> {
    Form::of(path)?;
    let about = fs::metadata(path).ok().filter(|it| it.len() >= MIN_BYTES)?;
    let time = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    let name = path.to_str().filter(|it| !it.contains(['\n', '\r', '\t']))?;
    Some(format!("{VERSION} {} {time} {name}\n", about.len()))
}

/// Keeps a table. A folder that cannot be written is no reason not to search.
fn keep(table: &Path, text: &str) {
    let new: PathBuf = table.with_extension(format!("tsv.{}", std::process::id()));
    if fs::write(&new, text).and_then(|()| fs::rename(&new, table)).is_err() {
        let _ = fs::remove_file(&new);
    }
}
