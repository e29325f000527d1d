//! The sentences of a paper.

use std::ops::Range;

use crate::document::{Document, trimmed};

/// Abbreviations before which no sentence ends.
const ABBREVIATIONS: &[&str] = &[
    "bzw", "ca", "inkl", "ggf", "evtl", "vgl", "sog", "usw", "bspw", "gem", "einschl", "lfd",
    "zzgl", "max", "min", "insb", "insbes", "abzgl", "rd", "Abs", "Nr", "Art", "Ziff", "Dr",
    "Prof", "St", "Str", "Hr", "Fr", "Dipl", "Ing", "Dez", "Abt", "Ref", "Anl", "Tel", "Mio",
    "Mrd", "Tsd", "Bd", "Hrsg", "stellv", "städt", "bes", "allg", "zust", "geb", "verh", "gez",
    "Stellv", "Jan", "Feb", "Aug", "Sept", "Okt", "Nov",
];
/// A line so short, without a mark at its end, is a heading and not the beginning of a sentence.
const HEADING_BYTES: usize = 48;
/// What is longer is no sentence but text whose marks got lost.
const LONGEST_BYTES: usize = 900;

/// The sentences of running text in reading order; cells of tables are left out.
pub(crate) fn sentences(document: &Document) -> Vec<Range<usize>> {
    let mut res = Vec::new();
    let mut start = 0;
    for (line_idx, line) in document.lines.iter().enumerate() {
        let words = document.text[line.span.clone()].trim();
        if line.row || words.is_empty() {
            push(document, start..line.span.start, &mut res);
            start = line.span.end;
            continue;
        }
        if begins_entry(words) {
            push(document, start..line.span.start, &mut res);
            start = line.span.start;
        }
        for end in ends(&document.text, line.span.clone()) {
            push(document, start..end, &mut res);
            start = end;
        }
        if is_heading(words, document.line(line_idx + 1)) {
            push(document, start..line.span.end, &mut res);
            start = line.span.end;
        }
    }
    push(document, start..document.text.len(), &mut res);
    res
}

fn push(document: &Document, span: Range<usize>, res: &mut Vec<Range<usize>>) {
    if span.start < span.end && span.len() <= LONGEST_BYTES {
        res.extend(trimmed(&document.text, span));
    }
}

/// Whether a line begins an entry of a list.
fn begins_entry(words: &str) -> bool {
    let mut chars = words.chars();
    let bullet = chars.next().is_some_and(|it| "-–•▪●○*\u{f0b7}\u{f0a7}✓➢►".contains(it));
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let numbered = (1..=2).contains(&digits)
        && words[digits..].starts_with([')', '.'])
        && words[digits + 1..].starts_with(' ');
    bullet && chars.next().is_some_and(char::is_whitespace) || numbered
}

/// Where sentences end in a line.
fn ends(text: &str, line: Range<usize>) -> Vec<usize> {
    let mut res = Vec::new();
    for (at, mark) in text[line.clone()].match_indices(['.', '!', '?']) {
        let (at, end) = (line.start + at, line.start + at + mark.len());
        let rest = text[end..].trim_start_matches(['“', '"', '”', ')', '«']);
        let blank = rest.starts_with(char::is_whitespace) || rest.is_empty();
        let next = rest.trim_start().chars().next();
        let goes_on = next.is_some_and(char::is_lowercase);
        if blank && !goes_on && !(mark == "." && is_abbreviated(&text[line.start..at])) {
            res.push(text.len() - rest.len());
        }
    }
    res
}

/// Whether the point behind these words belongs to the last of them.
fn is_abbreviated(words: &str) -> bool {
    let last = words.rsplit(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    let digits = !last.is_empty() && last.len() <= 2 && last.bytes().all(|it| it.is_ascii_digit());
    // `z. B.`, `e. V.`: one letter.
    last.chars().count() == 1 || digits || ABBREVIATIONS.contains(&last)
}

fn is_heading(words: &str, next: &str) -> bool {
    words.len() <= HEADING_BYTES
        && !words.ends_with([',', ';', '-', '–', '.'])
        && next.trim_start().starts_with(char::is_uppercase)
        || words.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_paragraphs_lists_and_headings() {
        let document = Document::of(
            "Umsetzung\nDie Stadt wird z. B. Migrations- bzw. \nIntegrationsbeauftragte bitten, am 3. Mai zu\nkommen. „Gut.“ Ja!\n- Punkt eins\n- Punkt zwei. Drei\nA\tB. C\nEnde",
        );
        let got: Vec<String> =
            sentences(&document).into_iter().map(|it| document.words(it)).collect();
        assert_eq!(
            got,
            [
                "Umsetzung",
                "Die Stadt wird z. B. Migrations- bzw. Integrationsbeauftragte bitten, am 3. Mai zu kommen.",
                "„Gut.“",
                "Ja!",
                "- Punkt eins",
                "- Punkt zwei.",
                "Drei",
                "Ende",
            ]
        );
    }
}
