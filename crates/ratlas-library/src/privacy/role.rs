//! Who is a private person: whom an export may leave out.

use std::sync::LazyLock;

use ratlas_german::fold;
use ratlas_model::{Person, PersonRole};

/// Functions that are public offices; see `lexicon/README.md`.
static OFFICES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rows = include_str!("../../lexicon/public_offices.tsv").lines();
    rows.filter(|it| !it.starts_with('#') && !it.is_empty()).map(fold).collect()
});

/// Whether somebody is in a paper as a private person and not in a public office.
///
/// Members and deputies of the body, its chair, whoever sits for a faction or votes, and whoever signs a
/// paper act in public. So do mayors, heads of offices and others whose function is a public office
/// (`lexicon/public_offices.tsv`). Everybody else counts as private: guests, staff of the
/// administration, who keeps the minutes, to whom a paper is addressed, who speaks or is named without
/// one of those signs.
pub fn is_private(person: &Person) -> bool {
    let is_elected = person.faction.is_some() || person.voting == Some(true);
    let has_role = match person.role {
        PersonRole::Member | PersonRole::Deputy | PersonRole::Chair | PersonRole::Signatory => true,
        PersonRole::Guest
        | PersonRole::Administration
        | PersonRole::MinuteTaker
        | PersonRole::Addressee
        | PersonRole::Speaker
        | PersonRole::Mentioned => false,
    };
    !has_role && !is_elected && !person.function.as_deref().is_some_and(is_public_office)
}

/// Whether a function is a public office, or holds the word of one.
fn is_public_office(function: &str) -> bool {
    let function = fold(function);
    let words = function.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty()).any(|word| {
        OFFICES.iter().any(|office| match office.strip_prefix('-') {
            Some(end) => word.ends_with(end),
            None => word == office,
        })
    })
}
