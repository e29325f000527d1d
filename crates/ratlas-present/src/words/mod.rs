//! Every German word of results, with its English one.
//!
//! | file           | holds                                                          |
//! |----------------|----------------------------------------------------------------|
//! | `wording.rs`   | sentences and labels                                           |
//! | `values.tsv`   | words for the values of a record, also accepted from people    |
//! | `codes.tsv`    | findings and reasons of refusal, with what to do               |
//! | `mistakes.tsv` | mistakes in queries, with what to do                           |
//! | `phrases.tsv`  | what the crates below say, from English                        |

pub(crate) mod codes;
pub(crate) mod dates;
pub(crate) mod lang;
pub mod mistakes;
pub(crate) mod phrases;
pub(crate) mod values;
pub(crate) mod votes;
pub(crate) mod why;
pub(crate) mod wording;
