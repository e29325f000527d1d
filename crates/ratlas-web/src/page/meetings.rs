//! Sittings by date.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{MeetingEntry, MeetingQuery, Meetings, city_slug};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::reader::Reader;
use crate::state::rooms::meetings as asked_of;
use crate::state::turning::{Turning, asked};

/// Sittings of a page.
const ROWS: usize = 50;

/// Papers of a sitting that its row names.
const PAPERS: usize = 4;

#[derive(Debug, Template)]
#[template(path = "page/meetings.html")]
struct MeetingsPage {
    reader: Reader,
    asked: MeetingQuery,
    cities: Vec<String>,
    meetings: Meetings,
    turning: Turning,
}

/// `/sitzungen`.
pub(crate) async fn meetings(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let query = MeetingQuery { limit: ROWS, ..asked_of(&reader.address) };
    let address = reader.address.clone();
    let (meetings, cities, turning, query) = app
        .ask(move |library| {
            // A page behind the last is the last: how many there are is known when it was asked for.
            let offset = (asked(&address) - 1) * ROWS;
            let mut query = MeetingQuery { offset, ..query.clone() };
            let mut found = library.meetings(&query)?;
            let total = usize::try_from(found.total).unwrap_or(usize::MAX);
            let turning = Turning::new(&address, total, ROWS);
            if turning.skipped(ROWS) != offset {
                query.offset = turning.skipped(ROWS);
                found = library.meetings(&query)?;
            }
            let cities: Vec<String> = library.stats()?.cities.into_iter().map(|it| it.0).collect();
            Ok((found, cities, turning, query))
        })
        .await?;
    Ok(page(&MeetingsPage { asked: query, cities, meetings, turning, reader }))
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl MeetingsPage {
    fn is_city(&self, city: &str) -> bool {
        self.asked.cities.iter().any(|it| it == city || *it == city_slug(city))
    }

    fn is_narrowed(&self) -> bool {
        let MeetingQuery { cities, body, from, to, .. } = &self.asked;
        !cities.is_empty() || body.is_some() || from.is_some() || to.is_some()
    }

    /// The page of the body of a sitting.
    fn body(&self, of: &MeetingEntry) -> String {
        super::body::address(&of.city, &of.body_key)
    }

    /// Papers of a sitting beyond those its row names.
    fn more(&self, of: &MeetingEntry) -> u64 {
        of.n_papers.saturating_sub(PAPERS as u64)
    }

    fn openness(&self, of: &ratlas_model::Openness) -> &str {
        self.reader.word("openness", of.as_str())
    }
}
