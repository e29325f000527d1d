//! Every word the program says, in German and English.
//!
//! | file        | holds                                                          |
//! |-------------|----------------------------------------------------------------|
//! | `text.rs`   | sentences                                                      |
//! | `words.tsv` | words for the values of a record, also accepted from the user  |
//! | `codes.tsv` | findings and reasons of refusal, with what to do               |
//! | `mistakes.tsv` | mistakes in queries, with what to do                         |
//! | `phrases.tsv` | what the crates below say, from English                     |
//! | `house*`    | city profiles: mistakes with remedies, the beginning of a new one |
//! | `help.tsv`  | the English help; the German one stands in `args.rs`           |

pub(crate) mod codes;
pub(crate) mod dates;
pub(crate) mod help;
mod house;
pub(crate) mod mistakes;
pub(crate) mod phrases;
pub(crate) mod privacy;
mod text;
pub(crate) mod usage;
pub(crate) mod words;

use std::ffi::OsString;
use std::fmt::Display;

pub(crate) use self::house::{house_mistake, house_template};
pub(crate) use self::text::Msg;

/// The variable that chooses the language.
pub(crate) const LANG_VARIABLE: &str = "RATLAS_LANG";

/// The language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    /// German, also where nothing is said.
    De,
    /// English.
    En,
}

impl Lang {
    /// The language asked for, looked up before the arguments are read: the help itself and the
    /// mistakes in the arguments are told in it.
    pub(crate) fn asked_for(arguments: &[OsString], variable: Option<OsString>) -> Lang {
        let mut res = variable.and_then(|it| Lang::named(&it.to_string_lossy()));
        let mut arguments = arguments.iter().map(|it| it.to_string_lossy());
        while let Some(argument) = arguments.next() {
            let named = match argument.as_ref() {
                "--" => break,
                "--lang" => arguments.next().and_then(|it| Lang::named(&it)),
                other => other.strip_prefix("--lang=").and_then(Lang::named),
            };
            res = named.or(res);
        }
        res.unwrap_or(Lang::De)
    }

    fn named(name: &str) -> Option<Lang> {
        match name {
            "de" => Some(Lang::De),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The one of two texts that is in this language.
    pub(crate) fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Lang::De => german,
            Lang::En => english,
        }
    }

    /// A sentence without blanks to fill.
    pub(crate) fn say(self, msg: Msg) -> &'static str {
        msg.text(self)
    }

    /// A sentence with each `{}` replaced by the next value.
    pub(crate) fn fill(self, msg: Msg, values: &[&dyn Display]) -> String {
        let mut values = values.iter();
        let mut pieces = msg.text(self).split("{}");
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
    pub(crate) fn count(self, number: u64, one: Msg, many: Msg) -> String {
        let noun = if number == 1 { one } else { many };
        format!("{} {}", self.number(number), noun.text(self))
    }

    /// A number with its thousands set apart.
    pub(crate) fn number(self, number: u64) -> String {
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
    pub(crate) fn decimal(self, number: f64) -> String {
        format!("{number:.1}").replace('.', self.pick(",", "."))
    }

    /// The size of a file.
    pub(crate) fn bytes(self, bytes: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
        let size = bytes as f64;
        match bytes {
            0..1_000 => format!("{bytes} Byte"),
            1_000..1_000_000 => format!("{} KB", self.decimal(size / 1e3)),
            _ => format!("{} MB", self.decimal(size / 1e6)),
        }
    }

    /// Words in quotation marks.
    pub(crate) fn quoted(self, words: &str) -> String {
        self.pick(format!("„{words}“"), format!("“{words}”"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_from_arguments_then_variable_then_german() {
        let asked = |arguments: &[&str], variable: Option<&str>| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            Lang::asked_for(&arguments, variable.map(OsString::from))
        };
        assert_eq!(asked(&["ratlas", "stats"], None), Lang::De);
        assert_eq!(asked(&["ratlas", "stats"], Some("en")), Lang::En);
        assert_eq!(asked(&["ratlas", "--lang", "en", "stats"], None), Lang::En);
        assert_eq!(asked(&["ratlas", "stats", "--lang=de"], Some("en")), Lang::De);
        assert_eq!(asked(&["ratlas", "search", "--", "--lang", "en"], None), Lang::De);
        assert_eq!(asked(&["ratlas", "--lang"], Some("fr")), Lang::De);
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
