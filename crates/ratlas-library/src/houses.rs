//! A user's own city profiles: `houses/*.toml` in the folder of the library.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use ratlas_extract::{HouseCheck, Houses};

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
    let files = house_files(dir)?;
    Houses::with_own(files.iter().map(String::as_str)).map_err(|it| wrong(&dir.join(FOLDER), it))
}

/// The profiles in the folder of the library alone; errors as [`houses`].
pub(crate) fn own_houses(dir: &Path) -> Result<Houses, LibraryError> {
    let files = house_files(dir)?;
    Houses::parse(files.iter().map(String::as_str)).map_err(|it| wrong(&dir.join(FOLDER), it))
}

/// The profiles in the folder of the library, as written and checked; errors as [`houses`].
pub(crate) fn house_files(dir: &Path) -> Result<Vec<String>, LibraryError> {
    let mut files: Vec<String> = Vec::new();
    for path in profiles(&dir.join(FOLDER))? {
        let text = read(&path)?;
        check_house(&path, &text)?;
        files.push(text);
    }
    Ok(files)
}

/// Checks one profile: everything that is wrong with it, each with its line.
///
/// # Errors
///
/// [`LibraryError::Io`] if it cannot be read.
pub fn check_house_file(path: &Path) -> Result<HouseCheck, LibraryError> {
    Ok(ratlas_extract::check_house(&read(path)?, Houses::builtin()))
}

/// Writes the beginning of a profile into the folder of the library; gives its path. A profile
/// that is there stays as it is.
///
/// # Errors
///
/// [`LibraryError::Io`] if the file cannot be written, for instance because it is there.
pub fn write_house_file(dir: &Path, ags: &str, text: &str) -> Result<PathBuf, LibraryError> {
    let folder = dir.join(FOLDER);
    let path = folder.join(format!("{ags}.toml"));
    let failed = |source| LibraryError::Io { path: path.clone(), source };
    fs::create_dir_all(&folder).map_err(failed)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    Ok(path)
}

fn check_house(path: &Path, text: &str) -> Result<(), LibraryError> {
    Houses::parse([text]).map(|_| ()).map_err(|it| wrong(path, it))
}

fn wrong(path: &Path, error: ratlas_extract::HouseError) -> LibraryError {
    LibraryError::House { path: path.to_owned(), reason: error.reason }
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
        let n_builtin = Houses::builtin().all().len();
        assert_eq!(houses(dir.path()).unwrap().all().len(), n_builtin);

        let folder = dir.path().join(FOLDER);
        fs::create_dir(&folder).unwrap();
        let own = folder.join("14523010.toml");
        fs::write(&own, "name = 'Adorf/Vogtl.'\nags = '14523010'\nsource = 'made up'\n").unwrap();
        fs::write(folder.join("notes.txt"), "no profile").unwrap();
        assert_eq!(houses(dir.path()).unwrap().all().len(), n_builtin + 1);
        let checked = check_house_file(&own).unwrap();
        assert_eq!(checked.city.as_deref(), Some("Adorf/Vogtl."));
        assert_eq!(checked.mistakes, []);

        fs::write(&own, "name = 'Adorf/Vogtl.'\nags = '1'\nsource = 'made up'\n").unwrap();
        let error = houses(dir.path()).unwrap_err();
        assert!(matches!(&error, LibraryError::House { path, .. } if *path == own));
        let expected =
            format!("profile `{}`: Adorf/Vogtl.: `1` is not its official key", own.display());
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_profile_that_is_there_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = write_house_file(dir.path(), "14523010", "name = 'a'\n").unwrap();
        assert_eq!(path, dir.path().join("houses/14523010.toml"));
        let again = write_house_file(dir.path(), "14523010", "name = 'b'\n").unwrap_err();
        assert!(
            matches!(again, LibraryError::Io { source, .. } if source.kind() == ErrorKind::AlreadyExists)
        );
        assert_eq!(fs::read_to_string(path).unwrap(), "name = 'a'\n");
    }
}
