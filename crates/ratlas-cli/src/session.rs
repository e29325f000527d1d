//! What every command needs: the language, the library's folder, where to print and how.

use std::env;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::PathBuf;

use ratlas_present::{Lang, Wording, on_one_line};

use crate::args::Arguments;
use crate::messages::Msg;
use crate::print::colour::Style;

/// The surroundings of a command.
pub(crate) struct Session {
    /// The language to speak.
    pub(crate) lang: Lang,
    /// The folder of the library.
    pub(crate) library: PathBuf,
    /// Whether only results and errors are wanted.
    pub(crate) quiet: bool,
    /// How words on standard output stand out.
    pub(crate) style: Style,
    out: BufWriter<StdoutLock<'static>>,
}

impl Session {
    /// The session that the arguments and the variables ask for.
    pub(crate) fn new(arguments: &Arguments, lang: Lang) -> Session {
        let style = Style::choose(
            arguments.color,
            io::stdout().is_terminal(),
            env::var_os("NO_COLOR").as_deref(),
            env::var_os("TERM").as_deref(),
        );
        Session {
            lang,
            library: arguments.library.clone(),
            quiet: arguments.quiet,
            style,
            out: BufWriter::new(io::stdout().lock()),
        }
    }

    /// Prints a result.
    pub(crate) fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Prints a result as one line of JSON.
    pub(crate) fn print_json<T: serde::Serialize>(&mut self, value: &T) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }

    /// Sends what is printed on its way; a message that follows must not overtake it.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Tells the user something that is not a result.
    pub(crate) fn message(&mut self, text: &str) -> io::Result<()> {
        self.flush()?;
        complain(text);
        Ok(())
    }

    /// Tells the user something that helps; not with `--quiet`.
    pub(crate) fn hint(&mut self, text: &str) -> io::Result<()> {
        if self.quiet { Ok(()) } else { self.message(&self.lang.fill(Wording::Hint, &[&text])) }
    }

    /// Tells what went wrong with a file.
    pub(crate) fn file_error(&mut self, file: &str, reason: &str) -> io::Result<()> {
        self.message(&self.lang.fill(Msg::FileError, &[&on_one_line(file), &reason]))
    }
}

/// Writes a line to standard error. That nobody reads it is no reason to stop.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
