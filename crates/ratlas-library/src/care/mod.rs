//! Checking, mending, copying and bringing back a library.

mod backup;
pub(crate) mod durable;
pub(crate) mod manifest;
mod problem;
mod repair;
mod restore;
mod salvage;
mod verify;

pub use self::backup::Backup;
pub use self::problem::{Level, Problem, Verified, VerifyObserver};
pub use self::repair::{Repaired, repair};
pub use self::restore::{Restored, restore};
pub use self::verify::verify;
