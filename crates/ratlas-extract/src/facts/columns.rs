//! The columns of an attendance table: what its head says stands in each of them.

use std::sync::LazyLock;

use ratlas_model::Presence;

use super::name::names;
use super::presence::stated;
use crate::document::{Cell, Table};
use crate::lexicon::factions::faction;
use crate::pattern::{Pattern, pattern};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Whole names, or family names beside a column of given names.
    Name,
    /// Given names.
    Given,
    /// `Frau`, `Herr`, titles.
    Introduction,
    /// Factions.
    Faction,
    /// Functions, offices, organisations.
    Office,
    /// Words of attendance.
    Presence,
    /// A mark that stands for this.
    Mark(Presence),
    /// Anything: times, substitutes, offices.
    Remark,
    /// Who sits for the person of the row.
    SubstitutedBy,
    /// Who may sit for the person of the row; it says nothing of this sitting.
    Deputy,
    /// For whom the person of the row sits.
    SubstituteFor,
    /// From when.
    From,
    /// Until when.
    To,
    /// Room for a signature.
    Signature,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns(pub(crate) Vec<Option<Column>>);

impl Columns {
    /// The columns a row names, if it is the head of an attendance table.
    pub(crate) fn of_head(row: &[Cell]) -> Option<Columns> {
        // A heading in a row of its own has one filled cell.
        if row.iter().filter(|it| !it.words.is_empty()).count() < 2 {
            return None;
        }
        let mut res = Columns(row.iter().map(|it| column(&it.words)).collect());
        let n_names = res.0.iter().filter(|it| **it == Some(Column::Name)).count();
        if n_names != 1 {
            return None;
        }
        // "Name", "Status" and the office in a first column without a name of its own.
        if !res.has(Column::Faction) && !res.has(Column::Office) {
            let other = row
                .iter()
                .zip(&res.0)
                .position(|(cell, it)| it.is_none() && !cell.words.is_empty());
            if let Some(other) = other {
                res.0[other] = Some(Column::Office);
            }
        }
        res.choose_presence();
        Some(res)
    }

    /// Among several columns of marks, `anwesend` is one of them; a remark alone tells attendance.
    fn choose_presence(&mut self) {
        let marks = self.0.iter().filter(|it| matches!(it, Some(Column::Mark(_)))).count();
        for it in self.0.iter_mut().flatten() {
            if *it == Column::Presence && marks > 0 {
                *it = Column::Mark(Presence::Present);
            }
        }
        if !self.tells_presence()
            && let Some(it) = self.0.iter_mut().flatten().find(|it| **it == Column::Remark)
        {
            *it = Column::Presence;
        }
    }

    /// Whether a column tells who attended.
    pub(crate) fn tells_presence(&self) -> bool {
        let tells =
            |it: &Column| matches!(it, Column::Presence | Column::Mark(_) | Column::Signature);
        self.0.iter().flatten().any(tells)
    }

    pub(crate) fn has(&self, column: Column) -> bool {
        self.0.contains(&Some(column))
    }

    /// The first cell of a row that is this column's and not empty.
    pub(crate) fn cell<'r>(&self, row: &'r [Cell], column: Column) -> Option<&'r Cell> {
        let mut cells = row.iter().zip(&self.0);
        let (cell, _) = cells.find(|(cell, it)| **it == Some(column) && !cell.words.is_empty())?;
        Some(cell)
    }

    /// Whether a table without head may go on with these columns.
    pub(crate) fn fit(&self, table: &Table) -> bool {
        table.rows.iter().all(|row| row.len() == self.0.len())
            && table.rows.iter().any(|row| {
                let presence = row.iter().zip(&self.0).find(|it| *it.1 == Some(Column::Presence));
                let known = presence
                    .is_none_or(|(it, _)| it.words.is_empty() || stated(&it.words).is_some());
                known && self.cell(row, Column::Name).is_some_and(|it| !names(&it.words).is_empty())
            })
    }

    /// The columns of a table without head, told by what stands in them: names in one, words of
    /// attendance in another.
    pub(crate) fn of_rows(table: &Table) -> Option<Columns> {
        const FEWEST_ROWS: usize = 2;
        let width = table.rows.first()?.len();
        if table.rows.len() < FEWEST_ROWS || table.rows.iter().any(|it| it.len() != width) {
            return None;
        }
        let share = |idx: usize, is: &dyn Fn(&str) -> bool| {
            let cells = table.rows.iter().filter_map(|row| row.get(idx));
            let (mut n, mut n_filled) = (0, 0);
            for cell in cells.filter(|it| !it.words.is_empty()) {
                n_filled += 1;
                n += usize::from(is(&cell.words));
            }
            // Nine of ten words of a column are what it holds.
            n > 0 && n * 10 >= n_filled * 9
        };
        let is_person =
            |it: &str| names(it).first().is_some_and(|it| it.given.is_some() || it.is_introduced());
        let presence = (0..width).find(|it| share(*it, &|it| stated(it).is_some()))?;
        let person = (0..width).find(|it| *it != presence && share(*it, &is_person))?;
        let mut res = Columns(vec![None; width]);
        for idx in 0..width {
            res.0[idx] = match idx {
                _ if idx == presence => Some(Column::Presence),
                _ if idx == person => Some(Column::Name),
                _ if share(idx, &|it| faction(it).is_some()) => Some(Column::Faction),
                _ => Some(Column::Remark),
            };
        }
        Some(res)
    }
}

/// What a cell of a head names.
fn column(words: &str) -> Option<Column> {
    static HEADS: LazyLock<Vec<(Pattern, Column)>> = LazyLock::new(|| {
        let heads = [
            (r"Vorname", Column::Given),
            (
                r"(?:Vor-\s?und\s(?:Nach|Zu)name|Vorname,?\s?/?\s?(?:Nach|Zu)?name|(?:Nach|Familien|Zu)?name[n]?(?:,?\s?/?\s?(?:und\s)?Vorname)?|Name\s?\(.*\)|(?:\p{L}*)?Mitglied(?:er)?(?:\s.*)?|Teilnehm\S*(?:\s.*)?|(?:Stimmberechtigte|Beratende|Ordentliche|Stellvertretende)\sMitglieder|Person(?:en)?|Stadtverordnete\S*|Mandatsträger\S*|Name\sdes\sMitglieds)",
                Column::Name,
            ),
            (r"Anrede|(?:akad\.\s)?Titel|Anrede\s?/\s?Titel", Column::Introduction),
            (
                r"(?:Fraktion|Partei|Liste|Gruppe|Gruppierung)(?:\s?/\s?(?:Liste|Gruppe|Partei|Fraktion|Wählergruppe))?",
                Column::Faction,
            ),
            (
                r"Funktion|Amt|Organisation(?:seinheit)?(?:\s.*)?|Institution|Struktur(?:\s.*)?|Dienststelle|Einrichtung|Verein|Fachbereich|Behörde|Gremium|Stelle",
                Column::Office,
            ),
            (
                r"Teilnahme|Anwesenheit|Anwesend\S*(?:\s.*)?|Anw\.|Status|Teilgenommen|Präsenz|anwesend\s\(ja/nein\)",
                Column::Presence,
            ),
            (r"ja|x", Column::Mark(Presence::Present)),
            (r"Entschuldigt|Entsch\.|Verhindert", Column::Mark(Presence::Excused)),
            (
                r"nein|Unentschuldigt|Fehlt|Fehlend|Abwesend|nicht\sanwesend|unentsch\.",
                Column::Mark(Presence::Absent),
            ),
            (
                r"(?:Vertretung|Vertreten|Vertreter\S*|in\sVertretung)(?:\sdurch)?",
                Column::SubstitutedBy,
            ),
            (r"Stellvertret\S*|Ersatzmitglied\S*|persönliche\sVertretung", Column::Deputy),
            (r"(?:in\s)?Vertretung\sfür|Vertritt|für", Column::SubstituteFor),
            (
                r"Bemerkung(?:en)?|Anmerkung(?:en)?|Hinweise?|Zeit(?:raum)?|von\s?[-–/]\s?bis|Anwesenheitszeit",
                Column::Remark,
            ),
            (r"von|ab|kommt|von\s\(Uhr\)", Column::From),
            (r"bis|geht|bis\s\(Uhr\)", Column::To),
            (r"Unterschrift|Signatur|Handzeichen", Column::Signature),
        ];
        heads.into_iter().map(|(it, column)| (pattern(&format!("^(?i:{it}):?$")), column)).collect()
    });
    const LONGEST_HEAD: usize = 90;
    if words.is_empty() || words.len() > LONGEST_HEAD {
        return None;
    }
    HEADS.iter().find(|(head, _)| head.is_match(words)).map(|(_, column)| *column)
}
