//! Numbers of papers, resolutions, sessions and instructions.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use ratlas_german::{Precision, WrittenDate};
use ratlas_model::ReferenceKind;
use regex::{Captures, Regex};

use super::pattern;
use crate::document::{Document, one_line};
use crate::found::{Found, Taken};
use crate::houses::{House, NeedsLabel, NumberShape};
use crate::lexicon::{column, rows};

/// A number as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// As printed, on one line, without label.
    pub(crate) number: String,
    /// Without blanks, every dash a hyphen.
    pub(crate) normalized: String,
    /// What it names, if shape or label tell.
    pub(crate) kind: Option<ReferenceKind>,
    /// The named groups of the shape.
    pub(crate) parts: BTreeMap<String, String>,
    /// The label before it, e.g. `Antrag Nr.`
    pub(crate) label: Option<Range<usize>>,
}

/// Finds the numbers in a paper, in reading order.
///
/// # Shapes
///
/// | written                          | rule                 |
/// |----------------------------------|----------------------|
/// | the shapes of the house          | `number/<its rule>`  |
/// | `Vorlage Nr. 12/2021`, any city  | `number/labelled`    |
///
/// Numbers in addresses and dates are left, as are pairs of successive years without a label
/// (`2019/2020` is a budget, not a paper) and lines with telephone numbers.
///
/// # Source
///
/// Shapes: `houses/*.toml`. Labels: `lexicon/number_labels.tsv`.
#[doc(alias = "Vorlagennummer")]
pub(crate) fn numbers(
    document: &Document,
    dates: &[WrittenDate],
    houses: &[&House],
) -> Vec<Found<Number>> {
    let mut taken = masked(document, dates);
    let mut res: Vec<Found<Number>> = Vec::new();
    let mut add = |found: Found<Number>| {
        if taken.take(&found.span) {
            res.push(found);
        }
    };
    for shape in houses.iter().flat_map(|it| &it.numbers) {
        for found in shape.pattern.captures_iter(&document.text) {
            if let Some(number) = of_shape(document, shape, &found) {
                add(number);
            }
        }
    }
    LABELLED.captures_iter(&document.text).filter_map(|it| labelled(&it)).for_each(add);
    res.sort_by_key(|it| it.span.start);
    res
}

/// The spans no number may touch.
fn masked(document: &Document, dates: &[WrittenDate]) -> Taken {
    let mut res = Taken::default();
    let days = dates.iter().filter(|it| it.precision <= Precision::DayRange);
    let urls = crate::facts::url::urls(document).into_iter().map(|it| it.span);
    let telephones = TELEPHONE.find_iter(&document.text).map(|it| it.range());
    for span in days.map(|it| it.span.clone()).chain(urls).chain(telephones) {
        res.cover(&span);
    }
    res
}

fn of_shape(
    document: &Document,
    shape: &NumberShape,
    found: &Captures<'_>,
) -> Option<Found<Number>> {
    let span = document.trimmed(found.get(0)?.range())?;
    let label = label_before(&document.text, span.start);
    let accepted = match shape.label {
        NeedsLabel::Never => true,
        NeedsLabel::OrAlone => {
            label.is_some()
                || (is_alone(&document.text, &span) && !is_year_pair(&document.text[span.clone()]))
        }
        NeedsLabel::Always => label.is_some(),
    };
    if !accepted {
        return None;
    }
    let parts: BTreeMap<String, String> = shape
        .pattern
        .capture_names()
        .flatten()
        .filter_map(|name| Some((name.to_owned(), one_line(found.name(name)?.as_str()))))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    // A version has a kind of its own: the statement on a motion bears the motion's number.
    let letters = [parts.get("subtype"), parts.get("type")];
    let lettered = letters.into_iter().flatten().find_map(|it| shape.kinds.get(it)).copied();
    let labelled = label.as_ref().and_then(|it| it.1);
    let amends = labelled == Some(ReferenceKind::Amendment)
        || document.text[span.end..].trim_start_matches([' ', '\t']).starts_with("Änderungsantrag");
    let kind = match lettered.or(shape.kind).or(labelled) {
        // Cities number amendments as versions of the motion.
        Some(ReferenceKind::Motion) if amends => Some(ReferenceKind::Amendment),
        other => other,
    };
    Some(Found::new(
        number(&document.text[span.clone()], kind, parts, label.map(|it| it.0)),
        span,
        shape.rule.clone(),
    ))
}

fn labelled(found: &Captures<'_>) -> Option<Found<Number>> {
    let label = found.name("label")?;
    let printed = found.name("number")?;
    let words = printed.as_str().trim_end_matches(['.', '-', '/', ' ', '(']);
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    // Three digits tell a number from an item, a year pair from a budget.
    if digits < 3 || (is_year_pair(words) && !label.as_str().contains("Nr")) {
        return None;
    }
    let kind = kind_of_label(label.as_str());
    let span = printed.start()..printed.start() + words.len();
    let number = number(words, kind, BTreeMap::new(), Some(label.range()));
    Some(Found::new(number, span, "number/labelled"))
}

fn number(
    printed: &str,
    kind: Option<ReferenceKind>,
    parts: BTreeMap<String, String>,
    label: Option<Range<usize>>,
) -> Number {
    let number = one_line(printed);
    let normalized = number.split(' ').collect::<String>().replace(['–', '—', '\u{2010}'], "-");
    Number { number, normalized, kind, parts, label }
}

/// Two years that follow each other: a budget or a school year.
fn is_year_pair(words: &str) -> bool {
    let mut years = words.split('/').map(str::parse::<u32>);
    match (years.next(), years.next(), years.next()) {
        (Some(Ok(first)), Some(Ok(second)), None) => {
            (1900..2100).contains(&first) && (second == first + 1 || second == (first + 1) % 100)
        }
        _ => false,
    }
}

/// Whether nothing else stands on the line or in the cell.
fn is_alone(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].trim_end_matches(' ');
    let behind = text[span.end..].trim_start_matches(' ');
    (before.is_empty() || before.ends_with(['\n', '\t']))
        && (behind.is_empty() || behind.starts_with(['\n', '\t']))
}

/// The label that ends right before a byte, and what it names.
fn label_before(text: &str, start: usize) -> Option<(Range<usize>, Option<ReferenceKind>)> {
    /// The longest label with its marks.
    const LABEL_BYTES: usize = 72;
    let from = text.floor_char_boundary(start.saturating_sub(LABEL_BYTES));
    let found = LABEL_AT_END.captures(&text[from..start])?;
    let label = found.name("label")?;
    Some((from + label.start()..from + label.end(), kind_of_label(label.as_str())))
}

fn kind_of_label(label: &str) -> Option<ReferenceKind> {
    let label = one_line(label);
    LABELS.iter().find(|it| it.0.is_match(&label)).and_then(|it| it.1)
}

/// Labels with what they name; the patterns match a label whole.
static LABELS: LazyLock<Vec<(Regex, Option<ReferenceKind>)>> = LazyLock::new(|| {
    label_rows()
        .map(|(form, kind)| {
            let whole = format!(r"(?i)^{form}(?:\s?-?\s?(?:Nr\.?|Nummer))?:?$");
            (pattern(&whole), kind.parse().ok())
        })
        .collect()
});

fn label_rows() -> impl Iterator<Item = (String, &'static str)> {
    rows(include_str!("../../lexicon/number_labels.tsv"))
        .map(|row| (column(&row, 0).replace(' ', r"\s+"), column(&row, 1)))
}

fn any_label() -> String {
    let forms = label_rows().map(|(form, _)| form).collect::<Vec<_>>().join("|");
    format!(r"\b(?<label>(?:{forms})(?:\s?-?\s?(?:Nr\b\.?|Nummer\b))?:?)")
}

static LABEL_AT_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{},?\s*(?:\n\s*)?$", any_label())));

/// A label with `Nr.` or a colon, or a label that is nothing else, and a number of any city.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    let forms = label_rows().map(|(form, _)| form).collect::<Vec<_>>().join("|");
    let tail = r"(?:\s?[/.\-–]\s?(?:[A-Z]\x20[0-9]{3,6}\b|[A-Z0-9]{1,8}\b)){0,4}";
    let number = format!(
        r"(?:[A-ZÄÖÜ]{{1,4}}[0-9]{{0,2}}[ -]?/?\s?)?(?:[IVX]{{1,5}}[-/])?[0-9]{{1,8}}{tail}(?:\s?\((?:neu|ÄA|Neufassung|[IVX]{{1,5}})\)(?:[0-9]{{2}})?)?(?:\s(?:N|E)[0-9])?"
    );
    pattern(&format!(
        r"\b(?<label>(?:{forms})(?:\s?-?\s?(?:Nr\b\.?|Nummer\b):?|:|\b)),?[\s\t]*(?:[-–]\s)?(?<number>{number})"
    ))
});

static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)\b(?:Tel|Telefon|Fax|Telefax|Mobil|IBAN|BIC|Sachkonto|Zimmer)\b[.:]?[^\n]*")
});

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};
    use crate::houses::Houses;

    fn of_known_houses(document: &Document) -> Vec<Found<Number>> {
        numbers(
            document,
            &ratlas_german::dates(&document.text),
            &Houses::builtin().all().iter().collect::<Vec<_>>(),
        )
    }

    fact_contract!(of_known_houses, ["20-26 / B 01322", "I0087/04", "Vorlage Nr. 12/2021"]);

    #[track_caller]
    fn check_numbers(text: &str, expected: Expect) {
        let show = |it: &Number| {
            format!("{} {}", it.normalized, it.kind.map_or("?", ReferenceKind::as_str))
        };
        check(text, of_known_houses, show, expected);
    }

    #[test]
    fn numbers_of_houses() {
        check_numbers(
            "BA-Antrags-Nr. 20-26 / B 01322, Beschluss-Nr. 2689-73(III)03, VII-A-08702-NF-03, interfraktionell A0134/21, (DA 90/03)\n2019/1031\nStabsstelle V/02",
            expect![[r#"
                20-26/B01322 motion  "20-26 / B 01322"  number/muenchen-paper
                2689-73(III)03 resolution  "2689-73(III)03"  number/magdeburg-resolution
                VII-A-08702-NF-03 motion  "VII-A-08702-NF-03"  number/leipzig-paper
                A0134/21 motion  "A0134/21"  number/magdeburg-paper
                DA90/03 instruction  "DA 90/03"  number/magdeburg-instruction
                2019/1031 ?  "2019/1031"  number/karlsruhe-paper
            "#]],
        );
    }

    #[test]
    fn labelled_numbers_of_any_city() {
        check_numbers(
            "Drucksache Nr. 1234/2021 N1, Vorlage: VO/2021/10329-01, Vorlagen-Nr.: 26/0602 Status, Drucksache 0152/IV (neu), GRDrs 443/2018, Drucksache: 16051-09-E1, Beschluss-Nr. 1261/24, Vorlage FB 56/0590/WP18",
            expect![[r#"
                1234/2021N1 ?  "1234/2021 N1"  number/labelled
                VO/2021/10329-01 ?  "VO/2021/10329-01"  number/labelled
                26/0602 ?  "26/0602"  number/labelled
                0152/IV(neu) ?  "0152/IV (neu)"  number/labelled
                443/2018 proposal  "443/2018"  number/labelled
                16051-09-E1 ?  "16051-09-E1"  number/labelled
                1261/24 resolution  "1261/24"  number/labelled
                FB56/0590/WP18 ?  "FB 56/0590/WP18"  number/labelled
            "#]],
        );
    }

    #[test]
    fn a_labelled_number_is_whole_without_a_house() {
        let document = Document::of("Antrag Nr. 20-26 / B 01322 des Bezirksausschusses");
        let found = numbers(&document, &[], &[]);
        assert_eq!(found.first().map(|it| it.value.normalized.as_str()), Some("20-26/B01322"));
    }

    #[test]
    fn leaves_what_is_no_number() {
        check_numbers(
            "Haushalt 2019/2020\nLaufzeit: 01/06/2020 – 31/01/2021\nTel.: 545 - 1026\nhttps://a.de/602_Bericht_2017.pdf\nAntrag 2 der CDU, Vorlage 5 Seiten, Information 12.03.2024",
            expect![""],
        );
    }
}
