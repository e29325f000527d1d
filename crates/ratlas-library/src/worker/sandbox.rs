//! What a worker gives up before it reads: files, the network, other processes, memory without end.
//!
//! Everything is asked of the system, nothing needs privileges, and what the system does not have is
//! told and not required: a worker that is only watched is better than none.

#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod linux;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// What a worker can no longer do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sandbox {
    /// Whether its memory is limited.
    pub memory: bool,
    /// Whether it ends with the process that started it, even if that is killed.
    pub ends_with_parent: bool,
    /// The version of Landlock, with which the system keeps it from files; `None` where it has none.
    pub landlock: Option<u32>,
    /// Whether calls to the network, to other processes and to change files are refused (seccomp).
    pub calls: bool,
    /// Why something is missing, as the system says.
    pub missing: Vec<String>,
}

/// Stacks are taken from the same limit as memory, though they are hardly ever used: that of the
/// worker, and that of the reader of PDF files.
#[cfg(target_os = "linux")]
const STACKS: u64 = 96 << 20;

/// Gives up what reading does not need. `readable` are the folders that programs for text recognition
/// are started from.
///
/// To be called before there are other threads: they would keep what this one gives up.
pub(super) fn enter(memory: u64, parent: u32, readable: &[PathBuf]) -> Sandbox {
    #[cfg(target_os = "linux")]
    return linux::enter(memory.saturating_add(STACKS), parent, readable);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (memory, parent, readable);
        let missing = vec!["this system has no sandbox that Ratlas knows".to_owned()];
        Sandbox { missing, ..Sandbox::default() }
    }
}
