//! A record against its texts and the rows made from it.

use std::path::Path;

use ratlas_model::{PageText, Record};
use serde_json::Value;

use super::{Findings, described};
use crate::care::problem::{is_damage, is_wrong_value};
use crate::error::{In, LibraryError};
use crate::fingerprint::content_hash;
use crate::store::checks::CheckedPaper;
use crate::store::papers::PackedPaper;
use crate::store::twin::Twin;
use crate::store::{Store, reading, unsigned};

/// Checks papers one by one.
pub(super) struct Records<'a> {
    dir: &'a Path,
    store: &'a Store,
    twin: Twin,
}

impl<'a> Records<'a> {
    pub(super) fn new(dir: &'a Path, store: &'a Store) -> Result<Records<'a>, LibraryError> {
        Ok(Records { dir, store, twin: Twin::new().within(dir)? })
    }

    /// Checks a paper.
    pub(super) fn check(
        &mut self,
        paper: &CheckedPaper,
        findings: &mut Findings<'_>,
    ) -> Result<(), LibraryError> {
        let (connection, packer) = (&self.store.connection, &self.store.packer);
        let id = &paper.id;
        let mut wrong = |code, detail| findings.problem(code, id, detail, Some(paper.paper));
        let record = match reading::record(connection, packer, paper.paper) {
            Ok(record) => record,
            Err(error) if is_wrong_value(&error) => {
                wrong("paper/record", described(&error));
                return Ok(());
            }
            Err(error) => return Err(error).within(self.dir),
        };
        let pages = match reading::page_texts(connection, packer, paper.paper) {
            Ok(pages) => pages,
            Err(error) if is_wrong_value(&error) => {
                wrong("paper/text", described(&error));
                return Ok(());
            }
            Err(error) => return Err(error).within(self.dir),
        };
        // One that an older program wrote has no hash.
        let is_other = |stored: &String| *stored != content_hash(&record, &pages);
        if record.id != *id {
            wrong("paper/id", record.id);
        } else if paper.content_hash.as_ref().is_some_and(is_other) {
            wrong("paper/content", String::new());
        } else if let Some(place) = place_outside(&record, &pages) {
            wrong("paper/span", place);
        } else if paper.content_hash.is_some() {
            self.rows(paper, record, &pages, findings)?;
        }
        findings.verified.pages += pages.len() as u64;
        Ok(())
    }

    /// Compares the rows of a paper with those that its record gives.
    fn rows(
        &mut self,
        paper: &CheckedPaper,
        record: Record,
        pages: &[PageText],
        findings: &mut Findings<'_>,
    ) -> Result<(), LibraryError> {
        let again = PackedPaper::bare(record, pages);
        let seq = unsigned(paper.seq);
        let differing = self.twin.differing(&self.store.connection, paper.paper, seq, &again);
        match differing.within(self.dir) {
            Ok(tables) if tables.is_empty() => Ok(()),
            Ok(tables) => {
                findings.problem("paper/rows", &paper.id, tables.join(", "), Some(paper.paper));
                Ok(())
            }
            Err(error) if is_damage(&error) => {
                findings.problem("paper/rows", &paper.id, described(&error), Some(paper.paper));
                self.twin = Twin::new().within(self.dir)?;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

/// The first place of a record that is not in its texts, or cuts a character in two.
fn place_outside(record: &Record, pages: &[PageText]) -> Option<String> {
    let record = serde_json::to_value(record).ok()?;
    let mut waiting = vec![&record];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(fields) => {
                if let (Some(page), Some(span)) = (fields.get("page"), fields.get("span"))
                    && !is_inside(page, span, pages)
                {
                    return Some(format!("page {page}, bytes {span}"));
                }
                waiting.extend(fields.values());
            }
            _ => {}
        }
    }
    None
}

fn is_inside(page: &Value, span: &Value, pages: &[PageText]) -> bool {
    let number = |value: Option<&Value>| usize::try_from(value?.as_u64()?).ok();
    let inside = || {
        let page = page.as_u64()?;
        // Pages are numbered from 1 and rarely miss one.
        let near = usize::try_from(page).ok()?.checked_sub(1)?;
        let is_it = |it: &&PageText| u64::from(it.number) == page;
        let text = pages.get(near).filter(is_it).or_else(|| pages.iter().find(is_it))?;
        text.text.get(number(span.get(0))?..number(span.get(1))?)
    };
    inside().is_some()
}
