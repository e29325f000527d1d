//! The register: what was brought in, and how it stands.

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{Library, Register, RegisterState};
use ratlas_present::json::{EntryLine, TotalsLine};
use ratlas_present::{Lang, csv};

use super::mistaken::{Mistaken, told};
use crate::answer::{file, page, typed};
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::register::{RegisterAsked, SORTS, sort};
use crate::state::turning::{Turning, asked as page_asked};

/// Rows of a page.
const ROWS: usize = 50;

/// Papers that words or a topic may find: more are no narrowing.
const MAX_FOUND: usize = 20_000;

#[derive(Debug, Template)]
#[template(path = "page/register.html")]
struct RegisterPage {
    reader: Reader,
    asked: RegisterAsked,
    found: Arc<Found>,
    /// Every state, how many are in it, whether it is shown, and where to go to show it alone or all.
    states: Vec<StateCount>,
    /// Where each column is sorted by it.
    sorts: Vec<SortLink>,
    turning: Turning,
}

#[derive(Debug)]
struct StateCount {
    state: RegisterState,
    count: usize,
    is_shown: bool,
    link: String,
}

/// The link of the head of a column.
#[derive(Debug)]
struct SortLink {
    link: String,
    /// As `aria-sort` says it; `None` if the list is sorted otherwise.
    order: Option<&'static str>,
}

/// What the library answers.
#[derive(Debug, Default)]
struct Found {
    /// The register in the states asked for; of a page its rows alone.
    register: Register,
    /// How many rows it has.
    total: usize,
    /// How many are in each state.
    counts: Vec<(RegisterState, usize)>,
    /// Names of cities, those with the most papers first.
    cities: Vec<String>,
    /// What is wrong with the question; then nothing was looked for.
    mistaken: Option<Mistaken>,
}

impl Keepable for Found {
    fn bytes(&self) -> Option<usize> {
        // A row tells of three papers.
        Some(3 * bytes_of(&self.register.entries) + bytes_of(&self.cities))
    }
}

/// `/register`.
pub(crate) async fn register(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let asked = RegisterAsked::of(&reader.address);
    let (question, lang) = (asked.clone(), reader.lang);
    let address = reader.address.clone();
    let found = app
        .ask_kept((&asked, lang, page_asked(&address)), move |library| {
            let mut found = ask(library, &question, lang)?;
            // A register of a large library is too large to be kept whole.
            found.total = found.register.entries.len();
            let skipped = Turning::new(&address, found.total, ROWS).skipped(ROWS);
            found.register.entries.drain(..skipped);
            found.register.entries.truncate(ROWS);
            Ok(found)
        })
        .await?;
    let turning = Turning::new(&reader.address, found.total, ROWS);
    Ok(page(&RegisterPage {
        states: states(&reader, &asked, &found.counts),
        sorts: SORTS.iter().map(|it| sort_link(&reader, it.0, asked.turned)).collect(),
        found,
        turning,
        asked,
        reader,
    }))
}

/// `/register.csv`.
pub(crate) async fn as_csv(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let lang = reader.lang;
    let text = of_file(&app, &reader, move |it| csv::register(it, lang)).await?;
    Ok(file("text/csv; charset=utf-8", "register.csv", text))
}

/// `/register.json`.
pub(crate) async fn as_json(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let text = of_file(&app, &reader, |register| {
        let entries: Vec<EntryLine<'_>> = register.entries.iter().map(EntryLine::new).collect();
        let totals = TotalsLine::new(register);
        serde_json::json!({ "totals": totals, "entries": entries }).to_string()
    });
    Ok(typed("application/json", text.await?))
}

async fn of_file(
    app: &App,
    reader: &Reader,
    written: impl Fn(&Register) -> String + Send + 'static,
) -> Result<String, Failure> {
    let (question, lang) = (RegisterAsked::of(&reader.address), reader.lang);
    app.ask(move |library| {
        let found = ask(library, &question, lang)?;
        if found.mistaken.is_some() {
            Err(Failure::BadAddress)
        } else {
            Ok(written(&found.register))
        }
    })
    .await
}

fn ask(library: &Library, asked: &RegisterAsked, lang: Lang) -> Result<Found, Failure> {
    let text = asked.text.as_deref().unwrap_or_default();
    let found = match asked.search() {
        Some(search) => match told(library.newest(&search, MAX_FOUND, None), lang, text)? {
            Ok(found) => Some(found.into_iter().map(|it| it.paper.id).collect::<HashSet<String>>()),
            Err(mistaken) => return Ok(Found { mistaken: Some(mistaken), ..Found::default() }),
        },
        None => None,
    };
    let mut register = library.register(&asked.query)?;
    if let Some(found) = found {
        register.entries.retain(|it| found.contains(&it.paper.id));
    }
    let of = |state| register.entries.iter().filter(|it| it.state == state).count();
    let counts = RegisterState::ALL.map(|it| (it, of(it))).to_vec();
    register.entries.retain(|it| asked.shows(it));
    if asked.turned {
        register.entries.reverse();
    }
    let cities = super::cities(library)?;
    Ok(Found { register: totalled(register), counts, cities, ..Found::default() })
}

/// The register with what its rows come to.
fn totalled(mut register: Register) -> Register {
    let entries = &register.entries;
    register.answered = entries.iter().filter(|it| it.answer.is_some()).count();
    let mut days: Vec<i64> = entries.iter().filter_map(|it| it.days_to_answer).collect();
    days.sort_unstable();
    register.median_days = days.get(days.len().saturating_sub(1) / 2).copied();
    register
}

fn states(
    reader: &Reader,
    asked: &RegisterAsked,
    counts: &[(RegisterState, usize)],
) -> Vec<StateCount> {
    let address = reader.address.without("seite").without("status");
    let entry = |(state, count): &(RegisterState, usize)| {
        let is_shown = asked.states.contains(state);
        let link = if is_shown {
            address.without("stand").to_string()
        } else {
            address.with("stand", state.as_str())
        };
        StateCount { state: *state, count: *count, is_shown, link }
    };
    counts.iter().map(entry).collect()
}

/// Sorted by a column already, its link turns the order round.
fn sort_link(reader: &Reader, name: &'static str, is_turned: bool) -> SortLink {
    let address = reader.address.without("seite").without("sort").without("order");
    let address = address.without("richtung");
    let is_sorted = sort(&reader.address).0 == name;
    let sorted = address.with("sortierung", name);
    let link = if is_sorted && !is_turned { format!("{sorted}&richtung=ab") } else { sorted };
    let is_down = is_turned != (name == "tage");
    let order = if is_down { "descending" } else { "ascending" };
    SortLink { link, order: is_sorted.then_some(order) }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl RegisterPage {
    /// The colour of a state.
    fn tone(&self, state: &RegisterState) -> &'static str {
        match state {
            RegisterState::Overdue => "bad",
            RegisterState::Open => "open",
            RegisterState::Answered | RegisterState::Decided => "good",
            RegisterState::Withdrawn => "",
        }
    }

    /// The same list as a file.
    fn list(&self, path: &str) -> String {
        self.reader.address.without("seite").at(path).to_string()
    }

    fn is_city(&self, city: &str) -> bool {
        self.asked.query.city.iter().any(|it| it == city)
    }

    fn is_genre(&self, genre: &str) -> bool {
        self.asked.query.genre.iter().any(|it| it.as_str() == genre)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_of_the_rows_shown() {
        let register =
            totalled(Register { answered: 7, median_days: Some(3), ..Register::default() });
        assert_eq!((register.answered, register.median_days), (0, None));
    }
}
