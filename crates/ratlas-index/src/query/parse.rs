//! What somebody typed, as a tree.
//!
//! The grammar is small and total on ordinary text: punctuation without words is skipped, gendered
//! forms (`Migrant:innen`, `Bürger(innen)`) are words. What could be meant in two ways is an error
//! with its place, never a silent choice.

use crate::IndexError;
use crate::query::field::{self, Name};

/// Where words must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Title,
    /// The text of the pages, whatever the title holds.
    Text,
}

/// What is counted in a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// Votes for, of any resolution or agenda item.
    Yes,
    No,
    Abstain,
    Pages,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Every paper.
    All,
    Word(String),
    /// A word as printed, whatever its other forms: `exakt:`.
    Exact(String),
    /// Words that begin so.
    Prefix(String),
    /// Words that differ in at most so many letters: 1 or 2.
    Fuzzy(String, u8),
    /// Words, phrases and so on in one place only, e.g. `titel:"runder Tisch"`.
    In(Place, Box<Node>),
    /// A number between bounds, both included: `ja:>20`.
    Range(Count, Option<u64>, Option<u64>),
    /// Words in this order, with at most so many others between.
    Phrase(String, u32),
    /// A field with its value, and where the value stands in the query.
    Field(Name, String, usize),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// Longer queries are a pasted paper; those have their own search.
const MAX_QUERY_BYTES: usize = 10_000;

/// Each bracket is a call of the parser; nobody types more than a few.
const MAX_DEPTH: usize = 30;

/// Words between which a phrase may have others; the engine counts them in a byte.
const MAX_SLOP: u32 = 50;

/// Quotation marks: any of them opens, any closes.
const QUOTES: [char; 7] = ['"', '„', '“', '”', '«', '»', '‟'];

/// Reads a query.
///
/// # Shapes
///
/// | written                 | read as                               |
/// |-------------------------|---------------------------------------|
/// | `Beirat Migration`      | both words, in any form               |
/// | `"runder Tisch"`        | these words in this order, as printed |
/// | `"Beirat Migration"~2`  | with up to two words between          |
/// | `-Haushalt`             | not this                              |
/// | `Beirat OR Ausschuss`   | either; also `ODER`, and `( )`        |
/// | `integr*`               | words that begin so                   |
/// | `titel:Satzung`         | a field; see `lexicon/query_names.tsv` |
/// | `*`, nothing            | every paper                           |
///
/// # Errors
///
/// [`IndexError::Query`] with the byte the reason is about.
pub(crate) fn parse(text: &str) -> Result<Node, IndexError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    if text.len() > MAX_QUERY_BYTES {
        let reason = format!("a query has at most {MAX_QUERY_BYTES} bytes");
        return fail(text.floor_char_boundary(MAX_QUERY_BYTES), &reason);
    }
    if text.trim().is_empty() {
        return Ok(Node::All);
    }
    match parser.alternatives()? {
        Some(node) => Ok(node),
        None => fail(0, "there is no word to search for"),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    /// Reads up to the end or the closing bracket.
    fn alternatives(&mut self) -> Result<Option<Node>, IndexError> {
        let mut groups: Vec<Node> = Vec::new();
        let mut group: Vec<Node> = Vec::new();
        let mut last_or = None;
        while let Some(first) = self.next_char() {
            if first == ')' {
                if self.depth == 0 {
                    return fail(self.at, "this bracket was not opened");
                }
                break;
            }
            match self.keyword() {
                Some(("OR" | "ODER", start)) => {
                    last_or = Some(start);
                    match all_of(std::mem::take(&mut group)) {
                        Some(node) => groups.push(node),
                        None => return fail(start, "a word is missing before OR"),
                    }
                }
                Some(_) => {}
                None => group.extend(self.unary()?),
            }
        }
        match (all_of(group), last_or) {
            (None, Some(start)) => return fail(start, "a word is missing after OR"),
            (node, _) => groups.extend(node),
        }
        Ok(if groups.len() > 1 { Some(Node::Or(groups)) } else { groups.pop() })
    }

    /// Skips blanks and returns the next character.
    fn next_char(&mut self) -> Option<char> {
        self.at = self.text.len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Reads an upper-case operator that stands alone.
    fn keyword(&mut self) -> Option<(&'static str, usize)> {
        let start = self.at;
        let word = self.rest().split([' ', '\t', '\n', '(', ')']).next()?;
        let keyword = ["OR", "ODER", "AND", "UND"].into_iter().find(|it| *it == word)?;
        self.at += keyword.len();
        Some((keyword, start))
    }

    /// Reads one condition; `None` for punctuation.
    fn unary(&mut self) -> Result<Option<Node>, IndexError> {
        if let Some(rest) = self.rest().strip_prefix('-')
            && rest
                .starts_with(|it: char| it.is_alphanumeric() || it == '(' || QUOTES.contains(&it))
        {
            self.at += 1;
            let denied = self.primary()?;
            return Ok(denied.map(|it| Node::Not(Box::new(it))));
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Option<Node>, IndexError> {
        match self.rest().chars().next() {
            Some('(') => self.bracket(),
            Some(it) if QUOTES.contains(&it) => {
                let (words, slop) = self.quoted()?;
                let has_word = words.contains(char::is_alphanumeric);
                Ok(has_word.then(|| Node::Phrase(words.to_owned(), slop)))
            }
            _ => self.word(),
        }
    }

    fn bracket(&mut self) -> Result<Option<Node>, IndexError> {
        let start = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return fail(start, "too many brackets inside each other");
        }
        let inner = self.alternatives()?;
        if !self.rest().starts_with(')') {
            return fail(start, "this bracket is not closed");
        }
        self.at += 1;
        self.depth -= 1;
        Ok(inner)
    }

    /// Reads quoted words with the slop behind them.
    fn quoted(&mut self) -> Result<(&'a str, u32), IndexError> {
        let start = self.at;
        let mut chars = self.rest().char_indices();
        let open = chars.next().map_or(0, |(_, it)| it.len_utf8());
        let Some((close, mark)) = chars.find(|(_, it)| QUOTES.contains(it)) else {
            return fail(start, "this quotation mark is not closed");
        };
        let words = &self.rest()[open..close];
        self.at += close + mark.len_utf8();
        let Some(after) = self.rest().strip_prefix('~') else { return Ok((words, 0)) };
        let digits = &after[..after.find(|it: char| !it.is_ascii_digit()).unwrap_or(after.len())];
        let Ok(slop @ 0..=MAX_SLOP) = digits.parse() else {
            return fail(self.at, &format!("behind `~` a number up to {MAX_SLOP} is expected"));
        };
        self.at += 1 + digits.len();
        Ok((words, slop))
    }

    /// Reads a word, a prefix or a field.
    fn word(&mut self) -> Result<Option<Node>, IndexError> {
        let start = self.at;
        let chunk = self.chunk();
        self.at += chunk.len();
        if let Some(name) = self.field_name(chunk, start)? {
            return self.field(name, chunk, start).map(Some);
        }
        if chunk == "*" {
            return Ok(Some(Node::All));
        }
        if !chunk.contains(char::is_alphanumeric) {
            return Ok(None);
        }
        if matches!(chunk, "NOT" | "NICHT") {
            return fail(start, "to exclude a word write `-` before it");
        }
        if chunk.starts_with('*') {
            return fail(start, "`*` stands behind the beginning of a word");
        }
        if let Some(tilde) = chunk.find('~') {
            return fail(start + tilde, "`~` stands behind quoted words only");
        }
        let Some(beginning) = chunk.strip_suffix('*') else {
            return Ok(Some(Node::Word(chunk.to_owned())));
        };
        if beginning.chars().filter(|it| it.is_alphanumeric()).count() < 2 {
            return fail(start, "before `*` at least two letters are expected");
        }
        Ok(Some(Node::Prefix(beginning.to_owned())))
    }

    /// What stands up to the next blank or quotation mark; a bracket opened inside belongs to it.
    fn chunk(&self) -> &'a str {
        let mut open = 0_usize;
        let end = self.rest().char_indices().find(|(idx, it)| match it {
            '(' => {
                open += 1;
                false
            }
            ')' if open > 0 => {
                open -= 1;
                false
            }
            ')' => true,
            _ => *idx > 0 && (it.is_whitespace() || QUOTES.contains(it)),
        });
        &self.rest()[..end.map_or(self.rest().len(), |it| it.0)]
    }

    /// The field a chunk begins with.
    fn field_name(&self, chunk: &str, start: usize) -> Result<Option<Name>, IndexError> {
        let Some((name, value)) = chunk.split_once(':') else { return Ok(None) };
        if name.is_empty() || !name.chars().all(char::is_alphabetic) {
            return Ok(None);
        }
        let quoted = value.is_empty() && self.rest().starts_with(QUOTES);
        match field::field(name) {
            Some(found) if !value.is_empty() || quoted => Ok(Some(found)),
            Some(_) => fail(start + chunk.len(), "a value is missing behind the colon"),
            None if (value.is_empty() && !quoted) || is_word_with_colon(value) => Ok(None),
            None => {
                fail(start, &format!("there is no field `{name}:`; known are {}", field::names()))
            }
        }
    }

    fn field(&mut self, name: Name, chunk: &str, start: usize) -> Result<Node, IndexError> {
        let colon = chunk.find(':').map_or(0, |it| it + 1);
        let at = start + colon;
        let value = match &chunk[colon..] {
            "" => self.quoted()?.0,
            value => value,
        };
        if !value.contains(char::is_alphanumeric) {
            return fail(at, "a value is missing behind the colon");
        }
        if let Err(reason) = field::filters(name, value) {
            return fail(at, &reason);
        }
        Ok(Node::Field(name, value.to_owned(), at))
    }
}

fn fail<T>(position: usize, reason: &str) -> Result<T, IndexError> {
    Err(IndexError::Query { position, reason: reason.to_owned() })
}

/// Conditions that must all hold.
fn all_of(mut group: Vec<Node>) -> Option<Node> {
    if group.len() > 1 { Some(Node::And(group)) } else { group.pop() }
}

/// Whether what follows a colon goes on with the word before: `Migrant:innen`, `https://…`.
fn is_word_with_colon(value: &str) -> bool {
    let letters = value.find(|it: char| !it.is_alphabetic()).map_or(value, |it| &value[..it]);
    let letters = letters.to_lowercase();
    value.starts_with("//")
        || letters.starts_with("innen")
        || matches!(letters.as_str(), "in" | "r" | "n" | "s")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    /// Two lines an error, one a tree.
    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let shown = match parse(text) {
            Ok(node) => format!("{node:?}"),
            Err(IndexError::Query { position, reason }) => {
                format!("{text}\n{}^ {reason}", " ".repeat(text[..position].chars().count()))
            }
            Err(other) => other.to_string(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn words() {
        check("Beirat Migration", expect![[r#"And([Word("Beirat"), Word("Migration")])"#]]);
        check(
            "\"runder Tisch\"~2 -Haushalt integr*",
            expect![[
                r#"And([Phrase("runder Tisch", 2), Not(Word("Haushalt")), Prefix("integr")])"#
            ]],
        );
        check(
            "Beirat OR (Ausschuss -\"a b\") ODER Rat",
            expect![[
                r#"Or([Word("Beirat"), And([Word("Ausschuss"), Not(Phrase("a b", 0))]), Word("Rat")])"#
            ]],
        );
        check("*", expect!["All"]);
        check(" ", expect!["All"]);
        check("20-26 / B 01322", expect![[r#"And([Word("20-26"), Word("B"), Word("01322")])"#]]);
        check(
            "Migrant:innen Bürger(innen) Kolleg*innen jede:r https://a.de 10:30",
            expect![[
                r#"And([Word("Migrant:innen"), Word("Bürger(innen)"), Word("Kolleg*innen"), Word("jede:r"), Word("https://a.de"), Word("10:30")])"#
            ]],
        );
        check("(Bürger(innen))", expect![[r#"Word("Bürger(innen)")"#]]);
        check(
            "Betreff - Migrations- und „Runder Tisch“",
            expect![[
                r#"And([Word("Betreff"), Word("Migrations-"), Word("und"), Phrase("Runder Tisch", 0)])"#
            ]],
        );
    }

    #[test]
    fn fields() {
        check(
            "titel:Satzung stadt:\"Bad Homburg\" datum:2015..2020",
            expect![[
                r#"And([Field(Title, "Satzung", 6), Field(City, "Bad Homburg", 20), Field(Date, "2015..2020", 40)])"#
            ]],
        );
        check(
            "art:Gedicht",
            expect![[r"
            art:Gedicht
                ^ `Gedicht` is none of agenda, amendment, gazette, information, inquiry, invitation, minutes, motion, other, proposal, reply, report, resolution_extract, statement, working_paper"]],
        );
        check(
            "farbe:rot",
            expect![[r"
            farbe:rot
            ^ there is no field `farbe:`; known are body:, gremium:, city:, ort:, stadt:, date:, datum:, faction:, fraktion:, art:, genre:, language:, sprache:, nr:, number:, nummer:, ergebnis:, outcome:, person:, land:, state:, betreff:, titel:, title:"]],
        );
        check(
            "titel: Satzung",
            expect![[r"
            titel: Satzung
                  ^ a value is missing behind the colon"]],
        );
    }

    #[test]
    fn mistakes() {
        check(
            "\"offen",
            expect![[r#"
            "offen
            ^ this quotation mark is not closed"#]],
        );
        check(
            "a (b",
            expect![[r"
            a (b
              ^ this bracket is not closed"]],
        );
        check(
            "a) b",
            expect![[r"
            a) b
             ^ this bracket was not opened"]],
        );
        check(
            "OR b",
            expect![[r"
            OR b
            ^ a word is missing before OR"]],
        );
        check(
            "a OR",
            expect![[r"
            a OR
              ^ a word is missing after OR"]],
        );
        check(
            "a*",
            expect![[r"
            a*
            ^ before `*` at least two letters are expected"]],
        );
        check(
            "*beirat",
            expect![[r"
            *beirat
            ^ `*` stands behind the beginning of a word"]],
        );
        check(
            "beirat~1",
            expect![[r"
            beirat~1
                  ^ `~` stands behind quoted words only"]],
        );
        check(
            "a NOT b",
            expect![[r"
            a NOT b
              ^ to exclude a word write `-` before it"]],
        );
        check(
            "\"a b\"~99",
            expect![[r#"
            "a b"~99
                 ^ behind `~` a number up to 50 is expected"#]],
        );
        check(
            "...",
            expect![[r"
            ...
            ^ there is no word to search for"]],
        );
    }
}
