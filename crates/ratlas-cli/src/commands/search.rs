//! `ratlas search`: hits of the library.

use anyhow::Result;
use ratlas_library::{Filters, Library, LibraryAnswer, Matching, SavedQuestion, SearchQuery, Sort};
use ratlas_present::json::{ExplanationLine, FacetsLine, HitLine};
use ratlas_present::{Lang, csv, mistakes, on_one_line};

use super::filters::filters;
use crate::args::{Search, SortName};
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::{hits, searched};
use crate::session::Session;

/// Searches, and prints the hits.
pub(crate) fn run(search: &Search, session: &mut Session) -> Result<Exit> {
    let query = match query(search, session.lang) {
        Ok(query) => query,
        Err(mistake) => {
            session.message(&session.lang.fill(Msg::Error, &[&mistake]))?;
            return Ok(Exit::Failed);
        }
    };
    let mut library = Library::open(&session.library)?;
    if let Some(file) = &search.thesaurus {
        library.add_thesaurus(file);
    }
    let answer = library.search(&query)?;
    if let Some(name) = &search.save {
        let question =
            SavedQuestion { query: query.clone(), terms: Vec::new(), by: Vec::new(), top: 0 };
        let saved = library.save_query(name, &question)?;
        session.message(&session.lang.fill(Msg::SavedDone, &[&saved.name]))?;
    }
    told(&answer, session)?;
    for doubt in library.doubts(&query)? {
        session.hint(&mistakes::doubt(session.lang, &doubt))?;
    }
    if search.explain {
        explain(&library, &query, search.json, session)?;
    }
    if search.json {
        print_json(&answer, search.facets, session)?;
    } else if search.csv {
        print_csv(&answer, search, session)?;
    } else {
        print(&answer, &query, search.facets, session)?;
    }
    // With `--limit 0` there are hits, though none is shown.
    if answer.total > query.offset {
        return Ok(Exit::Done);
    }
    nothing(&library, &answer, &query, session)?;
    Ok(Exit::Nothing)
}

/// Prints the answer to a question that was kept.
pub(super) fn print_answer(
    library: &Library,
    query: &SearchQuery,
    json: bool,
    session: &mut Session,
) -> Result<()> {
    let answer = library.search(query)?;
    if json { print_json(&answer, false, session) } else { print(&answer, query, false, session) }
}

/// What was typed as a query, or what is wrong with it.
fn query(search: &Search, lang: Lang) -> Result<SearchQuery, String> {
    let text = search.query.join(" ");
    let filters = filters(&search.filters, lang)?;
    if text.trim().is_empty() && filters == Filters::default() {
        return Err(lang.say(Msg::SearchNoQuery).to_owned());
    }
    Ok(SearchQuery {
        text,
        filters,
        limit: search.limit,
        offset: search.offset,
        sort: sort(search.sort),
        exact: search.exact,
        thesaurus: !search.no_thesaurus,
        items: search.items,
        fold: !search.all_versions,
        facets: search.facets,
    })
}

fn sort(name: SortName) -> Sort {
    match name {
        SortName::Relevance => Sort::Relevance,
        SortName::Date => Sort::DateDescending,
        SortName::DateAsc => Sort::DateAscending,
        SortName::City => Sort::City,
    }
}

fn print_json(answer: &LibraryAnswer, facets: bool, session: &mut Session) -> Result<()> {
    for hit in &answer.hits {
        session.print_json(&HitLine::new(hit, session.lang))?;
    }
    if facets {
        session.print_json(&FacetsLine::new(answer))?;
    }
    session.flush()?;
    Ok(())
}

/// The hits, if any were asked for, and behind a blank line the facets.
fn print_csv(answer: &LibraryAnswer, search: &Search, session: &mut Session) -> Result<()> {
    let lang = session.lang;
    if search.bom {
        session.print(csv::BOM)?;
    }
    if search.limit > 0 {
        session.print(&csv::hits(&answer.hits, lang))?;
    }
    if search.facets {
        let blank = if search.limit > 0 { "\r\n" } else { "" };
        session.print(&format!("{blank}{}", csv::facets(&answer.facets, lang)))?;
    }
    session.flush()?;
    Ok(())
}

fn print(
    answer: &LibraryAnswer,
    query: &SearchQuery,
    facets: bool,
    session: &mut Session,
) -> Result<()> {
    let (lang, style) = (session.lang, session.style);
    for (idx, hit) in answer.hits.iter().enumerate() {
        session.print(&hits::hit(query.offset + idx + 1, hit, lang, style))?;
    }
    if answer.total > query.offset {
        session.print(&hits::total(answer.total, query.offset, answer.hits.len(), lang))?;
    }
    if facets && answer.total > 0 {
        session.print(&hits::facets(&answer.facets, lang, style))?;
    }
    session.flush()?;
    Ok(())
}

/// Shows how the question was read and what counts in its hits.
fn explain(
    library: &Library,
    query: &SearchQuery,
    json: bool,
    session: &mut Session,
) -> Result<()> {
    let explanation = library.explain(query)?;
    if json {
        session.print_json(&ExplanationLine::new(&explanation))?;
    } else {
        let shown = searched::explanation(&explanation, session.lang, session.style);
        session.print(&(shown + "\n"))?;
    }
    Ok(())
}

/// Says what is not as it was asked: never silently.
fn told(answer: &LibraryAnswer, session: &mut Session) -> Result<()> {
    let lang = session.lang;
    match answer.matching {
        Matching::All => {}
        Matching::Some => session.message(lang.say(Msg::SearchSome))?,
        Matching::Sentence => session.message(lang.say(Msg::SearchSentence))?,
    }
    if let Some(meant) = answer.suggestions.first() {
        session.message(&lang.fill(Msg::SearchMeant, &[&on_one_line(meant)]))?;
    }
    Ok(())
}

/// Says that there is no hit, and what may help.
fn nothing(
    library: &Library,
    answer: &LibraryAnswer,
    query: &SearchQuery,
    session: &mut Session,
) -> Result<()> {
    let lang = session.lang;
    if answer.total > 0 {
        let total = lang.number(answer.total as u64);
        session.message(&lang.fill(Msg::SearchNothingOffset, &[&total]))?;
        return Ok(());
    }
    session.message(lang.say(Msg::SearchNothing))?;
    let is_filtered = query.filters != Filters::default();
    let hint = if library.is_index_behind()? {
        Msg::SearchBehindHint
    } else if query.exact {
        Msg::SearchExactHint
    } else if query.text.contains('"') {
        Msg::SearchPhraseHint
    } else if is_filtered {
        Msg::SearchNothingFiltersHint
    } else {
        Msg::SearchNothingHint
    };
    session.hint(lang.say(hint))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::FromArgMatches;
    use expect_test::{Expect, expect};

    use super::*;
    use crate::args::{Arguments, Command};
    use crate::messages::help;

    #[track_caller]
    fn check(arguments: &[&str], expected: Expect) {
        let arguments = ["ratlas", "search"].iter().chain(arguments);
        let matches = help::command(Lang::De).try_get_matches_from(arguments).unwrap();
        let Command::Search(search) = Arguments::from_arg_matches(&matches).unwrap().command else {
            panic!("not a search");
        };
        expected.assert_eq(&match query(&search, Lang::De) {
            Ok(query) => format!("{query:?}"),
            Err(mistake) => mistake,
        });
    }

    #[test]
    fn words_and_filters() {
        check(
            &["runder", "Tisch"],
            expect![[
                r#"SearchQuery { text: "runder Tisch", filters: Filters { city: [], genre: [], body: [], from: None, to: None, year: [], number: [], outcome: [], stance: [], person: [], state: [], faction: [], applicant: [], office: [], topic: [], law: [], language: [], public: None, counts: [] }, limit: 10, offset: 0, sort: Relevance, exact: false, thesaurus: true, items: false, fold: true, facets: false }"#
            ]],
        );
        check(
            &["*", "--genre", "Antrag", "--genre", "minutes", "--outcome", "abgelehnt", "--closed"],
            expect![[
                r#"SearchQuery { text: "*", filters: Filters { city: [], genre: [Motion, Minutes], body: [], from: None, to: None, year: [], number: [], outcome: [Rejected], stance: [], person: [], state: [], faction: [], applicant: [], office: [], topic: [], law: [], language: [], public: Some(false), counts: [] }, limit: 10, offset: 0, sort: Relevance, exact: false, thesaurus: true, items: false, fold: true, facets: false }"#
            ]],
        );
        check(
            &["--from", "3.12.2020", "--to", "2021", "--state", "Bayern", "--sort", "date-asc"],
            expect![[
                r#"SearchQuery { text: "", filters: Filters { city: [], genre: [], body: [], from: Some("2020-12-03"), to: Some("2021"), year: [], number: [], outcome: [], stance: [], person: [], state: ["DE-BY"], faction: [], applicant: [], office: [], topic: [], law: [], language: [], public: None, counts: [] }, limit: 10, offset: 0, sort: DateAscending, exact: false, thesaurus: true, items: false, fold: true, facets: false }"#
            ]],
        );
    }

    #[test]
    fn mistakes() {
        check(&[], expect!["Wonach soll gesucht werden? Alles findet: ratlas search '*'"]);
        check(
            &["Kurs", "--genre", "Gedicht"],
            expect![[r#"
                „Gedicht“ gibt es bei --genre: nicht
                Hinweis: Möglich sind: Tagesordnung, Änderungsantrag, Amtsblatt, Informationsvorlage, Anfrage, Einladung, Niederschrift, Antrag, Sonstiges, Beschlussvorlage, Antwortschreiben, Bericht, Beschlussauszug, Stellungnahme, Arbeitspapier"#]],
        );
        check(
            &["Kurs", "--from", "gestern"],
            expect![[r#"
                „gestern“ ist kein Datum
                Hinweis: So: 2020, 12.2020, 03.12.2020, 2021-Herbst, 2021-Q3; ein Zeitraum: 2015..2020, >2020."#]],
        );
        check(
            &["Kurs", "--from", "2020-05", "--to", "04.2020"],
            expect!["Der Zeitraum ist leer: Mai 2020 liegt nach April 2020."],
        );
        check(
            &["Kurs", "--from", "2020-05", "--to", "2020"],
            expect![[
                r#"SearchQuery { text: "Kurs", filters: Filters { city: [], genre: [], body: [], from: Some("2020-05"), to: Some("2020"), year: [], number: [], outcome: [], stance: [], person: [], state: [], faction: [], applicant: [], office: [], topic: [], law: [], language: [], public: None, counts: [] }, limit: 10, offset: 0, sort: Relevance, exact: false, thesaurus: true, items: false, fold: true, facets: false }"#
            ]],
        );
        check(
            &["Kurs", "--state", "Bajuwarien"],
            expect![[r#"
                „Bajuwarien“ gibt es bei --state: nicht
                Hinweis: Möglich sind: Brandenburg, Berlin, Baden-Württemberg, Bayern, Bremen, Hessen, Hamburg, Mecklenburg-Vorpommern, Niedersachsen, Nordrhein-Westfalen, Rheinland-Pfalz, Schleswig-Holstein, Saarland, Sachsen, Sachsen-Anhalt, Thüringen"#]],
        );
    }
}
