//! Writes invented papers: `cargo run --release -p ratlas-benches --bin invent -- 100000 FOLDER`,
//! as text or with `--pdf` as PDF: letters, motions and minutes of up to 20 pages.
//!
//! A paper depends on its number alone, so a smaller folder is the beginning of a larger one.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use ratlas_benches::{Inventor, print};

/// Files in one folder.
const IN_FOLDER: u64 = 1000;

fn main() -> anyhow::Result<()> {
    let (flags, rest): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|it| it.starts_with("--"));
    let usage = "usage: invent NUMBER FOLDER [--pdf]";
    ensure!(rest.len() == 2 && flags.iter().all(|it| it == "--pdf"), usage);
    let number: u64 = rest[0].parse().context(usage)?;
    let folder = PathBuf::from(&rest[1]);
    let inventor = Inventor::new();
    for it in 0..number {
        let folder = folder.join(format!("{:04}", it / IN_FOLDER));
        if it % IN_FOLDER == 0 {
            fs::create_dir_all(&folder)?;
        }
        if flags.is_empty() {
            fs::write(folder.join(format!("{it:07}.txt")), inventor.paper(it))?;
        } else {
            fs::write(folder.join(format!("{it:07}.pdf")), print(&inventor.draft(it)))?;
        }
    }
    Ok(())
}
