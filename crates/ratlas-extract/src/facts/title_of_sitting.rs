//! Titles that papers take from their sitting: its heading, or the item they are for.

use std::sync::LazyLock;

use super::form::is_form;
use super::head::HeadLine;
use super::title::{block_end, found};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// The heading of minutes and invitations, up to the day of the sitting.
pub(super) fn sitting_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    static SITTING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:\S*(?:niederschrift|protokoll|einladung|tagesordnung)\S*\s.*sitzung|.*(?:niederschrift|protokoll|einladung|tagesordnung|beschlussauszug|auszug)\b.*sitzung)",
        )
    });
    static LETTER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)^einladung\s(?:hiermit|sehr|ich|wir|liebe|die)\b"));
    static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?:\d{1,3}\.\s*)?(?:[\p{L}/-]+en\s)?(?:\S+s|S)itzung\s(?:des|der)\s")
    });
    static OF_BODY: LazyLock<Pattern> = LazyLock::new(|| pattern(r"[Ss]itzung\s(?:des|der)\b"));
    let text = &document.text;
    for (head_idx, line) in head.iter().enumerate().take(16) {
        let joined: String = head[head_idx..head.len().min(head_idx + 3)]
            .iter()
            .map(|it| it.words.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        if !is_heading(&line.words) || !SITTING.is_match(&joined) {
            continue;
        }
        // A running head names body and day in short; the paper's own heading says "Sitzung des".
        let full = head.iter().take(16).any(|it| OF_BODY.is_match(&it.words));
        if full && !OF_BODY.is_match(&joined) {
            continue;
        }
        let until = head.get(head_idx + 3).map_or(text.len(), |it| it.span.start);
        // "Einladung" alone on its line heads a letter: the sitting is named in its sentence.
        let letter = LETTER.find(&joined).is_some();
        // The title ends with the day of the sitting; times and place are not part of it.
        let dates = ratlas_german::dates(&text[line.span.start..until]);
        let day = dates.iter().find(|it| it.precision == ratlas_german::Precision::Day);
        let end = match day {
            Some(it)
                if letter
                    || !PARAGRAPH
                        .is_match(&text[line.span.start..line.span.start + it.span.start]) =>
            {
                line.span.start + it.span.end
            }
            _ => block_end(document, line.span.clone()),
        };
        let numbered = || NUMBERED.find(&text[line.span.start..end.max(line.span.start)]);
        let lead = if letter { numbered().map_or(0, |it| it.start()) } else { 0 };
        return found(document, line.span.start + lead..end, "title/sitting");
    }
    None
}

/// Whether a line heads a sitting's paper: it stands alone or names the sitting. A running head names
/// body and day instead.
fn is_heading(words: &str) -> bool {
    /// "Niederschrift (öffentlicher Teil)" and shorter.
    const HEADING_WORDS: usize = 4;
    let lower = words.to_lowercase();
    let kinds = ["niederschrift", "protokoll", "einladung", "auszug", "tagesordnung"];
    let short = words.split(' ').count() <= HEADING_WORDS || words.contains("itzung");
    kinds.iter().any(|it| lower.contains(it))
        && short
        && !words.ends_with(':')
        && !words.contains(" – ")
}

/// The item of a sitting a paper is for: `TOP: …`, `Punkt 13 der Tagesordnung: …`, `TOP 7` with the
/// title on the next line.
static ITEM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[Zz]u\s)?(?:TOP|Punkt|Tagesordnungspunkt)(?:\s(?:Nr\.\s?)?[ÖN]?\s?(?:\d{1,3}(?:\.\d+)*|x)\.?)?(?:\sder\s(?:Tagesordnung|TO))?(?:\s?(?::|[-–]\s)\s*|$)|^TOP\s[ÖN]?\s?\d{1,3}(?:\.\d+)*\.?\s+",
    )
});

/// The number of an item and whether it is public, which are no title.
pub(super) static ITEM_NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\s*(?:[ÖN]?\s?\d{1,3}(?:\.\d+)*)?\.?,?\s*(?:\(?(?:nicht[\s-]?)?öffentlich\)?)?\s*$")
});

/// Whether minutes deal with one item: their head names one, and no list of items follows.
pub(super) fn one_item(head: &[HeadLine]) -> bool {
    static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[Zz]u\s)?(?:Punkt|Tagesordnungspunkt)\s(?:\d{1,3}(?:\.\d+)*|x)(?:\sder\s|\s?:)",
        )
    });
    head.iter().filter(|it| NUMBERED.is_match(&it.words)).count() == 1
}

/// The words behind the number of an item.
pub(super) fn item_title(document: &Document, head: &[HeadLine]) -> Option<Found<String>> {
    const ITEM_LINES: usize = 16;
    let item_idx = head.iter().take(ITEM_LINES).position(|it| ITEM.is_match(&it.words))?;
    let line = &head[item_idx];
    let text = &document.text[line.span.clone()];
    let lead = ITEM.find(text)?.end();
    if document.lines[line.line_idx].row {
        return None;
    }
    let start = line.span.start + lead;
    if !ITEM_NUMBER.is_match(&document.text[start..line.span.end]) {
        return found(document, start..block_end(document, start..line.span.end), "title/item");
    }
    // The number of the item stands alone: its title may be the next line.
    let next = head.get(item_idx + 1).filter(|it| it.line_idx == line.line_idx + 1)?;
    let numbered = text[..lead].contains(|it: char| it.is_ascii_digit());
    (numbered && !is_form(document, next)).then(|| {
        found(document, next.span.start..block_end(document, next.span.clone()), "title/item")
    })?
}

/// An empty line, behind which a new sentence begins.
static PARAGRAPH: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\n\s*\n\s*[\p{Lu}\d]"));
