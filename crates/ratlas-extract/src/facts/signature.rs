//! Who signed.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::head::{HeadLine, lines_from};
use super::name::{Name, is_name_word, name};
use super::pattern;
use crate::document::Document;
use crate::found::Found;

/// A signature: the name and the function printed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) name: Name,
    pub(crate) function: Option<String>,
    /// Whether the signature vouches for minutes.
    pub(crate) for_minutes: bool,
}

/// Finds the signatures of a paper, in reading order.
///
/// # Shapes
///
/// | seen                                                   | rule                    |
/// |--------------------------------------------------------|-------------------------|
/// | a name below `Mit freundlichen Grüßen`, `gez.`         | `signature/closing`     |
/// | `gez. Name`                                            | `signature/gez`         |
/// | a name below `F.d.R.d.P.`, `Für das Protokoll`         | `signature/minutes`     |
/// | names below `Unterzeichnet von:`                       | `signature/signed-by`   |
/// | a name alone at the end, before footnotes              | `signature/last-line`   |
///
/// A lone name at the end is a signature only where `is_paper`, the genre of a council paper was
/// recognised: any other text may end with any word.
pub(crate) fn signatures(document: &Document, is_paper: bool) -> Vec<Found<Signature>> {
    let mut res = Vec::new();
    for (line_idx, line) in document.lines.iter().enumerate() {
        let Some(span) = document.trimmed(line.span.clone()) else { continue };
        let words = &document.text[span.clone()];
        if CLOSING.is_match(words) {
            res.extend(below(document, line_idx + 1, 1, "signature/closing"));
        } else if let Some(found) = FOR_MINUTES.find(words) {
            let rest = span.start + found.end();
            res.extend(
                on_line(document, rest..span.end, line_idx, "signature/minutes")
                    .or_else(|| below(document, line_idx + 1, 1, "signature/minutes").pop()),
            );
        } else if let Some(found) = SIGNED_BY.find(words) {
            let rest = span.start + found.end();
            match on_line(document, rest..span.end, line_idx, "signature/signed-by") {
                Some(it) => res.push(it),
                None => res.extend(below(document, line_idx + 1, 12, "signature/signed-by")),
            }
        } else if let Some(found) = GEZ.find(words) {
            res.extend(on_line(
                document,
                span.start + found.end()..span.end,
                line_idx,
                "signature/gez",
            ));
        }
    }
    if res.is_empty() && is_paper {
        res.extend(last_line(document));
    }
    res.sort_by_key(|it| it.span.start);
    res.dedup_by(|a, b| a.span == b.span);
    res
}

static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Mit\s(?:freundliche[nm]|besten?|kollegialen|vorzüglicher)\s(?:Gr(?:ü|ue)(?:ß|ss)en|Gru(?:ß|ss)|Hochachtung)|Freundliche\sGrüße|Hochachtungsvoll)",
    )
});
static FOR_MINUTES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:F\.\s?d\.\s?R\.(?:\s?d\.\s?P\.)?\s?:?|Für\sdie\sRichtigkeit(?:\sdes\sProtokolls)?\s?:?|(?:f|F)ür\sdas\sProtokoll\s?:|(?:Die|Der)\s(?:Schrift|Protokoll)führer(?:in)?\s?:)",
    )
});
static SIGNED_BY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[Uu]nterzeichnet\svon\s?:?|^[Uu]nterzeichner(?:innen)?\s?:"));
static GEZ: LazyLock<Regex> = LazyLock::new(|| pattern(r"^gez\.\s*"));

/// Words of a signature that are no name: "gez.", "i. A.", "Ihre".
static BEFORE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:gez\.|[iI]\.\s?[AV]\.|[iI]m\sAuftrag|[iI]n\sVertretung|Ihre?|\(.*\))[\s,:]*")
});

/// The names below a line, each alone on its line.
fn below(
    document: &Document,
    first: usize,
    most: usize,
    rule: &'static str,
) -> Vec<Found<Signature>> {
    /// Blank lines for the signature and "gez." stand between.
    const LINES_BELOW: usize = 6;
    let mut res: Vec<Found<Signature>> = Vec::new();
    let mut misses = 0;
    for line in lines_from(document, first).take(most + LINES_BELOW) {
        match on_line(document, line.span.clone(), line.line_idx, rule) {
            Some(it) => {
                res.push(it);
                if res.len() == most {
                    return res;
                }
            }
            None => misses += 1,
        }
        if misses > 3 || (!res.is_empty() && misses > 0) {
            break;
        }
    }
    res
}

/// The name these words are, with the function on the next line.
fn on_line(
    document: &Document,
    span: Range<usize>,
    line_idx: usize,
    rule: &'static str,
) -> Option<Found<Signature>> {
    let span = document.trimmed(span)?;
    let mut start = span.start;
    while let Some(found) = BEFORE_NAME.find(&document.text[start..span.end]) {
        start += found.end();
    }
    let words = document.text.get(start..span.end)?;
    let words = words.split(['(', '\t']).next().unwrap_or(words);
    let mut it = name(words.trim_end())?;
    let function = it.function.take().or_else(|| function_below(document, line_idx));
    let span = document.trimmed(start + it.span.start..start + it.span.end)?;
    let for_minutes = rule == "signature/minutes";
    Some(Found::new(Signature { name: it, function, for_minutes }, span, rule))
}

/// The function printed under a name: the next line, if it is no name and no sentence.
fn function_below(document: &Document, line_idx: usize) -> Option<String> {
    let next = document.lines.get(line_idx + 1)?;
    let words = document.words(document.trimmed(next.span.clone())?);
    let sentence = words.ends_with('.') && words.split(' ').count() > 5;
    let is_name = name(&words).is_some_and(|it| it.given.is_some() && it.function.is_none());
    let footnote = words.starts_with(['¹', '²', '³']);
    (words.len() <= 90 && !sentence && !footnote && !is_name && !words.ends_with(':'))
        .then_some(words)
}

/// A name alone on the last line, before footnotes: a lone family name or given and family name.
fn last_line(document: &Document) -> Option<Found<Signature>> {
    let lines: Vec<HeadLine> = lines_from(document, 0).collect();
    let is_footnote =
        |it: &HeadLine| it.words.starts_with(['¹', '²', '³', '*', '1', '2', '3', '4', '5']);
    let after = |it: &HeadLine| it.words.starts_with("Anlage") || it.words.starts_with("Verteiler");
    let is_function = |it: &HeadLine| {
        crate::lexicon::phrases::FUNCTIONS.iter().any(|(form, _)| it.words.starts_with(form))
            || it.words.starts_with("Fraktionsvorsitz")
    };
    let mut ending = lines.iter().rev().take(8).filter(|it| !is_footnote(it) && !after(it));
    let mut last = ending.next()?;
    if is_function(last) {
        last = ending.next()?;
    }
    let n_words = last.words.split(' ').count();
    let before_is_empty = last.line_idx == 0 || document.line(last.line_idx - 1).trim().is_empty();
    let is_noun = ["ung", "keit", "heit", "schaft", "tion", "en", "tes"]
        .iter()
        .any(|it| last.words.ends_with(it));
    let plausible = (1..=3).contains(&n_words)
        && before_is_empty
        && lines.len() > 6
        && !document.lines[last.line_idx].row
        && last.words.split(' ').all(|it| is_name_word(it) || it == "Dr.")
        && !(n_words == 1 && is_noun);
    plausible
        .then(|| on_line(document, last.span.clone(), last.line_idx, "signature/last-line"))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::of(text);
        let got: Vec<String> = signatures(&document, true)
            .into_iter()
            .map(|it| {
                format!(
                    "{} [{}] {}",
                    it.value.name.name,
                    it.value.function.unwrap_or_default(),
                    it.rule
                )
            })
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn below_a_closing_formula() {
        check(
            "Mit freundlichen Grüßen\n\ngez.                  \n\nDorothea Muster\nBerufsm. Stadträtin\n",
            &["Dorothea Muster [Berufsm. Stadträtin] signature/closing"],
        );
    }

    #[test]
    fn of_minutes_and_motions() {
        check("F.d.R.d.P.:\nKim Adam\nDezernat V", &["Kim Adam [Dezernat V] signature/minutes"]);
        check(
            "unterzeichnet von:\nMarc Adam \nDr. Paul Bauer\n",
            &["Marc Adam [] signature/signed-by", "Paul Bauer [] signature/signed-by"],
        );
        check("gez. Lea Klein\n", &["Lea Klein [] signature/gez"]);
    }

    #[test]
    fn alone_at_the_end() {
        let text = "A\nb\nc\nd\ne\nf\ng\n\nBröcker\n\n¹ Ein Handbuch.\n";
        check(text, &["Bröcker [] signature/last-line"]);
        check("A\nb\nc\nd\ne\nf\ng\n\nEnde der Beratungen\n", &[]);
    }
}
