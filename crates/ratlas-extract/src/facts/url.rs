//! Addresses on the web.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use crate::document::Document;
use crate::found::Found;

/// Finds the web addresses in a paper, in reading order.
///
/// # Shapes
///
/// | written                       | rule         | read as      |
/// |-------------------------------|--------------|--------------|
/// | `https://www.stadt.de/a.pdf,` | `url/scheme` | without `,`  |
/// | `www.stadt.de/integration`    | `url/www`    | as printed   |
///
/// Marks that end a sentence or close a bracket do not belong to an address.
pub(crate) fn urls(document: &Document) -> Vec<Found<String>> {
    let mut res = Vec::new();
    for found in URL.find_iter(&document.text) {
        let words = found
            .as_str()
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', '“', '”', '*', '>']);
        let words = if words.contains('(') { words } else { words.trim_end_matches(')') };
        let words = words.trim_end_matches(['.', ',']);
        let rule = if words.starts_with("http") { "url/scheme" } else { "url/www" };
        let span = found.start()..found.start() + words.len();
        res.push(Found::new(words.to_owned(), span, rule));
    }
    res
}

static URL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:https?://|\bwww\.)[\p{L}\p{N}_.~:/?#\[\]@!$&'()*+,;=%\-]*[\p{L}\p{N}/_=]")
});

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(urls, ["https://www.adorf.de/a_b.pdf", "www.bestadt.de/integration"]);

    #[track_caller]
    fn check_urls(text: &str, expected: Expect) {
        check(text, urls, Clone::clone, expected);
    }

    #[test]
    fn without_the_marks_of_the_sentence() {
        check_urls(
            "(https://www.adorf.info/soz/602_Bericht_2017.pdf, Seite 32). Siehe www.bestadt.de.",
            expect![[r#"
                https://www.adorf.info/soz/602_Bericht_2017.pdf  "https://www.adorf.info/soz/602_Bericht_2017.pdf"  url/scheme
                www.bestadt.de  "www.bestadt.de"  url/www
            "#]],
        );
    }
}
