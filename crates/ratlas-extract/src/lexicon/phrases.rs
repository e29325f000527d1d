//! Phrases of results, words of attendance lists, factions, functions, bodies, labels of genres.

use std::sync::LazyLock;

use ratlas_model::{Genre, Outcome, Presence};
use regex::Regex;

use super::{column, rows};

/// Phrases of results in the order they are tried; blanks match any white space.
pub(crate) static OUTCOMES: LazyLock<Vec<(Regex, Outcome)>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/outcomes.tsv"))
        .map(|row| {
            let pattern = column(&row, 0).replace(' ', r"\s+");
            let pattern = format!(r"(?i)\b{pattern}");
            let outcome = column(&row, 1).parse().expect("the second column is an outcome");
            (Regex::new(&pattern).expect("phrases are patterns"), outcome)
        })
        .collect()
});

/// Where the label of a genre must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelPlace {
    /// Alone on its line.
    Line,
    /// At the beginning of its line.
    Start,
}

/// Labels of genres in the order they are tried.
pub(crate) static GENRES: LazyLock<Vec<(Regex, Genre, LabelPlace)>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/genres.tsv"))
        .map(|row| {
            let place = match column(&row, 2) {
                "line" => LabelPlace::Line,
                _ => LabelPlace::Start,
            };
            let end = if place == LabelPlace::Line { r"\s*:?\s*$" } else { "" };
            let pattern = format!(r"^(?:{}){end}", column(&row, 0).replace(' ', r"\s+"));
            let genre = column(&row, 1).parse().expect("the second column is a genre");
            (Regex::new(&pattern).expect("labels are patterns"), genre, place)
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

/// The faction a text names, as it is named here. Several joined by `/`, `-`, `+` or `|` are one
/// faction of its own and keep their printed name.
pub(crate) fn faction(printed: &str) -> Option<String> {
    let bare = crate::document::one_line(printed);
    let bare = FACTION_WORDS.replace_all(&bare, "");
    let bare = bare.trim().trim_matches(['-', '(', ')', ' ']);
    if bare.is_empty() {
        return None;
    }
    if let Some((name, _)) = FACTIONS.iter().find(|(_, forms)| forms.contains(&bare)) {
        return Some((*name).to_owned());
    }
    let parts: Vec<&str> = bare.split(['/', '|', '+', '&']).map(str::trim).collect();
    let known = |it: &str| FACTIONS.iter().any(|(_, forms)| forms.contains(&it));
    let joined = parts.len() > 1 && parts.iter().any(|it| known(it));
    let extended = FACTIONS.iter().flat_map(|(_, forms)| forms).any(|form| {
        bare.strip_prefix(form).is_some_and(|rest| rest.starts_with([' ', '-', '–', '/', '|', '.']))
    });
    // A hyphen with a blank on one side only is a dash that lost the other.
    (joined || extended).then(|| bare.replace("- ", " - ").replace("  - ", " - "))
}

/// The words round a faction's name that do not belong to it.
static FACTION_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:-?(?:Stadtrats|Gemeinderats|Rats|Bürgerschafts|Bezirks)?[Ff]raktion(?:\s(?:im\s\S+|\S+))?$|^(?:Fraktion|Gruppe|Fraktionen)\s(?:der\s)?|-?Gemeinderatsgruppe$|^RM\s)")
        .expect("the pattern is fixed")
});

/// Names of factions with their spellings.
pub(crate) static FACTIONS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> =
    LazyLock::new(|| {
        rows(include_str!("../../lexicon/factions.tsv"))
            .map(|row| (column(&row, 0), column(&row, 1).split(',').collect()))
            .collect()
    });

/// Functions before or behind a name, longest first, with their kind.
pub(crate) static FUNCTIONS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut res: Vec<_> = rows(include_str!("../../lexicon/functions.tsv"))
        .map(|row| (column(&row, 0), column(&row, 1)))
        .collect();
    res.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    res
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
    fn factions_have_one_name() {
        for (printed, name) in [
            ("AFD", Some("AfD")),
            ("Die LINKE", Some("Die Linke")),
            ("SPD-Fraktion", Some("SPD")),
            ("Bündnis 90/Die Grünen- future!", Some("Bündnis 90/Die Grünen - future!")),
            ("FDP/Tierschutzpartei", Some("FDP/Tierschutzpartei")),
            ("Gartenpartei/Tierschutzallianz", None),
            ("Beirat für Integration", None),
        ] {
            assert_eq!(faction(printed).as_deref(), name, "{printed}");
        }
    }
}
