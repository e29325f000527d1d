//! The title of a paper.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::form::{begins_text, is_form, names_form, stops};
use super::head::{HeadLine, unspaced};
use super::label::{headed, labelled, labels};
use super::title_of_sitting::{ITEM_NUMBER, item_title, one_item, sitting_title};
use crate::document::{Document, one_line};
use crate::found::{Found, mended};
use crate::lexicon::phrases::faction;
use crate::pattern::{Pattern, pattern};

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
/// | the subject of a letter, above its salutation                  | `title/before-salutation` |
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
    candidates(document, head, genre, genre_label).next()
}

/// A rule, asked when its turn comes.
type Rule<'d> = Box<dyn Fn() -> Option<Found<String>> + 'd>;

/// What each rule takes for the title, in the order in which they are asked.
pub(crate) fn candidates<'d>(
    document: &'d Document,
    head: &'d [HeadLine],
    genre: Option<Genre>,
    genre_label: Option<&'d Range<usize>>,
) -> impl Iterator<Item = Found<String>> + 'd {
    let sitting = matches!(genre, Some(Genre::Minutes | Genre::Invitation | Genre::Agenda));
    let of_sitting = sitting && !(genre == Some(Genre::Minutes) && one_item(head));
    let rules: [Rule<'d>; 9] = [
        Box::new(move || if of_sitting { sitting_title(document, head) } else { None }),
        Box::new(|| label_title(document, head)),
        Box::new(|| item_title(document, head)),
        Box::new(|| genre_title(document, head)),
        Box::new(move || before_reference(document, head, genre)),
        Box::new(|| before_salutation(document, head, true)),
        Box::new(|| before_table(document, head)),
        Box::new(|| before_salutation(document, head, false)),
        Box::new(move || {
            first_block(document, head, genre_label)
                .filter(|it| genre != Some(Genre::Gazette) && !QUESTION.is_match(&it.value))
        }),
    ];
    rules.into_iter().filter_map(|rule| rule())
}

/// A reply may go through the questions without a title of its own.
static QUESTION: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:Frage|Antwort)\s\d{1,2}\s?[:.]"));

/// A longer block is a paragraph of the text.
const LONGEST_TITLE: usize = 900;

/// A title of these words, if there are enough of them.
pub(super) fn found(
    document: &Document,
    span: Range<usize>,
    rule: &'static str,
) -> Option<Found<String>> {
    let span = document.trimmed(span)?;
    let lines = document.text[span.clone()].split('\n').map(|it| unspaced(&one_line(it)));
    let title = lines.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    let title = mended(&title);
    let title = title.trim_end_matches([':', ',']).trim();
    let letters = title.chars().filter(|it| it.is_alphabetic()).count();
    (letters >= 4 && title.len() <= LONGEST_TITLE).then(|| Found::new(title.to_owned(), span, rule))
}

/// `Antrag: Beratungsstelle für …`: behind a colon, a title has more words than a faction.
fn genre_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    const FEWEST_WORDS: usize = 3;
    // Behind the table of consultations, `Antrag:` heads what is requested.
    let table = head.iter().find(|it| TABLE.is_match(&it.words)).or(head.last());
    let until = table.map_or(document.text.len(), |it| it.span.start);
    let it = labelled(document, labels!("Antrag|Anfrage")).find(|it| {
        let words = document.words(it.value.clone());
        let same_line = !document.text[it.label.start..it.value.start].contains('\n');
        let titled =
            words.split(' ').count() >= FEWEST_WORDS && !names_factions(&words) && same_line;
        it.label.start < until && titled
    })?;
    found(document, it.value.start..block_end(document, it.value), "title/label")
}

/// Whether words only list who brings in a paper: `GRÜNE, SPD, KAL/Die PARTEI`.
fn names_factions(words: &str) -> bool {
    let mut parts = words.split([',', ';', '|']).map(str::trim);
    parts.all(|it| faction(it).is_some() || names_form(it))
}

fn label_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    let labels = labels!(
        "Thema|Thema der Vorlage|(?:Kurzb|B)etreff|Betr\\.?|Titel|Titel der Vorlage|Kurztitel|Bezeichnung|Bezeichnung der Vorlage|Gegenstand|Gegenstand der (?:Vorlage|Beratung)|Vorlagenbezeichnung|Beratungsgegenstand|Verhandlungsgegenstand|Überschrift|Betrifft|Tagesordnungspunkt(?:\\s\\(?Betreff\\)?)?|Bezeichnung des (?:TOP|Tagesordnungspunktes)"
    );
    let until = head.last().map_or(document.text.len(), |it| it.span.end);
    let labelled = headed(document, labels).take_while(|it| it.label.start < until);
    labelled.filter(|it| !ITEM_NUMBER.is_match(&document.text[it.value.clone()])).find_map(|it| {
        found(document, it.value.start..block_end(document, it.value), "title/label")
    })
}

/// Of letters, the block before the number of the motion they answer.
fn before_reference(
    document: &Document,
    head: &[HeadLine],
    genre: Option<Genre>,
) -> Option<Found<String>> {
    static REFERENCE: LazyLock<Pattern> = LazyLock::new(|| {
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

/// The subject of a letter: the block above its salutation.
fn before_salutation(
    document: &Document,
    head: &[HeadLine],
    below_table: bool,
) -> Option<Found<String>> {
    static SALUTATION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:Sehr\s(?:geehrt|verehrt)|Liebe[rs]?\s\p{Lu}|Guten\s(?:Tag|Morgen))")
    });
    let salutation_idx = head.iter().position(|it| SALUTATION.is_match(&it.words))?;
    let table = head[..salutation_idx].iter().position(|it| TABLE.is_match(&it.words));
    // Behind a table of consultations only what stands below it is the subject.
    let first = if below_table { table? + 1 } else { 0 };
    block_before(document, &head[first..salutation_idx], "title/before-salutation")
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
        let year = YEARS.is_match(&it.words);
        let goes_on = it.words.starts_with(char::is_lowercase) && !it.words.starts_with("vom");
        let digits = it.words.contains(|it: char| it.is_ascii_digit());
        adjacent && (goes_on || year || (word && !digits))
    });
    last_idx += usize::from(ends_with_word);
    // "Stellungnahme zum Antrag der" goes on, whatever the next line looks like.
    while lines.get(last_idx + 1).is_some_and(|it| it.line_idx == lines[last_idx].line_idx + 1)
        && OPEN_WORD.is_match(&lines[last_idx].words)
        && !document.lines[lines[last_idx + 1].line_idx].row
    {
        last_idx += 1;
    }
    let adjoins = |idx: usize| lines[idx - 1].line_idx + 1 == lines[idx].line_idx;
    while first_idx > 0 && adjoins(first_idx) {
        // A single word looks like a label, unless the line above it waits for it.
        let awaited = |idx: usize| {
            idx > 0
                && adjoins(idx)
                && lines[idx].words.ends_with(':')
                && OPEN_END.is_match(&lines[idx - 1].words)
                && !is_form(document, &lines[idx - 1])
        };
        if is_form(document, &lines[first_idx - 1]) && !awaited(first_idx - 1) {
            break;
        }
        first_idx -= 1;
    }
    // The value of a label may go over to the next line: `Dienststelle: Amt für Personal,`.
    let carried = |idx: usize| {
        idx > 0
            && adjoins(idx)
            && lines[idx - 1].words.ends_with([',', '-'])
            && is_form(document, &lines[idx - 1])
    };
    first_idx += usize::from(first_idx < last_idx && carried(first_idx));
    let last_idx = last_idx.min(subtitle(document, &lines[..=last_idx], first_idx));
    found(document, lines[first_idx].span.start..lines[last_idx].span.end, rule)
}

/// A year, a school year or a year of the budget at the end of a title.
static YEARS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\d{4}(?:\s?[/–-]\s?\d{2,4})?\.?$"));

/// The last line of a title before its subtitle, which begins where a line was ended by hand: the
/// next word had fitted in, and it begins a new phrase.
fn subtitle(document: &Document, lines: &[HeadLine], first_idx: usize) -> usize {
    /// Titles are set larger than the text, so fewer letters fill their lines.
    const TITLE_SHARE: (usize, usize) = (4, 5);
    const TEXT_LINES: usize = 150;
    let chars = |it: &str| it.trim().chars().count();
    let width = document.lines.iter().take(TEXT_LINES).filter(|it| !it.row);
    let width = width.map(|it| chars(&document.text[it.span.clone()])).max().unwrap_or_default();
    let width = width.min(110) * TITLE_SHARE.0 / TITLE_SHARE.1;
    let by_hand = |it: &[HeadLine]| {
        let next = it[1].words.split(' ').next().map_or(0, chars);
        let open = OPEN_END.is_match(&it[0].words);
        let bracketed = it[0].words.matches('(').count() > it[0].words.matches(')').count();
        chars(&it[0].words) + 1 + next <= width
            && it[1].words.starts_with(char::is_uppercase)
            && !open
            && !bracketed
    };
    let last_idx = lines.len() - 1;
    lines[first_idx..].windows(2).position(by_hand).map_or(last_idx, |it| first_idx + it)
}

/// Articles and the like, which no title ends with.
static OPEN_WORD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:und|oder|sowie|der|die|das|des|dem|den|eine[rnms]?|für|von|vom|zum|zur|im|am)$")
});

/// Words behind which a phrase goes on.
static OPEN_END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:[-–:,;/&„(]|[/–:]\s\S+|\b(?:und|oder|sowie|der|die|das|des|dem|den|ein|eine[rnms]?|für|von|vom|zu|zum|zur|in|im|an|am|auf|aus|bei|beim|mit|nach|über|um|unter|vor|durch|gegen|ohne|bis|als|gemäß|hier|Nr\.|Stadt|Gemeinde|Landeshauptstadt|\p{Ll}+(?:er|en|em|es)))$",
    )
});

/// The end of a title that begins with these words: further lines belong to it as long as the
/// line is full and the next one no label.
pub(super) fn block_end(document: &Document, first: Range<usize>) -> usize {
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
        if words.is_empty() || next.row || stops(words) || !(full || open) {
            break;
        }
        line_idx += 1;
        end = next.span.end;
    }
    end
}

/// The head of a table of consultations.
static TABLE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Beratungsfolge(?:\sdieser\sVorlage)?\b|Gremi(?:um|en)\s+(?:Termin|Datum|Sitzung)|Gremi(?:um|en)$)",
    )
});

/// The block of lines before the table of consultations.
fn before_table(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    let table_idx = head.iter().position(|it| TABLE.is_match(&it.words))?;
    block_before(document, &head[..table_idx], "title/before-table")
}

/// Where the letterhead ends: behind its last line with telephone, mail or date.
fn behind_contacts(head: &[HeadLine]) -> usize {
    static CONTACT: LazyLock<Pattern> = LazyLock::new(|| {
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
    const PARAGRAPH_WORDS: usize = 8;
    const FEW_WORDS: usize = 3;
    // A title stands behind the label of the genre, if there is one.
    // Far down, the label is that of a line of the form.
    const LABEL_LINES: usize = 8;
    let near = head.get(LABEL_LINES).or(head.last()).map_or(0, |it| it.span.end);
    let from = genre_label.filter(|it| it.start < near).map_or(0, |it| it.start);
    let from = from.max(behind_contacts(head));
    // The title stands above the text, unless there is none above it.
    let text_idx = head.iter().position(|it| begins_text(&it.words)).unwrap_or(head.len());
    let candidates = |from: usize, lines: Range<usize>| {
        head[lines].iter().filter(move |it| it.span.start >= from)
    };
    let usable = |it: &&HeadLine| {
        // A sentence begins the text: the paper has no title.
        let n_words = it.words.split(' ').count();
        let sentence = n_words >= SENTENCE_WORDS && it.words.ends_with('.');
        let begins = !it.words.starts_with(char::is_lowercase);
        // "Stellungnahme zum" is a form whose end stands elsewhere; "Städten umgesetzt." ends a
        // sentence of the line above.
        let open = n_words <= FEW_WORDS && OPEN_WORD.is_match(&it.words);
        let ends_sentence = it.words.ends_with('.') && goes_on_from_above(document, it);
        !is_form(document, it)
            && n_words >= 2
            && !(sentence || open || ends_sentence)
            && begins
            && !begins_text(&it.words)
    };
    let first = candidates(from, 0..text_idx)
        .find(usable)
        .or_else(|| candidates(0, 0..text_idx).find(usable))
        .or_else(|| candidates(from, text_idx..head.len()).find(usable))?;
    let end = block_end(document, first.span.clone());
    // A paragraph of the text is no title.
    let words = document.words(first.span.start..end);
    let paragraph = words.ends_with('.') && words.split(' ').count() >= PARAGRAPH_WORDS;
    (!paragraph).then(|| found(document, first.span.start..end, "title/first-block"))?
}

/// Whether a line stands below a full one that ends without a mark.
fn goes_on_from_above(document: &Document, line: &HeadLine) -> bool {
    const FULL_CHARS: usize = 60;
    let above = line.line_idx.checked_sub(1).and_then(|it| document.lines.get(it));
    above.is_some_and(|it| {
        let words = document.text[it.span.clone()].trim();
        words.chars().count() >= FULL_CHARS && !words.ends_with(['.', ':', '!', '?'])
    })
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
    fn a_question_is_no_title() {
        check(
            "Stadt Adorf\n\nAntwort auf eine Anfrage\n\nFrage 1: Wie viele Kinder leben in den Unterkünften?\n\nAntwort der Verwaltung: Es sind 83.\n",
            "-",
        );
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

    #[test]
    fn titles_behind_the_table_above_the_salutation_or_below_a_label() {
        for (text, title) in [
            (
                "Fraktion im Rat der Stadt Adorf\nRathaus, 12345 Adorf\n\nAn den\nOberbürgermeister der Stadt Adorf\nHerrn Jan Muster\n\n12. Januar 2022\n\nUnterbringung junger Geflüchteter\nAnfrage zur Ratssitzung am 09.02.2022\n\nSehr geehrter Herr Muster,\n\nwir bitten um Auskunft:\n",
                "title/before-salutation Unterbringung junger Geflüchteter",
            ),
            (
                "Anfrage gem. § 4 der Geschäftsordnung\n\nGremium\tDatum der Sitzung\nIntegrationsrat\t08.11.2022\n\nWohnraum für Geflüchtete im Winter\n\nSehr geehrte Frau Muster,\n",
                "title/before-salutation Wohnraum für Geflüchtete im Winter",
            ),
            (
                "Fachbereich\tDezernent/in\tDatum\n1/MIA\tFrau Muster\t12.03.2021\nTagesordnungspunkt\nSachstand Aktionsplan Integration 2020/21\nBeschlussvorschlag\n",
                "title/label Sachstand Aktionsplan Integration 2020/21",
            ),
            (
                "Antrag zur Sitzung des Ausschusses für Soziales am 16. März 2021\n\nAntrags-Nr. 21-F-63-0001\n\nDolmetscherkosten bei Arztbesuchen\n- Antrag der Fraktionen von SPD und Grünen vom 03.03.2021 -\n\nDer Ausschuss möge beschließen:\n",
                "title/first-block Dolmetscherkosten bei Arztbesuchen",
            ),
            (
                "Vorlage\nfür die Sitzung der Deputation für Soziales\nam 09.09.2021\n\nTOP 7\nRahmenkonzept zur gesellschaftlichen Teilhabe\n\nA. Problem\n",
                "title/item Rahmenkonzept zur gesellschaftlichen Teilhabe",
            ),
            (
                "Beschlussvorlage\nDienststelle: Ordnungs- und Bürgeramt\nVorhabenbezogener Bebauungsplan Beispielstraße 13 / Neubau\nWohnheim und Kita\nGremien Termin TOP Ö / N Zuständigkeit\nGemeinderat 19.05.2026 2 Ö Beschlussfassung\n",
                "title/before-table Vorhabenbezogener Bebauungsplan Beispielstraße 13 / Neubau Wohnheim und Kita",
            ),
        ] {
            check(text, title);
        }
    }

    #[test]
    fn the_sitting_of_an_invitation_is_its_title() {
        check(
            "E I N L A D U N G\n\nHiermit lade ich Sie zur 14. Sitzung des Integrationsrates am\nDonnerstag, dem 17.09.2020, 18:00 Uhr, ein.\n",
            "title/sitting 14. Sitzung des Integrationsrates am Donnerstag, dem 17.09.2020",
        );
        check(
            "Protokoll Ausschuss für Soziales, 12.09.2019\n\nStadt Adorf\n\nProtokoll über die 3. Sitzung des\nAusschusses für Soziales am 12.09.2019\n",
            "title/sitting Protokoll über die 3. Sitzung des Ausschusses für Soziales am 12.09.2019",
        );
    }

    #[test]
    fn a_line_ended_by_hand_begins_a_subtitle() {
        let text = "Die Verwaltung schlägt vor, die Arbeiten an dem wirtschaftlichsten Bieter mit dem geprüften Angebot zu vergeben.";
        check(
            &format!(
                "Beschlussvorlage\n\nModernisierung der Stadthalle\nVergabe von Türen und Innenausbau\n\nGremium Termin\nBauausschuss 08.02.2024\n\n{text}\n"
            ),
            "title/before-table Modernisierung der Stadthalle",
        );
    }
}
