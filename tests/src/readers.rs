//! Many search while one writes.
//!
//! Readers are threads, each with a library of its own as the web server has them, and one that
//! starts the program anew for every question. The writer is the program; where it is done with the
//! folder it reads all of it again, so that something is written all the time.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use ratlas_library::{Library, LibraryError, SearchQuery};
use rustix::process::{Pid, Signal, kill_process};

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Readers {
    /// The program.
    pub program: PathBuf,
    /// The library; the writer makes it if there is none.
    pub library: PathBuf,
    /// The folder that is read in meanwhile.
    pub folder: PathBuf,
    /// How long all of it takes; each number of readers gets the same share.
    pub time: Duration,
    /// How many threads search at once, one number after the other.
    pub counts: Vec<usize>,
    /// What they search for, in turn.
    pub questions: Vec<String>,
}

/// What one number of readers came to.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// Threads that searched.
    pub readers: usize,
    /// How long each answer took, shortest first.
    pub times: Vec<Duration>,
    /// The same of fresh processes, start and end included.
    pub fresh: Vec<Duration>,
    /// What went wrong.
    pub errors: Vec<String>,
    /// Papers that were written meanwhile.
    pub written: u64,
    /// How long it took.
    pub time: Duration,
}

/// Questions after which a reader opens the library anew.
const REOPEN: usize = 100;

/// How long a library that is being made may keep its readers waiting.
const PATIENCE: Duration = Duration::from_mins(1);

impl Readers {
    /// Searches with every number of readers in turn.
    ///
    /// # Errors
    ///
    /// If the writer cannot be started; what readers ran into is in the result.
    pub fn run(&self) -> anyhow::Result<Vec<Measured>> {
        ensure!(!self.questions.is_empty() && !self.counts.is_empty(), "nobody to ask anything");
        let share = self.time / u32::try_from(self.counts.len())?;
        self.counts.iter().map(|it| self.with(*it, share)).collect()
    }

    fn with(&self, readers: usize, time: Duration) -> anyhow::Result<Measured> {
        let (stop, next) = (AtomicBool::new(false), AtomicUsize::new(0));
        let begin = Instant::now();
        let measured = thread::scope(|scope| {
            let writer = scope.spawn(|| self.write(&stop));
            let opened = self.wait_for_library();
            let threads: Vec<_> =
                (0..readers).map(|_| scope.spawn(|| self.search(&next, &stop))).collect();
            let fresh = scope.spawn(|| self.search_anew(&stop));
            thread::sleep(time.saturating_sub(begin.elapsed()));
            stop.store(true, Ordering::Relaxed);
            let mut measured = Measured { readers, ..Measured::default() };
            measured.errors.extend(opened.err().map(|it| it.to_string()));
            for thread in threads {
                let (times, errors) = thread.join().expect("a reader does not panic");
                measured.times.extend(times);
                measured.errors.extend(errors);
            }
            let (times, errors) = fresh.join().expect("a reader does not panic");
            measured.fresh = times;
            measured.errors.extend(errors);
            measured.written = writer.join().expect("the writer does not panic")?;
            anyhow::Ok(measured)
        });
        let mut measured = measured?;
        measured.time = begin.elapsed();
        measured.times.sort();
        measured.fresh.sort();
        Ok(measured)
    }

    /// Writes until it is stopped; gives how many papers.
    fn write(&self, stop: &AtomicBool) -> anyhow::Result<u64> {
        let mut written = 0;
        let mut flags: &[&str] = &[];
        while !stop.load(Ordering::Relaxed) {
            let mut command = self.program(&["ingest", "--json"]);
            command.args(flags).arg(&self.folder).stdout(Stdio::piped()).stderr(Stdio::null());
            let mut child = command.spawn().context("cannot start the writer")?;
            let stdout = child.stdout.take().context("its output is ours")?;
            let printed = thread::scope(|scope| {
                let printed = scope.spawn(|| std::io::read_to_string(stdout));
                end_when_told(&mut child, stop)?;
                anyhow::Ok(printed.join().expect("reading does not panic")?)
            })?;
            let code = child.wait()?.code();
            ensure!(matches!(code, Some(0 | 130)), "the writer ended with {code:?}");
            let report: serde_json::Value = serde_json::from_str(&printed)?;
            written += report["read"].as_u64().context("the report counts what was read")?;
            flags = &["--reread"];
        }
        Ok(written)
    }

    /// Waits until the writer has made a library with an index.
    fn wait_for_library(&self) -> Result<(), LibraryError> {
        let begin = Instant::now();
        loop {
            let answer = Library::open(&self.library).and_then(|it| ask(&it, "*"));
            match answer {
                Err(_) if begin.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
                answer => return answer.map(drop),
            }
        }
    }

    /// Searches until it is stopped.
    fn search(&self, next: &AtomicUsize, stop: &AtomicBool) -> (Vec<Duration>, Vec<String>) {
        let (mut times, mut errors) = (Vec::new(), Vec::new());
        while !stop.load(Ordering::Relaxed) {
            let library = match Library::open(&self.library) {
                Ok(library) => library,
                Err(error) => {
                    errors.push(chain(&error));
                    continue;
                }
            };
            for _ in 0..REOPEN {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let question_idx = next.fetch_add(1, Ordering::Relaxed) % self.questions.len();
                let question = &self.questions[question_idx];
                let begin = Instant::now();
                // What was committed since the last question is to be found.
                let answer = library.refresh().and_then(|_| ask(&library, question));
                times.push(begin.elapsed());
                errors.extend(answer.err().map(|it| format!("`{question}`: {}", chain(&it))));
            }
        }
        (times, errors)
    }

    /// Starts the program for each question, until it is stopped.
    fn search_anew(&self, stop: &AtomicBool) -> (Vec<Duration>, Vec<String>) {
        let (mut times, mut errors) = (Vec::new(), Vec::new());
        for question in self.questions.iter().cycle() {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let begin = Instant::now();
            match self.program(&["search", "--json", "--", question]).output() {
                // Nothing found is an answer, too.
                Ok(output) if matches!(output.status.code(), Some(0 | 1)) => {}
                Ok(output) => errors.push(format!(
                    "`{question}`: {:?}: {}",
                    output.status,
                    String::from_utf8_lossy(&output.stderr)
                )),
                Err(error) => errors.push(error.to_string()),
            }
            times.push(begin.elapsed());
        }
        (times, errors)
    }

    fn program(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["--lang", "en", "--library"]).arg(&self.library).args(args);
        command.stdin(Stdio::null());
        command
    }
}

/// Waits for the end of a process, or interrupts it once it is told to stop.
fn end_when_told(child: &mut Child, stop: &AtomicBool) -> anyhow::Result<()> {
    let mut is_told = false;
    while child.try_wait()?.is_none() {
        if stop.load(Ordering::Relaxed) && !is_told {
            let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
            kill_process(pid.context("a process id")?, Signal::INT)?;
            is_told = true;
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

fn ask(library: &Library, text: &str) -> Result<usize, LibraryError> {
    let query = SearchQuery { text: text.to_owned(), facets: true, ..SearchQuery::default() };
    library.search(&query).map(|it| it.total)
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |it| it.source());
    causes.fold(error.to_string(), |res, cause| format!("{res}: {cause}"))
}

/// The questions of the ranking set.
///
/// # Errors
///
/// If the set is not there.
pub fn questions() -> anyhow::Result<Vec<String>> {
    let path = "../corpus-samples/ranking/queries.tsv";
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?;
    let rows = text.lines().filter(|it| !it.starts_with('#'));
    Ok(rows.filter_map(|it| it.split('\t').nth(1)).map(str::to_owned).collect())
}

/// A table of Markdown, a row for each number of readers.
#[derive(Debug)]
pub struct Table<'a>(pub &'a [Measured]);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| readers | answers | median | 90 % | 99 % | longest | program: median | 99 % | errors | papers written | per second |"
        )?;
        writeln!(f, "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")?;
        for it in self.0 {
            let [median, ninety, ninety_nine, longest] =
                [500, 900, 990, 1000].map(|share| at(&it.times, share));
            let fresh = [500, 990].map(|share| at(&it.fresh, share));
            let written = f64::from(u32::try_from(it.written).unwrap_or(u32::MAX));
            writeln!(
                f,
                "| {} | {} | {median:.1?} | {ninety:.1?} | {ninety_nine:.1?} | {longest:.1?} | {:.0?} | {:.0?} | {} | {} | {:.1} |",
                it.readers,
                it.times.len(),
                fresh[0],
                fresh[1],
                it.errors.len(),
                it.written,
                written / it.time.as_secs_f64(),
            )?;
        }
        Ok(())
    }
}

/// The time that a share of a thousand does not exceed.
fn at(times: &[Duration], share: usize) -> Duration {
    let idx = (times.len() * share / 1000).min(times.len().saturating_sub(1));
    times.get(idx).copied().unwrap_or_default()
}
