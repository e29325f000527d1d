//! The head of a sitting: body, number, day, times, place.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};
use ratlas_model::Openness;

use super::body::{body_at, nominative};
use super::head::HeadLine;
use super::label::{labelled, labels};
use super::openness::{openness, openness_of};
use crate::document::Document;
use crate::found::{Found, dates_in};
use crate::pattern::{Pattern, pattern};

/// What the head of a sitting says; each part with its span.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct MeetingHead {
    pub(crate) body: Option<Found<String>>,
    pub(crate) number: Option<Found<u32>>,
    pub(crate) date: Option<Found<String>>,
    pub(crate) start: Option<Found<String>>,
    pub(crate) end: Option<Found<String>>,
    pub(crate) place: Option<Found<String>>,
    pub(crate) public: Option<Found<Openness>>,
    pub(crate) chair: Option<Found<String>>,
    pub(crate) minutes_by: Option<Found<String>>,
    pub(crate) previous: Option<Found<String>>,
    pub(crate) voting_members: Option<Found<u32>>,
}

/// Reads the head of the sitting a paper belongs to.
///
/// # Shapes
///
/// | written                                                          | rule               |
/// |------------------------------------------------------------------|--------------------|
/// | `2. öffentliche Sitzung des Beirates … am 19.04.2023`            | `meeting/sentence` |
/// | `von 17:00 bis 19:00 Uhr im Rathaus, Hansesaal`                  | `meeting/sentence` |
/// | `Gremium: 62. Plenarsitzung Gemeinderat`, `Termin: …`, `Ort: …`  | `meeting/label`    |
/// | `Migrantenbeirat` alone on a line of the head                    | `meeting/body-line` |
/// | `Rathaus, Hodlersaal` behind the day or on one of the next lines | `meeting/place-line` |
/// | `Beginn: 17.00 Uhr`, `Ende: 18.13 Uhr`, `Sitzungsdauer: …`       | `meeting/label`    |
///
/// # Units
///
/// Times are `HH:MM`, local. Spans are bytes of the document's text.
pub(crate) fn meeting(
    document: &Document,
    head: &[HeadLine],
    dates: &[WrittenDate],
) -> MeetingHead {
    let mut res = MeetingHead::default();
    sentence(document, head, dates, &mut res);
    labelled_parts(document, head, dates, &mut res);
    res.public = res.public.take().or_else(|| openness(document, head));
    res.previous = previous(document, dates, &res);
    res.voting_members = voting_members(document);
    res
}

static SITTING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:(?<number>\d{1,3})\.\s*)?
          (?<kind>(?:(?:gemeinsamen?|ordentlichen?|außerordentlichen?|konstituierenden?|[Öö]ffentlichen?|[Nn]icht\s?-?öffentlichen?|öffentlichen?\s?/\s?nicht\s?öffentlichen?)\s+)*)
          (?:Plenars|S|s)itzung\s+(?:Nr\.\s?(?<nr>\d{1,3})(?:/\d{2,4})?\s+)?(?:\(?Nr\.\s\d+[^)]{0,12}\)\s+)?(?:(?:des|der)\s+)?",
    )
});

/// The sentence or heading that names the sitting, within the head of the paper.
fn sentence(document: &Document, head: &[HeadLine], dates: &[WrittenDate], res: &mut MeetingHead) {
    let text = &document.text;
    let until = head.last().map_or(0, |it| it.span.end);
    for found in SITTING.captures_iter(&text[..until]) {
        let Some(whole) = found.get(0) else { continue };
        let Some(body) = body_at(document, whole.end()) else { continue };
        let name = nominative(&text[body.clone()]);
        if super::body::kind(&name).is_none() {
            continue;
        }
        if let Some(number) = found.name("number").or(found.name("nr"))
            && let Ok(value) = number.as_str().parse()
        {
            res.number = Some(Found::new(value, number.range(), "meeting/sentence"));
        }
        if let Some(kind) = found.name("kind").and_then(|it| document.trimmed(it.range())) {
            res.public =
                openness_of(&text[kind.clone()]).map(|it| Found::new(it, kind, "meeting/sentence"));
        }
        day_behind(text, body.end, dates, res);
        let behind = res.date.as_ref().map_or(body.end, |it| it.span.end.max(body.end));
        times_and_place(document, behind, res);
        res.body = Some(Found::new(name, body, "meeting/sentence"));
        return;
    }
}

/// The first day within the words behind the body's name.
fn day_behind(text: &str, from: usize, dates: &[WrittenDate], res: &mut MeetingHead) {
    /// Weekday, "den" and a line break fit in.
    const DAY_BYTES: usize = 90;
    let day = dates.iter().find(|it| {
        it.precision == Precision::Day && it.span.start >= from && it.span.start - from <= DAY_BYTES
    });
    if let Some(day) = day.filter(|it| !text[from..it.span.start].contains("\n\n\n")) {
        res.date = Some(Found::new(day.edtf.clone(), day.span.clone(), "meeting/sentence"));
    }
}

/// `17:00`, `17.00` or `17` before `Uhr`.
const TIME: &str = r"(?:2[0-3]|[01]?\d)(?:[:.][0-5]\d)?";

static TIMES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^[\s,;|]*(?:(?:um|von|ab|Uhrzeit:?|Beginn:?)[\s\-–]*)?(?<start>{TIME})(?:\s*Uhr)?(?:\s*(?:bis|-|–)\s*(?:ca\.\s)?(?<end>{TIME}))?\s*(?:Uhr|h\b)"
    ))
});

static PLACE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^[\s,;]*(?:im|in|in der|in dem)\s+(?<place>[A-ZÄÖÜ][^\n\t]{2,80})"));

fn times_and_place(document: &Document, from: usize, res: &mut MeetingHead) {
    let text = &document.text;
    let mut behind = from;
    if let Some(found) = TIMES.captures(&text[from..]) {
        let time = |name: &str| {
            let it = found.name(name)?;
            let span = from + it.start()..from + it.end();
            Some(Found::new(clock(it.as_str()), span, "meeting/sentence"))
        };
        res.start = time("start");
        res.end = time("end");
        behind += found.get(0).map_or(0, |it| it.end());
    }
    if let Some(place) = PLACE.captures(&text[behind..]).and_then(|it| it.name("place")) {
        let span = behind + place.start()..behind + place.end();
        if let Some(span) = document.trimmed(span) {
            let value = document.words(span.clone()).trim_end_matches(['.', ',']).to_owned();
            res.place = Some(Found::new(value, span, "meeting/sentence"));
        }
    }
}

/// `17.00` or `9` as `17:00` and `09:00`.
fn clock(written: &str) -> String {
    let (hour, minute) = written.split_once([':', '.']).unwrap_or((written, "00"));
    format!("{hour:0>2}:{minute}")
}

/// The labelled parts; a label fills only what the sentence left open.
fn labelled_parts(
    document: &Document,
    head: &[HeadLine],
    dates: &[WrittenDate],
    res: &mut MeetingHead,
) {
    body_label(document, res);
    day_label(document, dates, res);
    next_line_day(document, dates, res);
    body_line(document, head, res);
    times(document, res);
    let place = labels!("Ort|Raum, Ort|Raum|Sitzungsort|Sitzungsraum|Ort der Sitzung|Tagungsort");
    res.place = res.place.take().or_else(|| place_line(document, res)).or_else(|| {
        let (span, words) =
            first_value(document, place, |span| Some((span.clone(), document.words(span))))?;
        Some(Found::new(words, span, "meeting/label"))
    });
    res.chair = person(
        document,
        labels!(
            r"Vorsitz|Vorsitzende|Vorsitzender|Vorsitzende/r|Sitzungsleitung|Leitung|Vorsitzende\*r|Den Vorsitz führte?"
        ),
    );
    res.minutes_by = person(
        document,
        labels!(
            r"Schriftführung|Schriftführer|Schriftführerin|Schriftführer/in|Schriftführer\*in|Protokoll|Protokollführung|Protokollführer|Protokollführerin|Protokollant|Protokollantin|Für das Protokoll|für das Protokoll"
        ),
    );
}

/// A room right behind the day, or alone on one of the next lines.
fn place_line(document: &Document, head: &MeetingHead) -> Option<Found<String>> {
    static ROOM: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[Rr]athaus|[Ss]aal\b|[Ss]itzungszimmer|[Ss]itzungsraum|\bRaum\b|[Ss]tadthaus|[Bb]ürgerhaus|[Bb]ürgerzentrum|[Kk]reishaus|[Gg]emeindehaus|\bAula\b|\bMensa\b)",
        )
    });
    /// Time and openness may stand between day and place.
    const LINES: usize = 4;
    const LONGEST_PLACE: usize = 90;
    let text = &document.text;
    let mut at = head.date.as_ref()?.span.end;
    // The times may stand between the day and the place.
    at += TIMES.find(&text[at..]).map_or(0, |it| it.end());
    let mut next = at;
    let lines = text[at..].split('\n').map(|line| {
        at = next;
        next += line.len() + 1;
        (at, line)
    });
    for (start, line) in lines.filter(|it| !it.1.trim().is_empty()).take(LINES) {
        let end = start + line.len();
        let lead = line.len() - line.trim_start_matches([',', ' ', '\t']).len();
        let Some(span) = document.trimmed((start + lead).min(end)..end) else { continue };
        let words = document.words(span.clone());
        let plain = words.len() <= LONGEST_PLACE
            && words.starts_with(char::is_uppercase)
            && !words.contains([':', '?', '!'])
            && !words.ends_with('.')
            && !words.contains("itzung");
        if plain && ROOM.is_match(&words) {
            return Some(Found::new(words, span, "meeting/place-line"));
        }
    }
    None
}

/// `Termin: 1. Juli 2014, 15:30 Uhr`.
fn day_label(document: &Document, dates: &[WrittenDate], res: &mut MeetingHead) {
    let day = labels!(
        "Termin|Sitzungstermin|Sitzungstag|Sitzungsdatum|Datum der Sitzung|Tag der Sitzung|Sitzung am|Datum|Tag"
    );
    let labelled = first_value(document, day, |span| {
        let day = dates_in(dates, span).iter().find(|it| it.precision == Precision::Day)?;
        Some((day.span.clone(), day.edtf.clone()))
    });
    if let Some((span, date)) = labelled {
        res.date.get_or_insert_with(|| Found::new(date, span.clone(), "meeting/label"));
        if res.start.is_none() {
            times_and_place(document, span.end, res);
        }
    }
}

/// Begin and end, by their labels or in the sentence that closes the sitting.
fn times(document: &Document, res: &mut MeetingHead) {
    let time = |labels| {
        let (span, value) = first_value(document, labels, |span| {
            let found = CLOCK.find(&document.text[span.clone()])?;
            let at = span.start + found.start()..span.start + found.end();
            Some((at, clock(found.as_str())))
        })?;
        Some(Found::new(value, span, "meeting/label"))
    };
    let start = time(labels!(
        "Sitzungsbeginn|Beginn(?: der (?:öffentlichen )?Sitzung)?|Beginn öffentlich|Sitzungsdauer von|Uhrzeit|Sitzungsdauer|Zeit|Dauer"
    ));
    let end = time(labels!(
        "Ende(?: der (?:öffentlichen |nichtöffentlichen |nicht öffentlichen )?Sitzung)?|Sitzungsende|Ende öffentlich|Schluss(?: der Sitzung)?"
    ));
    let lines = begin_and_end(document);
    // The heading says when the sitting was to begin, the label when it began.
    res.start = start.or(lines.0).or(res.start.take());
    let end = res.end.take().or(end).or(lines.1);
    res.end = end.or_else(|| duration_end(document)).or_else(|| closing(document));
}

/// The name behind a label.
fn person(document: &Document, labels: &'static Pattern) -> Option<Found<String>> {
    let (span, name) = first_value(document, labels, |span| {
        // "Frau Klein / th": behind the name stands the typist's sign.
        let words = document.words(span.clone());
        let named = super::name::name(words.split(" / ").next()?)?;
        Some((span, named.name))
    })?;
    Some(Found::new(name, span, "meeting/label"))
}

/// `Beginn 17.00 Uhr` and `Ende 18.13 Uhr` on lines of their own.
fn begin_and_end(document: &Document) -> (Option<Found<String>>, Option<Found<String>>) {
    static LINE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?m)(?:^|[ \t])(?<label>Beginn|Ende)(?:\sder\sSitzung)?\s?:?\s+(?:um\s|gegen\s|gg\.\s|ca\.\s)?(?<time>{TIME})\s*(?:Uhr|h\b)"
        ))
    });
    let find = |label: &str| {
        let found = LINE.captures_iter(&document.text).find(|it| &it["label"] == label)?;
        let time = found.name("time")?;
        Some(Found::new(clock(time.as_str()), time.range(), "meeting/label"))
    };
    (find("Beginn"), find("Ende"))
}

/// The first value of these labels that can be read, within the paper's first and last lines.
fn first_value<T>(
    document: &Document,
    labels: &'static Pattern,
    read: impl Fn(Range<usize>) -> Option<T>,
) -> Option<T> {
    labelled(document, labels).find_map(|it| read(it.value))
}

static CLOCK: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"\b{TIME}\b")));

/// `Gremium: 62. Plenarsitzung Gemeinderat`.
fn body_label(document: &Document, res: &mut MeetingHead) {
    static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?<number>\d{1,3})\.\s*(?:\S+\s)?(?:Plenarsitzung|Sitzung)\s+(?:(?:des|der)\s)?)?",
        )
    });
    if res.body.is_some() {
        return;
    }
    let Some(value) =
        labelled(document, labels!("Gremium|Sitzung des|Ausschuss|Beirat|Protokoll")).next()
    else {
        return;
    };
    let text = &document.text;
    let Some(lead) = NUMBERED.captures(&text[value.value.clone()]) else { return };
    let start = value.value.start + lead.get(0).map_or(0, |it| it.end());
    if let Some(number) = lead.name("number")
        && let Ok(parsed) = number.as_str().parse()
    {
        let span = value.value.start + number.start()..value.value.start + number.end();
        res.number = Some(Found::new(parsed, span, "meeting/label"));
    }
    if let Some(body) = body_at(document, start) {
        let name = nominative(&text[body.clone()]);
        if super::body::kind(&name).is_none() {
            return;
        }
        res.body = Some(Found::new(name, body, "meeting/label"));
    }
}

/// A known board or committee alone on a line of the head.
fn body_line(document: &Document, head: &[HeadLine], res: &mut MeetingHead) {
    const HEAD_LINES: usize = 10;
    let is_body = |it: &&HeadLine| {
        let kind = super::body::kind(&it.words);
        matches!(kind, Some("integration_board" | "committee")) && it.words.split(' ').count() <= 9
    };
    let line = head.iter().take(HEAD_LINES).find(is_body);
    if let (None, Some(line)) = (&res.body, line.filter(|it| !document.lines[it.line_idx].row)) {
        let name = nominative(&line.words);
        res.body = Some(Found::new(name, line.span.clone(), "meeting/body-line"));
    }
}

/// The day on the line after the body, with its time: `19. September 2023, 15:30 Uhr`.
fn next_line_day(document: &Document, dates: &[WrittenDate], res: &mut MeetingHead) {
    if let (Some(body), None) = (&res.body, &res.date) {
        let from = body.span.end;
        day_behind(&document.text, from, dates, res);
        if let Some(end) = res.date.as_ref().map(|it| it.span.end) {
            times_and_place(document, end, res);
        }
    }
}

/// `Sitzungsdauer: 16:00 - 18:30 Uhr`: the second time.
fn duration_end(document: &Document) -> Option<Found<String>> {
    static SPAN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?:von\s)?[-–]?\s?{TIME}(?:\s*Uhr)?\s*(?:-|–|bis)\s*(?:ca\.\s|gegen\s)?(?<end>{TIME})\s*(?:Uhr|h\b|$)"
        ))
    });
    labelled(document, labels!("Sitzungsdauer|Dauer|Uhrzeit|Zeit|Beginn")).find_map(|it| {
        let found = SPAN.captures(&document.text[it.value.clone()])?.name("end")?;
        let span = it.value.start + found.start()..it.value.start + found.end();
        Some(Found::new(clock(found.as_str()), span, "meeting/label"))
    })
}

/// "… schließt die Sitzung um 18:25 Uhr".
fn closing(document: &Document) -> Option<Found<String>> {
    static CLOSING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?:schlie(?:ß|ss)t|beendet|schloss)\s(?:\S+\s){{0,3}}?(?:Sitzung|Beratung)(?:\sgegen)?\sum\s(?<end>{TIME})\s*Uhr"
        ))
    });
    let found = CLOSING.captures(&document.text)?.name("end")?;
    Some(Found::new(clock(found.as_str()), found.range(), "meeting/closing"))
}

/// The day of the sitting before: the minutes of it are confirmed.
fn previous(
    document: &Document,
    dates: &[WrittenDate],
    head: &MeetingHead,
) -> Option<Found<String>> {
    static MINUTES_OF: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:\S*protokoll|Protokoll|\S*[Nn]iederschrift)\S*\s(?:[^\n]|\n[^\n]){0,110}?(?:vom|am|des)\s+$",
        )
    });
    let text = &document.text;
    let earlier = |it: &&WrittenDate| head.date.as_ref().is_none_or(|head| it.edtf < head.value);
    let days = dates.iter().filter(|it| it.precision == Precision::Day).filter(earlier);
    let day = days.into_iter().find(|it| {
        let from = text.floor_char_boundary(it.span.start.saturating_sub(180));
        let lead = &text[from..it.span.start];
        (lead.contains("rotokoll") || lead.contains("iederschrift")) && MINUTES_OF.is_match(lead)
    })?;
    Some(Found::new(day.edtf.clone(), day.span.clone(), "meeting/minutes-confirmed"))
}

/// "Mit der Anwesenheit von 9 stimmberechtigten Mitgliedern".
fn voting_members(document: &Document) -> Option<Found<u32>> {
    static VOTING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?<number>\d{1,3}|[a-zäöü]{3,9})\s+(?:(?:der|von)\s+\d+\s+)?(?:anwesende[nr]?\s+)?stimmberechtigte[nr]?\s+(?:anwesende[nr]?\s+)?(?:Mitglieder|Beiratsmitglieder|Personen)",
        )
    });
    VOTING.captures_iter(&document.text).find_map(|found| {
        let number = found.name("number")?;
        let value = ratlas_german::number(number.as_str())?;
        Some(Found::new(value, number.range(), "meeting/voting-members"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::head::head;

    fn read(text: &str) -> MeetingHead {
        let document = Document::of(text);
        meeting(&document, &head(&document), &ratlas_german::dates(&document.text))
    }

    fn value<T: ToString>(found: Option<&Found<T>>) -> String {
        found.map_or("-".to_owned(), |it| it.value.to_string())
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let it = read(text);
        let got = [
            value(it.body.as_ref()),
            value(it.number.as_ref()),
            value(it.date.as_ref()),
            value(it.start.as_ref()),
            value(it.end.as_ref()),
            value(it.place.as_ref()),
            it.public.map_or("-", |it| it.value.as_str()).to_owned(),
        ];
        assert_eq!(got.join(" | "), expected);
    }

    #[test]
    fn sentences() {
        check(
            "Ergebnisprotokoll der 2. öffentlichen Sitzung des Beirates für Integration und Migration am 19.04.2023 von - 17:00 bis 19:00 Uhr im Rathaus, Hansesaal\n",
            "Beirat für Integration und Migration | 2 | 2023-04-19 | 17:00 | 19:00 | Rathaus, Hansesaal | true",
        );
        check(
            "11. Sitzung des Beirates für Migration und Integration der Stadt Landau am 23.06.2021\n\nNichtöffentliche Sitzung\n",
            "Beirat für Migration und Integration der Stadt Landau | 11 | 2021-06-23 | - | - | - | false",
        );
    }

    #[test]
    fn labelled_heads() {
        check(
            "NIEDERSCHRIFT\n\nStadt Karlsruhe\nGremium: 62. Plenarsitzung Gemeinderat\nTermin: 1. Juli 2014, 15:30 Uhr\n öffentlich\nOrt: Bürgersaal des Rathauses\n",
            "Gemeinderat | 62 | 2014-07-01 | 15:30 | - | Bürgersaal des Rathauses | true",
        );
        check(
            "Niederschrift\n54. Plenarsitzung des Gemeinderates\n19. September 2023, 15:30 Uhr\nöffentlich\n",
            "Gemeinderat | 54 | 2023-09-19 | 15:30 | - | - | true",
        );
        check(
            "PROTOKOLL\n12. Sitzung des Ausschusses für Integration am Donnerstag, dem 8. März 2018,\nRathaus, Hodlersaal\nBeginn 17.00 Uhr\nBeginn:\t17.00 Uhr\nEnde:\t18.13 Uhr\n",
            "Ausschuss für Integration | 12 | 2018-03-08 | 17:00 | 18:13 | Rathaus, Hodlersaal | -",
        );
    }

    #[test]
    fn begins_when_it_began() {
        check(
            "Niederschrift\nüber die öffentliche Sitzung Nr. 4/2018 des Ausländerbeirates\nam Montag, 18. Juni 2018, 18:00 Uhr, Rathaus, Raum 318\n\nBeginn: 18:03 Uhr Pause: 19:05 – 19:15 Uhr Ende: 20:10 Uhr\n",
            "Ausländerbeirat | 4 | 2018-06-18 | 18:03 | 20:10 | Rathaus, Raum 318 | true",
        );
        check(
            "Niederschrift\nüber die 7. Sitzung des Integrationsrates am Dienstag, dem 28.09.2021, 16:33 Uhr bis 19:12 Uhr, Rathaus, Saal 2\n\nI. Öffentlicher Teil\n\nII. Nichtöffentlicher Teil\n",
            "Integrationsrat | 7 | 2021-09-28 | 16:33 | 19:12 | Rathaus, Saal 2 | mixed",
        );
    }
}
