//! Who is to do something, and until when.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::WrittenDate;

use super::Action;
use crate::document::Document;
use crate::found::{Found, dates_in};
use crate::pattern::{Pattern, pattern};

/// A measure in these words: what it says, who does it and until when, each cut from the others.
pub(super) fn action(
    document: &Document,
    dates: &[WrittenDate],
    words: Range<usize>,
    rule: &'static str,
) -> Option<Found<Action>> {
    let text = &document.text;
    let first = TERM.find_iter(&text[words.clone()]).next().map(|it| words.start + it.start());
    let end = first.unwrap_or(words.end);
    let span = document.trimmed(words.start..end)?;
    let trimmed = text[span.clone()].trim_end_matches(['(', '–', ',', ';', '[', ' ']).len();
    let span = document.trimmed(span.start..span.start + trimmed)?;
    let terms = end..words.end;
    Some(Found::new(
        Action {
            responsible: responsible(document, terms.clone()),
            due: due(dates, terms, text).or_else(|| due_by(dates, span.clone(), text)),
            status: None,
        },
        span,
        rule,
    ))
}

static TERM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:Verantwortlich(?:keit(?:en)?|e[rsn]?)?|Zuständig(?:keit(?:en)?|e\s(?:Stelle|Amt))?|Federführung|Federführend|Umsetzung\sdurch|Durchführung|Ansprechpartner(?:in)?|Umsetzung(?:szeitraum)?|Zeitraum|Zeitplan(?:ung)?|Zeitrahmen|Termin|Frist|Laufzeit|Beginn|Kosten|Finanzierung|Status|Zielgruppen?|Indikator(?:en)?|Partner|Beteiligte)(?:\s?:|\sbis\s)",
    )
});

/// Who stands behind `Verantwortlich:`.
fn responsible(document: &Document, terms: Range<usize>) -> Option<Range<usize>> {
    static WHO: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Verantwortlich(?:keit(?:en)?|e[rsn]?)?|Zuständig(?:keit(?:en)?|e\s(?:Stelle|Amt))?|Federführung|Federführend|Umsetzung\sdurch|Durchführung)\s?:\s*(?<who>[^;:)|]{2,110})",
        )
    });
    static END: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"[\p{L}0-9](?:,\sbis\s|\.\s+\p{Lu}|\n\s*\n)"));
    let found = WHO.captures(&document.text[terms.clone()])?.name("who")?;
    let start = terms.start + found.start();
    // Another term may follow on the line.
    let words = found.as_str();
    let clause =
        END.find(words).map(|it| it.start() + it.as_str().chars().next().map_or(0, char::len_utf8));
    // The next line may begin another label.
    let labelled = document.text[start + words.len()..].starts_with(':');
    let line = words.rfind('\n').filter(|_| labelled);
    let end = TERM.find(words).map(|it| it.start()).or(clause).or(line).unwrap_or(words.len());
    let words = words[..end].trim_end_matches([' ', ',', '.', '–', '(', '-']);
    document.trimmed(start..start + words.len())
}

/// The time that terms name: a date, or a bare year.
pub(super) fn due(dates: &[WrittenDate], span: Range<usize>, text: &str) -> Option<String> {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?:^|[^0-9./])(?:20[0-9]{2}\s?[-–/]\s?)?(?<year>20[0-9]{2})(?:$|[^0-9./])")
    });
    let written = dates_in(dates, span.clone()).last().map(|it| until(&it.edtf));
    written.or_else(|| Some(YEAR.captures_iter(text.get(span)?).last()?["year"].to_owned()))
}

/// The date by which a sentence says something is done: `bis Ende 2023`, `im Herbst 2021`.
pub(super) fn due_by(dates: &[WrittenDate], span: Range<usize>, text: &str) -> Option<String> {
    static BY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\bbis|\bspätestens|\bim|\bab|\bzum|\bam|\bfür\s(?:das|den)|\bin|\bvoraussichtlich)\s(?:(?:spätestens|zum|voraussichtlich|dem|im|am)\s)*(?:(?:Anfang|Mitte|Ende)\s)?$",
        )
    });
    /// `bis spätestens zum` fits in.
    const LEAD_BYTES: usize = 40;
    let is_term = |it: &&WrittenDate| {
        let from = text.floor_char_boundary(it.span.start.saturating_sub(LEAD_BYTES));
        BY.is_match(&text[from.max(span.start.min(it.span.start))..it.span.start])
            || it.qualifier.is_some()
    };
    let mut terms = dates_in(dates, span.clone()).iter().filter(is_term);
    let first = terms.next()?;
    // Two dates are steps of a plan: neither is the end of all.
    terms.next().is_none().then(|| until(&first.edtf))
}

/// The end of a span of time.
fn until(edtf: &str) -> String {
    edtf.rsplit('/').next().unwrap_or(edtf).to_owned()
}
