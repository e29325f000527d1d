//! The second reader: the bare text of pages the first one does not find.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::Document;
use unicode_normalization::UnicodeNormalization;

use super::limits::MAX_PAGES;
use super::report::Report;
use crate::{Page, Pages, ReadError, plain};

/// The text of one page may not be longer than this; a page in small print has about 30 kB.
const MAX_PAGE_BYTES: usize = 1 << 20;

/// Reads the text of every page, without places.
pub(super) fn read(bytes: &[u8]) -> Result<Pages, ReadError> {
    catch_unwind(AssertUnwindSafe(|| second_reader(bytes)))
        .unwrap_or_else(|_| Err(damaged("the file breaks the reader")))
}

fn damaged(reason: impl Into<String>) -> ReadError {
    ReadError::Damaged { reason: reason.into() }
}

fn second_reader(bytes: &[u8]) -> Result<Pages, ReadError> {
    let document = super::open::load(bytes)?;
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    if numbers.is_empty() {
        return Err(damaged("no pages"));
    }
    let pages: Vec<Page> = numbers
        .iter()
        .take(MAX_PAGES)
        .zip(1..)
        .map(|(number, counted)| plain::page(counted, text(&document, *number)))
        .collect();
    let mut report = Report::default();
    report.second_reader(&pages);
    report.cut(pages.len(), numbers.len());
    Ok(report.pages(pages))
}

fn text(document: &Document, number: u32) -> String {
    let text = catch_unwind(AssertUnwindSafe(|| document.extract_text(&[number])));
    let text = text.ok().and_then(Result::ok).unwrap_or_default();
    let text = text.trim().chars().filter(|it| !it.is_control() || *it == '\n').nfc();
    text.scan(0, |n_bytes, it| {
        *n_bytes += it.len_utf8();
        (*n_bytes <= MAX_PAGE_BYTES).then_some(it)
    })
    .collect()
}
