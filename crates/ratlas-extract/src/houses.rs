//! City profiles: what only one house prints. The files are `houses/<ags>.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ratlas_model::ReferenceKind;
use regex::Regex;
use serde::Deserialize;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseCity {
    /// Amtlicher Gemeindeschlüssel.
    pub ags: String,
    /// The city.
    pub name: String,
    /// How many shapes of numbers its profile knows.
    pub n_numbers: usize,
    /// Where the knowledge comes from.
    pub source: String,
}

/// One city.
#[derive(Debug)]
pub(crate) struct House {
    pub(crate) ags: String,
    name: String,
    source: String,
    pub(crate) numbers: Vec<NumberShape>,
    pub(crate) bodies: Vec<Body>,
}

/// One shape of a city's numbers.
#[derive(Debug)]
pub(crate) struct NumberShape {
    /// `number/<rule>`.
    pub(crate) rule: String,
    pub(crate) pattern: Regex,
    pub(crate) kind: Option<ReferenceKind>,
    pub(crate) kinds: BTreeMap<String, ReferenceKind>,
    pub(crate) label: NeedsLabel,
}

/// Whether a number is one only with a label before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum NeedsLabel {
    /// The shape is safe alone.
    Never,
    /// With a label, or alone on its line or in its cell.
    OrAlone,
    /// Only with a label.
    Always,
}

/// A body through its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    pub(crate) kind: String,
    pub(crate) names: Vec<BodyName>,
}

/// One name of a body and when it bore it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyName {
    pub(crate) name: String,
    #[expect(dead_code, reason = "periods are checked as data; the links of issue 5 read them")]
    pub(crate) from: Option<String>,
    #[expect(dead_code, reason = "periods are checked as data; the links of issue 5 read them")]
    pub(crate) to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseFile {
    name: String,
    ags: String,
    source: String,
    #[serde(default)]
    numbers: Vec<NumberFile>,
    #[serde(default)]
    bodies: Vec<Body>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberFile {
    rule: String,
    pattern: String,
    kind: Option<String>,
    #[serde(default)]
    kinds: BTreeMap<String, String>,
    label: NeedsLabel,
    examples: Vec<String>,
    not: Vec<String>,
}

const BUILTIN: &[&str] = &[
    include_str!("../houses/06412000.toml"),
    include_str!("../houses/07313000.toml"),
    include_str!("../houses/08212000.toml"),
    include_str!("../houses/09162000.toml"),
    include_str!("../houses/14713000.toml"),
    include_str!("../houses/15003000.toml"),
];

impl Houses {
    /// The profiles that come with the program.
    pub fn builtin() -> &'static Houses {
        static HOUSES: LazyLock<Houses> = LazyLock::new(|| {
            let files = BUILTIN.iter().copied();
            Houses::parse(files).expect("the built-in profiles are checked by a test")
        });
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
        let mut houses = Houses::parse(BUILTIN.iter().copied())?.houses;
        houses.retain(|it| own.by_ags(&it.ags).is_none());
        houses.extend(own.houses);
        houses.sort_by(|a, b| a.ags.cmp(&b.ags));
        Ok(Houses { houses })
    }

    /// The profiles that come with the program but that of one city, to see what it is worth.
    ///
    /// # Errors
    ///
    /// None as long as the built-in profiles are well formed, which a test checks.
    pub fn builtin_without(ags: &str) -> Result<Houses, HouseError> {
        let mut houses = Houses::parse(BUILTIN.iter().copied())?;
        houses.houses.retain(|it| it.ags != ags);
        Ok(houses)
    }

    /// The cities of the profiles, in the order of their keys.
    pub fn cities(&self) -> Vec<HouseCity> {
        let city = |it: &House| HouseCity {
            ags: it.ags.clone(),
            name: it.name.clone(),
            n_numbers: it.numbers.len(),
            source: it.source.clone(),
        };
        self.houses.iter().map(city).collect()
    }

    /// Reads profiles and checks them: keys, patterns, examples.
    ///
    /// # Errors
    ///
    /// [`HouseError`] with the first thing that is wrong.
    pub fn parse<'t>(files: impl IntoIterator<Item = &'t str>) -> Result<Houses, HouseError> {
        let mut houses: Vec<House> = Vec::new();
        for file in files {
            let house = house(file)?;
            if houses.iter().any(|it| it.ags == house.ags) {
                let reason = format!("{}: there are two profiles", house.name);
                return Err(HouseError { reason });
            }
            houses.push(house);
        }
        Ok(Houses { houses })
    }

    /// All profiles, in the order of their keys.
    pub(crate) fn all(&self) -> &[House] {
        &self.houses
    }

    /// The profile of a city.
    pub(crate) fn by_ags(&self, ags: &str) -> Option<&House> {
        self.houses.iter().find(|it| it.ags == ags)
    }
}

fn house(file: &str) -> Result<House, HouseError> {
    let file: HouseFile =
        toml::from_str(file).map_err(|err| HouseError { reason: err.to_string() })?;
    let wrong = |what: String| HouseError { reason: format!("{}: {what}", file.name) };
    let known = crate::lexicon::municipalities::by_ags(&file.ags);
    if known.is_none_or(|it| it.name != file.name) {
        return Err(wrong(format!("`{}` is not its official key", file.ags)));
    }
    if file.source.is_empty() {
        return Err(wrong("it names no source".to_owned()));
    }
    let numbers = file.numbers.iter().map(number_shape).collect::<Result<_, _>>().map_err(wrong)?;
    let HouseFile { name, ags, source, bodies, .. } = file;
    Ok(House { ags, name, source, numbers, bodies })
}

fn number_shape(file: &NumberFile) -> Result<NumberShape, String> {
    let pattern = Regex::new(&file.pattern).map_err(|err| err.to_string())?;
    let whole = |text: &str| pattern.find(text).is_some_and(|it| it.as_str() == text);
    if let Some(example) = file.examples.iter().find(|it| !whole(it)) {
        return Err(format!("rule `{}` does not read its example `{example}`", file.rule));
    }
    if let Some(example) = file.not.iter().find(|it| pattern.is_match(it)) {
        return Err(format!("rule `{}` reads `{example}`", file.rule));
    }
    let kind = |name: &String| {
        name.parse::<ReferenceKind>().map_err(|()| format!("`{name}` is not a kind of number"))
    };
    let kinds = file.kinds.iter().map(|(letter, name)| Ok((letter.clone(), kind(name)?)));
    Ok(NumberShape {
        rule: format!("number/{}", file.rule),
        kind: file.kind.as_ref().map(kind).transpose()?,
        kinds: kinds.collect::<Result<_, String>>()?,
        label: file.label,
        pattern,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_profiles_are_well_formed() {
        let houses = Houses::parse(BUILTIN.iter().copied()).unwrap();
        assert_eq!(houses.all().len(), 6);
        assert!(houses.all().is_sorted_by_key(|it| &it.ags));
        assert!(houses.by_ags("15003000").is_some());
    }

    #[test]
    fn own_profiles_take_the_place_of_built_in_ones() {
        let own = "name = 'Magdeburg'\nags = '15003000'\nsource = 'made up'\n";
        let houses = Houses::with_own([own]).unwrap();
        assert_eq!(houses.cities().len(), 6);
        assert_eq!(houses.by_ags("15003000").map(|it| it.numbers.len()), Some(0));
        assert!(houses.all().is_sorted_by_key(|it| &it.ags));
        let twice = Houses::with_own([own, own]).unwrap_err();
        assert_eq!(twice.reason, "Magdeburg: there are two profiles");
    }

    #[test]
    fn err_says_what_is_wrong() {
        let file = |ags: &str, example: &str| {
            format!(
                "name = 'Adorf/Vogtl.'\nags = '{ags}'\nsource = 'made up'\n[[numbers]]\nrule = 'x'\n\
                 pattern = 'X\\d{{3}}'\nkind = 'motion'\nlabel = 'never'\nexamples = ['{example}']\nnot = []\n"
            )
        };
        let reason = |file: &str| Houses::parse([file]).unwrap_err().reason;
        assert_eq!(
            reason(&file("99999999", "X123")),
            "Adorf/Vogtl.: `99999999` is not its official key"
        );
        assert_eq!(
            reason(&file("14523010", "X12")),
            "Adorf/Vogtl.: rule `x` does not read its example `X12`"
        );
        assert!(reason("name = 3").contains("expected a string"));
    }
}
