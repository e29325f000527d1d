//! Drafts to PDF, as the producers of real papers write it.
//!
//! Order of the stages: *form* says which lines, rows and paragraphs a paper of its genre has, *set*
//! gives every line its place on a page, *file* writes the objects. Half of the papers show text in
//! the encoding of Windows, half in subsets of a font with a map back to Unicode.

mod face;
mod file;
mod form;
mod frames;
mod set;
mod subset;

use crate::invent::Draft;

/// Writes a draft as PDF. The same draft gives the same bytes.
pub fn print(draft: &Draft) -> Vec<u8> {
    let blocks = form::blocks(draft);
    let sheets = set::sheets(&blocks, &form::running(draft));
    file::pdf(draft, &sheets)
}

#[cfg(test)]
mod tests {
    use crate::invent::{Genre, Inventor};

    /// The text of a paper, as the program reads it.
    fn read(pdf: &[u8]) -> (usize, String) {
        let pages = ratlas_read::read(pdf, "paper.pdf").expect("an invented paper can be read");
        let text: Vec<String> = pages.pages.iter().map(|it| it.text.clone()).collect();
        (text.len(), text.join("\n"))
    }

    #[test]
    fn every_word_can_be_read() {
        let inventor = Inventor::new();
        for number in 0..5 {
            let draft = inventor.draft(number);
            let (_, text) = read(&super::print(&draft));
            let words: Vec<&str> = text.split_whitespace().collect();
            for part in draft.title.split(' ').chain([draft.reference.as_str()]) {
                assert!(words.contains(&part), "no `{part}` in paper {number}:\n{text}");
            }
            let written = draft.paragraphs.iter().flat_map(|it| it.split_whitespace());
            let missing: Vec<&str> = written.filter(|it| !words.contains(it)).collect();
            // Where a line ends with a hyphen of the draft the reader joins its word.
            assert!(missing.len() * 20 < words.len(), "paper {number} lost {missing:?}");
        }
    }

    #[test]
    fn genres_have_their_lengths() {
        let inventor = Inventor::new();
        for number in 5..15 {
            let draft = inventor.draft(number);
            let (pages, _) = read(&super::print(&draft));
            let expected = match draft.genre {
                Genre::Letter => 2..=2,
                Genre::Motion => 1..=3,
                Genre::Minutes => 6..=20,
            };
            assert!(expected.contains(&pages), "{:?} {number} has {pages}", draft.genre);
        }
    }
}
