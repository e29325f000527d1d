//! What is said when a command cannot be done.

use std::io::{self, ErrorKind, Write};

use anyhow::Error;

use crate::exit::Exit;
use crate::messages::{Lang, Msg, usage};
use crate::session::complain;

/// Tells why a command could not be done.
///
/// That nobody reads the output any more, as with `| head`, is success.
pub(crate) fn told(error: &Error, lang: Lang) -> Exit {
    if is_broken_pipe(error) {
        return Exit::Done;
    }
    complain(&lang.fill(Msg::Error, &[&format!("{error:#}")]));
    Exit::Failed
}

fn is_broken_pipe(error: &Error) -> bool {
    let kinds = error.chain().filter_map(|it| it.downcast_ref::<io::Error>()).map(io::Error::kind);
    let json = error.chain().filter_map(|it| it.downcast_ref::<serde_json::Error>());
    kinds.chain(json.filter_map(serde_json::Error::io_error_kind)).any(|it| it == ErrorKind::BrokenPipe)
}

/// Tells what is wrong with the arguments, or shows the help they ask for.
pub(crate) fn in_arguments(error: &clap::Error, lang: Lang) -> Exit {
    if error.use_stderr() {
        complain(&lang.fill(Msg::Error, &[&usage::mistake(lang, error)]));
        return Exit::Failed;
    }
    // Help and version; that nobody reads them to the end does not matter.
    let _ = write!(io::stdout().lock(), "{}", error.render());
    Exit::Done
}
