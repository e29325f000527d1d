//! What a command costs, with all processes it starts.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often memory is looked at. Reading it costs less than a millisecond.
const EVERY: Duration = Duration::from_millis(50);

/// What one run cost.
#[derive(Debug, Clone)]
pub struct Measured {
    /// By the clock.
    pub seconds: f64,
    /// Of all its processes, in the program and in the system.
    pub cpu_seconds: f64,
    /// The most memory of all its processes at one moment, in KiB: the sum of their proportional set
    /// sizes (PSS), so that a page that several share is counted once, and a page of a mapped file
    /// as long as it is in memory.
    pub peak_kib: u64,
    /// Whether it ended well.
    pub is_success: bool,
    /// The end of what it printed on standard error.
    pub told: String,
}

/// Runs a command to its end.
pub(super) fn measure(command: &mut Command) -> anyhow::Result<Measured> {
    let errors = tempfile::NamedTempFile::new()?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors.reopen()?);
    let cpu_before = cpu_of_children()?;
    let begin = Instant::now();
    let mut child = command.spawn()?;
    let mut peak_kib = 0;
    let mut looked = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if looked.elapsed() >= EVERY || peak_kib == 0 {
            peak_kib = memory_kib(child.id()).max(peak_kib);
            looked = Instant::now();
        }
        thread::sleep(Duration::from_millis(2));
    };
    let seconds = begin.elapsed().as_secs_f64();
    let cpu_seconds = cpu_of_children()? - cpu_before;
    let told = fs::read(errors.path())?;
    let told = String::from_utf8_lossy(&told[told.len().saturating_sub(2_000)..]).into_owned();
    Ok(Measured { seconds, cpu_seconds, peak_kib, is_success: status.success(), told })
}

/// Ticks of a second in `/proc`, the same on every Linux.
const TICKS: f64 = 100.0;

/// Seconds of all children that were waited for, and of theirs.
fn cpu_of_children() -> anyhow::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name before may hold blanks; 14th and 15th after it, counted from the third field.
    let fields: Vec<&str> = after_name(&stat).collect();
    let ticks: f64 =
        fields.get(13..15).unwrap_or(&[]).iter().filter_map(|it| it.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}

fn after_name(stat: &str) -> impl Iterator<Item = &str> {
    stat.rsplit_once(')').map_or("", |it| it.1).split_whitespace()
}

/// The memory of a process and all below it.
fn memory_kib(root: u32) -> u64 {
    let parents = parents();
    let mut tree = vec![root];
    let mut idx = 0;
    while let Some(parent) = tree.get(idx).copied() {
        tree.extend(parents.iter().filter(|it| *it.1 == parent).map(|it| *it.0));
        idx += 1;
    }
    tree.into_iter().filter_map(pss_kib).sum()
}

/// The parent of every process.
fn parents() -> BTreeMap<u32, u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|it| {
            let pid = it.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(it.path().join("stat")).ok()?;
            let parent = after_name(&stat).nth(1)?.parse().ok()?;
            Some((pid, parent))
        })
        .collect()
}

/// One that has just ended has none.
fn pss_kib(pid: u32) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|it| it.strip_prefix("Pss:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_and_time_of_all_processes_are_counted() {
        // The work is done two processes below the command, and more memory than a shell has.
        let script = "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; \
                      head -c 40000000 /dev/zero | tail | tail; true' & wait";
        let measured = measure(Command::new("sh").args(["-c", script])).unwrap();
        assert!(measured.is_success, "{measured:?}");
        assert!(measured.cpu_seconds > 0.0, "{measured:?}");
        assert!(measured.seconds > 0.0 && measured.peak_kib > 100, "{measured:?}");
    }

    #[test]
    fn failing_is_told() {
        let measured = measure(Command::new("sh").args(["-c", "echo why >&2; exit 3"])).unwrap();
        assert!(!measured.is_success);
        assert_eq!(measured.told, "why\n");
    }
}
