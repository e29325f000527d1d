//! How often the papers of a library are about each topic, where and when.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::Span;
use crate::Library;
use crate::error::{In, LibraryError};
use crate::store::rooms::topics;

/// Over which papers topics are counted. Empty lists and `None` restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TopicQuery {
    /// Names of cities or their parts of addresses ([`city_slug`](crate::city_slug)).
    pub cities: Vec<String>,
    /// Not before: a day, a month or a year.
    pub from: Option<String>,
    /// Not after, likewise; the whole month or year counts.
    pub to: Option<String>,
}

/// A topic and the papers about it; copies of others do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicCount {
    /// The id of the concept.
    pub topic: String,
    /// How many papers.
    pub papers: u64,
    /// By year, ascending; papers without a date are in none.
    pub years: Vec<(i64, u64)>,
    /// The ten cities with the most papers, most first.
    pub cities: Vec<(String, u64)>,
    /// The date of the newest paper, EDTF.
    pub newest: Option<String>,
}

/// Cities that are told of a topic.
const CITIES: usize = 10;

/// What is counted of a paper.
struct Counted {
    /// Its place in the list of cities.
    city: Option<usize>,
    year: Option<i64>,
    date: Option<String>,
}

/// The counts of one topic.
#[derive(Default)]
struct Counts<'a> {
    papers: u64,
    years: BTreeMap<i64, u64>,
    cities: HashMap<usize, u64>,
    newest: Option<&'a str>,
    last: Option<i64>,
}

impl Library {
    /// The topics of papers, those with the most papers first. Reads an index of the store once, no
    /// paper.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Store`].
    pub fn topics(&self, query: &TopicQuery) -> Result<Vec<TopicCount>, LibraryError> {
        let _snapshot = self.store.snapshot().within(self.dir())?;
        let (cities, papers) = self.counted_papers(query)?;
        let mut topics: BTreeMap<String, Counts<'_>> = BTreeMap::new();
        let each = |topic: &str, paper: i64| {
            let Some(counted) = papers.get(&paper) else { return };
            match topics.get_mut(topic) {
                Some(counts) => counts.add(paper, counted),
                None => topics.entry(topic.to_owned()).or_default().add(paper, counted),
            }
        };
        topics::each_topic(&self.store.connection, each).within(self.dir())?;
        let named = topics.into_iter().map(|(topic, counts)| counts.named(topic, &cities));
        let mut res: Vec<TopicCount> = named.collect();
        // Stable: equal ones stay in the order of their ids.
        res.sort_by_key(|it| Reverse(it.papers));
        Ok(res)
    }

    /// The papers over which topics are counted, by their keys, and the names of their cities.
    fn counted_papers(
        &self,
        query: &TopicQuery,
    ) -> Result<(Vec<String>, HashMap<i64, Counted>), LibraryError> {
        let meant = self.meant_cities(&query.cities)?;
        let span = Span::new(query.from.as_deref(), query.to.as_deref());
        let mut cities: Vec<String> = Vec::new();
        let mut papers = HashMap::new();
        let each = |city: Option<&str>, paper: topics::TopicPaper| {
            if let Some(city) = city
                && cities.last().is_none_or(|it| it != city)
            {
                cities.push(city.to_owned());
            }
            let is_meant = meant
                .as_ref()
                .is_none_or(|meant| city.is_some_and(|city| meant.iter().any(|it| it == city)));
            if is_meant && span.holds(paper.date.as_deref()) {
                let city = city.map(|_| cities.len() - 1);
                let counted = Counted { city, year: paper.year, date: paper.date };
                papers.insert(paper.paper, counted);
            }
        };
        topics::each_paper(&self.store.connection, each).within(self.dir())?;
        Ok((cities, papers))
    }
}

impl<'a> Counts<'a> {
    /// Adds a paper, once however often it is named.
    fn add(&mut self, paper: i64, counted: &'a Counted) {
        if self.last.replace(paper) == Some(paper) {
            return;
        }
        self.papers += 1;
        if let Some(year) = counted.year {
            *self.years.entry(year).or_default() += 1;
        }
        if let Some(city) = counted.city {
            *self.cities.entry(city).or_default() += 1;
        }
        self.newest = self.newest.max(counted.date.as_deref());
    }

    fn named(self, topic: String, names: &[String]) -> TopicCount {
        let mut cities: Vec<(String, u64)> =
            self.cities.into_iter().map(|(city, papers)| (names[city].clone(), papers)).collect();
        cities.sort_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0)));
        cities.truncate(CITIES);
        TopicCount {
            topic,
            papers: self.papers,
            years: self.years.into_iter().collect(),
            cities,
            newest: self.newest.map(str::to_owned),
        }
    }
}
