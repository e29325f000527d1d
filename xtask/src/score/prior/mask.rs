//! Takes away what would tell too much: title, numbers, dates.

use ratlas_model::{PageText, Place, Record};

/// The text of a paper without its title and without any number of a paper and any date in it, in
/// whatever spelling they were found, and without their words where they are repeated.
pub(super) fn masked(record: &Record, pages: &[PageText]) -> String {
    let title = record.title.iter().map(|it| (&it.evidence.at, it.raw.as_str()));
    let numbers = record.references.iter().chain(&record.reference);
    let numbers = numbers.flat_map(|it| {
        [it.raw.as_str(), &it.number, &it.normalized].map(|words| (&it.evidence.at, words))
    });
    let dates = record.dates.iter().chain(&record.date);
    let dates = dates.map(|it| (&it.evidence.at, it.raw.as_str()));
    let found: Vec<(&Vec<Place>, &str)> = title.chain(numbers).chain(dates).collect();
    let places: Vec<&Place> = found.iter().flat_map(|it| it.0).collect();
    let mut text = without(pages, &places);
    if let Some(title) = &record.title {
        text = without_words(&text, &title.text);
    }
    for (_, words) in found {
        text = without_words(&text, words);
    }
    text
}

/// The texts of the pages without what stands at some places.
pub(super) fn without(pages: &[PageText], places: &[&Place]) -> String {
    let mut res = String::new();
    for page in pages {
        let mut spans: Vec<[usize; 2]> =
            places.iter().filter(|it| it.page == page.number).map(|it| it.span).collect();
        spans.sort_unstable();
        let mut at = 0;
        for [start, end] in spans {
            res.push_str(page.text.get(at..start).unwrap_or_default());
            res.push(' ');
            at = at.max(end);
        }
        res.push_str(page.text.get(at..).unwrap_or_default());
        res.push_str("\n\n");
    }
    res
}

/// The text without some words wherever they stand, whatever the blanks between them.
fn without_words(text: &str, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let Some(first) = words.first() else { return text.to_owned() };
    let mut res = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(first) {
        let (before, found) = rest.split_at(start);
        res.push_str(before);
        if let Some(end) = end_of(found, &words) {
            res.push(' ');
            rest = &found[end..];
        } else {
            res.push_str(first);
            rest = &found[first.len()..];
        }
    }
    res.push_str(rest);
    res
}

/// Where the words end with which a text begins.
fn end_of(text: &str, words: &[&str]) -> Option<usize> {
    let mut rest = text;
    for word in words {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::super::trial::read_bytes;
    use super::*;

    #[test]
    fn title_numbers_and_dates_are_taken_away() {
        let paper = "Stadt Karlsruhe\nAntrag\nVorlage Nr.: 2023/0714\nvom: 12.07.2023\n\n\
                     Betreff: Leihräder für alle\n\nBegründung\nDer Antrag 2023/0714 „Leihräder \
                     für alle“ vom 12.07.2023 hilft. Leihräder sind gut.\n";
        let (record, pages) = read_bytes(paper.as_bytes(), "a.txt").unwrap();
        let text = masked(&record, &pages);
        for told in ["2023/0714", "12.07.2023", "für alle"] {
            assert!(paper.contains(told) && !text.contains(told), "{told} in {text}");
        }
        assert!(text.contains("Leihräder sind gut."));
    }

    #[test]
    fn words_whatever_the_blanks() {
        assert_eq!(without_words("a b\n c d, a b", "b c"), "a   d, a b");
        assert_eq!(without_words("ab", ""), "ab");
    }
}
