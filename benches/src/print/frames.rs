//! The words around the text of a paper.

use std::sync::LazyLock;

/// The German of a key of `lexicon/frames.tsv`.
pub(super) fn frame(key: &str) -> &'static str {
    static ROWS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let lines = include_str!("../../lexicon/frames.tsv").lines();
        lines.filter(|it| !it.starts_with('#')).filter_map(|it| it.split_once('\t')).collect()
    });
    ROWS.iter().find(|it| it.0 == key).map(|it| it.1).expect("the list has every key we use")
}
