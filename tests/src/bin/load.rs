//! The server under load:
//! `load --program PATH LIBRARY [--seconds 20] [--connections 1,16,128] [--idle 10000] [--slow 1000] [ADDRESS…]`.
//!
//! `cargo xtask load` builds both in release and runs this.

#![expect(clippy::print_stdout, reason = "a command prints its result")]

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use ratlas_tests::load::Load;

/// What is asked for, unless told otherwise: the search with facets, a word that stands often, a page
/// without the library, data.
const ADDRESSES: [&str; 4] = [
    "/?q=Integration",
    "/?q=Sprachkurse+f%C3%BCr+Frauen",
    "/hilfe",
    "/api/v1/search?query=Integration",
];

fn main() -> anyhow::Result<()> {
    let mut load = Load {
        program: PathBuf::new(),
        library: PathBuf::new(),
        addresses: Vec::new(),
        connections: vec![1, 16, 128],
        time: Duration::from_secs(20),
        idle: 10_000,
        slow: 1_000,
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("`{arg}` needs a value"));
        match arg.as_str() {
            "--program" => load.program = PathBuf::from(value()?),
            "--seconds" => load.time = Duration::from_secs(value()?.parse()?),
            "--idle" => load.idle = value()?.parse()?,
            "--slow" => load.slow = value()?.parse()?,
            "--connections" => {
                load.connections = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            path if load.library.as_os_str().is_empty() => load.library = PathBuf::from(path),
            address => load.addresses.push(address.to_owned()),
        }
    }
    if load.library.as_os_str().is_empty() {
        bail!(
            "usage: load LIBRARY [--seconds 20] [--connections 1,16,128] [--idle 10000] [--slow 1000] [ADDRESS…]"
        );
    }
    if load.addresses.is_empty() {
        load.addresses = ADDRESSES.map(str::to_owned).to_vec();
    }
    let measured = load.run()?;
    println!("{measured}");
    if measured.errors() > 0 {
        bail!("{} answers were errors", measured.errors());
    }
    Ok(())
}
