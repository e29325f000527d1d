//! The title of a paper.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;
use regex::Regex;

use super::head::HeadLine;
use super::label::{headed, labelled, labels};
use super::pattern;
use crate::document::{Document, one_line};
use crate::found::Found;
use crate::lexicon::phrases::faction;

/// Finds the title of a paper.
///
/// # Shapes
///
/// | seen                                                           | rule              |
/// |----------------------------------------------------------------|-------------------|
/// | words behind `Thema:`, `Betreff:`, `Titel:`, …                 | `title/label`     |
/// | the heading of minutes, up to the day of the sitting           | `title/sitting`   |
/// | words behind `TOP:` of a paper for one item                    | `title/item`      |
/// | the block before the number of the motion a letter answers     | `title/before-reference` |
/// | the block before the table of consultations                    | `title/before-table` |
/// | the first block of the head that is no letterhead, form or name| `title/first-block` |
///
/// A title over several lines is put on one line; misprints stay.
#[doc(alias = "Betreff")]
pub(crate) fn title(
    document: &Document,
    head: &[HeadLine],
    genre: Option<Genre>,
    genre_label: Option<&Range<usize>>,
) -> Option<Found<String>> {
    let sitting = matches!(genre, Some(Genre::Minutes | Genre::Invitation | Genre::Agenda));
    if sitting && let Some(res) = sitting_title(document, head) {
        return Some(res);
    }
    label_title(document, head)
        .or_else(|| item_title(document, head))
        .or_else(|| genre_title(document, head))
        .or_else(|| before_reference(document, head, genre))
        .or_else(|| before_table(document, head))
        .or_else(|| first_block(document, head, genre_label))
}

/// A longer block is a paragraph of the text.
const LONGEST_TITLE: usize = 900;

fn found(document: &Document, span: Range<usize>, rule: &'static str) -> Option<Found<String>> {
    let span = document.trimmed(span)?;
    let title = document.words(span.clone());
    let title = title.trim_end_matches([':', ',']).trim();
    let letters = title.chars().filter(|it| it.is_alphabetic()).count();
    (letters >= 4 && title.len() <= LONGEST_TITLE).then(|| Found::new(title.to_owned(), span, rule))
}

/// `Antrag: Beratungsstelle für …`: behind a colon, a title has more words than a faction.
fn genre_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    const FEWEST_WORDS: usize = 3;
    let until = head.last().map_or(document.text.len(), |it| it.span.end);
    let it = labelled(document, labels!("Antrag|Anfrage")).find(|it| {
        let words = document.words(it.value.clone());
        let titled = words.split(' ').count() >= FEWEST_WORDS && !names_factions(&words);
        it.label.start < until && titled
    })?;
    found(document, it.value.start..block_end(document, it.value), "title/label")
}

/// Whether words only list who brings in a paper: `GRÜNE, SPD, KAL/Die PARTEI`.
fn names_factions(words: &str) -> bool {
    let mut parts = words.split([',', ';', '|']).map(str::trim);
    parts.all(|it| faction(it).is_some() || FORM.is_match(it))
}

fn label_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    let labels = labels!(
        "Thema|Betreff|Betr\\.|Titel|Kurztitel|Bezeichnung|Gegenstand|Vorlagenbezeichnung|Beratungsgegenstand|Bezug|Kurztitel|Überschrift|Betrifft"
    );
    let until = head.last().map_or(document.text.len(), |it| it.span.end);
    let it = headed(document, labels).find(|it| {
        it.label.start < until && !document.text[it.label.clone()].starts_with("Bezug")
    })?;
    found(document, it.value.start..block_end(document, it.value), "title/label")
}

/// Of letters, the block before the number of the motion they answer.
fn before_reference(
    document: &Document,
    head: &[HeadLine],
    genre: Option<Genre>,
) -> Option<Found<String>> {
    static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:BA-)?(?:Antrags?|Anfrage|Empfehlung)[\s-]*Nr|^Ihr(?:e)?\s(?:Antrag|Anfrage)\b",
        )
    });
    if genre != Some(Genre::Reply) {
        return None;
    }
    let reference_idx = head.iter().position(|it| REFERENCE.is_match(&it.words))?;
    block_before(document, &head[..reference_idx], "title/before-reference")
}

/// The last block of lines that are no form, where nothing but forms stands behind it.
fn block_before(
    document: &Document,
    lines: &[HeadLine],
    rule: &'static str,
) -> Option<Found<String>> {
    let mut last_idx = lines.iter().rposition(|it| !is_form(document, it))?;
    let mut first_idx = last_idx;
    // A last word that went over to a line of its own looks like a label.
    let ends_with_word = lines.get(last_idx + 1).is_some_and(|it| {
        let adjacent = it.line_idx == lines[last_idx].line_idx + 1;
        let word = !it.words.contains([' ', ':']) && !it.words.to_lowercase().contains("fraktion");
        let year = it.words.len() == 4 && it.words.bytes().all(|it| it.is_ascii_digit());
        let goes_on = it.words.starts_with(char::is_lowercase) && !it.words.starts_with("vom");
        let digits = it.words.contains(|it: char| it.is_ascii_digit());
        adjacent && (goes_on || year || (word && !digits))
    });
    last_idx += usize::from(ends_with_word);
    while first_idx > 0
        && lines[first_idx - 1].line_idx + 1 == lines[first_idx].line_idx
        && !is_form(document, &lines[first_idx - 1])
    {
        first_idx -= 1;
    }
    found(document, lines[first_idx].span.start..lines[last_idx].span.end, rule)
}

/// The end of a title that begins with these words: further lines belong to it as long as the
/// line is full and the next one no label.
fn block_end(document: &Document, first: Range<usize>) -> usize {
    let mut line_idx = document.line_at(first.start);
    if document.lines[line_idx].row {
        return first.end;
    }
    let mut end = first.end;
    while let Some(next) = document.lines.get(line_idx + 1)
        && end - first.start <= LONGEST_TITLE
    {
        let words = document.text[next.span.clone()].trim();
        let full =
            document.text[document.lines[line_idx].span.clone()].trim().chars().count() >= 40;
        let open = document.text[..end].ends_with(['-', '–', ',', '„'])
            || words.starts_with(char::is_lowercase);
        if words.is_empty() || next.row || STOP.is_match(words) || !(full || open) {
            break;
        }
        line_idx += 1;
        end = next.span.end;
    }
    end
}

/// Lines that do not go on with a title.
static STOP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?: \p{L}[\p{L}\s./-]{1,40}:(?:\s|$) | Gremi(?:um|en)\b | Beratungsfolge | Sehr\sgeehrte | (?:BA-)?Antrag(?:s)?[\s-]*Nr | Antrag\s(?:der|des|von)\s | (?:BA-)?Antrags-Nr | vom\s\d | Kurzfassung | -\s*Kurzfassung | Beschluss | Der\s\p{L}+rat\s(?:möge|wolle) | \d+\.\) | Sachverhalt | Begründung | Vorlage\s | Drucksache | Empfehlung\sNr | Anfrage\s(?:der|des|von)\s | Finanzielle | Information\s\( | \(\s*Antrag | (?:Die|Der|Das|Den|Dem|Wir|Ich|Im|In|Am|Mit|Es|Zu|Zum|Zur|Auf|Nach|Bei|Seit|Für|Aus|Unter|Um|An)\s(?:\S+\s){4,} | \d+\s+Anlagen? )",
    )
});

fn sitting_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    static SITTING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:\S*(?:niederschrift|protokoll|einladung|tagesordnung)\S*\s.*sitzung|.*(?:niederschrift|protokoll|einladung|beschlussauszug|auszug)\b.*sitzung)",
        )
    });
    static OF_BODY: LazyLock<Regex> = LazyLock::new(|| pattern(r"[Ss]itzung\s(?:des|der)\b"));
    let text = &document.text;
    for (head_idx, line) in head.iter().enumerate().take(16) {
        let joined: String = head[head_idx..head.len().min(head_idx + 3)]
            .iter()
            .map(|it| it.words.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let begins = ["niederschrift", "protokoll", "einladung", "auszug"]
            .iter()
            .any(|it| line.words.to_lowercase().contains(it));
        if !begins
            || !SITTING.is_match(&joined)
            || line.words.ends_with(':')
            || line.words.contains(" – ")
        {
            continue;
        }
        // A running head names body and day in short; the paper's own heading says "Sitzung des".
        let full = head.iter().take(16).any(|it| OF_BODY.is_match(&it.words));
        if full && !OF_BODY.is_match(&joined) {
            continue;
        }
        let until = head.get(head_idx + 3).map_or(text.len(), |it| it.span.start);
        // The title ends with the day of the sitting; times and place are not part of it.
        let dates = ratlas_german::dates(&text[line.span.start..until]);
        let day = dates.iter().find(|it| it.precision == ratlas_german::Precision::Day);
        let end = match day {
            Some(it)
                if !PARAGRAPH.is_match(&text[line.span.start..line.span.start + it.span.start]) =>
            {
                line.span.start + it.span.end
            }
            _ => block_end(document, line.span.clone()),
        };
        return found(document, line.span.start..end, "title/sitting");
    }
    None
}

fn item_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:TOP|Tagesordnungspunkt)(?:\s\d{1,2}(?:\.\d+)?)?\s*:\s*"));
    // The item's number and whether it is public are no title.
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\d{1,2}(?:\.\d+)*\s*(?:(?:nicht[\s-]?)?öffentlich)?\s*$"));
    let line = head.iter().take(12).find(|it| ITEM.is_match(&it.words))?;
    let lead = ITEM.find(&document.text[line.span.clone()])?.end();
    let start = line.span.start + lead;
    if NUMBER.is_match(&document.text[start..line.span.end]) {
        return None;
    }
    let end = block_end(document, start..line.span.end);
    (start < end).then(|| found(document, start..end, "title/item"))?
}

/// An empty line, behind which a new sentence begins.
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| pattern(r"\n\s*\n\s*[\p{Lu}\d]"));

/// The head of a table of consultations.
static TABLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Beratungsfolge(?:\sdieser\sVorlage)?\b|Gremi(?:um|en)\s+(?:Termin|Datum|Sitzung)|Gremi(?:um|en)$)",
    )
});

/// The block of lines before the table of consultations.
fn before_table(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    let table_idx = head.iter().position(|it| TABLE.is_match(&it.words))?;
    block_before(document, &head[..table_idx], "title/before-table")
}

/// Letterheads, labels, numbers, names of factions and people: what stands in heads and is no title.
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?: (?:landeshaupt|hanse|universitäts)?stadt\s\S+(?:\s\S+){0,3} | gemeinde\s\S+ | der\s(?:ober)?bürgermeister | die\s(?:ober)?bürgermeisterin
          | (?:interfraktionelle[rn]?\s|gemeinsame[rn]?\s|dringliche[rn]?\s)?\S*(?:antrag|anfrage|vorlage|stellungnahme|protokoll|niederschrift|anträge)(?:\s(?:zum|zur|zu|der|des|von|nach|gemäß|nr\.?)[^:]{0,90})? | ergänzungsantrag
          | information | mitteilung | .*fraktion(?:\s.{0,30})? | .*gruppe | stadtr(?:at|ätin|äte|ätinnen)\s.* | .*\((?:CDU|SPD|FDP|AfD|GRÜNE|LINKE|KAL|KULT|FW|ÖDP|Volt)[^)]*\).*
          | (?:vorlage|drucksache|antrag|az|aktenzeichen|datum|termin|top|eingang|eingegangen|vom|verantwortlich|dienststelle|dezernat|amt|status|seite|bearbeiter\S*|telefon|tel\.|fax|e-mail|gremium|zimmer|az\.|ihr\szeichen|unser\szeichen|verfasser\S*|federführ\S*|sachbearbeit\S*|aktenz\S*|antragsteller\S*|einreicher\S*|eingereicht\s\S+|status\S*|bezug)\b.{0,70}:?.*
          | öffentlich | nicht\s?öffentlich\S*.* | gedruckt\sauf.* | dez\.\s?\d.* | \d{1,3}\.\s?plenarsitzung.* | gemeinderat | stadtrat | gremi(?:um|en)\s.* | (?:doppel)?haushalt\s[\d/]+ | x | [\d\s./:-]+ | vom:?\s.* | \S+\.?\s*:? 
          | \d{5}\s\p{Lu}.* | .*(?:straße|platz|str\.)\s\d+.* | an\s(?:den|die|das|frau|herrn)\b.* | herrn?\s.* | frau\s.* | .*@.* | www\..* | https?:.* | sehr\sgeehrte.* | dezernat\s.* | .*referat | (?:\d+\s)?anlagen?\b.* | (?:\S*antrag|\S*anfrage|absender|adressat):\s.* | absender | adressat | kurztitel | postfach.* | .*postfach.* | rathaus.* | im\srat\sder\s.* | .*referat\sfür\s.* | geschäftsbereich.* )$",
    )
});

fn is_form(document: &Document, line: &HeadLine) -> bool {
    /// A weekday or "den" beside a date.
    const BESIDE_DATE: usize = 14;
    let has_digit = line.words.contains(|it: char| it.is_ascii_digit());
    let dates = if has_digit { ratlas_german::dates(&line.words) } else { Vec::new() };
    let only_date = dates.first().is_some_and(|it| it.span.len() + BESIDE_DATE > line.words.len());
    document.lines[line.line_idx].row || only_date || FORM.is_match(&one_line(&line.words))
}

/// Where the letterhead ends: behind its last line with telephone, mail or date.
fn behind_contacts(head: &[HeadLine]) -> usize {
    static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:Telefon|Telefax|Tel\.|Fax|E-Mail|Datum|Auskunft|Dienstgebäude)\b")
    });
    const LETTERHEAD_LINES: usize = 16;
    let last = head.iter().take(LETTERHEAD_LINES).rposition(|it| CONTACT.is_match(&it.words));
    last.map_or(0, |it| head[it].span.end)
}

/// The first block of the head that is a title by what it is not.
fn first_block(
    document: &Document,
    head: &[HeadLine],
    genre_label: Option<&Range<usize>>,
) -> Option<Found<String>> {
    /// "Die Verwaltung stimmt zu." and longer.
    const SENTENCE_WORDS: usize = 4;
    // A title stands behind the label of the genre, if there is one.
    // Far down, the label is that of a line of the form.
    const LABEL_LINES: usize = 8;
    let near = head.get(LABEL_LINES).or(head.last()).map_or(0, |it| it.span.end);
    let from = genre_label.filter(|it| it.start < near).map_or(0, |it| it.start);
    let from = from.max(behind_contacts(head));
    let candidates = |from: usize| head.iter().filter(move |it| it.span.start >= from);
    let usable = |it: &&HeadLine| {
        // A sentence begins the text: the paper has no title.
        let n_words = it.words.split(' ').count();
        let sentence = n_words >= SENTENCE_WORDS && it.words.ends_with('.');
        !is_form(document, it) && n_words >= 2 && !sentence
    };
    let first = candidates(from).find(usable).or_else(|| candidates(0).find(usable))?;
    let end = block_end(document, first.span.clone());
    found(document, first.span.start..end, "title/first-block")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::genre::genre;
    use crate::facts::head::head;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::of(text);
        let head = head(&document);
        let genre = genre(&document, &head);
        let got = title(
            &document,
            &head,
            genre.as_ref().map(|it| it.value.genre),
            genre.as_ref().filter(|it| it.rule == "genre/label").map(|it| &it.span),
        );
        let got = got.map_or("-".to_owned(), |it| format!("{} {}", it.rule, it.value));
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn a_number_of_an_item_is_no_title() {
        let text = "STELLUNGNAHME zur Anfrage\nTOP:\t16 öffentlich\n\nUnterbringung in Wohnungen\n";
        check(text, "title/first-block Unterbringung in Wohnungen");
    }

    #[test]
    fn labels_and_items() {
        check(
            "INFORMATION\n\nThema: Leitlinien für die Entwicklung\n\nMit dem",
            "title/label Leitlinien für die Entwicklung",
        );
        check(
            "11. Sitzung des Beirates am 1.1.2020\n\nTOP: Zwischenbericht der AG „Konzept 2.0“\n\nText",
            "title/item Zwischenbericht der AG „Konzept 2.0“",
        );
    }

    #[test]
    fn minutes_are_called_by_their_sitting() {
        check(
            "BEIRAT FÜR INTEGRATION\n\nErgebnisprotokoll der 2. öffentlichen Sitzung des Beirates am 19.04.2023 von - 17:00 bis 19:00 Uhr im Rathaus\n",
            "title/sitting Ergebnisprotokoll der 2. öffentlichen Sitzung des Beirates am 19.04.2023",
        );
    }

    #[test]
    fn forms() {
        check(
            " Stadt Adorf\n Der Oberbürgermeister\n\nANTRAG\n\nDIE LINKE.-Gemeinderatsfraktion\nVorlage Nr.:\n\n2019/1031\nErstellung eines Konzepts für die Einführung von Kursen für\nGrundschüler*innen\n\n\nGremium Termin TOP ö nö\nGemeinderat 19.11.2019 29\n",
            "title/before-table Erstellung eines Konzepts für die Einführung von Kursen für Grundschüler*innen",
        );
        check(
            "\nRunden Tisch etablieren\n\nBA-Antrags-Nr. 20-26 / B 01322 des Bezirksausschusses\nvom 03.12.2020\n\nSehr geehrter Herr Adam,\n\nbei dem o. g. Antrag\n\nMit freundlichen Grüßen\n",
            "title/before-reference Runden Tisch etablieren",
        );
    }
}
