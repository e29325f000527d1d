//! Why a paper was found, in words.

use ratlas_library::{Why, WhyKind};

use crate::messages::words::word;
use crate::messages::{Lang, Msg};

/// One reason, e.g. `Migrationsbeirat → Integrationsrat (Thesaurus)`.
pub(crate) fn reason(why: &Why, lang: Lang) -> String {
    let kind = word(lang, "why", why.kind.as_str());
    match (why.asked.as_str(), why.found.as_str()) {
        ("", "") => kind.to_owned(),
        (asked, _) if why.kind == WhyKind::Missing => lang.fill(Msg::WhyMissing, &[&asked]),
        ("", found) => lang.fill(Msg::WhyFound, &[&found, &kind]),
        (asked, found) => lang.fill(Msg::WhyInstead, &[&asked, &found, &kind]),
    }
}
