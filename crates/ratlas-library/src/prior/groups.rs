//! Puts answers and decisions under the motion they are about.

use std::collections::HashSet;

use ratlas_index::Filters;
use ratlas_model::Outcome;

use super::candidates::{Candidate, Seeking};
use super::{PriorGroup, PriorPaper, PriorRole, Shared};
use crate::error::In;
use crate::store::hits::{self, HitRow};
use crate::store::likeness;
use crate::{LibraryError, PaperHit};

/// Longer passages are read no more than skimmed.
const PASSAGE_CHARACTERS: usize = 240;

/// A motion has a few answers and decisions; more are debates that mention it.
const MAX_MEMBERS: usize = 6;

/// The groups of the best candidates, at most as many as were asked for.
pub(crate) fn groups(
    seeking: &Seeking<'_>,
    found: &[Candidate],
) -> Result<Vec<PriorGroup>, LibraryError> {
    let mut taken: HashSet<String> = seeking.question.id.iter().cloned().collect();
    let mut res = Vec::new();
    for (idx, candidate) in found.iter().enumerate() {
        if res.len() == seeking.question.limit {
            break;
        }
        if taken.contains(&candidate.id) {
            continue;
        }
        let group = Grouping { seeking, found };
        if !seeking.is_grouped {
            res.push(group.alone(candidate)?);
            continue;
        }
        let head = group.head(candidate, &taken)?;
        res.push(group.group(head.as_ref().unwrap_or(candidate), idx, &mut taken)?);
    }
    Ok(res)
}

/// What a group is made of.
struct Grouping<'a> {
    seeking: &'a Seeking<'a>,
    found: &'a [Candidate],
}

impl Grouping<'_> {
    /// The motion that a candidate answers or decides on; `None` if the library has it not or it is
    /// not wanted.
    fn head(
        &self,
        candidate: &Candidate,
        taken: &HashSet<String>,
    ) -> Result<Option<Candidate>, LibraryError> {
        let library = self.seeking.library;
        let links = likeness::links_from(&library.store.connection, candidate.row.paper)
            .within(library.dir())?;
        let mut targets = links
            .iter()
            .filter(|it| role(&it.kind).is_some() && !taken.contains(&it.id))
            .map(|it| &it.id);
        // Who asks for answers alone wants no motions.
        let is_any = self.seeking.question.filters == Filters::default();
        let is_known = |id: &String| self.found.iter().any(|it| it.id == *id);
        let Some(id) = targets.find(|it| is_any || is_known(it)) else { return Ok(None) };
        let head =
            self.known_or_read(id)?.filter(|it| !self.seeking.is_asking(it.is_own, &it.like));
        Ok(head.map(|it| Candidate { score: it.score.max(candidate.score), ..it }))
    }

    fn group(
        &self,
        head: &Candidate,
        rank: usize,
        taken: &mut HashSet<String>,
    ) -> Result<PriorGroup, LibraryError> {
        let library = self.seeking.library;
        let connection = &library.store.connection;
        taken.insert(head.id.clone());
        let mut papers = vec![self.paper(head, PriorRole::Head)?];
        let links = likeness::links_to(connection, head.row.paper).within(library.dir())?;
        let mut outcome = papers[0].outcome;
        let mut group = PriorGroup {
            papers: Vec::new(),
            outcome: None,
            stance: head.like.stance,
            stance_text: head.like.stance_text.clone(),
            office: None,
        };
        let mut office_of = head.like.stance.map(|_| head.row.paper);
        for link in &links {
            let Some(role) = role(&link.kind) else { continue };
            if papers.len() > MAX_MEMBERS || taken.contains(&link.id) {
                continue;
            }
            let Some(member) = self.known_or_read(&link.id)? else { continue };
            taken.insert(link.id.clone());
            if role == PriorRole::Answer && office_of.is_none() {
                group.stance = member.like.stance;
                group.stance_text.clone_from(&member.like.stance_text);
                office_of = Some(member.row.paper);
            }
            let member = self.paper(&member, role)?;
            if role == PriorRole::Decision {
                outcome = link.outcome.or(member.outcome).or(outcome);
            }
            papers.push(member);
        }
        for other in &self.found[rank..] {
            let is_version = head.like.family.is_some() && other.like.family == head.like.family;
            if is_version && !taken.contains(&other.id) {
                taken.insert(other.id.clone());
                papers.push(self.paper(other, PriorRole::Version)?);
            }
        }
        papers.sort_by_key(|it| it.role);
        if let Some(paper) = office_of {
            group.office = likeness::office(connection, paper).within(library.dir())?;
        }
        Ok(PriorGroup { papers, outcome, ..group })
    }

    /// A paper by itself.
    fn alone(&self, candidate: &Candidate) -> Result<PriorGroup, LibraryError> {
        let paper = self.paper(candidate, PriorRole::Head)?;
        Ok(PriorGroup {
            outcome: paper.outcome,
            stance: candidate.like.stance,
            stance_text: candidate.like.stance_text.clone(),
            office: None,
            papers: vec![paper],
        })
    }

    /// A candidate, or a paper that was none; `None` if it was removed a moment ago.
    fn known_or_read(&self, id: &str) -> Result<Option<Candidate>, LibraryError> {
        if let Some(known) = self.found.iter().find(|it| it.id == id) {
            return Ok(Some(known.clone()));
        }
        let library = self.seeking.library;
        let connection = &library.store.connection;
        let Some(row) = hits::row(connection, id).within(library.dir())? else {
            return Ok(None);
        };
        Ok(Some(Candidate {
            id: id.to_owned(),
            page: None,
            like: self.seeking.like_of(row.paper)?,
            score: 0.0,
            shared: Shared::default(),
            is_own: self.seeking.is_own(row.city.as_deref()),
            is_later: self.seeking.is_later(row.date.as_deref()),
            row,
        }))
    }

    fn paper(&self, candidate: &Candidate, role: PriorRole) -> Result<PriorPaper, LibraryError> {
        let library = self.seeking.library;
        let outcome: Option<Outcome> =
            likeness::outcome(&library.store.connection, candidate.row.paper)
                .within(library.dir())?;
        Ok(PriorPaper {
            hit: self.hit(candidate)?,
            role,
            is_own: candidate.is_own,
            is_later: candidate.is_later,
            outcome,
            shared: candidate.shared.clone(),
        })
    }

    /// The paper with the passage that is alike.
    fn hit(&self, candidate: &Candidate) -> Result<PaperHit, LibraryError> {
        let library = self.seeking.library;
        let HitRow { paper, city, genre, date, date_basis, number, title, source_path, public } =
            &candidate.row;
        let text = library.text_of_page(*paper, candidate.page)?;
        let snippet = self.seeking.terms.passage(&text, PASSAGE_CHARACTERS);
        let item = match candidate.page {
            Some(page) => library.item_of(*paper, page, &snippet)?,
            None => None,
        }
        .unwrap_or_default();
        let mut res = PaperHit {
            id: candidate.id.clone(),
            score: candidate.score,
            city: city.clone(),
            genre: *genre,
            date: date.clone(),
            date_basis: *date_basis,
            number: number.clone(),
            title: title.clone(),
            public: *public,
            page: candidate.page,
            item: item.number,
            item_title: Some(item.title).filter(|it| !it.is_empty()),
            position: None,
            outcome: item.outcome,
            vote: item.vote,
            snippet: snippet.into(),
            folded: Vec::new(),
            why: Vec::new(),
            path: library
                .store
                .told_path(library.path_of(*paper)?.unwrap_or_else(|| source_path.clone())),
        };
        library.store.cover(*paper, &mut res.texts()).within(library.dir())?;
        Ok(res)
    }
}

/// What a paper is to the one it is linked with.
fn role(kind: &str) -> Option<PriorRole> {
    match kind {
        "answers" | "states" | "reports" => Some(PriorRole::Answer),
        "decides" | "extract_of" => Some(PriorRole::Decision),
        "amends" => Some(PriorRole::Amendment),
        _ => None,
    }
}
