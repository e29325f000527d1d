//! What was forgotten does not come back with the next ingest.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ratlas_model::{Finding, PageText, Record, Severity};

use crate::ingest::{Outcome, ReadPaper};
use crate::privacy::filler::blacken;
use crate::privacy::find::Names;
use crate::privacy::letters::{Letters, letters};
use crate::privacy::name::{Forgotten, ForgottenKind, paper_hash};
use crate::privacy::person::InPaper;
use crate::store::files::WalkedFile;
use crate::store::papers::PackedPaper;
use crate::store::{Packer, Store, forgotten};

/// Why a file is refused that holds a forgotten paper.
pub(crate) const FORGOTTEN_CODE: &str = "privacy/forgotten";

/// What a paper tells in which a name was covered.
const PERSON_CODE: &str = "privacy/forgotten-person";

/// So many digits of a hash tell two files apart.
const DIGITS: usize = 16;

/// Everything that must not come into the library.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    papers: BTreeSet<String>,
    pub(crate) names: Names,
    /// The cities that a path may speak of; as [`letters`] writes them.
    cities: Vec<String>,
}

impl Guard {
    /// Reads what was forgotten.
    pub(crate) fn of(store: &Store) -> rusqlite::Result<Guard> {
        let all = forgotten::all(&store.connection)?;
        let papers = all.iter().filter(|it| it.what == ForgottenKind::Paper);
        let papers = papers.map(|it| it.hash.clone()).collect();
        let names = Names::of(&all);
        let mut cities = vec![String::new()];
        if !names.is_empty() {
            cities.extend(forgotten::cities(&store.connection)?.iter().map(|it| letters(it)));
        }
        Ok(Guard { papers, names, cities })
    }

    /// What is to be forgotten, before it is; of a city as [`letters`] writes it.
    pub(crate) fn with(forgotten: &[Forgotten], city: Option<String>) -> Guard {
        let cities = vec![city.unwrap_or_default()];
        Guard { papers: BTreeSet::new(), names: Names::of(forgotten), cities }
    }

    /// The hash of a paper that was forgotten.
    pub(crate) fn paper(&self, id: &str) -> Option<String> {
        if self.papers.is_empty() {
            return None;
        }
        Some(paper_hash(id)).filter(|it| self.papers.contains(it))
    }

    /// What may be kept of a file and of what was read in it.
    pub(crate) fn passed<'a>(
        &self,
        packer: &Packer,
        file: &'a WalkedFile,
        outcome: Outcome,
    ) -> (Cow<'a, WalkedFile>, Outcome) {
        if self.papers.is_empty() && self.names.is_empty() {
            return (Cow::Borrowed(file), outcome);
        }
        match outcome {
            Outcome::Read(mut paper) => {
                if let Some(file) = self.forgotten_file(file, &paper.packed.record) {
                    let reason = "the paper was forgotten on request".to_owned();
                    let code = FORGOTTEN_CODE.to_owned();
                    return (Cow::Owned(file), Outcome::Refused { code, reason });
                }
                self.cover(packer, &mut paper);
                (self.stored(file), Outcome::Read(paper))
            }
            other => (self.stored(file), other),
        }
    }

    /// The file without names in its paths.
    pub(crate) fn stored<'a>(&self, file: &'a WalkedFile) -> Cow<'a, WalkedFile> {
        let paths = [Some(&file.path), Some(&file.given_path), file.container.as_ref()];
        if self.names.is_empty() || !paths.iter().flatten().any(|it| self.is_telling(it)) {
            return Cow::Borrowed(file);
        }
        Cow::Owned(WalkedFile {
            path: self.path(&file.path),
            given_path: self.path(&file.given_path),
            container: file.container.as_ref().map(|it| self.path(it)),
            ..file.clone()
        })
    }

    /// A path without names; the same for the same path, and different for different ones.
    pub(crate) fn path(&self, path: &str) -> String {
        let places = self.places_of(path);
        if places.is_empty() {
            return path.to_owned();
        }
        let hash = blake3::hash(path.as_bytes()).to_hex();
        format!("{}~{}", blacken(path, places), &hash[..DIGITS])
    }

    /// Whether a name stands in a text that is no paper.
    pub(crate) fn is_telling(&self, text: &str) -> bool {
        !self.places_of(text).is_empty()
    }

    fn places_of(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let text = Letters::of(text);
        let full = self.cities.iter().flat_map(|city| self.names.full(&text, city));
        full.map(|it| text.span(&it.range)).collect()
    }

    /// Under which path a file is noted that holds a forgotten paper: its own name may tell what the
    /// paper was about. It is opened again by each run, and told each time.
    fn forgotten_file(&self, file: &WalkedFile, record: &Record) -> Option<WalkedFile> {
        let part = record.source.part.as_ref();
        let whole = part.and_then(|it| self.paper(&it.whole));
        let own = self.paper(&record.id);
        let hash = whole.clone().or(own)?;
        let name = |path: &str| {
            let folder = path.rsplit_once(std::path::is_separator).map_or("", |it| it.0);
            format!("{folder}/forgotten-{}", &hash[..DIGITS])
        };
        let stored = self.stored(file);
        let file = stored.as_ref().clone();
        // The name of the file is in the path of its part.
        Some(match (&file.container, part.filter(|_| whole.is_some())) {
            (Some(container), Some(part)) => WalkedFile {
                path: format!("{}/part-{}", name(container), part.number),
                given_path: format!("{}/part-{}", name(parent(&file.given_path)), part.number),
                container: Some(name(container)),
                ..file
            },
            _ => WalkedFile { path: name(&file.path), given_path: name(&file.given_path), ..file },
        })
    }

    /// Covers the names in a paper that was just read.
    fn cover(&self, packer: &Packer, paper: &mut ReadPaper) {
        if self.names.is_empty() {
            return;
        }
        let record = &mut paper.packed.record;
        if self.cover_in(record, &mut paper.pages).is_some() {
            paper.packed = PackedPaper::new(record.clone(), &paper.pages, packer);
        }
    }

    /// Covers the names in a paper; gives at how many places, `None` if there were none.
    pub(crate) fn cover_in(&self, record: &mut Record, pages: &mut [PageText]) -> Option<u64> {
        let found = InPaper::of(record, pages, &self.names, BTreeSet::new());
        if found.is_empty() {
            return None;
        }
        let n_places = found.cover(record, pages);
        note(record);
        Some(n_places)
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once(std::path::is_separator).map_or(path, |it| it.0)
}

/// Whether words of the paper are not those that are printed, because a name was forgotten.
pub(crate) fn is_name_covered(record: &Record) -> bool {
    record.findings.iter().any(|it| it.code == PERSON_CODE)
}

/// Tells that words of the paper are not those that are printed.
fn note(record: &mut Record) {
    if !is_name_covered(record) {
        record.findings.push(Finding {
            code: PERSON_CODE.into(),
            severity: Severity::Info,
            message: "a name was removed on request".to_owned(),
            at: Vec::new(),
        });
    }
}
