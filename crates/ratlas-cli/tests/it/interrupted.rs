//! Ctrl-C.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use ratlas_library::Library;

use crate::papers::write_many;
use crate::program::Folder;

/// So many that the run is not over when the signal comes.
const PAPERS: usize = 400;

#[test]
fn ctrl_c_ends_with_what_is_done() {
    let folder = Folder::new();
    write_many(&folder, PAPERS);
    let mut program = folder.program(&["ingest", "eingang", "--json", "--workers", "1"]);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The files are known, reading begins.
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    assert_eq!(line, "400 Dateien gefunden. Das Einlesen beginnt …\n");
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();

    assert_eq!(output.status.code(), Some(130));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["interrupted"], true);
    assert!(report["read"].as_u64() < Some(PAPERS as u64), "{report}");

    // The same command carries on, and nothing is lost or double.
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    assert_eq!(folder.ratlas(&["--library", "undisturbed", "ingest", "eingang"]).code, Some(0));
    let dump = |name: &str| Library::open(&folder.path(name)).unwrap().dump().unwrap();
    assert_eq!(dump("library"), dump("undisturbed"));
}
