//! Facts with the precision of their rules and the candidates that lost.

use ratlas_extract::{Candidate, Reason, judged};
use ratlas_model::{PageText, Record};
use ratlas_present::facts::{Fact, sections};
use ratlas_present::{Lang, date, on_one_line, word};

use super::{fact_lines, head, push_line, source};
use crate::messages::Msg;
use crate::print::colour::Style;

/// What a record says in these fields, why, and what it does not say.
pub(crate) fn explained(
    record: &Record,
    lost: &[Candidate],
    pages: &[PageText],
    fields: &[&str],
    lang: Lang,
    style: Style,
) -> String {
    let mut res = head(record, lang, style);
    for section in sections(record, lang) {
        let facts = section.facts.iter().map(|it| (section.field(it), it));
        let asked: Vec<(&str, &Fact<'_>)> =
            facts.filter_map(|(field, it)| Some((field?, it))).collect();
        let asked = asked.iter().filter(|it| fields.contains(&it.0));
        let mut is_first = true;
        for (_, fact) in asked {
            if is_first {
                push_line(&mut res, "");
                push_line(&mut res, &style.bold(lang.say(section.heading)));
            }
            is_first = false;
            res.push_str(&fact_lines(fact, pages, lang, style));
            if !fact.rule.is_empty() {
                push_line(&mut res, &format!("      {}", style.dim(&precision(fact.rule, lang))));
            }
        }
    }
    for field in fields {
        let of_field: Vec<&Candidate> = lost.iter().filter(|it| it.field == *field).collect();
        if of_field.is_empty() {
            continue;
        }
        let heading = lang.fill(Msg::ExplainLost, &[&word(lang, "field", field)]);
        push_line(&mut res, "");
        push_line(&mut res, &style.bold(&heading));
        for it in of_field {
            push_line(&mut res, &format!("  {}", on_one_line(&value(it, lang))));
            let why = style.dim(&reason(it, lang));
            push_line(&mut res, &format!("      {why}"));
            let fact = Fact::listed("", &it.evidence);
            push_line(&mut res, &format!("      {}", style.dim(&source(&fact, pages, lang))));
        }
    }
    res
}

/// How often the rule was right, in words.
fn precision(rule: &str, lang: Lang) -> String {
    match judged(rule) {
        Some((right, wrong)) => lang.fill(Msg::ExplainPrecision, &[&right, &(right + wrong)]),
        None => lang.say(Msg::ExplainUnmeasured).to_owned(),
    }
}

fn value(it: &Candidate, lang: Lang) -> String {
    match it.field {
        "genre" => word(lang, "genre", &it.value).to_owned(),
        "date" => date(lang, &it.value),
        _ => it.value.clone(),
    }
}

fn reason(it: &Candidate, lang: Lang) -> String {
    match &it.reason {
        Reason::LaterRule => lang.say(Msg::LostLaterRule).to_owned(),
        Reason::OtherRole(role) => {
            let list = if it.field == "date" { "date_role" } else { "reference_role" };
            lang.fill(Msg::LostOtherRole, &[&word(lang, list, role)])
        }
        Reason::LessWeight(own, best) => lang.fill(Msg::LostLessWeight, &[own, best]),
        Reason::TooLittle(own, needed) => lang.fill(Msg::LostTooLittle, &[own, needed]),
        Reason::Ambiguous => lang.say(Msg::LostAmbiguous).to_owned(),
        Reason::NoLabel => lang.say(Msg::LostNoLabel).to_owned(),
    }
}
