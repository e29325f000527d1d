//! A file that appears whole or not at all, and never in the place of what is to be kept.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a file is not written.
#[derive(Debug)]
pub(crate) enum NotWritten {
    /// It is the file that was read.
    IsInput,
    /// Something is there already.
    Exists,
    /// The place is a folder.
    IsFolder,
    /// The system refuses.
    Io(io::Error),
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> NotWritten {
        NotWritten::Io(error)
    }
}

/// Whether a file may be written there: tells before any work is done.
pub(crate) fn check(output: &Path, input: &Path, may_replace: bool) -> Result<(), NotWritten> {
    if is_same(output, input) {
        return Err(NotWritten::IsInput);
    }
    match fs::symlink_metadata(output) {
        Ok(_) if output.is_dir() => Err(NotWritten::IsFolder),
        Ok(_) if !may_replace => Err(NotWritten::Exists),
        _ => Ok(()),
    }
}

/// Writes a file beside its place and moves it there when it is whole.
pub(crate) fn write(
    output: &Path,
    input: &Path,
    bytes: &[u8],
    may_replace: bool,
) -> Result<(), NotWritten> {
    check(output, input, may_replace)?;
    let part = part_of(output)?;
    let written = write_part(&part, bytes).and_then(|()| {
        if may_replace {
            return fs::rename(&part, output);
        }
        // A link is refused if something has come there meanwhile; some file systems have none.
        match fs::hard_link(&part, output) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(&part, output),
            linked => linked,
        }
    });
    // Moved, or not wanted any more.
    let _ = fs::remove_file(&part);
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => NotWritten::Exists,
        _ => NotWritten::Io(error),
    })
}

fn part_of(output: &Path) -> io::Result<PathBuf> {
    let name = output.file_name().ok_or(ErrorKind::InvalidInput)?;
    let mut part = std::ffi::OsString::from(".");
    part.push(name);
    part.push(format!(".{}.part", std::process::id()));
    Ok(output.with_file_name(part))
}

fn write_part(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether two paths lead to the same file, however they are written.
fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one_path), Ok(other_path)) => one_path == other_path || is_hard_link(one, other),
        _ => false,
    }
}

#[cfg(unix)]
fn is_hard_link(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = |it: &Path| fs::metadata(it).map(|it| (it.dev(), it.ino())).ok();
    inode(one).is_some_and(|it| Some(it) == inode(other))
}

#[cfg(not(unix))]
fn is_hard_link(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_is_not_there_and_replaces_only_when_told() {
        let dir = tempfile::tempdir().unwrap();
        let (input, output) = (dir.path().join("a.pdf"), dir.path().join("b.pdf"));
        fs::write(&input, "alt").unwrap();
        assert!(write(&output, &input, b"eins", false).is_ok());
        assert!(matches!(write(&output, &input, b"zwei", false), Err(NotWritten::Exists)));
        assert_eq!(fs::read(&output).unwrap(), b"eins");
        assert!(write(&output, &input, b"zwei", true).is_ok());
        assert_eq!(fs::read(&output).unwrap(), b"zwei");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "no part is left");
        assert!(matches!(write(dir.path(), &input, b"", true), Err(NotWritten::IsFolder)));
        let nowhere = dir.path().join("x/b.pdf");
        assert!(matches!(write(&nowhere, &input, b"", true), Err(NotWritten::Io(_))));
    }

    #[test]
    #[cfg(unix)]
    fn never_replaces_what_was_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        fs::write(path("a.pdf"), "alt").unwrap();
        std::os::unix::fs::symlink("a.pdf", path("link.pdf")).unwrap();
        fs::hard_link(path("a.pdf"), path("hart.pdf")).unwrap();
        for name in ["a.pdf", "link.pdf", "hart.pdf"] {
            let written = write(&path(name), &path("a.pdf"), b"neu", true);
            assert!(matches!(written, Err(NotWritten::IsInput)), "{name}");
        }
        assert_eq!(fs::read(path("a.pdf")).unwrap(), b"alt");
    }
}
