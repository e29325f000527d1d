//! Tests of the crates together, over the sample papers; see `it/`.
//!
//! What needs the program itself is in `crates/ratlas-cli/tests/it`. Here is what both have in common,
//! and what `cargo xtask hostile` needs.

pub mod hostile;
