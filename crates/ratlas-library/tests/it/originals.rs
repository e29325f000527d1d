//! The files papers come from: where the store says they are, as they were read, or not at all.

use std::io::Read as _;

use ratlas_library::{
    DeskError, DeskOptions, Disclosure, ForgetRequest, IngestOptions, Library, NoOriginal,
    Original, OriginalContent, PersonName, ReadingDesk, WorkerProgram,
};

use crate::desk::{Desk, paper};

const EVERYTHING: Disclosure = Disclosure { closed: true, private_persons: true };

const CLOSED: &str = "Stadt Koblenz\n\nNichtöffentliche Sitzung\n\nAntrag A 78/2021 vom 04.05.2021\n\n\
    Betreff: Grundstück im Ortsteil\n\nDer Stadtrat möge beschließen: Nichts.\n";

const PERSON: &str = "Stadt Koblenz\n\nAnfrage 8/2021 von Walburga Zirbelnuss vom 04.05.2021\n\n\
    Betreff: Radwege\n\nWas kosten die Radwege, fragt Walburga Zirbelnuss.\n";

/// Asks a library of one's own, and one opened for others, which must not tell more.
fn original(desk: &Desk, word: &str, disclosure: Disclosure) -> Result<Original, NoOriginal> {
    let (id, dir) = (desk.found("library", word).remove(0), desk.dir("library"));
    let answer = Library::open(&dir).unwrap().original(&id, &disclosure);
    let told = Library::open_disclosing(&dir, disclosure).unwrap().original(&id, &disclosure);
    assert_eq!(told.ok().as_ref(), answer.as_ref().ok());
    answer
}

/// A desk whose workers cannot be started: files on disk need none.
fn reading_desk(desk: &Desk) -> ReadingDesk {
    let program = WorkerProgram::new("/nowhere/ratlas".into(), Vec::new());
    ReadingDesk::new(&desk.dir("library"), program, &DeskOptions::default()).unwrap()
}

fn bytes(reading: &ReadingDesk, original: &Original) -> Result<String, DeskError> {
    let opened = reading.open_original(original)?;
    let OriginalContent::File(mut file) = opened.content else { panic!("a file on disk is held") };
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text.len() as u64, opened.length);
    Ok(text)
}

#[test]
fn files_are_given_as_they_were_read_or_not_at_all() {
    let desk = Desk::new();
    desk.write("a/Antrag <1>.txt", paper(1));
    desk.ingest("library");
    let original = original(&desk, "Radwege", Disclosure::default()).unwrap();
    assert_eq!(original.file_name, "Antrag _1_.txt");
    assert_eq!((original.media_type.as_str(), original.has_pictures()), ("text/plain", false));
    let reading = reading_desk(&desk);
    assert_eq!(bytes(&reading, &original).unwrap(), paper(1));

    desk.write("a/Antrag <1>.txt", paper(1).replace("Mitte", "Kante"));
    assert!(matches!(bytes(&reading, &original), Err(DeskError::Changed)));
    desk.remove("a/Antrag <1>.txt");
    assert!(matches!(bytes(&reading, &original), Err(DeskError::Vanished)));
}

#[test]
fn a_copy_will_do() {
    let desk = Desk::new();
    desk.write("a.txt", paper(1));
    desk.write("b.txt", paper(1));
    desk.ingest("library");
    let original = original(&desk, "Radwege", Disclosure::default()).unwrap();
    desk.remove("a.txt");
    let reading = reading_desk(&desk);
    assert_eq!(bytes(&reading, &original).unwrap(), paper(1));
    desk.write("a.txt", "ganz anders");
    assert_eq!(bytes(&reading, &original).unwrap(), paper(1));
}

/// Only the store says where files are: what is no id of a paper names none.
#[test]
fn err_what_is_no_paper() {
    let desk = Desk::with_papers(1);
    desk.ingest("library");
    let library = Library::open(&desk.dir("library")).unwrap();
    for id in ["", "../../etc/passwd", &"0".repeat(64), &desk.found("library", "*")[0][..20]] {
        let answer = library.original(id, &EVERYTHING);
        assert!(matches!(answer, Err(NoOriginal::Unknown)), "{id}: {answer:?}");
    }
}

#[test]
fn files_with_what_is_not_public_stay() {
    let desk = Desk::new();
    desk.write("closed.txt", CLOSED);
    desk.write("open.txt", paper(1));
    // A letter is open and what is attached to it is not: the file is both.
    let mail = |attached: &str| {
        format!(
            "From: a@x.example\nTo: b@x.example\nSubject: Post\nMIME-Version: 1.0\n\
             Content-Type: multipart/mixed; boundary=b\n\n--b\n\
             Content-Type: text/plain; charset=utf-8\n\nAnbei das Murmeltier.\n--b\n\
             Content-Type: text/plain; charset=utf-8; name=anlage.txt\n\
             Content-Disposition: attachment; filename=anlage.txt\n\n{attached}\n--b--\n"
        )
    };
    desk.write("post.eml", mail(&CLOSED.replace("Grundstück", "Hinterhof")));
    desk.ingest("library");
    let least = Disclosure::default();
    for word in ["Grundstück", "Hinterhof", "Murmeltier"] {
        let withheld = original(&desk, word, least);
        assert!(matches!(withheld, Err(NoOriginal::Withheld)), "{word}: {withheld:?}");
        assert!(original(&desk, word, EVERYTHING).is_ok(), "{word}");
    }
    assert!(original(&desk, "Radwege", least).is_ok());
}

#[test]
fn files_with_what_was_forgotten_stay() {
    let desk = Desk::new();
    desk.write("anfrage.txt", PERSON);
    desk.write("post.txt", paper(2));
    desk.ingest("library");
    assert!(original(&desk, "Radwege", EVERYTHING).is_ok());
    let name = PersonName::parse("Walburga Zirbelnuss").unwrap();
    let request = ForgetRequest::Person { name, city: None };
    Library::open_writable(&desk.dir("library")).unwrap().forget(&request).unwrap();
    let answer = original(&desk, "Radwege", EVERYTHING);
    assert!(matches!(answer, Err(NoOriginal::Forgotten)), "{answer:?}");
    desk.ingest_with("library", &IngestOptions { reread: true, ..IngestOptions::default() });
    assert!(matches!(original(&desk, "Radwege", EVERYTHING), Err(NoOriginal::Forgotten)));
    assert!(original(&desk, "Kindertagesstätten", EVERYTHING).is_ok());
}

#[test]
fn err_no_workers() {
    let desk = Desk::with_papers(1);
    desk.ingest("library");
    let reading = reading_desk(&desk);
    let answer = reading.read_upload(b"Antrag".to_vec(), "antrag.txt");
    assert!(matches!(answer, Err(DeskError::Worker { .. })), "{answer:?}");
}
