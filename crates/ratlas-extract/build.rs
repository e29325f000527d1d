//! Lists the city profiles, so that a city is added by adding its file.

use std::fmt::Write as _;
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo names it"));
    let folder = folder.join("houses");
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = std::fs::read_dir(&folder).expect("the profiles are part of the crate");
    let mut files: Vec<PathBuf> = entries
        .map(|it| it.expect("a folder of the crate can be read").path())
        .filter(|it| it.extension().is_some_and(|it| it == "toml"))
        .collect();
    // By their official keys, whatever the file system's order.
    files.sort();
    let mut list = "const BUILTIN: &[&str] = &[\n".to_owned();
    for file in &files {
        let path = file.to_str().expect("the path of the crate is text");
        writeln!(list, "    include_str!({path:?}),").expect("a string takes all");
    }
    list.push_str("];\n");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo names it"));
    std::fs::write(out.join("houses.rs"), list).expect("the folder is cargo's own");
}
