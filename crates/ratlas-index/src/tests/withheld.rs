//! What is not public is in no answer.

use ratlas_model::{Genre, Openness, Outcome};

use super::papers::paper;
use super::{Library, asked, library};
use crate::{CountRequest, Dimension, LikeQuery, Matter, MatterPart, SearchQuery};

/// `o` is open, `c` closed, `m` mixed with a closed item, `s` closed as only its sitting says. The items
/// of `c` and `s` say that they are public, so the index is told of both; `w` it knows by itself.
fn papers() -> Library {
    let text = ["Der Sprachkurs im Quartierszentrum beginnt."];
    let minutes = |id| paper(id, "Niederschrift", &text).genre(Genre::Minutes);
    library(&[
        paper("o", "Antrag zum Sprachkurs", &text).city("Köln", "Köln, Stadt", "05315000", "DE-NW"),
        minutes("m")
            .public(Openness::Mixed)
            .item("1", "Sprachkurs", &[1])
            .decided(Outcome::Noted, true)
            .item("2", "Mietvertrag im Sprachkurs", &[1])
            .decided(Outcome::Approved, false),
        minutes("c")
            .public(Openness::Closed)
            .city("Bonn", "Bonn, Stadt", "05314000", "DE-NW")
            .item("1", "Sprachkurs", &[1])
            .decided(Outcome::Noted, true),
        minutes("s").item("1", "Sprachkurs", &[1]).decided(Outcome::Noted, true),
        paper("w", "Xylophone", &["Das Xylophonkonzert im Quartierszentrum."])
            .public(Openness::Closed),
    ])
}

/// Everything that is found, once with all and once without what is withheld.
fn check(expected: [&str; 2], found: impl Fn(&Library) -> Vec<String>) {
    let library = papers();
    let shown = |library: &Library| {
        let mut found = found(library);
        found.sort();
        found.join(" ")
    };
    let all = shown(&library);
    library.index.withhold_closed(vec!["c".to_owned(), "s".to_owned()]);
    assert_eq!([all.as_str(), &shown(&library)], expected);
}

#[test]
fn hits_and_facets() {
    for (text, all) in [
        ("Sprachkurs", "c m o s"),
        ("*", "c m o s w"),
        ("Sprachkurs -Mietvertrag", "c m o s"),
        ("Was beginnt im Quartierszentrum?", "c m o s w"),
    ] {
        check([all, "m o"], |it| it.ids(&asked(text)));
    }
    let items = SearchQuery { items: true, ..asked("Sprachkurs") };
    check(["c:1 m:1 m:2 s:1", "m:1"], |it| {
        let hits = it.index.search(&items).unwrap().hits;
        hits.iter().map(|it| format!("{}:{}", it.id, it.position.unwrap())).collect()
    });
    check(["Bonn:1 Köln:1 total:4", "Köln:1 total:2"], |it| {
        let answer = it.index.search(&SearchQuery { facets: true, ..asked("Sprachkurs") }).unwrap();
        let cities = answer.facets.iter().filter(|it| it.name == "city").flat_map(|it| &it.counts);
        let counts = cities.map(|it| format!("{}:{}", it.0, it.1));
        counts.chain([format!("total:{}", answer.total)]).collect()
    });
    check(["c m o s", "m o"], |it| it.index.ids(&asked("Sprachkurs")).unwrap());
}

#[test]
fn counts() {
    let base = SearchQuery::default();
    let terms = ["Sprachkurs".to_owned()];
    let by = [Dimension::City];
    let request = CountRequest { base: &base, terms: &terms, by: &by, top: 10 };
    check(["4 5 Bonn Köln", "2 2 Köln"], |it| {
        let table = it.index.count(&request).unwrap();
        let totals = [table.terms[0].total.papers, table.all.total.papers];
        let totals = totals.iter().map(u64::to_string);
        totals.chain(table.values.iter().flatten().cloned()).collect()
    });
}

#[test]
fn papers_alike() {
    let mut matter = Matter::default();
    matter.add(MatterPart::Title, "Sprachkurs im Quartierszentrum");
    check(["c m o s w", "m o"], |it| {
        let query = LikeQuery { limit: 9, ..LikeQuery::default() };
        let found = it.index.like(&it.index.matter_terms(&matter), &query).unwrap();
        found.into_iter().map(|it| it.id).collect()
    });
}

/// Words and names that only closed papers have are neither proposed nor explained.
#[test]
fn words_are_not_told() {
    check(["Xylophonkonzert", ""], |it| {
        it.index.search(&asked("Xylofonkonzert")).unwrap().suggestions
    });
    check(["", "stadt:Bonn"], |it| {
        let doubts = it.index.doubts(&asked("stadt:Bonn")).unwrap();
        doubts.iter().map(|_| "stadt:Bonn".to_owned()).collect()
    });
    check(["stadt:Bonn", ""], |it| {
        let doubts = it.index.doubts(&asked("stadt:Bon")).unwrap();
        doubts.into_iter().flat_map(|it| it.near).collect()
    });
    check(["1", "0"], |it| {
        let explained = it.index.explain(&asked("Xylophonkonzert")).unwrap();
        let ways = explained.parts.iter().flat_map(|it| &it.ways);
        ways.take(1).map(|it| it.n_papers.to_string()).collect()
    });
}
