//! Comparisons, kept questions and coverage.

use ratlas_library::{
    CompareRequest, CoverageFilter, Dimension, Library, LibraryError, Matching, SavedQuestion,
    SearchQuery, Term,
};

use crate::desk::Desk;

/// Papers of three cities and years; two of them are of the same wording.
fn desk() -> Desk {
    let desk = Desk::new();
    let cities = ["Mainz", "Koblenz", "Trier"];
    let texts = [
        "Die Sprachmittlung wird ausgebaut. Sprachmittlung hilft allen.",
        "Der Runde Tisch tagt. Am runden Tisch sitzen Migrantinnen und Migranten.",
        "Der Migrationsbeirat berät über Sprachmittlerinnen und Sprachmittler.",
        "Es geht um Radwege.",
    ];
    for number in 0..12 {
        let (city, text) = (cities[number % 3], texts[number % 4]);
        let year = 2019 + number / 4;
        let kind = if number % 2 == 0 { "Antrag" } else { "Anfrage" };
        let body = format!(
            "Stadt {city}\n\n{city}, 03.05.{year}\n\n{kind} {number:04}/{year}\n\n\
             Betreff: Vorhaben {number}\n\n{text} Nummer {number}.\n"
        );
        desk.write(&format!("p-{number:02}.txt"), body);
    }
    desk.ingest("l");
    desk
}

fn request(terms: &[&str], by: &[Dimension]) -> CompareRequest {
    let term = |it: &&str| Term { label: (*it).to_owned(), text: (*it).to_owned() };
    CompareRequest {
        terms: terms.iter().map(term).collect(),
        by: by.to_vec(),
        base: SearchQuery::default(),
        top: 20,
    }
}

/// Asks for a cell as somebody would who typed its query; papers with some of the words only, which
/// a search offers where none has all, are no answer.
fn papers(library: &Library, query: &SearchQuery) -> u64 {
    let text = query.to_query_text().unwrap();
    let typed = SearchQuery { text, limit: 0, ..SearchQuery::default() };
    let answer = library.search(&SearchQuery {
        exact: query.exact,
        thesaurus: query.thesaurus,
        fold: query.fold,
        ..typed
    });
    let answer = answer.unwrap();
    if answer.matching == Matching::All { answer.total as u64 } else { 0 }
}

#[test]
fn every_cell_is_a_query() {
    let desk = desk();
    let library = Library::open(&desk.dir("l")).unwrap();
    let terms = [
        "Sprachmittlung",
        "\"runden Tisch\"",
        "Migrant OR Radwege",
        "Tisch -Radwege",
        "sprachm*",
        "*",
    ];
    let mut n_papers = 0;
    for by in [
        vec![Dimension::City, Dimension::Year],
        vec![Dimension::Genre],
        vec![Dimension::State, Dimension::Genre],
    ] {
        for (exact, thesaurus) in [(false, true), (true, true), (false, false)] {
            let mut of = request(&terms, &by);
            (of.base.exact, of.base.thesaurus) = (exact, thesaurus);
            for cell in library.compare(&of).unwrap().cells() {
                let found = papers(&library, &cell.query);
                assert_eq!(found, cell.count.papers, "{cell:?}");
                n_papers += found;
            }
        }
    }
    assert!(n_papers > 100, "{n_papers}");
}

#[test]
fn filters_narrow_every_cell() {
    let desk = desk();
    let library = Library::open(&desk.dir("l")).unwrap();
    let mut of = request(&["Sprachmittlung"], &[Dimension::City]);
    of.base.filters.city = vec!["Mainz".to_owned(), "Trier".to_owned()];
    of.base.filters.year = vec!["2019..2020".to_owned()];
    let found = library.compare(&of).unwrap();
    assert_eq!(found.table.values[0].len(), 2);
    for cell in found.cells() {
        assert_eq!(papers(&library, &cell.query), cell.count.papers, "{cell:?}");
    }
}

#[test]
fn mentions_are_places_in_texts() {
    let desk = desk();
    let library = Library::open(&desk.dir("l")).unwrap();
    let mentions = |term: &str, exact: bool| {
        let mut of = request(&[term], &[Dimension::City]);
        (of.base.exact, of.base.thesaurus) = (exact, false);
        let total = library.compare(&of).unwrap().table.terms[0].total;
        (total.papers, total.mentions)
    };
    assert_eq!(mentions("Sprachmittlung", true), (3, 6));
    assert_eq!(mentions("\"runden Tisch\"", true), (3, 3));
    // Both words in every paper of the kind: "Runde Tisch", "runden Tisch".
    assert_eq!(mentions("\"runder Tisch\"", true).0, 0);
    assert_eq!(mentions("Sprachm*", false), (6, 12));
    assert_eq!(mentions("Radwege -Tisch", true), (3, 3));
    // "Migrantinnen und Migranten" are two places of one word.
    assert_eq!(mentions("Migranten", false), (3, 6));
    assert_eq!(mentions("*", false), (12, 0));
}

#[test]
fn kept_questions_tell_what_is_new() {
    let desk = desk();
    let library = || Library::open(&desk.dir("l")).unwrap();
    let query = SearchQuery { text: "Sprachmittlung".to_owned(), ..SearchQuery::default() };
    let question = SavedQuestion { query, terms: Vec::new(), by: Vec::new(), top: 0 };
    let saved = library().save_query(" Mittlung ", &question).unwrap();
    assert_eq!((saved.name.as_str(), saved.papers), ("Mittlung", 12));
    let change = library().change_of(&saved).unwrap();
    assert!(change.is_same_library && change.new.is_empty() && change.gone.is_empty());

    desk.write("neu.txt", "Stadt Mainz\n\nAntrag 9/2024\n\nBetreff: Sprachmittlung überall\n");
    desk.ingest("l");
    let known = library().saved_query("Mittlung").unwrap().unwrap();
    assert_eq!(known, saved);
    let change = library().change_of(&known).unwrap();
    assert!(!change.is_same_library);
    assert_eq!((change.new.len(), change.gone.len(), change.papers), (1, 0, 13));

    assert!(library().remove_saved_query("Mittlung").unwrap());
    assert!(!library().remove_saved_query("Mittlung").unwrap());
    assert!(library().saved_queries().unwrap().is_empty());
    let unnamed = library().save_query(" ", &question);
    assert!(matches!(unnamed, Err(LibraryError::Name { .. })), "{unnamed:?}");
}

#[test]
fn questions_are_kept_while_another_process_has_the_library() {
    let desk = desk();
    let _writer = Library::open_writable(&desk.dir("l")).unwrap();
    let library = Library::open(&desk.dir("l")).unwrap();
    let question = SavedQuestion {
        query: SearchQuery { text: "Tisch".to_owned(), ..SearchQuery::default() },
        terms: Vec::new(),
        by: Vec::new(),
        top: 0,
    };
    assert_eq!(library.save_query("Tisch", &question).unwrap().hits, 3);
}

#[test]
fn the_state_is_that_of_the_papers() {
    let desk = desk();
    let state = |library: &str| Library::open(&desk.dir(library)).unwrap().fingerprint().unwrap();
    let first = state("l");
    assert_eq!(first.len(), 32);
    desk.rename("p-00.txt", "woanders/p-00.txt");
    desk.ingest("l");
    assert_eq!(state("l"), first, "places do not matter");
    desk.ingest("other");
    assert_eq!(state("other"), first, "neither does the order");
    desk.write("p-01.txt", "Stadt Mainz\n\nAntrag 7/2024\n\nBetreff: Anderes\n");
    desk.ingest("l");
    assert_ne!(state("l"), first);
}

#[test]
fn coverage_counts_what_is_found() {
    let desk = desk();
    desk.write("leer.txt", "");
    desk.ingest("l");
    let library = Library::open(&desk.dir("l")).unwrap();
    let found = library.coverage(&CoverageFilter::default(), Dimension::City).unwrap();
    assert_eq!(found.total.papers, 12);
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.refused, [("read/empty".to_owned(), 1)]);
    let value = |name: &str| *found.total.values.iter().find(|it| it.name == name).unwrap();
    assert_eq!((value("city").expected, value("city").found), (12, 12));
    // Nothing at the papers says of what kind they are: no number is expected of them.
    assert_eq!((value("genre").missing(), value("number").expected), (12, 0));
    assert_eq!((value("date").expected, value("date").found), (12, 12));
    assert_eq!(value("outcome").expected, 0);
    assert!(found.total.values.iter().all(|it| it.doubtful <= it.found && it.found <= it.expected));
    let one = CoverageFilter {
        cities: vec!["Trier".to_owned()],
        from: Some(2021),
        ..CoverageFilter::default()
    };
    assert_eq!(library.coverage(&one, Dimension::Year).unwrap().total.papers, 2);
}
