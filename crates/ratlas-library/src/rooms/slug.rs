//! Names as parts of addresses.

use std::sync::LazyLock;

use ratlas_german::fold;
use ratlas_model::Record;

/// What stands between a body and its city; see `lexicon/README.md`.
static TAILS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rows = include_str!("../../lexicon/body_tails.tsv").lines();
    let rows = rows.filter(|it| !it.starts_with('#') && !it.is_empty());
    rows.map(|it| format!(" {it} ")).collect()
});

/// Longer names are cut: an address is to be read.
const MAX_SLUG: usize = 80;

/// Lower-case ASCII letters and digits, hyphens between the words; umlauts are spelled out. Letters of
/// other scripts are left out.
pub(super) fn slug(name: &str) -> String {
    let mut res = words(name).join("-");
    res.truncate(MAX_SLUG);
    res.truncate(res.trim_end_matches('-').len());
    res
}

/// The words of a name, folded.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let ascii = words.map(|it| it.chars().filter(char::is_ascii).collect::<String>());
    ascii.filter(|it| !it.is_empty()).collect()
}

/// The body of a paper's sitting as a part of addresses, as [`BodyEntry::key`](crate::BodyEntry::key);
/// `None` if the paper names none.
pub fn slug_of_meeting(record: &Record) -> Option<String> {
    let meeting = record.meeting.as_ref()?;
    let city = record.place.as_ref().map(|it| it.name.as_str());
    let (kind, key) = (meeting.kind.as_deref(), meeting.body_key.as_deref());
    body_slug(meeting.body.as_deref()?, kind, key, city)
}

/// A body as a part of an address: by the key it has through all its names, where its city's profile or
/// its kind gives it one, else by its name without that of the city.
pub(crate) fn body_slug(
    name: &str,
    kind: Option<&str>,
    key: Option<&str>,
    city: Option<&str>,
) -> Option<String> {
    // A city has several of them, and profiles know what all are called.
    let is_of_district = kind == Some("district_council");
    let found = match key {
        Some(key) if !is_of_district => slug(key),
        _ => {
            let words = without_city(words(name), city);
            if is_of_district { numbered(&words) } else { None }
                .unwrap_or_else(|| slug(&words.join(" ")))
        }
    };
    (!found.is_empty()).then_some(found)
}

/// A council of a district is known by its number, however the district is named with it.
fn numbered(words: &[String]) -> Option<String> {
    let number = words.iter().find(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
    let number = number.trim_start_matches('0');
    Some(slug(&format!("{} {number}", words.first()?)))
}

/// A name without the words that only say which city it is.
fn without_city(words: Vec<String>, city: Option<&str>) -> Vec<String> {
    let name = format!("{} ", words.join(" "));
    let tails = TAILS.iter().filter_map(|it| Some((name.find(it.as_str())?, it.len())));
    let Some((at, length)) = tails.min() else { return words };
    let rest = name[at + length..].trim();
    let city = city.map(self::words).unwrap_or_default();
    let is_of_city = rest.is_empty() || city.first().is_some_and(|it| rest.starts_with(it));
    if at == 0 || !is_of_city {
        return words;
    }
    name[..at].split(' ').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies() {
        let council = Some("district_council");
        let board = Some("integration_board");
        for (name, kind, key, expected) in [
            ("Beirat für Integration", board, board, "integration-board"),
            ("Sozialausschuss", Some("committee"), None, "sozialausschuss"),
            ("SOZIALAUSSCHUSS der Stadt Landau", Some("committee"), None, "sozialausschuss"),
            ("Ausschuss der Stadt Köln", Some("committee"), None, "ausschuss-der-stadt-koeln"),
            ("Bezirksausschuss 24", council, council, "bezirksausschuss-24"),
            ("Bezirksausschuss des Stadtbezirkes 24 – Au", council, council, "bezirksausschuss-24"),
            ("Ortsbeirat Süd", council, council, "ortsbeirat-sued"),
            ("der Stadt", None, None, "der-stadt"),
        ] {
            let found = body_slug(name, kind, key, Some("Landau in der Pfalz"));
            assert_eq!(found.as_deref(), Some(expected), "{name}");
        }
        assert_eq!(body_slug(" – ", None, None, None), None);
        assert_eq!(body_slug(&"ä".repeat(10_000), None, None, None).unwrap().len(), MAX_SLUG);
    }
}
