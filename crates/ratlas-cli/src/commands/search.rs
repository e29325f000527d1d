//! `ratlas search`: hits of the library.

use anyhow::Result;
use ratlas_library::{Filters, Library, LibraryAnswer, Matching, SearchQuery, Sort};

use crate::args::prior::Narrow;
use crate::args::{FilterArgs, Search, SortName};
use crate::exit::Exit;
use crate::messages::dates::{self, shown};
use crate::messages::{Lang, Msg, words};
use crate::print::colour::on_one_line;
use crate::print::hits;
use crate::print::json::{FacetsLine, HitLine};
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
    let library = Library::open(&session.library)?;
    let answer = library.search(&query)?;
    told(&answer, session)?;
    if search.json {
        print_json(&answer, search.facets, session)?;
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

/// What was typed as a query, or what is wrong with it.
fn query(search: &Search, lang: Lang) -> Result<SearchQuery, String> {
    let text = search.query.join(" ");
    let filters = filters(&search.filters, lang)?;
    if let (Some(from), Some(to)) = (&filters.from, &filters.to)
        && is_after(from, to)
    {
        return Err(lang.fill(Msg::SearchNoTime, &[&shown(lang, from), &shown(lang, to)]));
    }
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
        ..SearchQuery::default()
    })
}

/// Whether a day, month or year begins only when another has ended.
fn is_after(from: &str, to: &str) -> bool {
    let len = from.len().min(to.len());
    from[..len] > to[..len]
}

fn sort(name: SortName) -> Sort {
    match name {
        SortName::Relevance => Sort::Relevance,
        SortName::Date => Sort::DateDescending,
        SortName::DateAsc => Sort::DateAscending,
        SortName::City => Sort::City,
    }
}

fn filters(typed: &FilterArgs, lang: Lang) -> Result<Filters, String> {
    let public = [(typed.public, true), (typed.closed, false)];
    Ok(Filters {
        city: typed.city.clone(),
        genre: values("genre", &typed.genre, Msg::SearchBadGenre, lang)?,
        body: typed.body.clone(),
        from: day(typed.from.as_deref(), lang)?,
        to: day(typed.to.as_deref(), lang)?,
        number: typed.number.clone(),
        outcome: values("outcome", &typed.outcome, Msg::SearchBadOutcome, lang)?,
        person: typed.person.clone(),
        state: values("state", &typed.state, Msg::SearchBadState, lang)?,
        faction: typed.faction.clone(),
        language: Vec::new(),
        public: public.into_iter().find(|(is_asked, _)| *is_asked).map(|(_, public)| public),
    })
}

/// The filters of the commands that narrow a search by a few of them.
pub(super) fn narrowed(typed: &Narrow, lang: Lang) -> Result<Filters, String> {
    Ok(Filters {
        city: typed.of.clone(),
        genre: values("genre", &typed.genre, Msg::SearchBadGenre, lang)?,
        state: values("state", &typed.state, Msg::SearchBadState, lang)?,
        from: day(typed.from.as_deref(), lang)?,
        to: day(typed.to.as_deref(), lang)?,
        ..Filters::default()
    })
}

/// The values of a closed list that were typed by any of their names.
fn values<T>(list: &str, typed: &[String], unknown: Msg, lang: Lang) -> Result<Vec<T>, String>
where
    T: std::str::FromStr,
{
    let value = |name: &String| {
        let value = words::value(list, name).and_then(|it| it.parse().ok());
        value.ok_or_else(|| {
            let known = lang.fill(Msg::UsageValues, &[&words::words(lang, list).join(", ")]);
            let hint = lang.fill(Msg::Hint, &[&known]);
            format!("{}\n{hint}", lang.fill(unknown, &[&lang.quoted(name)]))
        })
    };
    typed.iter().map(value).collect()
}

fn day(typed: Option<&str>, lang: Lang) -> Result<Option<String>, String> {
    let Some(typed) = typed else { return Ok(None) };
    let day = dates::typed(typed).ok_or_else(|| {
        let hint = lang.fill(Msg::Hint, &[&lang.say(Msg::SearchDateHint)]);
        format!("{}\n{hint}", lang.fill(Msg::SearchBadDate, &[&lang.quoted(typed)]))
    })?;
    Ok(Some(day))
}

fn print_json(answer: &LibraryAnswer, facets: bool, session: &mut Session) -> Result<()> {
    for hit in &answer.hits {
        session.print_json(&HitLine::new(hit, session.lang))?;
    }
    if facets {
        session.print_json(&FacetsLine::new(answer.total, &answer.facets))?;
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
                r#"SearchQuery { text: "runder Tisch", filters: Filters { city: [], genre: [], body: [], from: None, to: None, number: None, outcome: [], person: [], state: [], faction: [], language: [], public: None }, limit: 10, offset: 0, sort: Relevance, exact: false }"#
            ]],
        );
        check(
            &["*", "--genre", "Antrag", "--genre", "minutes", "--outcome", "abgelehnt", "--closed"],
            expect![[
                r#"SearchQuery { text: "*", filters: Filters { city: [], genre: [Motion, Minutes], body: [], from: None, to: None, number: None, outcome: [Rejected], person: [], state: [], faction: [], language: [], public: Some(false) }, limit: 10, offset: 0, sort: Relevance, exact: false }"#
            ]],
        );
        check(
            &["--from", "3.12.2020", "--to", "2021", "--state", "Bayern", "--sort", "date-asc"],
            expect![[
                r#"SearchQuery { text: "", filters: Filters { city: [], genre: [], body: [], from: Some("2020-12-03"), to: Some("2021"), number: None, outcome: [], person: [], state: ["DE-BY"], faction: [], language: [], public: None }, limit: 10, offset: 0, sort: DateAscending, exact: false }"#
            ]],
        );
    }

    #[test]
    fn mistakes() {
        check(&[], expect!["Wonach soll gesucht werden? Alles findet: ratlas search '*'"]);
        check(
            &["Kurs", "--genre", "Gedicht"],
            expect![[r#"
                Die Art „Gedicht“ gibt es nicht.
                Hinweis: Möglich sind: Änderungsantrag, Amtsblatt, Anfrage, Antrag, Antwortschreiben, Arbeitspapier, Bericht, Beschlussauszug, Beschlussvorlage, Einladung, Informationsvorlage, Niederschrift, Sonstiges, Stellungnahme, Tagesordnung"#]],
        );
        check(
            &["Kurs", "--from", "gestern"],
            expect![[r#"
            „gestern“ ist kein Datum.
            Hinweis: Ein Datum wird so geschrieben: 03.12.2020, 12.2020, 2020 oder 2020-12-03"#]],
        );
        check(
            &["Kurs", "--from", "2020-05", "--to", "04.2020"],
            expect!["Der Zeitraum ist leer: Mai 2020 liegt nach April 2020."],
        );
        check(
            &["Kurs", "--from", "2020-05", "--to", "2020"],
            expect![[
                r#"SearchQuery { text: "Kurs", filters: Filters { city: [], genre: [], body: [], from: Some("2020-05"), to: Some("2020"), number: None, outcome: [], person: [], state: [], faction: [], language: [], public: None }, limit: 10, offset: 0, sort: Relevance, exact: false }"#
            ]],
        );
        check(
            &["Kurs", "--state", "Bajuwarien"],
            expect![[r#"
                Das Land „Bajuwarien“ gibt es nicht.
                Hinweis: Möglich sind: Baden-Württemberg, Bayern, Berlin, Brandenburg, Bremen, Hamburg, Hessen, Mecklenburg-Vorpommern, Niedersachsen, Nordrhein-Westfalen, Rheinland-Pfalz, Saarland, Sachsen, Sachsen-Anhalt, Schleswig-Holstein, Thüringen"#]],
        );
    }
}
