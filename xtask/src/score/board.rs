//! What was hit, what was missed and what is false, counted per fact.

use std::collections::BTreeMap;
use std::fmt;

/// The counts of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Found, and right.
    pub(super) hit: u32,
    /// In the paper, and not found.
    pub(super) missed: u32,
    /// Found, and not in the paper.
    pub(super) false_: u32,
}

/// A share in tenths of a percent: what is compared with a floor is what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PerMille(pub(super) u32);

impl PerMille {
    /// Rounded down, so that 100.0 means all. Nothing of nothing is all.
    fn share(part: u32, whole: u32) -> PerMille {
        PerMille((1000 * part).checked_div(whole).unwrap_or(1000))
    }

    /// A share from 0 to 1, rounded down.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    pub(super) fn of(share: f64) -> PerMille {
        PerMille((share.clamp(0.0, 1.0) * 1000.0) as u32)
    }
}

impl fmt::Display for PerMille {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.0 / 10, self.0 % 10))
    }
}

/// What one rule found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Judged {
    pub(super) right: u32,
    pub(super) wrong: u32,
}

impl Tally {
    /// Share of what was found that is right.
    pub(super) fn precision(self) -> PerMille {
        PerMille::share(self.hit, self.hit + self.false_)
    }

    /// Share of what is in the paper that was found.
    pub(super) fn recall(self) -> PerMille {
        PerMille::share(self.hit, self.hit + self.missed)
    }

    /// The harmonic mean of both.
    pub(super) fn f1(self) -> PerMille {
        PerMille::share(2 * self.hit, 2 * self.hit + self.missed + self.false_)
    }

    pub(super) fn add(&mut self, other: Tally) {
        self.hit += other.hit;
        self.missed += other.missed;
        self.false_ += other.false_;
    }
}

/// The counts of all facts over all samples, and every value that is not a hit.
#[derive(Debug, Default)]
pub(super) struct Board {
    tallies: BTreeMap<&'static str, Tally>,
    /// The same counts by genre of the paper, as the truth names it.
    genres: BTreeMap<String, Tally>,
    /// How often what a rule found was right, and how often not.
    rules: BTreeMap<String, Judged>,
    sample: String,
    genre: String,
    /// One line per missed or false value: sample, fact, what.
    pub(super) notes: Vec<String>,
}

impl Board {
    /// The sample the next values belong to, and its genre.
    pub(super) fn begin(&mut self, sample: &str, genre: &str) {
        sample.clone_into(&mut self.sample);
        genre.clone_into(&mut self.genre);
    }

    /// The counts by genre.
    pub(super) fn genres(&self) -> &BTreeMap<String, Tally> {
        &self.genres
    }

    /// What the rules found, right and wrong.
    pub(super) fn rules(&self) -> &BTreeMap<String, Judged> {
        &self.rules
    }

    /// The counts by fact, in order of their names.
    pub(super) fn tallies(&self) -> &BTreeMap<&'static str, Tally> {
        &self.tallies
    }

    /// The counts of all facts together.
    pub(super) fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.tallies.values().for_each(|it| total.add(*it));
        total
    }

    pub(super) fn hit(&mut self, fact: &'static str) {
        self.add(fact, Tally { hit: 1, ..Tally::default() });
    }

    fn add(&mut self, fact: &'static str, tally: Tally) {
        self.tallies.entry(fact).or_default().add(tally);
        if !self.genre.is_empty() {
            self.genres.entry(self.genre.clone()).or_default().add(tally);
        }
    }

    fn judge_rule(&mut self, rule: Option<&str>, is_right: bool) {
        let Some(rule) = rule else { return };
        let judged = self.rules.entry(rule.to_owned()).or_default();
        if is_right {
            judged.right += 1;
        } else {
            judged.wrong += 1;
        }
    }

    pub(super) fn missed(&mut self, fact: &'static str, want: &str, got: Option<&str>) {
        self.add(fact, Tally { missed: 1, ..Tally::default() });
        let instead = got.map(|it| format!(", has `{it}`")).unwrap_or_default();
        self.notes.push(format!("{} {fact}: missed `{want}`{instead}", self.sample));
    }

    pub(super) fn false_value(&mut self, fact: &'static str, got: &str) {
        self.add(fact, Tally { false_: 1, ..Tally::default() });
        self.notes.push(format!("{} {fact}: false `{got}`", self.sample));
    }

    /// What was counted elsewhere, with a line on it where not all was hit.
    pub(super) fn count(&mut self, fact: &'static str, tally: Tally, note: Option<String>) {
        self.add(fact, tally);
        self.notes.extend(note.map(|it| format!("{} {fact}: {it}", self.sample)));
    }

    /// A value of which a paper has at most one. `None` in the truth: not judged; empty: the
    /// paper states none, and finding none is a hit.
    pub(super) fn one(
        &mut self,
        fact: &'static str,
        want: Option<&str>,
        got: Option<&str>,
        same: fn(&str, &str) -> bool,
    ) {
        let Some(want) = want else { return };
        match (want, got) {
            ("", None) => self.hit(fact),
            ("", Some(got)) => self.false_value(fact, got),
            (want, Some(got)) if same(got, want) => self.hit(fact),
            (want, got) => self.missed(fact, want, got),
        }
    }

    /// A value of which a paper has at most one, found by a rule.
    pub(super) fn ruled(
        &mut self,
        fact: &'static str,
        want: Option<&str>,
        got: Option<(&str, &str)>,
        same: fn(&str, &str) -> bool,
    ) {
        let (value, rule) = got.unzip();
        self.one(fact, want, value, same);
        if let (Some(want), Some(value)) = (want, value) {
            self.judge_rule(rule, !want.is_empty() && same(value, want));
        }
    }

    /// Values of which a paper has any number. Each found value answers one wanted value. Answers
    /// the pairs, as places in both lists.
    pub(super) fn many<W, G>(
        &mut self,
        fact: &'static str,
        wants: &[W],
        gots: &[G],
        judge: &Judge<'_, W, G>,
    ) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (want_idx, want) in wants.iter().enumerate() {
            let free = |idx: usize| pairs.iter().all(|it| it.1 != idx);
            let found = (0..gots.len()).find(|idx| free(*idx) && (judge.same)(&gots[*idx], want));
            match found {
                Some(got_idx) => pairs.push((want_idx, got_idx)),
                None => self.missed(fact, &(judge.show_want)(want), None),
            }
        }
        for _ in &pairs {
            self.hit(fact);
        }
        for (idx, got) in gots.iter().enumerate() {
            let is_wanted = pairs.iter().any(|it| it.1 == idx);
            if is_wanted || (judge.counts)(got) {
                self.judge_rule((judge.rule)(got), is_wanted);
            }
            if !is_wanted && (judge.counts)(got) {
                self.false_value(fact, &(judge.show_got)(got));
            }
        }
        pairs
    }
}

/// How found values of one fact are held against the wanted ones.
pub(super) struct Judge<'a, W, G> {
    /// Whether the found value is the wanted one.
    pub(super) same: &'a dyn Fn(&G, &W) -> bool,
    /// Whether a found value nobody wants is a false one.
    pub(super) counts: &'a dyn Fn(&G) -> bool,
    /// Which rule found a value, where rules are measured.
    pub(super) rule: &'a dyn Fn(&G) -> Option<&str>,
    pub(super) show_want: &'a dyn Fn(&W) -> String,
    pub(super) show_got: &'a dyn Fn(&G) -> String,
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn shares_round_down() {
        let tally = Tally { hit: 2, missed: 1, false_: 0 };
        assert_eq!(tally.precision().to_string(), "100.0");
        assert_eq!(tally.recall().to_string(), "66.6");
        assert_eq!(tally.f1().to_string(), "80.0");
        assert_eq!(Tally::default().f1().to_string(), "100.0");
    }

    #[test]
    fn one_value() {
        let mut board = Board::default();
        board.begin("s", "");
        let same = |got: &str, want: &str| got == want;
        board.one("a", None, Some("x"), same);
        assert!(board.tallies().is_empty());
        board.one("a", Some(""), None, same);
        board.one("a", Some("x"), Some("x"), same);
        assert_eq!(board.total(), Tally { hit: 2, missed: 0, false_: 0 });
        board.one("a", Some(""), Some("x"), same);
        board.one("a", Some("y"), Some("x"), same);
        board.one("a", Some("y"), None, same);
        assert_eq!(board.total(), Tally { hit: 2, missed: 2, false_: 1 });
        expect![[r"
            s a: false `x`
            s a: missed `y`, has `x`
            s a: missed `y`"]]
        .assert_eq(&board.notes.join("\n"));
    }

    #[test]
    fn each_found_value_answers_once() {
        let mut board = Board::default();
        let judge = Judge {
            same: &|got: &i32, want: &i32| got == want,
            counts: &|got| *got > 0,
            rule: &|got| (*got != 3).then_some("rule"),
            show_want: &i32::to_string,
            show_got: &i32::to_string,
        };
        let pairs = board.many("a", &[1, 1, 2], &[2, 1, 3, -1], &judge);
        assert_eq!(pairs, [(0, 1), (2, 0)]);
        assert_eq!(board.total(), Tally { hit: 2, missed: 1, false_: 1 });
        assert_eq!(board.rules()["rule"], Judged { right: 2, wrong: 0 });
    }
}
