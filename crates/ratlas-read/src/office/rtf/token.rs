//! The signs of rich text: groups, control words, bytes of text.

/// Longer names and numbers of control words are none.
const MAX_WORD_BYTES: usize = 32;

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\par`, `\u252`: name and number.
    Word(&'a str, Option<i32>),
    /// `\~`, `\*`: a control symbol.
    Symbol(u8),
    /// `\'fc`: one byte.
    Hex(u8),
    /// Bytes as they stand.
    Text(&'a [u8]),
}

/// The signs of a file, in order.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// The signs of these bytes.
    pub(super) fn new(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { rest: bytes }
    }

    /// Passes over bytes that are no text: what follows `\bin`.
    pub(super) fn pass(&mut self, len: usize) {
        self.rest = &self.rest[len.min(self.rest.len())..];
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            let digits = self.rest.get(1..3).unwrap_or_default();
            let byte =
                std::str::from_utf8(digits).ok().and_then(|it| u8::from_str_radix(it, 16).ok());
            self.pass(if byte.is_some() { 3 } else { 1 });
            return Some(byte.map_or(Token::Symbol(b'\''), Token::Hex));
        }
        if !first.is_ascii_alphabetic() {
            self.pass(1);
            return Some(Token::Symbol(first));
        }
        let len = |bytes: &[u8], is: fn(&u8) -> bool| bytes.iter().take_while(|it| is(it)).count();
        let n_letters = len(self.rest, u8::is_ascii_alphabetic).min(MAX_WORD_BYTES);
        let name = std::str::from_utf8(&self.rest[..n_letters]).unwrap_or_default();
        self.pass(n_letters);
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let n_digits = len(&self.rest[sign..], u8::is_ascii_digit).min(MAX_WORD_BYTES);
        let mut number = None;
        if n_digits > 0 {
            let digits = std::str::from_utf8(&self.rest[..sign + n_digits]).unwrap_or_default();
            number = Some(digits.parse().unwrap_or(0));
            self.pass(sign + n_digits);
        }
        if self.rest.first() == Some(&b' ') {
            self.pass(1);
        }
        Some(Token::Word(name, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let first = *self.rest.first()?;
            match first {
                b'{' | b'}' => {
                    self.pass(1);
                    return Some(if first == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.pass(1);
                    return self.control();
                }
                // Line ends are layout of the file.
                b'\r' | b'\n' | 0 => self.pass(1),
                _ => {
                    let is_text = |it: &&u8| !matches!(it, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let len = self.rest.iter().take_while(is_text).count();
                    let (text, rest) = self.rest.split_at(len);
                    self.rest = rest;
                    return Some(Token::Text(text));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_signs() {
        let tokens: Vec<_> = Tokens::new(b"{\\b1 Stra\\'dfe\\~\n\\par}\\u-10 ?\\'").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(1)),
                Token::Text(b"Stra"),
                Token::Hex(0xdf),
                Token::Text(b"e"),
                Token::Symbol(b'~'),
                Token::Word("par", None),
                Token::Close,
                Token::Word("u", Some(-10)),
                Token::Text(b"?"),
                Token::Symbol(b'\''),
            ]
        );
    }
}
