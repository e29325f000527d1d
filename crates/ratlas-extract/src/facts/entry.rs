//! The entries of a numbered or bulleted list.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::pattern::{Pattern, pattern};

/// An entry with all that stands below it, lists included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// As printed, without the mark behind it; `None` of a bullet.
    pub(crate) number: Option<String>,
    /// Where its mark begins.
    pub(crate) start: usize,
    /// Its words, without the mark.
    pub(crate) span: Range<usize>,
}

/// The entries of the first list in a span.
///
/// # Shapes
///
/// | written                                     | number       |
/// |---------------------------------------------|--------------|
/// | `1.`, `1)`, `1.)`, `(1)`, `1:`              | `1`          |
/// | `a)`, `a.`, `(a)`                           | `a`          |
/// | `II.`                                       | `II`         |
/// | `Punkt 1:`, `Ziffer 1:`, `Nr. 1:`           | `1`          |
/// | `-`, `–`, `•` and other bullets             | none         |
///
/// The first mark tells the kind of the list; marks of other kinds belong to the entry they stand
/// in. Numbers have to follow each other, so a date or a quarter at the beginning of a line
/// ("1. Quartal") is no mark. The last entry ends with its paragraph, unless that goes on.
pub(crate) fn entries(document: &Document, span: Range<usize>) -> Vec<Entry> {
    /// A sentence that goes on fills its line; shorter ones are headings.
    const SHORT_LINE: usize = 36;
    let mut marks: Vec<Mark> = Vec::new();
    let mut open = true;
    for line in lines(document, &span) {
        let words = &document.text[line.clone()];
        if words.trim().is_empty() {
            open = true;
            continue;
        }
        if let Some(mark) = mark(words, line.start).filter(|it| goes_on(&marks, it, open)) {
            marks.push(mark);
        }
        let ended = words.trim_end().ends_with(['.', ',', ':', ';', '?', '!', '“', '"', ')']);
        open = ended || words.trim().len() < SHORT_LINE;
    }
    let mut res = Vec::new();
    for (idx, mark) in marks.iter().enumerate() {
        let end = match marks.get(idx + 1) {
            Some(next) => next.start,
            None => paragraph_end(document, mark.body, span.end),
        };
        if let Some(span) = document.trimmed(mark.body..end.max(mark.body)) {
            res.push(Entry { number: mark.number.clone(), start: mark.start, span });
        }
    }
    res
}

/// The lines of a span; its first and last may be parts of lines.
pub(crate) fn lines<'d>(
    document: &'d Document,
    span: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'd {
    let (start, end) = (span.start, span.end);
    let first = document.lines.partition_point(|it| it.span.end < start);
    document.lines[first..]
        .iter()
        .take_while(move |it| it.span.start < end)
        .map(move |it| it.span.start.max(start)..it.span.end.min(end))
        .filter(|it| it.start <= it.end)
}

/// Where a paragraph ends that begins at a byte: at an empty line, unless the sentence or a list
/// in it goes on behind that.
pub(crate) fn paragraph_end(document: &Document, start: usize, until: usize) -> usize {
    let mut last: Option<Range<usize>> = None;
    let mut gap = false;
    for line in lines(document, &(start..until)) {
        let Some(words) = document.trimmed(line) else {
            gap |= last.is_some();
            continue;
        };
        if let Some(before) = last.as_ref().filter(|_| gap)
            && !continues(document, before, &words)
        {
            return before.end;
        }
        gap = false;
        last = Some(words);
    }
    last.map_or(start, |it| it.end)
}

/// Whether the words behind an empty line go on with those before it.
fn continues(document: &Document, before: &Range<usize>, behind: &Range<usize>) -> bool {
    let (first, next) = (&document.text[before.clone()], &document.text[behind.clone()]);
    let ended = first.ends_with(['.', '!', '?', ';', '“', '"', ')', '«']);
    let lower = next.starts_with(char::is_lowercase);
    let turned = document.page_at(before.start) != document.page_at(behind.start);
    (!ended && (lower || turned))
        || first.ends_with(':')
        || (mark(next, 0).is_some() && lower)
        || mark(next, 0).is_some_and(|it| it.kind == Kind::Bullet)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Letter,
    Roman,
    Bullet,
}

#[derive(Debug)]
struct Mark {
    kind: Kind,
    /// Which of its list, from 1; 0 of bullets.
    rank: usize,
    number: Option<String>,
    /// Whether a quotation begins with it.
    quoted: bool,
    start: usize,
    body: usize,
}

/// Whether a mark is the next of its list, or the first one.
fn goes_on(marks: &[Mark], mark: &Mark, open: bool) -> bool {
    match marks.last() {
        // Within a sentence a dash is a dash, and "2." a date.
        None => open && (mark.kind == Kind::Bullet || mark.rank > 0),
        Some(last) if mark.kind != last.kind => false,
        Some(last) => {
            // An amendment quotes the points it changes: „2. …“, „4. …“.
            let quotes = mark.quoted && last.quoted && mark.rank > last.rank;
            mark.kind == Kind::Bullet || mark.rank == last.rank + 1 || quotes
        }
    }
}

/// The mark a line begins with.
fn mark(words: &str, at: usize) -> Option<Mark> {
    static MARK: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r#"(?x)^ \s* (?: (?: Beschluss)?[Pp]unkt \s | Ziffer \s | Nr\. \s | [„"»“] )?
            (?: \(? (?<number>\d{1,2}) (?: \.\) | [.):] )
              | \(? (?<letter>[a-z]) (?: \.\) | [.)] )
              | (?<roman>[IVX]{1,5}) [.)]
              | (?<bullet> [-–—•▪◦*·●○■✓➢►‣⁃\u{f0b7}\u{f0a7}\u{f02d}] ) )
            (?: \s+ | $ )"#,
        )
    });
    let found = MARK.captures(words)?;
    let body = at + found.get(0)?.end();
    let start = at + (words.len() - words.trim_start().len());
    let res = |kind, rank, number: Option<&str>| {
        let quoted = words.trim_start().starts_with(['„', '"', '»', '“']);
        Some(Mark { kind, rank, number: number.map(str::to_owned), quoted, start, body })
    };
    if let Some(number) = found.name("number").map(|it| it.as_str()) {
        let ordinal = ORDINAL.is_match(&words[found.get(0)?.end()..]);
        return if ordinal { None } else { res(Kind::Number, number.parse().ok()?, Some(number)) };
    }
    if let Some(letter) = found.name("letter").map(|it| it.as_str()) {
        let rank = usize::from(letter.as_bytes()[0] - b'a') + 1;
        return res(Kind::Letter, rank, Some(letter));
    }
    if let Some(roman) = found.name("roman").map(|it| it.as_str()) {
        return res(Kind::Roman, roman_value(roman), Some(roman));
    }
    res(Kind::Bullet, 0, None)
}

/// What stands behind an ordinal number, not behind that of a list.
static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartals?|Halbjahr(?:es)?|Stadtbezirke?s?|Sitzung|Lebensjahr(?:es)?|Wahlperiode|Klassen?|Fassung|Etage|Stock)\b",
    )
});

/// Whether these words go on with an ordinal number before them: "Mai 2020", "Quartal".
pub(crate) fn follows_ordinal(words: &str) -> bool {
    ORDINAL.is_match(words)
}

fn roman_value(roman: &str) -> usize {
    let value = |it: u8| match it {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    // From behind: a smaller digit before a greater one is taken off.
    let (mut res, mut greatest) = (0_usize, 0);
    for digit in roman.bytes().rev().map(value) {
        res = if digit < greatest { res.saturating_sub(digit) } else { res + digit };
        greatest = greatest.max(digit);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let document = Document::of(text);
        let got: Vec<(String, String)> = entries(&document, 0..document.text.len())
            .into_iter()
            .map(|it| (it.number.unwrap_or_default(), document.words(it.span)))
            .collect();
        let got: Vec<(&str, &str)> = got.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn numbers_and_what_stands_below_them() {
        check(
            "1. Die Stadt plant bis zum\n2. Quartal 2025:\n- Kurse\n- Treffen\n2. Sie berichtet.\n\nDer Rat dankt.\n",
            &[
                ("1", "Die Stadt plant bis zum 2. Quartal 2025: - Kurse - Treffen"),
                ("2", "Sie berichtet."),
            ],
        );
        check("1.\nErstens\n2.\nZweitens\n", &[("1", "Erstens"), ("2", "Zweitens")]);
        check("„4. ein Bericht im\n3. Quartal.“\n", &[("4", "ein Bericht im 3. Quartal.“")]);
    }

    #[test]
    fn letters_romans_bullets() {
        check("a) eins\nb) zwei\n", &[("a", "eins"), ("b", "zwei")]);
        check("I. eins\n1. innen\nII. zwei\n", &[("I", "eins 1. innen"), ("II", "zwei")]);
        check("• eins\n• zwei\n", &[("", "eins"), ("", "zwei")]);
        check("Punkt 1: eins\nPunkt 2: zwei\n", &[("1", "eins"), ("2", "zwei")]);
    }

    #[test]
    fn no_lists() {
        check("Die Sitzung des Beirates im Rathaus war am\n3. und am\n4. April.\n", &[]);
        check("Der große Saal im Rathaus der Stadt Adorf\n– er ist neu – ist voll.\n", &[]);
    }

    #[test]
    fn a_broken_paragraph_goes_on() {
        check("1. Die Stadt\n\nbaut.\n\nEnde.\n", &[("1", "Die Stadt baut.")]);
    }
}
