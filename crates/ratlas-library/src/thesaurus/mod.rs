//! The words for the same thing that a library is searched with: the user's own, those of a SKOS
//! file, those that come with the program, the names of boards.

mod boards;
mod cache;
mod files;
mod skos;
mod turtle;

use std::path::{Path, PathBuf};

use ratlas_index::{Concept, Thesaurus, ThesaurusMistake, builtin_concepts};

pub use self::files::read_thesaurus_file;
pub use self::turtle::concepts_as_turtle;
use crate::error::LibraryError;

/// A user's own concepts may stand in one of these files in the folder of the library, SKOS in one
/// of the others.
pub(crate) const OWN_FILES: [&str; 8] = [
    "thesaurus.tsv",
    "thesaurus.csv",
    "thesaurus.ttl",
    "thesaurus.nt",
    "thesaurus.rdf",
    "thesaurus.xml",
    "thesaurus.jsonld",
    "thesaurus.json",
];

/// A file of a user with what is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThesaurusFile {
    /// The file.
    pub path: PathBuf,
    /// Its concepts.
    pub concepts: Vec<Concept>,
    /// What is wrong, by line. Wrong lines are left out, warned of ones are not.
    pub mistakes: Vec<ThesaurusMistake>,
}

/// What a library is searched with.
#[derive(Debug, Clone, Default)]
pub struct LoadedThesaurus {
    /// All concepts, a user's own first.
    pub thesaurus: Thesaurus,
    /// A user's files with the lines that cannot be read.
    pub wrong: Vec<(PathBuf, Vec<ThesaurusMistake>)>,
}

/// Everything a library is searched with: the files in its folder, which need not be there, and, if
/// given, another one.
///
/// # Errors
///
/// [`LibraryError::Thesaurus`] names a file that cannot be read at all, [`LibraryError::House`] a
/// wrong city profile.
pub fn load_thesaurus(dir: &Path, other: Option<&Path>) -> Result<LoadedThesaurus, LibraryError> {
    let mut concepts = Vec::new();
    let mut wrong = Vec::new();
    let own = OWN_FILES.iter().map(|it| dir.join(it)).filter(|it| it.is_file());
    for path in other.map(Path::to_owned).into_iter().chain(own) {
        let found = cache::read(dir, &path)?;
        concepts.extend(found.concepts);
        if !found.mistakes.is_empty() {
            wrong.push((path, found.mistakes));
        }
    }
    concepts.extend(builtin_concepts());
    concepts.extend(boards::concepts(dir)?);
    Ok(LoadedThesaurus { thesaurus: Thesaurus::new(concepts), wrong })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(dir: &Path, other: Option<&Path>, query: &str) -> Vec<String> {
        let loaded = load_thesaurus(dir, other).unwrap();
        loaded.thesaurus.expansions(&[query]).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn own_files_come_first() {
        let dir = tempfile::tempdir().unwrap();
        let own = dir.path().join("thesaurus.csv");
        assert!(names(dir.path(), None, "Kita").contains(&"Kindertagesstätte".to_owned()));
        assert_eq!(names(dir.path(), None, "Gast"), [""; 0]);

        // As a spreadsheet on Windows writes it: windows-1252, semicolons, carriage returns.
        fs::write(&own, b"Gast;Gastgeb\xfchr;verwandt\r\nKita;Spielkiste\r\nGast;G\xe4stin\r\nGast;Besucher\r\n")
            .unwrap();
        assert_eq!(names(dir.path(), None, "Gast"), ["Gästin", "Besucher"]);
        let kita = names(dir.path(), None, "Kita");
        assert_eq!(kita[0], "Spielkiste");
        assert!(kita.contains(&"Kindertagesstätte".to_owned()));

        let other = dir.path().join("other.tsv");
        fs::write(&other, "\u{feff}Gast\tLogierender\nein Wort\n").unwrap();
        assert_eq!(names(dir.path(), Some(&other), "Gast")[0], "Logierender");
        let wrong = load_thesaurus(dir.path(), Some(&other)).unwrap().wrong;
        assert_eq!((wrong[0].0.as_path(), wrong[0].1[0].line), (other.as_path(), 2));
    }

    #[test]
    fn a_large_file_is_read_once() {
        let dir = tempfile::tempdir().unwrap();
        let own = dir.path().join("thesaurus.ttl");
        let write = |n: usize| {
            let mut text = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n".to_owned();
            let line = |idx: usize| {
                format!(
                    "<http://a/{idx}> s:prefLabel \"Gast{idx}\"@de ; s:altLabel \"Besuch{idx}\"@de .\n"
                )
            };
            text.extend((0..n).map(line));
            fs::write(&own, text).unwrap();
        };
        write(2_000);
        assert_eq!(names(dir.path(), None, "Gast7"), ["Besuch7"]);
        let table = dir.path().join("thesaurus.compiled.tsv");
        let kept = fs::read_to_string(&table).unwrap();
        fs::write(&table, kept.replace("Besuch7\n", "Besuch007\n")).unwrap();
        assert_eq!(names(dir.path(), None, "Gast7"), ["Besuch007"]);
        write(2_001);
        assert_eq!(names(dir.path(), None, "Gast7"), ["Besuch7"]);
    }

    #[test]
    fn a_broken_file_is_told() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesaurus.ttl"), "<a> <b> .").unwrap();
        let error = load_thesaurus(dir.path(), None).unwrap_err();
        assert!(matches!(error, LibraryError::Thesaurus { .. }), "{error}");
    }
}
