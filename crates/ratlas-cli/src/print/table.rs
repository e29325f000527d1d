//! Tables of numbers that fit a line.

use ratlas_present::on_one_line;

use super::colour::Style;
use super::push_line;

/// Longer names of rows and columns are cut.
const MAX_NAME: usize = 28;

/// A table: the first column are names, the others numbers.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Above the names.
    pub(crate) corner: String,
    /// Above the numbers.
    pub(crate) heads: Vec<String>,
    /// A name and as many numbers as there are heads.
    pub(crate) rows: Vec<(String, Vec<String>)>,
}

impl Table {
    /// The table, aligned; columns that do not fit the width follow below, with the names again.
    pub(crate) fn text(&self, width: usize, style: Style) -> String {
        let names = || self.rows.iter().map(|it| &it.0).chain([&self.corner]);
        let name_width = names().map(|it| cut(it).chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.heads.len()).map(|it| self.column_width(it)).collect();
        let mut res = String::new();
        let mut from = 0;
        while from < widths.len() {
            let to = fitting(&widths, from, width.saturating_sub(name_width));
            if from > 0 {
                res.push('\n');
            }
            let heads: Vec<&String> = self.heads[from..to].iter().collect();
            let head = line(&self.corner, name_width, &heads, &widths[from..to]);
            push_line(&mut res, &style.bold(&head));
            for (name, numbers) in &self.rows {
                let numbers: Vec<&String> = numbers[from..to].iter().collect();
                res.push_str(&line(name, name_width, &numbers, &widths[from..to]));
                res.push('\n');
            }
            from = to;
        }
        res
    }

    fn column_width(&self, idx: usize) -> usize {
        let numbers = self.rows.iter().filter_map(|it| it.1.get(idx));
        numbers.chain(self.heads.get(idx)).map(|it| cut(it).chars().count()).max().unwrap_or(0)
    }
}

/// The end of the columns that fit; at least one.
fn fitting(widths: &[usize], from: usize, room: usize) -> usize {
    let mut used = 0;
    let n_fitting = widths[from..].iter().take_while(|it| {
        used += **it + 2;
        used <= room
    });
    from + n_fitting.count().max(1)
}

fn line(name: &str, name_width: usize, numbers: &[&String], widths: &[usize]) -> String {
    let numbers = numbers.iter().zip(widths).map(|(it, width)| format!("  {:>width$}", cut(it)));
    format!("{:<name_width$}{}", cut(name), numbers.collect::<String>()).trim_end().to_owned()
}

fn cut(name: &str) -> String {
    let name = on_one_line(name);
    if name.chars().count() <= MAX_NAME {
        return name;
    }
    name.chars().take(MAX_NAME - 1).chain(['\u{2026}']).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn columns_that_do_not_fit_follow_below() {
        let numbers = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
        let table = Table {
            corner: "Stadt".to_owned(),
            heads: numbers(&["2019", "2020", "2021"]),
            rows: vec![
                ("Mainz".to_owned(), numbers(&["1", "1.200", "–"])),
                ("Frankfurt am Main und noch viel mehr".to_owned(), numbers(&["0", "7", "3"])),
            ],
        };
        expect![[r#"
            Stadt                         2019   2020
            Mainz                            1  1.200
            Frankfurt am Main und noch …     0      7

            Stadt                         2021
            Mainz                            –
            Frankfurt am Main und noch …     3
        "#]]
        .assert_eq(&table.text(42, Style::Plain));
    }
}
