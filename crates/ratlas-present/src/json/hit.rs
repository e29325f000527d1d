//! Hits as JSON, `ratlas/hit/1`.

use ratlas_library::PaperHit;
use ratlas_model::{Basis, Openness, Outcome, Vote, VoteMode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Lang, reason};

/// One hit.
#[derive(Debug, Serialize, ToSchema)]
pub struct HitLine<'a> {
    schema: &'static str,
    id: &'a str,
    score: f32,
    city: Option<&'a str>,
    genre: &'a str,
    date: Option<&'a str>,
    /// Whether the paper states the date; that of its meeting is inferred.
    #[schema(value_type = Option<String>)]
    date_basis: Option<Basis>,
    number: Option<&'a str>,
    title: Option<&'a str>,
    /// Whether the paper or its sitting is public: `true`, `false` or `mixed`.
    #[schema(value_type = Option<Value>)]
    public: Option<Openness>,
    page: Option<u32>,
    item: Option<&'a str>,
    item_title: Option<&'a str>,
    /// The place of the item in its agenda; where items were asked for.
    position: Option<usize>,
    /// What became of the item; of earlier papers on a matter what became of the paper.
    outcome: Option<&'static str>,
    vote: Option<VoteLine<'a>>,
    snippet: &'a str,
    /// The matched words: start and end in bytes of `snippet`.
    marks: Vec<[usize; 2]>,
    /// Short sentences in the language of the reader.
    why: Vec<String>,
    path: &'a str,
    /// How many papers the hit stands for, itself included, and the ids of the others.
    versions: usize,
    folded: &'a [String],
}

/// The vote on an item; what is not printed is null.
#[derive(Debug, Serialize, ToSchema)]
struct VoteLine<'a> {
    mode: Option<&'static str>,
    yes: Option<u32>,
    no: Option<u32>,
    abstain: Option<u32>,
    biased: Option<u32>,
    raw: &'a str,
}

impl<'a> VoteLine<'a> {
    fn new(vote: &'a Vote) -> VoteLine<'a> {
        VoteLine {
            mode: vote.mode.map(VoteMode::as_str),
            yes: vote.yes,
            no: vote.no,
            abstain: vote.abstain,
            biased: vote.biased,
            raw: &vote.raw,
        }
    }
}

impl<'a> HitLine<'a> {
    /// The line of a hit, its reasons in the language.
    pub fn new(hit: &'a PaperHit, lang: Lang) -> HitLine<'a> {
        HitLine {
            schema: "ratlas/hit/1",
            id: &hit.id,
            score: hit.score,
            city: hit.city.as_deref(),
            genre: hit.genre.as_str(),
            date: hit.date.as_deref(),
            date_basis: hit.date_basis,
            number: hit.number.as_deref(),
            title: hit.title.as_deref(),
            public: hit.public,
            page: hit.page,
            item: hit.item.as_deref(),
            item_title: hit.item_title.as_deref(),
            position: hit.position,
            outcome: hit.outcome.map(Outcome::as_str),
            vote: hit.vote.as_ref().map(VoteLine::new),
            snippet: &hit.snippet.text,
            marks: hit.snippet.marks.iter().map(|it| [it.start, it.end]).collect(),
            why: hit.why.iter().map(|it| reason(it, lang)).collect(),
            path: &hit.path,
            versions: hit.folded.len() + 1,
            folded: &hit.folded,
        }
    }

    /// The line of an earlier paper on a matter, and what became of it.
    pub(super) fn prior(self, outcome: Option<Outcome>) -> HitLine<'a> {
        HitLine { schema: "ratlas/prior/1", outcome: outcome.map(Outcome::as_str), ..self }
    }
}
