//! Papers like a paper. To find them takes longer than all else on its page: so they have one of their
//! own, which script brings in once the reader gets there.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ratlas_library::Filters;

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::page::paper::around::{PaperLine, SimilarLine, similar};
use crate::page::paper::load;
use crate::reader::Reader;

/// So many are shown.
const MAX_SIMILAR: usize = 20;

#[derive(Debug, Template)]
#[template(path = "page/similar.html")]
struct SimilarPage {
    reader: Reader,
    paper: PaperLine,
    similar: Vec<SimilarLine>,
}

/// `/papier/{id}/aehnlich`.
pub(crate) async fn page_of(
    State(app): State<App>,
    reader: Reader,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let lang = reader.lang;
    let (paper, similar) = app
        .ask(move |library| {
            let paper = load::line(&load::whole(library, &id)?, lang);
            let found = library.similar(&id, &Filters::default(), MAX_SIMILAR)?;
            Ok((paper, similar(&found, lang)))
        })
        .await?;
    Ok(page(&SimilarPage { reader, paper, similar }))
}
