//! What the page of a paper asks the library.

use std::ops::Range;

use ratlas_library::{Around, DisclosedPaper, Library, NoOriginal, Original, Permalink, permalink};
use ratlas_model::PageText;
use ratlas_present::{Lang, date, word};

use crate::failure::Failure;
use crate::page::paper::around::PaperLine;
use crate::state::paper::PaperState;

/// Papers of one name that are listed.
const MAX_LISTED: usize = 200;

/// Texts that are looked through for the words of a question, in bytes: as many as a book.
const MAX_SEARCHED_BYTES: usize = 3_000_000;

/// What an address leads to.
#[derive(Debug)]
pub(crate) enum Found {
    /// Nothing.
    None,
    /// A paper.
    One(Box<Loaded>),
    /// The paper with this id, whose address is another.
    Elsewhere(String),
    /// Several papers.
    Several(Vec<PaperLine>),
}

/// A paper with what its page shows.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// What may be told of it.
    pub(crate) paper: DisclosedPaper,
    /// What is around it.
    pub(crate) around: Around,
    /// The address that stays.
    pub(crate) permalink: Option<Permalink>,
    /// The file it comes from.
    pub(crate) original: Result<Original, Withheld>,
    /// For each of its pages the words that answer the question; empty without one.
    pub(crate) found: Vec<Vec<Range<usize>>>,
    /// What the address asks for.
    pub(crate) state: PaperState,
}

/// Why there is no file to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// It shows what is not public.
    NotPublic,
    /// It shows what was forgotten on request.
    Forgotten,
}

/// The paper with an id or the beginning of one; the papers with a number.
pub(crate) fn named(
    library: &Library,
    name: &str,
    state: &PaperState,
    lang: Lang,
) -> Result<Found, Failure> {
    let mut papers = library.disclosed_paper(name)?;
    if papers.len() > 1 {
        return Ok(Found::Several(
            papers.iter().take(MAX_LISTED).map(|it| line(it, lang)).collect(),
        ));
    }
    let Some(paper) = papers.pop() else { return Ok(Found::None) };
    if paper.record.id != name {
        return Ok(Found::Elsewhere(paper.record.id));
    }
    Ok(Found::One(Box::new(loaded(library, paper, state)?)))
}

/// The papers with a number in a city.
pub(crate) fn numbered(
    library: &Library,
    city: &str,
    number: &str,
    state: &PaperState,
    lang: Lang,
) -> Result<Found, Failure> {
    let mut papers = Vec::new();
    for id in library.papers_at(city, number)?.iter().take(MAX_LISTED) {
        papers.extend(library.disclosed_paper(id)?.into_iter().filter(|it| it.record.id == *id));
    }
    match <[DisclosedPaper; 1]>::try_from(papers) {
        Ok([paper]) => Ok(Found::One(Box::new(loaded(library, paper, state)?))),
        Err(papers) if papers.is_empty() => Ok(Found::None),
        Err(papers) => Ok(Found::Several(papers.iter().map(|it| line(it, lang)).collect())),
    }
}

/// The paper with exactly this id.
pub(crate) fn whole(library: &Library, id: &str) -> Result<DisclosedPaper, Failure> {
    let papers = library.disclosed_paper(id)?;
    papers.into_iter().find(|it| it.record.id == id).ok_or(Failure::NotFound)
}

fn loaded(library: &Library, paper: DisclosedPaper, state: &PaperState) -> Result<Loaded, Failure> {
    let id = &paper.record.id;
    let around = library.around(id)?.unwrap_or_default();
    let original = match library.original(id, &library.disclosure()) {
        Ok(original) => Ok(original),
        Err(NoOriginal::Library(error)) => return Err(error.into()),
        Err(NoOriginal::Forgotten) => Err(Withheld::Forgotten),
        Err(_) => Err(Withheld::NotPublic),
    };
    let found = found(library, &paper.pages, state);
    let permalink = permalink(&paper.record);
    Ok(Loaded { around, permalink, original, found, state: state.clone(), paper })
}

/// The words that answer the question. What cannot be understood as one marks nothing.
fn found(library: &Library, pages: &[PageText], state: &PaperState) -> Vec<Vec<Range<usize>>> {
    let Some(question) = &state.question else { return Vec::new() };
    let Ok(marks) = library.query_marks(question) else { return Vec::new() };
    let mut left = MAX_SEARCHED_BYTES;
    let spans = |page: &PageText| {
        let fits = page.text.len() <= left;
        left = left.saturating_sub(page.text.len());
        if fits { marks.spans(&page.text) } else { Vec::new() }
    };
    pages.iter().map(spans).collect()
}

/// A paper of several.
pub(crate) fn line(paper: &DisclosedPaper, lang: Lang) -> PaperLine {
    let record = &paper.record;
    let day = record.date.as_ref().map(|it| it.value.as_str());
    let day = day.or_else(|| record.meeting.as_ref()?.date.as_deref());
    let facts = [
        record.place.as_ref().map(|it| it.name.clone()),
        day.map(|it| date(lang, it)),
        Some(word(lang, "genre", record.genre.as_str()).to_owned()),
        record.reference.as_ref().map(|it| it.number.clone()),
        paper.files.first().and_then(|it| it.rsplit('/').next()).map(str::to_owned),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let title = record.title.as_ref().map(|it| it.text.clone());
    PaperLine { id: record.id.clone(), title, facts: facts.join(" · ") }
}
