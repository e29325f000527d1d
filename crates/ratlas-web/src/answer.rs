//! Answers.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;

/// A filled template as a page.
pub(crate) fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => axum::response::Html(html).into_response(),
        Err(_) => Failure::Broken.into_response(),
    }
}

/// Bytes of a kind.
pub(crate) fn typed(media_type: &'static str, bytes: impl Into<axum::body::Body>) -> Response {
    ([(header::CONTENT_TYPE, media_type)], bytes.into()).into_response()
}

/// The same as a file to keep.
pub(crate) fn file(
    media_type: &'static str,
    name: &str,
    bytes: impl Into<axum::body::Body>,
) -> Response {
    let mut res = typed(media_type, bytes);
    if let Ok(value) = disposition(name).parse() {
        res.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    res
}

/// The name of a file for browsers old and new.
fn disposition(name: &str) -> String {
    let ascii: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || "._- ".contains(it) { it } else { '_' })
        .collect();
    let encoded: String = name
        .bytes()
        .map(|it| match it {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => {
                char::from(it).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        assert_eq!(
            disposition("Antrag \"Köln\".pdf"),
            "attachment; filename=\"Antrag _K_ln_.pdf\"; filename*=UTF-8''Antrag%20%22K%C3%B6ln%22.pdf"
        );
    }
}
