//! Who may ask what, and how much. `routes` says in which order a request meets them.

pub(crate) mod access;
pub(crate) mod bodies;
pub(crate) mod cookies;
pub(crate) mod forms;
pub(crate) mod headers;
pub(crate) mod hosts;
pub(crate) mod told;
