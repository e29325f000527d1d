//! Who may ask what, and how much. In the order in which a request meets it.

pub(crate) mod access;
pub(crate) mod forms;
pub(crate) mod headers;
pub(crate) mod hosts;
pub(crate) mod told;
