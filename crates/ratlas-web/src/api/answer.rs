//! Answers to programs.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ratlas_library::{Library, LibraryError};
use ratlas_present::Lang;
use ratlas_present::json::ErrorLine;
use serde::Serialize;

use super::asked::Asked;
use crate::app::App;
use crate::failure::Failure;
use crate::kept::Keepable;

/// What a question comes to.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    /// JSON.
    Body(Vec<u8>),
    /// Why there is none.
    Error(StatusCode, Box<ErrorLine>),
    /// The library is as it was when the answer was given that the program has.
    Unchanged,
}

impl Answer {
    /// What is to be given out.
    pub(super) fn of(value: &impl Serialize) -> Result<Answer, Failure> {
        serde_json::to_vec(value).map(Answer::Body).map_err(|_| Failure::Broken)
    }

    /// That the library could not answer; queries that cannot be read are told with their place.
    pub(super) fn failed(error: LibraryError, query: &str, lang: Lang) -> Result<Answer, Failure> {
        let error = match &error {
            LibraryError::Query(mistake) => {
                bad_question().with_mistake("query", query, mistake, lang)
            }
            LibraryError::Filter { name, value, mistake } => {
                bad_question().with_mistake(name, value, mistake, lang)
            }
            _ => return Err(error.into()),
        };
        Ok(Answer::Error(StatusCode::BAD_REQUEST, Box::new(error)))
    }
}

/// That a question cannot be read.
pub(super) fn bad_question() -> ErrorLine {
    ErrorLine::new("bad_question", "a part of the question cannot be read")
}

/// That a value of a question is none of those that are known.
pub(super) fn bad_value(name: &str, known: &str) -> Answer {
    let message = format!("`{name}` is one of: {known}");
    Answer::Error(StatusCode::BAD_REQUEST, Box::new(ErrorLine::new("bad_question", &message)))
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Answer::Body(json) => {
                ([(header::CONTENT_TYPE, "application/json")], json).into_response()
            }
            Answer::Error(status, error) => (status, axum::Json(error)).into_response(),
            Answer::Unchanged => StatusCode::NOT_MODIFIED.into_response(),
        }
    }
}

/// Asks the library, unless the program has the answer already: the same question to the same library
/// has the same answer.
pub(super) async fn answer(
    app: &App,
    asked: &Asked,
    question: impl Fn(&Library) -> Result<Answer, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let (known, tag) = (asked.known.clone(), tag_in(asked.reader.code()));
    let question = move |library: &Library| {
        let tag = tag(library)?;
        let answer = if known.contains(&tag) { Answer::Unchanged } else { question(library)? };
        Ok(Tagged { answer, tag })
    };
    Ok(app.ask(question).await?.into_response())
}

/// The same for questions that are nothing but their address: the server keeps what it answers, too.
pub(super) async fn answer_kept(
    app: &App,
    asked: &Asked,
    question: impl Fn(&Library) -> Result<Answer, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let (address, lang) = (asked.reader.address.to_string(), asked.reader.code());
    let tag = tag_in(lang);
    if !asked.known.is_empty() {
        let tag = app.ask(tag_in(lang)).await?;
        if asked.known.contains(&tag) {
            return Ok(Tagged { answer: Answer::Unchanged, tag }.into_response());
        }
    }
    let question = move |library: &Library| {
        let tag = tag(library)?;
        Ok(Tagged { answer: question(library)?, tag })
    };
    let tagged = app.ask_kept((address, lang), question).await?;
    Ok(Tagged::clone(&tagged).into_response())
}

/// What answers in a language are told apart by, from one state of the library to the next.
fn tag_in(lang: &'static str) -> impl Fn(&Library) -> Result<String, Failure> + Send + 'static {
    // What is answered may be of a later state, never of an earlier.
    move |library| Ok(format!("\"{:016x}-{lang}\"", library.refresh()?))
}

/// An answer with its tag.
#[derive(Debug, Clone)]
struct Tagged {
    answer: Answer,
    tag: String,
}

impl Keepable for Tagged {
    fn bytes(&self) -> Option<usize> {
        match &self.answer {
            Answer::Body(body) => Some(body.len()),
            Answer::Error(..) | Answer::Unchanged => None,
        }
    }
}

impl IntoResponse for Tagged {
    fn into_response(self) -> Response {
        let is_lasting = !matches!(self.answer, Answer::Error(..));
        let mut res = self.answer.into_response();
        if let Some(tag) = HeaderValue::from_str(&self.tag).ok().filter(|_| is_lasting) {
            res.headers_mut().insert(header::ETAG, tag);
        }
        res
    }
}

/// The answers a program says it has.
pub(super) fn known(headers: &HeaderMap) -> Vec<String> {
    let listed = headers.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok());
    let tags = listed.unwrap_or_default().split(',').take(20).map(str::trim);
    // A proxy that packs answers marks their tags as weak.
    tags.map(|it| it.trim_start_matches("W/").to_owned()).collect()
}
