//! How a worker came to its end, and what that says about the paper it was reading.

use std::process::ExitStatus;
use std::time::Duration;

use crate::ingest::Outcome;

/// How a worker ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Death {
    /// It was ended because it took too long.
    Timeout {
        /// How long it may take.
        limit: Duration,
    },
    /// It wanted more memory than it may have.
    Memory {
        /// How many bytes it may have.
        limit: u64,
    },
    /// Its stack was too small.
    Stack,
    /// Anything else.
    Crash {
        /// What is known of it.
        how: String,
    },
}

impl Death {
    /// What a worker's end and last words say. `status` is that of a worker that ended by itself.
    pub(super) fn of(status: Option<ExitStatus>, complaint: &str, how: &str, memory: u64) -> Death {
        // The words of Rust's runtime, which then aborts.
        if complaint.contains("has overflowed its stack") {
            return Death::Stack;
        }
        if complaint.contains("memory allocation of ") {
            return Death::Memory { limit: memory };
        }
        let how = status.map_or_else(|| how.to_owned(), |it| it.to_string());
        Death::Crash { how }
    }

    /// What is told of the paper.
    pub(crate) fn outcome(&self) -> Outcome {
        let (code, reason) = match self {
            Death::Timeout { limit } => {
                ("worker/timeout", format!("not read within {} seconds", limit.as_secs()))
            }
            Death::Memory { limit } => {
                ("worker/memory", format!("reading it takes more than {} MB", limit >> 20))
            }
            Death::Stack => ("worker/stack", "nested too deep to be read".to_owned()),
            Death::Crash { how } => ("worker/crash", format!("the reader broke down: {how}")),
        };
        Outcome::Refused { code: code.to_owned(), reason }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn last_words_tell_the_reason() {
        let of = |complaint: &str| Death::of(None, complaint, "it closed its output", 192 << 20);
        let deaths = [
            of("\nthread 'ratlas-read-0' (7) has overflowed its stack\nfatal runtime error"),
            of("memory allocation of 12884901888 bytes failed"),
            of("free(): invalid pointer"),
            Death::Timeout { limit: Duration::from_mins(2) },
        ];
        let told: Vec<String> = deaths.iter().map(|it| format!("{:?}\n", it.outcome())).collect();
        expect![[r#"
            Refused { code: "worker/stack", reason: "nested too deep to be read" }
            Refused { code: "worker/memory", reason: "reading it takes more than 192 MB" }
            Refused { code: "worker/crash", reason: "the reader broke down: it closed its output" }
            Refused { code: "worker/timeout", reason: "not read within 120 seconds" }
        "#]]
        .assert_eq(&told.concat());
    }
}
