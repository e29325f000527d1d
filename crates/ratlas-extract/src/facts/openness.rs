//! Whether a sitting or a paper is public.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Openness;

use super::head::HeadLine;
use crate::document::{Document, cells};
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A line or a cell that says only whether the sitting is public.
///
/// # Shapes
///
/// | written                                                      | rule                    |
/// |--------------------------------------------------------------|-------------------------|
/// | `(öffentlich)`, `Öffentliche Beschlussvorlage`, `- öffentlicher Teil -` | `meeting/openness-line` |
/// | `Status: öffentlich`, also among other labels                | `meeting/status`        |
/// | `I. Öffentlicher Teil` and `II. Nichtöffentlicher Teil`      | `meeting/parts`         |
pub(crate) fn openness(document: &Document, head: &[HeadLine]) -> Option<Found<Openness>> {
    static IN_BRACKETS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[(–-]\s?(?:Auszug\s)?(?:[Nn]icht\s?)?öffentlich(?:er\sTeil)?\s?[)–-]|^(?:Nichtö|Ö|Nicht\sö)ffentliche\s\p{L}*[Vv]orlage\b|^(?:\p{L}*[Aa]ntrag|Anfrage|Mitteilung)\s(?:nicht)?öffentlich$",
        )
    });
    const HEADING_LINES: usize = 12;
    for line in head.iter().take(HEADING_LINES) {
        if let Some(found) = IN_BRACKETS.find(&document.text[line.span.clone()]) {
            let span = line.span.start + found.start()..line.span.start + found.end();
            return Some(Found::new(openness_of(found.as_str())?, span, "meeting/openness-line"));
        }
    }
    if let Some(it) = status(document, head) {
        return Some(it);
    }
    // The rows of consultations say it of their bodies.
    let rows = head.iter().filter(|it| ratlas_german::dates(&it.words).is_empty());
    let cells = rows.flat_map(|it| cells(document, it.span.clone()));
    if let Some(it) = parts_of_sitting(document) {
        return Some(it);
    }
    for line in cells {
        let bare = line.words.trim_matches(['(', ')', '.', '-', ' ', ':']).to_lowercase();
        let bare = bare.strip_prefix("status: ").unwrap_or(&bare);
        // The number of the item the paper is for may stand before it.
        let bare = bare.trim_start_matches(|it: char| {
            it.is_ascii_digit() || matches!(it, '.' | ',' | ' ' | '(')
        });
        let short = matches!(bare.split_whitespace().count(), 1..=3);
        let tells = [
            "öffentlich",
            "öffentliche sitzung",
            "öffentlicher teil",
            "nichtöffentlich",
            "nicht öffentlich",
            "nichtöffentliche sitzung",
            "nicht öffentliche sitzung",
            "nicht-öffentliche sitzung",
            "öffentlich/nichtöffentlich",
            "öffentlich / nichtöffentlich",
        ];
        if short && tells.contains(&bare) {
            return openness_of(bare)
                .map(|it| Found::new(it, line.span.clone(), "meeting/openness-line"));
        }
    }
    None
}

/// `Status: öffentlich`, also among other labels of a cell.
fn status(document: &Document, head: &[HeadLine]) -> Option<Found<Openness>> {
    static STATUS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[\s:])(?:Status|Öffentlichkeitsstatus|Sitzungsart):\s*(?<words>(?:[Nn]icht\s?-?)?[öÖ]ffentlich(?:\s?/\s?nicht\s?öffentlich)?)\b",
        )
    });
    head.iter().find_map(|it| {
        let found = STATUS.captures(&document.text[it.span.clone()])?.name("words")?;
        let span = it.span.start + found.start()..it.span.start + found.end();
        Some(Found::new(openness_of(found.as_str())?, span, "meeting/status"))
    })
}

/// The headings of the parts of a sitting: `I. Öffentlicher Teil`, `B. Nichtöffentliche Sitzung`.
fn parts_of_sitting(document: &Document) -> Option<Found<Openness>> {
    static PART: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*[-–(]?\s*(?:(?:(?:[A-Z]|[IV]{1,3}|\d)[.)]\s*)|[A-C]\s+)?(?:tagesordnung\s[-–]\s)?(?<closed>nicht[\s-]*)?öffentliche[rn]?\s+(?:teil|sitzung|tagesordnung\S*)\s*[-–)]?\s*:?\s*$",
        )
    });
    /// Headings are short.
    const LONGEST_HEADING: usize = 60;
    let mut public: Option<Range<usize>> = None;
    let mut closed: Option<Range<usize>> = None;
    for line in &document.lines {
        let short = line.span.len() <= LONGEST_HEADING;
        if !short || !document.lower[line.span.clone()].contains("ffentliche") {
            continue;
        }
        if let Some(found) = PART.captures(&document.text[line.span.clone()]) {
            let place = if found.name("closed").is_some() { &mut closed } else { &mut public };
            place.get_or_insert_with(|| line.span.clone());
        }
    }
    let openness = match (&public, &closed) {
        (Some(_), Some(_)) => Openness::Mixed,
        (Some(_), None) => Openness::Public,
        (None, Some(_)) => Openness::Closed,
        (None, None) => return None,
    };
    let span = document.trimmed(public.or(closed)?)?;
    Some(Found::new(openness, span, "meeting/parts"))
}

/// What words say about the public; `None` if nothing.
pub(crate) fn openness_of(words: &str) -> Option<Openness> {
    let words = words.to_lowercase();
    let words = words.trim();
    let closed = ["nichtöffentlich", "nicht öffentlich", "nicht-öffentlich", "nicht\nöffentlich"];
    let is_closed = closed.iter().any(|it| words.contains(it)) || words == "nö" || words == "n";
    let mut rest = words.to_owned();
    for form in closed {
        rest = rest.replace(form, "");
    }
    let is_public = rest.contains("öffentlich") || words == "ö";
    match (is_public, is_closed) {
        (true, true) => Some(Openness::Mixed),
        (true, false) => Some(Openness::Public),
        (false, true) => Some(Openness::Closed),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::head::head;

    #[test]
    fn openness_words() {
        assert_eq!(openness_of("nicht öffentlich"), Some(Openness::Closed));
        assert_eq!(openness_of("öffentlich/nichtöffentlich"), Some(Openness::Mixed));
        assert_eq!(openness_of("Ö"), Some(Openness::Public));
        assert_eq!(openness_of("offen"), None);
    }

    #[test]
    fn lines_cells_and_parts() {
        for (text, expected) in [
            ("Vorlage\nStatus: öffentlich AZ: 56/300\n", Some(Openness::Public)),
            ("Öffentliche Beschlussvorlage\nV/0001/2024\n", Some(Openness::Public)),
            (
                "Niederschrift\n\nA. Öffentliche Sitzung\n1. Fragen\n\nB. Nichtöffentliche Sitzung\n",
                Some(Openness::Mixed),
            ),
            ("Gremium\tTermin\tStatus\nRat\t1.2.2020\töffentlich\n", None),
            ("Ausschuss für öffentliche Einrichtungen\n", None),
        ] {
            let document = Document::of(text);
            let found = openness(&document, &head(&document));
            assert_eq!(found.map(|it| it.value), expected, "{text:?}");
        }
    }

    #[test]
    fn lettered_parts_and_both_in_a_status() {
        let check = |text: &str, expected| {
            let document = Document::of(text);
            let got = openness(&document, &head(&document)).map(|it| it.value);
            assert_eq!(got, Some(expected), "{text}");
        };
        check(
            "Einladung\n\nA\tÖffentlicher Teil\n1. Berichte\n\nB\tNicht öffentlicher Teil\n2. Verträge\n",
            Openness::Mixed,
        );
        check("Sitzung\nStatus:\töffentlich/nichtöffentlich\n", Openness::Mixed);
        check("31. Sitzung\nWortprotokoll (Auszug öffentlicher Teil)\n", Openness::Public);
    }
}
