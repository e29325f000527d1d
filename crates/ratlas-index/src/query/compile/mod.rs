//! A plan as queries of the engine.

mod needs;
mod pages;
mod papers;

pub(crate) use self::pages::{number_on_page, pages};
pub(crate) use self::papers::{Compiler, count_range};
