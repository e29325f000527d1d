//! A paper without the items of its agenda that are not public.

use std::ops::Range;

use ratlas_model::{AgendaItem, Evidence, Genre, Meeting, PageText, Place, Record};

use crate::privacy::filler::blacken;

/// Takes closed items and everything that stands in them out of a record, and covers their text; gives
/// how many there were.
pub(crate) fn without_closed_items(record: &mut Record, pages: &mut [PageText]) -> u64 {
    let is_old =
        record.genre == Genre::Minutes && record.agenda.iter().all(|it| it.text_at.is_empty());
    let (closed, open): (Vec<AgendaItem>, Vec<AgendaItem>) =
        std::mem::take(&mut record.agenda).into_iter().partition(|it| it.public == Some(false));
    record.agenda = open;
    if closed.is_empty() {
        return 0;
    }
    let parts = ClosedParts {
        places: closed.iter().flat_map(|it| places(it, pages, is_old)).collect(),
        numbers: numbers(&closed, &record.agenda),
    };
    parts.take_out(record);
    for page in pages {
        let ranges = parts.on(page.number).map(|it| borders(&page.text, it)).collect();
        page.text = blacken(&page.text, ranges);
    }
    closed.len() as u64
}

/// A range on character borders, whatever the record says.
fn borders(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.ceil_char_boundary(range.end).max(start)
}

/// Where closed items stand.
struct ClosedParts {
    places: Vec<(u32, Range<usize>)>,
    /// Numbers that only closed items have.
    numbers: Vec<String>,
}

impl ClosedParts {
    fn on(&self, page: u32) -> impl Iterator<Item = Range<usize>> + '_ {
        self.places.iter().filter(move |it| it.0 == page).map(|it| it.1.clone())
    }

    fn holds(&self, place: &Place) -> bool {
        let [from, to] = place.span;
        self.on(place.page).any(|it| from < it.end && to > it.start)
    }

    fn touches(&self, evidence: &Evidence) -> bool {
        evidence.at.iter().any(|it| self.holds(it))
    }

    fn has_number(&self, number: Option<&String>) -> bool {
        number.is_some_and(|it| self.numbers.contains(it))
    }

    /// Whether a value is still said somewhere else; what was said here is not known of it any more.
    fn is_said_elsewhere(&self, evidence: &mut Evidence) -> bool {
        let was_said = !evidence.at.is_empty();
        evidence.at.retain(|it| !self.holds(it));
        !was_said || !evidence.at.is_empty()
    }

    /// Takes out what stands in closed parts.
    fn take_out(&self, record: &mut Record) {
        self.take_out_single(record);
        record
            .references
            .retain(|it| !self.touches(&it.evidence) && !self.has_number(it.agenda_item.as_ref()));
        record.dates.retain(|it| !self.touches(&it.evidence));
        record.consultations.retain(|it| !self.touches(&it.evidence));
        record.people.retain_mut(|it| self.is_said_elsewhere(&mut it.evidence));
        record
            .resolutions
            .retain(|it| !self.touches(&it.evidence) && !self.has_number(it.agenda_item.as_ref()));
        record.applicants.retain_mut(|it| self.is_said_elsewhere(&mut it.evidence));
        record.questions.retain(|it| !self.touches(&it.evidence));
        record.proposals.retain(|it| {
            !self.touches(&it.evidence) && !it.measures.iter().any(|it| self.touches(&it.evidence))
        });
        record.goals.retain(|it| !self.touches(&it.evidence));
        record.measures.retain(|it| !self.touches(&it.evidence));
        record.deadlines.retain(|it| !self.touches(&it.evidence));
        record.money.retain(|it| !self.touches(&it.evidence));
        record.citations.retain_mut(|it| self.is_said_elsewhere(&mut it.evidence));
        record.departments.retain_mut(|it| self.is_said_elsewhere(&mut it.evidence));
        self.take_out_topics(record);
        record.findings.retain(|it| !it.at.iter().any(|it| self.holds(it)));
        record.languages.iter_mut().for_each(|it| it.at.retain(|it| !self.holds(it)));
    }

    /// Single values; a paper whose title stands in a closed part has none.
    fn take_out_single(&self, record: &mut Record) {
        take_if(&mut record.title, |it| self.touches(&it.evidence));
        take_if(&mut record.addressee, |it| self.touches(&it.evidence));
        take_if(&mut record.signatory, |it| self.touches(&it.evidence));
        take_if(&mut record.reference, |it| self.touches(&it.evidence));
        take_if(&mut record.date, |it| self.touches(&it.evidence));
        take_if(&mut record.position, |it| self.touches(&it.evidence));
        take_if(&mut record.request, |it| {
            let parts = it.points.iter().chain(&it.reasons);
            self.touches(&it.evidence) || parts.into_iter().any(|it| self.touches(&it.evidence))
        });
        for question in &mut record.questions {
            take_if(&mut question.answer, |it| self.touches(&it.evidence));
        }
        if let Some(meeting) = &mut record.meeting {
            meeting.evidence.at.retain(|it| !self.holds(it));
            self.take_out_people_of(meeting);
        }
        record.genre_at.retain(|it| !self.holds(it));
        record.public_at.retain(|it| !self.holds(it));
        let parties = [&mut record.issuer];
        parties.into_iter().flatten().for_each(|it| it.evidence.at.retain(|it| !self.holds(it)));
        record.place.iter_mut().for_each(|it| it.evidence.at.retain(|it| !self.holds(it)));
    }

    /// Who chairs and who keeps the minutes, where only the closed part says so.
    fn take_out_people_of(&self, meeting: &mut Meeting) {
        for (part, value) in
            [("chair", &mut meeting.chair), ("minutes_by", &mut meeting.minutes_by)]
        {
            let Some(places) = meeting.parts_at.get_mut(part) else { continue };
            places.retain(|it| !self.holds(it));
            if places.is_empty() {
                *value = None;
            }
        }
        meeting.parts_at.values_mut().for_each(|it| it.retain(|it| !self.holds(it)));
        meeting.parts_at.retain(|_, it| !it.is_empty());
    }

    /// Topics are counted by their places where each has one.
    fn take_out_topics(&self, record: &mut Record) {
        record.topic_counts.retain_mut(|it| {
            let n_places = it.evidence.at.len();
            let is_said = self.is_said_elsewhere(&mut it.evidence);
            let n_gone = u32::try_from(n_places - it.evidence.at.len()).unwrap_or(u32::MAX);
            it.count = it.count.saturating_sub(n_gone).max(1);
            is_said
        });
        let Record { topics, topic_counts, .. } = record;
        topics.retain(|topic| topic_counts.iter().any(|it| it.id == *topic));
    }
}

/// Numbers that only closed items have: both parts of an agenda may count from 1.
fn numbers(closed: &[AgendaItem], open: &[AgendaItem]) -> Vec<String> {
    let is_only = |number: &&String| open.iter().all(|it| it.number.as_ref() != Some(number));
    closed.iter().filter_map(|it| it.number.as_ref()).filter(is_only).cloned().collect()
}

fn take_if<T>(value: &mut Option<T>, is_meant: impl Fn(&T) -> bool) {
    if value.as_ref().is_some_and(is_meant) {
        *value = None;
    }
}

/// Where an item stands: number, title and text.
///
/// Of one without a place all pages it may be on, and of the items of minutes none of which knows where
/// its text stands, which an older program wrote, all pages of each.
fn places(item: &AgendaItem, pages: &[PageText], is_old: bool) -> Vec<(u32, Range<usize>)> {
    let told = item.evidence.at.iter().chain(&item.text_at);
    let mut res: Vec<(u32, Range<usize>)> =
        told.map(|it| (it.page, it.span[0]..it.span[1])).collect();
    if item.evidence.at.is_empty() || is_old {
        let (from, to) = item.text.map_or((0, u32::MAX), |it| (it.page_from, it.page_to));
        let whole = pages.iter().filter(|it| (from..=to).contains(&it.number));
        res.extend(whole.map(|it| (it.number, 0..it.text.len())));
    }
    res
}
