//! People spoken of or speaking, named with an address, a title or a function, and who chairs.

use std::ops::Range;
use std::sync::LazyLock;

use super::label::{labelled, labels};
use super::name::{Comma, Name, leading, names};
use super::name_words::{function_len, is_function};
use crate::document::Document;
use crate::found::Found;
use crate::lexicon::factions::{faction, faction_in_place, is_local_list};
use crate::pattern::{Pattern, pattern};

/// A person of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) name: Name,
    /// As printed with the name.
    pub(crate) faction: Option<String>,
    /// The word behind the name tells that they speak.
    pub(crate) speaks: bool,
}

/// Finds people named with an address, a title or a function, in reading order.
///
/// # Shapes
///
/// | written                             | rule                 |
/// |-------------------------------------|----------------------|
/// | `Herr Bolz`, `Frau Dr. Klein`       | `person/address`     |
/// | `Prof. Hajji`                       | `person/title`       |
/// | `Stadträtin Klein (SPD)`, `StR Groß/CDU fragt`, `Stadtv. Lea Klein – Volt` | `person/function` |
/// | `Sehr geehrter Herr Mögele,`        | `person/salutation`  |
/// | `Lea Klein` above `Vorsitzende`     | `person/with-function` |
/// | `Bearbeiter/-in: Klein, Lea`        | `person/label`       |
pub(crate) fn people(document: &Document) -> Vec<Found<Spoken>> {
    let mut res = introduced(document);
    let ends: Vec<Range<usize>> = res.iter().map(|it| it.span.clone()).collect();
    let known = |span: &Range<usize>| {
        let next = ends.partition_point(|it| it.end <= span.start);
        ends.get(next).is_some_and(|it| it.start < span.end)
    };
    let more = above_function(document).into_iter().chain(by_label(document));
    let more: Vec<_> = more.filter(|it| !known(&it.span)).collect();
    res.extend(more);
    res.sort_by_key(|it| (it.span.start, it.span.end));
    res.dedup_by(|a, b| a.span.start < b.span.end);
    res
}

/// The words that introduce a person.
static INTRODUCTION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)(?-u:\b)(?:Herrn?|Frau|Hr\.|Fr\.|Prof\.|Professor(?:in)?|Dr\.|StR(?:in|n)?|StR[`'’]in|SR(?:in|n)|BM(?:in)?|EBM(?:in)?|OB(?:M|in)?|RM|MdR|Rh\.|Rf\.|Bg\.|Stadtv\.
          |Stadtr(?:at|ätin)|Rats(?:herrn?|frau|mitglied)|Rätin|(?:Ober|Bezirks|Orts)?[Bb]ürgermeister(?:in)?|Beigeordneten?r?|Stadtverordneten?r?|Bezirksverordneten?r?
          |Senator(?:in)?|Landr(?:at|ätin)|Gemeinder(?:at|ätin)|Kreisr(?:at|ätin)|Bezirksr(?:at|ätin)|Dezernent(?:in)?|Amtsleiter(?:in)?|Fachbereichsleiter(?:in)?|(?:Integrations|Migrations|Ausländer|Gleichstellungs|Behinderten|Senioren|Frauen)beauftragten?r?|(?:Beirats|Ausschuss|Stadtrats)mitglied|Pfarrer(?:in)?|Pastor(?:in)?
          |Bürgerdeputierten?r?|Abgeordneten?r?|Stadtdirektor(?:in)?|Stadtkämmer(?:er|in)|Bezirksstadtr(?:at|ätin)|Ortsvorsteher(?:in)?|Referent(?:in)?|Sozialreferent(?:in)?)\s",
    )
});

fn introduced(document: &Document) -> Vec<Found<Spoken>> {
    let text = &document.text;
    let mut res: Vec<Found<Spoken>> = Vec::new();
    let mut behind = 0;
    for found in INTRODUCTION.find_iter(text) {
        if found.start() < behind {
            continue;
        }
        let Some(mut name) = name_at(text, found.start()) else { continue };
        let (start, end) = (found.start(), name.span.end);
        let (faction, after) = faction_behind(text, end);
        let speaks = speaks(&text[after..]) || said_by(&text[..start]);
        // "Stadtrat Adorf" may be the council of a town.
        let is_body = ["Stadtrat", "Gemeinderat", "Kreisrat", "Bezirksrat"]
            .iter()
            .any(|it| name.function.as_deref() == Some(it));
        let alone = name.form_of_address.is_none() && name.title.is_none();
        if is_body && alone && name.given.is_none() && faction.is_none() && !speaks {
            continue;
        }
        // "die Migrationsbeauftragten der Bezirke", "seine Frau Lea": a genitive and a wife.
        let genitive = alone && ["der ", "den "].iter().any(|it| name.name.starts_with(it));
        let wife = name.form_of_address.is_some()
            && ["seine", "seiner", "meine", "meiner"]
                .iter()
                .any(|it| text[..start].trim_end().ends_with(it));
        if genitive || wife {
            continue;
        }
        let salutation = is_salutation(&text[..start]);
        let rule = match () {
            () if salutation => "person/salutation",
            () if name.form_of_address.is_some() => "person/address",
            () if name.function.is_some() => "person/function",
            () => "person/title",
        };
        behind = end;
        name.span = start..end;
        res.push(Found::new(
            Spoken { name, faction, speaks: speaks && !salutation },
            start..end,
            rule,
        ));
    }
    res
}

/// The name at a byte of the text; it does not go on behind the end of a short line.
fn name_at(text: &str, start: usize) -> Option<Name> {
    /// Introduction and name are shorter.
    const LONGEST: usize = 160;
    /// Shorter lines were not broken for want of room.
    const FULL_LINE: usize = 50;
    let window = &text[start..text.floor_char_boundary(start + LONGEST)];
    let window = paragraph(window);
    // "Stadtv.", a tab, and the name.
    let blank = window.find(char::is_whitespace).unwrap_or(window.len());
    let window = window.replacen('\t', " ", usize::from(window[blank..].starts_with('\t')));
    let whole = leading(&window, Comma::Separates)?;
    let line_end = window[whole.span.clone()].find('\n').map(|it| whole.span.start + it);
    let mut res = match line_end {
        Some(end)
            if start + end - text[..start + end].rfind('\n').map_or(0, |it| it + 1) < FULL_LINE =>
        {
            leading(&window[..end], Comma::Separates)?
        }
        _ => whole,
    };
    if !res.is_introduced() {
        return None;
    }
    res.span = start + res.span.start..start + res.span.end;
    Some(res)
}

/// The words up to the next empty line, blanks on it or not: names do not go on behind it.
fn paragraph(text: &str) -> &str {
    let empty = |(at, _): &(usize, &str)| {
        text[at + 1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n')
    };
    text.match_indices('\n').find(empty).map_or(text, |(at, _)| &text[..at])
}

/// The faction behind a name, `(SPD)`, `/SPD`, ` – Volt`, `, CDU:`, and where the text goes on.
fn faction_behind(text: &str, end: usize) -> (Option<String>, usize) {
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s?\((?<brackets>[^()\n]{1,60})\)|\s?/\s?(?<stroke>[^\s:,()][^\n:,()]{0,40}?)[:,)\s]|(?:,|\s[–-])\s(?<mark>[^\n:,;()]{2,50}?)(?:[:,;)\n]|$))",
        )
    });
    let window = &text[end..text.floor_char_boundary(end + 80)];
    let Some(found) = BEHIND.captures(window) else { return (None, end) };
    let part = ["brackets", "stroke", "mark"].into_iter().find_map(|it| found.name(it));
    let Some(part) = part else { return (None, end) };
    let words = part.as_str();
    let in_brackets = found.name("brackets").is_some();
    let local = || faction_in_place(words).filter(|_| in_brackets && is_local_list(words));
    match faction(words).or_else(local) {
        Some(it) => (Some(it), end + part.end() + usize::from(in_brackets)),
        // "(OE 50)" stands between a name and its verb, too.
        None if in_brackets => (None, end + part.end() + 1),
        None => (None, end),
    }
}

/// How verbs begin that tell of somebody who speaks.
const SPEAKING: &[&str] = &[
    "antwort",
    "appellier",
    "äußer",
    "bedank",
    "bedauer",
    "befürwort",
    "begrüßt",
    "begründe",
    "beantrag",
    "beantwort",
    "bejah",
    "bemerk",
    "bericht",
    "beton",
    "bezweifel",
    "bitte",
    "bat ",
    "bekräftig",
    "dankt",
    "entgegne",
    "erinner",
    "erklär",
    "erkundig",
    "erläuter",
    "ergänz",
    "eröffne",
    "erwider",
    "frag",
    "fordert",
    "führt",
    "fasst",
    "gab ",
    "geht ",
    "gibt ",
    "hält",
    "hebt",
    "informier",
    "kritisier",
    "legt ",
    "lobt",
    "macht",
    "mahnt",
    "meint",
    "merkt",
    "möchte",
    "nennt",
    "plädier",
    "präsentier",
    "rät ",
    "reg",
    "ruft",
    "sagt",
    "schildert",
    "schließ",
    "schlägt",
    "schlug",
    "sieht",
    "spricht",
    "sprach",
    "stellt",
    "stimmt",
    "teilt",
    "teilte",
    "trägt",
    "unterstütz",
    "unterstreich",
    "verdeutlich",
    "verneint",
    "verweis",
    "verwies",
    "vertritt",
    "warnt",
    "weist",
    "wies",
    "wendet",
    "will",
    "wünscht",
    "würdigt",
    "zeigt",
    "zieht",
    "zitiert",
    "wirbt",
];

/// Whether the words behind a name are what somebody who speaks does, or a colon.
fn speaks(behind: &str) -> bool {
    let rest = behind.trim_start_matches([' ', '\n']);
    let rest = rest.trim_start_matches(", ");
    rest.starts_with(':') || SPEAKING.iter().any(|it| rest.starts_with(it))
}

/// Whether the words before a name are those of `antwortet Herr Groß`, `so Frau Klein`.
fn said_by(before: &str) -> bool {
    const VERBS: &[&str] = &[
        "antwortet",
        "antwortete",
        "berichtet",
        "berichtete",
        "erklärt",
        "erklärte",
        "erläutert",
        "erläuterte",
        "fragt",
        "fragte",
        "teilt",
        "teilte",
        "so",
        "sagt",
        "sagte",
        "bittet",
        "betont",
        "meint",
        "ergänzt",
        "sich",
    ];
    let last = before.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    VERBS.contains(&last)
}

fn is_salutation(before: &str) -> bool {
    let words = before.trim_end();
    ["geehrter", "geehrte", "Lieber", "Liebe", "verehrter", "verehrte"]
        .iter()
        .any(|it| words.ends_with(it))
}

/// A name alone on its line, or in its cell, above a function: the end of a notice.
fn above_function(document: &Document) -> Vec<Found<Spoken>> {
    const LONGEST_LINE: usize = 60;
    let text = &document.text;
    let mut res = Vec::new();
    for pair in document.lines.windows(2) {
        let [line, below] = pair else { continue };
        if line.row || line.span.len() > LONGEST_LINE || line.span.is_empty() {
            continue;
        }
        let first = text[below.span.clone()].split_whitespace().next().unwrap_or_default();
        if !is_function(first.trim_end_matches([',', ':'])) {
            continue;
        }
        let Some(span) = document.trimmed(line.span.clone()) else { continue };
        let Some(it) = super::name::name(&text[span.clone()]) else { continue };
        let plain = it.given.as_ref().is_some_and(|it| it.split(' ').count() <= 2);
        if plain && it.function.is_none() && !text[span.clone()].contains(',') {
            let spoken = Spoken { name: it, faction: None, speaks: false };
            res.push(Found::new(spoken, span, "person/with-function"));
        }
    }
    res
}

/// People behind labels of papers: who wrote it, who reports.
fn by_label(document: &Document) -> Vec<Found<Spoken>> {
    let labels = labels!(
        r"(?:Sachb|B)earbeiter(?:in|/-?in|\*in|/in)?(?: Telefon.*)?|(?:fed\.|bet\.) Senator/-in|Verfasser(?:in|/-?in|\*in)?|Ansprechpartner(?:in|/-?in|\*in)?|Berichterstatt(?:ung|er|erin|er/in)|Auskunft erteilt|Dezernent(?:in|/-?in|\*in)?|Antragsteller(?:in|/-?in|\*in)?|Antragstellende Person\(en\)|Fragesteller(?:in|/-?in)?|Verantwortlich(?:er|e)?|Referent(?:in|/-?in)?|Moderation"
    );
    let mut res = Vec::new();
    for it in labelled(document, labels) {
        let words = &document.text[it.value.clone()];
        // "S 3, Lea Klein": an office may stand before the name.
        let office =
            words.find(", ").filter(|it| words[..*it].ends_with(|it: char| it.is_ascii_digit()));
        let lead = office.map_or(0, |it| it + 2);
        let start = it.value.start + lead;
        for mut name in names(&words[lead..]) {
            if name.given.is_none() && name.form_of_address.is_none() {
                continue;
            }
            let span = start + name.span.start..start + name.span.end;
            name.span = span.clone();
            res.push(Found::new(
                Spoken { name, faction: None, speaks: false },
                span,
                "person/label",
            ));
        }
    }
    res
}

/// Finds who chairs the sitting: the names the text gives with it, in reading order.
///
/// # Shapes
///
/// | written                                           | rule                 |
/// |---------------------------------------------------|----------------------|
/// | `Herr Blau eröffnet die Sitzung`                  | `person/opens`       |
/// | `Der Vorsitzende des Beirates Herr Blau`          | `person/chair`       |
pub(crate) fn chairs(document: &Document, people: &[Found<Spoken>]) -> Vec<Found<String>> {
    static CHAIR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?-u:\b)(?:[Vv]orsitzende[rn]?|[Vv]orsitz\svon|[Aa]usschussvorsitzende[rn]?)(?:\s(?:des|der)\s[\p{Lu}][\p{L}-]+)?(?:\sund\s\p{Lu}[\p{L}-]+)?,?\s(?<name>\p{Lu})",
        )
    });
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:,?\s?\([^()]{1,30}\))?,?\s(?:eröffnet|eröffnete|begrüßt|begrüßte|leitet|leitete)\b",
        )
    });
    let text = &document.text;
    let mut res = Vec::new();
    for it in people.iter().filter(|it| OPENS.is_match(&text[it.span.end..])) {
        res.push(Found::new(it.value.name.name.clone(), it.span.clone(), "person/opens"));
    }
    for found in CHAIR.captures_iter(text).filter_map(|it| it.name("name")) {
        let window = &text[found.start()..text.floor_char_boundary(found.start() + 80)];
        let line = window.split('\n').next().unwrap_or(window);
        let Some(it) = leading(line, Comma::Separates) else { continue };
        let n_words = it.name.split(' ').count();
        if n_words <= 4 && (it.given.is_some() || it.is_introduced() || n_words == 1) {
            let span = found.start() + it.span.start..found.start() + it.span.end;
            res.push(Found::new(it.name, span, "person/chair"));
        }
    }
    res.sort_by_key(|it: &Found<String>| it.span.start);
    res
}

/// Whether words begin with a function; for words below a name.
pub(crate) fn begins_with_function(words: &str) -> bool {
    let first: Vec<Range<usize>> = words
        .split(' ')
        .take(4)
        .scan(0, |at, it| {
            let span = *at..*at + it.len();
            *at = span.end + 1;
            Some(span)
        })
        .collect();
    function_len(words, &first) > 0
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        people,
        [
            "Herr Bolz",
            "Frau Dr. Lea Klein",
            "Sehr geehrter Herr Mögele",
            "Stadtrat Groß (SPD) fragt",
            "Bearbeiter/-in: Klein, Lea\n",
            "\nLea Klein\nVorsitzende\n"
        ]
    );

    #[track_caller]
    fn check_people(text: &str, expected: Expect) {
        let show = |it: &Spoken| {
            let speaks = if it.speaks { " speaks" } else { "" };
            format!("{} {}{speaks}", it.name.name, it.faction.as_deref().unwrap_or("-"))
        };
        check(text, people, show, expected);
    }

    #[test]
    fn names_in_sentences() {
        check_people(
            "Sehr geehrter Herr Mögele,\nHerr Bolz hat, Frau Lubinski und Herr Coulibaly, Prof. Hajji, Frau Stadträtin Lea Klein sagt, Herrn Dr. Groß",
            expect![[r#"
                Mögele -  "Herr Mögele"  person/salutation
                Bolz -  "Herr Bolz"  person/address
                Lubinski -  "Frau Lubinski"  person/address
                Coulibaly -  "Herr Coulibaly"  person/address
                Hajji -  "Prof. Hajji"  person/title
                Lea Klein - speaks  "Frau Stadträtin Lea Klein"  person/address
                Groß -  "Herrn Dr. Groß"  person/address
            "#]],
        );
    }

    #[test]
    fn speakers_with_their_factions() {
        check_people(
            "Stadträtin Acker (GRÜNE): Wir danken.\n(Zuruf von Stadtrat Dr. Wohl/SPD: Und?)\nStRin Halder-Mbeki (90/GRÜNE) fragt nach. BMin Dr. Nagel führt aus. Stadtv.\tThea Venn – Volt\nRM Köster (FW|FÜR) bittet um Auskunft",
            expect![[r#"
                Acker GRÜNE speaks  "Stadträtin Acker"  person/function
                Wohl SPD speaks  "Stadtrat Dr. Wohl"  person/function
                Halder-Mbeki 90/GRÜNE speaks  "StRin Halder-Mbeki"  person/function
                Nagel - speaks  "BMin Dr. Nagel"  person/function
                Thea Venn Volt  "Stadtv.\tThea Venn"  person/function
                Köster FW|FÜR speaks  "RM Köster"  person/function
            "#]],
        );
    }

    #[test]
    fn leaves_forms_without_a_name() {
        check_people(
            "Sehr geehrte Damen und Herren, jede Frau und jeder Mann, Frau Integration, der Stadtrat Adorf beschließt, der Oberbürgermeister der Stadt, Herrn Oberbürgermeister",
            expect![""],
        );
        check_people(
            " Der Oberbürgermeister \n \nHeading ANTRAG\n\naller Migrationsbeauftragten der Bezirke, Otto und seine Frau Marie",
            expect![""],
        );
    }

    #[test]
    fn the_chair() {
        let chairs = |document: &Document| chairs(document, &people(document));
        let check = |text: &str, expected: Expect| check(text, chairs, Clone::clone, expected);
        check(
            "Herr Blau eröffnet die Sitzung. Der Vorsitzende des Beirates Herr Blau dankt dem Vorsitzenden und Integrationsbeauftragten Kim Blau",
            expect![[r#"
                Blau  "Herr Blau"  person/opens
                Blau  "Blau"  person/chair
                Kim Blau  "Kim Blau"  person/chair
            "#]],
        );
    }
}
