//! The watched folders, and whether they are there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::ingest::Touched;

/// A watched folder.
#[derive(Debug)]
pub(crate) struct Root {
    /// The path as given.
    pub(crate) given: PathBuf,
    /// The absolute path.
    pub(crate) absolute: PathBuf,
    /// Which folder it is; `None` while it is not there.
    identity: Option<Identity>,
    /// Whether it was ever looked for.
    is_known: bool,
}

/// The device and number of a folder: another one once a share is mounted over it.
type Identity = (u64, u64);

/// What has become of a folder since it was last looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing.
    Same,
    /// It is there, or another one is in its place.
    Came,
    /// It is not there.
    Went,
}

impl Root {
    /// A folder that has not been looked for.
    pub(crate) fn new(given: &Path) -> io::Result<Root> {
        let absolute = std::path::absolute(given)?;
        Ok(Root { given: given.to_owned(), absolute, identity: None, is_known: false })
    }

    /// Whether it was there when last looked for.
    pub(crate) fn is_there(&self) -> bool {
        self.identity.is_some()
    }

    /// Looks for it.
    pub(crate) fn look(&mut self) -> Turn {
        let now = identity(&self.absolute);
        let turn = match now {
            None if self.identity.is_some() || !self.is_known => Turn::Went,
            Some(_) if now != self.identity => Turn::Came,
            _ => Turn::Same,
        };
        (self.identity, self.is_known) = (now, true);
        turn
    }
}

fn identity(folder: &Path) -> Option<Identity> {
    let metadata = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        drop(metadata);
        Some((0, 0))
    }
}

/// Places below watched folders as a walk would meet them; `None` if one is behind a link, where a
/// walk may know it by another path.
pub(crate) fn touched(places: &[PathBuf], roots: &[Root]) -> Option<Vec<Touched>> {
    let mut res = Vec::new();
    for absolute in places {
        let Some(root) = roots.iter().find(|it| absolute.starts_with(&it.absolute)) else {
            continue;
        };
        let below = absolute.strip_prefix(&root.absolute).ok()?;
        if is_behind_link(root, below) {
            return None;
        }
        let (given, root) = (root.given.join(below), root.absolute.clone());
        res.push(Touched { given, absolute: absolute.clone(), root });
    }
    Some(res)
}

/// Whether one of the folders between a watched folder and what is below it is a link.
fn is_behind_link(root: &Root, below: &Path) -> bool {
    let folders = below.ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
    folders.map(|it| root.absolute.join(it)).any(|it| it.is_symlink())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_comes_and_goes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("eingang");
        let mut root = Root::new(&path).unwrap();
        assert_eq!((root.look(), root.look()), (Turn::Went, Turn::Same));
        fs::create_dir(&path).unwrap();
        assert_eq!((root.look(), root.look()), (Turn::Came, Turn::Same));
        // Another folder in its place, as after mounting a share.
        let other = dir.path().join("anderer");
        fs::create_dir(&other).unwrap();
        fs::rename(&path, dir.path().join("alt")).unwrap();
        fs::rename(&other, &path).unwrap();
        assert_eq!(root.look(), Turn::Came);
        fs::remove_dir(&path).unwrap();
        assert_eq!((root.look(), root.is_there()), (Turn::Went, false));
    }

    #[test]
    #[cfg(unix)]
    fn places_behind_links_are_left_to_a_walk() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        fs::create_dir_all(path("echt/tief")).unwrap();
        std::os::unix::fs::symlink(path("echt"), path("verweis")).unwrap();
        let roots = [Root::new(dir.path()).unwrap()];
        assert_eq!(touched(&[path("echt/tief/a"), path("verweis")], &roots).unwrap().len(), 2);
        assert_eq!(touched(&[path("verweis/tief/a")], &roots), None);
    }
}
