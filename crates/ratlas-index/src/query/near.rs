//! Names that are spelled almost alike.

use ratlas_german::fold;

/// Longer names are not compared: nobody mistypes one and means another.
const MAX_CHARS: usize = 60;

/// How many names are offered.
const MAX_NEAR: usize = 3;

/// The names that were probably meant: the nearest ones, in the order given.
///
/// A name is near if it begins with what was typed, or differs in one letter, of long names in two;
/// two letters in each other's place are one difference.
pub(crate) fn near<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed: Vec<char> = letters(typed);
    if typed.is_empty() || typed.len() > MAX_CHARS {
        return Vec::new();
    }
    let most = if typed.len() <= SHORT { 1 } else { 2 };
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let letters = letters(name);
        let distance = if letters.starts_with(&typed) && typed.len() >= MIN_BEGINNING {
            usize::from(letters.len() > typed.len())
        } else {
            distance(&typed, &letters)
        };
        // Of one or two letters nothing would be left of what was typed.
        if distance <= most && distance < typed.len() {
            found.push((distance, name));
        }
    }
    let best = found.iter().map(|(distance, _)| *distance).min();
    found.retain(|(distance, _)| Some(*distance) == best);
    found.truncate(MAX_NEAR);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Two differences in so few letters make another word: `Gedicht`, `Bericht`.
const SHORT: usize = 7;

/// Fewer letters begin too many names.
const MIN_BEGINNING: usize = 3;

fn letters(name: &str) -> Vec<char> {
    fold(name).chars().filter(|it| it.is_alphanumeric()).collect()
}

/// The number of letters to change, put in, leave out or swap with the next.
fn distance(one: &[char], other: &[char]) -> usize {
    if other.len() > MAX_CHARS || one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (idx, letter) in one.iter().enumerate() {
        let mut next = vec![idx + 1];
        for (other_idx, other_letter) in other.iter().enumerate() {
            let changed = row[other_idx] + usize::from(letter != other_letter);
            let mut best = changed.min(row[other_idx + 1] + 1).min(next[other_idx] + 1);
            if idx > 0
                && other_idx > 0
                && *letter == other[other_idx - 1]
                && one[idx - 1] == *other_letter
            {
                best = best.min(before[other_idx - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_almost_alike() {
        let names = ["stadt", "state", "art", "amt", "datum", "date", "Mannheim", "Bad Homburg"];
        for (typed, expected) in [
            ("stdat", vec!["stadt"]),
            ("STADT", vec!["stadt"]),
            ("datun", vec!["datum"]),
            ("Manheim", vec!["Mannheim"]),
            ("Bad", vec!["Bad Homburg"]),
            ("farbe", vec![]),
            ("Mannhiem", vec!["Mannheim"]),
            ("x", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(near(typed, names), expected, "{typed}");
        }
    }
}
