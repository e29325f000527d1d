//! The ways of writing dates, and how each is read.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::dates::Precision;
use crate::months::{MONTHS, month};
use crate::numbers::roman;

/// EDTF, precision and qualifier of what was matched; `None` if it is no date.
pub(crate) type Reading = Option<(String, Precision, Option<&'static str>)>;

/// The number of a day, of a month, a year in full, and one that may be cut short.
pub(crate) const DAY: &str = r"(?:0?[1-9]|[12][0-9]|3[01])";
/// See [`DAY`].
pub(crate) const NUMBER: &str = r"(?:0?[1-9]|1[0-2])";
/// See [`DAY`].
pub(crate) const YEAR: &str = r"(?:(?:19|20)[0-9]{2})";
/// See [`DAY`].
pub(crate) const SHORT_YEAR: &str = r"(?:(?:19|20)?[0-9]{2})";

/// The names of months as a part of a pattern.
pub(crate) fn months() -> String {
    MONTHS.iter().map(|(form, _)| regex::escape(form)).collect::<Vec<_>>().join("|")
}

/// A pattern of this crate.
pub(crate) fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and its names are escaped")
}

/// One way of writing dates.
pub(crate) struct Shape {
    pub(crate) rule: &'static str,
    pub(crate) pattern: Regex,
    pub(crate) read: fn(&Captures<'_>) -> Reading,
}

/// The shapes, those that may contain another first. Word borders are those of ASCII, with which
/// the engine runs many times faster over text with umlauts: dates begin and end with ASCII.
pub(crate) static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let months = months();
    let (day, number, year, short_year) = (DAY, NUMBER, YEAR, SHORT_YEAR);
    let ordinal = "erste[nrms]?|zweite[nrms]?|dritte[nrms]?|vierte[nrms]?";
    let to = r"(?:\s*(?:-|–|—|bis(?:\s+zum)?|und)\s*)";
    let shape = |rule, pattern: String, read| Shape { rule, pattern: fixed(&pattern), read };
    vec![
        shape(
            "date/day-range",
            format!(
                r"(?-u:\b)(?<d1>{day})/(?<m1>{number})/(?<y1>{year}){to}(?<d2>{day})/(?<m2>{number})/(?<y2>{year})(?-u:\b)"
            ),
            day_range,
        ),
        shape(
            "date/day-range",
            format!(
                r"(?-u:\b)(?<d1>{day})\.\s?(?<m1>{number})\.\s?(?<y1>{year})?(?:\s*(?:-|–|—|bis(?:\s+zum)?)\s*)(?<d2>{day})\.\s?(?<m2>{number})\.\s?(?<y2>{year})(?-u:\b)"
            ),
            day_range,
        ),
        shape(
            "date/day-range",
            format!(
                r"(?-u:\b)(?<d1>{day})\.(?:\s*(?:-|–|—|/|bis(?:\s+zum)?)\s*)(?<d2>{day})\.\s?(?:(?<m2>{number})\.|(?<n2>{months})\.?)\s?(?<y2>{year})(?-u:\b)"
            ),
            day_range,
        ),
        shape(
            "date/day-range",
            format!(
                r"(?-u:\b)(?<d1>{day})\.\s?(?<n1>{months})\.?\s?(?<y1>{year})?(?:\s*(?:-|–|—|bis(?:\s+zum)?)\s*)(?<d2>{day})\.\s?(?<n2>{months})\.?\s?(?<y2>{year})(?-u:\b)"
            ),
            day_range,
        ),
        shape(
            "date/month-name",
            format!(r"(?-u:\b)(?<d1>{day})\.\s*(?<n1>{months})\.?\s+(?<y1>{year})(?-u:\b)"),
            one_day,
        ),
        shape(
            "date/iso",
            format!(r"(?-u:\b)(?<y1>{year})-(?<m1>[01][0-9])-(?<d1>[0-3][0-9])(?-u:\b)"),
            one_day,
        ),
        shape(
            "date/slash",
            format!(r"(?-u:\b)(?<d1>{day})/(?<m1>{number})/(?<y1>{year})(?-u:\b)"),
            one_day,
        ),
        shape(
            "date/numeric",
            format!(r"(?-u:\b)(?<d1>{day})\.\s?(?<m1>{number})\.\s?(?<y1>{short_year})(?-u:\b)"),
            one_day,
        ),
        shape(
            "date/month-range",
            format!(
                r"(?-u:\b)(?<n1>{months})\.?\s?(?<y1>{year})?\s*(?:-|–|—|/|bis(?:\s(?:zum|einschließlich|Ende|Anfang|Mitte))?|und)\s*(?<n2>{months})\.?\s(?<y2>{year})(?-u:\b)"
            ),
            month_range,
        ),
        shape(
            "date/month-range",
            format!(
                r"(?-u:\b)(?<m1>{number})/(?<y1>{year})\s*(?:-|–|—|bis)\s*(?<m2>{number})/(?<y2>{year})(?-u:\b)"
            ),
            month_range,
        ),
        shape(
            "date/quarter",
            format!(
                r"(?-u:\b)(?:(?<part>Anfang|Mitte|Ende)\s(?:des\s)?)?(?:(?:(?:(?<q>[1-4])\.|(?<r>I{{1,3}}|IV)\.?|(?<w>{ordinal}))(?:\s?(?:/|-|–|und|bis)\s?(?:(?<q2>[1-4])\.|(?<r2>I{{1,3}}|IV)\.?))?\s?(?:Quartals?|Vierteljahre?s?|Quartale)\s(?:des\sJahres\s)?|Q(?<p>[1-4])(?:\s?(?:/|-|–|und|bis)\s?Q(?<p2>[1-4]))?\s?/?\s?|Quartal\s(?:(?<q3>[1-4])|(?<r3>I{{1,3}}|IV))\s?/\s?))(?<y1>{year})(?-u:\b)"
            ),
            quarter,
        ),
        shape(
            "date/half-year",
            format!(
                r"(?-u:\b)(?:(?<part>Anfang|Mitte|Ende)\s(?:des\s)?)?(?:(?<q>[12])\.|(?<r>I{{1,2}})\.?|(?<w>erste[nrms]?|zweite[nrms]?))\s?(?:Halbjahre?s?|Jahreshälfte|HJ)\s(?:des\sJahres\s)?(?<y1>{year})(?-u:\b)"
            ),
            half_year,
        ),
        shape(
            "date/season",
            format!(
                r"(?-u:\b)(?<s1>Frühjahr|Frühling|Sommer|Herbst|Spätherbst|Spätsommer|Winter)s?(?:\s?/\s?(?<s2>Frühjahr|Sommer|Herbst|Winter))?\s(?:des\sJahres\s)?(?<y1>{year})(?:\s?/\s?{short_year})?(?-u:\b)"
            ),
            season,
        ),
        shape(
            "date/month",
            format!(
                r"(?-u:\b)(?:(?<part>Anfang|Mitte|Ende)\s)?(?<n1>{months})\.?\s(?:des\sJahres\s)?(?<y1>{year})(?-u:\b)"
            ),
            month_of_year,
        ),
        shape(
            "date/year-part",
            format!(
                r"(?-u:\b)(?<part>Anfang|Mitte|Ende|Beginn|Jahresanfang|Jahresmitte|Jahresende|Jahreswechsel)\s(?:des\sJahres\s)?(?<y1>{year})(?:/(?<y2>{short_year}))?(?-u:\b)"
            ),
            part_of_year,
        ),
        shape(
            "date/year-range",
            format!(
                r"(?-u:\b)(?<y1>{year})(?:\s?(?:-|–|—)\s?|\sbis\s|/)(?<y2>{short_year})(?-u:\b)"
            ),
            year_range,
        ),
    ]
});

fn group<'t>(found: &Captures<'t>, name: &str) -> Option<&'t str> {
    found.name(name).map(|it| it.as_str())
}

/// The year a group names, in full.
pub(crate) fn year_of(found: &Captures<'_>, name: &str) -> Option<i16> {
    let written = group(found, name)?;
    let year: i16 = written.parse().ok()?;
    Some(match (written.len(), year) {
        (2, 0..70) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    })
}

/// The day the groups `d`, `m` or `n`, and `y` with this suffix name.
pub(crate) fn day_of(
    found: &Captures<'_>,
    suffix: char,
    year: i16,
    fallback: Option<i8>,
) -> Option<Date> {
    let day = group(found, &format!("d{suffix}"))?.parse().ok()?;
    let number = group(found, &format!("m{suffix}")).and_then(|it| it.parse().ok());
    let named = group(found, &format!("n{suffix}")).and_then(month);
    let named = named.and_then(|it| i8::try_from(it).ok());
    Date::new(year, number.or(named).or(fallback)?, day).ok()
}

fn one_day(found: &Captures<'_>) -> Reading {
    let date = day_of(found, '1', year_of(found, "y1")?, None)?;
    Some((date.to_string(), Precision::Day, None))
}

fn day_range(found: &Captures<'_>) -> Reading {
    let last = day_of(found, '2', year_of(found, "y2")?, None)?;
    let year = year_of(found, "y1").unwrap_or(last.year());
    let first = day_of(found, '1', year, Some(last.month()))?;
    (first < last).then(|| (format!("{first}/{last}"), Precision::DayRange, None))
}

fn month_range(found: &Captures<'_>) -> Reading {
    let number = |name: &str, digits: &str| {
        let named = group(found, name).and_then(month);
        named.or_else(|| group(found, digits)?.parse().ok())
    };
    let last = (year_of(found, "y2")?, number("n2", "m2")?);
    let first_month = number("n1", "m1")?;
    // "November bis Februar 2024" begins in the year before.
    let first_year = year_of(found, "y1").unwrap_or(last.0 - i16::from(first_month > last.1));
    let first = (first_year, first_month);
    let edtf = format!("{}-{:02}/{}-{:02}", first.0, first.1, last.0, last.1);
    (first < last).then_some((edtf, Precision::MonthRange, None))
}

/// An ordinal of a part of a year: `erstes` to `viertes`.
fn ordinal(word: &str) -> Option<u32> {
    let stems = ["erste", "zweite", "dritte", "vierte"];
    (1..).zip(stems).find(|(_, it)| word.starts_with(it)).map(|it| it.0)
}

/// The number that one of these groups names, in digits or in Roman ones.
fn part_number(found: &Captures<'_>, digits: [&str; 2], roman_digits: &str) -> Option<u32> {
    let digit = digits.iter().find_map(|it| group(found, it)).and_then(|it| it.parse().ok());
    digit.or_else(|| group(found, roman_digits).and_then(roman))
}

fn quarter(found: &Captures<'_>) -> Reading {
    let first = part_number(found, ["q", "p"], "r")
        .or_else(|| part_number(found, ["q3", "q3"], "r3"))
        .or_else(|| group(found, "w").and_then(ordinal))?;
    let year = year_of(found, "y1")?;
    let qualifier = group(found, "part").map(qualifier);
    let edtf = match part_number(found, ["q2", "p2"], "r2") {
        Some(second) if second > first => format!("{year}-{}/{year}-{}", 32 + first, 32 + second),
        _ => format!("{year}-{}", 32 + first),
    };
    Some((edtf, Precision::PartOfYear, qualifier))
}

fn half_year(found: &Captures<'_>) -> Reading {
    let number =
        part_number(found, ["q", "q"], "r").or_else(|| group(found, "w").and_then(ordinal))?;
    let year = year_of(found, "y1")?;
    let qualifier = group(found, "part").map(qualifier);
    Some((format!("{year}-{}", 39 + number), Precision::PartOfYear, qualifier))
}

fn season(found: &Captures<'_>) -> Reading {
    let year = year_of(found, "y1")?;
    let code = |name: &str| match name {
        "Frühjahr" | "Frühling" => 21,
        "Sommer" | "Spätsommer" => 22,
        "Herbst" | "Spätherbst" => 23,
        _ => 24,
    };
    let first = code(group(found, "s1")?);
    let edtf = match group(found, "s2").map(code) {
        Some(second) => format!("{year}-{first}/{year}-{second}"),
        None => format!("{year}-{first}"),
    };
    Some((edtf, Precision::PartOfYear, None))
}

fn month_of_year(found: &Captures<'_>) -> Reading {
    let year = year_of(found, "y1")?;
    let number = month(group(found, "n1")?)?;
    let qualifier = group(found, "part").map(qualifier);
    Some((format!("{year}-{number:02}"), Precision::Month, qualifier))
}

fn part_of_year(found: &Captures<'_>) -> Reading {
    if group(found, "y2").is_some() {
        return year_range(found);
    }
    let year = year_of(found, "y1")?;
    Some((year.to_string(), Precision::Year, group(found, "part").map(qualifier)))
}

fn qualifier(part: &str) -> &'static str {
    match part {
        "Anfang" | "Beginn" | "Jahresanfang" => "early",
        "Mitte" | "Jahresmitte" => "mid",
        _ => "late",
    }
}

fn year_range(found: &Captures<'_>) -> Reading {
    /// No plan or project of a council runs longer; wider pairs are other numbers.
    const LONGEST_PERIOD_YEARS: i16 = 30;
    let (first, last) = (year_of(found, "y1")?, year_of(found, "y2")?);
    (first < last && last - first <= LONGEST_PERIOD_YEARS)
        .then(|| (format!("{first}/{last}"), Precision::YearRange, None))
}
