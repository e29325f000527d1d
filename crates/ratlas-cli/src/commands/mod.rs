//! The commands, one per file.

pub(crate) mod explain;
pub(crate) mod extract;
mod files;
pub(crate) mod houses;
pub(crate) mod info;
pub(crate) mod ingest;
pub(crate) mod mark;
pub(crate) mod ocr;
pub(crate) mod prior;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod similar;
pub(crate) mod stats;
pub(crate) mod text;
mod timed;
