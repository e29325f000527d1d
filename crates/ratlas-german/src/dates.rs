//! Calendar dates and spans of time written in German.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::months::{MONTHS, month};
use crate::numbers::roman;

/// A date as it was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// EDTF (ISO 8601-2), e.g. `2020-12-03`, `2021-23`, `2020-06-01/2021-01-31`.
    pub edtf: String,
    /// How fine it is.
    pub precision: Precision,
    /// `early`, `mid` or `late`, as in "Ende 2023".
    pub qualifier: Option<&'static str>,
    /// Bytes of the text.
    pub span: Range<usize>,
    /// Which rule read it.
    pub rule: &'static str,
}

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// One day.
    Day,
    /// From one day to another.
    DayRange,
    /// From one month to another.
    MonthRange,
    /// A month.
    Month,
    /// A season, a quarter or half a year.
    PartOfYear,
    /// A year, with a qualifier.
    Year,
    /// From one year to another.
    YearRange,
}

/// Finds the calendar dates in a text, in reading order.
///
/// # Shapes
///
/// | written                             | rule               | read as                 |
/// |-------------------------------------|--------------------|-------------------------|
/// | `12.03.2024`, `5. 3. 24`            | `date/numeric`     | `2024-03-12`            |
/// | `12. März 2024`, `3. Sept. 2001`    | `date/month-name`  | `2024-03-12`            |
/// | `2024-03-12`                        | `date/iso`         | `2024-03-12`            |
/// | `01/06/2020`                        | `date/slash`       | `2020-06-01`            |
/// | `01/06/2020 – 31/01/2021`           | `date/day-range`   | `2020-06-01/2021-01-31` |
/// | `vom 1. bis 3. Mai 2022`            | `date/day-range`   | `2022-05-01/2022-05-03` |
/// | `3., 10. und 17. Mai 2021`          | `date/elided`      | `2021-05-03` …          |
/// | `Oktober bis Dezember 2020`         | `date/month-range` | `2020-10/2020-12`       |
/// | `Mai 2004`                          | `date/month`       | `2004-05`               |
/// | `Herbst 2021`                       | `date/season`      | `2021-23`               |
/// | `3. Quartal 2004`, `Q3/2004`, `dritten Quartal 2004` | `date/quarter`     | `2004-35`               |
/// | `1. Halbjahr 2017`                  | `date/half-year`   | `2017-40`               |
/// | `Ende 2023`, `Mitte 2026`           | `date/year-part`   | `2023`, late            |
/// | `2014 - 2017`, `2023/2024`          | `date/year-range`  | `2014/2017`             |
///
/// A two-digit year is read as 1970–2069. Impossible dates (`31.02.2024`) are not dates. A bare
/// year is not a date.
///
/// # Units
///
/// Spans are bytes of `text`. Dates are civil: no time zone.
///
/// # Errors
///
/// None. A text without dates gives an empty list.
#[doc(alias = "Datum")]
pub fn dates(text: &str) -> Vec<WrittenDate> {
    let mut res: Vec<WrittenDate> = Vec::new();
    // Where dates were found already: the end of each by its start.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    elided(text, &mut res, &mut taken);
    for shape in SHAPES.iter() {
        for found in shape.pattern.captures_iter(text) {
            let span = found.get(0).map_or(0..0, |it| it.range());
            let before = taken.range(..span.end).next_back();
            let free = before.is_none_or(|(_, end)| *end <= span.start)
                && !(shape.rule == "date/year-range" && is_number(text, &span));
            if let Some((edtf, precision, qualifier)) = (shape.read)(&found).filter(|_| free) {
                taken.insert(span.start, span.end);
                res.push(WrittenDate { edtf, precision, qualifier, span, rule: shape.rule });
            }
        }
    }
    res.sort_by_key(|it| it.span.start);
    res
}

/// Whether years are a part of a number: `1234/2020-2025`, `2013/33/EU`.
fn is_number(text: &str, span: &Range<usize>) -> bool {
    text[..span.start].ends_with(['/', '-', '.']) || text[span.end..].starts_with("/E")
}

/// Days before another that leave their year, or month and year, to it: `3., 10. und 17. Mai 2021`.
/// The last one is read as any other day.
fn elided(text: &str, res: &mut Vec<WrittenDate>, taken: &mut BTreeMap<usize, usize>) {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        let months = months();
        fixed(&format!(
            r"(?-u:\b)(?<list>(?:{DAY}\.\s?(?:{NUMBER}\.|(?:{months})\.?)?\s*(?:,|und|sowie|oder|/)\s*){{1,30}})(?:am\s|vom\s)?(?<d1>{DAY})\.\s?(?:(?<m1>{NUMBER})\.|(?<n1>{months})\.?)\s?(?<y1>{SHORT_YEAR})(?-u:\b)"
        ))
    });
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        let months = months();
        fixed(&format!(r"(?<d1>{DAY})\.\s?(?:(?<m1>{NUMBER})\.|(?<n1>{months}))?"))
    });
    for found in LIST.captures_iter(text) {
        let (Some(list), Some(year)) = (found.name("list"), year_of(&found, "y1")) else {
            continue;
        };
        let Some(last) = day_of(&found, '1', year, None) else { continue };
        for item in ITEM.captures_iter(list.as_str()) {
            let this_year = day_of(&item, '1', year, Some(last.month()));
            // "15.12. und 12.01.2023": the list goes over the end of a year.
            let day = match this_year {
                Some(it) if it > last => day_of(&item, '1', year - 1, Some(last.month())),
                it => it,
            };
            let Some((day, at)) = day.zip(item.get(0)) else { continue };
            let words = at.as_str().trim_end();
            let span = list.start() + at.start()..list.start() + at.start() + words.len();
            taken.insert(span.start, span.end);
            let edtf = day.to_string();
            let rule = "date/elided";
            res.push(WrittenDate { edtf, precision: Precision::Day, qualifier: None, span, rule });
        }
    }
}

/// Days that no calendar has, as `31.02.2024`, in reading order.
pub fn impossible_dates(text: &str) -> Vec<Range<usize>> {
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
        let months = months();
        fixed(&format!(
            r"(?-u:\b)(?<d1>[0-9]{{1,2}})\.\s?(?:(?<m1>[0-9]{{1,2}})\.|(?<n1>{months})\.?)\s?(?<y1>{YEAR})(?-u:\b)"
        ))
    });
    let impossible = |found: &Captures<'_>| {
        year_of(found, "y1").is_some_and(|year| day_of(found, '1', year, None).is_none())
    };
    let found = WRITTEN.captures_iter(text).filter(impossible);
    found.filter_map(|it| it.get(0).map(|it| it.range())).collect()
}

/// The day of the week of a day, Monday first as 0; `None` if it is no day.
pub fn weekday(edtf: &str) -> Option<usize> {
    let day: Date = edtf.parse().ok()?;
    usize::try_from(day.weekday().to_monday_zero_offset()).ok()
}

type Reading = Option<(String, Precision, Option<&'static str>)>;

const DAY: &str = r"(?:0?[1-9]|[12][0-9]|3[01])";
const NUMBER: &str = r"(?:0?[1-9]|1[0-2])";
const YEAR: &str = r"(?:(?:19|20)[0-9]{2})";
const SHORT_YEAR: &str = r"(?:(?:19|20)?[0-9]{2})";

/// The names of months as a part of a pattern.
fn months() -> String {
    MONTHS.iter().map(|(form, _)| regex::escape(form)).collect::<Vec<_>>().join("|")
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and its names are escaped")
}

/// One way of writing dates.
struct Shape {
    rule: &'static str,
    pattern: Regex,
    read: fn(&Captures<'_>) -> Reading,
}

/// The shapes, those that may contain another first. Word borders are those of ASCII, with which
/// the engine runs many times faster over text with umlauts: dates begin and end with ASCII.
static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
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
fn year_of(found: &Captures<'_>, name: &str) -> Option<i16> {
    let written = group(found, name)?;
    let year: i16 = written.parse().ok()?;
    Some(match (written.len(), year) {
        (2, 0..70) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    })
}

/// The day the groups `d`, `m` or `n`, and `y` with this suffix name.
fn day_of(found: &Captures<'_>, suffix: char, year: i16, fallback: Option<i8>) -> Option<Date> {
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

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let lines = dates(text).into_iter().map(|it| {
            let qualifier = it.qualifier.map(|it| format!(" {it}")).unwrap_or_default();
            format!("{}{qualifier}  {:?}  {}\n", it.edtf, &text[it.span], it.rule)
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn days() {
        check(
            "am 12.03.2024, 5. 3. 24, vom\n03.12.2020; 1. März 2024, 3. Sept. 2001; 2024-02-29; 01/06/2020",
            expect![[r#"
                2024-03-12  "12.03.2024"  date/numeric
                2024-03-05  "5. 3. 24"  date/numeric
                2020-12-03  "03.12.2020"  date/numeric
                2024-03-01  "1. März 2024"  date/month-name
                2001-09-03  "3. Sept. 2001"  date/month-name
                2024-02-29  "2024-02-29"  date/iso
                2020-06-01  "01/06/2020"  date/slash
            "#]],
        );
    }

    #[test]
    fn days_that_leave_their_year_to_the_next() {
        check(
            "am 15.02., 05.04. und 22.11.2022, 3., 10. und 17. Mai 2021, 15.12. und 12.01.2023, 3. und 4. Juni 2020",
            expect![[r#"
                2022-02-15  "15.02."  date/elided
                2022-04-05  "05.04."  date/elided
                2022-11-22  "22.11.2022"  date/numeric
                2021-05-03  "3."  date/elided
                2021-05-10  "10."  date/elided
                2021-05-17  "17. Mai 2021"  date/month-name
                2022-12-15  "15.12."  date/elided
                2023-01-12  "12.01.2023"  date/numeric
                2020-06-03  "3."  date/elided
                2020-06-04  "4. Juni 2020"  date/month-name
            "#]],
        );
    }

    #[test]
    fn months_and_quarters_in_a_row() {
        check(
            "Oktober bis Dezember 2020, September 2024 bis\nFebruar 2025, November bis Februar 2024, Juli/August 2023, 10/2020 - 12/2021, 3. und 4. Quartal 2023, III./IV. Quartal 2022, im dritten Quartal 2021, Ende Q1/2023, Quartal II/2024, 2. Jahreshälfte 2023, Jahreswechsel 2022/23",
            expect![[r#"
                2020-10/2020-12  "Oktober bis Dezember 2020"  date/month-range
                2024-09/2025-02  "September 2024 bis\nFebruar 2025"  date/month-range
                2023-11/2024-02  "November bis Februar 2024"  date/month-range
                2023-07/2023-08  "Juli/August 2023"  date/month-range
                2020-10/2021-12  "10/2020 - 12/2021"  date/month-range
                2023-35/2023-36  "3. und 4. Quartal 2023"  date/quarter
                2022-35/2022-36  "III./IV. Quartal 2022"  date/quarter
                2021-35  "dritten Quartal 2021"  date/quarter
                2023-33 late  "Ende Q1/2023"  date/quarter
                2024-34  "Quartal II/2024"  date/quarter
                2023-41  "2. Jahreshälfte 2023"  date/half-year
                2022/2023  "Jahreswechsel 2022/23"  date/year-part
            "#]],
        );
    }

    #[test]
    fn days_that_no_calendar_has() {
        let text = "am 31.02.2024 und am 30. Februar 2021, 29.02.2024, 12.13.2020";
        let found: Vec<&str> = impossible_dates(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["31.02.2024", "30. Februar 2021", "12.13.2020"]);
        assert_eq!((weekday("2021-05-03"), weekday("2021-23")), (Some(0), None));
    }

    #[test]
    fn ranges_of_days() {
        check(
            "Laufzeit: 01/06/2020 – 31/01/2021, 12.-14.05.2023, vom 1. bis 3. Mai 2022, 28.04. bis 02.05.2021",
            expect![[r#"
                2020-06-01/2021-01-31  "01/06/2020 – 31/01/2021"  date/day-range
                2023-05-12/2023-05-14  "12.-14.05.2023"  date/day-range
                2022-05-01/2022-05-03  "1. bis 3. Mai 2022"  date/day-range
                2021-04-28/2021-05-02  "28.04. bis 02.05.2021"  date/day-range
            "#]],
        );
    }

    #[test]
    fn parts_of_years() {
        check(
            "im Mai 2004, Ende März 2021, im Herbst 2021, Frühjahr/Sommer 2020, 3. Quartal 2004, III. Quartal 2004, Q3/2004, 1. Halbjahr 2017, Ende 2023",
            expect![[r#"
                2004-05  "Mai 2004"  date/month
                2021-03 late  "Ende März 2021"  date/month
                2021-23  "Herbst 2021"  date/season
                2020-21/2020-22  "Frühjahr/Sommer 2020"  date/season
                2004-35  "3. Quartal 2004"  date/quarter
                2004-35  "III. Quartal 2004"  date/quarter
                2004-35  "Q3/2004"  date/quarter
                2017-40  "1. Halbjahr 2017"  date/half-year
                2023 late  "Ende 2023"  date/year-part
            "#]],
        );
    }

    #[test]
    fn ranges_of_years() {
        check(
            "von 2014 - 2017, Haushalt 2019/2020, 2022/23, Vorlage 2018/0066, 2018/2018",
            expect![[r#"
                2014/2017  "2014 - 2017"  date/year-range
                2019/2020  "2019/2020"  date/year-range
                2022/2023  "2022/23"  date/year-range
            "#]],
        );
    }

    #[test]
    fn leaves_what_is_no_date() {
        check(
            "31.02.2024, § 3.1.2 Abs. 4, Tel. 06131 12.34.56, im Jahr 2020, 1.31.40.01",
            expect![""],
        );
    }

    #[test]
    fn two_digit_years_turn_in_1970() {
        check(
            "1.1.69 1.1.70",
            expect![[r#"
                2069-01-01  "1.1.69"  date/numeric
                1970-01-01  "1.1.70"  date/numeric
            "#]],
        );
    }
}
