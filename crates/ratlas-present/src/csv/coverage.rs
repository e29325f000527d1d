//! What a library knows of its papers as a table.

use ratlas_library::{Coverage, Dimension};

use super::{LINE_FEED, written};

/// One line for each value of each city, year or genre; `*` is all of them.
pub fn coverage(of: &Coverage, by: Dimension) -> String {
    let heads = [
        by.as_str(),
        "papers",
        "pages",
        "pages_without_text",
        "pages_recognised",
        "field",
        "expected",
        "found",
        "missing",
        "doubtful",
        "library",
    ];
    let mut res: Vec<Vec<String>> = vec![heads.map(str::to_owned).to_vec()];
    let rows = of.rows.iter().map(|it| (it.value.as_deref().unwrap_or(""), it));
    for (name, row) in rows.chain([("*", &of.total)]) {
        for value in &row.values {
            let before = [row.papers, row.pages, row.pages_without_text, row.pages_recognised];
            let counts = [value.expected, value.found, value.missing(), value.doubtful];
            let mut fields = vec![name.to_owned()];
            fields.extend(before.map(|it| it.to_string()));
            fields.push(value.name.to_owned());
            fields.extend(counts.map(|it| it.to_string()));
            fields.push(of.library.clone());
            res.push(fields);
        }
    }
    written(LINE_FEED, res)
}
