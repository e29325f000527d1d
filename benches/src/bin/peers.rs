//! Ratlas beside `recollindex` and `omindex`:
//! `peers --program PATH FOLDER [--sizes 1000,3000,10000] [--cores 0,1] [--cold]`.
//!
//! `cargo xtask peers` builds both in release and runs this. The folder is one that
//! `invent N FOLDER --pdf` wrote; larger sizes need larger folders.

#![expect(clippy::print_stdout, reason = "a command prints its result")]

use std::path::PathBuf;

use anyhow::{Context, bail};
use ratlas_benches::{Indexer, Peers, PeersTable};

fn main() -> anyhow::Result<()> {
    let mut program = PathBuf::from("ratlas");
    let (mut folder, mut cold) = (None, false);
    let mut sizes = vec![1_000, 3_000, 10_000];
    let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut cores = (0..n_cores).map(|it| it.to_string()).collect::<Vec<_>>().join(",");
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("`{arg}` needs a value"));
        match arg.as_str() {
            "--program" => program = PathBuf::from(value()?),
            "--sizes" => sizes = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--cores" => cores = value()?,
            "--cold" => cold = true,
            path if folder.is_none() && !path.starts_with('-') => {
                folder = Some(PathBuf::from(path));
            }
            other => bail!("what is `{other}`?"),
        }
    }
    let folder = folder.context("usage: peers FOLDER [--sizes 1000,3000,10000] [--cold]")?;
    let installed = Indexer::install()?;
    if !installed.is_empty() {
        println!("installed from Debian: {}\n", installed.join(", "));
    }
    // Beside the papers, so that they can be linked.
    let scratch = folder.with_extension("peers");
    let peers = Peers { program, folder, scratch, cores, sizes, cold };
    let comparison = peers.run(&mut |line| tell(line))?;
    println!("{}", PeersTable(&comparison));
    Ok(())
}

#[expect(clippy::print_stderr, reason = "whoever waits wants to see how far it is")]
fn tell(line: &str) {
    eprintln!("{line}");
}
