//! People of a paper, each once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Basis, Genre, Party, Person, PersonRole, Presence};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::addressee::Addressee;
use crate::facts::attendance::Attendee;
use crate::facts::name::Name;
use crate::facts::person::Spoken;
use crate::facts::signature::Signature;
use crate::found::Found;
use crate::lexicon::factions::key_in_place;
use crate::pattern::{Pattern, pattern};

/// The people of a paper: those of attendance lists, the chair, who signed, to whom it is
/// addressed, who speaks or is spoken of. A person spoken of who is on a list is not listed again.
pub(crate) fn people(document: &Document, facts: &Facts) -> Vec<Person> {
    let mut res = Known::default();
    for attendee in &facts.attendance {
        match res.on_list(&attendee.value.name) {
            Some(known) => join(known, document, attendee),
            None => res.add(attended(document, attendee)),
        }
    }
    if let Some(Found { value: Addressee::Person(name), span, rule }) = &facts.addressee
        && !res.holds(name)
    {
        let named = Found::new(name.clone(), span.clone(), rule.clone());
        res.add(person(document, &named, PersonRole::Addressee));
    }
    for signature in &facts.signatures {
        if !res.holds(&signature.value.name) {
            res.add(signed(document, signature));
        }
    }
    let sits = facts.genre.as_ref().is_some_and(|it| has_speakers(it.value.genre));
    let listed: Vec<&Range<usize>> = facts.attendance.iter().map(|it| &it.span).collect();
    for spoken in &facts.people {
        // "KLEIN, Dr. Lea" in a list is nobody else.
        let next = listed.partition_point(|it| it.end <= spoken.span.start);
        if listed.get(next).is_some_and(|it| it.start < spoken.span.end) {
            continue;
        }
        let it = person_spoken(document, spoken, sits);
        match res.known(&spoken.value.name) {
            Some(known) => tells_more(known, it),
            None => res.add(it),
        }
    }
    let mut res = res.people;
    name_substitutes(&mut res);
    if let Some(it) = facts.meeting.minutes_by.as_ref() {
        add_with_role(document, it, PersonRole::MinuteTaker, &mut res);
    }
    if let Some(it) = chair(facts, &res).filter(|_| sits || facts.meeting.chair.is_some()) {
        add_with_role(document, &it, PersonRole::Chair, &mut res);
    }
    if sits {
        officers_attend(&mut res);
    }
    welcomed(document, &mut res);
    res
}

/// Whether people of the text of such papers speak in a sitting.
fn has_speakers(genre: Genre) -> bool {
    matches!(genre, Genre::Minutes | Genre::ResolutionExtract)
}

fn signed(document: &Document, found: &Found<Signature>) -> Person {
    let name = found.value.name.clone();
    let named = Found::new(name, found.span.clone(), found.rule.clone());
    let faction = found.value.faction.clone();
    Person {
        function: found.value.function.clone(),
        faction_key: faction.as_deref().and_then(key_in_place),
        faction,
        ..person(document, &named, PersonRole::Signatory)
    }
}

fn person_spoken(document: &Document, found: &Found<Spoken>, sits: bool) -> Person {
    let it = &found.value;
    let role = match () {
        () if found.rule == "person/salutation" && !sits => PersonRole::Addressee,
        () if it.speaks && sits => PersonRole::Speaker,
        () => PersonRole::Mentioned,
    };
    let named = Found::new(it.name.clone(), found.span.clone(), found.rule.clone());
    Person {
        faction: it.faction.clone(),
        faction_key: it.faction.as_deref().and_then(key_in_place),
        ..person(document, &named, role)
    }
}

/// Adds what a later place tells of a person: given name, function, faction, that they speak.
fn tells_more(known: &mut Person, more: Person) {
    if known.given_name.is_none() && more.given_name.is_some() {
        known.name = more.name;
        known.given_name = more.given_name;
    }
    known.title = known.title.take().or(more.title);
    known.form_of_address = known.form_of_address.take().or(more.form_of_address);
    known.function = known.function.take().or(more.function);
    if known.faction.is_none() {
        known.faction = more.faction;
        known.faction_key = more.faction_key;
    }
    let weaker = known.role == PersonRole::Mentioned;
    if weaker && matches!(more.role, PersonRole::Speaker | PersonRole::Addressee) {
        known.role = more.role;
    }
}

/// Who chairs and who keeps the minutes are there.
fn officers_attend(people: &mut [Person]) {
    let officers = [PersonRole::Chair, PersonRole::MinuteTaker];
    for it in people.iter_mut().filter(|it| officers.contains(&it.role)) {
        it.presence.get_or_insert(Presence::Present);
    }
}

/// The person of this name, now with this role; added if they are not listed. Who is addressed
/// keeps that role.
fn add_with_role(
    document: &Document,
    found: &Found<String>,
    role: PersonRole,
    people: &mut Vec<Person>,
) {
    let Some(read) = crate::facts::name::name(&found.value) else { return };
    let same = |it: &&mut Person| {
        it.family_name == read.family
            && (it.given_name.is_none() || read.given.is_none() || it.given_name == read.given)
    };
    let Some(known) = people.iter_mut().find(same) else {
        let found = Found::new(read, found.span.clone(), found.rule.clone());
        people.push(person(document, &found, role));
        return;
    };
    if known.given_name.is_none() && read.given.is_some() {
        known.name.clone_from(&read.name);
        known.given_name.clone_from(&read.given);
    }
    if known.role != PersonRole::Addressee {
        known.role = role;
    }
}

/// Who is on the list with an empty cell, and is welcomed by name in the text, was there.
fn welcomed(document: &Document, people: &mut [Person]) {
    static WELCOME: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:begrüßt|begrüßte|willkommen|[Gg]ast ist|[Gg]äste sind)"));
    /// People are welcomed when the sitting or an item begins.
    const MOST_WELCOMES: usize = 60;
    let unknown = people.iter().any(|it| it.presence == Some(Presence::Unknown));
    if !unknown {
        return;
    }
    let sentences: Vec<Range<usize>> = WELCOME
        .find_iter(&document.text)
        .take(MOST_WELCOMES)
        .map(|it| crate::facts::deadline::sentence(document, it.start()))
        .collect();
    for it in people.iter_mut().filter(|it| it.presence == Some(Presence::Unknown)) {
        let named = sentences.iter().find_map(|span| {
            let at = document.text[span.clone()].find(&it.name)?;
            Some(span.start + at..span.start + at + it.name.len())
        });
        if let Some(span) = named.filter(|_| it.given_name.is_some()) {
            it.presence = Some(Presence::Present);
            it.evidence.at.extend(document.places(span));
            it.evidence.rule = "attendance/welcomed".into();
            it.evidence.basis = Basis::Inferred;
        }
    }
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

    /// The person with this name. Where one of the two is only named as represented or as who sits
    /// for another, the family name is enough.
    fn on_list(&mut self, name: &Name) -> Option<&mut Person> {
        let family = self.families.get(&name.family).into_iter().flatten().copied();
        let by_family = family.into_iter().find(|idx| {
            let it = &self.people[*idx];
            let only_named =
                it.presence_raw.is_none() && it.evidence.rule == "attendance/substitute";
            name.given.is_none() || (it.given_name.is_none() && only_named)
        });
        let idx = self.names.get(&name.name).copied().or(by_family)?;
        Some(&mut self.people[idx])
    }

    /// The person with the same family name and no other given name.
    fn known(&mut self, name: &Name) -> Option<&mut Person> {
        let idx = self.position(name)?;
        Some(&mut self.people[idx])
    }

    /// Whether this person is known.
    fn holds(&self, name: &Name) -> bool {
        self.position(name).is_some()
    }

    fn position(&self, name: &Name) -> Option<usize> {
        self.families.get(&name.family).into_iter().flatten().copied().find(|idx| {
            let it = &self.people[*idx];
            it.given_name.is_none() || name.given.is_none() || it.given_name == name.given
        })
    }
}

/// The name of who chairs, in full if a list gives it, and where it was read: behind a label, in the
/// list, or in the text.
pub(crate) fn chair(facts: &Facts, people: &[Person]) -> Option<Found<String>> {
    let listed = facts.attendance.iter().find(|it| {
        it.value.role == PersonRole::Chair && it.value.presence != Presence::Represented
    });
    let listed =
        listed.map(|it| Found::new(it.value.name.name.clone(), it.span.clone(), it.rule.clone()));
    let spoken = || facts.chairs.iter().max_by_key(|it| it.value.split(' ').count()).cloned();
    let found = facts.meeting.chair.clone().or(listed).or_else(spoken)?;
    let name =
        crate::facts::name::name(&found.value).map_or_else(|| found.value.clone(), |it| it.name);
    let family = name.rsplit(' ').next().unwrap_or(&name);
    let listed =
        people.iter().find(|it| it.presence.is_some() && it.family_name.as_deref() == Some(family));
    let name = listed.map_or(name.clone(), |it| it.name.clone());
    Some(Found { value: name, ..found })
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
    let it = &found.value;
    // Somebody named as represented may have a row that says why.
    let only_named = known.evidence.rule == "attendance/substitute" && known.presence_raw.is_none();
    let has_row = found.rule != "attendance/substitute" || it.presence_raw.is_some();
    let says_more = it.presence != Presence::Unknown && has_row;
    if (known.presence == Some(Presence::Unknown) || only_named) && says_more {
        known.presence = Some(it.presence);
        known.presence_raw.clone_from(&it.presence_raw);
    }
    let name = &it.name;
    if known.given_name.is_none() && name.given.is_some() {
        known.name.clone_from(&name.name);
        known.given_name.clone_from(&name.given);
    }
    known.represented_by = known.represented_by.take().or_else(|| it.represented_by.clone());
    known.substitute_for = known.substitute_for.take().or_else(|| it.substitute_for.clone());
    known.function = known.function.take().or_else(|| it.function.clone());
    if known.faction.is_none() && it.faction.is_some() {
        known.faction.clone_from(&it.faction);
        known.faction_key = it.faction.as_deref().and_then(key_in_place);
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

/// Who signed first.
pub(crate) fn signatory(document: &Document, facts: &Facts) -> Option<Party> {
    let it = facts.signatures.first()?;
    Some(Party {
        name: it.value.name.name.clone(),
        unit: None,
        function: it.value.function.clone(),
        evidence: it.evidence(document),
    })
}
