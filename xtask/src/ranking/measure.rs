//! How good rankings are.

use std::collections::BTreeMap;

/// Ranks that count for the gain.
const DEPTH: usize = 10;

/// Means over questions, each from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Measures {
    /// Normalised discounted cumulative gain of the first ten.
    pub(crate) ndcg: f64,
    /// The share of the relevant papers among all that were returned, at most 100.
    pub(crate) recall: f64,
    /// One over the rank of the first relevant paper.
    pub(crate) mrr: f64,
    pub(crate) questions: u32,
}

impl Measures {
    /// Adds one question.
    pub(crate) fn add(&mut self, one: Measures) {
        let n = f64::from(self.questions);
        let mean = |all: f64, one: f64| (all * n + one) / (n + 1.0);
        self.ndcg = mean(self.ndcg, one.ndcg);
        self.recall = mean(self.recall, one.recall);
        self.mrr = mean(self.mrr, one.mrr);
        self.questions += 1;
    }
}

/// What a ranking is worth for one question.
pub(crate) fn of_ranking(ranking: &[String], relevant: &BTreeMap<&str, u32>) -> Measures {
    let grades: Vec<u32> =
        ranking.iter().map(|it| relevant.get(it.as_str()).copied().unwrap_or(0)).collect();
    let mut best: Vec<u32> = relevant.values().copied().collect();
    best.sort_by(|a, b| b.cmp(a));
    let found = grades.iter().filter(|it| **it > 0).count();
    let first = grades.iter().position(|it| *it > 0);
    Measures {
        ndcg: gain(&grades) / gain(&best),
        recall: as_f64(found) / as_f64(relevant.len()),
        mrr: first.map_or(0.0, |it| 1.0 / as_f64(it + 1)),
        questions: 1,
    }
}

/// The discounted gain of the first ranks.
fn gain(grades: &[u32]) -> f64 {
    let gains = grades.iter().take(DEPTH).enumerate();
    gains.map(|(rank, grade)| (f64::from(1_u32 << grade) - 1.0) / as_f64(rank + 2).log2()).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts of papers")]
fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ranking: &[&str], ndcg: f64, recall: f64, mrr: f64) {
        let relevant = BTreeMap::from([("a", 2), ("b", 1)]);
        let ranking: Vec<String> = ranking.iter().map(|it| (*it).to_owned()).collect();
        let found = of_ranking(&ranking, &relevant);
        let near = |a: f64, b: f64| (a - b).abs() < 0.001;
        assert!(
            near(found.ndcg, ndcg) && near(found.recall, recall) && near(found.mrr, mrr),
            "{found:?}"
        );
    }

    #[test]
    fn measures() {
        check(&["a", "b"], 1.0, 1.0, 1.0);
        check(&["b", "a"], 0.797, 1.0, 1.0);
        check(&["x", "a"], 0.521, 0.5, 0.5);
        check(&[], 0.0, 0.0, 0.0);
    }
}
