//! What each date is to the paper it stands in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};
use ratlas_model::{Basis, DateRole, Dated, Genre};

use crate::document::{Document, cells};
use crate::facts::Facts;
use crate::facts::deadline::sentence;
use crate::found::{beginning_in, evidence};
use crate::pattern::{Pattern, pattern};

/// The dates of a paper, each once for each role, in the order of their first mention.
pub(crate) fn dates(document: &Document, facts: &Facts, genre: Genre) -> Vec<Dated> {
    let mut res: Vec<(Dated, Vec<Range<usize>>)> = Vec::new();
    // The facts of each value; few, for a day has few roles.
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let stations: BTreeSet<usize> = stations(facts).collect();
    for date in &facts.dates {
        let role = role(document, facts, genre, date, &stations);
        let same = known.entry(&date.edtf).or_default();
        if let Some(idx) = same.iter().find(|it| same_fact(res[**it].0.role, role)) {
            let (dated, spans) = &mut res[*idx];
            spans.push(date.span.clone());
            dated.role = dated.role.min(role);
        } else {
            same.push(res.len());
            res.push((dated(document, date, role), vec![date.span.clone()]));
        }
    }
    for (dated, spans) in &mut res {
        let rule = dated.evidence.rule.clone();
        dated.evidence = evidence(document, spans.iter().cloned(), rule, Basis::Explicit);
    }
    res.into_iter().map(|it| it.0).collect()
}

/// Where the days of consultations stand.
fn stations(facts: &Facts) -> impl Iterator<Item = usize> + '_ {
    let spans = facts.consultations.iter().filter_map(|it| it.value.date_span.as_ref());
    spans.map(|it| it.start)
}

/// A day that is named again in passing is the same fact; a day with two roles is two.
fn same_fact(one: DateRole, other: DateRole) -> bool {
    let weak = |it| matches!(it, DateRole::Mentioned | DateRole::Event);
    one == other || weak(one) || weak(other)
}

fn dated(document: &Document, date: &WrittenDate, role: DateRole) -> Dated {
    Dated {
        value: date.edtf.clone(),
        role,
        raw: document.words(date.span.clone()),
        qualifier: date.qualifier.map(str::to_owned),
        evidence: evidence(document, [date.span.clone()], date.rule, Basis::Explicit),
    }
}

fn role(
    document: &Document,
    facts: &Facts,
    genre: Genre,
    date: &WrittenDate,
    stations: &BTreeSet<usize>,
) -> DateRole {
    let at = |span: Option<&Range<usize>>| span.is_some_and(|it| *it == date.span);
    let meeting = &facts.meeting;
    if sits(facts, genre) {
        if at(meeting.date.as_ref().map(|it| &it.span)) {
            return DateRole::Meeting;
        }
        if at(meeting.previous.as_ref().map(|it| &it.span)) {
            return DateRole::PreviousMeeting;
        }
    }
    if stations.contains(&date.span.start) {
        return DateRole::Consultation;
    }
    let before = facts.deadlines.partition_point(|it| it.span.start <= date.span.start);
    if facts.deadlines[..before].last().is_some_and(|it| it.span.contains(&date.span.start)) {
        return DateRole::Deadline;
    }
    match date.precision {
        Precision::DayRange | Precision::MonthRange | Precision::YearRange => DateRole::Period,
        Precision::Day => day_role(document, facts, genre, date),
        _ if happens(document, date) => DateRole::Event,
        _ => DateRole::Mentioned,
    }
}

/// Genres whose papers belong to one sitting.
pub(crate) fn has_meeting(genre: Genre) -> bool {
    matches!(
        genre,
        Genre::Minutes
            | Genre::Invitation
            | Genre::Agenda
            | Genre::WorkingPaper
            | Genre::ResolutionExtract
    )
}

/// Whether a paper belongs to one sitting: by its genre, or because its head names the number of
/// the sitting it is for.
pub(crate) fn sits(facts: &Facts, genre: Genre) -> bool {
    const HEAD_LINES: usize = 14;
    let head_end = facts.head.iter().take(HEAD_LINES).next_back().map_or(0, |it| it.span.end);
    let meeting = &facts.meeting;
    let numbered = meeting.number.as_ref().is_some_and(|it| it.span.end < head_end);
    has_meeting(genre) || (numbered && meeting.date.is_some() && genre != Genre::Gazette)
}

fn day_role(document: &Document, facts: &Facts, genre: Genre, date: &WrittenDate) -> DateRole {
    let lead = lead(document, date.span.start);
    let above = cell_above(document, date.span.start);
    if RECEIVED.is_match(lead) || above.as_ref().is_some_and(|it| it.starts_with("Eingang")) {
        return DateRole::Received;
    }
    // The line of labels of a letter: the day of the letter it answers.
    if above.as_ref().is_some_and(|it| it.starts_with("Ihr")) {
        return match genre {
            Genre::Reply | Genre::Statement => DateRole::Motion,
            _ => DateRole::Mentioned,
        };
    }
    if is_labelled_date(document, facts, genre, date, lead) {
        return DateRole::Document;
    }
    let own = matches!(genre, Genre::Motion | Genre::Inquiry | Genre::Amendment);
    if own && brought_in(document, facts, date) {
        return DateRole::Document;
    }
    if of_motion(document, facts, date)
        || (matches!(genre, Genre::Reply | Genre::Statement | Genre::Amendment)
            && (VOM_LABEL.is_match(lead) || names_motion(document, facts, date)))
    {
        return DateRole::Motion;
    }
    if !has_meeting(genre) && SITS_ON.is_match(lead) && in_head_of(facts, date) {
        return DateRole::Consultation;
    }
    if is_document_date(document, facts, genre, date) {
        return DateRole::Document;
    }
    let same_as_meeting = facts.meeting.date.as_ref().is_some_and(|it| it.value == date.edtf);
    // "In der Sitzung vom 14.12.2016" cites a day.
    let cited = lead.trim_end().ends_with("vom");
    match () {
        () if cited && !same_as_meeting => DateRole::Mentioned,
        () if same_as_meeting && has_meeting(genre) => DateRole::Meeting,
        () if happens(document, date) => DateRole::Event,
        () => DateRole::Mentioned,
    }
}

/// The day a paper is for: `TERMIN: 22.06.2021`, `Sitzung am` in the cell before it.
static SITS_ON: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?:^|\n)[ ]*(?:TERMIN|Termin|Sitzungstermin|Sitzungsdatum|Sitzung am)[ ]?:?[ \t]*$")
});

fn in_head_of(facts: &Facts, date: &WrittenDate) -> bool {
    const HEAD_LINES: usize = 24;
    let last = facts.head.iter().take(HEAD_LINES).next_back();
    last.is_some_and(|it| date.span.start < it.span.end)
}

static RECEIVED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:eingang|eingegangen|eingereicht|posteingang)(?:\s(?:am|beim?|im)\b[^\n:]{0,50}|\s\d{1,4})?\s?:?\s*$",
    )
});
static VOM_LABEL: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?:^|\n)\s*vom:?\s*$"));
static DATE_LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\n\t ])(?:Datum|Stand|Ausgabedatum|Erstellt am|Erstellungsdatum|Erstelldatum|Vorlagendatum|Freigabedatum|Antragsdatum|Erscheinungsdatum|Ausgegeben am|Datum der (?:Vorlage|Drucksache))\s?:?\s*$",
    )
});
static SIDE_LABEL: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\n\s*Datum:?\s*\n\s*$"));
static STATE_LABEL: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?:Stand|Erstellt am|Erstellungsdatum|Ausgabedatum)\s?:?\s*$"));
/// The first line of a paper: `Antrag vom 14.05.2019, NR 871`.
static MOTION_OF: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:Antrag|Anfrage|Anregung|Bericht|Vortrag des Magistrats) vom $"));
static DATELINE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?:^|[\n\t])[ ]*\p{Lu}[\p{L}().\- ]{2,40},\s(?:den\s)?$"));

/// The words before a byte that may say what a date is.
fn lead(document: &Document, at: usize) -> &str {
    const LEAD_BYTES: usize = 60;
    let from = document.text.floor_char_boundary(at.saturating_sub(LEAD_BYTES));
    &document.text[from..at]
}

/// "… des Antrags vom 28.05.2019"; in the head, who brought it in may stand between.
fn names_motion(document: &Document, facts: &Facts, date: &WrittenDate) -> bool {
    static NEAR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:[aA]ntrags?|[aA]nfrage|Schreiben)\svom\s+$"));
    static IN_HEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?s)(?:[aA]ntrag|[aA]nfrage)\s(?:der|des|von)\s.{1,140}\svom\s+$")
    });
    const LEAD_BYTES: usize = 180;
    const HEAD_LINES: usize = 24;
    let head_end = facts.head.iter().take(HEAD_LINES).next_back().map_or(0, |it| it.span.end);
    let from = document.text.floor_char_boundary(date.span.start.saturating_sub(LEAD_BYTES));
    let lead = &document.text[from..date.span.start];
    let lead = lead.rsplit("\n\n").next().unwrap_or_default();
    NEAR.is_match(lead) || (date.span.start < head_end && IN_HEAD.is_match(lead))
}

/// What stands before the day of a motion behind its number.
static OF_DAY: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?:\bvom|\bv\.|[,(])\s*$"));

/// The day of a motion in its own head: `Antrag der Fraktion … vom 12.10.2004`, `vom: 4.12.2012`.
fn brought_in(document: &Document, facts: &Facts, date: &WrittenDate) -> bool {
    static OWN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|\n)\s*(?:-\s)?(?:(?:Dringlicher\s|Gemeinsamer\s|Interfraktioneller\s)?\S*(?:antrag|Antrag|anfrage|Anfrage)\s)?(?:der|des|von)\s[^\n:]{0,110}\svom\s*$|(?:^|\n)\s*vom:?\s*$",
        )
    });
    /// `der Stadtverordnetenfraktion … vom` fits in.
    const LEAD_BYTES: usize = 160;
    const HEAD_LINES: usize = 16;
    let head_end = facts.head.iter().take(HEAD_LINES).next_back().map_or(0, |it| it.span.end);
    let from = document.text.floor_char_boundary(date.span.start.saturating_sub(LEAD_BYTES));
    date.span.start < head_end && OWN.is_match(&document.text[from..date.span.start])
}

/// "Antrag Nr. … vom 03.12.2020".
fn of_motion(document: &Document, facts: &Facts, date: &WrittenDate) -> bool {
    /// The same words as in `references`, where the number takes its date.
    const BEHIND_BYTES: usize = 170;
    /// No number is longer.
    const NUMBER_BYTES: usize = 60;
    let from = date.span.start.saturating_sub(BEHIND_BYTES + NUMBER_BYTES);
    beginning_in(&facts.numbers, from..date.span.start).iter().any(|it| {
        let motion = matches!(
            it.value.kind,
            Some(ratlas_model::ReferenceKind::Motion | ratlas_model::ReferenceKind::Inquiry)
        );
        // "Antrag Nr. … der Fraktion … vom 3.12.2020", within one sentence.
        let between = document.text.get(it.span.end..date.span.start).unwrap_or_default();
        let of = OF_DAY.is_match(between) && !between.contains(". ") && !between.contains("\n\n");
        motion && of && it.span.end < date.span.start && between.len() <= BEHIND_BYTES
    })
}

/// `Datum: …` in the head. In minutes, that is the day of the sitting unless another day is.
fn is_labelled_date(
    document: &Document,
    facts: &Facts,
    genre: Genre,
    date: &WrittenDate,
    lead: &str,
) -> bool {
    const HEAD_LINES: usize = 24;
    let head_end = facts.head.iter().take(HEAD_LINES).next_back().map_or(0, |it| it.span.end);
    let other_day = facts.meeting.date.as_ref().is_some_and(|it| it.value != date.edtf);
    let labelled = DATE_LABEL.is_match(lead)
        || MOTION_OF.is_match(lead)
        || cell_above(document, date.span.start).is_some_and(|it| it.trim_matches(':') == "Datum");
    // The side column of a letter stands behind its text.
    let column = genre == Genre::Reply && SIDE_LABEL.is_match(lead);
    if column && document.page_at(date.span.start) == 1 {
        return true;
    }
    // "Datum" may label the sitting, "Stand" cannot.
    let own = STATE_LABEL.is_match(lead);
    date.span.start < head_end && labelled && (own || !has_meeting(genre) || other_day)
}

/// The cell above the one a byte stands in.
fn cell_above(document: &Document, at: usize) -> Option<String> {
    /// Rows of forms are shorter; each date of a row reads it again.
    const LONGEST_ROW: usize = 2_000;
    let line_idx = document.line_at(at);
    let above = line_idx.checked_sub(1).and_then(|it| document.lines.get(it))?;
    let line = &document.lines[line_idx];
    let longest = line.span.len().max(above.span.len());
    if !line.row || !above.row || longest > LONGEST_ROW {
        return None;
    }
    let row = cells(document, line.span.clone());
    let column = row.iter().position(|it| it.span.contains(&at))?;
    let head = cells(document, above.span.clone());
    let same = row.len() == head.len();
    head.into_iter().nth(column).filter(|_| same).map(|it| it.words)
}

/// The paper's own date: in a date line, or alone on a line of a letter's head.
fn is_document_date(document: &Document, facts: &Facts, genre: Genre, date: &WrittenDate) -> bool {
    const HEAD_LINES: usize = 24;
    let head_end = facts.head.iter().take(HEAD_LINES).next_back().map_or(0, |it| it.span.end);
    let in_head = date.span.start < head_end;
    let lead = lead(document, date.span.start);
    let own_line = lead.rsplit('\n').find(|it| !it.trim().is_empty()).unwrap_or_default();
    let dateline = DATELINE.is_match(lead)
        && !own_line.contains("Sitzung")
        && !in_sentence(document, date, own_line);
    if genre == Genre::Gazette {
        return in_head && facts.dates.first() == Some(date);
    }
    let line = &document.lines[document.line_at(date.span.start)];
    let day = &document.text[date.span.clone()];
    let alone = document.text[line.span.clone()].trim() == day;
    if (dateline && (in_head || at_end(document, date))) || (alone && closes(document, date)) {
        return true;
    }
    let saluted = facts.head.iter().any(|it| it.words.starts_with("Sehr geehrte"));
    let own = matches!(genre, Genre::Motion | Genre::Inquiry | Genre::Amendment);
    let letter = matches!(genre, Genre::Reply | Genre::Invitation) || (saluted && own);
    (in_head && alone && letter) || (!has_meeting(genre) && in_letterhead(document, facts, date))
}

/// Whether a line that looks like a date line is a sentence: "Das Fest soll am Samstag, 29. Juni
/// 2019, auf dem Marktplatz stattfinden."
fn in_sentence(document: &Document, date: &WrittenDate, own_line: &str) -> bool {
    let behind = &document.text[date.span.end..];
    let goes_on =
        behind.starts_with(',') || behind.trim_start_matches(' ').starts_with(char::is_lowercase);
    let day = own_line.trim_end().trim_end_matches(',');
    goes_on || (day.contains(' ') && WEEKDAYS.iter().any(|it| day.ends_with(it)))
}

const WEEKDAYS: &[&str] =
    &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"];

/// Alone in the right cell of one of the first lines, as letterheads have it, where no label calls
/// it the day of a sitting.
fn in_letterhead(document: &Document, facts: &Facts, date: &WrittenDate) -> bool {
    const LETTERHEAD_LINES: usize = 8;
    let first = facts.head.iter().take(LETTERHEAD_LINES);
    // The last cell of its row; words are looked through only for the few dates that stand so.
    let last_cell = |it: &Range<usize>| {
        let cell = document.text[it.clone()].rfind('\t').map(|tab| it.start + tab..it.end);
        cell.and_then(|it| document.trimmed(it)).is_some_and(|it| it == date.span)
    };
    let alone = first.clone().any(|it| {
        it.span.contains(&date.span.start) && document.lines[it.line_idx].row && last_cell(&it.span)
    });
    alone
        && !first.clone().any(|it| {
            ["Termin", "Sitzung", "Beratung", "Gremi"].iter().any(|word| it.words.contains(word))
        })
}

/// Whether a date is the last word of a paper.
fn closes(document: &Document, date: &WrittenDate) -> bool {
    document.text[date.span.end..].trim_start().is_empty()
}

/// Whether a date stands among the last lines, where papers are signed.
fn at_end(document: &Document, date: &WrittenDate) -> bool {
    const END_BYTES: usize = 600;
    document.text.len() - date.span.end < END_BYTES
}

/// Whether the sentence says that something takes place then.
fn happens(document: &Document, date: &WrittenDate) -> bool {
    static EVENT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:stattfinden|stattgefunden|stattfand|fand|findet|statt\b|[Vv]eranstaltung|fest\b|tagung|getroffen|Sitzung|voraussichtlich|beginnt|startet|eröffnet)",
        )
    });
    EVENT.is_match(&document.text[sentence(document, date.span.start)])
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::facts;
    use crate::houses::Houses;

    #[track_caller]
    fn check(text: &str, genre: Genre, expected: Expect) {
        let document = Document::of(text);
        let facts = facts(&document, Houses::builtin(), None);
        let line = |it: Dated| format!("{} {}\n", it.value, it.role);
        expected
            .assert_eq(&dates(&document, &facts, genre).into_iter().map(line).collect::<String>());
    }

    #[test]
    fn roles_of_a_letter() {
        check(
            "Sozialreferat\nDatum\n16.04.2021\n\nAntrag Nr. 20-26 / B 01322 des Bezirksausschusses 25\nvom 03.12.2020\n\nDie Sitzung wird voraussichtlich im Herbst 2021 stattfinden. Laufzeit 2014 - 2017.",
            Genre::Reply,
            expect![[r"
                2021-04-16 document
                2020-12-03 motion
                2021-23 event
                2014/2017 period
            "]],
        );
    }

    #[test]
    fn a_day_in_the_text_is_not_the_date_of_the_paper() {
        check(
            "Bericht\n\nAm 03.12.2020 war ein Fest.\n",
            Genre::Report,
            expect![[r"
            2020-12-03 mentioned
        "]],
        );
    }

    #[test]
    fn days_of_a_motion_and_of_its_way() {
        check(
            "SPD-Fraktion\n\nAntrag Nr. 04-F-03-0117\n\nder Stadtverordnetenfraktion vom 12.10.2004\n\nEingang beim Amt: 13.10.2004\n\nKurse sollen beginnen. In der Sitzung vom 01.02.2004 wurde berichtet.\n",
            Genre::Motion,
            expect![[r#"
                2004-10-12 document
                2004-10-13 received
                2004-02-01 mentioned
            "#]],
        );
        check(
            "Änderungsantrag\n\nDrucksachen-Nr.\tDatum\tEingang Amt\n1911482\t28.05.2019\t29.05.2019\n\nWir teilen das Anliegen des Antrags vom 01.05.2019. Kurse laufen von Oktober bis Dezember 2020.\n",
            Genre::Amendment,
            expect![[r#"
                2019-05-28 document
                2019-05-29 received
                2019-05-01 motion
                2020-10/2020-12 period
            "#]],
        );
    }

    #[test]
    fn minutes_are_dated_where_they_are_signed() {
        check(
            "Niederschrift\nüber die 2. Sitzung des Beirates am 23.03.2023\n\nDer Punkt geht an die Sitzung im September.\n\nAdorf, 25. April 2023\n\nMuster\n",
            Genre::Minutes,
            expect![[r#"
                2023-03-23 meeting
                2023-04-25 document
            "#]],
        );
    }

    #[test]
    fn a_sentence_is_no_date_line() {
        check(
            "Protokoll der Sitzung des Beirates vom 14. November 2018\n\nDas Fest soll am Samstag, 29. Juni 2019, auf dem Markt stattfinden.\n\nAdorf, 20. November 2018\n",
            Genre::Minutes,
            expect![[r#"
                2018-11-14 meeting
                2019-06-29 event
                2018-11-20 document
            "#]],
        );
    }

    #[test]
    fn the_line_of_labels_of_a_letter() {
        check(
            "Stadt Adorf\n\nIhre Nachricht vom\tUnser Zeichen\tDatum\n14.03.2023\t50/2-4\t27.04.2023\n\nWohnungen für Geflüchtete\n\nSehr geehrte Frau Muster,\n",
            Genre::Reply,
            expect![[r#"
                2023-03-14 motion
                2023-04-27 document
            "#]],
        );
    }

    #[test]
    fn the_day_a_paper_is_for() {
        check(
            "Anfrage für den Beirat\n\nTERMIN: 22.06.2021\n\nWartezeiten\n\nWir fragen die Verwaltung:\n",
            Genre::Inquiry,
            expect![[r#"
                2021-06-22 consultation
            "#]],
        );
    }
}
