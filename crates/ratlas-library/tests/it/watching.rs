//! Folders that are watched while papers come and go.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ratlas_library::{
    IngestObserver, IngestOptions, IngestReport, Library, Listening, WatchEvent, WatchObserver,
    WatchOptions,
};

use crate::desk::{Desk, paper};

/// Longer than any machine needs; only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_mins(1);

/// What was told.
#[derive(Debug)]
enum Told {
    Listens(Listening),
    Gone,
    Waits,
    Ended(Box<IngestReport>),
    Failed(String),
}

struct Teller(Sender<Told>);

impl IngestObserver for Teller {}

impl WatchObserver for Teller {
    fn event(&self, event: WatchEvent<'_>) {
        let told = match event {
            WatchEvent::Listens { how, .. } => Told::Listens(how),
            WatchEvent::FolderGone { .. } => Told::Gone,
            WatchEvent::WaitsForWriter => Told::Waits,
            WatchEvent::Ended { report, .. } => Told::Ended(Box::new(report.clone())),
            WatchEvent::Failed { error, .. } => Told::Failed(error.to_string()),
            _ => return,
        };
        // The test may be over.
        let _ = self.0.send(told);
    }
}

/// Watches the papers of a desk while `test` runs.
fn watched(desk: &Desk, poll: Option<Duration>, test: impl FnOnce(&Receiver<Told>)) {
    let (sender, receiver) = channel();
    let stop = AtomicBool::new(false);
    let options = WatchOptions {
        ingest: IngestOptions { prune: true, workers: 1, ..IngestOptions::default() },
        rest: Duration::from_millis(20),
        patience: Duration::from_millis(20),
        poll,
        ..WatchOptions::default()
    };
    let (library, papers) = (desk.dir("library"), desk.papers());
    thread::scope(|scope| {
        let stop = &stop;
        let watching = scope
            .spawn(move || Library::watch(&library, &[papers], &options, &Teller(sender), stop));
        // Also after a test that fails: the scope waits for the thread.
        let _stopper = Stopper(stop);
        test(&receiver);
        stop.store(true, Ordering::Relaxed);
        watching.join().unwrap().unwrap();
    });
}

struct Stopper<'a>(&'a AtomicBool);

impl Drop for Stopper<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Waits until something is told.
#[track_caller]
fn until(told: &Receiver<Told>, is_meant: impl Fn(&Told) -> bool) {
    loop {
        match told.recv_timeout(PATIENCE).unwrap() {
            Told::Failed(error) => panic!("{error}"),
            other if is_meant(&other) => return,
            _ => {}
        }
    }
}

#[track_caller]
fn until_run(told: &Receiver<Told>, is_meant: impl Fn(&IngestReport) -> bool) {
    until(told, |it| matches!(it, Told::Ended(report) if is_meant(report)));
}

/// Puts a paper in its place at once.
fn bring(desk: &Desk, name: &str, text: String) {
    let outside = desk.dir("draussen.txt");
    fs::write(&outside, text).unwrap();
    fs::rename(outside, desk.papers().join(name)).unwrap();
}

#[test]
fn what_comes_changes_moves_and_goes() {
    let desk = Desk::with_papers(3);
    watched(&desk, None, |told| {
        until_run(told, |it| it.read == 3);
        bring(&desk, "neu.txt", paper(10));
        until_run(told, |it| it.read == 1);
        bring(&desk, "neu.txt", paper(11));
        until_run(told, |it| it.read == 1);
        fs::create_dir(desk.dir("ordner")).unwrap();
        fs::write(desk.dir("ordner").join("darin.txt"), paper(12)).unwrap();
        fs::rename(desk.dir("ordner"), desk.papers().join("ordner")).unwrap();
        until_run(told, |it| it.read == 1);
        desk.rename("neu.txt", "2/umgezogen.txt");
        until_run(told, |it| it.linked == 1);
        desk.remove("1/antrag-001.txt");
        until_run(told, |it| it.vanished == 1);
        // Others may write between two runs.
        drop(Library::open_writable(&desk.dir("library")).unwrap());
    });
    desk.ingest("fresh");
    assert_eq!(desk.found("library", "*"), desk.found("fresh", "*"));
    assert_eq!(desk.ingest("library").unchanged, 4);
    desk.assert_agrees("library");
}

#[test]
fn a_folder_that_goes_away_keeps_its_papers() {
    let desk = Desk::with_papers(12);
    watched(&desk, None, |told| {
        until_run(told, |it| it.read == 12);
        fs::rename(desk.papers(), desk.dir("weg")).unwrap();
        until(told, |it| matches!(it, Told::Gone));
        // An empty folder in its place: a share that is not connected.
        fs::create_dir(desk.papers()).unwrap();
        until_run(told, |it| it.emptied.len() == 1 && it.vanished == 0);
        fs::remove_dir(desk.papers()).unwrap();
        until(told, |it| matches!(it, Told::Gone));
        fs::rename(desk.dir("weg"), desk.papers()).unwrap();
        until_run(told, |it| it.unchanged == 12);
        bring(&desk, "neu.txt", paper(50));
        until_run(told, |it| it.read == 1);
    });
    assert_eq!(desk.found("library", "*").len(), 13);
}

#[test]
fn another_writer_is_waited_for() {
    let desk = Desk::with_papers(1);
    let writer = Library::open_writable(&desk.dir("library")).unwrap();
    watched(&desk, None, |told| {
        until(told, |it| matches!(it, Told::Waits));
        drop(writer);
        until_run(told, |it| it.read == 1);
    });
}

#[test]
fn folders_are_looked_through_where_the_system_does_not_tell() {
    let desk = Desk::with_papers(1);
    let every = Duration::from_millis(50);
    watched(&desk, Some(every), |told| {
        until(told, |it| matches!(it, Told::Listens(Listening::Polling { .. })));
        until_run(told, |it| it.read == 1);
        bring(&desk, "neu.txt", paper(10));
        until_run(told, |it| it.read == 1);
        desk.remove("neu.txt");
        until_run(told, |it| it.vanished == 1);
    });
    assert_eq!(desk.found("library", "*").len(), 1);
}

#[test]
fn what_cannot_be_mended_ends_it() {
    let desk = Desk::with_papers(1);
    fs::create_dir(desk.dir("library")).unwrap();
    fs::write(desk.dir("library").join("ratlas.sqlite"), "keine Datenbank ".repeat(300)).unwrap();
    let folders: [PathBuf; 1] = [desk.papers()];
    let (sender, _receiver) = channel();
    let options = WatchOptions::default();
    let stop = AtomicBool::new(false);
    let watched = Library::watch(&desk.dir("library"), &folders, &options, &Teller(sender), &stop);
    assert!(watched.unwrap_err().to_string().ends_with("is not a library"));
}
