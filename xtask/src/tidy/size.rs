//! How long files and functions may get, and how large a tracked file.

use std::collections::BTreeMap;

use super::lists::{Counts, Lists, ratchet};
use super::repo::Repo;
use super::rust_source::{RustSource, indentation, item_end, rust_sources};

/// A file above this is several; 400 is where a split begins to pay.
pub(super) const FILE_LINES_MAX: usize = 600;

/// A function above this cannot be seen at once.
pub(super) const FUNCTION_LINES_MAX: usize = 60;

/// A clone of the repository stays small; samples are a few pages each.
const FILE_BYTES_MAX: usize = 400 * 1024;

/// Files and functions above their limits.
pub(super) fn check(repo: &Repo, lists: &Lists) -> Vec<String> {
    let (files, functions) = today(repo);
    let mut offences = ratchet(&lists.long_files, &files, FILE_LINES_MAX, "lines");
    offences.extend(ratchet(&lists.long_functions, &functions, FUNCTION_LINES_MAX, "lines"));
    offences.extend(large(repo, lists));
    offences
}

/// Lines of every file and of every function, tests not counted.
pub(super) fn today(repo: &Repo) -> (Counts, Counts) {
    let (mut files, mut functions) = (BTreeMap::new(), BTreeMap::new());
    for source in rust_sources(repo) {
        files.insert(source.file.path.clone(), source.production().count());
        for (name, n_lines) in lengths(&source) {
            let longest = functions.entry(format!("{}::{name}", source.file.path)).or_default();
            *longest = n_lines.max(*longest);
        }
    }
    (files, functions)
}

fn lengths(source: &RustSource<'_>) -> Vec<(String, usize)> {
    let heads = source.production().filter_map(|(idx, line)| Some((idx, function_name(line)?)));
    heads
        .map(|(idx, name)| {
            let end = item_end(&source.lines, idx, indentation(&source.lines[idx]));
            (name.to_owned(), end + 1 - idx)
        })
        .collect()
}

/// `f` in `    pub(crate) const fn f(`.
fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.trim_start().split_once("fn ")?;
    let qualifiers = ["pub", "pub(crate)", "pub(super)", "const", "async"];
    let is_head = before.split_whitespace().all(|it| qualifiers.contains(&it));
    let end = after.find(|it: char| !it.is_alphanumeric() && it != '_')?;
    Some(&after[..end]).filter(|it| is_head && !it.is_empty())
}

fn large(repo: &Repo, lists: &Lists) -> Vec<String> {
    let is_large = |path: &str| repo.file(path).is_some_and(|it| it.bytes.len() > FILE_BYTES_MAX);
    let unlisted = repo.files.iter().filter(|it| !lists.large_files.contains_key(&it.path));
    let mut offences: Vec<String> = unlisted
        .filter(|it| is_large(&it.path))
        .map(|it| format!("`{}` has {} KiB, the cap is 400", it.path, it.bytes.len() / 1024))
        .collect();
    let stale = lists.large_files.keys().filter(|it| !is_large(it));
    offences.extend(stale.map(|it| format!("`{it}` is listed as large and is not: take it off")));
    offences
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn long_files_and_functions() {
        let body = "    a();\n".repeat(FUNCTION_LINES_MAX);
        let long_function =
            format!("impl A {{\n    pub(crate) fn f(\n    ) {{\n    {body}    }}\n}}\n");
        let repo = Repo::of(&[
            ("a.rs", &"a;\n".repeat(FILE_LINES_MAX + 1)),
            ("b.rs", &"a;\n".repeat(FILE_LINES_MAX)),
            ("c.rs", &long_function.replace("    a", "        a")),
            ("d.rs", &format!("fn f() {{\n{}}}\n", "    a();\n".repeat(FUNCTION_LINES_MAX - 2))),
            ("e.rs", &format!("#[cfg(test)]\nmod tests {{\n{}}}", "    a\n".repeat(700))),
        ]);
        expect![[r"
            `a.rs` has 601 lines, allowed are 600
            `c.rs::f` has 63 lines, allowed are 60"]]
        .assert_eq(&check(&repo, &Lists::default()).join("\n"));
    }

    #[test]
    fn large_files() {
        let large = "a".repeat(FILE_BYTES_MAX + 1);
        let repo = Repo::of(&[("a", &large), ("b", &large), ("c", "a")]);
        let listed = |it: &str| (it.to_owned(), "a reason".to_owned());
        let lists = Lists { large_files: [listed("b"), listed("c")].into(), ..Lists::default() };
        expect![[r"
            `a` has 400 KiB, the cap is 400
            `c` is listed as large and is not: take it off"]]
        .assert_eq(&check(&repo, &lists).join("\n"));
    }

    #[test]
    fn heads_of_functions() {
        assert_eq!(function_name("    pub(crate) const fn f<T>("), Some("f"));
        assert_eq!(function_name("async fn g() {"), Some("g"));
        assert_eq!(function_name("let f: fn (a) = b;"), None);
        assert_eq!(function_name("    call(|f| define fn f())"), None);
    }
}
