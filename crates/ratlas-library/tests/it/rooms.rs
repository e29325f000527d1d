//! Bodies, sittings, topics, addresses and news of invented papers.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::ControlFlow;

use expect_test::{Expect, expect};
use ratlas_library::{
    BodyQuery, Disclosure, Filters, Library, MeetingEntry, MeetingQuery, SearchQuery, StepKind,
    TopicQuery, city_slug, permalink,
};
use ratlas_model::{Openness, PersonRole};

use crate::desk::Desk;

/// Minutes of a sitting; `body` in the genitive, `present` the lines of the list of attendance.
fn minutes(city: &str, body: &str, day: &str, present: &str) -> String {
    format!(
        "Stadt {city}\nDie Oberbürgermeisterin\n\nNiederschrift\n\
         über die 7. öffentliche Sitzung des {body}\n\n\
         Sitzungstermin:\tDonnerstag, {day}\nSitzungsbeginn:\t17:03 Uhr\n\n\
         Anwesend:\n\nVorsitzende\nBürgermeisterin Henrike Mooslechner\tSPD\n\n\
         Mitglieder\n{present}\n\nVerwaltung\nFrau Gabriele Ohlsen\tAmt für Integration\n\n\
         Schriftführer\nHerr Moritz Kappl\n\nTagesordnung\n\nÖffentlicher Teil\n\n\
         1\tEröffnung der Sitzung\n2\tMuttersprachen im Ganztag\n3\tVerschiedenes\n\nProtokoll:\n\n\
         TOP 1\tEröffnung der Sitzung\n\nDie Vorsitzende eröffnet die Sitzung am {day}.\n\n\
         TOP 2\tMuttersprachen im Ganztag\n\nDie Sprachmittlung in Schulen von {city} wird beraten.\n\n\
         Beschluss:\tempfohlen\nAbstimmung:\tJa: 4, Nein: 0, Enthaltungen: 1, Befangen: 0\n\n\
         TOP 3\tVerschiedenes\n\nEnde der Sitzung: 19:25 Uhr.\n"
    )
}

fn invitation(city: &str, body: &str, day: &str) -> String {
    format!(
        "Stadt {city}\nDie Vorsitzende des {body}\n\nE I N L A D U N G\n\n\
         Sehr geehrte Damen und Herren,\n\nhiermit lade ich Sie ein zur 7. Sitzung des {body}.\n\n\
         Tag:\tDonnerstag, den {day}\nBeginn:\t17.00 Uhr\nOrt:\tRathaus, Saal 2\n\n\
         TAGESORDNUNG\n\n1.\tEröffnung der Sitzung\n2.\tMuttersprachen im Ganztag\n"
    )
}

fn motion(city: &str, number: &str, day: &str, subject: &str) -> String {
    format!(
        "Stadt {city}\n\n{city}, {day}\n\nFraktion der Mitte\n\nAntrag {number}\n\n\
         Betreff: {subject}\n\nDer Rat möge beschließen: Die Verwaltung berichtet über {subject}.\n"
    )
}

/// Sittings of two boards, one of which had two names, and motions.
fn desk() -> Desk {
    let desk = Desk::new();
    let first = "Herr Tarek Al-Masri\tanwesend\nFrau Nga Pham\tanwesend bis 18:40 Uhr\n\
                 Herr Xaver Zirngibl\tentschuldigt\nHerr Stefan Wutz\tfehlt unentschuldigt";
    let second = "Herr Tarek Al-Masri\tentschuldigt\nFrau Nga Pham\tanwesend";
    for (name, text) in [
        ("1", minutes("Duisburg", "Ausländerbeirates", "23.04.2009", second)),
        ("2", minutes("Duisburg", "Integrationsrates", "22.04.2021", first)),
        ("3", invitation("Duisburg", "Integrationsrates", "22.04.2021")),
        ("4", minutes("Duisburg", "Integrationsrates", "17.06.2021", second)),
        ("5", minutes("Regensburg", "Integrationsbeirates", "20.05.2021", first)),
        ("6", invitation("Regensburg", "Sozialausschusses", "08.07.2021")),
        ("7", motion("Duisburg", "0017/2021", "03.05.2021", "Sprachmittlung in Kitas")),
        ("8", motion("Duisburg", "0018/2022", "04.05.2022", "Sprachmittlung in Ämtern")),
        ("9", motion("Regensburg", "0017/2021", "05.05.2021", "Radwege am Fluss")),
    ] {
        desk.write(&format!("{name}.txt"), text);
    }
    desk.ingest("l");
    desk
}

fn library(desk: &Desk) -> Library {
    Library::open(&desk.dir("l")).unwrap()
}

fn line(it: &MeetingEntry) -> String {
    let count = |it: Option<u64>| it.map_or("–".to_owned(), |it| it.to_string());
    let papers: Vec<&str> = it.papers.iter().map(|it| it.genre.as_str()).collect();
    format!(
        "{} {} {} ({}): {} items, {} votes, {}/{}/{} of {}\n",
        it.date,
        it.city,
        it.body,
        it.body_key,
        count(it.items),
        it.votes,
        count(it.present),
        count(it.excused),
        count(it.absent),
        papers.join(" ")
    )
}

#[track_caller]
fn check_meetings(query: &MeetingQuery, expected: Expect) {
    let desk = desk();
    let found = library(&desk).meetings(query).unwrap();
    let lines: String = found.entries.iter().map(line).collect();
    expected.assert_eq(&format!("{} sittings\n{lines}", found.total));
}

#[test]
fn sittings_newest_first() {
    check_meetings(
        &MeetingQuery::default(),
        expect![[r#"
            5 sittings
            2021-07-08 Regensburg Sozialausschuss (sozialausschuss): 2 items, 0 votes, –/–/– of invitation
            2021-06-17 Duisburg Integrationsrat (integration-board): 3 items, 1 votes, 2/1/0 of minutes
            2021-05-20 Regensburg Integrationsbeirat (integration-board): 3 items, 1 votes, 3/1/1 of minutes
            2021-04-22 Duisburg Integrationsrat (integration-board): 3 items, 1 votes, 3/1/1 of minutes invitation
            2009-04-23 Duisburg Ausländerbeirat (integration-board): 3 items, 1 votes, 2/1/0 of minutes
        "#]],
    );
}

#[test]
fn sittings_of_a_body_and_a_time() {
    let query = MeetingQuery {
        cities: vec!["duisburg".to_owned()],
        body: Some("integration-board".to_owned()),
        from: Some("2009".to_owned()),
        to: Some("2021-04".to_owned()),
        limit: 1,
        offset: 1,
    };
    check_meetings(
        &query,
        expect![[r#"
        2 sittings
        2009-04-23 Duisburg Ausländerbeirat (integration-board): 3 items, 1 votes, 2/1/0 of minutes
    "#]],
    );
}

#[test]
fn a_sitting_has_an_address() {
    let desk = desk();
    let library = library(&desk);
    for entry in library.meetings(&MeetingQuery::default()).unwrap().entries {
        let city = city_slug(&entry.city);
        let found = library.meeting(&city, &entry.body_key, &entry.date).unwrap();
        assert_eq!(found, Some(entry));
    }
    assert_eq!(library.meeting("duisburg", "integration-board", "1999-01-01").unwrap(), None);
    assert_eq!(library.meeting("nowhere", "integration-board", "2021-04-22").unwrap(), None);
}

#[test]
fn bodies_through_their_names() {
    let desk = desk();
    let bodies = library(&desk).bodies(&BodyQuery::default()).unwrap();
    let mut text = String::new();
    for it in &bodies {
        writeln!(text, "{} {}: {} sittings, {} papers", it.city, it.key, it.meetings, it.papers)
            .unwrap();
        for name in &it.names {
            let [first, last] = [&name.first, &name.last].map(|it| it.as_deref().unwrap_or("–"));
            writeln!(text, "  {} {first} to {last}, {}", name.name, name.papers).unwrap();
        }
    }
    expect![[r#"
        Duisburg integration-board: 3 sittings, 4 papers
          Integrationsrat 2021-04-22 to 2021-06-17, 3
          Ausländerbeirat 2009-04-23 to 2009-04-23, 1
        Regensburg integration-board: 1 sittings, 1 papers
          Integrationsbeirat 2021-05-20 to 2021-05-20, 1
        Regensburg sozialausschuss: 1 sittings, 1 papers
          Sozialausschuss 2021-07-08 to 2021-07-08, 1
    "#]]
    .assert_eq(&text);
    let one = BodyQuery { cities: vec!["Regensburg".to_owned()] };
    assert_eq!(library(&desk).bodies(&one).unwrap().len(), 2);
}

#[test]
fn people_of_a_body_over_time() {
    let desk = desk();
    let body = library(&desk).body("duisburg", "integration-board").unwrap().unwrap();
    assert_eq!(body.entry.name(), "Integrationsrat");
    assert_eq!(body.known_names.len(), 3);
    assert_eq!(body.meetings.len(), 3);
    assert_eq!(body.meetings[1].date, "2021-04-22");
    assert_eq!((body.meetings[1].papers, body.meetings[1].public), (2, Some(Openness::Public)));
    let mut text = String::new();
    for it in &body.people {
        let faction = it.faction.as_deref().unwrap_or("–");
        write!(
            text,
            "{} {} {faction}: {} sittings, {} to {}:",
            it.name, it.role, it.sittings, it.first, it.last
        )
        .unwrap();
        for year in it.years.iter().chain([&it.total]) {
            write!(text, " {}={}/{}/{}", year.year, year.present, year.excused, year.absent)
                .unwrap();
        }
        text += "\n";
    }
    expect![[r#"
        Henrike Mooslechner chair SPD: 3 sittings, 2009-04-23 to 2021-06-17: 2009=1/0/0 2021=2/0/0 0=3/0/0
        Nga Pham member –: 3 sittings, 2009-04-23 to 2021-06-17: 2009=1/0/0 2021=2/0/0 0=3/0/0
        Tarek Al-Masri member –: 3 sittings, 2009-04-23 to 2021-06-17: 2009=0/1/0 2021=1/1/0 0=1/2/0
        Stefan Wutz member –: 1 sittings, 2021-04-22 to 2021-04-22: 2021=0/0/1 0=0/0/1
        Xaver Zirngibl member –: 1 sittings, 2021-04-22 to 2021-04-22: 2021=0/1/0 0=0/1/0
    "#]].assert_eq(&text);
    // Neither the administration nor who keeps the minutes.
    assert!(body.people.iter().all(|it| it.role != PersonRole::MinuteTaker));
    assert!(!text.contains("Ohlsen") && !text.contains("Kappl"));
    assert!(library(&desk).body("duisburg", "council").unwrap().is_none());
}

#[test]
fn topics_are_those_of_the_records() {
    let desk = desk();
    let library = library(&desk);
    let all = library.topics(&TopicQuery::default()).unwrap();
    let mut n_topics = 0;
    library
        .each_record(|record| {
            n_topics += record.topics.iter().collect::<BTreeSet<_>>().len() as u64;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(n_topics > 0);
    assert_eq!(all.iter().map(|it| it.papers).sum::<u64>(), n_topics);
    assert!(all.is_sorted_by(|one, other| one.papers >= other.papers));
    for topic in &all {
        assert_eq!(topic.years.iter().map(|it| it.1).sum::<u64>(), topic.papers, "{topic:?}");
        assert_eq!(topic.cities.iter().map(|it| it.1).sum::<u64>(), topic.papers, "{topic:?}");
        let filters = Filters { topic: vec![topic.topic.clone()], ..Filters::default() };
        let query = SearchQuery { filters, fold: false, ..SearchQuery::default() };
        assert_eq!(library.search(&query).unwrap().total as u64, topic.papers, "{topic:?}");
    }
    let one = TopicQuery {
        cities: vec!["duisburg".to_owned()],
        from: Some("2022".to_owned()),
        to: Some("2022-05".to_owned()),
    };
    for topic in library.topics(&one).unwrap() {
        assert_eq!((topic.papers, topic.newest.as_deref()), (1, Some("2022-05-04")));
        assert_eq!(topic.cities, [("Duisburg".to_owned(), 1)]);
    }
}

/// The ids of all papers by the names of their files.
fn id_of(library: &Library, file: &str) -> String {
    let mut res = None;
    library
        .each_record(|record| {
            if record.source.path.ends_with(file) {
                res = Some(record.id.clone());
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    res.unwrap()
}

#[test]
fn every_paper_is_found_at_its_address() {
    let desk = desk();
    // A copy, a later version, and numbers as other cities write them.
    desk.write(
        "copy.txt",
        motion("Duisburg", "0017/2021", "03.05.2021", "Sprachmittlung in Kitas") + " ",
    );
    desk.write("again.txt", motion("Duisburg", "17/2021", "07.06.2021", "Radwege am Hafen"));
    for (idx, number) in ["A0134/21", "ÄA0012/21", "VI-A-01234", "V/2019/05555"].iter().enumerate()
    {
        desk.write(&format!("n{idx}.txt"), motion("Magdeburg", number, "03.05.2021", "Anderes"));
    }
    desk.ingest("l");
    let library = library(&desk);
    let mut n_found = 0;
    library
        .each_record(|record| {
            let Some(at) = permalink(&record) else {
                assert!(record.place.is_none() || record.reference.is_none());
                return ControlFlow::Continue(());
            };
            let is_plain = |it: char| it.is_alphanumeric() || it == '-';
            assert!(at.city.bytes().all(|it| it.is_ascii_lowercase() || it == b'-'), "{at:?}");
            assert!(!at.number.is_empty() && at.number.chars().all(is_plain), "{at:?}");
            assert!(
                library.papers_at(&at.city, &at.number).unwrap().contains(&record.id),
                "{at:?}"
            );
            n_found += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(n_found >= 8, "{n_found}");
    let found = library.papers_at("duisburg", "0017-2021").unwrap();
    let expected = ["again.txt", "7.txt", "copy.txt"].map(|it| id_of(&library, it));
    let originals: BTreeSet<&String> = expected[1..].iter().collect();
    assert_eq!((found.len(), &found[0]), (3, &expected[0]));
    assert_eq!(found[1..].iter().collect::<BTreeSet<_>>(), originals);
    assert_eq!(library.papers_at("regensburg", "17-21").unwrap(), [id_of(&library, "/9.txt")]);
    assert_eq!(library.papers_at("regensburg", "-").unwrap(), [""; 0]);
    assert_eq!(library.papers_at("../..", "17-21").unwrap(), [""; 0]);
}

#[test]
fn what_came_last() {
    let desk = desk();
    let query = SearchQuery { text: "Sprachmittlung".to_owned(), ..SearchQuery::default() };
    let everything = SearchQuery::default();
    let mark = library(&desk).last_seq().unwrap();
    let before = library(&desk).newest(&query, 100, None).unwrap();
    assert_eq!((mark, library(&desk).n_new_since(&everything, 0).unwrap()), (9, 9));
    assert_eq!(library(&desk).n_new_since(&query, mark).unwrap(), 0);
    assert!(before.is_sorted_by(|one, other| one.seq > other.seq));

    desk.write("neu.txt", motion("Mainz", "9/2023", "03.05.2023", "Sprachmittlung am Rhein"));
    desk.write("rad.txt", motion("Mainz", "10/2023", "04.05.2023", "Radwege am Rhein"));
    // Other content at an old place is another paper.
    desk.write("7.txt", motion("Duisburg", "0017/2021", "03.05.2021", "Sprachmittlung in Horten"));
    desk.ingest("l");
    let library = library(&desk);
    let found = library.newest(&query, 100, Some(mark)).unwrap();
    let titles: Vec<&str> = found.iter().filter_map(|it| it.paper.title.as_deref()).collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert!(titles.contains(&"Sprachmittlung am Rhein"), "{titles:?}");
    assert!(titles.contains(&"Sprachmittlung in Horten"), "{titles:?}");
    assert_eq!(library.n_new_since(&query, mark).unwrap(), 2);
    assert_eq!(library.n_new_since(&everything, mark).unwrap(), 3);
    assert_eq!(library.newest(&query, 1, None).unwrap(), found[..1]);
    let all = library.newest(&query, 100, None).unwrap();
    assert_eq!(all[..2], found);
    for new in &all {
        assert_eq!(library.added(&new.paper.id).unwrap(), new.added);
        assert!(new.added.as_ref().is_some_and(|it| it.ends_with('Z')));
    }
    assert_eq!(library.added("unknown").unwrap(), None);
}

#[test]
fn a_paper_that_is_read_again_is_not_new() {
    let desk = desk();
    let everything = SearchQuery::default();
    let before = library(&desk).newest(&everything, 100, None).unwrap();
    let again = ratlas_library::IngestOptions { reread: true, ..Default::default() };
    assert_eq!(desk.ingest_with("l", &again).read, 9);
    assert_eq!(library(&desk).newest(&everything, 100, None).unwrap(), before);
}

#[test]
fn few_and_many_hits_are_the_same_news() {
    let desk = Desk::with_papers(40);
    desk.ingest("l");
    let library = library(&desk);
    for text in ["Bibliothek", "Ortsteil", "7", "Bibliothek OR Radwege", "niemand"] {
        let query =
            SearchQuery { text: text.to_owned(), limit: 100, fold: false, ..Default::default() };
        let ids: BTreeSet<String> =
            library.search(&query).unwrap().hits.into_iter().map(|it| it.id).collect();
        let all = library.newest(&query, usize::MAX, None).unwrap();
        assert_eq!(all.iter().map(|it| it.paper.id.clone()).collect::<BTreeSet<_>>(), ids);
        for limit in [0, 1, 3, 39] {
            let first = library.newest(&query, limit, None).unwrap();
            assert_eq!(first, all[..limit.min(all.len())], "{text}");
        }
        for since in 0..40 {
            let newer: Vec<_> = all.iter().filter(|it| it.seq > since).cloned().collect();
            assert_eq!(library.newest(&query, 100, Some(since)).unwrap(), newer, "{text}");
            assert_eq!(library.n_new_since(&query, since).unwrap(), newer.len() as u64);
        }
    }
}

#[test]
fn what_is_around_a_paper() {
    let desk = Desk::new();
    desk.write("a.txt", motion("Mainz", "0412/2021", "03.05.2021", "Sprachmittlung in Kitas"));
    let answer = "Stadt Mainz\nSozialdezernat\n\nMainz, 12.07.2021\n\nStellungnahme zum Antrag 0412/2021 \
                  der Fraktion der Mitte\n\nBetreff: Sprachmittlung in Kitas\n\n\
                  Die Verwaltung stimmt dem Antrag 0412/2021 zu.\n";
    desk.write("b.txt", answer);
    desk.write("copy.txt", answer.to_owned() + "\n");
    desk.ingest("l");
    let library = library(&desk);
    let [first, second] = ["/a.txt", "/b.txt"].map(|it| id_of(&library, it));
    let around = library.around(&first).unwrap().unwrap();
    assert_eq!((around.n_says, around.n_told, around.n_lives), (0, 1, 1));
    assert_eq!((&around.told[0].paper.id, &around.told[0].link.target), (&second, &first));
    assert!(!around.told[0].link.at.is_empty());
    let steps: Vec<StepKind> = around.lives[0].steps.iter().map(|it| it.0).collect();
    assert_eq!(steps[0], StepKind::Submitted);
    assert!(around.lives[0].answer.is_some());
    let other = library.around(&second).unwrap().unwrap();
    assert_eq!((other.n_says, other.n_told), (1, 0));
    assert_eq!(other.says[0].link, around.told[0].link);
    assert_eq!(other.copies.len(), 1);
    assert_eq!(other.lives, around.lives);
    assert_eq!(library.around("unknown").unwrap(), None);
}

#[test]
fn the_state_changes_with_the_papers() {
    let desk = desk();
    let state = || library(&desk).state_seq().unwrap();
    let first = state();
    assert_eq!(state(), first);
    desk.write("neu.txt", motion("Mainz", "9/2023", "03.05.2023", "Sprachmittlung am Rhein"));
    desk.ingest("l");
    let second = state();
    assert_ne!(second, first);
    desk.remove("neu.txt");
    desk.ingest("l");
    let third = state();
    assert_ne!(third, second);
    // An index made anew has other documents, if of the same papers.
    Library::open_to_rebuild(&desk.dir("l")).unwrap().rebuild_index().unwrap();
    assert_ne!(state(), third);
}

#[test]
fn what_is_closed_is_nowhere() {
    let desk = Desk::new();
    desk.write("a.txt", motion("Koblenz", "A 9/2021", "03.05.2021", "Sprachmittlung am Moselufer"));
    let closed = "Stadt Koblenz\n\nNichtöffentliche Sitzung\n\nKoblenz, 20.05.2021\n\n\
                  Antwort zum Antrag A 9/2021\n\nBetreff: Sprachmittlung am Moselufer\n\n\
                  Die Verwaltung nimmt zur Sprachmittlung Stellung.\n";
    desk.write("b.txt", closed);
    let sitting = "Stadt Koblenz\nNiederschrift\nüber die 12. Sitzung des Sozialausschusses\n\n\
                   Sitzungstermin: Montag, 14.06.2021\nStatus: öffentlich/nichtöffentlich\n\n\
                   Öffentlicher Teil\n\nTOP 1  Bericht der Verwaltung\nDer Bericht liegt vor.\n\n\
                   Nichtöffentlicher Teil\n\nTOP 2  Mietvertrag\nDer Vertrag wird beraten.\n";
    desk.write("c.txt", sitting);
    desk.ingest("l");
    let all = library(&desk);
    let told = Library::open_disclosing(&desk.dir("l"), Disclosure::default()).unwrap();
    let [motion, answer] = ["/a.txt", "/b.txt"].map(|it| id_of(&all, it));
    let query = SearchQuery { text: "Sprachmittlung".to_owned(), ..SearchQuery::default() };
    let news = |it: &Library| it.newest(&query, 10, None).unwrap().len() as u64;
    assert_eq!((news(&all), news(&told)), (2, 1));
    assert_eq!(told.n_new_since(&query, 0).unwrap(), 1);
    assert_eq!(told.around(&answer).unwrap(), None);
    assert_eq!(all.around(&motion).unwrap().unwrap().n_told, 1);
    let around = told.around(&motion).unwrap().unwrap();
    assert_eq!((around.n_told, around.told, around.lives[0].answer.clone()), (0, vec![], None));
    assert_eq!(told.added(&answer).unwrap(), None);
    let topic = |it: &Library| it.topics(&TopicQuery::default()).unwrap()[0].papers;
    assert_eq!((topic(&all), topic(&told)), (2, 1));
    let items = |it: &Library| it.meetings(&MeetingQuery::default()).unwrap().entries[0].items;
    assert_eq!((items(&all), items(&told)), (Some(2), Some(1)));
}
