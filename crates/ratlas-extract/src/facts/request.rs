//! What a paper asks a body to decide, its points and its reasons.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::entry::{Entry, entries, lines, paragraph_end};
use super::section::{Part, Section, next};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The points of a request and its reasons; the request itself is the span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) points: Vec<Entry>,
    pub(crate) reasons: Option<Found<()>>,
}

/// What is known of the head of a paper before its text is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heading {
    pub(crate) genre: Option<Genre>,
    /// The label of the genre.
    pub(crate) label: Option<Range<usize>>,
    /// Where the title ends; 0 without one.
    pub(crate) title_end: usize,
    /// Where the last row of the stations ends; 0 without any.
    pub(crate) stations_end: usize,
}

/// How a request begins, which tells how far it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// A heading: to the next one.
    Heading,
    /// A formula with a colon: to the next heading, or as far as its list or paragraph goes.
    Colon,
    /// A sentence: its paragraph, with the list that it announces.
    Sentence,
}

/// Finds what a paper asks for.
///
/// # Shapes
///
/// | seen                                                             | rule                |
/// |------------------------------------------------------------------|---------------------|
/// | below `Beschlussvorschlag`, `Antragstext`, `II. Antrag der …`    | `request/heading`   |
/// | behind `Der Rat möge beschließen:`, `Wir beantragen deshalb:`    | `request/formula`   |
/// | `Die Verwaltung wird beauftragt, …`, `Wir beantragen, dass …`    | `request/sentence`  |
/// | a motion's text between its head and its reasons                 | `request/below-head`|
///
/// Headings and formulas ending in a colon do not belong to the request. Its reasons stand below a
/// heading (`request/reasons`), or in a motion without one before what it asks for
/// (`request/reasons-before`).
///
/// Only papers that ask have a request: in minutes the same words repeat what was decided, and a
/// statement has one only below a heading of its own.
#[doc(alias = "Beschlussvorschlag")]
pub(crate) fn request(
    document: &Document,
    heading: &Heading,
    sections: &[Section],
) -> Option<Found<Request>> {
    let (start, opening, rule) = opening(document, heading, sections)?;
    let span = extent(document, sections, start, opening)?;
    let asks = matches!(heading.genre?, Genre::Motion | Genre::Amendment | Genre::Proposal);
    // An answer may be printed on the form of a proposal.
    if !asks && document.text[span.clone()].contains('?') {
        return None;
    }
    let reasons = reasons(document, sections, &span)
        .or_else(|| reasons_before(document, heading, sections, &span));
    let points = entries(document, span.clone());
    Some(Found::new(Request { points, reasons }, span, rule))
}

fn opening(
    document: &Document,
    heading: &Heading,
    sections: &[Section],
) -> Option<(usize, Opening, &'static str)> {
    let genre = heading.genre?;
    let asks = matches!(genre, Genre::Motion | Genre::Amendment);
    let proposes = matches!(genre, Genre::Proposal);
    if !matches!(genre, Genre::Information | Genre::Statement | Genre::Report) && !asks && !proposes
    {
        return None;
    }
    if let Some(start) = headed(document, sections, |it| it == Part::Request) {
        return Some((start, Opening::Heading, "request/heading"));
    }
    if !asks && !proposes {
        return None;
    }
    if let Some(start) = formula(document) {
        return Some((start, Opening::Colon, "request/formula"));
    }
    // What the genre is called stands in the head, what is asked for below the title; what became
    // of it at the end.
    let head_end = heading.title_end.max(heading.label.as_ref().map_or(0, |it| it.end));
    let below = sections.iter().skip_while(|it| it.label.start < head_end);
    let below: Vec<Section> =
        below.take_while(|it| it.part == Part::MaybeRequest).cloned().collect();
    if let Some(start) = headed(document, &below, |it| it == Part::MaybeRequest) {
        return Some((start, Opening::Heading, "request/heading"));
    }
    sentence(document, head_end)
        .map(|it| (it, Opening::Sentence, "request/sentence"))
        .or_else(|| below_head(document, heading, sections).filter(|_| asks))
}

/// Where the text below the first such heading begins that has one; a formula right behind the
/// heading belongs to it.
fn headed(
    document: &Document,
    sections: &[Section],
    accept: impl Fn(Part) -> bool,
) -> Option<usize> {
    let mut bodies = sections.iter().enumerate().filter(|(_, it)| accept(it.part));
    bodies.find_map(|(idx, it)| {
        let until = sections.get(idx + 1).map_or(document.text.len(), |it| it.label.start);
        let body = document.trimmed(it.body..until)?;
        let words = &document.text[body.clone()];
        // "BESCHLUSSANTRAG Nr. 5" and "Antrag: GRÜNE, SPD" head a paper.
        let said = words.split_whitespace().nth(3).is_some() && !words.starts_with("Nr.");
        let first = words.lines().next().unwrap_or_default();
        let prose = is_prose(first) || first.starts_with(|it: char| it.is_ascii_digit());
        let said = said && (it.part == Part::Request || prose && !LABELLED.is_match(words));
        said.then_some(())?;
        Some(formula_at(words).map_or(body.start, |len| body.start + len))
    })
}

/// A line with a label or with cells is not yet what is asked for.
static LABELLED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^[^\n]{0,40}(?::\s|\t)"));

/// The length of the formula these words begin with, and of the blanks behind it.
fn formula_at(words: &str) -> Option<usize> {
    /// "Die Stadtverordnetenversammlung der Stadt … möge auf Vorschlag des … beschließen:"
    const FORMULA_BYTES: usize = 220;
    let lead = &words[..words.floor_char_boundary(FORMULA_BYTES)];
    let found = MAY_DECIDE.find(lead)?;
    let alone = !lead[..found.start()].contains(['.', ':', '\t']);
    let rest = &words[found.end()..];
    (alone && !rest.trim().is_empty()).then(|| words.len() - rest.trim_start().len())
}

static MAY_DECIDE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:möge|mögen|wolle|wollen|soll|sollen)\b[^.!?:]{0,100}?\bbeschlie(?:ß|ss)en\b[^.!?:]{0,60}:",
    )
});

/// Where the text behind the first formula that ends in a colon begins.
fn formula(document: &Document) -> Option<usize> {
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x) \b(?:möge|mögen|wolle|wollen|soll|sollen)\b[^.!?:]{0,100}?\bbeschlie(?:ß|ss)en\b[^.!?:]{0,60}:
              | \b[Bb]eantrag(?:en|e|t)\b (?: [^.!?:] | (?:Nr|Abs|Ziff|TOP)\. ){0,120} :
              | \b[Ss]tell(?:en|t|e)\b [^.!?:]{0,90} \b\p{L}*[Aa]ntr[aä]g[^.!?:]{0,40} :
              | (?: ^ | \n ) \s* (?:Der|Die|Das|DIE|DER) \s [^.!?:\n]{3,70} \s (?:beschlie(?:ß|ss)t|fordert|bittet|ersucht) \b [^.!?:]{0,80} :
              | \b[Bb]itten \b [^.!?:]{0,90} \b (?:zu\sbeschlie(?:ß|ss)en|Beschlussfassung|um\sZustimmung) [^.!?:]{0,50} :",
        )
    });
    let text = &document.text;
    let found = ASKS.find_iter(&text[..opens_within(text)]).find(|it| {
        // An amendment's "…, Ziffer 1 wie folgt zu fassen:" is a part of what it asks for.
        !AMENDS.is_match(it.as_str()) && !text[it.end()..].trim().is_empty()
    })?;
    let start = text.len() - text[found.end()..].trim_start().len();
    Some(behind_title(document, start))
}

/// Behind a title that stands between the formula and the text.
fn behind_title(document: &Document, start: usize) -> usize {
    let text = &document.text[start..];
    let Some((first, rest)) = text.split_once("\n\n") else { return start };
    let title = first.split_whitespace().count() <= 12
        && !first.contains('\t')
        && !first.ends_with(['.', ':', ',', ';', '?', '!', '“', '"'])
        && !first.starts_with(|it: char| it.is_ascii_digit() || "-–•(".contains(it));
    let prose = rest.trim_start().lines().next().is_some_and(is_prose);
    if title && prose { document.text.len() - rest.trim_start().len() } else { start }
}

/// Where a paper has asked at the latest, unless below a heading: behind its first pages.
fn opens_within(text: &str) -> usize {
    const OPENING_BYTES: usize = 30_000;
    text.floor_char_boundary(OPENING_BYTES)
}

static AMENDS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:wie\sfolgt|folgenderma(?:ß|ss)en|durch\sfolgende[nrs]?|um\sfolgende[nrs]?|folgende[nrs]?\s\p{L}+)\s[^:]{0,60}(?:geändert|ändern|ergänzen|ergänzt|ersetzen|ersetzt|fassen|gefasst|anzufügen|aufzunehmen|lauten)",
    )
});

/// Where the first sentence begins that asks for something.
fn sentence(document: &Document, from: usize) -> Option<usize> {
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x) (?: ^ | \n | [.:!]\s ) \s* [„\x22]? (?<asks>
              (?: (?:Hiermit\s|Daher\s|Deshalb\s)? (?: beantragen\swir | [Bb]eantragt\sdie\s\S+ | beantrage\sich )
                | (?:Wir|Ich)\s beantragen? | (?:Wir|Ich)\s(?:\S+\s){0,2} beantragen?
                | (?:Die|Unsere)\s[^.:!?\n]{0,60} [Ff]raktion(?:en)? [^.:!?\n]{0,60} \s beantrag(?:t|en)
                | (?:Der|Die|Das)\s \p{Lu}[^.:!?]{2,80}? \s (?:wird|werden) \s [^.:!?]{0,60}? (?:beauftragt|aufgefordert|gebeten|ersucht)
                | (?:Der|Die)\s \p{L}*(?:beirat|rat|ausschuss|versammlung|vertretung)\b[^.:!?]{0,60}? \s (?:bittet|ersucht|fordert) \s [^.:!?]{10,}
                | (?:Der|Die|Das)\s \p{Lu}[^.:!?]{2,60}? \s möge[n]? \s [^.:!?]{10,}
                | (?:Ziffer|Punkt|Beschlusspunkt|Der\sBeschlussvorschlag|Die\sZiffer|Der\s(?:Beschlussp|P)unkt|Der\sAntrag(?:stext)?|Die\sVorlage|In\s(?:Ziffer|Punkt)) \b [^.!?:]{0,140}? (?:geändert|ersetzt|ergänzt|gestrichen|gefasst|angefügt|eingefügt)
              ) \b )",
        )
    });
    let text = &document.text;
    let until = opens_within(text).max(from);
    let found = ASKS.captures_iter(&text[from..until]).find_map(|it| it.name("asks"))?;
    Some(from + found.start())
}

/// Where a motion's text begins that no formula opens: below its title and its stations, above the
/// heading of its reasons, or with a list.
fn below_head(
    document: &Document,
    heading: &Heading,
    sections: &[Section],
) -> Option<(usize, Opening, &'static str)> {
    let from = heading.title_end.max(heading.stations_end);
    if from == 0 {
        return None;
    }
    let next_part = next(sections, from, |it| it != Part::MaybeRequest)?;
    let region = document.trimmed(from..next_part.label.start)?;
    let listed = entries(document, region.clone());
    let prose = lines(document, &region).find_map(|it| {
        let it = document.trimmed(it)?;
        is_prose(&document.text[it.clone()]).then_some(it.start)
    });
    let start = match (listed.first(), prose) {
        (Some(first), Some(prose)) => first.start.min(prose),
        (Some(first), None) => first.start,
        (None, prose) if next_part.part == Part::Reasons => prose?,
        _ => return None,
    };
    let opening = if next_part.part == Part::Reasons { Opening::Heading } else { Opening::Colon };
    Some((start, opening, "request/below-head"))
}

/// Whether a line belongs to running text, not to a head: labels, names, cells of a form.
fn is_prose(line: &str) -> bool {
    let n_words = line.split_whitespace().count();
    n_words >= 7
        && !line.contains('\t')
        && line.split_whitespace().any(|it| it.starts_with(char::is_lowercase))
}

/// How far a request goes that begins at a byte.
fn extent(
    document: &Document,
    sections: &[Section],
    start: usize,
    opening: Opening,
) -> Option<Range<usize>> {
    let stop = next(sections, start + 1, |it| !matches!(it, Part::MaybeRequest | Part::Request));
    let until = stop.map_or(document.text.len(), |it| it.label.start);
    let to_heading = stop.is_some_and(|it| it.part == Part::Reasons);
    let whole = document.trimmed(start..until)?;
    let end = match opening {
        Opening::Heading => body_end(document, &whole),
        Opening::Colon if to_heading => body_end(document, &whole),
        Opening::Colon | Opening::Sentence => {
            let first = paragraph_end(document, start, whole.end);
            let listed = entries(document, whole.clone());
            let near = listed.first().is_some_and(|it| it.start <= first);
            listed.last().filter(|_| near).map_or(first, |it| it.span.end.max(first))
        }
    };
    document.trimmed(start..end)
}

/// The end of a text without the names of those who signed below it.
fn body_end(document: &Document, span: &Range<usize>) -> usize {
    /// More lines than this are no signature.
    const SIGNATURE_LINES: usize = 9;
    let text = &document.text;
    let mut end = span.end;
    let mut line_idx = document.line_at(span.end);
    for _ in 0..SIGNATURE_LINES {
        let Some(line) = document.lines.get(line_idx) else { break };
        if line.span.start <= span.start || !is_signature(&text[line.span.clone()]) {
            break;
        }
        // Lines that only end a paragraph are cut together with the empty line before them.
        if text[line.span.clone()].trim().is_empty() {
            end = line.span.start;
        }
        line_idx -= 1;
    }
    end
}

/// Whether a line holds nothing but names, functions and numbers.
fn is_signature(line: &str) -> bool {
    const SMALL: &[&str] =
        &["der", "des", "die", "für", "und", "im", "in", "von", "i.", "gez.", "zu"];
    let plain = |it: &str| !it.starts_with(char::is_lowercase) || SMALL.contains(&it);
    line.split_whitespace().count() <= 10
        && !line.trim_end().ends_with(['.', ':', '?', '!', ',', '"', '“'])
        && !line.trim_start().starts_with(['-', '–', '•', '·'])
        && !line.trim_start().starts_with(|it: char| it.is_ascii_digit())
        && line.split_whitespace().all(plain)
}

/// The reasons below their heading: behind the request, else before it. "Begründung" is chosen
/// before "Sachverhalt" where a paper has both.
fn reasons(document: &Document, sections: &[Section], request: &Range<usize>) -> Option<Found<()>> {
    let mut texts: Vec<(bool, bool, Range<usize>)> = Vec::new();
    for section in sections.iter().filter(|it| it.part == Part::Reasons) {
        let label = &document.lower[section.label.clone()];
        let behind = section.label.start >= request.end;
        let named = label.contains("begründung");
        let stop = next(sections, section.label.end, |it| {
            matches!(it, Part::End | Part::Request | Part::Answers)
        });
        let main = main_reasons(document, sections, section.label.end);
        let stop = stop.into_iter().chain(main).min_by_key(|it| it.label.start);
        let until = stop.map_or(document.text.len(), |it| it.label.start);
        let until = if behind { until } else { until.min(request.start) };
        let Some(whole) = document.trimmed(section.body..until.max(section.body)) else { continue };
        let end = body_end(document, &whole);
        texts.extend(document.trimmed(whole.start..end).map(|it| (behind, named, it)));
    }
    let best = texts
        .into_iter()
        .rev()
        .max_by_key(|(behind, named, _)| (*behind && *named, *behind, *named))?;
    Some(Found::new((), best.2, "request/reasons"))
}

/// The next heading of reasons that is none within others: "Ausgangslage" may be a chapter.
fn main_reasons<'s>(
    document: &Document,
    sections: &'s [Section],
    at: usize,
) -> Option<&'s Section> {
    let first = sections.partition_point(|it| it.label.start < at);
    sections[first..].iter().find(|it| {
        let label = &document.lower[it.label.clone()];
        it.part == Part::Reasons && (label.contains("begründung") || label.contains("sachverhalt"))
    })
}

/// The paragraphs before "Deshalb beantragen wir:", from the salutation or the title on, in a
/// motion that has no heading for its reasons.
fn reasons_before(
    document: &Document,
    heading: &Heading,
    sections: &[Section],
    request: &Range<usize>,
) -> Option<Found<()>> {
    /// A shorter sentence introduces, it does not give reasons.
    const SHORTEST: usize = 120;
    static SALUTATION: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?m)^\s*(?:Sehr\sgeehrte|Liebe)[^\n]*$"));
    let text = &document.text;
    let lead_end = text[..request.start].trim_end().len();
    let lead_start = text[..lead_end].rfind("\n\n").map_or(0, |it| it + 2);
    if !matches!(heading.genre?, Genre::Motion | Genre::Amendment) {
        return None;
    }
    // The heading of the request ends its reasons.
    let heads = |it: &&Section| {
        matches!(it.part, Part::Request | Part::MaybeRequest) && it.label.start >= heading.title_end
    };
    let above = sections.iter().rev().find(|it| it.label.end <= lead_end).filter(heads);
    let (lead_start, lead_end) = match above {
        Some(it) => (it.label.start, it.label.start),
        None => (lead_start, lead_end),
    };
    let salutation = SALUTATION.find_iter(&text[..lead_end]).last().map_or(0, |it| it.end());
    let last_part = sections.iter().rev().find(|it| it.label.end <= lead_start);
    let from = salutation
        .max(heading.title_end)
        .max(heading.stations_end)
        .max(last_part.map_or(0, |it| it.body));
    // The formula may end a paragraph of reasons; alone it is none.
    let sentence =
        text[lead_start..lead_end].rfind(". ").map_or(lead_start, |it| lead_start + it + 1);
    let span = document.trimmed(from..sentence.max(from))?;
    let span = document.trimmed(behind_title(document, span.start)..span.end)?;
    (span.len() >= SHORTEST && is_prose(&document.words(span.clone())))
        .then(|| Found::new((), span, "request/reasons-before"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contract::fact_contract;
    use crate::facts::section::sections;

    fn of_a_motion(document: &Document) -> Vec<Found<Request>> {
        let heading = Heading { genre: Some(Genre::Motion), ..Heading::default() };
        request(document, &heading, &sections(document)).into_iter().collect()
    }

    fact_contract!(
        of_a_motion,
        [
            "Beschlussvorschlag:\n1. Die Stadt baut das.\n2. Sie zahlt.\nBegründung:\nEs fehlt.",
            "Der Rat möge beschließen:\n- Es gibt Kurse.\n• Sie sind frei.\n\ngez. Lea Klein",
            "Wir beantragen, dass die Stadt Kurse anbietet.",
        ]
    );

    fn read(genre: Genre, text: &str) -> String {
        let document = Document::of(text);
        let heading = Heading { genre: Some(genre), ..Heading::default() };
        let Some(it) = request(&document, &heading, &sections(&document)) else {
            return String::new();
        };
        let numbers: Vec<&str> =
            it.value.points.iter().map(|it| it.number.as_deref().unwrap_or("-")).collect();
        let reasons = it.value.reasons.map(|it| document.words(it.span)).unwrap_or_default();
        format!("{} | {} | {} | {}", it.rule, document.words(it.span), numbers.join(" "), reasons)
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(Genre::Motion, text), expected, "{text:?}");
    }

    #[test]
    fn below_a_heading() {
        check(
            "Beschlussvorschlag:\nDer Rat möge beschließen:\n\n1. Es gibt Kurse.\n2. Sie sind frei.\n\nBegründung:\nSie fehlen.\n\nMit freundlichen Grüßen\n",
            "request/heading | 1. Es gibt Kurse. 2. Sie sind frei. | 1 2 | Sie fehlen.",
        );
    }

    #[test]
    fn behind_a_formula() {
        check(
            "Sehr geehrte Frau Vogt,\n\nviele Kurse in unserer Stadt sind in diesem Jahr leider schon vor dem ersten Tag wieder voll, und niemand weiß, wann es neue gibt. Deshalb beantragen wir:\n\nDie Stadt baut\nzwei Kurse auf.\n\nLea Klein\n",
            "request/formula | Die Stadt baut zwei Kurse auf. |  | viele Kurse in unserer Stadt sind in diesem Jahr leider schon vor dem ersten Tag wieder voll, und niemand weiß, wann es neue gibt.",
        );
    }

    #[test]
    fn sentences() {
        check(
            "Die Verwaltung wird beauftragt, zwei Kurse einzurichten.\n\nHintergrund\nSie fehlen.\n\nLea Klein\nFraktion der Linken\n",
            "request/sentence | Die Verwaltung wird beauftragt, zwei Kurse einzurichten. |  | Sie fehlen.",
        );
        check(
            "Ziffer 2 wird wie folgt geändert:\n„2. Die Kurse sind frei.“\n\nBegründung\nSo ist es.\n",
            "request/sentence | Ziffer 2 wird wie folgt geändert: „2. Die Kurse sind frei.“ | 2 | So ist es.",
        );
    }

    #[test]
    fn minutes_ask_for_nothing() {
        assert_eq!(read(Genre::Minutes, "Beschlussvorschlag:\nEs gibt Kurse.\n"), "");
        assert_eq!(read(Genre::Inquiry, "Wir beantragen:\nEs gibt Kurse.\n"), "");
    }
}
