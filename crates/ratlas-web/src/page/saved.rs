//! Searches that were kept, and what is new in them.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use ratlas_library::{Library, LibraryError, NewPaper, SavedQuery, SavedQuestion, SearchQuery};
use serde::Deserialize;

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::guard::cookies;
use crate::page::search::told::{Chip, chips};
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::links;
use crate::state::search::{SearchState, without_page};

/// The cookie of the last visit: the mark in the order in which papers came.
const SEEN_COOKIE: &str = "ratlas-gesehen";

/// Seconds the browser keeps it.
const YEAR: u32 = 31_536_000;

/// New papers that are named.
const NAMED: usize = 5;

/// Changes since a search was kept are told for so many of them; each takes as long as a search.
const MAX_CHANGES: usize = 100;

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

/// A question that was kept.
#[derive(Debug)]
struct Kept {
    of: SavedQuery,
    is_comparison: bool,
    /// What was searched for, and what it was narrowed to.
    words: String,
    chips: Vec<Chip>,
    /// The address of the search or the comparison.
    href: String,
    /// The address of its feed; of searches only.
    feed: String,
    /// How many papers it finds now, how many are new and gone since it was kept.
    change: Option<Change>,
    /// How many papers came since the last visit; some of them.
    n_new: u64,
    new: Vec<(NewPaper, String)>,
}

/// What became of an answer.
#[derive(Debug)]
struct Change {
    now: u64,
    new: u64,
    gone: u64,
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

/// All kept questions, and the mark of now.
fn kept(library: &Library, since: Option<u64>) -> Result<(Vec<Kept>, u64), Failure> {
    // The mark first: what comes meanwhile is new the next time.
    let now = library.last_seq()?;
    let since = since.unwrap_or(now);
    let saved = library.saved_queries()?.into_iter().enumerate();
    let saved = saved.map(|(idx, it)| Kept::new(library, it, since, idx < MAX_CHANGES));
    Ok((saved.collect::<Result<_, Failure>>()?, now))
}

impl Kept {
    fn new(
        library: &Library,
        of: SavedQuery,
        since: u64,
        is_looked_at: bool,
    ) -> Result<Kept, Failure> {
        let query = SearchQuery { facets: false, offset: 0, ..of.question.query.clone() };
        let address = without_page(&query);
        let is_comparison = of.question.is_comparison();
        let terms: Vec<&str> = of.question.terms.iter().map(|it| it.1.as_str()).collect();
        let mut res = Kept {
            is_comparison,
            words: if terms.is_empty() { query.text.clone() } else { terms.join(", ") },
            chips: chips(&query),
            href: if is_comparison {
                Address::new("/vergleich").with("gemerkt", &of.name)
            } else {
                address.to_string()
            },
            feed: if is_comparison { String::new() } else { address.at("/feed.atom").to_string() },
            change: None,
            n_new: 0,
            new: Vec::new(),
            of,
        };
        if is_looked_at {
            res.look(library, &query, since)?;
        }
        Ok(res)
    }

    /// The day it was kept.
    fn day(&self) -> &str {
        self.of.saved.get(..10).unwrap_or_default()
    }

    fn look(&mut self, library: &Library, query: &SearchQuery, since: u64) -> Result<(), Failure> {
        let change = match library.change_of(&self.of) {
            Ok(change) => change,
            // Kept by a version that read questions otherwise: it is listed and can be removed.
            Err(LibraryError::Query(_) | LibraryError::Filter { .. }) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let (new, gone) = (change.new.len() as u64, change.gone.len() as u64);
        self.change = Some(Change { now: (self.of.hits + new).saturating_sub(gone), new, gone });
        if !self.is_comparison {
            self.n_new = library.n_new_since(query, since)?;
            let newest = library.newest(query, NAMED, Some(since))?;
            let linked = |it: NewPaper| (links::new_paper(&it).to_string(), it);
            self.new = newest.into_iter().map(linked).map(|(href, it)| (it, href)).collect();
        }
        Ok(())
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
    let same = library.saved_query(name)?.is_some_and(|it| it.question != *question);
    if same && !replaces {
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
