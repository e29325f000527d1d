//! Bodies: councils, committees, boards.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::LazyLock;

use crate::document::{Document, one_line};
use crate::houses::House;
use crate::lexicon::phrases::BODIES;
use crate::pattern::{Pattern, pattern};

/// The name of a body that begins at a byte, as far as it goes.
///
/// The words end at a comma, a bracket, a dash, a date ("am …"), the verb of the sentence, an empty line,
/// or at a line end where the next line does not go on with the name.
pub(crate) fn body_at(document: &Document, start: usize) -> Option<Range<usize>> {
    /// No body has a longer name.
    const LONGEST_NAME: usize = 160;
    let text = &document.text;
    let until = text.floor_char_boundary((start + LONGEST_NAME).min(text.len()));
    let words = &text[start..until];
    let end = END.find_iter(words).find(|it| ends_name(words, it.range()));
    let span = document.trimmed(start..start + end.map_or(words.len(), |it| it.start()))?;
    let first = text[span.clone()].chars().next()?;
    first.is_uppercase().then_some(span)
}

/// Where the name of a body may end.
static END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(concat!(
        r"\s(?:am|vom|von|um|zum|im|in)\s|[,;:(\t.]|\s[-–—]\s?|\n|\sund\s(?:des|der)\s",
        r"|\s(?:laden?|lädt|findet|fand|tagte?|hat|hatte|ist|war|wird|wurde)\s",
    ))
});

/// The rest of an enumeration behind its first comma.
static ENUMERATION: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}-]+(?:,\s\p{Lu}[\p{L}-]+)*\s(?:und|sowie)\s\p{Lu}"));

/// Whether the name ends at this mark: a line end does not, if the next line goes on with it.
fn ends_name(words: &str, mark: Range<usize>) -> bool {
    let rest = words[mark.end..].trim_start_matches(' ');
    let before = words[..mark.start].trim_end();
    match words[mark.clone()].chars().next() {
        Some('\n') => {
            let goes_on = ["der ", "des ", "für ", "und ", "DER ", "DES ", "FÜR ", "UND "];
            let open = ["für", "und", "der", "des", "FÜR", "UND", "DER"];
            rest.starts_with('\n')
                || !(goes_on.iter().any(|it| rest.starts_with(it))
                    || open.iter().any(|it| before.ends_with(it)))
        }
        // "Ausschuss für Integration, Europa und Internationale Kooperation".
        Some(',') => !ENUMERATION.is_match(rest),
        // A point ends an abbreviation ("St. Georg") or an ordinal, not always the name.
        Some('.') => !(before.ends_with(|it: char| it.is_ascii_digit()) || before.ends_with("St")),
        // "Landau in der Pfalz" and "Frankfurt am Main" belong to the name.
        _ if matches!(words[mark.clone()].trim(), "in" | "am" | "im") => {
            !(rest.starts_with("der Pfalz")
                || rest.starts_with("Main")
                || rest.starts_with("Breisgau"))
        }
        _ => true,
    }
}

/// The name in the nominative, on one line: `Beirates für …` is `Beirat für …`.
pub(crate) fn nominative(printed: &str) -> String {
    static GENITIVE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^((?:\S+\s)?\S*?(?:[Bb]eirat|[Rr]at|[Aa]usschuss|[Aa]usschuß|[Kk]reistag|[Mm]agistrat|[Vv]orstand|[Bb]ezirk|[Aa]rbeitskreis|Forum|BEIRAT|RAT|AUSSCHUSS))(?:e?s|E?S)\b",
        )
    });
    static ADJECTIVE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(Gemeinsam|Kommunal|International|Ständig)en\s(\S*(?:rat|ausschuss|Rat|Ausschuss|Beirat)\b)",
        )
    });
    static FEMININE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(Kommunal)en\s(Ausländer)"));
    let words = one_line(printed);
    let words = GENITIVE.replace(&words, "$1");
    let words = FEMININE.replace(&words, "${1}e $2");
    ADJECTIVE.replace(&words, "${1}er $2").into_owned()
}

/// Whether a body is called so, perhaps with more behind it: "Integrationsrat der Stadt Köln".
pub(crate) fn is_called(name: &str, known: &str) -> bool {
    let (folded, known) = (name.to_lowercase(), known.to_lowercase());
    folded.strip_prefix(&known).is_some_and(|rest| {
        // "Ausschuss für Integration und Sport" is another than that for Integration.
        !rest.starts_with(char::is_alphanumeric)
            && !rest.starts_with(" und ")
            && !rest.starts_with(['-', '*', '_', ','])
    })
}

/// The name as the city and the law spell it, where letters are missing, twisted or capital:
/// `INTEGRATIONSRAT`, `Intergrationsrat`. The house's own names come first.
pub(crate) fn spelled(name: &str, house: Option<&House>) -> String {
    /// In shorter names one letter makes another word.
    const MISPRINTABLE_LETTERS: usize = 10;
    let (head, rest) = match OF_CITY.find(name) {
        Some(city) => name.split_at(city.start()),
        None => (name, ""),
    };
    let own = house.into_iter().flat_map(|it| &it.bodies).flat_map(|it| &it.names);
    let known = own.map(|it| it.name.as_str()).chain(BODIES.iter().map(|it| it.name));
    let folded: Vec<char> = head.to_lowercase().chars().collect();
    let mut misprinted = None;
    for it in known {
        let other: Vec<char> = it.to_lowercase().chars().collect();
        if folded == other {
            return format!("{it}{rest}");
        }
        let long = folded.len().min(other.len()) >= MISPRINTABLE_LETTERS;
        if misprinted.is_none() && long && is_one_slip(&folded, &other) {
            misprinted = Some(it);
        }
    }
    misprinted.map_or_else(|| name.to_owned(), |it| format!("{it}{rest}"))
}

/// The city behind a body's name.
static OF_CITY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?i)\s(?:der|des)\s(?:\S*stadt|gemeinde|kreises|landkreises|stadtbezirke?s)\b")
});

/// Whether one letter is missing, added, wrong or two neighbours are twisted.
fn is_one_slip(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match a.len().cmp(&b.len()) {
        Ordering::Equal => {
            a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
        }
        Ordering::Less => b.len() == a.len() + 1 && a == &b[1..],
        Ordering::Greater => a.len() == b.len() + 1 && &a[1..] == b,
    }
}

/// What kind of body a name is, as its city or else the name itself tells, and the key that stays
/// the same through its names. Without a house, only the bodies of which a city has one have a key.
pub(crate) fn kind_and_key(name: &str, house: Option<&House>) -> (Option<String>, Option<String>) {
    if let Some(body) = house.and_then(|it| it.body(name)) {
        return (Some(body.kind.clone()), Some(body.key.clone()));
    }
    let kind = kind(name);
    let unique = kind.filter(|it| matches!(*it, "council" | "integration_board"));
    // Where the house knows the board, another name of its kind is another body.
    let known = house.is_some_and(|house| {
        unique == Some("integration_board")
            && house.bodies.iter().any(|it| Some(it.key.as_str()) == unique)
    });
    (kind.map(str::to_owned), unique.filter(|_| !known).map(str::to_owned))
}

/// What kind of body a name is: `integration_board`, `council`, `committee`, ….
pub(crate) fn kind(name: &str) -> Option<&'static str> {
    if let Some(known) = BODIES.iter().find(|it| is_called(name, it.name)) {
        return Some(known.kind);
    }
    let folded = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|it| folded.contains(it));
    let committee = has(&["ausschuss", "ausschuß"]);
    // A committee for many things, of which integration is one, is no board.
    let migration =
        has(&["integration", "migra", "ausländer"]) && !(committee && has(OTHER_TOPICS));
    match () {
        () if migration && (committee || has(&["beirat", "rat "])) => Some("integration_board"),
        () if committee => Some("committee"),
        () if folded.starts_with("ag ") || has(&["arbeitsgruppe", "arbeitskreis"]) => {
            Some("working_group")
        }
        () if folded.contains("rat") && !folded.contains("rathaus") => Some("other"),
        () => None,
    }
}

/// What a committee for integration alone does not deal with.
const OTHER_TOPICS: &[&str] = &[
    "sozial",
    "gesundheit",
    "bildung",
    "schul",
    "jugend",
    "familie",
    "senior",
    "sport",
    "kultur",
    "arbeit",
    "wohn",
    "gleichstellung",
    "frauen",
    "ordnung",
    "wirtschaft",
    "umwelt",
    "bau",
    "finanz",
    "demokratie",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let document = Document::of(text);
        assert_eq!(
            body_at(&document, 0).map(|it| nominative(&document.text[it])).as_deref(),
            expected
        );
    }

    #[test]
    fn names_end_where_the_date_begins() {
        check(
            "Beirates für Migration und Integration der Stadt Landau am 23.06.2021",
            Some("Beirat für Migration und Integration der Stadt Landau"),
        );
        check("Gemeinderates\n19. September 2023", Some("Gemeinderat"));
        check("Ausschusses für Integration, Europa", Some("Ausschuss für Integration"));
        check(
            "Ausschusses für Soziales, Sport und Kultur am 1.1.2020",
            Some("Ausschuss für Soziales, Sport und Kultur"),
        );
        check(
            "Beirates für Integration\nund Migration\nOrt: Rathaus",
            Some("Beirat für Integration und Migration"),
        );
        check(
            "Integrationsrates der Stadt Frankfurt am Main am 1.2.2020",
            Some("Integrationsrat der Stadt Frankfurt am Main"),
        );
        check("nächsten Sitzung", None);
    }

    #[test]
    fn names_end_where_the_sentence_goes_on() {
        for verb in
            ["lade ich Sie herzlich ein.", "hat am 3. Mai getagt", "findet morgen statt", "wird"]
        {
            check(
                &format!("Ausschusses für Kultur und Sport {verb} "),
                Some("Ausschuss für Kultur und Sport"),
            );
        }
    }

    #[test]
    fn kinds() {
        for (name, expected) in [
            ("Beirat für Migration und Integration der Stadt Landau", Some("integration_board")),
            ("Gemeinderat", Some("council")),
            ("Kulturausschuss", Some("committee")),
            ("Ausschuss für Migration und Integration", Some("integration_board")),
            ("Ausschuss für Soziales, Integration und Gesundheit", Some("committee")),
            (
                "Ausschuss für Integration, Europa und Internationale Kooperation",
                Some("integration_board"),
            ),
            ("Ausschuss für Chancengerechtigkeit und Integration", Some("integration_board")),
            ("Musikverein", None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_spelled_as_known() {
        for (printed, name) in [
            ("INTEGRATIONSRAT", "Integrationsrat"),
            ("Intergrationsrat der Stadt Köln", "Integrationsrat der Stadt Köln"),
            ("Beirat für Migration und Intergation", "Beirat für Migration und Integration"),
            ("Migrationsbeirat", "Migrationsbeirat"),
            ("Ortsbeirat 5", "Ortsbeirat 5"),
            ("Stadtamt", "Stadtamt"),
        ] {
            assert_eq!(spelled(printed, None), name);
        }
        assert_eq!(
            nominative("Kommunalen Ausländer- und Ausländerinnenvertretung"),
            "Kommunale Ausländer- und Ausländerinnenvertretung"
        );
        assert_eq!(nominative("Arbeitskreises Asyl"), "Arbeitskreis Asyl");
    }

    #[test]
    fn unique_bodies_have_a_key() {
        let key = |name: &str| kind_and_key(name, None).1;
        assert_eq!(key("Ausländerbeirat der Stadt").as_deref(), Some("integration_board"));
        assert_eq!(key("Gemeinderat").as_deref(), Some("council"));
        assert_eq!(key("Hauptausschuss"), None);
    }
}
