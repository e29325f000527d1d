//! Questions that cannot be understood, shown with the place where they cannot.

use ratlas_library::LibraryError;
use ratlas_present::Lang;
use ratlas_present::mistakes::placed;

use crate::failure::Failure;

/// What is wrong with a question; `part/mistaken.html` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistaken {
    /// What is wrong.
    pub(crate) sentence: String,
    /// What to do.
    pub(crate) hint: Option<String>,
    /// The question before, at and behind the place.
    pub(crate) parts: [String; 3],
}

/// An answer, or what is wrong with the question `text`, or with another value that the mistake brings.
///
/// # Errors
///
/// What else there is instead of an answer.
pub(crate) fn told<T>(
    answer: Result<T, LibraryError>,
    lang: Lang,
    text: &str,
) -> Result<Result<T, Mistaken>, Failure> {
    let (text, mistake) = match answer {
        Ok(answer) => return Ok(Ok(answer)),
        Err(LibraryError::Query(mistake)) => (text.to_owned(), mistake),
        Err(LibraryError::Filter { value, mistake, .. }) => (value, *mistake),
        Err(error) => return Err(error.into()),
    };
    let placed = placed(lang, &text, &mistake);
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let (start, end) = (placed.span.start, placed.span.end);
    Ok(Err(Mistaken {
        parts: [part(0..start), part(start..end), part(end..text.len())],
        sentence: placed.sentence,
        hint: placed.hint,
    }))
}
