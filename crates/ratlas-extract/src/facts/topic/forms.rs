//! The written forms of a term, and the words it stands in.

use std::ops::Range;
use std::sync::LazyLock;

use super::plain::Plain;
use crate::pattern::{Pattern, pattern};

/// A word at the beginning of which a term stands may go on so without being a compound.
const ENDINGS: &[&str] = &[
    "", "e", "em", "en", "er", "ern", "es", "n", "r", "s", "in", "innen", "*in", "*innen", "se",
    "sen",
];
/// Shorter terms are parts of too many other words.
const COMPOUND_CHARS: usize = 8;
const TAIL_CHARS: usize = 10;

/// The forms of a term: both genders, inflected adjectives, plurals with another vowel.
pub(super) fn forms(term: &str) -> Vec<String> {
    let mut res = vec![term.to_owned()];
    for variants in [pairs, adjectives, first_nouns, vowels, people] {
        let more: Vec<String> = res.iter().flat_map(|it| variants(it)).collect();
        res.extend(more);
    }
    let mut res: Vec<String> = res.iter().map(|it| Plain::new(it).text).collect();
    res.sort_unstable();
    res.dedup();
    res
}

/// `Migrantinnen und Migranten` is also `Migranten und Migrantinnen`, `Migrant*innen`, `Migranten`.
fn pairs(term: &str) -> Vec<String> {
    static PAIR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?<stem>\p{Lu}[\p{L}-]*)innen und (?<other>\p{Lu}[\p{L}-]*)"));
    let Some(found) = PAIR.captures(term) else { return Vec::new() };
    let (stem, other) = (&found["stem"], &found["other"]);
    // `Migrantinnen- und Migrantenbeirat` is no pair.
    if !other.starts_with(stem) {
        return Vec::new();
    }
    let forms = [
        format!("{other} und {stem}innen"),
        format!("{stem}innen/{other}"),
        format!("{stem}*innen"),
        other.to_owned(),
    ];
    forms.iter().map(|it| term.replacen(&found[0], it, 1)).collect()
}

/// `Runder Tisch`, `Runden Tisch`.
fn adjectives(term: &str) -> Vec<String> {
    static ADJECTIVE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?<stem>(?:\p{L}+ )?(?:[\p{L}-]*(?:isch|ell|lich|ig|iert|end|tet|dert|al|ional|ex)|[Rr]und|[Ff]rei|[Ee]infach|[Ll]eicht|[Nn]eu|[Ss]icher|[Dd]eutsch|[Ää]lter|[Jj]ung|[Ss]ozial|[Vv]orläufig|[Dd]oppelt|[Bb]erufsbezogen|[Ii]nterkulturell|[Kk]ultursensibl))(?:e|er|es|en) (?<noun>(?:\p{Ll}+(?:e|er|es|en) )?\p{Lu}.*)$",
        )
    });
    let Some(found) = ADJECTIVE.captures(term) else { return Vec::new() };
    ["e", "er", "es", "en", "em"]
        .iter()
        .map(|it| format!("{}{it} {}", &found["stem"], &found["noun"]))
        .collect()
}

/// `Beirat für Migration`, `Beirates für Migration`.
fn first_nouns(term: &str) -> Vec<String> {
    static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?<noun>\p{Lu}[\p{L}-]+)(?<rest> (?:für|von|mit|zur|zum|in|der|des|auf|ohne|aus|nach|bei) .*)$",
        )
    });
    let Some(found) = NOUN.captures(term) else { return Vec::new() };
    let (noun, rest) = (&found["noun"], &found["rest"]);
    let mut res: Vec<String> =
        ["s", "es", "e", "en", "n"].iter().map(|it| format!("{noun}{it}{rest}")).collect();
    res.extend(vowels(noun).iter().map(|it| format!("{it}{rest}")));
    res
}

/// `Beirat`, `Beiräte`.
fn vowels(term: &str) -> Vec<String> {
    const PLURALS: &[(&str, &str)] = &[
        ("rat", "räte"),
        ("schuss", "schüsse"),
        ("amt", "ämter"),
        ("plan", "pläne"),
        ("unft", "ünfte"),
        ("verband", "verbände"),
        ("gruppe", "gruppen"),
        ("zuschuss", "zuschüsse"),
        ("zug", "züge"),
    ];
    let plural = |(one, many): &(&str, &str)| {
        let stem = term.strip_suffix(one)?;
        Some([format!("{stem}{many}"), format!("{stem}{many}n")])
    };
    PLURALS.iter().filter_map(plural).flatten().collect()
}

/// `Integrationslotsen`: `Integrationslots*innen`, `Integrationslotsinnen`. `Flüchtlinge`: one.
fn people(term: &str) -> Vec<String> {
    if let Some(stem) = ["lotse", "pate"].iter().find_map(|it| {
        term.strip_suffix('n').filter(|term| term.ends_with(it)).map(|term| &term[..term.len() - 1])
    }) {
        return vec![format!("{stem}e"), format!("{stem}*innen"), format!("{stem}innen")];
    }
    match term.strip_suffix("linge") {
        Some(stem) => vec![format!("{stem}ling")],
        None => Vec::new(),
    }
}

/// The word or the words a term stands in, if it stands there with an ending or in a compound.
pub(super) fn word_around(text: &str, term: Range<usize>) -> Option<Range<usize>> {
    let letters = |it: char| it.is_alphabetic() || it == '*';
    let start = text[..term.start].rfind(|it| !letters(it));
    let start = start.map_or(0, |it| text.ceil_char_boundary(it + 1));
    let rest = text[term.end..].find(|it| !letters(it)).unwrap_or(text.len() - term.end);
    let tail = text[term.end..term.end + rest].trim_end_matches('*');
    let end = term.end + tail.len();
    let words = &text[term.clone()];
    let (n_chars, single) = (words.chars().count(), !words.contains(' '));
    if text[..term.start].chars().next_back().is_some_and(|it| it.is_ascii_digit()) {
        return None;
    }
    let ended = ENDINGS.contains(&tail);
    let headed = start == term.start;
    let goes_on = single && n_chars >= COMPOUND_CHARS && is_joint(words, tail);
    let led = single && n_chars >= TAIL_CHARS;
    ((headed || led) && (ended || goes_on)).then_some(start..end)
}

/// Whether a compound goes on behind a term: `Integrationsratswahl`, not `Integrationsratgeber`.
fn is_joint(term: &str, tail: &str) -> bool {
    /// Two letters are an ending or a misprint.
    const LEAST_CHARS: usize = 4;
    tail.chars().count() >= LEAST_CHARS && (!term.ends_with("rat") || tail.starts_with('s'))
}
