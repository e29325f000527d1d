//! What is given away, and what is not.

use std::ops::ControlFlow;

use expect_test::expect;
use ratlas_library::{
    Disclosure, ExportReport, ExportRequest, ExportTables, Filters, Library, SearchQuery,
};

use crate::desk::{Desk, paper};

const CLOSED: &str = "Stadt Koblenz\n\nNichtöffentliche Sitzung\n\nAntrag A 77/2021 vom 03.05.2021\n\n\
    Betreff: Geheimnisse im Ortsteil\n\nDer Stadtrat möge beschließen: Nichts.\n";

fn exported(desk: &Desk, request: &ExportRequest) -> (ExportReport, Vec<String>) {
    let library = Library::open(&desk.dir("library")).unwrap();
    let mut lines = Vec::new();
    let report = library.export(request, |it| {
        lines.push(serde_json::to_string(&it.disclosed.record).unwrap());
        ControlFlow::Continue(())
    });
    (report.unwrap(), lines)
}

fn desk() -> Desk {
    let desk = Desk::with_papers(3);
    desk.write("kopie.txt", format!("{}\n", paper(2)));
    desk.write("closed.txt", CLOSED);
    desk.ingest("library");
    desk
}

fn all() -> ExportRequest {
    let disclosure = Disclosure { closed: true, private_persons: true };
    ExportRequest { disclosure, ..ExportRequest::default() }
}

#[test]
fn closed_papers_stay() {
    let desk = desk();
    let (report, lines) = exported(&desk, &ExportRequest::default());
    assert_eq!((report.papers, report.closed_papers, lines.len()), (4, 1, 4));
    assert!(lines.iter().all(|it| !it.contains("Geheimnisse")));
    let (report, lines) = exported(&desk, &all());
    assert_eq!((report.papers, report.closed_papers, lines.len()), (5, 0, 5));
    assert!(lines.iter().any(|it| it.contains("Geheimnisse")));
    assert_eq!(exported(&desk, &all()).1, lines, "in the same order each time");
}

/// Copies of the same text are found with the paper they are copies of.
#[test]
fn some_papers() {
    let desk = desk();
    let of = |text: &str| SearchQuery { text: text.to_owned(), ..SearchQuery::default() };
    let request = ExportRequest { query: Some(of("Kindertagesstätten")), ..all() };
    assert_eq!(exported(&desk, &request).0.papers, 2);
    let filters = Filters { public: Some(false), ..Filters::default() };
    let request = ExportRequest { query: Some(SearchQuery { filters, ..of("") }), ..all() };
    assert_eq!(exported(&desk, &request).0.papers, 1);
}

#[test]
fn tables() {
    let desk = desk();
    let library = Library::open(&desk.dir("library")).unwrap();
    let mut tables = ExportTables::new(true).unwrap();
    let names: Vec<&str> = tables.tables().map(|it| it.0).collect();
    expect!["agenda_items applicants citations consultations dates deadlines departments evidence findings goals languages links measures money page_texts paper_numbers papers people proposals questions requests resolutions topics vote_parts"]
        .assert_eq(&names.join(" "));
    let mut rows = Vec::new();
    let report = library.export(&all(), |it| {
        for row in tables.rows(&it).unwrap() {
            assert_eq!(row.columns.len(), row.values.len());
            rows.push((row.table.to_owned(), row.values));
        }
        ControlFlow::Continue(())
    });
    let of = |table: &str| rows.iter().filter(|it| it.0 == table).count() as u64;
    assert_eq!((of("papers"), of("page_texts")), (5, 5));
    assert_eq!(report.unwrap().papers, 5);
    let texts = rows.iter().filter(|it| it.0 == "page_texts").flat_map(|it| &it.1);
    assert!(texts.flatten().any(|it| it.contains("Der Stadtrat möge beschließen")));
}
