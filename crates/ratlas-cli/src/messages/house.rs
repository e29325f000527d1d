//! City profiles: what is wrong with one and what to do, and the beginning of a new one.

use ratlas_extract::{City, HouseMistakeKind};
use ratlas_present::Lang;

use super::Msg;

/// What is wrong, and what to do about it.
pub(crate) fn house_mistake(lang: Lang, kind: &HouseMistakeKind) -> (String, String) {
    use HouseMistakeKind as Kind;
    let say = |msg: Msg| lang.say(msg).to_owned();
    match kind {
        Kind::Form(reason) => (lang.fill(Msg::MistakeForm, &[reason]), say(Msg::RemedyForm)),
        Kind::Key { ags, right: Some(right) } => {
            (lang.fill(Msg::MistakeKey, &[ags]), lang.fill(Msg::RemedyKey, &[right]))
        }
        Kind::Key { ags, right: None } => {
            (lang.fill(Msg::MistakeKey, &[ags]), say(Msg::RemedyName))
        }
        Kind::NoSource => (say(Msg::MistakeSource), say(Msg::RemedySource)),
        Kind::Pattern { rule, reason } => {
            (lang.fill(Msg::MistakePattern, &[rule, reason]), say(Msg::RemedyPattern))
        }
        Kind::NoExample { rule } => {
            (lang.fill(Msg::MistakeNoExample, &[rule]), say(Msg::RemedyNoExample))
        }
        Kind::Example { rule, example } => {
            (lang.fill(Msg::MistakeExample, &[rule, example]), say(Msg::RemedyExample))
        }
        Kind::CounterExample { rule, example } => {
            (lang.fill(Msg::MistakeCounter, &[rule, example]), say(Msg::RemedyCounter))
        }
        Kind::NumberKind(it) => {
            (lang.fill(Msg::MistakeNumberKind, &[it]), say(Msg::RemedyNumberKind))
        }
        Kind::BodyKind(it) => (lang.fill(Msg::MistakeBodyKind, &[it]), say(Msg::RemedyBodyKind)),
        Kind::Period { name } => (lang.fill(Msg::MistakePeriod, &[name]), say(Msg::RemedyPeriod)),
        Kind::RuleTwice(rule) => (lang.fill(Msg::MistakeTwice, &[rule]), say(Msg::RemedyTwice)),
        Kind::ReadsForeign { rule, city, example, unique } => {
            let remedy = if *unique { Msg::RemedyUnique } else { Msg::RemedyForeign };
            (lang.fill(Msg::MistakeForeign, &[rule, example, city]), say(remedy))
        }
    }
}

/// The beginning of a profile, with explanations.
pub(crate) fn house_template(lang: Lang, city: &City) -> String {
    let text = lang.pick(include_str!("house_de.txt"), include_str!("house_en.txt"));
    let word = city.name.split_whitespace().next().unwrap_or_default();
    text.replace("{name}", &city.name)
        .replace("{ags}", &city.ags)
        .replace("{rule}", &format!("{}-paper", plain(word)))
}

/// A word in small letters without umlauts: rules are named so.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    let spelled = lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    spelled.chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_well_formed_profiles() {
        let city = City { ags: "07111000".into(), name: "Koblenz".into(), state: "DE-RP".into() };
        for lang in [Lang::De, Lang::En] {
            let text = house_template(lang, &city);
            let checked = ratlas_extract::check_house(&text, ratlas_extract::Houses::none());
            assert_eq!(checked.mistakes, []);
            assert!(text.contains("rule = \"koblenz-paper\""));
        }
    }
}
