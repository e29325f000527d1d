//! Colours, and what a terminal must not be sent.

use std::ffi::OsStr;

use crate::args::ColourWhen;

/// How to make words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// With the terminal's colours.
    Colour,
    /// With nothing but characters.
    Plain,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const MATCHED: &str = "1;33";

impl Style {
    /// `no_colour` and `term` are the variables `NO_COLOR` and `TERM`.
    pub(crate) fn choose(
        when: ColourWhen,
        is_terminal: bool,
        no_colour: Option<&OsStr>,
        term: Option<&OsStr>,
    ) -> Style {
        let refused = no_colour.is_some_and(|it| !it.is_empty()) || term == Some("dumb".as_ref());
        match when {
            ColourWhen::Always => Style::Colour,
            ColourWhen::Auto if is_terminal && !refused => Style::Colour,
            ColourWhen::Auto | ColourWhen::Never => Style::Plain,
        }
    }

    /// The title of something.
    pub(crate) fn bold(self, text: &str) -> String {
        self.coded(BOLD, text)
    }

    /// What only some readers want to know.
    pub(crate) fn dim(self, text: &str) -> String {
        self.coded(DIM, text)
    }

    /// A word that was searched for.
    pub(crate) fn matched(self, word: &str) -> String {
        match self {
            Style::Colour => self.coded(MATCHED, word),
            Style::Plain => format!("«{word}»"),
        }
    }

    fn coded(self, code: &str, text: &str) -> String {
        match self {
            Style::Colour => format!("\x1b[{code}m{text}\x1b[0m"),
            Style::Plain => text.to_owned(),
        }
    }
}

/// A paper's words on one line, without anything a terminal would obey: a paper could otherwise
/// hide lines or set the window's title.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for word in text.split(|it: char| it.is_whitespace() || it.is_control()) {
        if !word.is_empty() {
            if !res.is_empty() {
                res.push(' ');
            }
            res.extend(word.chars().filter(|it| !turns_the_text(*it)));
        }
    }
    res
}

/// A part of a line, its blanks kept, without anything a terminal would obey.
pub(crate) fn inline(text: &str) -> String {
    let blank = |it: char| if it.is_whitespace() || it.is_control() { ' ' } else { it };
    text.chars().map(blank).filter(|it| !turns_the_text(*it)).collect()
}

/// A page's text with its lines, without anything else a terminal would obey.
pub(crate) fn with_its_lines(text: &str) -> String {
    let keep = |it: &char| matches!(it, '\n' | '\t') || !(it.is_control() || turns_the_text(*it));
    text.chars().filter(keep).collect()
}

/// Whether a character changes the direction of what stands beside it, or ends a line in some
/// terminals only.
fn turns_the_text(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_where_they_are_wanted() {
        let choose = |when, terminal, no_colour: Option<&str>, term: Option<&str>| {
            Style::choose(when, terminal, no_colour.map(OsStr::new), term.map(OsStr::new))
        };
        assert_eq!(choose(ColourWhen::Auto, true, None, Some("xterm")), Style::Colour);
        assert_eq!(choose(ColourWhen::Auto, true, Some(""), None), Style::Colour);
        assert_eq!(choose(ColourWhen::Auto, true, Some("1"), None), Style::Plain);
        assert_eq!(choose(ColourWhen::Auto, true, None, Some("dumb")), Style::Plain);
        assert_eq!(choose(ColourWhen::Auto, false, None, None), Style::Plain);
        assert_eq!(choose(ColourWhen::Always, false, Some("1"), None), Style::Colour);
        assert_eq!(choose(ColourWhen::Never, true, None, None), Style::Plain);
    }

    #[test]
    fn papers_cannot_steer_the_terminal() {
        assert_eq!(on_one_line("  Rot\x1b[31m\n\n und\u{202e} blau\t"), "Rot [31m und blau");
        assert_eq!(inline(" Rot\u{202e}\x1b "), " Rot  ");
        assert_eq!(inline("Rot\u{200f} und\u{2028}\u{61c}blau"), "Rot und blau");
        assert_eq!(with_its_lines("a\tb\nc\x1b[2J\x07\u{2029}"), "a\tb\nc[2J");
    }
}
