//! Pages as pictures.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ratlas_library::{DeskError, NoOriginal, Original};

use crate::answer::typed;
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::load::Loaded;
use crate::reader::Reader;

/// The widths pages are drawn in, in pixels: for telephones, for screens, for fine ones.
pub(crate) const WIDTHS: [u32; 3] = [600, 900, 1_400];

/// The page of a paper waits no longer for the sizes of its pictures: without, nothing is marked on them.
const MEASURING: Duration = Duration::from_millis(2_500);

/// Why a page is not shown; in the place of the picture, so that it is read where it is missed.
#[derive(Debug, Template)]
#[template(path = "page/picture_failure.xml")]
struct PictureFailure {
    reader: Reader,
    code: &'static str,
    page: u32,
}

/// `/papier/{id}/seite/{n}.png?breite=900`.
pub(crate) async fn picture(
    State(app): State<App>,
    reader: Reader,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let page = file.strip_suffix(".png").and_then(|it| it.parse::<u32>().ok());
    let page = page.filter(|it| *it > 0).ok_or(Failure::NotFound)?;
    let width = reader.address.value("breite").unwrap_or("900").parse::<u32>();
    let width = width.ok().filter(|it| WIDTHS.contains(it)).ok_or(Failure::BadAddress)?;
    let original = match original(&app, id).await? {
        Ok(original) => original,
        Err(code) => return Ok(refused(reader, page, code)),
    };
    match app.at_desk(move |desk| desk.picture(&original, page, width)).await {
        Ok(Ok(picture)) => {
            let mut res = typed("image/png", picture.png.clone());
            // The id is a hash of the file.
            let forever = HeaderValue::from_static("private, max-age=31536000, immutable");
            res.headers_mut().insert(header::CACHE_CONTROL, forever);
            Ok(res)
        }
        Ok(Err(error)) => Ok(refused(reader, page, code_of(&error))),
        Err(Failure::Busy) => Ok(refused(reader, page, "busy")),
        Err(failure) => Err(failure),
    }
}

/// The file of a paper, or the code of the reason why there is none.
pub(crate) async fn original(
    app: &App,
    id: String,
) -> Result<Result<Original, &'static str>, Failure> {
    app.ask(move |library| match library.original(&id, &library.disclosure()) {
        Ok(original) => Ok(Ok(original)),
        Err(NoOriginal::Unknown) => Err(Failure::NotFound),
        Err(NoOriginal::Library(error)) => Err(error.into()),
        Err(NoOriginal::Forgotten) => Ok(Err("forgotten")),
        Err(_) => Ok(Err("withheld")),
    })
    .await
}

/// What templates know a reason by.
pub(crate) fn code_of(error: &DeskError) -> &'static str {
    match error {
        DeskError::Busy => "busy",
        DeskError::Timeout { .. } => "too_slow",
        DeskError::Refused { code, .. } if code == "read/no-such-page" => "no_such_page",
        DeskError::Refused { code, .. } if code == "read/not-pdf" => "no_pictures",
        DeskError::Refused { code, .. } if code == "read/encrypted" => "encrypted",
        DeskError::Refused { code, .. } if code == "read/too-large" => "too_large",
        DeskError::Refused { .. } => "damaged",
        DeskError::Vanished => "vanished",
        DeskError::Changed => "changed",
        _ => "broken",
    }
}

/// The status of an answer that says such a reason.
pub(crate) fn status_of(code: &str) -> StatusCode {
    match code {
        "busy" | "too_slow" => StatusCode::SERVICE_UNAVAILABLE,
        "withheld" | "forgotten" => StatusCode::FORBIDDEN,
        "vanished" => StatusCode::GONE,
        "changed" => StatusCode::CONFLICT,
        "broken" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::NOT_FOUND,
    }
}

fn refused(reader: Reader, page: u32, code: &'static str) -> Response {
    let Ok(text) = (PictureFailure { reader, code, page }).render() else {
        return Failure::Broken.into_response();
    };
    let mut res = typed("image/svg+xml; charset=utf-8", text);
    *res.status_mut() = status_of(code);
    if code == "busy" || code == "too_slow" {
        res.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    res
}

/// The sizes of the pages of a paper that is shown in pictures; `None` where they cannot be had quickly.
pub(crate) async fn sizes(app: &App, loaded: &Loaded) -> Option<Arc<[[f32; 2]]>> {
    let original = loaded.original.as_ref().ok().filter(|it| it.has_pictures())?;
    if loaded.state.is_text {
        return None;
    }
    if let Some(known) = app.known_at_desk(|desk| desk.known_page_sizes(original)) {
        return Some(known);
    }
    let original = original.clone();
    let measured = app.at_desk(move |desk| desk.page_sizes(&original));
    tokio::time::timeout(MEASURING, measured).await.ok()?.ok()?.ok()
}
