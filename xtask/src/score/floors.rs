//! The ratchet: `scores.toml` beside the samples holds the figures below which nothing may fall.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, ensure};

use super::board::{PerMille, Tally};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Of each fact, over all samples.
    F1,
    /// Normalised discounted cumulative gain of the first ten hits, over questions of a kind.
    Ndcg,
    /// The share of sought papers among the first ten.
    Found,
}

impl Measure {
    /// The name of the table in the file.
    fn table(self) -> &'static str {
        match self {
            Measure::F1 => "f1",
            Measure::Ndcg => "ndcg",
            Measure::Found => "found",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Measure::F1 => "F1",
            Measure::Ndcg => "nDCG@10",
            Measure::Found => "share found",
        }
    }
}

/// The floors by fact.
pub(super) type Floors = BTreeMap<String, PerMille>;

/// Reads the floors.
///
/// # Errors
///
/// Not TOML, or a floor that is not a percentage.
pub(super) fn parse(text: &str, measure: Measure) -> anyhow::Result<Floors> {
    let (table, key): (toml::Table, _) = (text.parse()?, measure.table());
    let facts = table.get(key).and_then(|it| it.as_table());
    let facts = facts.with_context(|| format!("there is no table [{key}]"))?;
    facts.iter().map(|(fact, floor)| Ok((fact.clone(), per_mille(fact, floor)?))).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100 is checked")]
fn per_mille(fact: &str, floor: &toml::Value) -> anyhow::Result<PerMille> {
    let percent = floor.as_float().or_else(|| floor.as_str()?.parse().ok());
    let percent = percent.with_context(|| format!("the floor of `{fact}` is not a number"))?;
    ensure!((0.0..=100.0).contains(&percent), "the floor of `{fact}` is not a percentage");
    Ok(PerMille((percent * 10.0).round() as u32))
}

/// The written form.
pub(super) fn write(floors: &Floors, measure: Measure) -> String {
    let (name, table) = (measure.name(), measure.table());
    let mut text = format!(
        "# The least {name} over all samples, in percent. `cargo xtask score --raise` writes higher\n\
         # floors and never lower ones: a person who has to lower one says why in the commit message.\n\n\
         [{table}]\n"
    );
    for (fact, floor) in floors {
        writeln!(text, "\"{fact}\" = {floor}").expect("a String takes every write");
    }
    text
}

/// Today's F1 of every fact.
pub(super) fn today<S: AsRef<str>>(facts: &[(S, Tally)]) -> Floors {
    facts.iter().map(|(fact, it)| (fact.as_ref().to_owned(), it.f1())).collect()
}

/// What is below its floor, or is no longer judged at all; one line each.
pub(super) fn broken(floors: &Floors, today: &Floors, measure: Measure) -> Vec<String> {
    let name = measure.name();
    let broken = |(fact, floor): (&String, &PerMille)| match today.get(fact) {
        None => Some(format!("{fact}: no truth file judges it any more, its floor is {floor}")),
        Some(it) if it < floor => Some(format!("{fact}: {name} {it} is below its floor {floor}")),
        Some(_) => None,
    };
    floors.iter().filter_map(broken).collect()
}

/// The higher of both, fact by fact.
pub(super) fn raised(floors: &Floors, today: &Floors) -> Floors {
    let mut raised = floors.clone();
    for (fact, f1) in today {
        let floor = raised.entry(fact.clone()).or_insert(*f1);
        *floor = (*floor).max(*f1);
    }
    raised
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn floors(entries: &[(&str, u32)]) -> Floors {
        entries.iter().map(|(fact, it)| ((*fact).to_owned(), PerMille(*it))).collect()
    }

    #[test]
    fn written_roundtrip() {
        let floors = floors(&[("meeting.body", 1000), ("title", 987), ("votes", 0)]);
        assert_eq!(parse(&write(&floors, Measure::F1), Measure::F1).unwrap(), floors);
    }

    #[test]
    fn lower_and_vanished_break() {
        let broken = broken(
            &floors(&[("date", 900), ("place", 900), ("title", 900), ("votes", 0)]),
            &floors(&[("date", 899), ("place", 900), ("title", 1000)]),
            Measure::F1,
        );
        expect![[r"
            date: F1 89.9 is below its floor 90.0
            votes: no truth file judges it any more, its floor is 0.0"]]
        .assert_eq(&broken.join("\n"));
    }

    #[test]
    fn raising_never_lowers() {
        let raised = raised(
            &floors(&[("date", 900), ("place", 900)]),
            &floors(&[("date", 899), ("place", 901), ("title", 500)]),
        );
        assert_eq!(raised, floors(&[("date", 900), ("place", 901), ("title", 500)]));
    }

    #[test]
    fn err_no_percentage() {
        let error = |text: &str| parse(text, Measure::F1).unwrap_err().to_string();
        assert_eq!(error("[f1]\ntitle = 100.1\n"), "the floor of `title` is not a percentage");
        assert_eq!(error("[f1]\ntitle = true\n"), "the floor of `title` is not a number");
        assert_eq!(error(""), "there is no table [f1]");
        let other = parse("[f1]\n", Measure::Ndcg).unwrap_err().to_string();
        assert_eq!(other, "there is no table [ndcg]");
    }
}
