//! Everything that is wrong with a profile, for the person who wrote it.

use ratlas_model::ReferenceKind;
use regex::Regex;

use super::file::{self, BodyFile, HouseFile, NumberFile};
use super::{House, HouseError, Houses, NeedsLabel, NumberShape, ShapeEvidence, cities_called};
use crate::lexicon::municipalities;

/// What a check of a profile found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseCheck {
    /// The city, if the file names one.
    pub city: Option<String>,
    /// What is wrong, in the order of the lines.
    pub mistakes: Vec<HouseMistake>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseMistake {
    /// The line, from 1; 0 if it is nowhere.
    pub line: usize,
    /// What is wrong.
    pub kind: HouseMistakeKind,
}

/// What may be wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HouseMistakeKind {
    /// The file is not of its form: quotes, brackets, an unknown or missing entry.
    Form(String),
    /// The key is not that of the city; the right one, if the name is that of one city.
    Key {
        /// As written.
        ags: String,
        /// The key of the city of that name.
        right: Option<String>,
    },
    /// No source is named.
    NoSource,
    /// A pattern is no regular expression.
    Pattern {
        /// The rule.
        rule: String,
        /// Why not.
        reason: String,
    },
    /// A rule has no example.
    NoExample {
        /// The rule.
        rule: String,
    },
    /// A rule does not read its example whole.
    Example {
        /// The rule.
        rule: String,
        /// The example.
        example: String,
    },
    /// A rule reads a counter-example.
    CounterExample {
        /// The rule.
        rule: String,
        /// The counter-example.
        example: String,
    },
    /// No number is of this kind.
    NumberKind(String),
    /// No body is of this kind.
    BodyKind(String),
    /// A year is none, or the first stands after the last.
    Period {
        /// The name that was borne.
        name: String,
    },
    /// Two rules have one name.
    RuleTwice(String),
    /// A warning: a shape that needs no label reads a number of another city.
    ReadsForeign {
        /// The rule.
        rule: String,
        /// The other city.
        city: String,
        /// Its number.
        example: String,
        /// Whether the shape is said to tell the city.
        unique: bool,
    },
}

impl HouseMistakeKind {
    /// Whether the profile can be used all the same.
    pub fn is_warning(&self) -> bool {
        matches!(self, HouseMistakeKind::ReadsForeign { unique: false, .. })
    }
}

impl std::fmt::Display for HouseMistakeKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use HouseMistakeKind as Kind;
        match self {
            Kind::Form(reason) => f.write_str(reason),
            Kind::Key { ags, .. } => write!(f, "`{ags}` is not its official key"),
            Kind::NoSource => f.write_str("it names no source"),
            Kind::Pattern { rule, reason } => {
                write!(f, "the pattern of rule `{rule}` is none: {reason}")
            }
            Kind::NoExample { rule } => write!(f, "rule `{rule}` has no example"),
            Kind::Example { rule, example } => {
                write!(f, "rule `{rule}` does not read its example `{example}`")
            }
            Kind::CounterExample { rule, example } => write!(f, "rule `{rule}` reads `{example}`"),
            Kind::NumberKind(kind) => write!(f, "`{kind}` is not a kind of number"),
            Kind::BodyKind(kind) => write!(f, "`{kind}` is not a kind of body"),
            Kind::Period { name } => write!(f, "the years of `{name}` are none"),
            Kind::RuleTwice(rule) => write!(f, "rule `{rule}` stands twice"),
            Kind::ReadsForeign { rule, city, example, .. } => {
                write!(f, "rule `{rule}` reads `{example}` of {city}")
            }
        }
    }
}

/// The kinds of bodies.
const BODY_KINDS: &[&str] =
    &["council", "committee", "integration_board", "district_council", "working_group", "other"];

/// Checks a profile, also against the numbers of other cities.
pub fn check_house(text: &str, others: &Houses) -> HouseCheck {
    let file = match file::read(text) {
        Ok(file) => file,
        Err(error) => {
            let line = error.span().map_or(0, |it| line_at(text, it.start));
            let kind = HouseMistakeKind::Form(error.message().to_owned());
            return HouseCheck { city: None, mistakes: vec![HouseMistake { line, kind }] };
        }
    };
    let city = Some(file.name.clone());
    let mut mistakes = mistakes(text, &file);
    let house = file.into_house();
    if mistakes.is_empty() {
        for shape in &house.numbers {
            foreign(text, &house, shape, others, &mut mistakes);
        }
    }
    mistakes.sort_by_key(|it| it.line);
    HouseCheck { city, mistakes }
}

/// The profile in a file, or the first thing that is wrong with it.
pub(super) fn house(text: &str) -> Result<House, HouseError> {
    let file = file::read(text).map_err(|it| HouseError { reason: it.to_string() })?;
    match mistakes(text, &file).first() {
        None => Ok(file.into_house()),
        Some(it) => Err(HouseError { reason: format!("{}: {}", file.name, it.kind) }),
    }
}

/// What is wrong with a profile in itself.
fn mistakes(text: &str, file: &HouseFile) -> Vec<HouseMistake> {
    let mut res = Vec::new();
    let known = municipalities::by_ags(&file.ags);
    if known.is_none_or(|it| it.name != file.name) {
        let kind = HouseMistakeKind::Key { ags: file.ags.clone(), right: official_key(&file.name) };
        res.push(HouseMistake { line: line_of(text, 0, "ags"), kind });
    }
    if file.source.trim().is_empty() {
        let line = line_of(text, 0, "source");
        res.push(HouseMistake { line, kind: HouseMistakeKind::NoSource });
    }
    for (idx, number) in file.numbers.iter().enumerate() {
        if file.numbers[..idx].iter().any(|it| it.rule == number.rule) {
            let line = text.lines().count().min(line_of_rule(text, &number.rule));
            res.push(HouseMistake { line, kind: HouseMistakeKind::RuleTwice(number.rule.clone()) });
        }
        of_number(text, number, &mut res);
    }
    for body in &file.bodies {
        of_body(text, body, &mut res);
    }
    res
}

/// The official key of a city, if only one is called so.
fn official_key(name: &str) -> Option<String> {
    match cities_called(name).as_slice() {
        [one] => Some(one.ags.clone()),
        _ => None,
    }
}

fn of_number(text: &str, number: &NumberFile, res: &mut Vec<HouseMistake>) {
    let rule = &number.rule;
    let from = line_of_rule(text, rule);
    let mut add = |what: &str, kind| {
        res.push(HouseMistake { line: line_of(text, from, what), kind });
    };
    for kind in number.kind.iter().chain(number.kinds.values()) {
        if kind.parse::<ReferenceKind>().is_err() {
            add(kind, HouseMistakeKind::NumberKind(kind.clone()));
        }
    }
    if number.examples.is_empty() {
        add("examples", HouseMistakeKind::NoExample { rule: rule.clone() });
    }
    let pattern = match Regex::new(&number.pattern) {
        Ok(pattern) => pattern,
        Err(error) => {
            // The last line of the message says what is wrong, the others draw it.
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason).to_owned();
            add("pattern", HouseMistakeKind::Pattern { rule: rule.clone(), reason });
            return;
        }
    };
    let whole = |it: &str| pattern.find(it).is_some_and(|found| found.as_str() == it);
    for example in number.examples.iter().filter(|it| !whole(it)) {
        let kind = HouseMistakeKind::Example { rule: rule.clone(), example: example.clone() };
        add(example, kind);
    }
    for example in number.not.iter().filter(|it| pattern.is_match(it)) {
        let kind =
            HouseMistakeKind::CounterExample { rule: rule.clone(), example: example.clone() };
        add(example, kind);
    }
}

fn of_body(text: &str, body: &BodyFile, res: &mut Vec<HouseMistake>) {
    if !BODY_KINDS.contains(&body.kind.as_str()) {
        let kind = HouseMistakeKind::BodyKind(body.kind.clone());
        res.push(HouseMistake { line: line_of(text, 0, &body.kind), kind });
    }
    for name in &body.names {
        let year = |it: &Option<String>| match it.as_deref() {
            None => Some(None),
            Some(it) => it.get(..4).and_then(|it| it.parse::<u16>().ok()).map(Some),
        };
        let fits = match (year(&name.from), year(&name.to)) {
            (Some(Some(from)), Some(Some(to))) => from <= to,
            (Some(_), Some(_)) => true,
            _ => false,
        };
        if !fits {
            let kind = HouseMistakeKind::Period { name: name.name.clone() };
            res.push(HouseMistake { line: line_of(text, 0, &name.name), kind });
        }
    }
}

/// The numbers of other cities that a shape without label reads.
fn foreign(
    text: &str,
    house: &House,
    shape: &NumberShape,
    others: &Houses,
    res: &mut Vec<HouseMistake>,
) {
    if shape.label == NeedsLabel::Always {
        return;
    }
    let rule = shape.rule.trim_start_matches("number/").to_owned();
    let whole = |it: &str| shape.pattern().find(it).is_some_and(|found| found.as_str() == it);
    for other in others.all().iter().filter(|it| it.ags != house.ags) {
        let shapes = other.numbers.iter();
        let mut examples = shapes.flat_map(|it| it.examples.iter().map(move |one| (it, one)));
        if let Some((theirs, example)) = examples.find(|it| whole(it.1)) {
            let kind = HouseMistakeKind::ReadsForeign {
                rule: rule.clone(),
                city: other.name.clone(),
                example: example.clone(),
                // What is from memory does not prove that the other city prints it.
                unique: shape.unique && theirs.evidence == ShapeEvidence::Seen,
            };
            res.push(HouseMistake { line: line_of_rule(text, &rule), kind });
        }
    }
}

/// The line a byte stands in, from 1.
fn line_at(text: &str, offset: usize) -> usize {
    text[..text.floor_char_boundary(offset)].matches('\n').count() + 1
}

/// The first line from a line on that holds these words; the line itself if none does.
fn line_of(text: &str, from: usize, words: &str) -> usize {
    let mut lines = text.lines().enumerate().skip(from.saturating_sub(1));
    lines.find(|(_, line)| line.contains(words)).map_or(from, |it| it.0 + 1)
}

/// The line a rule begins in.
fn line_of_rule(text: &str, rule: &str) -> usize {
    let mut lines = text.lines().enumerate();
    let found = lines.find(|(_, line)| {
        let value = line.trim_start().strip_prefix("rule").map(str::trim_start);
        value.is_some_and(|it| it.starts_with('=') && it.contains(rule))
    });
    found.map_or(0, |it| it.0 + 1)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let found = check_house(text, Houses::builtin()).mistakes;
        let lines: Vec<String> =
            found.iter().map(|it| format!("{}: {}", it.line, it.kind)).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn err_says_everything_with_its_line() {
        check(
            "name = \"Adorf/Vogtl.\"\nags = \"14523011\"\nsource = \"\"\n[[numbers]]\nrule = \"a\"\n\
             pattern = 'X\\d{3}'\nkind = \"motoin\"\nlabel = \"never\"\nexamples = [\"X123\", \"X12\"]\nnot = [\"X1234\"]\n\
             [[numbers]]\nrule = \"b\"\npattern = 'X(\\d'\nlabel = \"never\"\nexamples = []\n\
             [[bodies]]\nkind = \"board\"\nnames = [{ name = \"Beirat\", from = \"2009\", to = \"1999\" }]\n",
            expect![[r#"
                2: `14523011` is not its official key
                3: it names no source
                7: `motoin` is not a kind of number
                9: rule `a` does not read its example `X12`
                10: rule `a` reads `X1234`
                13: the pattern of rule `b` is none: unclosed group
                15: rule `b` has no example
                17: `board` is not a kind of body
                18: the years of `Beirat` are none"#]],
        );
        check(
            "name = \"Köln\"\nags = 5315000\n",
            expect!["2: invalid type: integer `5315000`, expected a string"],
        );
    }

    #[test]
    fn warns_of_numbers_of_other_cities() {
        check(
            "name = \"Adorf/Vogtl.\"\nags = \"14523010\"\nsource = \"made up\"\n[[numbers]]\nrule = \"a\"\n\
             pattern = '\\d{2}/SVV/\\d{4}'\nlabel = \"never\"\nexamples = [\"21/SVV/0001\"]\n",
            expect!["5: rule `a` reads `21/SVV/0172` of Potsdam"],
        );
    }

    #[test]
    fn finds_official_keys() {
        assert_eq!(official_key("Adorf/Vogtl.").as_deref(), Some("14523010"));
        assert_eq!(official_key("Landau"), None);
        assert_eq!(official_key("Nirgendwo"), None);
    }
}
