//! The people of a line of an attendance list, with what stands behind each of them.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{PersonRole, Presence};

use super::attendance::Attendee;
use super::list_section::Section;
use super::name::{Comma, Name, behind_joint, is_list, is_name_word, leading};
use super::presence::{Substitution, stated, substitution};
use crate::document::{Document, one_line};
use crate::found::Found;
use crate::lexicon::factions::{faction, faction_in_place, is_local_list};
use crate::pattern::{Pattern, pattern};

/// Reads the people of a line and adds them to those before. Words in brackets at its beginning may
/// belong to the last person of the line before.
pub(crate) fn entries(
    document: &Document,
    line: Range<usize>,
    section: &mut Section,
    people: &mut Vec<Found<Attendee>>,
) {
    let text = &document.text[line.clone()];
    let n_before = people.len();
    let mut start = line.start;
    for (idx, cell) in text.split(['\t', ';', '|']).enumerate() {
        let at = start;
        start += cell.len() + 1;
        let bare = without_mark(cell);
        let at = at + (cell.len() - bare.len());
        let mut comma = commas(bare);
        if section.in_line {
            comma.comma = Comma::Separates;
        }
        let later = idx > 0 && people.len() > n_before;
        let mut reader = Reader {
            n_brackets: cell.matches('(').count(),
            n_cell: people.len(),
            document,
            section,
            people,
            n_before,
            later,
            comma,
        };
        reader.cell(at, bare);
    }
}

/// A cell without its number or bullet.
fn without_mark(cell: &str) -> &str {
    let bare = cell.trim_start_matches([' ', '-', '–', '•', '·', ',', '*', '\n']);
    let digits = bare.len() - bare.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let counted = (1..=2).contains(&digits);
    match bare[digits..].strip_prefix(['.', ')']).or(bare[digits..].strip_prefix(' ')) {
        Some(rest) if counted && !rest.starts_with(|it: char| it.is_ascii_digit()) => {
            rest.trim_start()
        }
        _ => bare,
    }
}

/// What commas mean in a cell, and whether single words in it are family names.
fn commas(cell: &str) -> Commas {
    let comma = if is_list(cell) { Comma::Separates } else { Comma::MayInvert };
    let mut parts = cell.split([',', '(']).map(str::trim).filter(|it| !it.ends_with(')'));
    let is_single = |it: &str| it.split(' ').count() == 1 && is_name_word(it);
    let singles = cell.matches(',').count() > 1
        && parts.all(|it| it.is_empty() || is_single(it) || leading(it, comma).is_some());
    Commas { comma, singles }
}

struct Commas {
    comma: Comma,
    singles: bool,
}

/// Reads one cell of a line.
struct Reader<'r> {
    document: &'r Document,
    section: &'r mut Section,
    people: &'r mut Vec<Found<Attendee>>,
    /// How many people were known before the line.
    n_before: usize,
    /// How many people were known before the cell.
    n_cell: usize,
    /// How many brackets the cell holds.
    n_brackets: usize,
    /// Whether this is not the first cell of the line.
    later: bool,
    comma: Commas,
}

impl Reader<'_> {
    /// Reads a cell that begins at a byte of the document's text.
    fn cell(&mut self, start: usize, cell: &str) {
        let mut at = 0;
        loop {
            at += behind_joint(&cell[at..]);
            let rest = &cell[at..];
            if rest.is_empty() {
                return;
            }
            if let Some(inside) = rest.strip_prefix('(') {
                let len = inside.find(')').unwrap_or(inside.len());
                self.bracket(start + at + 1, &inside[..len]);
                at += (len + 2).min(rest.len());
                continue;
            }
            if let Some(len) = self.substitute(start + at, rest) {
                at += len;
                continue;
            }
            if let Some(len) = plural(rest) {
                self.section.surnames = true;
                at += len;
                continue;
            }
            match leading(rest, self.comma.comma).filter(|it| self.is_person(it, rest)) {
                Some(mut it) => {
                    let end = it.span.end;
                    it.span = start + at + it.span.start..start + at + end;
                    let span = it.span.clone();
                    let attendee = Attendee::listed(it, self.section);
                    self.people.push(Found::new(attendee, span, "attendance/list"));
                    at += end;
                }
                None => at += self.remark(rest),
            }
        }
    }

    /// Whether a name in this place of the list is a person's: it has an address, a function, a
    /// title or a given name, or stands where family names stand alone.
    fn is_person(&self, it: &Name, rest: &str) -> bool {
        let behind = &rest[it.span.end..];
        // "Lea Klein, Caritas Adorf": behind an introduced person, others are introduced, too.
        let first = self.people.get(self.n_before).filter(|_| self.people.len() > self.n_before);
        let introduced_before = first.is_some_and(|it| it.value.name.is_introduced());
        let plain_cell = !self.later || self.section.role == PersonRole::Member;
        match () {
            () if it.is_introduced() => true,
            () if faction(&it.name).is_some() || is_local_list(&rest[it.span.clone()]) => false,
            () if it.given.is_some() => {
                let next = behind.trim_start();
                let said = stated(next.split(['(', '\n']).next().unwrap_or(next)).is_some()
                    || substitution(&next[..next.floor_char_boundary(90)])
                        .is_some_and(|it| it.0.start == 0);
                let goes_on = next.starts_with(|it: char| it.is_lowercase())
                    && !said
                    && !next.starts_with("und")
                    && !next.starts_with("sowie");
                let in_row = first.is_none() || !introduced_before || self.section.surnames;
                plain_cell && !goes_on && (in_row || next.starts_with('('))
            }
            () => !self.later && (self.section.surnames || self.comma.singles),
        }
    }

    /// `i.V. Ratsfrau Acht`, `vertreten durch Frau Lang` behind a person.
    fn substitute(&mut self, start: usize, rest: &str) -> Option<usize> {
        /// A mark and a name.
        const LONGEST: usize = 160;
        let window = &rest[..rest.floor_char_boundary(LONGEST)];
        let (span, mut found) = substitution(window).filter(|it| it.0.start == 0)?;
        let last = self.people.last_mut().filter(|_| !self.section.surnames || !rest.is_empty())?;
        let (Substitution::For(it) | Substitution::By(it)) = &mut found;
        it.span = start + it.span.start..start + it.span.end;
        last.value.substitutes(&found);
        let other = last.value.other(&found);
        let place = found.name().span.clone();
        let named = found.name().given.is_some() || found.name().is_introduced();
        if named {
            self.people.push(Found::new(other, place, "attendance/substitute"));
        }
        Some(span.end)
    }

    /// Words in brackets: a faction, a substitute, attendance, or somebody who was prevented.
    fn bracket(&mut self, start: usize, inside: &str) {
        let words = one_line(inside);
        if self.substitute(start, inside.trim()).is_some() {
            return;
        }
        if let Some(known) = faction(&words).or_else(|| local_list(&words)) {
            self.faction(&known);
            return;
        }
        let alone = self.people.len() == self.n_before && !self.later;
        let prevented = self.section.brackets || alone;
        let named = leading(inside, Comma::MayInvert)
            .filter(|it| it.form_of_address.is_some() || it.function.is_some());
        match named.filter(|_| prevented && stated(&words).is_none()) {
            Some(mut it) => {
                it.span = start..start + inside.len();
                let span = self.document.trimmed(it.span.clone()).unwrap_or(it.span.clone());
                let mut attendee = Attendee::listed(it, self.section);
                attendee.presence = Presence::Excused;
                attendee.presence_raw = Some(format!("({words})"));
                self.people.push(Found::new(attendee, span, "attendance/in-brackets"));
            }
            // "(SPD, ab TOP 3)"
            None => words.split(", ").for_each(|it| self.behind(it)),
        }
    }

    /// The faction in brackets is that of the person before; of all people of the cell if they share
    /// the only brackets.
    fn faction(&mut self, known: &str) {
        let shared = self.n_brackets == 1;
        let n_people = self.people.len();
        let from = if shared { self.n_cell } else { n_people.saturating_sub(1) };
        for it in self.people.iter_mut().skip(from.min(n_people.saturating_sub(1))) {
            it.value.faction.get_or_insert_with(|| known.to_owned());
        }
    }

    /// Words that are no name, up to the next mark or person; returns how many bytes they are.
    fn remark(&mut self, rest: &str) -> usize {
        static MARK: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"(?P<mark>[(,]|\s(?:Frau|Herrn?)\s|\s[-–]\s\p{L}|\p{Ll}{4}(?P<stop>\.)\s)")
        });
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let mark = MARK.captures(&rest[first..]).and_then(|it| it.name("stop").or(it.name("mark")));
        let end = mark.map_or(rest.len(), |it| it.start() + first);
        // "FDP in Vertretung für Herrn Groß": the substitute is read next.
        let window = &rest[..rest.floor_char_boundary(200)];
        let substitute = substitution(window).map(|it| it.0.start);
        let end = substitute.filter(|it| *it > 0 && *it < end).unwrap_or(end);
        self.behind(&one_line(&rest[..end]));
        end
    }

    /// What is said behind a name: attendance, times, a faction, an office.
    fn behind(&mut self, words: &str) {
        // What stands on a line of its own is said of nobody, unless it tells attendance.
        let own_line = self.people.len() == self.n_before;
        if let Some(last) = self.people.last_mut().filter(|_| !own_line || stated(words).is_some())
        {
            said_behind(words, &mut last.value);
        }
    }
}

/// Notes what is said of somebody behind their name: attendance, times, a faction, an office.
pub(crate) fn said_behind(words: &str, it: &mut Attendee) {
    let words = words.trim_matches([' ', ',', ';', '-', '–']);
    let words = words.strip_prefix("als ").unwrap_or(words);
    if let Some(state) = stated(words) {
        it.attends(state, words);
        return;
    }
    let sent_by = words.strip_prefix("entsandt durch ").or(words.strip_prefix("für die "));
    let folded = words.to_lowercase();
    let says = |what: &[&str]| what.iter().any(|it| folded.contains(it));
    if let Some(known) = faction(sent_by.unwrap_or(words)).or_else(|| local_list(words)) {
        it.faction = Some(known);
        return;
    }
    if let Some(named) = sent_by.filter(|it| it.starts_with("Fraktion ") || it.ends_with("raktion"))
    {
        it.faction = faction_in_place(named);
        return;
    }
    if says(&["für das protokoll", "schriftführ", "protokollführ"]) {
        it.role = PersonRole::MinuteTaker;
        it.voting = Some(false);
    } else if folded.starts_with("vorsitz") || folded.starts_with("ausschussvorsitz") {
        it.role = PersonRole::Chair;
    } else if says(&["beratend", "ohne stimmrecht"]) {
        it.voting = Some(false);
    }
    // "ab 18:40 Uhr, TOP 3", "sowie" tell no function.
    if ["TOP", "sowie", "und", "sind", "waren"].iter().any(|it| words.starts_with(it)) {
        return;
    }
    let words = if words.ends_with("V.") { words } else { words.trim_end_matches('.') };
    let letters = words.chars().filter(|it| it.is_alphabetic()).count();
    if it.function.is_none() && letters > 1 {
        it.function = Some(words.to_owned());
    }
}

/// A list of a place, where brackets or a cell prove it.
fn local_list(words: &str) -> Option<String> {
    is_local_list(words).then(|| faction_in_place(words)).flatten()
}

/// Plural words that introduce several family names: `die Stadträte Klein, Groß und Lang`.
fn plural(rest: &str) -> Option<usize> {
    const PLURALS: &[&str] = &[
        "Stadträte",
        "Stadträtinnen",
        "Stadtratsmitglieder",
        "Ratsmitglieder",
        "Gemeinderäte",
        "Gemeinderätinnen",
        "Ratsherren",
        "Ratsfrauen",
        "Stadtverordnete",
        "Stadtverordneten",
        "Beigeordneten",
        "Mitglieder",
        "Herren",
        "Damen",
        "Kreisräte",
        "Ausschussmitglieder",
    ];
    let article = ["die ", "Die ", "den "].iter().find(|it| rest.starts_with(**it));
    let bare = &rest[article.map_or(0, |it| it.len())..];
    let word = bare.split([' ', '\n']).next().unwrap_or(bare);
    let goes_on = bare.len() > word.len();
    (goes_on && PLURALS.contains(&word)).then_some(rest.len() - bare.len() + word.len())
}
