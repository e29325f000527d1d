//! A paper as others may see it.

use ratlas_model::{AgendaItem, PageText, Record, TextSpan};

use crate::Library;
use crate::error::{In, LibraryError};
use crate::privacy::{Disclosed, Withheld, disclosed};
use crate::store::reading;

/// A paper of a library as far as it may be told, with all that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct DisclosedPaper {
    /// What it says.
    pub record: Record,
    /// The texts of its pages; what is withheld is covered and as long as it was.
    pub pages: Vec<PageText>,
    /// The paths of the files that hold it, as given; those still there first.
    pub files: Vec<String>,
    /// What was left out.
    pub withheld: Withheld,
    /// The pages on which something is covered, ascending: whoever shows a picture of one of them, or the
    /// file itself, shows what is withheld.
    pub covered_pages: Vec<u32>,
    /// For each item of the record's agenda its place in that of the whole paper, from 1, by which hits
    /// and links name it.
    pub positions: Vec<usize>,
}

impl Library {
    /// The papers with this id, the beginning of an id or number, as [`Library::papers`] finds them, as
    /// far as they may be told. In a library of [`Library::open`] they are whole.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn disclosed_paper(&self, id_or_number: &str) -> Result<Vec<DisclosedPaper>, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let keys = self.keys(id_or_number.trim()).within(self.dir())?;
        let papers = keys.into_iter().map(|it| self.disclosed_of(it).within(self.dir()));
        papers.filter_map(Result::transpose).collect()
    }

    fn disclosed_of(&self, paper: i64) -> rusqlite::Result<Option<DisclosedPaper>> {
        let (whole, texts) = self.store.whole(paper)?;
        let Some(told) = disclosed(whole.clone(), texts.clone(), &self.disclosure()) else {
            return Ok(None);
        };
        let Disclosed { mut record, pages, withheld } = told;
        record.source.path = self.store.told_path(record.source.path);
        let is_left = |it: &AgendaItem| self.disclosure().closed || it.public != Some(false);
        let items = (1..).zip(&whole.agenda);
        let positions = items.filter(|(_, it)| is_left(it)).map(|(position, _)| position).collect();
        let closed: Vec<&AgendaItem> = whole.agenda.iter().filter(|it| !is_left(it)).collect();
        let is_covered = |(whole, told): &(&PageText, &PageText)| {
            whole.text != told.text || closed.iter().any(|it| may_be_on(it, whole))
        };
        let covered = texts.iter().zip(&pages).filter(is_covered);
        let covered_pages = covered.map(|(page, _)| page.number).collect();
        let files = reading::paths(&self.store.connection, paper)?;
        let mut files: Vec<String> = files.into_iter().map(|it| self.store.told_path(it)).collect();
        self.store.cover(paper, &mut files.iter_mut().collect::<Vec<_>>())?;
        Ok(Some(DisclosedPaper { record, pages, files, withheld, covered_pages, positions }))
    }
}

/// Whether a picture of a page may show an item: its pages are those it says, and any page on which
/// nothing was read.
fn may_be_on(item: &AgendaItem, page: &PageText) -> bool {
    let is_within = |it: &TextSpan| (it.page_from..=it.page_to).contains(&page.number);
    item.text.as_ref().is_some_and(is_within) || page.text.trim().is_empty()
}
