//! Papers about the same matter.
//!
//! A paper is hundreds of words, of which a few dozen say what it is about. [`matter`] names the
//! texts of a paper by what they are to it, [`silent`] are the words that say nothing of a matter,
//! [`terms`] chooses those that do, [`ask`] asks the index for papers that hold them, [`passage`]
//! tells how much of the matter a text holds and where. Decision 0016 says why it is done so.

mod ask;
mod matter;
mod passage;
mod silent;
mod terms;

pub use self::ask::{LikePaper, LikeQuery};
pub use self::matter::{Matter, MatterPart};
pub use self::passage::Held;
pub use self::terms::{MatterTerm, MatterTerms};
