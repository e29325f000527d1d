//! The program is killed at any moment; the next run completes the library.

use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ratlas_library::Library;

use crate::papers::write_many;
use crate::program::Folder;

const PAPERS: usize = 150;

/// Moments spread evenly over an undisturbed run.
const MOMENTS: u32 = 20;

#[test]
fn killed_at_any_moment_nothing_is_lost_and_nothing_double() {
    let folder = Folder::new();
    write_many(&folder, PAPERS);
    let start = Instant::now();
    ingest(&folder, "undisturbed");
    let duration = start.elapsed();
    let expected = content(&folder, "undisturbed");

    for moment in 1..=MOMENTS {
        let library = format!("killed-{moment}");
        let after = killed(&folder, &library, duration * moment / (MOMENTS + 1));
        ingest(&folder, &library);
        let found = content(&folder, &library);
        let difference = first_difference(&expected, &found);
        assert!(found == expected, "killed after {after:?} of {duration:?}:\n{difference}");
    }
}

/// Reads everything into a library.
fn ingest(folder: &Folder, library: &str) {
    let ran = folder.ratlas(&["--library", library, "ingest", "eingang"]);
    assert_eq!(ran.code, Some(0), "{ran}");
}

/// Starts to read into a new library and is killed after a time, or earlier if it was over by then;
/// gives the time.
fn killed(folder: &Folder, library: &str, after: Duration) -> Duration {
    let mut program = folder.program(&["--library", library, "ingest", "eingang"]);
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(after);
    child.kill().unwrap();
    if child.wait().unwrap().code().is_none() {
        return after;
    }
    std::fs::remove_dir_all(folder.path(library)).unwrap();
    killed(folder, library, after * 3 / 4)
}

/// All tables of a library, and what searches find in it.
fn content(folder: &Folder, library: &str) -> String {
    let opened = Library::open(&folder.path(library)).unwrap();
    assert!(opened.verify_quick().unwrap().is_ok(), "{library}: store and index differ");
    let mut res = opened.dump().unwrap();
    for query in ["*", "Sprachkurs", "\"im Stadtteil 7\"", "Radwege OR Haushalt"] {
        let arguments =
            ["--library", library, "search", query, "--json", "--facets", "--limit", "500"];
        let ran = folder.ratlas(&arguments);
        assert_eq!(ran.code, Some(0), "{ran}");
        res.push_str(&ran.stdout);
    }
    res
}

fn first_difference(expected: &str, found: &str) -> String {
    let mut lines = expected.lines().zip(found.lines());
    let Some((expected, found)) = lines.find(|(expected, found)| expected != found) else {
        return "one is longer".to_owned();
    };
    format!("expected {expected}\nfound    {found}")
}
