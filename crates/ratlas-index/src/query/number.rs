//! Words of a query that look like the number of a paper.

use crate::query::parse::Node;

/// A part of a row of conditions.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// A condition as it was typed.
    Node(&'a Node),
    /// Words next to each other that together look like a number.
    Number(Vec<&'a str>),
}

/// More parts than the spelling of any number: `20-26 / B 01322` has three with letters or digits.
const MAX_PARTS: usize = 4;

/// The longest letters of a number: `FrA`, `VO`, `DS`, `StvV`.
const MAX_LETTERS: usize = 4;

/// Groups the words that look like a number; longest groups first.
pub(crate) fn pieces(nodes: &[Node]) -> Vec<Piece<'_>> {
    let mut res = Vec::new();
    let mut rest = nodes;
    while let Some((first, others)) = rest.split_first() {
        let longest = (1..=MAX_PARTS.min(rest.len())).rev().find_map(|length| {
            let words: Option<Vec<&str>> = rest[..length].iter().map(part_of_number).collect();
            words.filter(|it| is_number(it))
        });
        if let Some(words) = longest {
            rest = &rest[words.len()..];
            res.push(Piece::Number(words));
        } else {
            rest = others;
            res.push(Piece::Node(first));
        }
    }
    res
}

/// A word that can be a part of a number: digits, or a few letters with or without digits.
fn part_of_number(node: &Node) -> Option<&str> {
    let Node::Word(word) = node else { return None };
    let fits = |it: char| it.is_ascii() || it.is_alphabetic() || DASHES.contains(&it);
    let mut runs = word.split(|it: char| !it.is_alphabetic());
    let short = runs.all(|it| it.chars().count() <= MAX_LETTERS);
    let upper = word.chars().filter(|it| it.is_uppercase()).count();
    let lower = word.chars().filter(|it| it.is_lowercase()).count();
    // `FrA`, `VO` and `b` are letters of a number, `Laim` and `der` are words.
    let letters = word.contains(char::is_numeric) || upper >= lower || upper + lower <= 2;
    (word.chars().all(fits) && short && letters).then_some(word)
}

/// Hyphens and dashes as numbers are printed with.
const DASHES: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}'];

/// Whether words together are a number: with digits, and with a letter or a slash between digits.
pub(crate) fn is_number(words: &[&str]) -> bool {
    let text = words.join(" ");
    let has = |kind: fn(char) -> bool| text.contains(kind);
    let marked = words.iter().any(|it| it.contains('/') && !it.starts_with('/'));
    // `der 3` is two words: letters of a number are not a word in lower case.
    let letters = words.iter().any(|it| it.contains(char::is_uppercase))
        || words.iter().any(|it| it.contains(char::is_alphabetic) && it.contains(char::is_numeric));
    has(char::is_numeric) && (marked || letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let nodes: Vec<Node> =
            text.split_whitespace().map(|it| Node::Word(it.to_owned())).collect();
        let found: Vec<String> = pieces(&nodes)
            .into_iter()
            .map(|it| match it {
                Piece::Node(Node::Word(word)) => word.clone(),
                Piece::Node(other) => format!("{other:?}"),
                Piece::Number(words) => format!("[{}]", words.join(" ")),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn groups_numbers() {
        check("Antrag B 01322", &["Antrag", "[B 01322]"]);
        check("20-26/B 01322 Laim", &["[20-26/B 01322]", "Laim"]);
        check("b01322", &["[b01322]"]);
        check("2014/0532", &["[2014/0532]"]);
        check("Haushalt 2014", &["Haushalt", "2014"]);
        check("der 3 Punkt", &["der", "3", "Punkt"]);
        check("Kosten 2014 2015", &["Kosten", "2014", "2015"]);
    }
}
