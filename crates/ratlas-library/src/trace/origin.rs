//! Whether a body deals with what it brought in itself.

use std::collections::BTreeSet;

use ratlas_german::{Mode, analyze};

/// Whether one of those who bring something in is the body: its words are among theirs, as in
/// `Chair of the District Committee 24`.
pub(super) fn brings_in<'a>(body: &str, mut origins: impl Iterator<Item = &'a String>) -> bool {
    let body = stems(body);
    !body.is_empty() && origins.any(|it| body.is_subset(&stems(it)))
}

fn stems(name: &str) -> BTreeSet<String> {
    analyze(name, Mode::Stemmed).into_iter().map(|it| it.term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_and_their_chairs() {
        let is_of = |origin: &str| brings_in("Bezirksausschuss 24", [origin.to_owned()].iter());
        assert!(is_of("Vorsitzende des Bezirksausschusses 24"));
        assert!(is_of("Bezirksausschuss des Stadtbezirkes 24 - Feldmoching-Hasenbergl"));
        assert!(!is_of("Bezirksausschuss 16"));
        assert!(!brings_in("", [String::new()].iter()));
    }
}
