//! All German municipalities, by the names they are called.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{column, rows};

/// One municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Municipality {
    /// Amtlicher Gemeindeschlüssel.
    pub(crate) ags: &'static str,
    /// E.g. `Landau in der Pfalz`.
    pub(crate) name: &'static str,
    /// E.g. `Landau`.
    pub(crate) short: &'static str,
    /// E.g. `Landeshauptstadt`; may be empty.
    pub(crate) addition: &'static str,
    /// 1: a district of its own; 2: town; 3: other.
    pub(crate) rank: u8,
    /// ISO 3166-2.
    pub(crate) state: &'static str,
}

impl Municipality {
    /// The name with its addition in front, e.g. `Landeshauptstadt München`.
    pub(crate) fn official_name(&self) -> String {
        match self.addition {
            "" => self.name.to_owned(),
            addition => format!("{addition} {}", self.name),
        }
    }
}

/// The municipality with this key.
pub(crate) fn by_ags(ags: &str) -> Option<&'static Municipality> {
    ALL.binary_search_by_key(&ags, |it| it.ags).ok().map(|idx| &ALL[idx])
}

/// The municipality that is its whole state.
pub(crate) fn only_city_of(state: &str) -> Option<&'static Municipality> {
    let mut cities = ALL.iter().filter(|it| it.state == state);
    cities.next().filter(|_| cities.next().is_none())
}

/// The municipalities called so, and how many words of `words` the name takes; the longest name
/// wins. Whether letters are capitals does not matter, for letterheads print capitals.
pub(crate) fn called(words: &[&str]) -> Option<(usize, &'static [&'static Municipality])> {
    let first = fold(words.first()?);
    let names = BY_FIRST_WORD.get(&first)?;
    names
        .iter()
        .find(|name| {
            words.len() >= name.words.len()
                && name.words.iter().zip(words).all(|(name, word)| *name == fold(word))
        })
        .map(|name| (name.words.len(), name.municipalities.as_slice()))
}

/// The city, with a district of its own, whose people or things are called so: `Leipziger`.
pub(crate) fn by_adjective(word: &str) -> Option<&'static Municipality> {
    let stem = fold(word.strip_suffix("er")?);
    let candidates = BY_FIRST_WORD.get(&stem)?;
    let name = candidates.iter().find(|it| it.words.len() == 1)?;
    let mut cities = name.municipalities.iter().filter(|it| it.rank == 1);
    cities.next().filter(|_| cities.next().is_none()).copied()
}

/// A name as it is compared: in lower case, with umlauts and `ß` for their spellings.
pub(crate) fn fold(word: &str) -> String {
    let mut res = String::with_capacity(word.len());
    let mut last = '\0';
    for char in word.chars().flat_map(char::to_lowercase) {
        let joined = match (last, char) {
            ('a', 'e') => 'ä',
            ('o', 'e') => 'ö',
            ('u', 'e') => 'ü',
            ('s', 's') => 'ß',
            _ => '\0',
        };
        last = if joined == '\0' {
            char
        } else {
            res.pop();
            joined
        };
        res.push(last);
    }
    res
}

struct Name {
    words: Vec<String>,
    municipalities: Vec<&'static Municipality>,
}

static ALL: LazyLock<Vec<Municipality>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/municipalities.tsv"))
        .map(|row| Municipality {
            ags: column(&row, 0),
            name: column(&row, 1),
            short: column(&row, 2),
            addition: column(&row, 3),
            rank: column(&row, 4).parse().expect("the rank is a digit"),
            state: column(&row, 5),
        })
        .collect()
});

/// Names by their first word, longest first.
static BY_FIRST_WORD: LazyLock<HashMap<String, Vec<Name>>> = LazyLock::new(|| {
    let mut by_name: HashMap<Vec<String>, Vec<&'static Municipality>> = HashMap::new();
    for municipality in ALL.iter() {
        for name in spellings(municipality) {
            let words = name.split_whitespace().map(fold).collect();
            let called: &mut Vec<&Municipality> = by_name.entry(words).or_default();
            if !called.contains(&municipality) {
                called.push(municipality);
            }
        }
    }
    let mut res: HashMap<String, Vec<Name>> = HashMap::new();
    let mut names: Vec<_> = by_name.into_iter().collect();
    names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    for (words, municipalities) in names {
        let first = words.first().cloned().unwrap_or_default();
        res.entry(first).or_default().push(Name { words, municipalities });
    }
    res
});

/// The name as the register writes it, without its addition, and with abbreviations written out.
fn spellings(municipality: &'static Municipality) -> Vec<String> {
    let name = municipality.name;
    let long = name
        .replace("a.d.", "an der ")
        .replace("i.d.", "in der ")
        .replace("i.", "im ")
        .replace("a.", "am ")
        .replace("b.", "bei ");
    let abbreviated = name.replace("(Oldenburg)", "(Oldb)");
    vec![name.to_owned(), municipality.short.to_owned(), long, abbreviated]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &[&str]) -> Vec<&'static str> {
        called(words).map(|(_, found)| found.iter().map(|it| it.name).collect()).unwrap_or_default()
    }

    #[test]
    fn the_register_is_complete_and_sorted() {
        assert_eq!(ALL.len(), 10_981);
        assert!(ALL.is_sorted_by_key(|it| it.ags));
        assert!(ALL.iter().all(|it| it.ags.len() == 8 && it.state.starts_with("DE-")));
    }

    #[test]
    fn finds_the_longest_name() {
        assert_eq!(names(&["Landau", "in", "der", "Pfalz"]), ["Landau in der Pfalz"]);
        assert_eq!(names(&["LANDAU", "am"]), ["Landau in der Pfalz", "Landau a.d.Isar"]);
        assert_eq!(names(&["Frankfurt", "am", "Main"]), ["Frankfurt am Main"]);
        assert_eq!(names(&["Muenchen"]), ["München"]);
        assert_eq!(names(&["Integration"]), [""; 0]);
    }

    #[test]
    fn reads_adjectives_of_cities() {
        assert_eq!(by_adjective("Leipziger").map(|it| it.name), Some("Leipzig"));
        assert_eq!(by_adjective("Frankfurter"), None);
        assert_eq!(
            by_ags("09162000").map(Municipality::official_name).unwrap(),
            "Landeshauptstadt München"
        );
    }
}
