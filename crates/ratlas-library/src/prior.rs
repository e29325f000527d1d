//! Earlier papers on the same matter, with what became of them.
//!
//! In the order of the data: the question says what the matter is (`ratlas_index::Matter`) and whose
//! papers count; [`candidates`] are the papers of the index that hold its words, compared with it
//! once more by what they ask for; [`groups`] puts an answer and a decision under the motion they
//! are about.

pub(crate) mod candidates;
pub(crate) mod groups;

use ratlas_index::{Filters, Matter, MatterPart, MatterTerms};
use ratlas_model::{Genre, Outcome, PageText, Record, Stance};

use self::candidates::Seeking;
use crate::error::In;
use crate::store::papers::best_date;
use crate::{Library, LibraryError, PaperHit};

/// Whether papers of one's own city are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OwnCity {
    /// Beside those of others, which come first where they are about as alike.
    #[default]
    Include,
    /// Not at all.
    Exclude,
    /// No others.
    Only,
}

/// A question for earlier papers on a matter.
///
/// # Examples
///
/// ```
/// use ratlas_library::{OwnCity, PriorQuestion};
///
/// let question = PriorQuestion {
///     city: Some("Kassel".to_owned()),
///     own_city: OwnCity::Exclude,
///     ..PriorQuestion::of_text("Runder Tisch der Migrationsbeauftragten")
/// };
/// assert_eq!(question.limit, 10);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PriorQuestion {
    /// What it is about.
    pub matter: Matter,
    /// Laws it names, in their normal form.
    pub laws: Vec<String>,
    /// The id of the paper that asks, which is no answer.
    pub id: Option<String>,
    /// The number of the paper that asks: papers of its city with this number are no answer.
    pub number: Option<String>,
    /// One's own city.
    pub city: Option<String>,
    /// The day of the paper that asks, EDTF: papers of other cities must not be later. Those of its
    /// own city may be: they are what followed.
    pub date: Option<String>,
    /// Whether papers of one's own city are wanted.
    pub own_city: OwnCity,
    /// What the papers must be. Without a genre: those that ask for something or answer it.
    pub filters: Filters,
    /// How many groups at most.
    pub limit: usize,
}

/// Papers that ask for something, those that answer them, which stand for a motion that the library
/// has not, and those whose genre is not told. Minutes and agendas are about everything.
const GENRES: [Genre; 11] = [
    Genre::Motion,
    Genre::Amendment,
    Genre::Inquiry,
    Genre::Reply,
    Genre::Statement,
    Genre::Proposal,
    Genre::Information,
    Genre::ResolutionExtract,
    Genre::WorkingPaper,
    Genre::Report,
    Genre::Other,
];

impl PriorQuestion {
    /// The question of an idea that was typed.
    pub fn of_text(text: &str) -> PriorQuestion {
        PriorQuestion {
            matter: Matter::of_text(text),
            laws: Vec::new(),
            id: None,
            number: None,
            city: None,
            date: None,
            own_city: OwnCity::Include,
            filters: Filters::default(),
            limit: 10,
        }
    }

    /// The question of a paper, which need not be in the library.
    pub fn of_paper(record: &Record, pages: &[PageText]) -> PriorQuestion {
        let mut matter = Matter::of_record(record);
        for page in pages {
            matter.add(MatterPart::Body, &page.text);
        }
        let laws = record.citations.iter().filter(|it| it.kind == ratlas_model::CitationKind::Law);
        PriorQuestion {
            matter,
            laws: laws.filter_map(|it| it.normalized.clone()).collect(),
            id: Some(record.id.clone()),
            number: record.reference.as_ref().map(|it| it.number.clone()),
            city: record.place.as_ref().map(|it| it.name.clone()),
            date: best_date(record).map(|it| it.0.to_owned()),
            ..PriorQuestion::of_text("")
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PriorAnswer {
    /// Whether the question says what it is about, in words that the library may not hold.
    pub has_matter: bool,
    /// The words the papers were sought by, weightiest first.
    pub words: Vec<String>,
    /// The concepts they were sought by, by their ids.
    pub topics: Vec<String>,
    /// The papers, those about the same matter together, best first.
    pub groups: Vec<PriorGroup>,
}

/// A motion with what is said about it, or a paper alone.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorGroup {
    /// The papers: the motion, its versions, its answers, what was decided. Never empty.
    pub papers: Vec<PriorPaper>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// What the administration says to it.
    pub stance: Option<Stance>,
    /// The sentence that says it.
    pub stance_text: Option<String>,
    /// The office that says it.
    pub office: Option<String>,
}

/// What a paper is in its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PriorRole {
    /// What the group is about: a motion, an inquiry, or the paper that stands for it.
    Head,
    /// Another version of it.
    Version,
    /// An amendment to it.
    Amendment,
    /// What the administration says to it.
    Answer,
    /// What a body decided on it.
    Decision,
}

impl PriorRole {
    /// The written name.
    pub fn as_str(self) -> &'static str {
        match self {
            PriorRole::Head => "head",
            PriorRole::Version => "version",
            PriorRole::Amendment => "amendment",
            PriorRole::Answer => "answer",
            PriorRole::Decision => "decision",
        }
    }
}

/// A paper on the matter.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorPaper {
    /// The paper with the passage that is alike. Its `why` is empty: see [`PriorPaper::shared`].
    pub hit: PaperHit,
    /// What it is in its group.
    pub role: PriorRole,
    /// Whether it is of one's own city.
    pub is_own: bool,
    /// Whether it is later than the paper that asks.
    pub is_later: bool,
    /// What it says became of it.
    pub outcome: Option<Outcome>,
    /// What both papers share.
    pub shared: Shared,
}

/// What two papers share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shared {
    /// Concepts of the thesaurus, by their ids.
    pub topics: Vec<String>,
    /// Laws in their normal form.
    pub laws: Vec<String>,
    /// Words as the paper found prints them, weightiest first.
    pub words: Vec<String>,
}

impl Library {
    /// Finds earlier papers on a matter, those of other cities first, with what became of them.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Filter`] if a filter cannot be understood; [`LibraryError::IndexUnusable`] if
    /// there is no index of this version.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::atomic::AtomicBool;
    ///
    /// use ratlas_library::{IngestOptions, Library, PriorQuestion};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let folder = tempfile::tempdir()?;
    /// let papers = folder.path().join("papers");
    /// std::fs::create_dir(&papers)?;
    /// let text = "Antrag\nTrinkbrunnen auf Spielplätzen\nDer Rat möge Trinkbrunnen aufstellen.";
    /// std::fs::write(papers.join("antrag.txt"), text)?;
    /// let mut library = Library::open_writable(&folder.path().join("library"))?;
    /// library.ingest(&[papers], &IngestOptions::default(), &(), &AtomicBool::new(false))?;
    ///
    /// let answer = library.prior(&PriorQuestion::of_text("Ein Trinkbrunnen für den Spielplatz"))?;
    /// assert_eq!(answer.words, ["Spielplatz", "Trinkbrunnen"]);
    /// assert_eq!(answer.groups.len(), 1);
    /// assert!(!library.prior(&PriorQuestion::of_text("Sehr geehrte Damen"))?.has_matter);
    /// # Ok(())
    /// # }
    /// ```
    pub fn prior(&self, question: &PriorQuestion) -> Result<PriorAnswer, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let terms = self.matter_terms(&question.matter)?;
        let mut filters = question.filters.clone();
        if filters.genre.is_empty() {
            filters.genre = GENRES.to_vec();
        }
        let seeking = Seeking { library: self, question, terms: &terms, is_grouped: true };
        let found = seeking.candidates(filters)?;
        let groups = groups::groups(&seeking, &found)?;
        Ok(PriorAnswer {
            has_matter: terms.has_matter,
            words: words(&terms),
            topics: terms.topics.clone(),
            groups,
        })
    }

    pub(crate) fn matter_terms(&self, matter: &Matter) -> Result<MatterTerms, LibraryError> {
        Ok(self.index()?.matter_terms(matter))
    }
}

/// The words of a matter as printed, each once.
fn words(terms: &MatterTerms) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    for term in &terms.terms {
        if !res.contains(&term.word) {
            res.push(term.word.clone());
        }
    }
    res
}
