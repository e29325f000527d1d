//! The answers that say which question they are to.

use std::ops::Range;
use std::sync::LazyLock;

use super::entry::lines;
use super::section::{Part, Section};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// An answer; its text is the span.
///
/// # Shapes
///
/// | seen                                                        | rule           |
/// |-------------------------------------------------------------|----------------|
/// | `Zu Frage 1:`, `Zu 2. und 3.:`, `Antwort zu Frage 3`        | `answer/label` |
/// | `Antwort:`, `Antwort der Verwaltung:` below a question      | `answer/label` |
/// | numbered as the questions are, below all of them            | `answer/list`  |
/// | the text below a question, up to the next                   | `answer/below` |
/// | the cell beside a question                                  | `answer/table` |
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) number: Option<String>,
}

/// A text with a label that makes it an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The questions it answers; empty for the one above it.
    pub(crate) numbers: Vec<String>,
    /// Whether the label says that it is to a question: "Zu Punkt 1" does not.
    pub(crate) names_question: bool,
    pub(crate) label: Range<usize>,
    pub(crate) body: Range<usize>,
}

impl Answer {
    /// Whether it is to the question of this number.
    pub(crate) fn answers(&self, number: &str) -> bool {
        self.numbers.iter().any(|it| it == number)
    }

    pub(crate) fn found(&self, document: &Document, number: Option<String>) -> Found<Reply> {
        let span = document.trimmed(self.body.clone()).unwrap_or(self.label.clone());
        Found::new(Reply { number }, span, "answer/label")
    }
}

/// Finds the labelled answers of a part of the text, in reading order.
pub(crate) fn answers(
    document: &Document,
    sections: &[Section],
    region: &Range<usize>,
) -> Vec<Answer> {
    let mut res: Vec<Answer> = Vec::new();
    let mut bounds: Vec<usize> = Vec::new();
    for line in lines(document, region) {
        let words = &document.text[line.clone()];
        if QUESTION.is_match(words) {
            bounds.push(line.start);
        } else if let Some(answer) = label(words, line.start) {
            bounds.push(line.start);
            res.push(answer);
        }
    }
    // Where nothing follows "Antwort:" but labelled answers, it is their heading.
    let starts: Vec<usize> = res.iter().map(|it| it.label.start).collect();
    for answer in &mut res {
        let next = bounds.partition_point(|it| *it <= answer.label.start);
        let bound = bounds.get(next).copied().unwrap_or(region.end);
        let first = sections.partition_point(|it| it.label.start <= answer.label.start);
        let stop = sections[first..].iter().find(|it| {
            it.part == Part::End || it.part == Part::Answers && !starts.contains(&it.label.start)
        });
        let stop = stop.map_or(region.end, |it| it.label.start);
        answer.body.end = bound.min(stop).max(answer.body.start);
    }
    res.retain(|it| document.trimmed(it.body.clone()).is_some());
    res
}

/// Where the next question begins.
static QUESTION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:(?:Frage|FRAGE)\s\d{1,2}\s*(?:[:.)]|$)|\d{1,2}\.?\s(?:Frage|FRAGE)\s*:|(?:Frage|FRAGE)\s*:)",
    )
});

fn label(words: &str, at: usize) -> Option<Answer> {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)^ \s* (?:
                (?: (?: Antwort(?:en)? (?:\s(?:der|des)\s\p{L}+)? \s )? (?:[Zz]u|ZU|[Aa]d|auf) | Antwort(?:en)? ) \s (?:der\s|den\s|die\s)?
                  (?<question> (?i:fragen?) \s | Fragestellung\s )? (?: Ziffern?\s | Punkt(?:en)?\s | Nrn?\.\s | Nummern?\s )?
                  (?<numbers> \(?(?: \d{1,2} \b | [a-z]\) ) (?: [.)]{1,2} )? (?: \s?(?: , | und | u\. | bis | - | – | / | \+ )\s? (?:\d{1,2}\b|[a-z]\)) [.)]{0,2} )* )
                  (?<mark> \s* : | [ \t]* $ )?
              | (?<bare> (?:Antwort|ANTWORT) (?: \s (?:der|des) \s [^:\n]{3,40} )? \s* (?: : | $ ) )
            ) \s*",
        )
    });
    let found = LABEL.captures(words)?;
    let whole = found.get(0)?;
    let label = at + (words.len() - words.trim_start().len())..at + whole.end();
    let body = label.end..label.end;
    if found.name("bare").is_some() {
        return Some(Answer { numbers: Vec::new(), names_question: true, label, body });
    }
    let printed = found.name("numbers")?.as_str();
    let names_question =
        found.name("question").is_some() || words.trim_start().starts_with("Antwort");
    // "Zu 3 Kursen gab es Fragen" is a sentence.
    let marked = found.name("mark").is_some() || printed.ends_with(['.', ')']);
    (marked || names_question).then(|| Answer {
        numbers: numbers(printed),
        names_question,
        label,
        body,
    })
}

/// The numbers as printed: `2 und 3`, `1 bis 4`.
fn numbers(printed: &str) -> Vec<String> {
    /// No inquiry has more questions; a longer range is a misprint.
    const MOST: u32 = 60;
    let is_range = ["bis", "-", "–"].iter().any(|it| printed.contains(it));
    let split = printed.split(|it: char| !it.is_ascii_alphanumeric());
    let single = |it: &&str| it.bytes().all(|it| it.is_ascii_digit()) || it.len() == 1;
    let parts: Vec<&str> = split.filter(|it| !it.is_empty()).filter(single).collect();
    if let [from, to] = parts.as_slice()
        && is_range
        && let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>())
        && from < to
        && to <= MOST
    {
        return (from..=to).map(|it| it.to_string()).collect();
    }
    parts.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::section::sections;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let document = Document::of(text);
        let all = answers(&document, &sections(&document), &(0..document.text.len()));
        let got: Vec<(String, String)> =
            all.into_iter().map(|it| (it.numbers.join(" "), document.words(it.body))).collect();
        let got: Vec<(&str, &str)> = got.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn labels() {
        check(
            "Zu Frage 1: Ja.\nzu 2. und 3.:\nNein.\n\nNie.\n",
            &[("1", "Ja."), ("2 3", "Nein. Nie.")],
        );
        check(
            "Antwort zu Frage 4\nJa.\nZu den Fragen 5 bis 7:\nNein.\n",
            &[("4", "Ja."), ("5 6 7", "Nein.")],
        );
        check(
            "Frage 1: Ja?\nAntwort der Verwaltung:\nJa.\nFrage 2: Nein?\nAntwort: Nein.\n",
            &[("", "Ja."), ("", "Nein.")],
        );
        check("Antworten:\nZu 1: Ja.\n\nMit freundlichen Grüßen\nLea\n", &[("1", "Ja.")]);
    }

    #[test]
    fn sentences_are_none() {
        check("Zu 3 Kursen kamen viele.\nAntwort auf alles gibt es nicht.\nZu viel: ja.\n", &[]);
    }
}
