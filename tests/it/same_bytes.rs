//! The same bytes give the same library, however many workers read them.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use ratlas_library::{IngestOptions, Library, SearchQuery};

/// The folder of our own sample papers.
fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus-samples/papers")
}

/// The content of a library that `workers` at a time read from the samples.
fn content(workers: usize) -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut library = Library::open_writable(dir.path()).unwrap();
    let options = IngestOptions { workers, ..IngestOptions::default() };
    let stop = AtomicBool::new(false);
    let report = library.ingest(&[samples()], &options, &(), &stop).unwrap();
    assert!(report.read > 0, "no sample was read: {report:?}");
    assert!(library.verify_quick().unwrap().is_ok());
    let query =
        SearchQuery { text: "Integration".to_owned(), limit: 100, ..SearchQuery::default() };
    format!("{}{:#?}", library.dump().unwrap(), library.search(&query).unwrap())
}

#[test]
fn same_bytes_same_library() {
    let alone = content(1);
    assert!(alone == content(1), "a second run gives another library");
    assert!(alone == content(2), "two workers give another library than one");
}
