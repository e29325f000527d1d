//! Searches that were kept, and what is new in them.

mod kept;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use ratlas_library::{Library, LibraryError, SavedQuestion, SearchQuery};
use serde::Deserialize;

use self::kept::{Kept, kept};
use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::guard::cookies;
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::search::SearchState;

/// The cookie of the last visit: the mark in the order in which papers came.
const SEEN_COOKIE: &str = "ratlas-gesehen";

/// Seconds the browser keeps it.
const YEAR: u32 = 31_536_000;

#[derive(Debug, Template)]
#[template(path = "page/saved.html")]
struct SavedPage {
    reader: Reader,
    saved: Vec<Kept>,
    /// New papers in all of them, each search counted by itself.
    n_new: u64,
    /// Why a search was not kept: `name`, `taken`, `question` or `read_only`.
    mistake: Option<&'static str>,
    /// What was sent, where it was not kept.
    sent: Sent,
}

/// What the forms send.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    form: String,
    name: String,
    /// The questions of the address of a search.
    suche: String,
    /// Whether one of the same name is replaced.
    ersetzen: String,
    /// The mark that was seen.
    stand: String,
}

/// `/gemerkt`.
pub(crate) async fn list(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    shown(&app, reader, &headers, None, Sent::default()).await
}

fn seen(headers: &HeaderMap) -> Option<u64> {
    cookies::value(headers, SEEN_COOKIE)?.parse().ok()
}

async fn shown(
    app: &App,
    reader: Reader,
    headers: &HeaderMap,
    mistake: Option<&'static str>,
    mut sent: Sent,
) -> Result<Response, Failure> {
    let since = seen(headers);
    let (saved, now) = app.ask(move |library| kept(library, since)).await?;
    let is_first = since.is_none();
    sent.stand = now.to_string();
    let n_new = saved.iter().map(|it| it.n_new).sum();
    let mut res = page(&SavedPage { reader, saved, n_new, mistake, sent });
    if is_first {
        // What is there at the first visit is not new.
        set_seen(&mut res, now, headers);
    }
    if mistake.is_some() {
        *res.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(res)
}

fn set_seen(response: &mut Response, seq: u64, headers: &HeaderMap) {
    if let Some(cookie) = cookies::new(SEEN_COOKIE, &seq.to_string(), Some(YEAR), headers) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Keeps a search.
pub(crate) async fn keep(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    guard(&app, &headers, &sent)?;
    let Some(question) = question(&sent.suche) else {
        return shown(&app, reader, &headers, Some("question"), sent).await;
    };
    let (name, replaces) = (sent.name.clone(), !sent.ersetzen.is_empty());
    let res = app.ask(move |library| keep_in(library, &name, &question, replaces)).await?;
    match res {
        None => Ok(Redirect::to(&back(&sent.name)).into_response()),
        Some(mistake) => shown(&app, reader, &headers, Some(mistake), sent).await,
    }
}

/// Whether a form may change something.
fn guard(app: &App, headers: &HeaderMap, sent: &Sent) -> Result<(), Failure> {
    if !app.options.saving {
        return Err(Failure::SwitchedOff);
    }
    if !app.forms.is_own(headers, &sent.form) {
        return Err(Failure::ForeignForm);
    }
    Ok(())
}

fn back(name: &str) -> String {
    Address::new("/gemerkt").with("name", name.trim())
}

/// The question of an address; `None` where it cannot be read.
fn question(query: &str) -> Option<SavedQuestion> {
    let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
    let pairs = pairs.filter(|it| !it.1.is_empty()).collect();
    let state = SearchState::of(&Address { path: "/".to_owned(), pairs });
    let is_whole = state.is_asked() && state.mistakes.is_empty() && state.unknown.is_empty();
    let query = SearchQuery { offset: 0, facets: false, ..state.query };
    is_whole.then(|| SavedQuestion { query, terms: Vec::new(), by: Vec::new(), top: 0 })
}

/// Keeps a question; why not, if not.
fn keep_in(
    library: &Library,
    name: &str,
    question: &SavedQuestion,
    replaces: bool,
) -> Result<Option<&'static str>, Failure> {
    let is_taken = library.saved_query(name)?.is_some_and(|it| it.question != *question);
    if is_taken && !replaces {
        return Ok(Some("taken"));
    }
    match library.save_query(name, question) {
        Ok(_) => Ok(None),
        Err(LibraryError::Name { .. }) => Ok(Some("name")),
        Err(LibraryError::ReadOnly { .. }) => Ok(Some("read_only")),
        Err(LibraryError::Query(_) | LibraryError::Filter { .. }) => Ok(Some("question")),
        Err(error) => Err(error.into()),
    }
}

/// Forgets a search.
pub(crate) async fn remove(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    guard(&app, &headers, &sent)?;
    let name = sent.name.clone();
    let removed = app
        .ask(move |library| match library.remove_saved_query(&name) {
            Ok(_) => Ok(None),
            Err(LibraryError::ReadOnly { .. }) => Ok(Some("read_only")),
            Err(error) => Err(error.into()),
        })
        .await?;
    match removed {
        None => Ok(Redirect::to("/gemerkt").into_response()),
        Some(mistake) => shown(&app, reader, &headers, Some(mistake), sent).await,
    }
}

/// Notes that everything up to a mark was seen. It is the browser that keeps it: nothing of the library
/// changes.
pub(crate) async fn mark_seen(
    State(app): State<App>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    if !app.forms.is_own(&headers, &sent.form) {
        return Err(Failure::ForeignForm);
    }
    let seq = sent.stand.parse().map_err(|_| Failure::BadAddress)?;
    let mut res = Redirect::to("/gemerkt").into_response();
    set_seen(&mut res, seq, &headers);
    Ok(res)
}
