//! Writing papers: one row in `papers`, its record, its page texts and its facts.

use ratlas_german::reference_key;
use ratlas_model::{Basis, Meeting, Openness, PageText, Record, Source};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::fingerprint::content_hash;
use crate::ingest::{Signature, text_hash};
use crate::rooms::slug_of_meeting;
use crate::store::{Packer, facts, families, files, int, log};

/// A paper ready to be written: everything that takes time is done.
#[derive(Debug)]
pub(crate) struct PackedPaper {
    /// What the paper says; without page texts.
    pub(crate) record: Record,
    /// The record, packed.
    pub(crate) packed_record: Vec<u8>,
    /// The page texts, packed.
    pub(crate) packed_pages: Vec<PackedPage>,
    /// The same for papers of the same text; `None` where there is too little to tell.
    pub(crate) text_hash: Option<String>,
    /// The same for papers that say the same.
    pub(crate) content_hash: String,
    /// What tells papers of nearly the same text; `None` where there is too little.
    pub(crate) signature: Option<Signature>,
}

/// The text of one page, packed.
#[derive(Debug)]
pub(crate) struct PackedPage {
    /// Counted from 1.
    pub(crate) number: u32,
    /// Whether it was recognised from an image.
    pub(crate) ocr: bool,
    /// Whether it has no text at all.
    pub(crate) is_blank: bool,
    /// How sure the recogniser was.
    pub(crate) confidence: Option<f32>,
    /// How much of the text reads like words.
    pub(crate) quality: Option<f32>,
    /// The text, packed.
    pub(crate) text: Vec<u8>,
}

impl PackedPaper {
    /// Packs a paper.
    pub(crate) fn new(record: Record, pages: &[PageText], packer: &Packer) -> PackedPaper {
        let packed_record = packer.pack_record(&record);
        let packed_pages = pages.iter().map(|it| PackedPage::new(it, packer)).collect();
        PackedPaper { packed_record, packed_pages, ..PackedPaper::bare(record, pages) }
    }

    /// A paper without its texts and its packed record, for its rows in the other tables.
    pub(crate) fn bare(record: Record, pages: &[PageText]) -> PackedPaper {
        PackedPaper {
            packed_record: Vec::new(),
            packed_pages: pages.iter().map(|it| PackedPage::holding(it, Vec::new())).collect(),
            text_hash: text_hash(pages),
            content_hash: content_hash(&record, pages),
            signature: Signature::of(pages),
            record,
        }
    }
}

impl PackedPage {
    /// Packs a page.
    pub(crate) fn new(page: &PageText, packer: &Packer) -> PackedPage {
        PackedPage::holding(page, packer.pack(page))
    }

    /// A page with what is kept of its text.
    pub(crate) fn holding(page: &PageText, text: Vec<u8>) -> PackedPage {
        PackedPage {
            number: page.number,
            ocr: page.ocr,
            is_blank: page.text.trim().is_empty(),
            confidence: page.confidence,
            quality: page.quality,
            text,
        }
    }
}

/// A paper of the store, as far as files need to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownPaper {
    /// Its key.
    pub(crate) paper: i64,
    /// Whether its record has findings.
    pub(crate) has_findings: bool,
}

fn count(pages: &[PackedPage], is_meant: fn(&PackedPage) -> bool) -> Value {
    int(pages.iter().filter(|it| is_meant(it)).count() as u64).into()
}

/// The paper of these bytes, if it is in the store.
pub(crate) fn known(connection: &Connection, id: &str) -> rusqlite::Result<Option<KnownPaper>> {
    let sql = "SELECT paper, EXISTS (SELECT 1 FROM findings WHERE findings.paper = papers.paper) \
               FROM papers WHERE id = ?1";
    let known =
        |row: &rusqlite::Row<'_>| Ok(KnownPaper { paper: row.get(0)?, has_findings: row.get(1)? });
    connection.prepare_cached(sql)?.query_row([id], known).optional()
}

/// Whether a file holds several papers: the known one is the file as a whole.
pub(crate) fn has_parts(connection: &Connection, id: &str) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM papers WHERE part_of = ?1)";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))
}

/// The id of the first paper with this text.
pub(crate) fn original(
    connection: &Connection,
    text_hash: &str,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT id FROM papers WHERE text_hash = ?1 AND duplicate_of IS NULL";
    connection.prepare_cached(sql)?.query_row([text_hash], |row| row.get(0)).optional()
}

/// The id of the first paper with the text of this duplicate.
pub(crate) fn original_of(
    connection: &Connection,
    duplicate: i64,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT id FROM papers WHERE duplicate_of IS NULL \
               AND text_hash = (SELECT text_hash FROM papers WHERE paper = ?1)";
    connection.prepare_cached(sql)?.query_row([duplicate], |row| row.get(0)).optional()
}

/// Writes a paper anew under its old key, as a change that the index learns of.
pub(crate) fn rewrite(
    connection: &Connection,
    key: i64,
    paper: &PackedPaper,
) -> rusqlite::Result<()> {
    let seq = log::last_seq(connection)? + 1;
    take_out(connection, key)?;
    insert(connection, Some(key), paper, seq)?;
    files::set_state(connection, key, !paper.record.findings.is_empty())
}

/// Writes a paper that is not in the store, under a given key or the next; gives the key.
pub(crate) fn insert(
    connection: &Connection,
    key: Option<i64>,
    paper: &PackedPaper,
    seq: u64,
) -> rusqlite::Result<i64> {
    let text_hash = paper.text_hash.as_deref();
    let head = vec![
        ("paper", key.into()),
        ("seq", int(seq).into()),
        ("text_hash", text(text_hash)),
        ("content_hash", paper.content_hash.clone().into()),
        ("pages_without_text", count(&paper.packed_pages, |it| it.is_blank)),
        ("pages_recognised", count(&paper.packed_pages, |it| it.ocr)),
    ];
    let key = insert_row(connection, head, &paper.record)?;
    connection
        .prepare_cached("INSERT INTO records (paper, record) VALUES (?1, ?2)")?
        .execute((key, &paper.packed_record))?;
    let mut page_texts = connection.prepare_cached(
        "INSERT INTO page_texts (paper, page, ocr, text, confidence, quality) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for page in &paper.packed_pages {
        let PackedPage { number, ocr, text, .. } = page;
        let numbers = (decimal(page.confidence), decimal(page.quality));
        page_texts.execute((key, number, ocr, text, numbers.0, numbers.1))?;
    }
    facts::insert(connection, key, &paper.record)?;
    if let Some(signature) = &paper.signature {
        families::insert(connection, key, signature)?;
    }
    Ok(key)
}

/// Makes a duplicate an original, or a duplicate of another paper: `record` says which.
pub(crate) fn relink(
    connection: &Connection,
    packer: &Packer,
    paper: i64,
    record: &Record,
    seq: u64,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE papers SET duplicate_of = ?2, seq = ?3 WHERE paper = ?1")?
        .execute((paper, &record.source.duplicate_of, int(seq)))?;
    connection
        .prepare_cached("UPDATE records SET record = ?2 WHERE paper = ?1")?
        .execute((paper, packer.pack_record(record)))?;
    families::unsettle(connection, paper)
}

/// Whether a paper is the first of its text.
pub(crate) fn is_original(connection: &Connection, paper: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT duplicate_of IS NULL FROM papers WHERE paper = ?1";
    connection.prepare_cached(sql)?.query_row([paper], |row| row.get(0))
}

/// Removes a paper with its record, texts and facts.
pub(crate) fn delete(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM arrivals WHERE paper = ?1")?.execute([paper])?;
    delete_rows(connection, paper)
}

/// Removes a paper as it is; when it came stays.
fn delete_rows(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    families::forget(connection, paper)?;
    connection.prepare_cached("DELETE FROM papers WHERE paper = ?1")?.execute([paper])?;
    Ok(())
}

/// Removes a paper within a transaction that puts another in its place; gives whether it was an
/// original, which the index holds.
pub(crate) fn take_out(connection: &Connection, paper: i64) -> rusqlite::Result<bool> {
    // Its files name its key all the time.
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    let is_original = is_original(connection, paper)?;
    delete_rows(connection, paper)?;
    Ok(is_original)
}

/// The keys of duplicates whose original is none any more or has another text, oldest first.
pub(crate) fn stray_duplicates(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT paper FROM papers AS stray WHERE duplicate_of IS NOT NULL \
               AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.id = stray.duplicate_of \
               AND papers.duplicate_of IS NULL AND papers.text_hash = stray.text_hash) \
               ORDER BY paper LIMIT 500";
    let mut statement = connection.prepare_cached(sql)?;
    let keys = statement.query_map([], |row| row.get(0))?;
    keys.collect()
}

/// The day a paper is filed under: its own date, else that of its meeting, else of its first
/// consultation. Only its own can be explicit.
pub(crate) fn best_date(record: &Record) -> Option<(&str, Basis)> {
    let own = record.date.as_ref().map(|it| (it.value.as_str(), it.evidence.basis));
    let meeting = || record.meeting.as_ref()?.date.as_deref();
    let consultation = || record.consultations.iter().find_map(|it| it.date.as_deref());
    own.or_else(|| meeting().or_else(consultation).map(|it| (it, Basis::Inferred)))
}

/// The year an EDTF date begins in.
fn year(date: &str) -> Option<i64> {
    date.get(..4)?.parse().ok()
}

/// The written name of a basis.
pub(crate) fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "explicit",
        Basis::Inferred => "inferred",
        Basis::Derived => "derived",
    }
}

/// A column of `papers` and its value.
type Column = (&'static str, Value);

/// Writes the row; every value of the record that is no list is a column.
fn insert_row(
    connection: &Connection,
    mut columns: Vec<Column>,
    record: &Record,
) -> rusqlite::Result<i64> {
    columns.extend(head_columns(record));
    columns.extend(number_and_date_columns(record));
    columns.extend(record.meeting.as_ref().map(meeting_columns).into_iter().flatten());
    columns.push(("meeting_body_slug", text(slug_of_meeting(record))));
    columns.extend(source_columns(&record.source));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let places = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO papers ({}) VALUES ({places})", names.join(", "));
    let values = columns.into_iter().map(|(_, value)| value);
    connection.prepare_cached(&sql)?.insert(params_from_iter(values))
}

fn head_columns(record: &Record) -> [Column; 18] {
    let title = record.title.as_ref();
    let place = record.place.as_ref();
    let issuer = record.issuer.as_ref();
    let signatory = record.signatory.as_ref();
    let position = record.position.as_ref();
    [
        ("id", record.id.clone().into()),
        ("genre", record.genre.as_str().to_owned().into()),
        ("genre_label", text(record.genre_label.as_ref())),
        ("title", text(title.map(|it| &it.text))),
        ("title_raw", text(title.map(|it| &it.raw))),
        ("city", text(place.map(|it| &it.name))),
        ("official_name", text(place.and_then(|it| it.official_name.as_ref()))),
        ("ags", text(place.and_then(|it| it.ags.as_ref()))),
        ("state", text(place.and_then(|it| it.state.as_ref()))),
        ("issuer", text(issuer.map(|it| &it.name))),
        ("issuer_unit", text(issuer.and_then(|it| it.unit.as_ref()))),
        ("addressee", text(record.addressee.as_ref().map(|it| &it.name))),
        ("public", text(record.public.map(Openness::as_str))),
        ("signatory", text(signatory.map(|it| &it.name))),
        ("signatory_function", text(signatory.and_then(|it| it.function.as_ref()))),
        ("duplicate_of", text(record.source.duplicate_of.as_ref())),
        ("stance", text(position.and_then(|it| it.stance).map(ratlas_model::Stance::as_str))),
        ("stance_text", text(position.map(|it| &it.text))),
    ]
}

fn number_and_date_columns(record: &Record) -> [Column; 9] {
    let number = record.reference.as_ref();
    let date = record.date.as_ref();
    let best_date = best_date(record).map(|(date, _)| date);
    [
        ("number", text(number.map(|it| &it.number))),
        ("number_normalized", text(number.map(|it| &it.normalized))),
        ("number_key", text(number.map(|it| reference_key(&it.number)))),
        ("number_kind", text(number.map(|it| it.kind.as_str()))),
        ("date", text(date.map(|it| &it.value))),
        ("date_raw", text(date.map(|it| &it.raw))),
        ("date_basis", text(date.map(|it| basis_name(it.evidence.basis)))),
        ("best_date", text(best_date)),
        ("year", best_date.and_then(year).into()),
    ]
}

fn meeting_columns(meeting: &Meeting) -> [Column; 14] {
    let voting = meeting.voting_members_present.unwrap_or_default();
    [
        ("meeting_body", text(meeting.body.as_ref())),
        ("meeting_kind", text(meeting.kind.as_ref())),
        ("meeting_body_key", text(meeting.body_key.as_ref())),
        ("meeting_number", meeting.number.into()),
        ("meeting_date", text(meeting.date.as_ref())),
        ("meeting_start", text(meeting.start.as_ref())),
        ("meeting_end", text(meeting.end.as_ref())),
        ("meeting_place", text(meeting.place.as_ref())),
        ("meeting_public", text(meeting.public.map(Openness::as_str))),
        ("meeting_chair", text(meeting.chair.as_ref())),
        ("meeting_minutes_by", text(meeting.minutes_by.as_ref())),
        ("meeting_previous", text(meeting.previous.as_ref())),
        ("voting_members_stated", voting.stated.into()),
        ("voting_members_counted", voting.counted.into()),
    ]
}

fn source_columns(source: &Source) -> [Column; 13] {
    let part = source.part.as_ref();
    [
        ("source_path", source.path.clone().into()),
        ("url", text(source.url.as_ref())),
        ("media_type", source.media_type.clone().into()),
        ("bytes", int(source.bytes).into()),
        ("sha256", source.sha256.clone().into()),
        ("pages", source.pages.into()),
        ("encoding", text(source.encoding.as_ref())),
        ("recogniser", text(source.recogniser.as_ref())),
        ("text_layer", source.text_layer.as_str().to_owned().into()),
        ("part_of", text(part.map(|it| &it.whole))),
        ("part_number", part.map(|it| it.number).into()),
        ("page_from", part.map(|it| it.page_from).into()),
        ("page_to", part.map(|it| it.page_to).into()),
    ]
}

/// A number of two decimal places as people write it: 0.97 is not 0.9700000286.
fn decimal(number: Option<f32>) -> Option<f64> {
    number.map(|it| (f64::from(it) * 100.0).round() / 100.0)
}

/// A text that may be missing.
fn text(value: Option<impl Into<String>>) -> Value {
    value.map(Into::into).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_edtf_dates() {
        for (date, expected) in [
            ("2020-12-03", Some(2020)),
            ("2014/2017", Some(2014)),
            ("2004-35", Some(2004)),
            ("", None),
        ] {
            assert_eq!(year(date), expected, "{date}");
        }
    }
}
