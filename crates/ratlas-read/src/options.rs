//! How a file is read.

use std::fmt;

use crate::Recogniser;

/// How a file is read; by default without text recognition.
#[derive(Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// Recognises pages that are pictures, and those whose text is noise; without it they are told.
    pub recogniser: Option<&'a dyn Recogniser>,
    /// Whether scans that come with recognised text are recognised again.
    pub renew: bool,
}

impl fmt::Debug for ReadOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.recogniser.map(Recogniser::name);
        let res = &mut f.debug_struct("ReadOptions");
        res.field("recogniser", &name).field("renew", &self.renew).finish()
    }
}
