//! Questions in a list.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::answer::{Answer, Reply};
use super::entry::{Entry, entries};
use super::question::Question;
use super::question_text::asked;
use super::request::Heading;
use super::section::{Part, Section, next};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// A numbered or bulleted list of questions: behind the words that announce it, else the first
/// list that asks.
pub(crate) fn listed(
    document: &Document,
    heading: &Heading,
    sections: &[Section],
    region: &Range<usize>,
    replies: &[Answer],
) -> Vec<Found<Question>> {
    /// A paper asks once; a few headings may stand before that.
    const MOST_STARTS: usize = 6;
    let answering = heading.genre != Some(Genre::Inquiry);
    let list = List { document, sections, region, replies, answering };
    if let Some(start) = announced(document, sections, region) {
        let res = list.from(start, !answering);
        if !res.is_empty() {
            return res;
        }
    }
    let bodies = sections.iter().filter(|it| it.part != Part::End && region.contains(&it.body));
    let starts = std::iter::once(region.start).chain(bodies.map(|it| it.body));
    let tries = starts.take(MOST_STARTS).map(|it| list.from(it, false));
    tries.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

/// What is known of a paper when its list of questions is read.
struct List<'d> {
    document: &'d Document,
    sections: &'d [Section],
    region: &'d Range<usize>,
    replies: &'d [Answer],
    /// Whether the paper answers: what follows a question is its answer.
    answering: bool,
}

impl List<'_> {
    /// The questions of the list behind a byte; none if it asks nothing.
    fn from(&self, start: usize, announced: bool) -> Vec<Found<Question>> {
        let answering = self.answering;
        let stop = next(self.sections, start + 1, |it| {
            it == Part::End || !answering && it == Part::Reasons
        });
        let until = stop.map_or(self.region.end, |it| it.label.start).max(start);
        let all = entries(self.document, start..until);
        let bound = self.bound(start, &all);
        let apart = bound.is_some();
        let listed = match bound {
            Some(bound) => entries(self.document, start..bound.min(until)),
            None => self.whole_last(all, until),
        };
        if !are_questions(self.document, &listed, announced) {
            return Vec::new();
        }
        let second = self.second(start);
        let question = |entry: &Entry| {
            let (number, span) = (entry.number.clone(), entry.span.clone());
            let split = answering && !apart;
            let mut res = asked(self.document, number, span, self.replies, split, "question/list")?;
            let reply = second.iter().find(|it| it.number.is_some() && it.number == entry.number);
            if let Some(reply) = reply.filter(|_| res.value.answer.is_none()) {
                let number = reply.number.clone();
                let reply = Found::new(Reply { number }, reply.span.clone(), "answer/list");
                res.value.answer = Some(reply);
            }
            Some(res)
        };
        listed.iter().filter_map(question).collect()
    }

    /// Where all questions end, if all answers stand behind them.
    fn bound(&self, start: usize, listed: &[Entry]) -> Option<usize> {
        let before = |at: usize| listed.iter().filter(|it| it.start < at).count();
        let first = self.replies.iter().find(|it| it.label.start > start);
        let replied =
            first.filter(|it| it.answers("1") || it.answers("a") || self.replies.len() == 1);
        let replied = replied.map(|it| it.label.start).filter(|it| {
            let n_before = before(*it);
            n_before > 1 || n_before == 1 && listed.len() == 1
        });
        let interleaved = self.replies.len() > 1 && !answers_below(self.replies);
        let heading = next(self.sections, start, |it| it == Part::Answers).filter(|_| !interleaved);
        let heading = heading.map(|it| it.label.start).filter(|it| before(*it) > 0);
        [replied, heading].into_iter().flatten().min()
    }

    /// The list of answers below their heading, numbered as the questions are.
    fn second(&self, start: usize) -> Vec<Entry> {
        let heading = next(self.sections, start, |it| it == Part::Answers);
        let heading = heading.filter(|_| !answers_below(self.replies));
        heading
            .map_or(Vec::new(), |it| entries(self.document, it.body..self.region.end.max(it.body)))
    }

    /// The last answer goes to the end of the text, not only to that of its paragraph.
    fn whole_last(&self, mut listed: Vec<Entry>, until: usize) -> Vec<Entry> {
        if self.answering
            && let Some(last) = listed.last_mut()
            && let Some(span) = self.document.trimmed(last.span.start..until)
        {
            last.span = span;
        }
        listed
    }
}

/// Whether the answers stand below one heading, not one below each question.
fn answers_below(replies: &[Answer]) -> bool {
    replies.iter().any(|it| !it.numbers.is_empty())
}

/// Whether the entries of a list ask: most of them with a question mark or a word that asks.
fn are_questions(document: &Document, listed: &[Entry], announced: bool) -> bool {
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:a\)\s)?(?:In\s|Mit\s|Aus\s|Auf\s|Bis\s|Seit\s|Ab\s|Zu\s|Für\s|Von\s|Durch\s)?(?:[Ww]e(?:r|lche[mnrs]?|ssen|n|m|shalb)|[Ww]ie\p{L}*|[Ww]as|[Ww]ann|[Ww]o\p{L}*|[Ww]arum|[Ii]nwie\p{L}*|Ist|Sind|Gibt|Hat|Haben|Kann|Können|Wird|Werden|Wurden?|Liegen|Plant)\b",
        )
    });
    let asks = |it: &&Entry| {
        let words = &document.text[it.span.clone()];
        words.contains('?') || ASKS.is_match(words)
    };
    !listed.is_empty()
        && (announced
            || 2 * listed.iter().filter(asks).count() >= listed.len().max(2) - listed.len() % 2)
}

/// Where the questions begin that a heading or a sentence announces.
pub(crate) fn announced(
    document: &Document,
    sections: &[Section],
    region: &Range<usize>,
) -> Option<usize> {
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x) (?: \b(?i:frag(?:e|en|t))\b (?: [^.!?:] | (?:Nr|Abs|TOP|g|o)\. ){0,140}
                | \b(?i:beantwortung|auskunft|mitteilung|stellungnahme)\b [^.!?:]{0,120}
                | \b(?:möchten?|möchte|wollen)\b [^.!?:]{0,80} \bwissen\b [^.!?:]{0,40}
                | \b(?:ergeben|stellen)\ssich\b [^.!?:]{0,80} \bFragen\b [^.!?:]{0,60} ) :",
        )
    });
    let headed = next(sections, region.start, |it| it == Part::Questions)
        .filter(|it| it.label.start < region.end)
        .map(|it| it.body);
    // "Die Verwaltung beantwortet die Fragen wie folgt:" announces the answers.
    let replied = |at: usize| {
        let heads = sections.iter().filter(|it| it.part == Part::Answers);
        heads.into_iter().any(|it| it.label.start < at && at <= it.body)
    };
    let ends = ASKS.find_iter(document.text.get(region.clone())?).map(|it| region.start + it.end());
    let spoken = ends.into_iter().find(|it| !replied(*it));
    match (headed, spoken) {
        (Some(headed), Some(spoken)) => Some(headed.min(spoken)),
        (headed, spoken) => headed.or(spoken),
    }
}
