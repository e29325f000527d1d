//! Attendance tables: who was there, for which faction, for whom.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{PersonRole, Presence};
use regex::Regex;

use super::name::{Name, name, names};
use super::pattern;
use crate::document::{Cell, Document, Table, tables};
use crate::found::Found;
use crate::lexicon::phrases::{faction, presence};

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

/// Finds the people in attendance tables, in reading order.
///
/// # Shapes
///
/// | seen                                                      | rule                       |
/// |-----------------------------------------------------------|----------------------------|
/// | a row below a head with a name and an attendance column   | `attendance/row`           |
/// | `A für B` in the name's cell: A sits, B is represented    | `attendance/substitute`    |
/// | a table without head behind one of as many columns        | `attendance/row`           |
///
/// A cell that names several people gives each of them the row's attendance. An empty cell is
/// `unknown`, never absent.
#[doc(alias = "Anwesenheit")]
pub(crate) fn attendance(document: &Document) -> Vec<Found<Attendee>> {
    let mut res = Vec::new();
    let mut columns: Option<Columns> = None;
    for table in tables(document) {
        let own = table.rows.iter().position(|row| Columns::of_head(row).is_some());
        let first_row = match own {
            Some(head_idx) => {
                columns = Columns::of_head(&table.rows[head_idx]);
                head_idx + 1
            }
            None => 0,
        };
        let Some(columns) = columns.filter(|it| own.is_some() || it.fit(&table)) else { continue };
        let group = Group::of(document, &table, own.map(|it| &table.rows[it]));
        for row in &table.rows[first_row..] {
            // A table over two pages repeats its head.
            if Columns::of_head(row).is_none() {
                attendees(row, columns, &group, &mut res);
            }
        }
    }
    res
}

/// Which column holds what.
#[derive(Debug, Clone, Copy)]
struct Columns {
    n_columns: usize,
    name: usize,
    presence: usize,
    /// The column of the faction or of the office.
    first: Option<usize>,
    is_faction: bool,
}

impl Columns {
    fn of_head(row: &[Cell]) -> Option<Columns> {
        let idx = |pattern: &Regex| row.iter().position(|it| pattern.is_match(&it.words));
        let name = idx(&NAME_HEAD)?;
        let presence = idx(&PRESENCE_HEAD)?;
        if name == presence {
            return None;
        }
        let faction = idx(&FACTION_HEAD).filter(|it| *it != name && *it != presence);
        let other =
            (0..row.len()).find(|it| *it != name && *it != presence && !row[*it].words.is_empty());
        Some(Columns {
            n_columns: row.len(),
            name,
            presence,
            first: faction.or(other),
            is_faction: faction.is_some(),
        })
    }

    /// Whether a table without head may go on with these columns.
    fn fit(self, table: &Table) -> bool {
        let width = table.rows.iter().all(|row| row.len() == self.n_columns);
        width
            && table.rows.iter().any(|row| {
                row.get(self.presence)
                    .is_some_and(|it| it.words.is_empty() || presence(&it.words).is_some())
                    && row.get(self.name).is_some_and(|it| !names(&it.words).is_empty())
            })
    }
}

static NAME_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Vorname,?\s?/?\s?(?:Nachn|N)ame|(?:Nachn|N)ame,?\s?/?\s?Vorname|Name(?:n)?|Mitglied(?:er)?|Teilnehmer\S*|Person)$",
    )
});
static PRESENCE_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?i:teilnahme|anwesenheit|anwesend|anw\.|status|bemerkung(?:en)?|teilgenommen)$")
});
static FACTION_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:Fraktion|Partei|Partei\s?/\s?Liste|Liste|Fraktion\s?/\s?Gruppe|Gruppe)$")
});

/// The part of the list a table or a heading is.
pub(crate) struct Group {
    pub(crate) role: PersonRole,
    pub(crate) name: Option<String>,
    pub(crate) voting: Option<bool>,
}

impl Group {
    fn of(document: &Document, table: &Table, head: Option<&Vec<Cell>>) -> Group {
        let heading = heading(document, table.first_line);
        let first = head.and_then(|it| it.first()).map_or("", |it| it.words.as_str());
        Group::named(&heading, FACTION_HEAD.is_match(first))
    }

    /// What a heading says about those below it.
    pub(crate) fn named(heading: &str, factions: bool) -> Group {
        let folded = heading.to_lowercase();
        let group = |role, name: &str, voting| Group { role, name: Some(name.to_owned()), voting };
        match () {
            () if folded.contains("nachrücker") || folded.contains("stellvertret") => {
                group(PersonRole::Deputy, "nachruecker", None)
            }
            () if folded.contains("verwaltung") => {
                group(PersonRole::Administration, "verwaltung", Some(false))
            }
            () if folded.contains("gäste")
                || folded.contains("gast")
                || folded.contains("presse") =>
            {
                group(PersonRole::Guest, "gast", Some(false))
            }
            () if folded.contains("beratend") => group(PersonRole::Member, "beratend", Some(false)),
            () if factions => group(PersonRole::Member, "stadtrat", Some(true)),
            () if folded.contains("mitglied") => Group {
                role: PersonRole::Member,
                name: Some(heading.to_owned()),
                voting: Some(true),
            },
            () => Group { role: PersonRole::Member, name: None, voting: None },
        }
    }
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

/// The people of a row.
fn attendees(row: &[Cell], columns: Columns, group: &Group, res: &mut Vec<Found<Attendee>>) {
    let (Some(cell), Some(mark)) = (row.get(columns.name), row.get(columns.presence)) else {
        return;
    };
    let first = columns.first.and_then(|it| row.get(it)).filter(|it| !it.words.is_empty());
    let (sitting, represented) = substitutes(&cell.words);
    let faction_name = first
        .filter(|_| columns.is_faction)
        .map(|it| faction(&it.words).unwrap_or_else(|| it.words.clone()));
    let office = first.filter(|_| !columns.is_faction).map(|it| it.words.clone());
    let state = state(&mark.words);
    let template = |name: Name| Attendee {
        role: group.role,
        group: group.name.clone(),
        faction: faction_name.clone(),
        function: name.function.clone().or_else(|| office.clone()),
        presence: state.presence,
        presence_raw: Some(mark.words.clone()),
        from: state.from.clone(),
        to: state.to.clone(),
        substitute_for: None,
        represented_by: None,
        voting: group.voting,
        name,
    };
    let cell_span = |it: &Name, offset: usize| {
        let start = cell.span.start + offset + it.span.start;
        // A cell of several lines has other blanks than its words; then the cell is the place.
        let end = cell.span.start + offset + it.span.end;
        if cell.span.len() == cell.words.len() { start..end } else { cell.span.clone() }
    };
    let other = represented.and_then(|it| Some((name(&cell.words[it.clone()])?, it.start)));
    let people = names(&cell.words[sitting.clone()]);
    for it in &people {
        let mut attendee = template(it.clone());
        let mut rule = "attendance/row";
        if let (Some((absent, _)), 1) = (&other, people.len()) {
            attendee.substitute_for = Some(absent.name.clone());
            rule = "attendance/substitute";
        }
        res.push(Found::new(attendee, cell_span(it, sitting.start), rule));
    }
    if let (Some((absent, offset)), [it]) = (other, people.as_slice()) {
        let span = cell_span(&absent, offset);
        let mut attendee = template(absent);
        attendee.presence = Presence::Represented;
        attendee.presence_raw = None;
        attendee.represented_by = Some(it.name.clone());
        res.push(Found::new(attendee, span, "attendance/substitute"));
    }
}

/// The words for who sits and, if named, for whom.
fn substitutes(words: &str) -> (Range<usize>, Option<Range<usize>>) {
    static FOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[\s(,–-]+(?:in\sVertr(?:etung|\.)\s(?:für|f\.|von)|i\.\s?V\.\s?(?:für|von)?|Vertr(?:etung|\.)\s(?:für|f\.):?|für)\s+",
        )
    });
    match FOR.find(words) {
        Some(mark) => {
            let rest = words[mark.end()..].trim_end_matches([')', ' ']);
            (0..mark.start(), Some(mark.end()..mark.end() + rest.len()))
        }
        None => (0..words.len(), None),
    }
}

/// What an attendance cell says.
pub(crate) struct State {
    pub(crate) presence: Presence,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// Reads an attendance cell: a word of the list, times or items, dashes, or nothing.
pub(crate) fn state(words: &str) -> State {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:(?<from>\d{1,2}[.:]\d{2})\s*(?:Uhr\s*)?(?:-|–|bis)\s*(?<until>\d{1,2}[.:]\d{2})|\b(?:ab)\s(?<begin>TOP\s\d+(?:\.\d+)*|\d{1,2}[.:]\d{2})|\bbis\s(?:einschließlich\s)?(?<end>TOP\s\d+(?:\.\d+)*|\d{1,2}[.:]\d{2}))",
        )
    });
    let plain = |presence| State { presence, from: None, to: None };
    let bare = words.trim();
    if let Some(found) = PART.captures(bare) {
        let part = |names: [&str; 2]| {
            let it = names.into_iter().find_map(|it| found.name(it))?;
            Some(it.as_str().replace('.', ":"))
        };
        return State {
            presence: Presence::Partial,
            from: part(["from", "begin"]),
            to: part(["until", "end"]),
        };
    }
    let known =
        presence(bare).or_else(|| presence(bare.split([',', ';', '(', '–']).next()?.trim()));
    let dashes = bare.len() > 1 && bare.chars().all(|it| "-–—_ ".contains(it));
    plain(known.unwrap_or(if dashes { Presence::Absent } else { Presence::Unknown }))
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
                Tom Kurz member unknown AfD - -  "Tom Kurz"  attendance/row
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

    #[test]
    fn parts_of_a_sitting() {
        let partial = state("17.18 - 18.13 Uhr");
        assert_eq!(
            (partial.presence, partial.from.as_deref(), partial.to.as_deref()),
            (Presence::Partial, Some("17:18"), Some("18:13"))
        );
        assert_eq!(state("bis 17:30 Uhr").to.as_deref(), Some("17:30"));
        assert_eq!(state("ab TOP 5").from.as_deref(), Some("TOP 5"));
        assert_eq!(state("-----").presence, Presence::Absent);
        assert_eq!(state("- - -").presence, Presence::Absent);
        assert_eq!(state("").presence, Presence::Unknown);
    }
}
