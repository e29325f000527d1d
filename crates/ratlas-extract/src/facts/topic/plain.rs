//! A text in which one word has one form, whatever marks it is printed with.

use std::ops::Range;

/// Lower case, blanks single, compounds joined, gendered endings written with `*`.
///
/// # Invariants
///
/// `at[i]` is the byte of the original that byte `i` of `text` comes from; it ascends.
pub(super) struct Plain {
    pub(super) text: String,
    at: Vec<usize>,
    end: usize,
}

impl Plain {
    pub(super) fn new(original: &str) -> Plain {
        let mut res = Plain {
            text: String::with_capacity(original.len()),
            at: Vec::with_capacity(original.len()),
            end: original.len(),
        };
        let mut before = ' ';
        let mut chars = original.char_indices().peekable();
        while let Some((at, it)) = chars.next() {
            let next = original[at + it.len_utf8()..].chars().next().unwrap_or(' ');
            match it {
                _ if it.is_whitespace() => {
                    if before != ' ' {
                        res.push(' ', at);
                    }
                    before = ' ';
                    continue;
                }
                '*' | ':' | '_' | '/' if before.is_alphabetic() && is_ending(&original[at..]) => {
                    res.push('*', at);
                    // `/-innen` has a hyphen more.
                    if next == '-' {
                        chars.next();
                    }
                }
                // A compound with hyphens or middle dots is one word.
                '-' | '\u{2010}' | '·' | '•' if before.is_alphabetic() && next.is_alphabetic() =>
                    {}
                'I' if before.is_lowercase() && original[at..].starts_with("Innen") => {
                    res.push('*', at);
                    res.push('i', at);
                }
                _ if it.is_ascii() => res.push(it.to_ascii_lowercase(), at),
                _ => it.to_lowercase().for_each(|it| res.push(it, at)),
            }
            before = it;
        }
        res
    }

    fn push(&mut self, it: char, at: usize) {
        self.text.push(it);
        self.at.resize(self.text.len(), at);
    }

    /// Where a span of the text stands in the original.
    pub(super) fn original(&self, span: Range<usize>) -> Range<usize> {
        let start = self.at.get(span.start).copied().unwrap_or(self.end);
        let end = self.at.get(span.end).copied().unwrap_or(self.end);
        start..end.max(start)
    }
}

/// Whether a gendered ending follows the mark.
fn is_ending(rest: &str) -> bool {
    let rest = &rest[1..];
    rest.strip_prefix('-').unwrap_or(rest).starts_with("in")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_and_the_way_back() {
        let original =
            "Migrant:innen im Integrations-Beirat,\n BürgerInnen, Nutzer/-innen: im Bundes·tag";
        let plain = Plain::new(original);
        assert_eq!(
            plain.text,
            "migrant*innen im integrationsbeirat, bürger*innen, nutzer*innen: im bundestag"
        );
        let at = plain.text.find("integrationsbeirat").unwrap();
        let span = plain.original(at..at + "integrationsbeirat".len());
        assert_eq!(&original[span], "Integrations-Beirat");
    }
}
