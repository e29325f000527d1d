//! The library is on a disk that fills up.
//!
//! The disk is a file system in memory, as large as we want, in a name space of its own: nothing
//! outside sees it, and it is gone with the last process in it. Where a machine allows neither that
//! nor mounting, the result says so instead of passing in silence.

use std::fmt;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

use crate::papers::{first_day, own_word};
use crate::program::Program;
use crate::torture::content::{Content, check_store};
use crate::torture::{check_copy, damaged, older};

/// What to do to the program.
#[derive(Debug, Clone)]
pub struct FullDisk {
    /// The program.
    pub program: Program,
    /// Sizes of the disk that are tried for the first ingest.
    pub points: u32,
    /// Papers in the folder.
    pub n_papers: usize,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Why nothing could be tried.
    pub skipped: Option<String>,
    /// Runs that ran out of room, by what they did.
    pub full: Vec<(&'static str, u32)>,
    /// Runs that had room enough, by what they did.
    pub enough: Vec<(&'static str, u32)>,
    /// What was wrong.
    pub wrong: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(reason) = &self.skipped {
            return writeln!(f, "full disk: SKIPPED, {reason}");
        }
        writeln!(f, "| full disk while | ran out of room | had enough |\n|---|---:|---:|")?;
        for ((name, full), (_, enough)) in self.full.iter().zip(&self.enough) {
            writeln!(f, "| {name} | {full} | {enough} |")?;
        }
        for wrong in &self.wrong {
            writeln!(f, "WRONG: {wrong}")?;
        }
        Ok(())
    }
}

/// The smallest disk; a store of one page does not fit.
const SMALLEST_KIB: u64 = 16;

/// The largest, in sizes of the library: the log of the store, the index before its merge and the
/// copy of a migration stand beside it.
const LARGEST: u64 = 6;

/// What the shell answers if it may not mount.
const NO_MOUNT: i32 = 99;

/// Mounts the disk, puts the library there, runs the program, keeps what is left, makes room, runs
/// the program again, keeps the rest. Arguments: disk, size, library before, place for results, then
/// the program with its arguments.
const SCRIPT: &str = r#"
disk=$1 size=$2 before=$3 kept=$4; shift 4
mount -t tmpfs -o size=$size tmpfs "$disk" || exit 99
if [ -n "$before" ]; then cp -a "$before" "$disk/library" 2>/dev/null || exit 98; fi
"$@" >/dev/null 2>"$kept/errors"; echo $? >"$kept/code"
[ -e "$disk/library" ] && cp -a "$disk/library" "$kept/full"
mount -o remount,size=2g "$disk" || exit 99
"$@" >/dev/null 2>"$kept/errors-roomy"; echo $? >"$kept/code-roomy"
cp -a "$disk/library" "$kept/roomy"
"#;

/// A command on a disk.
struct Job {
    name: &'static str,
    before: Option<PathBuf>,
    /// Whether it keeps a copy of the library from before.
    is_migration: bool,
    args: Vec<String>,
    expected: Content,
}

/// Tries every size on every job. `tell` hears of each.
///
/// # Errors
///
/// If the undisturbed libraries cannot be made.
pub fn run(torture: &FullDisk, tell: &mut dyn FnMut(&str)) -> anyhow::Result<Report> {
    let mut report = Report::default();
    let Some(unshare) = unshare() else {
        let reason = "this machine lets nobody mount a file system (neither root nor unshare -Urm)";
        report.skipped = Some(reason.to_owned());
        return Ok(report);
    };
    let dir = tempfile::tempdir()?;
    let words: Vec<String> = (0..torture.n_papers).map(own_word).collect();
    for job in jobs(torture, dir.path(), &words)? {
        let kib = kib(&dir.path().join("undisturbed"))?;
        let (mut n_full, mut n_enough) = (0, 0);
        for point in 0..torture.points {
            let size = size(point, torture.points, &job.sizes(kib));
            match job.on_disk(&torture.program, &unshare, dir.path(), size, &words) {
                Ok(Outcome::Full) => n_full += 1,
                Ok(Outcome::Enough) => n_enough += 1,
                Ok(Outcome::TooSmall) => {}
                Err(error) => {
                    report.wrong.push(format!("{} on {size} KiB: {error:#}", job.name));
                    tell(report.wrong.last().map_or("", String::as_str));
                }
            }
        }
        tell(&format!("{}: {n_full} times full, {n_enough} times enough", job.name));
        report.full.push((job.name, n_full));
        report.enough.push((job.name, n_enough));
    }
    Ok(report)
}

/// The job that begins with an older version.
const MIGRATION: &str = "migration";

/// What came of a size.
enum Outcome {
    /// It did not suffice.
    Full,
    /// It did.
    Enough,
    /// Not even the library to start from fits.
    TooSmall,
}

fn jobs(torture: &FullDisk, dir: &Path, words: &[String]) -> anyhow::Result<Vec<Job>> {
    let papers = dir.join("papers");
    first_day(&papers, torture.n_papers, 0)?;
    let folder = papers.to_str().context("a folder of UTF-8")?.to_owned();
    let undisturbed = dir.join("undisturbed");
    torture.program.succeed(&undisturbed, &["ingest", &folder])?;
    let whole = Content::of(&undisturbed, words)?;
    let older = older(&undisturbed, &dir.join("older"))?;
    let job = |name, before, args: &[&str]| {
        let args = args.iter().map(|it| (*it).to_owned()).collect();
        let is_migration = name == MIGRATION;
        let mut job = Job { name, is_migration, before, args, expected: whole.clone() };
        if job.is_repair() {
            job.expected = job.expected.without_numbers();
        }
        job
    };
    Ok(vec![
        job("first ingest", None, &["ingest", &folder]),
        job(MIGRATION, Some(older), &["ingest", &folder]),
        job("rebuild", Some(undisturbed.clone()), &["rebuild"]),
        job("repair", Some(damaged(&undisturbed, &dir.join("damaged"))?), &["verify", "--repair"]),
    ])
}

impl Job {
    /// Repairs give papers new numbers of changes each time.
    fn is_repair(&self) -> bool {
        self.args.iter().any(|it| it == "--repair")
    }

    /// The smallest and the largest disk that say something, in KiB: a library to start from must fit.
    fn sizes(&self, library_kib: u64) -> RangeInclusive<u64> {
        match self.before {
            None => SMALLEST_KIB..=LARGEST * library_kib,
            Some(_) => library_kib + 4..=LARGEST / 2 * library_kib,
        }
    }

    fn on_disk(
        &self,
        program: &Program,
        unshare: &[&str],
        dir: &Path,
        kib: u64,
        words: &[String],
    ) -> anyhow::Result<Outcome> {
        let (disk, kept) = (dir.join("disk"), dir.join("kept"));
        for folder in [&disk, &kept] {
            let _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder)?;
        }
        let mut command = Command::new(unshare[0]);
        command.args(&unshare[1..]).args(["sh", "-c", SCRIPT, "sh"]).arg(&disk);
        command.arg(format!("{kib}k")).arg(self.before.as_deref().unwrap_or(Path::new("")));
        command.arg(&kept).arg(program.path()).args(["--lang", "en", "--library"]);
        command.arg(disk.join("library")).args(&self.args);
        let ended = command.stdin(Stdio::null()).output()?.status.code();
        ensure!(ended != Some(NO_MOUNT), "the disk could not be mounted");
        if ended == Some(NO_MOUNT - 1) {
            return Ok(Outcome::TooSmall);
        }
        let outcome = Self::check_full(&kept)?;
        let roomy = fs::read_to_string(kept.join("code-roomy"))?;
        let errors = fs::read_to_string(kept.join("errors-roomy"))?;
        ensure!(roomy.trim() == "0", "with room it ends with {}: {errors}", roomy.trim());
        let found = Content::of(&kept.join("roomy"), words)?;
        let found = if self.is_repair() { found.without_numbers() } else { found };
        if let Some(difference) = self.expected.difference(&found) {
            anyhow::bail!("completed to another library:\n{difference}");
        }
        if let (true, Some(before)) = (self.is_migration, &self.before) {
            check_copy(before, &kept.join("roomy"))?;
        }
        Ok(outcome)
    }

    /// The run ended well, or said that the disk is full and left a sound library.
    fn check_full(kept: &Path) -> anyhow::Result<Outcome> {
        let code = fs::read_to_string(kept.join("code"))?;
        let errors = fs::read_to_string(kept.join("errors"))?;
        let store = kept.join("full/ratlas.sqlite");
        if store.is_file() {
            check_store(&store)?;
        }
        match code.trim() {
            "0" => Ok(Outcome::Enough),
            "2" => {
                let says = errors.contains("The disk with") && errors.contains(" is full.");
                ensure!(says, "does not say that the disk is full: {errors}");
                ensure!(errors.contains("Free some space"), "does not say what to do: {errors}");
                Ok(Outcome::Full)
            }
            other => anyhow::bail!("ended with {other}: {errors}"),
        }
    }
}

/// The sizes grow evenly in their logarithms: what breaks breaks at the small ones.
fn size(point: u32, points: u32, sizes: &RangeInclusive<u64>) -> u64 {
    let share = f64::from(point) / f64::from(points.max(2) - 1);
    let ratio = to_f64(*sizes.end()) / to_f64(*sizes.start());
    let kib = to_f64(*sizes.start()) * ratio.powf(share);
    // A page of memory is the smallest step of such a disk.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some megabytes")]
    let kib = kib as u64;
    kib.next_multiple_of(4)
}

fn to_f64(kib: u64) -> f64 {
    f64::from(u32::try_from(kib).unwrap_or(u32::MAX))
}

/// The room that the files of a folder take, in whole pages of memory.
fn kib(dir: &Path) -> anyhow::Result<u64> {
    let mut kib_taken = 0;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        let is_folder = metadata.is_dir();
        kib_taken +=
            if is_folder { kib(&entry.path())? } else { metadata.len().div_ceil(4096) * 4 };
    }
    Ok(kib_taken)
}

/// The command that gives a name space in which mounting is allowed, if there is one here.
fn unshare() -> Option<Vec<&'static str>> {
    let ways = [vec!["unshare", "-m"], vec!["unshare", "-Urm"]];
    ways.into_iter().find(|way| {
        let script = "mount -t tmpfs -o size=64k tmpfs /tmp && mount -o remount,size=1m /tmp";
        let mut command = Command::new(way[0]);
        command.args(&way[1..]).args(["sh", "-c", script]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|it| it.success())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_grow_from_nearly_nothing_to_enough() {
        let sizes: Vec<u64> = (0..5).map(|it| size(it, 5, &(16..=6000))).collect();
        assert_eq!(sizes, [16, 72, 312, 1364, 6000]);
    }
}
