//! `xtask/tidy.toml`: what the checks allow, and today's offenders, which may only get fewer.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How many offences each offender has.
pub(super) type Counts = BTreeMap<String, usize>;

/// Everything the checks do not know by themselves.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Lists {
    /// Packages that may touch files and the network.
    pub(super) file_access: Vec<String>,
    /// Which of our packages each of our packages may depend on.
    pub(super) direction: BTreeMap<String, Vec<String>>,
    /// Which of our packages may depend on a library; a trailing `*` stands for any ending.
    pub(super) only: BTreeMap<String, Vec<String>>,
    /// Where texts may be German, by the beginning of the path.
    pub(super) german: Vec<String>,
    /// Files above the size cap, with the reason.
    pub(super) large_files: BTreeMap<String, String>,
    /// German texts in other places, counted by file.
    #[serde(default)]
    pub(super) umlauts: Counts,
    /// Lines of files above the limit.
    #[serde(default)]
    pub(super) long_files: Counts,
    /// Lines of functions above the limit, by file and name.
    #[serde(default)]
    pub(super) long_functions: Counts,
}

/// Holds today's counts against the listed ones: what is not listed has to keep the limit, what is
/// listed may not get worse, and what got better is taken off the list.
pub(super) fn ratchet(listed: &Counts, today: &Counts, limit: usize, what: &str) -> Vec<String> {
    let allowed = |name: &str| listed.get(name).copied().unwrap_or(limit);
    let mut offences: Vec<String> = today
        .iter()
        .filter(|(name, n)| **n > allowed(name))
        .map(|(name, n)| format!("`{name}` has {n} {what}, allowed are {}", allowed(name)))
        .collect();
    for (name, n_listed) in listed {
        let n = today.get(name).copied().unwrap_or_default();
        if n < *n_listed {
            offences.push(format!(
                "`{name}` is listed with {n_listed} {what} and has {n}: `cargo xtask tidy --shrink`"
            ));
        }
    }
    offences
}

/// The list with everything that got better, and nothing that got worse.
pub(super) fn shrunk(listed: &Counts, today: &Counts, limit: usize) -> Counts {
    let now = |name: &String| today.get(name).copied().unwrap_or_default();
    let lower = listed.iter().map(|(name, n)| (name.clone(), now(name).min(*n)));
    lower.filter(|(_, n)| *n > limit).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn counts(entries: &[(&str, usize)]) -> Counts {
        entries.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
    }

    #[test]
    fn only_gets_better() {
        let listed = counts(&[("better", 20), ("gone", 20), ("same", 20), ("worse", 20)]);
        let today =
            counts(&[("better", 15), ("new", 11), ("same", 20), ("small", 10), ("worse", 21)]);
        let offences = ratchet(&listed, &today, 10, "lines");
        expect![[r"
            `new` has 11 lines, allowed are 10
            `worse` has 21 lines, allowed are 20
            `better` is listed with 20 lines and has 15: `cargo xtask tidy --shrink`
            `gone` is listed with 20 lines and has 0: `cargo xtask tidy --shrink`"]]
        .assert_eq(&offences.join("\n"));
        let shrunk = shrunk(&listed, &today, 10);
        assert_eq!(shrunk, counts(&[("better", 15), ("same", 20), ("worse", 20)]));
    }
}
