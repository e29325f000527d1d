//! Sittings by date.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ratlas_library::{MeetingEntry, MeetingQuery, Meetings};

use crate::answer::page;
use crate::app::App;
use crate::failure::Failure;
use crate::kept::{Keepable, bytes_of};
use crate::reader::Reader;
use crate::state::rooms::{meetings as asked_of, names_city};
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
    found: Arc<Found>,
    turning: Turning,
}

/// What the library answers.
#[derive(Debug)]
struct Found {
    meetings: Meetings,
    /// The cities to choose from.
    cities: Vec<String>,
}

impl Keepable for Found {
    fn bytes(&self) -> Option<usize> {
        Some(bytes_of(&self.meetings.entries) + bytes_of(&self.cities))
    }
}

/// `/sitzungen`.
pub(crate) async fn meetings(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let offset = (asked(&reader.address) - 1) * ROWS;
    let query = MeetingQuery { limit: ROWS, offset, ..asked_of(&reader.address) };
    let (asked, address) = (query.clone(), reader.address.clone());
    let turning = move |total| {
        let total = usize::try_from(total).unwrap_or(usize::MAX);
        Turning::new(&address, total, ROWS)
    };
    let turned = turning.clone();
    let found = app
        .ask_kept(&asked, move |library| {
            let mut meetings = library.meetings(&query)?;
            // A page behind the last is the last: how many there are is known when it was asked for.
            let offset = turned(meetings.total).skipped(ROWS);
            if offset != query.offset {
                meetings = library.meetings(&MeetingQuery { offset, ..query.clone() })?;
            }
            let cities = super::cities(library)?;
            Ok(Found { meetings, cities })
        })
        .await?;
    Ok(page(&MeetingsPage { turning: turning(found.meetings.total), asked, found, reader }))
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "templates give references"
)]
impl MeetingsPage {
    fn is_city(&self, city: &str) -> bool {
        names_city(&self.asked.cities, city)
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
