//! Puts a folder in the place of another, which is never empty meanwhile.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Puts `new` in its place. What was there is then at `new` or at `old`.
pub(super) fn put(new: &Path, place: &Path, old: &Path) -> io::Result<()> {
    if !place.exists() {
        return fs::rename(new, place);
    }
    match exchange(new, place) {
        Err(error) if is_unknown(&error) => {
            fs::rename(place, old)?;
            fs::rename(new, place)
        }
        result => result,
    }
}

/// Whether system or file system know no such thing as exchanging.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_one_takes_the_place_of_the_old_one() {
        let dir = tempfile::tempdir().unwrap();
        let folder = |name: &str| dir.path().join(name);
        for name in ["one", "two"] {
            fs::create_dir(folder("new")).unwrap();
            fs::write(folder("new").join(name), "").unwrap();
            put(&folder("new"), &folder("place"), &folder("old")).unwrap();
            assert!(folder("place").join(name).exists(), "{name}");
        }
        let kept = ["new", "old"].map(|it| folder(it).join("one").exists());
        assert_eq!(kept.into_iter().filter(|it| *it).count(), 1, "the old one can be deleted");
    }
}
