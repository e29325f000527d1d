//! The crates together, over the sample papers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod breakages;
mod same_bytes;
