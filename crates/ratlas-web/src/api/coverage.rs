//! What the library knows of its papers, and what not.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use ratlas_library::{CoverageFilter, Dimension};
use ratlas_present::json::{CoverageLine, ErrorLine};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, answer_kept};
use super::asked::Asked;
use super::listing::Listing;
use crate::app::App;
use crate::failure::Failure;

const BY: [(&str, Dimension); 4] = [
    ("city", Dimension::City),
    ("year", Dimension::Year),
    ("genre", Dimension::Genre),
    ("state", Dimension::State),
];

/// What is known of papers, by a property of them.
#[derive(Debug, Serialize, ToSchema)]
struct Known<'a> {
    #[serde(flatten)]
    listing: Listing<CoverageLine<'a>>,
    /// What is known of all papers.
    all: CoverageLine<'a>,
}

/// Of which papers.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `coverage` reads")]
struct CoverageWords {
    /// `city`, `year`, `genre` or `state`.
    by: Option<String>,
    /// Name of a city.
    city: Option<Vec<String>>,
    /// Kinds of papers.
    genre: Option<Vec<String>>,
}

/// What is known of the papers, and what is missing.
#[utoipa::path(
    get,
    path = "/api/v1/coverage",
    tag = "library",
    operation_id = "coverage",
    params(CoverageWords),
    responses(
        (status = 200, description = "Counts", body = Known<'static>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn coverage(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let read = asked.one_of("by", &BY).and_then(|by| Ok((by, asked.query(&["by"])?.filters)));
    let (by, filters) = match read {
        Ok(read) => read,
        Err(answer) => return Ok(answer.into_response()),
    };
    let filter =
        CoverageFilter { cities: filters.city, genres: filters.genre, ..CoverageFilter::default() };
    answer_kept(&app, &asked, move |library| {
        let found = library.coverage(&filter, by)?;
        let rows = found.rows.iter().map(|it| CoverageLine::new(it, &found, by, false));
        let listing = Listing::whole(rows.collect());
        Answer::of(&Known { listing, all: CoverageLine::new(&found.total, &found, by, true) })
    })
    .await
}
