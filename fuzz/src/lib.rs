//! What the readers are tried on: each target takes any bytes and must come back.
//!
//! A refusal is fine. A panic of a library that a reader catches is fine as well; one of our own is
//! not, even where it would be caught, and neither is a page that breaks its contract.
//! `cargo xtask fuzz` runs the targets on bytes that a fuzzer invents; the tests here run them on the
//! seeds and on what was found before.

mod contract;

use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_read::Mark;

/// A target by its name.
pub struct Target {
    /// What it is called on the command line and in `seeds/`.
    pub name: &'static str,
    /// Tries some bytes.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: [Target; 6] = [
    Target { name: "pdf", run: pdf },
    Target { name: "layout", run: layout },
    Target { name: "text", run: text },
    Target { name: "mark", run: mark },
    Target { name: "describe", run: describe },
    Target { name: "extract", run: extract },
];

/// The target of a name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|it| it.name == name)
}

/// Reads a PDF.
fn pdf(bytes: &[u8]) {
    if let Ok(pages) = ratlas_read::read(&as_pdf(bytes), "a.pdf") {
        contract::check(&pages);
    }
}

/// Lays out a page of glyphs and rulings.
fn layout(bytes: &[u8]) {
    contract::check_page(&ratlas_read::fuzzing::layout(bytes));
}

/// Reads text, Markdown and HTML; the first byte chooses the name.
fn text(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.md", "a.html"][usize::from(*first) % 3];
    if let Ok(pages) = ratlas_read::read(rest, name) {
        contract::check(&pages);
    }
}

/// Marks a PDF; the copy must be one that can be marked again.
fn mark(bytes: &[u8]) {
    let said = |page: u32, boxes: Vec<[f32; 4]>| Mark {
        page,
        boxes,
        subject: "Titel".to_owned(),
        text: "Titel: Übersicht".to_owned(),
        colour: [1.0, 0.9, 0.3],
    };
    let marks = [said(1, vec![[10.0, 10.0, 90.0, 20.0]]), said(1, Vec::new()), said(2, Vec::new())];
    if let Ok(copy) = ratlas_read::mark(&as_pdf(bytes), &marks) {
        let again = ratlas_read::mark(&copy.bytes, &marks);
        assert!(again.is_ok(), "the copy cannot be marked: {again:?}");
    }
}

/// Describes a PDF.
fn describe(bytes: &[u8]) {
    let _ = ratlas_read::describe(&as_pdf(bytes));
}

/// Reads the facts of a text: every place holds words, and what is said to be printed is printed.
fn extract(bytes: &[u8]) {
    let Ok(pages) = ratlas_read::read(bytes, "a.txt") else { return };
    let origin = Origin::new(paper_id(bytes), "a.txt".to_owned(), bytes);
    let (record, parts) = ratlas_extract::extract_all(&pages, Houses::builtin(), origin);
    contract::check_record(record, &pages);
    for part in parts {
        contract::check_record(part.record, &part.pages);
    }
}

/// Bytes with the mark of a PDF, so that none are wasted on other readers.
fn as_pdf(bytes: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = b"%PDF-";
    let has_mark = bytes.windows(MARK.len()).take(1_024).any(|it| it == MARK);
    if has_mark { bytes.to_vec() } else { [b"%PDF-1.7\n", bytes].concat() }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    /// The seeds of a target, those of `pdf` for all that take a PDF.
    fn seeds(target: &str) -> Vec<PathBuf> {
        let folder = if matches!(target, "mark" | "describe") { "pdf" } else { target };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(folder);
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        files
    }

    #[test]
    fn seeds_and_what_was_found_before_pass() {
        for target in TARGETS {
            let seeds = seeds(target.name);
            assert!(!seeds.is_empty(), "{}", target.name);
            for seed in seeds {
                (target.run)(&std::fs::read(seed).unwrap());
            }
        }
    }

    #[test]
    fn bytes_without_the_mark_get_it() {
        assert_eq!(as_pdf(b"x"), b"%PDF-1.7\nx");
        assert_eq!(as_pdf(b"%PDF-1.4 x"), b"%PDF-1.4 x");
    }
}
