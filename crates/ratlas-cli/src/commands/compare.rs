//! `ratlas compare`: counts of words by city, year and so on.

use std::fs;

use anyhow::{Context, Result};
use ratlas_library::{
    CompareRequest, Comparison, Dimension, Library, SavedQuestion, SearchQuery, Term, terms_of,
};
use ratlas_present::chart::picture;
use ratlas_present::json::CellLine;
use ratlas_present::{Lang, Measure, csv, value};

use super::filters::filters;
use crate::args::compare::{Compare, TableOutput};
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::comparison::{self, Look};
use crate::session::Session;

/// Counts, and prints the table.
pub(crate) fn run(compare: &Compare, session: &mut Session) -> Result<Exit> {
    let request = match request(compare, session.lang) {
        Ok(request) => request,
        Err(mistake) => {
            session.message(&session.lang.fill(Msg::Error, &[&mistake]))?;
            return Ok(Exit::Failed);
        }
    };
    let library = Library::open(&session.library)?;
    let found = library.compare(&request)?;
    print(&found, compare.measure.into(), &compare.output, session)?;
    if let Some(name) = &compare.save {
        let saved = library.save_query(name, &question(&request))?;
        session.message(&session.lang.fill(Msg::SavedDone, &[&saved.name]))?;
    }
    let is_found = found.table.terms.iter().any(|it| it.total.papers > 0);
    Ok(if is_found { Exit::Done } else { Exit::Nothing })
}

/// A comparison as it is kept.
fn question(request: &CompareRequest) -> SavedQuestion {
    let terms = request.terms.iter().map(|it| (it.label.clone(), it.text.clone())).collect();
    let CompareRequest { by, base, top, .. } = request.clone();
    SavedQuestion { query: base, terms, by, top }
}

/// A kept comparison as it is asked.
pub(crate) fn asked(question: &SavedQuestion) -> CompareRequest {
    let term = |(label, text): &(String, String)| Term { label: label.clone(), text: text.clone() };
    let SavedQuestion { query, terms, by, top } = question;
    let terms = terms.iter().map(term).collect();
    CompareRequest { terms, by: by.clone(), base: query.clone(), top: *top }
}

fn request(compare: &Compare, lang: Lang) -> Result<CompareRequest, String> {
    let mut terms: Vec<Term> = compare.terms.iter().flat_map(|it| terms_of(it)).collect();
    if let Some(file) = &compare.file {
        let text = fs::read_to_string(file)
            .map_err(|it| lang.fill(Msg::FileError, &[&file.display(), &it]))?;
        terms.extend(terms_of(&text));
    }
    if terms.is_empty() {
        return Err(lang.say(Msg::CompareNoTerm).to_owned());
    }
    let by = dimensions(&compare.by, lang)?;
    let base = SearchQuery {
        filters: filters(&compare.filters, lang)?,
        exact: compare.exact,
        thesaurus: !compare.no_thesaurus,
        fold: !compare.all_versions,
        ..SearchQuery::default()
    };
    Ok(CompareRequest { terms, by, base, top: compare.top })
}

fn dimensions(names: &[String], lang: Lang) -> Result<Vec<Dimension>, String> {
    let mut res = Vec::new();
    for name in names {
        let dimension = dimension(name);
        res.push(dimension.ok_or_else(|| lang.fill(Msg::CompareBadBy, &[&lang.quoted(name)]))?);
    }
    res.dedup();
    let fits = matches!(res.as_slice(), [_] | [_, _]) && res.first() != res.get(1);
    if fits { Ok(res) } else { Err(lang.say(Msg::CompareTooManyBy).to_owned()) }
}

/// A dimension by its own, German or English name.
pub(crate) fn dimension(name: &str) -> Option<Dimension> {
    let name = value("facet", name.trim())?;
    Dimension::ALL.into_iter().find(|it| it.as_str() == name)
}

/// Prints a comparison, and writes its picture.
pub(crate) fn print(
    found: &Comparison,
    measure: Measure,
    output: &TableOutput,
    session: &mut Session,
) -> Result<()> {
    let look = Look { measure, lang: session.lang, style: session.style, width: width() };
    if output.json {
        for cell in found.cells() {
            session.print_json(&CellLine::new(found, &cell))?;
        }
    } else if output.wide {
        session.print(&csv::comparison_wide(found, measure))?;
    } else if output.csv {
        session.print(&csv::comparison_long(found))?;
    } else if output.chart {
        session.print(&comparison::chart(found, look))?;
    } else {
        session.print(&comparison::tables(found, look))?;
    }
    session.flush()?;
    if let Some(file) = &output.svg {
        let svg = picture(found, measure, session.lang).svg();
        fs::write(file, svg).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// Characters of a line: as the terminal tells, else what fits a printed page.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok());
    told.filter(|it| (40..=1_000).contains(it)).unwrap_or(100)
}
