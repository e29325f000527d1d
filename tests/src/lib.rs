//! Tests of the crates together, over the sample papers; see `it/`.
//!
//! What needs the program itself is in `crates/ratlas-cli/tests/it`.
