//! Prints the parts of every word it is given, one a line: to read splits by eye.

use std::io::{self, BufRead, Write};

use ratlas_german::each_word;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut found = Ok(());
        each_word(&line, |word| {
            let written = &line[word.span.clone()];
            let (leaves, inner) = (word.leaves.join("|"), word.inner.join(","));
            found = writeln!(out, "{written}\t{leaves}\t{inner}\t{}", word.stemmed.join(" "));
        });
        found?;
    }
    Ok(())
}
