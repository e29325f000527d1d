//! Every word the program says of its own, in German and English; words of results are in
//! `ratlas_present`.
//!
//! | file        | holds                                                          |
//! |-------------|----------------------------------------------------------------|
//! | `text.rs`   | sentences                                                      |
//! | `privacy.tsv` | what is said about giving papers away and forgetting them     |
//! | `house*`    | city profiles: mistakes with remedies, the beginning of a new one |
//! | `help.tsv`  | the English help; the German one stands in `args.rs`           |

pub(crate) mod help;
mod house;
pub(crate) mod privacy;
pub(crate) mod serve;
mod text;
pub(crate) mod usage;

use std::ffi::OsString;

use ratlas_present::Lang;

pub(crate) use self::house::{house_mistake, house_template};
pub(crate) use self::text::Msg;

/// The variable that chooses the language.
pub(crate) const LANG_VARIABLE: &str = "RATLAS_LANG";

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_from_arguments_then_variable_then_german() {
        let asked = |arguments: &[&str], variable: Option<&str>| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            asked_for(&arguments, variable.map(OsString::from))
        };
        assert_eq!(asked(&["ratlas", "stats"], None), Lang::De);
        assert_eq!(asked(&["ratlas", "stats"], Some("en")), Lang::En);
        assert_eq!(asked(&["ratlas", "--lang", "en", "stats"], None), Lang::En);
        assert_eq!(asked(&["ratlas", "stats", "--lang=de"], Some("en")), Lang::De);
        assert_eq!(asked(&["ratlas", "search", "--", "--lang", "en"], None), Lang::De);
        assert_eq!(asked(&["ratlas", "--lang"], Some("fr")), Lang::De);
    }
}
