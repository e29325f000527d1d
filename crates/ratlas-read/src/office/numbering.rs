//! Counts the items of lists, for the formats that do not write their numbers down.

use std::collections::BTreeMap;

use super::marks::{Numerals, bullet, numeral};

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// One level of a list's definition.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Level {
    /// How its number is written; `None` for a bullet.
    pub(super) numerals: Option<Numerals>,
    /// The mark with `%1` … `%9` where the numbers of the levels stand; for a bullet the sign.
    pub(super) text: String,
    /// The first number.
    pub(super) start: i64,
}

/// A list's levels, from the outermost.
pub(super) type Levels = BTreeMap<usize, Level>;

/// The counters of all lists of a document, by the list's name.
#[derive(Debug, Default)]
pub(super) struct Counters(BTreeMap<String, [Option<i64>; LEVELS]>);

impl Counters {
    /// Starts a list's level anew: its next item has the first number again.
    pub(super) fn restart(&mut self, list: &str, level: usize) {
        if let Some(counts) = self.0.get_mut(list) {
            counts[level.min(LEVELS - 1)..].fill(None);
        }
    }

    /// Counts an item and gives its mark; empty if it has none.
    pub(super) fn mark(&mut self, list: &str, levels: &Levels, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let Some(definition) = levels.get(&level) else { return String::new() };
        let counts = self.0.entry(list.to_owned()).or_default();
        counts[level + 1..].fill(None);
        counts[level] = Some(counts[level].map_or(definition.start, |it| it.saturating_add(1)));
        if definition.numerals.is_none() {
            return bullet(&definition.text);
        }
        let mut res = definition.text.clone();
        for (idx, count) in counts.iter().enumerate().take(level + 1) {
            let place = format!("%{}", idx + 1);
            if res.contains(&place) {
                let at = levels.get(&idx);
                let start = at.map_or(1, |it| it.start);
                let numerals = at.and_then(|it| it.numerals).unwrap_or_default();
                res = res.replace(&place, &numeral(numerals, count.unwrap_or(start)));
            }
        }
        res
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_levels() {
        let level =
            |text: &str, numerals| Level { numerals: Some(numerals), text: text.into(), start: 1 };
        let levels = Levels::from([
            (0, level("%1.", Numerals::UpperRoman)),
            (1, level("%1.%2", Numerals::Decimal)),
            (2, Level { numerals: None, text: "\u{f0b7}".into(), start: 1 }),
        ]);
        let mut counters = Counters::default();
        let marks: Vec<String> =
            [0, 1, 1, 2, 0, 1].iter().map(|it| counters.mark("a", &levels, *it)).collect();
        assert_eq!(marks, ["I.", "I.1", "I.2", "•", "II.", "II.1"]);
        counters.restart("a", 0);
        assert_eq!(counters.mark("a", &levels, 0), "I.");
    }
}
