//! Disclosure and names at their border: text in, text out.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use ratlas_model::{
    AgendaItem, Evidence, Genre, Openness, PageText, Person, PersonRole, Place, Record, Resolution,
    Source, TextLayer,
};

use super::find::Names;
use super::name::Forgotten;
use super::person::InPaper;
use super::{Disclosure, PersonName, disclosed, is_private};

fn record(people: Vec<Person>) -> Record {
    let source = Source {
        path: "niederschrift.txt".to_owned(),
        url: None,
        media_type: "text/plain".to_owned(),
        bytes: 1,
        sha256: "0".repeat(64),
        pages: 1,
        encoding: None,
        text_layer: TextLayer::Native,
        recogniser: None,
        duplicate_of: None,
        part: None,
    };
    Record { people, genre: Genre::Minutes, ..Record::new("0".repeat(64), source) }
}

fn person(name: &str, role: PersonRole) -> Person {
    let PersonName { given, family } = PersonName::parse(name).unwrap();
    Person {
        name: name.to_owned(),
        given_name: Some(given),
        family_name: Some(family),
        title: None,
        form_of_address: None,
        role,
        function: None,
        group: None,
        faction: None,
        faction_key: None,
        presence: None,
        presence_raw: None,
        from: None,
        to: None,
        substitute_for: None,
        represented_by: None,
        voting: None,
        evidence: Evidence::default(),
    }
}

fn page(text: &str) -> PageText {
    PageText { number: 1, text: text.to_owned(), ..PageText::default() }
}

/// What of a text goes when `Anna Quästen` is forgotten, in angle brackets; Peter Quästen and Eva Anna
/// are in the paper, too.
#[track_caller]
fn check(text: &str, expected: Expect) {
    let name = PersonName::parse("Anna Quästen").unwrap();
    let names = Names::of(&[Forgotten::person(&name, None, String::new())]);
    let others = vec![
        person("Peter Quästen", PersonRole::Member),
        person("Anna Schmidt", PersonRole::Member),
    ];
    let record = record(others);
    let pages = [page("Anna Quästen"), page(text)];
    let found = InPaper::of(&record, &pages, &names, BTreeSet::new());
    let mut places = found.places(text);
    places.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut res = String::new();
    let mut done = 0;
    for place in places {
        if place.start >= done {
            res.extend([&text[done..place.start], "<", &text[place.clone()], ">"]);
            done = place.end;
        }
    }
    expected.assert_eq(&(res + &text[done..]));
}

#[test]
fn spellings_of_a_name() {
    check("Frau Anna Quästen sagt", expect!["Frau <Anna Quästen> sagt"]);
    check("QUAESTEN, ANNA", expect!["<QUAESTEN, ANNA>"]);
    check("Quästen, Dr. med. Anna", expect!["<Quästen, Dr. med. Anna>"]);
    check("Anna M. Quästens Antrag", expect!["<Anna M. Quästens> Antrag"]);
    check("Qua\u{308}sten, An-\nna", expect!["<Qua\u{308}sten, An-\nna>"]);
    check("Anna\nQuästen", expect!["<Anna\nQuästen>"]);
    check("| Quästen | Anna |", expect!["| <Quästen | Anna> |"]);
    check("A n n a  Q u ä s t e n", expect!["<A n n a  Q u ä s t e n>"]);
    check("anna.quaesten@neuwerda.example", expect!["<anna.quaesten>@neuwerda.example"]);
}

#[test]
fn the_family_name_alone() {
    check(
        "Frau Dr. Quästen und Quästens Antrag",
        expect!["Frau Dr. <Quästen> und <Quästens> Antrag"],
    );
    check(
        "A. Quästen, quaesten@neuwerda.example",
        expect!["<A. Quästen>, <quaesten>@neuwerda.example"],
    );
    check(
        "quästen ist ein Wort, Quästenberg ein Ort",
        expect!["quästen ist ein Wort, Quästenberg ein Ort"],
    );
}

#[test]
fn names_of_others() {
    check("Peter Quästen, P. Quästen", expect!["Peter Quästen, P. Quästen"]);
    check("Peter Quästen, Anna Schmidt", expect!["Peter Quästen, Anna Schmidt"]);
    check("Peter Quästen\nAnna Schmidt", expect!["Peter Quästen\nAnna Schmidt"]);
    check("Quästen, Peter; Schmidt, Anna", expect!["Quästen, Peter; Schmidt, Anna"]);
    check("Das sagt Anna. Quästens Antrag", expect!["Das sagt Anna. <Quästens> Antrag"]);
    check("wie Quästen sagt. Anna Schmidt", expect!["wie <Quästen> sagt. Anna Schmidt"]);
    check("Annalena Quästenmann", expect!["Annalena Quästenmann"]);
}

/// Who is a private person: one line for each role and sign.
#[test]
fn private_persons() {
    use PersonRole::{
        Addressee, Administration, Chair, Deputy, Guest, Member, Mentioned, MinuteTaker, Signatory,
        Speaker,
    };
    for (role, expected) in [
        (Member, false),
        (Deputy, false),
        (Chair, false),
        (Signatory, false),
        (Guest, true),
        (Administration, true),
        (MinuteTaker, true),
        (Addressee, true),
        (Speaker, true),
        (Mentioned, true),
    ] {
        let bare = person("Anna Quästen", role);
        assert_eq!(is_private(&bare), expected, "{role:?}");
        assert!(!is_private(&Person { faction: Some("SPD".to_owned()), ..bare.clone() }));
        assert!(!is_private(&Person { voting: Some(true), ..bare.clone() }));
    }
    for (function, expected) in [
        ("Oberbürgermeisterin", false),
        ("Leiterin des Amtes für Bildung", false),
        ("Dezernat V, Beigeordnete", false),
        ("Stadtrat", false),
        ("Ratsfrau", false),
        ("Sachbearbeiter im Sozialamt", true),
        ("Quartiersmanagerin", true),
        ("Beirat", true),
        ("Referent", true),
    ] {
        let it = Person {
            function: Some(function.to_owned()),
            ..person("Anna Quästen", PersonRole::Guest)
        };
        assert_eq!(is_private(&it), expected, "{function}");
    }
}

#[test]
fn closed_papers_are_withheld() {
    for (public, is_given) in [
        (Some(Openness::Closed), false),
        (Some(Openness::Mixed), true),
        (Some(Openness::Public), true),
        (None, true),
    ] {
        let record = Record { public, ..record(Vec::new()) };
        assert_eq!(disclosed(record.clone(), vec![], &Disclosure::default()).is_some(), is_given);
        let all = Disclosure { closed: true, private_persons: true };
        let given = disclosed(record.clone(), vec![page("Text")], &all).unwrap();
        assert_eq!((given.record, given.pages), (record, vec![page("Text")]));
    }
}

fn at(text: &str, words: &str) -> Vec<Place> {
    let start = text.find(words).unwrap();
    vec![Place { page: 1, span: [start, start + words.len()], boxes: Vec::new() }]
}

fn evidence(text: &str, words: &str) -> Evidence {
    Evidence { at: at(text, words), ..Evidence::default() }
}

const MINUTES: &str = "TOP 1 Radwege\nFrau Quästen berichtet. Beschluss: ja.\nTOP N1 Kündigung\n\
    Herr Ambach fragt nach dem Räumungstermin. Beschluss: nein.\n";

fn item(number: &str, title: &str, text: &str, public: bool) -> AgendaItem {
    AgendaItem {
        number: Some(number.to_owned()),
        title: title.to_owned(),
        public: Some(public),
        outcome: None,
        outcome_raw: None,
        vote: None,
        references: Vec::new(),
        text: None,
        text_at: at(MINUTES, text),
        evidence: evidence(MINUTES, &format!("TOP {number} {title}")),
    }
}

fn resolution(words: &str) -> Resolution {
    Resolution {
        agenda_item: None,
        number: None,
        text: Some(words.to_owned()),
        outcome: None,
        outcome_raw: None,
        target: None,
        vote: None,
        evidence: evidence(MINUTES, words),
    }
}

#[test]
fn closed_items_are_withheld() {
    let closed = "Herr Ambach fragt nach dem Räumungstermin. Beschluss: nein.";
    let here = |name: &str, words: &str| Person {
        evidence: evidence(MINUTES, words),
        faction: Some("SPD".to_owned()),
        ..person(name, PersonRole::Speaker)
    };
    let people = vec![here("Anna Quästen", "Frau Quästen"), here("Peter Ambach", "Herr Ambach")];
    let record = Record {
        public: Some(Openness::Mixed),
        agenda: vec![
            item("1", "Radwege", "Frau Quästen berichtet. Beschluss: ja.", true),
            item("N1", "Kündigung", closed, false),
        ],
        resolutions: vec![resolution("Beschluss: ja"), resolution("Beschluss: nein")],
        ..record(people)
    };
    let pages = vec![page(MINUTES)];
    let given = disclosed(record.clone(), pages.clone(), &Disclosure::default()).unwrap();
    assert_eq!(given.withheld.items, 1);
    assert_eq!(given.pages[0].text.len(), MINUTES.len());
    assert_eq!(given.record.agenda, record.agenda[..1]);
    assert_eq!(given.record.resolutions, record.resolutions[..1]);
    assert_eq!(given.record.people, record.people[..1]);
    let json = serde_json::to_string(&(&given.record, &given.pages)).unwrap();
    for word in ["Kündigung", "Ambach", "Räumungstermin", "N1", "nein"] {
        assert!(!json.contains(word), "{word}");
    }
    assert!(given.pages[0].text.starts_with("TOP 1 Radwege\nFrau Quästen berichtet."));
    let all = Disclosure { closed: true, private_persons: true };
    assert_eq!(disclosed(record.clone(), pages, &all).unwrap().record, record);
}

#[test]
fn private_persons_are_withheld() {
    let text = "Anwesend: Anna Quästen (SPD), Eva Ambach (Gast)\nFrau Ambach dankt Frau Quästen.";
    let member = Person {
        evidence: evidence(text, "Anna Quästen"),
        ..person("Anna Quästen", PersonRole::Member)
    };
    let guest = Person {
        evidence: evidence(text, "Eva Ambach"),
        ..person("Eva Ambach", PersonRole::Guest)
    };
    let mut record = record(vec![member, guest]);
    record.meeting = Some(ratlas_model::Meeting {
        minutes_by: Some("Eva Ambach".to_owned()),
        chair: Some("Anna Quästen".to_owned()),
        ..Default::default()
    });
    let disclosure = Disclosure { closed: true, private_persons: false };
    let given = disclosed(record, vec![page(text)], &disclosure).unwrap();
    assert_eq!(given.withheld.persons, 1);
    expect![[r#"
        Anwesend: Anna Quästen (SPD), ███* (Gast)
        Frau ██ dankt Frau Quästen."#]]
    .assert_eq(&given.pages[0].text);
    assert_eq!(given.record.people.len(), 1);
    let meeting = given.record.meeting.unwrap();
    assert_eq!(meeting.chair.as_deref(), Some("Anna Quästen"));
    assert_eq!(meeting.minutes_by.as_deref(), Some("███*"));
}
