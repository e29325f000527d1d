//! People spoken of with an address or a title, and who chairs.

use std::sync::LazyLock;

use regex::Regex;

use super::name::{Name, is_name_word, name};
use super::pattern;
use crate::document::Document;
use crate::found::Found;

/// Finds people named with an address or an academic title, in reading order.
///
/// # Shapes
///
/// | written                      | rule              |
/// |------------------------------|-------------------|
/// | `Herr Bolz`, `Frau Dr. Klein`| `person/address`  |
/// | `Prof. Hajji`                | `person/title`    |
/// | `Sehr geehrter Herr Mögele,` | `person/salutation` |
pub(crate) fn people(document: &Document) -> Vec<Found<Name>> {
    static PERSON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x)(?<salutation>[Ss]ehr\sgeehrte[r]?\s)?
              \b(?:(?<address>Herrn?|Frau)\s|(?:Prof\.|Dr\.)\s)
              (?:(?:Prof\.|Dr\.|Dipl\.-Ing\.|\p{Lu}\p{L}+(?:rat|rätin|meister|meisterin|ordnete[r]?|herr|frau|mitglied))\s){0,3}
              \p{Lu}[\p{L}'’-]+(?:\x20\p{Lu}[\p{L}'’-]+)?",
        )
    });
    let mut res = Vec::new();
    for found in PERSON.captures_iter(&document.text) {
        let Some(whole) = found.get(0) else { continue };
        let salutation = found.name("salutation").map_or(0, |it| it.len());
        let start = whole.start() + salutation;
        let words = &document.text[start..whole.end()];
        let Some(person) = person(words) else { continue };
        let rule = match (salutation > 0, found.name("address").is_some()) {
            (true, _) => "person/salutation",
            (false, true) => "person/address",
            (false, false) => "person/title",
        };
        let span = start..start + person.span.end;
        res.push(Found::new(person, span, rule));
    }
    res
}

/// The name these words begin with: without the last word if that is none.
fn person(words: &str) -> Option<Name> {
    let last_is_name = words.split_whitespace().next_back().is_some_and(is_name_word);
    let whole = name(words).filter(|_| last_is_name && !is_noun(words));
    whole.or_else(|| name(words.rsplit_once(' ')?.0))
}

/// Whether the last word looks like a noun of the sentence rather than a family name.
fn is_noun(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    ["ung", "heit", "keit", "schaft", "tion", "ismus"].iter().any(|it| last.ends_with(it))
}

/// Finds who chairs the sitting: the names the text gives with it, in reading order.
///
/// # Shapes
///
/// | written                                           | rule                 |
/// |---------------------------------------------------|----------------------|
/// | `Herr Blau eröffnet die Sitzung`                  | `person/opens`       |
/// | `Der Vorsitzende des Beirates Herr Blau`          | `person/chair`       |
pub(crate) fn chairs(document: &Document) -> Vec<Found<String>> {
    static CHAIR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x)(?<opens>(?:Herrn?|Frau)\s(?:Dr\.\s)?(?:\p{Lu}[\p{L}'’-]+\s){1,2}?)(?:\((?:[^)]{1,30})\)\s)?(?:eröffnet|eröffnete|begrüßt|begrüßte|leitet|leitete)\b
            | \b[Vv]orsitzende[rn]?(?:\s(?:des|der)\s[\p{Lu}][\p{L}-]+)?(?:\sund\s\p{Lu}[\p{L}-]+)?,?\s(?<chair>(?:(?:Herrn?|Frau)\s)?(?:Dr\.\s)?\p{Lu}[\p{L}'’-]+(?:\x20\p{Lu}[\p{L}'’-]+)?)",
        )
    });
    let mut res = Vec::new();
    for found in CHAIR.captures_iter(&document.text) {
        let (part, rule) = match (found.name("opens"), found.name("chair")) {
            (Some(part), _) => (part, "person/opens"),
            (None, Some(part)) => (part, "person/chair"),
            (None, None) => continue,
        };
        if let Some(it) = person(part.as_str().trim()) {
            let span = part.start() + it.span.start..part.start() + it.span.end;
            res.push(Found::new(it.name, span, rule));
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(people, ["Herr Bolz", "Frau Dr. Lea Klein", "Sehr geehrter Herr Mögele"]);

    #[track_caller]
    fn check_people(text: &str, expected: Expect) {
        check(text, people, |it| it.name.clone(), expected);
    }

    #[test]
    fn names_in_sentences() {
        check_people(
            "Sehr geehrter Herr Mögele,\nHerr Bolz hat, Frau Lubinski und Herr Coulibaly, Prof. Hajji, Frau Stadträtin Lea Klein sagt, Herrn Dr. Groß",
            expect![[r#"
                Mögele  "Herr Mögele"  person/salutation
                Bolz  "Herr Bolz"  person/address
                Lubinski  "Frau Lubinski"  person/address
                Coulibaly  "Herr Coulibaly"  person/address
                Hajji  "Prof. Hajji"  person/title
                Lea Klein  "Frau Stadträtin Lea Klein"  person/address
                Groß  "Herrn Dr. Groß"  person/address
            "#]],
        );
    }

    #[test]
    fn leaves_forms_without_a_name() {
        check_people(
            "Sehr geehrte Damen und Herren, jede Frau und jeder Mann, Frau Integration",
            expect![""],
        );
    }

    #[test]
    fn the_chair() {
        let check = |text: &str, expected: Expect| check(text, chairs, Clone::clone, expected);
        check(
            "Herr Blau eröffnet die Sitzung. Der Vorsitzende des Beirates Herr Blau dankt dem Vorsitzenden und Integrationsbeauftragten Kim Blau",
            expect![[r#"
                Blau  "Blau"  person/opens
                Blau  "Blau"  person/chair
                Kim Blau  "Kim Blau"  person/chair
            "#]],
        );
    }
}
