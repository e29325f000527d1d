//! Columns held in memory say what the index says.

use ratlas_model::{Genre, Outcome};

use super::papers::{Paper, paper};
use super::{add, asked, library};
use crate::{ColumnMemory, Filters, IndexWriter, PaperIndex, SearchAnswer, SearchQuery, Sort};

/// Papers with one, several and no values of each column.
fn papers() -> Vec<Paper> {
    vec![
        paper("a", "Kurs", &["Ein Kurs."]),
        paper("b", "Kurs", &["Ein Kurs.", "Noch ein Kurs.", "Kein Ende."])
            .city("Köln", "Köln, Stadt", "05315000", "DE-NW")
            .genre(Genre::Motion)
            .date("2020-01-01")
            .person("Anna Adam", Some("SPD"))
            .person("Berta Bern", Some("CDU"))
            .language("de")
            .language("tr")
            .family("b"),
        paper("c", "Kurs", &["Ein Kurs."])
            .city("Ulm", "Ulm", "08421000", "DE-BW")
            .genre(Genre::Minutes)
            .meeting("Integrationsrat", "2021-05-04")
            .item("1", "Kurs", &[1])
            .decided(Outcome::Noted, true)
            .item("2", "Kurs", &[])
            .decided(Outcome::Rejected, true),
        paper("d", "Kurs", &["Ein Kurs."]).date("2022").genre(Genre::Reply).family("b"),
        paper("e", "Kurs", &["Ein Kurs."]).part_of("b"),
    ]
}

fn questions() -> impl Iterator<Item = SearchQuery> {
    let sorts = [Sort::Relevance, Sort::DateDescending, Sort::DateAscending, Sort::City];
    let filters = [
        Filters::default(),
        Filters { genre: vec![Genre::Motion], ..Filters::default() },
        Filters { from: Some("2021".to_owned()), ..Filters::default() },
    ];
    sorts.into_iter().flat_map(move |sort| {
        filters.clone().into_iter().flat_map(move |filters| {
            let of = move |(items, fold)| SearchQuery {
                sort,
                items,
                fold,
                filters: filters.clone(),
                ..asked("Kurs")
            };
            [(false, true), (false, false), (true, true)].map(of)
        })
    })
}

fn answers(index: &PaperIndex) -> Vec<SearchAnswer> {
    questions().map(|it| index.search(&it).unwrap()).collect()
}

#[test]
fn answers_are_the_same() {
    let library = library(&papers());
    let expected = answers(&library.index);
    assert!(
        expected.iter().any(|it| it.facets.iter().filter(|it| it.counts.len() > 1).count() > 3)
    );
    let memory = ColumnMemory::default();
    let held = || PaperIndex::open(library.dir.path()).unwrap().with_memory(memory.clone());
    let index = held();
    assert_eq!(answers(&index), expected);
    // What is held already, and by another index.
    assert_eq!(answers(&index), expected);
    assert_eq!(answers(&held()), expected);

    let mut writer = IndexWriter::open(library.dir.path()).unwrap();
    add(&mut writer, &[paper("f", "Kurs", &["Ein Kurs."]).date("2019").genre(Genre::Motion)]);
    writer.remove("b").unwrap();
    writer.commit(2).unwrap();
    library.index.refresh().unwrap();
    index.refresh().unwrap();
    let changed = answers(&library.index);
    assert_ne!(changed, expected);
    assert_eq!(answers(&index), changed);
}
