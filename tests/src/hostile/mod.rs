//! Files made to harm whoever reads them, by rules that give the same files each time.
//!
//! Bombs, loops, nesting, lies and noise for every format; the rest are the seeds of the fuzzer and
//! the sample papers, cut off at every 1,000 bytes.

mod bytes;
mod cut;
mod mails;
mod markup;
mod office;
mod pdf;
mod pdf_content;
mod text;

use std::io;
use std::path::Path;

pub use self::bytes::zipped;

/// A file that is made when it is needed: together they would not fit into memory.
pub struct Hostile {
    /// Folder and name.
    pub name: String,
    make: Box<dyn Fn() -> Vec<u8>>,
}

impl Hostile {
    fn new(name: &str, make: impl Fn() -> Vec<u8> + 'static) -> Hostile {
        Hostile { name: name.to_owned(), make: Box::new(make) }
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        (self.make)()
    }
}

/// The files that are invented, by family.
#[must_use]
pub fn invented() -> Vec<Hostile> {
    let families = [
        bytes::files(),
        mails::files(),
        markup::files(),
        office::files(),
        pdf::files(),
        pdf_content::files(),
        text::files(),
    ];
    families.into_iter().flatten().collect()
}

/// Writes `n_files` files below `folder`: those invented that have no more than `max_bytes`, then
/// `root`'s seeds and samples, cut. Gives how many were written.
///
/// # Errors
///
/// What the system says.
pub fn write(root: &Path, folder: &Path, n_files: usize, max_bytes: usize) -> io::Result<usize> {
    let mut invented = invented();
    // Every n-th, so that a short folder has some of each family.
    let step = invented.len().div_ceil(n_files.max(1)).max(1);
    let mut idx = 0;
    invented.retain(|_| {
        idx += 1;
        (idx - 1) % step == 0
    });
    let invented = invented.iter().map(|it| (it.name.clone(), it.bytes()));
    let fitting = invented.filter(|(_, bytes)| bytes.len() <= max_bytes);
    let mut n_written = 0;
    for (name, bytes) in fitting.chain(cut::files(root)?).take(n_files) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
        n_written += 1;
    }
    Ok(n_written)
}
