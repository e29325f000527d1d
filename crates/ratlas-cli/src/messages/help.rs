//! The command as clap knows it, in either language.

use std::sync::LazyLock;

use clap::{Arg, Command, CommandFactory};

use super::Lang;
use crate::args::Arguments;

/// The command line, with its help in `lang`.
pub(crate) fn command(lang: Lang) -> Command {
    let command = laid_out(Arguments::command(), lang);
    match lang {
        Lang::De => command,
        Lang::En => in_english(command, ""),
    }
}

/// Sets the frame of the help, whose words clap has in English only.
fn laid_out(command: Command, lang: Lang) -> Command {
    let usage = lang.pick("Aufruf", "Usage");
    let template = format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}");
    command
        .help_template(template.clone())
        .mut_subcommands(move |it| it.help_template(template.clone()))
}

/// One row of `help.tsv`.
struct Row {
    command: &'static str,
    argument: &'static str,
    value_name: &'static str,
    text: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("help.tsv").lines().filter(|it| !it.starts_with('#')).map(row).collect()
});

fn row(line: &'static str) -> Row {
    let mut columns = line.split('\t');
    let mut column = || columns.next().expect("help.tsv: a row has four columns");
    Row { command: column(), argument: column(), value_name: column(), text: column() }
}

fn find(command: &str, argument: &str) -> Option<&'static Row> {
    ROWS.iter().find(|it| it.command == command && it.argument == argument)
}

/// Replaces the German texts of a command and of those below it.
fn in_english(mut command: Command, name: &'static str) -> Command {
    if let Some(about) = find(name, "") {
        command = command.about(about.text);
    }
    if let Some(usage) = find(name, "usage") {
        command = command.override_usage(usage.text);
    }
    command
        .subcommand_help_heading("Commands")
        .subcommand_value_name("COMMAND")
        .mut_args(|it| argument_in_english(it, name))
        .mut_subcommands(|it| {
            let name = ROWS.iter().map(|row| row.command).find(|row| *row == it.get_name());
            in_english(it, name.unwrap_or_default())
        })
}

fn argument_in_english(mut argument: Arg, command: &str) -> Arg {
    let heading = argument.get_help_heading().map(english_heading);
    argument = argument.help_heading(heading);
    let Some(row) = find(command, argument.get_id().as_str()) else { return argument };
    if !row.value_name.is_empty() {
        argument = argument.value_name(row.value_name);
    }
    argument.help(row.text)
}

fn english_heading(german: &str) -> &'static str {
    match german {
        "Angaben" => "Arguments",
        "Für alle Befehle" => "For all commands",
        "Eingrenzen (mehrfach möglich)" => "Filters (each may be repeated)",
        _ => "Options",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(lang: Lang, arguments: &[&str], expected: Expect) {
        let arguments = ["ratlas"].iter().chain(arguments).chain(&["--help"]);
        let help = command(lang).term_width(0).try_get_matches_from(arguments).unwrap_err();
        expected.assert_eq(&help.render().to_string());
    }

    #[test]
    fn the_command_line_is_sound() {
        command(Lang::De).debug_assert();
        command(Lang::En).debug_assert();
    }

    /// Every text of the German help has its English one, and the other way round.
    #[test]
    fn both_languages_have_every_text() {
        let german = command(Lang::De);
        let mut expected: Vec<(String, String)> = Vec::new();
        for command in std::iter::once(&german).chain(german.get_subcommands()) {
            let name = if command.get_name() == "ratlas" { "" } else { command.get_name() };
            let ids = command.get_arguments().map(|it| it.get_id().as_str());
            for id in ids.chain(["", "usage"]) {
                expected.push((name.to_owned(), id.to_owned()));
            }
        }
        let mut found: Vec<(String, String)> =
            ROWS.iter().map(|it| (it.command.to_owned(), it.argument.to_owned())).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn german() {
        check(Lang::De, &[], expect![[""]]);
        check(Lang::De, &["search"], expect![[""]]);
    }

    #[test]
    fn english() {
        check(Lang::En, &[], expect![[""]]);
        check(Lang::En, &["ingest"], expect![[""]]);
    }
}
