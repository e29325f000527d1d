//! The address of a page and its questions.

use axum::http::Uri;
use form_urlencoded::Serializer;

/// More questions than these are not read: no page has so many.
const MAX_PAIRS: usize = 200;

/// A path and the questions behind it, decoded, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Address {
    /// As written, with its escapes.
    pub(crate) path: String,
    /// Names and values; a name may stand several times.
    pub(crate) pairs: Vec<(String, String)>,
}

impl Address {
    /// The address of a request. Empty values are those of form fields nobody filled in.
    pub(crate) fn of(uri: &Uri) -> Address {
        let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
        let filled = pairs.filter(|it| !it.1.is_empty()).take(MAX_PAIRS);
        Address { path: uri.path().to_owned(), pairs: filled.map(owned).collect() }
    }

    /// A path without questions.
    pub(crate) fn new(path: &str) -> Address {
        Address { path: path.to_owned(), pairs: Vec::new() }
    }

    /// The first value of a name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// All values of a name.
    pub(crate) fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |it| it.0 == name).map(|it| it.1.as_str())
    }

    /// The same with one value for a name instead of those it has.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        let mut res = self.without(name);
        res.pairs.push((name.to_owned(), value.to_owned()));
        res.to_string()
    }

    /// The same without a name.
    pub(crate) fn without(&self, name: &str) -> Address {
        let mut res = self.clone();
        res.pairs.retain(|it| it.0 != name);
        res
    }

    /// The same questions under another path.
    pub(crate) fn at(&self, path: &str) -> Address {
        Address { path: path.to_owned(), pairs: self.pairs.clone() }
    }

    /// The questions alone, without a question mark.
    pub(crate) fn query(&self) -> String {
        Serializer::new(String::new()).extend_pairs(&self.pairs).finish()
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A path that begins with two slashes would be read as the name of a host.
        write!(f, "/{}", self.path.trim_start_matches('/'))?;
        if self.pairs.is_empty() { Ok(()) } else { write!(f, "?{}", self.query()) }
    }
}

fn owned(
    (name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>),
) -> (String, String) {
    (name.into_owned(), value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_addresses() {
        let address =
            Address::of(&"/?q=runder+Tisch&stadt=K%C3%B6ln&stadt=Ulm&von=".parse().unwrap());
        assert_eq!(address.value("q"), Some("runder Tisch"));
        assert_eq!(address.values("stadt").collect::<Vec<&str>>(), ["Köln", "Ulm"]);
        assert_eq!(address.value("von"), None);
        assert_eq!(address.with("q", "a&b"), "/?stadt=K%C3%B6ln&stadt=Ulm&q=a%26b");
        assert_eq!(Address::new("//elsewhere.example").to_string(), "/elsewhere.example");
    }
}
