//! What holds for every page and every record, whatever the file.

use ratlas_model::{Basis, Record};
use ratlas_read::{Page, Pages};

/// Panics where pages break their contract.
pub(crate) fn check(pages: &Pages) {
    assert!(!pages.pages.is_empty(), "no pages");
    for (page, number) in pages.pages.iter().zip(1..) {
        assert_eq!(page.number, number, "pages are counted from 1");
        check_page(page);
    }
}

/// Panics where a page breaks its contract.
pub(crate) fn check_page(page: &Page) {
    let mut end = 0;
    for line in &page.lines {
        assert!(line.span.start >= end, "lines are in order");
        let between = page.text.get(end..line.span.start).expect("lines end at characters");
        assert!(between.chars().all(|it| it == '\n'), "lines cover the text");
        assert!(page.text.get(line.span.clone()).is_some(), "lines end at characters");
        end = line.span.end;
    }
    let rest = page.text.get(end..).expect("lines end at characters");
    assert!(rest.chars().all(|it| it == '\n'), "lines cover the text");
    let mut end = 0;
    for word in &page.words {
        assert!(!word.span.is_empty() && word.span.start >= end, "words are in order");
        assert!(page.text.get(word.span.clone()).is_some(), "words end at characters");
        assert!(word.bbox.iter().all(|it| it.is_finite()), "boxes are places");
        assert!(word.bbox[0] <= word.bbox[2] && word.bbox[1] <= word.bbox[3], "boxes are areas");
        end = word.span.end;
    }
}

/// Panics where a value of a record has no words.
pub(crate) fn check_record(mut record: Record, pages: &Pages) {
    record.each_evidence_mut(&mut |it| {
        assert!(it.basis != Basis::Explicit || !it.at.is_empty(), "{} has no place", it.rule);
        for place in &it.at {
            let page = pages.pages.iter().find(|page| page.number == place.page);
            let page = page.expect("a place is on a page of the paper");
            let words = page.text.get(place.span[0]..place.span[1]);
            let words = words.expect("places end at characters");
            assert!(!words.trim().is_empty(), "{} has a place without words", it.rule);
        }
    });
    let numbers = record.references.iter().map(|it| &it.raw);
    for raw in record.dates.iter().map(|it| &it.raw).chain(numbers) {
        assert!(!raw.is_empty(), "a value has the words it was read from");
    }
}
