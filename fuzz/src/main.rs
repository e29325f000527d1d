//! The fuzzer: one program for all targets, chosen by a variable; see `cargo xtask fuzz`.

#![no_main]
#![expect(clippy::print_stderr, reason = "a finding is told")]

use std::panic::PanicHookInfo;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ratlas_fuzz::Target;

/// The variable with the name of the target.
const VARIABLE: &str = "RATLAS_FUZZ_TARGET";

static TARGET: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = std::env::var(VARIABLE).unwrap_or_default();
    ratlas_fuzz::target(&name).expect("the variable RATLAS_FUZZ_TARGET names a target")
});

/// Ends the program at a panic in our own code; those of libraries are for the reader to catch.
fn judge(info: &PanicHookInfo<'_>) {
    let file = info.location().map_or("", |it| it.file());
    let is_foreign = file.contains("/registry/src/") || file.contains("/rustc/");
    if !is_foreign {
        eprintln!("{info}");
        std::process::abort();
    }
}

fuzz_target!(init: std::panic::set_hook(Box::new(judge)), |bytes: &[u8]| {
    (TARGET.run)(bytes);
});
