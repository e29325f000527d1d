//! Blocks of goal, reason and measures.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A block; each part is a span of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Block {
    pub(crate) number: Option<String>,
    pub(crate) goal: Option<Range<usize>>,
    pub(crate) rationale: Option<Range<usize>>,
    pub(crate) measures: Vec<Range<usize>>,
}

/// Finds blocks of goal, reason and measures, in reading order.
///
/// # Shapes
///
/// | seen                                                          | rule               |
/// |---------------------------------------------------------------|--------------------|
/// | `Ziel:` … `Begründung:` … `Maßnahme(n):` …, numbered or not   | `proposal/labels`  |
///
/// A block ends where the next begins, at a heading, or at a signature. Entries of a list of
/// measures are measures of their own.
#[doc(alias = "Maßnahme")]
pub(crate) fn proposals(document: &Document) -> Vec<Found<Block>> {
    let labels = labels(document);
    let goals: Vec<usize> = (0..labels.len()).filter(|it| labels[*it].kind == Part::Goal).collect();
    let mut res = Vec::new();
    for (goal_idx, from) in goals.iter().enumerate() {
        let until = goals.get(goal_idx + 1).copied().unwrap_or(labels.len());
        let end = labels.get(until).map_or(document.text.len(), |it| it.block_start);
        res.extend(block(document, &labels[*from..until], end));
    }
    res
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Goal,
    Rationale,
    Measures,
}

#[derive(Debug)]
struct Label {
    kind: Part,
    /// The label, or the number on the line before a goal.
    block_start: usize,
    number: Option<String>,
    value: usize,
}

fn labels(document: &Document) -> Vec<Label> {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)(?:^[ \t]*(?<number>[IVX]{1,5}|\d{1,2})[.)][ \t]*(?:\n\s*)?)?^?[ \t]*(?<label>(?:Handlungsz|Z)iel(?:e)?|Begründung|Maßnahmen?|Massnahmen?)[ \t]*(?:[0-9]{1,2})?[ \t]*[:\t]",
        )
    });
    let text = &document.text;
    LABEL
        .captures_iter(text)
        .filter_map(|found| {
            let label = found.name("label")?;
            // Heads of columns have no colon.
            let heads = !found[0].ends_with(':') && is_head(document, label.start());
            let at_line_start = is_line_lead(text, label.start()) && !heads;
            let kind = match label.as_str() {
                it if it.ends_with("iel") || it.ends_with("iele") => Part::Goal,
                it if it.starts_with('B') => Part::Rationale,
                _ => Part::Measures,
            };
            let number = found.name("number").map(|it| it.as_str().to_owned());
            let block_start = found.name("number").map_or(label.start(), |it| it.start());
            at_line_start.then(|| Label {
                kind,
                block_start,
                number,
                value: found.get(0).map_or(0, |it| it.end()),
            })
        })
        .collect()
}

/// Whether a byte stands in a row of several cells: there a label is the head of a column.
fn is_head(document: &Document, at: usize) -> bool {
    /// A label and its value.
    const FORM_CELLS: usize = 2;
    document.line(document.line_at(at)).split('\t').nth(FORM_CELLS).is_some()
}

/// Whether only a number stands before a byte on its line.
fn is_line_lead(text: &str, at: usize) -> bool {
    /// A Roman number with its point and blanks.
    const LEAD_BYTES: usize = 12;
    let from = text.floor_char_boundary(at.saturating_sub(LEAD_BYTES));
    let Some(start) =
        text[from..at].rfind(['\n', '\t']).map(|it| from + it + 1).or((from == 0).then_some(0))
    else {
        return false;
    };
    text[start..at].trim().chars().all(|it| it.is_ascii_alphanumeric() || ".)".contains(it))
}

fn block(document: &Document, labels: &[Label], end: usize) -> Option<Found<Block>> {
    let first = labels.first()?;
    let mut res = Block { number: first.number.clone(), ..Block::default() };
    let mut last_end = first.value;
    for (label_idx, label) in labels.iter().enumerate() {
        let until = labels.get(label_idx + 1).map_or(end, |it| it.block_start);
        let until = if label_idx + 1 == labels.len() {
            section_end(&document.text, label.value, until)
        } else {
            until
        };
        let Some(part) = document.trimmed(label.value..until) else { continue };
        last_end = part.end;
        match label.kind {
            Part::Goal => res.goal = Some(part),
            Part::Rationale => res.rationale = Some(part),
            Part::Measures => res.measures.extend(entries(document, part)),
        }
    }
    // A lone `Ziel:` may be a column of a form: a block has at least two parts.
    let n_parts = usize::from(res.goal.is_some())
        + usize::from(res.rationale.is_some())
        + usize::from(!res.measures.is_empty());
    let span = document.trimmed(first.block_start..last_end)?;
    (n_parts >= 2).then(|| Found::new(res, span, "proposal/labels"))
}

/// Where the text behind a label ends at the latest: a closing formula or a label of another kind.
fn section_end(text: &str, start: usize, until: usize) -> usize {
    static STOP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:Mit freundlichen|gez\.|Anlagen?\b|Finanzielle Auswirkungen|Beschlussvorschlag|Abstimmungsergebnis|F\.d\.R|Verteiler)",
        )
    });
    STOP.find(&text[start..until]).map_or(until, |it| start + it.start())
}

/// The entries of a list, or the paragraphs if it is none.
pub(super) fn entries(document: &Document, part: Range<usize>) -> Vec<Range<usize>> {
    static ENTRY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?m)^[ \t]*(?:[-–•▪●○✓✔*\u{f0b7}\u{f0a7}]+|\d{1,2}[.)]|[a-z]\))[ \t]+(?:[✓✔•][ \t]+)?",
        )
    });
    let text = &document.text;
    let marks: Vec<(usize, usize)> = ENTRY
        .find_iter(&text[part.clone()])
        .map(|it| (part.start + it.start(), part.start + it.end()))
        .collect();
    if marks.is_empty() {
        return paragraphs(document, part);
    }
    let mut res: Vec<Range<usize>> = document.trimmed(part.start..marks[0].0).into_iter().collect();
    for (mark_idx, (_, start)) in marks.iter().enumerate() {
        let end = marks.get(mark_idx + 1).map_or(part.end, |it| it.0);
        // The last entry ends with its paragraph.
        let end = if mark_idx + 1 == marks.len() { blank_line(text, *start, end) } else { end };
        res.extend(document.trimmed(*start..end));
        if mark_idx + 1 == marks.len() {
            res.extend(paragraphs(document, end..part.end));
        }
    }
    res
}

pub(super) fn paragraphs(document: &Document, part: Range<usize>) -> Vec<Range<usize>> {
    let mut res = Vec::new();
    let mut start = part.start;
    while start < part.end {
        let lead = document.text[start..part.end].len()
            - document.text[start..part.end].trim_start().len();
        let end = blank_line(&document.text, start + lead, part.end);
        res.extend(document.trimmed(start..end));
        start = end + 1;
    }
    res
}

pub(super) fn blank_line(text: &str, start: usize, until: usize) -> usize {
    static BLANK: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\n[ \t]*\n"));
    if start >= until {
        return until;
    }
    BLANK.find(&text[start..until]).map_or(until, |it| start + it.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_blocks_with_one_and_with_several_measures() {
        let text = "I.\n\nZiel: Das Amt zieht um.\n\nBegründung: Der Weg ist weit.\n\nMaßnahme: Der Beirat stellt den Antrag.\n\nDie Ausarbeitung folgt.\n\nII.\n\nZiel: Teilhabe.\n\nBegründung: Sie fehlt.\n\nMaßnahmen:\n\n- ✓ Schulung /\nGeschäftsstelle.\n- ✓ Zweite\n\nDie Ausarbeitung erfolgt durch die AG.\n";
        let document = Document::of(text);
        let words = |it: &Range<usize>| document.words(it.clone());
        let got: Vec<String> = proposals(&document)
            .iter()
            .map(|it| {
                let it = &it.value;
                let measures: Vec<String> = it.measures.iter().map(words).collect();
                format!(
                    "{} | {} | {} | {}",
                    it.number.as_deref().unwrap_or("-"),
                    it.goal.as_ref().map(words).unwrap_or_default(),
                    it.rationale.as_ref().map(words).unwrap_or_default(),
                    measures.join(" + ")
                )
            })
            .collect();
        assert_eq!(
            got,
            [
                "I | Das Amt zieht um. | Der Weg ist weit. | Der Beirat stellt den Antrag. + Die Ausarbeitung folgt.",
                "II | Teilhabe. | Sie fehlt. | Schulung / Geschäftsstelle. + Zweite + Die Ausarbeitung erfolgt durch die AG.",
            ]
        );
    }

    #[test]
    fn a_lone_label_is_no_block() {
        assert!(proposals(&Document::of("Ziel: Berlin\nText\n")).is_empty());
    }
}
