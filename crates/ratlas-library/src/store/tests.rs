//! The tables, written from records that fill every list, and the queries of their documentation.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use ratlas_model::{PageText, Record};
use rusqlite::types::Value;

use crate::ingest::Signature;
use crate::store::files::{self, Content, WalkedFile};
use crate::store::papers::{self, PackedPage, PackedPaper};
use crate::store::{Store, dump, reading, runs};

const DOCUMENTATION: &str = include_str!("../../../../docs/formats/library.md");

/// A store with the sample records and one refused file.
fn store() -> (tempfile::TempDir, Store, Vec<Record>) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_writable(folder.path()).unwrap();
    let records: Vec<Record> =
        serde_json::from_str(include_str!("../../tests/data/records.json")).unwrap();
    for (seq, record) in (1..).zip(&records) {
        let page = PageText { number: 1, text: "Sprachmittlung".to_owned(), ..PageText::default() };
        let packed_page = PackedPage::new(&page, &store.packer);
        let paper = PackedPaper {
            record: record.clone(),
            packed_record: store.packer.pack_record(record),
            packed_pages: vec![packed_page],
            text_hash: None,
            content_hash: String::new(),
            signature: Signature::of(&[PageText { text: numbers(200), ..PageText::default() }]),
        };
        papers::insert(&store.connection, None, &paper, seq).unwrap();
    }
    let run = runs::begin(&store.connection, "2021-07-01T00:00:00Z").unwrap();
    let refused = Content::Refused { code: "read/empty".to_owned(), reason: "empty".to_owned() };
    let file = WalkedFile {
        path: "/eingang/leer.pdf".to_owned(),
        given_path: "eingang/leer.pdf".to_owned(),
        container: None,
        bytes: 0,
        modified: 0,
    };
    files::write(&store.connection, &file, &refused, run).unwrap();
    (folder, store, records)
}

/// A text of so many words.
fn numbers(n_words: u32) -> String {
    (0..n_words).map(|it| it.to_string()).collect::<Vec<String>>().join(" ")
}

/// The rows of a query, columns separated by bars.
fn rows(store: &Store, sql: &str) -> String {
    let mut statement = store.connection.prepare(sql).unwrap();
    let n_columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut text = String::new();
    while let Some(row) = rows.next().unwrap() {
        let values: Vec<String> = (0..n_columns).map(|it| shown(row.get(it).unwrap())).collect();
        text.push_str(values.join(" | ").trim_end());
        text.push('\n');
    }
    text
}

fn shown(value: Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

/// The queries in the documentation.
fn queries() -> Vec<&'static str> {
    DOCUMENTATION.split("```sql\n").skip(1).filter_map(|it| it.split("```").next()).collect()
}

#[track_caller]
fn check(query: usize, expected: Expect) {
    let (_folder, store, _) = store();
    expected.assert_eq(&rows(&store, queries()[query]));
}

#[test]
fn documented_queries_are_ten() {
    assert_eq!(queries().len(), 10);
}

#[test]
fn documented_motions_elsewhere() {
    check(
        0,
        expect![[r#"
        Bad Lindau | 2019-02-11 | 2019/044 | Pool für Sprachmittlung | 2
    "#]],
    );
}

#[test]
fn documented_answers() {
    check(
        1,
        expect![[r#"
        A 0017/2021 | 2021-05-03 | 2021-07-12 | 70 | Dezernat III | Sozialamt
    "#]],
    );
}

#[test]
fn documented_requests() {
    check(
        2,
        expect![[r#"
            Neuwerda | A 0017/2021 | SPD-Fraktion | Die Verwaltung richtet einen Pool ein. 1. Sie berichtet. | 12500 | yearly
        "#]],
    );
}

#[test]
fn documented_outcomes() {
    check(
        3,
        expect![[r#"
        Stadtrat | 2021-06-10 | A 0017/2021 | approved | 21 | 7 | 2 | [{"page":2,"span":[50,84]}]
    "#]],
    );
}

#[test]
fn documented_attendance() {
    check(
        4,
        expect![[r#"
        Neuwerda | Grün | 2021 | 1 | 2
        Neuwerda | Mitte | 2021 | 1 | 1
    "#]],
    );
}

#[test]
fn documented_topic_over_years() {
    check(
        5,
        expect![[r#"
        Bad Lindau | 2019 | 1 | 0 | 2
        Neuwerda | 2021 | 1 | 1 | 8
    "#]],
    );
}

#[test]
fn documented_coverage() {
    check(
        6,
        expect![[r#"
        deadline | A 0017/2021 | 2021-23
        finding | date/after-meeting | eingang/antwort.pdf
        refused | read/empty | eingang/leer.pdf
    "#]],
    );
}

#[test]
fn documented_versions_and_links() {
    let (_folder, store, _) = store();
    let made = "UPDATE papers SET family = (SELECT id FROM papers WHERE paper = 1) WHERE paper < 3;
                INSERT INTO links VALUES (2, 1, 'answers', 0, 'explicit', 'link/number', '[]');";
    store.connection.execute_batch(made).unwrap();
    expect![[r#"
        A 0017/2021 | Sprachmittlung in Ämtern ausbauen | 2021-07-12 | – | Antwort zur Sprachmittlung
    "#]].assert_eq(&rows(&store, queries()[7]));
    expect![[r#"
        reply | – | answers | A 0017/2021 | explicit | link/number
    "#]]
    .assert_eq(&rows(&store, queries()[8]));
}

#[test]
fn documented_pages() {
    check(
        9,
        expect![[r#"
        Bad Lindau | 1 | 0 | 0
        Neuwerda | 3 | 0 | 0
    "#]],
    );
}

#[test]
fn every_table_and_column_is_documented() {
    let (_folder, store, _) = store();
    let tables = rows(&store, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    let words: BTreeSet<&str> =
        DOCUMENTATION.split(|it: char| !it.is_alphanumeric() && it != '_').collect();
    for table in tables.lines().filter(|it| !it.starts_with("sqlite_")) {
        assert!(words.contains(table), "table {table}");
        let columns = rows(&store, &format!("SELECT name FROM pragma_table_info('{table}')"));
        for column in columns.lines() {
            assert!(DOCUMENTATION.contains(&format!("`{column}`")), "column {table}.{column}");
        }
    }
}

#[test]
fn every_list_has_rows() {
    let (_folder, store, _) = store();
    let dump = dump::dump(&store.connection).unwrap();
    let lines: Vec<&str> = dump.lines().chain(["[end]"]).collect();
    let is_empty = |pair: &&[&str]| pair.iter().all(|it| it.starts_with('['));
    let empty: Vec<&str> = lines.windows(2).filter(is_empty).map(|pair| pair[0]).collect();
    // Links and what they are made from are not of one record; nobody has saved a query.
    let kept = [
        "[backups]",
        "[forget_work]",
        "[forgotten]",
        "[link_keys]",
        "[links]",
        "[removals]",
        "[saved_hits]",
        "[saved_queries]",
    ];
    assert_eq!(empty, kept);
}

#[test]
fn rows_of_one_paper() {
    let (_folder, store, _) = store();
    let sql = "SELECT number, outcome, vote_mode, vote_yes, vote_biased, numbers, page_from, at, \
               rule, basis FROM agenda_items ORDER BY paper, position";
    expect![[r#"
        1 | – | – | – | – | [] | 1 | [{"page":1,"span":[300,310]}] | agenda/item | explicit
        7 | approved | majority | 21 | – | ["A 0017/2021"] | 2 | [{"page":2,"span":[50,84]}] | agenda/item | explicit
    "#]].assert_eq(&rows(&store, sql));
    let sql =
        "SELECT proposal, text, responsible, due, status, at, rule FROM measures ORDER BY position";
    expect![[r#"
        1 | Ein Pool von Sprachmittlern wird aufgebaut | Sozialamt | 2021-23 | proposed | [{"page":1,"span":[320,362]}] |
        – | Die Verwaltung berichtet jährlich | – | – | – | [{"page":1,"span":[420,453]}] | measure/bullet
    "#]].assert_eq(&rows(&store, sql));
    let sql =
        "SELECT best_date, year, date_basis, public, meeting_public FROM papers ORDER BY paper";
    expect![[r#"
        2021-05-03 | 2021 | explicit | true | –
        2021-07-12 | 2021 | explicit | – | –
        2021-06-10 | 2021 | – | mixed | mixed
        2019-02-11 | 2019 | explicit | – | –
    "#]]
    .assert_eq(&rows(&store, sql));
}

#[test]
fn record_roundtrip() {
    let (_folder, store, records) = store();
    for record in records {
        let key = reading::key(&store.connection, &record.id).unwrap().unwrap();
        assert_eq!(reading::record(&store.connection, &store.packer, key).unwrap(), record);
    }
}

#[test]
fn a_removed_paper_leaves_no_rows() {
    let (_folder, store, _) = store();
    for paper in 1..=4 {
        papers::delete(&store.connection, paper).unwrap();
    }
    let dump = dump::dump(&store.connection).unwrap();
    assert_eq!(dump.lines().filter(|it| it.starts_with("paper=")).count(), 0, "{dump}");
}
