//! Why there is no answer.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use ratlas_library::LibraryError;

/// Why a request has no answer. `guard::told` makes a page of it, or JSON, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Failure {
    /// There is nothing under this address.
    NotFound,
    /// The address says something that cannot be understood.
    BadAddress,
    /// A form that is not from a page of this server, or from before it was started.
    ForeignForm,
    /// The name under which the server was asked is not its own.
    ForeignHost,
    /// Nobody has said who asks.
    NoAccess,
    /// The file shows what is not to be shown.
    Withheld,
    /// What was asked for is switched off.
    SwitchedOff,
    /// More was sent than is taken.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// Too many ask.
    Busy,
    /// There is no library.
    NoLibrary,
    /// The library is of another version of the program.
    OtherVersion,
    /// The library cannot be read, or not just now.
    Unreadable,
    /// The index is missing or damaged.
    Unsearchable,
    /// The library is being written to.
    Locked,
    /// A fault of the program.
    Broken,
}

impl Failure {
    /// The status of the answer.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Failure::NotFound => StatusCode::NOT_FOUND,
            Failure::BadAddress => StatusCode::BAD_REQUEST,
            Failure::ForeignForm | Failure::SwitchedOff | Failure::Withheld => {
                StatusCode::FORBIDDEN
            }
            Failure::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Failure::NoAccess => StatusCode::UNAUTHORIZED,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::TooSlow | Failure::Busy | Failure::Locked => StatusCode::SERVICE_UNAVAILABLE,
            Failure::NoLibrary | Failure::OtherVersion | Failure::Unsearchable => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Failure::Unreadable | Failure::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its name in JSON.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Failure::NotFound => "not_found",
            Failure::BadAddress => "bad_request",
            Failure::ForeignForm => "foreign_form",
            Failure::ForeignHost => "foreign_host",
            Failure::NoAccess => "no_access",
            Failure::Withheld => "withheld",
            Failure::SwitchedOff => "switched_off",
            Failure::TooLarge => "too_large",
            Failure::TooSlow => "too_slow",
            Failure::Busy => "busy",
            Failure::NoLibrary => "no_library",
            Failure::OtherVersion => "other_version",
            Failure::Unreadable => "unreadable",
            Failure::Unsearchable => "unsearchable",
            Failure::Locked => "locked",
            Failure::Broken => "broken",
        }
    }

    /// What happened, for those who write programs.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Failure::NotFound => "there is nothing at this address",
            Failure::BadAddress => "a part of the request is missing or wrong",
            Failure::ForeignForm => "the form is not from a page of this server, or has expired",
            Failure::ForeignHost => "the server does not answer under this name: see --host",
            Failure::NoAccess => "send the token: Authorization: Bearer TOKEN",
            Failure::Withheld => "the file shows what may not be shown",
            Failure::SwitchedOff => "this is switched off here",
            Failure::TooLarge => "more was sent than is taken",
            Failure::TooSlow => "this takes too long",
            Failure::Busy => "too many ask: try again in a moment",
            Failure::NoLibrary => "there is no library: ratlas ingest FOLDER makes one",
            Failure::OtherVersion => "the library is of another version of the program",
            Failure::Unreadable => "the library cannot be read: see ratlas verify",
            Failure::Unsearchable => "the index is missing or damaged: see ratlas rebuild",
            Failure::Locked => "the library is being written to: try again in a moment",
            Failure::Broken => "this is a fault of the program",
        }
    }

    /// Whether the library itself is at fault: opened again it may answer.
    pub(crate) fn is_of_library(self) -> bool {
        matches!(
            self,
            Failure::NoLibrary
                | Failure::OtherVersion
                | Failure::Unreadable
                | Failure::Unsearchable
        )
    }
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Failure {
        match error {
            LibraryError::NotFound { .. } => Failure::NoLibrary,
            LibraryError::Newer { .. }
            | LibraryError::Older { .. }
            | LibraryError::Foreign { .. } => Failure::OtherVersion,
            LibraryError::IndexUnusable { .. } => Failure::Unsearchable,
            LibraryError::Locked { .. } => Failure::Locked,
            LibraryError::Query { .. } | LibraryError::Filter { .. } => Failure::BadAddress,
            _ => Failure::Unreadable,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut res = self.status().into_response();
        if matches!(self, Failure::Busy | Failure::TooSlow | Failure::Locked) {
            res.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("2"));
        }
        res.extensions_mut().insert(self);
        res
    }
}
