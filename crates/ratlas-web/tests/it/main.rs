//! The server, asked in this process; `limits` and `farewell` ask it over connections.

mod access;
mod addresses;
mod api;
mod desk;
mod exports;
mod failures;
mod feeds;
mod forms;
mod hosts;
mod language;
mod marks;
mod papers;
mod saved;
mod search;
