//! A body through its names, its sittings, and who sat in it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ratlas_library::{Body, BodyPerson, PersonYear, city_slug};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::state::address::Address;
use crate::state::fields::narrowed;
use crate::state::turning::Turning;

/// People of a page.
const PEOPLE: usize = 60;

/// Years of the table of people: the last ones.
const MAX_YEARS: usize = 12;

/// The newest sittings that are named.
const MAX_DAYS: usize = 12;

#[derive(Debug, Template)]
#[template(path = "page/body.html")]
struct BodyPage {
    reader: Reader,
    names: Vec<NameBar>,
    /// By year, newest first, how many sittings.
    sittings: Vec<YearBar>,
    /// The years of the table of people.
    years: Vec<i64>,
    /// Pages of the table of people.
    turning: Turning,
    body: Body,
}

/// A name and when it was borne, as a bar on the scale of all names.
#[derive(Debug, Clone, PartialEq)]
struct NameBar {
    name: String,
    from: Option<String>,
    to: Option<String>,
    /// Papers that print it; `None` for names that only the profile of the city knows.
    papers: Option<u64>,
    /// Of a scale of 400.
    x: f64,
    width: f64,
}

/// A year and how many sittings there were, as a bar of a hundred at most.
#[derive(Debug, Clone, PartialEq)]
struct YearBar {
    year: String,
    count: u64,
    width: f64,
}

/// Where the page of a body is.
pub(crate) fn address(city: &str, key: &str) -> String {
    format!("/gremien/{}/{key}", city_slug(city))
}

/// `/gremien/{stadt}/{key}`.
pub(crate) async fn body(
    State(app): State<App>,
    reader: Reader,
    Path((city, key)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let body = app.ask(move |library| Ok(library.body(&city, &key)?)).await?;
    let mut body = body.ok_or(Failure::NotFound)?;
    let turning = Turning::new(&reader.address, body.people.len(), PEOPLE);
    body.people.drain(..turning.skipped(PEOPLE));
    body.people.truncate(PEOPLE);
    Ok(page(&BodyPage {
        names: name_bars(&body),
        sittings: sittings(&body),
        years: years(&body),
        turning,
        body,
        reader,
    }))
}

fn year(date: Option<&str>) -> Option<i32> {
    date?.get(..4)?.parse().ok()
}

/// The names that papers print, then those that only the profile of the city knows; oldest first.
fn name_bars(body: &Body) -> Vec<NameBar> {
    let printed = body.entry.names.iter().map(|it| (it, Some(it.papers)));
    let mut res: Vec<NameBar> = printed
        .map(|(it, papers)| NameBar {
            name: it.name.clone(),
            from: it.first.clone(),
            to: it.last.clone(),
            papers,
            x: 0.0,
            width: 0.0,
        })
        .collect();
    let is_printed = |name: &str| body.entry.names.iter().any(|it| it.name == name);
    res.extend(body.known_names.iter().filter(|it| !is_printed(&it.name)).map(|it| NameBar {
        name: it.name.clone(),
        from: it.from.clone(),
        to: it.to.clone(),
        papers: None,
        x: 0.0,
        width: 0.0,
    }));
    res.sort_by_key(|it| year(it.from.as_deref().or(it.to.as_deref())));
    let ends = res.iter().flat_map(|it| [year(it.from.as_deref()), year(it.to.as_deref())]);
    let ends: Vec<i32> = ends.flatten().collect();
    let (Some(first), Some(last)) = (ends.iter().min(), ends.iter().max()) else { return res };
    for bar in res.iter_mut().filter(|it| it.from.is_some() || it.to.is_some()) {
        let from = year(bar.from.as_deref()).unwrap_or(*first);
        let to = year(bar.to.as_deref()).unwrap_or(*last).max(from);
        let of_year = 400.0 / f64::from(last - first + 1);
        bar.x = f64::from(from - first) * of_year;
        bar.width = f64::from(to - from + 1) * of_year;
    }
    res
}

#[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
fn sittings(body: &Body) -> Vec<YearBar> {
    let mut by_year: BTreeMap<&str, u64> = BTreeMap::new();
    for meeting in &body.meetings {
        *by_year.entry(meeting.date.get(..4).unwrap_or_default()).or_default() += 1;
    }
    let most = by_year.values().max().copied().unwrap_or(1) as f64;
    let bar = |(year, count): (&&str, &u64)| YearBar {
        year: (*year).to_owned(),
        count: *count,
        width: 100.0 * *count as f64 / most,
    };
    by_year.iter().rev().map(bar).collect()
}

/// The last years in which somebody of the list sat.
fn years(body: &Body) -> Vec<i64> {
    let all = body.people.iter().flat_map(|it| it.years.iter().map(|it| it.year));
    let mut all: Vec<i64> = all.filter(|it| *it > 0).collect();
    all.sort_unstable();
    all.dedup();
    all.split_off(all.len().saturating_sub(MAX_YEARS))
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl BodyPage {
    fn of_person(&self, person: &BodyPerson, year: &i64) -> Option<PersonYear> {
        person.years.iter().find(|it| it.year == *year).copied()
    }

    /// Sittings of which a list tells whether somebody was there.
    fn told(&self, of: &PersonYear) -> u64 {
        of.present + of.excused + of.absent
    }

    /// The faction of a person, else the group, where its name says more than the role.
    fn belongs<'a>(&self, person: &'a BodyPerson) -> Option<&'a String> {
        let role = person.role.as_str();
        let word = self.reader.word("person_role", role).to_lowercase();
        let says_more = |it: &&String| !it.to_lowercase().contains(&word) && *it != role;
        person.faction.as_ref().or_else(|| person.group.as_ref().filter(says_more))
    }

    /// How dark a cell is: the share of sittings somebody was at.
    fn shade(&self, of: &PersonYear) -> &'static str {
        match 100 * of.present / self.told(of).max(1) {
            _ if self.told(of) == 0 => "",
            0..25 => "h0",
            25..50 => "h1",
            50..75 => "h2",
            75..100 => "h3",
            _ => "h4",
        }
    }

    fn search(&self, person: &str) -> String {
        narrowed(&[("stadt", &self.body.entry.city), ("person", person)])
    }

    fn papers(&self, name: &str) -> String {
        narrowed(&[("stadt", &self.body.entry.city), ("gremium", name)])
    }

    /// The sittings of a year or a day.
    fn meetings(&self, when: &str) -> String {
        let mut res = Address::new("/sitzungen");
        let entry = &self.body.entry;
        let pairs = [("stadt", &entry.city), ("gremium", &entry.key)];
        res.pairs.extend(pairs.map(|it| (it.0.to_owned(), it.1.clone())));
        for name in ["von", "bis"] {
            if !when.is_empty() {
                res.pairs.push((name.to_owned(), when.to_owned()));
            }
        }
        res.to_string()
    }

    /// When a name was borne: a day, from one to another, or since one.
    fn when(&self, of: &NameBar) -> String {
        let date = |it: &Option<String>| it.as_deref().map(|it| self.reader.date(it));
        match (date(&of.from), date(&of.to)) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => format!("{from} \u{2013} {to}"),
            (Some(from), None) => format!("{} {from}", self.reader.pick("seit", "since")),
            (None, Some(to)) => format!("{} {to}", self.reader.pick("bis", "until")),
            (None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use ratlas_library::{BodyEntry, BodyName};

    use super::*;

    #[test]
    fn names_follow_each_other() {
        let name = |name: &str, first: &str, last: &str| BodyName {
            name: name.to_owned(),
            first: Some(first.to_owned()),
            last: Some(last.to_owned()),
            papers: 1,
        };
        let entry = BodyEntry {
            key: "beirat".to_owned(),
            city: "Ulm".to_owned(),
            kind: None,
            names: vec![name("Neu", "2015-03-01", "2019-01-01"), name("Alt", "2010", "2014-12-01")],
            meetings: 0,
            papers: 0,
        };
        let body =
            Body { entry, known_names: Vec::new(), meetings: Vec::new(), people: Vec::new() };
        let bars = name_bars(&body);
        let shown: Vec<(&str, f64, f64)> =
            bars.iter().map(|it| (it.name.as_str(), it.x, it.width)).collect();
        assert_eq!(shown, [("Alt", 0.0, 200.0), ("Neu", 200.0, 200.0)]);
    }
}
