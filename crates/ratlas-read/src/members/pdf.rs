//! Files embedded in a PDF: attachments of the document, of its pages, portfolios.

use std::collections::BTreeSet;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::{Filter, Pdf};

use super::limits::{MAX_HELD_BYTES, MAX_MEMBER_BYTES};
use super::{Content, Part, is_paper};
use crate::ReadError;

/// Embedded files of one PDF; portfolios of a meeting have about 60.
const MAX_FILES: usize = 5_000;

/// Nodes of the tree of names.
const MAX_NODES: usize = 10_000;

/// Pages that are looked through for attachments.
const MAX_PAGES: usize = 5_000;

/// Annotations of one page that are looked at.
const MAX_ANNOTATIONS: usize = 2_000;

/// No filter but deflate packs harder than this to one.
const MOST_PACKED: u64 = 130;

/// The tables of objects nest; threads of a pool have too small a stack for files made to harm.
const STACK_BYTES: usize = 64 << 20;

/// Whether a PDF may have files in it, from its bytes: the names of attachments stand in them, or
/// packed in an object stream, where the catalog must be asked.
pub(super) fn has_files(bytes: &[u8]) -> bool {
    let holds = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
    if holds(b"/EmbeddedFile") || holds(b"/FileAttachment") || holds(b"/Filespec") {
        return true;
    }
    // A file whose every stream is an image or a page has no objects hidden in streams.
    (holds(b"/ObjStm") || holds(b"/Encrypt"))
        && apart(bytes, |pdf| {
            let Some(catalog) = catalog(pdf) else { return false };
            let names = catalog.get::<Dict<'_>>("Names");
            names.is_some_and(|it| it.contains_key("EmbeddedFiles"))
                || catalog.contains_key("Collection")
                || catalog.contains_key("AF")
                || pdf.pages().iter().take(MAX_PAGES).any(|it| !annotated(it.raw()).is_empty())
        })
        .unwrap_or(false)
}

/// Whether a PDF is a portfolio: its own page only says how to open it.
pub(crate) fn is_portfolio(pdf: &Pdf) -> bool {
    catalog(pdf).is_some_and(|it| it.contains_key("Collection"))
}

/// The embedded files, by their names.
pub(super) fn parts(bytes: Vec<u8>) -> Vec<Part> {
    let mut parts = apart(&bytes, files).unwrap_or_default();
    parts.sort_by(|one, other| one.path.cmp(&other.path));
    parts
}

/// Looks into a PDF on a stack of its own; a file that breaks the library has nothing to say.
fn apart<T: Send>(bytes: &[u8], look: impl FnOnce(&Pdf) -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK_BYTES);
        let look =
            || catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes.to_vec()).ok().map(|it| look(&it))));
        builder.spawn_scoped(scope, look).ok()?.join().ok()?.ok().flatten()
    })
}

fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

fn files(pdf: &Pdf) -> Vec<Part> {
    let mut found = Found::default();
    if let Some(catalog) = catalog(pdf) {
        if let Some(tree) =
            catalog.get::<Dict<'_>>("Names").and_then(|it| it.get::<Dict<'_>>("EmbeddedFiles"))
        {
            found.tree(tree);
        }
        if let Some(list) = catalog.get::<Array<'_>>("AF") {
            list.iter::<Dict<'_>>().take(MAX_FILES).for_each(|it| found.file(&it));
        }
    }
    for page in pdf.pages().iter().take(MAX_PAGES) {
        for file in annotated(page.raw()) {
            found.file(&file);
        }
    }
    found.parts
}

/// The files attached to a page.
fn annotated<'a>(page: &Dict<'a>) -> Vec<Dict<'a>> {
    let Some(list) = page.get::<Array<'_>>("Annots") else { return Vec::new() };
    list.iter::<Dict<'_>>()
        .take(MAX_ANNOTATIONS)
        .filter(|it| {
            it.get::<Name<'_>>("Subtype").is_some_and(|it| it.as_ref() == b"FileAttachment")
        })
        .filter_map(|it| it.get::<Dict<'_>>("FS"))
        .collect()
}

/// The files found, each stream once.
#[derive(Default)]
struct Found {
    parts: Vec<Part>,
    seen: BTreeSet<ObjectIdentifier>,
    n_bytes: u64,
}

impl Found {
    /// Goes through a tree of names, whose nodes may form a circle.
    fn tree(&mut self, root: Dict<'_>) {
        let mut nodes = vec![root];
        let mut n_nodes = 0;
        while let Some(node) = nodes.pop() {
            n_nodes += 1;
            if n_nodes > MAX_NODES || self.parts.len() >= MAX_FILES {
                return;
            }
            if let Some(names) = node.get::<Array<'_>>("Names") {
                let mut items = names.flex_iter();
                while items.next::<PdfString<'_>>().is_some() {
                    let Some(file) = items.next::<Dict<'_>>() else { break };
                    self.file(&file);
                }
            }
            if let Some(kids) = node.get::<Array<'_>>("Kids") {
                let n_more = MAX_NODES.saturating_sub(nodes.len());
                nodes.extend(kids.iter::<Dict<'_>>().take(n_more));
            }
        }
    }

    /// Takes one file specification.
    fn file(&mut self, file: &Dict<'_>) {
        let Some(embedded) = file.get::<Dict<'_>>("EF") else { return };
        let stream = ["UF", "F", "Unix", "DOS", "Mac"].iter().find_map(|it| embedded.get(*it));
        let Some(stream): Option<Stream<'_>> = stream else { return };
        if self.parts.len() >= MAX_FILES || !self.seen.insert(stream.obj_id()) {
            return;
        }
        let name = ["UF", "F", "Desc"].iter().find_map(|it| file.get::<PdfString<'_>>(*it));
        let path = name.map(|it| text(it.as_bytes())).filter(|it| !it.trim().is_empty());
        let path = path.unwrap_or_else(|| format!("attachment {}", self.parts.len() + 1));
        let room = MAX_HELD_BYTES.saturating_sub(self.n_bytes).min(MAX_MEMBER_BYTES);
        let content = match unpacked(&stream, room) {
            Ok(bytes) if is_paper(&bytes, &path, true) => {
                self.n_bytes += bytes.len() as u64;
                Content::File(bytes)
            }
            Ok(_) => Content::Skipped,
            Err(error) => Content::Refused(error),
        };
        self.parts.push(Part { path, content });
    }
}

/// The bytes of a stream, at most `room`.
fn unpacked(stream: &Stream<'_>, room: u64) -> Result<Vec<u8>, ReadError> {
    let raw = stream.raw_data();
    let bytes = match stream.filters().as_slice() {
        [] => raw.into_owned(),
        [Filter::FlateDecode] => {
            let mut bytes = Vec::new();
            // What was unpacked before a fault is kept: the file's own reader judges it.
            let _ = ZlibDecoder::new(&raw[..]).take(room + 1).read_to_end(&mut bytes);
            bytes
        }
        // No program packs an attachment twice; small ones cannot grow beyond the room by one filter.
        [_] if raw.len() as u64 <= room / MOST_PACKED => {
            let damaged = |_| ReadError::Damaged { reason: "does not unpack".to_owned() };
            stream.decoded_data().map_err(damaged)?.into_owned()
        }
        _ => Vec::new(),
    };
    if bytes.len() as u64 > room {
        return Err(ReadError::TooLarge { what: "an unpacked member", limit: room });
    }
    if bytes.is_empty() && !stream.raw_data().is_empty() {
        return Err(ReadError::Damaged { reason: "does not unpack".to_owned() });
    }
    Ok(bytes)
}

/// A text of a PDF: UTF-16 or UTF-8 with a mark, else Latin letters.
fn text(bytes: &[u8]) -> String {
    if bytes.starts_with(b"\xfe\xff") || bytes.starts_with(b"\xff\xfe") {
        return crate::encoding::decode(bytes).text;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
