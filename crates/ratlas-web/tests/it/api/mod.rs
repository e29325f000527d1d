//! The interface for programs.

mod asked;
mod described;
mod schema;
