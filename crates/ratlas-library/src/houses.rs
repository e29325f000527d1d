//! A user's own city profiles: `houses/*.toml` in the folder of the library.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ratlas_extract::Houses;

use crate::error::LibraryError;

/// The folder of the profiles, in that of the library.
const FOLDER: &str = "houses";

/// The profiles that come with the program and those in the folder of the library. The folder need
/// not be there.
///
/// # Errors
///
/// [`LibraryError::House`] names the first profile that is wrong, [`LibraryError::Io`] a file that
/// cannot be read.
pub fn houses(dir: &Path) -> Result<Houses, LibraryError> {
    let mut files: Vec<String> = Vec::new();
    for path in profiles(&dir.join(FOLDER))? {
        let text = read(&path)?;
        check_house(&path, &text)?;
        files.push(text);
    }
    let wrong = |it: ratlas_extract::HouseError| LibraryError::House {
        path: dir.join(FOLDER),
        reason: it.reason,
    };
    Houses::with_own(files.iter().map(String::as_str)).map_err(wrong)
}

/// Checks one profile as reading it would; gives the name of its city.
///
/// # Errors
///
/// [`LibraryError::House`] with what is wrong, [`LibraryError::Io`] if it cannot be read.
pub fn check_house_file(path: &Path) -> Result<String, LibraryError> {
    check_house(path, &read(path)?)
}

fn check_house(path: &Path, text: &str) -> Result<String, LibraryError> {
    let houses = Houses::parse([text])
        .map_err(|it| LibraryError::House { path: path.to_owned(), reason: it.reason })?;
    Ok(houses.cities().into_iter().map(|it| it.name).collect())
}

fn read(path: &Path) -> Result<String, LibraryError> {
    fs::read_to_string(path).map_err(|source| LibraryError::Io { path: path.to_owned(), source })
}

/// The profiles of a folder, by name.
fn profiles(folder: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let failed = |source| LibraryError::Io { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut res = Vec::new();
    for entry in entries {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|it| it == "toml") {
            res.push(path);
        }
    }
    res.sort();
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_profiles_are_read_and_checked() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(houses(dir.path()).unwrap().cities().len(), 6);

        let folder = dir.path().join(FOLDER);
        fs::create_dir(&folder).unwrap();
        let own = folder.join("14523010.toml");
        fs::write(&own, "name = 'Adorf/Vogtl.'\nags = '14523010'\nsource = 'made up'\n").unwrap();
        fs::write(folder.join("notes.txt"), "no profile").unwrap();
        assert_eq!(houses(dir.path()).unwrap().cities().len(), 7);
        assert_eq!(check_house_file(&own).unwrap(), "Adorf/Vogtl.");

        fs::write(&own, "name = 'Adorf/Vogtl.'\nags = '1'\nsource = 'made up'\n").unwrap();
        let error = houses(dir.path()).unwrap_err();
        assert!(matches!(&error, LibraryError::House { path, .. } if *path == own));
        let expected =
            format!("profile `{}`: Adorf/Vogtl.: `1` is not its official key", own.display());
        assert_eq!(error.to_string(), expected);
    }
}
