//! Earlier papers on the matter of a text, a file or a paper, with what became of them.

mod sent;
mod shown;

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use ratlas_library::{Library, PriorAnswer, PriorPaper, PriorQuestion, ReadUpload};
use ratlas_model::{Genre, Outcome};

pub(crate) use self::sent::MAX_SENT_BYTES;
use self::sent::{Refused, Sent, read_file};
use self::shown::CityGroups;
use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::page::mistaken::{Mistaken, told};
use crate::reader::Reader;
use crate::state::prior::{MAX_TEXT, PriorAsked};

/// Groups of an answer.
const MAX_GROUPS: usize = 20;

#[derive(Debug, Template)]
#[template(path = "page/prior.html")]
struct PriorPage {
    reader: Reader,
    asked: PriorAsked,
    cities: Vec<String>,
    /// What asked, if it was no text: the title of a paper or the name of a file.
    source: Option<String>,
    answer: Option<PriorAnswer>,
    groups: Vec<CityGroups>,
    /// Why a file cannot be read.
    refused: Option<Refused>,
    mistaken: Option<Mistaken>,
}

/// What the library says.
struct Found {
    answer: Result<PriorAnswer, Mistaken>,
    groups: Vec<CityGroups>,
    cities: Vec<String>,
    source: Option<String>,
}

/// `/vorlaeufer`.
pub(crate) async fn prior(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let asked = PriorAsked::of(&reader.address);
    answer(&app, reader, asked, None).await
}

/// A text or a file that is sent. Neither is kept.
pub(crate) async fn sent(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response, Failure> {
    let Sent { fields, file } = sent::read(form, &app, &headers).await?;
    let asked = PriorAsked::of(&fields);
    if file.is_none() && asked.is_short() {
        // So that it can be passed on, and loaded again without being sent again.
        return Ok(Redirect::to(&fields.to_string()).into_response());
    }
    let Some((name, bytes)) = file else { return answer(&app, reader, asked, None).await };
    match read_file(&app, reader.lang, name.clone(), bytes).await? {
        Ok(papers) => answer(&app, reader, asked, Some((name, papers))).await,
        Err(refused) => {
            let cities = app.ask(super::cities).await?;
            let mut res = page(&PriorPage {
                source: Some(name),
                refused: Some(refused),
                answer: None,
                groups: Vec::new(),
                mistaken: None,
                cities,
                asked,
                reader,
            });
            *res.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(res)
        }
    }
}

async fn answer(
    app: &App,
    reader: Reader,
    mut asked: PriorAsked,
    file: Option<(String, Vec<ReadUpload>)>,
) -> Result<Response, Failure> {
    let (question, lang) = (asked.clone(), reader.lang);
    let found = app.ask(move |library| {
        let cities = super::cities(library)?;
        let (mut query, source) = match &file {
            Some((name, papers)) => (of_file(papers), Some(name.clone())),
            None => of_asked(library, &question)?,
        };
        narrow(&mut query, &question);
        if !question.is_asked() && file.is_none() {
            let answer = Ok(PriorAnswer::default());
            return Ok(Found { answer, groups: Vec::new(), cities, source });
        }
        let answer = told(library.prior(&query), lang, "")?;
        let groups = match &answer {
            Ok(answer) => shown::by_city(library, &answer.groups)?,
            Err(_) => Vec::new(),
        };
        Ok(Found { answer, groups, cities, source })
    });
    let Found { answer, groups, cities, source } = found.await?;
    let is_asked = asked.is_asked() || source.is_some();
    let (answer, mistaken) = match answer {
        Ok(answer) => (is_asked.then_some(answer), None),
        Err(mistaken) => (None, Some(mistaken)),
    };
    // A long text goes back into its field; the page must not become as long again for it.
    asked.text = asked.text.chars().take(MAX_TEXT / 10).collect();
    Ok(page(&PriorPage { refused: None, answer, groups, mistaken, cities, source, asked, reader }))
}

/// The question of what an address asks, and the title of the paper it names.
fn of_asked(
    library: &Library,
    asked: &PriorAsked,
) -> Result<(PriorQuestion, Option<String>), Failure> {
    let Some(id) = &asked.paper else { return Ok((PriorQuestion::of_text(&asked.text), None)) };
    let paper = library.papers(id)?.into_iter().find(|it| it.record.id == *id);
    let record = paper.ok_or(Failure::NotFound)?.record;
    let question = PriorQuestion::of_paper(&record, &library.page_texts(id)?);
    Ok((question, Some(record.title.map_or_else(|| id.clone(), |it| it.text))))
}

/// The question of the first paper of a file that has a matter.
fn of_file(papers: &[ReadUpload]) -> PriorQuestion {
    let mut questions = papers.iter().map(|it| PriorQuestion::of_paper(&it.record, &it.pages));
    let first = questions.next();
    let has_matter = |it: &PriorQuestion| !it.matter.texts.is_empty();
    let other =
        if first.as_ref().is_some_and(has_matter) { None } else { questions.find(has_matter) };
    other.or(first).unwrap_or_else(|| PriorQuestion::of_text(""))
}

fn narrow(question: &mut PriorQuestion, asked: &PriorAsked) {
    question.filters = asked.filters.clone();
    question.limit = MAX_GROUPS;
    if asked.city.is_some() {
        question.city.clone_from(&asked.city);
    }
    if asked.any_time {
        question.date = None;
    }
    question.own_city = asked.own;
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl PriorPage {
    fn is_city(&self, city: &str) -> bool {
        self.asked.city.as_deref() == Some(city)
    }

    fn is_genre(&self, genre: &Genre) -> bool {
        self.asked.filters.genre.contains(genre)
    }

    fn is_own(&self, name: &str) -> bool {
        use ratlas_library::OwnCity;
        let own = match self.asked.own {
            OwnCity::Include => "auch",
            OwnCity::Exclude => "ohne",
            OwnCity::Only => "nur",
        };
        own == name
    }

    /// What a paper decides, if it decides on one thing only.
    fn outcome(&self, paper: &PriorPaper) -> Option<Outcome> {
        paper.outcome.filter(|_| paper.hit.genre != Genre::Minutes)
    }

    /// Whether there is an address to pass on.
    fn is_shared(&self) -> bool {
        self.asked.is_short() && (self.source.is_none() || self.asked.paper.is_some())
    }
}
