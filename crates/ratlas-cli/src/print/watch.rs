//! What is told while folders are watched: a line for each thing that happens.

use ratlas_library::{IngestReport, Listening, WatchEvent};
use ratlas_present::{Lang, on_one_line};

use super::colour::Style;
use super::report;
use crate::messages::Msg;

/// The line of an event; nothing where there is nothing to tell.
pub(crate) fn line(event: &WatchEvent<'_>, quiet: bool, lang: Lang) -> Option<String> {
    let named = |it: &std::path::Path| on_one_line(&it.display().to_string());
    match event {
        WatchEvent::Listens { .. } if quiet => None,
        WatchEvent::Listens { folder, how: Listening::Events } => {
            Some(lang.fill(Msg::WatchListens, &[&named(folder)]))
        }
        WatchEvent::Listens { folder, how: Listening::Polling { every } } => {
            Some(lang.fill(Msg::WatchPolls, &[&named(folder), &every.as_secs()]))
        }
        WatchEvent::FolderGone { folder } => {
            Some(lang.fill(Msg::WatchFolderGone, &[&named(folder)]))
        }
        WatchEvent::WaitsForWriter if !quiet => Some(lang.say(Msg::WatchWaits).to_owned()),
        WatchEvent::Ended { report, everything } => ended(report, *everything, quiet, lang),
        _ => None,
    }
}

/// The counts of a run that are not zero, and what could not be read.
fn ended(report: &IngestReport, everything: bool, quiet: bool, lang: Lang) -> Option<String> {
    let counts = [
        (Msg::WatchRead, report.read),
        (Msg::WatchLinked, report.linked),
        (Msg::WatchRefused, report.n_refused()),
        (Msg::WatchVanished, report.vanished),
        (Msg::WatchResting, report.resting),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(msg, count)| lang.fill(*msg, &[&lang.number(*count)]))
        .collect();
    let problems = report::problems(report, lang, Style::Plain);
    let summary = match told.is_empty() {
        _ if quiet => None,
        true if everything => Some(lang.fill(Msg::WatchNothing, &[&lang.decimal(report.seconds)])),
        true => None,
        false => {
            Some(lang.fill(Msg::WatchDone, &[&told.join(", "), &lang.decimal(report.seconds)]))
        }
    };
    let problems = (!problems.is_empty()).then(|| problems.trim().to_owned());
    let lines: Vec<String> = [summary, problems].into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[track_caller]
    fn check(report: IngestReport, everything: bool, quiet: bool, expected: &str) {
        let event = WatchEvent::Ended { report: &report, everything };
        assert_eq!(line(&event, quiet, Lang::De).unwrap_or_default(), expected);
    }

    #[test]
    fn a_run_is_a_line_if_something_came_of_it() {
        let some = IngestReport { read: 3, vanished: 1, seconds: 0.4, ..IngestReport::default() };
        check(some.clone(), false, false, "3 gelesen, 1 verschwunden (0,4 Sekunden)");
        check(some, false, true, "");
        check(IngestReport::default(), false, false, "");
        check(
            IngestReport::default(),
            true,
            false,
            "Alles durchgesehen, nichts Neues (0,0 Sekunden)",
        );
    }

    #[test]
    fn a_folder_that_is_away_is_told_in_any_case() {
        let event = WatchEvent::FolderGone { folder: Path::new("eingang") };
        let told = line(&event, true, Lang::En).unwrap();
        assert!(told.starts_with("eingang is not there"), "{told}");
    }
}
