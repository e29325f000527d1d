//! What is kept against what is said.

use similar::TextDiff;

use super::Files;

/// More lines of one diff than this are not read by anybody; the count of the rest is.
const DIFF_LINES_SHOWN: usize = 40;

/// One golden file that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// `<city>/<id>.<stage>`
    pub(super) name: String,
    /// What is the matter with it.
    pub(super) kind: Kind,
    /// What changed, for people.
    pub(super) diff: String,
}

/// What is the matter with a golden file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The program says something that is not kept.
    Missing,
    /// The file belongs to no sample.
    Dangling,
    /// Both are there and differ.
    Differs,
}

impl Change {
    /// One line.
    pub(super) fn summary(&self) -> String {
        let what = match self.kind {
            Kind::Missing => "has no golden file",
            Kind::Dangling => "belongs to no sample",
            Kind::Differs => "differs",
        };
        format!("{}: {what}", self.name)
    }

    /// The paper, without the stage.
    pub(super) fn paper(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }
}

/// Every file that is not as it should be, by paper and stage.
pub(super) fn changes(kept: &Files, said: &Files) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for (name, text) in said {
        let (kind, diff) = match kept.get(name) {
            None => (Kind::Missing, String::new()),
            Some(old) if old != text => (Kind::Differs, diff(old, text)),
            Some(_) => continue,
        };
        changes.push(Change { name: name.clone(), kind, diff });
    }
    let dangling = kept.keys().filter(|it| !said.contains_key(*it));
    changes.extend(dangling.map(|name| Change {
        name: name.clone(),
        kind: Kind::Dangling,
        diff: String::new(),
    }));
    changes.sort_by(|one, other| one.name.cmp(&other.name));
    changes
}

fn diff(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff.unified_diff().context_radius(2).header("kept", "said").to_string();
    let n_lines = unified.lines().count();
    let mut shown: Vec<&str> = unified.lines().take(DIFF_LINES_SHOWN).collect();
    let rest = format!("… {} more lines", n_lines.saturating_sub(DIFF_LINES_SHOWN));
    if n_lines > DIFF_LINES_SHOWN {
        shown.push(&rest);
    }
    shown.join("\n")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        entries.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[track_caller]
    fn check(kept: &[(&str, &str)], said: &[(&str, &str)], expected: Expect) {
        let lines: Vec<String> = changes(&files(kept), &files(said))
            .iter()
            .map(|it| format!("{}\n{}", it.summary(), it.diff))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn same_is_silent() {
        check(&[("a/x.pages.txt", "1\n")], &[("a/x.pages.txt", "1\n")], expect![""]);
    }

    #[test]
    fn names_what_differs_is_missing_or_dangles() {
        check(
            &[("a/x.pages.txt", "one\ntwo\nthree\n"), ("a/y.pages.txt", "old\n")],
            &[("a/x.pages.txt", "one\n2\nthree\n"), ("a/z.pages.txt", "new\n")],
            expect![[r"
                a/x.pages.txt: differs
                --- kept
                +++ said
                @@ -1,3 +1,3 @@
                 one
                -two
                +2
                 three
                a/y.pages.txt: belongs to no sample

                a/z.pages.txt: has no golden file
            "]],
        );
    }

    #[test]
    fn long_diffs_are_cut() {
        let old: String = (0..100).map(|it| it.to_string() + "\n").collect();
        let shown = diff(&old, "");
        assert_eq!(shown.lines().count(), DIFF_LINES_SHOWN + 1);
        assert!(shown.ends_with("… 63 more lines"));
    }
}
