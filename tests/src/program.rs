//! The program, run on a library.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use rustix::process::{Pid, test_kill_process_group};

/// How long processes that a killed program started may stay: they end when nobody talks to them.
const WORKERS_END: Duration = Duration::from_secs(10);

/// How long one run may take before it counts as hanging.
const RUN_MAX: Duration = Duration::from_mins(5);

/// The program.
#[derive(Debug, Clone)]
pub struct Program {
    path: PathBuf,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The exit code; none if it was killed.
    pub code: Option<i32>,
    /// What it printed on standard error.
    pub stderr: String,
}

impl Program {
    /// The program at a path.
    pub fn new(path: &Path) -> Program {
        Program { path: path.to_owned() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs it in English on a library.
    ///
    /// # Errors
    ///
    /// If it cannot be started or does not end.
    pub fn run(&self, library: &Path, args: &[&str]) -> anyhow::Result<Ran> {
        let errors = tempfile::NamedTempFile::new()?;
        let mut child = self.start(library, args, Stdio::from(errors.reopen()?))?;
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if begin.elapsed() > RUN_MAX {
                child.kill()?;
                child.wait()?;
                anyhow::bail!("`{}` hangs", args.join(" "));
            }
            thread::sleep(Duration::from_millis(2));
        };
        Ok(Ran { code: status.code(), stderr: std::fs::read_to_string(errors.path())? })
    }

    /// Runs it and expects that all went well.
    ///
    /// # Errors
    ///
    /// If it ends otherwise; tells how.
    pub fn succeed(&self, library: &Path, args: &[&str]) -> anyhow::Result<()> {
        let ran = self.run(library, args)?;
        ensure!(ran.code == Some(0), "`{}` ended with {ran:?}", args.join(" "));
        Ok(())
    }

    /// Starts it with its output thrown away, in a group of its own.
    ///
    /// # Errors
    ///
    /// If it cannot be started.
    pub fn spawn(&self, library: &Path, args: &[&str]) -> anyhow::Result<Child> {
        self.start(library, args, Stdio::null())
    }

    fn start(&self, library: &Path, args: &[&str], errors: Stdio) -> anyhow::Result<Child> {
        let mut command = Command::new(&self.path);
        command.args(["--lang", "en", "--library"]).arg(library).args(args);
        for variable in ["RATLAS_LIBRARY", "RATLAS_LANG", "NO_COLOR", "RUST_BACKTRACE"] {
            command.env_remove(variable);
        }
        command.stdin(Stdio::null()).stdout(Stdio::from(File::create("/dev/null")?)).stderr(errors);
        let child = command.process_group(0).spawn();
        child.with_context(|| format!("cannot run `{}`", self.path.display()))
    }
}

/// Kills a program alone, as the system does when memory runs out, and waits until the processes it
/// started are gone, too. Gives whether it was still running.
///
/// # Errors
///
/// If some of them stay.
pub fn kill(child: &mut Child) -> anyhow::Result<bool> {
    child.kill()?;
    let was_running = child.wait()?.code().is_none();
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("a process id")?;
    let begin = Instant::now();
    while test_kill_process_group(group).is_ok() {
        ensure!(begin.elapsed() < WORKERS_END, "processes outlive the program that started them");
        thread::sleep(Duration::from_millis(1));
    }
    Ok(was_running)
}
