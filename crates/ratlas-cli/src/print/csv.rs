//! Rows of a table for spreadsheets: RFC 4180, a comma between cells.

/// Adds a row. Cells with commas, quotes or line ends are quoted.
pub(crate) fn push_row<T: AsRef<str>>(text: &mut String, cells: &[T]) {
    for (idx, cell) in cells.iter().enumerate() {
        if idx > 0 {
            text.push(',');
        }
        push_cell(text, cell.as_ref());
    }
    text.push_str("\r\n");
}

fn push_cell(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_what_they_hold() {
        let mut text = String::new();
        push_row(&mut text, &["a", "b, c", "d \"e\"", "f\ng", ""]);
        assert_eq!(text, "a,\"b, c\",\"d \"\"e\"\"\",\"f\ng\",\r\n");
    }
}
