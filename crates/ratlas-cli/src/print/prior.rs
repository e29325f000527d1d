//! Papers on the same matter, in groups.

use anyhow::Result;
use csv::Terminator;
use ratlas_library::{PriorAnswer, PriorGroup, PriorPaper, PriorQuestion, PriorRole, Shared};
use ratlas_model::{Outcome, Stance};
use serde::Serialize;

use super::colour::{Style, on_one_line};
use super::csv::{safe, written};
use super::hits::{indented, rank_line, snippet};
use super::json::HitLine;
use super::push_line;
use crate::messages::words::word;
use crate::messages::{Lang, Msg};

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
    on_one_line(paper.hit.title.as_deref().unwrap_or(lang.say(Msg::NoTitle)))
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

/// One paper; JSON.
#[derive(Debug, Serialize)]
pub(crate) struct PriorLine<'a> {
    /// Papers with the same number are about the same motion, from 1.
    group: usize,
    role: &'static str,
    #[serde(flatten)]
    hit: HitLine<'a>,
    own_city: bool,
    later: bool,
    outcome: Option<Outcome>,
    stance: Option<Stance>,
    stance_text: Option<&'a str>,
    office: Option<&'a str>,
    shared_topics: &'a [String],
    shared_laws: &'a [String],
    shared_words: &'a [String],
}

/// Every paper of every group, each motion before what is said about it.
pub(crate) fn lines(groups: &[PriorGroup], lang: Lang) -> Vec<PriorLine<'_>> {
    let mut res = Vec::new();
    for (idx, group) in groups.iter().enumerate() {
        res.extend(group.papers.iter().map(|it| line(idx + 1, group, it, lang)));
    }
    res
}

fn line<'a>(
    number: usize,
    group: &'a PriorGroup,
    paper: &'a PriorPaper,
    lang: Lang,
) -> PriorLine<'a> {
    // What became of the motion is said once, with the motion.
    let head = (paper.role == PriorRole::Head).then_some(group);
    PriorLine {
        group: number,
        role: paper.role.as_str(),
        hit: HitLine::new(&paper.hit, lang).of("ratlas/prior/1"),
        own_city: paper.is_own,
        later: paper.is_later,
        outcome: head.map_or(paper.outcome, |it| it.outcome),
        stance: head.and_then(|it| it.stance),
        stance_text: head.and_then(|it| it.stance_text.as_deref()),
        office: head.and_then(|it| it.office.as_deref()),
        shared_topics: &paper.shared.topics,
        shared_laws: &paper.shared.laws,
        shared_words: &paper.shared.words,
    }
}

const COLUMNS: [&str; 18] = [
    "group", "role", "city", "date", "genre", "number", "title", "outcome", "stance", "office",
    "page", "item", "snippet", "topics", "laws", "words", "id", "path",
];

/// The same as a table.
pub(crate) fn csv(groups: &[PriorGroup], lang: Lang) -> Result<String> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for (idx, group) in groups.iter().enumerate() {
        let papers = group.papers.iter().map(|it| cells(idx + 1, group, it, lang));
        rows.extend(papers.map(|it| it.iter().map(|cell| safe(cell)).collect::<Vec<String>>()));
    }
    written(Terminator::CRLF, rows)
}

fn cells(number: usize, group: &PriorGroup, paper: &PriorPaper, lang: Lang) -> [String; 18] {
    let line = line(number, group, paper, lang);
    let hit = &paper.hit;
    let text = |it: Option<&str>| it.unwrap_or_default().to_owned();
    [
        number.to_string(),
        line.role.to_owned(),
        text(hit.city.as_deref()),
        text(hit.date.as_deref()),
        hit.genre.as_str().to_owned(),
        text(hit.number.as_deref()),
        text(hit.title.as_deref()),
        text(line.outcome.map(Outcome::as_str)),
        text(line.stance.map(Stance::as_str)),
        text(line.office),
        hit.page.map(|it| it.to_string()).unwrap_or_default(),
        text(hit.item.as_deref()),
        hit.snippet.text.clone(),
        paper.shared.topics.join("; "),
        paper.shared.laws.join("; "),
        paper.shared.words.join("; "),
        hit.id.clone(),
        hit.path.clone(),
    ]
}
