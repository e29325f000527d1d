//! The bodies of cities.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{BodyEntry, BodyQuery};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::rooms::{bodies as asked_of, names_city};

/// Bodies of one city that a list of all cities names.
const MAX_OF_CITY: usize = 8;

/// More bodies are not listed at once; those of one city are.
const MAX_BODIES: usize = 300;

#[derive(Debug, Template)]
#[template(path = "page/bodies.html")]
struct BodiesPage {
    reader: Reader,
    asked: BodyQuery,
    found: Arc<Found>,
}

/// What the library answers.
#[derive(Debug)]
struct Found {
    /// How many there are.
    total: usize,
    cities: Vec<CityBodies>,
    /// The cities to choose from.
    choice: Vec<String>,
}

impl Keepable for Found {
    fn bytes(&self) -> Option<usize> {
        let bodies = self.cities.iter().map(|it| bytes_of(&it.bodies));
        Some(bodies.sum::<usize>() + bytes_of(&self.cities) + bytes_of(&self.choice))
    }
}

/// The bodies of a city, and how many more there are.
#[derive(Debug)]
struct CityBodies {
    city: String,
    bodies: Vec<BodyEntry>,
    more: usize,
}

/// `/gremien`.
pub(crate) async fn bodies(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let asked = asked_of(&reader.address);
    let query = asked.clone();
    let limit = if asked.cities.is_empty() { MAX_OF_CITY } else { MAX_BODIES };
    let found = app
        .ask_kept(&asked, move |library| {
            let bodies = library.bodies(&query)?;
            let choice = super::cities(library)?;
            Ok(Found { total: bodies.len(), cities: by_city(bodies, limit), choice })
        })
        .await?;
    Ok(page(&BodiesPage { reader, asked, found }))
}

/// They come by city.
fn by_city(found: Vec<BodyEntry>, limit: usize) -> Vec<CityBodies> {
    let mut res: Vec<CityBodies> = Vec::new();
    for (idx, body) in found.into_iter().enumerate() {
        if res.last().is_none_or(|it| it.city != body.city) {
            res.push(CityBodies { city: body.city.clone(), bodies: Vec::new(), more: 0 });
        }
        let Some(last) = res.last_mut() else { continue };
        if last.bodies.len() < limit && idx < MAX_BODIES {
            last.bodies.push(body);
        } else {
            last.more += 1;
        }
    }
    res
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl BodiesPage {
    fn is_city(&self, city: &str) -> bool {
        names_city(&self.asked.cities, city)
    }

    fn address(&self, of: &BodyEntry) -> String {
        super::body::address(&of.city, &of.key)
    }

    fn of_city(&self, city: &str) -> String {
        self.reader.address.with("stadt", city)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_have_their_bodies() {
        let body = |city: &str, key: &str| BodyEntry {
            key: key.to_owned(),
            city: city.to_owned(),
            kind: None,
            names: Vec::new(),
            meetings: 1,
            papers: 1,
        };
        let found = vec![body("Bonn", "a"), body("Bonn", "b"), body("Ulm", "c")];
        let cities = by_city(found, 1);
        assert_eq!(cities.len(), 2);
        assert_eq!((cities[0].bodies.len(), cities[0].more), (1, 1));
        assert_eq!(cities[1].city, "Ulm");
    }
}
