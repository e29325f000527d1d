//! Sittings, bodies and topics.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use ratlas_library::{BodyQuery, Filters, MeetingQuery, TopicQuery};
use ratlas_present::json::{BodyLine, BodyPersonLine, ErrorLine, MeetingLine, TopicLine};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, answer_kept};
use super::asked::{Asked, Part};
use super::listing::{Listing, PartWords};
use crate::app::App;
use crate::failure::Failure;

/// A body and who sat in it.
#[derive(Debug, Serialize, ToSchema)]
struct Members<'a> {
    /// `ratlas/members/1`.
    schema: &'static str,
    body: BodyLine<'a>,
    /// Those with most sittings first.
    people: Vec<BodyPersonLine<'a>>,
}

/// Of which cities.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what is read of an address")]
struct CityWord {
    /// Name of a city.
    city: Option<Vec<String>>,
}

/// Of which time.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what is read of an address")]
struct TimeWords {
    /// Not before this day, month or year.
    from: Option<String>,
    /// Not after.
    to: Option<String>,
}

/// Of which body.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what is read of an address")]
struct BodyWord {
    /// A part of the name of a body, or its key.
    body: Option<String>,
}

/// Sittings, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/meetings",
    tag = "library",
    operation_id = "meetings",
    params(CityWord, BodyWord, TimeWords, PartWords),
    responses(
        (status = 200, description = "Sittings", body = Listing<MeetingLine<'static>>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn meetings(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let (filters, part) = match narrowed(&asked) {
        Ok(narrowed) => narrowed,
        Err(answer) => return Ok(answer.into_response()),
    };
    let query = MeetingQuery {
        cities: filters.city,
        body: filters.body.into_iter().next(),
        from: filters.from,
        to: filters.to,
        limit: part.limit,
        offset: part.offset(),
    };
    let address = asked.reader.address.clone();
    answer_kept(&app, &asked, move |library| {
        let found = library.meetings(&query)?;
        let total = usize::try_from(found.total).unwrap_or(usize::MAX);
        let items = found.entries.iter().map(MeetingLine::new).collect();
        Answer::of(&Listing::new(total, items, part.next(&address, total)))
    })
    .await
}

/// Bodies that sat or were told of.
#[utoipa::path(
    get,
    path = "/api/v1/bodies",
    tag = "library",
    operation_id = "bodies",
    params(CityWord),
    responses(
        (status = 200, description = "Bodies", body = Listing<BodyLine<'static>>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn bodies(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let filters = match asked.query(&[]) {
        Ok(query) => query.filters,
        Err(answer) => return Ok(answer.into_response()),
    };
    let query = BodyQuery { cities: filters.city };
    answer_kept(&app, &asked, move |library| {
        let found = library.bodies(&query)?;
        Answer::of(&Listing::whole(found.iter().map(BodyLine::new).collect()))
    })
    .await
}

/// A body through all its names, and who sat in it.
#[utoipa::path(
    get,
    path = "/api/v1/bodies/{city}/{key}",
    tag = "library",
    operation_id = "body",
    params(
        ("city" = String, Path, description = "Name of the city, or as in addresses"),
        ("key" = String, Path, description = "Key of the body"),
    ),
    responses(
        (status = 200, description = "The body", body = Members<'static>),
        (status = 404, description = "There is no such body", body = ErrorLine),
    )
)]
pub(super) async fn body(
    State(app): State<App>,
    Path((city, key)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Failure> {
    answer_kept(&app, &asked, move |library| {
        let found = library.body(&city, &key)?.ok_or(Failure::NotFound)?;
        let people = found.people.iter().map(BodyPersonLine::new).collect();
        let body = BodyLine::new(&found.entry);
        Answer::of(&Members { schema: "ratlas/members/1", body, people })
    })
    .await
}

/// Topics, by how many papers are about them.
#[utoipa::path(
    get,
    path = "/api/v1/topics",
    tag = "library",
    operation_id = "topics",
    params(CityWord, TimeWords),
    responses(
        (status = 200, description = "Topics", body = Listing<TopicLine<'static>>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn topics(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let filters = match asked.query(&[]) {
        Ok(query) => query.filters,
        Err(answer) => return Ok(answer.into_response()),
    };
    let query = TopicQuery { cities: filters.city, from: filters.from, to: filters.to };
    answer_kept(&app, &asked, move |library| {
        let found = library.topics(&query)?;
        Answer::of(&Listing::whole(found.iter().map(TopicLine::new).collect()))
    })
    .await
}

fn narrowed(asked: &Asked) -> Result<(Filters, Part), Answer> {
    Ok((asked.query(&[])?.filters, asked.part()?))
}
