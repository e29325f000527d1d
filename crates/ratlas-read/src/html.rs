//! HTML: the main content of a page.

use crate::{Pages, ReadError, plain};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str = "text/html";

/// Reads an HTML page.
pub(crate) fn html(bytes: &[u8]) -> Result<Pages, ReadError> {
    plain::plain(bytes, MEDIA_TYPE)
}
