//! Offices of the administration that a paper names as responsible.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::DepartmentRole;

use super::head::HeadLine;
use super::label::{labelled, labels};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// An office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) name: String,
    pub(crate) code: Option<String>,
    pub(crate) role: DepartmentRole,
}

/// Finds the offices a paper names as responsible, in reading order.
///
/// # Shapes
///
/// | written                                              | rule                  |
/// |------------------------------------------------------|-----------------------|
/// | `Dienststelle: Kulturamt`, `Federführend: Amt 50`     | `department/label`    |
/// | `Beteiligte Ämter: 50, Jugendamt`, each               | `department/involved` |
/// | `GZ: WFB/T`, `Geschäftszeichen: II/50-1`              | `department/sign`     |
/// | `unter Federführung des Sozial- und Wohnungsamtes`   | `department/lead`     |
/// | `Sozialreferat` alone on a line of the head          | `department/head`     |
/// | `Dezernat V`, `Amt 50` in the head                   | `department/head`     |
/// | `Amt für Kultur, Bildung und Sport`, all of a line   | `department/head`     |
#[doc(alias = "Amt")]
pub(crate) fn departments(document: &Document, head: &[HeadLine]) -> Vec<Found<Office>> {
    /// Offices further down are named, not printed as the letterhead.
    const LETTERHEAD_LINES: usize = 10;
    let mut res: Vec<Found<Office>> = Vec::new();
    let mut known = BTreeSet::new();
    let mut add = |found: Found<Office>| {
        if known.insert(found.value.name.clone()) {
            res.push(found);
        }
    };
    let lead = labels!(
        "Federführend(?:er? (?:Dienststelle|Stelle|Fachbereich|Bereich)|es (?:Amt|Dezernat|Referat))?|Federführung|Dienststelle|Organisationseinheit|Verantwortlich|Zuständig|Zuständiges Amt|Fachbereich|Fachdienst|Geschäftsbereich|Dezernent(?:/in|in)?|Dezernat|Amt|Amt/Fachbereich|Dezernat/Amt|Referat|Bearbeiter(?:/-in|/in|in)?s? Amt"
    );
    let mut named_by_label = Vec::new();
    for it in labelled(document, lead) {
        let value = whole(document, it.value.clone());
        let words = document.words(value.clone());
        if words.len() <= 90
            && words.chars().any(char::is_alphanumeric)
            && !NO_OFFICE.is_match(&words)
        {
            let label =
                document.text[it.label.clone()].trim_end_matches([':', '\t', ' ']).to_owned();
            let span = if OFFICE.is_match(&words) { value } else { it.label.start..value.end };
            let name = named(&label, &words);
            named_by_label.push(span.clone());
            add(Found::new(office(name, DepartmentRole::Lead), span, "department/label"));
        }
    }
    for it in inline(document).into_iter().chain(involved(document)).chain(signs(document)) {
        add(it);
    }
    for found in LED_BY.captures_iter(&document.text).filter_map(|it| it.name("office")) {
        let name = nominative(&document.words(found.range()));
        add(Found::new(office(name, DepartmentRole::Lead), found.range(), "department/lead"));
    }
    for line in head.iter().take(LETTERHEAD_LINES) {
        for found in HEAD_OFFICE.find_iter(&document.text[line.span.clone()]) {
            let span = line.span.start + found.start()..line.span.start + found.end();
            // "Schul- und" / "Sportamt": the second line goes on with the value of a label.
            if named_by_label.iter().any(|it| it.start < span.start && span.start < it.end) {
                continue;
            }
            let name = document.words(span.clone());
            add(Found::new(office(name, DepartmentRole::Issuer), span, "department/head"));
        }
    }
    res.sort_by_key(|it| it.span.start);
    res
}

/// What stands behind the label of an office where the labels of a form stand one below the other
/// and their values further down: a date, the number of the paper; or what was left open.
static NO_OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|(?:19|20)\d{2}/\d+\S*|(?:Dez|Abt|versch)\.|Amt|TOP\b.*)$",
    )
});

/// An office whose name goes on in the next line: `Amt für Hochbau und` / `Gebäudewirtschaft`.
fn whole(document: &Document, value: Range<usize>) -> Range<usize> {
    /// Names of offices are set in a narrow cell, so over three lines at most.
    const MOST_LINES: usize = 2;
    let mut res = value;
    for _ in 0..MOST_LINES {
        let words = &document.text[res.clone()];
        let open =
            [" und", " für", " für die", " der", "-", ","].iter().any(|it| words.ends_with(it));
        let line_idx = document.line_at(res.start.max(res.end.saturating_sub(1)));
        let next = document.lines.get(line_idx + 1).filter(|it| open && !it.row);
        let Some(next) = next.and_then(|it| document.trimmed(it.span.clone())) else { break };
        if document.text[next.clone()].contains(':') {
            break;
        }
        res.end = next.end;
    }
    res
}

/// The offices behind "Beteiligte Ämter:", each by itself.
fn involved(document: &Document) -> Vec<Found<Office>> {
    let label = labels!(
        "(?:Weitere )?[Bb]eteiligte(?: (?:Ämter|Amt|Dienststelle|Dienststelle/n|Dienststellen|Stellen|Fachbereiche|Dezernate|Referate|Organisationseinheiten|Bereiche))?|Beteiligt|Mitbeteiligt|Mitzeichnung|Mitwirkung"
    );
    let values = labelled(document, label).map(|it| it.value);
    values.flat_map(|it| each(document, it, DepartmentRole::Involved)).collect()
}

/// Labels in the middle of a cell, where a form was read as one: "Federführende Dienststelle:
/// Fachbereich Soziales Beteiligte Dienststelle/n: Rechtsamt".
fn inline(document: &Document) -> Vec<Found<Office>> {
    /// Forms stand on the first page.
    const FORM_BYTES: usize = 3_000;
    static LABELS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?<lead>Federführende\s(?:Dienststelle|Stelle))|(?<involved>Beteiligte\s(?:Dienststellen?(?:/n)?|Ämter|Stellen)))\s?:\s",
        )
    });
    static NEXT_LABEL: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"[\n\t]|\x20(?:\p{Lu}[\p{L}/.-]*\x20)?\p{Lu}[\p{L}/.-]+:"));
    let text = &document.text;
    let form = &text[..text.floor_char_boundary(FORM_BYTES.min(text.len()))];
    let found = LABELS.captures_iter(form).flat_map(|it| {
        let start = it.get(0).map_or(0, |it| it.end());
        let end = NEXT_LABEL.find(&form[start..]).map_or(form.len(), |it| start + it.start());
        let role = match it.name("lead") {
            Some(_) => DepartmentRole::Lead,
            None => DepartmentRole::Involved,
        };
        each(document, start..end, role)
    });
    found.collect()
}

/// Each office of an enumeration.
fn each(document: &Document, value: Range<usize>, role: DepartmentRole) -> Vec<Found<Office>> {
    /// A longer item is a sentence.
    const LONGEST_NAME: usize = 80;
    let found_by = match role {
        DepartmentRole::Involved => "department/involved",
        _ => "department/label",
    };
    let pieces = offices(&document.text[value.clone()]).into_iter();
    let spans =
        pieces.filter_map(|it| document.trimmed(value.start + it.start..value.start + it.end));
    let named = spans.filter_map(|span| {
        let name = document.words(span.clone());
        let fits = name.len() <= LONGEST_NAME && (OFFICE.is_match(&name) || is_code(&name));
        fits.then(|| Found::new(office(name, role), span, found_by))
    });
    named.collect()
}

/// The offices of an enumeration: a comma before what is no office belongs to a name ("Fachbereich
/// Bildung, Schule und Sport"), a blank before the next "Fachbereich" parts two.
fn offices(words: &str) -> Vec<Range<usize>> {
    static NEXT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"[,;/]\s*|\s(?:Fachbereich|Fachdienst|Amt\sfür|Dezernat|Referat|Ressort)\s")
    });
    let mut res = Vec::new();
    let mut start = 0;
    for mark in NEXT.find_iter(words) {
        let parted = mark.as_str().starts_with([',', ';', '/']);
        let next = words[mark.end()..].split([',', ';', '/']).next().unwrap_or_default().trim();
        if mark.start() <= start || (parted && !OFFICE.is_match(next) && !is_code(next)) {
            continue;
        }
        res.push(start..mark.start());
        start = if parted { mark.end() } else { mark.start() + 1 };
    }
    res.push(start..words.len());
    res
}

/// The sign of the office that wrote: `GZ: WFB/T`.
fn signs(document: &Document) -> Vec<Found<Office>> {
    let label = labels!("GZ|Gz\\.?|Geschäftszeichen|Geschäftsz\\.|Organisationskürzel");
    let signs = labelled(document, label).filter_map(|it| {
        let name = document.words(it.value.clone());
        let office =
            Office { name: name.clone(), code: Some(name.clone()), role: DepartmentRole::Issuer };
        is_code(&name).then(|| Found::new(office, it.value, "department/sign"))
    });
    signs.collect()
}

/// Whether words are the code of an office: `50`, `II/50-1`, `WFB/T`, `S-III-MI/IK`.
fn is_code(words: &str) -> bool {
    static OFFICE_CODE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:OE\s)?(?:[A-Z]{1,4}|\d{2})(?:[./-](?:[A-Z]{1,4}|\d{1,3})){0,3}$")
    });
    OFFICE_CODE.is_match(words)
}

static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?:[Aa]mt|[Rr]eferat|Dezernat|Dez\.|Fachbereich|FB|[Bb]üro|[Ss]telle|Abteilung)")
});
static LED_BY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:unter\s+Federführung\s+(?:des|der)|federführend\s+(?:durch\s+)?(?:das|die|der|des))\s+(?<office>\p{Lu}[\p{L}-]*(?:\s(?:und|für|\p{Lu}[\p{L}-]*)){0,6}?\p{Ll}(?:amt(?:e?s)?|referat(?:e?s)?|stelle|büros?|dezernat(?:e?s)?))\b",
    )
});
static HEAD_OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Referat|Amt|Dezernat|Fachbereich|Fachdienst|Fachstelle|Abteilung)\s(?:(?:für|der|des)\s)?\p{Lu}\p{Ll}+(?:(?:,|\s(?:und|für|der))?\s\p{Lu}[\p{L}-]+){0,6}$|\p{Lu}[\p{L}-]*(?:referat|amt)\b|Referat\sfür\s\p{Lu}[^\n\t,]{3,60})|\b(?:Dezernat\s[IVX]{1,4}\b|Amt\s\d{2,3}\b|Fachbereich\s\d{1,3}\b)",
    )
});
static CODE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:Amt\s\d{1,3}|Dez(?:ernat:?|\.)\s?[IVX\d]{1,4}(?:/\d{2}(?:[.-]\d{1,2})?)?|FB\s?\d{1,3}(?:/\S+)?|\d{2}(?:\.\d{1,2})?)\b",
    )
});

/// The office; a bare code keeps its label: `Dezernat: V` is `Dezernat V`.
fn named(label: &str, words: &str) -> String {
    let bare = words.chars().all(|it| it.is_ascii_digit() || "IVX./- ".contains(it));
    if bare { format!("{label} {words}") } else { words.to_owned() }
}

fn office(name: String, role: DepartmentRole) -> Office {
    let code = CODE.find(&name).map(|it| it.as_str().to_owned());
    Office { name, code, role }
}

fn nominative(words: &str) -> String {
    static GENITIVE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(amt|referat|dezernat|büro)e?s$"));
    GENITIVE.replace(words, "$1").into_owned()
}

/// The office that speaks in a letter, with its unit: "Die Stelle für …/Sozialreferat begrüßt".
pub(crate) fn speaking(document: &Document) -> Option<Found<(String, String)>> {
    static SPEAKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Die|Das)\s(?<unit>\p{Lu}[\p{L}-]+(?:\s(?:für|und|\p{Ll}+e|\p{Lu}[\p{L}-]+)){0,5}?)/(?<office>\p{Lu}\p{Ll}*(?:referat|amt|dezernat))\s(?:begrüßt|teilt|nimmt|hat|unterstützt)",
        )
    });
    let found = SPEAKS.captures(&document.text)?;
    let (unit, office) = (found.name("unit")?, found.name("office")?);
    let value = (document.words(office.range()), document.words(unit.range()));
    Some(Found::new(value, unit.start()..office.end(), "issuer/speaking-office"))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::check;
    use crate::facts::head::head;

    #[track_caller]
    fn check_offices(text: &str, expected: Expect) {
        let show =
            |it: &Office| format!("{} {} {}", it.name, it.code.as_deref().unwrap_or("-"), it.role);
        check(text, |it| departments(it, &head(it)), show, expected);
    }

    #[test]
    fn involved_offices_and_signs() {
        check_offices(
            "GZ: WFB/T\nFederführendes Amt: FB 56\nBeteiligte Ämter: 50, Jugendamt; Rechtsamt\nBeteiligte: alle Bürgerinnen und Bürger der Stadt\nDezernat: II/50-1",
            expect![[r#"
                WFB/T WFB/T issuer  "WFB/T"  department/sign
                FB 56 FB 56 lead  "FB 56"  department/label
                50 50 involved  "50"  department/involved
                Jugendamt - involved  "Jugendamt"  department/involved
                Rechtsamt - involved  "Rechtsamt"  department/involved
                Dezernat II/50-1 Dezernat II/50-1 lead  "Dezernat: II/50-1"  department/label
            "#]],
        );
    }

    #[test]
    fn labels_above_their_values_and_names_over_two_lines() {
        check_offices(
            "Vorlage Nr.:\nVerantwortlich:\n30.06.2015\n2015/0244\n\nFederführung:\n2016/0485\n\nZuständig: Dez.\nDienststelle: Schul- und \nSportamt\n\nKurse",
            expect![[r#"
                Schul- und Sportamt - lead  "Schul- und \nSportamt"  department/label
            "#]],
        );
    }

    #[test]
    fn labels_heads_and_leads() {
        check_offices(
            "Dezernat V\tAmt Amt 50\nSozialreferat\nDienststelle:      Kulturamt\nVerantwortlich: Dez. 2\nunter Federführung des Sozial- und Wohnungsamtes erarbeitet",
            expect![[r#"
                Dezernat V Dezernat V issuer  "Dezernat V"  department/head
                Amt 50 Amt 50 issuer  "Amt 50"  department/head
                Sozialreferat - issuer  "Sozialreferat"  department/head
                Kulturamt - lead  "Kulturamt"  department/label
                Dez. 2 Dez. 2 lead  "Dez. 2"  department/label
                Sozial- und Wohnungsamt - lead  "Sozial- und Wohnungsamtes"  department/lead
            "#]],
        );
    }

    #[test]
    fn a_name_with_commas_is_one_office() {
        check_offices(
            "Referat für Soziales, Jugend und Gesundheit\nAmt für Integration und Gleichstellung\nAmt für Soziales informiert über den Stand\n",
            expect![[r#"
                Referat für Soziales, Jugend und Gesundheit - issuer  "Referat für Soziales, Jugend und Gesundheit"  department/head
                Amt für Integration und Gleichstellung - issuer  "Amt für Integration und Gleichstellung"  department/head
            "#]],
        );
    }
}
