//! City profiles: what only one house prints. The files are `houses/<ags>.toml`.

mod check;
mod cities;
mod file;

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use ratlas_model::ReferenceKind;
use regex::Regex;
use serde::Deserialize;

pub use self::check::{HouseCheck, HouseMistake, HouseMistakeKind, check_house};
pub use self::cities::{City, cities_called};
use crate::facts::body::is_called;
use crate::pattern::latin;

include!(concat!(env!("OUT_DIR"), "/houses.rs"));

/// The profiles known to the extractor.
#[derive(Debug, Default)]
pub struct Houses {
    houses: Vec<House>,
}

/// What is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseError {
    /// What is wrong, for the person who wrote the profile.
    pub reason: String,
}

impl std::fmt::Display for HouseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for HouseError {}

/// A city whose papers are known more closely.
#[derive(Debug)]
pub struct House {
    /// Amtlicher Gemeindeschlüssel.
    pub ags: String,
    /// The city.
    pub name: String,
    /// Where the knowledge comes from.
    pub source: String,
    /// The shapes of its numbers, in the order they are tried.
    pub numbers: Vec<NumberShape>,
    /// Its bodies through their names.
    pub bodies: Vec<HouseBody>,
}

/// One shape of a city's numbers.
#[derive(Debug)]
pub struct NumberShape {
    /// `number/<rule>`.
    pub rule: String,
    /// The regular expression as written.
    pub written: String,
    /// What it names, where no letters decide.
    pub kind: Option<ReferenceKind>,
    /// What its letters name.
    pub kinds: BTreeMap<String, ReferenceKind>,
    /// Whether it needs a label.
    pub label: NeedsLabel,
    /// Whether only this city prints it so: then the number tells the city.
    pub unique: bool,
    /// How sure the shape is.
    pub evidence: ShapeEvidence,
    /// Numbers it reads whole.
    pub examples: Vec<String>,
    /// Words it must not read.
    pub not: Vec<String>,
    compiled: OnceLock<Regex>,
}

/// How sure a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShapeEvidence {
    /// Seen in a paper or on a page of the city.
    Seen,
    /// From memory, to be confirmed.
    Memory,
}

/// Whether a number is one only with a label before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedsLabel {
    /// The shape is safe alone.
    Never,
    /// With a label, or alone on its line or in its cell.
    OrAlone,
    /// Only with a label.
    Always,
}

/// A body through its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseBody {
    /// E.g. `integration_board`.
    pub kind: String,
    /// The same through all its names.
    pub key: String,
    /// Its names, oldest first.
    pub names: Vec<HouseBodyName>,
}

/// One name of a body and when it bore it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseBodyName {
    /// In the nominative.
    pub name: String,
    /// The first year.
    pub from: Option<String>,
    /// The last year.
    pub to: Option<String>,
}

impl NumberShape {
    /// The pattern, compiled when it is first asked for: a run meets few cities.
    pub(crate) fn pattern(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            Regex::new(&latin(&self.written)).expect("profiles are checked before they are used")
        })
    }
}

impl House {
    /// The body that is or was called so; its longest name decides.
    pub(crate) fn body(&self, name: &str) -> Option<&HouseBody> {
        let names = self.bodies.iter().flat_map(|body| body.names.iter().map(move |it| (body, it)));
        let called = names.filter(|(_, it)| is_called(name, &it.name));
        called.max_by_key(|(_, it)| it.name.len()).map(|it| it.0)
    }
}

impl Houses {
    /// The profiles that come with the program.
    pub fn builtin() -> &'static Houses {
        static HOUSES: LazyLock<Houses> = LazyLock::new(|| Houses { houses: builtin() });
        &HOUSES
    }

    /// No profiles: every city is unknown.
    pub fn none() -> &'static Houses {
        static NONE: LazyLock<Houses> = LazyLock::new(Houses::default);
        &NONE
    }

    /// The profiles that come with the program and a user's own, which take the place of those of
    /// the same city.
    ///
    /// # Errors
    ///
    /// [`HouseError`] with the first thing that is wrong with an own profile.
    pub fn with_own<'t>(files: impl IntoIterator<Item = &'t str>) -> Result<Houses, HouseError> {
        let own = Houses::parse(files)?;
        let mut houses = builtin();
        houses.retain(|it| own.by_ags(&it.ags).is_none());
        houses.extend(own.houses);
        houses.sort_by(|a, b| a.ags.cmp(&b.ags));
        Ok(Houses { houses })
    }

    /// Reads profiles and checks them: keys, patterns, examples.
    ///
    /// # Errors
    ///
    /// [`HouseError`] with the first thing that is wrong.
    pub fn parse<'t>(files: impl IntoIterator<Item = &'t str>) -> Result<Houses, HouseError> {
        let mut houses: Vec<House> = Vec::new();
        for file in files {
            let house = check::house(file)?;
            if houses.iter().any(|it| it.ags == house.ags) {
                let reason = format!("{}: there are two profiles", house.name);
                return Err(HouseError { reason });
            }
            houses.push(house);
        }
        Ok(Houses { houses })
    }

    /// The profiles that come with the program but that of one city, to see what it is worth.
    pub fn builtin_without(ags: &str) -> Houses {
        let mut houses = builtin();
        houses.retain(|it| it.ags != ags);
        Houses { houses }
    }

    /// All profiles, in the order of their keys.
    pub fn all(&self) -> &[House] {
        &self.houses
    }

    /// The profile of a city.
    pub fn by_ags(&self, ags: &str) -> Option<&House> {
        self.houses.iter().find(|it| it.ags == ags)
    }

    /// The profiles of cities whose key or name, or the beginning of it, this is.
    pub fn called(&self, words: &str) -> Vec<&House> {
        let folded = words.to_lowercase();
        let houses = self.houses.iter();
        houses.filter(|it| it.ags == words || it.name.to_lowercase().starts_with(&folded)).collect()
    }
}

/// The file of a profile that comes with the program.
pub fn builtin_file(ags: &str) -> Option<&'static str> {
    let key = format!("ags = \"{ags}\"");
    BUILTIN.iter().copied().find(|file| file.lines().any(|it| it == key))
}

/// The profiles that come with the program. They are checked by a test, not at every start.
fn builtin() -> Vec<House> {
    let file = |it: &&str| file::read(it).expect("the built-in profiles are checked by a test");
    BUILTIN.iter().map(file).map(file::HouseFile::into_house).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_profiles_are_well_formed() {
        let houses = Houses::parse(BUILTIN.iter().copied()).unwrap();
        assert!(houses.all().len() >= 50);
        assert!(houses.all().is_sorted_by_key(|it| &it.ags));
        assert!(houses.by_ags("15003000").is_some());
        assert_eq!(houses.called("Halle")[0].ags, "15002000");
        assert!(houses.all().iter().all(|it| builtin_file(&it.ags).is_some()));
    }

    #[test]
    fn no_shape_without_label_reads_the_number_of_another_city() {
        for file in BUILTIN {
            let warnings: Vec<HouseMistake> =
                check_house(file, Houses::builtin()).mistakes.into_iter().collect();
            let foreign = warnings.iter().filter(|it| {
                matches!(&it.kind, HouseMistakeKind::ReadsForeign { unique: true, .. })
            });
            assert_eq!(foreign.count(), 0, "{warnings:?}");
        }
    }

    #[test]
    fn own_profiles_take_the_place_of_built_in_ones() {
        let own = "name = 'Magdeburg'\nags = '15003000'\nsource = 'made up'\n";
        let houses = Houses::with_own([own]).unwrap();
        assert_eq!(houses.all().len(), Houses::builtin().all().len());
        assert_eq!(houses.by_ags("15003000").map(|it| it.numbers.len()), Some(0));
        assert!(houses.all().is_sorted_by_key(|it| &it.ags));
        let twice = Houses::with_own([own, own]).unwrap_err();
        assert_eq!(twice.reason, "Magdeburg: there are two profiles");
    }

    #[test]
    fn a_body_keeps_its_key_through_its_names() {
        let karlsruhe = Houses::builtin().by_ags("08212000").unwrap();
        for name in ["Ausländerbeirat", "Migrationsbeirat der Stadt", "Integrationsausschuss"] {
            assert_eq!(karlsruhe.body(name).unwrap().key, "integration_board");
        }
        let freiburg = Houses::builtin().by_ags("08311000").unwrap();
        let committee = freiburg.body("Ausschuss für Migration und Integration").unwrap();
        assert_eq!(
            (committee.key.as_str(), committee.kind.as_str()),
            ("migration_committee", "committee")
        );
        assert_eq!(freiburg.body("Bauausschuss"), None);
    }
}
