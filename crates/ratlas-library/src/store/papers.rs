//! Writing papers: one row in `papers`, its record, its page texts and its facts.

use ratlas_german::reference_key;
use ratlas_model::{Basis, Record};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::store::{Packer, facts, int};

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
}

/// The text of one page, packed.
#[derive(Debug)]
pub(crate) struct PackedPage {
    /// Counted from 1.
    pub(crate) number: u32,
    /// Whether it was recognised from an image.
    pub(crate) ocr: bool,
    /// The text, packed.
    pub(crate) text: Vec<u8>,
}

/// A paper of the store, as far as files need to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownPaper {
    /// Its key.
    pub(crate) paper: i64,
    /// Whether its record has findings.
    pub(crate) has_findings: bool,
}

/// The paper of these bytes, if it is in the store.
pub(crate) fn known(connection: &Connection, id: &str) -> rusqlite::Result<Option<KnownPaper>> {
    let sql = "SELECT paper, EXISTS (SELECT 1 FROM findings WHERE findings.paper = papers.paper) \
               FROM papers WHERE id = ?1";
    let known =
        |row: &rusqlite::Row<'_>| Ok(KnownPaper { paper: row.get(0)?, has_findings: row.get(1)? });
    connection.prepare_cached(sql)?.query_row([id], known).optional()
}

/// The id of the first paper with this text.
pub(crate) fn original(
    connection: &Connection,
    text_hash: &str,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT id FROM papers WHERE text_hash = ?1 AND duplicate_of IS NULL";
    connection.prepare_cached(sql)?.query_row([text_hash], |row| row.get(0)).optional()
}

/// Writes a paper that is not in the store; gives its key.
pub(crate) fn insert(
    connection: &Connection,
    paper: &PackedPaper,
    seq: u64,
) -> rusqlite::Result<i64> {
    let key = insert_row(connection, &paper.record, paper.text_hash.as_deref(), seq)?;
    connection
        .prepare_cached("INSERT INTO records (paper, record) VALUES (?1, ?2)")?
        .execute((key, &paper.packed_record))?;
    let mut page_texts = connection.prepare_cached(
        "INSERT INTO page_texts (paper, page, ocr, text) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for page in &paper.packed_pages {
        page_texts.execute((key, page.number, page.ocr, &page.text))?;
    }
    facts::insert(connection, key, &paper.record)?;
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
    Ok(())
}

/// Removes a paper with its record, texts and facts.
pub(crate) fn delete(connection: &Connection, paper: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM papers WHERE paper = ?1")?.execute([paper])?;
    Ok(())
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

const INSERT_PAPER: &str = "INSERT INTO papers (
    id, seq, genre, genre_label, title, title_raw, city, official_name, ags, state, issuer,
    issuer_unit, addressee, public, number, number_normalized, number_key, number_kind, date,
    date_raw, date_basis, best_date, year, meeting_body, meeting_kind, meeting_number,
    meeting_date, meeting_start, meeting_end, meeting_place, meeting_public, meeting_chair,
    meeting_minutes_by, meeting_previous, voting_members_stated, voting_members_counted,
    signatory, signatory_function, source_path, url, media_type, bytes, sha256, pages, encoding,
    text_layer, text_hash, duplicate_of
) VALUES (
    :id, :seq, :genre, :genre_label, :title, :title_raw, :city, :official_name, :ags, :state,
    :issuer, :issuer_unit, :addressee, :public, :number, :number_normalized, :number_key,
    :number_kind, :date, :date_raw, :date_basis, :best_date, :year, :meeting_body, :meeting_kind,
    :meeting_number, :meeting_date, :meeting_start, :meeting_end, :meeting_place,
    :meeting_public, :meeting_chair, :meeting_minutes_by, :meeting_previous,
    :voting_members_stated, :voting_members_counted, :signatory, :signatory_function,
    :source_path, :url, :media_type, :bytes, :sha256, :pages, :encoding, :text_layer,
    :text_hash, :duplicate_of
)";

/// Writes the row; every value of the record that is no list is a column.
fn insert_row(
    connection: &Connection,
    record: &Record,
    text_hash: Option<&str>,
    seq: u64,
) -> rusqlite::Result<i64> {
    let title = record.title.as_ref();
    let place = record.place.as_ref();
    let issuer = record.issuer.as_ref();
    let number = record.reference.as_ref();
    let date = record.date.as_ref();
    let best_date = best_date(record).map(|(date, _)| date);
    let meeting = record.meeting.as_ref();
    let voting = meeting.and_then(|it| it.voting_members_present);
    let signatory = record.signatory.as_ref();
    let source = &record.source;
    connection.prepare_cached(INSERT_PAPER)?.insert(named_params! {
        ":id": record.id,
        ":seq": int(seq),
        ":genre": record.genre.as_str(),
        ":genre_label": record.genre_label,
        ":title": title.map(|it| &it.text),
        ":title_raw": title.map(|it| &it.raw),
        ":city": place.map(|it| &it.name),
        ":official_name": place.and_then(|it| it.official_name.as_ref()),
        ":ags": place.and_then(|it| it.ags.as_ref()),
        ":state": place.and_then(|it| it.state.as_ref()),
        ":issuer": issuer.map(|it| &it.name),
        ":issuer_unit": issuer.and_then(|it| it.unit.as_ref()),
        ":addressee": record.addressee.as_ref().map(|it| &it.name),
        ":public": record.public.map(ratlas_model::Openness::as_str),
        ":number": number.map(|it| &it.number),
        ":number_normalized": number.map(|it| &it.normalized),
        ":number_key": number.map(|it| reference_key(&it.number)),
        ":number_kind": number.map(|it| it.kind.as_str()),
        ":date": date.map(|it| &it.value),
        ":date_raw": date.map(|it| &it.raw),
        ":date_basis": date.map(|it| basis_name(it.evidence.basis)),
        ":best_date": best_date,
        ":year": best_date.and_then(year),
        ":meeting_body": meeting.and_then(|it| it.body.as_ref()),
        ":meeting_kind": meeting.and_then(|it| it.kind.as_ref()),
        ":meeting_number": meeting.and_then(|it| it.number),
        ":meeting_date": meeting.and_then(|it| it.date.as_ref()),
        ":meeting_start": meeting.and_then(|it| it.start.as_ref()),
        ":meeting_end": meeting.and_then(|it| it.end.as_ref()),
        ":meeting_place": meeting.and_then(|it| it.place.as_ref()),
        ":meeting_public": meeting.and_then(|it| it.public).map(ratlas_model::Openness::as_str),
        ":meeting_chair": meeting.and_then(|it| it.chair.as_ref()),
        ":meeting_minutes_by": meeting.and_then(|it| it.minutes_by.as_ref()),
        ":meeting_previous": meeting.and_then(|it| it.previous.as_ref()),
        ":voting_members_stated": voting.and_then(|it| it.stated),
        ":voting_members_counted": voting.and_then(|it| it.counted),
        ":signatory": signatory.map(|it| &it.name),
        ":signatory_function": signatory.and_then(|it| it.function.as_ref()),
        ":source_path": source.path,
        ":url": source.url,
        ":media_type": source.media_type,
        ":bytes": int(source.bytes),
        ":sha256": source.sha256,
        ":pages": source.pages,
        ":encoding": source.encoding,
        ":text_layer": source.text_layer.as_str(),
        ":text_hash": text_hash,
        ":duplicate_of": source.duplicate_of,
    })
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
