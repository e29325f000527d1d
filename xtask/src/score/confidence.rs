//! How precise each rule is on the samples: written down where the program finds it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::board::{Board, Judged};
use crate::workspace::{read_text, write_text};

/// The table the extractor reads; a test of the extractor checks its form.
const TABLE: &str = "crates/ratlas-extract/lexicon/precision.tsv";

const HEAD: &str = "\
# How often what a rule found in the sample papers was right. `cargo xtask score --raise` writes
# this file from truth that people wrote; nobody else does. Source: corpus-samples/truth.
# rule\tright\twrong
";

/// Whether the written precision is today's; writes today's if asked.
///
/// # Errors
///
/// The table cannot be read or written.
pub(super) fn hold(root: &Path, board: &Board, write: bool) -> anyhow::Result<bool> {
    let path = root.join(TABLE);
    let today = written(board.rules());
    if path.exists() && read_text(&path)? == today {
        return Ok(true);
    }
    if write {
        write_text(&path, &today)?;
        println!("wrote `{TABLE}`");
    } else {
        println!("`{TABLE}` is not what was measured today: cargo xtask score --raise");
    }
    Ok(write)
}

fn written(rules: &BTreeMap<String, Judged>) -> String {
    let mut text = HEAD.to_owned();
    for (rule, it) in rules {
        writeln!(text, "{rule}\t{}\t{}", it.right, it.wrong).expect("a String takes every write");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_a_line() {
        let rules = [("date/numeric".to_owned(), Judged { right: 3, wrong: 1 })];
        assert_eq!(written(&BTreeMap::from(rules)), format!("{HEAD}date/numeric\t3\t1\n"));
    }
}
