//! Every evidence of a record, for whoever has something to say about all of them.

use super::Record;
use crate::Evidence;

impl Record {
    /// Calls `see` with the evidence of every value, in the order of the record's fields.
    pub fn each_evidence_mut(&mut self, see: &mut dyn FnMut(&mut Evidence)) {
        let parties = [&mut self.issuer, &mut self.addressee, &mut self.signatory];
        parties.into_iter().flatten().for_each(|it| see(&mut it.evidence));
        self.title.iter_mut().for_each(|it| see(&mut it.evidence));
        self.place.iter_mut().for_each(|it| see(&mut it.evidence));
        self.reference.iter_mut().for_each(|it| see(&mut it.evidence));
        self.references.iter_mut().for_each(|it| see(&mut it.evidence));
        self.date.iter_mut().for_each(|it| see(&mut it.evidence));
        self.dates.iter_mut().for_each(|it| see(&mut it.evidence));
        self.meeting.iter_mut().for_each(|it| see(&mut it.evidence));
        self.consultations.iter_mut().for_each(|it| see(&mut it.evidence));
        self.people.iter_mut().for_each(|it| see(&mut it.evidence));
        self.agenda.iter_mut().for_each(|it| see(&mut it.evidence));
        self.resolutions.iter_mut().for_each(|it| see(&mut it.evidence));
        self.each_business_evidence(see);
        self.goals.iter_mut().for_each(|it| see(&mut it.evidence));
        self.measures.iter_mut().for_each(|it| see(&mut it.evidence));
        self.deadlines.iter_mut().for_each(|it| see(&mut it.evidence));
        self.money.iter_mut().for_each(|it| see(&mut it.evidence));
        self.citations.iter_mut().for_each(|it| see(&mut it.evidence));
        self.departments.iter_mut().for_each(|it| see(&mut it.evidence));
        self.topic_counts.iter_mut().for_each(|it| see(&mut it.evidence));
    }

    /// What is asked for, answered and proposed.
    fn each_business_evidence(&mut self, see: &mut dyn FnMut(&mut Evidence)) {
        self.applicants.iter_mut().for_each(|it| see(&mut it.evidence));
        if let Some(it) = &mut self.request {
            see(&mut it.evidence);
            it.points.iter_mut().chain(&mut it.reasons).for_each(|it| see(&mut it.evidence));
        }
        for it in &mut self.questions {
            see(&mut it.evidence);
            it.answer.iter_mut().for_each(|it| see(&mut it.evidence));
        }
        self.position.iter_mut().for_each(|it| see(&mut it.evidence));
        for it in &mut self.proposals {
            see(&mut it.evidence);
            it.measures.iter_mut().for_each(|it| see(&mut it.evidence));
        }
    }
}
