//! Days, months, seasons and years as somebody types them.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date::days;
use crate::query::mistake::{MistakeKind, QueryMistake};
use crate::query::names;

/// The first and the last EDTF date of a time, either open.
pub(crate) type Bounds = (Option<String>, Option<String>);

/// Reads a time.
///
/// # Shapes
///
/// | typed                                     | read as                      |
/// |-------------------------------------------|------------------------------|
/// | `2020`, `2020-12`, `2020-12-03`           | the whole year, month, day   |
/// | `03.12.2020`, `3.12.20`, `12.2020`        | likewise                     |
/// | `März 2020`, `3. März 2020`, `2020-March` | likewise                     |
/// | `2021-Herbst`, `Winter 2020/21`           | a season                     |
/// | `2021-Q3`, `3. Quartal 2021`, `2021-H1`   | a quarter, a half            |
/// | `2015..2020`, `2015..`, `..12.2020`       | from the one to the other    |
/// | `>2020`, `>=2020`, `<2020`, `<=2020`      | after, from, before, up to   |
/// | `2015/2020`                               | as EDTF writes spans         |
///
/// # Errors
///
/// [`MistakeKind::BadDate`], [`MistakeKind::ReversedRange`].
pub(crate) fn bounds(typed: &str) -> Result<Bounds, QueryMistake> {
    let is_wrong = |part: &str| no_date(part).at(typed.find(part).unwrap_or_default());
    let is = |part: &str| moment(part).ok_or_else(|| is_wrong(part));
    let compared = |part: &str, after| beyond(&is(part)?, after).ok_or_else(|| is_wrong(part));
    let text = typed.trim();
    if let Some(rest) = text.strip_prefix(">=") {
        return Ok((Some(is(rest)?), None));
    }
    if let Some(rest) = text.strip_prefix("<=") {
        return Ok((None, Some(is(rest)?)));
    }
    if let Some(rest) = text.strip_prefix('>') {
        return Ok((Some(compared(rest, true)?), None));
    }
    if let Some(rest) = text.strip_prefix('<') {
        return Ok((None, Some(compared(rest, false)?)));
    }
    let Some((from, to)) = range(text) else {
        let it = is(text.strip_prefix('=').unwrap_or(text))?;
        return Ok((Some(it.clone()), Some(it)));
    };
    let end = |it: &str| if it.is_empty() { Ok(None) } else { is(it).map(Some) };
    let found = (end(from)?, end(to)?);
    if found == (None, None) {
        return Err(is_wrong(typed));
    }
    if is_reversed(&found) {
        let meant = vec![format!("{to}..{from}")];
        let mistake = QueryMistake::new(MistakeKind::ReversedRange, 0..typed.len(), &[from, to]);
        return Err(mistake.meant(meant));
    }
    Ok(found)
}

/// The two ends of a range, blanks around them left out; an ellipsis is typed by some editors.
pub(crate) fn range(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once("..").or_else(|| text.split_once('…'))?;
    Some((from.trim(), to.trim_start_matches('.').trim()))
}

/// Whether the second end lies wholly before the first.
pub(crate) fn is_reversed((from, to): &Bounds) -> bool {
    let day = |it: &Option<String>| it.as_deref().and_then(days);
    match (day(from), day(to)) {
        (Some(from), Some(to)) => to.end() < from.start(),
        _ => false,
    }
}

fn no_date(typed: &str) -> QueryMistake {
    let mistake = QueryMistake::new(MistakeKind::BadDate, 0..typed.len(), &[typed.trim()]);
    // `2015-2020` is how ranges are printed.
    let ends = typed.split_once(['-', '–']).map(|(from, to)| (from.trim(), to.trim()));
    match ends.filter(|(from, to)| moment(from).is_some() && moment(to).is_some()) {
        Some((from, to)) => mistake.meant(vec![format!("{from}..{to}")]),
        None => mistake,
    }
}

/// The day after or before a time.
fn beyond(edtf: &str, after: bool) -> Option<String> {
    let (first, last) = days(edtf)?.into_inner();
    let day = if after {
        last_of_month(last)?.checked_add(1.day())
    } else {
        date(first)?.checked_sub(1.day())
    };
    Some(day.ok()?.to_string())
}

fn date(day: i64) -> Option<Date> {
    let (year, month) = (i16::try_from(day / 10_000), i8::try_from(day / 100 % 100));
    Date::new(year.ok()?, month.ok()?, i8::try_from(day % 100).ok()?).ok()
}

/// The day itself, or the last of its month where it is the 31st of one that has none.
fn last_of_month(day: i64) -> Option<Date> {
    date(day).or_else(|| Some(date(day / 100 * 100 + 1)?.last_of_month()))
}

/// What a date is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Number { value: u16, digits: usize },
    Month(u8),
    Season(u8),
    Quarter,
    Half,
}

/// More parts than any date has.
const MAX_PARTS: usize = 4;

/// One day, month, season, year and so on as EDTF.
pub(crate) fn moment(typed: &str) -> Option<String> {
    let text = typed.trim();
    let edtf = written(text, &parts(text)?)?;
    days(&edtf).map(|_| edtf)
}

fn written(text: &str, parts: &[Part]) -> Option<String> {
    use Part::{Half, Month, Number, Quarter, Season};
    let year = |part: &Part| match part {
        Number { value, digits: 4 } if *value > 0 => Some(*value),
        _ => None,
    };
    let small = |part: &Part, possible: RangeInclusive<u16>| match part {
        Number { value, digits: 1 | 2 } if possible.contains(value) => Some(*value),
        _ => None,
    };
    Some(match parts {
        [y] => format!("{:04}", year(y)?),
        [from, to] if text.contains('/') && year(from).is_some() && year(to).is_some() => {
            let (from, to) = (year(from)?, year(to)?);
            (from <= to).then(|| format!("{from:04}/{to:04}"))?
        }
        [Month(m), y] | [y, Month(m)] => format!("{:04}-{m:02}", year(y)?),
        [Season(s), y] | [y, Season(s)] => format!("{:04}-{s}", year(y)?),
        [Season(s), y, next] if *s == WINTER => {
            let y = year(y)?;
            let is_next = [y + 1, (y + 1) % 100].map(Some).contains(&either(next));
            is_next.then(|| format!("{y:04}-{s}"))?
        }
        [n, Quarter, y] | [Quarter, n, y] if year(y).is_some() => {
            format!("{:04}-{}", year(y)?, 32 + small(n, 1..=4)?)
        }
        [y, Quarter, n] => format!("{:04}-{}", year(y)?, 32 + small(n, 1..=4)?),
        [n, Half, y] | [Half, n, y] if year(y).is_some() => {
            format!("{:04}-{}", year(y)?, 39 + small(n, 1..=2)?)
        }
        [y, Half, n] => format!("{:04}-{}", year(y)?, 39 + small(n, 1..=2)?),
        [d, Month(m), y] | [y, Month(m), d] if year(y).is_some() => {
            format!("{:04}-{m:02}-{:02}", year(y)?, small(d, 1..=31)?)
        }
        // Months, and the seasons, quarters and halves of EDTF.
        [y, m] if year(y).is_some() => format!("{:04}-{:02}", year(y)?, small(m, 1..=41)?),
        [m, y] => format!("{:04}-{:02}", year(y)?, small(m, 1..=12)?),
        [y, m, d] if year(y).is_some() => {
            format!("{:04}-{:02}-{:02}", year(y)?, small(m, 1..=12)?, small(d, 1..=31)?)
        }
        [d, m, y] => {
            let (d, m) = (small(d, 1..=31)?, small(m, 1..=12)?);
            format!("{:04}-{m:02}-{d:02}", year(y).or_else(|| short_year(y, text))?)
        }
        _ => return None,
    })
}

/// The season that goes on in the next year.
const WINTER: u8 = 24;

fn either(part: &Part) -> Option<u16> {
    match part {
        Part::Number { value, .. } => Some(*value),
        _ => None,
    }
}

/// A year of two digits behind a German date, as papers are dated: 1970 to 2069.
fn short_year(part: &Part, text: &str) -> Option<u16> {
    match part {
        Part::Number { value, digits: 2 } if text.contains('.') => {
            Some(if *value < 70 { 2000 + value } else { 1900 + value })
        }
        _ => None,
    }
}

/// Runs of digits, and names of months and so on; `None` if there is anything else.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut res = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || "-./–".contains(it));
        let Some(first) = rest.chars().next() else { break };
        let is_same: fn(char) -> bool = match first {
            it if it.is_ascii_digit() => |it| it.is_ascii_digit(),
            it if it.is_alphabetic() => char::is_alphabetic,
            _ => return None,
        };
        let end = rest.find(|it| !is_same(it)).unwrap_or(rest.len());
        res.push(part(&rest[..end])?);
        rest = &rest[end..];
        if res.len() > MAX_PARTS {
            return None;
        }
    }
    Some(res)
}

fn part(run: &str) -> Option<Part> {
    if run.starts_with(|it: char| it.is_ascii_digit()) {
        return Some(Part::Number { value: run.parse().ok()?, digits: run.len() });
    }
    let code = |kind| names::value(kind, run).and_then(|it| it.parse().ok());
    match names::value("part", run) {
        Some("half") => Some(Part::Half),
        Some(_) => Some(Part::Quarter),
        None => code("month").map(Part::Month).or_else(|| code("season").map(Part::Season)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_moments() {
        for (typed, expected) in [
            ("2020", "2020"),
            ("2020-12", "2020-12"),
            ("2020-12-03", "2020-12-03"),
            ("03.12.2020", "2020-12-03"),
            ("3.12.20", "2020-12-03"),
            ("1.1.98", "1998-01-01"),
            ("12.2020", "2020-12"),
            ("12/2020", "2020-12"),
            ("März 2020", "2020-03"),
            ("maerz 2020", "2020-03"),
            ("2020-March", "2020-03"),
            ("3. März 2020", "2020-03-03"),
            ("2021-Herbst", "2021-23"),
            ("Autumn 2021", "2021-23"),
            ("2021-23", "2021-23"),
            ("Winter 2020/21", "2020-24"),
            ("2021-Q3", "2021-35"),
            ("Q3/2021", "2021-35"),
            ("2021Q3", "2021-35"),
            ("3. Quartal 2021", "2021-35"),
            ("H1 2017", "2017-40"),
            ("2. Halbjahr 2017", "2017-41"),
            ("2015/2020", "2015/2020"),
        ] {
            assert_eq!(moment(typed).as_deref(), Some(expected), "{typed}");
        }
        for typed in [
            "gestern",
            "20",
            "31.02.2020",
            "2020-13",
            "13.2020",
            "2015-2020",
            "Q5 2020",
            "2020/2015",
            "",
            "-",
            "1.2.3.2020",
            "Winter 2020/22",
            "0000",
            "99999999999",
            "2020 2021 2022 2023 24",
        ] {
            assert_eq!(moment(typed), None, "{typed}");
        }
    }

    #[test]
    fn reads_bounds() {
        for (typed, from, to) in [
            ("2020", "2020", "2020"),
            ("2015..2020", "2015", "2020"),
            ("2015 .. März 2020", "2015", "2020-03"),
            ("2015..", "2015", ""),
            ("..12.2020", "", "2020-12"),
            ("…2020", "", "2020"),
            (">2020", "2021-01-01", ""),
            (">2020-02", "2020-03-01", ""),
            (">28.02.2020", "2020-02-29", ""),
            (">2021-Herbst", "2021-12-01", ""),
            (">Winter 2020", "2021-03-01", ""),
            (">=2020", "2020", ""),
            ("<2020", "", "2019-12-31"),
            ("<= 2020", "", "2020"),
            ("2020-05..2020", "2020-05", "2020"),
        ] {
            let some = |it: &str| (!it.is_empty()).then(|| it.to_owned());
            assert_eq!(bounds(typed), Ok((some(from), some(to))), "{typed}");
        }
        for (typed, kind, meant) in [
            ("2020..2015", MistakeKind::ReversedRange, "2015..2020"),
            ("2015-2020", MistakeKind::BadDate, "2015..2020"),
            ("..", MistakeKind::BadDate, ""),
            (">", MistakeKind::BadDate, ""),
            ("gestern..2020", MistakeKind::BadDate, ""),
            (">9999", MistakeKind::BadDate, ""),
        ] {
            let mistake = bounds(typed).unwrap_err();
            assert_eq!((mistake.kind, mistake.near.concat().as_str()), (kind, meant), "{typed}");
            assert!(mistake.span.end <= typed.len());
        }
    }
}
