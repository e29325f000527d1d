//! The papers in a file that holds several: a gazette, a collection bound to one file.
//!
//! A file stays the paper it is; each part is a paper of its own beside it. The pages of a part
//! have the numbers and the spans of the file's pages: what is not the part's is blank on them, so
//! that a place in a part is the same place in the file.

mod collection;
mod gazette;

use std::ops::Range;

use ratlas_model::Genre;
use ratlas_read::{Line, LineKind, Page, Pages};

use crate::document::one_line;
use crate::houses::House;

/// Fewer letters than this are no paper: a headline, an imprint.
const LEAST_LETTERS: usize = 120;

/// A part starts at a line: the index of its page and the line's on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Start {
    page_idx: usize,
    line_idx: usize,
}

/// A line of a page with its words on one line.
struct PartLine {
    at: Start,
    words: String,
    font_size: f32,
    /// Whether nothing or an empty line stands before it.
    is_apart: bool,
}

/// The pages of each part, in order; empty where a file is one paper. `houses` are those of the
/// file's place.
pub(crate) fn parts(pages: &Pages, genre: Genre, houses: &[&House]) -> Vec<Pages> {
    let lined: Vec<Page> = pages.pages.iter().map(with_lines).collect();
    let starts = match genre {
        Genre::Gazette => gazette::starts(&lines(&lined)),
        _ => collection::starts(&lined, houses),
    };
    let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
    let cut = |(start, end): (&Start, Option<Start>)| cut(pages, &lined, *start, end);
    let parts: Vec<Pages> = starts.iter().zip(ends).filter_map(cut).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// A page that names its lines; those of formats without geometry end at their line ends.
fn with_lines(page: &Page) -> Page {
    let mut page = page.clone();
    if page.lines.is_empty() {
        let mut start = 0;
        for words in page.text.split('\n') {
            let kind = if words.contains('\t') { LineKind::Row } else { LineKind::Text };
            page.lines.push(Line { span: start..start + words.len(), kind, font_size: 0.0 });
            start += words.len() + 1;
        }
    }
    page
}

/// The lines with words, without running heads.
fn lines(pages: &[Page]) -> Vec<PartLine> {
    let mut res = Vec::new();
    for (page_idx, page) in pages.iter().enumerate() {
        for (line_idx, line) in page.lines.iter().enumerate() {
            let words = one_line(&page.text[line.span.clone()]);
            if words.is_empty() || line.kind == LineKind::Furniture {
                continue;
            }
            let before = &page.text[..line.span.start];
            res.push(PartLine {
                at: Start { page_idx, line_idx },
                words,
                font_size: line.font_size,
                is_apart: before.trim_end_matches(' ').ends_with("\n\n")
                    || before.trim().is_empty(),
            });
        }
    }
    res
}

/// The pages from one start to the next; `None` if hardly anything stands there.
fn cut(pages: &Pages, lined: &[Page], start: Start, end: Option<Start>) -> Option<Pages> {
    let last_idx = match end {
        Some(end) if end.line_idx == 0 && end.page_idx > start.page_idx => end.page_idx - 1,
        Some(end) => end.page_idx,
        None => lined.len() - 1,
    };
    let mut res = Vec::new();
    for (page_idx, page) in lined.iter().enumerate().take(last_idx + 1).skip(start.page_idx) {
        let line =
            |at: Start| page.lines.get(at.line_idx).map_or(page.text.len(), |it| it.span.start);
        let from = if page_idx == start.page_idx { line(start) } else { 0 };
        let to = end.filter(|it| it.page_idx == page_idx).map_or(page.text.len(), line);
        res.push(only(page, from..to));
    }
    let letters = res.iter().flat_map(|it| it.text.chars()).filter(|it| it.is_alphabetic()).count();
    (letters >= LEAST_LETTERS).then(|| Pages {
        pages: res,
        findings: Vec::new(),
        encoding: pages.encoding.clone(),
        recogniser: pages.recogniser.clone(),
        ..*pages
    })
}

/// A page with blanks for all that stands outside of a span.
fn only(page: &Page, span: Range<usize>) -> Page {
    let blank = |text: &str| text.bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }).collect();
    let outside: [String; 2] = [blank(&page.text[..span.start]), blank(&page.text[span.end..])];
    let [before, behind] = outside;
    let inside = |it: &Range<usize>| span.start <= it.start && it.end <= span.end;
    Page {
        text: format!("{before}{}{behind}", &page.text[span.clone()]),
        lines: page.lines.iter().filter(|it| inside(&it.span)).cloned().collect(),
        words: page.words.iter().filter(|it| inside(&it.span)).cloned().collect(),
        ..page.clone()
    }
}

#[cfg(test)]
mod tests {
    use ratlas_model::TextLayer;

    use super::*;

    fn pages(texts: &[&str]) -> Pages {
        let page = |(number, text): (u32, &&str)| Page {
            number,
            text: (*text).to_owned(),
            ..Page::default()
        };
        Pages {
            media_type: "text/plain",
            encoding: None,
            text_layer: TextLayer::Native,
            pages: (1..).zip(texts).map(page).collect(),
            recogniser: None,
            findings: Vec::new(),
        }
    }

    /// The first words of each part, with its pages.
    fn told(parts: &[Pages]) -> Vec<String> {
        let part = |it: &Pages| {
            let numbers: Vec<u32> = it.pages.iter().map(|it| it.number).collect();
            let text: String = it.pages.iter().map(|it| it.text.as_str()).collect();
            let words: Vec<&str> = text.split_whitespace().take(3).collect();
            format!("{numbers:?} {}", words.join(" "))
        };
        parts.iter().map(part).collect()
    }

    const BODY: &str = "Die Verwaltung berichtet dem Beirat einmal im Jahr über die Kurse, ihre \
        Kosten, die Zahl der Plätze und die Wartezeiten in allen Stadtteilen der Stadt Adorf.\n";

    #[test]
    fn papers_bound_together() {
        let paper = |number: u32| {
            format!(
                "Stadt Adorf\n\nBeschlussvorlage\nVorlage Nr.: {number}/2021\n\n{BODY}Seite 1 von 2\n"
            )
        };
        let file = [paper(17), BODY.to_owned(), paper(18), BODY.to_owned()];
        let parts = parts(&pages(&file.each_ref().map(String::as_str)), Genre::Proposal, &[]);
        assert_eq!(
            told(&parts),
            ["[1, 2] Stadt Adorf Beschlussvorlage", "[3, 4] Stadt Adorf Beschlussvorlage"]
        );
    }

    #[test]
    fn one_paper_is_not_cut() {
        let paper = format!("Stadt Adorf\n\nBeschlussvorlage\nVorlage Nr.: 17/2021\n\n{BODY}");
        let annex = format!("Anlage 1\n\nAntrag der Fraktion vom 3.4.2021 im Wortlaut\n{BODY}");
        assert!(parts(&pages(&[&paper, BODY, &annex]), Genre::Proposal, &[]).is_empty());
        assert!(
            parts(&pages(&[&paper, &paper]), Genre::Proposal, &[]).is_empty(),
            "the same number"
        );
    }

    #[test]
    fn a_gazette_by_its_labels() {
        let text = format!(
            "Amtsblatt der Stadt Adorf\nNr. 7\n\nInhalt\nBekanntmachung der Satzung 2\n\n\
             Öffentliche Bekanntmachung\nSatzung über den Beirat\n{BODY}\n\
             Tagesordnung des Migrationsbeirates\n1. Eröffnung\n{BODY}"
        );
        let parts = parts(&pages(&[&text]), Genre::Gazette, &[]);
        assert_eq!(
            told(&parts),
            ["[1] Öffentliche Bekanntmachung Satzung", "[1] Tagesordnung des Migrationsbeirates",]
        );
        let at = text.find("Tagesordnung").unwrap();
        assert_eq!(parts[1].pages[0].text.find("Tagesordnung"), Some(at), "spans stay the file's");
    }
}
