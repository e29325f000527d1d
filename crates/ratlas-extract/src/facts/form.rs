//! Lines of a head that are form, not title: letterheads, labels, addresses, names, bodies.

use std::sync::LazyLock;

use super::head::HeadLine;
use crate::document::{Document, one_line};
use crate::pattern::{Pattern, pattern};

/// Whether a line of the head is a part of the form the paper was written in.
pub(super) fn is_form(document: &Document, line: &HeadLine) -> bool {
    document.lines[line.line_idx].row || is_dated(&line.words) || names_form(&line.words)
}

/// Whether words are those of a form, wherever they stand.
pub(super) fn names_form(words: &str) -> bool {
    let words = one_line(words);
    FORMS.iter().any(|it| it.is_match(&words)) || is_body_line(&words)
}

/// A line that says little more than a day: `Musterstadt, den 3. Mai 2021`.
fn is_dated(words: &str) -> bool {
    /// A weekday or "den" beside a date.
    const BESIDE_DATE: usize = 14;
    if !words.contains(|it: char| it.is_ascii_digit()) {
        return false;
    }
    if PLACE_AND_DAY.is_match(words) {
        return true;
    }
    let dates = ratlas_german::dates(words);
    let Some(day) = dates.first() else { return false };
    let lead = words[..day.span.start].trim_end().trim_end_matches("den").trim_end();
    let dateline =
        lead.ends_with(',') && day.span.end == words.len() && lead.matches(' ').count() < 4;
    dateline || day.span.len() + BESIDE_DATE > words.len()
}

/// `Musterstadt, am 3. Advent 2016`.
static PLACE_AND_DAY: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}() -]{2,30},\s(?:den|am|im)\s.{4,24}\d{4}$"));

/// A line that only names a council, a committee or a board: no word of it is a verb.
fn is_body_line(words: &str) -> bool {
    static BODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)^(?:(?:Der|Die|Den|An\sden)\s)?(?:\p{Lu}\p{L}+(?:er|e|en)\s)?[\p{L}-]*(?:rat|[Aa]usschu(?:ss|ß)|[Vv]ertretung|[Vv]ersammlung|[Kk]ommission|[Dd]eputation|[Bb]ürgerschaft|[Kk]reistag|[Mm]agistrat|Senat|Forum)
              (?:,?\s(?:für|und|der|des|die|in|im|am|von|\p{Lu}[\p{L}()-]*))*$",
        )
    });
    BODY.is_match(words)
}

/// What the lines of forms begin with or consist of.
static FORMS: LazyLock<[Pattern; 6]> = LazyLock::new(|| {
    [LETTERHEAD, GENRE, LABEL, PARTY, ADDRESS, MARKS].map(|it| pattern(&format!("(?xi)^(?:{it})$")))
});

/// Who writes: a city, its head, its offices.
const LETTERHEAD: &str = r"
    (?:(?:landeshaupt|hanse|universitäts|bundes|kreis)?stadt|gemeinde|markt|kreis|landkreis|samtgemeinde|verbandsgemeinde)\s(?-i:[\p{Lu}(])\S*(?:\s\S+){0,3}
    | (?:der|die)\s(?:(?:ober)?bürgermeister(?:in)?|magistrat|landr(?:at|ätin)|senator(?:in)?|stadtdirektor(?:in)?|vorsitzende|gemeindedirektor(?:in)?)\b(?:\s.{0,90})?
    | (?-i:(?:\p{Lu}[\p{L}.-]*,?\s(?:und\s|für\s)?){0,4}\p{Lu}?[\p{L}-]*(?:[Aa]mt|[Rr]eferat|[Bb]üro|[Dd]ezernat|[Ff]achbereich|[Ss]tabsstelle))
    | (?-i:(?:Amt|Fachbereich|Fachdienst|Fachamt|Fachgebiet|Stabsstelle|Stabstelle|Referat|Geschäftsbereich|Sachgebiet|Abteilung|Büro)\s(?:für\s|des\s|der\s|[\d/.]+).{0,90})
    | (?-i:(?:Referat|Dezernat|Fachbereich|Fachdienst|Amt)\s\p{Lu}.{0,90})
    | (?:fachbereich|fachdienst|sachgebiet|abteilung|referat|amt)\s[\divx/.-]+(?:\s.{0,60})? | dezernat\s.* | dez\.\s?\d.* | geschäftsbereich.* | .*referat | .*referat\sfür\s.* | im\srat\sder\s.* | rathaus.*
    | (?:ober)?bürgermeister(?:in)?(?:\s(?:der|von)\s.{0,40})?";

/// What the paper is called by its kind.
const GENRE: &str = r"
    (?:(?:interfraktionelle[rns]?|gemeinsame[rn]?|dringliche[rn]?|öffentliche|nichtöffentliche|mündliche|schriftliche|kleine|große)\s)*
      \S*(?:antr[aä]ge?|anfragen?|vorlagen?|stellungnahme|protokoll|niederschrift|mitteilung|drucksache)
      (?:\s\(?(?:nicht)?öffentlich\)?|\s(?:der|des|von|vom|nr\.?|gem\.?|gemäß|nach|an\sden|an\sdie|an\sdas|von)\b[^:]{0,110}|\s(?:zum?|zur)\s(?:\S+\s){0,2}\S*(?:antr[aä]ge?|anfragen?|sitzung|haushalt\S*|stadtrat|gemeinderat|rat)(?:\s[^:]{0,90})?|\s\S*\d\S*)?\s*:?
    | ergänzungsantrag | information | mitteilung | bericht | vorblatt | deckblatt | beschluss | sitzungsunterlage | (?:zur|zum)\s(?:behandlung|beratung|beschlussfassung|kenntnisnahme)\s.{0,60}
    | [-–(]?\s*(?:interfraktioneller\s)?(?:antrag|anfrage)\s(?:der|des|von)\s[^:]{0,110}:? | (?:hier:\s)?(?:schriftliche\s)?(?:antwort|beantwortung)(?:en)?\s(?:auf|der|zu|zur|zum)\b.* | \(\s*(?:\S+\s)?(?:antrag|anfrage|ergänzungsantrag|änderungsantrag)(?:\s[^)]*)?\)
    | für\sdie\s(?:\S+\s){0,3}sitzung\s.* | (?:am|zur?|der)\s.{0,20}sitzung\s.{0,60} | am\s\d.*";

/// Labels with their values. Words that may also begin a title need their colon or a number.
const LABEL: &str = r"
    (?:az|aktenzeichen|gz|eingegangen|verantwortlich|dienststelle|seite|bearbeitet|bearbeiter\S*|telefon|telefax|tel|fax|ruf|e-?mail|ihr\szeichen|unser\szeichen|verfasser\S*|federführ\S*|sachbearbeit\S*|aktenz\S*|antragsteller\S*|einreicher\S*|eingereicht\s\S+|auskunft\serteilt|ansprechpartner\S*|freigabedatum|erstellt|erstellungsdatum|ausgabedatum|vorlageart|lfd\.\s?nr|absender|adressat|beschlussorgane?|dezernent\S*|berichterstatter\S*|kurztitel)\b[.:]?(?:\s.{0,90}|\S{0,10})
    | (?:datum|termin|top|tagesordnungspunkt|punkt|eingang|status|gremium|gremien|zimmer|bezug|auskunft|beteiligt\S*|anlass|produkt\S*|haushaltsjahr|abteilung|amt|antrag|anfrage|initiator\S*)(?:\s?:.{0,110}|\s(?-i:[\dÖNIVX]).{0,60}|)
    | \S*(?:vorlagen?|drucksachen?|antrags?|anfragen?|beschluss|sitzungsvorlagen?)(?:nummer|[\s-]*nr\b|[\s-]*nummer)\b.*
    | (?:vorlage|drucksache)\b(?:[\s:/-].{0,80})? | (?:drs|grdrs|ds)\b\.?\s.* | (?:\S*antrag|\S*anfrage):\s.*
    | gremi(?:um|en)\s.* | beratungsfolge\b.* | vorlage\san\b.* | (?:bankverbindung|konto|iban|sparkasse)\b.* | eingang\s(?:beim|bei|im|am)\s.* | mit\sfreundlichen.* | (?:geschäftszeichen|ort|raum|beginn|ende|vorsitz\S*|schriftführ\S*|ressort|referat)\b\s?[:./].* | (?:\d+\s)?anlagen?\b.* | vom:?\s.*
    | .*(?:rat|ausschuss|vertretung|versammlung)(?:\s\S+){0,6}\s\d{1,2}\.\d{1,2}\.\d{4}(?:\s.{0,40})?";

/// Who brings it in.
const PARTY: &str = r"
    .*fraktion(?:\s.{0,30})? | .*ratsgruppe(?:\s.{0,20})? | (?:fraktion|gruppe)\s.{0,60}
    | stadtr(?:at|ätin|äte|ätinnen)\s.* | .*\((?:CDU|SPD|FDP|AfD|GRÜNE|LINKE|KAL|KULT|FW|ÖDP|Volt)[^)]*\).*";

/// Where and to whom a letter goes.
const ADDRESS: &str = r"
    .*\d{5}\s(?-i:\p{Lu})\p{L}+ | \d{5}\s(?-i:\p{Lu}).*
    | (?-i:(?:(?:Am|An|Im|In|Auf|Zum|Zur|der|den|dem|Alte|Neue|\p{Lu}\p{L}+er)\s){0,3}\p{Lu}?[\p{L}.-]*(?:[Ss]traße|[Pp]latz|[Ss]tr\.|[Aa]llee|[Mm]arkt|[Ww]eg|[Rr]ing)\s\d+\s?[a-z]?(?:\s?[-–/]\s?\d+)?(?:\s*[,;|•·].*|\s+\d{5}.*)?)
    | (?-i:An|an)\s(?:den|die|das|frau|herrn)\b.* | nachrichtlich\b.* | herrn?\s.* | frau\s.* | .*@.* | www\..* | https?:.* | sehr\sgeehrte.* | (?:liebe[rs]?|guten)\s.* | .*postfach.* | dr\.\s.{0,40}";

/// Marks, numbers and single words.
const MARKS: &str = r"
    (?:nicht[\s-]?)?öffentlich\S*(?:\s.{0,40})? | gedruckt\sauf.* | \d{1,3}\.\s?(?:plenar)?sitzung.* | (?:doppel)?haushalt\s[\d/]+ | x | (?-i:[\d\s./:()A-Z-]+) | \S+\.?\s*:?";

/// Whether a line does not go on with the title above it.
pub(super) fn stops(words: &str) -> bool {
    static LABEL: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\p{L}[\p{L}\s./-]{1,40}:(?:\s|$)"));
    LABEL.is_match(words) || STOP.is_match(words) || begins_text(words)
}

/// Whether a line begins the text of a paper: a numbered point, a section, a formula, a sentence.
pub(super) fn begins_text(words: &str) -> bool {
    TEXT.is_match(words)
}

/// What the text of a paper begins with.
static TEXT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?: -?\s*Kurzfassung | Beschluss(?:vorschlag|antrag|entwurf|empfehlung)?\s*:?$ | Sachverhalt | Begründung | Sachdarstellung | Sach-\sund | Erläuterung | Vorbemerkung | Finanzielle\sAusw | Inhalt\sde[rs]\s
          | (?:[1-9]|I{1,3}|[aA])[.)]\s\p{L} | [☐☒☑] | Sehr\sgeehrte | Mit\sfreundlichen | Wir\s(?:fragen|bitten|beantragen) | Ich\sfrage | ICH\sFRAGE | \p{L}+\s(?:\S+\s){0,5}(?:möge|wolle)\s(?:\S+\s)?beschl
          | (?:Die|Der|Das|Den|Dem|Wir|Ich|Im|In|Am|Mit|Es|Zu|Zum|Zur|Auf|Nach|Bei|Seit|Für|Aus|Unter|Um|An)\s(?:\S+\s){6,} )",
    )
});

/// Lines that do not go on with a title.
static STOP: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?: Gremi(?:um|en)\b | Beratungsfolge | Sehr\sgeehrte | (?:BA-)?Antrag(?:s)?[\s-]*Nr | [-–]?\s?Antrag\s(?:der|des|von|vom)\s | (?:BA-)?Antrags-Nr | vom\s\d | Kurzfassung | -\s*Kurzfassung | Beschluss | Der\s\p{L}+rat\s(?:möge|wolle) | \d+\.\)
          | (?:[1-9]|I{1,3}|[aA])[.)]\s | [☐☒☑] | Sachverhalt | Begründung | Vorlage\s | Drucksache | Empfehlung\sNr | [-–]?\s?Anfrage\s(?:der|des|von|vom)\s | Finanzielle | Information\s\( | \(\s*Antrag | \(\s*Interfraktionell | (?:[Hh]ier:\s)?(?:Antwort|Beantwortung)\s | Anfrage\szur\s\S*[Ss]itzung | Antrag\szur\s\S*[Ss]itzung | A\.\sProblem
          | (?:Die|Der|Das|Den|Dem|Wir|Ich|Im|In|Am|Mit|Es|Zu|Zum|Zur|Auf|Nach|Bei|Seit|Für|Aus|Unter|Um|An)\s(?:\S+\s){4,} | (?:\d+\s+)?Anlagen?\b | Beschlussorgan | Beteiligte | Bezug | Status\b | Termin\b | Datum\b | Inhalt\sde[rs] | Wir\s(?:fragen|bitten|beantragen) | Ich\sfrage | \p{L}+\s(?:\S+\s){0,5}(?:möge|wolle)\s(?:\S+\s)?beschl | Mit\sfreundlichen | Sachdarstellung | Sach-\sund | Erläuterung | Kurzbeschreibung | Vorbemerkung )",
    )
});
