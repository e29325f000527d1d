//! The set answered by the engine itself, with the analyses it brings.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
};
use tantivy::{Index, TantivyDocument, Term, doc};

use super::set::Set;
use super::{HITS, Run};

/// As the engine's own `default` and `en_stem`.
const LONGEST_WORD: usize = 40;

/// The memory of a writer, the least the engine takes.
const MEMORY_BYTES: usize = 15_000_000;

/// A run with the default analysis, and one with its German stemmer.
pub(super) fn runs(set: &Set) -> anyhow::Result<Vec<(String, Run)>> {
    let words = || {
        TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(LONGEST_WORD))
            .filter(LowerCaser)
    };
    let german = words().filter(Stemmer::new(Language::German)).build();
    Ok(vec![
        ("tantivy default".to_owned(), run(set, words().build())?),
        ("tantivy German stemmer".to_owned(), run(set, german)?),
    ])
}

fn run(set: &Set, mut analyzer: TextAnalyzer) -> anyhow::Result<Run> {
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("words")
        .set_index_option(IndexRecordOption::WithFreqs);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let index = Index::create_in_ram(schema.build());
    index.tokenizers().register("words", analyzer.clone());
    let mut writer = index.writer_with_num_threads(1, MEMORY_BYTES)?;
    for paper in &set.papers {
        writer.add_document(doc!(id => paper.id.as_str(), text => paper.file_text()))?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let mut res = Run::new();
    for question in &set.questions {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        analyzer.token_stream(&question.text).process(&mut |token| {
            let term = Term::from_field_text(text, &token.text);
            clauses.push((
                Occur::Should,
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
            ));
        });
        let found = searcher
            .search(&BooleanQuery::new(clauses), &TopDocs::with_limit(HITS).order_by_score())?;
        let ids = found.into_iter().map(|(_, at)| {
            let paper: TantivyDocument = searcher.doc(at)?;
            Ok(paper
                .get_first(id)
                .and_then(|it| it.as_str().map(str::to_owned))
                .unwrap_or_default())
        });
        res.push(ids.collect::<tantivy::Result<_>>()?);
    }
    Ok(res)
}
