//! Mistakes in the arguments, told in either language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use ratlas_present::{Lang, Wording};

use super::Msg;

/// What is wrong with the arguments: one line, and one more with a hint where there is one.
pub(crate) fn mistake(lang: Lang, error: &Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let mut res = match error.kind() {
        ErrorKind::UnknownArgument => lang.fill(Msg::UsageUnknownOption, &[&argument]),
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            lang.fill(Msg::UsageUnknownCommand, &[&command])
        }
        ErrorKind::MissingRequiredArgument => lang.fill(Msg::UsageMissing, &[&argument]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            lang.say(Msg::UsageNoCommand).to_owned()
        }
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            other if other == argument => lang.fill(Msg::UsageTwice, &[&argument]),
            other => lang.fill(Msg::UsageConflict, &[&argument, &other]),
        },
        ErrorKind::InvalidUtf8 => lang.say(Msg::UsageNotText).to_owned(),
        _ if value.is_empty() => lang.fill(Msg::UsageNoValue, &[&argument]),
        _ => lang.fill(Msg::UsageBadValue, &[&value, &argument]),
    };
    if let Some(hint) = hint(lang, error) {
        res.push('\n');
        res.push_str(&lang.fill(Wording::Hint, &[&hint]));
    }
    res
}

/// What may help: the name that was probably meant, the values there are, or how words with a
/// hyphen in front are searched for.
fn hint(lang: Lang, error: &Error) -> Option<String> {
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    if let Some(name) = meant.iter().map(|it| context(error, *it)).find(|it| !it.is_empty()) {
        return Some(lang.fill(Msg::UsageMeant, &[&name]));
    }
    let values = context(error, ContextKind::ValidValue);
    if !values.is_empty() {
        return Some(lang.fill(Wording::Possible, &[&values]));
    }
    let single_hyphen = context(error, ContextKind::InvalidArg)
        .strip_prefix('-')
        .is_some_and(|it| !it.starts_with('-'));
    let unknown = error.kind() == ErrorKind::UnknownArgument;
    (unknown && single_hyphen).then(|| lang.say(Msg::UsageHyphen).to_owned())
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        Some(value @ ContextValue::Number(_)) => value.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::messages::help::command;

    #[track_caller]
    fn check(arguments: &[&str], expected: Expect) {
        let arguments = ["ratlas"].iter().chain(arguments);
        let error = command(Lang::De).try_get_matches_from(arguments).unwrap_err();
        expected.assert_eq(&mistake(Lang::De, &error));
    }

    #[cfg(unix)]
    #[test]
    fn arguments_that_are_no_text() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let arguments = ["ratlas", "search"].map(OsStr::new).into_iter();
        let arguments = arguments.chain([OsStr::from_bytes(b"\xff")]);
        let error = command(Lang::De).try_get_matches_from(arguments).unwrap_err();
        assert_eq!(mistake(Lang::De, &error), Lang::De.say(Msg::UsageNotText));
    }

    #[test]
    fn mistakes() {
        check(
            &["search", "--cty", "Mainz"],
            expect![[r#"
            Die Angabe --cty ist nicht bekannt.
            Hinweis: Gemeint ist vielleicht --city."#]],
        );
        check(
            &["search", "Sprache", "-Kurs"],
            expect![[r#"
                Die Angabe -K ist nicht bekannt.
                Hinweis: Um Wörter auszuschließen, die ganze Suche in Anführungszeichen setzen: 'Sprachkurs -Online'. Beginnt sie mit -, steht -- davor: ratlas search -- -Online"#]],
        );
        check(
            &["serch"],
            expect![[r#"
                Den Befehl serch gibt es nicht.
                Hinweis: Gemeint ist vielleicht serve, search."#]],
        );
        check(&[], expect!["Es fehlt ein Befehl. Alle Befehle zeigt: ratlas --help"]);
        check(&["ingest"], expect!["Es fehlt: <ORDNER|DATEI>..."]);
        check(
            &["search", "--limit", "viele"],
            expect!["viele ist kein möglicher Wert für --limit <ZAHL>."],
        );
        check(
            &["search", "--limit"],
            expect!["Bei --limit <ZAHL> fehlt etwas oder steht zu viel."],
        );
        check(
            &["search", "--sort", "laenge", "Kurs"],
            expect![[r#"
            laenge ist kein möglicher Wert für --sort <WIE>.
            Hinweis: Möglich sind: relevance, date, date-asc, city"#]],
        );
        check(
            &["search", "--public", "--closed"],
            expect!["--public und --closed passen nicht zusammen."],
        );
        check(
            &["search", "--limit", "3", "--limit", "4"],
            expect!["--limit <ZAHL> darf nur einmal angegeben werden."],
        );
        check(
            &["ingest", "a", "--workers", "0"],
            expect!["0 ist kein möglicher Wert für --workers <ZAHL>."],
        );
        check(&["--quiet=1", "stats"], expect!["1 ist kein möglicher Wert für --quiet."]);
        check(
            &["stats", "--lang", "fr"],
            expect![[r#"
            fr ist kein möglicher Wert für --lang <SPRACHE>.
            Hinweis: Möglich sind: de, en"#]],
        );
        check(&["stats", "mehr"], expect!["Die Angabe mehr ist nicht bekannt."]);
    }
}
