//! EDTF dates as people write them.

use super::Lang;
use super::words::word;

/// An EDTF date in words: `03.12.2020`, `Mai 2004`, `Herbst 2021`, `2014 bis 2017`.
///
/// What is not of a known form is shown as it is.
pub(crate) fn shown(lang: Lang, edtf: &str) -> String {
    match edtf.split_once('/') {
        Some((from, to)) => {
            format!("{} {} {}", single(lang, from), lang.pick("bis", "to"), single(lang, to))
        }
        None => single(lang, edtf),
    }
}

fn single(lang: Lang, edtf: &str) -> String {
    let parts: Vec<&str> = edtf.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if lang == Lang::De => format!("{day}.{month}.{year}"),
        [year, month] => format!("{} {year}", word(lang, "month", month)),
        _ => edtf.to_owned(),
    }
}

/// A date as somebody types it for a filter, in the order year-month-day: `2020`, `2020-12`,
/// `2020-12-03`, `12.2020`, `3.12.2020`.
pub(crate) fn typed(date: &str) -> Option<String> {
    let mut parts: Vec<&str> = date.trim().split(['-', '.', '/']).collect();
    if date.contains('.') || date.contains('/') {
        parts.reverse();
    }
    let year: u16 = parts.first().filter(|it| it.len() == 4)?.parse().ok()?;
    let month = part(&parts, 1, 12)?;
    let day = part(&parts, 2, 31)?;
    let date = format!("{year:04}{month}{day}");
    // The 31 February is no day, though its numbers are possible.
    let is_possible = parts.len() < 3 || date.parse::<jiff::civil::Date>().is_ok();
    (parts.len() <= 3 && is_possible).then_some(date)
}

/// A month or a day as `-MM`; empty where it is not typed, `None` where it is impossible.
fn part(parts: &[&str], idx: usize, highest: u8) -> Option<String> {
    let Some(typed) = parts.get(idx) else { return Some(String::new()) };
    let number: u8 = typed.parse().ok()?;
    (1..=highest).contains(&number).then(|| format!("-{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_dates_in_words() {
        for (edtf, german, english) in [
            ("2020-12-03", "03.12.2020", "2020-12-03"),
            ("2004-05", "Mai 2004", "May 2004"),
            ("2021-23", "Herbst 2021", "autumn 2021"),
            ("2004-35", "3. Quartal 2004", "third quarter 2004"),
            ("2014/2017", "2014 bis 2017", "2014 to 2017"),
            ("2017", "2017", "2017"),
            ("", "", ""),
        ] {
            assert_eq!(shown(Lang::De, edtf), german);
            assert_eq!(shown(Lang::En, edtf), english);
        }
    }

    #[test]
    fn reads_typed_dates() {
        for (typed_date, expected) in [
            ("2020", Some("2020")),
            ("2020-12", Some("2020-12")),
            ("2020-12-03", Some("2020-12-03")),
            ("3.12.2020", Some("2020-12-03")),
            ("12.2020", Some("2020-12")),
            ("gestern", None),
            ("29.2.2020", Some("2020-02-29")),
            ("2020-13", None),
            ("31.02.2020", None),
            ("29.02.2021", None),
            ("20", None),
            ("1.2.3.2020", None),
        ] {
            assert_eq!(typed(typed_date).as_deref(), expected, "{typed_date}");
        }
    }
}
