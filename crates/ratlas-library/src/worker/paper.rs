//! What was read, from the worker to the parent. Texts and records travel once, packed as the store
//! keeps them.

use ratlas_model::PageText;

use crate::ingest::{Outcome, ReadFile, ReadPaper, Signature};
use crate::store::Packer;
use crate::store::papers::{PackedPage, PackedPaper};
use crate::worker::protocol::{OutcomeReply, PageHead, PaperHead, ReadReply};

/// Bytes that the texts and records of one file unpack to: text files have up to 512 MB, but what is
/// found in one paper of this size nobody reads.
const MAX_UNPACKED: u64 = 192 << 20;

/// The reply to be sent, and its blobs. `members` as in [`ReadReply`].
pub(super) fn reply(read: ReadFile, members: Option<bool>) -> (ReadReply, Vec<Vec<u8>>) {
    let ReadFile { outcome, parts, .. } = read;
    let mut blobs = Vec::new();
    let mut papers = Vec::new();
    let outcome = match outcome {
        Outcome::Read(paper) => {
            papers.push(head(*paper, &mut blobs));
            OutcomeReply::Read
        }
        // Only the parent stops.
        Outcome::Known { .. } | Outcome::Stopped => OutcomeReply::Known,
        Outcome::Archive => OutcomeReply::Archive,
        Outcome::Refused { code, reason } => OutcomeReply::Refused { code, reason },
    };
    papers.extend(parts.into_iter().map(|it| head(it, &mut blobs)));
    (ReadReply { outcome, papers, members }, blobs)
}

fn head(paper: ReadPaper, blobs: &mut Vec<Vec<u8>>) -> PaperHead {
    let PackedPaper { packed_record, packed_pages, text_hash, content_hash, signature, .. } =
        paper.packed;
    blobs.push(packed_record);
    let has_signature = signature.is_some();
    blobs.extend(signature.map(|it| it.bytes()));
    let page = |it: PackedPage| {
        blobs.push(it.text);
        PageHead {
            number: it.number,
            ocr: it.ocr,
            is_blank: it.is_blank,
            confidence: it.confidence.map(f32::to_bits),
            quality: it.quality.map(f32::to_bits),
        }
    };
    let pages = packed_pages.into_iter().map(page).collect();
    PaperHead { text_hash, content_hash, has_signature, pages }
}

/// What the reply says of the file with this id; `None` if it is no possible answer.
pub(super) fn outcome(
    reply: ReadReply,
    blobs: Vec<Vec<u8>>,
    id: &str,
    packer: &Packer,
) -> Option<(Outcome, Vec<ReadPaper>)> {
    let mut unpacking = Unpacking { blobs: blobs.into_iter(), packer, room: MAX_UNPACKED };
    let papers: Option<Vec<ReadPaper>> =
        reply.papers.into_iter().map(|it| unpacking.paper(it)).collect();
    let mut papers = papers.filter(|_| unpacking.blobs.len() == 0)?.into_iter();
    let outcome = match reply.outcome {
        OutcomeReply::Read => {
            let paper = papers.next().filter(|it| it.packed.record.id == id)?;
            Outcome::Read(Box::new(paper))
        }
        OutcomeReply::Known => Outcome::Known { id: id.to_owned() },
        OutcomeReply::Archive => Outcome::Archive,
        OutcomeReply::Refused { code, reason } => Outcome::Refused { code, reason },
    };
    Some((outcome, papers.collect()))
}

struct Unpacking<'a> {
    blobs: std::vec::IntoIter<Vec<u8>>,
    packer: &'a Packer,
    /// Bytes that may still be unpacked.
    room: u64,
}

impl Unpacking<'_> {
    fn paper(&mut self, head: PaperHead) -> Option<ReadPaper> {
        let packed_record = self.blobs.next()?;
        let (record, length) = self.packer.unpack_record_within(&packed_record, self.room).ok()?;
        self.room = self.room.saturating_sub(length);
        let signature = if head.has_signature {
            Some(Signature::from_bytes(&self.blobs.next()?)?)
        } else {
            None
        };
        let mut packed_pages = Vec::with_capacity(head.pages.len());
        let mut pages = Vec::with_capacity(head.pages.len());
        for page in head.pages {
            let (page, text) = self.page(page)?;
            packed_pages.push(page);
            pages.push(text);
        }
        let PaperHead { text_hash, content_hash, .. } = head;
        let packed =
            PackedPaper { record, packed_record, packed_pages, text_hash, content_hash, signature };
        Some(ReadPaper { packed, pages })
    }

    fn page(&mut self, head: PageHead) -> Option<(PackedPage, PageText)> {
        let packed = self.blobs.next()?;
        let text = self.packer.unpack_within(&packed, self.room).ok()?;
        self.room = self.room.saturating_sub(text.len() as u64);
        let PageHead { number, ocr, is_blank, .. } = head;
        let confidence = head.confidence.map(f32::from_bits);
        let quality = head.quality.map(f32::from_bits);
        let page = PageText { number, text, ocr, confidence, quality };
        Some((PackedPage { number, ocr, is_blank, confidence, quality, text: packed }, page))
    }
}
