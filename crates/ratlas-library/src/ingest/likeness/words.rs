//! The words of a text, however it is set.

use ratlas_model::PageText;

/// Calls `see` with each word as printed: letters and digits, without what stands between, joined
/// where a line end cuts it.
pub(super) fn each_word(text: &str, mut see: impl FnMut(&str)) {
    let mut word = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_alphanumeric() {
            word.push(character);
            continue;
        }
        let mut is_cut = character == '\u{AD}';
        if matches!(character, '-' | '\u{2010}' | '\u{2011}') && characters.peek() == Some(&'\n') {
            while characters.next_if(|it| it.is_whitespace()).is_some() {}
            is_cut = characters.peek().is_some_and(|it| it.is_lowercase());
        }
        if !is_cut && !word.is_empty() {
            see(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        see(&word);
    }
}

/// Calls `see` with a hash of each run of three words; case does not matter.
pub(super) fn shingles(pages: &[PageText], mut see: impl FnMut(u64)) {
    let (mut before, mut last) = (None, None);
    for page in pages {
        each_word(&page.text, |word| {
            let hash = hash(word);
            if let (Some(first), Some(second)) = (before, last) {
                see(mixed(first, mixed(second, hash)));
            }
            (before, last) = (last, Some(hash));
        });
    }
}

/// FNV-1a of the word in small letters.
fn hash(word: &str) -> u64 {
    let mut res = 0xCBF2_9CE4_8422_2325_u64;
    for character in word.chars().flat_map(char::to_lowercase) {
        res = (res ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01B3);
    }
    res
}

/// Two hashes as one, all bits of both in every bit (the last steps of `SplitMix64`).
pub(super) fn mixed(one: u64, other: u64) -> u64 {
    let mut res = one.rotate_left(23).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ other;
    res = (res ^ (res >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    res = (res ^ (res >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    res ^ (res >> 31)
}
