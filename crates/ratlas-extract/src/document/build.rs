//! Pages to one text.

use std::ops::Range;

use ratlas_read::{LineKind, Page, Pages};

use super::emphasis::marks;
use super::furniture::furniture;
use super::hyphen::{Hyphen, hyphen};
use super::lead::leads;
use super::{Document, DocumentLine, Piece, lower, trimmed};

/// Joins the pages to one text in reading order, without running heads and marks of emphasis.
pub(crate) fn document(pages: &Pages) -> Document {
    let mut res = Builder::default();
    let lines = page_lines(&pages.pages);
    let dropped = furniture(&pages.pages, &lines);
    let kept: Vec<&PageLine> =
        lines.iter().zip(&dropped).filter(|(_, drop)| !**drop).map(|(line, _)| line).collect();
    let mut taken = 0;
    for (line_idx, line) in kept.iter().enumerate() {
        let next = kept.get(line_idx + 1).copied();
        taken = res.line(&pages.pages, line, taken, next);
    }
    Document {
        leads: leads(&res.text, &res.lines),
        lower: lower(&res.text),
        text: res.text,
        lines: res.lines,
        pieces: res.pieces,
        pages: pages.pages.clone(),
    }
}

/// A line of a page, with the page's index.
#[derive(Debug, Clone)]
pub(super) struct PageLine {
    pub(super) page_idx: usize,
    pub(super) span: Range<usize>,
    pub(super) kind: LineKind,
    pub(super) font_size: f32,
}

/// The lines of all pages. Pages that name no lines are split at their line ends.
fn page_lines(pages: &[Page]) -> Vec<PageLine> {
    let mut res = Vec::new();
    for (page_idx, page) in pages.iter().enumerate() {
        let line = |span, kind, font_size| PageLine { page_idx, span, kind, font_size };
        if page.lines.is_empty() {
            let mut start = 0;
            for words in page.text.strip_suffix('\n').unwrap_or(&page.text).split('\n') {
                let kind = if words.contains('\t') { LineKind::Row } else { LineKind::Text };
                res.push(line(start..start + words.len(), kind, 0.0));
                start += words.len() + 1;
            }
        } else {
            res.extend(page.lines.iter().map(|it| line(it.span.clone(), it.kind, it.font_size)));
        }
    }
    res
}

#[derive(Default)]
struct Builder {
    text: String,
    lines: Vec<DocumentLine>,
    pieces: Vec<Piece>,
}

impl Builder {
    /// Adds a line without its first `taken` bytes, and the rest of a word broken at its end.
    /// Returns how many bytes of the next line that took.
    fn line(
        &mut self,
        pages: &[Page],
        line: &PageLine,
        taken: usize,
        next: Option<&PageLine>,
    ) -> usize {
        let start = self.text.len();
        let words = &pages[line.page_idx].text[line.span.clone()];
        let row = line.kind == LineKind::Row || has_columns(words) || is_piped(words);
        let broken = next
            .filter(|it| it.kind != LineKind::Row && line.kind != LineKind::Row)
            .and_then(|it| broken_word(words, &pages[it.page_idx].text[it.span.clone()]));
        let end = broken.map_or(words.len(), |(end, _)| end);
        self.words(words, line, taken.min(end)..end);
        let taken_next = match (broken, next) {
            (Some((_, rest)), Some(next)) => {
                let words = &pages[next.page_idx].text[next.span.clone()];
                self.words(words, next, 0..rest);
                words.len() - words[rest..].trim_start().len()
            }
            _ => 0,
        };
        self.lines.push(DocumentLine {
            span: start..self.text.len(),
            page: pages[line.page_idx].number,
            row,
            font_size: line.font_size,
        });
        self.text.push('\n');
        taken_next
    }

    /// Adds a part of a line, leaving out marks and soft hyphens, as pieces.
    fn words(&mut self, words: &str, line: &PageLine, part: Range<usize>) {
        let marks = marks(words);
        let gaps = column_gaps(words);
        let pipes = is_piped(words).then(|| (words.find('|'), words.rfind('|')));
        for (offset, char) in words[part.clone()].char_indices() {
            let at = part.start + offset;
            if char == '\u{ad}' || within(&marks, at).is_some() {
                continue;
            }
            // The outer bars of a Markdown row frame its cells, the inner ones part them.
            let bar = pipes.filter(|_| char == '|');
            if bar.is_some_and(|(first, last)| Some(at) == first || Some(at) == last) {
                continue;
            }
            let page_start = line.span.start + at;
            let gap = within(&gaps, at);
            if gap.is_some_and(|it| it.start != at) {
                continue;
            }
            // A no-break space is two bytes on the page and one here; its piece says one.
            let (written, len) = match char {
                ' ' if gap.is_some() => ('\t', 1),
                '|' if bar.is_some() => ('\t', 1),
                '\u{a0}' | '\u{202f}' | '\u{2009}' => (' ', 1),
                other => (other, other.len_utf8()),
            };
            match self.pieces.last_mut() {
                Some(last)
                    if last.page_idx == line.page_idx
                        && last.start + last.len == self.text.len()
                        && last.page_start + last.len == page_start =>
                {
                    last.len += len;
                }
                _ => self.pieces.push(Piece {
                    start: self.text.len(),
                    page_idx: line.page_idx,
                    page_start,
                    len,
                }),
            }
            self.text.push(written);
        }
    }
}

/// Whether a line is a row of a Markdown table: cells between bars.
fn is_piped(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && line.matches('|').count() > 2
}

/// So many blanks between words are the gap between two columns of a text that was set with
/// blanks. Justified lines have two.
const COLUMN_BLANKS: usize = 3;

/// Whether a line has words on both sides of a gap between columns.
fn has_columns(line: &str) -> bool {
    line.trim().contains(&" ".repeat(COLUMN_BLANKS))
}

/// The gaps between columns: runs of blanks with words on both sides.
fn column_gaps(line: &str) -> Vec<Range<usize>> {
    let words = trimmed(line, 0..line.len()).unwrap_or(0..0);
    let mut res: Vec<Range<usize>> = Vec::new();
    for (at, _) in line[words.clone()].match_indices(' ') {
        let at = words.start + at;
        match res.last_mut() {
            Some(gap) if gap.end == at => gap.end += 1,
            _ => res.push(at..at + 1),
        }
    }
    res.retain(|it| it.len() >= COLUMN_BLANKS);
    res
}

/// The one of these spans, which ascend, that holds a byte.
fn within(spans: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    spans.get(spans.partition_point(|it| it.end <= at)).filter(|it| it.start <= at)
}

/// Where a word breaks at the end of a line: the end of its first half in this line, and of its
/// second half in the next. `None` where the hyphen belongs to the word or stands for a part left
/// out ("Haupt- und Finanzausschuss").
fn broken_word(line: &str, next: &str) -> Option<(usize, usize)> {
    let (kind, len) = hyphen(line, next);
    let rest = next.find(char::is_whitespace).unwrap_or(next.len());
    (kind == Hyphen::Broken).then_some((len, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_broken_words_only() {
        assert_eq!(broken_word("die Integra-", "tion der"), Some((11, 4)));
        assert_eq!(broken_word("Haupt-", "und Finanzausschuss"), None);
        assert_eq!(broken_word("Nord-", "Süd"), None);
        assert_eq!(broken_word("2014 -", "tion"), None);
    }

    #[test]
    fn blanks_between_columns_are_a_tab() {
        let document = Document::of("  Rat      14.09.2022    ö  \nein  Satz\n");
        assert_eq!(document.text, "  Rat\t14.09.2022\tö  \nein  Satz\n");
        assert!(document.lines[0].row && !document.lines[1].row);
        let [from, to] = document.places(6..16)[0].span;
        assert_eq!(&document.page_texts()[0].text[from..to], "14.09.2022");
    }

    #[test]
    fn rows_of_markdown_tables_have_cells() {
        let document = Document::of("| **Ort:** | Leipzig |\n|---|---|\n| a | |\n");
        assert_eq!(
            document.line(0).split('\t').map(str::trim).collect::<Vec<_>>(),
            ["Ort:", "Leipzig"]
        );
        assert!(document.lines[0].row && document.lines[2].row);
        assert_eq!(crate::document::tables(&document).first().map(|it| it.rows.len()), Some(2));
        let at = document.text.find("Leipzig").unwrap();
        let [from, to] = document.places(at..at + 7)[0].span;
        assert_eq!(&document.page_texts()[0].text[from..to], "Leipzig");
    }

    #[test]
    fn no_break_spaces_are_blanks_and_places_stay_right() {
        let document = Document::of("Laufzeit:\u{a0}bis 31/01/2021");
        assert_eq!(document.text, "Laufzeit: bis 31/01/2021\n");
        let start = document.text.find("31").unwrap();
        let [from, to] = document.places(start..start + 10)[0].span;
        assert_eq!(&document.page_texts()[0].text[from..to], "31/01/2021");
    }

    #[test]
    fn a_broken_word_alone_on_its_second_line_leaves_an_empty_line() {
        assert_eq!(Document::of("Integra-\ntion\nneu").text, "Integration\n\nneu\n");
    }
}
