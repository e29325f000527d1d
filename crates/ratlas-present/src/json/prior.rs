//! Papers on the same matter as JSON, `ratlas/prior/1`.

use ratlas_library::{PriorGroup, PriorPaper, PriorRole};
use ratlas_model::{Outcome, Stance};
use serde::Serialize;
use utoipa::ToSchema;

use super::hit::HitLine;
use crate::Lang;

/// One paper of a group.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriorLine<'a> {
    /// Papers with the same number are about the same motion, from 1.
    group: usize,
    pub(crate) role: &'static str,
    #[serde(flatten)]
    hit: HitLine<'a>,
    own_city: bool,
    later: bool,
    /// It is in the line of the hit.
    #[serde(skip)]
    pub(crate) outcome: Option<Outcome>,
    #[schema(value_type = Option<String>)]
    pub(crate) stance: Option<Stance>,
    stance_text: Option<&'a str>,
    pub(crate) office: Option<&'a str>,
    shared_topics: &'a [String],
    shared_laws: &'a [String],
    shared_words: &'a [String],
}

/// The lines of every paper of every group, each motion before what is said about it.
pub fn prior_lines(groups: &[PriorGroup], lang: Lang) -> Vec<PriorLine<'_>> {
    let mut res = Vec::new();
    for (idx, group) in groups.iter().enumerate() {
        res.extend(group.papers.iter().map(|it| line(idx + 1, group, it, lang)));
    }
    res
}

/// The line of a paper of the group with this number, from 1.
pub(crate) fn line<'a>(
    number: usize,
    group: &'a PriorGroup,
    paper: &'a PriorPaper,
    lang: Lang,
) -> PriorLine<'a> {
    // What became of the motion is said once, with the motion.
    let head = (paper.role == PriorRole::Head).then_some(group);
    let outcome = head.map_or(paper.outcome, |it| it.outcome);
    PriorLine {
        group: number,
        role: paper.role.as_str(),
        hit: HitLine::new(&paper.hit, lang).prior(outcome),
        own_city: paper.is_own,
        later: paper.is_later,
        outcome,
        stance: head.and_then(|it| it.stance),
        stance_text: head.and_then(|it| it.stance_text.as_deref()),
        office: head.and_then(|it| it.office.as_deref()),
        shared_topics: &paper.shared.topics,
        shared_laws: &paper.shared.laws,
        shared_words: &paper.shared.words,
    }
}
