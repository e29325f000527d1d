//! Attendance tables: who was there, for which faction, for whom.

use std::ops::Range;

use ratlas_model::{PersonRole, Presence};

use super::columns::{Column, Columns};
use super::entries::said_behind;
use super::list_section::{Section, heading as heading_len};
use super::name::{Name, name, names};
use super::presence::{State, Substitution, state, stated, substitution};
use crate::document::{Cell, Document, Table, tables};
use crate::found::Found;
use crate::lexicon::factions::{faction, faction_in_place, is_local_list};

/// A person of an attendance list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attendee {
    pub(crate) name: Name,
    pub(crate) role: PersonRole,
    /// The part of the list, e.g. `stadtrat`, `verwaltung`, or its heading.
    pub(crate) group: Option<String>,
    pub(crate) faction: Option<String>,
    /// Office or organisation, from the table's first column.
    pub(crate) function: Option<String>,
    pub(crate) presence: Presence,
    /// The cell as printed; `None` for somebody who is only represented.
    pub(crate) presence_raw: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) substitute_for: Option<String>,
    pub(crate) represented_by: Option<String>,
    pub(crate) voting: Option<bool>,
}

impl Attendee {
    /// Somebody listed in a part of a list, of whom nothing else is said.
    pub(crate) fn listed(name: Name, section: &Section) -> Attendee {
        let function = name.function.as_deref().unwrap_or_default().to_lowercase();
        let role = match () {
            () if function.starts_with("vorsitz") => PersonRole::Chair,
            () if function.contains("schriftführ") || function.contains("protokollführ") => {
                PersonRole::MinuteTaker
            }
            () => section.role,
        };
        Attendee {
            role,
            group: section.group.clone(),
            faction: section.faction.clone(),
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

    /// Takes over what is said of attendance.
    pub(crate) fn attends(&mut self, state: State, raw: &str) {
        self.presence = state.presence;
        self.presence_raw = Some(raw.to_owned());
        self.from = state.from;
        self.to = state.to;
    }

    /// The other person of a substitution, who stands in the list only here.
    pub(crate) fn other(&self, substitution: &Substitution) -> Attendee {
        let mut other = Attendee { name: substitution.name().clone(), ..self.clone() };
        other.function.clone_from(&other.name.function);
        (other.from, other.to, other.presence_raw) = (None, None, None);
        (other.substitute_for, other.represented_by) = (None, None);
        match substitution {
            Substitution::For(_) => {
                other.presence = Presence::Represented;
                other.represented_by = Some(self.name.name.clone());
            }
            Substitution::By(_) => {
                other.presence = Presence::Present;
                other.substitute_for = Some(self.name.name.clone());
            }
        }
        other
    }

    /// Notes who sits for whom.
    pub(crate) fn substitutes(&mut self, substitution: &Substitution) {
        let other = Some(substitution.name().name.clone());
        match substitution {
            Substitution::For(_) => self.substitute_for = other,
            Substitution::By(_) => {
                self.represented_by = other;
                if matches!(self.presence, Presence::Present | Presence::Unknown) {
                    self.presence = Presence::Represented;
                }
            }
        }
    }
}

/// Finds the people in attendance tables, in reading order.
///
/// # Shapes
///
/// | seen                                                          | rule                    |
/// |---------------------------------------------------------------|-------------------------|
/// | a row below a head with names and attendance                  | `attendance/row`        |
/// | a row below a head with names, under a heading of attendance  | `attendance/row`        |
/// | `A für B` in the name's cell, B in a column for substitutes   | `attendance/substitute` |
/// | a table without head behind one of as many columns            | `attendance/row`        |
/// | a table without head: names in one column, words of attendance in another | `attendance/shape` |
///
/// Columns stand in any order: see [`Column`]. A row with one filled cell is a heading, of a group
/// or of a faction. A cell that names several people gives each of them the row's attendance. An
/// empty cell is `unknown`, never absent.
#[doc(alias = "Anwesenheit")]
pub(crate) fn attendance(document: &Document) -> Vec<Found<Attendee>> {
    let mut res = Vec::new();
    let mut before: Option<Columns> = None;
    for table in tables(document) {
        let head = table
            .rows
            .iter()
            .enumerate()
            .find_map(|(idx, row)| Columns::of_head(row).map(|it| (idx, it)));
        let section = section(document, &table, head.as_ref().map(|it| &table.rows[it.0]));
        let heading = heading(document, table.first_line);
        let attends = heading_len(&heading, false).is_some() || lists_members(&heading);
        let (first_row, columns, rule) = match head.filter(|it| it.1.tells_presence() || attends) {
            Some((idx, columns)) => (idx + 1, columns, "attendance/row"),
            None => match before.clone().filter(|it| it.fit(&table)) {
                Some(columns) => (0, columns, "attendance/row"),
                None => match Columns::of_rows(&table) {
                    Some(columns) => (0, columns, "attendance/shape"),
                    None => continue,
                },
            },
        };
        Rows { columns: &columns, section, rule, res: &mut res }.read(&table.rows[first_row..]);
        before = Some(columns);
    }
    res.sort_by_key(|it: &Found<Attendee>| it.span.start);
    res
}

/// Whether a heading above a table of names without attendance says that they sat.
fn lists_members(heading: &str) -> bool {
    ["mitglieder", "teilnehm", "anwesen"].iter().any(|it| heading.to_lowercase().contains(it))
}

/// What the heading and the head of a table say of its people.
fn section(document: &Document, table: &Table, head: Option<&Vec<Cell>>) -> Section {
    let heading = heading(document, table.first_line);
    let named = head.and_then(|row| row.iter().find(|it| heading_len(&it.words, true).is_some()));
    let told = heading_len(&heading, true).map_or("", |it| &heading[..it]);
    // The head may name its people: "Teilnehmende mit beratender Stimme", "Mitglieder".
    let told = if told.is_empty() { named.map_or("", |it| it.words.as_str()) } else { told };
    let mut res = Section::below(told, None);
    let first = head.and_then(|it| it.first()).map_or("", |it| it.words.as_str());
    let factions = ["Fraktion", "Partei", "Liste"].iter().any(|it| first.starts_with(it));
    let member = res.role == PersonRole::Member && res.group.as_deref() != Some("beratend");
    if factions && member {
        res.group = Some("stadtrat".to_owned());
        res.voting = Some(true);
    }
    if let (PersonRole::Chair | PersonRole::MinuteTaker, Some(_)) = (res.role, head) {
        // A heading such as "Protokoll" stands above the whole list.
        res.role = PersonRole::Member;
        res.voting = None;
    }
    res
}

/// The line before a table, if it is a heading.
fn heading(document: &Document, first_line: usize) -> String {
    /// Between heading and table stands at most an empty line or a repeated page head.
    const LINES_BEFORE: usize = 4;
    let before = first_line.saturating_sub(LINES_BEFORE)..first_line;
    before
        .rev()
        .filter(|it| !document.lines[*it].row)
        .map(|it| crate::document::one_line(document.line(it)))
        .find(|it| !it.is_empty())
        .unwrap_or_default()
}

/// Reads the rows of a table.
struct Rows<'r> {
    columns: &'r Columns,
    section: Section,
    rule: &'static str,
    res: &'r mut Vec<Found<Attendee>>,
}

impl Rows<'_> {
    fn read(mut self, rows: &[Vec<Cell>]) {
        for row in rows {
            let mut filled = row.iter().filter(|it| !it.words.is_empty());
            // A table over two pages repeats its head.
            if Columns::of_head(row).is_some() {
                let named = row.iter().find(|it| heading_len(&it.words, true).is_some());
                if let Some(named) = named {
                    let before = self.section.clone();
                    self.section =
                        Section { group: before.group, ..Section::below(&named.words, None) };
                }
                continue;
            }
            if let (Some(only), None) = (filled.next(), filled.next())
                && names(&only.words).iter().all(|it| it.given.is_none() && !it.is_introduced())
                && heading_len(&only.words, true) == Some(only.words.len())
            {
                self.section = Section::below(&only.words, Some(&self.section));
                continue;
            }
            self.row(row);
        }
    }

    /// The people of a row.
    fn row(&mut self, row: &[Cell]) {
        let Some(cell) = self.columns.cell(row, Column::Name) else { return };
        let whole = self.whole_name(row, cell);
        let (words, bracket) = bracket(&whole);
        let found = substitution(&words);
        let sitting = found.as_ref().map_or(words.as_str(), |it| &words[..it.0.start]);
        let people = names(sitting);
        let single = people.len() == 1;
        for it in &people {
            let mut attendee = self.template(row, it.clone());
            if let Some(words) = &bracket {
                said_behind(words, &mut attendee);
            }
            let rest = &sitting[it.span.end.min(sitting.len())..];
            if single && rest.chars().any(char::is_alphabetic) {
                said_behind(rest, &mut attendee);
            }
            let by_column = self.substitute(row);
            let other = found.as_ref().map(|it| &it.1).or(by_column.as_ref()).filter(|_| single);
            let rule = if other.is_some() { "attendance/substitute" } else { self.rule };
            let span = place(cell, &it.name, it.span.clone());
            let Some(other) = other else {
                self.res.push(Found::new(attendee, span, rule));
                continue;
            };
            attendee.substitutes(other);
            let second = attendee.other(other);
            let other_cell =
                if found.is_some() { cell } else { self.substitute_cell(row).unwrap_or(cell) };
            let other_span = place(other_cell, &other.name().name, other.name().span.clone());
            self.res.push(Found::new(attendee, span, rule));
            self.res.push(Found::new(second, other_span, rule));
        }
    }

    /// The words of the name, put together from the columns that hold parts of it.
    fn whole_name(&self, row: &[Cell], cell: &Cell) -> String {
        let part = |column| self.columns.cell(row, column).map(|it| it.words.as_str());
        let family = cell.words.as_str();
        // Titles stand before the family name, "Dr. Klein", and before both.
        let bare = name(family).map_or(0, |it| it.span.start);
        let (titles, bare) = family.split_at(bare);
        let parts = match part(Column::Given) {
            Some(given) => vec![part(Column::Introduction), Some(titles), Some(given), Some(bare)],
            None => vec![part(Column::Introduction), Some(family)],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What the other cells of a row say of each of its people.
    fn template(&self, row: &[Cell], name: Name) -> Attendee {
        let mut res = Attendee::listed(name, &self.section);
        let words = |column| self.columns.cell(row, column).map(|it| it.words.clone());
        if let Some(printed) = words(Column::Faction) {
            match faction(&printed).or_else(|| faction_in_place(&printed)) {
                Some(it) if !is_office(&printed) => res.faction = Some(it),
                _ => res.function = res.function.take().or(Some(printed)),
            }
        }
        if let Some(office) = words(Column::Office) {
            let named = res.function.take();
            said_behind(&office, &mut res);
            res.function = named.or(res.function);
        }
        self.presence(row, &mut res);
        if let Some(remark) = words(Column::Remark) {
            match stated(&remark) {
                Some(it) if res.presence != Presence::Excused => res.attends(it, &remark),
                Some(_) => {}
                None if substitution(&remark).is_some() => {}
                None => res.function = res.function.take().or(Some(remark)),
            }
        }
        let time = |column| self.columns.cell(row, column).and_then(|it| clock(&it.words));
        res.from = res.from.take().or_else(|| time(Column::From));
        res.to = res.to.take().or_else(|| time(Column::To));
        res
    }

    fn presence(&self, row: &[Cell], attendee: &mut Attendee) {
        if !self.columns.tells_presence() {
            return;
        }
        let mut cells = row.iter().zip(&self.columns.0);
        if let Some((cell, _)) = cells.find(|it| *it.1 == Some(Column::Presence)) {
            attendee.attends(state(&cell.words), &cell.words);
            return;
        }
        let marked = row.iter().zip(&self.columns.0).find_map(|(cell, column)| match column {
            Some(Column::Mark(presence)) if is_marked(&cell.words) => Some((cell, *presence)),
            _ => None,
        });
        let Some((cell, presence)) = marked else {
            attendee.presence = Presence::Unknown;
            attendee.presence_raw = Some(String::new());
            return;
        };
        let is_mark = ["x", "✓", "✔", "☒", "☑", "1"].contains(&cell.words.to_lowercase().as_str());
        let stated = stated(&cell.words).filter(|_| !is_mark);
        attendee.attends(stated.unwrap_or(State { presence, from: None, to: None }), &cell.words);
    }

    fn substitute_cell<'c>(&self, row: &'c [Cell]) -> Option<&'c Cell> {
        let columns =
            [Column::SubstitutedBy, Column::SubstituteFor, Column::Remark, Column::Presence];
        columns.into_iter().find_map(|it| self.columns.cell(row, it))
    }

    /// The person in a column for substitutes, or in a remark.
    fn substitute(&self, row: &[Cell]) -> Option<Substitution> {
        let cell = |column| self.columns.cell(row, column);
        if let Some(cell) = cell(Column::SubstitutedBy) {
            let marked = substitution(&cell.words).map(|it| it.1);
            return marked.or_else(|| name(&cell.words).map(Substitution::By));
        }
        if let Some(cell) = cell(Column::SubstituteFor) {
            let marked = substitution(&cell.words).map(|it| it.1);
            return marked.or_else(|| name(&cell.words).map(Substitution::For));
        }
        let remark = cell(Column::Remark).or_else(|| cell(Column::Presence))?;
        substitution(&remark.words).map(|it| it.1)
    }
}

/// Whether a cell for a mark holds one: neither empty nor an empty box nor dashes.
fn is_marked(words: &str) -> bool {
    !words.chars().all(|it| "☐□-–— _.".contains(it))
}

/// A time in a column of times.
fn clock(words: &str) -> Option<String> {
    let it = state(&format!("ab {words}"));
    it.from
}

/// How words begin that stand in columns of factions and are none.
const NO_FACTION: &[&str] = &[
    "verwaltung",
    "gast",
    "amt ",
    "dezernat",
    "fachbereich",
    "beirat",
    "fraktionslos",
    "parteilos",
    "einzel",
    "ohne ",
    "keine",
];

/// `Verwaltung` and `Gast` stand in columns of factions, too.
fn is_office(words: &str) -> bool {
    let folded = words.to_lowercase();
    let known = faction(words).is_some() || is_local_list(words);
    !known && NO_FACTION.iter().any(|it| folded.starts_with(it))
}

/// Words without their last brackets, and the words in these.
fn bracket(words: &str) -> (String, Option<String>) {
    let Some((before, rest)) = words.split_once('(') else { return (words.to_owned(), None) };
    let inside = rest.split(')').next().unwrap_or(rest);
    // "(Vertr. f. Hr. Groß)" is read as a substitute.
    if substitution(inside).is_some() || before.trim().is_empty() {
        return (words.to_owned(), None);
    }
    (before.trim_end().to_owned(), Some(inside.to_owned()))
}

/// Where a name stands: its words in the cell, else the whole cell.
fn place(cell: &Cell, name: &str, within: Range<usize>) -> Range<usize> {
    // A cell of several lines has other blanks than its words; a name may come from two cells.
    let same = cell.span.len() == cell.words.len();
    let written = cell.words.get(within.clone()).is_some_and(|it| {
        it.split([' ', ','])
            .next()
            .is_some_and(|it| !it.is_empty() && name.to_lowercase().contains(&it.to_lowercase()))
    });
    if same && written {
        cell.span.start + within.start..cell.span.start + within.end
    } else {
        cell.span.clone()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        attendance,
        [
            "Fraktion\tVorname, Name\tTeilnahme\nSPD\tFrau Lea Klein\tja\n",
            "Name\tPartei/Liste\tAnwesenheit\nKlein, Lea\tCDU\tentschuldigt\n"
        ]
    );

    #[track_caller]
    fn check_attendance(text: &str, expected: Expect) {
        let show = |it: &Attendee| {
            let parts =
                [it.faction.as_deref(), it.substitute_for.as_deref(), it.represented_by.as_deref()];
            let parts: Vec<&str> = parts.into_iter().map(|it| it.unwrap_or("-")).collect();
            format!("{} {} {} {}", it.name.name, it.role, it.presence, parts.join(" "))
        };
        check(text, attendance, show, expected);
    }

    #[test]
    fn a_board_with_substitutes_and_empty_cells() {
        check_attendance(
            "Teilnehmende Mitglieder\n\nFraktion\tVorname, Name\tTeilnahme\nCDU\tHerr Stadtrat Jan Groß\tentschuldigt\nSPD\tFrau Stadträtin Lea Klein für Stadträtin Eva Lang\tja\nAFD\tHerr Stadtrat Tom Kurz\t\n",
            expect![[r#"
                Jan Groß member excused CDU - -  "Jan Groß"  attendance/row
                Lea Klein member present SPD Eva Lang -  "Lea Klein"  attendance/substitute
                Eva Lang member represented SPD - Lea Klein  "Eva Lang"  attendance/substitute
                Tom Kurz member unknown AFD - -  "Tom Kurz"  attendance/row
            "#]],
        );
    }

    #[test]
    fn guests_with_several_names_in_a_cell_and_a_table_without_head() {
        check_attendance(
            "Gäste aus der Verwaltung\n\nAmt\tVorname, Name\tTeilnahme\nAmt 50\tKim Adam Pat Bauer\tja\nStab\t\t\n\nDezernat V\tVorname, Name Sam Chor\tja\n--\t--\t--\n",
            expect![[r#"
                Kim Adam administration present - - -  "Kim Adam"  attendance/row
                Pat Bauer administration present - - -  "Pat Bauer"  attendance/row
                Sam Chor member present - - -  "Sam Chor"  attendance/row
            "#]],
        );
    }
}
