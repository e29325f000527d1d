//! A city profile, readably.

use ratlas_extract::{House, HouseBodyName, NeedsLabel, NumberShape, ShapeEvidence};
use ratlas_present::{Lang, word};

use crate::messages::Msg;

/// Everything a profile says, in words.
pub(crate) fn profile(house: &House, lang: Lang) -> String {
    let mut lines = vec![
        format!("{}  {}", house.ags, house.name),
        format!("{}: {}", lang.say(Msg::HouseSource), house.source),
        String::new(),
        lang.say(Msg::HouseNumbers).to_owned(),
    ];
    if house.numbers.is_empty() {
        lines.push(format!("  {}", lang.say(Msg::HouseNoNumbers)));
    }
    lines.extend(house.numbers.iter().flat_map(|it| numbers(it, lang)));
    lines.push(String::new());
    lines.push(lang.say(Msg::HouseBodies).to_owned());
    lines.extend(house.bodies.iter().map(|body| {
        let names: Vec<String> = body.names.iter().map(period).collect();
        format!("  {}: {}", word(lang, "body_kind", &body.kind), names.join(" → "))
    }));
    lines.join("\n") + "\n"
}

/// The examples of a shape, what it needs and how sure it is, what its letters name.
fn numbers(shape: &NumberShape, lang: Lang) -> Vec<String> {
    let label = lang.say(match shape.label {
        NeedsLabel::Never => Msg::HouseLabelNever,
        NeedsLabel::OrAlone => Msg::HouseLabelAlone,
        NeedsLabel::Always => Msg::HouseLabelAlways,
    });
    let evidence = lang.say(match shape.evidence {
        ShapeEvidence::Seen => Msg::HouseSeen,
        ShapeEvidence::Memory => Msg::HouseMemory,
    });
    let mut said = vec![label, evidence];
    said.extend(shape.unique.then(|| lang.say(Msg::HouseUnique)));
    let mut lines =
        vec![format!("  {}", shape.examples.join(", ")), format!("    {}", said.join("; "))];
    let kinds = shape.kinds.iter().map(|(letters, kind)| {
        format!("{letters} {}", word(lang, "reference_kind", kind.as_str()))
    });
    let single = shape.kind.map(|it| word(lang, "reference_kind", it.as_str()).to_owned());
    let kinds: Vec<String> = kinds.chain(single).collect();
    lines.extend((!kinds.is_empty()).then(|| format!("    {}", kinds.join(", "))));
    lines
}

/// A name with the years it was borne.
fn period(name: &HouseBodyName) -> String {
    match (&name.from, &name.to) {
        (None, None) => name.name.clone(),
        (from, to) => {
            let year = |it: &Option<String>| it.clone().unwrap_or_default();
            format!("{} ({}–{})", name.name, year(from), year(to))
        }
    }
}
