//! The one spelling in which words are compared; from there is no way back.

use unicode_normalization::UnicodeNormalization;

/// Folds a word to the one spelling in which words are compared: lower case, `ä` as `ae`, `ß` as
/// `ss`, other letters without their marks, ligatures and superscripts as plain letters.
///
/// # Examples
///
/// ```
/// assert_eq!(ratlas_german::fold("Größe"), "groesse");
/// assert_eq!(ratlas_german::fold("Groesse"), "groesse");
/// assert_eq!(ratlas_german::fold("Café"), "cafe");
/// ```
pub fn fold(word: &str) -> String {
    let mut res = String::with_capacity(word.len() + 4);
    for it in word.nfc() {
        if it.is_ascii() {
            res.push(it.to_ascii_lowercase());
        } else {
            it.to_lowercase().for_each(|lower| fold_char(lower, &mut res));
        }
    }
    res
}

fn fold_char(it: char, res: &mut String) {
    if let Some(letters) = letters(it) {
        res.push_str(letters);
    } else if matches!(it, '가'..='힣') {
        // Syllables would fall apart into letters nobody types.
        res.push(it);
    } else if it.is_whitespace() {
        res.push(' ');
    } else {
        let start = res.len();
        let plain = std::iter::once(it).nfkd().flat_map(char::to_lowercase);
        for it in plain.filter(|it| !is_mark_of_letter(*it) && !it.is_whitespace()).nfc() {
            match letters(it) {
                Some(letters) => res.push_str(letters),
                None => res.push(it),
            }
        }
        if res.len() == start && it.is_alphanumeric() {
            res.push(it);
        }
    }
}

/// Letters that are written with others, or whose mark is part of the letter.
fn letters(it: char) -> Option<&'static str> {
    Some(match it {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        _ => return None,
    })
}

/// Marks on Latin, Greek, Cyrillic and Arabic letters that are often left out in writing.
fn is_mark_of_letter(it: char) -> bool {
    matches!(it, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{652}')
}

/// Characters that are not there for a reader.
pub(crate) fn is_invisible(it: char) -> bool {
    matches!(it, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn folds() {
        let folded = ["ÄRGER", "Straße", "ﬁnanz", "m²", "Erdoğan", "Łódź", "İzmir", "ẞ"].map(fold);
        expect![[r#"["aerger", "strasse", "finanz", "m2", "erdogan", "lodz", "izmir", "ss"]"#]]
            .assert_eq(&format!("{folded:?}"));
    }
}
