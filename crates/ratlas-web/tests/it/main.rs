//! The server, asked in this process; `limits` and `farewell` ask it over connections.

mod access;
mod addresses;
mod api;
mod desk;
mod failures;
mod forms;
mod hosts;
mod language;
mod marks;
mod papers;
