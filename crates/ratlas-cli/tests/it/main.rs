//! The program as a whole: what is typed, what is printed, how it ends.

mod arguments;
mod interrupted;
mod killed;
mod papers;
mod pipes;
mod program;
mod session;
