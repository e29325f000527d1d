//! Attendance as a list: names below headings, with factions, times and substitutes behind them.

use std::collections::BTreeSet;
use std::ops::{ControlFlow, Range};
use std::sync::LazyLock;

use ratlas_model::PersonRole;

use super::attendance::Attendee;
use super::entries::entries;
use super::list_section::{INNER_HEADING, Section, heading, is_unattached};
use super::name::{Comma, leading};
use super::person::begins_with_function;
use crate::document::{Document, one_line};
use crate::found::Found;
use crate::lexicon::factions::{faction, faction_in_place};
use crate::pattern::{Pattern, pattern};

/// Finds the people in attendance lists, in reading order.
///
/// # Shapes
///
/// | seen                                                       | rule                     |
/// |------------------------------------------------------------|--------------------------|
/// | a name below `Anwesend:`, `Anwesende Mitglieder`, …        | `attendance/list`        |
/// | `CDU: Klein, Groß und Lang` inside a list                  | `attendance/list`        |
/// | a name in brackets in a list that tells so                 | `attendance/in-brackets` |
/// | `entschuldigt`, `bis 17:30 Uhr`, `(ab TOP 5)` behind a name | `attendance/list`       |
/// | `Vertretung für: Herrn B`, `i.V. Ratsherr B` behind A      | `attendance/list`        |
/// | B of these                                                 | `attendance/substitute`  |
///
/// The list ends where the agenda begins. `tables` are the people that attendance tables hold; their
/// rows are left.
pub(crate) fn roster(document: &Document, tables: &[Found<Attendee>]) -> Vec<Found<Attendee>> {
    let taken: BTreeSet<usize> = tables.iter().map(|it| it.span.start).collect();
    let mut list = List { document, section: None, people: Vec::new(), n_below: 0, misses: 0 };
    let mut line_idx = 0;
    while line_idx < document.lines.len() {
        let (span, next) = logical_line(document, line_idx, list.section.is_some());
        line_idx = next;
        match span {
            Some(span) if taken.range(span.clone()).next().is_some() => list.misses = 0,
            Some(span) => list.line(span),
            None => {}
        }
    }
    same_column(&mut list.people, list.n_below);
    list.people.sort_by_key(|it| it.span.start);
    list.people
}

/// Whether a line may open a list: most lines do not begin with one of these.
fn may_open(words: &str) -> bool {
    const STARTS: &[&str] = &[
        "Anw", "ANW", "Abw", "Teil", "TEIL", "Ent", "ENT", "Un", "Es ", "Feh", "Nich", "Ver",
        "Ers", "Auß", "Fer", "Wei", "Stimm", "Als", "Dav", "anw",
    ];
    let bare = words.trim_start_matches(['-', '–', '•', ' ', '*']);
    STARTS.iter().any(|it| bare.starts_with(it))
}

/// A line with those that go on with it, because it ends inside a list or a name; and the index of
/// the line behind them.
fn logical_line(document: &Document, first: usize, open: bool) -> (Option<Range<usize>>, usize) {
    /// Longer lines are text.
    const LONGEST_LINE: usize = 4000;
    const MOST_LINES: usize = 12;
    /// Lines of running text were broken for want of room.
    const FULL_LINE: usize = 80;
    const JOINTS: &[&str] = &["und", "sowie", "Dr.", "Herr", "Frau", "StR", "für", "–", "Stadtrat"];
    let Some(mut span) = document.trimmed(document.lines[first].span.clone()) else {
        return (None, first + 1);
    };
    let mut next = first + 1;
    while (open || may_open(&document.text[span.clone()])) && next - first < MOST_LINES {
        let words = &document.text[span.clone()];
        let last = words.rsplit([' ', '\t', '\n']).next().unwrap_or_default();
        let line_len = words.len() - words.rfind('\n').map_or(0, |it| it + 1);
        let full = line_len >= FULL_LINE && !document.lines[next - 1].row && words.contains(", ");
        if !words.ends_with([',', '/']) && !JOINTS.contains(&last) && !full {
            break;
        }
        let more = document.lines.get(next).and_then(|it| document.trimmed(it.span.clone()));
        let Some(more) = more else { break };
        span.end = more.end;
        next += 1;
    }
    (Some(span).filter(|it| it.len() <= LONGEST_LINE), next)
}

/// Whether a line that is no heading stands behind the list: the agenda, a sentence, a section.
fn ends_list(words: &str, is_first: bool) -> bool {
    static END: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)^(?:(?:Veröffentlichte|Festgestellte|Vorläufige|Geänderte)?\s?(?:Tagesordnung|TAGESORDNUNG)\b|T\sa\sg\se\ss
              |TOP\b|[Zz]u\s(?:TOP|Punkt|\d)|Punkt\s\d|[IVX]+\s?\.\s|[AB]\.\s|(?P<number>\d{1,2}(?:\.\d{1,2})*[.)]?)\s+\p{Lu}
              |Beginn\b|Ort\b|Ende\b|Datum\b|Der\s\p{Lu}|Die\s\p{Lu}|Es\s|Zur\s|Nach\s|Vor\sEintritt
              |(?:Nicht)?[öÖ]ffentliche[r]?\s(?:Teil|Sitzung)|Eröffnung|Begrüßung|Niederschrift|Protokoll:)",
        )
    });
    /// Sentences do not stand in lists.
    const SENTENCE_WORDS: usize = 14;
    let words = one_line(words);
    if words.ends_with('.') && words.split(' ').count() > SENTENCE_WORDS {
        return true;
    }
    let Some(found) = END.captures(&words) else { return false };
    let Some(number) = found.name("number") else { return true };
    // Lists of people may be numbered.
    let bare = words[number.end()..].trim_start();
    let is_person = leading(bare, Comma::MayInvert).is_some_and(|it| {
        let inverted = bare[it.span.clone()].contains(',');
        it.form_of_address.is_some() || inverted || (is_first && it.given.is_some())
    });
    !is_person
}

/// A list that is being read.
struct List<'d> {
    document: &'d Document,
    /// The part of the list; `None` outside of lists.
    section: Option<Section>,
    people: Vec<Found<Attendee>>,
    /// How many people stand below the last heading.
    n_below: usize,
    /// How many lines without a person or a heading were read in a row.
    misses: usize,
}

impl List<'_> {
    /// Reads a line: a heading, people, or the end of the list.
    fn line(&mut self, span: Range<usize>) {
        /// Lines without a name that may stand inside a list: addresses, offices.
        const MOST_MISSES: usize = 5;
        let words = &self.document.text[span.clone()];
        let is_open = self.section.is_some();
        if !is_open && !may_open(words) && !words[..words.floor_char_boundary(60)].contains(':') {
            return;
        }
        let headed = heading(words, is_open).or_else(|| faction_row(words).filter(|_| !is_open));
        if is_open && headed.is_none() && ends_list(words, self.n_below == 0) {
            self.section = None;
            return;
        }
        if !is_open && headed.is_none() {
            self.apart(span);
            return;
        }
        let known = self.people.len();
        let goes_on = self.parts(span, headed);
        let found = self.people.len() > known || headed.is_some();
        self.misses = if found { 0 } else { self.misses + 1 };
        if goes_on.is_break() || self.misses > MOST_MISSES {
            self.section = None;
        }
    }

    /// Reads who is excused from a line outside of lists: `… anwesend. Entschuldigt: …`.
    fn apart(&mut self, span: Range<usize>) {
        let words = &self.document.text[span.clone()];
        let Some(at) = words.find("ntschuldigt:").map(|it| it - 1) else { return };
        let label = "Entschuldigt:".len();
        if words.is_char_boundary(at) && words[at..].starts_with("Entschuldigt:") {
            self.open("Entschuldigt:");
            self.people_in(span.start + at + label..span.end);
            self.section = None;
        }
    }

    /// Reads a line's heading and its people; headings inside the line part it.
    fn parts(&mut self, span: Range<usize>, headed: Option<usize>) -> ControlFlow<()> {
        let document = self.document;
        let mut from = span.start;
        let before = self.section.clone();
        if let Some(len) = headed {
            from += with_remark(&document.text[span.clone()], len);
            self.open(&document.text[span.start..from]);
            let in_line = document.trimmed(from..span.end).is_some();
            if let Some(section) = self.section.as_mut().filter(|it| it.faction.is_some()) {
                section.in_line = in_line;
            }
        } else if let Some(section) = self.section.as_mut() {
            section.in_line = false;
        }
        if self.section.is_none() {
            return ControlFlow::Continue(());
        }
        let rest = from;
        for found in INNER_HEADING.captures_iter(&document.text[rest..span.end]) {
            let (Some(whole), Some(label)) = (found.get(0), found.name("label")) else { continue };
            self.people_in(from..rest + label.start());
            from = rest + found.name("person").map_or(whole.end(), |it| it.start());
            if found.name("end").is_some() {
                return ControlFlow::Break(());
            }
            self.open(label.as_str());
        }
        self.people_in(from..span.end);
        // "Vorsitz: Frau Klein" says nothing of the lines below.
        let officers = [PersonRole::Chair, PersonRole::MinuteTaker];
        if self.n_below > 0 && self.section.as_ref().is_some_and(|it| officers.contains(&it.role)) {
            self.section = before.or_else(|| Some(Section::below("Anwesend", None)));
            self.n_below = 0;
        }
        ControlFlow::Continue(())
    }

    fn open(&mut self, heading: &str) {
        same_column(&mut self.people, self.n_below);
        self.section = Some(Section::below(heading, self.section.as_ref()));
        self.n_below = 0;
    }

    fn people_in(&mut self, span: Range<usize>) {
        let known = self.people.len();
        if let Some(section) = self.section.as_mut() {
            entries(self.document, span, section, &mut self.people);
        }
        self.n_below += self.people.len() - known;
    }
}

/// Where some members of a part of a list stand with their faction, the others' words in the same
/// place are the names of lists we do not know.
fn same_column(people: &mut [Found<Attendee>], n_below: usize) {
    let from = people.len().saturating_sub(n_below);
    let below = &mut people[from..];
    let n_known = below.iter().filter(|it| it.value.faction.is_some()).count();
    if n_known < 2 || n_known * 2 < below.len() {
        return;
    }
    for it in below.iter_mut().map(|it| &mut it.value) {
        let unknown = it.faction.is_none() && it.role == PersonRole::Member;
        let words = it.function.as_deref().filter(|_| unknown && it.name.function.is_none());
        let words = words.filter(|it| !begins_with_function(it) && it.len() <= 40);
        if let Some(words) = words.filter(|it| !is_unattached(&it.to_lowercase())) {
            it.faction = faction_in_place(words);
            it.function = None;
        }
    }
}

/// The length of a faction and its colon before introduced people, which open a list.
fn faction_row(words: &str) -> Option<usize> {
    let colon = words.find(':').filter(|it| *it <= 60)?;
    faction(&words[..colon])?;
    let rest = words[colon + 1..].trim_start();
    let first = leading(rest, Comma::Separates)?;
    let mut parts = rest.split(',').map(|it| it.split('(').next().unwrap_or(it).trim());
    let names = rest.contains(',')
        && parts.all(|it| it.split(' ').count() <= 2 && leading(it, Comma::Separates).is_some());
    (first.is_introduced() || names).then_some(colon + 1)
}

/// The length of a heading with what it says in brackets: `Anwesend: (verhindert waren)`.
fn with_remark(words: &str, len: usize) -> usize {
    let remark = words[len..].trim_start();
    let told = remark.starts_with('(')
        && remark.split(')').next().is_some_and(|it| it.contains("verhindert"));
    if told { words[len..].find(')').map_or(len, |it| len + it + 1) } else { len }
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
                Acht member represented SPD | - | - | - | Ratsfrau  "Acht"  attendance/substitute
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
                Falk Ring member represented - | - | - | - | -  "Falk Ring"  attendance/substitute
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
