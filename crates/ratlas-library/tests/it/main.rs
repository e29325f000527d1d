//! The library as its users see it: folders in, reports and hits out.

#![allow(clippy::unwrap_used, reason = "the desk and the readers are parts of tests")]

mod care;
mod containers;
mod desk;
mod disclosing;
mod export;
mod families;
mod faults;
mod forget;
mod ingest;
mod lives;
mod originals;
mod places;
mod prior;
mod reading;
mod recognition;
mod reread;
mod rooms;
mod stopping;
mod tables;
mod watching;
