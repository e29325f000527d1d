//! The commands, one per file.

pub(crate) mod cite;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod explain;
pub(crate) mod extract;
mod files;
mod filters;
pub(crate) mod houses;
pub(crate) mod info;
pub(crate) mod ingest;
pub(crate) mod mark;
pub(crate) mod ocr;
pub(crate) mod prior;
pub(crate) mod rebuild;
pub(crate) mod register;
pub(crate) mod saved;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod similar;
pub(crate) mod stats;
pub(crate) mod text;
pub(crate) mod thesaurus;
mod timed;
pub(crate) mod trace;
pub(crate) mod verify;
