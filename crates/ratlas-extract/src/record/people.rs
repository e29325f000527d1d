//! People of a paper, each once.

use std::collections::BTreeMap;

use ratlas_model::{Party, Person, PersonRole, Presence};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::attendance::Attendee;
use crate::facts::name::Name;
use crate::found::Found;
use crate::lexicon::factions::key_in_place;

/// The people of a paper: those of attendance lists, the chair, who signed, to whom it is
/// addressed, who is spoken of. A person spoken of who is on a list is not listed again.
pub(crate) fn people(document: &Document, facts: &Facts) -> Vec<Person> {
    let mut res = Known::default();
    for attendee in &facts.attendance {
        match res.on_list(&attendee.value.name) {
            Some(known) => join(known, document, attendee),
            None => res.add(attended(document, attendee)),
        }
    }
    for signature in &facts.signatures {
        if !res.holds(&signature.value.name) {
            let name = signature.value.name.clone();
            let named = Found::new(name, signature.span.clone(), signature.rule.clone());
            let mut it = person(document, &named, PersonRole::Signatory);
            it.function.clone_from(&signature.value.function);
            res.add(it);
        }
    }
    for spoken in &facts.people {
        if !res.holds(&spoken.value) {
            let addressed = spoken.rule == "person/salutation";
            let role = if addressed { PersonRole::Addressee } else { PersonRole::Mentioned };
            res.add(person(document, spoken, role));
        }
    }
    let mut res = res.people;
    name_substitutes(&mut res);
    if let Some(chair) = chair(facts, &res) {
        mark_chair(document, chair, &mut res);
    }
    res
}

/// Who is sat for on the list is represented by who sits.
fn name_substitutes(people: &mut [Person]) {
    let pairs: Vec<(String, String)> = people
        .iter()
        .filter_map(|it| Some((it.substitute_for.clone()?, it.name.clone())))
        .collect();
    for (absent, sitting) in pairs {
        let family = absent.rsplit(' ').next().unwrap_or(&absent);
        let is_absent = |it: &&mut Person| {
            it.name == absent || (absent == family && it.family_name.as_deref() == Some(family))
        };
        if let Some(it) = people.iter_mut().filter(|it| it.presence.is_some()).find(is_absent) {
            it.represented_by.get_or_insert(sitting);
        }
    }
}

/// People, with their places in the list by name and by family name.
#[derive(Default)]
struct Known {
    people: Vec<Person>,
    names: BTreeMap<String, usize>,
    families: BTreeMap<Option<String>, Vec<usize>>,
}

impl Known {
    fn add(&mut self, person: Person) {
        self.names.entry(person.name.clone()).or_insert(self.people.len());
        self.families.entry(person.family_name.clone()).or_default().push(self.people.len());
        self.people.push(person);
    }

    /// The person with this name, or with this family name if only that is known of them because
    /// they are represented.
    fn on_list(&mut self, name: &Name) -> Option<&mut Person> {
        let family = self.families.get(&name.family).into_iter().flatten().copied();
        let represented = family.into_iter().find(|idx| {
            let it = &self.people[*idx];
            it.given_name.is_none() && it.presence == Some(Presence::Represented)
        });
        let idx = self.names.get(&name.name).copied().or(represented)?;
        Some(&mut self.people[idx])
    }

    /// Whether this person is known: same family name, and no other given name.
    fn holds(&self, name: &Name) -> bool {
        let mut family =
            self.families.get(&name.family).into_iter().flatten().map(|idx| &self.people[*idx]);
        family.any(|it| {
            it.given_name.is_none() || name.given.is_none() || it.given_name == name.given
        })
    }
}

/// The name of who chairs, in full if a list gives it, and where it was read.
pub(crate) fn chair<'f>(
    facts: &'f Facts,
    people: &[Person],
) -> Option<(String, &'f Found<String>)> {
    let labelled = facts.meeting.chair.as_ref();
    let found =
        labelled.or_else(|| facts.chairs.iter().max_by_key(|it| it.value.split(' ').count()))?;
    let name =
        crate::facts::name::name(&found.value).map_or_else(|| found.value.clone(), |it| it.name);
    let family = name.rsplit(' ').next().unwrap_or(&name);
    let listed =
        people.iter().find(|it| it.presence.is_some() && it.family_name.as_deref() == Some(family));
    Some((listed.map_or(name.clone(), |it| it.name.clone()), found))
}

fn mark_chair(
    document: &Document,
    (name, found): (String, &Found<String>),
    people: &mut Vec<Person>,
) {
    match people.iter_mut().find(|it| it.name == name) {
        Some(known) if known.role != PersonRole::Signatory => known.role = PersonRole::Chair,
        Some(_) => {}
        None => {
            if let Some(read) = crate::facts::name::name(&found.value) {
                let found = Found::new(read, found.span.clone(), found.rule.clone());
                people.push(person(document, &found, PersonRole::Chair));
            }
        }
    }
}

fn attended(document: &Document, found: &Found<Attendee>) -> Person {
    let it = &found.value;
    let named = Found::new(it.name.clone(), found.span.clone(), found.rule.clone());
    Person {
        function: it.function.clone().or_else(|| it.name.function.clone()),
        group: it.group.clone(),
        faction: it.faction.clone(),
        faction_key: it.faction.as_deref().and_then(key_in_place),
        presence: Some(it.presence),
        presence_raw: it.presence_raw.clone(),
        from: it.from.clone(),
        to: it.to.clone(),
        substitute_for: it.substitute_for.clone(),
        represented_by: it.represented_by.clone(),
        voting: it.voting,
        ..person(document, &named, it.role)
    }
}

/// A second row of the same person: more functions, and the clearer attendance.
fn join(known: &mut Person, document: &Document, found: &Found<Attendee>) {
    // Somebody named as represented may have a row that says why.
    let only_named = known.presence_raw.is_none() && found.value.presence_raw.is_some();
    let says_more = found.value.presence != Presence::Unknown;
    if known.presence == Some(Presence::Unknown) || (only_named && says_more) {
        known.presence = Some(found.value.presence);
        known.presence_raw.clone_from(&found.value.presence_raw);
    }
    let name = &found.value.name;
    if known.given_name.is_none() && name.given.is_some() {
        known.name.clone_from(&name.name);
        known.given_name.clone_from(&name.given);
    }
    known.evidence.at.extend(document.places(found.span.clone()));
}

fn person(document: &Document, found: &Found<Name>, role: PersonRole) -> Person {
    let it = &found.value;
    Person {
        name: it.name.clone(),
        given_name: it.given.clone(),
        family_name: it.family.clone(),
        title: it.title.clone(),
        form_of_address: it.form_of_address.clone(),
        role,
        function: it.function.clone(),
        group: None,
        faction: None,
        faction_key: None,
        presence: None,
        presence_raw: None,
        from: None,
        to: None,
        substitute_for: None,
        represented_by: None,
        voting: None,
        evidence: found.evidence(document),
    }
}

/// Who signed: for minutes who vouches for them, else the first signature.
pub(crate) fn signatory(document: &Document, facts: &Facts) -> Option<Party> {
    let first = facts.signatures.first();
    let it = facts.signatures.iter().find(|it| it.value.for_minutes).or(first)?;
    Some(Party {
        name: it.value.name.name.clone(),
        unit: None,
        function: it.value.function.clone(),
        evidence: it.evidence(document),
    })
}
