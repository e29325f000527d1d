//! What a careful reader finds on the pages of `corpus-samples/reading` against what the program
//! reads: words, order, paragraphs, rows, cells.
//!
//! `truth` is read, `text` makes both sides comparable, `measure` counts on the board.

mod measure;
mod text;
mod truth;

use std::path::{Path, PathBuf};

use anyhow::Context;

use self::measure::Kind;
use super::board::Board;

/// The folder of the papers, their truth and the floors.
pub(super) const READING: &str = "corpus-samples/reading";

/// Reads every paper of the folder and counts what was found. Answers the board and the number of
/// papers.
///
/// # Errors
///
/// A paper or its truth cannot be read, or a paper has none.
pub(super) fn scored(root: &Path) -> anyhow::Result<(Board, usize)> {
    let dir = root.join(READING);
    let mut papers = files(&dir.join("papers"))?;
    papers.retain(|it| it.extension().is_some_and(|it| it == "pdf"));
    let mut board = Board::default();
    for path in &papers {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let (document, producer) =
            name.split_once("__").context("a paper's name is `document__producer.pdf`")?;
        let truth = truth::load(&dir.join("truth").join(format!("{document}.json")))?;
        board.begin(&name, "");
        let kind = if is_scrambled(producer) { Kind::Scrambled } else { Kind::Ordered };
        measure::score(&truth, &read(path)?, kind, &mut board);
    }
    Ok((board, papers.len()))
}

/// Whether the text objects stand in another order than a reader's.
fn is_scrambled(producer: &str) -> bool {
    producer.ends_with("-rows") || producer.ends_with("-random")
}

/// The text of a paper, empty where it is refused: then all of it is missed.
fn read(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let pages = ratlas_read::read(&bytes, "paper.pdf");
    let pages = pages.map(|it| it.pages).unwrap_or_default();
    Ok(pages.iter().map(text::of_page).collect())
}

fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let found: std::io::Result<Vec<_>> =
        std::fs::read_dir(dir).and_then(|it| it.map(|entry| entry.map(|e| e.path())).collect());
    let mut found = found.with_context(|| format!("cannot list `{}`", dir.display()))?;
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::truth::Truth;
    use super::*;

    fn truth() -> Truth {
        let rows = [["1.", "Bericht aus den Stadtteilen"], ["2.", "Antrag der Liste Vielfalt"]];
        let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().map(move |it| {
                format!(r#"{{"kind": "cell", "text": "{it}", "table": 0, "row": {row}}}"#)
            })
        });
        let heading = r#"{"kind": "h", "text": "Tagesordnung der öffentlichen Sitzung am Markt"}"#;
        let units: Vec<String> = std::iter::once(heading.to_owned()).chain(cells).collect();
        let json = format!(
            r#"{{"header": "", "footer": "Seite {{page}}", "units": [{}]}}"#,
            units.join(",")
        );
        serde_json::from_str(&json).unwrap()
    }

    /// F1 of every measure, for the text of a page.
    fn check(text: &str) -> Vec<String> {
        let mut board = Board::default();
        measure::score(&truth(), text, Kind::Ordered, &mut board);
        let measures = board.tallies().iter();
        measures.map(|(measure, it)| format!("{measure} {}", it.f1())).collect()
    }

    const HEADING: &str = "Tagesordnung der öffent-\nlichen Sitzung am Markt";

    #[test]
    fn all_is_found() {
        let text = format!(
            "{HEADING}\n\n1.\tBericht aus den Stadtteilen\n2.\tAntrag der Liste Vielfalt\n\nSeite 1\n"
        );
        let scores = check(&text);
        assert!(scores.iter().all(|it| it.ends_with(" 100.0")), "{scores:?}");
    }

    #[test]
    fn swapped_rows_cost_order() {
        let text = format!(
            "{HEADING}\n\n2.\tAntrag der Liste Vielfalt\n1.\tBericht aus den Stadtteilen\n\nSeite 1\n"
        );
        let scores = check(&text).join("\n");
        expect_test::expect![[r#"
            ordered.order 80.0
            ordered.paragraph 100.0
            ordered.row 100.0
            ordered.separation 100.0
            ordered.sequence 73.6
            ordered.words 100.0"#]]
        .assert_eq(&scores);
    }

    #[test]
    fn mixed_cells_cost_rows_and_lost_tabs_only_their_borders() {
        let mixed = format!(
            "{HEADING}\n\n1.\t2.\nBericht aus den Stadtteilen\tAntrag der Liste Vielfalt\n\nSeite 1\n"
        );
        expect_test::expect![[r#"
            ordered.order 100.0
            ordered.paragraph 100.0
            ordered.row 0.0
            ordered.separation 0.0
            ordered.sequence 97.8
            ordered.words 100.0"#]]
        .assert_eq(&check(&mixed).join("\n"));
        let glued = format!(
            "{HEADING}\n\n1. Bericht aus den Stadtteilen\n2. Antrag der Liste Vielfalt\n\nSeite 1\n"
        );
        expect_test::expect![[r#"
            ordered.order 100.0
            ordered.paragraph 100.0
            ordered.row 100.0
            ordered.separation 0.0
            ordered.sequence 100.0
            ordered.words 100.0"#]]
        .assert_eq(&check(&glued).join("\n"));
    }

    #[test]
    fn a_refused_paper_has_nothing() {
        let scores = check("");
        assert!(scores.iter().all(|it| it.ends_with(" 0.0")), "{scores:?}");
    }
}
