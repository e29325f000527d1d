//! Programs that ask servers as fast as they can.

use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};

/// A program that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// <https://github.com/wg/wrk>
    Wrk,
    /// <https://github.com/hatoo/oha>
    Oha,
}

/// What it measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// What was asked for.
    pub address: String,
    /// Connections at a time.
    pub connections: usize,
    /// Answers a second.
    pub per_second: f64,
    /// The time that half of the answers took at most, as the tool writes it.
    pub median: String,
    /// The same for 99 of 100.
    pub last: String,
    /// Answers that were none, or said that there is none.
    pub errors: u64,
}

impl Tool {
    /// The one that is there.
    pub(super) fn installed() -> Option<Tool> {
        [Tool::Wrk, Tool::Oha].into_iter().find(|it| {
            let mut command = Command::new(it.name());
            command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok()
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Tool::Wrk => "wrk",
            Tool::Oha => "oha",
        }
    }

    /// Asks for an address over so many connections for a while.
    pub(super) fn ask(
        self,
        url: &str,
        address: &str,
        connections: usize,
        time: Duration,
    ) -> anyhow::Result<Asked> {
        let (count, seconds) = (connections.to_string(), format!("{}s", time.as_secs().max(1)));
        let threads = connections.clamp(1, 2).to_string();
        let arguments = match self {
            Tool::Wrk => vec!["-t", &threads, "-c", &count, "-d", &seconds, "--latency", url],
            Tool::Oha => vec!["--no-tui", "-c", &count, "-z", &seconds, url],
        };
        let output = Command::new(self.name()).args(arguments).output();
        let output = output.with_context(|| format!("cannot run {}", self.name()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(output.status.success(), "{} says: {text}", self.name());
        let read = match self {
            Tool::Wrk => of_wrk(&text),
            Tool::Oha => of_oha(&text),
        };
        let (per_second, median, last, errors) = read.with_context(|| text.clone())?;
        Ok(Asked { address: address.to_owned(), connections, per_second, median, last, errors })
    }
}

/// Answers a second, median, last of a hundred, errors.
type Read = (f64, String, String, u64);

fn of_wrk(text: &str) -> Option<Read> {
    let after = |name: &str| text.lines().find_map(|it| it.trim().strip_prefix(name));
    let wrong = after("Non-2xx or 3xx responses:").map_or(Some(0), |it| it.trim().parse().ok())?;
    let broken: u64 = after("Socket errors:").map_or(0, numbers);
    Some((
        after("Requests/sec:")?.trim().parse().ok()?,
        after("50%")?.trim().to_owned(),
        after("99%")?.trim().to_owned(),
        wrong + broken,
    ))
}

fn of_oha(text: &str) -> Option<Read> {
    let after = |name: &str| text.lines().find_map(|it| it.trim().strip_prefix(name));
    let share = |name: &str| after(name).map(|it| it.trim_start_matches(" in ").trim().to_owned());
    let statuses = text.lines().map(str::trim).filter(|it| it.starts_with('['));
    let wrong = statuses
        .filter(|it| !it.starts_with("[200]"))
        .map(|it| it.split(']').nth(1).map_or(0, numbers));
    Some((
        after("Requests/sec:")?.trim().parse().ok()?,
        share("50.00%")?,
        share("99.00%")?,
        wrong.sum(),
    ))
}

/// The sum of the numbers in a text.
fn numbers(text: &str) -> u64 {
    text.split(|it: char| !it.is_ascii_digit()).filter_map(|it| it.parse::<u64>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_wrk_prints() {
        let text = "Running 1s test @ http://127.0.0.1:1/\n  Latency Distribution\n     50%    1.20ms\n     \
                    75%    2.00ms\n     99%    9.80ms\n  512 requests in 1.00s, 1.00MB read\n  Socket \
                    errors: connect 0, read 3, write 0, timeout 1\n  Non-2xx or 3xx responses: \
                    7\nRequests/sec:    511.50\nTransfer/sec:      1.00MB\n";
        assert_eq!(of_wrk(text), Some((511.5, "1.20ms".to_owned(), "9.80ms".to_owned(), 11)));
        assert_eq!(of_wrk("unable to connect"), None);
    }

    #[test]
    fn reads_what_oha_prints() {
        let text = "Summary:\n  Requests/sec:\t511.5000\n\nResponse time distribution:\n  50.00% in 1.2 ms\n  \
                    99.00% in 9.8 ms\n\nStatus code distribution:\n  [200] 500 responses\n  [503] 7 \
                    responses\n";
        assert_eq!(of_oha(text), Some((511.5, "1.2 ms".to_owned(), "9.8 ms".to_owned(), 7)));
    }
}
