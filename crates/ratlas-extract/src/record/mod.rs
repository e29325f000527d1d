//! Which of several candidates the paper itself means.

use ratlas_model::{Genre, RECORD_SCHEMA, Record, Source};
use ratlas_read::Pages;

use crate::Origin;

/// The record of a paper of which nothing is known but its file.
pub(crate) fn empty(pages: &Pages, origin: Origin) -> Record {
    Record {
        schema: RECORD_SCHEMA.to_owned(),
        id: origin.id,
        source: Source {
            path: origin.path,
            url: origin.url,
            media_type: pages.media_type.to_owned(),
            bytes: origin.bytes,
            sha256: origin.sha256,
            pages: u32::try_from(pages.pages.len()).unwrap_or(u32::MAX),
            encoding: pages.encoding.clone(),
            text_layer: pages.text_layer,
            duplicate_of: None,
        },
        languages: Vec::new(),
        genre: Genre::Other,
        genre_label: None,
        genre_at: Vec::new(),
        genre_rule: None,
        title: None,
        place: None,
        issuer: None,
        addressee: None,
        public: None,
        public_at: Vec::new(),
        reference: None,
        references: Vec::new(),
        date: None,
        dates: Vec::new(),
        meeting: None,
        consultations: Vec::new(),
        people: Vec::new(),
        agenda: Vec::new(),
        resolutions: Vec::new(),
        proposals: Vec::new(),
        goals: Vec::new(),
        measures: Vec::new(),
        deadlines: Vec::new(),
        citations: Vec::new(),
        departments: Vec::new(),
        signatory: None,
        topics: Vec::new(),
        topic_counts: Vec::new(),
        findings: pages.findings.clone(),
        pages: None,
    }
}
