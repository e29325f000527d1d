//! The program as a whole: what is typed, what is printed, how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod arguments;
mod desk;
mod houses;
mod interrupted;
mod killed;
mod lives;
mod marks;
mod papers;
mod pipes;
mod prior;
mod program;
mod readers;
mod session;
mod systemd;
mod tables;
mod torture;
mod unattended;
mod workers;
