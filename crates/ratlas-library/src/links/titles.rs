//! Links by title: no number is printed, or the other paper has none.

use std::rc::Rc;

use ratlas_model::{Basis, Genre};

use super::candidates::{Candidate, Papers, Places, days_between};
use super::keys::{sitting_key, title_keys};
use super::numbers::answer_kind;
use super::{Link, LinkKind, Words, begins_life, is_business};
use crate::store::links::paper::LinkItem;

/// Titles from here on are the same but for a word or two.
const SAME: f32 = 0.85;

/// Titles from here on are of one matter where a day or an applicant says so as well.
const ALIKE: f32 = 0.6;

/// Common words of this weight are a matter, not a heading.
const MATTER: f32 = 2.0;

/// An answer comes within two years, or it is not one.
const DAYS_TO_ANSWER: i64 = 730;

/// A body deals with something within a year and a half.
const DAYS_TO_SITTING: i64 = 550;

/// What comes again before this was brought in twice at once, and after that again.
const DAYS_TO_RESUBMIT: std::ops::RangeInclusive<i64> = 90..=1_500;

/// Whether papers of a genre are about others whose titles they repeat.
pub(super) fn seeks_by_title(genre: Genre) -> bool {
    matches!(
        genre,
        Genre::Reply
            | Genre::Statement
            | Genre::Amendment
            | Genre::Information
            | Genre::Proposal
            | Genre::Report
            | Genre::ResolutionExtract
    )
}

/// Whether the items of an agenda stand for what a body did.
pub(super) fn has_items(genre: Genre) -> bool {
    matches!(genre, Genre::Minutes | Genre::ResolutionExtract)
}

/// What a paper says by titles, beside what it says by number.
pub(super) fn links(
    papers: &mut Papers<'_>,
    paper: &Candidate,
    by_number: &[Link],
) -> rusqlite::Result<Vec<Link>> {
    let mut res = Vec::new();
    let genre = paper.row.genre;
    if seeks_by_title(genre) && !has_aim(by_number) {
        res.extend(whole(papers, paper)?);
    }
    if has_items(genre) {
        for item in &paper.row.items {
            let is_known = by_number.iter().any(|it| it.agenda_item == item.position);
            if !is_known && item.numbers.is_empty() {
                res.extend(of_item(papers, paper, item)?);
            }
        }
    }
    if begins_life(genre) && !by_number.iter().any(|it| it.kind == LinkKind::Resubmits) {
        res.extend(again(papers, paper)?);
    }
    if genre == Genre::ResolutionExtract {
        res.extend(sitting(papers, paper)?);
    }
    Ok(res)
}

/// Whether what the paper is about is known by number.
fn has_aim(by_number: &[Link]) -> bool {
    by_number.iter().any(|it| it.kind != LinkKind::Mentions)
}

/// What is compared: the words of a title, and who and when.
struct Asked<'a> {
    paper: &'a Candidate,
    words: &'a Words,
    days: i64,
    is_wanted: fn(Genre) -> bool,
}

/// The paper that a whole paper is about.
fn whole(papers: &mut Papers<'_>, paper: &Candidate) -> rusqlite::Result<Option<Link>> {
    let is_wanted = match paper.row.genre {
        Genre::Amendment | Genre::ResolutionExtract => is_business,
        _ => begins_life,
    };
    let asked = Asked { paper, words: &paper.words, days: DAYS_TO_ANSWER, is_wanted };
    let Some((target, rule)) = best(papers, &asked)? else { return Ok(None) };
    let kind = match paper.row.genre {
        Genre::Information | Genre::Report if target.row.genre == Genre::Motion => {
            LinkKind::Reports
        }
        genre => answer_kind(genre, target.row.genre),
    };
    Ok(Some(inferred(paper, &target, kind, rule, (0, &paper.row.title_at))))
}

/// The paper that an item of minutes deals with.
fn of_item(
    papers: &mut Papers<'_>,
    paper: &Candidate,
    item: &LinkItem,
) -> rusqlite::Result<Option<Link>> {
    let words = Words::new(&item.title);
    let asked = Asked { paper, words: &words, days: DAYS_TO_SITTING, is_wanted: is_business };
    let found = best(papers, &asked)?;
    let place = (item.position, item.at.as_str());
    Ok(found.map(|(target, rule)| inferred(paper, &target, LinkKind::Decides, rule, place)))
}

/// The earlier motion of the same applicants that a motion brings in again.
fn again(papers: &mut Papers<'_>, paper: &Candidate) -> rusqlite::Result<Option<Link>> {
    let mut earlier = Vec::new();
    for it in alike(papers, paper, &paper.words)? {
        let days = it.days_until(paper);
        let likeness = paper.words.likeness(&it.words);
        let is_again = it.row.genre == paper.row.genre
            && days.is_some_and(|it| DAYS_TO_RESUBMIT.contains(&it))
            && likeness.share >= SAME
            && !likeness.is_contrary
            && shares_applicant(paper, &it);
        if is_again {
            earlier.push(it);
        }
    }
    // Of several the last: that one brought in the one before.
    let last = earlier
        .into_iter()
        .max_by(|one, two| (&one.row.date, &one.row.id).cmp(&(&two.row.date, &two.row.id)));
    let place = (0, paper.row.title_at.as_str());
    Ok(last.map(|it| inferred(paper, &it, LinkKind::Resubmits, "title/again", place)))
}

/// The minutes of the sitting that an extract was taken from.
fn sitting(papers: &mut Papers<'_>, paper: &Candidate) -> rusqlite::Result<Option<Link>> {
    let Some(key) = sitting_key(&paper.row) else { return Ok(None) };
    let mut found = papers.offering(&key, paper.row.paper)?;
    found.retain(|it| !it.row.is_shadow && is_same_body(paper, it));
    let [minutes] = &found[..] else { return Ok(None) };
    let place = (0, paper.row.title_at.as_str());
    Ok(Some(inferred(paper, minutes, LinkKind::ExtractOf, "sitting/body-and-day", place)))
}

fn is_same_body(one: &Candidate, two: &Candidate) -> bool {
    match (&one.row.body_key, &two.row.body_key) {
        (Some(one), Some(two)) => one == two,
        _ => one.row.body.is_some() && one.row.body == two.row.body,
    }
}

fn inferred(
    paper: &Candidate,
    target: &Candidate,
    kind: LinkKind,
    rule: &'static str,
    (agenda_item, at): (i64, &str),
) -> Link {
    let (paper, target) = (paper.row.paper, target.row.paper);
    let at = at.to_owned();
    Link { paper, target, kind, agenda_item, basis: Basis::Inferred, rule: rule.into(), at }
}

/// Papers of the same city whose titles share two telling words, each once.
fn alike(
    papers: &mut Papers<'_>,
    paper: &Candidate,
    words: &Words,
) -> rusqlite::Result<Vec<Rc<Candidate>>> {
    let mut res: Vec<Rc<Candidate>> = Vec::new();
    for key in title_keys(paper.row.city.as_deref(), words) {
        for it in papers.offering(&key, paper.row.paper)? {
            let is_new = !res.iter().any(|known| known.row.paper == it.row.paper);
            if is_new && !it.row.is_shadow && paper.places(&it) == Places::Same {
                res.push(it);
            }
        }
    }
    Ok(res)
}

/// The one paper of this title, and the rule that says so; none if it may be two.
fn best(
    papers: &mut Papers<'_>,
    asked: &Asked<'_>,
) -> rusqlite::Result<Option<(Rc<Candidate>, &'static str)>> {
    let mut sure = Vec::new();
    for it in alike(papers, asked.paper, asked.words)? {
        if (asked.is_wanted)(it.row.genre)
            && let Some(rule) = asked.rule(&it)
        {
            sure.push((it, rule));
        }
    }
    Ok(only(sure))
}

impl Asked<'_> {
    /// The rule by which a paper is the one asked for.
    fn rule(&self, it: &Candidate) -> Option<&'static str> {
        let likeness = self.words.likeness(&it.words);
        let days = it.days_until(self.paper)?;
        let is_said_day = self.says_day_of(it);
        if !(0..=self.days).contains(&days) && !(is_said_day && days >= 0)
            || likeness.common < MATTER
            || likeness.is_contrary
            || disputes_applicant(self.paper, it)
        {
            return None;
        }
        match likeness.share {
            share if share >= ALIKE && is_said_day => Some("title/and-day"),
            share if share >= ALIKE && self.is_consultation_of(it) => {
                Some("title/and-consultation")
            }
            share if share >= SAME => Some("title/same"),
            share if share >= ALIKE && shares_applicant(self.paper, it) => {
                Some("title/and-applicant")
            }
            _ => None,
        }
    }

    /// Whether the paper names the day of the other one.
    fn says_day_of(&self, it: &Candidate) -> bool {
        it.row.date.as_ref().is_some_and(|day| self.paper.row.motion_dates.contains(day))
    }

    /// Whether the other one was to be dealt with in the sitting these are the minutes of.
    fn is_consultation_of(&self, it: &Candidate) -> bool {
        let Some(day) = &self.paper.row.meeting_date else { return false };
        let body = self.paper.row.body_key.as_ref().or(self.paper.row.body.as_ref());
        it.row.consultations.iter().any(|(at, on)| on == day && Some(at) == body)
    }
}

/// Whether both name applicants, and one is among both.
fn shares_applicant(one: &Candidate, two: &Candidate) -> bool {
    one.row.applicants.iter().any(|it| two.row.applicants.contains(it))
}

/// Whether both name applicants, and none is among both.
fn disputes_applicant(paper: &Candidate, motion: &Candidate) -> bool {
    // An amendment has applicants of its own; minutes name none of the paper as a whole.
    paper.row.genre != Genre::Amendment
        && !paper.row.applicants.is_empty()
        && !motion.row.applicants.is_empty()
        && !shares_applicant(paper, motion)
}

/// The only one, or the only one that is more than alike; of one brought in again the last, if it
/// is long after the one before.
fn only(mut found: Vec<(Rc<Candidate>, &'static str)>) -> Option<(Rc<Candidate>, &'static str)> {
    let is_day = |it: &(Rc<Candidate>, &str)| it.1 == "title/and-day";
    if found.iter().any(is_day) {
        found.retain(is_day);
    }
    let is_motion = |it: &(Rc<Candidate>, &str)| begins_life(it.0.row.genre);
    if found.iter().any(is_motion) {
        found.retain(is_motion);
    }
    found.sort_by(|one, two| {
        (&one.0.row.date, &one.0.row.id).cmp(&(&two.0.row.date, &two.0.row.id))
    });
    let last = found.pop()?;
    let before =
        found.last().map(|it| days_between(it.0.row.date.as_deref()?, last.0.row.date.as_deref()?));
    let is_apart = before.is_none_or(|it| it.is_some_and(|it| DAYS_TO_RESUBMIT.contains(&it)));
    is_apart.then_some(last)
}
