//! Who brings in a motion or an inquiry.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{ApplicantKind, Genre};

use super::head::HeadLine;
use super::label::{headed, labels};
use super::originator::{Candidate, Originator, candidates, originator, originators};
use super::request::Heading;
use super::section::{Part, Section, next};
use super::signature::Signature;
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Finds who brings in a motion, an amendment or an inquiry, in reading order.
///
/// # Shapes
///
/// | seen                                                            | rule                  |
/// |-----------------------------------------------------------------|-----------------------|
/// | `Antragsteller:`, `Einreicher`, `Eingereicht von`, `Fraktion:`  | `applicant/label`     |
/// | `Antrag der Fraktion SPD`, `Anfrage von Stadträtin … vom …`     | `applicant/genre`     |
/// | a faction or a councillor with faction alone on a line of the head | `applicant/head`   |
/// | `Die CDU-Fraktion beantragt:`                                   | `applicant/sentence`  |
/// | who signed, where nothing else tells                            | `applicant/signature` |
///
/// In a statement or a reply they are those of the paper that it answers, and only where its head
/// names them with it: `Antrag Nr. … der Fraktion …`, or below `Stellungnahme zum Antrag`.
#[doc(alias = "Antragsteller")]
pub(crate) fn applicants(
    document: &Document,
    heading: &Heading,
    head: &[HeadLine],
    signatures: &[Found<Signature>],
    sections: &[Section],
) -> Vec<Found<Originator>> {
    let body =
        next(sections, 0, |it| matches!(it, Part::Request | Part::Reasons | Part::Questions));
    let text_start = body.map(|it| it.label.start);
    let mut res = match heading.genre {
        Some(Genre::Motion | Genre::Amendment | Genre::Inquiry) => {
            let mut above = in_genre(document, heading, head);
            above.extend(in_head(document, head, heading));
            let mut res = labelled(document);
            if has_faction(&above) {
                // Who is named below the text speaks for the faction in the head.
                let text = text_start.unwrap_or(usize::MAX);
                res.retain(|it| it.value.kind != ApplicantKind::Person || it.span.start < text);
            }
            if res.is_empty() || !has_faction(&res) {
                res.extend(above);
            }
            if !has_faction(&res) {
                res.extend(speaking(document));
            }
            if res.is_empty() {
                res.extend(signed(document, signatures));
            }
            res
        }
        Some(Genre::Statement | Genre::Reply) => {
            let mut res = labelled(document);
            res.extend(in_genre(document, heading, head));
            if heading.genre == Some(Genre::Statement) {
                res.extend(answered(document, head, heading));
            }
            res
        }
        _ => Vec::new(),
    };
    if res.iter().any(|it| it.value.faction.is_some()) {
        res.retain(|it| !names_council_only(&it.value));
    }
    res.sort_by_key(|it| it.span.start);
    each_once(res)
}

/// "Stadtratsfraktion Adorf" below the name of the faction.
fn names_council_only(it: &Originator) -> bool {
    let councils =
        ["Stadtratsfraktion ", "Ratsfraktion ", "Gemeinderatsfraktion ", "Kreistagsfraktion "];
    it.faction.is_none() && councils.iter().any(|council| it.name.starts_with(council))
}

fn has_faction(found: &[Found<Originator>]) -> bool {
    found.iter().any(|it| it.value.kind != ApplicantKind::Person)
}

/// The first mention of each; a faction with and without its word "Fraktion" is one.
fn each_once(found: Vec<Found<Originator>>) -> Vec<Found<Originator>> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut res: Vec<Found<Originator>> = Vec::new();
    for it in found {
        let keys = keys(&it.value);
        if !keys.iter().any(|it| known.contains(it)) {
            known.extend(keys);
            res.push(it);
        }
    }
    res
}

/// What two mentions of one have in common, at least one of it.
fn keys(it: &Originator) -> Vec<String> {
    let mut res = vec![format!("{:?} {}", it.kind, it.name)];
    match it.kind {
        ApplicantKind::Faction => res.extend(it.faction.iter().map(|it| format!("faction {it:?}"))),
        // "Bezirksausschuss 3" and "Bezirksausschuss des 3. Stadtbezirkes".
        ApplicantKind::Body => {
            res.extend(it.name.split(' ').next().map(|it| format!("body {it}")));
        }
        ApplicantKind::Person => {}
    }
    res
}

/// The values of labels, and the lines or cells below them.
fn labelled(document: &Document) -> Vec<Found<Originator>> {
    let labels = labels!(
        r"(?:Antragstell(?:er|erin|erinnen|ende)?(?:[/*:_()-]?-?[Ii]n(?:nen)?\)?)?|Antragstellende\s(?:Person(?:en|\(en\))?|Fraktion(?:en|\(en\))?|Mitglieder)|Einreicher(?:[/*:_()-]?-?[Ii]n(?:nen)?\)?)?|Einreichende\s?Fraktion(?:en)?|Eingereicht\s(?:von|durch)|Erstellt(?:\s(?:von|durch))?|[Ee]ingebracht\s(?:von|durch)|Einbringer(?:in)?|Fragesteller(?:[/*:_()-]?-?[Ii]n(?:nen)?\)?)?|Anfragende[rn]?|Absender(?:in)?|Fraktion(?:en|\(en\))?|Initiator(?:[/*:_()-]?-?[Ii]n)?(?:en)?|Urheber(?:in)?|Verfasser(?:[/*:_()-]?-?[Ii]n(?:nen)?\)?)?|Stadtv\.|(?:Änderungs|Ergänzungs|Zusatz)?[Aa]ntrag|(?:Rats)?Anfrage|ANTRAG|ANFRAGE)"
    );
    let mut res = Vec::new();
    for it in headed(document, labels) {
        let mut found = originators(document, it.value.clone(), "applicant/label");
        // A label of which another thing may follow names who asks only if all of it does.
        if found.is_empty() {
            continue;
        }
        found.extend(below(document, &it.value));
        res.extend(found);
    }
    res
}

/// The lines directly below a value that name others.
fn below(document: &Document, value: &Range<usize>) -> Vec<Found<Originator>> {
    /// No more sign a motion.
    const LINES_BELOW: usize = 30;
    /// Rows of forms are shorter; each label of a row reads it again.
    const LONGEST_ROW: usize = 2_000;
    let line_idx = document.line_at(value.start);
    if document.line(line_idx).len() > LONGEST_ROW {
        return Vec::new();
    }
    let column = column(document, value.start);
    let mut res = Vec::new();
    for line in document.lines.iter().skip(line_idx + 1).take(LINES_BELOW) {
        let words = &document.text[line.span.clone()];
        if words.trim().is_empty() || words.len() > LONGEST_ROW {
            break;
        }
        let mut cells = cells(document, &line.span);
        let Some(cell) = cells.nth(column).or_else(|| cells_last(document, &line.span)) else {
            break;
        };
        let found = originators(document, cell, "applicant/label");
        if found.is_empty() {
            break;
        }
        res.extend(found);
    }
    res
}

/// In which cell of its row a byte stands.
fn column(document: &Document, at: usize) -> usize {
    let line = &document.lines[document.line_at(at).min(document.lines.len().saturating_sub(1))];
    document.text[line.span.start..at.max(line.span.start)].matches('\t').count()
}

/// The cells of a line.
fn cells<'d>(
    document: &'d Document,
    line: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'd {
    let mut start = line.start;
    document.text[line.clone()].split('\t').map(move |words| {
        let res = start..start + words.len();
        start = res.end + 1;
        res
    })
}

fn cells_last(document: &Document, line: &Range<usize>) -> Option<Range<usize>> {
    cells(document, line).last()
}

/// Those named with the genre: "Antrag der Fraktion SPD", "Antrag Nr. 5 von Frau … vom …".
///
/// A paper names its own applicants where a line begins with its genre; a reply may also name
/// those of the paper it answers within a line.
fn in_genre(document: &Document, heading: &Heading, head: &[HeadLine]) -> Vec<Found<Originator>> {
    static BY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x) (?<lead> ^ | [\n\t] | [\x20/-] ) (?: (?i:interfraktioneller|gemeinsamer|dringlicher|kleine|große|mündliche|schriftliche) \s )*
              (?i:\p{L}*(?:antrag|anfrage|empfehlung|initiative|anregung))(?:s|es)? (?:-?Nr\.)? \b
              (?<between> [^\n:;]{0,45}? ) [\s,] (?: der | des | von | durch ) \s+ (?<who> \p{Lu} | [a-z]{3} \s \p{Lu} )",
        )
    });
    let before = head.iter().take_while(|it| !SALUTATION.is_match(&it.words));
    let Some((first, last)) = head.first().zip(before.last()) else { return Vec::new() };
    let region = first.span.start..last.span.end;
    let answers = matches!(heading.genre, Some(Genre::Reply | Genre::Statement));
    let mut res = Vec::new();
    for found in BY.captures_iter(&document.text[region.clone()]) {
        let between = found.name("between").map_or("", |it| it.as_str());
        let at_line = found.name("lead").is_some_and(|it| matches!(it.as_str(), "" | "\n" | "\t"));
        let Some(who) = found.name("who").filter(|_| (at_line || answers) && !is_sentence(between))
        else {
            continue;
        };
        let start = region.start + who.start();
        let found = candidates(document, start..list_end(document, start, region.end));
        // "Anfrage … der Sitzung" names nobody.
        if found.iter().all(Candidate::is_named) {
            res.extend(found.into_iter().map(|it| it.found("applicant/genre")));
        }
    }
    res
}

/// Whether the words between the genre and who brings it in are more than a number.
fn is_sentence(between: &str) -> bool {
    const SMALL: &[&str] =
        &["zu", "zum", "zur", "für", "auf", "gem.", "gemäß", "nach", "öffentlich"];
    between.split_whitespace().any(|it| it.starts_with(char::is_lowercase) && !SMALL.contains(&it))
}

/// Where a list of names ends that begins at a byte: at a date, a preposition, a colon, a cell, or
/// at a line end where neither line says that it goes on.
fn list_end(document: &Document, start: usize, until: usize) -> usize {
    static END: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[\s,]+(?:vom|zum|zur|am|an|auf|gem(?:äß|\.)|nach|betreffend|betr\.|bezüglich|eingegangen|beantrag\p{L}*|mit|im\sRat|zu|nimmt|wird|ist)\s|[\t:;]|\n\s*\n|\n",
        )
    });
    /// No list of applicants is longer.
    const LIST_BYTES: usize = 400;
    let until = document.text.floor_char_boundary((start + LIST_BYTES).min(until));
    let words = &document.text[start..until];
    let goes_on = |at: usize, end: usize| {
        let (before, behind) = (words[..at].trim_end(), words[end..].trim_start());
        let open =
            [",", "/", "-", "–", " und", " sowie", " der", " des", " von", " Frau", " Herrn"];
        let more = ["und ", "sowie ", "des ", "der ", "(", "/"];
        open.iter().any(|it| before.ends_with(it)) || more.iter().any(|it| behind.starts_with(it))
    };
    let found = END.find_iter(words).find(|it| {
        let line_end = it.as_str() == "\n";
        !(line_end && goes_on(it.start(), it.end()))
    });
    found.map_or(until, |it| start + it.start())
}

/// Factions, and councillors with their faction, each alone on a line or in a cell above the text.
fn in_head(document: &Document, head: &[HeadLine], heading: &Heading) -> Vec<Found<Originator>> {
    /// A letterhead and the block of labels below it.
    const HEAD_LINES: usize = 24;
    let end = heading.title_end.max(heading.stations_end);
    let mut res = Vec::new();
    for line in head.iter().take(HEAD_LINES).take_while(|it| end == 0 || it.span.start < end) {
        if SALUTATION.is_match(&line.words) {
            break;
        }
        for cell in cells(document, &line.span) {
            let found = candidates(document, cell.clone());
            let of_faction = OF_FACTION.is_match(&document.text[cell]);
            if of_faction || found.iter().all(Candidate::stands_alone) {
                res.extend(found.into_iter().map(|it| it.found("applicant/head")));
            }
        }
    }
    res
}

/// "der Fraktionen SPD und FDP" on the line below "Antrag".
static OF_FACTION: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:der|des|von|von\sder)\s\p{L}*[Ff]raktion(?:en)?\b"));

static SALUTATION: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:Sehr\sgeehrte|Liebe[r]?\s)"));

/// The lines below "Stellungnahme zum Antrag" that name who brought it in.
fn answered(document: &Document, head: &[HeadLine], heading: &Heading) -> Vec<Found<Originator>> {
    static TO: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^(?:stellungnahme\b.*|zum|zur|zu|zum/zur)\s*(?:zu[mr]?\b.*)?$")
    });
    static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[A-ZÄÖÜ]{1,3}\s?[-/]?\s?\d[\d/()A-Z-]*\d)\s(?:(?:Änderungsa|A)ntrag\s)?(?<who>.*)$",
        )
    });
    let Some(label_idx) = head.iter().position(|it| TO.is_match(&it.words)) else {
        return Vec::new();
    };
    let mut res = Vec::new();
    for line in head[label_idx + 1..].iter().take(14) {
        if heading.title_end > 0 && line.span.end >= heading.title_end && !res.is_empty() {
            break;
        }
        // "A0012/22 Fraktion SPD"
        let words = &document.text[line.span.clone()];
        if let Some(who) = NUMBERED.captures(words).and_then(|it| it.name("who")) {
            let span = line.span.start + who.start()..line.span.start + who.end();
            res.extend(originators(document, span, "applicant/answered"));
        } else if let Some(it) =
            originator(document, line.span.clone()).filter(Candidate::stands_alone)
        {
            res.push(it.found("applicant/answered"));
        }
    }
    res
}

/// "Die CDU-Gemeinderatsfraktion beantragt:"
fn speaking(document: &Document) -> Vec<Found<Originator>> {
    static SPEAKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|\n|[.:]\s)\s*(?:[Dd]ie|[Ff]ür\sdie|[Nn]amens\sder|[Ii]m\sNamen\sder)\s(?<who>[^.:!?]{3,140}?)\s(?:beantragt|beantragen|fragt|fragen|bittet|bitten|stellt|stellen)\b",
        )
    });
    let until = document.text.floor_char_boundary(6000);
    let text = &document.text[..until];
    let found = SPEAKS.captures_iter(text).filter_map(|it| it.name("who"));
    let all = found.map(|it| originators(document, it.range(), "applicant/sentence"));
    all.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

/// Who signed: the faction that leads sign for, else the persons.
fn signed(document: &Document, signatures: &[Found<Signature>]) -> Vec<Found<Originator>> {
    let mut factions = Vec::new();
    let mut persons = Vec::new();
    for signature in signatures.iter().filter(|it| !it.value.for_minutes) {
        let line_idx = document.line_at(signature.span.start);
        let near = document.lines.iter().skip(line_idx).take(3);
        for line in near {
            for cell in cells(document, &line.span).filter_map(|it| document.trimmed(it)) {
                let found =
                    originator(document, cell).filter(|it| it.value.kind == ApplicantKind::Faction);
                factions.extend(found.map(|it| it.found("applicant/signature")));
            }
        }
        let name = &signature.value.name;
        persons.push(Found::new(
            Originator { name: name.name.clone(), kind: ApplicantKind::Person, faction: None },
            signature.span.clone(),
            "applicant/signature",
        ));
    }
    if factions.is_empty() { persons } else { factions }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contract::fact_contract;
    use crate::facts::head::head;
    use crate::facts::section::sections;
    use crate::facts::signature::signatures;

    fn of_a_motion(document: &Document) -> Vec<Found<Originator>> {
        let heading = Heading { genre: Some(Genre::Motion), ..Heading::default() };
        applicants(document, &heading, &head(document), &[], &sections(document))
    }

    fact_contract!(
        of_a_motion,
        [
            "Antragsteller: CDU",
            "Einreicher:\tFraktion Bürgerliste",
            "Antrag der Fraktion SPD",
            "Stadtrat Kim Bolz (SPD)",
        ]
    );

    #[track_caller]
    fn check(genre: Genre, text: &str, expected: &[&str]) {
        let document = Document::of(text);
        let heading = Heading { genre: Some(genre), ..Heading::default() };
        let (head, signatures) = (head(&document), signatures(&document, true));
        let got: Vec<String> =
            applicants(&document, &heading, &head, &signatures, &sections(&document))
                .into_iter()
                .map(|it| {
                    let faction = it.value.faction.unwrap_or_default();
                    format!("{} | {} | {faction} | {}", it.value.name, it.value.kind, it.rule)
                })
                .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn labels() {
        check(
            Genre::Motion,
            "Antragsteller: CDU, SPD und FDP\n",
            &[
                "CDU | faction | CDU | applicant/label",
                "SPD | faction | SPD | applicant/label",
                "FDP | faction | FDP | applicant/label",
            ],
        );
        check(
            Genre::Inquiry,
            "Fragesteller:\tStadtrat Kim Bolz (SPD)\nDatum:\t1.2.2020\n",
            &["Kim Bolz | person | SPD | applicant/label"],
        );
        check(
            Genre::Motion,
            "Eingereicht von:\nFraktion Bürgerliste\nMigrationsbeirat\n\nBetreff: Kurse\n",
            &[
                "Fraktion Bürgerliste | faction | Bürgerliste | applicant/label",
                "Migrationsbeirat | body |  | applicant/label",
            ],
        );
    }

    #[test]
    fn with_the_genre() {
        check(
            Genre::Motion,
            "Interfraktioneller Antrag der Fraktionen CDU, SPD und FDP\n\nKurse\n",
            &[
                "CDU | faction | CDU | applicant/genre",
                "SPD | faction | SPD | applicant/genre",
                "FDP | faction | FDP | applicant/genre",
            ],
        );
        check(
            Genre::Inquiry,
            "Anfrage von Stadträtin Lea Klein (SPD) vom 1.2.2020\n",
            &["Lea Klein | person | SPD | applicant/genre"],
        );
        check(
            Genre::Reply,
            "Antrag Nr. 5 des Bezirksausschusses des Stadtbezirkes 3 vom 1.2.2020\n",
            &["Bezirksausschuss des Stadtbezirkes 3 | body |  | applicant/genre"],
        );
    }

    #[test]
    fn in_the_head_and_below() {
        check(
            Genre::Motion,
            "SPD-Fraktion im Rat der Stadt\n\nHerrn\nOberbürgermeister Kim Bolz\n\nANTRAG\n",
            &["SPD-Fraktion im Rat der Stadt | faction | SPD | applicant/head"],
        );
        check(
            Genre::Inquiry,
            "Stadtrat Kim Bolz (SPD)\n\nANFRAGE\n\nKurse\n",
            &["Kim Bolz | person | SPD | applicant/head"],
        );
        check(
            Genre::Motion,
            "Antrag\n\nEs gibt keine Kurse.\n\ngez. Kim Bolz\n",
            &["Kim Bolz | person |  | applicant/signature"],
        );
    }

    #[test]
    fn others_are_none() {
        check(Genre::Proposal, "Antragsteller: CDU\n", &[]);
        check(Genre::Motion, "Antrag der Verwaltung\n\nAntrag: Kurse für alle\n", &[]);
    }

    #[test]
    fn a_faction_in_its_council_heads_the_paper() {
        check(
            Genre::Inquiry,
            "Bündnis 90/Die Grünen im Rat\nStadtratsfraktion Adorf am Rhein\n\nAnfrage\n\nWartezeiten\n\nWir fragen die Verwaltung:\n1. Wie lange?\n",
            &["Bündnis 90/Die Grünen im Rat | faction | Bündnis 90/Die Grünen | applicant/head"],
        );
    }
}
