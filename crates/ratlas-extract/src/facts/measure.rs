//! Measures and goals outside of blocks: in lists, tables and sentences.

mod goals;
mod headed;
mod sentences;
mod statements;
mod tables;
mod terms;

use std::ops::Range;

use ratlas_german::WrittenDate;
use ratlas_model::Genre;

pub(crate) use self::goals::goals;
pub(crate) use self::sentences::sentences;
use super::proposal::Block;
use crate::document::Document;
use crate::found::{Found, Taken};

/// Something that is done or to be done. Its words are those of the [`Found`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Action {
    /// Who is to do it.
    pub(crate) responsible: Option<Range<usize>>,
    /// Until when, EDTF.
    pub(crate) due: Option<String>,
    /// `proposed`, `announced` or `done`.
    pub(crate) status: Option<&'static str>,
}

/// What a paper is, as far as measures and goals depend on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'f> {
    pub(crate) genre: Option<Genre>,
    pub(crate) dates: &'f [WrittenDate],
    pub(crate) blocks: &'f [Found<Block>],
}

/// Finds measures outside of blocks of goal, reason and measures, in reading order.
///
/// # Shapes
///
/// | seen                                                                  | rule               |
/// |-----------------------------------------------------------------------|--------------------|
/// | a table with a head `Maßnahme` and `Verantwortlich`, `Zeitraum`, `Status` … | `measure/table` |
/// | a list below `Maßnahmen:`, `folgende Maßnahmen:`, `Handlungsstrategie:` | `measure/list`     |
/// | `Maßnahme 3.1: Die Stadt …`                                           | `measure/label`    |
/// | `Die Stadt wird … einrichten`, `… wird … eingerichtet`                | `measure/announced` |
/// | `Die Beteiligung des Beirates ist vorgesehen`, `sind … geplant`        | `measure/planned`  |
/// | `organisiert … voraussichtlich im Herbst 2021 …`                      | `measure/expected` |
/// | `Dazu sollen regelmäßige Treffen stattfinden`                        | `measure/shall`    |
/// | `wurde … eingerichtet`, in a report                                   | `measure/done`     |
///
/// Who is responsible and until when is read from the cells of the row, or from `Verantwortlich:
/// …`, `Umsetzung bis …` in the entry. What a motion asks for, what a body decides and what is
/// denied or only possible are no measures.
#[doc(alias = "Maßnahme")]
pub(crate) fn measures(document: &Document, context: Context<'_>) -> Vec<Found<Action>> {
    let mut res = tables::measures(document, context.dates);
    res.extend(headed::measures(document, context.dates));
    res.extend(statements::measures(document, context));
    in_order(document, res, context.blocks)
}

/// Those that stand outside of blocks, each text once; what was found first counts.
fn in_order<T>(
    document: &Document,
    found: Vec<Found<T>>,
    blocks: &[Found<Block>],
) -> Vec<Found<T>> {
    let mut taken = Taken::default();
    for block in blocks {
        taken.cover(&block.span);
    }
    let is_said = |it: &Found<T>| document.text[it.span.clone()].chars().any(char::is_alphabetic);
    let mut res: Vec<Found<T>> =
        found.into_iter().filter(|it| is_said(it) && taken.take(&it.span)).collect();
    res.sort_by_key(|it| it.span.start);
    res
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fn read(document: &Document) -> Vec<Found<Action>> {
        let dates = ratlas_german::dates(&document.text);
        measures(document, Context { genre: None, dates: &dates, blocks: &[] })
    }

    fact_contract!(
        read,
        [
            "Die Stadt wird im Herbst 2023 eine Anlaufstelle einrichten.",
            "Maßnahmen:\n- Ausbau der Beratung\n",
            "Maßnahme\tVerantwortlich\nAusbau der Beratung\tAmt 50\n"
        ]
    );

    #[track_caller]
    fn check_measures(text: &str, expected: Expect) {
        let document = Document::of(text);
        let show = |it: &Action| {
            let who = it.responsible.clone().map(|it| document.words(it)).unwrap_or_default();
            let due = it.due.as_deref().unwrap_or_default();
            [&who, due, it.status.unwrap_or_default()].join("|")
        };
        check(text, read, show, expected);
    }

    #[test]
    fn tables_with_a_head() {
        check_measures(
            "Nr.\tMaßnahme\tZuständig\tZeitraum\tKosten\tStatus\n1\tAusbau der Beratung\tAmt 50\tbis 2024\t10.000 €\tin Umsetzung\n2\tSprachtreff im Quartier\tVHS\t3. Quartal 2023\t\tumgesetzt\n\nZeitraum\tMaßnahme\tFederführung\n2023 - 2025\tDolmetscherpool\tBüro für Integration\n",
            expect![[r#"
                Amt 50|2024|announced  "Ausbau der Beratung"  measure/table
                VHS|2023-35|done  "Sprachtreff im Quartier"  measure/table
                Büro für Integration|2025|  "Dolmetscherpool"  measure/table
            "#]],
        );
    }

    #[test]
    fn lists_below_a_heading_or_a_sentence() {
        check_measures(
            "Die Verwaltung favorisiert folgende Handlungsstrategie:\n\nEin Satz.\n\n1. Erstens wird es so.\n2. Zweitens\nso.\n\nAdam\n\n3.2 Geplante Maßnahmen\n- Ausbau der Beratung\n  Verantwortlich: Amt 50, Umsetzung bis Ende 2024\n- Sprachtreff im Quartier (Zuständigkeit: VHS)\n\nFließtext danach.\n\nMaßnahme 4.1: Das Amt schult seine Beschäftigten.\n",
            expect![[r#"
                ||  "Erstens wird es so."  measure/list
                ||  "Zweitens\nso."  measure/list
                Amt 50|2024|  "Ausbau der Beratung"  measure/list
                VHS||  "Sprachtreff im Quartier"  measure/list
                ||  "Das Amt schult seine Beschäftigten."  measure/label
            "#]],
        );
    }

    #[test]
    fn sentences_that_announce() {
        check_measures(
            "Da es keine Liste gibt, wird die Fachstelle alle Vereine anschreiben und um Auskunft bitten. Danach organisiert das Amt voraussichtlich im Herbst 2021 ein Treffen. Eine Beteiligung des Beirates ist vorgesehen. Bis Ende 2023 wird eine Anlaufstelle eingerichtet. Die Stadt plant die Einrichtung einer Clearingstelle.",
            expect![[r#"
                die Fachstelle||announced  "wird die Fachstelle alle Vereine anschreiben und um Auskunft bitten."  measure/announced
                das Amt|2021-23|announced  "Danach organisiert das Amt voraussichtlich im Herbst 2021 ein Treffen."  measure/expected
                ||announced  "Eine Beteiligung des Beirates ist vorgesehen."  measure/planned
                |2023|announced  "Bis Ende 2023 wird eine Anlaufstelle eingerichtet."  measure/announced
                Die Stadt||announced  "Die Stadt plant die Einrichtung einer Clearingstelle."  measure/planned
            "#]],
        );
    }

    #[test]
    fn verbs_that_begin_with_an_umlaut() {
        check_measures(
            "Die Verwaltung wird die Merkblätter überarbeiten. Ab Mai öffnet das Amt voraussichtlich einen Treff. Die Stadt plant einen Treff, wenn der Änderungsantrag es zulässt.",
            expect![[r#"
                Die Verwaltung||announced  "Die Verwaltung wird die Merkblätter überarbeiten."  measure/announced
                das Amt||announced  "Ab Mai öffnet das Amt voraussichtlich einen Treff."  measure/expected
            "#]],
        );
    }

    #[test]
    fn leaves_requests_decisions_and_what_is_denied() {
        check_measures(
            "Die Verwaltung wird beauftragt, eine Anlaufstelle einzurichten. Der Antrag wird an den Ausschuss verwiesen. Die Stadt wird keine Anlaufstelle einrichten. Wird die Stadt eine Anlaufstelle einrichten? Eine Stelle könnte eingerichtet werden. Im Haushalt sind 5.000 Euro vorgesehen. Die Stelle wurde 2012 eingerichtet. Der Saal wird vom Hausmeister geöffnet.",
            expect![""],
        );
    }

    #[test]
    fn a_report_tells_what_was_done() {
        let text = "Zunächst wurde eine Projektgruppe gebildet. Es wurden Podcasts aufgenommen. Der Rat wurde gewählt.";
        let report = |document: &Document| {
            measures(document, Context { genre: Some(Genre::Report), dates: &[], blocks: &[] })
        };
        check(
            text,
            report,
            |it| it.status.unwrap_or_default().to_owned(),
            expect![[r#"
            done  "Zunächst wurde eine Projektgruppe gebildet."  measure/done
            done  "Es wurden Podcasts aufgenommen."  measure/done
        "#]],
        );
    }
}
