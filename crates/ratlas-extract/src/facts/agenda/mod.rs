//! The items of an agenda: number, title, and the part of the paper that belongs to each.

mod heads;
mod openness;
mod sequence;
mod title;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use self::heads::{Head, labelled_heads, number, rows as rows_of};
use self::openness::{part_behind, part_between};
use self::sequence::sequence;
use self::title::{repeated_at, same, title_at};
use super::label::{labelled, labels};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

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
/// | `Antrag 1.240 (Seite 495): Titel` in the head of such an item | `agenda/within` |
/// | `TOP 2 Titel`, `TOP Ö 7.2: Titel`, the title on the next line | `agenda/top` |
/// | `Ö 5.1 Titel`, `N 2 Titel`                 | `agenda/lettered`  |
/// | `§ 12` alone and the title below           | `agenda/paragraph` |
/// | `TOP: Titel`                               | `agenda/unnumbered`|
/// | `zu TOP 2` or `zu 2` and the title behind or below | `agenda/zu` |
/// | `Ö 1` and a title in the next cell         | `agenda/row`       |
/// | `Tagesordnungspunkt: 6.4`, `Gegenstand: …` | `agenda/label`     |
/// | `1. Titel`, `2. Titel`, `3 a) Titel`, `IV. Titel` at line starts | `agenda/sequence` |
///
/// Numbered lines are items only if they count up from 1 over the paper, and again in the closed
/// part; lists inside an item start again and are left. An agenda that is printed in front and once
/// more with its text is one: its titles, the text of the second.
#[doc(alias = "Tagesordnungspunkt")]
pub(crate) fn agenda(document: &Document, title: Option<&Found<String>>) -> Vec<Found<Item>> {
    let mut heads = labelled_heads(document);
    if heads.is_empty()
        && let Some(item) = labelled_item(document, title)
    {
        return vec![item];
    }
    // An agenda of rows in front of lettered sections.
    let lettered = !heads.is_empty() && heads.iter().all(|it| it.rule == "agenda/lettered");
    let listed = if lettered { rows_of(document) } else { sequence(document) };
    let rows = heads.iter().all(|it| it.rule == "agenda/row");
    if rows && listed.len() > heads.len() {
        heads = listed;
    } else if !rows && repeats(&heads, &listed) {
        heads = with_list(document, heads, listed);
    }
    heads.sort_by_key(|it| it.span.start);
    merged(items(document, heads))
}

/// Whether a list of numbered lines is the agenda whose items follow as sections.
fn repeats(sections: &[Head], listed: &[Head]) -> bool {
    let numbers: BTreeSet<&Option<String>> = listed.iter().map(|it| &it.number).collect();
    let known = sections.iter().filter(|it| numbers.contains(&it.number));
    known.count() * 2 > sections.len() && listed.len() >= 2
}

/// The heads of the list in front and those of the sections behind it; a numbered line inside a
/// section is an entry of another list. A section ends its title where that of the list ends.
fn with_list(document: &Document, sections: Vec<Head>, listed: Vec<Head>) -> Vec<Head> {
    let list_end = sections.first().map_or(document.text.len(), |it| it.span.start);
    let mut res: Vec<Head> = listed.into_iter().filter(|it| it.span.start < list_end).collect();
    let titles: BTreeMap<Option<String>, Range<usize>> =
        res.iter().rev().map(|it| (it.number.clone(), it.title.clone())).collect();
    for mut section in sections {
        let known = titles.get(&section.number).map(|it| document.words(it.clone()));
        let end = known.and_then(|it| repeated_at(document, section.title.start, &it));
        if let Some(end) = end {
            section.title.end = end;
            section.span.end = end;
        }
        res.push(section);
    }
    res
}

/// Items that are printed twice put together: the title of the first, the longer text.
fn merged(items: Vec<Found<Item>>) -> Vec<Found<Item>> {
    let mut res: Vec<Found<Item>> = Vec::new();
    let mut known: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for item in items {
        if item.value.number.is_none() {
            res.push(item);
            continue;
        }
        let before = known.entry(item.value.number.clone()).or_default();
        let again = before.iter().copied().find(|it| is_again(&res[*it].value, &item.value));
        if let Some(first) = again.map(|it| &mut res[it].value) {
            first.public = first.public.or(item.value.public);
            if item.value.text.len() > first.text.len() {
                first.text = item.value.text;
            }
        } else {
            before.push(res.len());
            res.push(item);
        }
    }
    res
}

fn is_again(first: &Item, again: &Item) -> bool {
    let closed_only = first.public == Some(true) && again.public == Some(false);
    same(&first.title, &again.title) || (!closed_only && first.public == again.public)
}

/// The one item of an extract: `Tagesordnungspunkt: 6.4` and `Gegenstand: …`.
fn labelled_item(document: &Document, of_paper: Option<&Found<String>>) -> Option<Found<Item>> {
    static NUMBER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:TOP\s)?(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3})*(?:\s?[a-z]\b)?"));
    let labels = labels!("Tagesordnungspunkt|TOP|Punkt|TOP[- ]Nr\\.?|Top|TO-Punkt");
    let (found, rest) = labelled(document, labels).find_map(|it| {
        let printed = NUMBER.find(&document.text[it.value.clone()])?;
        let found = number(printed.as_str().trim_start_matches("TOP "));
        Some((found, it.value.start + printed.end()..it.value.end))
    })?;
    let named =
        labels!("Gegenstand|Betreff|Thema|Bezeichnung|Titel|Betrifft|Gegenstand der Beratung");
    let behind = document.text[rest.clone()].trim_start_matches([' ', '.', ':', '-', '–']);
    let behind = behind.starts_with(char::is_alphabetic).then(|| rest.end - behind.len()..rest.end);
    let worded = |it: &Range<usize>| {
        document.text[it.clone()].chars().filter(|it| it.is_alphabetic()).count() > 5
    };
    let title = labelled(document, named).map(|it| it.value).find(worded).or(behind.filter(worded));
    let title = match title {
        Some(it) => with_subtitle(document, title_at(document, it.start)?),
        None => of_paper?.span.clone(),
    };
    let item = Item {
        number: Some(found),
        title: document.words(title.clone()),
        public: None,
        text: title.end..document.text.len(),
    };
    Some(Found::new(item, title, "agenda/label"))
}

/// `- Verlängerung des Versuchs` right below a subject is the rest of it.
fn with_subtitle(document: &Document, title: Range<usize>) -> Range<usize> {
    let rest = &document.text[title.end..];
    let next = rest.strip_prefix('\n').or_else(|| rest.strip_prefix(" \n"));
    let dash = next.filter(|it| it.starts_with("- ") || it.starts_with("– "));
    let Some(line) = dash.and_then(|it| it.lines().next()) else { return title };
    let start = document.text.len() - dash.map_or(0, str::len);
    document.trimmed(title.start..start + line.len()).unwrap_or(title)
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
            public = part_between(&document.text[from..head.span.start.max(from)]).or(public);
            from = head.span.start;
            let lettered = head.number.as_deref().and_then(|it| match it.chars().next() {
                Some('Ö' | 'ö') => Some(true),
                Some('N' | 'n') => Some(false),
                _ => None,
            });
            let end = starts.get(head_idx + 1).copied().unwrap_or(document.text.len());
            let stated = lettered.or(public);
            let (mut title, mut span) = (head.title, head.span);
            if let Some((at, opens)) = part_behind(&document.text[title.clone()]) {
                title.end = title.start + at;
                span.end = span.end.min(title.end);
                public = Some(opens);
            }
            let item = Item {
                number: head.number,
                title: document.words(title.clone()),
                public: stated,
                text: title.end..end.max(title.end),
            };
            Found::new(item, span, head.rule)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fn with_sequence(document: &Document) -> Vec<Found<Item>> {
        agenda(document, None)
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
