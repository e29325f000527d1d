//! What is around a paper: links, versions, lives, and papers like it.

use std::collections::BTreeMap;

use ratlas_library::{Around, LifeBrief, LifePaper, LinkedPaper, PriorGroup};
use ratlas_model::Basis;
use ratlas_present::{Lang, date, word};

use crate::page::paper::agenda::{OutcomeTag, VoteBar};

/// Links of one kind that are shown at once.
const MAX_LINKS: usize = 12;

/// A paper on a line.
#[derive(Debug, Clone)]
pub(crate) struct PaperLine {
    /// Its id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: Option<String>,
    /// City, date, kind and number, as far as they are known.
    pub(crate) facts: String,
}

impl PaperLine {
    pub(crate) fn of(paper: &LifePaper, lang: Lang) -> PaperLine {
        let facts = [
            paper.city.clone(),
            paper.date.as_deref().map(|it| date(lang, it)),
            Some(word(lang, "genre", paper.genre.as_str()).to_owned()),
            paper.number.clone(),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        PaperLine { id: paper.id.clone(), title: paper.title.clone(), facts: facts.join(" · ") }
    }
}

/// Links of one kind.
#[derive(Debug)]
pub(crate) struct LinkGroup {
    /// The kind, e.g. `answers`.
    pub(crate) kind: &'static str,
    /// Whether this paper says it; else the others say it about this one.
    pub(crate) is_said: bool,
    /// The first papers.
    pub(crate) papers: Vec<LinkLine>,
    /// The others.
    pub(crate) more: Vec<LinkLine>,
}

/// A linked paper.
#[derive(Debug)]
pub(crate) struct LinkLine {
    pub(crate) paper: PaperLine,
    /// Whether the number is printed; else title, city and date say so.
    pub(crate) is_printed: bool,

    /// The item of the agenda that is about it.
    pub(crate) item: Option<String>,
}

/// A life in short.
#[derive(Debug)]
pub(crate) struct LifeLine {
    /// The id of the paper that leads to the life.
    pub(crate) id: String,
    /// Its number.
    pub(crate) number: Option<String>,
    /// Its title.
    pub(crate) title: Option<String>,
    /// Its steps: what, and when.
    pub(crate) steps: Vec<(&'static str, Option<String>)>,
    /// The paper that answers it, and with which stance.
    pub(crate) answer: Option<(PaperLine, Option<&'static str>)>,
    /// What was finally decided.
    pub(crate) outcome: Option<(OutcomeTag, Option<String>, Option<VoteBar>)>,
}

/// What is around a paper.
#[derive(Debug)]
pub(crate) struct AroundView {
    pub(crate) lives: Vec<LifeLine>,
    pub(crate) n_lives: usize,
    pub(crate) links: Vec<LinkGroup>,
    pub(crate) versions: Vec<PaperLine>,
    pub(crate) copies: Vec<PaperLine>,
    pub(crate) whole: Option<PaperLine>,
    pub(crate) parts: Vec<PaperLine>,
}

impl AroundView {
    /// What is around the paper with this id.
    pub(crate) fn of(id: &str, around: &Around, lang: Lang) -> AroundView {
        let shown = |of: &[LifePaper]| of.iter().map(|it| PaperLine::of(it, lang)).collect();
        let mut links = groups(&around.says, true, lang);
        links.extend(groups(&around.told, false, lang));
        // A life of one step is the paper itself.
        let longer = around.lives.iter().filter(|it| it.steps.len() > 1);
        AroundView {
            lives: longer.map(|it| life(id, it, lang)).collect(),
            n_lives: around.n_lives,
            links,
            versions: shown(&around.versions),
            copies: shown(&around.copies),
            whole: around.whole.as_ref().map(|it| PaperLine::of(it, lang)),
            parts: shown(&around.parts),
        }
    }
}

fn groups(links: &[LinkedPaper], is_said: bool, lang: Lang) -> Vec<LinkGroup> {
    let mut by_kind = BTreeMap::new();
    for linked in links {
        let line = LinkLine {
            paper: PaperLine::of(&linked.paper, lang),
            is_printed: linked.link.basis == Basis::Explicit,
            item: linked.link.item.clone(),
        };
        by_kind.entry(linked.link.kind).or_insert_with(Vec::new).push(line);
    }
    let group = |(kind, mut papers): (ratlas_library::LinkKind, Vec<LinkLine>)| {
        let more = papers.split_off(papers.len().min(MAX_LINKS));
        LinkGroup { kind: kind.as_str(), is_said, papers, more }
    };
    by_kind.into_iter().map(group).collect()
}

fn life(id: &str, of: &LifeBrief, lang: Lang) -> LifeLine {
    let step = |(kind, day): &(ratlas_library::StepKind, Option<String>)| {
        (word(lang, "step", kind.as_str()), day.as_deref().map(|it| date(lang, it)))
    };
    let answer = of.answer.as_ref().map(|it| {
        let stance = it.stance.map(|it| word(lang, "stance", it.as_str()));
        (PaperLine::of(&it.paper, lang), stance)
    });
    let outcome = of.outcome.as_ref().map(|it| {
        let vote = it.vote.as_ref().and_then(|it| VoteBar::of(it, lang));
        (OutcomeTag::of(it.outcome), it.body.clone(), vote)
    });
    LifeLine {
        id: of.head.as_ref().map_or(id, |it| it.id.as_str()).to_owned(),
        number: of.number.clone(),
        title: of.title.clone(),
        steps: of.steps.iter().map(step).collect(),
        answer,
        outcome,
    }
}

/// A paper like another one.
#[derive(Debug)]
pub(crate) struct SimilarLine {
    pub(crate) paper: PaperLine,
    /// What both share, e.g. laws, words.
    pub(crate) shared: Vec<String>,
    /// What became of it.
    pub(crate) outcome: Option<OutcomeTag>,
}

/// What both papers share is told in so many words.
const MAX_SHARED: usize = 6;

/// Papers like another one.
pub(crate) fn similar(found: &[PriorGroup], lang: Lang) -> Vec<SimilarLine> {
    let lines = found.iter().filter_map(|group| {
        let first = group.papers.first()?;
        let hit = &first.hit;
        let paper = LifePaper {
            id: hit.id.clone(),
            genre: hit.genre,
            number: hit.number.clone(),
            title: hit.title.clone(),
            city: hit.city.clone(),
            date: hit.date.clone(),
        };
        let shared = first.shared.words.iter().chain(&first.shared.laws).take(MAX_SHARED);
        Some(SimilarLine {
            paper: PaperLine::of(&paper, lang),
            shared: shared.cloned().collect(),
            outcome: group.outcome.map(OutcomeTag::of),
        })
    });
    lines.collect()
}
