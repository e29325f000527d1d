//! Files inside a file.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::Serialize;

use super::super::string::{date, line};
use super::tree::{array, child, dictionary, pairs, resolved, string};

/// Attachments that are told; a portfolio of a whole sitting has about 200.
const MAX_ATTACHMENTS: usize = 5_000;

/// A file inside a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// The name it is to be saved under, without folders.
    pub name: String,
    /// What it is said to be.
    pub description: Option<String>,
    /// Its media type, where the file states one.
    pub media_type: Option<String>,
    /// Bytes, where the file states them.
    pub size: Option<u64>,
    /// ISO 8601.
    pub created: Option<String>,
    /// ISO 8601.
    pub modified: Option<String>,
    /// The page it is pinned to.
    pub page: Option<u32>,
}

/// The attachments of the file and of its pages, each once.
pub(super) fn attachments(
    document: &Document,
    pages: &[(Option<ObjectId>, u32)],
) -> Vec<Attachment> {
    let mut found = Found { document, seen: BTreeSet::new(), attachments: Vec::new() };
    if let Ok(catalog) = document.catalog() {
        let tree = child(document, catalog, b"Names").and_then(|it| it.get(b"EmbeddedFiles").ok());
        for (_, file) in tree.map(|it| pairs(document, it, b"Names")).unwrap_or_default() {
            found.push(file, None);
        }
        for file in array(document, catalog, b"AF").unwrap_or_default() {
            found.push(file, None);
        }
    }
    for (id, number) in pages {
        let page = id.and_then(|it| document.get_dictionary(it).ok());
        let annotations = page.and_then(|it| array(document, it, b"Annots"));
        for annotation in annotations.unwrap_or_default() {
            let file = dictionary(document, annotation).and_then(|it| it.get(b"FS").ok());
            if let Some(file) = file {
                found.push(file, Some(*number));
            }
        }
    }
    found.attachments
}

struct Found<'a> {
    document: &'a Document,
    /// The streams of the attachments: the same may be named in several places.
    seen: BTreeSet<ObjectId>,
    attachments: Vec<Attachment>,
}

impl Found<'_> {
    fn push(&mut self, file: &Object, page: Option<u32>) {
        if self.attachments.len() < MAX_ATTACHMENTS
            && let Some(attachment) = self.attachment(file, page)
        {
            self.attachments.push(attachment);
        }
    }

    /// The file a description names, if it is inside this one and not told yet.
    fn attachment(&mut self, file: &Object, page: Option<u32>) -> Option<Attachment> {
        let file = dictionary(self.document, file)?;
        let streams = child(self.document, file, b"EF")?;
        let stream = [&b"UF"[..], b"F", b"Unix", b"DOS", b"Mac"];
        let stream = stream.iter().find_map(|it| streams.get(it).ok())?;
        if stream.as_reference().is_ok_and(|id| !self.seen.insert(id)) {
            return None;
        }
        let stream = dictionary(self.document, stream)?;
        let name = |key: &[u8]| string(self.document, file, key).and_then(line);
        let name = name(b"UF").or_else(|| name(b"F")).or_else(|| name(b"Unix"));
        let parameters = child(self.document, stream, b"Params");
        Some(Attachment {
            name: without_folders(&name.unwrap_or_default()),
            description: string(self.document, file, b"Desc").and_then(line),
            media_type: media_type(self.document, stream),
            size: parameters.and_then(|it| size(self.document, it)),
            created: parameters
                .and_then(|it| string(self.document, it, b"CreationDate"))
                .and_then(date),
            modified: parameters
                .and_then(|it| string(self.document, it, b"ModDate"))
                .and_then(date),
            page,
        })
    }
}

fn without_folders(name: &str) -> String {
    name.rsplit(['/', '\\', ':']).find(|it| !it.is_empty()).unwrap_or("-").to_owned()
}

fn media_type(document: &Document, stream: &Dictionary) -> Option<String> {
    line(resolved(document, stream.get(b"Subtype").ok()?).as_name().ok()?)
}

fn size(document: &Document, parameters: &Dictionary) -> Option<u64> {
    let size = resolved(document, parameters.get(b"Size").ok()?).as_i64().ok()?;
    u64::try_from(size).ok()
}
