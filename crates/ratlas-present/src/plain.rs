//! Words of papers, made harmless for where they are shown.

/// A paper's words on one line, without anything a terminal would obey or that turns the text: a
/// paper could otherwise hide lines or set the window's title.
pub fn on_one_line(text: &str) -> String {
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

/// A part of a line, its blanks kept, without anything a terminal would obey or that turns the text.
pub fn inline(text: &str) -> String {
    let blank = |it: char| if it.is_whitespace() || it.is_control() { ' ' } else { it };
    text.chars().map(blank).filter(|it| !turns_the_text(*it)).collect()
}

/// A page's text with its lines, without anything else a terminal would obey or that turns the text.
pub fn with_its_lines(text: &str) -> String {
    let keep = |it: &char| matches!(it, '\n' | '\t') || !(it.is_control() || turns_the_text(*it));
    text.chars().filter(keep).collect()
}

/// Text between the tags of an SVG picture that is no markup; not for attributes.
pub fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            _ if it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}') => res.push('\u{fffd}'),
            _ => res.push(it),
        }
    }
    res
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
    fn papers_cannot_steer_the_terminal() {
        assert_eq!(on_one_line("  Rot\x1b[31m\n\n und\u{202e} blau\t"), "Rot [31m und blau");
        assert_eq!(inline(" Rot\u{202e}\x1b "), " Rot  ");
        assert_eq!(inline("Rot\u{200f} und\u{2028}\u{61c}blau"), "Rot und blau");
        assert_eq!(with_its_lines("a\tb\nc\x1b[2J\x07\u{2029}"), "a\tb\nc[2J");
    }

    #[test]
    fn papers_are_no_markup() {
        assert_eq!(escaped("<b>&\u{1b}"), "&lt;b&gt;&amp;\u{fffd}");
    }
}
