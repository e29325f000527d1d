//! The words of a result: sentences, phrases, and what governs them.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Outcome;

use crate::document::Document;
use crate::lexicon::phrases::outcome_phrase;
use crate::pattern::{Pattern, pattern};

/// The first phrase that states a result, in the order of the list, with its place in the part.
pub(super) fn first_phrase(
    document: &Document,
    part: Range<usize>,
) -> Option<(Outcome, Range<usize>)> {
    let lower = &document.lower[part];
    outcome_phrase(lower, |it| states(lower, it))
}

/// Whether a phrase states a result: not what somebody recommends, asks, or may happen.
fn states(words: &str, phrase: Range<usize>) -> bool {
    /// What governs a phrase stands in its sentence, not further away.
    const BEFORE_BYTES: usize = 400;
    let from = words.floor_char_boundary(phrase.start.saturating_sub(BEFORE_BYTES));
    let before = &words[from..phrase.start];
    let before = before.rfind(['.', ';', '\n']).map_or(before, |it| &before[it + 1..]);
    let said = [
        "empfiehlt",
        "verwaltung schlägt",
        "bittet",
        "soll ",
        "sollen ",
        "sollte",
        "möge ",
        "könnte",
        "würde",
        "wenn ",
        "falls ",
        "beantragt",
        "werden kann",
        "bitte ",
        " um ",
        "schlug vor",
        "schlägt vor",
        "vorgeschlagen",
    ];
    let after = words[phrase.end..].chars().next();
    // What somebody reports of another body, or of an earlier sitting.
    let reported =
        ["dass ", "daß ", " ob ", "weil ", "nachdem "].iter().any(|it| before.contains(it))
            && !before.contains("stell")
            && !before.contains("davon aus");
    let behind = &words[phrase.end..];
    let past =
        [" worden", " habe", " hätte", " hatte", " sei"].iter().any(|it| behind.starts_with(it));
    let clause = before.rsplit(',').next().unwrap_or(before);
    !reported
        && !past
        && !clause.contains("nicht ")
        && !said.iter().any(|it| before.contains(it))
        && !after.is_some_and(char::is_alphabetic)
}

/// No name of a body is longer.
const LONGEST_NAME: usize = 140;

/// Where a referral goes: "in den Sozialausschuss".
pub(super) fn target(document: &Document, span: Range<usize>) -> Option<Range<usize>> {
    static TARGET: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:in|an|im)\s(?:(?:den|die|das)\s)?(?:nachfolgenden\s|zuständigen\s)?(?<target>\p{Lu}[^.;\n]*(?:\n[^.;\n]+)?)",
        )
    });
    /// What no longer belongs to the name of a body.
    static END: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:zu\s|zurück)?(?:verwiesen|überwiesen|verweisen|überweisen)\b|\s(?:zur|am|mit|ohne|zwecks|einstimmig|mehrheitlich|wird|werden)\s|,\s|[:()]|\s*$",
        )
    });
    let words = &document.text[span.clone()];
    let found = TARGET.captures(words)?.name("target")?;
    let end = END.find(found.as_str()).map_or(found.end(), |it| found.start() + it.start());
    document
        .trimmed(span.start + found.start()..span.start + end)
        .filter(|it| it.len() > 2 && it.len() <= LONGEST_NAME)
}

/// Words before whose point no sentence ends.
const ABBREVIATIONS: &[&str] = &[
    "Abs.", "Art.", "Dr.", "Drs.", "Drucks.", "Nr.", "Prof.", "St.", "Stadtv.", "Ziff.", "bzw.",
    "ca.", "gem.", "vgl.", "z.B.", "Enth.", "Pkt.", "lt.", "v.", "d.", "i.", "einschl.", "inkl.",
    "Fr.", "Hr.", "u.a.", "u. a.", "z. B.", "ggf.", "Str.", "Vors.",
];

/// The sentences of a part: up to a full stop before a blank and a capital, or an empty line.
pub(super) fn sentences(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    static END: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"[\p{Ll}\p{Nd})“\x22][.!?](?:\s+)|\n[ \t]*\n|\n(?:Der|Die|Das|Dem|Beschluss:)\s")
    });
    let mut res = Vec::new();
    let mut start = part.start;
    for end in END.find_iter(&text[part.clone()]) {
        // A capital article begins a sentence even where the line before has no point.
        let begins = end.as_str().starts_with('\n') && !end.as_str().trim().is_empty();
        let end = part.start + if begins { end.start() + 1 } else { end.end() };
        let words = text[start..end].trim_end();
        let abbreviated = ABBREVIATIONS.iter().any(|it| words.ends_with(it));
        let mut next = text[end..].chars();
        let goes_on = words.ends_with('.')
            && next.next().is_some_and(char::is_lowercase)
            && next.next() != Some(')');
        // "am 3. Mai" goes on, too.
        let ordinal = words.len() > 2
            && words.ends_with('.')
            && words.as_bytes()[words.len() - 2].is_ascii_digit()
            && words[..words.len() - 1]
                .trim_end_matches(|it: char| it.is_ascii_digit())
                .ends_with([' ', '\n'])
            && words[..words.len() - 1].ends_with(|it: char| it.is_ascii_digit())
            && followed_by_month(&text[end..]);
        if !abbreviated && !goes_on && !ordinal && !ends_with_list_mark(words) {
            res.push(start..end);
            start = end;
        }
    }
    res.push(start..part.end);
    res
}

/// Whether words end with the number of the point that follows: `… beschließt:\n1.`
fn ends_with_list_mark(words: &str) -> bool {
    let line = words.rsplit('\n').next().unwrap_or(words).trim_start();
    line.strip_suffix('.').is_some_and(|it| {
        !it.is_empty() && it.len() <= 2 && it.bytes().all(|it| it.is_ascii_digit())
    })
}

fn followed_by_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    MONTHS.iter().any(|it| text.starts_with(it))
}

/// A line that says how a vote went, and nothing else.
pub(super) fn is_vote_line(line: &str) -> bool {
    /// A sentence that tells a vote is longer.
    const LONGEST: usize = 160;
    static VOTE_LINE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\s(*–-]*(?:nein\b|enthaltung|stimmenth|gegenstimm|befangen|(?:der\s(?:beschluss|antrag)\s(?:erfolgt|ergeht|wird|wurde)\s)?(?:einstimmige?r?|mehrheitliche?|einvernehmlich|einmütig|einhellig|mit\s(?:großer\s|knapper\s|den\s)?(?:stimmen|mehrheit)|ohne\sgegenstimme)|ja\b|jastimm|\d{1,3}\s?(?:ja|dafür|stimmen|:\s?\d)|mit\s\d{1,3}\s?(?:ja|:|zu|gegen|stimm)|bei\s(?:\d{1,3}|eine[rm]?|zwei|drei|vier|fünf|sechs)\s(?:ja|nein|gegen|enth|stimmenth)|abstimmung|abst\.|dafür|☒|☐|x\s+einstimmig|angenommen|abgelehnt|zugestimmt|(?:zustimmung|ablehnung|annahme)\s?:)",
        )
    });
    line.trim().len() <= LONGEST && VOTE_LINE.is_match(line)
}
