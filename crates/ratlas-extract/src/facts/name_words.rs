//! What a single word can be in a name: address, title, function, particle, or name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::phrases::{FUNCTIONS, NO_NAMES};

/// The form of address a word is: `Frau` or `Herr`.
pub(crate) fn address(word: &str) -> Option<&'static str> {
    match word {
        "Frau" | "Fr." | "Fr" | "FRAU" => Some("Frau"),
        "Herr" | "Herrn" | "Hr." | "Hrn." | "Hr" | "HERR" | "HERRN" => Some("Herr"),
        _ => None,
    }
}

/// Whether a word is an academic title or a part of one: `Prof.`, `Dr.-Ing.`, `h.c.`.
pub(crate) fn is_title(word: &str) -> bool {
    const WHOLE: &[&str] = &[
        "Dr",
        "Prof",
        "PD",
        "Dres.",
        "Mag.",
        "Ing.",
        "med.",
        "phil.",
        "jur.",
        "rer.",
        "nat.",
        "pol.",
        "oec.",
        "theol.",
        "h.c.",
        "habil.",
        "Professor",
        "Professorin",
        "em.",
        "Lic.",
    ];
    WHOLE.contains(&word)
        || ["Dr.", "Prof.", "Dipl.", "Priv."].iter().any(|it| word.starts_with(it))
}

/// Small words inside family names.
pub(crate) fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "von", "van", "der", "den", "de", "zu", "zur", "zum", "vom", "am", "al", "el", "bin",
        "ibn", "del", "da", "dos", "das", "di", "do", "du", "la", "le", "ten", "ter", "ap", "y",
        "e", "v.", "d.",
    ];
    PARTICLES.contains(&word)
}

/// Words with a capital that open a family name of several words.
pub(crate) fn opens_family(word: &str) -> bool {
    const OPENING: &[&str] = &[
        "El", "Al", "Ben", "Abu", "Abo", "Bou", "De", "Del", "Di", "Da", "Dos", "Van", "Von", "Le",
        "La", "Mac", "Mc", "Ter", "Ten", "Zu", "Bin", "Ait", "Ould", "St.", "Sankt",
    ];
    OPENING.contains(&word)
}

/// Whether a word with a stop is an abbreviation: a title or a function.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    is_title(word) || SHORT_FUNCTIONS.contains(word) || is_qualifier(word) || is_person_word(word)
}

/// How many of these words, given by their places, are a function: `Berufsm. Stadträtin`,
/// `sachkundige Bürgerin`, `1. stellv. Vorsitzender`; 0 if none.
pub(crate) fn function_len(words: &str, tokens: &[Range<usize>]) -> usize {
    let Some(first) = tokens.first() else { return 0 };
    let known = LONG_FUNCTIONS.iter().find(|it| {
        words[first.start..].strip_prefix(**it).is_some_and(|rest| !begins_inside_word(rest))
    });
    if let Some(known) = known {
        let end = first.start + known.len();
        return tokens.iter().take_while(|it| it.start < end).count();
    }
    let qualifiers =
        tokens.iter().take(3).take_while(|it| is_qualifier(&words[(*it).clone()])).count();
    let function = tokens.get(qualifiers).map_or("", |it| &words[it.clone()]);
    if is_function(function) || (qualifiers > 0 && is_person_word(function)) {
        qualifiers + 1
    } else {
        0
    }
}

fn begins_inside_word(rest: &str) -> bool {
    rest.starts_with(|it: char| it.is_alphanumeric() || it == '-')
}

/// Words before a function that belong to it.
fn is_qualifier(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "sachk",
        "sachverst",
        "stellv",
        "berufsm",
        "ehrenamtl",
        "hauptamtl",
        "beratend",
        "ordentlich",
        "kommissarisch",
        "amtierend",
        "bfm",
        "ehemalig",
        "parlamentarisch",
        "städtisch",
        "kommunal",
    ];
    const WHOLE: &[&str] =
        &["1.", "2.", "3.", "Erste", "Erster", "Ersten", "Zweite", "Zweiter", "Dritte", "Dritter"];
    let lower = word.to_lowercase();
    WHOLE.contains(&word) || STEMS.iter().any(|it| lower.starts_with(it)) && word.len() < 22
}

/// Words for people that are a function only behind `sachkundige`.
fn is_person_word(word: &str) -> bool {
    ["Bürger", "Einwohner", "Einw.", "Person", "Bg.", "Mitglied"]
        .iter()
        .any(|it| word.starts_with(it))
}

/// Endings of functions, behind at least three letters.
const FUNCTION_ENDINGS: &[&str] = &[
    "bürgermeister",
    "rätin",
    "leiter",
    "leitung",
    "beauftragte",
    "beauftragter",
    "referent",
    "dezernent",
    "sekretär",
    "vorsitzende",
    "vorsitzender",
    "vorsitz",
    "sprecher",
    "vorsteher",
    "ordnete",
    "ordneter",
    "direktor",
    "präsident",
    "kämmerer",
    "kämmerin",
    "deputierte",
    "deputierter",
    "koordinator",
    "geschäftsführer",
    "schriftführer",
    "protokollführer",
    "mitglied",
    "sachbearbeiter",
    "stadtrat",
    "gemeinderat",
    "kreisrat",
    "bezirksrat",
    "ortschaftsrat",
    "ortsrat",
    "amtsrat",
    "ratsherr",
    "ratsherrn",
    "ratsfrau",
    "ombudsfrau",
    "bevollmächtigte",
    "bevollmächtigter",
    "schaftsrat",
    "hauptkommissar",
    "superintendent",
    "amtfrau",
    "amtmann",
    "inspektor",
    "assistent",
];

/// Whether one word names a function.
pub(crate) fn is_function(word: &str) -> bool {
    if word.len() > 60 || !word.starts_with(char::is_uppercase) {
        return false;
    }
    if SHORT_FUNCTIONS.contains(word) {
        return true;
    }
    let lower = word.to_lowercase();
    let bare = feminine(&lower);
    // One search for the few endings a word may have instead of one for each that is known.
    let ended = ["", "n", "s", "en"].into_iter().filter_map(|end| bare.strip_suffix(end));
    ended.flat_map(|stem| endings_like(stem).map(move |it| (stem, it))).any(|(stem, it)| {
        let before = stem.strip_suffix(it).map(str::len);
        before.is_some_and(|it| it >= 3) || bare == it && it.len() > 8
    })
}

/// The endings that end with the same two bytes as a word.
fn endings_like(stem: &str) -> impl Iterator<Item = &'static str> + use<> {
    static BY_END: LazyLock<BTreeMap<&'static [u8], Vec<&'static str>>> = LazyLock::new(|| {
        let mut res: BTreeMap<&[u8], Vec<&str>> = BTreeMap::new();
        for it in FUNCTION_ENDINGS {
            res.entry(&it.as_bytes()[it.len() - 2..]).or_default().push(it);
        }
        res
    });
    let end = stem.len().checked_sub(2).map(|it| &stem.as_bytes()[it..]);
    end.and_then(|it| BY_END.get(it)).into_iter().flatten().copied()
}

/// A word without what makes it feminine: `leiterin`, `leiter*in`, `vorsitzende(r)`.
fn feminine(lower: &str) -> &str {
    const ENDINGS: &[&str] =
        &["*in", ":in", "_in", "/in", "/-in", "(in)", "*r", ":r", "/r", "(r)", "in"];
    let stem = ENDINGS.iter().find_map(|it| lower.strip_suffix(it));
    // "Kämmerin" and "Rätin" are in the list themselves.
    stem.filter(|_| !lower.ends_with("rätin") && !lower.ends_with("kämmerin")).unwrap_or(lower)
}

/// Functions of one word.
static SHORT_FUNCTIONS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| FUNCTIONS.iter().map(|it| it.0).filter(|it| !it.contains(' ')).collect());

/// Functions of several words, the longest first.
static LONG_FUNCTIONS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| FUNCTIONS.iter().map(|it| it.0).filter(|it| it.contains(' ')).collect());

/// A word that may be part of a name: a capital letter, then letters, hyphens, apostrophes.
pub(crate) fn is_name_word(word: &str) -> bool {
    let word = without_article(word);
    let capital = word.starts_with(char::is_uppercase);
    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
    let initial = word.ends_with('.') && (letters == 1 || ["Th.", "Ch.", "St."].contains(&word));
    let shape =
        word.trim_end_matches('.').chars().all(|it| it.is_alphabetic() || "-'’`´".contains(it));
    capital
        && (letters > 1 || initial)
        && shape
        && (!word.ends_with('.') || initial)
        && !is_shouted(word)
        && !word.ends_with('-')
        && !NO_NAMES.contains(word)
        && !is_thing(word)
}

/// A name word without its Arabic or Romance article: `al-Khalil`, `d'Hondt`.
fn without_article(word: &str) -> &str {
    let articles = ["al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "d'", "d’"];
    let bare = articles.iter().find_map(|it| word.strip_prefix(it));
    bare.filter(|it| it.starts_with(char::is_uppercase)).unwrap_or(word)
}

/// Whether all letters are capitals, and there is more than one.
pub(crate) fn is_shouted(word: &str) -> bool {
    word.chars().filter(|it| it.is_alphabetic()).count() > 1
        && word.chars().all(|it| !it.is_lowercase())
}

/// A family name in capitals: `KLEIN`, `EL-AMIN`, not `CDU` and not `MO-MD`.
pub(crate) fn is_shouted_name(word: &str) -> bool {
    /// Shorter words are abbreviations.
    const SHORTEST: usize = 4;
    let capitalised = capitalised(word);
    let vowel = |it: &str| it.chars().any(|it| "AEIOUÄÖÜYÉÈ".contains(it));
    is_shouted(word)
        && word.chars().count() >= SHORTEST
        && word.split('-').all(|it| it.len() > 1 && vowel(it))
        && is_name_word(&capitalised)
        && crate::lexicon::phrases::faction(word).is_none()
}

/// `EL-AMIN` as `El-Amin`.
pub(crate) fn capitalised(word: &str) -> String {
    let mut start = true;
    let mut res = String::new();
    for char in word.chars() {
        if start {
            res.push(char);
        } else {
            res.extend(char.to_lowercase());
        }
        start = !char.is_alphabetic();
    }
    res
}

/// Endings of nouns that are no names.
const THING_ENDINGS: &[&str] = &[
    "amt",
    "amtes",
    "ausschuss",
    "ausschusses",
    "beirat",
    "beirates",
    "beirats",
    "referat",
    "referates",
    "dezernat",
    "fraktion",
    "hochschule",
    "universität",
    "schule",
    "verein",
    "verband",
    "stiftung",
    "zentrum",
    "straße",
    "strasse",
    "platz",
    "gesellschaft",
    "initiative",
    "agentur",
    "behörde",
    "stelle",
    "büro",
    "ministerium",
    "partei",
    "liste",
    "keit",
    "heit",
    "schaft",
    "tion",
    "tionen",
    "ismus",
    "tät",
    "anstalt",
    "onsrat",
    "derrat",
    "ierung",
    "zeitung",
    "anzeiger",
    "tageblatt",
    "nachrichten",
    "netzwerk",
    "kommission",
    "bereich",
    "programm",
    "konzept",
    "projekt",
    "vorlage",
    "antrag",
    "gruppe",
    "gemeinde",
    "sitzung",
    "räume",
    "innen",
    "gmbh",
    "kurs",
    "kurse",
    "gesetz",
    "dienst",
    "förderung",
];

/// Nouns of offices, bodies, places and notions, by how they end.
fn is_thing(word: &str) -> bool {
    /// Family names that end as nouns do.
    const NAMES: &[&str] = &["Jung", "Hartung", "Hornung", "Adelung", "Chung", "Leung", "Kurs"];
    if NAMES.contains(&word) {
        return false;
    }
    // "SPD-Internationale", "CDU-Antrag"
    if word.split('-').any(|it| ["SPD", "CDU", "CSU", "FDP", "AfD"].contains(&it)) {
        return true;
    }
    let lower = word.to_lowercase();
    THING_ENDINGS.iter().any(|it| lower.ends_with(it) && lower.len() >= it.len() + 2)
        || (lower.ends_with("ung") && lower.len() >= 6)
        || (lower.ends_with("ungen") && lower.len() >= 8)
}
