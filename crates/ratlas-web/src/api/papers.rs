//! Papers, one by one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use ratlas_library::{CitedPlace, Filters, Library, check_place};
use ratlas_model::Record;
use ratlas_present::Lang;
use ratlas_present::json::{
    CitationLine, ErrorLine, LifeLine, PageLine, PriorLine, StepLine, prior_lines,
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, answer};
use super::asked::Asked;
use super::listing::{LangWord, Listing};
use crate::app::App;
use crate::failure::Failure;

/// Papers like another one.
const MAX_SIMILAR: usize = 50;

/// Everything read from a paper. `docs/formats` of the program describes it as a whole.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes `ratlas_model::Record`, which knows no interfaces")]
#[schema(as = Record)]
struct RecordWords {
    /// `ratlas/record/1`.
    schema: String,
    /// The hash of its bytes.
    id: String,
    /// What kind of paper, with its evidence.
    genre: String,
    /// Its items, with outcomes and votes.
    #[schema(value_type = Vec<Object>)]
    agenda: Vec<serde_json::Value>,
    /// Everybody it names with a role.
    #[schema(value_type = Vec<Object>)]
    people: Vec<serde_json::Value>,
}

/// A life and its steps.
#[derive(Debug, Serialize, ToSchema)]
struct Life<'a> {
    life: LifeLine<'a>,
    /// Oldest first.
    steps: Vec<StepLine<'a>>,
}

/// The place that is quoted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `citation` reads")]
struct PlaceWords {
    /// A page, from 1.
    page: Option<u32>,
    /// The number of an agenda item.
    item: Option<String>,
}

/// Everything read from a paper.
#[utoipa::path(
    get,
    path = "/api/v1/papers/{id}",
    tag = "papers",
    operation_id = "paper",
    params(("id" = String, Path, description = "Id, its beginning (six digits or more), or number of the paper")),
    responses(
        (status = 200, description = "The record", body = RecordWords),
        (status = 404, description = "There is no such paper, or it is not public", body = ErrorLine),
        (status = 409, description = "Several papers have the number", body = ErrorLine),
    )
)]
pub(super) async fn paper(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, Failure> {
    of_one(&app, &asked, id, |_, record| Answer::of(&record)).await
}

/// The text of a page.
#[utoipa::path(
    get,
    path = "/api/v1/papers/{id}/pages/{page}",
    tag = "papers",
    operation_id = "page",
    params(
        ("id" = String, Path, description = "As above"),
        ("page" = u32, Path, description = "The page, from 1"),
    ),
    responses(
        (status = 200, description = "The text", body = PageLine<'static>),
        (status = 404, description = "There is no such page", body = ErrorLine),
    )
)]
pub(super) async fn page(
    State(app): State<App>,
    Path((id, page)): Path<(String, u32)>,
    asked: Asked,
) -> Result<Response, Failure> {
    let line = move |library: &Library, record: Record| {
        let pages = library.page_texts(&record.id)?;
        let found = pages.iter().find(|it| it.number == page).ok_or(Failure::NotFound)?;
        Answer::of(&PageLine::new(&record.id, found, pages.len()))
    };
    of_one(&app, &asked, id, line).await
}

/// Papers on the same matter, best first.
#[utoipa::path(
    get,
    path = "/api/v1/papers/{id}/similar",
    tag = "papers",
    operation_id = "similar",
    params(
        ("id" = String, Path, description = "As above"),
        ("limit" = Option<u32>, Query, description = "1 to 50, else 10"),
        LangWord,
    ),
    responses(
        (status = 200, description = "Papers, best first", body = Listing<PriorLine<'static>>),
        (status = 404, description = "There is no such paper", body = ErrorLine),
    )
)]
pub(super) async fn similar(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, Failure> {
    let limit = match asked.number("limit", 10, MAX_SIMILAR) {
        Ok(limit) => limit,
        Err(answer) => return Ok(answer.into_response()),
    };
    let lang = asked.reader.lang;
    let line = move |library: &Library, record: Record| {
        let groups = library.similar(&record.id, &Filters::default(), limit)?;
        Answer::of(&Listing::whole(prior_lines(&groups, lang)))
    };
    of_one(&app, &asked, id, line).await
}

/// What became of a motion, told by all papers that say something of it.
#[utoipa::path(
    get,
    path = "/api/v1/papers/{id}/life",
    tag = "papers",
    operation_id = "life",
    params(("id" = String, Path, description = "As above")),
    responses(
        (status = 200, description = "The lives the paper is a part of", body = Listing<Life<'static>>),
        (status = 404, description = "There is no such paper", body = ErrorLine),
    )
)]
pub(super) async fn life(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, Failure> {
    let line = |library: &Library, record: Record| {
        let lives = library.lives(&record.id, None)?;
        let life = |it| Life {
            life: LifeLine::new(it),
            steps: it.steps.iter().map(|step| StepLine::new(it, step)).collect(),
        };
        Answer::of(&Listing::whole(lives.iter().map(life).collect()))
    };
    of_one(&app, &asked, id, line).await
}

/// A paper as it is quoted, in the forms of reference managers.
#[utoipa::path(
    get,
    path = "/api/v1/papers/{id}/citation",
    tag = "papers",
    operation_id = "citation",
    params(("id" = String, Path, description = "As above"), PlaceWords, LangWord),
    responses(
        (status = 200, description = "The citation", body = CitationLine<'static>),
        (status = 404, description = "There is no such paper, page or item", body = ErrorLine),
    )
)]
pub(super) async fn citation(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, Failure> {
    let page = asked.value("page").map(str::parse).transpose().map_err(|_| Failure::BadAddress)?;
    let place = CitedPlace { page, item: asked.value("item").map(str::to_owned) };
    let lang: Lang = asked.reader.lang;
    let line = move |library: &Library, record: Record| {
        check_place(&record, &place).map_err(|_| Failure::NotFound)?;
        Answer::of(&CitationLine::new(&library.citation(&record, place.clone())?, lang))
    };
    of_one(&app, &asked, id, line).await
}

/// Answers with a line of the one paper that is meant.
async fn of_one(
    app: &App,
    asked: &Asked,
    id: String,
    line: impl Fn(&Library, Record) -> Result<Answer, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    answer(app, asked, move |library| {
        let mut papers = library.disclosed_paper(&id)?;
        match (papers.pop(), papers.is_empty()) {
            (None, _) => Err(Failure::NotFound),
            (Some(paper), true) => line(library, paper.record),
            (Some(last), false) => {
                let ids = papers.iter().chain([&last]).map(|it| it.record.id.as_str());
                let ids: Vec<&str> = ids.take(20).collect();
                let message = format!("several papers have this number: {}", ids.join(", "));
                let error = ErrorLine::new("ambiguous", &message);
                Ok(Answer::Error(StatusCode::CONFLICT, Box::new(error)))
            }
        }
    })
    .await
}
