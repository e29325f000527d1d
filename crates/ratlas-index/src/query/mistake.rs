//! What is wrong with a query, as data: people are told in their language elsewhere.

use std::fmt;
use std::ops::Range;

/// What is wrong with a query, or doubtful in it.
///
/// # Units
///
/// `span` is bytes of the text that was typed, half open, on character borders and inside the text;
/// for a filter it is bytes of the filter's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryMistake {
    /// What.
    pub kind: MistakeKind,
    /// Where.
    pub span: Range<usize>,
    /// What a sentence about it names, in the order of [`MistakeKind`]'s description.
    pub values: Vec<String>,
    /// What was probably meant, best first, as it is to be typed.
    pub near: Vec<String>,
    /// What is possible there, if that is a closed list: German and English name.
    pub known: Vec<(&'static str, &'static str)>,
}

impl QueryMistake {
    pub(crate) fn new(kind: MistakeKind, span: Range<usize>, values: &[&str]) -> QueryMistake {
        let values = values.iter().map(|it| (*it).to_owned()).collect();
        QueryMistake { kind, span, values, near: Vec::new(), known: Vec::new() }
    }

    pub(crate) fn meant(mut self, near: Vec<String>) -> QueryMistake {
        self.near = near;
        self
    }

    pub(crate) fn possible(mut self, known: Vec<(&'static str, &'static str)>) -> QueryMistake {
        self.known = known;
        self
    }

    /// The same mistake of a value that stands later in the text.
    pub(crate) fn at(mut self, start: usize) -> QueryMistake {
        self.span = self.span.start + start..self.span.end + start;
        self
    }
}

impl fmt::Display for QueryMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range { start, end } = self.span;
        write!(f, "query, bytes {start} to {end}: {}", self.kind.as_str())?;
        if !self.values.is_empty() {
            write!(f, " `{}`", self.values.join("`, `"))?;
        }
        Ok(())
    }
}

/// Declares the kinds with their names.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)+) => {
        /// The kinds of mistakes; in brackets what [`QueryMistake::values`] holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum MistakeKind { $($(#[$doc])* $kind,)+ }

        impl MistakeKind {
            /// Every kind.
            pub const ALL: &'static [MistakeKind] = &[$(MistakeKind::$kind,)+];

            /// Its name, which never changes.
            pub fn as_str(self) -> &'static str {
                match self { $(MistakeKind::$kind => $name,)+ }
            }
        }
    };
}

kinds! {
    /// The text is a pasted paper (how many bytes are possible).
    TooLong = "too-long",
    /// There are more words and conditions than anybody types (how many are possible).
    TooManyWords = "too-many-words",
    /// Brackets stand in brackets in brackets (how deep is possible).
    TooDeep = "too-deep",
    /// There is nothing but punctuation.
    NoWord = "no-word",
    /// A quotation mark is not closed.
    QuoteOpen = "quote-open",
    /// A bracket is not closed.
    BracketOpen = "bracket-open",
    /// A bracket was not opened.
    BracketClose = "bracket-close",
    /// Nothing stands in brackets.
    EmptyBrackets = "empty-brackets",
    /// A word is missing before an operator (the operator).
    NothingBefore = "nothing-before",
    /// A word is missing after an operator (the operator).
    NothingAfter = "nothing-after",
    /// `NOT` is no operator (as typed).
    NotIsNoOperator = "not-is-no-operator",
    /// `||` is no operator (as typed).
    BarsAreNoOperator = "bars-are-no-operator",
    /// Two hyphens before a word (the word).
    DoubleHyphen = "double-hyphen",
    /// `*` before a word (the word without it).
    LeadingStar = "leading-star",
    /// Too few letters before `*` (how many are needed).
    ShortPrefix = "short-prefix",
    /// `*` behind a word in quotation marks (the word).
    StarInPhrase = "star-in-phrase",
    /// `*` in the value of a field whose values are whole (the field).
    StarInField = "star-in-field",
    /// Both `*` and `~` behind a word (the word).
    StarAndTilde = "star-and-tilde",
    /// What follows `~` behind a word is neither 1 nor 2 (as typed).
    BadFuzzy = "bad-fuzzy",
    /// Too few letters before `~` (how many are needed).
    ShortFuzzy = "short-fuzzy",
    /// What follows `~` behind quoted words is no number, or a large one (the largest).
    BadSlop = "bad-slop",
    /// There is no such field (as typed).
    UnknownField = "unknown-field",
    /// Nothing stands behind the colon of a field (the field).
    EmptyValue = "empty-value",
    /// A blank follows the comma between values (the field).
    BlankAfterComma = "blank-after-comma",
    /// A hyphen stands before the value and not before the field (the field).
    HyphenInValue = "hyphen-in-value",
    /// A field inside another one (the inner, the outer).
    FieldInField = "field-in-field",
    /// The value is none of a closed list (the value, the field).
    UnknownValue = "unknown-value",
    /// The value is no date (the value).
    BadDate = "bad-date",
    /// The value is no year (the value).
    BadYear = "bad-year",
    /// The value is no number and no range of numbers (the value).
    BadCount = "bad-count",
    /// The second bound lies before the first (the first, the second).
    ReversedRange = "reversed-range",
    /// Doubtful: behind a field's name and colon stands a blank, so it is a word (the name).
    BlankAfterColon = "blank-after-colon",
    /// Doubtful: `*` or `?` inside a word is part of it (the word).
    StarInside = "star-inside",
    /// Doubtful: no paper has this value (the value, the field).
    NoPaperHas = "no-paper-has",
}
