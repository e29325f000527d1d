//! EDTF dates as the formats of bibliographies have them.

use std::fmt::Write;

/// A date, or the first and the last of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CitedDate {
    pub(super) from: Day,
    pub(super) to: Option<Day>,
    /// Spring to winter, 1 to 4.
    pub(super) season: Option<u8>,
    /// Marked as uncertain or approximate.
    pub(super) circa: bool,
}

/// A year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Day {
    /// As in ISO 8601.
    pub(super) fn iso(self) -> String {
        let mut res = format!("{:04}", self.year);
        for part in self.month.into_iter().chain(self.day) {
            write!(res, "-{part:02}").expect("a String takes every write");
        }
        res
    }
}

/// Reads an EDTF date; quarters and halves are periods of months.
pub(super) fn cited_date(edtf: &str) -> Option<CitedDate> {
    let circa = edtf.contains(['?', '~', '%']);
    let (from, to) = edtf.split_once('/').unwrap_or((edtf, ""));
    let first = single(from)?;
    let last = single(to);
    let to = last.map(|it| it.to.unwrap_or(it.from)).or(first.to);
    let season = first.season.filter(|_| last.is_none());
    Some(CitedDate { from: first.from, to, season, circa })
}

fn single(edtf: &str) -> Option<CitedDate> {
    let mut parts = edtf.trim_end_matches(['?', '~', '%']).split('-');
    let year = number(parts.next()?, 4)?;
    let part = parts.next().map(|it| number(it, 2).ok_or(())).transpose().ok()?;
    let day = parts.next().map(|it| number(it, 2).ok_or(())).transpose().ok()?;
    let part = part.and_then(|it| u8::try_from(it).ok());
    let day = day.and_then(|it| u8::try_from(it).ok());
    let of = |month| Day { year, month, day: None };
    let date = |from, to, season| Some(CitedDate { from, to, season, circa: false });
    match part {
        None => date(of(None), None, None),
        Some(month @ 1..=12) => date(Day { year, month: Some(month), day }, None, None),
        Some(season @ 21..=24) => date(of(None), None, Some(season - 20)),
        Some(quarter @ 33..=36) => {
            let last = (quarter - 32) * 3;
            date(of(Some(last - 2)), Some(of(Some(last))), None)
        }
        Some(half @ 40..=41) => {
            let last = (half - 39) * 6;
            date(of(Some(last - 5)), Some(of(Some(last))), None)
        }
        Some(_) => None,
    }
}

fn number(digits: &str, length: usize) -> Option<u16> {
    let is_number = digits.len() == length && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_shape() {
        for (edtf, expected) in [
            ("2020-12-03", "2020-12-03"),
            ("2004-05", "2004-05"),
            ("2017", "2017"),
            ("2017?", "2017 circa"),
            ("2021-23", "2021 season 3"),
            ("2004-35", "2004-07/2004-09"),
            ("2017-40", "2017-01/2017-06"),
            ("2014/2017", "2014/2017"),
            ("2014/..", "2014"),
            ("gestern", "-"),
            ("2020-77", "-"),
            ("", "-"),
        ] {
            let shown = cited_date(edtf).map_or("-".to_owned(), |it| {
                let to = it.to.map_or(String::new(), |it| format!("/{}", it.iso()));
                let season = it.season.map_or(String::new(), |it| format!(" season {it}"));
                let circa = if it.circa { " circa" } else { "" };
                format!("{}{to}{season}{circa}", it.from.iso())
            });
            assert_eq!(shown, expected, "{edtf}");
        }
    }
}
