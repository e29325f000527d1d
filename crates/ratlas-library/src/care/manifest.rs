//! What stands beside a copy of a library: what it is, what it holds, what must not come back from it.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::durable;
use crate::privacy::Forgotten;

/// The name of the format.
pub(crate) const FORMAT: &str = "ratlas/backup/1";

/// The file of the manifest in the folder of a backup.
pub(crate) const MANIFEST_FILE: &str = "manifest.json";

/// `manifest.json` of a backup, format `ratlas/backup/1`.
///
/// Fields that a later program added are passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `ratlas/backup/1`.
    pub format: String,
    /// Name and version of the program that made it.
    pub program: String,
    /// Version of the tables of the library.
    pub library: i64,
    /// When it was made, UTC, to the second.
    pub made: String,
    /// The number of the last change it holds.
    pub seq: u64,
    /// The state of the library, as `ratlas stats` tells it.
    pub fingerprint: String,
    /// Papers, duplicates included.
    pub papers: u64,
    /// Every file beside the manifest, by name.
    pub files: Vec<BackupFile>,
    /// What was forgotten in the library after the backup was made: restoring forgets it again.
    #[serde(default)]
    pub forgotten: Vec<Forgotten>,
}

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupFile {
    /// Its path in the folder of the backup, parts joined by `/`.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// BLAKE3 of its bytes, hexadecimal.
    pub blake3: String,
}

impl Manifest {
    /// Reads the manifest in the folder of a backup.
    ///
    /// # Errors
    ///
    /// What the system says, [`ErrorKind::NotFound`] if there is none; [`ErrorKind::InvalidData`] if
    /// it is no manifest or one of another format.
    pub fn read(folder: &Path) -> io::Result<Manifest> {
        let text = fs::read_to_string(folder.join(MANIFEST_FILE))?;
        let manifest: Manifest = serde_json::from_str(&text).map_err(invalid)?;
        if manifest.format == FORMAT {
            Ok(manifest)
        } else {
            Err(invalid(format!("format `{}`, expected `{FORMAT}`", manifest.format)))
        }
    }

    /// Writes the manifest into the folder of a backup, in the place of an older one, whole or not at
    /// all.
    ///
    /// # Errors
    ///
    /// What the system says; the older one is then as it was.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(self).map_err(invalid)?;
        text.push('\n');
        durable::write(&folder.join(MANIFEST_FILE), text.as_bytes())
    }

    /// Adds what was forgotten since to the manifest of a backup; what it lists already stays as it
    /// is. Gives whether there was anything to add.
    ///
    /// # Errors
    ///
    /// As [`Manifest::read`] and [`Manifest::write`].
    pub fn add_forgotten(folder: &Path, forgotten: &[Forgotten]) -> io::Result<bool> {
        let mut manifest = Manifest::read(folder)?;
        let n_before = manifest.forgotten.len();
        for it in forgotten {
            let is_same = |known: &&Forgotten| known.what == it.what && known.hash == it.hash;
            if !manifest.forgotten.iter().any(|known| is_same(&known)) {
                manifest.forgotten.push(it.clone());
            }
        }
        let is_new = manifest.forgotten.len() > n_before;
        if is_new {
            manifest.write(folder)?;
        }
        Ok(is_new)
    }

    /// The files that are not what the manifest says: missing, of another size, with other bytes.
    ///
    /// # Errors
    ///
    /// If a file that is there cannot be read.
    pub fn wrong_files(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut wrong = Vec::new();
        for expected in &self.files {
            match BackupFile::of(folder, &expected.path) {
                Ok(found) if found == *expected => {}
                Ok(_) => wrong.push(expected.path.clone()),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    wrong.push(expected.path.clone());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(wrong)
    }
}

impl BackupFile {
    /// A file as it is in the folder of a backup.
    pub(crate) fn of(folder: &Path, path: &str) -> io::Result<BackupFile> {
        let mut hasher = blake3::Hasher::new();
        let mut file = File::open(folder.join(path))?;
        let bytes = io::copy(&mut file, &mut hasher)?;
        Ok(BackupFile {
            path: path.to_owned(),
            bytes,
            blake3: hasher.finalize().to_hex().to_string(),
        })
    }
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::ForgottenKind;

    fn manifest() -> Manifest {
        Manifest {
            format: FORMAT.to_owned(),
            program: "ratlas 0.1.0".to_owned(),
            library: 6,
            made: "2024-05-03T02:00:00Z".to_owned(),
            seq: 7,
            fingerprint: "0".repeat(32),
            papers: 1,
            files: Vec::new(),
            forgotten: Vec::new(),
        }
    }

    #[test]
    fn what_was_forgotten_is_added_once() {
        let folder = tempfile::tempdir().unwrap();
        manifest().write(folder.path()).unwrap();
        let hash = "a".repeat(64);
        let forgotten = Forgotten {
            what: ForgottenKind::Person,
            hash,
            given_letters: 4,
            family_letters: 5,
            forgotten: "2024-06-01T08:00:00Z".to_owned(),
        };
        assert!(Manifest::add_forgotten(folder.path(), std::slice::from_ref(&forgotten)).unwrap());
        assert!(!Manifest::add_forgotten(folder.path(), std::slice::from_ref(&forgotten)).unwrap());
        assert_eq!(Manifest::read(folder.path()).unwrap().forgotten, [forgotten]);
        let text = fs::read_to_string(folder.path().join(MANIFEST_FILE)).unwrap();
        assert!(text.contains("\"what\": \"person\""), "{text}");
    }

    #[test]
    fn files_that_differ_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["same", "longer", "gone"];
        for name in &names {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let files = names.iter().map(|it| BackupFile::of(folder.path(), it).unwrap()).collect();
        let manifest = Manifest { files, ..manifest() };
        assert_eq!(manifest.wrong_files(folder.path()).unwrap(), [""; 0]);
        fs::write(folder.path().join("longer"), "longer!").unwrap();
        fs::remove_file(folder.path().join("gone")).unwrap();
        assert_eq!(manifest.wrong_files(folder.path()).unwrap(), ["longer", "gone"]);
    }

    #[test]
    fn other_formats_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let later = Manifest { format: "ratlas/backup/2".to_owned(), ..manifest() };
        later.write(folder.path()).unwrap();
        let error = Manifest::read(folder.path()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidData);
        assert_eq!(error.to_string(), "format `ratlas/backup/2`, expected `ratlas/backup/1`");
    }
}
