//! What an address says: pages are functions of it, so that every link can be passed on.

pub(crate) mod address;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod paper;
pub(crate) mod search;
pub(crate) mod values;
