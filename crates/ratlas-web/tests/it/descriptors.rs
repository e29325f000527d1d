//! How many files and connections this process may have open.

/// Asks the system for so many; gives how many it allows.
#[cfg(unix)]
pub(crate) fn raise(wanted: u64) -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = maximum.map_or(wanted, |it| wanted.min(it)).max(current.unwrap_or(wanted));
    let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
    let allowed = getrlimit(Resource::Nofile).current.unwrap_or(wanted);
    usize::try_from(allowed).unwrap()
}

#[cfg(not(unix))]
pub(crate) fn raise(wanted: u64) -> usize {
    usize::try_from(wanted).unwrap()
}
