//! What was brought in, and how it stands.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use ratlas_library::{Filters, RegisterQuery, RegisterSort, RegisterState};
use ratlas_present::json::{EntryLine, ErrorLine, TotalsLine};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, answer_kept, bad_value};
use super::asked::{Asked, Part};
use super::listing::{Listing, PartWords};
use crate::app::App;
use crate::failure::Failure;

/// Names that are no filters of papers.
const OWN: [&str; 3] = ["status", "sort", "as_of"];

const SORTS: [(&str, RegisterSort); 5] = [
    ("date", RegisterSort::Date),
    ("city", RegisterSort::City),
    ("number", RegisterSort::Number),
    ("days", RegisterSort::Days),
    ("status", RegisterSort::State),
];

/// A part of a register.
#[derive(Debug, Serialize, ToSchema)]
struct Entries<'a> {
    #[serde(flatten)]
    listing: Listing<EntryLine<'a>>,
    /// What the whole register comes to.
    totals: TotalsLine<'a>,
}

/// What a register tells.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
struct RegisterWords {
    /// Name of a city.
    city: Option<Vec<String>>,
    /// A part of the name of a body that dealt with it.
    body: Option<Vec<String>>,
    /// Who brought it in; a part of the name.
    applicant: Option<Vec<String>>,
    /// Kinds of papers; motions and inquiries without.
    genre: Option<Vec<String>>,
    /// `overdue`, `open`, `answered`, `decided` or `withdrawn`.
    status: Option<Vec<String>>,
    /// Not before this day, month or year.
    from: Option<String>,
    /// Not after.
    to: Option<String>,
    /// The day at which open matters are looked at; else the newest of the library.
    as_of: Option<String>,
    /// `date`, `city`, `number`, `days` or `status`.
    sort: Option<String>,
}

/// Motions and inquiries, and how they stand.
#[utoipa::path(
    get,
    path = "/api/v1/register",
    tag = "questions",
    operation_id = "register",
    params(RegisterWords, PartWords),
    responses(
        (status = 200, description = "The register", body = Entries<'static>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn register(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let (query, part) = match query(&asked) {
        Ok(query) => query,
        Err(answer) => return Ok(answer.into_response()),
    };
    let address = asked.reader.address.clone();
    answer_kept(&app, &asked, move |library| {
        let found = library.register(&query)?;
        let shown = found.entries.iter().skip(part.offset()).take(part.limit);
        let total = found.entries.len();
        let listing =
            Listing::new(total, shown.map(EntryLine::new).collect(), part.next(&address, total));
        Answer::of(&Entries { listing, totals: TotalsLine::new(&found) })
    })
    .await
}

fn query(asked: &Asked) -> Result<(RegisterQuery, Part), Answer> {
    let Filters { city, body, applicant, genre, from, to, .. } = asked.query(&OWN)?.filters;
    let query = RegisterQuery {
        city,
        body,
        applicant,
        genre,
        from,
        to,
        state: states(asked)?,
        as_of: day(asked)?,
        sort: asked.one_of("sort", &SORTS)?,
        ..RegisterQuery::default()
    };
    Ok((query, asked.part()?))
}

fn states(asked: &Asked) -> Result<Vec<RegisterState>, Answer> {
    let state = |name: &str| RegisterState::ALL.into_iter().find(|it| it.as_str() == name);
    let asked_for = asked.reader.address.values("status").map(state);
    let known = || RegisterState::ALL.map(RegisterState::as_str).join(", ");
    asked_for.collect::<Option<Vec<_>>>().ok_or_else(|| bad_value("status", &known()))
}

fn day(asked: &Asked) -> Result<Option<String>, Answer> {
    let Some(day) = asked.value("as_of") else { return Ok(None) };
    let mut filters = Filters::default();
    filters.add("from", day).map_err(|_| bad_value("as_of", "a day, such as 2024-03-31"))?;
    Ok(filters.from)
}
