//! The index as its users see it: papers in, hits out.

mod columns;
mod filters;
mod folding;
mod items;
mod matching;
pub(crate) mod papers;
mod query;
mod similar;
mod snippets;
mod withheld;
mod writing;

use tempfile::TempDir;

use self::papers::Paper;
use crate::{Analyser, Filters, IndexWriter, IndexedPaper, PaperIndex, SearchQuery, Why};

/// An index of some papers, in a folder that vanishes.
struct Library {
    dir: TempDir,
    index: PaperIndex,
}

fn library(papers: &[Paper]) -> Library {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = IndexWriter::open(dir.path()).unwrap();
    add(&mut writer, papers);
    writer.commit(1).unwrap();
    let index = PaperIndex::open(dir.path()).unwrap();
    Library { dir, index }
}

fn add(writer: &mut IndexWriter, papers: &[Paper]) {
    for (seq, paper) in (1..).zip(papers) {
        let Paper { record, pages, family, whole } = paper;
        let (family, whole) = (family.as_deref(), whole.as_deref());
        let paper = IndexedPaper { record, pages, family, whole };
        writer.add(seq, Analyser::default().analyse(&paper)).unwrap();
    }
}

fn asked(text: &str) -> SearchQuery {
    SearchQuery { text: text.to_owned(), ..SearchQuery::default() }
}

fn filtered(filters: Filters) -> SearchQuery {
    SearchQuery { filters, ..SearchQuery::default() }
}

impl Library {
    /// The ids of the hits, in order.
    fn ids(&self, query: &SearchQuery) -> Vec<String> {
        self.index.search(query).unwrap().hits.into_iter().map(|it| it.id).collect()
    }

    /// The ids of the papers with some words, sorted, as one line.
    #[track_caller]
    fn check(&self, text: &str, expected: &str) {
        let mut ids = self.ids(&asked(text));
        ids.sort();
        assert_eq!(ids.join(" "), expected, "{text}");
    }

    /// The same in the order of the hits.
    #[track_caller]
    fn check_order(&self, text: &str, expected: &str) {
        assert_eq!(self.ids(&asked(text)).join(" "), expected, "{text}");
    }

    #[track_caller]
    fn check_filters(&self, filters: Filters, expected: &str) {
        let mut ids = self.ids(&filtered(filters.clone()));
        ids.sort();
        assert_eq!(ids.join(" "), expected, "{filters:?}");
    }

    /// The hits with their pages and reasons, one a line.
    fn shown(&self, query: &SearchQuery) -> String {
        let answer = match self.index.search(query) {
            Ok(answer) => answer,
            Err(other) => return format!("{other}\n"),
        };
        let page = |it: Option<u32>| it.map_or("-".to_owned(), |it| it.to_string());
        let hits = answer.hits.iter();
        let why = |it: &Why| match (it.asked.as_str(), it.found.as_str()) {
            ("", "") => it.kind.as_str().to_owned(),
            (asked, found) => format!("{}({asked}→{found})", it.kind.as_str()),
        };
        let whys = |it: &[Why]| it.iter().map(why).collect::<Vec<String>>().join(" ");
        let lines = hits
            .map(|it| format!("{} {} {}\n", it.id, page(it.pages.first().copied()), whys(&it.why)));
        lines.collect::<Vec<String>>().concat()
    }
}
