//! Kills the program and lets it run out of room:
//! `torture --program PATH [--kills 1000] [--seed N] [--points 50] [--papers 100] [--samples 12]`.
//!
//! `cargo xtask torture` builds both and runs this. A seed that was printed repeats a run.

#![expect(clippy::print_stdout, reason = "a command prints its result")]

use std::path::PathBuf;

use anyhow::{Context, bail};
use ratlas_tests::full_disk::{self, FullDisk};
use ratlas_tests::program::Program;
use ratlas_tests::torture::{Kind, Torture};

fn main() -> anyhow::Result<()> {
    let mut torture = Torture {
        program: Program::new(&PathBuf::new()),
        seed: fastrand::u64(..),
        kills: 1000,
        n_papers: 100,
        n_samples: 12,
        kinds: Kind::ALL.to_vec(),
    };
    let mut points = 50;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().with_context(|| format!("`{arg}` needs a value"))?;
        match arg.as_str() {
            "--program" => torture.program = Program::new(&PathBuf::from(value)),
            "--kills" => torture.kills = value.parse()?,
            "--seed" => torture.seed = value.parse()?,
            "--points" => points = value.parse()?,
            "--papers" => torture.n_papers = value.parse()?,
            "--samples" => torture.n_samples = value.parse()?,
            _ => bail!("no option `{arg}`"),
        }
    }
    println!("torture: --seed {}", torture.seed);
    let report = torture.run(&mut |line| println!("{line}"))?;
    println!("{report}");
    let disk = FullDisk { program: torture.program.clone(), points, n_papers: torture.n_papers };
    let disk = full_disk::run(&disk, &mut |line| println!("{line}"))?;
    println!("{disk}");
    if !report.wrong.is_empty() || !disk.wrong.is_empty() {
        bail!("{} kills and {} points went wrong", report.wrong.len(), disk.wrong.len());
    }
    Ok(())
}
