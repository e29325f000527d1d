//! Earlier papers on the same matter.

use ratlas_library::{Filters, Library, OwnCity, PriorGroup, PriorQuestion, PriorRole};

use crate::desk::Desk;

/// A motion in three cities, its answer in one of them, and another matter.
fn library() -> (Desk, Library) {
    let desk = Desk::new();
    let motion = |city: &str, date: &str, number: &str, title: &str, text: &str| {
        format!(
            "Stadt {city}\n{city}, {date}\n\nAntrag {number}\n\nBetreff: {title}\n\n\
             Der Stadtrat möge beschließen:\n{text}\n"
        )
    };
    let swim = "Die Verwaltung richtet Schwimmkurse für geflüchtete Frauen im Hallenbad ein.";
    let again = "Im Hallenbad lernen geflüchtete Frauen in Kursen schwimmen.";
    desk.write("mainz.txt", motion("Mainz", "03.12.2020", "0412/2020", "Schwimmkurse", swim));
    desk.write("trier.txt", motion("Trier", "04.05.2019", "0099/2019", "Frauenschwimmen", again));
    desk.write("worms.txt", motion("Worms", "01.02.2023", "0007/2023", "Schwimmzeit", again));
    desk.write(
        "antwort.txt",
        "Stadt Mainz\nMainz, 14.01.2021\n\nStellungnahme zum Antrag 0412/2020\n\n\
         Betreff: Schwimmkurse\n\nDie Verwaltung lehnt Schwimmkurse für geflüchtete Frauen ab.\n",
    );
    desk.write(
        "rad.txt",
        motion("Mainz", "03.12.2018", "0005/2018", "Radwege", "Radwege werden breiter gebaut."),
    );
    desk.ingest("library");
    let library = Library::open(&desk.dir("library")).unwrap();
    (desk, library)
}

fn idea() -> PriorQuestion {
    PriorQuestion::of_text("Schwimmkurse für geflüchtete Frauen im Hallenbad")
}

fn groups(library: &Library, question: &PriorQuestion) -> Vec<PriorGroup> {
    library.prior(question).unwrap().groups
}

/// The files of the first papers of the groups, without their ends.
fn heads(groups: &[PriorGroup]) -> Vec<String> {
    let name = |it: &PriorGroup| {
        let path = it.papers[0].hit.path.replace('\\', "/");
        path.rsplit('/').next().unwrap().replace(".txt", "")
    };
    let mut names: Vec<String> = groups.iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn the_matter_in_all_cities_and_nothing_else() {
    let (_desk, library) = library();
    let found = groups(&library, &idea());
    let found = heads(&found);
    for motion in ["mainz", "trier", "worms"] {
        assert!(found.contains(&motion.to_owned()), "{found:?}");
    }
    assert!(!found.contains(&"rad".to_owned()), "{found:?}");
}

#[test]
fn an_answer_stands_below_its_motion() {
    let (_desk, library) = library();
    let found = groups(&library, &idea());
    let mainz = found.iter().find(|it| it.papers[0].hit.path.ends_with("mainz.txt")).unwrap();
    let answer = mainz.papers.iter().find(|it| it.role == PriorRole::Answer).unwrap();
    assert!(answer.hit.path.ends_with("antwort.txt"));
    assert!(mainz.stance.is_some(), "{mainz:?}");
    // The answer is no group of its own.
    assert!(!heads(&found).contains(&"antwort".to_owned()));
}

#[test]
fn own_city_and_time() {
    let (_desk, library) = library();
    let of_mainz = |own_city| PriorQuestion { city: Some("Mainz".into()), own_city, ..idea() };
    let without = heads(&groups(&library, &of_mainz(OwnCity::Exclude)));
    assert_eq!(without, ["trier", "worms"]);
    let only = groups(&library, &of_mainz(OwnCity::Only));
    assert!(only.iter().flat_map(|it| &it.papers).all(|it| it.is_own));
    assert!(heads(&only).contains(&"mainz".to_owned()));

    let at = |city: &str| PriorQuestion {
        date: Some("2020-01-01".to_owned()),
        ..PriorQuestion { city: Some(city.to_owned()), ..idea() }
    };
    assert_eq!(heads(&groups(&library, &at("Trier"))), ["trier"]);
    // What followed in one's own city is told, and marked.
    let found = groups(&library, &at("Mainz"));
    assert_eq!(heads(&found), ["mainz", "trier"]);
    let is_later = |name: &str| {
        let mut papers = found.iter().map(|it| &it.papers[0]);
        papers.find(|it| it.hit.path.ends_with(name)).unwrap().is_later
    };
    assert!(is_later("mainz.txt") && !is_later("trier.txt"));
}

#[test]
fn a_paper_of_the_library_is_not_like_itself() {
    let (_desk, library) = library();
    let paper = library.papers("0412/2020").unwrap().remove(0);
    let pages = library.page_texts(&paper.record.id).unwrap();
    let found = groups(&library, &PriorQuestion::of_paper(&paper.record, &pages));
    assert!(!heads(&found).contains(&"mainz".to_owned()));
    let alike = library.similar(&paper.record.id, &Filters::default(), 10).unwrap();
    let names = heads(&alike);
    assert!(names.contains(&"trier".to_owned()) && !names.contains(&"mainz".to_owned()));
    assert!(alike.iter().all(|it| !it.papers[0].shared.words.is_empty()));
    assert_eq!(library.similar("0000", &Filters::default(), 10).unwrap(), []);
}

#[test]
fn every_text_may_be_hostile() {
    let (_desk, library) = library();
    let long = "Schwimmkurse ".repeat(100_000);
    for text in ["", "\u{0}\u{202e}", "((((((((", "titel:", "\"", "*", "-", long.as_str()] {
        let found = library.prior(&PriorQuestion::of_text(text)).unwrap();
        assert_eq!(found.groups.is_empty(), !text.contains("Schwimm"), "{text:.20}");
    }
    let none = PriorQuestion { limit: 0, ..idea() };
    assert_eq!(groups(&library, &none), []);
    let many = PriorQuestion { limit: usize::MAX, ..idea() };
    assert!(groups(&library, &many).len() >= 3);
}
