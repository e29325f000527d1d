//! Which municipality a paper belongs to.

use std::collections::BTreeMap;
use std::ops::Range;

use ratlas_model::Basis;

use crate::document::Document;
use crate::facts::municipality::{Mention, mentions};
use crate::facts::number::telling;
use crate::found::Found;
use crate::houses::Houses;
use crate::lexicon::municipalities::{Municipality, by_ags, only_city_of};
use crate::lexicon::phrases::{BODIES, STATE_HINTS};

/// The municipality, or why there is none.
#[derive(Debug, Default)]
pub(crate) struct Place {
    pub(crate) chosen: Option<ChosenPlace>,
    /// Those between which the paper does not decide.
    pub(crate) ambiguous: Option<Ambiguous>,
}

impl Place {
    /// The place of the file that a paper is a part of, where the part itself does not tell.
    pub(crate) fn or_of_whole(mut self, ags: Option<&str>) -> Place {
        if self.chosen.is_none()
            && let Some(municipality) = ags.and_then(by_ags)
        {
            let (rule, basis) = ("place/of-whole", Basis::Inferred);
            self.chosen = Some(ChosenPlace { municipality, spans: Vec::new(), rule, basis });
            self.ambiguous = None;
        }
        self
    }
}

/// The municipality a paper belongs to, and what told it.
#[derive(Debug)]
pub(crate) struct ChosenPlace {
    pub(crate) municipality: &'static Municipality,
    pub(crate) spans: Vec<Range<usize>>,
    pub(crate) rule: &'static str,
    pub(crate) basis: Basis,
}

/// Several municipalities of one name.
#[derive(Debug)]
pub(crate) struct Ambiguous {
    pub(crate) candidates: Vec<&'static Municipality>,
    pub(crate) span: Range<usize>,
}

/// A place needs at least so much weight: one title, or a handful of mentions.
pub(crate) const ENOUGH_WEIGHT: u32 = 6;
/// Evidence names the first mentions only.
const MOST_SPANS: usize = 3;

/// Chooses the municipality with the most weight; of several with one name the one that full
/// names, a known body, a number's shape or words of its state speak for.
pub(crate) fn place(document: &Document, houses: &Houses) -> Place {
    let mentions = mentions(document);
    let named = by_name(&mentions);
    let best = named.iter().max_by_key(|it| (it.weight, std::cmp::Reverse(it.first)));
    let all: u32 = named.iter().map(|it| it.weight).sum();
    let told = best.filter(|it| it.weight >= ENOUGH_WEIGHT && (is_told(it) || 2 * it.weight > all));
    if let Some(best) = told {
        return decide(document, houses, &mentions, best);
    }
    let chosen = by_number(document, houses).or_else(|| by_only_body(document));
    Place { chosen, ambiguous: None }
}

/// A name of a municipality, and how much speaks for it.
pub(crate) struct Weighed {
    pub(crate) name: &'static str,
    pub(crate) weight: u32,
    /// The first mentions.
    pub(crate) spans: Vec<Range<usize>>,
    pub(crate) rule: &'static str,
}

/// The municipalities a paper names, the one with the most weight first.
pub(crate) fn weighed(document: &Document) -> Vec<Weighed> {
    let mentions = mentions(document);
    let weighed = |it: Named<'_>| Weighed {
        name: it.candidates[0].short,
        weight: it.weight,
        spans: it.spans.into_iter().take(MOST_SPANS).collect(),
        rule: rule_name(&it.strongest.rule),
    };
    let mut res: Vec<Weighed> = by_name(&mentions).into_iter().map(weighed).collect();
    res.sort_by_key(|it| std::cmp::Reverse(it.weight));
    res
}

/// Whether more than bare mentions speak for a name.
fn is_told(named: &Named<'_>) -> bool {
    named.strongest.rule != "place/name"
}

/// All mentions of one name.
struct Named<'m> {
    candidates: &'m [&'static Municipality],
    weight: u32,
    first: usize,
    spans: Vec<Range<usize>>,
    strongest: &'m Found<Mention>,
}

fn by_name(mentions: &[Found<Mention>]) -> Vec<Named<'_>> {
    let mut res: BTreeMap<Vec<&str>, Named<'_>> = BTreeMap::new();
    for mention in mentions {
        // A full name also counts for its short form: "Landau" and "Landau in der Pfalz".
        let key = vec![mention.value.candidates[0].short];
        let named = res.entry(key).or_insert_with(|| Named {
            candidates: &mention.value.candidates,
            weight: 0,
            first: mention.span.start,
            spans: Vec::new(),
            strongest: mention,
        });
        named.weight += mention.value.weight;
        if mention.value.candidates.len() < named.candidates.len() {
            named.candidates = &mention.value.candidates;
        }
        if mention.value.weight > named.strongest.value.weight {
            named.strongest = mention;
        }
        named.spans.push(mention.span.clone());
    }
    res.into_values().collect()
}

fn decide(
    document: &Document,
    houses: &Houses,
    mentions: &[Found<Mention>],
    named: &Named<'_>,
) -> Place {
    let chosen = |municipality, rule, basis| {
        let strongest = named.strongest.span.clone();
        let others =
            named.spans.iter().filter(|it| **it != strongest).take(MOST_SPANS - 1).cloned();
        let spans = std::iter::once(strongest.clone()).chain(others).collect();
        Place { chosen: Some(ChosenPlace { municipality, spans, rule, basis }), ambiguous: None }
    };
    if let [only] = named.candidates {
        let rule = rule_name(&named.strongest.rule);
        let stated = named.strongest.value.full;
        return chosen(*only, rule, if stated { Basis::Explicit } else { Basis::Inferred });
    }
    let full: Vec<_> = mentions.iter().filter(|it| it.value.candidates.len() == 1).collect();
    let told = full.iter().find(|it| named.candidates.contains(&it.value.candidates[0]));
    if let Some(told) = told {
        return chosen(told.value.candidates[0], "place/full-name", Basis::Explicit);
    }
    if let Some(it) = by_body(document, houses, named.candidates) {
        return chosen(it, "place/body", Basis::Inferred);
    }
    let told = telling(&document.text, houses.all().iter()).map(|it| it.0);
    if let Some(it) = told.and_then(|told| only(named.candidates, |it| it.ags == told.ags)) {
        return chosen(it, "place/number-shape", Basis::Inferred);
    }
    if let Some(it) = by_state(document, named.candidates) {
        return chosen(it, "place/state", Basis::Inferred);
    }
    if let Some(it) = only_town(named) {
        return chosen(it, "place/only-town", Basis::Inferred);
    }
    let ambiguous =
        Ambiguous { candidates: named.candidates.to_vec(), span: named.strongest.span.clone() };
    Place { chosen: None, ambiguous: Some(ambiguous) }
}

/// The rule of a mention as a name that lives as long as the program.
fn rule_name(rule: &str) -> &'static str {
    [
        "place/label",
        "place/letterhead",
        "place/titled",
        "place/dateline",
        "place/postcode",
        "place/address",
    ]
    .into_iter()
    .find(|it| *it == rule)
    .unwrap_or("place/name")
}

/// The one candidate whose known body, or whose state's body, the paper names.
fn by_body(
    document: &Document,
    houses: &Houses,
    candidates: &[&'static Municipality],
) -> Option<&'static Municipality> {
    let names =
        |body: &str| document.text.contains(body) || document.text.contains(&genitive(body));
    let known = only(candidates, |it| {
        houses.by_ags(it.ags).is_some_and(|house| {
            let bodies = house.bodies.iter().filter(|it| it.kind == "integration_board");
            bodies.flat_map(|it| &it.names).any(|it| names(&it.name))
        })
    });
    known.or_else(|| {
        let states: Vec<&str> = BODIES
            .iter()
            .filter(|it| it.states.len() == 1 && names(it.name))
            .flat_map(|it| it.states.iter().copied())
            .filter(|it| !it.is_empty())
            .collect();
        only(candidates, |it| states.contains(&it.state))
    })
}

/// `Beirat für …` is found as `Beirates für …` and `Beirats für …`, too.
fn genitive(body: &str) -> String {
    match body.split_once(' ') {
        Some((head, rest)) if head.ends_with("rat") => format!("{head}es {rest}"),
        _ => format!("{body}s"),
    }
}

fn by_state(
    document: &Document,
    candidates: &[&'static Municipality],
) -> Option<&'static Municipality> {
    let told: Vec<&str> = STATE_HINTS
        .iter()
        .filter(|(words, _)| document.text.contains(words))
        .map(|it| it.1)
        .collect();
    only(candidates, |it| told.contains(&it.state))
}

/// "Stadt Freiburg" in the head: the one candidate that is a town, for the paper says it is one.
/// In the text, it may be a neighbour that the paper speaks of.
fn only_town(named: &Named<'_>) -> Option<&'static Municipality> {
    let in_head = named.strongest.rule == "place/letterhead";
    only(named.candidates, |it| it.rank <= 2).filter(|_| in_head)
}

fn only(
    candidates: &[&'static Municipality],
    fits: impl Fn(&Municipality) -> bool,
) -> Option<&'static Municipality> {
    let mut fitting = candidates.iter().filter(|it| fits(it));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(*first)
}

/// The city of the one house whose numbers the paper prints, where it names no place.
fn by_number(document: &Document, houses: &Houses) -> Option<ChosenPlace> {
    let (house, span) = telling(&document.text, houses.all().iter())?;
    Some(ChosenPlace {
        municipality: by_ags(&house.ags)?,
        spans: vec![span],
        rule: "place/number-shape",
        basis: Basis::Inferred,
    })
}

/// The city that is a state by itself, where the paper's head names a body only it has:
/// Bezirksverordnetenversammlungen are Berlin's.
fn by_only_body(document: &Document) -> Option<ChosenPlace> {
    const HEAD_BYTES: usize = 3_000;
    let text = &document.text;
    let head = &text[..text.floor_char_boundary(HEAD_BYTES.min(text.len()))];
    let mut bodies = BODIES.iter().filter(|it| it.states.len() == 1 && !it.states[0].is_empty());
    bodies.find_map(|it| {
        let start = head.find(it.name)?;
        let municipality = only_city_of(it.states[0])?;
        let span = start..start + it.name.len();
        let rule = "place/only-body";
        Some(ChosenPlace { municipality, spans: vec![span], rule, basis: Basis::Inferred })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, houses: &Houses, expected: Option<(&str, &str)>) {
        let document = Document::of(text);
        let place = place(&document, houses);
        assert_eq!(place.chosen.map(|it| (it.municipality.name, it.rule)), expected, "{text}");
    }

    #[test]
    fn names_titles_and_bodies() {
        let houses = Houses::builtin();
        check("Die Landeshauptstadt München bittet", houses, Some(("München", "place/letterhead")));
        check(
            "11. Sitzung des Beirates für Migration und Integration der Stadt Landau am 1.1.2020",
            houses,
            Some(("Landau in der Pfalz", "place/body")),
        );
        check(
            "11. Sitzung des Beirates für Migration und Integration der Stadt Landau am 1.1.2020",
            Houses::none(),
            Some(("Landau in der Pfalz", "place/body")),
        );
        check(
            "Modellkommune: Leipzig\nFrankfurt am Main, in Frankfurt am Main",
            houses,
            Some(("Leipzig", "place/label")),
        );
        check(
            "Bezirksverordnetenversammlung\nDrucksache - 0812/IV",
            houses,
            Some(("Berlin", "place/only-body")),
        );
        check("Antrag 20-26 / B 01322", houses, Some(("München", "place/number-shape")));
    }

    #[test]
    fn ambiguous_names_stay_open_without_context() {
        check("Stadt Halle\nBericht", Houses::builtin(), None);
        check(
            "Stadt Halle\nnach KVG LSA",
            Houses::builtin(),
            Some(("Halle (Saale)", "place/state")),
        );
        check("Stadt Neustadt\nBericht", Houses::builtin(), None);
        check("Ein Text über Wald und Wiesen", Houses::builtin(), None);
    }
}
