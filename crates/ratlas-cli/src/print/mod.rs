//! How results look. Everything here turns values into text; nothing here prints.

pub(crate) mod colour;
pub(crate) mod facts;
pub(crate) mod pages;
