//! A library opened for others: each way of reading it, asked for what is public and for what is not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use expect_test::expect;
use ratlas_library::{
    BodyQuery, CitedPlace, CompareRequest, CoverageFilter, Dimension, Disclosure, ExportRequest,
    Filters, Library, MeetingQuery, PriorQuestion, RegisterQuery, SavedQuestion, SearchQuery,
    TopicQuery,
};

use crate::desk::Desk;

const MOTION: &str = "Stadt Koblenz\nFraktion der Mitte\n\nAntrag A 9/2021 vom 03.05.2021\n\n\
    Betreff: Begegnungscafé am Moselufer\n\n\
    Der Stadtrat möge beschließen: Die Stadt richtet ein Begegnungscafé am Moselufer ein.\n";

const ANSWER: &str = "Stadt Koblenz\n\nNichtöffentliche Sitzung\n\n\
    Antwort zum Antrag A 9/2021 vom 20.05.2021\n\nBetreff: Begegnungscafé am Moselufer\n\n\
    Die Verwaltung nimmt Stellung: Der Kaufpreis des Xylophonhauses ist geheim.\n";

/// The second item is closed; Frau Quitte is a guest.
const MINUTES: &str = "Stadt Koblenz\nNiederschrift\n\
    über die 12. Sitzung des Ausschusses für Soziales und Integration\n\n\
    Sitzungstermin: Montag, 14.06.2021\nStatus: öffentlich/nichtöffentlich\n\n\
    Anwesend:\nFrau Anna Ambach (SPD)\n\nGäste:\nFrau Walburga Quitte, Caritas\n\n\
    Öffentlicher Teil\n\n\
    TOP 1  Begegnungscafé am Moselufer\nVorlage: A 9/2021\n\
    Frau Walburga Quitte berichtet über das Café.\nBeschluss: zur Kenntnis genommen\n\n\
    Nichtöffentlicher Teil\n\n\
    TOP 2  Mietvertrag über das Xylophonhaus\nVorlage: A 8/2021\n\
    Der Mietvertrag mit Frau Kunigunde Eichhorn kostet 24.600 Euro.\nBeschluss: ungeändert beschlossen\n";

/// Is about what was decided in the closed item.
const OTHER: &str = "Stadt Koblenz\nFraktion der Mitte\n\nAntrag A 8/2021 vom 02.05.2021\n\n\
    Betreff: Musikräume in der Altstadt\n\n\
    Der Stadtrat möge beschließen: Die Stadt mietet Musikräume in der Altstadt.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    for (name, text) in
        [("motion", MOTION), ("answer", ANSWER), ("minutes", MINUTES), ("other", OTHER)]
    {
        desk.write(&format!("{name}.txt"), text);
    }
    desk.ingest("library");
    desk
}

/// What must not be seen, by what tells it: the closed paper, the closed item and who is named there, what
/// it cost, a guest.
fn secrets() -> [(&'static str, Vec<String>); 4] {
    let words = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
    let mut paper = words(&["answer.txt", "geheim"]);
    paper.push(id(ANSWER));
    [
        ("paper", paper),
        ("item", words(&["Mietvertrag", "Eichhorn", "24.600", "24600", "24_600"])),
        ("vote", words(&["Approved", "\"approved\""])),
        ("guest", words(&["Walburga"])),
    ]
}

fn id(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn query(text: &str) -> SearchQuery {
    SearchQuery { text: text.to_owned(), ..SearchQuery::default() }
}

const TEXTS: [&str; 4] = [MOTION, ANSWER, MINUTES, OTHER];

/// Each method that reads, and what it says of everything.
fn answers(library: &Library) -> Vec<(&'static str, String)> {
    let (papers, searches) = (of_papers(library), of_searches(library));
    [papers, searches, of_lives(library), of_rooms(library), of_all(library)].concat()
}

type Answers = Vec<(&'static str, String)>;

fn of_papers(library: &Library) -> Answers {
    let papers = TEXTS.map(|it| library.papers(&id(it)).unwrap());
    let disclosed = TEXTS.map(|it| library.disclosed_paper(&id(it)).unwrap());
    let citation = |it| library.citation(it, CitedPlace::default()).unwrap();
    let citations: Vec<_> = papers.iter().flatten().map(|it| citation(&it.record)).collect();
    let mut records = Vec::new();
    let each = library.each_record(|it| {
        records.push(it);
        ControlFlow::Continue(())
    });
    each.unwrap();
    let mut exported = Vec::new();
    let disclosure = Disclosure { closed: true, private_persons: true };
    let request = ExportRequest { disclosure, ..ExportRequest::default() };
    let export = library.export(&request, |it| {
        exported.push(it);
        ControlFlow::Continue(())
    });
    export.unwrap();
    vec![
        ("papers", format!("{papers:?}")),
        ("page_texts", format!("{:?}", TEXTS.map(|it| library.page_texts(&id(it)).unwrap()))),
        ("each_record", format!("{records:?}")),
        ("disclosed_paper", format!("{disclosed:?}")),
        ("citation", format!("{citations:?}")),
        ("export", format!("{exported:?}")),
    ]
}

/// The index holds what is said anywhere in a paper: which outcomes there are in minutes, a comparison
/// tells, too.
fn of_searches(library: &Library) -> Answers {
    let texts =
        ["*", "Begegnungscafé", "Xylophonhaus", "Mietverträge", "Café Mietverträge", "Quitte"];
    let found = |text: &str, items| {
        let query = SearchQuery { items, facets: false, ..query(text) };
        library.search(&query).unwrap()
    };
    let base = SearchQuery::default();
    let by = vec![Dimension::Outcome];
    let compared = CompareRequest { base, terms: Vec::new(), by, top: 9 };
    let compared = library.compare(&compared).unwrap();
    let like = PriorQuestion::of_text("Begegnungscafé am Moselufer, Kaufpreis des Xylophonhauses");
    let all = Filters::default();
    let saved = library.saved_queries().unwrap();
    let changes: Vec<_> = saved.iter().map(|it| library.change_of(it).unwrap()).collect();
    let explained = texts.map(|it| library.explain(&query(it)).unwrap().hits);
    // Only in a text that one has: as a hit would have it marked.
    let marked = |it: &str| library.query_marks(&query(it)).unwrap().spans("Das Begegnungscafé");
    vec![
        ("search", format!("{:?}", texts.map(|it| found(it, false)))),
        ("search: items", format!("{:?}", texts.map(|it| found(it, true)))),
        ("explain", format!("{explained:?}")),
        ("query_marks", format!("{:?}", texts.map(marked))),
        ("doubts", format!("{:?}", library.doubts(&query("stadt:Koblens")).unwrap())),
        ("compare", format!("{compared:?}")),
        ("prior", format!("{:?}", library.prior(&like).unwrap().groups)),
        ("similar", format!("{:?}", TEXTS.map(|it| library.similar(&id(it), &all, 9).unwrap()))),
        ("saved_queries", format!("{saved:?} {:?}", library.saved_query("all").unwrap())),
        ("change_of", format!("{changes:?}")),
    ]
}

fn of_lives(library: &Library) -> Answers {
    let numbers = ["A 9/2021", "A 8/2021"];
    let of_numbers = numbers.map(|it| library.lives_of_number(it).unwrap());
    let meant = numbers.map(|it| library.lives_meant(it, None, 9).unwrap());
    vec![
        ("life", format!("{:?}", TEXTS.map(|it| library.life(&id(it)).unwrap()))),
        ("lives", format!("{:?}", TEXTS.map(|it| library.lives(&id(it), None).unwrap()))),
        ("lives_of_number", format!("{of_numbers:?}")),
        ("lives_meant", format!("{meant:?}")),
        ("answer_of", format!("{:?}", TEXTS.map(|it| library.answer_of(&id(it)).unwrap()))),
        ("outcome_of", format!("{:?}", TEXTS.map(|it| library.outcome_of(&id(it)).unwrap()))),
        ("titled", format!("{:?}", library.titled("Begegnungs").unwrap())),
        ("links", format!("{:?}", library.links().unwrap())),
        ("register", format!("{:?}", library.register(&RegisterQuery::default()).unwrap())),
    ]
}

fn of_rooms(library: &Library) -> Answers {
    let ids = TEXTS.map(id);
    let meetings = library.meetings(&MeetingQuery::default()).unwrap();
    let bodies = library.bodies(&BodyQuery::default()).unwrap();
    let keys = bodies.iter().map(|it| it.key.as_str());
    let body = keys.clone().map(|it| library.body("koblenz", it).unwrap());
    let meeting = keys.map(|it| library.meeting("koblenz", it, "2021-06-14").unwrap());
    let (body, meeting): (Vec<_>, Vec<_>) = (body.collect(), meeting.collect());
    let at = ["A-9-2021", "A-8-2021"].map(|it| library.papers_at("koblenz", it).unwrap());
    let n_new = ["*", "Xylophonhaus"].map(|it| library.n_new_since(&query(it), 0).unwrap());
    let newest = ["*", "Xylophonhaus"].map(|it| library.newest(&query(it), 9, None).unwrap());
    // Files are told only by those who give them.
    let original = |it| library.original(it, &library.disclosure()).is_ok();
    vec![
        ("meetings", format!("{meetings:?}")),
        ("meeting", format!("{meeting:?}")),
        ("bodies", format!("{bodies:?}")),
        ("body", format!("{body:?}")),
        ("topics", format!("{:?}", library.topics(&TopicQuery::default()).unwrap())),
        ("papers_at", format!("{at:?}")),
        ("added", format!("{:?}", ids.each_ref().map(|it| library.added(it).unwrap()))),
        ("newest", format!("{newest:?}")),
        ("n_new_since", format!("{n_new:?}")),
        ("around", format!("{:?}", ids.each_ref().map(|it| library.around(it).unwrap()))),
        ("original", format!("{:?}", ids.each_ref().map(|it| original(it)))),
    ]
}

fn of_all(library: &Library) -> Answers {
    let filter = CoverageFilter::default();
    vec![
        ("coverage", format!("{:?}", library.coverage(&filter, Dimension::City).unwrap())),
        ("stats", format!("{:?}", library.stats().unwrap())),
        ("cities", format!("{:?}", library.cities().unwrap())),
        ("dump", library.dump().unwrap()),
    ]
}

/// Which secrets each method tells: to the owner, to others, and to others without private persons.
#[test]
fn what_each_method_tells() {
    let desk = desk();
    let dir = desk.dir("library");
    let owner = Library::open(&dir).unwrap();
    let all = SavedQuestion { query: query("*"), terms: Vec::new(), by: Vec::new(), top: 0 };
    owner.save_query("all", &all).unwrap();
    let told = |library: &Library| -> Vec<(&str, String)> {
        let seen = |text: &str| {
            let secrets = secrets();
            let seen = secrets.iter().filter(|it| it.1.iter().any(|it| text.contains(it.as_str())));
            let seen: Vec<&str> = seen.map(|it| it.0).collect();
            if seen.is_empty() { "-".to_owned() } else { seen.join(" ") }
        };
        answers(library).into_iter().map(|(method, text)| (method, seen(&text))).collect()
    };
    let others = Disclosure { closed: false, private_persons: true };
    let to_others = told(&Library::open_disclosing(&dir, others).unwrap());
    let least = told(&Library::open_disclosing(&dir, Disclosure::default()).unwrap());
    let everything = Disclosure { closed: true, private_persons: true };
    let whole = Library::open_disclosing(&dir, everything).unwrap();
    let folder = format!("{}/", desk.dir("papers").display());
    let without_folders: Vec<(&str, String)> =
        answers(&owner).into_iter().map(|(of, text)| (of, text.replace(&folder, ""))).collect();
    let whole: Vec<(&str, String)> =
        answers(&whole).into_iter().map(|(of, text)| (of, text.replace(&folder, ""))).collect();
    assert_eq!(whole, without_folders, "with everything disclosed it is the library");
    let mut table = String::new();
    for ((method, owner), (others, least)) in told(&owner).iter().zip(to_others.iter().zip(&least))
    {
        writeln!(table, "{method}: {owner} | {} | {}", others.1, least.1).unwrap();
    }
    expect![[r#"
        papers: paper item vote guest | guest | -
        page_texts: paper item guest | guest | -
        each_record: paper item vote guest | guest | -
        disclosed_paper: paper item vote guest | guest | -
        citation: paper | - | -
        export: paper item vote guest | guest | -
        search: paper item vote guest | guest | -
        search: items: item vote guest | guest | -
        explain: paper | - | -
        query_marks: - | - | -
        doubts: - | - | -
        compare: vote | vote | vote
        prior: paper item vote guest | guest | -
        similar: paper item vote guest | guest | -
        saved_queries: - | - | -
        change_of: - | - | -
        life: paper item vote | - | -
        lives: paper item vote | - | -
        lives_of_number: item vote | - | -
        lives_meant: paper item vote | - | -
        answer_of: - | - | -
        outcome_of: vote | - | -
        titled: - | - | -
        links: paper | - | -
        register: vote | - | -
        meetings: - | - | -
        meeting: - | - | -
        bodies: - | - | -
        body: - | - | -
        topics: - | - | -
        papers_at: - | - | -
        added: - | - | -
        newest: paper | - | -
        n_new_since: - | - | -
        around: paper vote | - | -
        original: - | - | -
        coverage: - | - | -
        stats: - | - | -
        cities: - | - | -
        dump: paper item vote guest | guest | -
    "#]]
    .assert_eq(&table);
}

/// Every public method of a library: `asked` above; `plain`, which tells nothing of papers but how many
/// there are and in what state; `owner`, which nobody calls for others. A new method belongs in this list,
/// and in the table if it reads papers.
#[test]
fn every_method_is_thought_of() {
    let known = [
        "asked: answer_of change_of citation compare coverage disclosed_paper doubts dump each_record",
        "asked: explain export life links lives lives_meant lives_of_number outcome_of page_texts papers prior",
        "asked: register saved_queries saved_query search similar stats titled",
        "asked: added around bodies body cities meeting meetings n_new_since newest original papers_at query_marks",
        "asked: topics",
        "plain: dir disclosure fingerprint is_index_behind last_seq open open_disclosing refresh",
        "plain: hold_columns state_seq thesaurus verify_quick",
        "owner: add_thesaurus apply_forgotten backup forget forgotten ingest ingest_list open_to_rebuild",
        "owner: open_writable rebuild_index remember remove_saved_query save_query tell_backups watch",
        "owner: would_forget",
    ];
    let mut found = BTreeSet::new();
    each_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |text| {
        let blocks = text.split("\nimpl Library {\n").skip(1);
        for block in blocks.map(|it| it.split("\n}\n").next().unwrap()) {
            let methods = block.lines().filter_map(|it| it.strip_prefix("    pub fn "));
            found.extend(methods.map(|it| it.split(['(', '<']).next().unwrap().to_owned()));
        }
    });
    let known: BTreeSet<String> =
        known.iter().flat_map(|it| it.split_whitespace().skip(1)).map(str::to_owned).collect();
    assert_eq!(found, known);
}

fn each_source(folder: &Path, see: &mut dyn FnMut(&str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, see);
        } else if path.extension().is_some_and(|it| it == "rs") {
            see(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The paper as others see it: which pages are not to be shown, and where its items are in the whole.
#[test]
fn a_paper_as_others_see_it() {
    let desk = desk();
    let seen = |disclosure: Disclosure, text: &str| {
        let library = Library::open_disclosing(&desk.dir("library"), disclosure).unwrap();
        let papers = library.disclosed_paper(&id(text)).unwrap();
        let shown = papers.iter().map(|it| {
            let items: Vec<_> = it.record.agenda.iter().map(|it| it.title.as_str()).collect();
            let same = it.pages[0].text.len() == text.len();
            format!("{:?} {items:?} {:?} {:?} {same}", it.withheld, it.positions, it.covered_pages)
        });
        shown.collect::<Vec<String>>().join("\n")
    };
    let others = Disclosure { closed: false, private_persons: true };
    let everything = Disclosure { closed: true, private_persons: true };
    expect![[r#"Withheld { items: 0, persons: 0 } ["Begegnungscafé am Moselufer", "Mietvertrag über das Xylophonhaus"] [1, 2] [] true"#]].assert_eq(&seen(everything, MINUTES));
    expect![[r#"Withheld { items: 1, persons: 0 } ["Begegnungscafé am Moselufer"] [1] [1] true"#]]
        .assert_eq(&seen(others, MINUTES));
    expect![[r#"Withheld { items: 1, persons: 1 } ["Begegnungscafé am Moselufer"] [1] [1] true"#]]
        .assert_eq(&seen(Disclosure::default(), MINUTES));
    expect!["Withheld { items: 0, persons: 0 } [] [] [] true"].assert_eq(&seen(others, MOTION));
    assert_eq!(seen(others, ANSWER), "");
}

/// Questions that only covered words answer find nothing, and of others the page has no covered words.
#[test]
fn covered_words_find_nothing() {
    let desk = desk();
    let others = Disclosure { closed: false, private_persons: true };
    let library = Library::open_disclosing(&desk.dir("library"), others).unwrap();
    let found = |text: &str, items: bool| {
        let answer = library.search(&SearchQuery { items, ..query(text) }).unwrap();
        assert_eq!(answer.total, answer.hits.len(), "{text}");
        answer.hits
    };
    for text in ["Mietverträge", "Kunigunde", "Geheimnis"] {
        assert_eq!(found(text, false), [], "{text}");
        assert_eq!(found(text, true), [], "{text}, items");
    }
    assert_eq!(found("Café Mietverträge", false), []);
    for (text, items) in [("Walburga berichtet", false), ("Begegnungscafé", true)] {
        let hits = found(text, items);
        assert_eq!((hits.len(), hits[0].page), (1, Some(1)), "{text}");
        assert!(!hits[0].snippet.text.contains("Mietvertrag"), "{text}");
        assert!(!hits[0].snippet.marks.is_empty(), "{text}");
    }
}

/// A library that others write to: what is closed by its sitting alone, and what came since.
#[test]
fn what_comes_later_is_withheld_too() {
    let desk = Desk::with_papers(2);
    desk.ingest("library");
    let others = Disclosure { closed: false, private_persons: true };
    let library = Library::open_disclosing(&desk.dir("library"), others).unwrap();
    assert_eq!(library.search(&query("*")).unwrap().total, 2);
    desk.write("answer.txt", ANSWER);
    desk.write("motion.txt", MOTION);
    desk.ingest("library");
    library.refresh().unwrap();
    assert_eq!(library.search(&query("*")).unwrap().total, 3);
    assert!(library.verify_quick().unwrap().is_ok());
    assert!(!library.is_index_behind().unwrap());
}

#[test]
fn of_files_the_names_are_told_and_not_the_folders() {
    let desk = desk();
    let everything = Disclosure { closed: true, private_persons: true };
    let own = Library::open(&desk.dir("library")).unwrap();
    let others = Library::open_disclosing(&desk.dir("library"), everything).unwrap();
    let query = SearchQuery { text: "Musikräume".to_owned(), limit: 1, ..SearchQuery::default() };
    let path = |it: &Library| it.search(&query).unwrap().hits.remove(0).path;
    assert!(path(&own).contains('/'), "{}", path(&own));
    assert_eq!(path(&others), "other.txt");
    let paper = others.disclosed_paper(&id(OTHER)).unwrap().remove(0);
    assert_eq!(
        (paper.record.source.path.as_str(), paper.files),
        ("other.txt", vec!["other.txt".to_owned()])
    );
    assert_eq!(others.papers(&id(OTHER)).unwrap()[0].record.source.path, "other.txt");
}
