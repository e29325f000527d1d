//! Counts of words by city, year and so on.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use ratlas_library::{CompareRequest, Dimension, Library, LibraryError, SearchQuery, terms_of};
use ratlas_present::Lang;
use ratlas_present::json::{CellLine, ErrorLine};
use utoipa::IntoParams;

use super::answer::{Answer, answer_kept, bad_value};
use super::asked::Asked;
use super::listing::{FilterWords, Listing};
use crate::app::App;
use crate::failure::Failure;

/// More terms are several questions.
const MAX_TERMS: usize = 50;

/// Values of an open list that have cells of their own.
const MAX_TOP: usize = 100;

/// Names that are no filters of papers.
const OWN: [&str; 3] = ["term", "by", "top"];

/// What is counted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `request` reads")]
struct CompareWords {
    /// A query; up to 50. All papers without.
    #[param(example = "Sprachkurs")]
    term: Option<Vec<String>>,
    /// One or two of `city`, `state`, `year`, `genre`, `body`, `faction`, `outcome`, `topic`; else `year`.
    by: Option<Vec<String>>,
    /// How many values of an open list have cells of their own: 1 to 100, else 20.
    top: Option<u32>,
    /// Words as typed only.
    exact: Option<bool>,
    /// No other words for the same thing.
    #[param(rename = "no-thesaurus")]
    no_thesaurus: Option<bool>,
}

/// Counts papers and mentions of terms.
#[utoipa::path(
    get,
    path = "/api/v1/compare",
    tag = "questions",
    operation_id = "compare",
    params(CompareWords, FilterWords),
    responses(
        (status = 200, description = "Cells", body = Listing<CellLine<'static>>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn compare(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let request = match request(&asked) {
        Ok(request) => request,
        Err(answer) => return Ok(answer.into_response()),
    };
    let lang = asked.reader.lang;
    answer_kept(&app, &asked, move |library| match library.compare(&request) {
        Ok(found) => {
            let cells: Vec<_> = found.cells().collect();
            let lines = cells.iter().map(|it| CellLine::new(&found, it)).collect();
            Answer::of(&Listing::whole(lines))
        }
        Err(error) => bad_term(library, &request, error, lang),
    })
    .await
}

fn request(asked: &Asked) -> Result<CompareRequest, Answer> {
    let address = &asked.reader.address;
    let terms = address.values("term").flat_map(terms_of).take(MAX_TERMS).collect();
    let by: Option<Vec<Dimension>> = address.values("by").map(dimension).collect();
    let mut by = by.unwrap_or_default();
    if address.value("by").is_none() {
        by.push(Dimension::Year);
    }
    let is_one_or_two = matches!(by.as_slice(), [_] | [_, _]) && by.first() != by.get(1);
    if !is_one_or_two {
        let known = Dimension::ALL.map(Dimension::as_str).join(", ");
        return Err(bad_value("by", &format!("{known}; one or two of them")));
    }
    let base = asked.query(&OWN)?;
    Ok(CompareRequest { terms, by, base, top: asked.number("top", 20, MAX_TOP)? })
}

fn dimension(name: &str) -> Option<Dimension> {
    Dimension::ALL.into_iter().find(|it| it.as_str() == name)
}

/// Tells which of the terms cannot be read.
fn bad_term(
    library: &Library,
    request: &CompareRequest,
    error: LibraryError,
    lang: Lang,
) -> Result<Answer, Failure> {
    for term in &request.terms {
        let query = SearchQuery { text: term.text.clone(), limit: 0, ..request.base.clone() };
        if let Err(error) = library.search(&query) {
            return Answer::failed(error, &term.text, lang);
        }
    }
    Answer::failed(error, &request.base.text, lang)
}
