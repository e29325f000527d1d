//! A paper as the store takes it, made again from what the store holds of it.

use ratlas_model::{PageText, Record};

use crate::fingerprint::content_hash;
use crate::ingest::{Signature, text_hash};
use crate::store::papers::{PackedPage, PackedPaper};

/// A paper to be written again; `record_bytes` and `page_bytes`, one for each page, are what was
/// packed before.
pub(crate) fn repacked(
    record: Record,
    pages: &[PageText],
    record_bytes: Vec<u8>,
    page_bytes: Vec<Vec<u8>>,
) -> PackedPaper {
    let mut page_bytes = page_bytes.into_iter();
    let packed_pages = pages.iter().map(|it| PackedPage {
        number: it.number,
        ocr: it.ocr,
        is_blank: it.text.trim().is_empty(),
        confidence: it.confidence,
        quality: it.quality,
        text: page_bytes.next().unwrap_or_default(),
    });
    PackedPaper {
        packed_record: record_bytes,
        packed_pages: packed_pages.collect(),
        text_hash: text_hash(pages),
        content_hash: content_hash(&record, pages),
        signature: Signature::of(pages),
        record,
    }
}
