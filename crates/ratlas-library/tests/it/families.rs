//! Versions of a paper: which are one, and that it does not matter how they came.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use ratlas_library::{IngestOptions, Library, SearchQuery};

use crate::desk::Desk;

/// A motion long enough to be compared.
fn motion(number: &str, sentence: &str) -> String {
    format!(
        "Stadt Neuwerda\nFraktion der Mitte\n\nAntrag {number}\n\n\
         Betreff: Ein Runder Tisch für das Zusammenleben\n\n\
         Der Stadtrat möge beschließen: Die Verwaltung lädt Vereine, Schulen und Betriebe zu einem \
         Runden Tisch ein, der viermal im Jahr tagt und über Sprachkurse, Wohnungen und Arbeit für \
         Zugewanderte berät. {sentence} Über die Ergebnisse wird dem Integrationsausschuss \
         berichtet, der Vorschläge für den nächsten Haushalt macht. Begründung: Viele \
         Einrichtungen wissen zu wenig voneinander, und ein fester Ort hilft allen.\n"
    )
}

const DRAFT: &str = "Die Mittel dafür werden im Haushalt bereitgestellt.";
const FINAL: &str = "Für Räume und Getränke sind im Haushalt Mittel vorzusehen.";

/// The paths of the hits, each with how many it stands for.
fn found(desk: &Desk, library: &str, query: &SearchQuery) -> String {
    let answer = Library::open(&desk.dir(library)).unwrap().search(query).unwrap();
    assert_eq!(answer.total, answer.hits.len());
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let mut hits: Vec<String> =
        answer.hits.iter().map(|it| format!("{}+{}", name(&it.path), it.folded.len())).collect();
    hits.sort();
    hits.join(" ")
}

fn everything() -> SearchQuery {
    SearchQuery { text: "*".to_owned(), ..SearchQuery::default() }
}

fn ingest(desk: &Desk, library: &str, names: &[&str]) {
    let paths: Vec<PathBuf> = names.iter().map(|it| desk.papers().join(it)).collect();
    let mut library = Library::open_writable(&desk.dir(library)).unwrap();
    let options = IngestOptions { workers: 1, ..IngestOptions::default() };
    library.ingest(&paths, &options, &(), &AtomicBool::new(false)).unwrap();
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("a.txt", motion("A 7/2021 vom 03.05.2021", DRAFT));
    desk.write("b.txt", motion("A 7/2021 vom 03.05.2021", FINAL));
    desk.write("c.txt", motion("", DRAFT));
    desk.write("d.txt", motion("A 8/2021 vom 03.05.2021", DRAFT));
    desk.write("e.txt", motion("A 7/2021 vom 03.05.2021", DRAFT).replace('\n', "  \n"));
    desk.write("f.txt", "Stadt Neuwerda\nAnfrage zu Radwegen vom 04.05.2021: Wo sind sie?");
    desk
}

#[test]
fn versions_are_one_hit() {
    let desk = desk();
    ingest(&desk, "library", &["."]);
    // Two versions and a copy; without a number nobody can tell which of two it is a version of.
    assert_eq!(found(&desk, "library", &everything()), "b.txt+2 c.txt+0 d.txt+0 f.txt+0");
    let apart = SearchQuery { fold: false, ..everything() };
    assert_eq!(found(&desk, "library", &apart), "a.txt+1 b.txt+0 c.txt+0 d.txt+0 f.txt+0");
    desk.assert_agrees("library");
}

#[test]
fn the_order_of_papers_does_not_matter() {
    let desk = desk();
    let names = ["a.txt", "b.txt", "c.txt", "d.txt", "f.txt"];
    ingest(&desk, "at-once", &names);
    let expected = found(&desk, "at-once", &everything());
    for first in 0..names.len() {
        let library = format!("from-{first}");
        for step in 0..names.len() {
            ingest(&desk, &library, &[names[(first + step) % names.len()]]);
        }
        assert_eq!(found(&desk, &library, &everything()), expected, "{first}");
    }
}

#[test]
fn families_follow_what_goes() {
    let desk = desk();
    ingest(&desk, "library", &["."]);
    desk.remove("d.txt");
    let mut library = Library::open_writable(&desk.dir("library")).unwrap();
    let options = IngestOptions { prune: true, ..IngestOptions::default() };
    library.ingest(&[desk.papers()], &options, &(), &AtomicBool::new(false)).unwrap();
    drop(library);
    // Now there is one number only.
    assert_eq!(found(&desk, "library", &everything()), "b.txt+3 f.txt+0");
    desk.assert_agrees("library");
}
