//! `ratlas cite`: papers as they are quoted.

use std::io::{self, BufRead};

use anyhow::Result;
use ratlas_library::{
    Citation, CitedPlace, Library, NoSuchPlace, SearchQuery, StoredPaper, biblatex, bibtex,
    check_place, csl_json, ris, tell_apart,
};
use ratlas_present::{citation_words, on_one_line, plain_citation};
use serde::Deserialize;

use crate::args::cite::{Cite, StyleName};
use crate::exit::Exit;
use crate::messages::Msg;
use crate::session::Session;

/// Prints the citations in the order they were asked for, each paper once.
pub(crate) fn run(cite: &Cite, session: &mut Session) -> Result<Exit> {
    let library = Library::open(&session.library)?;
    let mut asked = Asked { papers: Vec::new(), missing: Vec::new() };
    if let Some(query) = &cite.query {
        asked.found(&library, query)?;
    } else if cite.papers.is_empty() {
        session.message(&session.lang.fill(Msg::Error, &[&session.lang.say(Msg::CiteNothing)]))?;
        return Ok(Exit::Failed);
    } else {
        asked.named(&library, &cite.papers)?;
    }
    for name in &asked.missing {
        let name = on_one_line(name);
        session.message(&session.lang.fill(Msg::ShowNothing, &[&session.lang.quoted(&name)]))?;
    }
    let mut citations = Vec::new();
    let mut failed = false;
    for paper in &asked.papers {
        let place = CitedPlace { page: cite.page, item: cite.item.clone() };
        if let Err(wrong) = check_place(&paper.record, &place) {
            session.message(&no_such_place(&paper.record.id, &wrong, session))?;
            failed = true;
            continue;
        }
        citations.push(library.citation(&paper.record, place)?);
    }
    tell_apart(&mut citations);
    print(&citations, cite.style, session)?;
    Ok(match (citations.is_empty(), failed || !asked.missing.is_empty()) {
        (_, true) if failed || !citations.is_empty() => Exit::Failed,
        (true, _) => Exit::Nothing,
        _ => Exit::Done,
    })
}

/// The papers asked for, and the names that no paper has.
struct Asked {
    papers: Vec<StoredPaper>,
    missing: Vec<String>,
}

impl Asked {
    /// Papers by name. A number may be typed with blanks and without quotes.
    fn named(&mut self, library: &Library, names: &[String]) -> Result<()> {
        if names.len() > 1 && self.paper(library, &names.join(" "))? {
            return Ok(());
        }
        for name in names {
            if name == "-" {
                for line in io::stdin().lock().lines() {
                    self.line(library, &line?)?;
                }
            } else if !self.paper(library, name)? {
                self.missing.push(name.clone());
            }
        }
        Ok(())
    }

    /// A hit as `search --json` prints it, or an id or a number; other lines of JSON name no paper.
    fn line(&mut self, library: &Library, line: &str) -> Result<()> {
        let line = line.trim();
        let name = if line.starts_with('{') {
            serde_json::from_str::<HitId>(line).ok().and_then(|it| it.id)
        } else {
            Some(line.to_owned()).filter(|it| !it.is_empty())
        };
        if let Some(name) = name
            && !self.paper(library, &name)?
        {
            self.missing.push(name);
        }
        Ok(())
    }

    /// All papers of a search, in its order.
    fn found(&mut self, library: &Library, query: &str) -> Result<()> {
        let query =
            SearchQuery { text: query.to_owned(), limit: usize::MAX, ..SearchQuery::default() };
        for hit in library.search(&query)?.hits {
            self.paper(library, &hit.id)?;
        }
        Ok(())
    }

    /// Adds the papers of a name; whether there are any.
    fn paper(&mut self, library: &Library, name: &str) -> Result<bool> {
        let papers = library.papers(name)?;
        let is_known = !papers.is_empty();
        for paper in papers {
            if !self.papers.iter().any(|it| it.record.id == paper.record.id) {
                self.papers.push(paper);
            }
        }
        Ok(is_known)
    }
}

#[derive(Deserialize)]
struct HitId {
    id: Option<String>,
}

fn no_such_place(id: &str, wrong: &NoSuchPlace, session: &Session) -> String {
    let lang = session.lang;
    let id = id.get(..12).unwrap_or(id);
    match wrong {
        NoSuchPlace::Page(pages) => lang.fill(Msg::CiteNoPage, &[&id, pages]),
        NoSuchPlace::Item(items) if items.is_empty() => lang.fill(Msg::CiteNoItems, &[&id]),
        NoSuchPlace::Item(items) => {
            lang.fill(Msg::CiteNoItem, &[&id, &on_one_line(&items.join(", "))])
        }
    }
}

fn print(citations: &[Citation], style: StyleName, session: &mut Session) -> Result<()> {
    let words = citation_words(session.lang);
    if style == StyleName::Csl && !citations.is_empty() {
        let items: Vec<_> = citations.iter().map(|it| csl_json(it, &words)).collect();
        session.print_json(&items)?;
        session.flush()?;
        return Ok(());
    }
    for (idx, citation) in citations.iter().enumerate() {
        let text = match style {
            StyleName::Text => plain_citation(citation, session.lang) + "\n",
            StyleName::Bibtex => bibtex(citation, &words),
            StyleName::Biblatex => biblatex(citation, &words),
            StyleName::Ris | StyleName::Csl => ris(citation, &words),
        };
        let is_entry = matches!(style, StyleName::Bibtex | StyleName::Biblatex);
        if is_entry && idx > 0 {
            session.print("\n")?;
        }
        session.print(&text)?;
    }
    session.flush()?;
    Ok(())
}
