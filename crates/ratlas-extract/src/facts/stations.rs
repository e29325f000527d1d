//! Stations of a paper whose table was lost: read by what each cell or word is.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};

use super::body::kind;
use super::consultation::{Station, flag, outcome_of};
use crate::document::{Document, cells};
use crate::found::{Found, dates_in, mended};
use crate::pattern::{Pattern, pattern};

/// What one cell, or one run of words of a line, says of a station.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Body(String),
    Day(String),
    Public(bool),
    Role(String),
    Item(String),
    Result(String),
    /// A cross, whose column is lost, or an empty box.
    Mark,
}

/// Stations below a head such as `Beratungsfolge` or `Gremium Termin TOP ö nö`, one a line in any
/// order of its columns, or one cell a line.
pub(super) fn block(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Station>> {
    /// Stations of a paper with the lines between them.
    const MOST_LINES: usize = 60;
    let Some(head_idx) =
        document.lines.iter().position(|it| is_head(&document.text[it.span.clone()]))
    else {
        return Vec::new();
    };
    let mut found = Stations::default();
    let mut heads = true;
    for line in document.lines.iter().skip(head_idx + 1).take(MOST_LINES) {
        let Some(span) = document.trimmed(line.span.clone()) else { continue };
        let words = document.words(span.clone());
        // The heads of the last columns may have lines of their own.
        heads &= is_head_words(&words) || matches!(words.as_str(), "ö" | "nö" | "Ö" | "NÖ" | "N");
        if heads || is_head_words(&words) {
            continue;
        }
        if found.goes_on(&words, &span) {
            continue;
        }
        let parts = if line.row {
            row_parts(document, span, dates)
        } else {
            line_parts(document, span, dates)
        };
        let Some(parts) = parts else { break };
        found.add(parts);
    }
    found.finished()
}

/// The words that head the columns of such a table.
const HEAD_WORDS: &[&str] = &[
    "Gremium",
    "Gremien",
    "Gremium/Ausschuss",
    "Beratungsfolge",
    "Beratungsgremium",
    "Beratung",
    "Termin",
    "Termine",
    "Datum",
    "Tag",
    "TOP",
    "ö",
    "nö",
    "Ö",
    "N",
    "NÖ",
    "Ö/N",
    "/",
    "Ö/NÖ",
    "öff.",
    "n.ö.",
    "Status",
    "Öffentlichkeitsstatus",
    "Öffentlichkeit",
    "Zuständigkeit",
    "Ergebnis",
    "Sitzung",
    "am",
    "Sitzungsdatum",
    "Sitzungstermin",
    "Sitzungstermine",
    "Sitzungsart",
    "Beratungstermin",
    "Beratungstermine",
    "Beschlussart",
    "Art",
    "der",
    "Behandlung",
    "und",
    "dieser",
    "Vorlage",
    "öffentlich",
    "nicht",
    "nichtöffentlich",
    "Rolle",
    "Beratungsaktion",
    "Aktion",
    "Geplante",
    "geplante",
    "Beschluss",
    "Entscheidung",
    "Abstimmung",
    "Empfehlung",
    "Vorberatung",
    "Kenntnisnahme",
    "des",
    "Gremiums",
];

fn is_head(line: &str) -> bool {
    let first = line.split([' ', '\t', ':']).find(|it| !it.is_empty());
    let names_bodies = |it: &str| {
        matches!(
            it,
            "Gremium"
                | "Gremien"
                | "Beratungsfolge"
                | "Beratungsgremium"
                | "Datum"
                | "Termin"
                | "Beratung"
        )
    };
    let alone = |it: &str| it == "Beratungsfolge";
    if !first.is_some_and(names_bodies) {
        return false;
    }
    let mut words = line.split([' ', '\t', ':']).filter(|it| !it.is_empty());
    let n_words = words.clone().count();
    let of_bodies = words.clone().any(|it| it.starts_with("Gremi") || it.starts_with("Beratung"));
    is_head_words(line) && of_bodies && (n_words > 1 || words.all(alone))
}

fn is_head_words(line: &str) -> bool {
    let mut words = line.split([' ', '\t', ':']).filter(|it| !it.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|it| HEAD_WORDS.contains(&it))
        && !line.trim().eq("öffentlich")
        && flag(line.trim()).is_none()
        && role(line.trim()).is_none()
}

/// Roles of a body, as they are printed.
static ROLE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:zur\s)?(?:Vorberatung|Entscheidung|Kenntnisnahme|(?:Endgültige\s|abschließende\s)?Beschlussfassung|Beschlussempfehlung|Beschluss|Anhörung|Behandlung|Beratung(?:\s(?:und|/)\s\S+)?|Information|Empfehlung|Stellungnahme|Überweisung|Verweisung|Entgegennahme(?:\so\.\s?B\.)?|Einbringung|(?:B|b)eschließend|(?:B|b)eratend|Genehmigung(?:\sOB)?|(?:E|e)ntscheidend|(?:V|v)orberatend|(?:E|e)mpfehlend|(?:A|a)nhörend)(?:\s\([^)]*\))?$",
    )
});

pub(super) fn role(words: &str) -> Option<String> {
    ROLE.is_match(words).then(|| words.to_owned())
}

/// A name that can be one of a body: known, or ending as those of bodies do.
pub(super) fn is_body(words: &str) -> bool {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[\s-])(?:\p{L}*(?:rat|rates|beirat|ausschu(?:ss|ß)|vertretung|versammlung|kommission|deputation|bürgerschaft|kreistag|magistrat|senat|vorstand|konferenz)|Rat|Forum|Senat|Präsidium|Ältestenrat|Verwaltungsvorstand|(?:Ober)?[Bb]ürgermeister(?:in)?)(?:$|[\s,/-])",
        )
    });
    /// No body has a longer name.
    const MOST_WORDS: usize = 16;
    let lower = words.to_lowercase();
    let told =
        words.split(' ').next_back().is_some_and(|it| role(it).is_some() || flag(it).is_some());
    !told
        && words.starts_with(char::is_uppercase)
        && words.split(' ').count() <= MOST_WORDS
        && !words.ends_with(['.', ':', '?'])
        && (kind(words).is_some_and(|it| it != "other")
            || BODY.is_match(words)
            || BODY.is_match(&lower))
}

fn part(words: &str) -> Option<Part> {
    let bare = words.trim_end_matches([',', ';']);
    let item = |it: &str| {
        it.len() <= 8
            && it.starts_with(|it: char| it.is_ascii_digit())
            && it.chars().all(|it| it.is_ascii_digit() || it == '.')
    };
    if matches!(bare, "x" | "X" | "☒" | "☐" | "[x]" | "[X]" | "[ ]" | "-" | "–" | "☑") {
        return Some(Part::Mark);
    }
    flag(bare)
        .map(Part::Public)
        .or_else(|| role(bare).map(Part::Role))
        .or_else(|| {
            item(bare.trim_start_matches("TOP "))
                .then(|| Part::Item(bare.trim_start_matches("TOP ").to_owned()))
        })
        // A comma at its end says that the name goes on.
        .or_else(|| is_body(bare).then(|| Part::Body(words.to_owned())))
}

type Placed = (Range<usize>, Part);

/// The parts of a row; `None` if one of its cells is none.
fn row_parts(
    document: &Document,
    line: Range<usize>,
    dates: &[WrittenDate],
) -> Option<Vec<Placed>> {
    let mut res = Vec::new();
    for cell in cells(document, line).into_iter().filter(|it| !it.words.is_empty()) {
        match part(&cell.words) {
            Some(it) => res.push((cell.span, it)),
            None => res.extend(line_parts(document, cell.span, dates)?),
        }
    }
    Some(res)
}

/// The parts of a line: what stands before its day, the day, and what stands behind it.
fn line_parts(
    document: &Document,
    line: Range<usize>,
    dates: &[WrittenDate],
) -> Option<Vec<Placed>> {
    let days = dates_in(dates, line.clone());
    let Some(day) =
        days.iter().find(|it| it.precision == Precision::Day && it.span.end <= line.end)
    else {
        return runs(document, line);
    };
    let mut res = Vec::new();
    if let Some(before) = document.trimmed(line.start..day.span.start) {
        let lead = document.text[before.clone()].trim_end_matches([',', ':', ' ']);
        // "Sozialausschuss am 3.5.2021", "Di, 3.5.2021".
        let bare = lead.strip_suffix(" am").or(lead.strip_suffix(" vom")).unwrap_or(lead);
        if !(bare.len() <= 10 && weekday(bare)) {
            res.extend(runs(document, before.start..before.start + bare.len())?);
        }
    }
    res.push((day.span.clone(), Part::Day(day.edtf.clone())));
    if let Some(behind) = document.trimmed(day.span.end..line.end) {
        if let Some(parts) = runs(document, behind.clone()) {
            res.extend(parts);
        } else {
            // A result may stand in words of its own.
            let words = document.words(behind.clone());
            let words = words.trim_start_matches(|it: char| {
                it.is_ascii_digit() || matches!(it, '.' | ' ' | 'x' | 'X')
            });
            outcome_of(words).filter(|_| res.len() > 1)?;
            res.push((behind, Part::Result(words.to_owned())));
        }
    }
    Some(res)
}

fn weekday(words: &str) -> bool {
    ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"].iter().any(|it| words.starts_with(it))
        && !words.contains(' ')
}

/// Words without a day as parts: taken from the front, the longest first.
fn runs(document: &Document, span: Range<usize>) -> Option<Vec<Placed>> {
    /// No line of a table has more words.
    const MOST_WORDS: usize = 24;
    let span = document.trimmed(span)?;
    let words = document.words(span.clone());
    if let Some(part) = part(&words) {
        return Some(vec![(span, part)]);
    }
    let text = &document.text[span.clone()];
    let ends = text.match_indices(' ').map(|it| it.0).collect::<Vec<_>>();
    if ends.len() > MOST_WORDS {
        return None;
    }
    // A first short word, as `Ö` or a number, or else a last one, as `Vorberatung`.
    let first = *ends.first()?;
    if let Some(it) = part(&text[..first]).filter(|it| !matches!(it, Part::Body(_))) {
        let mut res = vec![(span.start..span.start + first, it)];
        res.extend(runs(document, span.start + first..span.end)?);
        return Some(res);
    }
    let last = *ends.last()?;
    let it = part(text[last..].trim()).filter(|it| !matches!(it, Part::Body(_)))?;
    let mut res = runs(document, span.start..span.start + last)?;
    res.push((span.start + last + 1..span.end, it));
    Some(res)
}

/// The stations read so far, and the one being read.
#[derive(Default)]
struct Stations {
    done: Vec<Found<Station>>,
    open: Option<(Range<usize>, Station)>,
    starter: Option<std::mem::Discriminant<Part>>,
    last_body: bool,
}

impl Stations {
    /// Whether a line goes on with the name of the body before it.
    fn goes_on(&mut self, words: &str, span: &Range<usize>) -> bool {
        let Some((range, station)) = self.open.as_mut().filter(|_| self.last_body) else {
            return false;
        };
        let open = station.body.ends_with([',', '-'])
            || ["und", "für", "der", "des"]
                .iter()
                .any(|it| station.body.ends_with(&format!(" {it}")));
        let low = words.starts_with(char::is_lowercase);
        let plain = !words.contains(|it: char| it.is_ascii_digit())
            && words.split(' ').count() <= 8
            && part(words).is_none_or(|it| matches!(it, Part::Body(_)));
        if plain && (open || low) {
            station.body = mended(&format!("{} {words}", station.body));
            range.end = span.end;
            return true;
        }
        false
    }

    fn add(&mut self, parts: Vec<Placed>) {
        for (span, part) in parts {
            let this = std::mem::discriminant(&part);
            let starts = self.starter == Some(this) && part != Part::Mark;
            if starts || self.open.as_ref().is_some_and(|it| is_set(&it.1, &part)) {
                self.close();
            }
            if self.starter.is_none() && part != Part::Mark {
                self.starter = Some(this);
            }
            self.last_body = matches!(part, Part::Body(_));
            let (range, station) =
                self.open.get_or_insert_with(|| (span.clone(), Station::default()));
            range.start = range.start.min(span.start);
            range.end = range.end.max(span.end);
            set(station, span, part);
        }
    }

    fn close(&mut self) {
        let Some((span, mut station)) = self.open.take() else { return };
        station.body.truncate(station.body.trim_end_matches([',', ';']).len());
        let told = station.date.is_some() || station.role.is_some() || station.public.is_some();
        if !station.body.is_empty() && told {
            self.done.push(Found::new(station, span, "consultation/line"));
        }
    }

    fn finished(mut self) -> Vec<Found<Station>> {
        self.close();
        self.done
    }
}

fn is_set(station: &Station, part: &Part) -> bool {
    match part {
        Part::Body(_) => !station.body.is_empty(),
        Part::Day(_) => station.date.is_some(),
        Part::Public(_) => station.public.is_some(),
        Part::Role(_) => station.role.is_some(),
        Part::Item(_) => station.agenda_item.is_some(),
        Part::Result(_) => station.outcome_raw.is_some(),
        Part::Mark => false,
    }
}

fn set(station: &mut Station, span: Range<usize>, part: Part) {
    match part {
        Part::Body(it) => station.body = it,
        Part::Day(it) => {
            station.date = Some(it);
            station.date_span = Some(span);
        }
        Part::Public(it) => station.public = Some(it),
        Part::Role(it) => station.role = Some(it),
        Part::Item(it) => station.agenda_item = Some(it),
        Part::Result(it) => {
            station.outcome = outcome_of(&it);
            station.outcome_raw = Some(it);
        }
        Part::Mark => {}
    }
}
