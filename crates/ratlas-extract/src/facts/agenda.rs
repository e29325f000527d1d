//! The items of an agenda: number, title, and the part of the paper that belongs to each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::label::{labelled, labels};
use super::pattern;
use crate::document::{Document, cells};
use crate::found::Found;

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// As printed, without its last point; `None` if unnumbered.
    pub(crate) number: Option<String>,
    /// On one line.
    pub(crate) title: String,
    /// Whether it stands in the public part.
    pub(crate) public: Option<bool>,
    /// The text of the item, behind its title up to the next item.
    pub(crate) text: Range<usize>,
}

/// Finds the items of an agenda, in reading order.
///
/// # Shapes
///
/// | written                                    | rule               |
/// |--------------------------------------------|--------------------|
/// | `Punkt 4 der Tagesordnung: Titel`          | `agenda/punkt`     |
/// | `TOP 2 Titel`, `TOP Ö 7.2: Titel`          | `agenda/top`       |
/// | `TOP: Titel`                               | `agenda/unnumbered`|
/// | `zu TOP 2` or `zu 2` and the title behind or below | `agenda/zu` |
/// | `Ö 1` and a title in the next cell         | `agenda/row`       |
/// | `Tagesordnungspunkt: 6.4`, `Gegenstand: …` | `agenda/label`     |
/// | `1. Titel`, `2. Titel`, … at line starts   | `agenda/sequence`  |
///
/// Numbered lines are items only if they count up from 1 over the paper; lists inside an item
/// start again and are left.
#[doc(alias = "Tagesordnungspunkt")]
pub(crate) fn agenda(document: &Document, numbered_lines: bool) -> Vec<Found<Item>> {
    let sections = labelled_heads(document);
    if sections.is_empty()
        && let Some(item) = labelled_item(document)
    {
        return vec![item];
    }
    let listed = if numbered_lines { sequence(document) } else { Vec::new() };
    let mut res = match (sections.is_empty(), repeats(&sections, &listed)) {
        (true, _) => items(document, listed),
        (false, false) => items(document, sections),
        (false, true) => joined(items(document, sections), items(document, listed)),
    };
    res.sort_by_key(|it| it.span.start);
    res
}

/// Whether a list of numbered lines is the agenda whose items follow as sections.
fn repeats(sections: &[Head], listed: &[Head]) -> bool {
    let numbers: BTreeSet<&Option<String>> = listed.iter().map(|it| &it.number).collect();
    let known = sections.iter().filter(|it| numbers.contains(&it.number));
    known.count() * 2 > sections.len() && listed.len() >= 2
}

/// The listed items with the texts of their sections. Titles of the list are whole, those of the
/// sections may have lost their second line.
fn joined(sections: Vec<Found<Item>>, listed: Vec<Found<Item>>) -> Vec<Found<Item>> {
    let mut res = listed;
    let list_end = sections.first().map_or(0, |it| it.span.start);
    for item in &mut res {
        let empty = item.span.end..item.span.end;
        item.value.text = empty;
    }
    res.retain(|it| it.span.start < list_end);
    let mut known: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (idx, item) in res.iter().enumerate() {
        known.entry(item.value.number.clone()).or_insert(idx);
    }
    for section in sections {
        match known.get(&section.value.number).map(|idx| &mut res[*idx].value) {
            Some(item) if item.text.is_empty() => {
                item.text = section.value.text;
                item.public = item.public.or(section.value.public);
            }
            Some(item) => item.text.end = section.value.text.end.max(item.text.end),
            None => {
                known.insert(section.value.number.clone(), res.len());
                res.push(section);
            }
        }
    }
    res
}

/// The one item of an extract: `Tagesordnungspunkt: 6.4` and `Gegenstand: …`.
fn labelled_item(document: &Document) -> Option<Found<Item>> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}(?:\.\d{1,3})*"));
    let number = labelled(document, labels!("Tagesordnungspunkt|TOP|Punkt")).find_map(|it| {
        let words = &document.text[it.value.clone()];
        NUMBER.find(words).map(|it| it.as_str().to_owned())
    })?;
    let title = labelled(document, labels!("Gegenstand|Betreff|Thema|Bezeichnung")).next()?.value;
    let item = Item {
        number: Some(number),
        title: document.words(title.clone()),
        public: None,
        text: title.end..document.text.len(),
    };
    Some(Found::new(item, title, "agenda/label"))
}

/// The head of an item: number and title.
#[derive(Debug)]
struct Head {
    number: Option<String>,
    span: Range<usize>,
    title: Range<usize>,
    rule: &'static str,
}

static PUNKT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?:Tagesordnungsp|P)unkt\s+(?<number>\d{1,3}(?:\.\d{1,3})*\.?[a-z]?)(?:\s+der\s+Tagesordnung)?\s*:\s*",
    )
});
static TOP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*(?:TOP|Top)\s*(?<number>(?:[ÖNön]\s?)?\d{1,3}(?:\.\d{1,3})*\.?[a-z]?)\s*[:.–\-]?[ \t]+(?:[–-]\s)?",
    )
});
static ZU: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^[ \t]*[Zz]u\s+(?:TOP\s*|Punkt\s*)?(?<number>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3})*)\.?[ \t]*(?::|\n|[ \t])\s*",
    )
});
static UNNUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^[ \t]*TOP\s*:\s*"));
static ROW_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:TOP\s*)?(?<number>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3})*)\.?$"));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ ]*(?:zu\s)?(?<number>(?:[ÖN]\s?)?\d{1,2}(?:\.\d{1,2}){0,3})[.)]?(?:\s+|\t)(?<title>(?:[\p{Lu}„\x22“»]|dazu:|hierzu:).*)$",
    )
});

fn labelled_heads(document: &Document) -> Vec<Head> {
    let text = &document.text;
    let shapes = [
        (&*PUNKT, "agenda/punkt", 1),
        (&*ZU, "agenda/zu", 2),
        (&*TOP, "agenda/top", 1),
        (&*UNNUMBERED, "agenda/unnumbered", 1),
    ];
    for (pattern, rule, fewest) in shapes {
        let heads: Vec<Head> =
            pattern.captures_iter(text).filter_map(|it| head(document, &it, rule)).collect();
        if heads.len() >= fewest {
            return heads;
        }
    }
    rows(document)
}

fn head(document: &Document, found: &Captures<'_>, rule: &'static str) -> Option<Head> {
    let whole = found.get(0)?;
    let title = title_at(document, whole.end())?;
    let start = whole.start() + (whole.as_str().len() - whole.as_str().trim_start().len());
    Some(Head {
        number: found.name("number").map(|it| number(it.as_str())),
        span: start..title.end,
        title,
        rule,
    })
}

fn number(printed: &str) -> String {
    crate::document::one_line(printed).trim_end_matches('.').to_owned()
}

/// Rows whose first cell is a number and whose next cell with words is the title.
fn rows(document: &Document) -> Vec<Head> {
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
            let span = cells[0].span.start..title.span.end;
            res.push(Head {
                number: Some(number),
                span,
                title: title.span.clone(),
                rule: "agenda/row",
            });
        }
    }
    let counts_up =
        res.first().and_then(|it| it.number.as_deref()).is_some_and(|it| it.ends_with('1'));
    if res.len() >= 2 && counts_up { res } else { Vec::new() }
}

/// Numbered lines that count up from 1 over the paper.
fn sequence(document: &Document) -> Vec<Head> {
    let mut res: Vec<Head> = Vec::new();
    let mut last: Vec<u32> = Vec::new();
    for line in &document.lines {
        let words = &document.text[line.span.clone()];
        let Some(found) = NUMBERED.captures(words) else { continue };
        let printed = found.name("number").map_or("", |it| it.as_str());
        let Some(parsed) = parsed(printed) else { continue };
        let Some(title) = found.name("title") else { continue };
        let deputy = words.contains("Stellvertreter") || words.contains("stellvertret");
        if deputy || !follows(&last, &parsed) {
            continue;
        }
        let start = line.span.start + (words.len() - words.trim_start().len());
        let Some(title) = title_at(document, line.span.start + title.start()) else { continue };
        // A long paragraph that begins with a number is an entry of a list.
        if title.len() > LONGEST_TITLE {
            continue;
        }
        last = parsed;
        res.push(Head {
            number: Some(number(printed)),
            span: start..title.end,
            title,
            rule: "agenda/sequence",
        });
    }
    if res.len() >= 2 { res } else { Vec::new() }
}

/// Titles are headings, not paragraphs.
const LONGEST_TITLE: usize = 420;

fn parsed(printed: &str) -> Option<Vec<u32>> {
    printed
        .trim_start_matches(['Ö', 'N', ' '])
        .split('.')
        .filter(|it| !it.is_empty())
        .map(|it| it.parse().ok())
        .collect()
}

/// Whether a number is the next of an agenda: the next sibling, the first child, or the next
/// sibling of a parent.
fn follows(last: &[u32], next: &[u32]) -> bool {
    if last.is_empty() {
        return next == [1] || next == [1, 1];
    }
    let child = next.len() == last.len() + 1 && next.starts_with(last) && next.last() == Some(&1);
    let sibling = (1..=last.len()).any(|len| {
        next.len() == len
            && next[..len - 1] == last[..len - 1]
            && next[len - 1] == last[len - 1] + 1
    });
    child || sibling
}

/// The words of a title that begins at a byte: up to an empty line, a label, or a line that starts
/// a paragraph.
fn title_at(document: &Document, start: usize) -> Option<Range<usize>> {
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
    document.trimmed(start..end)
}

fn continues(title: &str, next: &str) -> bool {
    static STOP: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:Vorlage|Vorlagen|Drucksache|Antr[aä]g|(?:Ä|ä)nderungsantrag|Ergänzungsantrag|Anfrage\b|Beschluss(?:vor|antrag|empf|:|\s|$)|Beschluß|Abstimmung|Berichterstatt|BE:|Sachverhalt|Ergebnis|Der Vorsitzende|Die Vorsitzende|Frau\s|Herr\s|Stadtrat\s|Stadträtin\s|TOP\s|Punkt\s|Es liegt|Die Mitglieder|Das\s|Die\s|Der\s|dazu:|hierzu:|[-–•]\s|\d{1,2}(?:\.\d{1,2})*\.?\s|[IVX]\s?[IVX]{0,3}\s?\.\s|Zur\s|Ohne\s|Es\s|Berichterst)",
        )
    });
    static LABEL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(?:Berichterstatt\p{L}+|Vorlage|Drucksache|Antrag|BE)\s?:"));
    /// A result alone on its line.
    static OUTCOME_LINE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:abgesetzt|vertagt|zurückgestellt|zurückgezogen|entfällt|entfallen|erledigt)\.?\s*$",
        )
    });
    let line = title.rsplit('\n').next().unwrap_or(title);
    let full_line = line.trim_end().chars().count() >= 45;
    let abbreviated = title.trim_end().ends_with("Nr.");
    let bracket = title.matches('(').count() > title.matches(')').count();
    let begins =
        next.trim_start().starts_with(char::is_lowercase) && !next.trim_start().starts_with("zu ");
    let open =
        title.trim_end().ends_with(['-', '–', ',', ':', '/']) || begins || abbreviated || bracket;
    let ended = title.trim_end().ends_with('.') && !open;
    if LABEL.is_match(next) || OUTCOME_LINE.is_match(next) {
        return false;
    }
    (full_line || open) && !ended && (open || !STOP.is_match(next))
}

/// Heads with the text between them.
fn items(document: &Document, heads: Vec<Head>) -> Vec<Found<Item>> {
    let starts: Vec<usize> = heads.iter().map(|it| it.span.start).collect();
    let mut public = None;
    let mut from = 0;
    heads
        .into_iter()
        .enumerate()
        .map(|(head_idx, head)| {
            public = part_between(&document.text[from..head.span.start]).or(public);
            from = head.span.start;
            let lettered = head.number.as_deref().and_then(|it| match it.chars().next() {
                Some('Ö' | 'ö') => Some(true),
                Some('N' | 'n') => Some(false),
                _ => None,
            });
            let end = starts.get(head_idx + 1).copied().unwrap_or(document.text.len());
            let item = Item {
                number: head.number,
                title: document.words(head.title.clone()),
                public: lettered.or(public),
                text: head.title.end..end.max(head.title.end),
            };
            Found::new(item, head.span, head.rule)
        })
        .collect()
}

/// The heading of a public or closed part, if one stands in this text.
fn part_between(text: &str) -> Option<bool> {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?im)^[ \t]*(?:[IVX]{1,3}\.|[AB]\.?|\d\.)?[ \t]*(?<part>(?:nicht[ -]?)?öffentlicher[ ]teil|t\s?a\s?g\s?e\s?s\s?o\s?r\s?d\s?n\s?u\s?n\s?g\s*[–-]\s*(?:nicht[ -]?)?öffentlicher[ ]teil|(?:nicht[ -]?)?öffentliche[ ]sitzung|n\si\sc\sh\st\s?ö\sf\sf\se\sn\st\sl\si\sc\sh\se\sr\s+t\se\si\sl|ö\sf\sf\se\sn\st\sl\si\sc\sh\se\sr\s+t\se\si\sl)[ \t:]*$",
        )
    });
    let last = PART.captures_iter(text).last()?;
    let words: String = last.name("part")?.as_str().to_lowercase().split_whitespace().collect();
    Some(!words.contains("nichtöffentlich") && !words.contains("nicht-öffentlich"))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fn with_sequence(document: &Document) -> Vec<Found<Item>> {
        agenda(document, true)
    }

    fact_contract!(
        with_sequence,
        [
            "TOP 2 Bericht der Verwaltung",
            "Punkt 4 der Tagesordnung: Sprachkurse\n",
            "TOP: Zwischenbericht der AG\n"
        ]
    );

    #[track_caller]
    fn check_agenda(text: &str, expected: Expect) {
        let show = |it: &Item| {
            let public = it.public.map_or("-", |it| if it { "public" } else { "closed" });
            format!("{} {:?} {public}", it.number.as_deref().unwrap_or("-"), it.title)
        };
        check(text, with_sequence, show, expected);
    }

    #[test]
    fn numbered_lines_count_up() {
        check_agenda(
            "1. Eröffnung\n\nText mit\n\n2. Bestätigung des Protokolls der Sitzung am 18.01.2023\n\n1. ein Punkt\n2. noch einer\n\n3. Verschiedenes\n",
            expect![[r#"
                1 "Eröffnung" -  "1. Eröffnung"  agenda/sequence
                2 "Bestätigung des Protokolls der Sitzung am 18.01.2023" -  "2. Bestätigung des Protokolls der Sitzung am 18.01.2023"  agenda/sequence
                3 "Verschiedenes" -  "3. Verschiedenes"  agenda/sequence
            "#]],
        );
    }

    #[test]
    fn titles_over_two_lines_and_parts() {
        check_agenda(
            "Öffentlicher Teil\n\nTOP 1 Information über die Sprachkurse für Frauen und Männer im\nQuartier\n\nNichtöffentlicher Teil\n\nTOP 2 Personal\n",
            expect![[r#"
                1 "Information über die Sprachkurse für Frauen und Männer im Quartier" public  "TOP 1 Information über die Sprachkurse für Frauen und Männer im\nQuartier"  agenda/top
                2 "Personal" closed  "TOP 2 Personal"  agenda/top
            "#]],
        );
    }

    #[test]
    fn rows_of_a_table() {
        check_agenda(
            "Ö 1\tEröffnung der Sitzung\t\nÖ 2\tAntrag der Fraktion\tVO/1\nN 3\tPersonalsachen\t\n",
            expect![[r#"
                Ö 1 "Eröffnung der Sitzung" public  "Ö 1\tEröffnung der Sitzung"  agenda/row
                Ö 2 "Antrag der Fraktion" public  "Ö 2\tAntrag der Fraktion"  agenda/row
                N 3 "Personalsachen" closed  "N 3\tPersonalsachen"  agenda/row
            "#]],
        );
    }
}
