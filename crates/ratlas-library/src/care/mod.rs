//! Checking, mending, copying and bringing back a library.

mod durable;
pub(crate) mod manifest;
