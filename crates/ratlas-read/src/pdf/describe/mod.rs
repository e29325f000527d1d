//! What is in a file beside the text of its pages.

mod files;
mod information;
mod labels;
mod outline;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::Pdf;
use lopdf::{Document, Object, ObjectId};
use serde::Serialize;

pub use self::files::Attachment;
pub use self::information::Information;
pub use self::outline::Heading;

use self::tree::{array, child, resolved};
use super::limits::MAX_PAGES;
use super::mark;
use super::open::open;
use super::shown::Shown;
use super::string::line;
use crate::ReadError;

/// What is in a PDF beside the text of its pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Description {
    /// The version of the format, e.g. `1.7`.
    pub version: String,
    /// How many pages there are.
    pub pages: u32,
    /// The sizes of the pages, the commonest first.
    pub sizes: Vec<PageSize>,
    /// Whether it is encrypted, though it opens without a password.
    pub encrypted: bool,
    /// Whether it is signed; the signature is not verified.
    pub signed: bool,
    /// Whether it says which text is heading, paragraph or table.
    pub tagged: bool,
    /// Whether it has fields to fill in.
    pub form: bool,
    /// The language it is said to be in, e.g. `de-DE`.
    pub language: Option<String>,
    /// What its information dictionary says.
    pub info: Information,
    /// What its metadata says.
    pub xmp: Information,
    /// The headings of its outline.
    pub outline: Vec<Heading>,
    /// What each page is called; empty where pages are counted from 1.
    pub labels: Vec<String>,
    /// The files inside it.
    pub attachments: Vec<Attachment>,
}

/// Pages of the same size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageSize {
    /// In points, as shown.
    pub width: f32,
    /// In points, as shown.
    pub height: f32,
    /// How many pages have it.
    pub pages: u32,
}

/// Describes a PDF. What cannot be read of it is left out; what is longer than any paper is cut.
///
/// # Errors
///
/// [`ReadError::NotPdf`] for other formats; [`ReadError::Encrypted`], [`ReadError::TooLarge`] and
/// [`ReadError::Damaged`] where the objects of the file cannot be read.
pub fn describe(bytes: &[u8]) -> Result<Description, ReadError> {
    super::on_deep_stack(|| {
        let document = open(bytes)?;
        catch_unwind(AssertUnwindSafe(|| described(bytes, &document)))
            .map_err(|_| super::panicked())
    })
}

fn described(bytes: &[u8], document: &Document) -> Description {
    let pages = pages(bytes, document);
    let ids: Vec<(Option<ObjectId>, u32)> = pages.iter().map(|it| it.id).zip(1..).collect();
    let numbers: BTreeMap<ObjectId, u32> =
        ids.iter().rev().filter_map(|(id, number)| Some(((*id)?, *number))).collect();
    let catalog = document.catalog().ok();
    let in_catalog = |key: &[u8]| catalog.and_then(|it| child(document, it, key));
    let is_marked = in_catalog(b"MarkInfo").and_then(|it| it.get(b"Marked").ok());
    let fields = in_catalog(b"AcroForm").and_then(|it| array(document, it, b"Fields"));
    let language = catalog.and_then(|it| resolved(document, it.get(b"Lang").ok()?).as_str().ok());
    Description {
        version: version(document),
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        sizes: sizes(pages.iter().filter_map(|it| it.size)),
        encrypted: document.was_encrypted(),
        signed: mark::is_signed(document),
        tagged: is_marked.is_some_and(|it| matches!(resolved(document, it), Object::Boolean(true))),
        form: fields.is_some_and(|it| !it.is_empty()),
        language: language.and_then(line),
        info: information::of_dictionary(document),
        xmp: information::of_metadata(document),
        outline: outline::outline(document, &numbers),
        labels: labels::labels(document, pages.len()),
        attachments: files::attachments(document, &ids),
    }
}

/// What is known of a page.
struct Known {
    /// Its object; some stand in their list themselves.
    id: Option<ObjectId>,
    /// Width and height in points, as shown.
    size: Option<(f32, f32)>,
}

/// The pages, as they are read, up to the limit of reading.
fn pages(bytes: &[u8], document: &Document) -> Vec<Known> {
    let pages = catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(bytes.to_vec()).ok()?;
        let pages = pdf.pages().iter().take(MAX_PAGES).map(|it| {
            let shown = Shown::of(it);
            Known { id: mark::object_of(it), size: Some((shown.width, shown.height)) }
        });
        Some(pages.collect::<Vec<_>>())
    }));
    match pages {
        Ok(Some(pages)) if !pages.is_empty() => pages,
        _ => document
            .page_iter()
            .take(MAX_PAGES)
            .map(|id| Known { id: Some(id), size: None })
            .collect(),
    }
}

/// The version of the format: an update may raise that of the first line.
fn version(document: &Document) -> String {
    let raised = document.catalog().and_then(|it| it.get(b"Version")).and_then(Object::as_name);
    let raised = raised.ok().and_then(line).unwrap_or_default();
    let is_version = raised.len() == 3 && raised.as_str() > document.version.as_str();
    if is_version { raised } else { document.version.clone() }
}

fn sizes(sizes: impl Iterator<Item = (f32, f32)>) -> Vec<PageSize> {
    /// More are of no use to anybody.
    const MAX_SIZES: usize = 20;
    let mut counted: BTreeMap<(i64, i64), u32> = BTreeMap::new();
    for (width, height) in sizes {
        let tenths = |it: f32| (it * 10.0).round() as i64;
        *counted.entry((tenths(width), tenths(height))).or_default() += 1;
    }
    let points = |tenths: i64| tenths as f32 / 10.0;
    let mut res: Vec<PageSize> = counted
        .into_iter()
        .map(|((width, height), pages)| PageSize {
            width: points(width),
            height: points(height),
            pages,
        })
        .collect();
    res.sort_by_key(|it| std::cmp::Reverse(it.pages));
    res.truncate(MAX_SIZES);
    res
}
