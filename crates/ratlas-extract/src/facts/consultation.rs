//! The way of a paper through the bodies.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};
use ratlas_model::{Openness, Outcome};

use super::openness::openness_of;
use super::{route, stations};
use crate::document::{Cell, Document, tables};
use crate::found::{Found, dates_in, mended};
use crate::lexicon::phrases::outcome_phrase;
use crate::pattern::{Pattern, pattern};

/// One station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Station {
    pub(crate) body: String,
    pub(crate) date: Option<String>,
    pub(crate) date_span: Option<Range<usize>>,
    /// As printed, e.g. `Vorberatung`.
    pub(crate) role: Option<String>,
    pub(crate) public: Option<bool>,
    pub(crate) agenda_item: Option<String>,
    pub(crate) outcome_raw: Option<String>,
    pub(crate) outcome: Option<Outcome>,
}

/// Finds the stations of a paper on its way through the bodies, in reading order.
///
/// # Shapes
///
/// | seen                                                              | rule                 |
/// |-------------------------------------------------------------------|----------------------|
/// | a table with head `Beratung`/`Gremium`/`Beratungsfolge` and a day | `consultation/row`   |
/// | lines `Gemeinderat 27.11.2018 27 x` below such a head, columns in any order, or one cell a line | `consultation/line` |
/// | `Beratungsgremium: Sozialausschuss, 23.10.2019, öffentlich`       | `consultation/label` |
/// | "zur Beratung im Sozialausschuss am 3.5.2021" in the head         | `consultation/sentence` |
///
/// The column `Behandlung` may hold the openness or the role; the words decide. An `x` counts for
/// the column `ö` or `nö` it stands in; on lines without columns it is left open.
#[doc(alias = "Beratungsfolge")]
pub(crate) fn consultations(
    document: &Document,
    dates: &[WrittenDate],
    in_words: bool,
) -> Vec<Found<Station>> {
    let mut res: Vec<Found<Station>> = Vec::new();
    let mut open: Option<(Vec<Cell>, usize)> = None;
    let mut last: Option<(Vec<Cell>, usize)> = None;
    for table in tables(document) {
        let head_idx = table.rows.iter().position(|it| is_head(it));
        let near = open.take().filter(|(_, line)| table.first_line - line <= HEAD_GAP_LINES);
        let (head, first_row) = match (head_idx, near) {
            (Some(idx), _) => (table.rows[idx].clone(), idx + 1),
            (None, Some((head, _))) => (head, 0),
            (None, None) => match last.take() {
                Some((head, line)) if carry_on(document, line, table.first_line, &mut res) => {
                    (head, 0)
                }
                _ => continue,
            },
        };
        let end = table.rows.last().and_then(|it| it.first()).map(|it| it.span.start);
        last = end.map(|it| (head.clone(), document.line_at(it)));
        let found = rows(&head, &table.rows[first_row..], dates);
        if found.is_empty() && head_idx.is_some() {
            open = Some((head, table.first_line));
        }
        res.extend(found);
    }
    if res.is_empty() {
        res = stations::block(document, dates);
    }
    if res.is_empty() && in_words {
        res = route::labelled_stations(document, dates);
    }
    if res.is_empty() && in_words {
        /// A sentence of the head names the bodies.
        const HEAD_LINES: usize = 40;
        let last = document.lines.get(HEAD_LINES).or(document.lines.last());
        res = route::sentences(document, last.map_or(0, |it| it.span.end), dates);
    }
    res
}

/// Whether a table goes on below lines that end the name of its last body: `und Migration`.
fn carry_on(
    document: &Document,
    last_line: usize,
    first_line: usize,
    res: &mut [Found<Station>],
) -> bool {
    const MOST_LINES: usize = 2;
    let between = last_line + 1..first_line;
    let Some(station) = res.last_mut().filter(|_| between.len() <= MOST_LINES) else {
        return false;
    };
    let rests: Vec<_> =
        between.filter_map(|it| document.trimmed(document.lines[it].span.clone())).collect();
    let low = |it: &Range<usize>| document.text[it.clone()].starts_with(char::is_lowercase);
    if rests.is_empty() || !rests.iter().all(low) {
        return false;
    }
    for rest in rests {
        station.value.body =
            mended(&format!("{} {}", station.value.body, document.words(rest.clone())));
        station.span.end = rest.end;
    }
    true
}

static BODY_HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Beratung|Gremi(?:um|en)|Beratungsfolge|Beratungsgremium|Gremium/Ausschuss|Name des Gremiums|Beschlussorgan|Ausschuss|Ausschuss/Gremium|Beratung im|Beratungsfolge\s.*|Beteiligte Gremien|Verteiler|zur Sitzung|Sitzung des|Vorlage an)\s?:?$",
    )
});
static DATE_HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Tag|Termin|Datum|Sitzungsdatum|Sitzungstermine?|Sitzung am|am|Sitzung|Datum der Sitzung|Sitzungstag|Geplanter Termin|Geplante Sitzung|Termine|Beratungstermine?)\s?:?$",
    )
});
static PUBLIC_HEAD: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:ö|Ö|öffentlich):?$"));
static CLOSED_HEAD: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:nö|NÖ|N|nicht\s?öffentlich|nichtöffentlich):?$"));
static OPENNESS_HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Öffentlichkeitsstatus|Öffentlichkeit|Status|Ö\s?/\s?NÖ?|ö\s?/\s?nö|Sitzungsart|Art der Sitzung):?$",
    )
});
static ROLE_HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Behandlung|Zuständigkeit|Rolle|Beschlussart|Art der Behandlung|Beratungsart|Beratungsaktion|Beratungszweck|Behandlungszweck|Behandlungszweck/-art|Kompetenz|Beschlussqualität|Beratungsform|zur|Aktion):?$",
    )
});
static OUTCOME_HEAD: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:Ergebnis|Beratungsergebnis|Beschluss):?$"));
static ITEM_HEAD: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:TOP|TOP-Nr\.|TO-Punkt|Top):?$"));

/// So many lines may stand between the head of a table and its rows: an empty one, a remark.
const HEAD_GAP_LINES: usize = 5;

/// Whether a row heads a table of consultations.
fn is_head(row: &[Cell]) -> bool {
    row.iter().any(|it| BODY_HEAD.is_match(&it.words))
        && row.iter().any(|it| DATE_HEAD.is_match(&it.words))
}

/// The stations of the rows below a head.
fn rows(head: &[Cell], rows: &[Vec<Cell>], dates: &[WrittenDate]) -> Vec<Found<Station>> {
    let body_idx = head.iter().position(|it| BODY_HEAD.is_match(&it.words));
    let mut res: Vec<Found<Station>> = Vec::new();
    for row in rows.iter().filter(|it| !is_head(it)) {
        if let Some(rest) = rest_of_name(row, body_idx)
            && let Some(last) = res.last_mut()
        {
            last.value.body = mended(&format!("{} {}", last.value.body, rest.words));
            last.span.end = rest.span.end;
            continue;
        }
        res.extend(station(head, row, dates));
    }
    res
}

/// The cell that goes on with the name of the body above, alone in its row.
fn rest_of_name(row: &[Cell], body_idx: Option<usize>) -> Option<&Cell> {
    let mut filled = row.iter().enumerate().filter(|(_, it)| !it.words.is_empty());
    let (idx, cell) = filled.next()?;
    let alone = filled.next().is_none() && (Some(idx) == body_idx || idx == 0);
    (alone && cell.words.starts_with(char::is_lowercase)).then_some(cell)
}

fn station(head: &[Cell], row: &[Cell], dates: &[WrittenDate]) -> Option<Found<Station>> {
    let cell = |pattern: &Pattern| {
        let idx = head.iter().position(|it| pattern.is_match(&it.words))?;
        row.get(idx).filter(|it| !it.words.is_empty())
    };
    let body = cell(&BODY_HEAD)?;
    let day = row.iter().find_map(|it| day_in(&it.span, dates));
    let letters = body.words.chars().filter(|it| it.is_alphabetic()).count();
    let told = flag(&body.words).is_some() || stations::role(&body.words).is_some();
    if letters < 3 || told || body.words.ends_with(':') {
        return None;
    }
    let marked = |pattern: &Pattern| cell(pattern).is_some_and(|it| is_crossed(&it.words));
    let stated = row.iter().filter(|it| it.span != body.span).find_map(|it| flag(&it.words));
    let role = cell(&ROLE_HEAD).filter(|it| flag(&it.words).is_none());
    // A crossed box in a column that is called by a role.
    let crossed = head
        .iter()
        .zip(row)
        .find(|(head, it)| is_crossed(&it.words) && stations::role(&head.words).is_some());
    let outcome = cell(&OUTCOME_HEAD);
    let last = row.iter().rev().find(|it| !it.words.is_empty())?;
    let start = row.iter().find(|it| !it.words.is_empty())?.span.start;
    let value = Station {
        body: mended(&body.words),
        date: day.map(|it| it.edtf.clone()),
        date_span: day.map(|it| it.span.clone()),
        role: role.or(crossed.map(|it| it.0)).map(|it| it.words.clone()),
        public: match (marked(&PUBLIC_HEAD), marked(&CLOSED_HEAD)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => cell(&OPENNESS_HEAD).and_then(|it| flag(&it.words)).or(stated),
        },
        agenda_item: cell(&ITEM_HEAD).map(|it| it.words.clone()),
        outcome_raw: outcome.map(|it| it.words.clone()),
        outcome: outcome.and_then(|it| outcome_of(&it.words)),
    };
    Some(Found::new(value, start..last.span.end, "consultation/row"))
}

/// Whether a box is crossed.
fn is_crossed(words: &str) -> bool {
    matches!(words, "x" | "X" | "☒" | "☑" | "[x]" | "[X]" | "(x)" | "(X)" | "✓" | "✗")
}

/// Whether words say public or not; nothing for both.
pub(super) fn flag(words: &str) -> Option<bool> {
    /// "öffentliche Bekanntmachung" and sentences are no flags.
    const LONGEST_FLAG: usize = 24;
    if words.len() > LONGEST_FLAG || words.to_lowercase() == "n" {
        return (words == "N").then_some(false);
    }
    match openness_of(words)? {
        Openness::Public => Some(true),
        Openness::Closed => Some(false),
        Openness::Mixed => None,
    }
}

pub(super) fn outcome_of(words: &str) -> Option<Outcome> {
    outcome_phrase(&words.to_lowercase(), |_| true).map(|it| it.0)
}

fn day_in<'d>(span: &Range<usize>, dates: &'d [WrittenDate]) -> Option<&'d WrittenDate> {
    dates_in(dates, span.clone()).iter().find(|it| it.precision == Precision::Day)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fn stations(document: &Document) -> Vec<Found<Station>> {
        consultations(document, &ratlas_german::dates(&document.text), true)
    }

    fact_contract!(stations, ["Beratung\tTag\tBehandlung\nStadtrat\t15.04.2004\töffentlich\n"]);

    #[track_caller]
    fn check_stations(text: &str, expected: Expect) {
        let show = |it: &Station| {
            let public = it.public.map_or("-", |it| if it { "public" } else { "closed" });
            let parts = [&it.date, &it.role, &it.agenda_item, &it.outcome_raw];
            let parts: Vec<&str> =
                parts.into_iter().map(|it| it.as_deref().unwrap_or("-")).collect();
            format!("{} {public} {}", it.body, parts.join(" "))
        };
        check(text, stations, show, expected);
    }

    #[test]
    fn tables() {
        check_stations(
            "Beratung\tTag\tBehandlung\nDer Oberbürgermeister\t23.03.2004\tnicht öffentlich\nStadtrat\t15.04.2004\töffentlich\n",
            expect![[r#"
                Der Oberbürgermeister closed 2004-03-23 - - -  "Der Oberbürgermeister\t23.03.2004\tnicht öffentlich"  consultation/row
                Stadtrat public 2004-04-15 - - -  "Stadtrat\t15.04.2004\töffentlich"  consultation/row
            "#]],
        );
        check_stations(
            "Gremium\tTermin\tTOP\tö\tnö\tErgebnis\nHauptausschuss\t17.05.2022\t1\tX\t\tKenntnisnahme\nGemeinderat\t24.05.2022\t9\t\tx\t\n",
            expect![[r#"
                Hauptausschuss public 2022-05-17 - 1 Kenntnisnahme  "Hauptausschuss\t17.05.2022\t1\tX\t\tKenntnisnahme"  consultation/row
                Gemeinderat closed 2022-05-24 - 9 -  "Gemeinderat\t24.05.2022\t9\t\tx"  consultation/row
            "#]],
        );
        check_stations(
            "Gremium\tTermin\tÖffentlichkeitsstatus\tZuständigkeit\nGemeinderat\t19.09.2023\tÖ\tEntscheidung\n",
            expect![[r#"
                Gemeinderat public 2023-09-19 Entscheidung - -  "Gemeinderat\t19.09.2023\tÖ\tEntscheidung"  consultation/row
            "#]],
        );
    }

    #[test]
    fn lines_without_columns() {
        check_stations(
            "Gremium Termin TOP ö nö Ergebnis\nGemeinderat 27.11.2018 27\nx\n\nText am 1.1.2020\n",
            expect![[r#"
                Gemeinderat - 2018-11-27 - 27 -  "Gemeinderat 27.11.2018 27\nx"  consultation/line
            "#]],
        );
        check_stations(
            "Gremium Termin TOP \nö \nnö \nGemeinderat 21.07.2020 14 \nx \n \nText\n",
            expect![[r#"
                Gemeinderat - 2020-07-21 - 14 -  "Gemeinderat 21.07.2020 14 \nx"  consultation/line
            "#]],
        );
    }

    #[test]
    fn columns_in_any_order_and_one_cell_a_line() {
        check_stations(
            "Beratungsfolge\n09.06.2026 Integrationsrat Vorberatung\n01.07.2026 Rat Entscheidung\n\nBeschlussvorschlag:\n",
            expect![[r#"
                Integrationsrat - 2026-06-09 Vorberatung - -  "09.06.2026 Integrationsrat Vorberatung"  consultation/line
                Rat - 2026-07-01 Entscheidung - -  "01.07.2026 Rat Entscheidung"  consultation/line
            "#]],
        );
        check_stations(
            "Beratungsfolge:\nStatus\nDatum\nGremium\nZuständigkeit\nÖffentlich\n20.02.2023\nSozialausschuss\nKenntnisnahme\nNichtöffentlich\n28.02.2023\nAusschuss für Soziales,\nArbeit und Gesundheit\nVorberatung\nBetreff\n",
            expect![[r#"
                Sozialausschuss public 2023-02-20 Kenntnisnahme - -  "Öffentlich\n20.02.2023\nSozialausschuss\nKenntnisnahme"  consultation/line
                Ausschuss für Soziales, Arbeit und Gesundheit closed 2023-02-28 Vorberatung - -  "Nichtöffentlich\n28.02.2023\nAusschuss für Soziales,\nArbeit und Gesundheit\nVorberatung"  consultation/line
            "#]],
        );
        check_stations(
            "Beratungsfolge und Sitzungstermine\nÖ 23.02.2021 Integrationsbeirat\nN 11.03.2021 Hauptausschuss\n",
            expect![[r#"
                Integrationsbeirat public 2021-02-23 - - -  "Ö 23.02.2021 Integrationsbeirat"  consultation/line
                Hauptausschuss closed 2021-03-11 - - -  "N 11.03.2021 Hauptausschuss"  consultation/line
            "#]],
        );
        check_stations(
            "Termin\tGremium\tAnhörung\tEntscheidung\n16.04.2024\tBezirksvertretung Adorf- West\t☒\t☐\n15.05.2024\tRat\t☐\t☒\n",
            expect![[r#"
                Bezirksvertretung Adorf-West - 2024-04-16 Anhörung - -  "16.04.2024\tBezirksvertretung Adorf- West\t☒\t☐"  consultation/row
                Rat - 2024-05-15 Entscheidung - -  "15.05.2024\tRat\t☐\t☒"  consultation/row
            "#]],
        );
        check_stations(
            "Gremium\tSitzung am\töffentlich\tnicht öffentlich\nRat\t26.10.2021\t[x]\t[ ]\nHauptausschuss\t11.11.2021\t☐\t☒\n",
            expect![[r#"
                Rat public 2021-10-26 - - -  "Rat\t26.10.2021\t[x]\t[ ]"  consultation/row
                Hauptausschuss closed 2021-11-11 - - -  "Hauptausschuss\t11.11.2021\t☐\t☒"  consultation/row
            "#]],
        );
    }

    #[test]
    fn labels_and_sentences() {
        check_stations(
            "Beratungsgremium:\tSozialausschuss, 23.10.2019, öffentlich, Kenntnisnahme\n",
            expect![[r#"
                Sozialausschuss public 2019-10-23 Kenntnisnahme - -  "Sozialausschuss, 23.10.2019, öffentlich, Kenntnisnahme"  consultation/label
            "#]],
        );
        check_stations(
            "Vorberatung\tInternationaler Ausschuss Sitzung am 06.10.2020 TOP 2\n",
            expect![[r#"
                Internationaler Ausschuss - 2020-10-06 Vorberatung 2 -  "Internationaler Ausschuss Sitzung am 06.10.2020 TOP 2"  consultation/label
            "#]],
        );
        check_stations(
            "Vorlage zur Beratung im Sozialausschuss am 11.05.2021 und zur Beschlussfassung in der Stadtverordnetenversammlung am 20.05.2021\n",
            expect![[r#"
                Sozialausschuss - 2021-05-11 Beratung - -  "zur Beratung im Sozialausschuss am 11.05.2021"  consultation/sentence
                Stadtverordnetenversammlung - 2021-05-20 Beschlussfassung - -  "zur Beschlussfassung in der Stadtverordnetenversammlung am 20.05.2021"  consultation/sentence
            "#]],
        );
        check_stations(
            "Antrag zur Sitzung des Integrationsrates am 15.06.2021\n",
            expect![[r#"
            Integrationsrat - 2021-06-15 - - -  "zur Sitzung des Integrationsrates am 15.06.2021"  consultation/sentence
        "#]],
        );
        check_stations(
            "Die Verwaltung berichtete im Sozialausschuss am 11.05.2021 darüber.\n",
            expect![[""]],
        );
    }
}
