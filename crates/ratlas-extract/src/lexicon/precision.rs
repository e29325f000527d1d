//! How precise each rule was on papers that people had read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{column, rows};

/// Fewer judged values than this say nothing of a rule.
const LEAST_JUDGED: u32 = 5;

/// Right and wrong values of every rule that was measured.
static RULES: LazyLock<HashMap<&'static str, (u32, u32)>> = LazyLock::new(|| {
    let count = |row: &[&'static str], idx| column(row, idx).parse().expect("a count of values");
    rows(include_str!("../../lexicon/precision.tsv"))
        .map(|row| (column(&row, 0), (count(&row, 1), count(&row, 2))))
        .collect()
});

/// How many values of a rule were right and how many were wrong; `None` if none was judged.
pub(crate) fn judged(rule: &str) -> Option<(u32, u32)> {
    RULES.get(rule).copied()
}

/// The measured precision of a rule, 0 to 1 in thousandths; `None` if it was not measured on
/// enough values.
pub(crate) fn confidence(rule: &str) -> Option<f32> {
    let (right, wrong) = judged(rule)?;
    let all = right + wrong;
    #[expect(clippy::cast_precision_loss, reason = "thousandths are far below 2^23")]
    (all >= LEAST_JUDGED).then(|| (1000 * right / all) as f32 / 1000.0)
}

/// The rules that were right less often than a share of 0 to 1, in the order of their names.
pub fn rules_below(share: f32) -> Vec<&'static str> {
    let names = rows(include_str!("../../lexicon/precision.tsv")).map(|row| column(&row, 0));
    names.filter(|it| confidence(it).is_some_and(|it| it < share)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_what_was_judged() {
        let measured = RULES.iter().filter(|(_, (right, wrong))| right + wrong >= LEAST_JUDGED);
        for (rule, (right, _)) in measured {
            let share = confidence(rule).unwrap();
            assert!((0.0..=1.0).contains(&share) && (share > 0.0) == (*right > 0), "{rule}");
        }
        assert_eq!(confidence("no/such-rule"), None);
    }

    #[test]
    fn a_few_values_measure_nothing() {
        let few = RULES.iter().find(|(_, (right, wrong))| right + wrong < LEAST_JUDGED);
        let (rule, _) = few.expect("some rule is rare in the samples");
        assert_eq!(confidence(rule), None);
    }
}
