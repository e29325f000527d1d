use std::collections::BTreeSet;

use expect_test::expect;
use proptest::prelude::*;
use ratlas_model::Genre;

use super::papers::{Paper, paper};
use super::{Library, asked, filtered, library};
use crate::{Filters, SearchQuery, Sort};

/// The hits as `id+folded`, with how many there are.
fn found(library: &Library, query: &SearchQuery) -> String {
    let answer = library.index.search(query).unwrap();
    let hits = answer.hits.iter().map(|it| {
        let folded: Vec<&str> = it.folded.iter().map(|it| it.id.as_str()).collect();
        [&[it.id.as_str()], folded.as_slice()].concat().join("+")
    });
    format!("{}: {}", answer.total, hits.collect::<Vec<String>>().join(" "))
}

fn versions() -> Library {
    library(&[
        paper("a", "Kita", &["Die Kita am Markt und viele weitere Worte."])
            .date("2020-01-01")
            .genre(Genre::Motion)
            .family("a"),
        paper("b", "Kita", &["Die Kita am Markt und viele weitere Worte."])
            .date("2020-03-01")
            .genre(Genre::Motion)
            .family("a"),
        paper("c", "Antrag", &["Die Kita am Markt und viele weitere Worte, mit der Kita."])
            .date("2020-02-01")
            .family("a"),
        paper("d", "Hort", &["Der Hort und eine Kita"]).date("2021-01-01"),
    ])
}

#[test]
fn versions_are_one_hit() {
    let library = versions();
    // The newest of equally good ones.
    assert_eq!(found(&library, &asked("Kita")), "2: b+a+c d");
    assert_eq!(found(&library, &SearchQuery { fold: false, ..asked("Kita") }), "4: b a c d");
    // Whatever the order, the newest stands for all.
    let sorted = |sort| found(&library, &SearchQuery { sort, ..asked("Kita") });
    assert_eq!(sorted(Sort::DateDescending), "2: d b+c+a");
    assert_eq!(sorted(Sort::DateAscending), "2: b+c+a d");
    // Only what was found.
    let motions = Filters { genre: vec![Genre::Motion], ..Filters::default() };
    assert_eq!(found(&library, &filtered(motions)), "1: b+a");
    assert_eq!(found(&library, &asked("Kita -titel:Kita")), "2: c d");
}

#[test]
fn a_file_stands_behind_its_best_part() {
    let library = library(&[
        paper("w", "Amtsblatt", &["Kita und Hort und Schule"]).family("w"),
        paper("p1", "Hort", &["Hort mit Kita und vielen anderen Worten dazu"]).part_of("w"),
        paper("p2", "Kita", &["Kita"]).part_of("w"),
        paper("x", "Schule", &["Schule"]),
    ]);
    assert_eq!(found(&library, &asked("Kita")), "2: p2+w p1");
    assert_eq!(found(&library, &asked("Kita Schule")), "1: w");
    assert_eq!(found(&library, &asked("Schule")), "2: x w");
    assert_eq!(found(&library, &SearchQuery { fold: false, ..asked("Kita") }), "3: p2 w p1");
}

#[test]
fn counts_are_of_hits() {
    let library = versions();
    let genres = |fold| {
        let answer = library.index.search(&SearchQuery { fold, ..asked("Kita") }).unwrap();
        let genre = answer.facets.into_iter().find(|it| it.name == "genre").unwrap();
        format!("{:?}", genre.counts)
    };
    expect![[r#"[("other", 2), ("motion", 1)]"#]].assert_eq(&genres(true));
    expect![[r#"[("motion", 2), ("other", 2)]"#]].assert_eq(&genres(false));
}

fn any_papers() -> impl Strategy<Value = Vec<Paper>> {
    let one = (0..3_u8, 0..4_u8, 0..4_u8, 0..3_u8);
    proptest::collection::vec(one, 0..24).prop_map(|papers| {
        let paper = |(idx, (words, family, whole, year)): (usize, (u8, u8, u8, u8))| {
            let text = ["Kita", "Kita Kita und ein Hort", "Hort"][usize::from(words)];
            let mut res = paper(&format!("p{idx:02}"), "Titel", &[text]);
            if year > 0 {
                res = res.date(&format!("202{year}"));
            }
            if family > 0 {
                res = res.family(&format!("f{family}"));
            }
            if whole > 1 { res.part_of(&format!("f{whole}")) } else { res }
        };
        papers.into_iter().enumerate().map(paper).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Leafing through in steps shows what one large page shows, each paper once.
    #[test]
    fn paging_is_consistent(papers in any_papers(), step in 1..5_usize) {
        let library = library(&papers);
        for sort in [Sort::Relevance, Sort::DateDescending, Sort::DateAscending, Sort::City] {
            for text in ["Kita", "*"] {
                let whole = SearchQuery { sort, limit: 100, ..asked(text) };
                let all = library.index.search(&whole).unwrap();
                let mut leafed = Vec::new();
                for offset in (0..=papers.len()).step_by(step) {
                    let query = SearchQuery { limit: step, offset, ..whole.clone() };
                    let answer = library.index.search(&query).unwrap();
                    prop_assert_eq!(answer.total, all.total);
                    leafed.extend(answer.hits);
                }
                prop_assert_eq!(all.total, all.hits.len());
                prop_assert_eq!(&leafed, &all.hits);
                let ids = all.hits.iter().flat_map(|it| {
                    std::iter::once(&it.id).chain(it.folded.iter().map(|it| &it.id))
                });
                let ids: Vec<&String> = ids.collect();
                let apart = library.ids(&SearchQuery { fold: false, ..whole.clone() });
                prop_assert_eq!(ids.len(), apart.len());
                prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), apart.len());
            }
        }
    }
}
