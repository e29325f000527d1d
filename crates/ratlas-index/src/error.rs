//! What can go wrong with an index or a query.

use std::path::PathBuf;

use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;

use crate::QueryMistake;

/// Why an index could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The index was made by another version of the program: delete it and build it anew.
    #[error("the index has version `{found}`, this program needs `{expected}`")]
    Version {
        /// What the index says; empty if it says nothing.
        found: String,
        /// What this program writes.
        expected: String,
    },
    /// There is no index in the folder.
    #[error("no index in `{}`", path.display())]
    Missing {
        /// The folder.
        path: PathBuf,
    },
    /// Somebody else is writing the index.
    #[error("the index is being written by another process")]
    Locked,
    /// What somebody typed is no query.
    #[error("{0}")]
    Query(QueryMistake),
    /// A filter's value cannot be read.
    #[error("cannot read `{value}` as {name}: {mistake}")]
    Filter {
        /// The filter.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is wrong; its span is bytes of the value.
        mistake: Box<QueryMistake>,
    },
    /// A file of the index cannot be read or written.
    #[error("cannot use the index in `{}`", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A file of the index is missing or not what was written: make the index anew.
    #[error("the index is damaged: {reason}")]
    Damaged {
        /// What the engine says.
        reason: String,
    },
    /// The engine failed, e.g. on a damaged file.
    #[error("the index failed")]
    Engine(#[source] TantivyError),
}

impl IndexError {
    /// The engine gave up on a damaged file, which it trusts.
    pub(crate) fn given_up() -> IndexError {
        IndexError::Damaged { reason: "the engine gave up".to_owned() }
    }
}

impl From<QueryMistake> for IndexError {
    fn from(mistake: QueryMistake) -> IndexError {
        IndexError::Query(mistake)
    }
}

impl From<TantivyError> for IndexError {
    fn from(source: TantivyError) -> IndexError {
        match source {
            TantivyError::LockFailure(..) => IndexError::Locked,
            TantivyError::DataCorruption(_)
            | TantivyError::IncompatibleIndex(_)
            | TantivyError::SchemaError(_)
            | TantivyError::OpenReadError(
                OpenReadError::FileDoesNotExist(_) | OpenReadError::IncompatibleIndex(_),
            ) => IndexError::Damaged { reason: source.to_string() },
            _ => IndexError::Engine(source),
        }
    }
}
