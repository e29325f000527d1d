//! `ratlas register`: what was brought in, and how it stands.

use std::collections::BTreeMap;

use anyhow::Result;
use ratlas_library::{
    Filters, Library, Register, RegisterQuery, RegisterSort, RegisterState, default_terms,
};
use ratlas_model::Genre;
use ratlas_present::json::{EntryLine, TotalsLine};
use ratlas_present::{Lang, Wording, csv, mistakes, value, words};

use crate::args::register::{Register as Typed, RegisterSortName};
use crate::exit::Exit;
use crate::messages::Msg;
use crate::print::register;
use crate::session::Session;

/// Prints the register.
pub(crate) fn run(typed: &Typed, session: &mut Session) -> Result<Exit> {
    let query = match query(typed, session.lang) {
        Ok(query) => query,
        Err(mistake) => {
            session.message(&session.lang.fill(Msg::Error, &[&mistake]))?;
            return Ok(Exit::Failed);
        }
    };
    let found = Library::open(&session.library)?.register(&query)?;
    print(&found, typed, session)?;
    if found.entries.is_empty() {
        session.message(session.lang.say(Msg::RegisterNothing))?;
        session.hint(session.lang.say(Msg::RegisterNothingHint))?;
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

fn print(found: &Register, typed: &Typed, session: &mut Session) -> Result<()> {
    let (lang, style) = (session.lang, session.style);
    if typed.json {
        for entry in &found.entries {
            session.print_json(&EntryLine::new(entry))?;
        }
        session.print_json(&TotalsLine::new(found))?;
    } else if typed.csv {
        session.print(&csv::register(found, lang))?;
    } else if !found.entries.is_empty() {
        session.print(&register::table(found, lang, style))?;
    }
    session.flush()?;
    Ok(())
}

/// What was typed as a query, or what is wrong with it.
fn query(typed: &Typed, lang: Lang) -> Result<RegisterQuery, String> {
    let state = |it: &&str| RegisterState::ALL.into_iter().find(|state| state.as_str() == *it);
    Ok(RegisterQuery {
        city: typed.city.clone(),
        body: typed.body.clone(),
        applicant: typed.applicant.clone(),
        genre: values("genre", &typed.genre, Msg::CoverageBadGenre, lang, |it| it.parse().ok())?,
        state: values("register_state", &typed.state, Msg::RegisterBadState, lang, |it| {
            state(&it)
        })?,
        from: day(typed.from.as_deref(), lang)?,
        to: day(typed.to.as_deref(), lang)?,
        terms: terms(&typed.term, lang)?,
        as_of: day(typed.as_of.as_deref(), lang)?,
        sort: match typed.sort {
            RegisterSortName::Date => RegisterSort::Date,
            RegisterSortName::City => RegisterSort::City,
            RegisterSortName::Number => RegisterSort::Number,
            RegisterSortName::Days => RegisterSort::Days,
            RegisterSortName::State => RegisterSort::State,
        },
    })
}

fn values<T>(
    list: &str,
    typed: &[String],
    unknown: Msg,
    lang: Lang,
    parsed: impl Fn(&'static str) -> Option<T>,
) -> Result<Vec<T>, String> {
    let known = |name: &String| {
        value(list, name).and_then(&parsed).ok_or_else(|| {
            let known = lang.fill(Wording::Possible, &[&words(lang, list).join(", ")]);
            with_hint(lang.fill(unknown, &[&lang.quoted(name)]), &known, lang)
        })
    };
    typed.iter().map(known).collect()
}

fn day(typed: Option<&str>, lang: Lang) -> Result<Option<String>, String> {
    let Some(typed) = typed else { return Ok(None) };
    let mut filters = Filters::default();
    filters.add("from", typed).map_err(|it| mistakes::told(lang, &it))?;
    Ok(filters.from)
}

/// `90` for every genre that has a term, `inquiry=42` or `Anfrage=42` for one.
fn terms(typed: &[String], lang: Lang) -> Result<BTreeMap<Genre, i64>, String> {
    let mut res = BTreeMap::new();
    for term in typed {
        let read = match term.split_once('=') {
            None => days(term).map(|it| default_terms().into_keys().map(|of| (of, it)).collect()),
            Some((genre, number)) => {
                let genre = value("genre", genre).and_then(|it| it.parse().ok());
                genre.zip(days(number)).map(|it| vec![it])
            }
        };
        let read: Vec<(Genre, i64)> = read.ok_or_else(|| {
            let mistake = lang.fill(Msg::RegisterBadTerm, &[&lang.quoted(term)]);
            with_hint(mistake, lang.say(Msg::RegisterBadTermHint), lang)
        })?;
        res.extend(read);
    }
    Ok(res)
}

fn days(typed: &str) -> Option<i64> {
    typed.trim().parse().ok().filter(|it| (0..=36_525).contains(it))
}

fn with_hint(mistake: String, hint: &str, lang: Lang) -> String {
    format!("{mistake}\n{}", lang.fill(Wording::Hint, &[&hint]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_for_all_and_for_one() {
        let typed = ["60".to_owned(), "Anfrage=14".to_owned()];
        let expected = BTreeMap::from([(Genre::Motion, 60), (Genre::Inquiry, 14)]);
        assert_eq!(terms(&typed, Lang::De), Ok(expected));
        for wrong in ["bald", "Gedicht=3", "-4", "Anfrage=", "99999999"] {
            assert!(terms(&[wrong.to_owned()], Lang::De).is_err(), "{wrong}");
        }
    }
}
