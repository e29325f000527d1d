//! The program is killed at random moments of whatever writes; nothing may be lost, double or wrong.
//!
//! A *job* is a command with the library it starts from and the one it should end with. Each kill
//! takes a copy of the former, kills the command at a random moment, looks at what is left with a
//! [`content::check`], lets the command run again to its end and compares with the latter.

pub mod content;
mod job;
mod moment;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::Context;
use fastrand::Rng;

pub use self::content::State;
pub use self::job::Kind;
use self::job::{Job, prepare};
pub(crate) use self::job::{check_copy, damaged, older};
use self::moment::Moment;
use crate::program::{Program, kill};

/// What to do to the program.
#[derive(Debug, Clone)]
pub struct Torture {
    /// The program.
    pub program: Program,
    /// Chooses jobs and moments.
    pub seed: u64,
    /// How often it is killed.
    pub kills: usize,
    /// Short texts in the folder.
    pub n_papers: usize,
    /// Sample papers in the folder.
    pub n_samples: usize,
    /// What is done to it; all kinds of jobs where nothing is named.
    pub kinds: Vec<Kind>,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Kills by job and by the state of the library that they left.
    pub hits: BTreeMap<(Kind, State), usize>,
    /// What was wrong, with how to repeat it.
    pub wrong: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| while | the kill left | kills |\n|---|---|---:|")?;
        for ((kind, state), n_kills) in &self.hits {
            writeln!(f, "| {kind} | {state} | {n_kills} |")?;
        }
        let n_kills: usize = self.hits.values().sum();
        writeln!(f, "| all | | {n_kills} |")?;
        for wrong in &self.wrong {
            writeln!(f, "WRONG: {wrong}")?;
        }
        Ok(())
    }
}

impl Torture {
    /// Kills as often as asked for. `tell` hears of every kill.
    ///
    /// # Errors
    ///
    /// If the libraries to start from cannot be made; what a kill broke is in the report.
    pub fn run(&self, tell: &mut dyn FnMut(&str)) -> anyhow::Result<Report> {
        let dir = tempfile::tempdir()?;
        let jobs = prepare(self, dir.path()).context("the undisturbed libraries")?;
        let mut rng = Rng::with_seed(self.seed);
        let mut report = Report::default();
        for number in 0..self.kills {
            let job = &jobs[number % jobs.len()];
            // A seed of its own, so that one kill can be repeated without those before it.
            let seed = rng.u64(..);
            match disturb(&self.program, job, dir.path(), seed) {
                Ok((moment, state)) => {
                    tell(&format!("{number}: {} killed {moment}: {state}", job.kind));
                    *report.hits.entry((job.kind, state)).or_default() += 1;
                }
                Err(error) => {
                    let wrong =
                        format!("{} with seed {}, kill {number}: {error:#}", job.kind, self.seed);
                    tell(&wrong);
                    report.wrong.push(wrong);
                }
            }
        }
        Ok(report)
    }
}

/// How often a job that was over before it could be killed is tried again, earlier each time.
const TRIES: u32 = 12;

/// Kills a job once.
fn disturb(program: &Program, job: &Job, dir: &Path, seed: u64) -> anyhow::Result<(Moment, State)> {
    let library = dir.join("disturbed");
    let mut rng = Rng::with_seed(seed);
    let mut moment = Moment::random(job.duration, &mut rng);
    for _ in 0..TRIES {
        job.set_up(&library)?;
        let mut child = program.spawn(&library, &job.args())?;
        let visible = moment.wait(&library, &mut child)?;
        if kill(&mut child)? {
            let state = content::check(&library, &visible, &job.expected, job.kind.is_sound())?;
            job.complete(program, &library)?;
            return Ok((moment, state));
        }
        moment = moment.earlier();
    }
    anyhow::bail!("was always over before it could be killed")
}
