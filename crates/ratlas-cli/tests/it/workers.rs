//! Papers are read in processes of their own, and the run survives them.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ratlas_library::{IngestOptions, Isolation, Library, LibraryError, WorkerProgram};
use serde_json::Value;

use crate::papers::{MOTION, write_many, write_three};
use crate::program::Folder;

/// Whatever is waited for comes long before.
const PATIENCE: Duration = Duration::from_mins(1);

const MAIL: &str = "From: a@x.example\nTo: b@x.example\nSubject: Antrag\nMIME-Version: 1.0\n\
    Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
    Anbei der Antrag zum Runden Tisch.\n--b\nContent-Type: text/plain; name=anlage.txt\n\
    Content-Disposition: attachment; filename=anlage.txt\n\nAntrag 0413/2020\n--b--\n";

#[test]
fn the_same_library_wherever_papers_are_read() {
    let folder = Folder::new();
    write_three(&folder);
    write_many(&folder, 12);
    folder.write("eingang/post.eml", MAIL);
    folder.write("eingang/kaputt.pdf", "%PDF-1.7\nnothing");
    folder.write("eingang/leer.txt", "");
    let samples = samples();
    for name in
        ["freiburg/2026-invitation-letter-spaced.pdf", "trier/2024-agenda-letter-spaced.pdf"]
    {
        folder.write(&format!("eingang/{name}"), std::fs::read(samples.join(name)).unwrap());
    }
    let archive = ratlas_tests::hostile::zipped(&[
        ("a/antrag.txt", MOTION.as_bytes().to_vec()),
        ("b/post.eml", MAIL.as_bytes().to_vec()),
    ]);
    folder.write("eingang/alles.zip", archive);

    let content = |isolation: &str, workers: &str| {
        let library = format!("{isolation}-{workers}");
        let arguments = ["--library", &library, "ingest", "eingang", "--ocr", "never"];
        let further = ["--isolation", isolation, "--workers", workers];
        let ran = folder.ratlas(&[&arguments[..], &further].concat());
        assert_eq!(ran.code, Some(2), "{ran}");
        // A second run over the same files needs no worker.
        assert_eq!(folder.ratlas(&[&arguments[..], &further].concat()).code, Some(0));
        Library::open(&folder.path(&library)).unwrap().dump().unwrap()
    };
    let expected = content("thread", "2");
    for told in ["alles.zip/b/post.eml/anlage.txt", "read/empty"] {
        assert!(expected.contains(told), "{told}: {expected}");
    }
    for workers in ["1", "2"] {
        assert_eq!(content("process", workers), expected, "{workers} workers");
    }
}

#[test]
fn a_killed_worker_is_replaced() {
    let folder = Folder::new();
    write_many(&folder, 120);
    let child = started(&folder, &["ingest", "eingang", "--json", "--workers", "1"]);
    let worker = wait_for_worker(&child);
    assert!(Command::new("kill").args(["-KILL", &worker]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &report["read"]), (Some(0), &120.into()), "{report}");
}

/// Workers end with the program that started them, even if it has no time to tell them.
#[test]
fn no_worker_outlives_the_program() {
    let folder = Folder::new();
    write_many(&folder, 120);
    let mut child = started(&folder, &["ingest", "eingang", "--json", "--workers", "1"]);
    let worker = wait_for_worker(&child);
    child.kill().unwrap();
    child.wait().unwrap();
    let start = Instant::now();
    while is_alive(&worker) {
        assert!(start.elapsed() < PATIENCE, "{worker} is still there");
        sleep(Duration::from_millis(5));
    }
}

/// Alone in its folder: a busy machine may take a second for any paper.
#[test]
fn what_takes_too_long_is_refused() {
    let folder = Folder::new();
    let dense = "am 31.12.2020 Drucksache 12/3456, 5 Ja, 4 Nein, Frau Anna Beispiel (SPD)\n";
    folder.write("eingang/endlos.txt", dense.repeat(200_000));
    let (code, report) = answer(&folder, &["ingest", "eingang", "--json", "--timeout", "1"]);
    assert_eq!((code, &report["read"]), (Some(2), &0.into()), "{report}");
    assert_eq!(report["refused"][0]["code"], "worker/timeout", "{report}");
}

#[test]
fn what_takes_too_much_memory_is_refused_and_the_rest_is_read() {
    let folder = Folder::new();
    write_three(&folder);
    folder.write("eingang/b-riesig.pdf", "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n");
    let file = std::fs::File::options().write(true).open(folder.path("eingang/b-riesig.pdf"));
    // Zeros that take no room on the disk; a reader holds them twice.
    file.unwrap().set_len(230_000_000).unwrap();
    let (code, report) =
        answer(&folder, &["ingest", "eingang", "--json", "--worker-memory", "192"]);
    assert_eq!((code, &report["read"]), (Some(2), &3.into()), "{report}");
    assert_eq!(report["refused"][0]["code"], "worker/memory", "{report}");
}

/// Whoever kills a worker that has not said anything yet kills no run; one who does it again and
/// again does.
#[cfg(unix)]
#[test]
fn a_worker_killed_at_its_start_is_started_once_more() {
    let folder = Folder::new();
    write_three(&folder);
    for (kills, is_read) in [(2, true), (3, false)] {
        let counted = folder.path(&format!("kills-{kills}"));
        let script = format!(
            "echo x >> '{0}'; test $(wc -l < '{0}') -gt {kills} || kill -KILL $$; \
             exec '{1}' worker --ocr never",
            counted.display(),
            env!("CARGO_BIN_EXE_ratlas"),
        );
        let program = WorkerProgram::new("/bin/sh".into(), vec!["-c".into(), script.into()]);
        let isolation = Isolation::Process(program);
        let options = IngestOptions { isolation, workers: 1, ..IngestOptions::default() };
        let mut library = Library::open_writable(&folder.path(&format!("of-{kills}"))).unwrap();
        let stop = AtomicBool::new(false);
        let outcome = library.ingest(&[folder.path("eingang")], &options, &(), &stop);
        assert_eq!(outcome.map(|it| it.read).ok(), is_read.then_some(3), "{kills}");
    }
}

/// A program that is none of ours ends the run, and no paper is blamed for it.
#[test]
fn err_a_program_that_is_no_worker() {
    for script in ["echo nonsense", "cat", "exit 3", "exec 1>&-; read x; exit 0"] {
        let folder = Folder::new();
        write_three(&folder);
        let program = WorkerProgram::new("/bin/sh".into(), vec!["-c".into(), script.into()]);
        let isolation = Isolation::Process(program);
        let options = IngestOptions { isolation, ..IngestOptions::default() };
        let mut library = Library::open_writable(&folder.path("library")).unwrap();
        let stop = AtomicBool::new(false);
        let papers = [folder.path("eingang")];
        let error = library.ingest(&papers, &options, &(), &stop).unwrap_err();
        assert!(matches!(error, LibraryError::Worker { .. }), "{script}: {error}");
        // The next run carries on.
        let report = library.ingest(&papers, &IngestOptions::default(), &(), &stop).unwrap();
        assert_eq!((report.read, report.refused.len()), (3, 0), "{script}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_doctor_finds_out_what_is_refused() {
    let folder = Folder::new();
    let (code, found) = answer(&folder, &["doctor", "--json", "--ocr", "never"]);
    assert_eq!((code, &found["reading"]["isolation"]), (Some(0), &"process".into()), "{found}");
    let reading = &found["reading"];
    // Kernels need not have the one or the other; what is there must hold.
    for (means, what) in [("seccomp", "network"), ("seccomp", "write"), ("landlock", "read")] {
        let is_there = reading[means] != Value::Null && reading[means] != Value::Bool(false);
        assert_eq!(reading["refused"][what], is_there, "{means}: {found}");
    }
    assert_eq!(reading["refused"]["memory"], true, "{found}");
}

/// Some of each family of the files of `cargo xtask hostile`.
#[test]
fn hostile_files_are_all_accounted_for() {
    const FILES: usize = 40;
    let folder = Folder::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let written = ratlas_tests::hostile::write(&root, &folder.path("feind"), FILES, BYTES).unwrap();
    assert_eq!(written, FILES);
    let (code, report) = answer(&folder, &["ingest", "feind", "--json", "--ocr", "never"]);
    let counted = ["read", "linked", "unchanged", "archives"].iter();
    let counted: u64 = counted.filter_map(|it| report[*it].as_u64()).sum();
    let counted = counted + report["refused"].as_array().unwrap().len() as u64;
    assert_eq!((code, report["found"].as_u64()), (Some(2), Some(counted)), "{report}");
    assert!(counted >= FILES as u64, "{report}");
}

/// The largest files are for the long run.
const BYTES: usize = 2_000_000;

/// How the program ended, and the line of JSON it printed.
fn answer(folder: &Folder, arguments: &[&str]) -> (Option<i32>, Value) {
    let output = folder.program(arguments).output().unwrap();
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap())
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus-samples/papers")
}

fn started(folder: &Folder, arguments: &[&str]) -> Child {
    let mut program = folder.program(arguments);
    program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// The number of the first worker that a program starts.
fn wait_for_worker(child: &Child) -> String {
    let start = Instant::now();
    loop {
        let mut ps = Command::new("ps");
        let workers = ps.args(["-o", "pid=", "--ppid", &child.id().to_string()]);
        let workers = workers.output().unwrap().stdout;
        let workers = String::from_utf8(workers).unwrap();
        if let Some(worker) = workers.split_whitespace().next() {
            return worker.to_owned();
        }
        assert!(start.elapsed() < PATIENCE, "no worker was started");
        sleep(Duration::from_millis(5));
    }
}

/// Whether a process is there and no mere memory of one.
pub(crate) fn is_alive(id: &str) -> bool {
    let state = Command::new("ps").args(["-o", "state=", "-p", id]).output().unwrap().stdout;
    !state.is_empty() && !state.starts_with(b"Z")
}
