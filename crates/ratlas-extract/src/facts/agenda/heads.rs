//! The heads of items: number and title.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Captures;

use super::title::{before_label, title_at};
use crate::document::{Document, cells};
use crate::pattern::{Pattern, pattern};

/// The head of an item: number and title.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) number: Option<String>,
    pub(super) span: Range<usize>,
    pub(super) title: Range<usize>,
    pub(super) rule: &'static str,
}

static PUNKT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?:[Zz]u\s)?(?:(?<full>Tagesordnungspunkt)|Punkt)\s+(?<number>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3})*\.?\s?[a-z]?)(?<whole>\s+der\s+Tagesordnung|\s+der\s+TO)?(?:\s*(?::|[–-]\s)|\t|[ ]{2,}|[ \t]*\n)\s*",
    )
});
static TOP: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t*]*(?:(?:Zu|zu)\s)?(?:TOP|Top|T\sO\sP|TO-Punkt|Tagesordnungspunkt)[ \t]*(?:Nr\.\s?)?(?<number>(?:[ÖNön]\s?)?\d{1,3}(?:\.\d{1,3})*\.?(?:\s?[a-z]\)|[a-z]\b)?)[ \t]*[*:.)–\-]{0,2}(?:[ \t]+|\t|[ \t]*\n\s*)(?:[–-]\s)?",
    )
});
static ZU: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*[Zz]u\s+(?:TOP\s*|Punkt\s*|Pkt\.\s*)?(?<number>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3})*)\.?\)?[ \t]*(?::|\n|[ \t])\s*",
    )
});
/// Only councils letter their items, so they need not count from 1.
static LETTERED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?m)^[ \t]*(?<number>[ÖN]\s\d{1,3}(?:\.\d{1,3})*)\.?(?:[ ]+|[ \t]*\n[ \t]*)")
});
/// Minutes of Baden-Württemberg count paragraphs over the year.
static PARAGRAPH: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?m)^[ \t]*(?<number>§\s?\d{1,3})[ \t]*\n\s*"));
static UNNUMBERED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"(?m)^[ \t]*TOP\s*:\s*"));
static ROW_NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:TOP\s*)?(?<number>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3})*(?:\s?[a-z])?)[.)]?$")
});
/// The items within an item of a long debate, such as that of the budget.
static WITHIN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?:Antrag|Änderungsantrag|TOP|Anfrage)\s(?<number>\d{1,3}(?:\.\d{1,3})*)(?:\s\(S(?:eite|\.)[^)\n]{1,12}\))?\s?:\s+",
    )
});

/// The heads that a word marks, in reading order.
pub(super) fn labelled_heads(document: &Document) -> Vec<Head> {
    let text = &document.text;
    let shapes = [
        (&*PUNKT, "agenda/punkt", 1),
        (&*ZU, "agenda/zu", 2),
        (&*TOP, "agenda/top", 1),
        (&*LETTERED, "agenda/lettered", 2),
        (&*PARAGRAPH, "agenda/paragraph", 1),
        (&*UNNUMBERED, "agenda/unnumbered", 1),
    ];
    for (pattern, rule, fewest) in shapes {
        let mut found: Vec<Captures<'_>> = pattern.captures_iter(text).collect();
        // "Punkt 2: einstimmig" beside "Punkt 4 der Tagesordnung" is a point of a motion.
        let full = |it: &Captures<'_>| ["full", "whole"].iter().any(|name| it.name(name).is_some());
        if found.iter().any(full) {
            found.retain(full);
        }
        let mut heads: Vec<Head> = found.iter().filter_map(|it| head(document, it, rule)).collect();
        if heads.len() >= fewest {
            if rule == "agenda/punkt" {
                within(document, &mut heads);
            }
            return heads;
        }
    }
    rows(document)
}

fn head(document: &Document, found: &Captures<'_>, rule: &'static str) -> Option<Head> {
    let whole = found.get(0)?;
    let title = title_at(document, behind_openness(&document.text, whole.end()))?;
    let words = &document.text[title.clone()];
    // "TOP 3 wird abgesetzt" speaks of an item.
    let spoken = words.starts_with(char::is_lowercase)
        && !words.starts_with("dazu")
        && !words.starts_with("hierzu")
        || VOTED.is_match(words);
    let start = whole.start() + (whole.as_str().len() - whole.as_str().trim_start().len());
    (!spoken).then(|| Head {
        number: found.name("number").map(|it| number(it.as_str())),
        span: start..title.end,
        title,
        rule,
    })
}

/// What was voted on a point is no title.
static VOTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{1,3}\s?(?:Ja|Nein|:|Stimmen)|(?i:einstimmig|mehrheitlich|zugestimmt|abgelehnt|angenommen)\b)",
    )
});

/// The byte behind `(öffentlich)` and a label such as `Betreff:` that stand before a title.
fn behind_openness(text: &str, start: usize) -> usize {
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:\(?(?:nicht\s?)?öffentlich\)?[ \t]*:?[ \t]*\n\s*)?(?:(?:Betreff|Betr\.|Betrifft|Thema|Gegenstand)\s?:\s*)?",
        )
    });
    /// Blank lines and a label fit in.
    const NEAR_BYTES: usize = 120;
    let near = &text[start..text.floor_char_boundary(start + NEAR_BYTES)];
    start + BEFORE.find(near).map_or(0, |it| it.end())
}

/// Adds the items named in the head of an item, before anything is decided or said there.
fn within(document: &Document, heads: &mut Vec<Head>) {
    /// A head with motions and numbers of papers fits in.
    const HEAD_BYTES: usize = 700;
    static ENDS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?m)^[ \t]*(?:Beschlu(?:ss|ß)|Abstimmungsergebnis|(?:Der|Die)\sVorsitzende)")
    });
    let text = &document.text;
    let mut found = Vec::new();
    for (head_idx, head) in heads.iter().enumerate() {
        let next = heads.get(head_idx + 1).map_or(text.len(), |it| it.span.start);
        let until =
            next.min(text.floor_char_boundary(head.span.end + HEAD_BYTES)).max(head.span.end);
        let near = &text[head.span.end..until];
        let near = &near[..ENDS.find(near).map_or(near.len(), |it| it.start())];
        for it in WITHIN.captures_iter(near) {
            let (Some(whole), Some(printed)) = (it.get(0), it.name("number")) else { continue };
            let Some(title) = title_at(document, head.span.end + whole.end()) else { continue };
            let start = head.span.end + printed.start();
            found.push(Head {
                number: Some(number(printed.as_str())),
                span: start..title.end,
                title,
                rule: "agenda/within",
            });
        }
    }
    heads.extend(found);
    heads.sort_by_key(|it| it.span.start);
}

/// A number as printed, without the marks behind it.
pub(super) fn number(printed: &str) -> String {
    crate::document::one_line(printed).trim_end_matches(['.', ')', ':']).to_owned()
}

/// Rows whose first cell is a number and whose next cell with words is the title.
pub(super) fn rows(document: &Document) -> Vec<Head> {
    let mut res = Vec::new();
    for line in document.lines.iter().filter(|it| it.row) {
        let cells = cells(document, line.span.clone());
        let Some(found) = cells.first().and_then(|it| ROW_NUMBER.captures(&it.words)) else {
            continue;
        };
        let title = cells[1..]
            .iter()
            .find(|it| it.words.chars().filter(|it| it.is_alphabetic()).count() > 5);
        if let Some(title) = title {
            let number = number(&found["number"]);
            let words = &document.text[title.span.clone()];
            let end = before_label(words).map_or(title.span.end, |it| title.span.start + it);
            res.push(Head {
                number: Some(number),
                span: cells[0].span.start..end,
                title: title.span.start..end,
                rule: "agenda/row",
            });
        }
    }
    let counts_up =
        res.first().and_then(|it| it.number.as_deref()).is_some_and(|it| it.ends_with('1'));
    let alone = || {
        res.len() == 1 && res[0].number.as_deref().is_some_and(|it| it.starts_with(['Ö', 'N', 'T']))
    };
    if res.len() >= 2 && counts_up || alone() { res } else { Vec::new() }
}
