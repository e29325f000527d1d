//! A city profile, readably.

use ratlas_extract::{House, HouseBodyName, NeedsLabel, NumberShape, ShapeEvidence};

use crate::messages::words::word;
use crate::messages::{Lang, Msg};

/// Everything a profile says, in words.
pub(crate) fn profile(house: &House, lang: Lang) -> String {
    let mut res = format!("{}  {}\n", house.ags, house.name);
    res.push_str(&format!("{}: {}\n", lang.say(Msg::HouseSource), house.source));
    res.push_str(&format!("\n{}\n", lang.say(Msg::HouseNumbers)));
    if house.numbers.is_empty() {
        res.push_str(&format!("  {}\n", lang.say(Msg::HouseNoNumbers)));
    }
    for shape in &house.numbers {
        res.push_str(&numbers(shape, lang));
    }
    res.push_str(&format!("\n{}\n", lang.say(Msg::HouseBodies)));
    for body in &house.bodies {
        let names: Vec<String> = body.names.iter().map(period).collect();
        let kind = word(lang, "body_kind", &body.kind);
        res.push_str(&format!("  {kind}: {}\n", names.join(" → ")));
    }
    res
}

fn numbers(shape: &NumberShape, lang: Lang) -> String {
    let label = lang.say(match shape.label {
        NeedsLabel::Never => Msg::HouseLabelNever,
        NeedsLabel::OrAlone => Msg::HouseLabelAlone,
        NeedsLabel::Always => Msg::HouseLabelAlways,
    });
    let evidence = lang.say(match shape.evidence {
        ShapeEvidence::Seen => Msg::HouseSeen,
        ShapeEvidence::Memory => Msg::HouseMemory,
    });
    let mut res = format!("  {}\n    {label}; {evidence}", shape.examples.join(", "));
    if shape.unique {
        res.push_str(&format!("; {}", lang.say(Msg::HouseUnique)));
    }
    res.push('\n');
    let kinds = shape.kinds.iter().map(|(letters, kind)| {
        format!("{letters} {}", word(lang, "reference_kind", kind.as_str()))
    });
    let single = shape.kind.map(|it| word(lang, "reference_kind", it.as_str()).to_owned());
    let kinds: Vec<String> = kinds.chain(single).collect();
    if !kinds.is_empty() {
        res.push_str(&format!("    {}\n", kinds.join(", ")));
    }
    res
}

fn period(name: &HouseBodyName) -> String {
    match (&name.from, &name.to) {
        (None, None) => name.name.clone(),
        (from, to) => {
            let year = |it: &Option<String>| it.clone().unwrap_or_default();
            format!("{} ({}–{})", name.name, year(from), year(to))
        }
    }
}
