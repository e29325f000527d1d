//! What is due, and when.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};

use super::entry::follows_ordinal;
use crate::document::{Document, tables};
use crate::found::{Found, dates_in};
use crate::pattern::{Pattern, pattern};

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// EDTF; `None` if relative.
    pub(crate) value: Option<String>,
    /// The sentence it stands in.
    pub(crate) subject: Range<usize>,
}

/// Finds terms by which something is to be done, in reading order.
///
/// # Shapes
///
/// | written                                                   | rule                |
/// |-----------------------------------------------------------|---------------------|
/// | `bis zum 30.06.2021`, `bis Ende 2023`, `spätestens …`     | `deadline/until`    |
/// | `Frist: 30.06.2021`, `Einsendeschluss ist der 1. Mai 2021`| `deadline/until`    |
/// | `… ist für das 3. Quartal 2004 vorgesehen`                | `deadline/planned`  |
/// | `… berichtet im zweiten Halbjahr 2017`                    | `deadline/planned`  |
/// | a cell below `Umsetzung bis`, `Frist`                     | `deadline/column`   |
/// | `in der Folgesitzung`, `in der nächsten Sitzung`          | `deadline/relative` |
/// | `binnen drei Monaten`, `spätestens vier Wochen vor Ablauf`| `deadline/relative` |
/// | `bis zum Jahresende`, `bis zu den Sommerferien`           | `deadline/relative` |
/// | `bis zum 30. September`, without a year                   | `deadline/relative` |
///
/// What was done by a day, and how long something lasted, sets no term.
#[doc(alias = "Frist")]
pub(crate) fn deadlines(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Term>> {
    let mut res: Vec<Found<Term>> = columns(document, dates);
    let taken = |res: &[Found<Term>], span: &Range<usize>| {
        res.iter().any(|it| it.span.start < span.end && span.start < it.span.end)
    };
    for found in dates.iter().filter_map(|it| dated(document, it)) {
        // Columns are few; a table is not a thousand pages.
        if !taken(&res[..res.len().min(MOST_CELLS)], &found.span) {
            res.push(found);
        }
    }
    res.sort_by_key(|it| it.span.start);
    let mut others = relative(document);
    others.extend(quarters(document));
    others.retain(|it| {
        let at = res.partition_point(|other| other.span.end <= it.span.start);
        let date = dates.get(dates.partition_point(|date| date.span.end <= it.span.start));
        let date = date.filter(|date| date.span.start < it.span.end);
        res.get(at).is_none_or(|other| other.span.start >= it.span.end)
            && date.is_none_or(|date| date.precision == Precision::YearRange)
    });
    res.extend(others);
    res.sort_by_key(|it| it.span.start);
    res.dedup_by(|a, b| a.span.start < b.span.end);
    res
}

/// "1. September 2022 " fits in.
const RANGE_BYTES: usize = 24;

/// Whether a day or a month stands at once before "bis": `1. Oktober bis 30. April` lasts.
fn begins_range(lead: &str, term: &str) -> bool {
    static BEGIN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[^\d.])(?:\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?|(?:\d{1,2}\.\s)?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?:\s\d{4})?)\s*$",
        )
    });
    term.starts_with("bis") && BEGIN.is_match(lead)
}

/// Terms in tables are looked at so far.
const MOST_CELLS: usize = 200;

/// Terms that need an anchor.
fn relative(document: &Document) -> Vec<Found<Term>> {
    let mut res = Vec::new();
    for found in RELATIVE.find_iter(&document.text).chain(SINCE_THEN.find_iter(&document.text)) {
        let subject = sentence(document, found.start());
        let words = &document.text[subject.clone()];
        // A report of what was done in a sitting sets no term.
        let lead = document.text.floor_char_boundary(found.start().saturating_sub(RANGE_BYTES));
        if begins_range(&document.text[lead..found.start()], found.as_str()) {
            continue;
        }
        if FUTURE.is_match(words) || !PAST.is_match(words) {
            let span = from_number(document, found.range());
            res.push(Found::new(Term { value: None, subject }, span, "deadline/relative"));
        }
    }
    res.sort_by_key(|it| it.span.start);
    res.dedup_by(|a, b| a.span.start < b.span.end);
    res
}

static RELATIVE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x) (?-u:\b) (?:
            (?: in | auf | bei ) \s (?: der | einer ) \s (?: Folgesitzung | (?:nächsten|kommenden|übernächsten|folgenden) \s (?:\p{Ll}+\s)? \p{L}*[Ss]itzung )
          | (?: bis\s )? (?: spätestens\s )? zu (?: r | \sder ) \s (?: Folgesitzung | (?:nächsten|kommenden|übernächsten) \s (?:\p{Ll}+\s)? \p{L}*[Ss]itzung )
          | (?: bis | spätestens ) \s (?:spätestens\s)? zur \s (?: \p{L}*[Ss]itzung \s im \s \p{Lu}\p{L}+ | Einbringung \s des \s \p{L}+ | \p{L}*[Bb]eratung(?:en)? | \p{L}*[Pp]ause )
          | in \s die \s nächste \s \p{L}*[Ss]itzung
          | bis \s (?:spätestens\s)? (?: zum \s (?: Jahresende | Jahreswechsel | Schuljahresende | Schuljahresbeginn | Monatsende | Quartalsende ) | Jahresende )
          | bis \s (?:spätestens\s)? (?: zu[mr]? \s (?:den\s)? )? (?: (?:Beginn|Ende|Ablauf|Abschluss|Start|Mitte|Anfang) \s (?:de[rs]\s)? )? (?:\p{Ll}+\s)? \p{Lu}\p{Ll}*(?: [Ff]erien | [Pp]ause | [Ss]chuljahr(?:es)? | [Bb]eratungen | [Ll]egislaturperiode | [Ww]ahlperiode | [Hh]albjahres? | [Mm]onats | [Jj]ahres ) (?-u:\b) (?: \s \d{4}/\d{2,4} )?
          | bis \s (?:Ende|Mitte|Anfang) \s (?:des\s)? (?: (?:nächsten|kommenden|laufenden|folgenden) \s (?:Jahres|Monats|Haushaltsjahres) | Januar | Februar | März | April | Mai | Juni | Juli | August | September | Oktober | November | Dezember | Jahres )
          | bis \s (?: spätestens\s )? (?: zum\s | einschließlich\s )? \d{1,2}\.\s (?: Januar | Februar | März | April | Mai | Juni | Juli | August | September | Oktober | November | Dezember ) (?: \s des \s \p{L}+jahres )?
          | bis \s (?: spätestens\s )? zum \s \d{1,2}\.\d{1,2}\. (?: \s des \s \p{L}+jahres )?
          | (?: binnen | innerhalb (?: \s von | \s der \s nächsten )? ) \s (?: \p{Ll}+ \s | \d{1,3} \s ){1,2}? (?: Stunden? | Tage[ns]? | Wochen? | Monat(?:s|en|e)? | Jahre(?:s|n)? ) (?-u:\b) (?: \s nach \s \p{Lu}\p{L}+ )?
          | (?: binnen | innerhalb ) \s (?: \p{Ll}+ \s )? (?: Jahresfrist | Monatsfrist )
          | vor \s (?: der \s Sommerpause | den \s Sommerferien | Beginn \s der \s Haushaltsberatungen )
        ) (?-u:\b)?",
    )
});

/// `… Monate nach Beginn`; the number stands before it.
static SINCE_THEN: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?:Tage|Wochen|Monate)\s(?:nach|vor)\s(?:de[mr]\s)?\p{Lu}\p{L}+"));

/// With the number, and with "spätestens", before "Monate nach Beginn".
fn from_number(document: &Document, span: Range<usize>) -> Range<usize> {
    static NUMBER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:spätestens\s)?[\p{Ll}\d]+\s+$"));
    const LEAD_BYTES: usize = 32;
    if !document.text[span.clone()].starts_with(['T', 'W', 'M']) {
        return span;
    }
    let from = document.text.floor_char_boundary(span.start.saturating_sub(LEAD_BYTES));
    let found = NUMBER.find(&document.text[from..span.start]);
    found.map_or(span.start, |it| from + it.start())..span.end
}

/// Quarters and halves of a year by their number words, which the dates do not hold.
fn quarters(document: &Document) -> Vec<Found<Term>> {
    static QUARTER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:(?:bis|spätestens)\s(?:zum\s)?(?:Ende\sdes\s)?|[Ii]m\s|zum\s)(?<rank>ersten|zweiten|dritten|vierten)\s(?<part>Quartals?|Halbjahr(?:es)?)(?:\sdes\sJahres)?\s(?<year>20\d\d)",
        )
    });
    let term = |it: regex::Captures<'_>| {
        let whole = it.get(0)?;
        let ranks = ["ersten", "zweiten", "dritten", "vierten"];
        let rank = ranks.iter().position(|word| *word == &it["rank"])?;
        let code = if it["part"].starts_with('Q') { 33 + rank } else { 40 + rank };
        let subject = sentence(document, whole.start());
        let words = &document.text[subject.clone()];
        let until = !whole.as_str().starts_with(['i', 'I', 'z']);
        let rule = if until { "deadline/until" } else { "deadline/planned" };
        let value = (code != 42 && code != 43).then(|| format!("{}-{code}", &it["year"]));
        (until || is_planned(words))
            .then(|| Found::new(Term { value, subject }, whole.range(), rule))
    };
    QUARTER.captures_iter(&document.text).filter_map(term).collect()
}

static FUTURE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:wird|werden|werde|soll|sollen|solle|ist|sind|vorzulegen|vorgelegt|zu\s\p{Ll}+en|berichten|erfolgt|bittet|bitten)(?-u:\b)",
    )
});
static PLANNED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:vorgesehen|geplant|vorzulegen|vorlegen|vorgelegt|zugeleitet|eingerichtet|einrichten|folgen|folgt|abgeschlossen|abzuschließen|fertiggestellt|fertigzustellen|umgesetzt|einzurichten|umzusetzen|zu\sberichten|berichtet|berichten|unterrichtet|unterrichten|informiert|erwartet|erstmals|vorzustellen|erstatten|entschieden|entscheiden|[Bb]ericht|Erfahrungsbericht|anzumelden|beginnt|legt)(?-u:\b)",
    )
});
/// Enough for a quarter; in a month or a season something may just take place.
static TO_BE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?-u:\b)(?:wird|werden|soll|sollen|solle)(?-u:\b)"));
static PAST: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?-u:\b)(?:wurden?|war|waren|hatten?|fand|fanden|konnten?)(?-u:\b)")
});
static SINCE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:wurden?|war|waren|fand|fanden|vom?\s\d[^,;]*|seit|zwischen|stattfand(?:en)?|dauer[nt]|dauerte|gilt|gelten|Zeitraum)(?-u:\b)|eine\sLaufzeit\sbis",
    )
});
static UNTIL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi) (?: ^ | [\s(„>/–-] ) (?<term>
            (?: bis\sspätestens | spätestens\sbis | bis | spätestens (?: \saber )? | fällig | erstmals | Wiedervorlage:? | (?:Frist(?:ende)?|Umsetzungsfrist|Zieltermin|Fälligkeit):? ) \s+
              (?: (?:zum\s+)? (?:Ende|Mitte|Anfang|Beginn|Ablauf) \s+ (?:des\s+ (?:Jahres\s+|Monats\s+)? )?
                | zum\s+ | zur\s+ (?: \p{L}*sitzung \s+ (?:de[rs]\s+\p{L}+\s+)? (?:am|im|vom)\s+ )? | zu\s+ | am\s+ | im\s+ | in\s+ | für\s+ (?:Anfang\s+|Mitte\s+|Ende\s+)? | einschließlich\s+ | voraussichtlich\s+ | \p{L}+tag,?\s+ (?:den\s+)? )*
          | (?: \p{L}+schlu(?:ss|ß) ) (?: \s+ (?:ist|sei) | : ) \s+ (?: der\s+ | am\s+ )?
          | Verantwortlich [^\n]{2,70} Termin:? \s+
          ) $",
    )
});
static IN_TIME: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?-u:\b)(?:für\sdas|für\sden|für|[Ii]m|[Ii]n)\s+$"));
static TO_DAY: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?-u:\b)(?:zum|am)\s+$"));

fn dated(document: &Document, date: &WrittenDate) -> Option<Found<Term>> {
    /// "Verantwortlich: … Termin:" fits in, and "spätestens zur Sitzung des Ausschusses am".
    const LEAD_BYTES: usize = 110;
    if matches!(date.precision, Precision::DayRange | Precision::MonthRange | Precision::YearRange)
        && !is_winter(date)
    {
        return None;
    }
    let text = &document.text;
    let from = text.floor_char_boundary(date.span.start.saturating_sub(LEAD_BYTES));
    let lead = &text[from..date.span.start];
    let until = UNTIL.captures(lead).and_then(|it| it.name("term"));
    let until = until.filter(|it| !begins_range(&lead[..it.start()], it.as_str()));
    if let Some(until) = until.filter(|_| !SINCE.is_match(clause(document, &date.span))) {
        let subject = sentence(document, date.span.start);
        let span = document.trimmed(from + until.start()..date.span.end)?;
        let term = Term { value: Some(date.edtf.clone()), subject };
        return Some(Found::new(term, span, "deadline/until"));
    }
    planned(document, date, lead)
}

/// `… wird im 3. Quartal 2004 vorgelegt`, `… ist zum 1. Juli 2023 vorgesehen`
fn planned(document: &Document, date: &WrittenDate, lead: &str) -> Option<Found<Term>> {
    static ENDS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?-u:\b)(?:vorgesehen|geplant|zu\serstatten|zu\sberichten|vorzulegen)(?-u:\b)")
    });
    let in_time = IN_TIME.find(lead);
    let rough = match date.precision {
        Precision::PartOfYear | Precision::Month => in_time.is_some(),
        Precision::Year => date.qualifier.is_some(),
        _ => is_winter(date) && in_time.is_some(),
    };
    let day = TO_DAY.find(lead).filter(|_| date.precision == Precision::Day);
    if !rough && day.is_none() {
        return None;
    }
    let subject = sentence(document, date.span.start);
    let words = &document.text[subject.clone()];
    let part = date.precision == Precision::PartOfYear && !is_winter(date);
    let to_be = part && TO_BE.is_match(words) && !PAST.is_match(words);
    let fits = to_be
        || if rough { is_planned(words) } else { ENDS.is_match(words) && !PAST.is_match(words) };
    let lead_len = in_time.or(day).map_or(0, |it| it.len());
    let span = document.trimmed(date.span.start - lead_len..date.span.end)?;
    let value = Some(date.edtf.clone());
    fits.then(|| Found::new(Term { value, subject }, span, "deadline/planned"))
}

/// A winter goes over two years: "im Winter 2023/2024".
fn is_winter(date: &WrittenDate) -> bool {
    date.rule.ends_with("season")
}

/// Whether something is to be ready then, and was not already.
fn is_planned(words: &str) -> bool {
    PLANNED.is_match(words) && !PAST.is_match(words)
}

/// The words round a date up to the next marks.
fn clause<'d>(document: &'d Document, date: &Range<usize>) -> &'d str {
    const CLAUSE_BYTES: usize = 160;
    let text = &document.text;
    let from = text.floor_char_boundary(date.start.saturating_sub(CLAUSE_BYTES));
    let until = text.floor_char_boundary((date.end + CLAUSE_BYTES).min(text.len()));
    let marks = [',', ';', ':', '!', '?', '„', '“', '\t'];
    let start = text[from..date.start].rfind(marks).map_or(from, |it| from + it);
    let ends = [". ", ".\n", "\n\n"].iter().filter_map(|it| text[start..date.start].rfind(it));
    let start = ends.max().map_or(start, |it| start + it);
    let end = text[date.end..until].find([',', ';', '.', '!', '?', '“', '\t']);
    &text[start..end.map_or(until, |it| date.end + it)]
}

/// The dates of a column that says until when something is to be done.
fn columns(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Term>> {
    static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?i:(?:(?:umsetzung|erledigung|fertigstellung|erledigt|abschluss|umzusetzen)\s)?bis(?:\swann)?|frist|termin|zieltermin|zeitziel|fällig(?:keit|\sam)?|wiedervorlage|umsetzung|wann)\s?:?$",
        )
    });
    static TASK: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?i:maßnahmen?|aufgaben?|auftrag|was|vorhaben|arbeitsschritte?|schritte?|festlegung(?:en)?)",
        )
    });
    let mut res = Vec::new();
    for table in tables(document) {
        let mut columns = None;
        for row in &table.rows {
            let column = |of: &Pattern| row.iter().position(|it| of.is_match(&it.words));
            if columns.is_none() {
                columns = column(&HEAD).zip(column(&TASK));
                continue;
            }
            let Some((due, task)) = columns else { continue };
            let (Some(due), Some(task)) = (row.get(due), row.get(task)) else { continue };
            let date = dates_in(dates, due.span.clone()).first();
            let term = |it: &WrittenDate| {
                let term = Term { value: Some(it.edtf.clone()), subject: task.span.clone() };
                Found::new(term, due.span.clone(), "deadline/column")
            };
            res.extend(date.filter(|_| !task.words.is_empty()).map(term));
        }
    }
    res
}

/// The sentence a byte stands in.
pub(crate) fn sentence(document: &Document, at: usize) -> Range<usize> {
    static END: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"[\p{Ll}\p{Nd})“]{2}[.!?:](?:\s+\p{Lu}|\s*$|\s*\n)|\n[ \t]*\n"));
    /// No sentence is longer.
    const SENTENCE_BYTES: usize = 700;
    let text = &document.text;
    let from = text.floor_char_boundary(at.saturating_sub(SENTENCE_BYTES));
    let until = text.floor_char_boundary((at + SENTENCE_BYTES).min(text.len()));
    // "bis zum 31. Mai" is no end.
    let ends = |it: &regex::Match<'_>, base: usize| {
        let Some(mark) = it.as_str().find(['.', '!', '?', ':']) else { return true };
        let digit = it.as_str()[..mark].ends_with(|it: char| it.is_ascii_digit());
        let behind = &text[base + it.start() + mark + 1..until];
        !(digit && follows_ordinal(behind.trim_start()))
    };
    let start =
        END.find_iter(&text[from..at]).filter(|it| ends(it, from)).last().map_or(from, |it| {
            let end = from + it.end();
            // The capital letter that ends the match begins the next sentence.
            text[..end]
                .char_indices()
                .next_back()
                .filter(|(_, it)| it.is_uppercase())
                .map_or(end, |it| it.0)
        });
    let end = END.find_iter(&text[at..until]).find(|it| ends(it, at)).map_or(until, |it| {
        let mark = text[at + it.start()..at + it.end()].find(['.', '!', '?', ':']);
        at + it.start() + mark.map_or(0, |it| it + 1)
    });
    document.trimmed(start..end.max(start)).unwrap_or(at..at)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fn all(document: &Document) -> Vec<Found<Term>> {
        deadlines(document, &ratlas_german::dates(&document.text))
    }

    fact_contract!(
        all,
        [
            "bis zum 30.06.2021",
            "Frist: 01.02.2020",
            "Es ist im 3. Quartal 2024 vorgesehen",
            "binnen drei Monaten",
            "spätestens vier Wochen vor Ablauf",
            "Ein Bericht folgt im zweiten Quartal 2017",
        ]
    );

    #[track_caller]
    fn check_deadlines(text: &str, expected: Expect) {
        let find = |document: &Document| deadlines(document, &ratlas_german::dates(&document.text));
        check(text, find, |it| it.value.clone().unwrap_or("-".to_owned()), expected);
    }

    #[test]
    fn terms() {
        check_deadlines(
            "Die Vorlage eines Konzeptes wird für das 3. Quartal 2004 vorgesehen. Der Entwurf wird dem Beirat in der Folgesitzung vorgelegt. Es ist bis zum 30.06.2021 zu berichten. Bis Ende 2017 war alles gut. Die Sitzung war am 1.2.2020.",
            expect![[r#"
                2004-35  "für das 3. Quartal 2004"  deadline/planned
                -  "in der Folgesitzung"  deadline/relative
                2021-06-30  "bis zum 30.06.2021"  deadline/until
            "#]],
        );
    }

    #[test]
    fn spans_of_days_are_no_terms() {
        check_deadlines(
            "Geöffnet ist im Winter (1. Oktober bis 30. April). Der Markt läuft 2025 vom 24. November bis zum 23. Dezember. Gebaut wird von März 2022 bis Ende 2023. Die Arbeiten dauern bis Ende 2024 an. Das Verbot gilt bis zum 21. September 2026. Die Räume konnten im Oktober 2022 fertiggestellt werden. Anträge sind bis zum 30. April zu stellen.",
            expect![[r#"
                -  "bis zum 30. April"  deadline/relative
            "#]],
        );
    }

    #[test]
    fn days() {
        check_deadlines(
            "Antragsschluss ist der 15. April 2019. Der Bericht ist erstmals zum 30. Juni 2024 zu erstatten. Der Beginn ist spätestens aber für Anfang Dezember 2017 vorgesehen. Frist: 01.02.2020",
            expect![[r#"
                2019-04-15  "Antragsschluss ist der 15. April 2019"  deadline/until
                2024-06-30  "erstmals zum 30. Juni 2024"  deadline/until
                2017-12  "spätestens aber für Anfang Dezember 2017"  deadline/until
                2020-02-01  "Frist: 01.02.2020"  deadline/until
            "#]],
        );
    }

    #[test]
    fn parts_of_years() {
        check_deadlines(
            "Der Beirat wird im Winter 2023/2024 unterrichtet. Ein Bericht folgt im zweiten Quartal 2017. Über die Umsetzung berichtet die AG Ende 2022. Im Herbst 2019 fand das Fest statt. Im Mai 2020 waren alle da.",
            expect![[r#"
                2023-24  "im Winter 2023/2024"  deadline/planned
                2017-34  "im zweiten Quartal 2017"  deadline/planned
                2022  "Ende 2022"  deadline/planned
            "#]],
        );
    }

    #[test]
    fn relative_ones() {
        check_deadlines(
            "Die Stadt antwortet binnen drei Monaten nach Beschlussfassung. Sie berichtet spätestens vier Wochen vor Ablauf. Ein Platz wird bis zu den Pfingstferien gesucht. Anträge sind bis zum 30. September des Vorjahres zu stellen. Frau Klein sagt eine Antwort bis zur nächsten Sitzung zu. Das Haus öffnet bis zum Beginn des Schuljahres 2022/2023.",
            expect![[r#"
                -  "binnen drei Monaten nach Beschlussfassung"  deadline/relative
                -  "spätestens vier Wochen vor Ablauf"  deadline/relative
                -  "bis zu den Pfingstferien"  deadline/relative
                -  "bis zum 30. September des Vorjahres"  deadline/relative
                -  "bis zur nächsten Sitzung"  deadline/relative
                -  "bis zum Beginn des Schuljahres 2022/2023"  deadline/relative
            "#]],
        );
    }

    #[test]
    fn in_a_column() {
        check_deadlines(
            "Nr.\tMaßnahme\tUmsetzung bis\n1\tZwei Kurse\t01.10.2019\n2\tEin Fest\tHerbst 2019\n",
            expect![[r#"
                2019-10-01  "01.10.2019"  deadline/column
                2019-23  "Herbst 2019"  deadline/column
            "#]],
        );
    }

    #[test]
    fn what_is_past_or_lasts() {
        check_deadlines(
            "Der Saal war bis zum 01.02.2020 zu. Die Schau ist vom 1. Mai bis zum 3. Juni 2021 zu sehen. Seit dem Treffen wurde in der nächsten Sitzung nichts bekannt gegeben.",
            expect![""],
        );
    }
}
