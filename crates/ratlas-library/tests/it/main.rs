//! The library as its users see it: folders in, reports and hits out.

mod desk;
mod faults;
mod ingest;
mod reading;
mod stopping;
