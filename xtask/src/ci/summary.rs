//! The test runner's last word, in its own form.

/// How the summary of `cargo nextest` begins.
const NEXTEST: &str = "Summary [";

/// How the summary of each test program of `cargo test` begins.
const PLAIN: &str = "test result: ";

/// Whether a line is a summary, or one of several.
pub(super) fn is_part(line: &str) -> bool {
    line.trim_start().starts_with(NEXTEST) || line.starts_with(PLAIN)
}

/// The summary of a run. `cargo test` prints one for each program; they are added up.
pub(super) fn of(lines: &[String]) -> Option<String> {
    let nextest = lines.iter().rev().find(|it| it.trim_start().starts_with(NEXTEST));
    nextest.cloned().or_else(|| added_up(lines))
}

fn added_up(lines: &[String]) -> Option<String> {
    let parts: Vec<&str> = lines.iter().filter_map(|it| it.strip_prefix(PLAIN)).collect();
    let verdict = match parts.iter().all(|it| it.starts_with("ok")) {
        _ if parts.is_empty() => return None,
        true => "ok",
        false => "FAILED",
    };
    let names = ["passed", "failed", "ignored", "measured", "filtered out"];
    let counts =
        names.map(|name| format!("{} {name}", parts.iter().map(|it| count(it, name)).sum::<u64>()));
    Some(format!("{PLAIN}{verdict}. {}", counts.join("; ")))
}

/// `3` in `ok. 3 passed; 0 failed; …`.
fn count(part: &str, name: &str) -> u64 {
    let before = part.split_once(&format!(" {name}")).map_or("", |it| it.0);
    before.rsplit(' ').next().and_then(|it| it.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(lines: &[&str]) -> Option<String> {
        let lines = lines.iter().filter(|it| is_part(it));
        of(&lines.map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn nextest_as_it_is() {
        let line = "     Summary [   0.123s] 34 tests run: 34 passed, 0 skipped";
        assert_eq!(summary(&["PASS a", line, "after"]).as_deref(), Some(line));
    }

    #[test]
    fn plain_results_are_added_up() {
        let ok = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        let failed = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(
            summary(&["running 4 tests", ok, ok]).unwrap(),
            "test result: ok. 6 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out"
        );
        assert_eq!(
            summary(&[ok, failed]).unwrap(),
            "test result: FAILED. 4 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out"
        );
    }

    #[test]
    fn nothing_of_nothing() {
        assert_eq!(summary(&["error: could not compile"]), None);
    }
}
