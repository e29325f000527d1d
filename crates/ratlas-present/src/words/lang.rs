//! The language of the reader, and how numbers are written in it.

use std::fmt::Display;

/// The language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

/// A table of sentences, made by [`sentences!`](crate::sentences).
pub trait Sentence: Copy + 'static {
    /// All sentences of the table.
    const ALL: &'static [Self];

    /// The sentence in a language, `{}` standing for what is filled in.
    fn text(self, lang: Lang) -> &'static str;
}

/// Declares a table of sentences: the compiler sees to it that each has both languages.
///
/// # Examples
///
/// ```
/// use ratlas_present::{Lang, sentences};
///
/// sentences! {
///     /// What a page says.
///     enum Said {
///         Found: "{} gefunden", "{} found";
///     }
/// }
/// assert_eq!(Lang::En.fill(Said::Found, &[&3]), "3 found");
/// ```
#[macro_export]
macro_rules! sentences {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $table:ident { $($name:ident: $german:literal, $english:literal;)+ }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $visibility enum $table { $(#[doc = concat!("“", $english, "”")] $name,)+ }

        impl $crate::Sentence for $table {
            const ALL: &'static [$table] = &[$($table::$name,)+];

            fn text(self, lang: $crate::Lang) -> &'static str {
                match self { $($table::$name => lang.pick($german, $english),)+ }
            }
        }
    };
}

impl Lang {
    /// The language of this code, `de` or `en`.
    pub fn named(code: &str) -> Option<Lang> {
        [Lang::De, Lang::En].into_iter().find(|it| it.code() == code)
    }

    /// The code of the language, as pages name it: `de` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("de", "en")
    }

    /// The one of two texts that is in this language.
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Lang::De => german,
            Lang::En => english,
        }
    }

    /// A sentence without blanks to fill.
    pub fn say(self, sentence: impl Sentence) -> &'static str {
        sentence.text(self)
    }

    /// A sentence with each `{}` replaced by the next value.
    pub fn fill(self, sentence: impl Sentence, values: &[&dyn Display]) -> String {
        let mut values = values.iter();
        let mut pieces = sentence.text(self).split("{}");
        let mut res = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            if let Some(value) = values.next() {
                res.push_str(&value.to_string());
            }
            res.push_str(piece);
        }
        res
    }

    /// A number of things: `1 Datei`, `1.204 Dateien`.
    pub fn count<S: Sentence>(self, number: u64, one: S, many: S) -> String {
        let noun = if number == 1 { one } else { many };
        format!("{} {}", self.number(number), noun.text(self))
    }

    /// A number with its thousands set apart.
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut res = String::new();
        for (idx, digit) in digits.chars().enumerate() {
            if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
                res.push(self.pick('.', ','));
            }
            res.push(digit);
        }
        res
    }

    /// A number with one decimal.
    pub fn decimal(self, number: f64) -> String {
        format!("{number:.1}").replace('.', self.pick(",", "."))
    }

    /// The size of a file.
    pub fn bytes(self, bytes: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
        let size = bytes as f64;
        match bytes {
            0..1_000 => format!("{bytes} Byte"),
            1_000..1_000_000 => format!("{} KB", self.decimal(size / 1e3)),
            _ => format!("{} MB", self.decimal(size / 1e6)),
        }
    }

    /// Words in quotation marks.
    pub fn quoted(self, words: &str) -> String {
        self.pick(format!("„{words}“"), format!("“{words}”"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_their_codes() {
        assert_eq!(Lang::named("de"), Some(Lang::De));
        assert_eq!(Lang::named("en"), Some(Lang::En));
        assert_eq!(Lang::named("fr"), None);
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(Lang::De.number(1_234_567), "1.234.567");
        assert_eq!(Lang::En.number(1_234), "1,234");
        assert_eq!(Lang::De.number(999), "999");
        assert_eq!(Lang::De.decimal(3.25), "3,2");
        assert_eq!(Lang::De.bytes(48_211), "48,2 KB");
        assert_eq!(Lang::En.bytes(999), "999 Byte");
    }
}
