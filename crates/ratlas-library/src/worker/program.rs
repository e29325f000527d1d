//! Which program reads papers, and how much it may take.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// Where papers are read.
#[derive(Debug, Clone, Default)]
pub enum Isolation {
    /// In threads of this process: a file that breaks its reader for good ends the run.
    #[default]
    Thread,
    /// In processes of their own.
    Process(WorkerProgram),
}

/// The program whose processes read papers: it must call [`serve_worker`](crate::serve_worker).
#[derive(Debug, Clone)]
pub struct WorkerProgram {
    pub(super) program: PathBuf,
    pub(super) arguments: Vec<OsString>,
    /// Bytes a worker may take at the first try.
    pub(super) memory: u64,
    /// How long a file may take.
    pub(super) time: Duration,
}

impl WorkerProgram {
    /// Memory of a worker, unless told otherwise. Word lists and grammars take 100 to 170 MB of it, papers 10 to
    /// 50 MB; with two workers, and the parent, hostile files stay below 600 MB.
    pub const MEMORY: u64 = 256 << 20;

    /// Time for a file, unless told otherwise. The longest papers take some seconds.
    pub const TIME: Duration = Duration::from_mins(2);

    /// A program and its arguments, with the usual limits.
    pub fn new(program: PathBuf, arguments: Vec<OsString>) -> WorkerProgram {
        WorkerProgram {
            program,
            arguments,
            memory: WorkerProgram::MEMORY,
            time: WorkerProgram::TIME,
        }
    }

    /// This very program, even if its file was replaced since it was started.
    ///
    /// # Errors
    ///
    /// If the system does not tell where it is.
    pub fn this(arguments: Vec<OsString>) -> std::io::Result<WorkerProgram> {
        let itself = PathBuf::from("/proc/self/exe");
        let is_known = cfg!(target_os = "linux") && itself.exists();
        let program = if is_known { itself } else { std::env::current_exe()? };
        Ok(WorkerProgram::new(program, arguments))
    }

    /// The same with another limit of memory for a worker, in bytes.
    #[must_use]
    pub fn with_memory(self, memory: u64) -> WorkerProgram {
        WorkerProgram { memory, ..self }
    }

    /// The same with another limit of time for a file. Each picture that is recognised, and each
    /// member of an archive, has its own.
    #[must_use]
    pub fn with_time(self, time: Duration) -> WorkerProgram {
        WorkerProgram { time, ..self }
    }

    /// Bytes a worker may take.
    pub fn memory(&self) -> u64 {
        self.memory
    }

    /// How long a file may take.
    pub fn time(&self) -> Duration {
        self.time
    }

    /// Bytes a worker may take at the second try, when nothing else is read: what two workers
    /// would have.
    pub fn memory_alone(&self) -> u64 {
        self.memory.saturating_mul(2)
    }
}
