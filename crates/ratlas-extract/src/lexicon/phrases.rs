//! Phrases of results, words of attendance lists, factions, functions, bodies, labels of genres.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use ratlas_model::{Genre, Outcome, Presence};

pub(crate) use super::factions::faction;
use super::{column, rows};
use crate::pattern::{Pattern, pattern};

/// Phrases of results in the order they are tried, over text in lower case; blanks match any white
/// space.
static OUTCOMES: LazyLock<Vec<(Pattern, Outcome)>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/outcomes.tsv"))
        .map(|row| {
            // "a ?b" is a blank that may be missing, not a lazy repetition.
            let spaced = column(&row, 0).replace(" ?", r"\s*").replace(' ', r"\s+");
            let phrase = format!(r"\b{spaced}");
            let outcome = column(&row, 1).parse().expect("the second column is an outcome");
            (pattern(&phrase), outcome)
        })
        .collect()
});

/// Each phrase of a result holds one of these. Text without them is not searched further.
const RESULT_STEMS: &[&str] = &[
    "abgeschlossen",
    "ablehn",
    "abgelehnt",
    "abgesetzt",
    "angenommen",
    "bestätig",
    "beschließ",
    "beschlossen",
    "beschluss",
    "bewilligt",
    "einverstanden",
    "einverständnis",
    "fraktionen ",
    "empf",
    "erledigt",
    "behandelt",
    "festgestellt",
    "gebilligt",
    "gegenstandslos",
    "genehmigt",
    "gewählt",
    "kenntnis",
    "keine abstimmung",
    "lehn",
    "nehmen",
    "nimmt",
    "nahm",
    "ohne ",
    "stattgegeben",
    "stimm",
    "verabschiedet",
    "vertagt",
    "verw",
    "überw",
    "vorberaten",
    "wählt",
    "zieht",
    "zog",
    "zurück",
];

/// The first phrase of a result in the order of the list that `accept` takes, with its place.
/// `lower` is text in lower case.
pub(crate) fn outcome_phrase(
    lower: &str,
    accept: impl Fn(Range<usize>) -> bool,
) -> Option<(Outcome, Range<usize>)> {
    static STEMS: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(RESULT_STEMS).expect("the stems are few"));
    if !STEMS.is_match(lower) {
        return None;
    }
    OUTCOMES.iter().find_map(|(phrase, outcome)| {
        let found = phrase.find_iter(lower).map(|it| it.range()).find(|it| accept(it.clone()))?;
        Some((*outcome, found))
    })
}

/// Where the label of a genre must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelPlace {
    /// Alone on its line.
    Line,
    /// At the beginning of its line.
    Start,
}

/// Labels of genres in the order they are tried.
pub(crate) static GENRES: LazyLock<Vec<(Pattern, Genre, LabelPlace)>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/genres.tsv"))
        .map(|row| {
            let place = match column(&row, 2) {
                "line" => LabelPlace::Line,
                _ => LabelPlace::Start,
            };
            let end = if place == LabelPlace::Line { r"\s*:?\s*$" } else { "" };
            let label = format!(r"^(?:{}){end}", column(&row, 0).replace(' ', r"\s+"));
            let genre = column(&row, 1).parse().expect("the second column is a genre");
            (pattern(&label), genre, place)
        })
        .collect()
});

/// What a word of an attendance list says, if it is one.
pub(crate) fn presence(words: &str) -> Option<Presence> {
    static WORDS: LazyLock<Vec<(&str, Presence)>> = LazyLock::new(|| {
        rows(include_str!("../../lexicon/presence.tsv"))
            .map(|row| {
                let presence = column(&row, 1).parse().expect("the second column is a presence");
                (column(&row, 0), presence)
            })
            .collect()
    });
    let words = words.trim().to_lowercase();
    WORDS.iter().find(|(form, _)| *form == words).map(|(_, presence)| *presence)
}

/// Functions before or behind a name, longest first, with their kind.
pub(crate) static FUNCTIONS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut res: Vec<_> = rows(include_str!("../../lexicon/functions.tsv"))
        .map(|row| (column(&row, 0), column(&row, 1)))
        .collect();
    res.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    res
});

/// Words that stand where names stand and are none.
pub(crate) static NO_NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/no_names.tsv")).map(|row| column(&row, 0)).collect()
});

/// A body that many cities have.
pub(crate) struct KnownBody {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) states: Vec<&'static str>,
}

/// The bodies we know by name, longest name first.
pub(crate) static BODIES: LazyLock<Vec<KnownBody>> = LazyLock::new(|| {
    let mut res: Vec<KnownBody> = rows(include_str!("../../lexicon/bodies.tsv"))
        .map(|row| KnownBody {
            name: column(&row, 0),
            kind: column(&row, 1),
            states: row.get(2).map_or(Vec::new(), |it| it.split(',').collect()),
        })
        .collect();
    res.sort_by_key(|it| std::cmp::Reverse(it.name.len()));
    res
});

/// Words that tell a state.
pub(crate) static STATE_HINTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/state_hints.tsv"))
        .map(|row| (column(&row, 0), column(&row, 1)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_well_formed() {
        assert!(OUTCOMES.len() > 30 && GENRES.len() > 20 && BODIES.len() > 30);
        assert!(FUNCTIONS.len() > 30 && STATE_HINTS.len() > 20);
        assert_eq!(presence(" Entschuldigt "), Some(Presence::Excused));
        assert_eq!(presence(""), None);
    }

    #[test]
    fn each_phrase_of_a_result_holds_a_stem() {
        for row in rows(include_str!("../../lexicon/outcomes.tsv")) {
            let phrase = column(&row, 0);
            assert!(RESULT_STEMS.iter().any(|it| phrase.contains(it)), "{phrase}");
            let letters = phrase.replace(r"\S", "");
            assert_eq!(letters, letters.to_lowercase(), "{phrase}");
        }
    }
}
