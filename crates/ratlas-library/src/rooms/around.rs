//! What is around a paper: what its page shows beside the paper itself.

use crate::Library;
use crate::error::{In, LibraryError};
use crate::links::PaperLink;
use crate::store::links::around::{self, Side};
use crate::store::reading;
use crate::store::rooms::{brief, versions};
use crate::trace::{Life, LifeAnswer, LifeOutcome, LifePaper, StepKind};

/// What is around a paper. Lists have 200 entries at most.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Around {
    /// What it says about other papers: what tells most first, then the newest.
    pub says: Vec<LinkedPaper>,
    /// How many links that are.
    pub n_says: u64,
    /// What others say about it.
    pub told: Vec<LinkedPaper>,
    /// How many links that are.
    pub n_told: u64,
    /// Versions and near-duplicates, newest first.
    pub versions: Vec<LifePaper>,
    /// Papers with exactly its text.
    pub copies: Vec<LifePaper>,
    /// The file it is a part of.
    pub whole: Option<LifePaper>,
    /// The papers that are parts of it.
    pub parts: Vec<LifePaper>,
    /// The lives it belongs to, the first six: minutes belong to one with each item.
    pub lives: Vec<LifeBrief>,
    /// How many lives it belongs to.
    pub n_lives: usize,
}

/// A link and the paper at its other end.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedPaper {
    /// The link: its kind, how it is known and which words say it.
    pub link: PaperLink,
    /// The other paper.
    pub paper: LifePaper,
}

/// A life in short.
#[derive(Debug, Clone, PartialEq)]
pub struct LifeBrief {
    /// The motion; `None` if the library only has papers about it.
    pub head: Option<LifePaper>,
    /// Its number.
    pub number: Option<String>,
    /// Its title, else that of the first paper about it.
    pub title: Option<String>,
    /// The kinds of its steps with their days, in the order of time.
    pub steps: Vec<(StepKind, Option<String>)>,
    /// The answer, else the statement of the administration.
    pub answer: Option<LifeAnswer>,
    /// What was finally decided.
    pub outcome: Option<LifeOutcome>,
}

/// Entries of a list.
const MAX_ENTRIES: usize = 200;

/// Lives that are told.
const MAX_LIVES: usize = 6;

impl Library {
    /// What is around a paper; `None` if there is no such paper. `id` is whole.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn around(&self, id: &str) -> Result<Option<Around>, LibraryError> {
        let connection = &self.store.connection;
        let Some(paper) = reading::key(connection, id).within(self.dir())? else {
            return Ok(None);
        };
        let (lives, n_lives) = self.first_lives(paper, MAX_LIVES)?;
        let lives = lives.into_iter().map(LifeBrief::of).collect();
        let res = Around { lives, n_lives, ..self.relatives(paper).within(self.dir())? };
        Ok(Some(res))
    }

    /// Everything but its lives.
    fn relatives(&self, paper: i64) -> rusqlite::Result<Around> {
        let connection = &self.store.connection;
        let whole = versions::whole(connection, paper)?;
        Ok(Around {
            says: self.linked(paper, Side::Says)?,
            n_says: around::n_links(connection, paper, Side::Says)?,
            told: self.linked(paper, Side::Told)?,
            n_told: around::n_links(connection, paper, Side::Told)?,
            versions: self.briefs(&versions::versions(connection, paper, MAX_ENTRIES)?)?,
            copies: self.briefs(&versions::copies(connection, paper, MAX_ENTRIES)?)?,
            whole: self.briefs(whole.as_slice())?.pop(),
            parts: self.briefs(&versions::parts(connection, paper, MAX_ENTRIES)?)?,
            ..Around::default()
        })
    }

    fn linked(&self, paper: i64, side: Side) -> rusqlite::Result<Vec<LinkedPaper>> {
        let connection = &self.store.connection;
        let mut res = Vec::new();
        for (other, link) in around::links(connection, paper, side, MAX_ENTRIES)? {
            res.extend(brief(&self.store, other)?.map(|paper| LinkedPaper { link, paper }));
        }
        Ok(res)
    }

    fn briefs(&self, papers: &[i64]) -> rusqlite::Result<Vec<LifePaper>> {
        let found = papers.iter().map(|it| brief(&self.store, *it));
        found.filter_map(Result::transpose).collect()
    }
}

impl LifeBrief {
    fn of(life: Life) -> LifeBrief {
        let (answer, outcome) = (life.answer(), life.outcome());
        let steps = life.steps.into_iter().map(|it| (it.kind, it.date)).collect();
        let Life { head, number, title, .. } = life;
        LifeBrief { head, number, title, steps, answer, outcome }
    }
}
