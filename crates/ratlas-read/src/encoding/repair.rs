//! Texts that are in no one encoding: joined from two, or encoded twice.

use encoding_rs::WINDOWS_1252;

use super::sense;

/// Places that are given back to what they were.
#[derive(Debug, PartialEq)]
pub(super) struct Repaired {
    /// The text.
    pub(super) text: String,
    /// How many places were changed.
    pub(super) n_places: usize,
}

/// Reads UTF-8 whose broken bytes are single bytes of windows-1252; `None` if it has no broken
/// byte but at its end, where it was cut.
pub(super) fn mixed(bytes: &[u8]) -> Option<Repaired> {
    let mut res = Repaired { text: String::with_capacity(bytes.len()), n_places: 0 };
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        res.text.push_str(chunk.valid());
        let is_cut =
            chunks.peek().is_none() && chunk.invalid().first().is_some_and(|it| *it >= 0xc2);
        if is_cut {
            res.text.push(char::REPLACEMENT_CHARACTER);
        } else if !chunk.invalid().is_empty() {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
            res.text.push_str(&text);
            res.n_places += 1;
        }
    }
    (res.n_places > 0).then_some(res)
}

/// Undoes the second encoding of a text that was UTF-8, was read as windows-1252 and encoded as
/// UTF-8 again, as far as it goes; `None` if the text reads better as it is.
pub(super) fn encoded_twice(text: &str) -> Option<Repaired> {
    let mut res = Repaired { text: String::with_capacity(text.len()), n_places: 0 };
    let mut rest = text;
    while let Some(start) = rest.find(|it: char| !it.is_ascii()) {
        res.text.push_str(&rest[..start]);
        let len = rest[start..].find(|it: char| it.is_ascii()).unwrap_or(rest.len() - start);
        let run = &rest[start..start + len];
        match once(run) {
            Some(it) => {
                res.text.push_str(&it);
                res.n_places += 1;
            }
            None => res.text.push_str(run),
        }
        rest = &rest[start + len..];
    }
    res.text.push_str(rest);
    (res.n_places > 0 && sense(&res.text) > sense(text)).then_some(res)
}

/// What a run of characters says if they are the bytes of UTF-8.
fn once(run: &str) -> Option<String> {
    let first = run.chars().next()?;
    if !matches!(first, 'Ã' | 'Â' | 'â' | 'Å') {
        return None;
    }
    let (bytes, _, has_others) = WINDOWS_1252.encode(run);
    if has_others {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}
