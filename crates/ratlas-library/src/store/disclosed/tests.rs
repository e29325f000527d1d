//! What views say of a paper is what its disclosed record says, in tables made of it.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::store::export;
use crate::{Disclosure, ExportRequest, ExportTables, IngestOptions, Library};

/// Facts in closed items of every kind, some of them said in open ones, too.
const MINUTES: &str = "Stadt Koblenz\nNiederschrift\n\
    über die 12. Sitzung des Ausschusses für Soziales und Integration\n\n\
    Sitzungstermin: Montag, 14.06.2021\nStatus: öffentlich/nichtöffentlich\n\n\
    Anwesend:\nFrau Anna Ambach (SPD)\n\nGäste:\nFrau Walburga Quitte, Caritas\n\n\
    Öffentlicher Teil\n\n\
    TOP 1  Begegnungscafé am Moselufer\nVorlage: A 9/2021\n\
    Frau Quitte berichtet nach § 27 SGB VIII. Das Sozialamt (50) antwortet bis zum 30.09.2021.\n\
    Beschluss: ungeändert beschlossen\nAbstimmung: Ja 7  Nein 1  Enthaltung 1  Befangen 0\n\n\
    Nichtöffentlicher Teil\n\n\
    TOP 1  Mietvertrag über das Xylophonhaus\nVorlage: A 8/2021\n\
    Frau Ambach und Frau Kunigunde Eichhorn verhandeln nach § 27 SGB VIII und § 535 BGB über 24.600 Euro. \
    Das Liegenschaftsamt (23) berichtet bis zum 31.12.2021.\n\
    Beschluss: Der Ausschuss stimmt dem Vertrag zu.\nAbstimmung: Ja 5  Nein 3  Enthaltung 1  Befangen 0\n";

/// Columns that a paper without some facts counts anew, and that tell all places of a fact.
const NOT_COMPARED: [&str; 4] = ["position", "vote_position", "at", "mentions"];

/// Tables that hold what a paper is as a whole, and links, which a view also withholds by their places.
const OTHERS: [&str; 2] = ["papers", "links"];

type Rows = BTreeSet<String>;

fn row(
    table: &str,
    columns: &[String],
    values: &[Option<String>],
    ids: &[(i64, String)],
) -> String {
    let shown = columns.iter().zip(values).filter(|it| !NOT_COMPARED.contains(&it.0.as_str()));
    let shown = shown.map(|(column, value)| match (column.as_str(), value) {
        ("paper", Some(paper)) => {
            ids.iter().find(|it| it.0.to_string() == *paper).map_or("?", |it| &it.1).to_owned()
        }
        (column, value) => format!("{column}={}", value.as_deref().unwrap_or("-")),
    });
    format!("{table}: {}", shown.collect::<Vec<String>>().join(" "))
}

#[test]
fn views_say_what_records_say() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("minutes.txt"), MINUTES).unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus-samples/papers");
    let dir = folder.path().join("library");
    let mut library = Library::open_writable(&dir).unwrap();
    let options = IngestOptions::default();
    library.ingest(&[papers, samples], &options, &(), &AtomicBool::new(false)).unwrap();

    let disclosure = Disclosure { closed: false, private_persons: true };
    let (mut ids, mut of_records) = (Vec::new(), Vec::new());
    let request = ExportRequest { disclosure, ..ExportRequest::default() };
    let mut tables = ExportTables::new(false).unwrap();
    let report = library.export(&request, |it| {
        ids.push((it.paper, it.disclosed.record.source.path.clone()));
        for row in tables.rows(&it).unwrap() {
            of_records.push((row.table.to_owned(), row.columns.to_owned(), row.values));
        }
        ControlFlow::Continue(())
    });
    assert!(report.unwrap().closed_items > 5, "the samples have closed items");
    let told = |it: &&(String, Vec<String>, _)| !OTHERS.contains(&it.0.as_str());
    let of_records: Rows =
        of_records.iter().filter(told).map(|it| row(&it.0, &it.1, &it.2, &ids)).collect();

    let others = Library::open_disclosing(&dir, disclosure).unwrap();
    let connection = &others.store.connection;
    let mut of_views = Rows::new();
    for table in export::tables(connection, false).unwrap() {
        if !OTHERS.contains(&table.name.as_str()) {
            let values = export::values(connection, &table).unwrap();
            of_views.extend(values.iter().map(|it| row(&table.name, &table.columns, it, &ids)));
        }
    }
    let more: Vec<&String> = of_views.difference(&of_records).collect();
    let less: Vec<&String> = of_records.difference(&of_views).collect();
    assert_eq!((more, less), (vec![], vec![]));
}
