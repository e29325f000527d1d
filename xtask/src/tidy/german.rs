//! Where German may stand in the code.

use std::collections::BTreeMap;

use super::lists::{Counts, Lists, ratchet};
use super::repo::Repo;
use super::rust_source::rust_sources;

/// German texts where only English is spoken.
pub(super) fn check(repo: &Repo, lists: &Lists) -> Vec<String> {
    ratchet(&lists.umlauts, &today(repo, lists), 0, "German texts")
}

/// Texts with umlauts outside the places for German, by file.
pub(super) fn today(repo: &Repo, lists: &Lists) -> Counts {
    let mut counts = BTreeMap::new();
    for source in rust_sources(repo) {
        let path = &source.file.path;
        if lists.german.iter().any(|it| path.starts_with(it)) {
            continue;
        }
        let texts = source.texts.iter().filter(|(line_idx, text)| {
            // What the documentation is found by is documentation.
            let is_alias = source.lines[*line_idx].trim_start().starts_with("#[doc(");
            !is_alias
                && !source.is_test(*line_idx)
                && text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß'])
        });
        match texts.count() {
            0 => {}
            n => drop(counts.insert(path.clone(), n)),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_texts_in_code_only() {
        let repo = Repo::of(&[
            ("crates/a/src/lib.rs", "// Käse\nlet a = [\"Käse\", \"Brot\", r\"Süß\"];"),
            ("crates/b/src/lib.rs", "#[cfg(test)]\nmod tests {\n    f(\"Käse\");\n}"),
            ("crates/c/src/lib.rs", "f(\"Käse\");"),
            ("crates/d/src/lib.rs", "#[doc(alias = \"Käse\")]"),
        ]);
        let lists = Lists { german: vec!["crates/c/".to_owned()], ..Lists::default() };
        let offences = check(&repo, &lists);
        assert_eq!(offences, ["`crates/a/src/lib.rs` has 2 German texts, allowed are 0"]);
    }
}
