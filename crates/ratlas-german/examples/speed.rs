//! Measures the analysis: reads texts from standard input, prints how fast it goes over them.
//!
//! `cat texts | cargo run --release -p ratlas-german --example speed`

use std::io::{self, Read, Write};

use ratlas_german::each_word;
use rustix::time::{ClockId, clock_gettime};

/// Enough for the cache to hold what it will hold.
const PASSES: usize = 5;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let began = computed();
    each_word("Integrationsbeirat", |_| ());
    writeln!(out, "first word: {:.2} ms", (computed() - began) * 1e3)?;
    for pass in 1..=PASSES {
        let began = computed();
        let (mut n_words, mut n_terms) = (0, 0);
        each_word(&text, |word| {
            n_words += 1;
            n_terms += word.stemmed.len() + word.leaves.len() + word.inner.len() + word.exact.len();
        });
        #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
        let rate = text.len() as f64 / 1e6 / (computed() - began);
        writeln!(out, "pass {pass}: {rate:.1} MB/s, {n_words} words, {n_terms} terms")?;
    }
    Ok(())
}

/// Seconds this process has computed; others on the machine do not count.
fn computed() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "nanoseconds of a short run")]
    let nanoseconds = now.tv_nsec as f64;
    #[expect(clippy::cast_precision_loss, reason = "seconds of a short run")]
    let seconds = now.tv_sec as f64;
    seconds + nanoseconds / 1e9
}
