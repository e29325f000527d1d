//! What is wrong with a query, or doubtful in it, in plain words.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_library::{MistakeKind, QueryMistake};

use super::lang::Lang;
use super::wording::Wording;

/// One row of `mistakes.tsv`; each of German and English.
struct Row {
    kind: &'static str,
    sentence: [&'static str; 2],
    remedy: [&'static str; 2],
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("mistakes.tsv").lines().filter(|it| !it.starts_with('#')).map(row).collect()
});

fn row(line: &'static str) -> Row {
    let mut columns = line.split('\t');
    let mut column = || columns.next().expect("mistakes.tsv: a row has five columns");
    Row { kind: column(), sentence: [column(), column()], remedy: [column(), column()] }
}

fn find(kind: MistakeKind) -> Option<&'static Row> {
    ROWS.iter().find(|it| it.kind == kind.as_str())
}

/// What is wrong with a query, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedMistake {
    /// What is wrong; one line.
    pub sentence: String,
    /// What may have been meant and what to do; one line.
    pub hint: Option<String>,
    /// Bytes of the query, on borders of its characters; empty where something is missing.
    pub span: Range<usize>,
}

/// A mistake in a query, with its place in it.
pub fn placed(lang: Lang, query: &str, mistake: &QueryMistake) -> PlacedMistake {
    let start = query.floor_char_boundary(mistake.span.start);
    let end = query.floor_char_boundary(mistake.span.end.max(start));
    PlacedMistake { sentence: sentence(lang, mistake), hint: hint(lang, mistake), span: start..end }
}

/// What is wrong; one line.
pub fn sentence(lang: Lang, mistake: &QueryMistake) -> String {
    match find(mistake.kind) {
        Some(row) => filled(lang.pick(row.sentence[0], row.sentence[1]), &mistake.values),
        None => mistake.to_string(),
    }
}

/// What may have been meant and what to do; one line, `None` if there is nothing to say.
pub fn hint(lang: Lang, mistake: &QueryMistake) -> Option<String> {
    let mut res = Vec::new();
    if let Some(near) = listed(lang, &mistake.near) {
        res.push(lang.fill(Wording::MistakeMeant, &[&near]));
    } else if !mistake.known.is_empty() {
        let known: Vec<&str> = mistake.known.iter().map(|it| lang.pick(it.0, it.1)).collect();
        res.push(lang.fill(Wording::Possible, &[&known.join(", ")]));
    }
    let remedy = find(mistake.kind).map_or("", |it| lang.pick(it.remedy[0], it.remedy[1]));
    if !remedy.is_empty() {
        res.push(filled(remedy, &mistake.values));
    }
    // A list of what is possible has no full stop.
    let between = if mistake.near.is_empty() { ". " } else { " " };
    (!res.is_empty()).then(|| res.join(between))
}

/// A mistake outside of a query: what is wrong, and a line with what to do.
pub fn told(lang: Lang, mistake: &QueryMistake) -> String {
    let sentence = sentence(lang, mistake);
    match hint(lang, mistake) {
        Some(hint) => format!("{sentence}\n{}", lang.fill(Wording::Hint, &[&hint])),
        None => sentence,
    }
}

/// What is doubtful in a query, with what may have been meant; one line.
pub fn doubt(lang: Lang, mistake: &QueryMistake) -> String {
    let hint = hint(lang, mistake).map_or(String::new(), |it| format!(" {it}"));
    sentence(lang, mistake) + &hint
}

/// Several things of which one was meant: `a, b or c`.
fn listed(lang: Lang, things: &[String]) -> Option<String> {
    let (last, others) = things.split_last()?;
    Some(match others {
        [] => last.clone(),
        _ => lang.fill(Wording::MistakeOr, &[&others.join(", "), last]),
    })
}

/// A text with each `{}` replaced by the next value, the last one as often as need be.
fn filled(text: &str, values: &[String]) -> String {
    let mut pieces = text.split("{}");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.enumerate().fold(first, |res, (idx, piece)| {
        let value = values.get(idx).or(values.last());
        res + value.map_or("", String::as_str) + piece
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_has_a_row() {
        let mut kinds: Vec<&str> = MistakeKind::ALL.iter().map(|it| it.as_str()).collect();
        kinds.sort_unstable();
        let rows: Vec<&str> = ROWS.iter().map(|it| it.kind).collect();
        assert_eq!(rows, kinds);
    }

    #[test]
    fn both_languages_say_the_same() {
        for Row { kind, sentence, remedy } in ROWS.iter() {
            assert!(sentence.iter().all(|it| !it.is_empty()), "{kind}");
            assert_eq!(remedy[0].is_empty(), remedy[1].is_empty(), "{kind}");
            for [german, english] in [sentence, remedy] {
                assert_eq!(german.matches("{}").count(), english.matches("{}").count(), "{kind}");
            }
        }
    }
}
