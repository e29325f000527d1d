//! Searching.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use ratlas_library::{Library, SearchQuery};
use ratlas_present::json::{ErrorLine, FacetsLine, HitLine};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, answer_kept};
use super::asked::{Asked, Part};
use super::listing::{FilterWords, LangWord, Listing, PartWords, QueryWords};
use crate::app::App;
use crate::failure::Failure;

/// Hits, best first.
#[derive(Debug, Serialize, ToSchema)]
struct Hits<'a> {
    #[serde(flatten)]
    listing: Listing<HitLine<'a>>,
    /// How the hits are distributed; counts where `facets` asks for them.
    facets: FacetsLine<'a>,
}

/// How hits are given.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `SearchState` reads")]
struct HitWords {
    /// `relevance`, `newest`, `oldest` or `city`.
    sort: Option<String>,
    /// Agenda items instead of papers.
    items: Option<bool>,
    /// Each version of a paper as a hit of its own.
    versions: Option<bool>,
    /// Count the hits by city, year and so on.
    facets: Option<bool>,
}

/// Searches papers, or the items of agendas.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "papers",
    operation_id = "search",
    params(QueryWords, FilterWords, HitWords, PartWords, LangWord),
    responses(
        (status = 200, description = "Hits, best first", body = Hits<'static>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn search(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let (query, part) = match query(&asked) {
        Ok(query) => query,
        Err(answer) => return Ok(answer.into_response()),
    };
    let (address, lang) = (asked.reader.address.clone(), asked.reader.lang);
    let question = move |library: &Library| {
        let found = match library.search(&query) {
            Ok(found) => found,
            Err(error) => return Answer::failed(error, &query.text, lang),
        };
        let items = found.hits.iter().map(|it| HitLine::new(it, lang)).collect();
        let listing = Listing::new(found.total, items, part.next(&address, found.total));
        Answer::of(&Hits { listing, facets: FacetsLine::new(&found) })
    };
    answer_kept(&app, &asked, question).await
}

fn query(asked: &Asked) -> Result<(SearchQuery, Part), Answer> {
    let mut query = asked.query(&["facets"])?;
    let part = asked.part()?;
    (query.limit, query.offset) = (part.limit, part.offset());
    query.facets = asked.is_set("facets")?;
    Ok((everything(query), part))
}

/// Who asks for nothing is given everything.
pub(super) fn everything(mut query: SearchQuery) -> SearchQuery {
    if query.text.trim().is_empty() {
        "*".clone_into(&mut query.text);
    }
    query
}
