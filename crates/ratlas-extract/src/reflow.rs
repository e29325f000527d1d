//! Pages as a reader's text: one paragraph a line, one table row a line.
//!
//! Lines of print are put together to paragraphs and words broken at line ends to words, inside of
//! cells too; every byte of the text knows the page and the words it comes from.

use std::ops::Range;

use ratlas_read::{Line, LineKind, Page, Pages};

use crate::document::{Hyphen, hyphen};

/// A paragraph, a row of a table, or a running head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The page it begins on, counted from 1.
    pub page: u32,
    /// What it is on the page.
    pub kind: LineKind,
    /// Its text on one line; cells of a row are separated by tabs.
    pub text: String,
    /// Where its text comes from, in ascending order; blanks put between lines come from nowhere.
    pub pieces: Vec<Piece>,
}

/// A run of bytes taken unchanged from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the paragraph's text.
    pub start: usize,
    /// The page, counted from 1.
    pub page: u32,
    /// Bytes of the page's text.
    pub span: Range<usize>,
}

/// The paragraphs of all pages in reading order.
///
/// The rest of a word broken at the end of a page is put to its beginning.
///
/// # Examples
///
/// ```
/// let pages = ratlas_read::read("Der Integra-\ntionsrat\n\ntagt.".as_bytes(), "a.txt")?;
/// let texts: Vec<String> =
///     ratlas_extract::paragraphs(&pages).into_iter().map(|it| it.text).collect();
/// assert_eq!(texts, ["Der Integrationsrat", "tagt."]);
/// # Ok::<(), ratlas_read::ReadError>(())
/// ```
pub fn paragraphs(pages: &Pages) -> Vec<Paragraph> {
    let mut res: Vec<Paragraph> = Vec::new();
    for page in &pages.pages {
        let mut is_open = false;
        for line in &page.lines {
            if page.text[line.span.clone()].trim().is_empty() {
                is_open = false;
                continue;
            }
            let words = &page.text[line.span.clone()];
            let goes_on = |it: &&mut Paragraph| {
                let are_text = line.kind == LineKind::Text && it.kind == LineKind::Text;
                is_open && are_text && !begins_item(page, line) && !counts_on(&it.text, words)
            };
            match res.last_mut().filter(goes_on) {
                Some(paragraph) => paragraph.append(page, line.span.clone()),
                None => res.push(begun(page, line)),
            }
            is_open = true;
        }
    }
    join_over_pages(&mut res);
    res.retain(|it| !it.text.is_empty());
    res
}

fn begun(page: &Page, line: &Line) -> Paragraph {
    let mut res =
        Paragraph { page: page.number, kind: line.kind, text: String::new(), pieces: Vec::new() };
    if line.kind == LineKind::Row {
        for (idx, span) in printed_lines(page, line).into_iter().enumerate() {
            if idx == 0 {
                res.take(page, span);
            } else {
                res.append(page, span);
            }
        }
    } else {
        res.take(page, line.span.clone());
    }
    res
}

/// The stretches of a row that were one line of print each: inside of a cell a hyphen may end one.
fn printed_lines(page: &Page, line: &Line) -> Vec<Range<usize>> {
    let mut res = vec![line.span.clone()];
    let first = page.words.partition_point(|it| it.span.start < line.span.start);
    for pair in page.words[first..].windows(2) {
        let [one, other] = pair else { continue };
        if other.span.start >= line.span.end {
            break;
        }
        let height = one.bbox[3] - one.bbox[1];
        let is_below = other.bbox[1] > one.bbox[1] + 0.5 * height;
        let between = &page.text[one.span.end..other.span.start];
        if is_below && between == " " {
            let end = line.span.end;
            if let Some(last) = res.last_mut() {
                last.end = one.span.end;
            }
            res.push(other.span.start..end);
        }
    }
    res
}

impl Paragraph {
    /// Adds a stretch of a page as it is.
    fn take(&mut self, page: &Page, span: Range<usize>) {
        let text = &page.text[span.clone()];
        let (start, end) = (text.len() - text.trim_start_matches(' ').len(), text.trim_end().len());
        if start < end {
            let span = span.start + start..span.start + end;
            self.pieces.push(Piece { start: self.text.len(), page: page.number, span });
            self.text.push_str(&text[start..end]);
        }
    }

    /// Adds the next line of print; a word broken at the end of the last one is joined.
    fn append(&mut self, page: &Page, span: Range<usize>) {
        match hyphen(&self.text, page.text[span.clone()].trim_start()) {
            (Hyphen::Apart, _) => self.text.push(' '),
            (Hyphen::Kept, _) => {}
            (Hyphen::Broken, len) => self.cut(len),
        }
        self.take(page, span);
    }

    /// Leaves out everything from a place on.
    fn cut(&mut self, len: usize) {
        let cut = self.text.len() - len;
        self.text.truncate(len);
        if let Some(last) = self.pieces.last_mut() {
            last.span.end -= cut.min(last.span.len());
        }
    }
}

/// Puts the rest of a word that is broken at the end of a page to its beginning.
fn join_over_pages(paragraphs: &mut [Paragraph]) {
    let texts: Vec<usize> =
        (0..paragraphs.len()).filter(|it| paragraphs[*it].kind == LineKind::Text).collect();
    for pair in texts.windows(2) {
        let (before, after) = paragraphs.split_at_mut(pair[1]);
        let (one, other) = (&mut before[pair[0]], &mut after[0]);
        if one.page == other.page {
            continue;
        }
        let (kind, len) = hyphen(&one.text, &other.text);
        let Some(piece) = other.pieces.first().cloned().filter(|_| kind == Hyphen::Broken) else {
            continue;
        };
        let rest = other.text[..piece.span.len()].find(' ').unwrap_or(piece.span.len());
        one.cut(len);
        let span = piece.span.start..piece.span.start + rest;
        one.pieces.push(Piece { start: one.text.len(), page: piece.page, span });
        one.text.push_str(&other.text[..rest]);
        other.leave_out(rest);
    }
}

impl Paragraph {
    /// Leaves out the first bytes and the blank after them.
    fn leave_out(&mut self, len: usize) {
        let len = len + usize::from(self.text[len..].starts_with(' '));
        self.text.drain(..len);
        for piece in &mut self.pieces {
            let cut = len.saturating_sub(piece.start).min(piece.span.len());
            piece.span.start += cut;
            piece.start = piece.start.saturating_sub(len);
        }
        self.pieces.retain(|it| !it.span.is_empty());
    }
}

/// Whether a line begins an item of a list: a bullet, or a number or letter with its text indented.
///
/// A line of running text may begin with a number and a stop by chance, as in `am / 3. Mai`; what
/// tells them apart is that the lines of an item stand under its text, not under its number.
fn begins_item(page: &Page, line: &Line) -> bool {
    const BULLETS: &str = "•▪■□●○◦‣➢►☐☒☑✓–—-*";
    let text = page.text[line.span.clone()].trim_start();
    let mut words = text.split_whitespace();
    let Some(mark) = words.next().filter(|_| words.next().is_some()) else { return false };
    if mark.chars().count() == 1 && BULLETS.contains(mark) {
        return true;
    }
    let core = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_number = core.len() <= 3 && core.chars().all(|it| it.is_ascii_digit());
    let is_letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    let is_mark = core.len() < mark.len() && !core.is_empty() && (is_number || is_letter);
    is_mark && is_hanging(page, line)
}

/// Whether a line begins with the number after that with which a paragraph begins.
fn counts_on(paragraph: &str, line: &str) -> bool {
    let number = |text: &str| -> Option<(u32, String)> {
        let mark = text.split_whitespace().next()?;
        let digits: String = mark.chars().filter(char::is_ascii_digit).collect();
        let form: String = mark.chars().filter(|it| !it.is_ascii_digit()).collect();
        let is_mark = matches!(form.as_str(), "." | ")" | "()") && digits.len() <= 3;
        Some((digits.parse().ok()?, form)).filter(|_| is_mark)
    };
    matches!(
        (number(paragraph), number(line)),
        (Some((one, form)), Some((next, other))) if form == other && next == one + 1
    )
}

/// Whether the next line stands under the second word of this one, or this one left of the others.
fn is_hanging(page: &Page, line: &Line) -> bool {
    let at = |start: usize| {
        let idx = page.words.partition_point(|it| it.span.start < start);
        page.words.get(idx..)
    };
    let Some([first, second, ..]) = at(line.span.start) else { return false };
    let [x0, ..] = first.bbox;
    let near = |one: f32, other: f32| (one - other).abs() < 0.3 * line.font_size.max(1.0);
    let next = page.lines.iter().find(|it| it.span.start > line.span.end && !it.span.is_empty());
    let before = page.lines.iter().rev().find(|it| it.span.end < line.span.start);
    let begin = |it: &Line| at(it.span.start).and_then(<[_]>::first).map(|it| it.bbox[0]);
    let is_over = next.and_then(begin).is_some_and(|it| near(it, second.bbox[0]));
    let is_left = before.and_then(begin).is_some_and(|it| near(it, second.bbox[0]) && it > x0);
    is_over || is_left
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expected: Expect) {
        let pages = ratlas_read::read(text.as_bytes(), "a.txt").unwrap();
        let paragraphs = paragraphs(&pages);
        for paragraph in &paragraphs {
            for it in &paragraph.pieces {
                let page = &pages.pages[it.page as usize - 1];
                let printed = &page.text[it.span.clone()];
                assert_eq!(&paragraph.text[it.start..it.start + it.span.len()], printed);
            }
        }
        let texts: Vec<String> = paragraphs.into_iter().map(|it| it.text).collect();
        expected.assert_eq(&texts.join("\n"));
    }

    #[test]
    fn joins_lines_and_broken_words() {
        check(
            "Der Haupt-\nund Finanzausschuss hat die Integra-\ntion im Nord-\nSüd-Vergleich\n\nam\n23.12.2022",
            expect![[r"
                Der Haupt- und Finanzausschuss hat die Integration im Nord-Süd-Vergleich
                am 23.12.2022"]],
        );
    }

    #[test]
    fn joins_words_broken_at_the_end_of_a_page() {
        check(
            "Der Beirat emp-\u{c}fiehlt dem Rat,\nzuzustimmen.\n\nEnde",
            expect![[r"
                Der Beirat empfiehlt
                dem Rat, zuzustimmen.
                Ende"]],
        );
    }

    #[test]
    fn items_of_a_list_stay_apart() {
        check("- eins\n- zwei\n  und mehr", expect!["- eins\n- zwei und mehr"]);
        check("1. Eröffnung\n2. Wahl am\n3.5.2024", expect!["1. Eröffnung\n2. Wahl am 3.5.2024"]);
    }
}
