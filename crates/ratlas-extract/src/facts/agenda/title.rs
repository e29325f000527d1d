//! Titles of items: where they begin and where the text of the item does.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::pattern::{Pattern, pattern};

/// Titles are headings, not paragraphs.
pub(super) const LONGEST_TITLE: usize = 420;

/// The words of a title that begins at a byte: up to an empty line, a label, or a line that starts
/// a paragraph.
pub(super) fn title_at(document: &Document, start: usize) -> Option<Range<usize>> {
    let text = &document.text;
    let mut end = text[start..].find(['\n', '\t']).map_or(text.len(), |it| start + it);
    // A title over several lines goes on at once; a label, an item or a sentence ends it.
    while text.as_bytes().get(end) == Some(&b'\n') && end - start <= LONGEST_TITLE {
        let next_end = text[end + 1..].find('\n').map_or(text.len(), |it| end + 1 + it);
        let next = &text[end + 1..next_end];
        if next.trim().is_empty() || next.contains('\t') || !continues(&text[start..end], next) {
            break;
        }
        end = next_end;
    }
    end = before_label(&text[start..end]).map_or(end, |it| start + it);
    let title = document.trimmed(start..end)?;
    let bare = without_number(&text[title.clone()]);
    document.trimmed(title.start..title.start + bare)
}

/// The end of a known title that is printed again at a byte, however its lines are broken.
pub(super) fn repeated_at(document: &Document, start: usize, title: &str) -> Option<usize> {
    let letters = |it: &char| it.is_alphanumeric();
    let mut known = title.chars().filter(letters).flat_map(char::to_lowercase);
    let mut next = known.next()?;
    for (at, letter) in document.text[start..].char_indices().filter(|it| letters(&it.1)) {
        if !letter.to_lowercase().eq([next]) {
            return None;
        }
        match known.next() {
            Some(it) => next = it,
            None => return Some(closed_end(&document.text, start + at + letter.len_utf8(), title)),
        }
    }
    None
}

/// The end of a title with the marks it ends with.
fn closed_end(text: &str, end: usize, title: &str) -> usize {
    let marks = title.len() - title.trim_end_matches(|it: char| !it.is_alphanumeric()).len();
    let tail = &title[title.len() - marks..];
    if text[end..].starts_with(tail) { end + marks } else { end }
}

/// Whether a title is the same as one that may be cut short.
pub(super) fn same(one: &str, other: &str) -> bool {
    let key = |it: &str| -> String {
        it.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).take(24).collect()
    };
    let (one, other) = (key(one), key(other));
    !one.is_empty() && !other.is_empty() && (one.starts_with(&other) || other.starts_with(&one))
}

/// Where on its line a title gives way to a label: `… im Stadtteil - Vorlage: 12/2021`.
pub(super) fn before_label(title: &str) -> Option<usize> {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[ \t]*[,;–-]?\s+(?:Vorlagen?(?:-?Nr\.|nummer)?|Drucksachen?(?:-?Nr\.|nummer)?|Berichterstatt(?:er|erin|ung)(?::?in)?|BE|Referent(?:in)?|Vortragender?)\s?:",
        )
    });
    LABEL.find(title).map(|it| it.start()).filter(|it| *it > 0)
}

/// The length of a title without the number of the paper that stands behind it: `… 21-16874`,
/// `… (V/0488/2020)`, `… V1874/17 beratend`. A number with a label before it belongs to the title.
fn without_number(title: &str) -> usize {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s+\(?(?:[A-ZÄÖÜ]{1,4}(?:-[A-Z])?[-/ ]?\d{3,5}/\d{2,4}(?:/\d{1,2})?|[A-Z]{1,3}(?:-[A-Z])?/\d{4}/\d{3,6}|[IVX]{1,5}/\d{4}/\d{4,6}|[IVX]{1,5}-[A-Z]{1,3}-\d{4,6}|\d{2}-\d{4,6}(?:-\d{2})?|\d{3}\.\d{2}\.\d{2,5}|(?:[03-9]\d{3}|1[0-8]\d{2}|2[1-9]\d{2}|\d{1,3}|\d{5})/20\d{2}(?:/\d{1,2})?)\)?(?:\s(?:beratend|beschließend|vorberatend|öffentlich|Ö))?$",
        )
    });
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:Nr\.?|Drs\.|Drucks\.|Drucksache|Vorlage|[Aa]ntrag|[Aa]nfrage|zu|zum|zur|vom|und|im|in|für|-|–|:|,)$",
        )
    });
    let Some(found) = NUMBER.find(title) else { return title.len() };
    let before = title[..found.start()].trim_end();
    if LABEL.is_match(before) { title.len() } else { before.len() }
}

fn continues(title: &str, next: &str) -> bool {
    static STOP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:Vorlage|Vorlagen|Drucksache|Antr[aä]g|(?:Ä|ä)nderungsantrag|Ergänzungsantrag|Anfrage\b|Beschluss(?:vor|antrag|empf|:|\s|$)|Beschluß|Abstimmung|Berichterstatt|BE:|Sachverhalt|Ergebnis|Der Vorsitzende|Die Vorsitzende|Frau\s|Herr\s|Stadtrat\s|Stadträtin\s|TOP\s|Punkt\s|Es liegt|Die Mitglieder|Das\s|Die\s|Der\s|dazu:|hierzu:|[-–•]\s|[a-h]\)\s|\d{1,2}(?:\.\d{1,2})*\.?\s|[IVX]\s?[IVX]{0,3}\s?\.\s|Zur\s|Ohne\s|Es\s|Berichterst|(?:Ober)?[Bb]ürgermeister|(?:BM|OB|OBM|StR|StRin|RM|AM|SR)(?:in)?\s\p{Lu}|Rats(?:herr|frau|mitglied)|Gemeinder[aä]t|Beigeordnete|Stadtverordnete|Bezirksverordnete|Ortsvorsteher|Vorsitzende|Einstimmig|Mehrheitlich|Kenntnisnahme|Empfehlung|Dem\s|Den\s|Auf\s(?:Antrag|Nachfrage|Wunsch|Frage)|Nach\s|Es\s|Hierzu|Dazu|Ja:|Entfällt|Abgesetzt|Vertagt|Kein[e]?\s)",
        )
    });
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:Berichterstatt\p{L}+|Vorlage|Drucksache|Antrag|BE|Anlage|Vorgang|Federführend|Beratungsfolge|Protokoll)\s?:",
        )
    });
    /// A result alone on its line.
    static OUTCOME_LINE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:abgesetzt|vertagt|zurückgestellt|zurückgezogen|entfällt|entfallen|erledigt|einstimmig|zur kenntnis genommen)\.?\s*$",
        )
    });
    let line = title.rsplit('\n').next().unwrap_or(title);
    let full_line = line.trim_end().chars().count() >= 45;
    let abbreviated = title.trim_end().ends_with("Nr.");
    let bracket = title.matches('(').count() > title.matches(')').count();
    let bare = next.trim_start();
    let lettered = bare.as_bytes().get(1) == Some(&b')');
    let begins = bare.starts_with(char::is_lowercase) && !bare.starts_with("zu ") && !lettered;
    let open = title.trim_end().ends_with(['-', '–', ',', ':', '/'])
        || ENDS_OPEN.iter().any(|it| title.trim_end().ends_with(it))
        || begins
        || abbreviated
        || bracket;
    let ended = title.trim_end().ends_with('.') && !open;
    if LABEL.is_match(next) || OUTCOME_LINE.is_match(next) || (!bracket && tells(next)) {
        return false;
    }
    (full_line || open) && !ended && (open || !STOP.is_match(next))
}

/// Words that no title ends with.
const ENDS_OPEN: &[&str] = &[
    " und", " oder", " der", " die", " das", " des", " dem", " den", " für", " von", " vom",
    " zur", " zum", " im", " in", " am", " an", " auf", " über", " mit", " bei", " sowie",
    " durch", " nach", " gemäß", " Nr", " einer", " eines", " einem",
];

/// Whether a line tells what happened: a title has no finite verb of minutes.
pub(super) fn tells(line: &str) -> bool {
    static VERB: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*\p{Lu}.*\s(?:wird|werden|wurden?|hat|haben|hatte|ist|sind|war|waren|erläuterte?|berichtete?|begrüßte?|eröffnete?|stellte?|führte?|teilte?|fragte?|bat|bittet|erklärte?|verwies|verweist|informierte?|dankte?|wies|weist|nahm|nimmt|nehmen|beschließt|empfiehlt|stimmt|ruft|gibt|gab|kritisierte?|ergänzte?|lehnt|liegt|liegen|lag|lagen|begründete?|erinnerte?|schlug|schlägt)(?:\s|$|,|\.)",
        )
    });
    VERB.is_match(line)
}
