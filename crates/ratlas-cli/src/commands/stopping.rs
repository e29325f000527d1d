//! The flag that ends a long command orderly.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use ratlas_present::Lang;

use crate::exit::Exit;
use crate::messages::Msg;

/// A flag that Ctrl-C raises, or what ends a service. A second Ctrl-C ends the program: the library
/// survives that.
pub(crate) fn flag(
    announce: impl Fn(&str) + Send + 'static,
    lang: Lang,
) -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            Exit::Interrupted.at_once();
        }
        announce(lang.say(Msg::IngestStopping));
    })
    .context("Ctrl-C")?;
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGTERM, Arc::clone(&stop))
        .context("SIGTERM")?;
    Ok(stop)
}
