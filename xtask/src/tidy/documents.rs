//! Decision records without gaps, and no traces of one machine.

use super::lists::Lists;
use super::repo::{File, Repo};

/// Where decision records stand.
const DECISIONS: &str = "docs/decisions";

/// Folders that exist on one machine only. Written in two parts: this file is checked, too.
const MACHINE_FOLDERS: [&str; 4] =
    [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("/wo", "rk")];

/// Decision records whose numbers or index do not fit.
pub(super) fn check_decisions(repo: &Repo, _: &Lists) -> Vec<String> {
    let mut offences = Vec::new();
    let index = repo.file(&format!("{DECISIONS}/README.md")).and_then(File::text).unwrap_or("");
    let records =
        repo.files.iter().filter(|it| it.folder() == DECISIONS && it.name() != "README.md");
    for (expected, record) in (1..).zip(records) {
        let name = record.name();
        match name.get(..4).and_then(|it| it.parse::<u32>().ok()) {
            Some(number) if number == expected => {}
            Some(number) => {
                offences
                    .push(format!("{DECISIONS}/{name}: {expected:04} is next, not {number:04}"));
            }
            None => offences.push(format!("{DECISIONS}/{name}: begins with no number")),
        }
        if !index.contains(name) {
            offences.push(format!("{DECISIONS}/{name}: is not in the README beside it"));
        }
    }
    offences
}

/// Files that name a folder of one machine.
pub(super) fn check_paths(repo: &Repo, _: &Lists) -> Vec<String> {
    let offends = |file: &&File| MACHINE_FOLDERS.iter().any(|it| names(&file.bytes, it.as_bytes()));
    let files = repo.files.iter().filter(offends);
    files.map(|it| format!("{}: names a folder of one machine", it.path)).collect()
}

/// Whether a path begins with the folder somewhere in the bytes: as a word of its own, not inside
/// an address or a longer path.
fn names(bytes: &[u8], folder: &[u8]) -> bool {
    let is_word = |it: &u8| it.is_ascii_alphanumeric() || b"._-/".contains(it);
    let begins = |idx: usize| idx == 0 || !is_word(&bytes[idx - 1]);
    let ends = |idx: usize| {
        folder.ends_with(b"/") || bytes.get(idx).is_none_or(|it| *it == b'/' || !is_word(it))
    };
    let windows = bytes.windows(folder.len()).enumerate();
    windows.into_iter().any(|(idx, it)| it == folder && begins(idx) && ends(idx + folder.len()))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn gaps_and_unlisted_records() {
        let repo = Repo::of(&[
            ("docs/decisions/0001-a.md", ""),
            ("docs/decisions/0003-b.md", ""),
            ("docs/decisions/README.md", "0001-a.md, note.md"),
            ("docs/decisions/note.md", ""),
        ]);
        expect![[r"
            docs/decisions/0003-b.md: 0002 is next, not 0003
            docs/decisions/0003-b.md: is not in the README beside it
            docs/decisions/note.md: begins with no number"]]
        .assert_eq(&check_decisions(&repo, &Lists::default()).join("\n"));
    }

    #[test]
    fn two_records_with_one_number() {
        let repo = Repo::of(&[
            ("docs/decisions/0001-a.md", ""),
            ("docs/decisions/0001-b.md", ""),
            ("docs/decisions/README.md", "0001-a.md 0001-b.md"),
        ]);
        assert_eq!(
            check_decisions(&repo, &Lists::default()),
            ["docs/decisions/0001-b.md: 0002 is next, not 0001"]
        );
    }

    #[test]
    fn folders_of_one_machine() {
        let at_home = format!("see {}erika/a.txt", MACHINE_FOLDERS[0]);
        let at_work = format!("cd {}", MACHINE_FOLDERS[3]);
        let address =
            format!("https://example.org{}erika and a{}", MACHINE_FOLDERS[0], MACHINE_FOLDERS[3]);
        let longer = format!("{}shop, (\"{}", MACHINE_FOLDERS[3], "/workshop\")");
        let repo = Repo::of(&[("a", &at_home), ("b", &at_work), ("c", &address), ("d", &longer)]);
        assert_eq!(
            check_paths(&repo, &Lists::default()),
            ["a: names a folder of one machine", "b: names a folder of one machine"]
        );
    }
}
