//! A library of the sample papers that come with the program, gone when it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use anyhow::{Context, Result};
use ratlas_library::{IngestOptions, Library};

use crate::messages::serve::told;
use crate::session::Session;

include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// The folder of a demonstration; removed when it is dropped.
#[derive(Debug)]
pub(crate) struct Demo {
    dir: PathBuf,
    library: PathBuf,
}

impl Demo {
    /// Writes the sample papers to a folder of their own and reads them into a library.
    pub(crate) fn make(session: &mut Session) -> Result<Demo> {
        session.message(&told(session.lang, "demo", &[&SAMPLES.len()]))?;
        let dir = free_folder()?;
        let demo = Demo { library: dir.join("bibliothek"), dir };
        let papers = demo.dir.join("papiere");
        for (path, bytes) in SAMPLES {
            let path = papers.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            }
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        let mut library = Library::open_writable(&demo.library)?;
        library.ingest(&[papers], &IngestOptions::default(), &(), &AtomicBool::new(false))?;
        Ok(demo)
    }

    /// The folder of its library.
    pub(crate) fn library(&self) -> &Path {
        &self.library
    }
}

/// A new folder among the temporary files that nobody else can read or has made before.
fn free_folder() -> Result<PathBuf> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let parent = std::env::temp_dir();
    for attempt in 0_u32.. {
        let dir = parent.join(format!("ratlas-demo-{}-{attempt}", std::process::id()));
        match builder.create(&dir) {
            Ok(()) => return Ok(dir),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| dir.display().to_string()),
        }
    }
    unreachable!("a folder is free, or there is an error")
}

impl Drop for Demo {
    fn drop(&mut self) {
        // What cannot be removed is left to the system, which clears its temporary files.
        let _ = fs::remove_dir_all(&self.dir);
    }
}
