//! Folders to a library on disk: ingest, store, search.
