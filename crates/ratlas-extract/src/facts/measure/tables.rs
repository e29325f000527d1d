//! Measures and goals in tables with a head.

use std::sync::LazyLock;

use ratlas_german::WrittenDate;

use super::Action;
use super::terms::due;
use crate::document::{Cell, Document, tables};
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Which column says what.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    measure: Option<usize>,
    goal: Option<usize>,
    responsible: Option<usize>,
    time: Option<usize>,
    status: Option<usize>,
    /// Other columns of a plan: costs, indicators.
    plan: bool,
}

/// The measures of all tables that name them in their head.
pub(super) fn measures(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Action>> {
    let text = &document.text;
    let mut res = Vec::new();
    for (columns, row) in rows(document) {
        let cell = |idx: Option<usize>| row.get(idx?).filter(|it| !it.span.is_empty());
        let Some(measure) = cell(columns.measure) else { continue };
        let action = Action {
            responsible: cell(columns.responsible).map(|it| it.span.clone()),
            due: cell(columns.time).and_then(|it| due(dates, it.span.clone(), text)),
            status: cell(columns.status).and_then(|it| status(&it.words)),
        };
        res.push(Found::new(action, measure.span.clone(), "measure/table"));
    }
    res
}

/// The goals of tables of measures.
pub(super) fn goals(document: &Document) -> Vec<Found<()>> {
    let goal = |(columns, row): (Columns, Vec<Cell>)| {
        columns.measure?;
        let span = row.get(columns.goal?)?.span.clone();
        (!span.is_empty()).then(|| Found::new((), span, "goal/table"))
    };
    rows(document).into_iter().filter_map(goal).collect()
}

/// What a running head puts between the rows of a table that goes on over the page.
const BREAK_LINES: usize = 4;

/// The rows below a head of measures, with what their columns say.
fn rows(document: &Document) -> Vec<(Columns, Vec<Cell>)> {
    if !document.text.contains("aßnahme") && !document.text.contains("assnahme") {
        return Vec::new();
    }
    let mut res = Vec::new();
    let mut head: Option<(Columns, usize)> = None;
    let mut end_line = 0;
    for table in tables(document) {
        if table.first_line > end_line + BREAK_LINES {
            head = None;
        }
        end_line = table.first_line + table.rows.len();
        for row in table.rows {
            match (columns(&row), head) {
                (Some(columns), _) => head = Some((columns, row.len())),
                (None, Some((columns, n_cells))) if row.len() == n_cells => {
                    res.push((columns, row));
                }
                _ => {}
            }
        }
    }
    res
}

/// What the columns below a row say, if the row is a head of measures: it names them and at least
/// one other thing that belongs to a plan.
fn columns(row: &[Cell]) -> Option<Columns> {
    static MEASURE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:Geplante\s|Konkrete\s|Lfd\.\s)?(?:Einzelm|M)a(?:ß|ss)nahmen?(?:\s?/\s?\S+|titel|bezeichnung|\sund\s\S+)?:?$",
        )
    });
    static GOAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:(?:Teil|Handlungs|Leit|Wirkungs)?[Zz]iele?|Zielsetzung)\b:?")
    });
    static WHO: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Haupt)?[Vv]erantwortlich|Zuständig|Federführ|Wer\b|Akteur|Umsetzung\sdurch|Träger|Amt\b|Dienststelle|Fachbereich|Durchführende)",
        )
    });
    static TIME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:Zeit|Termin|Frist|Bis\swann|Wann\b|Umsetzung(?:szeit|sbeginn|\sbis|$)|Fällig|Laufzeit|Beginn|Realisierung|Jahr$)",
        )
    });
    static STATUS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:(?:Umsetzungs|Bearbeitungs)?[Ss]tatus|Stand\b|Sachstand|Umsetzungsstand)")
    });
    static PLAN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Gesamt)?[Kk]osten|Finanz|Ressourcen|Indikator|Priorität|Handlungsfeld|Zielgruppe)",
        )
    });
    let mut res = Columns::default();
    for (idx, cell) in row.iter().enumerate() {
        let words = cell.words.as_str();
        let slot = match words {
            it if MEASURE.is_match(it) => &mut res.measure,
            it if WHO.is_match(it) => &mut res.responsible,
            it if TIME.is_match(it) => &mut res.time,
            it if STATUS.is_match(it) => &mut res.status,
            it if PLAN.is_match(it) => {
                res.plan = true;
                continue;
            }
            it if GOAL.is_match(it) => &mut res.goal,
            _ => continue,
        };
        slot.get_or_insert(idx);
    }
    let others = [res.goal, res.responsible, res.time, res.status];
    res.measure?;
    (res.plan || others.iter().any(Option::is_some)).then_some(res)
}

/// What a cell says of how far a measure is.
fn status(words: &str) -> Option<&'static str> {
    static DONE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:vollständig\s)?(?:umgesetzt|abgeschlossen|erledigt|realisiert|fertig|durchgeführt|erfolgt|beendet)",
        )
    });
    static RUNNING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:laufend|läuft|in\s(?:Umsetzung|Arbeit|Bearbeitung|Planung|Vorbereitung)|begonnen|geplant|gestartet|fortlaufend|teilweise|dauer|vorgesehen|zugesagt|beschlossen)",
        )
    });
    static OPEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^(?:offen|vorgeschlagen|Vorschlag|noch\snicht|in\sPrüfung|Idee)")
    });
    match words {
        it if DONE.is_match(it) => Some("done"),
        it if RUNNING.is_match(it) => Some("announced"),
        it if OPEN.is_match(it) => Some("proposed"),
        _ => None,
    }
}
