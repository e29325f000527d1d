//! The part of EDTF (ISO 8601-2) that records use.

/// Days of each month; February in a leap year.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Whether a text is a date, month, season, quarter, half-year, year or an interval of them.
///
/// # Source
///
/// ISO 8601-2: seasons 21–24, quarters 33–36, half-years 40 and 41 in the place of the month;
/// `..` is an open end.
pub(super) fn is_valid(text: &str) -> bool {
    match text.split_once('/') {
        None => is_date(text),
        Some((from, to)) => {
            let end = |it: &str| it == ".." || is_date(it);
            end(from) && end(to) && (is_date(from) || is_date(to))
        }
    }
}

/// Whether a text is a time of day, `HH:MM`.
pub(super) fn is_time(text: &str) -> bool {
    let parts = text.split_once(':').and_then(|(h, m)| Some((digits(h, 2)?, digits(m, 2)?)));
    parts.is_some_and(|(hour, minute)| hour < 24 && minute < 60 || (hour, minute) == (24, 0))
}

fn is_date(text: &str) -> bool {
    let text = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let mut parts = text.split('-');
    let Some(year) = parts.next().and_then(|it| digits(it, 4)) else { return false };
    let [month, day, rest] = [parts.next(), parts.next(), parts.next()];
    match (month.map(|it| digits(it, 2)), day.map(|it| digits(it, 2)), rest) {
        (None | Some(Some(1..=12 | 21..=24 | 33..=36 | 40..=41)), None, None) => true,
        (Some(Some(month @ 1..=12)), Some(Some(day)), None) => is_day(year, month, day),
        _ => false,
    }
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = if month == 2 && !is_leap { 28 } else { DAYS[month as usize - 1] };
    (1..=last).contains(&day)
}

fn digits(text: &str, n_digits: usize) -> Option<u32> {
    let all = text.len() == n_digits && text.bytes().all(|it| it.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_of_a_record() {
        for text in [
            "2020-12-03",
            "2004-05",
            "2021-23",
            "2004-35",
            "2017-40",
            "2014/2017",
            "2020-06-01/2021-01-31",
            "2024-02-29",
            "2023/..",
            "2019",
            "2019~",
        ] {
            assert!(is_valid(text), "{text}");
        }
        assert!(is_time("17:00") && is_time("24:00"));
    }

    #[test]
    fn leaves_what_is_none() {
        for text in [
            "",
            "2020-13-01",
            "2021-02-29",
            "1900-02-29",
            "03.12.2020",
            "2020-1-2",
            "2020-25",
            "2021-23-01",
            "../..",
            "2020-12-03-01",
            "20",
            "2020-12-00",
            "+020",
        ] {
            assert!(!is_valid(text), "{text}");
        }
        assert!(!is_time("7:00") && !is_time("24:01") && !is_time("17.00"));
    }
}
