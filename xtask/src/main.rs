//! The project's own commands: ci, golden, score, tidy.

fn main() {}
