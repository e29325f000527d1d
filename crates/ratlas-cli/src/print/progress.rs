//! How an ingest tells how far it is.

use std::cell::Cell;
use std::fmt::Write;
use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use ratlas_library::{FileState, IngestObserver};
use ratlas_present::{Lang, Wording};

use crate::messages::Msg;
use crate::session::complain;

/// Shows a bar on a terminal, a line at the start elsewhere, and nothing if that is wanted.
pub(crate) struct Progress {
    lang: Lang,
    kind: Kind,
    total: Cell<u64>,
    refused: Cell<u64>,
}

enum Kind {
    Silent,
    Lines,
    Bar(ProgressBar),
}

impl Progress {
    /// Progress on standard error.
    pub(crate) fn new(lang: Lang, quiet: bool) -> Progress {
        let kind = match (quiet, io::stderr().is_terminal()) {
            (true, _) => Kind::Silent,
            (false, false) => Kind::Lines,
            (false, true) => Kind::Bar(bar(lang)),
        };
        Progress { lang, kind, total: Cell::new(0), refused: Cell::new(0) }
    }

    /// A way to say something without tearing the bar, from another thread.
    pub(crate) fn announcer(&self) -> impl Fn(&str) + Send + 'static + use<> {
        let bar = match &self.kind {
            Kind::Bar(bar) => Some(bar.clone()),
            Kind::Silent | Kind::Lines => None,
        };
        move |text| match &bar {
            Some(bar) => bar.println(text),
            None => complain(text),
        }
    }

    /// Removes the bar, so that the report follows on a clean line.
    pub(crate) fn finish(&self) {
        if let Kind::Bar(bar) = &self.kind {
            bar.finish_and_clear();
        }
    }
}

fn bar(lang: Lang) -> ProgressBar {
    let style = ProgressStyle::with_template(lang.say(Msg::ProgressBar))
        .expect("the template is fixed and tested")
        .with_key("rate", move |state: &ProgressState, out: &mut dyn Write| {
            // A bar that cannot be drawn is no reason to stop.
            let _ = write!(out, "{}/s", lang.decimal(state.per_sec()));
        });
    ProgressBar::new(0).with_style(style)
}

impl IngestObserver for Progress {
    fn found(&self, total: u64) {
        self.total.set(total);
        match &self.kind {
            Kind::Silent => {}
            Kind::Lines => {
                let files = self.lang.count(total, Wording::FileOne, Wording::FileMany);
                complain(&self.lang.fill(Msg::IngestFound, &[&files]));
            }
            Kind::Bar(bar) => bar.set_length(total),
        }
    }

    fn grown(&self, total: u64) {
        self.total.set(total);
        if let Kind::Bar(bar) = &self.kind {
            bar.set_length(total);
        }
    }

    // Files that need not be opened are not work: the rate and the remaining time are those of the
    // others.
    fn unchanged(&self, count: u64) {
        if let Kind::Bar(bar) = &self.kind {
            bar.set_length(self.total.get().saturating_sub(count));
            bar.reset();
        }
    }

    fn file_done(&self, _path: &str, state: FileState) {
        let Kind::Bar(bar) = &self.kind else { return };
        if state == FileState::Refused {
            self.refused.set(self.refused.get() + 1);
            bar.set_message(self.lang.fill(Msg::ProgressRefused, &[&self.refused.get()]));
        }
        bar.inc(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_sound() {
        for lang in [Lang::De, Lang::En] {
            bar(lang).finish_and_clear();
        }
    }
}
