//! What the words around a sum say of it: how often, when, what for.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Frequency;

use super::Sum;
use super::amount::Amount;
use crate::document::Document;
use crate::pattern::{Pattern, pattern};

/// The sums of a paper with the text they stand in.
pub(super) struct Around<'d> {
    document: &'d Document,
    amounts: &'d [Amount],
}

impl<'d> Around<'d> {
    pub(super) fn new(document: &'d Document, amounts: &'d [Amount]) -> Around<'d> {
        Around { document, amounts }
    }

    /// A sum with what is said of it.
    pub(super) fn sum(&self, idx: usize) -> Sum {
        let it = &self.amounts[idx];
        let text = &self.document.text;
        let lead = self.lead(idx);
        let rest = self.rest(idx);
        let (lead_words, rest_words) = (&text[lead.clone()], &text[rest.clone()]);
        Sum {
            amount: it.amount.clone(),
            currency: it.currency,
            subject: purpose(self.document, rest.start, rest_words)
                .or_else(|| label(self.document, it.span.start, lead)),
            frequency: frequency_behind(rest_words)
                .or_else(|| frequency(lead_words))
                .or_else(|| self.frequency_of_row(it.span.start)),
            year: year_near(lead_words, rest_words),
        }
    }

    /// The frequency that the first cell of a row names.
    fn frequency_of_row(&self, at: usize) -> Option<Frequency> {
        /// Rows are shorter; each sum of a row reads what stands before it.
        const ROW_BYTES: usize = 2_000;
        let line = self.document.lines.get(self.document.line_at(at)).filter(|it| it.row)?;
        if at > line.span.start + ROW_BYTES {
            return None;
        }
        let row = &self.document.text[line.span.start..at];
        row.contains('\t').then(|| frequency(row))?
    }

    /// The clause before a sum, back to the sum or the sentence before it.
    fn lead(&self, idx: usize) -> Range<usize> {
        /// A clause is shorter.
        const LEAD_BYTES: usize = 140;
        let text = &self.document.text;
        let start = self.amounts[idx].span.start;
        let other = self.amounts[..idx].last().map_or(0, |it| it.span.end.min(start));
        let from = text.floor_char_boundary(start.saturating_sub(LEAD_BYTES)).max(other);
        let lead = &text[from..start];
        // The capital letter that ends the match begins the next sentence.
        let sentence = SENTENCE.find_iter(lead).last().map_or(0, |it| {
            it.end()
                - it.as_str()
                    .chars()
                    .next_back()
                    .filter(|it| it.is_uppercase())
                    .map_or(0, char::len_utf8)
        });
        from + sentence..start
    }

    /// The clause behind a sum, up to the next sum or the end of the sentence.
    fn rest(&self, idx: usize) -> Range<usize> {
        /// A clause is shorter.
        const REST_BYTES: usize = 120;
        let text = &self.document.text;
        let end = self.amounts[idx].span.end;
        let other = self.amounts.get(idx + 1).map_or(text.len(), |it| it.span.start.max(end));
        let until = text.floor_char_boundary((end + REST_BYTES).min(text.len())).min(other);
        let rest = &text[end..until.max(end)];
        // The letter before the mark belongs to this one.
        let sentence = SENTENCE.find(rest).map_or(rest.len(), |it| {
            it.start()
                + it.as_str()
                    .chars()
                    .next()
                    .filter(|it| it.is_alphanumeric())
                    .map_or(0, |it| it.len_utf8() + 1)
        });
        end..end + sentence
    }
}

/// The end of a sentence, of a paragraph or of a cell.
static SENTENCE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"[\p{Ll}\p{Nd})€][.;!?]\s+\p{Lu}|;|\n\s*\n|\t|\n\s*[-–•*]\s|\n\s*[0-9]{1,2}[.)]\s")
});

/// The frequency that stands at once behind a sum.
fn frequency_behind(rest: &str) -> Option<Frequency> {
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*\(?(?:(?:brutto|netto)\s)?(?:je\s\p{L}+\s(?:und|pro|im)\s(?:(?<year>Jahr\b)|(?<month>Monat\b))|(?<yearly>jährlich|(?:pro|im|je|/)\s?Jahr\b|p\.\s?a\.|je\s(?:Haushalts|Kalender|Schul)jahr|pro\s(?:Haushalts|Kalender)jahr|/\s?a\b)|(?<monthly>monatlich|(?:pro|im|je|/)\s?Monat\b|mtl\.)|(?<once>einmalig))",
        )
    });
    Some(named(&BEHIND.captures(rest)?))
}

/// The frequency that a clause, a label or the head of a column names.
pub(super) fn frequency(words: &str) -> Option<Frequency> {
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:(?<yearly>jährlich(?:e[nrs]?)?\b|pro\sJahr\b|p\.\s?a\.|je\sHaushaltsjahr)|(?<monthly>\bmonatlich|pro\sMonat\b|\bmtl\.)|(?<once>\beinmalig))",
        )
    });
    // The nearest one counts.
    Some(named(&NAMED.captures_iter(words).last()?))
}

fn named(found: &regex::Captures<'_>) -> Frequency {
    let yearly = found.name("yearly").or(found.name("year"));
    match (yearly, found.name("monthly").or(found.name("month"))) {
        (Some(_), _) => Frequency::Yearly,
        (_, Some(_)) => Frequency::Monthly,
        _ => Frequency::Once,
    }
}

static YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:(?:Doppel)?[Hh]aushalts?(?:jahre?[ns]?|plan(?:es|s)?|entwurfs?|satzung)?|HHJ?\.?|Jahre?[ns]?|Ansatz|Plan|Budget|[Ii]n|[Ff]ür|[Aa]b|Förderjahr|Kalenderjahr)\s(?<from>(?:19|20)[0-9]{2})(?:\s?(?:/|-|–|bis|und|u\.)\s?(?<to>(?:(?:19|20)[0-9]{2}|[0-9]{2})))?(?:[^0-9.]|$|\.(?:[^0-9]|$))",
    )
});

/// The year nearest to a sum: the last one before it, else the first one behind it.
fn year_near(lead: &str, rest: &str) -> Option<String> {
    // "2022: 91.300 Euro" begins a line.
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|\n)\s*(?:[Aa]b\s|[Ii]n\s)?(?<from>20[0-9]{2})(?:/(?<to>20[0-9]{2}|[0-9]{2}))?:[^\n:]*$",
        )
    });
    // Such a label on the next line is that of the next sum.
    let behind = || YEAR.captures(rest).filter(|it| !it[0].ends_with(':'));
    // "5.000 Euro in 2021 und 9.000 Euro ab 2022": each year stands behind its sum.
    let further = lead.trim_end().ends_with(" und");
    let found = LABEL
        .captures(lead)
        .or_else(|| further.then(behind).flatten())
        .or_else(|| YEAR.captures_iter(lead).last())
        .or_else(behind)?;
    Some(years(&found["from"], found.name("to").map(|it| it.as_str())))
}

/// The year in the head of a column: `2024`, `Ansatz 2024`, `Haushaltsjahr 2023/2024`.
pub(super) fn year(words: &str) -> Option<String> {
    static BARE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[^0-9.])(?<from>20[0-9]{2}|19[89][0-9])(?:\s?(?:/|-|–|bis)\s?(?<to>20[0-9]{2}|[0-9]{2}))?(?:[^0-9]|$)",
        )
    });
    let found = BARE.captures(words)?;
    Some(years(&found["from"], found.name("to").map(|it| it.as_str())))
}

/// `2023`, `2023/2024`; EDTF.
fn years(from: &str, to: Option<&str>) -> String {
    let Some(to) = to else { return from.to_owned() };
    let to = if to.len() == 2 { format!("{}{to}", &from[..2]) } else { to.to_owned() };
    if *from < *to { format!("{from}/{to}") } else { from.to_owned() }
}

/// `… Euro für die Ausstattung der Räume`.
fn purpose(document: &Document, start: usize, rest: &str) -> Option<Range<usize>> {
    static FOR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s(?:(?:jährlich|monatlich|einmalig|pro\sJahr|p\.\s?a\.|brutto)\s)?(?:für|zur|zum)\s(?<what>(?:(?:[dD](?:ie|as|en|er|ies\p{Ll}+)|ein\p{Ll}*|\p{Ll}+e[nrsm]?)\s){0,2}\p{Lu}[\p{L}*:-]+(?:\s(?:(?:und|der|des|von|für|mit|in|im|am|an|den|\p{Ll}+e[nrs]?)\s){0,2}\p{Lu}[\p{L}*:-]+){0,5})",
        )
    });
    static YEAR_ONLY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:das|die|den)?\s?(?:Haushalts)?[Jj]ahre?[ns]?"));
    let found = FOR.captures(rest)?.name("what")?;
    if YEAR_ONLY.is_match(found.as_str()) {
        return None;
    }
    document.trimmed(start + found.start()..start + found.end())
}

/// The words a sum is the value of: `Gesamtkosten: …`, `Die Miete beträgt …`, `Zuschuss in Höhe
/// von …`, the first cell of its row.
fn label(document: &Document, at: usize, lead: Range<usize>) -> Option<Range<usize>> {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?<what>\p{Lu}[\p{L}-]*(?:\s(?:für|der|des|und|von|pro|je|\p{Ll}+e[nrs]?)?\s?\p{Lu}[\p{L}-]*){0,4})(?:\s\([^()\n]{1,40}\))?(?::|\s(?:in\sHöhe\svon|i\.\s?H\.\s?v\.|von|über|betr(?:ägt|agen|ug)|belaufen\ssich\sauf|beläuft\ssich\sauf|liegen\sbei|liegt\sbei))\s*(?:(?:derzeit|voraussichtlich|insgesamt|jährlich|monatlich|einmalig|rund|ca\.|etwa|bis\szu|maximal|max\.|höchstens|mindestens|gut|knapp)\s*){0,3}$",
        )
    });
    let text = &document.text;
    let line = document.lines.get(document.line_at(at))?;
    if line.row {
        let end =
            text[line.span.clone()].find('\t').map_or(line.span.start, |it| line.span.start + it);
        let cell = document.trimmed(line.span.start..end.min(at))?;
        return text[cell.clone()].chars().any(char::is_alphabetic).then_some(cell);
    }
    let what = LABEL.captures(&text[lead.clone()])?.name("what")?;
    let words = what.as_str();
    // "Kosten in Höhe von", "Kosten für 16 Monate:" say how much and how long.
    let measure = ["Höhe", "Gesamthöhe", "Monate", "Jahre", "Wochen", "Stunden", "Personen"];
    if measure.contains(&words) {
        return None;
    }
    // An article at the beginning of the sentence is no part of the name.
    let skipped =
        ["Die ", "Der ", "Das ", "Ein ", "Eine "].iter().find(|it| words.starts_with(**it));
    let start = lead.start + what.start() + skipped.map_or(0, |it| it.len());
    document.trimmed(start..lead.start + what.end())
}
