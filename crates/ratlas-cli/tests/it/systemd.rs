//! The units that users copy are understood by systemd.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Checked where systemd is; elsewhere there is nobody to ask.
#[test]
fn the_units_are_sound() {
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/systemd");
    let copies = tempfile::tempdir().unwrap();
    let mut verify = Command::new("systemd-analyze");
    verify.args(["verify", "--man=no"]);
    let mut n_units = 0;
    for unit in fs::read_dir(units).unwrap() {
        let unit = unit.unwrap();
        let text = fs::read_to_string(unit.path()).unwrap();
        // The program need not be installed where this is tested.
        let text = text.replace("/usr/bin/ratlas", env!("CARGO_BIN_EXE_ratlas"));
        let copy = copies.path().join(unit.file_name());
        fs::write(&copy, text).unwrap();
        verify.arg(copy);
        n_units += 1;
    }
    assert_eq!(n_units, 4);
    let Ok(output) = verify.output() else { return };
    // What is not understood is told and no failure.
    let told = String::from_utf8_lossy(&output.stderr);
    let about_ours: Vec<&str> = told.lines().filter(|it| it.contains("ratlas-")).collect();
    assert!(about_ours.is_empty(), "{told}");
}
