//! Addresses of papers, as every page links them.

use ratlas_library::{NewPaper, PaperHit};

use super::address::Address;

/// The page of a paper.
pub(crate) fn paper(id: &str) -> Address {
    Address::new(&format!("/papier/{}", path_part(id)))
}

/// The page of a hit: at the page of its best place, the words of the question marked.
pub(crate) fn hit(hit: &PaperHit, question: &str) -> Address {
    at(&hit.id, question, hit.page, hit.item.as_deref())
}

/// The page of a paper at a page of it and an item of its agenda, the words of a question marked.
pub(crate) fn at(id: &str, question: &str, page: Option<u32>, item: Option<&str>) -> Address {
    let mut res = paper(id);
    let pairs = [
        ("q", Some(question.trim()).filter(|it| !it.is_empty()).map(str::to_owned)),
        ("seite", page.filter(|it| *it > 1).map(|it| it.to_string())),
        ("top", item.map(str::to_owned)),
    ];
    for (name, value) in pairs {
        res.pairs.extend(value.map(|it| (name.to_owned(), it)));
    }
    res
}

/// The page of a paper that came last.
pub(crate) fn new_paper(of: &NewPaper) -> Address {
    paper(&of.paper.id)
}

/// A part of a path: letters, digits and what needs no escape stay.
fn path_part(part: &str) -> String {
    let byte = |it: u8| match it {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(it).to_string(),
        other => format!("%{other:02X}"),
    };
    part.bytes().map(byte).collect()
}
