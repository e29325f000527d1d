//! Writes invented papers: `cargo run --release -p ratlas-benches --bin invent -- 100000 FOLDER`.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use ratlas_benches::Inventor;

/// Files in one folder.
const IN_FOLDER: u64 = 1000;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let usage = "usage: invent NUMBER FOLDER";
    let number: u64 = args.next().context(usage)?.parse().context(usage)?;
    let folder = PathBuf::from(args.next().context(usage)?);
    let inventor = Inventor::new();
    for it in 0..number {
        let folder = folder.join(format!("{:04}", it / IN_FOLDER));
        if it % IN_FOLDER == 0 {
            fs::create_dir_all(&folder)?;
        }
        fs::write(folder.join(format!("{it:07}.txt")), inventor.paper(it))?;
    }
    Ok(())
}
