//! Calendar dates and spans of time written in German.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::date_shapes::{DAY, NUMBER, SHAPES, SHORT_YEAR, YEAR, day_of, fixed, months, year_of};

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
    static ONE_DAY: LazyLock<Regex> = LazyLock::new(|| {
        let months = months();
        fixed(&format!(r"(?<d1>{DAY})\.\s?(?:(?<m1>{NUMBER})\.|(?<n1>{months}))?"))
    });
    for found in LIST.captures_iter(text) {
        let (Some(days), Some(year)) = (found.name("list"), year_of(&found, "y1")) else {
            continue;
        };
        let Some(closing) = day_of(&found, '1', year, None) else { continue };
        for one in ONE_DAY.captures_iter(days.as_str()) {
            let this_year = day_of(&one, '1', year, Some(closing.month()));
            // "15.12. und 12.01.2023": the list goes over the end of a year.
            let day = match this_year {
                Some(it) if it > closing => day_of(&one, '1', year - 1, Some(closing.month())),
                it => it,
            };
            let Some((day, at)) = day.zip(one.get(0)) else { continue };
            let words = at.as_str().trim_end();
            let span = days.start() + at.start()..days.start() + at.start() + words.len();
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
