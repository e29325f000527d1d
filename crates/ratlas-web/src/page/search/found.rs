//! Hits as they are shown.

use ratlas_library::{HitSnippet, LibraryAnswer, Matching, PaperHit, QueryMistake, SearchQuery};
use ratlas_model::{Basis, Openness, Outcome};
use ratlas_present::{Lang, inline, mistakes, reason, vote};

use crate::state::links;
use crate::state::search::{PAGE, address_of, without_page};

/// What was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// How many hits there are.
    pub(crate) total: usize,
    /// Those of this page.
    pub(crate) hits: Vec<HitView>,
    /// The first of them, from 1.
    pub(crate) first: usize,
    /// The page, from 1, and how many there are.
    pub(crate) page: usize,
    pub(crate) n_pages: usize,
    /// The page before, and behind.
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    /// `all`, `some` or `sentence`: whether the hits hold all words.
    pub(crate) matching: &'static str,
    /// The question as it may have been meant, with its address.
    pub(crate) suggestions: Vec<(String, String)>,
    /// What is doubtful in the question.
    pub(crate) doubts: Vec<String>,
}

impl Found {
    /// What a library answered to a query.
    pub(crate) fn new(
        lang: Lang,
        query: &SearchQuery,
        answer: &LibraryAnswer,
        doubts: &[QueryMistake],
    ) -> Found {
        let LibraryAnswer { total, hits, facets: _, matching, suggestions } = answer;
        let total = *total;
        let at = |offset| address_of(&SearchQuery { offset, ..query.clone() }).to_string();
        let after = query.offset + query.limit;
        Found {
            total,
            first: query.offset + 1,
            page: query.offset / PAGE + 1,
            n_pages: total.div_ceil(PAGE),
            previous: (query.offset > 0).then(|| at(query.offset.saturating_sub(query.limit))),
            next: (after < total).then(|| at(after)),
            matching: match matching {
                Matching::All => "all",
                Matching::Some => "some",
                Matching::Sentence => "sentence",
            },
            hits: hits.iter().map(|it| HitView::new(lang, query, it.clone())).collect(),
            suggestions: suggestions.iter().map(|it| meant(query, it.clone())).collect(),
            doubts: doubts.iter().map(|it| mistakes::doubt(lang, it)).collect(),
        }
    }

    /// The last hit of the page, from 1.
    pub(crate) fn last(&self) -> usize {
        self.first + self.hits.len() - 1
    }
}

fn meant(query: &SearchQuery, text: String) -> (String, String) {
    let query = SearchQuery { text: text.clone(), ..query.clone() };
    (text, without_page(&query).to_string())
}

/// A hit.
#[derive(Debug)]
pub(crate) struct HitView {
    /// What the library says of it.
    pub(crate) of: PaperHit,
    /// The address of the paper at its best place.
    pub(crate) href: String,
    /// The title: of an item where items are the hits.
    pub(crate) title: Option<String>,
    /// Its words, and whether they match.
    pub(crate) snippet: Vec<(bool, String)>,
    /// Why it was found.
    pub(crate) why: Vec<String>,
    /// What became of an item: its kind of outcome, and the vote in words.
    pub(crate) outcome: Option<&'static str>,
    pub(crate) vote: Option<String>,
    /// The addresses of the other versions.
    pub(crate) versions: Vec<String>,
}

impl HitView {
    fn new(lang: Lang, query: &SearchQuery, of: PaperHit) -> HitView {
        let is_item = of.position.is_some();
        let own = of.item_title.clone().filter(|_| is_item);
        let at = |id: &String| links::at(id, &query.text, None, None).to_string();
        HitView {
            href: links::hit(&of, &query.text).to_string(),
            title: own.or_else(|| of.title.clone()),
            snippet: pieces(&of.snippet),
            why: of.why.iter().map(|it| reason(it, lang)).collect(),
            outcome: of.outcome.filter(|_| is_item).map(Outcome::as_str),
            vote: of.vote.as_ref().map(|it| vote(it, lang)).filter(|it| is_item && !it.is_empty()),
            versions: of.folded.iter().map(at).collect(),
            of,
        }
    }

    /// Whether the paper is not public, so that nobody passes it on unaware.
    pub(crate) fn is_closed(&self) -> bool {
        self.of.public == Some(Openness::Closed)
    }

    /// Whether the date is that of a meeting and not the paper's own.
    pub(crate) fn is_date_inferred(&self) -> bool {
        self.of.date_basis == Some(Basis::Inferred)
    }

    /// Whether the title of the paper stands below that of the item.
    pub(crate) fn has_two_titles(&self) -> bool {
        self.of.position.is_some() && self.of.item_title.is_some() && self.of.title.is_some()
    }
}

/// The words of a snippet on one line, cut where marks begin and end.
fn pieces(snippet: &HitSnippet) -> Vec<(bool, String)> {
    let mut res = Vec::new();
    let mut push = |is_match, text: Option<&str>| {
        res.extend(text.filter(|it| !it.is_empty()).map(|it| (is_match, inline(it))));
    };
    let mut done = 0;
    for mark in &snippet.marks {
        // Marks that are none leave the words as they are.
        let Some(words) = snippet.text.get(mark.clone()) else { continue };
        push(false, snippet.text.get(done..mark.start));
        push(true, Some(words));
        done = mark.end;
    }
    push(false, snippet.text.get(done..));
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_are_cut_at_their_marks() {
        let text = "ein Runder\nTisch <b>".to_owned();
        let snippet = HitSnippet { text, marks: vec![4..10, 11..16] };
        let expected =
            [(false, "ein "), (true, "Runder"), (false, " "), (true, "Tisch"), (false, " <b>")];
        let expected = expected.map(|(is, text)| (is, text.to_owned()));
        assert_eq!(pieces(&snippet), expected);
        let broken = HitSnippet { text: "für".to_owned(), marks: vec![0..2, 3..9] };
        assert_eq!(pieces(&broken), [(false, "für".to_owned())]);
    }
}
