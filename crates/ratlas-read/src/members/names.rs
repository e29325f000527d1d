//! Names of members: harmless, readable and each only once.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// Longer parts of a path are cut.
const MAX_NAME_CHARS: usize = 200;

/// Deeper paths keep their last parts.
const MAX_PARTS: usize = 32;

/// Files and folders that systems leave in archives.
const SYSTEM: &[&str] =
    &["__MACOSX", "Thumbs.db", "desktop.ini", "ehthumbs.db", "$RECYCLE.BIN", "lost+found"];

/// A path inside its container: parts joined by `/`, no way out of it, no control characters.
pub(super) fn harmless(path: &str) -> String {
    let parts: Vec<String> = path
        .split(['/', '\\'])
        .map(|it| it.chars().filter(|it| !is_odd(*it)).nfc().take(MAX_NAME_CHARS).collect())
        .map(|it: String| it.trim().to_owned())
        // `C:` names a drive only at the start.
        .enumerate()
        .filter(|(idx, it)| !(*idx == 0 && it.len() == 2 && it.ends_with(':')))
        .map(|(_, it)| it)
        .filter(|it| !it.is_empty() && it != "." && it != "..")
        .collect();
    let skipped = parts.len().saturating_sub(MAX_PARTS);
    let res = parts[skipped..].join("/");
    if res.is_empty() { "file".to_owned() } else { res }
}

/// Control characters, and marks that turn the direction of reading, which hide a name's end.
fn is_odd(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a member is nobody's paper: hidden, or left by a system or an office program.
pub(super) fn is_hidden(path: &str) -> bool {
    let is_system = |part: &str| SYSTEM.iter().any(|it| it.eq_ignore_ascii_case(part));
    path.split('/').any(|it| it.starts_with('.') || it.starts_with("~$") || is_system(it))
}

/// Gives each path once: the second `a.pdf` is `a (2).pdf`.
#[derive(Debug, Default)]
pub(super) struct Unique(BTreeMap<String, usize>);

impl Unique {
    /// The path, or one like it that was not given before.
    pub(super) fn name(&mut self, path: String) -> String {
        let count = self.0.entry(path.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return path;
        }
        let number = *count;
        let name_start = path.rfind('/').map_or(0, |it| it + 1);
        let dot = path[name_start..].rfind('.').filter(|it| *it > 0);
        let at = dot.map_or(path.len(), |it| name_start + it);
        let (stem, kind) = path.split_at(at);
        self.name(format!("{stem} ({number}){kind}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_names_harmless() {
        for (name, expected) in [
            ("ordner/brief.pdf", "ordner/brief.pdf"),
            ("../../etc/passwd", "etc/passwd"),
            ("C:\\Ablage\\brief.pdf", "Ablage/brief.pdf"),
            ("/a//./b\u{0}\n.pdf", "a/b.pdf"),
            ("rat\u{202e}fdp.exe", "ratfdp.exe"),
            ("U\u{308}bersicht.pdf", "Übersicht.pdf"),
            ("..", "file"),
        ] {
            assert_eq!(harmless(name), expected);
        }
    }

    #[test]
    fn tells_what_systems_leave() {
        for name in ["__MACOSX/._a.pdf", "a/.DS_Store", "b/thumbs.db", "~$Brief.docx"] {
            assert!(is_hidden(name), "{name}");
        }
        assert!(!is_hidden("a.b/c.pdf"));
    }

    #[test]
    fn gives_each_name_once() {
        let mut unique = Unique::default();
        let names: Vec<String> = ["a/x.pdf", "a/x.pdf", "a/x (2).pdf", "y", "y"]
            .iter()
            .map(|it| unique.name((*it).to_owned()))
            .collect();
        assert_eq!(names, ["a/x.pdf", "a/x (2).pdf", "a/x (2) (2).pdf", "y", "y (2)"]);
    }
}
