//! Who was there: people by faction or organisation.

use ratlas_model::{Person, PersonRole, Presence, Record};
use ratlas_present::{Lang, word};

use crate::page::paper::facts::FactRow;

/// Who was there.
#[derive(Debug)]
pub(crate) struct Attendance {
    /// In the order in which the paper names them.
    pub(crate) groups: Vec<Group>,
    /// How many members there are of each presence, those there first; none of 0.
    pub(crate) counts: Vec<Share>,
}

/// People of a faction, an organisation, or with the same part in the sitting.
#[derive(Debug)]
pub(crate) struct Group {
    /// As the paper names it; empty where it names none.
    pub(crate) name: String,
    /// Whether they sit in the body.
    pub(crate) is_of_body: bool,
    /// The people.
    pub(crate) people: Vec<Attendee>,
    /// How many of them were there, if for a part.
    pub(crate) present: usize,
}

/// Somebody in a list of attendance.
#[derive(Debug)]
pub(crate) struct Attendee {
    /// The fact that says it.
    pub(crate) fact: FactRow,
    /// With title.
    pub(crate) name: String,
    /// What they are, as far as it is not told by the group.
    pub(crate) function: Option<String>,
    /// The group of the list, where people stand under their factions.
    pub(crate) of: Option<String>,
    /// Whether they were there.
    pub(crate) presence: Presence,
    /// From when, and until when.
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    /// For whom they sit, and who sits for them.
    pub(crate) substitute_for: Option<String>,
    pub(crate) represented_by: Option<String>,
    /// Whether they have no vote, where that is told.
    pub(crate) has_no_vote: bool,
}

/// A number with its part of a bar.
#[derive(Debug)]
pub(crate) struct Share {
    /// What is counted.
    pub(crate) kind: &'static str,
    /// How many.
    pub(crate) count: usize,
    /// Where its part begins, in hundredths of the bar.
    pub(crate) x: String,
    /// How wide it is.
    pub(crate) width: String,
}

/// Those there first.
const ORDER: [Presence; 6] = [
    Presence::Present,
    Presence::Partial,
    Presence::Represented,
    Presence::Excused,
    Presence::Absent,
    Presence::Unknown,
];

/// The list of attendance; `None` for a paper without one. `facts` are those of the record's people.
pub(crate) fn attendance(record: &Record, facts: &[FactRow], lang: Lang) -> Option<Attendance> {
    let has_factions = record.people.iter().any(|it| is_of_body(it) && it.faction.is_some());
    let mut groups: Vec<Group> = Vec::new();
    for (person, fact) in record.people.iter().zip(facts) {
        let Some(presence) = person.presence else { continue };
        let (name, is_of_body) = (group_of(person, has_factions, lang), is_of_body(person));
        let attendee = attendee(person, presence, fact, &name);
        let group = groups.iter_mut().find(|it| it.name == name && it.is_of_body == is_of_body);
        if let Some(group) = group {
            group.add(attendee);
        } else {
            let mut group = Group { name, is_of_body, people: Vec::new(), present: 0 };
            group.add(attendee);
            groups.push(group);
        }
    }
    groups.sort_by_key(|it| !it.is_of_body);
    let body = groups.iter().filter(|it| it.is_of_body).flat_map(|it| &it.people);
    let presences: Vec<Presence> = body.map(|it| it.presence).collect();
    let counted = ORDER.map(|it| (it.as_str(), presences.iter().filter(|of| **of == it).count()));
    let counts = shares(&counted);
    (!groups.is_empty()).then_some(Attendance { groups, counts })
}

/// The parts of a bar of a hundred units; what is not there has none.
pub(crate) fn shares(counted: &[(&'static str, usize)]) -> Vec<Share> {
    let total = counted.iter().map(|it| it.1).sum::<usize>().max(1);
    #[expect(clippy::cast_precision_loss, reason = "drawn with two decimals")]
    let part = |count: usize| count as f64 / total as f64 * 100.0;
    let mut before = 0;
    let mut res = Vec::new();
    for (kind, count) in counted.iter().copied().filter(|it| it.1 > 0) {
        let (x, width) = (format!("{:.2}", part(before)), format!("{:.2}", part(count)));
        res.push(Share { kind, count, x, width });
        before += count;
    }
    res
}

fn is_of_body(person: &Person) -> bool {
    matches!(person.role, PersonRole::Member | PersonRole::Deputy | PersonRole::Chair)
}

/// Members stand under their factions, where there are any; others under what the list calls them.
fn group_of(person: &Person, has_factions: bool, lang: Lang) -> String {
    let group = person.group.as_deref().map(capital);
    let role = || capital(word(lang, "person_role", person.role.as_str()));
    match (is_of_body(person), has_factions) {
        (true, true) => person.faction.clone().or(group).unwrap_or_default(),
        (true, false) => group.unwrap_or_default(),
        (false, _) => group.unwrap_or_else(role),
    }
}

/// A name of a group as a heading.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn attendee(person: &Person, presence: Presence, fact: &FactRow, group: &str) -> Attendee {
    let name: Vec<&str> = person.title.iter().map(String::as_str).chain([&*person.name]).collect();
    let is_new = |it: &&String| it.as_str() != group;
    Attendee {
        fact: fact.clone(),
        name: name.join(" "),
        function: person.function.clone().filter(|it| capital(it) != group),
        of: person
            .group
            .iter()
            .chain(&person.faction)
            .find(is_new)
            .filter(|it| capital(it) != group)
            .cloned(),
        presence,
        from: person.from.clone(),
        to: person.to.clone(),
        substitute_for: person.substitute_for.clone(),
        represented_by: person.represented_by.clone(),
        has_no_vote: person.voting == Some(false) && is_of_body(person),
    }
}

impl Group {
    fn add(&mut self, attendee: Attendee) {
        self.present += usize::from(attendee.is_there());
        self.people.push(attendee);
    }
}

impl Attendee {
    /// Whether they were there, if for a part.
    fn is_there(&self) -> bool {
        matches!(self.presence, Presence::Present | Presence::Partial)
    }

    /// The tag that shows the presence.
    pub(crate) fn tag(&self) -> &'static str {
        match self.presence {
            Presence::Present => "good",
            Presence::Partial | Presence::Represented => "open",
            Presence::Absent => "bad",
            Presence::Excused | Presence::Unknown => "",
        }
    }
}
