//! Cities by their names, for whoever writes a profile.

use crate::lexicon::municipalities::{by_ags, called};

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Amtlicher Gemeindeschlüssel.
    pub ags: String,
    /// The name as the register writes it, which a profile has to bear.
    pub name: String,
    /// ISO 3166-2.
    pub state: String,
}

/// The municipalities with this name or key. The name in full means one of several that are called
/// so in short.
pub fn cities_called(name: &str) -> Vec<City> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let found = match (by_ags(name), called(&words)) {
        (Some(one), _) => vec![one],
        (None, Some((n_words, found))) if n_words == words.len() => found.to_vec(),
        _ => Vec::new(),
    };
    let mut exact = found.iter().filter(|it| it.name == name);
    let found = match (exact.next(), exact.next()) {
        (Some(one), None) => vec![*one],
        _ => found,
    };
    let city = |it: &crate::lexicon::municipalities::Municipality| City {
        ags: it.ags.to_owned(),
        name: it.name.to_owned(),
        state: it.state.to_owned(),
    };
    found.into_iter().map(city).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_is_one_city_and_a_short_one_may_be_several() {
        let keys =
            |name: &str| cities_called(name).into_iter().map(|it| it.ags).collect::<Vec<_>>();
        assert_eq!(keys("Koblenz"), ["07111000"]);
        assert_eq!(keys("07111000"), ["07111000"]);
        assert_eq!(keys("Landau in der Pfalz"), ["07313000"]);
        assert_eq!(keys("Landau").len(), 2);
        assert_eq!(keys("Nirgendwo"), [""; 0]);
    }
}
