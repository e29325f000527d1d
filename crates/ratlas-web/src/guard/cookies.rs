//! Cookies, all with the same flags: no script reads them, no page elsewhere sends them with a form.

use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie for the browser with these headers; without `seconds` it ends with the browser.
///
/// `None` for values that do not fit into one.
pub(crate) fn new(
    name: &str,
    value: &str,
    seconds: Option<u32>,
    headers: &HeaderMap,
) -> Option<HeaderValue> {
    let age = seconds.map_or_else(String::new, |it| format!("; Max-Age={it}"));
    let secure = if is_https(headers) { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    HeaderValue::from_str(&text).ok()
}

/// Whether the browser came to the proxy by HTTPS. Who lies here harms the own cookies.
fn is_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|it| it == "https")
}

/// The value of a cookie.
pub(crate) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|it| it.to_str().ok());
    let mut pairs = cookies.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    pairs.find(|it| it.0 == name).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags() {
        let mut headers = HeaderMap::new();
        assert_eq!(
            new("a", "b", Some(60), &headers).unwrap(),
            "a=b; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"
        );
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
        assert_eq!(
            new("a", "b", None, &headers).unwrap(),
            "a=b; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(new("a", "b\nc", None, &headers), None);
    }
}
