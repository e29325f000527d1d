//! The rules of the code base that a program can check. The others are sentences in `STYLE.md`.
//!
//! Every check is a function of the repository's files and of the lists in `xtask/tidy.toml`, and
//! has a test with the breakage it is there to catch.

mod access;
mod data;
mod dependencies;
mod documents;
mod german;
mod licences;
mod lists;
mod repo;
mod rust_source;
mod size;

use std::path::Path;

use anyhow::Context;

use self::lists::{Counts, Lists, shrunk};
use self::repo::Repo;
use crate::workspace::{flags, read_text, write_text};

/// A check: the offences it finds, one line each.
type Check = fn(&Repo, &Lists) -> Vec<String>;

/// Every check of files, by the name it is reported under.
const CHECKS: [(&str, Check); 7] = [
    ("access", access::check),
    ("data", data::check),
    ("decisions", documents::check_decisions),
    ("dependencies", dependencies::check),
    ("german", german::check),
    ("paths", documents::check_paths),
    ("size", size::check),
];

/// The lists, from the root.
const LISTS: &str = "xtask/tidy.toml";

/// Checks the repository, or takes off the lists what got better (`--shrink`).
///
/// # Errors
///
/// A file cannot be read, or the lists are not as they should be.
pub(crate) fn run(root: &Path, args: &[String]) -> anyhow::Result<bool> {
    let ([shrink], rest) = flags(args, ["--shrink"])?;
    anyhow::ensure!(rest.is_empty(), "`tidy` takes no names");
    let repo = Repo::load(root)?;
    let text = read_text(&root.join(LISTS))?;
    let lists: Lists = toml::from_str(&text).with_context(|| format!("in `{LISTS}`"))?;
    if shrink {
        write_text(&root.join(LISTS), &shrink_lists(&text, &repo, &lists))?;
        return Ok(true);
    }
    let mut offences = offences(&repo, &lists);
    offences.extend(licences::check(root)?.into_iter().map(|it| format!("licences: {it}")));
    for offence in &offences {
        println!("{offence}");
    }
    println!("tidy: {} files, {} offences", repo.files.len(), offences.len());
    Ok(offences.is_empty())
}

fn offences(repo: &Repo, lists: &Lists) -> Vec<String> {
    let checks = CHECKS.iter();
    checks
        .flat_map(|(name, check)| {
            check(repo, lists).into_iter().map(move |it| format!("{name}: {it}"))
        })
        .collect()
}

/// The text of the lists with lower counts; its comments and its order stay.
fn shrink_lists(text: &str, repo: &Repo, lists: &Lists) -> String {
    let (files, functions) = size::today(repo);
    let umlauts = german::today(repo, lists);
    let lists: [(&str, Counts); 3] = [
        ("[umlauts]", shrunk(&lists.umlauts, &umlauts, 0)),
        ("[long-files]", shrunk(&lists.long_files, &files, size::FILE_LINES_MAX)),
        ("[long-functions]", shrunk(&lists.long_functions, &functions, size::FUNCTION_LINES_MAX)),
    ];
    let mut current: Option<&Counts> = None;
    let mut shrunk = String::new();
    for line in text.lines() {
        if line.starts_with('[') {
            current = lists.iter().find(|it| it.0 == line).map(|it| &it.1);
        }
        let name = line.strip_prefix('"').and_then(|it| it.split_once('"')).map(|it| it.0);
        match (current, name) {
            (Some(counts), Some(name)) => {
                let entry = counts.get(name).map(|n| format!("\"{name}\" = {n}\n"));
                shrunk.push_str(&entry.unwrap_or_default());
            }
            _ => shrunk.extend([line, "\n"]),
        }
    }
    shrunk
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn every_check_runs() {
        let repo = Repo::of(&[
            ("crates/ratlas-read/Cargo.toml", "[package]\nname = \"ratlas-read\""),
            ("crates/ratlas-read/src/lib.rs", "use std::fs;\nf(\"Käse\");"),
            ("crates/ratlas-read/lexicon/a.tsv", "b\na"),
            ("docs/decisions/a.md", ""),
            ("large", &"a".repeat(500 * 1024)),
            ("path", concat!("/ro", "ot/a")),
        ]);
        let mut names: Vec<String> = offences(&repo, &Lists::default())
            .iter()
            .filter_map(|it| it.split_once(": ").map(|it| it.0.to_owned()))
            .collect();
        names.dedup();
        assert_eq!(names, CHECKS.map(|it| it.0));
    }

    #[test]
    fn shrinking_keeps_comments() {
        let text =
            "# why\n[umlauts]\n\"a.rs\" = 3\n\"b.rs\" = 1\n\n[large-files]\n\"c\" = \"why\"\n";
        let repo = Repo::of(&[("a.rs", "f(\"ä\");")]);
        let counts = [("a.rs".to_owned(), 3), ("b.rs".to_owned(), 1)].into();
        let lists = Lists { umlauts: counts, ..Lists::default() };
        expect![[r#"
            # why
            [umlauts]
            "a.rs" = 1

            [large-files]
            "c" = "why"
        "#]]
        .assert_eq(&shrink_lists(text, &repo, &lists));
    }
}
