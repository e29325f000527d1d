//! Which papers are versions of each other.
//!
//! Papers with nearly the same text are linked ([`likeness`](super::likeness)); what is linked,
//! directly or through others, is a family, unless numbers or dates in it differ: then each number
//! and each date has its own. That depends on the papers alone, not on the order in which they came:
//! a paper that is new, changed or gone has everything linked to it settled anew.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rusqlite::Connection;

use crate::ingest::likeness::{Signature, Text};
use crate::store::families::{self, Member};
use crate::store::{Packer, Store, log, reading};

/// Papers settled in one transaction.
const GROUP_PAPERS: u32 = 256;

/// Texts held while the papers of a family are compared.
const MAX_TEXTS: usize = 64;

/// Gives every paper that is new or changed, and those it belongs to, their family.
pub(super) fn settle(store: &mut Store) -> rusqlite::Result<()> {
    let Store { connection, packer, .. } = store;
    loop {
        let transaction = connection.transaction()?;
        let unsettled = families::unsettled(&transaction, GROUP_PAPERS)?;
        if unsettled.is_empty() {
            return Ok(());
        }
        let mut settled = BTreeSet::new();
        for paper in unsettled {
            if !settled.contains(&paper) {
                let linked = Linking::new(&transaction, packer).linked(paper)?;
                settled.extend(linked.iter().map(|it| it.paper));
                assign(&transaction, linked)?;
            }
        }
        transaction.commit()?;
    }
}

/// Follows links from paper to paper.
struct Linking<'a> {
    connection: &'a Connection,
    packer: &'a Packer,
    texts: BTreeMap<i64, Text>,
}

impl<'a> Linking<'a> {
    fn new(connection: &'a Connection, packer: &'a Packer) -> Linking<'a> {
        Linking { connection, packer, texts: BTreeMap::new() }
    }

    /// A paper and all that are linked with it.
    fn linked(&mut self, paper: i64) -> rusqlite::Result<Vec<Member>> {
        let first = self.member(paper)?;
        let mut res = Vec::new();
        let mut met = BTreeSet::from([paper]);
        let mut waiting = VecDeque::from([first]);
        while let Some(member) = waiting.pop_front() {
            if let Some(signature) = member.signature.clone().filter(|_| member.is_original) {
                for mate in families::mates(self.connection, member.paper, &signature)? {
                    if met.contains(&mate) {
                        continue;
                    }
                    let other = families::member(self.connection, mate)?;
                    if self.are_versions(&member, &other)? {
                        met.insert(mate);
                        waiting.push_back(other);
                    }
                }
            }
            res.push(member);
        }
        Ok(res)
    }

    /// A paper; one that an older program wrote gets its signature now.
    fn member(&mut self, paper: i64) -> rusqlite::Result<Member> {
        let mut member = families::member(self.connection, paper)?;
        if member.signature.is_none() {
            let pages = reading::page_texts(self.connection, self.packer, paper)?;
            member.signature = Signature::of(&pages);
            if let Some(signature) = &member.signature {
                families::insert(self.connection, paper, signature)?;
            }
        }
        Ok(member)
    }

    fn are_versions(&mut self, one: &Member, other: &Member) -> rusqlite::Result<bool> {
        let (Some(signature), Some(others)) = (&one.signature, &other.signature) else {
            return Ok(false);
        };
        if !other.is_original || !one.head.may_be(&other.head) || !signature.is_near(others) {
            return Ok(false);
        }
        for paper in [one.paper, other.paper] {
            if !self.texts.contains_key(&paper) {
                let pages = reading::page_texts(self.connection, self.packer, paper)?;
                if self.texts.len() >= MAX_TEXTS {
                    self.texts.retain(|it, _| *it == one.paper);
                }
                self.texts.insert(paper, Text::of(&pages));
            }
        }
        let texts = (self.texts.get(&one.paper), self.texts.get(&other.paper));
        let (Some(text), Some(others)) = texts else { return Ok(false) };
        Ok(text.is_version_of(&one.head, others, &other.head))
    }
}

/// Gives linked papers their families.
fn assign(connection: &Connection, linked: Vec<Member>) -> rusqlite::Result<()> {
    for of_number in apart(linked, |it| it.head.number.as_ref()) {
        for mut family in apart(of_number, |it| it.head.date.as_ref()) {
            // The oldest gives its name; those without a date come last.
            family.sort_by(|one, other| age(one).cmp(&age(other)));
            let name = (family.len() > 1).then(|| family[0].id.clone());
            for member in family {
                let own = member.is_whole.then(|| member.id.clone());
                give(connection, &member, name.clone().or(own))?;
            }
        }
    }
    Ok(())
}

fn age(member: &Member) -> (bool, Option<&str>, &str) {
    (member.best_date.is_none(), member.best_date.as_deref(), &member.id)
}

/// Members with different values apart. Those without one are with the others if these agree.
fn apart(members: Vec<Member>, value: fn(&Member) -> Option<&String>) -> Vec<Vec<Member>> {
    let values: BTreeSet<String> = members.iter().filter_map(value).cloned().collect();
    if values.len() < 2 {
        return vec![members];
    }
    let mut res: BTreeMap<Option<String>, Vec<Member>> = BTreeMap::new();
    for member in members {
        res.entry(value(&member).cloned()).or_default().push(member);
    }
    res.into_values().collect()
}

fn give(connection: &Connection, member: &Member, family: Option<String>) -> rusqlite::Result<()> {
    if member.family != family {
        let mut seq = log::last_seq(connection)? + 1;
        families::set(connection, member.paper, family.as_deref(), seq)?;
        // Parts know their file by its family.
        let before = member.family.as_ref().unwrap_or(&member.id);
        if member.is_whole && before != family.as_ref().unwrap_or(&member.id) {
            for part in families::parts(connection, &member.id)? {
                seq += 1;
                families::touch(connection, part, seq)?;
            }
        }
    }
    families::settle(connection, member.paper)
}
