//! The filters of a search as they were typed.

use ratlas_library::{Filters, MistakeKind, QueryMistake};
use ratlas_present::{Lang, date, mistakes};

use crate::args::FilterArgs;
use crate::args::prior::Narrow;
use crate::messages::Msg;

/// What was typed as filters, or what is wrong with it.
pub(super) fn filters(typed: &FilterArgs, lang: Lang) -> Result<Filters, String> {
    let mut res = Filters::default();
    for (field, values) in options(typed) {
        for value in values {
            let wrong = |mistake| in_option(lang, field, mistake);
            res.add(field, value).map_err(wrong)?;
        }
    }
    let public = [(typed.public, true), (typed.closed, false)];
    res.public = public.into_iter().find(|(is_asked, _)| *is_asked).map(|(_, public)| public);
    if let (Some(from), Some(to)) = (&res.from, &res.to)
        && is_after(from, to)
    {
        return Err(lang.fill(Msg::SearchNoTime, &[&date(lang, from), &date(lang, to)]));
    }
    Ok(res)
}

/// The filters of the commands that narrow a search by a few of them.
pub(super) fn narrowed(typed: &Narrow, lang: Lang) -> Result<Filters, String> {
    let mut res = Filters::default();
    let options = [
        ("city", typed.of.as_slice()),
        ("genre", &typed.genre),
        ("state", &typed.state),
        ("from", typed.from.as_slice()),
        ("to", typed.to.as_slice()),
    ];
    for (field, values) in options {
        for value in values {
            res.add(field, value).map_err(|mistake| in_option(lang, field, mistake))?;
        }
    }
    Ok(res)
}

/// The values of each option, which is named like its field.
fn options(typed: &FilterArgs) -> [(&'static str, &[String]); 21] {
    [
        ("city", &typed.city),
        ("state", &typed.state),
        ("genre", &typed.genre),
        ("body", &typed.body),
        ("from", typed.from.as_slice()),
        ("to", typed.to.as_slice()),
        ("year", &typed.year),
        ("number", &typed.number),
        ("outcome", &typed.outcome),
        ("person", &typed.person),
        ("faction", &typed.faction),
        ("applicant", &typed.applicant),
        ("office", &typed.office),
        ("topic", &typed.topic),
        ("law", &typed.law),
        ("stance", &typed.stance),
        ("language", &typed.language),
        ("yes", typed.yes.as_slice()),
        ("no", typed.no.as_slice()),
        ("abstain", typed.abstain.as_slice()),
        ("pages", typed.pages.as_slice()),
    ]
}

/// A mistake in an option, which is named instead of its field.
fn in_option(lang: Lang, field: &str, mut mistake: QueryMistake) -> String {
    if let MistakeKind::UnknownValue | MistakeKind::EmptyValue | MistakeKind::StarInField =
        mistake.kind
        && let Some(name) = mistake.values.last_mut()
    {
        *name = format!("--{field}");
    }
    mistakes::told(lang, &mistake)
}

/// Whether a day, month or year begins only when another has ended.
fn is_after(from: &str, to: &str) -> bool {
    let len = from.len().min(to.len());
    from[..len] > to[..len]
}
