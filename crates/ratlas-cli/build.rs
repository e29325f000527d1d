//! Lists the sample papers, for `ratlas serve --demo`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let crate_dir = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo names it"));
    let folder = crate_dir.join("../../corpus-samples/papers");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let mut list =
        "/// Path and bytes of each sample paper.\nconst SAMPLES: &[(&str, &[u8])] = &[\n"
            .to_owned();
    for file in &files {
        let path = file.to_str().expect("the paths of samples are text");
        let name = file.strip_prefix(&folder).expect("it was found there");
        let name = name.to_str().expect("the paths of samples are text");
        writeln!(list, "    ({name:?}, include_bytes!({path:?})),").expect("a string takes all");
    }
    list.push_str("];\n");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo names it"));
    std::fs::write(out.join("samples.rs"), list).expect("the folder is cargo's own");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the samples are part of the repository") {
        let path = entry.expect("a folder of the repository can be read").path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
