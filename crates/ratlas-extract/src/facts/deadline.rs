//! What is due, and when.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};
use regex::Regex;

use super::pattern;
use crate::document::Document;
use crate::found::Found;

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
/// | written                                               | rule                |
/// |-------------------------------------------------------|---------------------|
/// | `bis zum 30.06.2021`, `bis Ende 2023`, `spätestens …` | `deadline/until`    |
/// | `… ist für das 3. Quartal 2004 vorgesehen`            | `deadline/planned`  |
/// | `in der Folgesitzung`, `in der nächsten Sitzung`      | `deadline/relative` |
#[doc(alias = "Frist")]
pub(crate) fn deadlines(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Term>> {
    let mut res: Vec<Found<Term>> = dates.iter().filter_map(|it| dated(document, it)).collect();
    for found in RELATIVE.find_iter(&document.text) {
        let subject = sentence(document, found.start());
        // A report of what was done in a sitting sets no term.
        if FUTURE.is_match(&document.text[subject.clone()]) {
            res.push(Found::new(Term { value: None, subject }, found.range(), "deadline/relative"));
        }
    }
    res.sort_by_key(|it| it.span.start);
    res
}

static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:in\sder\s(?:Folgesitzung|(?:nächsten|kommenden|übernächsten)\s(?:Sitzung|Beiratssitzung|Ausschusssitzung))|(?:bis\s)?zur\snächsten\sSitzung|in\sdie\snächste\sSitzung|bis\szum\sJahresende|binnen\s(?:\S+\s)?(?:Wochen?|Monat(?:s|en)|Jahresfrist)|innerhalb\svon\s\S+\s(?:Wochen|Monaten))",
    )
});
static FUTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:wird|werden|soll|sollen|ist|sind|vorzulegen|vorgelegt|zu\s\p{Ll}+en|berichten|erfolgt)\b",
    )
});
static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:vorgesehen|geplant|vorzulegen|zugeleitet|eingerichtet|folgen|vorgelegt|abgeschlossen|fertiggestellt|umgesetzt|einzurichten|umzusetzen|zu\sberichten|berichtet)\b",
    )
});
static PAST: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:wurden?|war|waren|hatten?|fand)\b"));
static SINCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:wurden?|war|waren|fand|fanden|von\s\d|vom\s\d|seit)\b"));
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:bis\sspätestens|spätestens\sbis|bis|spätestens|Frist:?)\s+(?:(?:zum\s+)?Ende\s+(?:des\s+(?:Jahres\s+)?)?|zum\s+|zur\s+(?:Sitzung\s+am\s+)?|zu\s+|am\s+|im\s+|in\s+|einschließlich\s+)?$",
    )
});
static IN_TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:für\sdas|für\sden|im|in)\s+$"));

fn dated(document: &Document, date: &WrittenDate) -> Option<Found<Term>> {
    /// "bis spätestens zum" fits in.
    const LEAD_BYTES: usize = 32;
    if matches!(date.precision, Precision::DayRange | Precision::MonthRange | Precision::YearRange)
    {
        return None;
    }
    let text = &document.text;
    let from = text.floor_char_boundary(date.span.start.saturating_sub(LEAD_BYTES));
    let lead = &text[from..date.span.start];
    let subject = sentence(document, date.span.start);
    let words = &text[subject.clone()];
    let (lead_start, rule) = match (UNTIL.find(lead), IN_TIME.find(lead)) {
        (Some(until), _) if !SINCE.is_match(words) => (until.start(), "deadline/until"),
        (None, Some(lead)) if is_part_of_year(date) && is_planned(words) => {
            (lead.start(), "deadline/planned")
        }
        _ => return None,
    };
    let span = from + lead_start..date.span.end;
    let span = document.trimmed(span)?;
    Some(Found::new(Term { value: Some(date.edtf.clone()), subject }, span, rule))
}

fn is_part_of_year(date: &WrittenDate) -> bool {
    date.precision == Precision::PartOfYear && !date.rule.ends_with("season")
}

/// Whether something is to be ready then, and was not already.
fn is_planned(words: &str) -> bool {
    PLANNED.is_match(words) && !PAST.is_match(words)
}

/// The sentence a byte stands in.
pub(crate) fn sentence(document: &Document, at: usize) -> Range<usize> {
    static END: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[\p{Ll}\p{Nd})“]{2}[.!?:](?:\s+\p{Lu}|\s*$|\s*\n)|\n[ \t]*\n"));
    /// No sentence is longer.
    const SENTENCE_BYTES: usize = 700;
    let text = &document.text;
    let from = text.floor_char_boundary(at.saturating_sub(SENTENCE_BYTES));
    let until = text.floor_char_boundary((at + SENTENCE_BYTES).min(text.len()));
    let start = END.find_iter(&text[from..at]).last().map_or(from, |it| {
        let end = from + it.end();
        // The capital letter that ends the match begins the next sentence.
        text[..end]
            .char_indices()
            .next_back()
            .filter(|(_, it)| it.is_uppercase())
            .map_or(end, |it| it.0)
    });
    let end = END.find(&text[at..until]).map_or(until, |it| {
        let mark = text[at + it.start()..at + it.end()].find(['.', '!', '?', ':']);
        at + it.start() + mark.map_or(0, |it| it + 1)
    });
    document.trimmed(start..end.max(start)).unwrap_or(at..at)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::check;

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
}
