//! Sizes of pages that were measured, those of the files asked for last.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::desk::DeskError;

/// Files whose sizes are kept; a page takes eight bytes.
const MAX_FILES: usize = 512;

/// The id of a file and the sizes of its pages.
type Measured = (String, Arc<[[f32; 2]]>);

/// Sizes by the ids of files, the one measured first in front.
#[derive(Default)]
pub(super) struct Sizes(Mutex<VecDeque<Measured>>);

impl Sizes {
    /// What is kept of a file, else what `measure` says.
    pub(super) fn get(
        &self,
        id: &str,
        measure: impl FnOnce() -> Result<Vec<[f32; 2]>, DeskError>,
    ) -> Result<Arc<[[f32; 2]]>, DeskError> {
        if let Some(known) = self.known(id) {
            return Ok(known);
        }
        // Two may measure at a time: that is quickly done, and both say the same.
        let measured: Arc<[[f32; 2]]> = measure()?.into();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|it| it.0 != id);
        kept.push_back((id.to_owned(), Arc::clone(&measured)));
        if kept.len() > MAX_FILES {
            kept.pop_front();
        }
        Ok(measured)
    }

    /// What is kept of a file.
    pub(super) fn known(&self, id: &str) -> Option<Arc<[[f32; 2]]>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|it| it.0 == id).map(|it| Arc::clone(&it.1))
    }
}
