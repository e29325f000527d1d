//! When two spellings are the same value.

use unicode_normalization::UnicodeNormalization;

/// Titles and places agree from here on: one word of ten may differ, e.g. a misprint.
const CLOSE_F1: f64 = 0.9;

/// Lower case, NFC, white space as single blanks, no soft hyphens.
pub(super) fn norm(text: &str) -> String {
    let text: String = text.nfc().filter(|it| *it != '\u{ad}').collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without white space, in upper case: how a number is compared.
pub(super) fn number(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_uppercase()
}

/// The words of a text.
fn words(text: &str) -> Vec<String> {
    let text = norm(text);
    let words = text.split(|it: char| !it.is_alphanumeric() && it != '_');
    words.filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The same up to white space and case.
pub(super) fn equal(one: &str, other: &str) -> bool {
    norm(one) == norm(other)
}

/// One of the names written `a|b`.
pub(super) fn one_of(got: &str, wants: &str) -> bool {
    wants.split('|').any(|it| it == got)
}

/// Nearly the same words.
pub(super) fn close(one: &str, other: &str) -> bool {
    equal(one, other) || token_f1(&words(one), &words(other)) >= CLOSE_F1
}

/// Share of common words, each word counted as often as it stands.
#[expect(clippy::cast_precision_loss, reason = "texts have fewer than 2^52 words")]
fn token_f1(one: &[String], other: &[String]) -> f64 {
    let mut left = other.to_vec();
    let mut n_common = 0;
    for word in one {
        if let Some(idx) = left.iter().position(|it| it == word) {
            left.swap_remove(idx);
            n_common += 1;
        }
    }
    f64::from(2 * n_common) / (one.len() + other.len()).max(1) as f64
}

/// The same municipality: `Landau` and `Landau in der Pfalz` are.
pub(super) fn same_place(got: &str, want: &str) -> bool {
    let (got, want) = (norm(got), norm(want));
    let short = |it: &str| it.split(" in ").next().unwrap_or_default().to_owned();
    got == want || short(&got) == short(&want)
}

/// The same body: it may be printed with more words than its name has.
pub(super) fn same_body(got: &str, want: &str) -> bool {
    close(got, want) || norm(got).contains(&norm(want))
}

/// The same person: the family name agrees, and no given name contradicts.
pub(super) fn same_person(got: &str, want: &str) -> bool {
    let (got, want) = (words(got), words(want));
    let [Some(got_family), Some(want_family)] = [got.last(), want.last()] else { return false };
    let within = |one: &[String], other: &[String]| one.iter().all(|it| other.contains(it));
    got_family == want_family && (within(&got, &want) || within(&want, &got))
}

/// The text begins with the wanted words, which may be cut short: the truth gives as many as tell
/// it from any other. The number of a first point (`1.`, `a)`) may be missing on either side: in
/// lists of a word processor it is no text.
pub(super) fn begins(got: &str, want: &str) -> bool {
    let (got, want) = (words(got), words(want));
    let (got, want) = (without_number(&got), without_number(&want));
    !want.is_empty() && got.starts_with(want)
}

fn without_number(words: &[String]) -> &[String] {
    let is_number = |it: &str| it.chars().count() == 1 || it.bytes().all(|b| b.is_ascii_digit());
    match words {
        [first, rest @ ..] if !rest.is_empty() && is_number(first) => rest,
        _ => words,
    }
}

/// The wanted words stand in the text.
pub(super) fn holds(got: &str, want: &str) -> bool {
    let (got, want) = (words(got), words(want));
    !want.is_empty() && got.windows(want.len()).any(|it| it == want)
}

/// The same address on the web.
pub(super) fn same_url(got: &str, want: &str) -> bool {
    let bare = |it: &str| norm(it).trim_end_matches(['/', '.']).to_owned();
    bare(got) == bare(want)
}

/// Whether a forbidden value appears: `*` is any, `abc*` any that begins so.
pub(super) fn forbidden(got: &str, pattern: &str) -> bool {
    let squeeze = |it: &str| norm(it).split_whitespace().collect::<String>();
    match pattern.strip_suffix('*') {
        Some(prefix) => squeeze(got).starts_with(&squeeze(prefix)),
        None => squeeze(got) == squeeze(pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert!(close("Runder  Tisch", "runder tisch"));
        assert!(close("a b c d e f g h i k", "a b c d e f g h i j"));
        assert!(!close("Runder Tisch Migration", "Runder Tisch Integration"));
        assert!(!close("", "a"));
    }

    #[test]
    fn people() {
        assert!(same_person("Dr. Erika Muster", "Erika Muster"));
        assert!(same_person("Muster", "Erika Muster"));
        assert!(!same_person("Hans Muster", "Erika Muster"));
        assert!(!same_person("Erika Must", "Erika Muster"));
        assert!(!same_person("", "Erika Muster"));
    }

    #[test]
    fn places_bodies_addresses() {
        assert!(same_place("Landau", "Landau in der Pfalz"));
        assert!(!same_place("Landau", "Lindau"));
        assert!(same_body("Beirat für Integration und Migration", "Beirat für Integration"));
        assert!(same_url("https://example.org/a/", "https://example.org/a"));
    }

    #[test]
    fn beginnings() {
        assert!(begins("1. Die Kurse werden fortgeführt.", "Die Kurse"));
        assert!(begins("Die Kurse werden fortgeführt.", "a) Die Kurse"));
        assert!(begins("31 Personen warten.", "31 Personen"));
        assert!(!begins("Die Kurse", "Die Kurse werden") && !begins("1", "2"));
    }

    #[test]
    fn alternatives() {
        assert!(one_of("event", "event|mentioned") && one_of("mentioned", "event|mentioned"));
        assert!(!one_of("event", "period") && !one_of("", "event|mentioned"));
    }

    #[test]
    fn patterns() {
        assert!(forbidden("2024-01-01", "*") && forbidden("2024-01-01", "2024*"));
        assert!(forbidden("20-26 / B 1", "20-26/B1") && !forbidden("20-26 / B 12", "20-26/B1"));
    }
}
