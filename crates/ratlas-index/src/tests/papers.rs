//! Papers made by hand.

use ratlas_model::{
    AgendaItem, Consultation, DateRole, Dated, Evidence, Genre, Language, Meeting, Openness,
    Outcome, PageText, Person, PersonRole, Place, Record, Reference, ReferenceKind, ReferenceRole,
    Source, TextLayer, Title, Where,
};

/// A paper with its pages; built step by step.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) record: Record,
    pub(crate) pages: Vec<PageText>,
    pub(crate) family: Option<String>,
    pub(crate) whole: Option<String>,
}

pub(crate) fn paper(id: &str, title: &str, pages: &[&str]) -> Paper {
    let mut record = empty(id);
    record.title =
        Some(Title { text: title.to_owned(), raw: title.to_owned(), evidence: evidence(1) });
    let page = |(idx, text): (usize, &&str)| PageText {
        number: u32::try_from(idx + 1).unwrap(),
        text: (*text).to_owned(),
        ..PageText::default()
    };
    let pages = pages.iter().enumerate().map(page).collect();
    Paper { record, pages, family: None, whole: None }
}

impl Paper {
    pub(crate) fn city(mut self, name: &str, official: &str, ags: &str, state: &str) -> Paper {
        self.record.place = Some(Where {
            name: name.to_owned(),
            official_name: Some(official.to_owned()),
            ags: Some(ags.to_owned()),
            state: Some(state.to_owned()),
            ..Where::default()
        });
        self
    }

    pub(crate) fn genre(mut self, genre: Genre) -> Paper {
        self.record.genre = genre;
        self
    }

    pub(crate) fn date(mut self, value: &str) -> Paper {
        self.record.date = Some(Dated {
            value: value.to_owned(),
            role: DateRole::Document,
            raw: value.to_owned(),
            qualifier: None,
            evidence: evidence(1),
        });
        self
    }

    pub(crate) fn number(mut self, number: &str, role: ReferenceRole, page: u32) -> Paper {
        let reference = Reference {
            number: number.to_owned(),
            normalized: number.replace(' ', ""),
            raw: number.to_owned(),
            kind: ReferenceKind::Motion,
            role,
            date: None,
            originator: None,
            parts: std::collections::BTreeMap::new(),
            agenda_item: None,
            evidence: evidence(page),
        };
        if role == ReferenceRole::Own {
            self.record.reference = Some(reference.clone());
        }
        self.record.references.push(reference);
        self
    }

    pub(crate) fn body(mut self, body: &str, date: Option<&str>) -> Paper {
        self.record.consultations.push(Consultation {
            order: 1,
            body: body.to_owned(),
            kind: None,
            body_key: None,
            date: date.map(str::to_owned),
            role: None,
            public: None,
            agenda_item: None,
            outcome_raw: None,
            outcome: None,
            evidence: evidence(1),
        });
        self
    }

    pub(crate) fn meeting(mut self, body: &str, date: &str) -> Paper {
        self.record.meeting = Some(Meeting {
            body: Some(body.to_owned()),
            date: Some(date.to_owned()),
            ..Meeting::default()
        });
        self
    }

    pub(crate) fn person(mut self, name: &str, faction: Option<&str>) -> Paper {
        self.record.people.push(Person {
            name: name.to_owned(),
            given_name: None,
            family_name: None,
            title: None,
            form_of_address: None,
            role: PersonRole::Member,
            function: None,
            group: None,
            faction: faction.map(str::to_owned),
            faction_key: None,
            presence: None,
            presence_raw: None,
            from: None,
            to: None,
            substitute_for: None,
            represented_by: None,
            voting: None,
            evidence: evidence(1),
        });
        self
    }

    pub(crate) fn outcome(mut self, outcome: Outcome) -> Paper {
        self.record.agenda.push(AgendaItem {
            number: Some("1".to_owned()),
            title: String::new(),
            public: None,
            outcome: Some(outcome),
            outcome_raw: None,
            vote: None,
            references: Vec::new(),
            text: None,
            text_at: Vec::new(),
            evidence: evidence(1),
        });
        self
    }

    /// An item of the agenda, whose text is the whole of some pages.
    pub(crate) fn item(mut self, number: &str, title: &str, pages: &[u32]) -> Paper {
        let whole = |page: &u32| {
            let text = &self.pages[*page as usize - 1].text;
            Place { page: *page, span: [0, text.len()], boxes: Vec::new() }
        };
        let text_at = pages.iter().map(whole).collect();
        self = self.outcome(Outcome::Noted);
        let item = self.record.agenda.last_mut().unwrap();
        item.number = Some(number.to_owned());
        item.title = title.to_owned();
        item.text_at = text_at;
        self
    }

    /// What became of the last item, and whether it is public.
    pub(crate) fn decided(mut self, outcome: Outcome, public: bool) -> Paper {
        let item = self.record.agenda.last_mut().unwrap();
        (item.outcome, item.public) = (Some(outcome), Some(public));
        self
    }

    pub(crate) fn family(mut self, family: &str) -> Paper {
        self.family = Some(family.to_owned());
        self
    }

    /// Makes it a part of a file.
    pub(crate) fn part_of(mut self, whole: &str) -> Paper {
        self.whole = Some(whole.to_owned());
        self
    }

    pub(crate) fn language(mut self, code: &str) -> Paper {
        self.record.languages.push(Language {
            code: code.to_owned(),
            share: 1.0,
            at: Vec::new(),
            variant: None,
        });
        self
    }

    pub(crate) fn public(mut self, public: Openness) -> Paper {
        self.record.public = Some(public);
        self
    }
}

fn evidence(page: u32) -> Evidence {
    let at = vec![Place { page, span: [0, 1], boxes: Vec::new() }];
    Evidence { at, ..Evidence::default() }
}

/// A record that says nothing.
fn empty(id: &str) -> Record {
    let source = Source {
        path: format!("{id}.pdf"),
        url: None,
        media_type: "application/pdf".to_owned(),
        bytes: 0,
        sha256: String::new(),
        pages: 1,
        encoding: None,
        text_layer: TextLayer::Native,
        recogniser: None,
        duplicate_of: None,
        part: None,
    };
    Record::new(id.to_owned(), source)
}
