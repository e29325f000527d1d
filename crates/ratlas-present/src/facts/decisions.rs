//! What was decided and proposed, what is due, what is cited, and what a reader should be told.

use ratlas_model::{
    Citation, Deadline, Department, Finding, Measure, Money, Proposal, Record, Resolution,
    Severity, Statement,
};

use super::{Fact, joined, paper};
use crate::{Lang, Wording, date, finding_words, vote, word};

/// What a body decided.
pub(super) fn resolutions(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.resolutions.iter().map(|it| Fact::listed(resolution(it, lang), &it.evidence)).collect()
}

fn resolution(resolution: &Resolution, lang: Lang) -> String {
    joined([
        resolution.agenda_item.as_deref().map(|it| lang.fill(Wording::Item, &[&it])),
        resolution.number.clone(),
        resolution.outcome.map(|it| word(lang, "outcome", it.as_str()).to_owned()),
        resolution.target.as_deref().map(|it| lang.fill(Wording::ReferredTo, &[&it])),
        resolution.vote.as_ref().map(|it| vote(it, lang)),
        resolution.text.clone(),
    ])
}

/// Blocks of goal, reason and measures, each part on its own line.
pub(super) fn proposals(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.proposals.iter().flat_map(|it| proposal(it, lang)).collect()
}

fn proposal(proposal: &Proposal, lang: Lang) -> Vec<Fact<'_>> {
    let number = proposal.number.as_deref().unwrap_or("–");
    let mut res = vec![Fact::labelled(Wording::LabelProposal, number, &proposal.evidence)];
    res.extend(proposal.goal.as_deref().map(|it| Fact::known(Wording::LabelGoal, it)));
    res.extend(proposal.rationale.as_deref().map(|it| Fact::known(Wording::LabelRationale, it)));
    res.extend(proposal.measures.iter().map(|it| measure(it, lang)));
    res
}

fn measure(measure: &Measure, lang: Lang) -> Fact<'_> {
    let value = joined([
        Some(measure.text.clone()),
        measure.responsible.clone(),
        measure.due.as_deref().map(|it| lang.fill(Wording::Until, &[&date(lang, it)])),
        measure.status.as_deref().map(|it| word(lang, "status", it).to_owned()),
    ]);
    Fact { label: Some(Wording::LabelMeasure), ..Fact::listed(value, &measure.evidence) }
}

/// Measures outside such blocks.
pub(super) fn measures(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let unlabelled = |it| Fact { label: None, ..measure(it, lang) };
    record.measures.iter().map(unlabelled).collect()
}

/// Goals outside such blocks.
pub(super) fn statements(statements: &[Statement]) -> Vec<Fact<'_>> {
    statements.iter().map(|it| Fact::listed(it.text.as_str(), &it.evidence)).collect()
}

/// What is due.
pub(super) fn deadlines(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.deadlines.iter().map(|it| Fact::listed(deadline(it, lang), &it.evidence)).collect()
}

fn deadline(deadline: &Deadline, lang: Lang) -> String {
    let date = deadline.value.as_deref().map(|it| date(lang, it));
    joined([Some(date.unwrap_or_else(|| deadline.raw.clone())), deadline.subject.clone()])
}

/// Sums of money: as printed, how often, for which year, what for.
pub(super) fn money(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.money.iter().map(|it| Fact::listed(sum(it, lang), &it.evidence)).collect()
}

fn sum(money: &Money, lang: Lang) -> String {
    let normal = format!("{} {}", money.amount, money.currency);
    joined([
        Some(money.raw.clone()),
        Some(normal).filter(|it| *it != money.raw),
        money.frequency.map(|it| word(lang, "frequency", it.as_str()).to_owned()),
        money.year.as_deref().map(|it| date(lang, it)),
        money.subject.clone(),
    ])
}

/// What the paper cites.
pub(super) fn citations(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.citations.iter().map(|it| Fact::listed(citation(it, lang), &it.evidence)).collect()
}

fn citation(citation: &Citation, lang: Lang) -> String {
    let text = citation.normalized.as_ref().unwrap_or(&citation.text);
    joined([
        Some(text.clone()),
        Some(word(lang, "citation_kind", citation.kind.as_str()).to_owned()),
    ])
}

/// Offices of the administration.
pub(super) fn departments(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.departments.iter().map(|it| Fact::listed(department(it, lang), &it.evidence)).collect()
}

fn department(department: &Department, lang: Lang) -> String {
    joined([
        Some(department.name.clone()),
        department.code.clone(),
        Some(word(lang, "department_role", department.role.as_str()).to_owned()),
    ])
}

/// Who signed.
pub(super) fn signatory(record: &Record) -> Vec<Fact<'_>> {
    record.signatory.iter().map(|it| paper::party(Wording::LabelName, it)).collect()
}

/// Concepts with their counts, or by name only where they were not counted.
pub(super) fn topics(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    let name = |id: &str| id.replace('_', " ");
    if record.topic_counts.is_empty() {
        return record.topics.iter().map(|it| Fact::placed(name(it), &[])).collect();
    }
    let counted = record.topic_counts.iter().map(|it| {
        let times = lang.count(u64::from(it.count), Wording::Time, Wording::Times);
        Fact::listed(format!("{} · {times}", name(&it.id)), &it.evidence)
    });
    counted.collect()
}

/// What a reader should be told.
pub(super) fn findings(record: &Record, lang: Lang) -> Vec<Fact<'_>> {
    record.findings.iter().map(|it| finding(it, lang)).collect()
}

fn finding(finding: &Finding, lang: Lang) -> Fact<'_> {
    let severity = match finding.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let value = format!(
        "{}: {}",
        word(lang, "severity", severity),
        finding_words(lang, &finding.code, &finding.message)
    );
    Fact { rule: &finding.code, ..Fact::placed(value, &finding.at) }
}
