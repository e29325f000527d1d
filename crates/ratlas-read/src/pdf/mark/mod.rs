//! A copy of a file with marks on its words.
//!
//! `paper.rs` finds the pages, `annotation.rs` makes what lies on them; here both are put together.

mod annotation;
mod paper;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, Object, ObjectId};

use self::annotation::Annotation;
use self::paper::Sheet;
pub(super) use self::paper::object_of;
use super::open::open;
use crate::ReadError;

/// More annotations on a page are of no use to anybody and slow down every viewer.
const MAX_PAGE_MARKS: usize = 5_000;

/// The keys of a trailer that describe the table of objects of the original.
const TABLE_KEYS: [&str; 9] =
    ["Prev", "XRefStm", "W", "Index", "Filter", "DecodeParms", "Type", "Length", "Encrypt"];

/// What is to be said about words of a page.
///
/// # Units
///
/// `page` counts from 1. `boxes` are those of [`crate::Page::place`]: points from the top left of the
/// page as it is shown. A mark without boxes is added to a note in the corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The page.
    pub page: u32,
    /// The words, one box a line of print.
    pub boxes: Vec<[f32; 4]>,
    /// What kind of thing it is, in a word.
    pub subject: String,
    /// What is said.
    pub text: String,
    /// Red, green and blue from 0 to 1.
    pub colour: [f32; 3],
}

/// The copy, and what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many marks lie on pages the file does not have or that cannot be written on.
    pub n_lost: usize,
    /// Whether the original was encrypted; the copy is not.
    pub was_encrypted: bool,
    /// Whether the original is signed; the signature does not hold for the copy.
    pub was_signed: bool,
}

/// Makes a copy of a PDF with its marks as highlights.
///
/// Everything else in the file is kept. Marks on the same boxes become one highlight with a line
/// for each; those of an earlier copy are replaced. The same bytes and marks give the same copy.
///
/// # Errors
///
/// [`ReadError::NotPdf`] for other formats; [`ReadError::Encrypted`], [`ReadError::TooLarge`] and
/// [`ReadError::Damaged`] where the objects of the file cannot be read.
pub fn mark(bytes: &[u8], marks: &[Mark]) -> Result<Marked, ReadError> {
    super::on_deep_stack(|| {
        let mut document = open(bytes)?;
        let sheets = paper::sheets(bytes, &document);
        catch_unwind(AssertUnwindSafe(|| marked(&mut document, &sheets, marks)))
            .unwrap_or_else(|_| Err(super::panicked()))
    })
}

fn marked(
    document: &mut Document,
    sheets: &[Option<Sheet>],
    marks: &[Mark],
) -> Result<Marked, ReadError> {
    let (was_encrypted, was_signed) = (document.was_encrypted(), is_signed(document));
    for sheet in sheets.iter().flatten() {
        paper::unmark(document, sheet.id);
    }
    let mut n_lost = 0;
    for (number, marks) in by_page(marks) {
        let sheet = usize::try_from(number).ok().and_then(|it| sheets.get(it.checked_sub(1)?));
        let Some(Some(sheet)) = sheet else {
            n_lost += marks.len();
            continue;
        };
        let annotations = annotation::annotations(&marks);
        n_lost += annotations.iter().skip(MAX_PAGE_MARKS).map(|it| it.n_marks).sum::<usize>();
        put(document, sheet, number, &annotations[..annotations.len().min(MAX_PAGE_MARKS)])?;
    }
    let bytes = written(document)?;
    Ok(Marked { bytes, n_lost, was_encrypted, was_signed })
}

fn by_page(marks: &[Mark]) -> BTreeMap<u32, Vec<&Mark>> {
    let mut res: BTreeMap<u32, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        res.entry(mark.page).or_default().push(mark);
    }
    res
}

fn put(
    document: &mut Document,
    sheet: &Sheet,
    number: u32,
    annotations: &[Annotation],
) -> Result<(), ReadError> {
    let mut ids = Vec::new();
    for (annotation, idx) in annotations.iter().zip(1..) {
        let name = format!("{}{number}-{idx}", paper::NAME_START);
        if let Some(drawn) = annotation.drawn(sheet, &name) {
            let appearance = add(document, Object::Stream(drawn.appearance))?;
            let mut dictionary = drawn.dictionary;
            dictionary.set("AP", lopdf::dictionary! { "N" => appearance });
            ids.push(add(document, Object::Dictionary(dictionary))?);
        }
    }
    paper::append(document, sheet.id, &ids);
    Ok(())
}

fn add(document: &mut Document, object: Object) -> Result<ObjectId, ReadError> {
    let id = document.try_new_object_id().map_err(super::open::refusal)?;
    document.set_object(id, object);
    Ok(id)
}

/// Whether a signature covers bytes of the file.
pub(super) fn is_signed(document: &Document) -> bool {
    document.objects.values().any(|it| it.as_dict().is_ok_and(|it| it.has(b"ByteRange")))
}

/// The bytes of the copy, with the kind of table the original has.
fn written(document: &mut Document) -> Result<Vec<u8>, ReadError> {
    let n_objects = document.objects.len();
    document.objects.retain(|_, it| !is_table(it));
    let is_packed = document.objects.len() < n_objects;
    for key in TABLE_KEYS {
        document.trailer.remove(key.as_bytes());
    }
    if document.version.as_str() < "1.4" {
        // Blending came with it.
        "1.4".clone_into(&mut document.version);
    }
    let mut bytes = Vec::new();
    let saved =
        if is_packed { document.save_modern(&mut bytes) } else { document.save_to(&mut bytes) };
    saved.map_err(|error| ReadError::Damaged { reason: error.to_string() })?;
    Ok(bytes)
}

/// Whether an object belongs to the outer form of the original, which the copy does not share.
fn is_table(object: &Object) -> bool {
    let is_type = |name: &[u8]| object.type_name().is_ok_and(|it| it == name);
    let is_linear = object.as_dict().is_ok_and(|it| it.has(b"Linearized"));
    is_linear || (object.as_stream().is_ok() && (is_type(b"ObjStm") || is_type(b"XRef")))
}
