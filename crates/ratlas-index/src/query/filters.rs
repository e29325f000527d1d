//! What must hold beside the words.

use ratlas_model::{Genre, Outcome, Stance};

use crate::query::field::{self, Name, Said};
use crate::query::mistake::{MistakeKind, QueryMistake};
use crate::query::names;
use crate::query::node::{Count, Node, any_of};
use crate::query::time;

/// What must hold beside the words: several values of one filter are alternatives, different
/// filters must all hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filters {
    /// Usual or official name or AGS, whole; case and spelling of umlauts do not matter.
    pub city: Vec<String>,
    /// What kind of paper.
    pub genre: Vec<Genre>,
    /// Words of a body's name, in any inflection; all must be in one name.
    pub body: Vec<String>,
    /// The first day, a prefix of an ISO date: `2020`, `2020-12`, `2020-12-03`, or EDTF.
    pub from: Option<String>,
    /// The last day, likewise; the whole year or month counts.
    pub to: Option<String>,
    /// Times as in `jahr:` and `datum:`: `2020`, `2015..2018`, `2021-Q3`.
    pub year: Vec<String>,
    /// A number in the paper, in any spelling; papers whose own number it is come first.
    pub number: Vec<String>,
    /// What became of the paper or an item of it.
    pub outcome: Vec<Outcome>,
    /// What the administration says to the paper.
    pub stance: Vec<Stance>,
    /// Words of a person's name; all must be in one name.
    pub person: Vec<String>,
    /// ISO 3166-2 code, with or without `DE-`.
    pub state: Vec<String>,
    /// Name of a faction, whole; case and spelling of umlauts do not matter.
    pub faction: Vec<String>,
    /// Words of the name of who brings the paper in; all must be in one name.
    pub applicant: Vec<String>,
    /// Words or code of an office of the administration; all must be in one name.
    pub office: Vec<String>,
    /// Id or name of a concept of the thesaurus.
    pub topic: Vec<String>,
    /// A law or a paragraph of it, as printed or in its normal form; all words in one citation.
    pub law: Vec<String>,
    /// ISO 639-1 code.
    pub language: Vec<String>,
    /// Public or not; papers with parts of each match both.
    pub public: Option<bool>,
    /// Numbers of votes or pages; each must hold.
    pub counts: Vec<CountRange>,
}

/// A number between bounds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRange {
    /// What is counted.
    pub count: Count,
    /// At least.
    pub from: Option<u64>,
    /// At most.
    pub to: Option<u64>,
}

impl Filters {
    /// Adds a value of a field as it is typed in `field:value`, by any name of the field and of the
    /// value; `from` and `to` take one date each.
    ///
    /// # Errors
    ///
    /// A [`QueryMistake`] whose span is bytes of `value`: of [`MistakeKind::UnknownField`] if there
    /// is no such field or it is none for a filter.
    ///
    /// # Examples
    ///
    /// ```
    /// use ratlas_index::{Filters, MistakeKind};
    ///
    /// let mut filters = Filters::default();
    /// filters.add("art", "Anfrage").unwrap();
    /// filters.add("datum", "2021-Herbst").unwrap();
    /// assert_eq!(filters.from.as_deref(), Some("2021-23"));
    ///
    /// let mistake = filters.add("art", "Antragg").unwrap_err();
    /// assert_eq!(mistake.kind, MistakeKind::UnknownValue);
    /// assert_eq!(mistake.near, ["Antrag"]);
    /// ```
    pub fn add(&mut self, field: &str, value: &str) -> Result<(), QueryMistake> {
        let date = || {
            let is = time::moment(value);
            is.ok_or_else(|| QueryMistake::new(MistakeKind::BadDate, 0..value.len(), &[value]))
        };
        match (field, field::said(field)) {
            ("from", _) => self.from = Some(date()?),
            ("to", _) => self.to = Some(date()?),
            (_, Some(Said::Count(count))) => self.counts.push(field::count_range(count, value)?),
            (_, Some(Said::Value(name))) => self.extend(field::filters(name, value)?),
            _ => {
                let kind = MistakeKind::UnknownField;
                let mistake = QueryMistake::new(kind, 0..value.len(), &[field]);
                return Err(mistake.meant(names::nearest("field", field)));
            }
        }
        Ok(())
    }

    fn extend(&mut self, mut other: Filters) {
        self.city.append(&mut other.city);
        self.genre.append(&mut other.genre);
        self.body.append(&mut other.body);
        self.from = other.from.or(self.from.take());
        self.to = other.to.or(self.to.take());
        self.year.append(&mut other.year);
        self.number.append(&mut other.number);
        self.outcome.append(&mut other.outcome);
        self.stance.append(&mut other.stance);
        self.person.append(&mut other.person);
        self.state.append(&mut other.state);
        self.faction.append(&mut other.faction);
        self.applicant.append(&mut other.applicant);
        self.office.append(&mut other.office);
        self.topic.append(&mut other.topic);
        self.law.append(&mut other.law);
        self.language.append(&mut other.language);
        self.public = other.public.or(self.public);
        self.counts.append(&mut other.counts);
    }

    /// The same as conditions of a query.
    pub(crate) fn nodes(&self) -> Vec<Node> {
        let listed = |kind: &str, value: &str| names::shown(kind, value).to_owned();
        let genres = self.genre.iter().map(|it| listed("genre", it.as_str()));
        let outcomes = self.outcome.iter().map(|it| listed("outcome", it.as_str()));
        let stances = self.stance.iter().map(|it| listed("stance", it.as_str()));
        let states = self.state.iter().map(|it| match names::value("state", it) {
            Some(code) => listed("state", code),
            None => it.clone(),
        });
        let public = self.public.iter().map(|it| listed("public", &it.to_string()));
        let lists: [(Name, Vec<String>); 16] = [
            (Name::City, self.city.clone()),
            (Name::State, states.collect()),
            (Name::Genre, genres.collect()),
            (Name::Body, self.body.clone()),
            (Name::Date, self.dates().into_iter().collect()),
            (Name::Year, self.year.clone()),
            (Name::Number, self.number.clone()),
            (Name::Outcome, outcomes.collect()),
            (Name::Stance, stances.collect()),
            (Name::Person, self.person.clone()),
            (Name::Faction, self.faction.clone()),
            (Name::Applicant, self.applicant.clone()),
            (Name::Office, self.office.clone()),
            (Name::Topic, self.topic.clone()),
            (Name::Law, self.law.clone()),
            (Name::Language, self.language.clone()),
        ];
        let public = (Name::Public, public.collect());
        let values = |(name, values): (Name, Vec<String>)| {
            any_of(values.into_iter().map(|it| Node::Field(name, it)).collect())
        };
        let mut res: Vec<Node> = lists.into_iter().chain([public]).filter_map(values).collect();
        res.extend(self.counts.iter().map(|it| Node::Range(it.count, it.from, it.to)));
        res
    }

    fn dates(&self) -> Option<String> {
        match (&self.from, &self.to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(from.clone()),
            (from, to) => {
                let end = |it: &Option<String>| it.clone().unwrap_or_default();
                Some(format!("{}..{}", end(from), end(to)))
            }
        }
    }
}
