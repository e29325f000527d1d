//! Running heads and page numbers: lines that are not the paper's words.

use std::collections::BTreeMap;

use ratlas_read::{LineKind, Page};

use super::build::PageLine;
use super::one_line;

/// A head of fewer letters may be a word of the text that repeats, such as a label.
const HEAD_MIN_LETTERS: usize = 24;
/// A line that stands this often is a head, if it looks like one.
const HEAD_MIN_TIMES: usize = 3;
/// A running head also stands on the first page, within the first lines.
const HEAD_FIRST_LINES: usize = 12;

/// For each line whether it is left out: furniture of the pages, and in texts without pages the
/// running heads that were left in the middle of it. The first occurrence of a head stays, for it
/// is the paper's own head.
pub(super) fn furniture(pages: &[Page], lines: &[PageLine]) -> Vec<bool> {
    let words: Vec<String> =
        lines.iter().map(|it| key(&pages[it.page_idx].text[it.span.clone()])).collect();
    let mut res: Vec<bool> = lines.iter().map(|line| line.kind == LineKind::Furniture).collect();
    keep_first_heads(&words, lines, &mut res);
    drop_heads_in_text(&words, lines, &mut res);
    drop_page_numbers(&words, &mut res);
    res
}

/// A line as it is compared: on one line, without marks, in lower case.
fn key(line: &str) -> String {
    one_line(&line.replace(['*', '#'], "")).to_lowercase()
}

fn letters(words: &str) -> usize {
    words.chars().filter(|it| it.is_alphabetic()).count()
}

/// A head of the first page is the paper's letterhead even if the pages repeat it.
fn keep_first_heads(words: &[String], lines: &[PageLine], dropped: &mut [bool]) {
    let first_text = dropped.iter().position(|it| !it).unwrap_or(dropped.len());
    for line_idx in 0..first_text {
        if lines[line_idx].page_idx == 0 && letters(&words[line_idx]) >= 4 {
            dropped[line_idx] = false;
        }
    }
}

/// Heads of one or two lines that repeat in the text.
fn drop_heads_in_text(words: &[String], lines: &[PageLine], dropped: &mut [bool]) {
    let joined = |line_idx: usize, n_lines: usize| -> Option<String> {
        let part = words.get(line_idx..line_idx + n_lines)?;
        let plain = lines[line_idx..line_idx + n_lines].iter().all(|it| it.kind == LineKind::Text);
        let res = part.join(" ");
        let looks_like_a_head = plain
            && part.iter().all(|it| !it.is_empty())
            && letters(&res) >= HEAD_MIN_LETTERS
            && !res.ends_with([':', '.', ';', ',']);
        looks_like_a_head.then_some(res)
    };
    let mut times: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for line_idx in 0..words.len() {
        for n_lines in [1, 2] {
            if let Some(head) = joined(line_idx, n_lines) {
                times.entry(head).or_default().push((line_idx, n_lines));
            }
        }
    }
    let with_words = words.iter().enumerate().filter(|it| !it.1.is_empty());
    let first_lines = with_words.map(|it| it.0).nth(HEAD_FIRST_LINES - 1).unwrap_or(words.len());
    for places in times.values().filter(|it| it.len() >= HEAD_MIN_TIMES) {
        let first = places[0].0;
        let is_head = first <= first_lines;
        for (line_idx, n_lines) in places.iter().filter(|it| is_head && it.0 != first) {
            dropped[*line_idx..line_idx + n_lines].fill(true);
        }
    }
}

/// `- 2 -`, `– 2 –`, `Seite 2 von 5` alone on a line.
fn drop_page_numbers(words: &[String], dropped: &mut [bool]) {
    for (line, drop) in words.iter().zip(dropped) {
        let bare = line.trim_matches(['-', '–', '—', ' ']);
        let framed = bare.len() < line.len() && !bare.is_empty() && bare.len() <= 3;
        let named =
            line.strip_prefix("seite ").map(|it| it.replace([' ', '/'], "").replace("von", ""));
        let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        *drop |= (framed && digits(bare)) || named.is_some_and(|it| digits(&it));
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    #[test]
    fn drops_repeated_heads_and_page_numbers() {
        let head = "BEIRAT FÜR INTEGRATION UND MIGRATION\nDER STADT ADORF\n";
        let text = format!(
            "**{}**\nProtokoll\n\nErster Absatz,\n\n{head}\nder weitergeht.\n\n- 2 -\n\nBEIRAT FÜR INTEGRATION UND MIGRATION DER STADT ADORF\n\nSchluss\n",
            head.trim_end()
        );
        assert_eq!(
            Document::of(&text).text.split('\n').filter(|it| !it.is_empty()).collect::<Vec<_>>(),
            [
                "BEIRAT FÜR INTEGRATION UND MIGRATION",
                "DER STADT ADORF",
                "Protokoll",
                "Erster Absatz,",
                "der weitergeht.",
                "Schluss"
            ]
        );
    }

    #[test]
    fn keeps_labels_that_repeat() {
        let text = "Abstimmungsergebnis der Gemeinderatssitzung:\n".repeat(4);
        assert_eq!(Document::of(&text).text.lines().filter(|it| !it.is_empty()).count(), 4);
    }
}
