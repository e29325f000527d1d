//! What belongs together: invented lives of motions, linked and measured, in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ratlas_library::{Library, Life, RegisterQuery, Step, StepKind};

use crate::desk::Desk;

/// What links must reach: of those that are made, and of those there are. In hundredths.
const PRECISION: usize = 98;
const RECALL: usize = 90;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus-samples/lives")
}

/// Rows of a table without its comments.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    lines.map(|it| it.split('\t').map(str::to_owned).collect()).collect()
}

/// The papers of the lives, each with its text.
fn papers() -> Vec<(String, Vec<u8>)> {
    let mut res = Vec::new();
    for city in fs::read_dir(folder().join("papers")).unwrap() {
        for file in fs::read_dir(city.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.strip_prefix(folder().join("papers")).unwrap().with_extension("");
            res.push((name.to_str().unwrap().to_owned(), fs::read(path).unwrap()));
        }
    }
    res.sort();
    res
}

/// A desk with papers under the names that are made of theirs, in several runs.
fn desk_of(name: impl Fn(usize, &str) -> String, runs: usize) -> Desk {
    let (desk, papers) = (Desk::new(), papers());
    for run in 0..runs {
        for (idx, (paper, text)) in papers.iter().enumerate().filter(|(idx, _)| idx % runs == run) {
            desk.write(&format!("{}.txt", name(idx, paper)), text);
        }
        desk.ingest("library");
    }
    desk
}

fn desk() -> Desk {
    desk_of(|_, paper| paper.to_owned(), 1)
}

/// A link between papers by their names: kind and item.
type Named = BTreeMap<(String, String, String), String>;

/// The links of a library, told by its lives: paper, what it is about, item.
fn links(desk: &Desk) -> Named {
    let library = Library::open(&desk.dir("library")).unwrap();
    let names = names();
    let links = library.links().unwrap().into_iter();
    let links = links.filter(|it| !matches!(it.kind.as_str(), "mentions" | "extract_of"));
    let name = |id: &str| names[id].clone();
    links
        .map(|it| {
            let item = it.item.unwrap_or_default();
            ((name(&it.paper), name(&it.target), item), it.kind.as_str().to_owned())
        })
        .collect()
}

/// The names of the papers by their ids.
fn names() -> BTreeMap<String, String> {
    papers().into_iter().map(|(name, text)| (blake3(&text), name)).collect()
}

fn blake3(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The links there are, with the kinds that are right.
fn truth() -> BTreeMap<(String, String, String), Vec<String>> {
    let row = |it: Vec<String>| {
        let kinds = it[2].split('|').map(str::to_owned).collect();
        ((it[0].clone(), it[1].clone(), it[3].clone()), kinds)
    };
    rows("links.tsv").into_iter().map(row).collect()
}

#[test]
fn links_are_right_and_complete() {
    let (found, truth) = (links(&desk()), truth());
    let is_right = |it: &(&(String, String, String), &String)| {
        truth.get(it.0).is_some_and(|kinds| kinds.contains(it.1))
    };
    let right = found.iter().filter(is_right).count();
    let wrong: Vec<_> = found.iter().filter(|it| !is_right(it)).collect();
    let missing: Vec<_> = truth.keys().filter(|it| !found.contains_key(*it)).collect();
    assert!(right * 100 >= found.len() * PRECISION, "wrong: {wrong:#?}");
    assert!(right * 100 >= truth.len() * RECALL, "missing: {missing:#?}");
}

#[test]
fn the_order_of_papers_and_runs_makes_no_difference() {
    let expected = links(&desk());
    let backwards = desk_of(|idx, _| format!("{:03}", 999 - idx), 1);
    assert_eq!(links(&backwards), expected);
    let in_runs = desk_of(|idx, _| format!("{:03}", (idx * 37) % 101), 5);
    assert_eq!(links(&in_runs), expected);
}

#[test]
fn links_follow_papers_that_go_and_come_again() {
    let desk = desk();
    let expected = links(&desk);
    let motion = "magdeburg/01-motion.txt";
    let text = papers().into_iter().find(|it| format!("{}.txt", it.0) == motion).unwrap().1;
    desk.remove(motion);
    let prune = ratlas_library::IngestOptions { prune: true, ..Default::default() };
    desk.ingest_with("library", &prune);
    let without = links(&desk);
    assert!(without.keys().all(|it| it.1 != "magdeburg/01-motion"));
    assert!(without.len() < expected.len());
    desk.write(motion, text);
    desk.ingest("library");
    assert_eq!(links(&desk), expected);
    let reread = ratlas_library::IngestOptions { reread: true, ..Default::default() };
    desk.ingest_with("library", &reread);
    assert_eq!(links(&desk), expected);
}

#[test]
fn every_paper_of_a_life_leads_to_the_same_life() {
    let desk = desk();
    let library = Library::open(&desk.dir("library")).unwrap();
    let ids: BTreeMap<String, String> = names().into_iter().map(|(id, name)| (name, id)).collect();
    let heads: BTreeSet<String> = rows("lives.tsv").into_iter().map(|it| it[1].clone()).collect();
    // Motions that were brought in again have lives of their own.
    let of_a_motion = links(&desk).into_keys().filter(|(paper, target, _)| {
        heads.contains(target) && !heads.contains(paper) && !target.ends_with("proposal")
    });
    for (paper, target, item) in of_a_motion {
        let item = Some(item.as_str()).filter(|it| !it.is_empty());
        let lives = library.lives(&ids[&paper], item).unwrap();
        let heads: Vec<&str> =
            lives.iter().filter_map(|it| it.head.as_ref()).map(|it| it.id.as_str()).collect();
        assert!(heads.contains(&ids[&target].as_str()), "{paper} → {target}");
        assert_eq!(
            library.life(&ids[&target]).unwrap().as_ref(),
            lives.iter().find(|it| { it.head.as_ref().is_some_and(|it| it.id == ids[&target]) })
        );
    }
}

#[test]
fn register_of_the_lives() {
    let desk = desk();
    let library = Library::open(&desk.dir("library")).unwrap();
    let names = names();
    let query = RegisterQuery { as_of: Some("2024-01-31".to_owned()), ..Default::default() };
    let register = library.register(&query).unwrap();
    let expected: BTreeMap<String, Vec<String>> =
        rows("lives.tsv").into_iter().map(|it| (it[1].clone(), it)).collect();
    let mut wrong = Vec::new();
    for entry in &register.entries {
        let truth = &expected[&names[&entry.paper.id]];
        let answer = entry.answer.as_ref().map_or("", |it| names[&it.paper.id].as_str());
        let outcome = entry.outcome.as_ref().map_or("", |it| it.outcome.as_str());
        let found = [entry.state.as_str(), answer, outcome];
        // A decided motion may have a statement that the table does not name.
        let is_right = truth[2] == found[0]
            && (truth[3].is_empty() || truth[3] == found[1])
            && truth[4] == found[2];
        if !is_right {
            wrong.push((truth.clone(), found.map(str::to_owned)));
        }
    }
    assert_eq!(register.entries.len(), 42);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let half = RegisterQuery { city: vec!["koblenz".to_owned()], ..query.clone() };
    assert!(
        library
            .register(&half)
            .unwrap()
            .entries
            .iter()
            .all(|it| it.paper.city.as_deref() == Some("Koblenz"))
    );
    let none = RegisterQuery { applicant: vec!["niemand".to_owned()], ..query };
    assert!(library.register(&none).unwrap().entries.is_empty());
}

#[test]
fn a_motion_that_is_not_there_is_told_by_others() {
    let desk = desk();
    let library = Library::open(&desk.dir("library")).unwrap();
    let lives = library.lives_of_number("A 140/2021").unwrap();
    let [Life { head: None, number, steps, .. }] = &lives[..] else { panic!("{lives:#?}") };
    assert_eq!(number.as_deref(), Some("A0140/21"));
    let kinds: Vec<StepKind> = steps.iter().map(|it: &Step| it.kind).collect();
    assert_eq!(kinds, [StepKind::Submitted, StepKind::Stated]);
    assert!(steps[0].paper.is_none() && steps[1].paper.is_some());
}

#[test]
fn two_cities_with_one_number_stay_apart() {
    let desk = desk();
    let library = Library::open(&desk.dir("library")).unwrap();
    let papers = library.papers("0412/2021").unwrap();
    assert_eq!(papers.len(), 2);
    for paper in papers {
        let life = library.life(&paper.record.id).unwrap().unwrap();
        assert_eq!(life.steps.len(), 2, "{life:#?}");
        let cities: BTreeSet<_> =
            life.steps.iter().filter_map(|it| it.paper.as_ref()?.city.clone()).collect();
        assert_eq!(cities.len(), 1);
    }
}
