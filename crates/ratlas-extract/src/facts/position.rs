//! What the administration says to a motion.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Genre, Stance};

use super::deadline::sentence;
use super::request::Heading;
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Finds what the administration says to a motion.
///
/// # Shapes
///
/// | written                                                            | rule                 |
/// |--------------------------------------------------------------------|----------------------|
/// | `☐ Zustimmung ☒ Ablehnung`                                         | `position/box`       |
/// | `Verwaltungsstandpunkt: Ablehnung`                                 | `position/label`     |
/// | `Die Verwaltung empfiehlt, den Antrag abzulehnen.`                 | `position/sentence`  |
/// | sentences that agree and others that do not, in one paper          | `position/mixed`     |
///
/// Only statements, replies and proposals speak for the administration, and only to a motion; what
/// is said under a condition, in quotation marks, of the past or by a faction is no position. "Der
/// Antrag ist damit geschäftsordnungsgemäß behandelt" ends a matter and says nothing about it.
#[doc(alias = "Verwaltungsstandpunkt")]
pub(crate) fn position(document: &Document, heading: &Heading) -> Option<Found<Stance>> {
    let genre = heading.genre?;
    if !matches!(genre, Genre::Statement | Genre::Reply | Genre::Proposal | Genre::Information) {
        return None;
    }
    if !document.lower.contains("antrag") && !document.lower.contains("empfehlung") {
        return None;
    }
    let speaks = matches!(genre, Genre::Statement | Genre::Reply);
    boxes(document).or_else(|| labelled(document)).or_else(|| spoken(document).filter(|_| speaks))
}

/// What a word of a form says.
fn stance_of(words: &str) -> Option<Stance> {
    let words = words.to_lowercase();
    let has = |stem: &str| words.contains(stem);
    if has("bereits") || has("umgesetzt") || has("erledigt") {
        Some(Stance::AlreadyDone)
    } else if has("alternativ")
        || has("teilweise")
        || has("ergänzung")
        || has("änderung")
        || has("geändert")
        || has("modifi")
        || has("maßgabe")
    {
        Some(Stance::AgreesPartly)
    } else if has("ablehn")
        || has("abzulehn")
        || has("nicht zuzustimmen")
        || has("keine zustimmung")
    {
        Some(Stance::Rejects)
    } else if has("zustimm") || has("annahme") || has("befürwort") {
        Some(Stance::Agrees)
    } else if has("prüf") || has("zurückgestellt") || has("vertag") || has("zurückstellung") {
        Some(Stance::Defers)
    } else {
        None
    }
}

/// The one ticked box of a row that offers agreement and refusal.
fn boxes(document: &Document) -> Option<Found<Stance>> {
    static BOX: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?<box>[☐☒☑✓■□🗹✗✘]|\[\s?[xX]?\s?\]|\([xX ]\))\s*(?<words>(?:\p{L}+\s?){1,5})")
    });
    let text = &document.text;
    if !text.contains(['☒', '☑', '■', '🗹', '✗', '✘'])
        && !text.contains("[x")
        && !text.contains("[X")
        && !text.contains("(x)")
        && !text.contains("(X)")
    {
        return None;
    }
    let mut ticked = Vec::new();
    let mut offers = (false, false);
    for found in BOX.captures_iter(text) {
        let (Some(mark), Some(words)) = (found.name("box"), found.name("words")) else { continue };
        let first = words.as_str().split_whitespace().next().unwrap_or_default();
        let Some(stance) =
            stance_of(words.as_str()).filter(|_| first.starts_with(char::is_uppercase))
        else {
            continue;
        };
        offers.0 |= first.starts_with("Zustimmung") || first.starts_with("Annahme");
        offers.1 |= first.starts_with("Ablehnung");
        if mark.as_str().contains(['☒', '☑', '■', '🗹', '✗', '✘', 'x', 'X', '✓']) {
            let span = document.trimmed(mark.start()..words.end())?;
            ticked.push(Found::new(stance, span, "position/box"));
        }
    }
    (ticked.len() == 1 && offers.0 && offers.1).then(|| ticked.remove(0))
}

/// `Verwaltungsstandpunkt: Ablehnung`
fn labelled(document: &Document) -> Option<Found<Stance>> {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^\s*(?:Verwaltungsstandpunkt|(?:Votum|Empfehlung|Haltung|Standpunkt|Stellungnahme|Position)\sder\s(?:Stadtv|V)erwaltung|Verwaltungsempfehlung|Verwaltungsvotum|Beschlussempfehlung\sder\sVerwaltung)[ \t]*[:\t]\s*(?<words>(?:\p{L}+\s?){1,5})[.]?\s*$",
        )
    });
    let found = LABEL.captures(&document.text)?;
    let words = found.name("words")?;
    let stance = stance_of(words.as_str())?;
    let whole = document.trimmed(found.get(0)?.range())?;
    Some(Found::new(stance, whole, "position/label"))
}

/// The sentences in which the administration speaks of the motion: the first, unless others
/// contradict it.
fn spoken(document: &Document) -> Option<Found<Stance>> {
    let mut found: Vec<(Found<Stance>, bool)> = Vec::new();
    let mut until = 0;
    for it in STEM.find_iter(&document.lower) {
        if it.start() < until {
            continue;
        }
        let span = without_heading(document, sentence(document, it.start()));
        let span = half(document, span, it.start());
        until = span.end.max(it.end());
        if let Some((stance, whole)) = stance(&document.words(span.clone())) {
            found.push((Found::new(stance, span, "position/sentence"), whole));
        }
    }
    // To welcome a motion is a courtesy where the same paper proposes what to do with it.
    let first_proposed =
        found.iter().position(|it| it.1 && PROPOSES.is_match(&document.text[it.0.span.clone()]));
    let courteous =
        |it: &(Found<Stance>, bool)| document.lower[it.0.span.clone()].contains("begrüßt");
    let on_the_whole = found.iter().position(|it| it.1);
    let on_the_whole = on_the_whole.map(|idx| match first_proposed {
        Some(proposed) if courteous(&found[idx]) => proposed,
        _ => idx,
    });
    let (chosen, whole) = found.get(on_the_whole.unwrap_or(0))?.clone();
    if whole {
        return Some(chosen);
    }
    let against = |it: Stance| it == Stance::Rejects;
    let mixed = found.iter().any(|it| against(it.0.value) != against(chosen.value));
    Some(if mixed {
        Found::new(Stance::AgreesPartly, chosen.span, "position/mixed")
    } else {
        chosen
    })
}

static PROPOSES: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b(?:schlägt|empfiehlt)\b"));

/// The part of a sentence between semicolons that holds a byte.
fn half(document: &Document, span: Range<usize>, at: usize) -> Range<usize> {
    let at = at.clamp(span.start, span.end);
    let text = &document.text;
    let start = text[span.start..at].rfind(';').map_or(span.start, |it| span.start + it + 1);
    let end = text[at..span.end].find(';').map_or(span.end, |it| at + it);
    document.trimmed(start..end).unwrap_or(span)
}

/// A sentence without the heading on the line before it: "Zu Punkt 1", "Kurzfassung".
fn without_heading(document: &Document, span: Range<usize>) -> Range<usize> {
    /// A sentence fills its line.
    const LONGEST_HEADING: usize = 40;
    let words = &document.text[span.clone()];
    let Some((first, rest)) = words.split_once('\n') else { return span };
    let heading = first.len() < LONGEST_HEADING
        && !first.trim_end().ends_with([',', '-'])
        && rest.trim_start().starts_with(char::is_uppercase);
    if heading {
        let start = span.end - rest.trim_start().len();
        return without_heading(document, start..span.end);
    }
    span
}

/// What a sentence that tells a position holds.
static STEM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"abzulehnen|ablehnung|abgelehnt|lehnt|zuzustimmen|zugestimmt|zustimmung|stimmt|anzunehmen|annahme|entsprochen|entsprechen|gefolgt|zu folgen|folgen|befürwort|unterstütz|begrüßt|umgesetzt|erledigt|erfüllt|geprüft|prüfen|prüft|zurückgestellt|zurückzustellen|abzuwarten|rechnung getragen|nachgekommen|einwände|bedenken|weiterzuverfolgen|weiterverfolgt",
    )
});

/// What a sentence says of the motion, and whether of all of it.
fn stance(words: &str) -> Option<(Stance, bool)> {
    if NOT_SAID.is_match(words) || !ABOUT.is_match(words) {
        return None;
    }
    let quoted = words.find(['„', '»']).map_or(words, |it| &words[..it]);
    let words = if quoted.len() > 30 { quoted } else { words };
    let part = PART.is_match(words) || !MOTION.is_match(words);
    if ALREADY.is_match(words) && !NEGATED_DONE.is_match(words) {
        return Some((Stance::AlreadyDone, !part));
    }
    let rejects = REJECTS.is_match(words);
    // "nicht zuzustimmen" does not agree.
    let agrees = AGREES.is_match(&REJECTS.replace_all(words, "–"));
    let partly = PARTLY.is_match(words);
    match (rejects, agrees) {
        (true, true) => Some((Stance::AgreesPartly, true)),
        (true, false) if partly && !part => Some((Stance::AgreesPartly, true)),
        (true, false) => Some((Stance::Rejects, !part)),
        (false, true) if partly => Some((Stance::AgreesPartly, !part)),
        (false, true) => Some((Stance::Agrees, !part)),
        (false, false) if DEFERS.is_match(words) => Some((Stance::Defers, !part)),
        (false, false) => None,
    }
}

/// A position speaks of the motion, or for the administration.
static ABOUT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:\p{L}*antrag(?:s|es)?|anträgen?|anliegen|forderung|vorschlag|empfehlung|\p{L}*punkt(?:e|es|s|en)?|ziffern?)\b|verwaltung\b|magistrat\b|referat\b|dezernat\b",
    )
});

/// Words that mean all of the motion.
static MOTION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:\p{L}*antrag(?:s|es)?|anträgen?|anliegen|antragsbegehren|forderung|empfehlung)\b",
    )
});

/// What others say or said, what would be, and the end of a matter.
static NOT_SAID: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x) \b(?:wäre|wären|würde|würden|könnte|könnten|hätte|hätten)\b
          | ^(?:Falls|Sofern|Sollte|Wenn|Soweit)\b | \b(?:falls|sofern)\b
          | (?i:geschäftsordnungsg?e?m(?:ä|ae)(?:ß|ss)(?:ig)?|satzungsgemäß|bürowege?)
          | \b(?:wurde|wurden|worden|hatte|hatten)\b [^.]{0,80} (?:abgelehnt|zugestimmt|beschlossen)
          | \b(?:abgelehnt|zugestimmt)\b \s (?:wurden?|hatten?|worden)
          | \b(?:Ausschuss|Beirat|Gemeinderat|Stadtrat|Rat|Kreistag|Bezirksausschuss|Ortsbeirat|Fraktion(?:en)?|Antragsteller(?:in|innen)?|Stadtverordnetenversammlung) \s (?:\S+\s){0,4}? (?:hat|haben|lehnte?n?|fordert|fordern|stimmte?n?|begehrt|meint|hält|bittet|befürwortete?n?|unterstützte?n?|beantragt|möchte|will|begründet)\b
          | \? \s* $",
    )
});

static REJECTS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi) \babzulehnen\b | \b(?:empfiehlt|empfohlen|empfehlen|schlägt|vorgeschlagen|vorschlag) \b [^.]{0,120} \bablehnung\b | \bablehnung\b [^.]{0,80} (?:empfohlen|vorgeschlagen)
          | \blehnt \b [^.]{3,200} \bab\b | \bantrag\b [^.]{0,60} (?:wird|ist) \s (?:\S+\s){0,3}? abgelehnt | abgelehnt \s werden \b
          | \bnicht \s (?:\S+\s)? (?:zuzustimmen|zu\sfolgen|zu\sentsprechen|weiterzuverfolgen|anzunehmen|zu\sbeschließen)
          | \b(?:kann|können|wird|sollte|soll|ist) \b [^.]{0,90} \bnicht \s (?:\S+\s){0,2}? (?:entsprochen|gefolgt|zugestimmt|befürwortet|unterstützt|umgesetzt|nachgekommen|weiterverfolgt)
          | \bstimmt\b [^.]{0,90} \bnicht\s zu\b | \b(?:nicht|kein(?:e[rn]?)?) \b [^.]{0,40} \bzustimmung\b | spricht \s sich \s gegen | \bgegen\sdie\sannahme\b
          | \bbefürwortet\b [^.]{0,60} \bnicht\b | \bunterstützt\b [^.]{0,60} \bnicht\b",
    )
});

static AGREES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi) \b(?:empfiehlt|empfohlen|schlägt|vorgeschlagen|bittet) \b [^.]{0,160} (?: [^.]{0,3} \b(?:zuzustimmen|anzunehmen|zu\sentsprechen|annahme|zustimmung)\b )
          | (?: ^ | [^t] \s | \bdiesem\s | \bdem\s ) (?: (?:\S+\s)?teil\sdes\santrag(?:s|es) | \p{L}*antrag|anliegen|vorschlag|\p{L}*punkt|forderung|empfehlung ) \b [^.]{0,90} \b(?:wird|kann|werden|soll|sollte) \s (?: (?:damit|daher|somit|insoweit|insofern|hiermit|vollumfänglich|voll|grundsätzlich|inhaltlich|im\sWesentlichen|teilweise|nach\sMaßgabe\s\S+\s\S+\s\S+) \s (?:\S+\s){0,4}? )? (?:entsprochen|gefolgt|zugestimmt|nachgekommen)
          | \bstimmt\b [^.]{0,110} \bzu\b (?: \s* [.,;] | \s* $ | \s und )
          | \b(?:verwaltung|magistrat|referat|dezernat|amt)\b [^.]{0,40} \b(?:befürwortet|begrüßt|unterstützt)\b
          | \bwird \b [^.]{0,60} \bdem\santrag\b [^.]{0,60} (?:entsprochen|gefolgt|zugestimmt)
          | \bwird\b [^.]{0,80} (?:befürwortet|unterstützt) \b
          | \bbestehen \b [^.]{0,60} \bkeine\s(?:einwände|bedenken)\b | \b(?:keine\s(?:einwände|bedenken)) \b [^.]{0,60} \b(?:bestehen|erhoben)
          | \b(?:antrag|anliegen)\b [^.]{0,40} \brechnung\sgetragen",
    )
});

static PARTLY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi) teilweise | \bteils?\b | \bin\steilen\b | \bzum\steil\b | geänderter\s(?:fassung|form) | geändert | modifiziert | abgewandelt | maßgabe | mit\s(?:folgende[rn]|der)\s(?:änderung|ergänzung|einschränkung) | ergänzung | mit\sausnahme | insoweit | eingeschränkt | alternativ | \bjedoch\b | \balternative",
    )
});

/// Words of a position on a part of a motion.
static PART: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\bin\sdiese[mr]\spunkt|\bziffern?\s\d|\bpunkt(?:e|en)?\s\d|\bnr\.\s\d|antragspunkt\s\d|beschlusspunkt|\bänderungsantrag|befristung|einem\s\p{L}*bericht",
    )
});

static ALREADY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi) \b(?:ist|sind|wurde|wurden|wird) \b [^.]{0,110} \b(?: (?:bereits|schon|durch\sverwaltungshandeln|weitgehend) \s (?:\S+\s){0,3}? (?:umgesetzt|erfüllt|erledigt|realisiert|eingerichtet|berücksichtigt|beauftragt|entsprochen|nachgekommen|rechnung\sgetragen) | (?:damit|somit)\s(?:umgesetzt|erfüllt|erledigt) )
          | \b(?:antrag|anliegen|forderung|punkt)\b [^.]{0,60} (?:hat\ssich\s(?:\S+\s)?erledigt|als\serledigt\szu\s\p{Ll}+|durch\sverwaltungshandeln\serledigt)",
    )
});

static NEGATED_DONE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:noch\s)?nicht\s(?:\S+\s){0,2}?(?:umgesetzt|erfüllt|erledigt|realisiert)")
});

static DEFERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?xi) \b(?:verwaltung|magistrat|referat|dezernat)\b [^.]{0,60} \b(?:wird|prüft) \b [^.]{0,120} \bprüf(?:en|t|ung)\b | \bantrag\b [^.]{0,80} \b(?:wird|werden|ist)\b [^.]{0,60} \b(?:geprüft|zurückgestellt|zurückzustellen|vertagt)\b
          | \b(?:schlägt|empfiehlt)\b [^.]{0,200} \b(?:zurückzustellen|abzuwarten|zu\svertagen|zunächst\szu\sprüfen)\b",
    )
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contract::fact_contract;

    fn of_a_statement(document: &Document) -> Vec<Found<Stance>> {
        let heading = Heading { genre: Some(Genre::Statement), ..Heading::default() };
        position(document, &heading).into_iter().collect()
    }

    fact_contract!(
        of_a_statement,
        [
            "Die Verwaltung empfiehlt, den Antrag abzulehnen.",
            "Zum Antrag: ☐ Zustimmung ☒ Ablehnung",
            "Antrag\nVerwaltungsstandpunkt: Ablehnung",
        ]
    );

    #[track_caller]
    fn check(text: &str, expected: Option<Stance>) {
        let document = Document::of(text);
        let heading = Heading { genre: Some(Genre::Statement), ..Heading::default() };
        assert_eq!(position(&document, &heading).map(|it| it.value), expected, "{text}");
    }

    #[test]
    fn plain_words() {
        for text in [
            "Die Verwaltung empfiehlt, den Antrag abzulehnen.",
            "Dem Antrag kann nicht entsprochen werden.",
            "Die Verwaltung lehnt den Antrag aus Kostengründen ab.",
            "Die Verwaltung empfiehlt dem Gemeinderat die Ablehnung des Antrags.",
            "Die Verwaltung schlägt vor, dem Antrag nicht zuzustimmen.",
            "Zum Antrag:\n☐ Zustimmung ☒ Ablehnung\n",
            "Antrag\nVerwaltungsstandpunkt: Ablehnung\n",
        ] {
            check(text, Some(Stance::Rejects));
        }
        for text in [
            "Dem Antrag wird zugestimmt.",
            "Die Verwaltung empfiehlt, dem Antrag zuzustimmen.",
            "Die Verwaltung stimmt dem Antrag zu.",
            "Die Verwaltung befürwortet den Antrag.",
        ] {
            check(text, Some(Stance::Agrees));
        }
        check(
            "Die Verwaltung schlägt vor, dem Antrag in geänderter Fassung zuzustimmen.",
            Some(Stance::AgreesPartly),
        );
        check("Dem Antrag wird teilweise entsprochen.", Some(Stance::AgreesPartly));
        check("Dem ersten Teil des Antrags wird damit entsprochen.", Some(Stance::AgreesPartly));
        check(
            "Dem Anliegen des Antrags wird bereits Rechnung getragen.",
            Some(Stance::AlreadyDone),
        );
        check("Der Antrag ist bereits umgesetzt.", Some(Stance::AlreadyDone));
        check("Der Antrag ist durch Verwaltungshandeln erledigt.", Some(Stance::AlreadyDone));
        check("Die Verwaltung wird den Antrag prüfen.", Some(Stance::Defers));
    }

    #[test]
    fn words_that_say_nothing_of_the_administration() {
        for text in [
            "Der Antrag ist damit geschäftsordnungsgemäß behandelt.",
            "Die Fraktion fordert, den Antrag abzulehnen.",
            "Würde dem Antrag zugestimmt, wären die Mittel verbraucht.",
            "Falls der Antrag abgelehnt wird, bleibt alles beim Alten.",
            "Der Antrag wurde im Ausschuss abgelehnt.",
            "Der Stadtrat hat dem Antrag zugestimmt.",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_welcome_is_no_position_beside_a_proposal() {
        check("Die Verwaltung begrüßt das Anliegen des Antrags.", Some(Stance::Agrees));
        check(
            "Die Verwaltung begrüßt das Anliegen.\n\nSie schlägt daher vor, die Entscheidung über den Antrag bis zu den Beratungen des Haushalts zurückzustellen.",
            Some(Stance::Defers),
        );
    }
}
