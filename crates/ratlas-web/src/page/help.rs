//! How to ask, what answers mean, keys, and what is withheld.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::answer::page;
use crate::app::App;
use crate::reader::Reader;
use crate::state::fields::narrowed;

#[derive(Debug, Template)]
#[template(path = "page/help.html")]
struct HelpPage {
    reader: Reader,
    /// Whether closed papers are shown.
    closed: bool,
    /// Whether private persons are named.
    private_persons: bool,
}

/// `/hilfe`.
pub(crate) async fn help(State(app): State<App>, reader: Reader) -> Response {
    let shown = app.options.disclosure;
    page(&HelpPage { closed: shown.closed, private_persons: shown.private_persons, reader })
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl HelpPage {
    /// The search for an example.
    fn search(&self, question: &str) -> String {
        narrowed(&[("q", question)])
    }
}
