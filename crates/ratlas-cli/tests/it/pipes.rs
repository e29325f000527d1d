//! Standard input, and readers that do not want all of the output.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use crate::papers::MOTION;
use crate::program::Folder;

/// More than a pipe holds, so that writing it fails once the reader is gone.
const MORE_THAN_A_PIPE_HOLDS: usize = 400_000;

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = Folder::new();
    folder.write("lang.txt", format!("{MOTION}\n{}", "Wort ".repeat(MORE_THAN_A_PIPE_HOLDS / 5)));
    let files = ["lang.txt"; 3];
    let arguments: Vec<&str> = ["extract", "--json", "--text"].into_iter().chain(files).collect();
    let mut program = folder.program(&arguments);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with('{'));
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_hyphen_reads_standard_input() {
    let folder = Folder::new();
    let mut program = folder.program(&["extract", "--json", "-"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(MOTION.as_bytes()).unwrap();
    let mut record = String::new();
    child.stdout.take().unwrap().read_to_string(&mut record).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    assert_eq!(record["id"], blake3::hash(MOTION.as_bytes()).to_hex().as_str());
    assert_eq!(record["source"]["path"], "-");
}
