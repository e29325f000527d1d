//! A library in a browser: pages, JSON and feeds.
//!
//! In the order of a request: [`serve`] accepts connections with limits of number, time and size
//! (`connections`), `guard` lets through who may ask what, `routes` names every address, a page reads
//! its state from the address (`state`), asks a library of the `pool` and fills a template. Nothing
//! here reads a file of a user: papers, pictures and originals come from the library by their id.

#![allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates call methods of their page, and pass references"
)]

mod answer;
mod api;
mod app;
mod assets;
mod connections;
mod desk;
mod escape;
mod failure;
mod guard;
mod kept;
mod limits;
mod metrics;
mod options;
mod page;
mod pool;
mod reader;
mod routes;
mod state;

pub use self::connections::{ServeError, Started, serve};
#[doc(hidden)]
pub use self::connections::{router, serve_until};
pub use self::limits::Limits;
pub use self::options::{Access, ServeOptions};
