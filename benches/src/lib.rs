//! Benchmarks of the stages.
