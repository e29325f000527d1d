//! What is repeated from page to page: running heads, footers, page numbers.

use crate::Page;

/// Marks the lines that are repeated over the pages of a file.
pub(crate) fn mark_furniture(_pages: &mut [Page]) {}
