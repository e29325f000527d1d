//! Which of a few papers a query finds, and with what score.

use tantivy::query::{EnableScoring, Query};
use tantivy::schema::Schema;
use tantivy::{DocAddress, Score, Searcher};

use crate::IndexError;

/// The score of each paper, in their order; `None` for those the query does not find. Looks at
/// these papers alone, so it costs the same however many there are.
pub(crate) fn held(
    searcher: &Searcher,
    query: &dyn Query,
    scoring: EnableScoring<'_>,
    papers: &[DocAddress],
) -> Result<Vec<Option<Score>>, IndexError> {
    let mut res = vec![None; papers.len()];
    let mut order: Vec<usize> = (0..papers.len()).collect();
    order.sort_by_key(|it| papers[*it]);
    let weight = query.weight(scoring)?;
    for of_segment in
        order.chunk_by(|one, other| papers[*one].segment_ord == papers[*other].segment_ord)
    {
        let segment = searcher.segment_reader(papers[of_segment[0]].segment_ord);
        let mut scorer = weight.scorer(segment, 1.0)?;
        for idx in of_segment {
            let doc = papers[*idx].doc_id;
            // The engine must not be asked to go back.
            let at = if scorer.doc() < doc { scorer.seek(doc) } else { scorer.doc() };
            if at == doc {
                res[*idx] = Some(if scoring.is_scoring_enabled() { scorer.score() } else { 0.0 });
            }
        }
    }
    Ok(res)
}

/// Asks only whether papers are found.
pub(crate) fn unscored<'a>(schema: &'a Schema, searcher: &'a Searcher) -> EnableScoring<'a> {
    EnableScoring::Disabled { schema, searcher_opt: Some(searcher) }
}
