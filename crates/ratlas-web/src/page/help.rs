//! How to search, keys, and what the server is.

use askama::Template;
use axum::response::Response;

use crate::answer::page;
use crate::reader::Reader;

#[derive(Debug, Template)]
#[template(path = "page/help.html")]
struct HelpPage {
    reader: Reader,
}

/// `/hilfe`.
pub(crate) async fn help(reader: Reader) -> Response {
    page(&HelpPage { reader })
}
