//! Linux: limits of the process, Landlock, seccomp.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, LandlockStatus, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope, path_beneath_rules,
};
use rustix::process::{Pid, Resource, Rlimit, Signal, getppid, setrlimit};

use super::{Sandbox, calls};

/// Pipes and a program for text recognition.
const MAX_FILES: u64 = 64;

/// What is asked for; older systems give as much of it as they have.
const WANTED: ABI = ABI::V6;

/// Where programs for text recognition have their libraries, data and settings.
const SYSTEM_FOLDERS: &[&str] = &[
    "/bin",
    "/dev/null",
    "/dev/urandom",
    "/etc",
    "/lib",
    "/lib64",
    "/nix",
    "/opt",
    "/proc/cpuinfo",
    "/sys/devices/system/cpu",
    "/usr",
];

/// Gives up what the system allows to give up.
pub(super) fn enter(memory: u64, parent: u32, readable: &[PathBuf]) -> Sandbox {
    let mut res = Sandbox::default();
    let mut note = |what: &str, done: Result<(), String>| {
        let error = done.err().map(|it| format!("{what}: {it}"));
        let is_done = error.is_none();
        res.missing.extend(error);
        is_done
    };
    let memory = note("memory", limit_memory(memory));
    note("limits", limit_rest());
    let ends_with_parent = note("parent", end_with(parent));
    let mut abi = None;
    note("Landlock", keep_from_files(readable).map(|it| abi = Some(it)));
    let calls = note("seccomp", calls::refuse());
    Sandbox { memory, ends_with_parent, landlock: abi, calls, missing: res.missing }
}

/// Limits what can be written to, not what is mapped: address space is also taken by the program
/// itself and by the room that allocators keep free, which costs nothing.
fn limit_memory(bytes: u64) -> Result<(), String> {
    limit(Resource::Data, bytes)
}

/// No files of any size, none of memory after a crash, few open ones.
fn limit_rest() -> Result<(), String> {
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Nofile, MAX_FILES)
}

fn limit(resource: Resource, value: u64) -> Result<(), String> {
    let both = Rlimit { current: Some(value), maximum: Some(value) };
    setrlimit(resource, both).map_err(|it| it.to_string())
}

/// Ends with the process that started this one, also if that is gone already.
fn end_with(parent: u32) -> Result<(), String> {
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))
        .map_err(|it| it.to_string())?;
    let is_there = getppid().map(Pid::as_raw_pid) == i32::try_from(parent).ok();
    if is_there { Ok(()) } else { Err("it is another process".to_owned()) }
}

/// Forbids all files but those that programs are made of, and there all but reading; gives the version
/// of Landlock.
fn keep_from_files(readable: &[PathBuf]) -> Result<u32, String> {
    let mut folders: Vec<&Path> = readable.iter().map(PathBuf::as_path).collect();
    if !folders.is_empty() {
        folders.extend(SYSTEM_FOLDERS.iter().map(Path::new));
    }
    let restrict = || {
        Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(WANTED))?
            .handle_access(AccessNet::from_all(WANTED))?
            .scope(Scope::from_all(WANTED))?
            .create()?
            .add_rules(path_beneath_rules(folders, AccessFs::from_read(WANTED)))?
            .restrict_self()
    };
    let status = restrict().map_err(|it| it.to_string())?;
    match (status.ruleset, status.landlock) {
        (RulesetStatus::NotEnforced, LandlockStatus::NotImplemented) => {
            Err("the kernel has none".to_owned())
        }
        (RulesetStatus::NotEnforced, _) => Err("the system has it switched off".to_owned()),
        (_, LandlockStatus::Available { effective_abi, .. }) => Ok(effective_abi as u32),
        (_, LandlockStatus::NotEnabled | LandlockStatus::NotImplemented) => Ok(1),
    }
}
