//! What a paper or an idea is about, before its words are weighed.

use ratlas_model::{Party, Record};

/// What a text is to its paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatterPart {
    /// The title.
    Title,
    /// What is asked for: the request, its points, questions, goals, measures.
    Request,
    /// Why it is asked for, and what is said to it.
    Reasons,
    /// Everything on the pages.
    Body,
}

impl MatterPart {
    /// How much a word counts that stands in this part. A word of the request is meant, one of the
    /// pages may be of the letterhead; they hold title and request once more, so that all add up.
    /// A title that counts more hides what answers in other words.
    pub(super) fn weight(self) -> f32 {
        match self {
            MatterPart::Title | MatterPart::Request => 2.0,
            MatterPart::Reasons => 1.0,
            MatterPart::Body => 0.8,
        }
    }
}

/// What a paper or an idea is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matter {
    /// Its texts.
    pub texts: Vec<(MatterPart, String)>,
    /// Concepts of the thesaurus by their ids.
    pub topics: Vec<String>,
    /// Names that say nothing of the matter wherever they stand: the city, people, factions.
    pub names: Vec<String>,
    /// Names that say something only in title and request: offices and bodies. A motion on the
    /// board for integration names it there; every motion to that board has it in its head.
    pub offices: Vec<String>,
}

/// The bytes of a part that are read: a paper of a thousand pages is about what its first ones say.
const MAX_PART_BYTES: usize = 60_000;

impl Matter {
    /// An idea that was typed.
    #[must_use]
    pub fn of_text(text: &str) -> Matter {
        let mut res = Matter::default();
        res.add(MatterPart::Request, text);
        res
    }

    /// What a paper is about, without the texts of its pages.
    #[must_use]
    pub fn of_record(record: &Record) -> Matter {
        let mut res = Matter { topics: record.topics.clone(), ..Matter::default() };
        res.add_texts(record);
        res.add_names(record);
        res
    }

    /// Adds a text, as far as there is room for it in its part.
    pub fn add(&mut self, part: MatterPart, text: &str) {
        let used: usize = self.texts.iter().filter(|it| it.0 == part).map(|it| it.1.len()).sum();
        let room = MAX_PART_BYTES.saturating_sub(used);
        let text = &text[..text.floor_char_boundary(room)];
        if !text.trim().is_empty() {
            self.texts.push((part, text.to_owned()));
        }
    }

    fn add_texts(&mut self, record: &Record) {
        if let Some(title) = &record.title {
            self.add(MatterPart::Title, &title.text);
        }
        if let Some(request) = &record.request {
            self.add(MatterPart::Request, &request.text);
            if let Some(reasons) = &request.reasons {
                self.add(MatterPart::Reasons, &reasons.text);
            }
        }
        for question in &record.questions {
            self.add(MatterPart::Request, &question.text);
            if let Some(answer) = &question.answer {
                self.add(MatterPart::Reasons, &answer.text);
            }
        }
        for proposal in &record.proposals {
            self.add(MatterPart::Request, proposal.goal.as_deref().unwrap_or_default());
            self.add(MatterPart::Reasons, proposal.rationale.as_deref().unwrap_or_default());
        }
        let measures = record.proposals.iter().flat_map(|it| &it.measures).chain(&record.measures);
        for text in measures.map(|it| &it.text).chain(record.goals.iter().map(|it| &it.text)) {
            self.add(MatterPart::Request, text);
        }
        if let Some(position) = &record.position {
            self.add(MatterPart::Reasons, &position.text);
        }
    }

    fn add_names(&mut self, record: &Record) {
        let place = record.place.iter();
        self.names.extend(place.clone().map(|it| it.name.clone()));
        self.names.extend(place.filter_map(|it| it.official_name.clone()));
        self.names.extend(record.people.iter().map(|it| it.name.clone()));
        self.names.extend(record.signatory.iter().map(|it| it.name.clone()));
        self.names.extend(record.people.iter().filter_map(|it| it.faction.clone()));
        self.names.extend(record.applicants.iter().map(|it| it.name.clone()));
        let parties = record.issuer.iter().chain(&record.addressee);
        self.offices.extend(parties.flat_map(names_of));
        self.offices.extend(record.departments.iter().map(|it| it.name.clone()));
        let meeting = record.meeting.iter().filter_map(|it| it.body.clone());
        self.offices.extend(meeting.chain(record.consultations.iter().map(|it| it.body.clone())));
    }
}

fn names_of(party: &Party) -> Vec<String> {
    [Some(&party.name), party.unit.as_ref()].into_iter().flatten().cloned().collect()
}
