//! What an address says: pages are functions of it, so that every link can be passed on.

pub(crate) mod address;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod fields;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod paper;
pub(crate) mod prior;
pub(crate) mod register;
pub(crate) mod rooms;
pub(crate) mod search;
pub(crate) mod turning;
pub(crate) mod values;
