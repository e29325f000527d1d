//! How a question was read and what its hits count as JSON, `ratlas/search_explanation/1`.

use ratlas_library::{
    ExplainedHit, ExplainedPart, ExplainedScore, ExplainedWay, SearchExplanation,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::matching;

/// How a question was read, and what the scores of its hits are made of.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExplanationLine<'a> {
    schema: &'static str,
    /// `all`, `some` or `sentence`: whether the hits hold all words.
    matching: &'static str,
    /// The question as a tree, each part before those below it.
    parts: Vec<PartLine<'a>>,
    hits: Vec<ScoredLine<'a>>,
}

#[derive(Debug, Serialize, ToSchema)]
struct PartLine<'a> {
    depth: usize,
    kind: &'static str,
    text: &'a str,
    ways: Vec<WayLine<'a>>,
}

/// What may stand for a word.
#[derive(Debug, Serialize, ToSchema)]
struct WayLine<'a> {
    kind: &'static str,
    found: &'a str,
    terms: &'a str,
    weight: f64,
    papers: usize,
}

#[derive(Debug, Serialize, ToSchema)]
struct ScoredLine<'a> {
    id: &'a str,
    score: f64,
    /// Of genre and age; the words count so many times.
    factor: f64,
    scores: Vec<ScoreLine<'a>>,
}

/// What one word counts.
#[derive(Debug, Serialize, ToSchema)]
struct ScoreLine<'a> {
    asked: &'a str,
    kind: &'static str,
    found: &'a str,
    place: &'static str,
    score: f64,
}

impl<'a> ExplanationLine<'a> {
    /// The line of an explanation.
    pub fn new(it: &'a SearchExplanation) -> ExplanationLine<'a> {
        ExplanationLine {
            schema: "ratlas/search_explanation/1",
            matching: matching(it.matching),
            parts: it.parts.iter().map(PartLine::new).collect(),
            hits: it.hits.iter().map(ScoredLine::new).collect(),
        }
    }
}

impl<'a> PartLine<'a> {
    fn new(it: &'a ExplainedPart) -> PartLine<'a> {
        let ways = it.ways.iter().map(WayLine::new).collect();
        PartLine { depth: it.depth, kind: it.kind, text: &it.text, ways }
    }
}

impl<'a> WayLine<'a> {
    fn new(it: &'a ExplainedWay) -> WayLine<'a> {
        WayLine {
            kind: it.kind,
            found: &it.found,
            terms: &it.terms,
            weight: rounded(it.weight),
            papers: it.n_papers,
        }
    }
}

impl<'a> ScoredLine<'a> {
    fn new(it: &'a ExplainedHit) -> ScoredLine<'a> {
        ScoredLine {
            id: &it.id,
            score: rounded(it.score),
            factor: rounded(it.factor),
            scores: it.scores.iter().map(ScoreLine::new).collect(),
        }
    }
}

impl<'a> ScoreLine<'a> {
    fn new(it: &'a ExplainedScore) -> ScoreLine<'a> {
        ScoreLine {
            asked: &it.asked,
            kind: it.kind,
            found: &it.found,
            place: it.place,
            score: rounded(it.score),
        }
    }
}

/// Without the digits that single precision makes up.
fn rounded(number: f32) -> f64 {
    (f64::from(number) * 1e3).round() / 1e3
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use ratlas_library::Matching;

    use super::*;

    fn example() -> SearchExplanation {
        let way = ExplainedWay {
            kind: "thesaurus",
            found: "Integrationsrat".to_owned(),
            terms: "integrationsrat".to_owned(),
            weight: 0.6,
            n_papers: 1_200,
        };
        let part = |depth, kind, text: &str, ways| ExplainedPart {
            depth,
            kind,
            text: text.to_owned(),
            ways,
        };
        let score = ExplainedScore {
            asked: "Migrationsbeirat".to_owned(),
            kind: "thesaurus",
            found: "Integrationsrat".to_owned(),
            place: "text",
            score: 3.456,
        };
        let hit = ExplainedHit {
            id: "0123456789abcdef".to_owned(),
            score: 3.6,
            factor: 1.05,
            scores: vec![score],
        };
        SearchExplanation {
            matching: Matching::All,
            parts: vec![
                part(0, "and", "", Vec::new()),
                part(1, "word", "Migrationsbeirat", vec![way]),
                part(1, "stop", "der", Vec::new()),
            ],
            hits: vec![hit],
        }
    }

    #[test]
    fn data() {
        expect![[r#"{"schema":"ratlas/search_explanation/1","matching":"all","parts":[{"depth":0,"kind":"and","text":"","ways":[]},{"depth":1,"kind":"word","text":"Migrationsbeirat","ways":[{"kind":"thesaurus","found":"Integrationsrat","terms":"integrationsrat","weight":0.6,"papers":1200}]},{"depth":1,"kind":"stop","text":"der","ways":[]}],"hits":[{"id":"0123456789abcdef","score":3.6,"factor":1.05,"scores":[{"asked":"Migrationsbeirat","kind":"thesaurus","found":"Integrationsrat","place":"text","score":3.456}]}]}"#]]
        .assert_eq(&serde_json::to_string(&ExplanationLine::new(&example())).unwrap());
    }
}
