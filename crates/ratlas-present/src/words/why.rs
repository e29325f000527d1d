//! Why a paper was found, in words.

use ratlas_library::{Why, WhyKind};

use super::lang::Lang;
use super::values::word;
use super::wording::Wording;

/// One reason, e.g. `Migrationsbeirat → Integrationsrat (Thesaurus)`.
pub fn reason(why: &Why, lang: Lang) -> String {
    let kind = word(lang, "why", why.kind.as_str());
    match (why.asked.as_str(), why.found.as_str()) {
        ("", "") => kind.to_owned(),
        (asked, _) if why.kind == WhyKind::Missing => lang.fill(Wording::WhyMissing, &[&asked]),
        ("", found) => lang.fill(Wording::WhyFound, &[&found, &kind]),
        (asked, found) => lang.fill(Wording::WhyInstead, &[&asked, &found, &kind]),
    }
}
