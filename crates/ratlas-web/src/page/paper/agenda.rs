//! The agenda with what became of its items: outcomes, votes, resolutions, the papers they deal with.

use ratlas_library::LinkedPaper;
use ratlas_model::{Outcome, Record, Resolution, Vote};
use ratlas_present::{Lang, vote};

use crate::page::paper::around::PaperLine;
use crate::page::paper::attendance::{Share, shares};
use crate::page::paper::facts::FactRow;

/// An item of the agenda.
#[derive(Debug)]
pub(crate) struct ItemRow {
    /// The fact that says it.
    pub(crate) fact: FactRow,
    /// As printed.
    pub(crate) number: Option<String>,
    /// The title.
    pub(crate) title: String,
    /// Whether it is not public.
    pub(crate) is_closed: bool,
    /// What became of it, from the item itself.
    pub(crate) outcome: Option<OutcomeTag>,
    /// The vote on it.
    pub(crate) vote: Option<VoteBar>,
    /// What was decided in it.
    pub(crate) resolutions: Vec<ResolutionRow>,
    /// The papers it deals with that are in the library.
    pub(crate) papers: Vec<PaperLine>,
    /// Numbers of papers that it names and the library does not have.
    pub(crate) references: Vec<String>,
}

/// A decision.
#[derive(Debug)]
pub(crate) struct ResolutionRow {
    /// The fact that says it.
    pub(crate) fact: FactRow,
    /// The item it belongs to, as printed.
    pub(crate) item: Option<String>,
    /// Its number.
    pub(crate) number: Option<String>,
    /// The words.
    pub(crate) text: Option<String>,
    /// What was decided, where the item does not say the same.
    pub(crate) outcome: Option<OutcomeTag>,
    /// Where a referral goes.
    pub(crate) target: Option<String>,
    /// The vote, where the item does not have the same.
    pub(crate) vote: Option<VoteBar>,
}

/// An outcome as a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutcomeTag {
    /// The outcome.
    pub(crate) outcome: Outcome,
    /// How it looks: `good`, `bad`, `open`, or empty.
    pub(crate) look: &'static str,
}

/// A vote as a bar with words.
#[derive(Debug)]
pub(crate) struct VoteBar {
    /// How it ended, with its counts.
    pub(crate) words: String,
    /// The parts of the bar; empty where nobody counted who was for it and who was against.
    pub(crate) shares: Vec<Share>,
    /// How factions voted, and on parts: of whom or what, and as printed.
    pub(crate) parts: Vec<(String, String)>,
}

impl OutcomeTag {
    pub(crate) fn of(outcome: Outcome) -> OutcomeTag {
        let look = match outcome {
            Outcome::Approved
            | Outcome::ApprovedAmended
            | Outcome::Recommended
            | Outcome::Confirmed
            | Outcome::Elected => "good",
            Outcome::Rejected | Outcome::NotRecommended => "bad",
            Outcome::Postponed | Outcome::Referred | Outcome::PreAdvised => "open",
            _ => "",
        };
        OutcomeTag { outcome, look }
    }
}

impl VoteBar {
    pub(crate) fn of(of: &Vote, lang: Lang) -> Option<VoteBar> {
        let count = |it: Option<u32>| it.map_or(0, |it| it as usize);
        let counted = [("yes", of.yes), ("no", of.no), ("abstain", of.abstain)];
        let is_counted = of.yes.is_some() || of.no.is_some();
        let shares = if is_counted {
            shares(&counted.map(|(kind, it)| (kind, count(it))))
        } else {
            Vec::new()
        };
        let parts = of.by_faction.iter().chain(&of.parts);
        let parts: Vec<(String, String)> =
            parts.map(|it| (it.of.clone(), it.raw.clone())).collect();
        let whole = Vote { by_faction: Vec::new(), parts: Vec::new(), ..of.clone() };
        let words = vote(&whole, lang);
        let is_known = !words.is_empty() || !parts.is_empty();
        is_known.then_some(VoteBar { words, shares, parts })
    }
}

/// The facts that the agenda is shown with.
pub(crate) struct AgendaFacts<'a> {
    /// Of the items.
    pub(crate) items: &'a [FactRow],
    /// Of the resolutions.
    pub(crate) resolutions: &'a [FactRow],
    /// What the paper says about others.
    pub(crate) says: &'a [LinkedPaper],
}

/// The items, and the decisions that belong to none of them.
pub(crate) fn agenda(
    record: &Record,
    facts: &AgendaFacts<'_>,
    lang: Lang,
) -> (Vec<ItemRow>, Vec<ResolutionRow>) {
    let decided: Vec<(&Resolution, &FactRow)> =
        record.resolutions.iter().zip(facts.resolutions).collect();
    let mut taken = vec![false; decided.len()];
    let mut items = Vec::new();
    for (item, fact) in record.agenda.iter().zip(facts.items) {
        let mut row = ItemRow {
            // The words are those of the title.
            fact: FactRow { raw: None, ..fact.clone() },
            number: item.number.clone(),
            title: item.title.clone(),
            is_closed: item.public == Some(false),
            outcome: item.outcome.map(OutcomeTag::of),
            vote: item.vote.as_ref().and_then(|it| VoteBar::of(it, lang)),
            resolutions: Vec::new(),
            papers: Vec::new(),
            references: item.references.clone(),
        };
        if let Some(number) = &item.number {
            for (idx, (resolution, fact)) in decided.iter().enumerate() {
                if !taken[idx] && resolution.agenda_item.as_ref() == Some(number) {
                    taken[idx] = true;
                    row.add(resolution, fact, item.vote.as_ref(), lang);
                }
            }
            row.link(number, facts.says, lang);
        }
        items.push(row);
    }
    let others = decided.iter().zip(&taken).filter(|it| !it.1);
    (items, others.map(|((it, fact), _)| resolution(it, fact, lang)).collect())
}

fn resolution(of: &Resolution, fact: &FactRow, lang: Lang) -> ResolutionRow {
    ResolutionRow {
        fact: fact.clone(),
        item: of.agenda_item.clone(),
        number: of.number.clone(),
        text: of.text.clone(),
        outcome: of.outcome.map(OutcomeTag::of),
        target: of.target.clone(),
        vote: of.vote.as_ref().and_then(|it| VoteBar::of(it, lang)),
    }
}

impl ItemRow {
    /// A decision of the item. What both say is said once.
    fn add(&mut self, of: &Resolution, fact: &FactRow, own: Option<&Vote>, lang: Lang) {
        let mut row = resolution(of, fact, lang);
        row.item = None;
        if row.outcome == self.outcome {
            row.outcome = None;
        }
        if of.vote.as_ref() == own {
            row.vote = None;
        }
        self.resolutions.push(row);
    }

    /// The papers the item deals with.
    fn link(&mut self, number: &str, says: &[LinkedPaper], lang: Lang) {
        let own = says.iter().filter(|it| it.link.item.as_deref() == Some(number));
        for linked in own {
            let known = linked.paper.number.as_ref();
            self.references.retain(|it| Some(it) != known);
            let line = PaperLine::of(&linked.paper, lang);
            if !self.papers.iter().any(|it| it.id == line.id) {
                self.papers.push(line);
            }
        }
    }
}
