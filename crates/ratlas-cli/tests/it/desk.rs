//! What a desk gives, with real workers.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use ratlas_library::{
    DeskError, DeskOptions, Disclosure, IngestOptions, Library, Original, OriginalContent,
    PagePicture, ReadingDesk, WorkerProgram,
};
use ratlas_tests::hostile;

use crate::papers::{MOTION, REPLY};
use crate::program::Folder;
use crate::workers::is_alive;

const EVERYTHING: Disclosure = Disclosure { closed: true, private_persons: true };

const GAZETTE: &str = "potsdam/2021-gazette-three-papers.pdf";

const MAIL: &str = "From: a@x.example\nTo: b@x.example\nSubject: Antrag\nMIME-Version: 1.0\n\
    Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
    Anbei der Antrag zum Runden Tisch.\n--b\nContent-Type: text/plain; name=anlage.txt\n\
    Content-Disposition: attachment; filename=anlage.txt\n\nAntrag 0413/2020\n--b--\n";

fn sample(name: &str) -> Vec<u8> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus-samples/papers");
    std::fs::read(samples.join(name)).unwrap()
}

fn program() -> WorkerProgram {
    let arguments = ["worker", "--ocr", "never"].map(Into::into).to_vec();
    WorkerProgram::new(env!("CARGO_BIN_EXE_ratlas").into(), arguments)
}

/// A program that notes the number of each worker in a file of the folder.
fn noting_program(folder: &Folder) -> WorkerProgram {
    let (notes, ratlas) = (folder.path("workers"), env!("CARGO_BIN_EXE_ratlas"));
    let script = format!("echo $$ >> '{}'; exec '{ratlas}' worker --ocr never", notes.display());
    WorkerProgram::new("/bin/sh".into(), vec!["-c".into(), script.into()])
}

fn noted_workers(folder: &Folder) -> Vec<String> {
    let notes = std::fs::read_to_string(folder.path("workers")).unwrap_or_default();
    notes.lines().map(str::to_owned).collect()
}

/// A desk before a library with what is in the folder.
fn desk(folder: &Folder, program: WorkerProgram, options: &DeskOptions) -> ReadingDesk {
    let mut library = Library::open_writable(&folder.path("library")).unwrap();
    let (papers, stop) = ([folder.path("eingang")], std::sync::atomic::AtomicBool::new(false));
    library.ingest(&papers, &IngestOptions::default(), &(), &stop).unwrap();
    ReadingDesk::new(library.dir(), program, options).unwrap()
}

/// The original of each paper, by the path of the first file that holds it, in order of the paths.
fn originals(folder: &Folder) -> Vec<(String, Original)> {
    let library = Library::open(&folder.path("library")).unwrap();
    let mut ids = Vec::new();
    library
        .each_record(|it| {
            ids.push(it.id);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    let path = |id: &str| library.papers(id).unwrap().remove(0).files.remove(0);
    let res = ids.iter().map(|it| (path(it), library.original(it, &EVERYTHING).unwrap()));
    let mut res: Vec<(String, Original)> = res.collect();
    res.sort_by(|one, other| one.0.cmp(&other.0));
    res
}

fn held(desk: &ReadingDesk, original: &Original) -> Vec<u8> {
    match desk.open_original(original).unwrap().content {
        OriginalContent::Held(bytes) => bytes,
        OriginalContent::File(mut file) => {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            bytes
        }
    }
}

fn code<T>(answer: Result<T, DeskError>) -> String {
    match answer {
        Err(DeskError::Refused { code, .. }) => code,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it is given"),
    }
}

/// The papers of a gazette have the pages of the gazette.
#[test]
fn pages_of_a_part_are_those_of_its_file() {
    let folder = Folder::new();
    folder.write("eingang/amtsblatt.pdf", sample(GAZETTE));
    let desk = desk(&folder, program(), &DeskOptions::default());
    let originals = originals(&folder);
    let (_, whole) = &originals[0];
    assert!(originals.len() > 2 && whole.part.is_none() && whole.has_pictures());
    let last = whole.pages;
    let first: Arc<PagePicture> = desk.picture(whole, last, 900).unwrap();
    assert!(first.png.starts_with(b"\x89PNG") && first.width == 900, "{}", first.width);
    for (path, part) in &originals[1..] {
        let within = part.part.as_ref().unwrap();
        assert!(within.page_from <= within.page_to && within.page_to <= part.pages, "{path}");
        assert_eq!((part.file_name.as_str(), &part.id), ("amtsblatt.pdf", &whole.id));
        assert!(Arc::ptr_eq(&desk.picture(part, last, 900).unwrap(), &first), "{path}");
    }
    for page in [0, last + 1, u32::MAX] {
        assert_eq!(code(desk.picture(whole, page, 900)), "read/no-such-page");
    }
}

#[test]
fn members_come_out_of_their_containers() {
    let folder = Folder::new();
    let inner = hostile::zipped(&[("tief/antwort.txt", REPLY.as_bytes().to_vec())]);
    let archive = hostile::zipped(&[
        ("a/antrag.txt", MOTION.as_bytes().to_vec()),
        ("b/post.eml", MAIL.as_bytes().to_vec()),
        ("innen.zip", inner.clone()),
        ("c/einladung.pdf", sample("freiburg/2026-invitation-letter-spaced.pdf")),
    ]);
    folder.write("eingang/alles.zip", &archive);
    let desk = desk(&folder, program(), &DeskOptions::default());
    let originals = originals(&folder);
    let expected = [
        ("alles.zip/a/antrag.txt", MOTION.as_bytes().to_vec()),
        ("alles.zip/b/post.eml", MAIL.as_bytes().to_vec()),
        ("alles.zip/b/post.eml/anlage.txt", b"Antrag 0413/2020".to_vec()),
        ("alles.zip/c/einladung.pdf", sample("freiburg/2026-invitation-letter-spaced.pdf")),
        ("alles.zip/innen.zip/tief/antwort.txt", REPLY.as_bytes().to_vec()),
    ];
    assert_eq!(originals.len(), expected.len());
    for ((path, original), (end, bytes)) in originals.iter().zip(expected) {
        assert!(path.ends_with(end), "{path}");
        assert_eq!(held(&desk, original), bytes, "{path}");
        let name = end.rsplit('/').next().unwrap();
        assert_eq!(original.file_name, name);
    }
    let picture = desk.picture(&originals[3].1, 1, 600).unwrap();
    assert_eq!(picture.width, 600);
    assert_eq!(code(desk.picture(&originals[0].1, 1, 600)), "read/not-pdf");

    let other = hostile::zipped(&[("a/antrag.txt", REPLY.as_bytes().to_vec())]);
    folder.write("eingang/alles.zip", other);
    for (path, original) in &originals {
        let answer = desk.open_original(original);
        assert!(matches!(answer, Err(DeskError::Changed)), "{path}: {answer:?}");
    }
    // What is kept is that file's page still.
    assert!(desk.picture(&originals[3].1, 1, 600).is_ok());
    assert!(matches!(desk.picture(&originals[3].1, 1, 601), Err(DeskError::Changed)));
    folder.write("eingang/alles.zip", "no archive");
    assert!(matches!(desk.open_original(&originals[0].1), Err(DeskError::Changed)));
    std::fs::remove_file(folder.path("eingang/alles.zip")).unwrap();
    assert!(matches!(desk.open_original(&originals[0].1), Err(DeskError::Vanished)));
}

#[test]
fn uploads_are_read_as_papers_of_the_library_and_not_stored() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    folder.write("eingang/amtsblatt.pdf", sample(GAZETTE));
    let desk = desk(&folder, program(), &DeskOptions::default());
    let library = Library::open(&folder.path("library")).unwrap();
    let before = library.dump().unwrap();
    let draft = MOTION.replace("0412", "0499");
    let [read] = &desk.read_upload(draft.into_bytes(), "C:\\Ablage\\entwurf.txt").unwrap()[..]
    else {
        panic!("one paper");
    };
    assert_eq!(read.record.reference.as_ref().unwrap().number, "0499/2020");
    assert_eq!(read.record.source.path, "entwurf.txt");
    assert!(read.pages[0].text.contains("Runden Tisch"));
    for (bytes, stored) in [(MOTION.into(), "antrag.txt"), (sample(GAZETTE), "amtsblatt.pdf")] {
        for mut read in desk.read_upload(bytes, stored).unwrap() {
            let mut paper = library.papers(&read.record.id).unwrap().remove(0).record;
            assert_eq!(library.page_texts(&paper.id).unwrap(), read.pages);
            // The path is all that differs.
            (read.record.source.path, paper.source.path) = (String::new(), String::new());
            assert_eq!(read.record, paper);
        }
    }
    assert_eq!(code(desk.read_upload(Vec::new(), "leer.txt")), "read/empty");
    let archive = hostile::zipped(&[("antrag.txt", MOTION.as_bytes().to_vec())]);
    assert_eq!(code(desk.read_upload(archive, "antrag.pdf")), "read/unsupported");
    assert_eq!(code(desk.read_upload(b"%PDF-1.7\nnothing".to_vec(), "a.pdf")), "read/damaged");
    assert_eq!(library.dump().unwrap(), before);
}

#[test]
fn one_worker_serves_many_and_is_replaced_when_it_dies() {
    let folder = Folder::new();
    folder.write("eingang/amtsblatt.pdf", sample(GAZETTE));
    let options = DeskOptions { workers: 1, ..DeskOptions::default() };
    let desk = desk(&folder, noting_program(&folder), &options);
    let original = originals(&folder).remove(0).1;
    assert_eq!(noted_workers(&folder).len(), 0, "nobody asked");
    std::thread::scope(|scope| {
        for width in 300..306 {
            let (desk, original) = (&desk, &original);
            scope.spawn(move || desk.picture(original, 1, width).unwrap());
        }
    });
    let workers = noted_workers(&folder);
    assert_eq!(workers.len(), 1);
    assert!(Command::new("kill").args(["-KILL", &workers[0]]).status().unwrap().success());
    while is_alive(&workers[0]) {
        std::thread::yield_now();
    }
    assert_eq!(desk.picture(&original, 1, 400).unwrap().width, 400);
    assert_eq!(noted_workers(&folder).len(), 2);
}

#[test]
fn what_takes_too_long_costs_nobody_else_a_thing() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    let options = DeskOptions { workers: 1, ..DeskOptions::default() };
    let desk = desk(&folder, program().with_time(Duration::from_secs(1)), &options);
    let dense = "am 31.12.2020 Drucksache 12/3456, 5 Ja, 4 Nein, Frau Anna Beispiel (SPD)\n";
    let late = desk.read_upload(dense.repeat(200_000).into_bytes(), "endlos.txt");
    assert!(matches!(late, Err(DeskError::Timeout { .. })), "{late:?}");
    // The dead worker is not asked again; a new one on a busy machine may be late for its first paper,
    // but draws.
    let bytes = sample(GAZETTE);
    folder.write("eingang/amtsblatt.pdf", bytes);
    let desk = self::desk(&folder, program(), &options);
    let original = originals(&folder).remove(0).1;
    assert!(desk.picture(&original, 1, 300).is_ok());
}

#[test]
fn what_takes_too_much_memory_is_refused() {
    let folder = Folder::new();
    folder.write("eingang/antrag.txt", MOTION);
    let desk = desk(&folder, program().with_memory(64 << 20), &DeskOptions::default());
    // More than a worker of this size may take with all its stacks.
    let mut bytes = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n".to_vec();
    bytes.resize(170 << 20, 0);
    let answer = desk.read_upload(bytes, "riesig.pdf");
    assert_eq!(code(answer), "worker/memory");
}
