//! Topics: how often papers are about each, where and when.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{Library, TopicCount, TopicQuery};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::fields::narrowed;
use crate::state::rooms::{names_city, topics as asked_of};
use crate::state::turning::Turning;

/// Topics of a page.
const TOPICS: usize = 50;

/// Cities that a topic names.
const CITIES: usize = 4;

#[derive(Debug, Template)]
#[template(path = "page/topics.html")]
struct TopicsPage {
    reader: Reader,
    asked: TopicQuery,
    found: Arc<Found>,
    /// First and last year of all bars.
    span: Option<(i64, i64)>,
    topics: Vec<Topic>,
    turning: Turning,
}

/// What the library answers.
#[derive(Debug)]
struct Found {
    /// Topics with their names.
    topics: Vec<(String, TopicCount)>,
    /// The cities to choose from.
    cities: Vec<String>,
}

impl Keepable for Found {
    fn bytes(&self) -> Option<usize> {
        let years = self.topics.iter().map(|it| size_of_val(it.1.years.as_slice()));
        Some(years.sum::<usize>() + 2 * bytes_of(&self.topics) + bytes_of(&self.cities))
    }
}

/// A topic with its bars.
#[derive(Debug)]
struct Topic {
    name: String,
    count: TopicCount,
    /// The bars of its years as a path: on a scale as wide as there are years, 20 high.
    bars: String,
}

/// `/themen`.
pub(crate) async fn topics(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let asked = asked_of(&reader.address);
    let query = asked.clone();
    let found = app
        .ask_kept(&asked, move |library| {
            let names = names(library)?;
            let topics = library.topics(&query)?.into_iter().map(|it| (names.of(&it.topic), it));
            let topics: Vec<(String, TopicCount)> = topics.collect();
            let cities = super::cities(library)?;
            Ok(Found { topics, cities })
        })
        .await?;
    let span = span(&found.topics);
    let turning = Turning::new(&reader.address, found.topics.len(), TOPICS);
    let topic = |(name, count): &(String, TopicCount)| Topic {
        name: name.clone(),
        bars: span.map(|it| bars(count, it)).unwrap_or_default(),
        count: count.clone(),
    };
    let shown = found.topics.iter().skip(turning.skipped(TOPICS)).take(TOPICS);
    Ok(page(&TopicsPage {
        topics: shown.map(topic).collect(),
        reader,
        asked,
        found,
        span,
        turning,
    }))
}

/// The names of concepts.
pub(super) struct Names(HashMap<String, String>);

/// The names of the concepts a library is searched with.
pub(super) fn names(library: &Library) -> Result<Names, Failure> {
    let thesaurus = library.thesaurus()?.thesaurus;
    let names = thesaurus.concepts().iter().map(|it| (it.id.clone(), it.label.clone()));
    Ok(Names(names.collect()))
}

impl Names {
    /// The name of a concept, else what its id says.
    pub(super) fn of(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| id.replace('_', " "))
    }
}

/// From the first year to the last, 25 at most: what is older is a misread date or stands alone.
fn span(of: &[(String, TopicCount)]) -> Option<(i64, i64)> {
    let years = || of.iter().flat_map(|it| it.1.years.iter().map(|it| it.0));
    let last = years().max()?;
    Some((years().filter(|it| last - it < 25).min()?, last))
}

#[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
fn bars(of: &TopicCount, (first, last): (i64, i64)) -> String {
    let most = of.years.iter().map(|it| it.1).max().unwrap_or(1).max(1) as f64;
    let within = of.years.iter().filter(|it| (first..=last).contains(&it.0));
    let bar = |(year, papers): &(i64, u64)| {
        let top = 20.0 - 20.0 * *papers as f64 / most;
        format!("M{0} 20V{top:.1}h.8V20z", year - first)
    };
    within.map(bar).collect()
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl TopicsPage {
    fn is_city(&self, city: &str) -> bool {
        names_city(&self.asked.cities, city)
    }

    /// The papers about a topic, in the cities and years asked for.
    fn papers(&self, topic: &str) -> String {
        let mut pairs = vec![("thema", topic)];
        pairs.extend(self.asked.cities.iter().map(|it| ("stadt", it.as_str())));
        pairs.extend(self.asked.from.iter().map(|it| ("von", it.as_str())));
        pairs.extend(self.asked.to.iter().map(|it| ("bis", it.as_str())));
        narrowed(&pairs)
    }

    fn in_city(&self, topic: &str, city: &str) -> String {
        narrowed(&[("thema", topic), ("stadt", city)])
    }

    /// How wide the scale of the bars is.
    fn width(&self) -> i64 {
        self.span.map_or(1, |it| it.1 - it.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_years() {
        let count = TopicCount {
            topic: "sprache".to_owned(),
            papers: 3,
            years: vec![(1820, 1), (2019, 1), (2020, 2)],
            cities: Vec::new(),
            newest: None,
        };
        let span = span(&[(String::new(), count.clone())]).unwrap();
        assert_eq!(span, (2019, 2020));
        assert_eq!(bars(&count, span), "M0 20V10.0h.8V20zM1 20V0.0h.8V20z");
    }
}
