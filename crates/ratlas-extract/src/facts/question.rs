//! The questions of an inquiry, and the answers to them.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::answer::{Answer, Reply, answers};
use super::entry::{entries, lines};
use super::question_list::{announced, listed};
use super::question_text::{asked, repeated};
use super::request::Heading;
use super::section::{Part, Section, next};
use crate::document::{Document, tables};
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A question; its text is the span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) number: Option<String>,
    pub(crate) answer: Option<Found<Reply>>,
}

/// Finds the questions of an inquiry with their answers, in reading order.
///
/// # Shapes
///
/// | seen                                                             | rule                  |
/// |------------------------------------------------------------------|-----------------------|
/// | a list behind `Ich frage den Magistrat:`, `Fragen:`              | `question/list`       |
/// | a list of questions below the head of an inquiry                 | `question/list`       |
/// | `Frage 1: …`, `1. Frage: …`                                      | `question/label`      |
/// | rows below `Frage` and `Antwort`                                 | `question/table`      |
/// | `Wir fragen: Gibt es …? Wie viele …?`                            | `question/sentence`   |
/// | `Ich frage, wann …`                                              | `question/indirect`   |
/// | `Zu Frage 1:` in a paper that does not repeat the questions      | `question/reference`  |
///
/// Answers are told in [`Reply`]. Of a question that is not repeated, the words that refer to it
/// stand for its text. Questions below a question ("a) … b) …") belong to its text.
#[doc(alias = "Anfrage")]
pub(crate) fn questions(
    document: &Document,
    heading: &Heading,
    sections: &[Section],
) -> Vec<Found<Question>> {
    if !may_ask(document, heading) {
        return Vec::new();
    }
    let tabled = tabled(document);
    if !tabled.is_empty() {
        return tabled;
    }
    let region = region(document, heading, sections);
    let replies = answers(document, sections, &region);
    let labelled = labelled(document, &region, &replies);
    if !labelled.is_empty() {
        return labelled;
    }
    // "Zu Frage 1: Wie viele …?" repeats the question behind the label.
    let repeats = |it: &Answer| it.names_question && repeated(document, it).is_some();
    if replies.iter().any(repeats) {
        return referred(document, &replies);
    }
    let listed = listed(document, heading, sections, &region, &replies);
    if !listed.is_empty() {
        return listed;
    }
    let spoken = spoken(document, sections, &region, &replies);
    if !spoken.is_empty() {
        return spoken;
    }
    referred(document, &replies)
}

/// Whether a paper asks questions or answers them: a statement may also be one on a motion.
fn may_ask(document: &Document, heading: &Heading) -> bool {
    /// The head tells what is answered.
    const HEAD_BYTES: usize = 2500;
    let head = &document.lower[..document.lower.floor_char_boundary(HEAD_BYTES)];
    match heading.genre {
        Some(Genre::Inquiry) => true,
        Some(Genre::Reply | Genre::Statement | Genre::Information) => {
            head.contains("anfrage") || head.contains("frage ") || head.contains("fragen")
        }
        _ => false,
    }
}

/// Where questions and answers stand: below the head, above the signature.
fn region(document: &Document, heading: &Heading, sections: &[Section]) -> Range<usize> {
    let start = heading.title_end.max(heading.stations_end);
    // An inquiry may be signed before its answer begins.
    let opens = |it: &&Section| {
        matches!(it.part, Part::Answers | Part::Questions | Part::Reasons) && it.label.start > start
    };
    let last = sections.iter().rev().find(opens).map_or(start, |it| it.label.start);
    let end = next(sections, last + 1, |it| it == Part::End);
    start..end.map_or(document.text.len(), |it| it.label.start).max(start)
}

/// Rows of a table with a column of questions and one of answers.
fn tabled(document: &Document) -> Vec<Found<Question>> {
    static ASKS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:Frage(?:n|stellung)?|Anfrage)\b"));
    static ANSWERS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:Antwort(?:en)?|Beantwortung|Stellungnahme)\b"));
    let mut res = Vec::new();
    for table in tables(document) {
        let mut columns = None;
        for row in &table.rows {
            let column = |of: &Pattern| row.iter().position(|it| of.is_match(&it.words));
            if columns.is_none() {
                columns = column(&ASKS).zip(column(&ANSWERS));
                continue;
            }
            let Some((asked, answered)) = columns else { continue };
            let (Some(question), Some(answer)) = (row.get(asked), row.get(answered)) else {
                continue;
            };
            if question.words.is_empty() {
                continue;
            }
            let first =
                row.first().filter(|_| asked > 0).map(|it| it.words.trim_end_matches(['.', ')']));
            let number = first.filter(|it| (1..=3).contains(&it.len())).map(str::to_owned);
            let reply = (!answer.words.is_empty()).then(|| {
                Found::new(Reply { number: number.clone() }, answer.span.clone(), "answer/table")
            });
            let inner = entries(document, question.span.clone()).into_iter().next();
            let (number, span) = match inner.filter(|_| number.is_none()) {
                Some(it) => (it.number, it.span),
                None => (number, question.span.clone()),
            };
            res.push(Found::new(Question { number, answer: reply }, span, "question/table"));
        }
    }
    res
}

/// Questions with a label of their own.
fn labelled(
    document: &Document,
    region: &Range<usize>,
    replies: &[Answer],
) -> Vec<Found<Question>> {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:(?:Frage|FRAGE)\s(?<number>\d{1,2}|[a-z])\s*(?:[:.)]+|$)|(?<before>\d{1,2})\.?\s(?:Frage|FRAGE)\s*:|(?:Frage|FRAGE)\s*:)\s*",
        )
    });
    let text = &document.text;
    let mut labels: Vec<(Option<String>, usize, usize)> = Vec::new();
    for line in lines(document, region) {
        let Some(found) = LABEL.captures(&text[line.clone()]) else { continue };
        let number = found.name("number").or(found.name("before")).map(|it| it.as_str().to_owned());
        let body = line.start + found.get(0).map_or(0, |it| it.end());
        labels.push((number, line.start, body));
    }
    let mut res = Vec::new();
    for (idx, (number, _, body)) in labels.iter().enumerate() {
        let until = labels.get(idx + 1).map_or(region.end, |it| it.1);
        let Some(block) = document.trimmed(*body..until.max(*body)) else { continue };
        res.extend(asked(document, number.clone(), block, replies, true, "question/label"));
    }
    res
}

/// Questions in running text behind "Wir fragen:", and "Ich frage, ob …".
fn spoken(
    document: &Document,
    sections: &[Section],
    region: &Range<usize>,
    replies: &[Answer],
) -> Vec<Found<Question>> {
    static INDIRECT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:[Ii]ch|[Ww]ir)\s(?:\S+\s){0,4}?frage[n]?\b[^.!?:]{0,80}?,\s(?:ob|wie|wann|welche|was|wo|warum|inwie)[^.!?]{5,400}[.?]|\b[Ff]rag(?:e|en)\s(?:ich|wir)\b[^.!?:]{0,80}?,\s(?:ob|wie|wann|welche|was|wo|warum|inwie)[^.!?]{5,400}[.?]",
        )
    });
    let text = &document.text;
    let whole = |span: Range<usize>| {
        let alone = replies.first().filter(|_| replies.len() == 1);
        let answer = alone.map(|it| it.found(document, None));
        Question { number: None, answer }.at(span, "question/sentence")
    };
    if let Some(start) = announced(document, sections, region) {
        let stop = next(sections, start + 1, |it| it != Part::Questions)
            .map_or(region.end, |it| it.label.start);
        let spans = marked_sentences(document, start..stop.min(region.end).max(start));
        if !spans.is_empty() {
            let single = spans.len() == 1;
            let question = |it: Range<usize>| {
                if single {
                    whole(it)
                } else {
                    Question { number: None, answer: None }.at(it, "question/sentence")
                }
            };
            return spans.into_iter().map(question).collect();
        }
    }
    let Some(words) = text.get(region.clone()) else { return Vec::new() };
    let found = INDIRECT.find_iter(words);
    found
        .map(|it| {
            let span = region.start + it.start()..region.start + it.end();
            Found { rule: "question/indirect".into(), ..whole(span) }
        })
        .collect()
}

impl Question {
    fn at(self, span: Range<usize>, rule: &'static str) -> Found<Question> {
        Found::new(self, span, rule)
    }
}

/// The sentences that end with a question mark, from the first on, as long as they follow each
/// other. "Falls ja, wann?" belongs to the sentence before it.
fn marked_sentences(document: &Document, span: Range<usize>) -> Vec<Range<usize>> {
    static FOLLOWS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:Falls|Wenn|Und|Oder|Bitte|Gegebenenfalls|Ggf\.|Warum nicht)\b")
    });
    let text = &document.text;
    let mut res: Vec<Range<usize>> = Vec::new();
    let mut at = span.start;
    while let Some(mark) = text[at..span.end].find(['?', '.', '!']) {
        let end = at + mark + 1;
        let inner =
            text[end..span.end].starts_with(|it: char| !it.is_whitespace() && !"“\"".contains(it));
        if inner {
            at = end;
            continue;
        }
        let start = res.last().map_or(span.start, |it| it.end);
        if !text[..end].ends_with('?') {
            break;
        }
        at = end;
        let Some(words) = document.trimmed(start..end) else { continue };
        match res.last_mut().filter(|_| FOLLOWS.is_match(&text[words.clone()])) {
            Some(before) => before.end = words.end,
            None => res.push(words),
        }
    }
    res
}

/// The words that refer to questions which the paper does not repeat.
fn referred(document: &Document, replies: &[Answer]) -> Vec<Found<Question>> {
    let named = replies.iter().filter(|it| it.names_question && !it.numbers.is_empty());
    let question = |it: &Answer| {
        if let Some(asked) = repeated(document, it) {
            return asked;
        }
        let number = it.numbers.first().filter(|_| it.numbers.len() == 1).cloned();
        let answer = Some(it.found(document, number.clone()));
        let label = document.text[it.label.clone()].trim_end_matches([':', ' ', '\n', '\t']).len();
        let span = it.label.start..it.label.start + label;
        Found::new(Question { number, answer }, span, "question/reference")
    };
    named.map(question).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::contract::fact_contract;
    use crate::facts::section::sections;

    fn of_an_answer(document: &Document) -> Vec<Found<Question>> {
        let heading = Heading { genre: Some(Genre::Statement), ..Heading::default() };
        questions(document, &heading, &sections(document))
    }

    fact_contract!(
        of_an_answer,
        [
            "Anfrage\n1. Wie viele Kurse gibt es?\nEs gibt zwei.",
            "Frage 1: Wie viele?\nAntwort: Zwei.",
            "Anfrage\nZu Frage 2:\nSeit Mai.",
            "Anfrage: Ich frage: Wie viele Kurse gibt es?",
        ]
    );

    #[track_caller]
    fn check(genre: Genre, text: &str, expected: &[&str]) {
        let document = Document::of(text);
        let heading = Heading { genre: Some(genre), ..Heading::default() };
        let got: Vec<String> = questions(&document, &heading, &sections(&document))
            .into_iter()
            .map(|it| {
                let answer = it.value.answer.map(|it| document.words(it.span)).unwrap_or_default();
                let number = it.value.number.unwrap_or_default();
                format!("{number} | {} | {answer}", document.words(it.span))
            })
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn lists_of_an_inquiry() {
        check(
            Genre::Inquiry,
            "Ich frage den Magistrat:\n\n1. Wie viele Kurse gibt es?\na) im Norden\nb) im Süden\n2. Seit wann? Falls nicht: warum?\n\nBegründung:\nSie fehlen. Warum?\n",
            &[
                "1 | Wie viele Kurse gibt es? a) im Norden b) im Süden | ",
                "2 | Seit wann? Falls nicht: warum? | ",
            ],
        );
        check(
            Genre::Inquiry,
            "Wir bitten um Beantwortung folgender Fragen:\n- Wie viele?\n- Seit wann?\n\nMit freundlichen Grüßen\nLea\n",
            &[" | Wie viele? | ", " | Seit wann? | "],
        );
    }

    #[test]
    fn questions_in_running_text() {
        check(
            Genre::Inquiry,
            "Es gibt Kurse. Wir fragen daher: Wie viele sind es? Seit wann? Falls es keine gibt, warum nicht?\n\nDanke.\n",
            &[" | Wie viele sind es? | ", " | Seit wann? Falls es keine gibt, warum nicht? | "],
        );
        check(
            Genre::Inquiry,
            "Ich frage die Verwaltung, wann die Kurse im Norden beginnen.\n",
            &[" | Ich frage die Verwaltung, wann die Kurse im Norden beginnen. | "],
        );
    }

    #[test]
    fn each_question_with_its_answer() {
        check(
            Genre::Statement,
            "Stellungnahme zur Anfrage\n\n1. Wie viele Kurse gibt es?\n\nEs gibt zwei.\n\nEiner ist voll.\n\n2. Seit wann?\nSeit Mai.\n",
            &[
                "1 | Wie viele Kurse gibt es? | Es gibt zwei. Einer ist voll.",
                "2 | Seit wann? | Seit Mai.",
            ],
        );
        check(
            Genre::Reply,
            "Ihre Anfrage\n\nFrage 1: Wie viele?\nAntwort: Zwei.\n\nFrage 2: Seit wann?\nAntwort: Seit Mai.\n\nMit freundlichen Grüßen\nLea\n",
            &["1 | Wie viele? | Zwei.", "2 | Seit wann? | Seit Mai."],
        );
    }

    #[test]
    fn answers_behind_all_questions() {
        check(
            Genre::Statement,
            "Anfrage\n1. Wie viele?\n2. Seit wann?\n3. Wo?\n\nDie Verwaltung beantwortet die Fragen wie folgt:\n\nZu 1.: Zwei.\nZu 2. und 3.: Seit Mai.\n",
            &["1 | Wie viele? | Zwei.", "2 | Seit wann? | Seit Mai.", "3 | Wo? | Seit Mai."],
        );
        check(
            Genre::Statement,
            "Anfrage\nFragen:\n1. Wie viele?\n2. Seit wann?\n\nAntwort:\n1. Zwei.\n2. Seit Mai.\n",
            &["1 | Wie viele? | Zwei.", "2 | Seit wann? | Seit Mai."],
        );
    }

    #[test]
    fn tables_and_references() {
        check(
            Genre::Reply,
            "Anfrage\nNr.\tFrage\tAntwort\n1\tWie viele?\tZwei.\n2\tSeit wann?\t\n",
            &["1 | Wie viele? | Zwei.", "2 | Seit wann? | "],
        );
        check(
            Genre::Reply,
            "Ihre Anfrage vom Mai\n\nZu Frage 1:\nZwei.\n\nZu Frage 2:\nSeit Mai.\n",
            &["1 | Zu Frage 1 | Zwei.", "2 | Zu Frage 2 | Seit Mai."],
        );
    }

    #[test]
    fn a_statement_on_a_motion_asks_nothing() {
        check(
            Genre::Statement,
            "Stellungnahme zum Antrag\nZu Punkt 1:\nEs gibt Kurse.\n1. Die Kurse sind frei.\n2. Sie bleiben.\n",
            &[],
        );
    }
}
