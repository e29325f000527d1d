//! Word lists and houses: sorted, unique, normalised, explained.

use std::collections::BTreeSet;

use unicode_normalization::is_nfc;

use super::lists::Lists;
use super::repo::{File, Repo};

/// Folders of data inside a crate.
const DATA_FOLDERS: [&str; 2] = ["lexicon", "houses"];

/// The head of a list whose order has a meaning; the reason follows.
const ORDER_HEAD: &str = "# order:";

/// The head of a list whose key is more than one column; their number follows.
const KEY_HEAD: &str = "# key:";

/// Data files that are not as the readers of the code expect.
pub(super) fn check(repo: &Repo, _: &Lists) -> Vec<String> {
    let mut offences = Vec::new();
    for file in &repo.files {
        let Some(top) = data_folder(&file.path) else { continue };
        if !is_explained(repo, file, top) {
            offences.push(format!("{}: no README.md beside it", file.path));
        }
        offences.extend(of_file(file).into_iter().map(|it| format!("{}{it}", file.path)));
    }
    offences
}

/// `crates/a/lexicon` in `crates/a/lexicon/de/b.tsv`. Rust code in a folder of that name is code.
fn data_folder(path: &str) -> Option<&str> {
    let mut parts = path.match_indices('/').map(|it| it.0);
    let crate_end = parts.nth(1).filter(|_| path.starts_with("crates/"))?;
    let top_end = parts.next()?;
    DATA_FOLDERS.contains(&&path[crate_end + 1..top_end]).then_some(&path[..top_end])
}

/// In the folder itself or in one above it, up to the data folder.
fn is_explained(repo: &Repo, file: &File, top: &str) -> bool {
    let mut folder = file.folder();
    loop {
        if repo.file(&format!("{folder}/README.md")).is_some() {
            return true;
        }
        match folder.rsplit_once('/') {
            Some((parent, _)) if folder != top => folder = parent,
            _ => return false,
        }
    }
}

fn of_file(file: &File) -> Vec<String> {
    let Some(text) = file.text() else { return vec![": is not UTF-8".to_owned()] };
    let kind = file.name().rsplit_once('.').map_or("", |it| it.1);
    let mut offences = Vec::new();
    if !is_nfc(text) {
        offences.push(": is not in NFC".to_owned());
    }
    if text.contains(['\r', '\u{feff}']) {
        offences.push(": has a byte order mark or carriage returns".to_owned());
    }
    match kind {
        "tsv" => offences.extend(of_list(text)),
        "toml" => {
            let error = text.parse::<toml::Table>().err();
            offences.extend(error.map(|it| format!(": is not TOML: {}", it.message())));
        }
        "json" => {
            offences.push(": JSON is for output; lists are TSV, knowledge is TOML".to_owned());
        }
        _ => {}
    }
    offences
}

/// One entry a line, sorted and unique by its key: the first column, or as many as the head says
/// with `# key: 2`. Where the order itself says something, e.g. which pattern is tried first, the
/// head says so with `# order:` and the reason; the list is then unique only.
fn of_list(text: &str) -> Vec<String> {
    let is_ordered = text.lines().any(|it| it.starts_with(ORDER_HEAD));
    let n_key = text.lines().find_map(|it| it.strip_prefix(KEY_HEAD)?.trim().parse().ok());
    let mut offences = Vec::new();
    let mut seen = BTreeSet::new();
    let mut last: Option<Vec<&str>> = None;
    for (line_idx, line) in text.lines().enumerate().filter(|it| !it.1.starts_with('#')) {
        let key: Vec<&str> = line.split('\t').take(n_key.unwrap_or(1)).collect();
        let mut report = |what: &str| offences.push(format!(":{}: {what}", line_idx + 1));
        match &last {
            _ if line.trim().is_empty() => report("is an empty line"),
            _ if !seen.insert(key.clone()) => report(&format!("`{}` stands twice", key.join(" "))),
            Some(last) if !is_ordered && rank(last) > rank(&key) => {
                report(&format!("`{}` stands after `{}`", key.join(" "), last.join(" ")));
            }
            _ => {}
        }
        last = Some(key);
    }
    offences
}

/// What an entry is sorted by: numbers as numbers, before texts by their bytes.
fn rank<'a>(key: &[&'a str]) -> Vec<(u64, &'a str)> {
    key.iter().map(|it| it.parse().map_or((u64::MAX, *it), |number| (number, ""))).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check_list(text: &str, expected: Expect) {
        let repo = Repo::of(&[
            ("crates/a/lexicon/README.md", "explains"),
            ("crates/a/lexicon/de/list.tsv", text),
        ]);
        expected.assert_eq(&check(&repo, &Lists::default()).join("\n"));
    }

    #[test]
    fn lists() {
        check_list("# head\na\t1\nb\t1\nä\t2\n", expect![""]);
        check_list("b\na\n", expect!["crates/a/lexicon/de/list.tsv:2: `a` stands after `b`"]);
        check_list("a\t1\na\t2\n", expect!["crates/a/lexicon/de/list.tsv:2: `a` stands twice"]);
        check_list("a\n\n", expect!["crates/a/lexicon/de/list.tsv:2: is an empty line"]);
        check_list("a\u{308}\n", expect!["crates/a/lexicon/de/list.tsv: is not in NFC"]);
        check_list(
            "a\r\n",
            expect!["crates/a/lexicon/de/list.tsv: has a byte order mark or carriage returns"],
        );
    }

    #[test]
    fn lists_with_a_head_of_their_own() {
        check_list("9\n10\n", expect![""]);
        check_list("# order: tried in this order\nb\na\n", expect![""]);
        check_list(
            "# order: tried in this order\nb\na\nb\n",
            expect!["crates/a/lexicon/de/list.tsv:4: `b` stands twice"],
        );
        check_list("# key: 2\na\t1\na\t2\n", expect![""]);
        check_list(
            "# key: 2\na\t2\tx\na\t1\tx\n",
            expect!["crates/a/lexicon/de/list.tsv:3: `a 1` stands after `a 2`"],
        );
    }

    #[test]
    fn other_files() {
        let mut repo = Repo::of(&[
            ("crates/a/houses/1.toml", "name = \"a\"\n"),
            ("crates/a/houses/2.toml", "name = a\n"),
            ("crates/a/houses/3.json", "{}"),
            ("crates/a/houses/4.tsv", ""),
            ("crates/a/src/houses/5.rs", "no data"),
        ]);
        repo.files[3].bytes = vec![0xe4];
        let offences = check(&repo, &Lists::default());
        let readmes = offences.iter().filter(|it| it.ends_with("no README.md beside it")).count();
        assert_eq!(readmes, 4);
        let rest: Vec<&str> =
            offences.iter().map(String::as_str).filter(|it| !it.contains("README")).collect();
        expect![[r"
            crates/a/houses/2.toml: is not TOML: string values must be quoted, expected literal string
            crates/a/houses/3.json: JSON is for output; lists are TSV, knowledge is TOML
            crates/a/houses/4.tsv: is not UTF-8"]]
        .assert_eq(&rest.join("\n"));
    }
}
