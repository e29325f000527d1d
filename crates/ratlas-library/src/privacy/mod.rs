//! What may leave the house, and what must be forgotten.
//!
//! *Disclosure*: [`disclosed`] makes of a paper what may be given to others; nothing that gives papers
//! away does without. *Forgetting*: [`Library::forget`](crate::Library::forget) takes papers and names
//! out of everything the library has on disk, and [`guard`] keeps them out.
//!
//! A name is found in a text by `letters` → `find` → `alone`, covered by `filler`; `person` does both
//! with a whole paper.

mod alone;
mod backups;
mod closed;
mod disclosure;
mod filler;
mod find;
mod forget;
pub(crate) mod guard;
mod letters;
mod name;
mod person;
mod purge;
mod role;

#[cfg(test)]
mod tests;

pub use self::backups::{BackupAfter, BackupState};
pub(crate) use self::disclosure::cover_private;
pub use self::disclosure::{Disclosed, Disclosure, Withheld, disclosed, is_closed};
pub(crate) use self::forget::finish;
pub use self::forget::{ForgetReport, ForgetRequest, NamedPaper};
pub(crate) use self::guard::{FORGOTTEN_CODE, is_name_covered};
pub use self::name::{Forgotten, ForgottenKind, PersonName};
pub use self::role::is_private;
