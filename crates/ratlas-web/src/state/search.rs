//! The search of an address, and the address of a search.
//!
//! A value that cannot be read is told and never left out in silence: see [`SearchState::mistakes`].

use ratlas_library::{Filters, MistakeKind, QueryMistake, SearchQuery, Sort};

use super::address::Address;
use super::names::{Asks, NAMES, SORTS, asked, is_of_page, name_of, place};
use super::values::values;

/// Hits on a page.
pub(crate) const PAGE: usize = 20;

/// The last page: nobody turns so many, and what is behind them is found by narrowing.
const MAX_PAGE: usize = 10_000;

/// What an address asks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct SearchState {
    /// What can be read of it; a page of [`PAGE`] hits, with facets.
    pub(crate) query: SearchQuery,
    /// Values that cannot be read: the query is not what was asked.
    pub(crate) mistakes: Vec<Unread>,
    /// Names that ask nothing known here.
    pub(crate) unknown: Vec<Unread>,
}

/// A value of an address that cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unread {
    /// Its name in the address.
    pub(crate) name: String,
    /// The value.
    pub(crate) value: String,
    /// What is wrong; its span is bytes of the value.
    pub(crate) mistake: QueryMistake,
}

impl SearchState {
    /// Reads an address; German and English names mean the same.
    pub(crate) fn of(address: &Address) -> SearchState {
        let query = SearchQuery { limit: PAGE, ..SearchQuery::default() };
        let mut res = SearchState { query, ..SearchState::default() };
        for (name, value) in address.pairs.iter().filter(|it| !is_of_page(&it.0)) {
            if let Err(mistake) = res.read(name, value) {
                let is_unknown = mistake.kind == MistakeKind::UnknownField;
                let unread = Unread { name: name.clone(), value: value.clone(), mistake };
                if is_unknown { res.unknown.push(unread) } else { res.mistakes.push(unread) }
            }
        }
        // All of them must hold, so their order says nothing: it is that of the names.
        res.query.filters.counts.sort_by_key(|it| it.count as u8);
        res.mistakes.extend(reversed(&res.query.filters));
        res
    }

    fn read(&mut self, name: &str, value: &str) -> Result<(), QueryMistake> {
        let query = &mut self.query;
        match asked(name) {
            Some(Asks::Text) if query.text.is_empty() => value.clone_into(&mut query.text),
            Some(Asks::Text) => query.text = format!("{} {value}", query.text),
            Some(Asks::Filter(field)) => query.filters.add(field, value)?,
            Some(Asks::Sort) => query.sort = sort(name, value)?,
            Some(Asks::Items) => query.items = switch(name, value)?,
            Some(Asks::Versions) => query.fold = !switch(name, value)?,
            Some(Asks::Exact) => query.exact = switch(name, value)?,
            Some(Asks::NoThesaurus) => query.thesaurus = !switch(name, value)?,
            Some(Asks::Page) => query.offset = (page(value)? - 1) * PAGE,
            // Other names of fields that the query language knows.
            None => query.filters.add(name, value)?,
        }
        Ok(())
    }

    /// Whether anything is searched for: without words and filters there is no search.
    pub(crate) fn is_asked(&self) -> bool {
        !self.query.text.trim().is_empty()
            || self.query.filters != Filters::default()
            || !self.mistakes.is_empty()
    }
}

/// That the first day lies behind the last one.
fn reversed(filters: &Filters) -> Option<Unread> {
    let (from, to) = (filters.from.as_deref()?, filters.to.as_deref()?);
    let value = format!("{from}..{to}");
    let mistake = Filters::default().add("date", &value).err()?;
    Some(Unread { name: NAMES[place("von")].0.to_owned(), value, mistake })
}

fn sort(name: &str, value: &str) -> Result<Sort, QueryMistake> {
    let slug = ratlas_library::city_slug(value);
    let found = SORTS.iter().find(|it| [it.0, it.1, it.2].contains(&slug.as_str()));
    let known = || SORTS.iter().map(|it| (it.0, it.1)).collect();
    found.map(|it| it.3).ok_or_else(|| unknown(value, name, known()))
}

fn switch(name: &str, value: &str) -> Result<bool, QueryMistake> {
    match value.trim().to_lowercase().as_str() {
        "1" | "ja" | "yes" | "true" | "an" | "on" | "alle" | "all" => Ok(true),
        "0" | "nein" | "no" | "false" | "aus" | "off" => Ok(false),
        _ => Err(unknown(value, name, vec![("ja", "yes"), ("nein", "no")])),
    }
}

fn page(value: &str) -> Result<usize, QueryMistake> {
    let number = value.trim().parse().ok().filter(|it| (1..=MAX_PAGE).contains(it));
    number.ok_or_else(|| QueryMistake {
        kind: MistakeKind::BadCount,
        span: 0..value.len(),
        values: vec![value.to_owned()],
        near: Vec::new(),
        known: Vec::new(),
    })
}

fn unknown(value: &str, of: &str, known: Vec<(&'static str, &'static str)>) -> QueryMistake {
    QueryMistake {
        kind: MistakeKind::UnknownValue,
        span: 0..value.len(),
        values: vec![value.to_owned(), of.to_owned()],
        near: Vec::new(),
        known,
    }
}

/// The address of a search: names in their order, what goes without saying left out.
pub(crate) fn address_of(query: &SearchQuery) -> Address {
    let pairs = NAMES.iter().flat_map(|(name, _, asks)| {
        values(query, *asks).into_iter().map(|it| ((*name).to_owned(), it))
    });
    Address { path: "/".to_owned(), pairs: pairs.collect() }
}

/// The address with one more value of a filter's field, on the first page.
pub(crate) fn with_value(query: &SearchQuery, field: &str, value: &str) -> Address {
    let mut res = without_page(query);
    res.pairs.push((name_of(field).to_owned(), value.to_owned()));
    // Sorting is stable: values keep the order in which they were chosen.
    res.pairs.sort_by_key(|it| place(&it.0));
    res
}

/// The address without a value of a filter's field, on the first page.
pub(crate) fn without_value(query: &SearchQuery, field: &str, value: &str) -> Address {
    let mut res = without_page(query);
    res.pairs.retain(|it| it.0 != name_of(field) || it.1 != value);
    res
}

/// The address with one value of a filter's field instead of those it has, on the first page.
pub(crate) fn with_only(query: &SearchQuery, field: &str, value: &str) -> Address {
    let mut query = query.clone();
    if field == "year" {
        let Filters { from, to, year, .. } = &mut query.filters;
        (*from, *to) = (None, None);
        year.clear();
    }
    let name = name_of(field);
    let mut address = without_page(&query);
    address.pairs.retain(|it| it.0 != name);
    address.pairs.push((name.to_owned(), value.to_owned()));
    address.pairs.sort_by_key(|it| place(&it.0));
    address
}

/// The address of the first page.
pub(crate) fn without_page(query: &SearchQuery) -> Address {
    address_of(&SearchQuery { offset: 0, ..query.clone() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> SearchState {
        SearchState::of(&Address::of(&format!("/?{query}").parse().unwrap()))
    }

    #[test]
    fn german_and_english_names_ask_the_same() {
        let german = read(
            "q=Kurs&stadt=Ulm&stadt=K%C3%B6ln&art=Antrag&land=Bayern&von=12.2020&sortierung=neueste&exakt=ja&seite=3",
        );
        let english = read(
            "q=Kurs&city=Ulm&city=K%C3%B6ln&genre=motion&state=DE-BY&from=2020-12&sort=date&exact=1&page=3",
        );
        assert_eq!(german, english);
        assert_eq!(german.query.offset, 40);
        assert_eq!(
            address_of(&german.query).to_string(),
            "/?q=Kurs&stadt=Ulm&stadt=K%C3%B6ln&land=DE-BY&art=motion&von=2020-12&sortierung=neueste&exakt=1&seite=3"
        );
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let state = read("art=Gedicht&von=gestern&seite=0&exakt=vielleicht&stad=Ulm&lang=en");
        let names: Vec<&str> = state.mistakes.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["art", "von", "seite", "exakt"]);
        assert_eq!(state.unknown.len(), 1);
        assert_eq!(state.unknown[0].mistake.near, ["stadt"]);
        assert_eq!(read("von=2021&bis=2019").mistakes[0].mistake.kind, MistakeKind::ReversedRange);
        assert_eq!(read("von=2021&bis=2021-05").mistakes, []);
        assert!(!read("lang=en").is_asked());
    }

    #[test]
    fn values_come_and_go() {
        let SearchState { query, .. } = read("q=Kurs&stadt=Ulm&seite=4&jahr=2020&jahr=2021");
        let added = with_value(&query, "city", "Bonn");
        assert_eq!(added.to_string(), "/?q=Kurs&stadt=Ulm&stadt=Bonn&jahr=2020&jahr=2021");
        let gone = without_value(&query, "city", "Ulm");
        assert_eq!(gone.to_string(), "/?q=Kurs&jahr=2020&jahr=2021");
        let only = with_only(&query, "year", "2019");
        assert_eq!(only.to_string(), "/?q=Kurs&stadt=Ulm&jahr=2019");
    }

    /// A name with one of its values, or with any text.
    fn pair() -> impl Strategy<Value = (String, String)> {
        let values = prop_oneof![
            "[ -~äöüß]{1,12}",
            "(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?",
            "[0-9]{1,3}\\.\\.[0-9]{0,3}",
            prop::sample::select(vec![
                "Antrag",
                "abgelehnt",
                "supports",
                "Bayern",
                "ja",
                "nein",
                "1",
                "neueste",
                "city",
                "2021-Herbst",
                "Winter 2020/21",
                "2021-Q3",
                "de",
                "Türkisch",
                ">20",
                "3. März 2020",
            ])
            .prop_map(str::to_owned),
        ];
        (0..NAMES.len(), any::<bool>(), values).prop_map(|(name, is_german, value)| {
            let (german, english, _) = NAMES[name];
            ((if is_german { german } else { english }).to_owned(), value)
        })
    }

    proptest! {
        /// What an address asks is asked by the address that is written of it, which stays as it is.
        #[test]
        fn addresses_say_what_they_were_read_as(pairs in prop::collection::vec(pair(), 0..8)) {
            let state = SearchState::of(&Address { path: "/".to_owned(), pairs });
            let written = address_of(&state.query);
            let again = SearchState::of(&Address::of(&written.to_string().parse().unwrap()));
            prop_assert_eq!(&again.query, &state.query);
            prop_assert_eq!(&again.unknown, &Vec::new());
            prop_assert!(again.mistakes.iter().all(|it| it.mistake.kind == MistakeKind::ReversedRange));
            prop_assert_eq!(address_of(&again.query), written);
        }
    }
}
