//! Attendance as a list: names below headings, with factions, times and substitutes behind them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{PersonRole, Presence};
use regex::Regex;

use super::attendance::{Attendee, Group, state};
use super::name::{Name, name, names};
use super::pattern;
use crate::document::{Document, one_line};
use crate::found::Found;
use crate::lexicon::phrases::{faction, presence};

/// Finds the people in attendance lists, in reading order.
///
/// # Shapes
///
/// | seen                                                       | rule                     |
/// |------------------------------------------------------------|--------------------------|
/// | a name below `Anwesend:`, `Anwesende Mitglieder`, …        | `attendance/list`        |
/// | a name in brackets in a list that tells so                 | `attendance/in-brackets` |
/// | `entschuldigt`, `bis 17:30 Uhr` behind the name            | `attendance/list`        |
/// | `Vertretung für: Herrn B`, `i.V. Ratsherr B` behind A      | `attendance/list`        |
///
/// The list ends where the agenda begins. `tables` are the people that attendance tables hold; their
/// rows are left.
pub(crate) fn roster(document: &Document, tables: &[Found<Attendee>]) -> Vec<Found<Attendee>> {
    /// Longer lines are text.
    const LONGEST_LINE: usize = 1000;
    let mut res = Vec::new();
    let mut open: Option<Section> = None;
    let mut misses = 0;
    let taken: BTreeSet<usize> = tables.iter().map(|it| it.span.start).collect();
    for line in document.lines.iter().filter(|it| it.span.len() <= LONGEST_LINE) {
        let Some(span) = document.trimmed(line.span.clone()) else { continue };
        if taken.range(span.clone()).next().is_some() {
            continue;
        }
        let words = one_line(&document.text[span.clone()]);
        if open.is_some() && ends_list(&words) {
            break;
        }
        let mut rest = span.clone();
        if let Some(heading) = heading(&words, open.is_some()) {
            open = Some(Section::below(&words[..heading], open));
            rest = behind_heading(document, span.clone(), heading);
            misses = 0;
        }
        let Some(section) = &open else { continue };
        let found = entries(document, rest, section);
        misses = if found.is_empty() { misses + 1 } else { 0 };
        res.extend(found);
        if misses > MOST_MISSES {
            break;
        }
    }
    res
}

/// Lines without a name that may stand inside a list: headings of groups, addresses.
const MOST_MISSES: usize = 5;

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Anwesen(?:d|de|heit)\b(?:\s(?:sind|waren|Mitglieder|Personen))?|Abwesende(?:\sMitglieder)?|Teilnehmer(?:innen und Teilnehmer|\*innen|:innen|innen|liste)?\b|Teilnehmende(?:\sMitglieder)?\b|Entschuldigt(?:\sfehl(?:en|ten))?\b|Es\sfehl(?:en|ten)\b(?:\sentschuldigt)?)(?:\s?\([^)]*\))?\s?:?",
    )
});
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Vorsitz(?:ende[rn]?)?|(?:\d\.\s)?[Ss]tellvertret\p{L}*(?:\s(?:des|der)\sVorsitzenden|\sVorsitzende[rn]?|\sMitglieder)?|(?:reguläre|ordentliche|stimmberechtigte|stellvertretende|beratende|Reguläre|Ordentliche|Stimmberechtigte|Stellvertretende|Beratende|weitere|Weitere)\sMitglieder|Mitglieder|Grundmandat|(?:[Ss]achkundige\s)(?:Einwohner\S*|Bürger\S*)|(?:[Aa]us der |[Vv]on der |[Ff]ür die )?Verwaltung|Gäste|Gast|Presse|Schriftführ\p{L}*|Protokollführ\p{L}*|Leitung|Geschäftsführung|entschuldigt|unentschuldigt)(?:\s?\([^)]*\))?(?::|$|\s(?:Frau|Herr)\b|\s*$)",
    )
});
static END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Veröffentlichte|Festgestellte|Vorläufige)?\s?Tagesordnung\b|TOP\s|Zu\sTOP|Punkt\s\d|I\s?\.\s|\d{1,2}\.?\s\p{Lu}|Beginn\b|Ort\b|Der\s\p{Lu}|Die\s\p{Lu})",
    )
});

fn ends_list(words: &str) -> bool {
    /// Sentences do not stand in lists.
    const SENTENCE_WORDS: usize = 14;
    let sentence = words.ends_with('.') && words.split(' ').count() > SENTENCE_WORDS;
    let group = GROUP.is_match(words) || OPENING.is_match(words);
    (END.is_match(words) || sentence) && !group
}

/// How many bytes of a line are a heading; `None` if it is none.
fn heading(words: &str, open: bool) -> Option<usize> {
    if let Some(it) = OPENING.find(words) {
        return Some(it.end());
    }
    let found = GROUP.find(words).filter(|_| open)?;
    // The pattern looks at the name behind the heading, which is not part of it.
    let heading = found.as_str();
    let heading = heading.strip_suffix("Frau").or(heading.strip_suffix("Herr")).unwrap_or(heading);
    Some(heading.len())
}

fn behind_heading(document: &Document, span: Range<usize>, heading: usize) -> Range<usize> {
    let line = &document.text[span.clone()];
    // The heading was measured on one line; white space inside it is at least as long.
    let mut left = heading;
    let mut at = 0;
    for (offset, char) in line.char_indices() {
        if left == 0 {
            break;
        }
        at = offset + char.len_utf8();
        left = left.saturating_sub(char.len_utf8());
    }
    span.start + at..span.end
}

/// The part of a list: who stands below which heading.
struct Section {
    role: PersonRole,
    group: Option<String>,
    voting: Option<bool>,
    presence: Presence,
    /// Names in brackets were prevented.
    brackets: bool,
}

impl Section {
    fn below(heading: &str, before: Option<Section>) -> Section {
        let folded = heading.to_lowercase();
        let Group { role, name: group, voting } = Group::named(heading, false);
        let presence = match () {
            () if folded.contains("unentschuldigt") || folded.contains("abwesend") => {
                Presence::Absent
            }
            () if folded.contains("entschuldigt") || folded.contains("fehl") => Presence::Excused,
            () if OPENING.is_match(heading) => Presence::Present,
            () => before.as_ref().map_or(Presence::Present, |it| it.presence),
        };
        let role = match () {
            () if folded.starts_with("vorsitz") || folded.starts_with("leitung") => {
                PersonRole::Chair
            }
            () if folded.starts_with("schriftführ") || folded.starts_with("protokoll") => {
                PersonRole::MinuteTaker
            }
            () if folded.starts_with("geschäftsführung") => PersonRole::Administration,
            () => role,
        };
        let brackets =
            folded.contains("verhindert") || before.as_ref().is_some_and(|it| it.brackets);
        Section { role, group, voting, presence, brackets }
    }
}

/// The people of a line: names, with what stands behind them in brackets and in further cells.
fn entries(document: &Document, line: Range<usize>, section: &Section) -> Vec<Found<Attendee>> {
    static PIECE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\((?<inside>[^()]*)\)|[^()\t]+"));
    let text = &document.text[line.clone()];
    let mut res: Vec<Found<Attendee>> = Vec::new();
    for piece in PIECE.captures_iter(text) {
        let Some(whole) = piece.get(0) else { continue };
        match piece.name("inside") {
            Some(inside) => {
                let at = line.start + inside.start()..line.start + inside.end();
                bracketed(document, at, section, &mut res);
            }
            None => plain(
                document,
                line.start + whole.start()..line.start + whole.end(),
                section,
                &mut res,
            ),
        }
    }
    res
}

/// Words in brackets: a faction, a substitute, or somebody who was prevented.
fn bracketed(
    document: &Document,
    span: Range<usize>,
    section: &Section,
    res: &mut Vec<Found<Attendee>>,
) {
    let words = document.words(span.clone());
    if let Some(absent) = substituted(&words) {
        if let Some(last) = res.last_mut() {
            last.value.substitute_for = Some(absent.name);
        }
        return;
    }
    if let Some(known) = faction(&words) {
        for it in res.iter_mut().filter(|it| it.value.faction.is_none()) {
            it.value.faction = Some(known.clone());
        }
        return;
    }
    let named = name(&words).filter(|it| it.form_of_address.is_some() || it.function.is_some());
    match named {
        Some(it) if section.brackets || res.is_empty() => {
            let mut attendee = attendee(it, section);
            attendee.presence = Presence::Excused;
            attendee.presence_raw = Some(format!("({words})"));
            res.extend(
                document.trimmed(span).map(|it| Found::new(attendee, it, "attendance/in-brackets")),
            );
        }
        _ => {
            if let Some(last) = res.last_mut() {
                behind_name(&words, &mut last.value);
            }
        }
    }
}

/// Words outside brackets: names, or what is said of the names before them.
fn plain(
    document: &Document,
    span: Range<usize>,
    section: &Section,
    res: &mut Vec<Found<Attendee>>,
) {
    let Some(span) = document.trimmed(span) else { return };
    let words = document.text[span.clone()].trim_start_matches(['-', '–', '•', '·', ',', ' ']);
    let start = span.end - words.len();
    let (people, rest) = leading_names(words);
    if people.is_empty() {
        if let Some(last) = res.last_mut() {
            behind_name(&one_line(words), &mut last.value);
        }
        return;
    }
    for it in people {
        let span = start + it.span.start..start + it.span.end;
        res.push(Found::new(attendee(it, section), span, "attendance/list"));
    }
    if let Some(last) = res.last_mut().filter(|_| !rest.is_empty()) {
        behind_name(rest, &mut last.value);
    }
}

/// The names a text begins with, and the words behind them.
fn leading_names(words: &str) -> (Vec<Name>, &str) {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:,\s(?:\p{Lu}\p{L}*-?\p{L}*\s[–-]|\p{Lu}\p{Ll}+(?:hoch|fach)schule|Verein|Amt|Dezernat|MIA)|\s(?:i\.\s?V\.|in Vertr\S*|Vertr\S*|für|bis|ab|ent|unent|mit|[–-])\s?|\s\d{1,2}[.:]\d{2}|;)",
        )
    });
    let cut = BEHIND.find(words).map_or(words.len(), |it| it.start());
    let found: Vec<Name> =
        names(words[..cut].trim_end_matches([',', ' '])).into_iter().filter(plausible).collect();
    (found, words[cut..].trim_start_matches([',', ';', ' ']))
}

/// A name in a list has an address, a function, a title, or a given name.
fn plausible(name: &Name) -> bool {
    name.given.is_some()
        || name.form_of_address.is_some()
        || name.function.is_some()
        || name.title.is_some()
}

fn attendee(name: Name, section: &Section) -> Attendee {
    Attendee {
        role: section.role,
        group: section.group.clone(),
        faction: None,
        function: name.function.clone(),
        presence: section.presence,
        presence_raw: None,
        from: None,
        to: None,
        substitute_for: None,
        represented_by: None,
        voting: section.voting,
        name,
    }
}

/// What is said behind a name: attendance, times, a substitute, a faction, an office.
fn behind_name(words: &str, attendee: &mut Attendee) {
    if let Some(absent) = substituted(words) {
        attendee.substitute_for = Some(absent.name);
        return;
    }
    let state = state(words);
    if state.presence == Presence::Partial
        || presence(words.split([',', ' ']).next().unwrap_or(words)).is_some()
    {
        attendee.presence = state.presence;
        attendee.presence_raw = Some(words.to_owned());
        attendee.from = state.from;
        attendee.to = state.to;
        return;
    }
    let sent_by = words.strip_prefix("entsandt durch ");
    if let Some(known) = faction(sent_by.unwrap_or(words)) {
        attendee.faction = Some(known);
    } else if let Some(named) = sent_by.and_then(|it| it.strip_prefix("Fraktion "))
        && !named.contains(" für ")
    {
        attendee.faction = Some(named.to_owned());
    } else if words.starts_with("für das Protokoll") {
        attendee.role = PersonRole::MinuteTaker;
    } else if attendee.function.is_none() && words.chars().any(char::is_alphabetic) {
        attendee.function = Some(words.to_owned());
    }
}

/// Whom somebody sits for, if the words say so.
fn substituted(words: &str) -> Option<Name> {
    static FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:in\s)?Vertr(?:etung|\.)\s?(?:für|f\.|von)\s?:?|i\.\s?V\.(?:\s(?:für|von))?|für)\s*(?<name>\p{Lu}.*)$",
        )
    });
    name(FOR.captures(words)?.name("name")?.as_str())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fn all(document: &Document) -> Vec<Found<Attendee>> {
        roster(document, &[])
    }

    fact_contract!(
        all,
        ["Anwesend:\nFrau Lea Klein\n", "Abwesende Mitglieder\nHerr Jan Groß\tentschuldigt\n"]
    );

    #[track_caller]
    fn check_roster(text: &str, expected: Expect) {
        let show = |it: &Attendee| {
            let parts = [&it.faction, &it.from, &it.to, &it.substitute_for, &it.function];
            let parts: Vec<&str> =
                parts.into_iter().map(|it| it.as_deref().unwrap_or("-")).collect();
            format!("{} {} {} {}", it.name.name, it.role, it.presence, parts.join(" | "))
        };
        check(text, all, show, expected);
    }

    #[test]
    fn brackets_mean_prevented() {
        check_roster(
            "Anwesend: (verhindert waren)\n\nBürgermeister Volk\t(SPD)\n(Ratsfrau Acht)\t(SPD)\nRatsherr Dr. Plum\t(SPD) i.V. Ratsfrau Acht\nRatsherr Olt\t(CDU) 17.20 - 18.52 Uhr\nVerwaltung:\nFrau Mahl\t(OE 50.60) für das Protokoll\n\nTagesordnung:\n1. Frau Sonne\n",
            expect![[r#"
                Volk member present SPD | - | - | - | Bürgermeister  "Volk"  attendance/list
                Acht member excused SPD | - | - | - | Ratsfrau  "Ratsfrau Acht"  attendance/in-brackets
                Plum member present SPD | - | - | Acht | Ratsherr  "Plum"  attendance/list
                Olt member partial CDU | 17:20 | 18:52 | - | Ratsherr  "Olt"  attendance/list
                Mahl minute_taker present - | - | - | - | OE 50.60  "Mahl"  attendance/list
            "#]],
        );
    }

    #[test]
    fn present_and_absent_members() {
        check_roster(
            "Anwesende Mitglieder\nVorsitz\nFrau Dr. Imke Sund\nreguläre Mitglieder\nHerr Stadtrat Wiel Köb\tbis 16:30 Uhr\nFrau Stadträtin Orla View\tVertretung für: Herrn Falk Ring\nAbwesende Mitglieder\nHerr Falk Ring\nHerr Rod Pin\tentschuldigt\n1. Eröffnung\nFrau Nie Da\n",
            expect![[r#"
                Imke Sund chair present - | - | - | - | -  "Imke Sund"  attendance/list
                Wiel Köb member partial - | - | 16:30 | - | Stadtrat  "Wiel Köb"  attendance/list
                Orla View member present - | - | - | Falk Ring | Stadträtin  "Orla View"  attendance/list
                Falk Ring member absent - | - | - | - | -  "Falk Ring"  attendance/list
                Rod Pin member excused - | - | - | - | -  "Rod Pin"  attendance/list
            "#]],
        );
    }

    #[test]
    fn family_names_first() {
        check_roster(
            "Anwesenheit\n\nVorsitzende\nGebauer-Lüth, Isolde\tentsandt durch SPD-Fraktion\nVerwaltung\nStolt, Arne\tBeigeordneter\nGäste\nHam, Farz\tVerein Miteinander e. V.\n",
            expect![[r#"
                Isolde Gebauer-Lüth chair present SPD | - | - | - | -  "Gebauer-Lüth, Isolde"  attendance/list
                Arne Stolt administration present - | - | - | - | Beigeordneter  "Stolt, Arne"  attendance/list
                Farz Ham guest present - | - | - | - | Verein Miteinander e. V.  "Ham, Farz"  attendance/list
            "#]],
        );
    }
}
