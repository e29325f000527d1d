//! The passages of a page by their languages.

use std::ops::Range;

use ratlas_german::{Language, each_word_in};
use ratlas_model::{PageText, Record};

use crate::prepared::Prepared;

/// Analyses a page, each passage as its language is.
///
/// Words of another language also have their German terms, so that they are found as printed by
/// those who do not think of the language.
pub(crate) fn prepared_page(record: &Record, page: &PageText) -> Prepared {
    let mut res = Prepared::default();
    let mut at = 0;
    for (language, span) in foreign(record, page) {
        if span.start < at {
            continue;
        }
        add(&mut res, None, &page.text[at..span.start]);
        add(&mut res, Some(language), &page.text[span.clone()]);
        at = span.end;
    }
    add(&mut res, None, &page.text[at..]);
    res
}

fn add(res: &mut Prepared, language: Option<Language>, text: &str) {
    if !text.is_empty() {
        each_word_in(language, text, |word| res.push(&word));
    }
}

/// The passages of a page in languages that have a stemmer, in their order.
fn foreign(record: &Record, page: &PageText) -> Vec<(Language, Range<usize>)> {
    let mut res = Vec::new();
    for (language, place) in
        record.languages.iter().flat_map(|it| it.at.iter().map(move |at| (it, at)))
    {
        let span = place.span[0]..place.span[1];
        let is_here = place.page == page.number && page.text.get(span.clone()).is_some();
        if let (true, Some(language)) = (is_here, Language::of(&language.code)) {
            res.push((language, span));
        }
    }
    res.sort_by_key(|(_, span)| span.start);
    res
}

#[cfg(test)]
mod tests {
    use ratlas_model::Place;

    use super::*;
    use crate::tests::papers::paper;

    #[test]
    fn passages_have_the_stems_of_their_language() {
        let mut paper = paper("p", "Fest", &["Das Fest. Okullar tatil. Ende der Feste"]);
        paper.record.languages = vec![ratlas_model::Language {
            code: "tr".to_owned(),
            share: 0.4,
            at: vec![Place { page: 1, span: [10, 24], boxes: Vec::new() }],
            variant: None,
        }];
        let stems = prepared_page(&paper.record, &paper.pages[0]).stemmed;
        assert!(stems.contains("tr:okul\t"), "{stems}");
        assert!(!stems.contains("tr:fest"), "{stems}");
    }
}
