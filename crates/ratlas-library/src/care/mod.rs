//! Checking, mending, copying and bringing back a library.

pub(crate) mod durable;
pub(crate) mod manifest;
mod problem;
mod rewrite;
mod verify;

pub use self::problem::{Level, Problem, Verified, VerifyObserver};
pub use self::verify::verify;
