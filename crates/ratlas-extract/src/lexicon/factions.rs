//! Parties and factions: how they are spelled, and the key all spellings share.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{column, rows};
use crate::document::one_line;
use crate::pattern::{Pattern, pattern};

/// The faction a text names, as printed, without words such as `Fraktion` round it. `None` if the
/// text is more than the name of a faction we know, or of one joined with one we know.
///
/// # Shapes
///
/// | printed                           | faction                            | key            |
/// |-----------------------------------|------------------------------------|----------------|
/// | `SPD-Fraktion`, `RM SPD`          | `SPD`                              | `spd`          |
/// | `BÜNDNIS 90 / DIE GRÜNEN`         | as printed                         | `gruene`       |
/// | `SPD / Volt - Fraktion`           | `SPD / Volt`                       | `spd+volt`     |
/// | `Bündnis 90/Die Grünen- future!`  | `Bündnis 90/Die Grünen - future!`  | `gruene+future` |
/// | `FDP/Bürger für Adorf`            | as printed                         | `fdp+buerger_fuer_adorf` |
pub(crate) fn faction(printed: &str) -> Option<String> {
    known(printed).map(|it| dashes(&it.0))
}

/// The name without the words round it, and the keys of its parties.
fn known(printed: &str) -> Option<(String, Vec<String>)> {
    let bare = bare(printed);
    let keys = parts(&bare);
    // A word may be broken at the end of a line: "DIE GRÜ-NEN".
    let whole = rejoined(&bare).and_then(|it| parts(&it).map(|keys| (it, keys)));
    match (keys, whole) {
        (Some(keys), Some((whole, fewer))) if fewer.len() < keys.len() => Some((whole, fewer)),
        (Some(keys), _) => Some((bare, keys)),
        (None, whole) => whole,
    }
}

/// The words with those hyphens dropped that stand inside a word.
fn rejoined(bare: &str) -> Option<String> {
    static BROKEN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?P<a>\p{Ll})-\s?(?P<b>\p{Ll})|(?P<c>\p{Lu})-\s?(?P<d>\p{Lu})"));
    BROKEN.is_match(bare).then(|| BROKEN.replace_all(bare, "$a$b$c$d").into_owned())
}

/// The key of a faction: those of its parties, joined by `+` in the order printed.
pub(crate) fn faction_key(printed: &str) -> Option<String> {
    known(printed).map(|it| it.1.join("+"))
}

/// A faction where the position proves that it is one: a column of factions, a heading. A local
/// list that we do not know keeps its name.
pub(crate) fn faction_in_place(printed: &str) -> Option<String> {
    let bare = bare(printed);
    let letters = bare.chars().any(char::is_alphabetic);
    letters.then(|| dashes(&bare))
}

/// The key of a faction that the position proves to be one.
pub(crate) fn key_in_place(printed: &str) -> Option<String> {
    faction_key(printed).or_else(|| Some(slug(&bare(printed))).filter(|it| !it.is_empty()))
}

/// Whether these words are the name of a local list: `Bürgerliste Adorf`, `Wählergruppe Klein`.
pub(crate) fn is_local_list(words: &str) -> bool {
    static LOCAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Freie|Unabhängige|Offene|Internationale|Interkulturelle|Multikulturelle|Alternative|Bunte|Soziale|Ökologische)\s(?:Liste|Wähler|Bürger)|Bürger(?:liste|bündnis|gemeinschaft|union|forum|nahe)|Wähler(?:gruppe|gemeinschaft|vereinigung|initiative|liste)|Liste\s|Bündnis\s(?:für|der)\s|Die\sFRAKTION|Migranten in der)|^(?:\p{Lu}[\p{L}-]*\s){1,3}\p{L}*[Ll]iste$|^(?:Bürger|Wähler|Frauen|Stadt)\p{L}*liste$",
        )
    });
    words.len() <= LONGEST_NAME && LOCAL.is_match(words)
}

/// Longer words are no name of a faction.
const LONGEST_NAME: usize = 80;

/// A hyphen with a blank on one side only is a dash that lost the other.
fn dashes(bare: &str) -> String {
    bare.replace("- ", " - ").replace("  - ", " - ")
}

/// The name without the words round it.
fn bare(printed: &str) -> String {
    static ROUND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)^(?:(?:[Ff]ür\s)?(?:[Dd]ie\s)?(?:Stadtrats|Gemeinderats|Rats|Stadtverordneten|Kreistags|BVV-|Bezirks)?(?:[Ff]raktion|[Gg]ruppe|[Ff]raktionen|[Ll]iste\sder)\s(?:(?:der|des|von)\s)?|(?:RM|MdR|MIR|MdI|Ratsmitglied|StR|StRin)\s|[Mm]itglied(?:er)?\s(?:der\s)?(?:Liste|Fraktion)\s)
            | ^[Ff]ür\sdie\s
            | \s?-?\s?(?:Stadtrats|Gemeinderats|Rats|Bürgerschafts|Bezirks|Kreistags|Stadtverordneten|BVV-)?[Ff]raktion(?:\s(?:im|in\sder|der)\s.*)?$
            | \s?-?\s?(?:Gemeinderats|Rats|Stadtrats)?[Gg]ruppe$
            | \s(?:im\s(?:Rat|Kreistag|Gemeinderat|Stadtrat)|in\sder\s(?:Stadtverordneten|Bürgerschaft|BVV|Bezirks))\b.*$",
        )
    });
    if printed.len() > 2 * LONGEST_NAME {
        return String::new();
    }
    let line = one_line(printed);
    let bare = ROUND.replace_all(&line, "");
    let trimmed = bare.trim().trim_matches([':', ' ', '-', '–', ',', ';']);
    // Brackets go in pairs: "(SPD)", but not the one of "CDU (Mitte)".
    let inner = trimmed.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    // The stop of "DIE LINKE." is left out as in running text.
    let whole = inner.unwrap_or(trimmed).trim();
    if whole.starts_with("F.D") { whole.to_owned() } else { whole.trim_end_matches('.').to_owned() }
}

/// The keys of the parties a name is made of; `None` if we know none of them, or if words are left
/// that no stroke parts from the rest.
fn parts(bare: &str) -> Option<Vec<String>> {
    if bare.is_empty() || bare.len() > LONGEST_NAME {
        return None;
    }
    let mut keys: Vec<String> = Vec::new();
    let mut n_known = 0;
    let mut rest = bare;
    while !rest.is_empty() {
        let (key, behind) = match known_at(rest) {
            Some((key, len)) => {
                n_known += 1;
                (key.to_owned(), &rest[len..])
            }
            None => unknown_at(rest)?,
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
        rest = behind_joint(behind)?;
    }
    (n_known > 0).then_some(keys)
}

/// The words up to the next joint, which are a list we do not know.
fn unknown_at(rest: &str) -> Option<(String, &str)> {
    const MOST_WORDS: usize = 4;
    let end = rest.find(['/', '|', '&', '+']).unwrap_or(rest.len());
    let end = rest[..end].find(" - ").unwrap_or(end);
    let words = rest[..end].trim();
    let named = words.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit())
        && words.split(' ').count() <= MOST_WORDS
        && !words.contains(['(', ')', ',', ':', ';', '§'])
        && words.chars().filter(char::is_ascii_digit).count() <= 2;
    named.then(|| (slug(words), &rest[end..]))
}

/// What follows a joint of two names; `None` if words follow without one.
fn behind_joint(rest: &str) -> Option<&str> {
    let behind = rest.trim_start();
    let joint = ["/", "|", "&", "+", "-", "–", ".", "u. ", "und ", "UND "]
        .into_iter()
        .find_map(|it| behind.strip_prefix(it));
    match joint {
        Some(it) => Some(it.trim_start_matches(['/', ' ', '-'])),
        None => behind.is_empty().then_some(behind),
    }
}

/// The known faction a text begins with, the longest spelling first, and how many bytes of it.
fn known_at(text: &str) -> Option<(&'static str, usize)> {
    let (folded, ends) = fold(text);
    let first = folded.chars().next()?;
    let candidates = SPELLINGS.get(&first)?;
    let (key, len) = candidates.iter().find_map(|(spelling, key)| {
        let rest = folded.strip_prefix(spelling.as_str())?;
        let apart = !rest.starts_with(char::is_alphanumeric);
        apart.then(|| (*key, ends[spelling.len() - 1]))
    })?;
    // The list "FÜR" is not the word "für".
    (key != "fuer" || text.starts_with("FÜR")).then_some((key, len))
}

/// Spellings by their first letter, the longest first, with their keys.
static SPELLINGS: LazyLock<BTreeMap<char, Vec<(String, &'static str)>>> = LazyLock::new(|| {
    let mut res: BTreeMap<char, Vec<(String, &'static str)>> = BTreeMap::new();
    for row in rows(include_str!("../../lexicon/factions.tsv")) {
        for spelling in column(&row, 1).split(',') {
            let (folded, _) = fold(spelling);
            if let Some(first) = folded.chars().next() {
                res.entry(first).or_default().push((folded, column(&row, 0)));
            }
        }
    }
    for spellings in res.values_mut() {
        spellings.sort_by_key(|(it, _)| std::cmp::Reverse(it.len()));
    }
    res
});

/// Every spelling of a faction we know, as the list has it.
pub(crate) fn spellings() -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../lexicon/factions.tsv")).flat_map(|row| column(&row, 1).split(','))
}

/// Lower case, one kind of apostrophe and of dash, no blanks round strokes; for each byte of it,
/// where its character ends in the text.
fn fold(text: &str) -> (String, Vec<usize>) {
    let mut res = String::new();
    let mut ends = Vec::new();
    let mut blank = false;
    for (at, char) in text.char_indices() {
        let end = at + char.len_utf8();
        let char = match char {
            '´' | '`' | '’' | '‘' => '\'',
            '–' | '—' => '-',
            other => other,
        };
        if char.is_whitespace() {
            blank = !res.is_empty() && !res.ends_with(['/', '|']);
            continue;
        }
        if blank && !['/', '|'].contains(&char) {
            res.push(' ');
            ends.push(at);
        }
        blank = false;
        res.extend(char.to_lowercase());
        ends.resize(res.len(), end);
    }
    (res, ends)
}

/// A key made of a name: letters and digits, words joined by `_`.
fn slug(name: &str) -> String {
    let mut res = String::new();
    for char in name.to_lowercase().chars() {
        match char {
            'ä' => res.push_str("ae"),
            'ö' => res.push_str("oe"),
            'ü' => res.push_str("ue"),
            'ß' => res.push_str("ss"),
            it if it.is_alphanumeric() => res.push(it),
            _ if res.ends_with('_') || res.is_empty() => {}
            _ => res.push('_'),
        }
    }
    res.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, name: &str, key: &str) {
        assert_eq!(faction(printed).as_deref(), Some(name), "{printed}");
        assert_eq!(faction_key(printed).as_deref(), Some(key), "{printed}");
    }

    #[test]
    fn all_spellings_have_one_key() {
        for printed in [
            "GRÜNE",
            "Bündnis 90/Die Grünen",
            "BÜNDNIS 90 / DIE GRÜNEN",
            "B90/Grüne",
            "B'90/DIE GRÜNEN",
            "B´90/Die Grünen",
            "90/GRÜNE",
            "Die Grünen",
        ] {
            check(printed, printed, "gruene");
        }
        check("SPD-Fraktion", "SPD", "spd");
        check("Fraktion der CDU", "CDU", "cdu");
        check("RM DIE LINKE+", "DIE LINKE+", "linke");
        check("AFD", "AFD", "afd");
        check("DIE LINKE.", "DIE LINKE", "linke");
        check("DIE GRÜ-NEN", "DIE GRÜNEN", "gruene");
        check("Mitglied Liste SPD", "SPD", "spd");
        check("Fraktion BÜNDNIS 90/DIE GRÜNEN im Rat der Stadt", "BÜNDNIS 90/DIE GRÜNEN", "gruene");
    }

    #[test]
    fn joint_factions() {
        check("SPD / Volt - Fraktion", "SPD / Volt", "spd+volt");
        check("FDP|FW", "FDP|FW", "fdp+freie_waehler");
        check("FW|FÜR", "FW|FÜR", "freie_waehler+fuer");
        check("LINKE & PIRATEN", "LINKE & PIRATEN", "linke+piraten");
        check("DIE LINKE. / Die PARTEI", "DIE LINKE. / Die PARTEI", "linke+partei");
        check(
            "SPD/Tierschutzallianz/Volt",
            "SPD/Tierschutzallianz/Volt",
            "spd+tierschutzallianz+volt",
        );
        check("Die Grünen - Rosa Liste", "Die Grünen - Rosa Liste", "gruene+rosa_liste");
        check("Bündnis 90/Die Grünen- future!", "Bündnis 90/Die Grünen - future!", "gruene+future");
        check("FDP/Bürger für Adorf", "FDP/Bürger für Adorf", "fdp+buerger_fuer_adorf");
        check("CDU und FDP", "CDU und FDP", "cdu+fdp");
    }

    #[test]
    fn other_words_are_no_faction() {
        for words in ["für", "Beirat für Integration", "SPD beantragt", "Grünfläche", "Volkshaus"]
        {
            assert_eq!(faction(words), None, "{words}");
        }
        assert_eq!(faction("Wählergruppe Klein"), None);
        assert_eq!(faction_in_place("Wählergruppe Klein").as_deref(), Some("Wählergruppe Klein"));
        assert_eq!(key_in_place("Wählergruppe Klein").as_deref(), Some("waehlergruppe_klein"));
        assert!(is_local_list("Bürgerliste Adorf") && !is_local_list("Bürgeramt"));
    }
}
