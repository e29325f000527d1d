//! What makes one paper a better answer than another: every number in one place.
//!
//! The score of a paper is the sum over the words of the question of BM25 in each field, times the
//! factors of the paper. See `docs/decisions/0013-ranking.md` for what was measured.

mod factors;
mod statistics;

use ratlas_model::Genre;

pub(crate) use self::factors::Ranked;
pub(crate) use self::statistics::Statistics;

/// What words, fields and papers count.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights {
    /// A word in the title says what the paper is about.
    pub(crate) title: f32,
    /// A word in what is asked for or was decided, beside its weight in the text.
    pub(crate) resolution: f32,
    /// A word anywhere in the text.
    pub(crate) text: f32,
    /// The printed form before the inflected one, among equals.
    pub(crate) printed: f32,
    /// The same in questions that are sentences.
    pub(crate) printed_in_sentences: f32,
    /// The parts of a compound, all of them in the paper: on average.
    pub(crate) parts: f32,
    /// And each of them.
    pub(crate) part: f32,
    /// Two words of the question as one compound.
    pub(crate) compound: f32,
    /// A word of the index in place of one that hardly occurs.
    pub(crate) spelling: f32,
    /// What other spellings count beside the best.
    pub(crate) tie: f32,
    /// What other names count beside the best.
    pub(crate) tie_of_names: f32,
    /// Above every sum of words: a paper's own number comes first.
    pub(crate) own_number: f32,
    /// About the score of two rare words.
    pub(crate) number: f32,
    /// What the newest papers count more than the oldest.
    pub(crate) recency: f32,
    /// After so many days half of that is left.
    pub(crate) recency_days: f32,
}

/// The weights in use.
pub(crate) const WEIGHTS: Weights = Weights {
    title: 2.0,
    resolution: 0.3,
    text: 1.0,
    printed: 0.1,
    printed_in_sentences: 0.2,
    parts: 0.5,
    part: 0.3,
    compound: 0.6,
    spelling: 0.8,
    tie: 0.1,
    tie_of_names: 0.15,
    own_number: 1000.0,
    number: 20.0,
    recency: 0.06,
    recency_days: 3650.0,
};

/// What a genre counts: papers that mention everything come a little later than papers about it.
pub(crate) fn genre_factor(genre: Genre) -> f32 {
    match genre {
        Genre::Minutes | Genre::Gazette | Genre::Agenda | Genre::Invitation => 0.9,
        Genre::Motion | Genre::Proposal | Genre::Reply | Genre::Inquiry => 1.05,
        _ => 1.0,
    }
}
