//! Links by number: the paper prints the number of the other one.

use std::rc::Rc;

use ratlas_model::{Basis, Genre, ReferenceKind, ReferenceRole};

use super::candidates::{Candidate, Papers, Places};
use super::keys::{number_key, parent_numbers};
use super::{Link, LinkKind, Words, begins_life, is_business};
use crate::store::links::paper::CitedNumber;

/// Titles from here on are the same but for a word or two.
const SAME: f32 = 0.9;

/// Titles from here on are of one matter, where something else says so as well.
const ALIKE: f32 = 0.5;

/// Numbers without a year begin anew each year or term: what they name is not older than this.
const DAYS_OF_A_NUMBER: i64 = 400;

/// What a paper says by number.
pub(super) fn links(papers: &mut Papers<'_>, paper: &Candidate) -> rusqlite::Result<Vec<Link>> {
    let mut res = Vec::new();
    for cited in paper.row.references.iter().filter(|it| it.role != ReferenceRole::Own) {
        let said = Said::new(paper, cited);
        let candidates = papers.offering(&number_key(&cited.key), paper.row.paper)?;
        if let Some(target) = choose(&said, candidates) {
            res.extend(said.link(&target, said.rule()));
        }
    }
    if let Some(own) = own(paper) {
        res.extend(shared(papers, paper, own)?);
        res.extend(parent(papers, paper, own)?);
    }
    Ok(res)
}

/// The place where the paper prints its own number.
fn own(paper: &Candidate) -> Option<&CitedNumber> {
    let key = paper.row.number_key.as_ref()?;
    paper.row.references.iter().find(|it| it.role == ReferenceRole::Own && it.key == *key)
}

/// An answer that bears the number of what it answers.
fn shared(
    papers: &mut Papers<'_>,
    paper: &Candidate,
    own: &CitedNumber,
) -> rusqlite::Result<Option<Link>> {
    if begins_life(paper.row.genre) {
        return Ok(None);
    }
    let said = Said { role: role_of(paper.row.genre), ..Said::new(paper, own) };
    let candidates = papers.offering(&number_key(&own.key), paper.row.paper)?;
    // Two papers of one genre and number are versions, and neither is about the other.
    let candidates = candidates.into_iter().filter(|it| begins_life(it.row.genre)).collect();
    let target = choose(&said, candidates).filter(|it| said.is_confirmed(it, ALIKE));
    Ok(target.and_then(|it| said.link(&it, "number/shared")))
}

/// An amendment or answer whose number goes on from that of its motion: `2023/0714/1`.
fn parent(
    papers: &mut Papers<'_>,
    paper: &Candidate,
    own: &CitedNumber,
) -> rusqlite::Result<Option<Link>> {
    if is_business(paper.row.genre) && paper.row.genre != Genre::Information {
        return Ok(None);
    }
    let said = Said { role: role_of(paper.row.genre), ..Said::new(paper, own) };
    for number in parent_numbers(&own.key) {
        let candidates = papers.offering(&number_key(number), paper.row.paper)?;
        let candidates = candidates.into_iter().filter(|it| is_business(it.row.genre)).collect();
        let Some(target) = choose(&said, candidates) else { continue };
        if paper.row.genre == Genre::Amendment || said.is_confirmed(&target, ALIKE) {
            return Ok(said.link(&target, "number/part-of"));
        }
    }
    Ok(None)
}

/// What a paper is to the one whose number it bears.
fn role_of(genre: Genre) -> ReferenceRole {
    match genre {
        Genre::Amendment => ReferenceRole::Amends,
        Genre::Minutes | Genre::ResolutionExtract | Genre::Invitation | Genre::Agenda => {
            ReferenceRole::Subject
        }
        _ => ReferenceRole::Answered,
    }
}

/// A number where a paper prints it.
struct Said<'a> {
    paper: &'a Candidate,
    cited: &'a CitedNumber,
    role: ReferenceRole,
    /// The words of the item the number stands in, else of the paper's title.
    words: Words,
}

impl<'a> Said<'a> {
    fn new(paper: &'a Candidate, cited: &'a CitedNumber) -> Said<'a> {
        let item = paper.row.items.iter().find(|it| it.position == cited.item);
        let words = item.map_or_else(|| paper.words.clone(), |it| Words::new(&it.title));
        Said { paper, cited, role: cited.role, words }
    }

    fn rule(&self) -> &'static str {
        match self.role {
            ReferenceRole::Answered => "number/answered",
            ReferenceRole::Amends => "number/amends",
            ReferenceRole::Subject => "number/subject",
            ReferenceRole::Mandate => "number/mandate",
            _ => "number/cited",
        }
    }

    fn link(&self, target: &Candidate, rule: &'static str) -> Option<Link> {
        let kind = kind(self.paper, self.role, target)?;
        Some(Link {
            paper: self.paper.row.paper,
            target: target.row.paper,
            kind,
            agenda_item: self.cited.item,
            basis: Basis::Explicit,
            rule: rule.into(),
            at: self.cited.at.clone(),
        })
    }

    /// Whether the titles say the same, too.
    fn is_confirmed(&self, target: &Candidate, share: f32) -> bool {
        let likeness = self.words.likeness(&target.words);
        likeness.share >= share
    }

    /// Whether the titles have nothing in common though both say something.
    fn is_refuted(&self, target: &Candidate) -> bool {
        self.words.are_telling()
            && target.words.are_telling()
            && self.words.likeness(&target.words).common == 0.0
    }

    /// Whether the number can mean this paper.
    fn can_mean(&self, target: &Candidate) -> bool {
        if target.row.is_shadow {
            return false;
        }
        let is_here = match self.paper.places(target) {
            Places::Same => true,
            Places::Other => false,
            Places::Unknown => {
                is_unique_anywhere(&self.cited.key) || self.is_confirmed(target, ALIKE)
            }
        };
        is_here && self.is_of_its_time(target) && self.is_of_its_matter(target)
    }

    /// Numbers without a year come again.
    fn is_of_its_time(&self, target: &Candidate) -> bool {
        if has_year(&self.cited.key) {
            return true;
        }
        let said_day = self.cited.date.is_some() && self.cited.date == target.row.date;
        let days = target.days_until(self.paper);
        said_day
            || self.is_confirmed(target, ALIKE)
                && days.is_none_or(|it| it.abs() <= DAYS_OF_A_NUMBER)
    }

    /// A number of two parts is soon misprinted or that of another thing.
    fn is_of_its_matter(&self, target: &Candidate) -> bool {
        let is_short = self.cited.key.split('.').count() <= 2;
        let is_about = self.role != ReferenceRole::Cited;
        !(is_short && is_about && self.is_refuted(target))
    }
}

/// Whether a number has a year or a term in it: three parts, or two numbers.
fn has_year(key: &str) -> bool {
    let parts: Vec<&str> = key.split('.').collect();
    let is_number = |it: &&str| it.bytes().all(|it| it.is_ascii_digit());
    parts.len() >= 3 || parts.len() == 2 && parts.iter().all(is_number)
}

/// Whether a number is so long that no two cities have it: four parts with a letter among them.
fn is_unique_anywhere(key: &str) -> bool {
    key.split('.').count() >= 4 && key.contains(char::is_alphabetic)
}

/// The one paper a number means; none if it may be two.
fn choose(said: &Said<'_>, candidates: Vec<Rc<Candidate>>) -> Option<Rc<Candidate>> {
    let mut left: Vec<Rc<Candidate>> =
        candidates.into_iter().filter(|it| said.can_mean(it)).collect();
    let first = left.first()?;
    if left.iter().any(|it| it.places(first) == Places::Other) {
        return None;
    }
    let rank = |it: &Rc<Candidate>| rank(said, it.row.genre);
    let best = left.iter().map(rank).min()?;
    left.retain(|it| rank(it) == best);
    if left.len() > 1 && !are_versions(&left) {
        left.retain(|it| said.cited.date.is_some() && said.cited.date == it.row.date);
        if left.is_empty() || !are_versions(&left) {
            return None;
        }
    }
    // Of versions the first: the others are told by their family.
    left.into_iter()
        .min_by(|one, two| (&one.row.date, &one.row.id).cmp(&(&two.row.date, &two.row.id)))
}

fn are_versions(papers: &[Rc<Candidate>]) -> bool {
    let first = &papers[0];
    papers.iter().all(|it| {
        let likeness = first.words.likeness(&it.words);
        likeness.share >= SAME && !likeness.is_contrary
    })
}

/// How likely a genre is meant, the lowest first.
fn rank(said: &Said<'_>, genre: Genre) -> u8 {
    let is_meant = match said.cited.kind {
        ReferenceKind::Motion => genre == Genre::Motion,
        ReferenceKind::Inquiry => genre == Genre::Inquiry,
        ReferenceKind::Amendment => genre == Genre::Amendment,
        ReferenceKind::Proposal => genre == Genre::Proposal,
        ReferenceKind::Information => genre == Genre::Information,
        ReferenceKind::Statement => genre == Genre::Statement,
        _ => false,
    };
    match genre {
        _ if is_meant => 0,
        _ if begins_life(genre) => 1,
        Genre::Proposal | Genre::Amendment => 2,
        Genre::Information | Genre::Statement | Genre::Reply => 3,
        _ => 4,
    }
}

/// What a paper that names another in this role is to it.
fn kind(paper: &Candidate, role: ReferenceRole, target: &Candidate) -> Option<LinkKind> {
    let (genre, of) = (paper.row.genre, target.row.genre);
    match role {
        ReferenceRole::Own => None,
        ReferenceRole::Cited => Some(cited_kind(paper, target)),
        _ => Some(named_kind(genre, role, of)),
    }
}

fn named_kind(genre: Genre, role: ReferenceRole, of: Genre) -> LinkKind {
    match role {
        ReferenceRole::Amends => LinkKind::Amends,
        ReferenceRole::Mandate => LinkKind::Reports,
        ReferenceRole::Answered => answer_kind(genre, of),
        ReferenceRole::Subject if matches!(genre, Genre::Minutes | Genre::ResolutionExtract) => {
            LinkKind::Decides
        }
        _ => LinkKind::Mentions,
    }
}

/// What a paper is to a motion that the library does not have.
pub(crate) fn kind_of_missing(genre: Genre, role: ReferenceRole) -> LinkKind {
    named_kind(genre, role, Genre::Motion)
}

/// A statement on an inquiry answers it; on anything else it is an opinion.
pub(super) fn answer_kind(genre: Genre, of: Genre) -> LinkKind {
    match (genre, of) {
        (Genre::Amendment, _) => LinkKind::Amends,
        (Genre::Minutes | Genre::ResolutionExtract, _) => LinkKind::Decides,
        (Genre::Statement, Genre::Inquiry) => LinkKind::Answers,
        (Genre::Statement, _) => LinkKind::States,
        _ => LinkKind::Answers,
    }
}

/// What is only cited is mentioned, unless the genres and titles say more.
fn cited_kind(paper: &Candidate, target: &Candidate) -> LinkKind {
    let likeness = paper.words.likeness(&target.words);
    let is_same_matter = likeness.share >= ALIKE && !likeness.is_contrary;
    let is_later = target.days_until(paper).is_none_or(|it| it >= 0);
    match paper.row.genre {
        _ if !is_same_matter || !is_later => LinkKind::Mentions,
        Genre::Motion | Genre::Inquiry if paper.row.genre == target.row.genre => {
            LinkKind::Resubmits
        }
        Genre::Information | Genre::Report if begins_life(target.row.genre) => LinkKind::Reports,
        Genre::Reply | Genre::Statement if begins_life(target.row.genre) => {
            answer_kind(paper.row.genre, target.row.genre)
        }
        Genre::Amendment if is_business(target.row.genre) => LinkKind::Amends,
        _ => LinkKind::Mentions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_tell_alone() {
        for (key, year, unique) in [
            ("20.26.b.1322", true, true),
            ("a.142.22", true, false),
            ("23.714", true, false),
            ("m.209", false, false),
            ("1013", false, false),
        ] {
            assert_eq!((has_year(key), is_unique_anywhere(key)), (year, unique), "{key}");
        }
    }
}
