//! How the program ends. The only place that knows the numbers.

use std::process::ExitCode;

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Found, or done.
    Done,
    /// Nothing was found.
    Nothing,
    /// Something failed, though the rest was done; also a mistake in the arguments.
    Failed,
    /// Interrupted by the user.
    Interrupted,
}

impl Exit {
    fn number(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Nothing => 1,
            Exit::Failed => 2,
            // 128 + SIGINT, as shells number it.
            Exit::Interrupted => 130,
        }
    }

    /// Ends the program at once, whatever it is doing.
    ///
    /// For a second Ctrl-C only: the library survives being killed at any moment.
    pub(crate) fn at_once(self) -> ! {
        std::process::exit(i32::from(self.number()))
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.number())
    }
}
