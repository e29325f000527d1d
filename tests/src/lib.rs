//! Tests of the crates together, over the sample papers; see `it/`.
//!
//! What needs the program itself is in `crates/ratlas-cli/tests/it`, or gets its path: [`torture`]
//! kills it at random moments, [`full_disk`] lets it run out of room. Both are short tests of the
//! program there and long ones by `cargo xtask torture`.

pub mod full_disk;
pub mod papers;
pub mod program;
pub mod readers;
pub mod torture;
