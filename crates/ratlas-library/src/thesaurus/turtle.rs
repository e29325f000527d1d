//! Concepts as SKOS in Turtle.

use std::fmt::Write as _;

use ratlas_index::{Concept, Relation};

/// Concepts as SKOS: the label as `prefLabel`, other names as `altLabel`, kinds and what is close as
/// concepts without an address of their own. What SKOS has no words for (years, cities, context) is
/// told in notes.
pub fn concepts_as_turtle(concepts: &[Concept]) -> String {
    let mut res = String::from("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
    for concept in concepts {
        let iri = iri(&concept.id);
        let _ =
            write!(res, "\n<{iri}> a skos:Concept ;\n    skos:prefLabel {}", text(&concept.label));
        for term in concept.terms.iter().filter(|it| it.text != concept.label) {
            let name = text(&term.text);
            let _ = match term.relation {
                Relation::Narrower => {
                    write!(res, " ;\n    skos:narrower [ a skos:Concept ; skos:prefLabel {name} ]")
                }
                Relation::Near => {
                    write!(res, " ;\n    skos:related [ a skos:Concept ; skos:prefLabel {name} ]")
                }
                Relation::Same | Relation::Historic | Relation::Abbreviation => {
                    write!(res, " ;\n    skos:altLabel {name}")
                }
            };
            if let Some(note) = note(term) {
                let _ = write!(res, " ;\n    skos:historyNote {}", text(&note));
            }
        }
        res.push_str(" .\n");
    }
    res
}

/// Years and cities of a name.
fn note(term: &ratlas_index::ConceptTerm) -> Option<String> {
    if term.cities.is_empty() && term.from.is_none() && term.to.is_none() {
        return None;
    }
    let year = |it: Option<i16>| it.map(|it| it.to_string()).unwrap_or_default();
    let mut said = term.cities.clone();
    if term.from.is_some() || term.to.is_some() {
        said.push(format!("{}–{}", year(term.from), year(term.to)));
    }
    Some(format!("{}: {}", term.text, said.join(", ")))
}

/// Ids that are no address become one.
fn iri(id: &str) -> String {
    let is_address = id.contains("://") || id.starts_with("urn:");
    let mut res = if is_address { String::new() } else { "urn:ratlas:thesaurus:".to_owned() };
    for byte in id.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
        if is_plain {
            res.push(char::from(byte));
        } else {
            let _ = write!(res, "%{byte:02X}");
        }
    }
    res
}

fn text(text: &str) -> String {
    let mut res = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => res.extend(['\\', letter]),
            '\n' => res.push_str("\\n"),
            '\r' => res.push_str("\\r"),
            _ => res.push(letter),
        }
    }
    res.push_str("\"@de");
    res
}
