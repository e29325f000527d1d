//! Short names of papers that stay: `muenchen-2020-b01322`.

use ratlas_model::Record;

/// So many digits of the id tell papers of one number apart.
const ID_DIGITS: usize = 6;

/// City, year and number; without a number the genre and the beginning of the id.
///
/// The council's term before a number (`20-26 / B 01322`) and a year that stands before already are
/// left out of it.
pub(super) fn key(record: &Record) -> String {
    let city = record.place.as_ref().map(|it| words(&it.name));
    let year = year(record);
    let name = match &record.reference {
        Some(own) => number(&own.number, year.as_deref()),
        None => told_apart(record.genre.as_str(), &record.id).replace('_', "-"),
    };
    let parts: Vec<String> =
        [city, year, Some(name)].into_iter().flatten().filter(|it| !it.is_empty()).collect();
    parts.join("-")
}

/// The key of another paper that would have the same.
pub(super) fn told_apart(key: &str, id: &str) -> String {
    format!("{key}-{}", id.get(..ID_DIGITS).unwrap_or(id))
}

fn year(record: &Record) -> Option<String> {
    let own = record.date.as_ref().map(|it| it.value.as_str());
    let meeting = record.meeting.as_ref().and_then(|it| it.date.as_deref());
    let year = own.or(meeting)?.get(..4)?;
    year.bytes().all(|it| it.is_ascii_digit()).then(|| year.to_owned())
}

/// The letters and digits of a number; two runs of digits are kept apart.
fn number(number: &str, year: Option<&str>) -> String {
    let all = atoms(number);
    let after_term = if is_term(&all) { &all[2..] } else { &all[..] };
    let short = |it: &str| year.is_some_and(|year| it == year);
    let last = after_term.len().saturating_sub(1);
    let kept = after_term.iter().enumerate().filter(|(idx, it)| {
        // A year is told before only where numbers print one: at an end, beside other parts.
        !(short(it) && last > 0 && (*idx == 0 || *idx == last))
    });
    let mut res = String::new();
    for (_, atom) in kept {
        let touches = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
        if touches(res.chars().last()) && touches(atom.chars().next()) {
            res.push('-');
        }
        res.push_str(atom);
    }
    res
}

/// Whether a number begins with the two years of a council's term.
fn is_term(atoms: &[String]) -> bool {
    let two_digits = |it: &String| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit());
    atoms.len() > 2 && atoms[..2].iter().all(two_digits)
}

/// Runs of letters and digits, in lower-case ASCII.
fn atoms(text: &str) -> Vec<String> {
    let spelled = words(text);
    spelled.split('-').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// A name in lower-case ASCII, hyphens between its words.
fn words(name: &str) -> String {
    let mut res = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{e4}' => res.push_str("ae"),
            '\u{f6}' => res.push_str("oe"),
            '\u{fc}' => res.push_str("ue"),
            '\u{df}' => res.push_str("ss"),
            it if it.is_ascii_alphanumeric() => res.push(it),
            it if it.is_alphanumeric() => {
                res.extend(
                    ratlas_german::fold(it.encode_utf8(&mut [0; 4]))
                        .chars()
                        .filter(char::is_ascii_alphanumeric),
                );
            }
            _ if !res.is_empty() && !res.ends_with('-') => res.push('-'),
            _ => {}
        }
    }
    res.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_term_and_year() {
        for (text, year, expected) in [
            ("20-26 / B 01322", Some("2020"), "b01322"),
            ("0412/2020", Some("2020"), "0412"),
            ("2014/0532", Some("2014"), "0532"),
            ("2014/0532", Some("2015"), "2014-0532"),
            ("A 134/21", None, "a134-21"),
            ("2020", Some("2020"), "2020"),
            ("DS 0087/04", Some("2004"), "ds0087-04"),
            ("//", None, ""),
        ] {
            assert_eq!(number(text, year), expected, "{text}");
        }
    }

    #[test]
    fn names_in_ascii() {
        assert_eq!(words("M\u{fc}nchen"), "muenchen");
        assert_eq!(words("Frankfurt am Main"), "frankfurt-am-main");
        assert_eq!(words(" (\u{10d}) "), "c");
    }
}
