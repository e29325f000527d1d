//! Bodies: councils, committees, boards.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use crate::document::{Document, one_line};
use crate::lexicon::phrases::BODIES;

/// The name of a body that begins at a byte, as far as it goes.
///
/// The words end at a comma, a bracket, a dash, a date ("am …"), an empty line, or at a line end
/// where the next line does not go on with the name.
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
static END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\s(?:am|vom|von|um|zum|im|in)\s|[,;:(\t.]|\s[-–—]\s?|\n|\sund\s(?:des|der)\s")
});

/// The rest of an enumeration behind its first comma.
static ENUMERATION: LazyLock<Regex> =
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
    static GENITIVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^((?:\S+\s)?\S*?(?:[Bb]eirat|[Rr]at|[Aa]usschuss|[Aa]usschuß|[Kk]reistag|[Mm]agistrat|[Vv]orstand|[Bb]ezirk))e?s\b",
        )
    });
    static ADJECTIVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(Gemeinsam|Kommunal|International|Ständig)en\s(\S*(?:rat|ausschuss|Rat|Ausschuss|Beirat)\b)",
        )
    });
    let words = one_line(printed);
    let words = GENITIVE.replace(&words, "$1");
    ADJECTIVE.replace(&words, "${1}er $2").into_owned()
}

/// What kind of body a name is: `integration_board`, `council`, `committee`, ….
pub(crate) fn kind(name: &str) -> Option<&'static str> {
    let folded = name.to_lowercase();
    let known = BODIES.iter().find(|it| {
        let body = it.name.to_lowercase();
        folded.strip_prefix(&body).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    known.map(|it| it.kind).or_else(|| {
        let migration = ["integration", "migra", "ausländer"].iter().any(|it| folded.contains(it));
        let committee = folded.contains("ausschuss") || folded.contains("ausschuß");
        match () {
            () if migration
                && (folded.contains("beirat") || folded.contains("rat ") || committee) =>
            {
                Some("integration_board")
            }
            () if committee => Some("committee"),
            () if folded.starts_with("ag ") || folded.contains("arbeitsgruppe") => {
                Some("working_group")
            }
            () if folded.contains("rat") && !folded.contains("rathaus") => Some("other"),
            () => None,
        }
    })
}

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
    fn kinds() {
        for (name, expected) in [
            ("Beirat für Migration und Integration der Stadt Landau", Some("integration_board")),
            ("Gemeinderat", Some("council")),
            ("Kulturausschuss", Some("committee")),
            ("Ausschuss für Migration und Integration", Some("integration_board")),
            ("Musikverein", None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
