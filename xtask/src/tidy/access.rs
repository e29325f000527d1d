//! Who may touch files and the network.

use super::lists::Lists;
use super::repo::Repo;
use super::rust_source::rust_sources;

/// Modules of the standard library that reach out of the program.
const REACHING_OUT: [&str; 2] = ["fs", "net"];

/// `std::fs` and `std::net` in packages that are given bytes.
pub(super) fn check(repo: &Repo, lists: &Lists) -> Vec<String> {
    let mut offences = Vec::new();
    for source in rust_sources(repo) {
        let Some(package) = crate_folder(&source.file.path) else { continue };
        // A build script runs before there is a program.
        let builds = source.file.name() == "build.rs";
        if builds || lists.file_access.iter().any(|it| it == package) {
            continue;
        }
        for (line_idx, line) in source.production() {
            for module in REACHING_OUT.into_iter().filter(|it| uses(line, it)) {
                let place = format!("{}:{}", source.file.path, line_idx + 1);
                offences.push(format!("{place}: `std::{module}`, but {package} is given bytes"));
            }
        }
    }
    offences
}

/// `ratlas-read` in `crates/ratlas-read/src/lib.rs`.
pub(super) fn crate_folder(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.split('/').next()
}

/// Whether a line names a module of the standard library, alone or in a list of imports.
fn uses(line: &str, module: &str) -> bool {
    let is_word_end = |it: &str| !it.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let direct = line
        .match_indices("std::")
        .any(|(idx, _)| line[idx + 5..].strip_prefix(module).is_some_and(is_word_end));
    let listed = line.split_once("std::{").is_some_and(|(_, list)| {
        let words = list.split(|it: char| !it.is_alphanumeric() && it != '_' && it != ':');
        words.map(|it| it.split(':').next().unwrap_or_default()).any(|it| it == module)
    });
    direct || listed
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check_files(files: &[(&str, &str)], expected: Expect) {
        let lists = Lists { file_access: vec!["ratlas-library".to_owned()], ..Lists::default() };
        expected.assert_eq(&check(&Repo::of(files), &lists).join("\n"));
    }

    #[test]
    fn finds_every_form() {
        check_files(
            &[
                ("crates/ratlas-read/src/a.rs", "use std::fs::File;"),
                ("crates/ratlas-read/src/b.rs", "use std::{fs, io};"),
                ("crates/ratlas-read/src/c.rs", "fn f() {\n    std::net::lookup();\n}"),
            ],
            expect![[r"
                crates/ratlas-read/src/a.rs:1: `std::fs`, but ratlas-read is given bytes
                crates/ratlas-read/src/b.rs:1: `std::fs`, but ratlas-read is given bytes
                crates/ratlas-read/src/c.rs:2: `std::net`, but ratlas-read is given bytes"]],
        );
    }

    #[test]
    fn leaves_the_rest() {
        check_files(
            &[
                ("crates/ratlas-library/src/a.rs", "use std::fs::File;"),
                ("crates/ratlas-read/src/a.rs", "// std::fs\nuse std::{fmt, io};\nuse std::fsx;"),
                ("crates/ratlas-read/src/b.rs", "#[cfg(test)]\nmod tests {\n    use std::fs;\n}"),
                ("xtask/src/main.rs", "use std::fs;"),
            ],
            expect![""],
        );
    }
}
