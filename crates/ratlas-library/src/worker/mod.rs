//! Papers are read in processes of their own: whatever a file does to its reader ends one worker and
//! costs that file its place, never the run.
//!
//! The parent finds, hashes and writes; a worker is given bytes and answers papers. It opens no file
//! and no connection, and gives up the right to before it reads ([`sandbox`]). A worker that crashes,
//! hangs or wants too much is ended ([`process`], [`death`]), its file is tried once more with nothing
//! else being read and more memory, and then refused with the reason ([`crew`]).

mod asked;
mod crew;
mod death;
mod examine;
mod file_bytes;
mod give;
mod heard;
mod on_demand;
mod paper;
mod probe;
mod process;
mod program;
mod protocol;
mod reader;
mod sandbox;
mod seats;
mod serve;
mod unpack;

pub(crate) use self::crew::{Crew, Unanswered};
pub(crate) use self::death::Death;
pub use self::examine::{Examined, examine_worker};
pub(crate) use self::file_bytes::FileBytes;
pub(crate) use self::on_demand::OnDemand;
pub use self::probe::Attempt;
pub use self::program::{Isolation, WorkerProgram};
pub(crate) use self::reader::WorkerReader;
pub use self::sandbox::Sandbox;
pub use self::serve::{WorkerSettings, serve_worker};
pub(crate) use self::unpack::Unpacking;
