//! What of a paper may stand on a page: its words, and nothing that acts.

use std::fmt::{self, Write};

/// Writes text into HTML and XML: markup becomes text, and characters that act instead of being read
/// (control characters, marks that turn the direction of writing) become a visible sign.
///
/// Templates use it for every value, see `askama.toml`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown;

impl askama::filters::Escaper for Shown {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut done = 0;
        for (at, character) in text.char_indices() {
            let Some(instead) = instead_of(character) else { continue };
            dest.write_str(&text[done..at])?;
            dest.write_str(instead)?;
            done = at + character.len_utf8();
        }
        dest.write_str(&text[done..])
    }
}

/// What stands for a character that must not stand itself; `None` for all that may.
fn instead_of(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => None,
        // The soft hyphen and the joiners of some scripts belong to words.
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(""),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {
            Some("\u{fffd}")
        }
        other if other.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use askama::filters::Escaper;

    use super::*;

    fn shown(text: &str) -> String {
        let mut res = String::new();
        Shown.write_escaped_str(&mut res, text).unwrap();
        res
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            shown("<script>alert('\"x\"')</script> & Söhne"),
            "&lt;script&gt;alert(&#39;&quot;x&quot;&#39;)&lt;/script&gt; &amp; Söhne"
        );
    }

    #[test]
    fn nothing_turns_or_hides_text() {
        assert_eq!(
            shown("a\u{202e}b\u{2066}c\u{0}d\u{7}e\u{9b}f"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f"
        );
        assert_eq!(shown("Zeile\n\tein\u{ad}gerückt\u{200f}"), "Zeile\n\tein\u{ad}gerückt");
    }
}
