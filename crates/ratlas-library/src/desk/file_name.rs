//! Names that may be given to whoever downloads a file.

/// Longer names are cut; systems take 255 bytes, which are fewer characters where there are umlauts.
const MAX_CHARS: usize = 100;

/// A file that has no name left.
const NAMELESS: &str = "paper";

/// What names of each kind of content end with, the usual ending first.
const ENDINGS: &[(&str, &[&str])] = &[
    ("application/pdf", &["pdf"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/rtf", &["rtf"]),
    ("message/rfc822", &["eml"]),
    ("text/html", &["html", "htm", "xhtml"]),
    ("text/markdown", &["md", "markdown"]),
    ("text/plain", &["txt"]),
];

/// The last part of a path, harmless in a header and on any system, with an ending that says what the
/// file holds.
pub(super) fn safe(path: &str, media_type: Option<&str>) -> String {
    // Browsers on Windows send whole paths, whatever system this is.
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter_map(shown).take(MAX_CHARS).collect();
    // Systems hide the one and drop the other.
    let name = name.trim_start_matches(['.', ' ', '-', '~']).trim_end_matches(['.', ' ']);
    let name = if name.is_empty() { NAMELESS } else { name };
    let endings = ENDINGS.iter().find(|it| Some(it.0) == media_type).map_or(&[][..], |it| it.1);
    let has = |ending: &&str| {
        let ending_of = name.rsplit_once('.').map(|it| it.1);
        ending_of.is_some_and(|it| it.eq_ignore_ascii_case(ending))
    };
    match endings.first() {
        Some(usual) if !endings.iter().any(has) => format!("{name}.{usual}"),
        _ => name.to_owned(),
    }
}

/// A character as it is shown: no control characters, no marks that turn the direction of reading, and
/// nothing that means something to a system or in a header.
fn shown(it: char) -> Option<char> {
    match it {
        ':' | '*' | '?' | '"' | '<' | '>' | '|' | ';' | '%' => Some('_'),
        '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => None,
        it if it.is_control() => None,
        it => Some(it),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_harmless_and_say_what_is_inside() {
        let pdf = Some("application/pdf");
        for (path, media_type, expected) in [
            ("eingang/2019/Antrag 12.pdf", pdf, "Antrag 12.pdf"),
            ("alles.zip/ordner/Übersicht.PDF", pdf, "Übersicht.PDF"),
            ("antrag.exe", pdf, "antrag.exe.pdf"),
            ("rat\u{202e}fdp.exe", pdf, "ratfdp.exe.pdf"),
            ("a\r\nSet-Cookie: x=\"1\".pdf", pdf, "aSet-Cookie_ x=_1_.pdf"),
            ("..\\..\\brief.htm", Some("text/html"), "brief.htm"),
            ("seite", Some("text/html"), "seite.html"),
            (".htaccess", Some("text/plain"), "htaccess.txt"),
            ("...", None, "paper"),
            ("", pdf, "paper.pdf"),
            ("vorlage.", Some("text/x-new"), "vorlage"),
        ] {
            assert_eq!(safe(path, media_type), expected);
        }
        assert_eq!(safe(&"ä".repeat(500), pdf).chars().count(), MAX_CHARS + 4);
    }
}
