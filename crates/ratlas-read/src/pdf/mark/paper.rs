//! The pages of a file to write on.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::Affine;
use hayro_syntax::page::Page as PdfPage;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::limits::MAX_PAGES;
use super::super::shown::Shown;

/// How the names of our annotations begin, so that they are known again.
pub(super) const NAME_START: &str = "ratlas-";

/// A page to write on.
pub(super) struct Sheet {
    /// The object of the page.
    pub(super) id: ObjectId,
    /// From points from the top left corner, as shown, to the coordinates the page is written in.
    pub(super) transform: Affine,
}

/// The pages in the order in which they are read, each found by the reader that told the boxes.
///
/// Where it does not open the file there are no boxes, and the other reader tells the pages.
pub(super) fn sheets(bytes: &[u8], document: &Document) -> Vec<Option<Sheet>> {
    let sheets = catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(bytes.to_vec()).ok()?;
        Some(pdf.pages().iter().take(MAX_PAGES).map(|it| sheet(it, document)).collect::<Vec<_>>())
    }));
    match sheets {
        Ok(Some(sheets)) if !sheets.is_empty() => sheets,
        _ => {
            let ids = document.page_iter().take(MAX_PAGES);
            ids.map(|id| Some(Sheet { id, transform: Affine::FLIP_Y })).collect()
        }
    }
}

/// The object of a page; some stand in their list themselves.
pub(in super::super) fn object_of(page: &PdfPage<'_>) -> Option<ObjectId> {
    let id = page.raw().obj_id()?;
    Some((id.obj_number, u16::try_from(id.gen_number).ok()?))
}

fn sheet(page: &PdfPage<'_>, document: &Document) -> Option<Sheet> {
    let id = object_of(page)?;
    let transform = Shown::of(page).transform;
    let is_invertible = transform.determinant().is_normal() && transform.is_finite();
    let is_page = document.get_object(id).is_ok_and(|it| it.as_dict().is_ok());
    (is_invertible && is_page).then(|| Sheet { id, transform: transform.inverse() })
}

/// Appends annotations to those of a page.
///
/// The list becomes the page's own: one that is an object may belong to several pages.
pub(super) fn append(document: &mut Document, page: ObjectId, ids: &[ObjectId]) {
    let mut annotations = annotations(document, page);
    annotations.extend(ids.iter().copied().map(Object::Reference));
    if let Ok(page) = document.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Annots", annotations);
    }
}

/// Removes what an earlier copy has put on a page.
pub(super) fn unmark(document: &mut Document, page: ObjectId) {
    let mut annotations = annotations(document, page);
    let n_before = annotations.len();
    let mut removed = Vec::new();
    annotations.retain(|it| match ours(document, it) {
        Some(id) => {
            removed.push(id);
            false
        }
        None => true,
    });
    if annotations.len() == n_before {
        return;
    }
    for id in removed {
        let annotation = document.objects.remove(&id);
        if let Some(appearance) = annotation.as_ref().and_then(appearance) {
            document.objects.remove(&appearance);
        }
    }
    if let Ok(page) = document.get_object_mut(page).and_then(Object::as_dict_mut) {
        page.set("Annots", annotations);
    }
}

/// The list of a page's annotations, whether it stands in the page or elsewhere.
fn annotations(document: &Document, page: ObjectId) -> Vec<Object> {
    let page = document.get_object(page).and_then(Object::as_dict);
    let list = page.and_then(|it| it.get_deref(b"Annots", document)).and_then(Object::as_array);
    list.cloned().unwrap_or_default()
}

fn ours(document: &Document, annotation: &Object) -> Option<ObjectId> {
    let id = annotation.as_reference().ok()?;
    let annotation = document.get_object(id).ok()?.as_dict().ok()?;
    let is =
        |key: &[u8], value: &str| text(annotation, key).is_some_and(|it| it.starts_with(value));
    (is(b"T", super::annotation::AUTHOR) && is(b"NM", NAME_START)).then_some(id)
}

fn text(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    dictionary.get(key).ok().and_then(|it| lopdf::decode_text_string(it).ok())
}

fn appearance(annotation: &Object) -> Option<ObjectId> {
    let appearance = annotation.as_dict().ok()?.get(b"AP").ok()?.as_dict().ok()?;
    appearance.get(b"N").ok()?.as_reference().ok()
}
