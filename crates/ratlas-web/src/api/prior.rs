//! Earlier papers on the matter of a text.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use ratlas_library::{OwnCity, PriorQuestion};
use ratlas_present::json::{ErrorLine, PriorLine, prior_lines};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, answer, bad_value};
use super::asked::Asked;
use super::listing::{FilterWords, LangWord, Listing};
use crate::app::App;
use crate::failure::Failure;

/// Longer texts are no motions.
const MAX_CHARS: usize = 200_000;

/// Groups of papers.
const MAX_GROUPS: usize = 100;

/// Names that say how to search, not what is narrowed.
const OWN: [&str; 3] = ["text", "own_city", "of_city"];

/// A text to compare with the papers of the library.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct Draft {
    /// The text: a draft, or an idea in some words.
    text: String,
    /// The city it is for.
    city: Option<String>,
    /// What of that city is looked at: `include`, `exclude` or `only`.
    own_city: Option<String>,
}

/// Papers in groups.
#[derive(Debug, Serialize, ToSchema)]
struct Earlier<'a> {
    #[serde(flatten)]
    listing: Listing<PriorLine<'a>>,
    /// Whether the text says what it is about: else nothing can be compared.
    has_matter: bool,
    /// The words that were compared.
    words: &'a [String],
    /// The concepts the text names.
    topics: &'a [String],
}

/// How a text is compared.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `asked` reads")]
struct TextWords {
    /// A draft, or an idea in some words. Not kept.
    #[param(example = "Sprachkurse")]
    text: String,
    /// The city the text is for.
    of_city: Option<String>,
    /// What of that city is looked at: `include`, `exclude` or `only`.
    own_city: Option<String>,
    /// Groups of papers: 1 to 100, else 10.
    limit: Option<u32>,
}

/// How a text that is sent is compared.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `sent` reads")]
struct SentWords {
    /// Groups of papers: 1 to 100, else 10.
    limit: Option<u32>,
}

/// Earlier papers on the matter of a text.
#[utoipa::path(
    get,
    path = "/api/v1/prior",
    tag = "questions",
    operation_id = "prior",
    params(TextWords, FilterWords, LangWord),
    responses(
        (status = 200, description = "Papers in groups, each motion before what is said to it", body = Earlier<'static>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
    )
)]
pub(super) async fn asked(State(app): State<App>, asked: Asked) -> Result<Response, Failure> {
    let text = asked.reader.address.value("text").unwrap_or_default();
    let draft = Draft {
        text: text.to_owned(),
        city: asked.value("of_city").map(str::to_owned),
        own_city: asked.value("own_city").map(str::to_owned),
    };
    earlier(&app, &asked, draft).await
}

/// The same of a text that is sent: longer ones have no place in an address. It is not kept.
#[utoipa::path(
    post,
    path = "/api/v1/prior",
    tag = "questions",
    operation_id = "prior_of_text",
    params(SentWords, FilterWords, LangWord),
    request_body(
        description = "JSON, or the text alone as text/plain; up to 200,000 characters",
        content((Draft = "application/json"), (String = "text/plain"))
    ),
    responses(
        (status = 200, description = "As above", body = Earlier<'static>),
        (status = 400, description = "The question cannot be read", body = ErrorLine),
        (status = 413, description = "The text is too long", body = ErrorLine),
    )
)]
pub(super) async fn sent(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], |it| it.as_bytes());
    let draft = if kind.starts_with(b"application/json") {
        serde_json::from_slice(&body).map_err(|_| Failure::BadAddress)?
    } else {
        let text = String::from_utf8(body.into()).map_err(|_| Failure::BadAddress)?;
        Draft { text, city: None, own_city: None }
    };
    earlier(&app, &asked, draft).await
}

async fn earlier(app: &App, asked: &Asked, draft: Draft) -> Result<Response, Failure> {
    if draft.text.chars().count() > MAX_CHARS {
        return Err(Failure::TooLarge);
    }
    let question = match question(asked, draft) {
        Ok(question) => question,
        Err(answer) => return Ok(answer.into_response()),
    };
    let lang = asked.reader.lang;
    answer(app, asked, move |library| {
        let found = library.prior(&question)?;
        let listing = Listing::whole(prior_lines(&found.groups, lang));
        let (words, topics) = (&found.words, &found.topics);
        Answer::of(&Earlier { listing, has_matter: found.has_matter, words, topics })
    })
    .await
}

fn question(asked: &Asked, draft: Draft) -> Result<PriorQuestion, Answer> {
    let own_city = match draft.own_city.as_deref() {
        None | Some("include") => OwnCity::Include,
        Some("exclude") => OwnCity::Exclude,
        Some("only") => OwnCity::Only,
        Some(_) => return Err(bad_value("own_city", "include, exclude, only")),
    };
    Ok(PriorQuestion {
        filters: asked.query(&OWN)?.filters,
        limit: asked.number("limit", 10, MAX_GROUPS)?,
        city: draft.city,
        own_city,
        ..PriorQuestion::of_text(&draft.text)
    })
}
