use expect_test::expect;
use ratlas_model::{Source, TextLayer};

use super::*;

const WORDS: CitationWords = CitationWords {
    page: "S.",
    item: "TOP",
    sitting: "Sitzung vom",
    day: |it| it.to_owned(),
    genre: |it| if it == Genre::Motion { "Antrag" } else { "" },
};

fn example() -> Citation {
    let organisation = |name: &str| Author { name: name.to_owned(), person: None };
    Citation {
        id: "0123456789ab".to_owned(),
        key: "neuwerda-2020-b01322".to_owned(),
        city: Some("Neuwerda".to_owned()),
        official_name: Some("Stadt Neuwerda".to_owned()),
        authors: vec![
            Author {
                name: "Ada Muster".to_owned(),
                person: Some(("Muster".to_owned(), "Ada".to_owned())),
            },
            organisation("Fraktion Rot, Blau & Co."),
        ],
        title: Some("50 % mehr {Tische}\n_heute_ #1 \\input{x} ~".to_owned()),
        genre: Genre::Motion,
        number: Some("20-26 / B 01322".to_owned()),
        date: Some("2020-12-03".to_owned()),
        sitting: Some("2021-01-20".to_owned()),
        body: Some("Stadtrat".to_owned()),
        language: Some("de".to_owned()),
        url: Some("https://example.org/a b{}".to_owned()),
        place: CitedPlace { page: Some(3), item: Some("4.1".to_owned()) },
    }
}

/// A citation of which nothing is known.
fn bare() -> Citation {
    let source = Source {
        path: "a.txt".to_owned(),
        url: None,
        media_type: "text/plain".to_owned(),
        bytes: 1,
        sha256: String::new(),
        pages: 1,
        encoding: None,
        text_layer: TextLayer::Native,
        recogniser: None,
        duplicate_of: None,
        part: None,
    };
    citation(&Record::new("fedcba987654".to_owned(), source), CitedPlace::default())
}

#[test]
fn for_bibtex() {
    expect![[r#"
        @techreport{neuwerda-2020-b01322,
          author = {{Muster}, {Ada} and {Fraktion Rot, Blau \& Co.}},
          title = {{50 \% mehr \textbraceleft{}Tische\textbraceright{} \_heute\_ \#1 \textbackslash{}input\textbraceleft{}x\textbraceright{} \textasciitilde{}}},
          type = {Antrag},
          number = {20-26 / B 01322},
          institution = {Stadt Neuwerda},
          address = {Neuwerda},
          year = {2020},
          month = dec,
          note = {Sitzung vom 2021-01-20, S. 3, TOP 4.1},
          url = {https://example.org/ab%7B%7D}
        }
    "#]]
    .assert_eq(&bibtex(&example(), &WORDS));
    expect![[r#"
        @techreport{other-fedcba
        }
    "#]]
    .assert_eq(&bibtex(&bare(), &WORDS));
}

#[test]
fn for_biblatex() {
    let of = Citation { title: None, url: None, date: Some("2021-23?".to_owned()), ..example() };
    expect![[r#"
        @report{neuwerda-2020-b01322,
          author = {{Muster}, {Ada} and {Fraktion Rot, Blau \& Co.}},
          type = {Antrag},
          number = {20-26 / B 01322},
          institution = {Stadt Neuwerda},
          location = {Neuwerda},
          date = {2021-23?},
          eventtitle = {Stadtrat},
          eventdate = {2021-01-20},
          note = {S. 3, TOP 4.1},
          langid = {ngerman}
        }
    "#]]
    .assert_eq(&biblatex(&of, &WORDS));
}

#[test]
fn for_reference_managers() {
    expect![[r#"
        TY  - RPRT
        ID  - neuwerda-2020-b01322
        AU  - Muster, Ada
        AU  - Fraktion Rot – Blau & Co.
        TI  - 50 % mehr {Tische} _heute_ #1 \input{x} ~
        M3  - Antrag
        SN  - 20-26 / B 01322
        PB  - Stadt Neuwerda
        CY  - Neuwerda
        PY  - 2020
        DA  - 2020/12/03/
        LA  - de
        SP  - 3
        N1  - Sitzung vom 2021-01-20, S. 3, TOP 4.1
        UR  - https://example.org/a b{}
        ER  - 

    "#]]
    .assert_eq(&ris(&example(), &WORDS).replace("\r\n", "\n"));
}

#[test]
fn for_csl() {
    let json = |it: &Citation| serde_json::to_string(&csl_json(it, &WORDS)).unwrap();
    expect![[r#"{"id":"neuwerda-2020-b01322","type":"report","author":[{"family":"Muster","given":"Ada"},{"literal":"Fraktion Rot, Blau & Co."}],"title":"50 % mehr {Tische} _heute_ #1 \\input{x} ~","genre":"Antrag","number":"20-26 / B 01322","publisher":"Stadt Neuwerda","publisher-place":"Neuwerda","issued":{"date-parts":[[2020,12,3]]},"event-title":"Stadtrat","event-date":{"date-parts":[[2021,1,20]]},"language":"de","note":"S. 3, TOP 4.1","URL":"https://example.org/a b{}"}"#]]
    .assert_eq(&json(&example()));
    let period = Citation { date: Some("2004-35".to_owned()), ..bare() };
    expect![[
        r#"{"id":"other-fedcba","type":"report","issued":{"date-parts":[[2004,7],[2004,9]]}}"#
    ]]
    .assert_eq(&json(&period));
    assert!(
        json(&Citation { date: Some("2021-23?".to_owned()), ..bare() })
            .contains(r#""issued":{"date-parts":[[2021]],"season":3,"circa":true}"#)
    );
}

#[test]
fn papers_of_one_list_have_keys_of_their_own() {
    let other = Citation { id: "ffffff000000".to_owned(), ..example() };
    let mut list = [example(), other];
    tell_apart(&mut list);
    assert_eq!(list[0].key, "neuwerda-2020-b01322");
    assert_eq!(list[1].key, "neuwerda-2020-b01322-ffffff");
}
