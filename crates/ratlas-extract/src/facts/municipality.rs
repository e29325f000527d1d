//! Names of municipalities, each with what its context says for it being the paper's place.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::Document;
use crate::found::Found;
use crate::lexicon::municipalities::{Municipality, by_adjective, called};
use crate::pattern::{Pattern, pattern};

/// A name of one or more municipalities as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Those that are called so.
    pub(crate) candidates: Vec<&'static Municipality>,
    /// How strongly the context says that the paper is theirs.
    pub(crate) weight: u32,
    /// Whether the name was written in full, with what tells it from others.
    pub(crate) full: bool,
}

/// Weights: what a mention says for a municipality being the paper's own. Chosen so that one
/// letterhead outweighs a text that mentions a neighbour often.
const LABEL: u32 = 40;
const LETTERHEAD: u32 = 20;
const TITLED: u32 = 8;
const DATELINE: u32 = 12;
const POSTCODE: u32 = 8;
const ADDRESS: u32 = 6;
const BARE: u32 = 1;

/// Finds the names of municipalities in a paper, in reading order.
///
/// # Shapes
///
/// | written                                   | rule                 |
/// |-------------------------------------------|----------------------|
/// | `Modellkommune: Leipzig`                  | `place/label`        |
/// | `STADT KARLSRUHE` in the head             | `place/letterhead`   |
/// | `Landeshauptstadt Magdeburg`              | `place/titled`       |
/// | `Halle (Saale), den 3. Mai 2021`          | `place/dateline`     |
/// | `76124 Karlsruhe` in the head             | `place/postcode`     |
/// | `www.muenchen.info`, `@karlsruhe.de`      | `place/address`      |
/// | `Leipzig`, `Leipziger` (own district)     | `place/name`         |
///
/// Names of smaller places count only with a title, a label or a date line: many are words.
#[doc(alias = "Gemeinde")]
pub(crate) fn mentions(document: &Document) -> Vec<Found<Mention>> {
    let words = words(&document.text);
    let head_end = head_end(document);
    let mut res: Vec<Found<Mention>> = Vec::new();
    let mut word_idx = 0;
    while word_idx < words.len() {
        word_idx += match mention(document, &words, word_idx, head_end) {
            Some((found, n_words)) => {
                res.push(found);
                n_words
            }
            None => 1,
        };
    }
    res.extend(addresses(document));
    res.sort_by_key(|it| it.span.start);
    res
}

/// The head of a letter or form ends after so many lines.
fn head_end(document: &Document) -> usize {
    const LETTERHEAD_LINES: usize = 14;
    super::head::head(document)
        .get(LETTERHEAD_LINES)
        .map_or(document.text.len(), |it| it.span.start)
}

/// The words of a text: what stands between white space, without the marks at its ends.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut res = Vec::new();
    let mut start = None;
    for (offset, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (char.is_whitespace(), start) {
            (false, None) => start = Some(offset),
            (true, Some(from)) => {
                res.push(from..offset);
                start = None;
            }
            _ => {}
        }
    }
    res
}

fn bare<'t>(text: &'t str, word: &Range<usize>) -> &'t str {
    text[word.clone()].trim_matches(|it: char| "„“”\"'’,;:.!?*()[]".contains(it))
}

/// Titles of municipalities and offices that stand before their name.
const TITLES: &[&str] = &[
    "stadt",
    "landeshauptstadt",
    "hansestadt",
    "universitätsstadt",
    "gemeinde",
    "stadtverwaltung",
    "kreisstadt",
    "gemeindeverwaltung",
    "marktgemeinde",
    "bundesstadt",
    "klingenstadt",
    "wissenschaftsstadt",
    "samtgemeinde",
    "stadtverordnetenversammlung",
    "magistrat",
    "ratsversammlung",
    "bezirksverordnetenversammlung",
    "bürgerschaft",
    "stadtrat",
    "gemeinderat",
    "universitäts-",
    "hanse-",
];

fn mention(
    document: &Document,
    words: &[Range<usize>],
    word_idx: usize,
    head_end: usize,
) -> Option<(Found<Mention>, usize)> {
    /// "Neustadt an der Weinstraße" and the like.
    const LONGEST_NAME: usize = 6;
    let text = &document.text;
    let first = bare(text, &words[word_idx]);
    if !first.starts_with(char::is_uppercase) || first.len() < 3 {
        return None;
    }
    let ahead = &words[word_idx..words.len().min(word_idx + LONGEST_NAME)];
    let mut forms: Vec<&str> = ahead.iter().map(|it| bare(text, it)).collect();
    // "Halle (Saale)": the bracket belongs to the name.
    for (form, word) in forms.iter_mut().zip(ahead).skip(1) {
        let printed = text[word.clone()].trim_end_matches([',', ';', ':', '.', '!', '?']);
        if printed.starts_with('(') && printed.ends_with(')') {
            *form = printed;
        }
    }
    if let Some((n_words, candidates)) = called_or_genitive(&forms) {
        let last = &words[word_idx + n_words - 1];
        let printed = text[last.clone()].trim_end_matches(|it: char| ",;:.!?“”\"".contains(it));
        let start = words[word_idx].start
            + (text[words[word_idx].clone()].len()
                - text[words[word_idx].clone()]
                    .trim_start_matches(|it: char| "„“”\"'(*".contains(it))
                    .len());
        let span = start..(last.start + printed.len()).max(start + 1);
        let before = word_idx.checked_sub(1).map(|it| bare(text, &words[it]).to_lowercase());
        let (weight, rule) = weight(document, &span, before.as_deref(), head_end);
        let largest = candidates.iter().map(|it| it.rank).min();
        // Names of villages are words of forms, too: "List" alone on a line.
        let is_word = (weight == BARE && largest != Some(1))
            || (weight == TITLED && rule == "place/letterhead" && largest == Some(3));
        if is_word {
            return None;
        }
        let full = n_words > 1 || candidates.len() == 1;
        let value = Mention { candidates: candidates.to_vec(), weight, full };
        return Some((Found::new(value, span, rule), n_words));
    }
    let city = by_adjective(first).filter(|_| !names_street(&forms))?;
    let start = words[word_idx].start + text[words[word_idx].clone()].find(first).unwrap_or(0);
    let value = Mention { candidates: vec![city], weight: BARE, full: true };
    Some((Found::new(value, start..start + first.len(), "place/name"), 1))
}

/// "Stuttgarter Straße" says nothing of Stuttgart.
fn names_street(forms: &[&str]) -> bool {
    const STREETS: &[&str] = &[
        "straße", "str", "platz", "allee", "weg", "tor", "ring", "damm", "ufer", "chaussee", "hof",
        "brücke",
    ];
    forms.get(1).is_some_and(|it| STREETS.contains(&it.to_lowercase().trim_end_matches('.')))
}

/// The name as it stands, or with the `s` of its genitive (`Magdeburgs`).
fn called_or_genitive(forms: &[&str]) -> Option<(usize, &'static [&'static Municipality])> {
    called(forms).or_else(|| {
        let stem = forms[0].strip_suffix('s').filter(|it| it.len() > 4)?;
        called(&[stem]).filter(|(_, found)| found.iter().any(|it| it.rank == 1))
    })
}

fn weight(
    document: &Document,
    span: &Range<usize>,
    before: Option<&str>,
    head_end: usize,
) -> (u32, &'static str) {
    /// The longest label fits in; a longer lead is running text.
    const LEAD_BYTES: usize = 64;
    let text = &document.text;
    let from = text.floor_char_boundary(span.start.saturating_sub(LEAD_BYTES));
    let line_start = text[from..span.start].rfind(['\n', '\t']).map_or(from, |it| from + it + 1);
    let lead = text[line_start..span.start].trim();
    let label =
        ["Modellkommune:", "Kommune:", "Stadt:", "Gemeinde:", "Standort:", "Ort der Maßnahme:"];
    // The label may stand in the cell before.
    let line = text[from..span.start].rsplit('\n').next().unwrap_or_default().trim_end();
    if label.iter().any(|it| line.ends_with(it)) {
        return (LABEL, "place/label");
    }
    let behind = &text[span.end..text.ceil_char_boundary((span.end + 24).min(text.len()))];
    if is_dateline(behind) && lead.len() < 24 {
        return (DATELINE, "place/dateline");
    }
    let postcode = lead.len() >= 5 && lead.bytes().rev().take(5).all(|it| it.is_ascii_digit());
    if postcode && span.start < head_end {
        return (POSTCODE, "place/postcode");
    }
    let titled = before.is_some_and(|it| TITLES.contains(&it));
    let alone = lead.is_empty() && behind.trim_start_matches(['.', ',']).starts_with(['\n', '\t']);
    match (titled, span.start < head_end) {
        (true, true) => (LETTERHEAD, "place/letterhead"),
        (true, false) => (TITLED, "place/titled"),
        (false, true) if alone => (TITLED, "place/letterhead"),
        _ => (BARE, "place/name"),
    }
}

/// `, den 3. Mai 2021` or `, 03.05.2021`.
fn is_dateline(behind: &str) -> bool {
    let rest = behind.strip_prefix(',').unwrap_or("").trim_start();
    let rest = rest.strip_prefix("den ").or_else(|| rest.strip_prefix("im ")).unwrap_or(rest);
    let day = rest.trim_start().chars().take_while(char::is_ascii_digit).count();
    matches!(day, 1 | 2) && rest.trim_start()[day..].starts_with('.')
}

/// Addresses on the web and of letters: `www.muenchen.info`, `amt@karlsruhe.de`.
fn addresses(document: &Document) -> Vec<Found<Mention>> {
    static HOST: std::sync::LazyLock<Pattern> = std::sync::LazyLock::new(|| {
        pattern(
            r"(?:@|https?://|www\.)(?:[a-z0-9-]+\.)*?(?<name>[a-z]{4,30})\.(?:de|info|eu|org)\b",
        )
    });
    let mut hosts: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for found in HOST.captures_iter(&document.text).filter_map(|it| it.name("name")) {
        hosts.entry(found.as_str()).or_insert(found.range());
    }
    let cities = hosts.into_iter().filter_map(|(host, span)| {
        let (_, candidates) = called(&[host])?;
        let value = Mention { candidates: candidates.to_vec(), weight: ADDRESS, full: true };
        candidates.iter().any(|it| it.rank == 1).then(|| Found::new(value, span, "place/address"))
    });
    cities.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        mentions,
        ["Landeshauptstadt Magdeburg", "Modellkommune: Leipzig", "Halle (Saale), den 3. Mai 2021"]
    );

    #[track_caller]
    fn check_mentions(text: &str, expected: Expect) {
        let show = |it: &Mention| {
            let names: Vec<&str> = it.candidates.iter().map(|it| it.name).collect();
            format!("{} {}", names.join("/"), it.weight)
        };
        check(text, mentions, show, expected);
    }

    #[test]
    fn contexts() {
        check_mentions(
            "STADT KARLSRUHE\nDer Oberbürgermeister\nMagdeburg, 08.03.2004\nModellkommune: Leipzig\nDie Leipziger Vertreter der Stadt Frankfurt am Main, siehe www.muenchen.info, in Wald und Flur, Stuttgarter Straße",
            expect![[r#"
                Karlsruhe 20  "KARLSRUHE"  place/letterhead
                Magdeburg 12  "Magdeburg"  place/dateline
                Leipzig 40  "Leipzig"  place/label
                Leipzig 1  "Leipziger"  place/name
                Frankfurt am Main 20  "Frankfurt am Main"  place/letterhead
                München 6  "muenchen"  place/address
            "#]],
        );
    }

    #[test]
    fn names_of_several() {
        check_mentions(
            "Stadt Landau und Halle (Saale)",
            expect![[r#"
                Landau in der Pfalz/Landau a.d.Isar 20  "Landau"  place/letterhead
                Halle (Saale) 1  "Halle (Saale)"  place/name
            "#]],
        );
    }
}
