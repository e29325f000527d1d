//! Searches with many readers while the program ingests:
//! `readers --program PATH LIBRARY FOLDER [--seconds 600] [--readers 1,8,64]`.
//!
//! `cargo xtask readers` builds both in release and runs this.

#![expect(clippy::print_stdout, reason = "a command prints its result")]

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use ratlas_tests::readers::{Readers, Table, questions};

fn main() -> anyhow::Result<()> {
    let (mut program, mut paths) = (PathBuf::new(), Vec::new());
    let (mut seconds, mut counts) = (600, vec![1, 8, 64]);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("`{arg}` needs a value"));
        match arg.as_str() {
            "--program" => program = PathBuf::from(value()?),
            "--seconds" => seconds = value()?.parse()?,
            "--readers" => {
                counts = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            path => paths.push(PathBuf::from(path)),
        }
    }
    let Ok([library, folder]) = <[PathBuf; 2]>::try_from(paths) else {
        bail!("usage: readers LIBRARY FOLDER [--seconds 600] [--readers 1,8,64]");
    };
    let time = Duration::from_secs(seconds);
    let readers = Readers { program, library, folder, time, counts, questions: questions()? };
    let measured = readers.run()?;
    println!("{}", Table(&measured));
    let errors: Vec<&String> = measured.iter().flat_map(|it| &it.errors).collect();
    for error in errors.iter().take(20) {
        println!("ERROR: {error}");
    }
    if !errors.is_empty() {
        bail!("{} answers were errors", errors.len());
    }
    Ok(())
}
