//! Papers on the same matter, in groups.

use ratlas_library::{PriorAnswer, PriorGroup, PriorPaper, PriorQuestion, Shared};
use ratlas_present::{Lang, Wording, on_one_line, word};

use super::colour::Style;
use super::hits::{indented, rank_line, snippet};
use super::push_line;
use crate::messages::Msg;

/// So many digits tell papers apart in a library of a million; `show` takes them.
pub(crate) const SHOWN_ID: usize = 12;

/// More shared words than these convince nobody.
const SHOWN_WORDS: usize = 6;

/// What was sought: above the first group.
pub(crate) fn sought(
    answer: &PriorAnswer,
    question: &PriorQuestion,
    lang: Lang,
    style: Style,
) -> String {
    let mut res = String::new();
    let mut parts = vec![lang.fill(Msg::PriorSought, &[&words(&answer.words)])];
    if !answer.topics.is_empty() {
        parts.push(lang.fill(Msg::PriorTopics, &[&topics(&answer.topics)]));
    }
    if let Some(city) = &question.city {
        parts.push(lang.fill(Msg::PriorCity, &[&on_one_line(city)]));
    }
    push_line(&mut res, &style.dim(&parts.join(" · ")));
    res.push('\n');
    res
}

/// The weightiest words, on one line.
pub(crate) fn words(words: &[String]) -> String {
    let shown: Vec<String> = words.iter().take(SHOWN_WORDS).map(|it| on_one_line(it)).collect();
    shown.join(", ")
}

/// Concepts of the thesaurus as people read them.
fn topics(ids: &[String]) -> String {
    ids.iter().map(|it| on_one_line(&it.replace('_', " "))).collect::<Vec<_>>().join(", ")
}

/// A motion, its answers and what was decided.
pub(crate) fn group(rank: usize, group: &PriorGroup, lang: Lang, style: Style) -> String {
    let mut res = String::new();
    for (idx, paper) in group.papers.iter().enumerate() {
        if idx == 0 {
            push_line(&mut res, &format!("{rank:>3}. {}", head_line(paper, lang)));
            push_paper(&mut res, paper, lang, style);
            if let Some(course) = course(group, lang) {
                res.push_str(&indented(&style.bold(&course)));
            }
        } else {
            let role = word(lang, "prior_role", paper.role.as_str());
            res.push_str(&indented(&format!("↳ {role}: {}", head_line(paper, lang))));
            res.push_str(&indented(&format!("  {} {}", title(paper, lang), id(paper, style))));
        }
    }
    res
}

fn head_line(paper: &PriorPaper, lang: Lang) -> String {
    let mut res = rank_line(&paper.hit, lang);
    for (holds, note) in [(paper.is_own, Msg::PriorOwnCity), (paper.is_later, Msg::PriorLater)] {
        if holds {
            res.push_str(" · ");
            res.push_str(lang.say(note));
        }
    }
    res
}

fn push_paper(res: &mut String, paper: &PriorPaper, lang: Lang, style: Style) {
    res.push_str(&indented(&style.bold(&title(paper, lang))));
    if !paper.hit.snippet.text.is_empty() {
        res.push_str(&indented(&snippet(&paper.hit.snippet, style)));
    }
    let shared = shared(&paper.shared, lang);
    if !shared.is_empty() {
        res.push_str(&indented(&style.dim(&lang.fill(Msg::PriorShared, &[&shared]))));
    }
    res.push_str(&indented(&id(paper, style)));
}

fn title(paper: &PriorPaper, lang: Lang) -> String {
    on_one_line(paper.hit.title.as_deref().unwrap_or(lang.say(Wording::NoTitle)))
}

fn id(paper: &PriorPaper, style: Style) -> String {
    let id = paper.hit.id.get(..SHOWN_ID).unwrap_or(&paper.hit.id);
    style.dim(&format!("[{id}] {}", on_one_line(&paper.hit.path)))
}

/// What two papers share, for people.
fn shared(shared: &Shared, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !shared.topics.is_empty() {
        parts.push(lang.fill(Msg::PriorTopics, &[&topics(&shared.topics)]));
    }
    if !shared.laws.is_empty() {
        parts.push(lang.fill(Msg::PriorLaws, &[&on_one_line(&shared.laws.join(", "))]));
    }
    if !shared.words.is_empty() {
        parts.push(lang.fill(Msg::PriorWords, &[&words(&shared.words)]));
    }
    parts.join(" · ")
}

/// What became of it, and what the administration said.
fn course(group: &PriorGroup, lang: Lang) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(outcome) = group.outcome {
        let outcome = word(lang, "outcome", outcome.as_str());
        parts.push(lang.fill(Msg::PriorOutcome, &[&outcome]));
    }
    let office = group.office.as_deref().map(on_one_line);
    match (group.stance, office) {
        (Some(stance), office) => {
            let stance = word(lang, "stance", stance.as_str());
            let office = office.unwrap_or_else(|| lang.say(Msg::PriorAdministration).to_owned());
            parts.push(format!("{office}: {stance}"));
        }
        (None, Some(office)) => parts.push(lang.fill(Msg::PriorAnswered, &[&office])),
        (None, None) => {}
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}
