//! A few kills and full disks of the many that `cargo xtask torture` makes.
#![expect(clippy::print_stdout, reason = "a test that fails shows what it did")]

use std::path::Path;

use ratlas_tests::full_disk::{self, FullDisk};
use ratlas_tests::program::Program;
use ratlas_tests::torture::{Kind, Torture};

/// Repeats the same kills every time, as far as a clock can.
const SEED: u64 = 20_261_122;

fn program() -> Program {
    Program::new(Path::new(env!("CARGO_BIN_EXE_ratlas")))
}

#[test]
fn killed_whatever_it_was_doing() {
    let torture = Torture {
        program: program(),
        seed: SEED,
        kills: 15,
        n_papers: 12,
        n_samples: 2,
        kinds: Kind::ALL.to_vec(),
    };
    let report = torture.run(&mut |line| println!("{line}")).unwrap();
    assert!(report.wrong.is_empty(), "{report}");
    assert_eq!(report.hits.values().sum::<usize>(), 15, "{report}");
}

#[test]
fn the_disk_is_full() {
    let disk = FullDisk { program: program(), points: 6, n_papers: 12 };
    let report = full_disk::run(&disk, &mut |line| println!("{line}")).unwrap();
    if report.skipped.is_some() {
        println!("{report}");
        return;
    }
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.full.iter().all(|it| it.1 > 0), "no disk was too small: {report}");
    assert!(report.enough.iter().all(|it| it.1 > 0), "no disk was large enough: {report}");
}
