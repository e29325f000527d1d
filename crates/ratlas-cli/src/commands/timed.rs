//! Reading many files one after the other, with the time each takes: the form in which text engines
//! are measured beside each other.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use ratlas_read::ReadOptions;
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

use super::files::{Refusal, apart};
use super::text::in_paragraphs;
use crate::exit::Exit;
use crate::session::Session;

/// Reads the files named in `list`, one a line, from line `start` on, each `repeat` times, on one
/// thread; writes `out/<line>.txt` and prints one line of JSON for each, times in milliseconds.
pub(crate) fn batch(
    list: &Path,
    out: &Path,
    (start, repeat): (usize, usize),
    options: ReadOptions<'_>,
    session: &mut Session,
) -> Result<Exit> {
    let files = fs::read_to_string(list).with_context(|| list.display().to_string())?;
    for (idx, path) in files.lines().enumerate().skip(start) {
        let bytes = fs::read(path).with_context(|| path.to_owned())?;
        let (mut wall, mut cpu) = (Vec::new(), Vec::new());
        let mut res = Err(Refusal::Unread("read/empty", String::new()));
        for _ in 0..repeat.max(1) {
            let (start, cpu_start) = (Instant::now(), cpu_ms());
            res = apart(|| {
                let pages = ratlas_read::read_with(&bytes, path, options)?;
                Ok((pages.pages.len(), in_paragraphs(&pages)))
            });
            wall.push(start.elapsed().as_secs_f64() * 1e3);
            cpu.push(cpu_ms() - cpu_start);
        }
        let (status, n_pages, n_chars, err) = match &res {
            Ok((n_pages, text)) => ("ok", *n_pages, text.chars().count(), String::new()),
            Err(Refusal::Unread(code, reason)) => ("error", 0, 0, format!("{code}: {reason}")),
            Err(Refusal::Io(error)) => ("error", 0, 0, error.to_string()),
        };
        if let Ok((_, text)) = &res {
            fs::write(out.join(format!("{idx}.txt")), text)?;
        }
        session.print_json(&json!({
            "i": idx, "ms": wall, "cpu": cpu, "pages": n_pages, "chars": n_chars,
            "status": status, "err": err,
        }))?;
        session.flush()?;
    }
    Ok(Exit::Done)
}

/// What the process has computed so far, on all its threads.
#[allow(clippy::cast_precision_loss, reason = "an hour of nanoseconds fits")]
fn cpu_ms() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
