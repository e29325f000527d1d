//! Reads German council papers and searches them.
//!
//! What was typed is in `args.rs`, what is said in `messages/`, what each command does in
//! `commands/`, how its results look in `print/`, how the program ends in `exit.rs`.

mod args;
mod commands;
mod exit;
mod failure;
mod messages;
mod output;
mod print;
mod session;

use std::env;
use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;
use std::thread;

use anyhow::Result;
use clap::FromArgMatches;
use ratlas_present::Lang;

use crate::args::{Arguments, Command};
use crate::exit::Exit;
use crate::messages::LANG_VARIABLE;
use crate::session::Session;

fn main() -> ExitCode {
    keep_readers_quiet();
    let typed: Vec<OsString> = env::args_os().collect();
    let lang = messages::asked_for(&typed, env::var_os(LANG_VARIABLE));
    let arguments = messages::help::command(lang)
        .try_get_matches_from(typed)
        .and_then(|it| Arguments::from_arg_matches(&it));
    let exit = match arguments {
        Ok(arguments) => {
            let query = arguments.query();
            run(arguments, lang).unwrap_or_else(|it| failure::told(&it, &query, lang))
        }
        Err(error) => failure::in_arguments(&error, lang),
    };
    exit.into()
}

fn run(arguments: Arguments, lang: Lang) -> Result<Exit> {
    let mut session = Session::new(&arguments, lang);
    match arguments.command {
        Command::Ingest(ingest) => commands::ingest::run(ingest, &mut session),
        Command::Watch(watch) => commands::watch::run(watch, &mut session),
        Command::Extract(extract) => commands::extract::run(extract, &mut session),
        Command::Explain(explain) => commands::explain::run(&explain, &mut session),
        Command::Text(text) => commands::text::run(&text, &mut session),
        Command::Mark(mark) => commands::mark::run(mark, &mut session),
        Command::Info(info) => commands::info::run(&info, &mut session),
        Command::Search(search) => commands::search::run(&search, &mut session),
        Command::Prior(prior) => commands::prior::run(&prior, &mut session),
        Command::Similar(similar) => commands::similar::run(&similar, &mut session),
        Command::Show(show) => commands::show::run(show, &mut session),
        Command::Trace(trace) => commands::trace::run(&trace, &mut session),
        Command::Register(register) => commands::register::run(&register, &mut session),
        Command::Houses(houses) => commands::houses::run(houses, &mut session),
        Command::Compare(compare) => commands::compare::run(&compare, &mut session),
        Command::Saved(saved) => commands::saved::run(&saved, &mut session),
        Command::Coverage(coverage) => commands::coverage::run(&coverage, &mut session),
        Command::Cite(cite) => commands::cite::run(&cite, &mut session),
        Command::Thesaurus(thesaurus) => commands::thesaurus::run(&thesaurus, &mut session),
        Command::Export(export) => commands::export::run(&export, &mut session),
        Command::Forget(forget) => commands::forget::run(&forget, &mut session),
        Command::Doctor(doctor) => commands::doctor::run(&doctor, &mut session),
        Command::Worker(worker) => commands::worker::run(&worker, session),
        Command::Stats(stats) => commands::stats::run(stats, &mut session),
        Command::Verify(verify) => commands::verify::run(&verify, &mut session),
        Command::Rebuild(_) => commands::rebuild::run(&mut session),
        Command::Serve(serve) => commands::serve::run(&serve, &mut session),
        Command::Backup(backup) => commands::backup::run(&backup, &mut session),
        Command::Restore(restore) => commands::restore::run(&restore, &mut session),
    }
}

/// A reader that panics gives up its file, which is reported like any other that cannot be read; the
/// words of the panic are for those who ask for a backtrace.
fn keep_readers_quiet() {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let is_reader = thread::current().name().is_some_and(|it| it.starts_with(READER));
        if !is_reader || env::var_os("RUST_BACKTRACE").is_some() {
            default(info);
        }
    }));
}

/// How the names of threads that read files begin, here and in the library.
const READER: &str = "ratlas-read";
