//! Dates as numbers that sort: `yyyymmdd`.

use std::ops::RangeInclusive;

/// The first and the last day an EDTF date stands for, as `yyyymmdd`.
///
/// # Shapes
///
/// | written                 | first and last day    |
/// |-------------------------|-----------------------|
/// | `2020-12-03`            | 20201203, 20201203    |
/// | `2020-12`               | 20201201, 20201231    |
/// | `2020`                  | 20200101, 20201231    |
/// | `2021-23` (autumn)      | 20210901, 20211131    |
/// | `2021-24` (winter)      | 20211201, 20220231    |
/// | `2004-35` (quarter)     | 20040701, 20040931    |
/// | `2017-40` (half)        | 20170101, 20170631    |
/// | `2014/2017`             | 20140101, 20171231    |
///
/// Every month ends on day 31: the numbers are only compared.
pub(crate) fn days(edtf: &str) -> Option<RangeInclusive<i64>> {
    let (from, to) = edtf.split_once('/').unwrap_or((edtf, edtf));
    let (from, to) = (single(from), single(to));
    let first = from.clone().or_else(|| to.clone())?;
    let last = to.or(from)?;
    Some(*first.start()..=*last.end())
}

fn single(edtf: &str) -> Option<RangeInclusive<i64>> {
    let edtf = edtf.trim().trim_end_matches(['?', '~', '%']);
    let mut parts = edtf.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|it| number(it, 2).ok_or(())).transpose().ok()?;
    let day = parts.next().map(|it| number(it, 2).ok_or(())).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some(of_months(year, 1, 12)),
        (Some(month), Some(day)) => {
            let (y, m, d) = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
            jiff::civil::Date::new(y.ok()?, m.ok()?, d.ok()?).ok()?;
            let it = year * 10_000 + month * 100 + day;
            Some(it..=it)
        }
        // Winter begins in December and ends in the next year.
        (Some(24), None) => Some(year * 10_000 + 1201..=(year + 1) * 10_000 + 231),
        (Some(month), None) => {
            let (first, last) = months(month)?;
            Some(of_months(year, first, last))
        }
    }
}

/// The months behind the second part of an EDTF date: a month, a season, a quarter and so on.
fn months(part: i64) -> Option<(i64, i64)> {
    match part {
        1..=12 => Some((part, part)),
        21..=23 => Some((part * 3 - 60, part * 3 - 58)),
        33..=36 => Some((part * 3 - 98, part * 3 - 96)),
        37..=39 => Some((part * 4 - 147, part * 4 - 144)),
        40..=41 => Some((part * 6 - 239, part * 6 - 234)),
        _ => None,
    }
}

fn of_months(year: i64, first: i64, last: i64) -> RangeInclusive<i64> {
    year * 10_000 + first * 100 + 1..=year * 10_000 + last * 100 + 31
}

fn number(digits: &str, length: usize) -> Option<i64> {
    (digits.len() == length && digits.bytes().all(|it| it.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_edtf() {
        for (edtf, expected) in [
            ("2020-12-03", Some((20_201_203, 20_201_203))),
            ("2020-12", Some((20_201_201, 20_201_231))),
            ("2020", Some((20_200_101, 20_201_231))),
            ("2021-21", Some((20_210_301, 20_210_531))),
            ("2021-23", Some((20_210_901, 20_211_131))),
            ("2021-24", Some((20_211_201, 20_220_231))),
            ("2004-33", Some((20_040_101, 20_040_331))),
            ("2004-36", Some((20_041_001, 20_041_231))),
            ("2017-37", Some((20_170_101, 20_170_431))),
            ("2017-40", Some((20_170_101, 20_170_631))),
            ("2017-41", Some((20_170_701, 20_171_231))),
            ("2014/2017", Some((20_140_101, 20_171_231))),
            ("2014/..", Some((20_140_101, 20_141_231))),
            ("2020?", Some((20_200_101, 20_201_231))),
            ("gestern", None),
            ("2020-13", None),
            ("2020-12-41", None),
            ("2020-02-31", None),
            ("", None),
        ] {
            assert_eq!(days(edtf).map(RangeInclusive::into_inner), expected, "{edtf}");
        }
    }
}
