//! The server, asked in this process; `limits` asks it over connections.

#![allow(clippy::unwrap_used, reason = "the desk and the readers are parts of tests")]

mod access;
mod addresses;
mod api;
mod descriptors;
mod desk;
mod exports;
mod failures;
mod feeds;
mod forms;
mod hostile;
mod hosts;
mod language;
mod limits;
mod marks;
mod paper;
mod papers;
mod prior;
mod running;
mod saved;
mod search;
mod tables;
