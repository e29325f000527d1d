//! Which of several candidates the paper itself means, and what each value is to it.

mod dates;
mod decisions;
mod findings;
mod languages;
#[cfg(test)]
mod other_cities;
mod people;
pub(crate) mod place;
mod references;
mod sitting;

use std::collections::BTreeMap;
use std::ops::Range;

use ratlas_model::{
    Basis, Citation, CitationKind, Consultation, DateRole, Dated, Deadline, Department, Genre,
    Measure, Money, Openness, Party, Proposal, Record, ReferenceRole, Source, Statement, Title,
    Topic, Where,
};
use ratlas_read::Pages;

use crate::Origin;
use crate::document::Document;
use crate::facts::Facts;
use crate::found::{Found, evidence};

/// Puts the record of a paper together from its facts.
pub(crate) fn record(pages: &Pages, document: &Document, facts: &Facts, origin: Origin) -> Record {
    let mut res = empty(pages, origin);
    let genre = facts.genre.as_ref().map_or(Genre::Other, |it| it.value.genre);
    res.languages = languages::languages(document, facts);
    res.genre = genre;
    if let Some(it) = &facts.genre {
        res.genre_label = Some(it.value.label.clone());
        res.genre_at = document.places(it.span.clone());
        res.genre_rule = Some(it.rule.clone());
    }
    res.title = facts.title.as_ref().map(|it| title(document, it));
    res.place = facts.place.chosen.as_ref().map(|it| place(document, it));
    res.references = references::references(document, facts, genre);
    res.reference = res.references.iter().find(|it| it.role == ReferenceRole::Own).cloned();
    res.dates = dates::dates(document, facts, genre);
    res.date = own_date(&res.dates);
    res.consultations = consultations(document, facts);
    res.people = people::people(document, facts);
    res.signatory = people::signatory(document, facts);
    (res.agenda, res.resolutions) = decisions::decisions(document, facts, genre);
    res.proposals = facts.proposals.iter().map(|it| proposal(document, it)).collect();
    res.goals = facts.goals.iter().map(|it| statement(document, it)).collect();
    res.measures = facts.measures.iter().map(|it| measure(document, it)).collect();
    res.deadlines = facts.deadlines.iter().map(|it| deadline(document, it)).collect();
    res.money = facts.money.iter().map(|it| money(document, it)).collect();
    res.citations = citations(document, facts);
    res.departments = departments(document, facts);
    res.issuer = issuer(document, facts);
    res.addressee = addressee(document, facts, &res);
    for topic in &facts.topics {
        res.topics.push(topic.id.to_owned());
        res.topic_counts.push(topic_count(document, topic));
    }
    if dates::sits(facts, genre) {
        res.meeting = sitting::sitting(document, facts, &res);
    }
    public(document, facts, &mut res);
    let found = findings::findings(document, facts, &res);
    res.findings.extend(found);
    res
}

/// The record of a paper of which nothing is known but its file.
fn empty(pages: &Pages, origin: Origin) -> Record {
    let source = Source {
        path: origin.path,
        url: origin.url,
        media_type: pages.media_type.to_owned(),
        bytes: origin.bytes,
        sha256: origin.sha256,
        pages: u32::try_from(pages.pages.len()).unwrap_or(u32::MAX),
        encoding: pages.encoding.clone(),
        text_layer: pages.text_layer,
        recogniser: pages.recogniser.clone(),
        duplicate_of: None,
    };
    Record { findings: pages.findings.clone(), ..Record::new(origin.id, source) }
}

fn title(document: &Document, found: &Found<String>) -> Title {
    Title {
        text: found.value.clone(),
        raw: document.words(found.span.clone()),
        evidence: found.evidence(document),
    }
}

fn place(document: &Document, it: &place::ChosenPlace) -> Where {
    Where {
        name: it.municipality.name.to_owned(),
        official_name: Some(it.municipality.official_name()),
        ags: Some(it.municipality.ags.to_owned()),
        state: Some(it.municipality.state.to_owned()),
        raw: it.spans.first().map(|it| document.words(it.clone())),
        evidence: evidence(document, it.spans.iter().cloned(), it.rule, it.basis),
    }
}

/// The paper's own date: the one with that role, if there is only one.
fn own_date(dates: &[Dated]) -> Option<Dated> {
    let mut own = dates.iter().filter(|it| it.role == DateRole::Document);
    let first = own.next()?;
    own.next().is_none().then(|| first.clone())
}

fn consultations(document: &Document, facts: &Facts) -> Vec<Consultation> {
    let stations = facts.consultations.iter().zip(1..);
    let consultation =
        |(it, order): (&Found<crate::facts::consultation::Station>, u32)| Consultation {
            order,
            body: it.value.body.clone(),
            date: it.value.date.clone(),
            role: it.value.role.clone(),
            public: it.value.public,
            agenda_item: it.value.agenda_item.clone(),
            outcome_raw: it.value.outcome_raw.clone(),
            outcome: it.value.outcome,
            evidence: it.evidence(document),
        };
    stations.map(consultation).collect()
}

fn proposal(document: &Document, found: &Found<crate::facts::proposal::Block>) -> Proposal {
    let it = &found.value;
    let words = |span: &Range<usize>| document.words(span.clone());
    let measure = |span: &Range<usize>| Measure {
        text: words(span),
        responsible: None,
        due: None,
        status: Some("proposed".to_owned()),
        evidence: evidence(document, [span.clone()], "measure/block", Basis::Explicit),
    };
    Proposal {
        number: it.number.clone(),
        goal: it.goal.as_ref().map(words),
        rationale: it.rationale.as_ref().map(words),
        measures: it.measures.iter().map(measure).collect(),
        evidence: found.evidence(document),
    }
}

fn statement(document: &Document, found: &Found<()>) -> Statement {
    Statement { text: document.words(found.span.clone()), evidence: found.evidence(document) }
}

fn measure(document: &Document, found: &Found<crate::facts::measure::Action>) -> Measure {
    let it = &found.value;
    Measure {
        text: document.words(found.span.clone()),
        responsible: it.responsible.clone().map(|it| document.words(it)),
        due: it.due.clone(),
        status: it.status.map(str::to_owned),
        evidence: found.evidence(document),
    }
}

fn deadline(document: &Document, found: &Found<crate::facts::deadline::Term>) -> Deadline {
    Deadline {
        value: found.value.value.clone(),
        raw: document.words(found.span.clone()),
        subject: Some(document.words(found.value.subject.clone())),
        relative: found.value.value.is_none(),
        evidence: found.evidence(document),
    }
}

fn money(document: &Document, found: &Found<crate::facts::money::Sum>) -> Money {
    let it = &found.value;
    Money {
        amount: it.amount.clone(),
        currency: it.currency.to_owned(),
        raw: document.words(found.span.clone()),
        subject: it.subject.clone().map(|it| document.words(it)),
        frequency: it.frequency,
        year: it.year.clone(),
        evidence: found.evidence(document),
    }
}

fn citations(document: &Document, facts: &Facts) -> Vec<Citation> {
    let citation = |kind, span: &Range<usize>, normalized: Option<String>, evidence| Citation {
        kind,
        text: document.words(span.clone()),
        normalized,
        evidence,
    };
    let mut res: Vec<(usize, Citation)> = Vec::new();
    let mut laws: BTreeMap<String, usize> = BTreeMap::new();
    let state = facts.place.chosen.as_ref().map(|it| it.municipality.state);
    for it in &facts.laws {
        let law = crate::facts::law::of_state(document, it, state);
        // A law cited again is one citation with both places.
        if let Some(idx) = laws.get(&law) {
            let (_, known): &mut (usize, Citation) = &mut res[*idx];
            known.evidence.at.extend(document.places(it.span.clone()));
        } else {
            laws.insert(law.clone(), res.len());
            let evidence = it.evidence(document);
            let law = citation(CitationKind::Law, &it.span, Some(law), evidence);
            res.push((it.span.start, law));
        }
    }
    for it in &facts.urls {
        let normalized = Some(it.value.clone());
        res.push((
            it.span.start,
            citation(CitationKind::Url, &it.span, normalized, it.evidence(document)),
        ));
    }
    for it in &facts.sources {
        let normalized = Some(it.value.title.clone());
        res.push((
            it.span.start,
            citation(it.value.kind, &it.span, normalized, it.evidence(document)),
        ));
    }
    res.sort_by_key(|it| it.0);
    res.into_iter().map(|it| it.1).collect()
}

fn departments(document: &Document, facts: &Facts) -> Vec<Department> {
    let department = |it: &Found<crate::facts::department::Office>| Department {
        name: it.value.name.clone(),
        code: it.value.code.clone(),
        role: it.value.role,
        evidence: it.evidence(document),
    };
    facts.departments.iter().map(department).collect()
}

/// The office that speaks in a letter, or the first one in the head.
fn issuer(document: &Document, facts: &Facts) -> Option<Party> {
    if let Some(it) = &facts.speaking_office {
        let (office, unit) = it.value.clone();
        let evidence = evidence(document, [it.span.clone()], it.rule.clone(), Basis::Inferred);
        return Some(Party { name: office, unit: Some(unit), function: None, evidence });
    }
    let office = facts.departments.iter().find(|it| it.rule == "department/head")?;
    let name = office.value.name.clone();
    Some(Party { name, unit: None, function: None, evidence: office.evidence(document) })
}

/// Who brought in what a letter answers, else who is named in the address.
fn addressee(document: &Document, facts: &Facts, record: &Record) -> Option<Party> {
    let answered = record.references.iter().find(|it| it.role == ReferenceRole::Answered);
    let reference = answered.filter(|_| record.genre == Genre::Reply);
    if let Some((reference, name)) = reference.and_then(|it| Some((it, it.originator.clone()?))) {
        let mut evidence = reference.evidence.clone();
        evidence.rule = "addressee/originator".into();
        evidence.basis = Basis::Inferred;
        return Some(Party { name, unit: None, function: None, evidence });
    }
    let it = facts.addressee.as_ref().filter(|_| !dates::has_meeting(record.genre))?;
    Some(Party {
        name: it.value.name.clone(),
        unit: None,
        function: it.value.function.clone(),
        evidence: it.evidence(document),
    })
}

fn topic_count(document: &Document, topic: &crate::facts::topic::TopicCount) -> Topic {
    /// The places of a frequent word tell nothing more.
    const MOST_PLACES: usize = 10;
    let spans = topic.spans.iter().take(MOST_PLACES).cloned();
    Topic {
        id: topic.id.to_owned(),
        count: u32::try_from(topic.spans.len()).unwrap_or(u32::MAX),
        evidence: evidence(document, spans, "topic/term", Basis::Explicit),
    }
}

/// Whether the paper is public: its sitting says so, or all its stations do.
fn public(document: &Document, facts: &Facts, record: &mut Record) {
    if let Some(it) = &facts.meeting.public {
        record.public = Some(it.value);
        record.public_at = document.places(it.span.clone());
        return;
    }
    let flags: Vec<bool> = record.consultations.iter().filter_map(|it| it.public).collect();
    record.public = match (flags.contains(&true), flags.contains(&false)) {
        (true, true) => Some(Openness::Mixed),
        (true, false) => Some(Openness::Public),
        (false, true) => Some(Openness::Closed),
        (false, false) => None,
    };
    if record.public.is_some() {
        record.public_at =
            record.consultations.iter().flat_map(|it| it.evidence.at.clone()).collect();
    }
}
