//! Addresses on the web.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Finds the web addresses in a paper, in reading order.
///
/// # Shapes
///
/// | written                                     | rule         | read as                     |
/// |---------------------------------------------|--------------|-----------------------------|
/// | `https://www.stadt.de/a.pdf,`               | `url/scheme` | without `,`                 |
/// | `www.stadt.de/integration`                  | `url/www`    | as printed                  |
/// | `stadt.de/integration`, `ris.stadt.de`      | `url/bare`   | as printed                  |
/// | `https://www.stadt.de/` / `a.pdf` on two lines | as above  | joined                      |
///
/// Marks that end a sentence or close a bracket do not belong to an address. An address goes on in
/// the next line if its own ends with a mark that ends no address, or if the next begins with one
/// that begins no word. An address without scheme and `www.` has a path, or is the address of a
/// council system; `a.b@stadt.de` is mail.
pub(crate) fn urls(document: &Document) -> Vec<Found<String>> {
    let text = &document.text;
    let mut res: Vec<Found<String>> = Vec::new();
    for found in URL.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let taken = res.last().is_some_and(|it| it.span.end > found.start());
        if taken || before.is_some_and(|it| it.is_alphanumeric() || "@.-_/".contains(it)) {
            continue;
        }
        let span = found.start()..continued(text, found.range());
        let span = span.start..span.start + bare(&text[span.clone()]).len();
        // A hyphen at the end of a line is one of the address.
        let words = document.printed(span.clone()).replace('\u{ad}', "");
        let words: String = words.split_whitespace().collect();
        let rule = match &words {
            it if it.starts_with("http") => "url/scheme",
            it if it.starts_with("www.") => "url/www",
            it if is_address(it) && !text[span.end..].starts_with('@') => "url/bare",
            _ => continue,
        };
        res.push(Found::new(words, span, rule));
    }
    res
}

/// Characters of an address.
const MARKS: &str = r"[\p{L}\p{N}_.~:/?#\[\]@!$&'()*+,;=%-]";

static URL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:https?://|www\.){MARKS}*[\p{{L}}\p{{N}}/_=-]|[a-z0-9][a-z0-9-]{{1,40}}(?:\.[a-z0-9-]{{2,40}}){{0,3}}\.(?:de|info|org|eu|net|com|bayern|nrw|hamburg|berlin|koeln|ruhr|saarland)(?:/{MARKS}*[\p{{L}}\p{{N}}/_=-]|(?-u:\b))"
    ))
});

/// The words of an address without what ends a sentence or closes a bracket.
fn bare(words: &str) -> &str {
    let words =
        words.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', '“', '”', '*', '>', '-']);
    let words = if words.contains('(') { words } else { words.trim_end_matches(')') };
    words.trim_end_matches(['.', ',', ';', ']'])
}

/// Where an address ends that goes on in the next lines.
fn continued(text: &str, span: Range<usize>) -> usize {
    static REST: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"^\n(?<rest>{MARKS}+)")));
    /// No address is printed over more lines.
    const MOST_LINES: usize = 4;
    let mut end = span.end;
    for _ in 0..MOST_LINES {
        // A mark behind the address that the pattern does not end with, e.g. `-` or `?`.
        let open =
            text[end..].find(|it: char| !".-?&=".contains(it)).map_or(text.len(), |it| end + it);
        let Some(rest) = REST.captures(&text[open..]).and_then(|it| it.name("rest")) else { break };
        let words = &text[span.start..open];
        if !goes_on(words, rest.as_str()) {
            break;
        }
        end = open + rest.end();
    }
    end
}

/// Whether the words at the beginning of a line belong to the address at the end of the line above.
fn goes_on(address: &str, next: &str) -> bool {
    let in_path =
        address.trim_start_matches("https://").trim_start_matches("http://").contains('/');
    let file = next.contains(['/', '_', '=', '%'])
        || [".pdf", ".html", ".php", ".htm", ".aspx"].iter().any(|it| bare(next).ends_with(it));
    let lower = next.starts_with(|it: char| it.is_lowercase() || it.is_ascii_digit());
    match address.chars().next_back() {
        Some('/' | '_' | '=' | '&' | '?') => {
            // The address of a page may end with `/`; then a sentence goes on.
            next.contains(['/', '_', '=', '%', '-', '.', '?']) && bare(next).len() > 3
        }
        Some('-') => in_path && (file || lower && next.contains(['-', '.', '/'])),
        Some('.') => lower && file,
        _ => next.starts_with(['/', '?', '&', '_', '=']) || in_path && lower && file,
    }
}

/// Whether words without scheme are an address: with a path, or of a council system.
fn is_address(words: &str) -> bool {
    let host = words.split('/').next().unwrap_or_default();
    let systems =
        ["ris.", "ratsinfo.", "buergerinfo.", "sessionnet.", "ratsinformation.", "gremien."];
    let has_path = words.len() > host.len() + 1;
    has_path
        || systems.iter().any(|it| host.starts_with(it))
        || host.matches('.').count() > 1
        || host.len() > 6 && host.split('.').next_back() == Some("de")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        urls,
        ["https://www.adorf.de/a_b.pdf", "www.bestadt.de/integration", "adorf.de/integration"]
    );

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

    #[test]
    fn joined_over_line_ends() {
        check_urls(
            "https://www.adorf.de/rat/\nvorlagen_2023/integration.pdf und https://www.adorf.de/service/integrations-\nkonzept-2030.html, dazu www.adorf.de/beirat\nDie Stadt, https://ris.adorf.de/vo0050.php?\n__kvonr=1234&search=1. Unter https://www.adorf.de/\nfinden Sie mehr.",
            expect![[r#"
                https://www.adorf.de/rat/vorlagen_2023/integration.pdf  "https://www.adorf.de/rat/\nvorlagen_2023/integration.pdf"  url/scheme
                https://www.adorf.de/service/integrations-konzept-2030.html  "https://www.adorf.de/service/integrationskonzept-2030.html"  url/scheme
                www.adorf.de/beirat  "www.adorf.de/beirat"  url/www
                https://ris.adorf.de/vo0050.php?__kvonr=1234&search=1  "https://ris.adorf.de/vo0050.php?\nkvonr=1234&search=1"  url/scheme
                https://www.adorf.de/  "https://www.adorf.de/"  url/scheme
            "#]],
        );
    }

    #[test]
    fn without_scheme_but_no_mail() {
        check_urls(
            "ratsinfo.adorf.de, adorf.de/integration. post@adorf.de, a.b@rat.adorf.de, z. B.de, usw.de",
            expect![[r#"
                ratsinfo.adorf.de  "ratsinfo.adorf.de"  url/bare
                adorf.de/integration  "adorf.de/integration"  url/bare
            "#]],
        );
    }
}
