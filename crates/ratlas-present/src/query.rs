//! A question as it can be typed again.

use ratlas_library::SearchQuery;

/// A question as it can be typed; `None` if its text is none.
pub fn query_text(query: &SearchQuery) -> Option<String> {
    query.to_query_text().ok()
}

/// The switches of `ratlas search` that a question needs beside its text.
pub fn switches(query: &SearchQuery) -> String {
    let all = [
        (query.exact, "--exact"),
        (!query.thesaurus, "--no-thesaurus"),
        (!query.fold, "--all-versions"),
    ];
    all.into_iter().filter(|it| it.0).map(|it| it.1).collect::<Vec<&str>>().join(" ")
}
