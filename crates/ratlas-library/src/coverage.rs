//! What a library knows of its papers and what not.

use std::cmp::Ordering;

use ratlas_model::Genre;

use crate::error::{In, LibraryError};
use crate::store::coverage::{self, Counts};
use crate::{Dimension, Library};

/// A value that papers state, and of which genres it is expected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value {
    pub(crate) name: &'static str,
    /// All genres if there are none.
    pub(crate) genres: &'static [Genre],
    /// In SQL, over a row of `papers`.
    pub(crate) is_found: &'static str,
    /// Its name in `evidence`, if it has a row there.
    pub(crate) evidence: &'static str,
    /// The beginnings of codes of findings that speak against it.
    pub(crate) findings: &'static [&'static str],
}

/// Papers that a body decides or answers; minutes and gazettes have no number of their own.
const NUMBERED: &[Genre] = &[
    Genre::Motion,
    Genre::Amendment,
    Genre::Inquiry,
    Genre::Proposal,
    Genre::Information,
    Genre::Statement,
    Genre::ResolutionExtract,
];

/// Papers of one sitting.
const OF_SITTINGS: &[Genre] =
    &[Genre::Minutes, Genre::Invitation, Genre::Agenda, Genre::ResolutionExtract];

/// The main values, in the order they are shown in.
pub(crate) const VALUES: [Value; 9] = [
    Value {
        name: "city",
        genres: &[],
        is_found: "city IS NOT NULL",
        evidence: "place",
        findings: &["place/"],
    },
    Value {
        name: "genre",
        genres: &[],
        is_found: "genre <> 'other'",
        evidence: "genre",
        findings: &["genre/"],
    },
    Value {
        name: "title",
        genres: &[],
        is_found: "title IS NOT NULL",
        evidence: "title",
        findings: &["title/"],
    },
    Value {
        name: "number",
        genres: NUMBERED,
        is_found: "number IS NOT NULL",
        evidence: "number",
        findings: &["number/"],
    },
    Value {
        name: "date",
        genres: &[],
        is_found: "best_date IS NOT NULL",
        evidence: "date",
        findings: &["date/after-", "date/before-"],
    },
    Value {
        name: "meeting",
        genres: OF_SITTINGS,
        is_found: "(meeting_body IS NOT NULL OR meeting_date IS NOT NULL)",
        evidence: "meeting",
        findings: &["people/"],
    },
    Value {
        name: "outcome",
        genres: &[Genre::Minutes, Genre::ResolutionExtract],
        is_found: "(EXISTS (SELECT 1 FROM resolutions WHERE resolutions.paper = papers.paper \
                   AND resolutions.outcome IS NOT NULL) \
                   OR EXISTS (SELECT 1 FROM agenda_items WHERE agenda_items.paper = papers.paper \
                   AND agenda_items.outcome IS NOT NULL))",
        evidence: "",
        findings: &["vote/"],
    },
    Value {
        name: "applicants",
        genres: &[Genre::Motion, Genre::Amendment, Genre::Inquiry],
        is_found: "EXISTS (SELECT 1 FROM applicants WHERE applicants.paper = papers.paper)",
        evidence: "",
        findings: &["applicants/"],
    },
    Value {
        name: "topics",
        genres: &[],
        is_found: "EXISTS (SELECT 1 FROM topics WHERE topics.paper = papers.paper)",
        evidence: "",
        findings: &[],
    },
];

/// Which papers to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverageFilter {
    /// Usual names of cities; any if there are none.
    pub cities: Vec<String>,
    /// Genres; any if there are none.
    pub genres: Vec<Genre>,
    /// The first year.
    pub from: Option<i64>,
    /// The last year.
    pub to: Option<i64>,
}

/// What a library knows of its papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Of all papers looked at; its value is `None`.
    pub total: CoverageRow,
    /// By value, those with the most papers first, years ascending. Papers without one come last,
    /// with the value `None`.
    pub rows: Vec<CoverageRow>,
    /// Files that could not be read, by the code of the reason, whatever the filter: nobody knows
    /// what is in them.
    pub refused: Vec<(String, u64)>,
    /// [`Library::fingerprint`].
    pub library: String,
}

/// What is known of some papers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CoverageRow {
    /// What the papers have in common.
    pub value: Option<String>,
    /// How many there are; exact copies of others do not count.
    pub papers: u64,
    /// Their pages.
    pub pages: u64,
    /// Pages on which nothing was read; a few may be blank.
    pub pages_without_text: u64,
    /// Pages whose text was recognised from a picture.
    pub pages_recognised: u64,
    /// Papers of which an older version of the program did not keep how their pages were read.
    pub unknown_pages: u64,
    /// The main values.
    pub values: Vec<ValueCoverage>,
}

/// In how many papers a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueCoverage {
    /// `city`, `genre`, `title`, `number`, `date`, `meeting`, `outcome`, `applicants` or `topics`.
    pub name: &'static str,
    /// Papers of a genre that states it.
    pub expected: u64,
    /// Those in which it was found.
    pub found: u64,
    /// Of them those in which it was inferred, was found by a rule that is often wrong, or a finding
    /// speaks against it.
    pub doubtful: u64,
}

impl ValueCoverage {
    /// Papers that should state it and in which it was not found.
    pub fn missing(&self) -> u64 {
        self.expected.saturating_sub(self.found)
    }
}

/// Rules that were right less often than this are doubted.
const SURE: f32 = 0.9;

impl Library {
    /// Counts what is known of the papers, by city, year or genre. Reads no text and no record.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn coverage(
        &self,
        filter: &CoverageFilter,
        by: Dimension,
    ) -> Result<Coverage, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let connection = &self.store.connection;
        let doubted = ratlas_extract::rules_below(SURE);
        let counts = coverage::counts(connection, filter, by, &doubted).within(self.dir())?;
        let Counts { mut rows, total } = counts;
        rows.sort_by(|one, other| {
            let by_size = other.papers.cmp(&one.papers);
            let order = if by == Dimension::Year { Ordering::Equal } else { by_size };
            one.value
                .is_none()
                .cmp(&other.value.is_none())
                .then(order)
                .then(one.value.cmp(&other.value))
        });
        Ok(Coverage {
            total,
            rows,
            refused: coverage::refused(connection).within(self.dir())?,
            library: self.fingerprint()?,
        })
    }
}
