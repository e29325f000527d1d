//! What a title says: its telling words, and how alike two titles are.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use ratlas_german::{dates, each_word};

use crate::store::links::paper::LinkPaper;

/// Words that titles of any subject have: what kind of paper it is, who brings it in, articles.
static FRAME: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = include_str!("../../lexicon/frame_words.tsv").lines();
    let mut res = HashSet::new();
    for line in words.filter(|it| !it.starts_with('#')) {
        each_word(line.split('\t').next().unwrap_or_default(), |word| {
            res.extend(word.stemmed.last().cloned());
        });
    }
    res
});

/// More words of a title are not compared.
const MAX_WORDS: usize = 48;

/// Words by which a title is filed: each two of so many.
const KEY_WORDS: usize = 3;

/// Titles that weigh less say too little to be recognised by: `Verschiedenes`, `Haushalt`.
const TELLING: f32 = 1.6;

/// The telling words of a title.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Words {
    /// Each with its weight.
    weights: BTreeMap<String, f32>,
    /// Years and other numbers: titles of two years are not of one subject.
    numbers: Vec<String>,
}

/// How two titles relate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    /// The share of common words in both, by weight, 0 to 1.
    pub(crate) share: f32,
    /// The weight of the common words.
    pub(crate) common: f32,
    /// Whether each has something the other has not: `… in Nord`, `… in Süd`.
    pub(crate) is_contrary: bool,
}

impl Words {
    /// The words of a paper's title.
    pub(crate) fn of_paper(paper: &LinkPaper) -> Words {
        paper.title.as_deref().map(Words::new).unwrap_or_default()
    }

    /// The words of a title.
    pub(crate) fn new(title: &str) -> Words {
        let mut res = Words::default();
        let days: Vec<_> = dates(title).into_iter().filter(|it| it.edtf.len() > 4).collect();
        each_word(title, |word| {
            let is_day = days.iter().any(|it| it.span.contains(&word.span.start));
            if is_day || res.weights.len() == MAX_WORDS {
                return;
            }
            let Some(stem) = word.stemmed.last() else { return };
            if stem.chars().all(char::is_numeric) {
                res.numbers.push(stem.clone());
            } else if !FRAME.contains(stem) {
                let is_reference = stem.chars().any(char::is_numeric);
                let weight = if is_reference { 0.0 } else { weight(stem) };
                if weight > 0.0 {
                    res.weights.insert(stem.clone(), weight);
                }
            }
        });
        res.numbers.sort();
        res.numbers.dedup();
        res
    }

    /// Whether they are enough to recognise the title by.
    pub(crate) fn are_telling(&self) -> bool {
        self.total() >= TELLING
    }

    /// Keys under which alike titles meet: each two of the heaviest words. Nothing for titles that
    /// say too little.
    pub(crate) fn keys(&self) -> Vec<String> {
        if !self.are_telling() {
            return Vec::new();
        }
        let mut heaviest: Vec<(&String, f32)> =
            self.weights.iter().map(|it| (it.0, *it.1)).collect();
        heaviest.sort_by(|one, two| two.1.total_cmp(&one.1).then_with(|| one.0.cmp(two.0)));
        heaviest.truncate(KEY_WORDS);
        let mut words: Vec<&str> = heaviest.into_iter().map(|it| it.0.as_str()).collect();
        words.sort_unstable();
        if let [word] = words[..] {
            return vec![word.to_owned()];
        }
        let pairs = words
            .iter()
            .enumerate()
            .flat_map(|(idx, one)| words[idx + 1..].iter().map(move |two| format!("{one} {two}")));
        pairs.collect()
    }

    /// How alike two titles are.
    pub(crate) fn likeness(&self, other: &Words) -> Likeness {
        let (mine, theirs) = (self.without(other), other.without(self));
        let (total, other_total) = (self.total(), other.total());
        let common = f32::midpoint(total - mine, other_total - theirs);
        let share =
            if total + other_total > 0.0 { 2.0 * common / (total + other_total) } else { 0.0 };
        let numbers_differ = !self.numbers.is_empty()
            && !other.numbers.is_empty()
            && !self.numbers.iter().any(|it| other.numbers.contains(it));
        let is_contrary = numbers_differ || (mine > LIGHT && theirs > LIGHT);
        Likeness { share, common, is_contrary }
    }

    /// The weight of the words that another title does not have.
    fn without(&self, other: &Words) -> f32 {
        let missing = self.weights.iter().filter(|(word, _)| !other.has(word));
        missing.map(|(_, weight)| weight).sum()
    }

    fn has(&self, word: &str) -> bool {
        self.weights.contains_key(word) || self.weights.keys().any(|it| is_misprint(it, word))
    }

    fn total(&self) -> f32 {
        self.weights.values().sum()
    }
}

/// A word of two or three letters that only one title has tells nothing.
const LIGHT: f32 = 0.35;

/// How much a word tells: the longer, the rarer, as German builds its terms.
fn weight(stem: &str) -> f32 {
    match stem.chars().count() {
        0..=1 => 0.0,
        2..=3 => 0.3,
        4..=5 => 0.6,
        6..=8 => 1.0,
        9..=12 => 1.3,
        _ => 1.6,
    }
}

/// Whether two long words differ in one letter, or in the ending of a plural the stemmer leaves.
fn is_misprint(one: &str, two: &str) -> bool {
    const LONG: usize = 7;
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
    if short.len() < LONG || long.len() - short.len() > 1 {
        return false;
    }
    let front = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let back = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, two: &str, is_same: bool) {
        let likeness = Words::new(one).likeness(&Words::new(two));
        let found = likeness.share >= 0.85 && !likeness.is_contrary;
        assert_eq!(found, is_same, "{one} / {two}: {likeness:?}");
        assert_eq!(likeness, Words::new(two).likeness(&Words::new(one)));
    }

    #[test]
    fn titles_of_one_matter() {
        let title = "Runder Tisch der Migrantenorganisationen in Neustadt";
        check(
            title,
            "Antrag der SPD-Fraktion vom 3.4.2020: Runder Tisch der Migrantenorganisationen in Neustadt",
            true,
        );
        check(
            title,
            "Stellungnahme zum Antrag Runder Tisch der Migranten-\norganisationen in Neustadt",
            true,
        );
        check(title, "Runden Tisch der Migrantenorganisation in Neustadt", true);
        check(title, "Runder Tisch der Migrantenorganisationen in Altstadt", false);
        check(
            title,
            "Runder Tisch der Migrantenorganisationen in Neustadt und Erhalt der Beratungsstellen",
            false,
        );
        check(
            "Interkulturelle Woche 2021 im Rathaus",
            "Interkulturelle Woche 2022 im Rathaus",
            false,
        );
        check("", "", false);
    }

    #[test]
    fn keys_meet_over_other_words() {
        let keys = |title| Words::new(title).keys();
        let one = keys("Sprachkurse mit Kinderbetreuung am Vormittag");
        let two = keys("Antrag: Sprachkurse mit Kinderbetreuung am Vormittag im Stadtteil");
        assert!(one.iter().any(|it| two.contains(it)), "{one:?} {two:?}");
        assert_eq!(keys("Antrag der Fraktion"), Vec::<String>::new());
        assert_eq!(keys("Sachstand"), Vec::<String>::new());
    }

    #[test]
    fn long_titles_are_cut() {
        let long = "Wohnungslosigkeit Ehrenamt ".repeat(20_000);
        assert_eq!(Words::new(&long).keys().len(), 1);
        let distinct: Vec<String> =
            (0..2_000).map(|it| format!("wort{}", "x".repeat(it % 90))).collect();
        let distinct = distinct.join(" ");
        assert!(Words::new(&distinct).weights.len() <= MAX_WORDS);
    }
}
