//! Paths as text, none lost: names need not be UTF-8.

use std::path::{Path, PathBuf};

/// Writes a path as text that [`path`] reads back.
///
/// # Shapes
///
/// | in the name                          | written |
/// |--------------------------------------|---------|
/// | valid UTF-8                          | as it is |
/// | a byte that is not                   | `%FC`   |
/// | `%` before two hexadecimal digits    | `%25`   |
pub(crate) fn path_text(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        push_escaped(&mut text, chunk.valid());
        for byte in chunk.invalid() {
            push_escape(&mut text, *byte);
        }
    }
    text
}

fn push_escaped(text: &mut String, valid: &str) {
    for (start, character) in valid.char_indices() {
        text.push(character);
        if character == '%' && hex_byte(valid.as_bytes(), start + 1).is_some() {
            text.push_str("25");
        }
    }
}

/// Writes `%` and the byte as two hexadecimal digits.
pub(super) fn push_escape(text: &mut String, byte: u8) {
    let digit = |half: u8| char::from_digit(half.into(), 16).map(|it| it.to_ascii_uppercase());
    text.push('%');
    text.extend([byte >> 4, byte & 15].into_iter().filter_map(digit));
}

/// The byte two hexadecimal digits at `start` name.
fn hex_byte(bytes: &[u8], start: usize) -> Option<u8> {
    let digit = |offset: usize| char::from(*bytes.get(start + offset)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// The path a text was written for.
pub(crate) fn path(text: &str) -> PathBuf {
    let bytes = text.as_bytes();
    let mut name = Vec::with_capacity(bytes.len());
    let mut next = 0;
    while let Some(byte) = bytes.get(next) {
        match hex_byte(bytes, next + 1) {
            Some(escaped) if *byte == b'%' => {
                name.push(escaped);
                next += 3;
            }
            _ => {
                name.push(*byte);
                next += 1;
            }
        }
    }
    path_of_bytes(name)
}

#[cfg(unix)]
fn path_of_bytes(name: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    PathBuf::from(std::ffi::OsString::from_vec(name))
}

/// Elsewhere names are not bytes; what is not UTF-8 is shown, but cannot be opened.
#[cfg(not(unix))]
fn path_of_bytes(name: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&name).into_owned())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[track_caller]
    fn check(name: &[u8], text: &str) {
        let name = Path::new(OsStr::from_bytes(name));
        assert_eq!(path_text(name), text);
        assert_eq!(path(text), name);
    }

    #[test]
    fn names_read_back() {
        check("/eingang/Übersicht 50 %.pdf".as_bytes(), "/eingang/Übersicht 50 %.pdf");
        check(b"/eingang/\xDCbersicht.pdf", "/eingang/%DCbersicht.pdf");
        check(b"/eingang/Antrag%20neu.pdf", "/eingang/Antrag%2520neu.pdf");
        check(b"%\xFF%%41%2\xFF%", "%%FF%%2541%2%FF%");
    }
}
