//! Stations of a paper that are named behind labels and in sentences.

use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};

use super::body::{body_at, nominative};
use super::consultation::{Station, flag};
use super::label::{Labelled, labelled, labels};
use super::stations::{is_body, role};
use crate::document::Document;
use crate::found::{Found, dates_in};
use crate::pattern::{Pattern, pattern};

/// Stations behind labels, each on its line: `Beratungsgremium: Sozialausschuss, 23.10.2019`,
/// `Vorberatung: Schulausschuss Sitzung am 06.10.2020 TOP 2`.
pub(super) fn labelled_stations(document: &Document, dates: &[WrittenDate]) -> Vec<Found<Station>> {
    /// The form ends with the first lines.
    const HEAD_LINES: usize = 40;
    let labels = labels!(
        "Beratungsgremium|Gremium|Zuständiges Gremium|Beratung im|Beratung in|Beratung|Vorberatung|Beschlussfassung|Beschlussorgan|Entscheidung|Kenntnisnahme|Anhörung"
    );
    let until = document.lines.get(HEAD_LINES).map_or(document.text.len(), |it| it.span.start);
    let values = labelled(document, labels).take_while(|it| it.label.start < until);
    values.filter_map(|it| labelled_station(document, &it, dates)).collect()
}

fn labelled_station(
    document: &Document,
    found: &Labelled,
    dates: &[WrittenDate],
) -> Option<Found<Station>> {
    static ITEM: LazyLock<Pattern> = LazyLock::new(|| pattern(r"TOP\s(?<item>\d[\d.]*)"));
    let days = dates_in(dates, found.value.clone());
    let day = days.iter().find(|it| it.precision == Precision::Day)?;
    let before = document.words(found.value.start..day.span.start);
    let mut body = before.trim_end();
    for tail in ["am", "vom", ",", "Sitzung", ","] {
        body = body.strip_suffix(tail).map_or(body, str::trim_end);
    }
    let behind = document.words(day.span.end..found.value.end);
    let parts = || behind.split(',').map(str::trim).filter(|it| !it.is_empty());
    let label = document.words(found.label.clone());
    let station = Station {
        body: body.to_owned(),
        date: Some(day.edtf.clone()),
        date_span: Some(day.span.clone()),
        role: parts().find_map(role).or_else(|| role(label.trim_end_matches([':', ' ']))),
        public: parts().find_map(flag),
        agenda_item: ITEM.captures(&behind).map(|it| it["item"].to_owned()),
        ..Station::default()
    };
    is_body(body).then(|| Found::new(station, found.value.clone(), "consultation/label"))
}

/// "zur Beratung im Sozialausschuss am 3.5.2021", "für die Sitzung des Rates am 3.5.2021", in the first lines of a paper.
pub(super) fn sentences(
    document: &Document,
    until: usize,
    dates: &[WrittenDate],
) -> Vec<Found<Station>> {
    static ROUTE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:(?:[Ff]ür\sdie|[Zz]ur)\s(?:\d{1,3}\.\s|nächsten\s|öffentlichen\s|nichtöffentlichen\s)*\S*[Ss]itzung\s(?:des|der)\s|[Zz]ur\s(?<role>Beratung|Vorberatung|Beschlussfassung|Kenntnisnahme|Entscheidung|Behandlung|Anhörung)\s(?:im|in\s(?:der|dem)|(?:durch|an)\s(?:den|die|das))\s)",
        )
    });
    /// Weekday and "den" fit in.
    const DAY_BYTES: usize = 40;
    let text = &document.text;
    let found = ROUTE.captures_iter(&text[..until]).filter_map(|found| {
        let whole = found.get(0)?;
        let body = body_at(document, whole.end())?;
        let day = dates_in(dates, body.end..body.end + DAY_BYTES).first()?;
        let words = nominative(&text[body.clone()]);
        let station = Station {
            body: words,
            date: Some(day.edtf.clone()),
            date_span: Some(day.span.clone()),
            role: found.name("role").map(|it| it.as_str().to_owned()),
            ..Station::default()
        };
        (day.precision == Precision::Day && is_body(&station.body))
            .then(|| Found::new(station, whole.start()..day.span.end, "consultation/sentence"))
    });
    found.collect()
}
