//! When two papers have the same text.

use ratlas_model::PageText;

/// Papers with fewer letters and digits have no text that could tell them apart: covers, scans with
/// only a stamp that can be read, forms.
const MIN_CHARACTERS: usize = 40;

/// A hash of the letters and digits of all pages; the same for the same text however it is set.
///
/// Blanks, line ends, hyphens, dashes, quotes and case are left out, so that a text file and the PDF
/// made from it agree; only that two digits are apart is kept. `None` for texts too short to tell.
pub(crate) fn text_hash(pages: &[PageText]) -> Option<String> {
    let mut letters = String::with_capacity(pages.iter().map(|it| it.text.len()).sum());
    let mut n_characters = 0;
    let mut is_gap = false;
    for character in pages.iter().flat_map(|it| it.text.chars().chain(['\n'])) {
        if !character.is_alphanumeric() {
            is_gap = true;
            continue;
        }
        if is_gap && character.is_numeric() && letters.ends_with(char::is_numeric) {
            letters.push(' ');
        }
        letters.extend(character.to_lowercase());
        n_characters += 1;
        is_gap = false;
    }
    let hash = || blake3::hash(letters.as_bytes()).to_hex()[..32].to_owned();
    (n_characters >= MIN_CHARACTERS).then(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(pages: &[&str]) -> Option<String> {
        let page =
            |text: &&str| PageText { number: 1, text: (*text).to_owned(), ..PageText::default() };
        text_hash(&pages.iter().map(page).collect::<Vec<PageText>>())
    }

    const TEXT: &str = "Der Stadtrat beschließt am 3.12. einen Runden Tisch für Integration";

    #[test]
    fn the_same_however_it_is_set() {
        let broken = ["Der Stadtrat beschließt am 3.12. einen Run-\nden Tisch", "für  INTEGRATION"];
        assert!(hash(&[TEXT]).is_some());
        assert_eq!(hash(&[TEXT]), hash(&broken));
    }

    #[test]
    fn another_text_is_another() {
        assert_ne!(hash(&[TEXT]), hash(&[&TEXT.replace("3.12.", "31.2.")]));
        assert_ne!(hash(&[TEXT]), hash(&[&TEXT.replace("einen", "keinen")]));
    }

    #[test]
    fn too_short_to_tell() {
        assert_eq!(hash(&["Anlage 1", ""]), None);
    }
}
