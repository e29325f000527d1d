//! Colours of the terminal.

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
}
