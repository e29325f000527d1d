//! To whom a letter or a motion is addressed: the block of its address.

use super::head::HeadLine;
use super::name::{Name, name};
use crate::found::Found;

/// Finds the person in the address at the head of a paper.
///
/// # Shapes
///
/// | written                                                | rule                |
/// |--------------------------------------------------------|---------------------|
/// | `Herrn Oberbürgermeister`, the name behind it or below | `addressee/address` |
/// | `An Frau Oberbürgermeisterin …`, likewise              | `addressee/address` |
///
/// `Frau` alone is no address: authors are named so, too. Nor is a body; see `record`.
#[doc(alias = "Empfänger")]
pub(crate) fn addressee(head: &[HeadLine]) -> Option<Found<Name>> {
    /// An address stands above the subject.
    const ADDRESS_LINES: usize = 24;
    (0..head.len().min(ADDRESS_LINES)).find_map(|idx| address(head, idx))
}

fn address(head: &[HeadLine], idx: usize) -> Option<Found<Name>> {
    let line = &head[idx];
    let bare = line.words.strip_prefix("An ").unwrap_or(&line.words);
    let above = idx.checked_sub(1).map_or("", |it| head[it].words.as_str());
    let told = bare.len() < line.words.len() || above == "An" || bare.contains("meisterin");
    if !(bare.starts_with("Herrn ") || (bare.starts_with("Frau ") && told)) {
        return None;
    }
    if let Some(it) = name(bare) {
        return Some(Found::new(it, line.span.clone(), "addressee/address"));
    }
    let next = head.get(idx + 1)?;
    let it = name(&format!("{bare} {}", next.words)).filter(|it| it.given.is_some())?;
    Some(Found::new(it, line.span.start..next.span.end, "addressee/address"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::facts::head::head;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let document = Document::of(text);
        assert_eq!(addressee(&head(&document)).map(|it| it.value.name).as_deref(), expected);
    }

    #[test]
    fn names_in_addresses() {
        check("Stadt Adorf\nHerrn Oberbürgermeister\nJan Groß\nRathaus\n", Some("Jan Groß"));
        check("An Frau Oberbürgermeisterin Dr. Lea Klein\n", Some("Lea Klein"));
        check("Herrn\nTom Kurz\n", None);
        check("Frau Stadträtin Lea Klein\nAntrag\n", None);
        check("An den Rat der Stadt\n\nAntrag\n", None);
    }
}
