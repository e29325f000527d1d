//! A board is one board through its names.

use std::collections::HashSet;
use std::path::Path;

use ratlas_extract::{House, HouseBody, HouseBodyName};
use ratlas_german::fold;
use ratlas_index::{Concept, ConceptTerm, Relation, read_concepts};

use crate::error::LibraryError;
use crate::houses::own_houses;

/// The source of these concepts.
const SOURCE: &str = "boards";

/// The boards of the built-in profiles: a search should not have to read them all. A test compares
/// it with the profiles.
const BUILTIN: &str = include_str!("../../lexicon/boards.tsv");

/// The boards of all cities with a profile that have had several names. A user's own profile takes
/// the place of the built-in one of its city.
pub(super) fn concepts(dir: &Path) -> Result<Vec<Concept>, LibraryError> {
    let own = own_houses(dir)?;
    let (mut res, _) = read_concepts(BUILTIN, SOURCE, false);
    res.retain(|it| !own.all().iter().any(|house| is_of(it, house)));
    res.extend(own.all().iter().flat_map(of_house));
    Ok(res)
}

/// Whether a concept is a board of the city.
fn is_of(concept: &Concept, house: &House) -> bool {
    concept.id.split('-').next() == Some(house.ags.as_str())
}

fn of_house(house: &House) -> impl Iterator<Item = Concept> {
    house.bodies.iter().filter_map(|body| of_body(house, body))
}

/// `None` if it has had one name only.
fn of_body(house: &House, body: &HouseBody) -> Option<Concept> {
    let different: HashSet<String> = body.names.iter().map(|it| fold(&it.name)).collect();
    if different.len() < 2 {
        return None;
    }
    let mut seen = HashSet::new();
    let terms = body.names.iter().filter(|it| seen.insert(fold(&it.name)));
    Some(Concept {
        id: format!("{}-{}", house.ags, body.key),
        label: body.names.last()?.name.clone(),
        source: SOURCE.to_owned(),
        terms: terms.map(|it| term(house, it)).collect(),
    })
}

fn term(house: &House, name: &HouseBodyName) -> ConceptTerm {
    let year = |it: &Option<String>| it.as_ref()?.get(..4)?.parse().ok();
    let to = year(&name.to);
    ConceptTerm {
        text: name.name.clone(),
        relation: if to.is_some() { Relation::Historic } else { Relation::Same },
        ambiguous: false,
        cities: vec![house.name.clone()],
        from: year(&name.from),
        to,
        context: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;
    use ratlas_extract::Houses;
    use ratlas_index::concepts_as_table;

    use super::*;

    #[test]
    fn the_table_is_that_of_the_profiles() {
        let concepts: Vec<Concept> = Houses::builtin().all().iter().flat_map(of_house).collect();
        let table = concepts_as_table(&concepts);
        let (head, rows) = table.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.sort_unstable();
        let made = "# key: 3\n# Boards with several names, made from the city profiles.\n";
        let expected = format!("{made}# {head}\n{}\n", rows.join("\n"));
        expect_file!["../../lexicon/boards.tsv"].assert_eq(&expected);
        assert!(rows.len() > 50);
    }

    #[test]
    fn own_profiles_come_first() {
        let dir = tempfile::tempdir().unwrap();
        let n_builtin = concepts(dir.path()).unwrap().len();
        let houses = dir.path().join("houses");
        std::fs::create_dir(&houses).unwrap();
        let own = "name = 'Karlsruhe'\nags = '08212000'\nsource = 'made up'\n\n[[bodies]]\n\
            kind = 'integration_board'\nnames = [{ name = 'Rat der Gäste', to = '2001' }, \
            { name = 'Rat der Nachbarn', from = '2001' }]\n";
        std::fs::write(houses.join("08212000.toml"), own).unwrap();
        let found = concepts(dir.path()).unwrap();
        assert_eq!(found.len(), n_builtin);
        let board = found.iter().find(|it| it.id.starts_with("08212000")).unwrap();
        assert_eq!(board.label, "Rat der Nachbarn");
        assert_eq!(board.terms[0].relation, Relation::Historic);
        assert_eq!((board.terms[0].to, board.terms[1].from), (Some(2001), Some(2001)));
    }
}
