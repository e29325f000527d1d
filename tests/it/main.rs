//! The crates together, over the sample papers.

mod same_bytes;
