//! Words that look like terms of the field and are not.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// So does a compound of `integration` go on that is about disabled people or about machines.
const OTHER_INTEGRATION: &[&str] = &[
    "samt",
    "sämter",
    "fachdienst",
    "kita",
    "kinder",
    "kind",
    "helfer",
    "hilfe",
    "betrieb",
    "firm",
    "unternehmen",
    "plätze",
    "platz",
    "schicht",
    "test",
    "plattform",
    "schnittstelle",
    "assisten",
    "begleit",
    "pädagog",
    "klasse",
    "fähig",
    "gruppe",
];
/// What is integrated or migrated where it is no people; in lower case, compounds joined.
const THINGS: &[&str] = &[
    "behinder",
    "handicap",
    "beeinträchtig",
    "buslinie",
    "linien",
    "nahverkehr",
    "fahrplan",
    "tarif",
    "software",
    "schnittstelle",
    "datenbank",
    "daten ",
    "daten,",
    "daten.",
    "server",
    "windows",
    "system",
    "fachverfahren",
    "anwendung",
    "cloud",
    "modul",
    "photovoltaik",
    "solar",
    "radweg",
    "verkehrs",
    "gebäude",
    "landschaftsbild",
    "schülerhort",
    "auftritt",
    "ortsbild",
];
/// Who makes it the integration that is meant after all.
const PEOPLE: &[&str] = &[
    "migra",
    "flücht",
    "zuwander",
    "zugewander",
    "ausländ",
    "asyl",
    "einwander",
    "aussiedl",
    "neuzug",
    "herkunft",
    "schutzsuch",
    "roma",
];
/// Who is guarded by a concept of protection.
const GUARDED: &[&str] =
    &["gewalt", "kinder", "jugend", "opfer", "frauen", "mädchen", "flücht", "migra"];
/// Adjectives of an integration or a migration of things.
const TECHNICAL: &[&str] = &[
    "technische",
    "technischen",
    "technischer",
    "räumliche",
    "räumlichen",
    "städtebauliche",
    "städtebaulichen",
    "digitale",
    "digitalen",
    "europäische",
    "europäischen",
    "vertikale",
    "horizontale",
    "landschaftliche",
];

/// Whether a term stands for what it is in the list: `integration` and `migration` are also words
/// of offices for disabled people, of transport and of computing.
pub(super) fn is_meant(text: &str, term: &str, word: Range<usize>) -> bool {
    // "Klimaschutzkonzept", "Biodiversität": other things are guarded, other kinds are many.
    let led_by = text[word.clone()].split_once(term).map_or("", |it| it.0);
    if term == "schutzkonzept" && !led_by.is_empty() {
        return GUARDED.iter().any(|it| led_by.starts_with(it));
    }
    if term.starts_with("diversit") && led_by.ends_with("bio") {
        return false;
    }
    if term != "integration" && term != "migration" && term != "eingliederung" {
        return true;
    }
    // At the end of a compound only what leads it tells, and that is rarely people.
    let Some(tail) = text[word.clone()].strip_prefix(term) else {
        return PEOPLE.iter().any(|it| text[word.clone()].starts_with(it));
    };
    if tail.chars().count() > 2 {
        let tail = tail.strip_prefix('s').unwrap_or(tail);
        let other = |it: &str| tail.starts_with(it) || it.strip_prefix('s') == Some(tail);
        return term != "eingliederung" && !OTHER_INTEGRATION.iter().any(|it| other(it));
    }
    let before = text[..word.start].trim_end().rsplit(' ').next().unwrap_or_default();
    !TECHNICAL.contains(&before) && !is_of_things(text, word.end)
}

/// Whether the words behind say that things are meant, or disabled people.
fn is_of_things(text: &str, end: usize) -> bool {
    static THING: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(THINGS).expect("the words are few"));
    static PERSON: LazyLock<AhoCorasick> =
        LazyLock::new(|| AhoCorasick::new(PEOPLE).expect("the words are few"));
    /// "von Menschen mit einer seelischen Behinderung" fits in.
    const WITHIN_BYTES: usize = 60;
    let until = text.floor_char_boundary((end + WITHIN_BYTES).min(text.len()));
    let window = &text[end..until];
    let clause = &window[..window.find(['.', ';', ':', ',']).unwrap_or(window.len())];
    // Only what belongs to the word: `Integration von …`, `Integration behinderter …`.
    let belongs = [
        " von ",
        " der ",
        " des ",
        " in ",
        " auf ",
        " behinderte",
        " schwerbehind",
        " seelisch",
        " einer ",
        " eines ",
    ];
    belongs.iter().any(|it| clause.starts_with(it))
        && THING.is_match(clause)
        && !PERSON.is_match(clause)
}
