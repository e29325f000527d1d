//! Tests of the crates together, over the sample papers; see `it/`.
//!
//! What needs the program itself is in `crates/ratlas-cli/tests/it`, or gets its path: [`torture`]
//! kills it at random moments, [`full_disk`] lets it run out of room, [`hostile`] invents files made to
//! harm it. All are short tests of the program there and long ones by command of `cargo xtask`.

pub mod full_disk;
pub mod hostile;
pub mod load;
pub mod papers;
pub mod program;
pub mod readers;
pub mod torture;
