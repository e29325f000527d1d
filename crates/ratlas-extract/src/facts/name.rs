//! Names of people in the words of a cell or a line.

use std::ops::Range;

use crate::lexicon::phrases::FUNCTIONS;

/// A name with what stands before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Name {
    /// Given and family name, without title.
    pub(crate) name: String,
    pub(crate) given: Option<String>,
    pub(crate) family: Option<String>,
    /// `Dr.`, `Prof. Dr.`
    pub(crate) title: Option<String>,
    /// `Frau` or `Herr`.
    pub(crate) form_of_address: Option<String>,
    /// As printed before the name.
    pub(crate) function: Option<String>,
    /// The words of the name, in the words it was read from.
    pub(crate) span: Range<usize>,
}

/// Words before a name that belong to it.
const TITLES: &[&str] = &[
    "Dr.",
    "Prof.",
    "Dipl.-Ing.",
    "Dr.-Ing.",
    "Ing.",
    "Dres.",
    "Mag.",
    "med.",
    "phil.",
    "h.c.",
    "Dr",
    "Prof",
    "PD",
];

/// Small words inside family names.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "zu", "zur", "zum", "vom", "al", "el", "bin", "ibn", "del",
    "da", "dos", "di", "la", "le", "ten", "und",
];

/// Reads the name that these words are: an address, a function, titles and the name, nothing else.
///
/// # Shapes
///
/// | written                                 | name                | beside it                  |
/// |-----------------------------------------|---------------------|----------------------------|
/// | `Frau Stadträtin Kornelia Keune`        | `Kornelia Keune`    | Frau, Stadträtin           |
/// | `Herr Dr. Amjad Alhajjh`                | `Amjad Alhajjh`     | Herr, Dr.                  |
/// | `Keune, Kornelia, Dr.`                  | `Kornelia Keune`    | Dr.                        |
/// | `Kavita Ghone- Schmiedecke`             | `Kavita Ghone-Schmiedecke` |                     |
///
/// `N.N.` and words that are no name give `None`.
pub(crate) fn name(words: &str) -> Option<Name> {
    let mut res = Name::default();
    let mut rest = words.trim();
    loop {
        let before = rest;
        for (printed, form) in [
            ("Frau", "Frau"),
            ("Fr.", "Frau"),
            ("Herrn", "Herr"),
            ("Herr", "Herr"),
            ("Hr.", "Herr"),
        ] {
            if let Some(behind) = strip_word(rest, printed) {
                res.form_of_address = Some(form.to_owned());
                rest = behind;
            }
        }
        if let Some((function, behind)) =
            FUNCTIONS.iter().find_map(|(it, _)| Some((it, strip_word(rest, it)?)))
        {
            res.function.get_or_insert_with(|| (*function).to_owned());
            rest = behind;
        }
        while let Some((title, behind)) =
            TITLES.iter().find_map(|it| Some((it, strip_word(rest, it)?)))
        {
            let title = match res.title.take() {
                Some(other) => format!("{other} {title}"),
                None => (*title).to_owned(),
            };
            res.title = Some(title);
            rest = behind;
        }
        if rest == before {
            break;
        }
    }
    let start = words.len() - words.trim_start().len() + (words.trim().len() - rest.len());
    named(rest, &mut res)?;
    res.span = start..start + rest.trim_end().len();
    Some(res)
}

/// The words behind a first word.
fn strip_word<'t>(words: &'t str, first: &str) -> Option<&'t str> {
    let rest = words.strip_prefix(first)?;
    // "Dr.-Ing." and "Dr.Muster" are written without a blank.
    let separate = rest.starts_with(char::is_whitespace) || first.ends_with('.');
    separate.then(|| rest.trim_start())
}

/// Splits the bare name; `None` if the words are no name.
fn named(words: &str, res: &mut Name) -> Option<()> {
    let words = words.trim();
    let (family, given) = match words.split_once(',') {
        Some((family, given)) => {
            let mut given = given.trim();
            if let Some((first, title)) = given.split_once(',') {
                res.title = Some(title.trim().to_owned());
                given = first.trim();
            }
            (family.trim().to_owned(), Some(given.to_owned()))
        }
        None => family_and_given(words)?,
    };
    let parts = family.split_whitespace().chain(given.iter().flat_map(|it| it.split_whitespace()));
    let plausible = |it: &str| is_name_word(it) || PARTICLES.contains(&it);
    if !parts.clone().all(plausible)
        || parts.clone().count() > 6
        || !parts.clone().any(is_name_word)
    {
        return None;
    }
    // A function without a name: "Herrn Oberbürgermeister".
    if given.is_none() && FUNCTIONS.iter().any(|(it, _)| *it == family) {
        return None;
    }
    res.name = given.iter().cloned().chain([family.clone()]).collect::<Vec<_>>().join(" ");
    res.family = Some(family);
    res.given = given;
    Some(())
}

/// Given names first, then the family name with its particles; blanks behind hyphens are dropped.
fn family_and_given(words: &str) -> Option<(String, Option<String>)> {
    let words = words.replace("- ", "-").replace(" -", "-");
    let words: Vec<&str> = words.split_whitespace().collect();
    let last = words.len().checked_sub(1)?;
    let mut from = last;
    while from > 0 && PARTICLES.contains(&words[from - 1]) {
        from -= 1;
    }
    let given = (from > 0).then(|| words[..from].join(" "));
    Some((words[from..].join(" "), given))
}

/// A word that may be part of a name: a capital letter, then letters, hyphens, apostrophes.
pub(crate) fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
    let initial = letters == 1 && word.ends_with('.');
    let shape =
        word.trim_end_matches('.').chars().all(|it| it.is_alphabetic() || "-'’`´".contains(it));
    let shouted = letters > 1 && word.chars().all(|it| !it.is_lowercase());
    let common = NOT_NAMES.contains(&word);
    capital
        && (letters > 1 || initial)
        && shape
        && (!word.ends_with('.') || initial)
        && !shouted
        && !common
}

/// Words that stand where names stand and are none.
const NOT_NAMES: &[&str] = &[
    "Abteilung",
    "Amt",
    "Frau",
    "Organisationseinheit",
    "Ressort",
    "Nachrücker",
    "Herr",
    "Herrn",
    "Mann",
    "Anlage",
    "Antrag",
    "Arbeitskreis",
    "Beirat",
    "Beschluss",
    "Büro",
    "Damen",
    "Der",
    "Dezernat",
    "Die",
    "Das",
    "Fachbereich",
    "Fraktion",
    "Gast",
    "Gäste",
    "Gremium",
    "Herren",
    "Im",
    "In",
    "Integration",
    "Integrationsnetzwerk",
    "Migration",
    "Mitglied",
    "Mitglieder",
    "Nachname",
    "Name",
    "N.N",
    "Organisation",
    "Referat",
    "Seite",
    "Sprecher",
    "Sprecherin",
    "Stabsstelle",
    "Stadt",
    "Struktur",
    "Teilnahme",
    "Uhr",
    "Verein",
    "Verwaltung",
    "Vorlage",
    "Vorname",
    "Vorsitz",
    "Vorstand",
    "Zu",
    "Für",
    "Von",
    "Bündnis",
    "Grünen",
    "Linke",
    "Verteiler",
    "Datum",
    "Ort",
    "Thema",
    "Betreff",
    "Und",
    "Es",
    "Sie",
    "Wir",
];

/// Splits a cell that names several people, written one after the other.
///
/// Names with a form of address or a title between them are told apart by these. Otherwise an even
/// number of four or more words is taken as pairs of given and family name.
pub(crate) fn names(words: &str) -> Vec<Name> {
    let cleaned = words.replace("Vorname, Nachname", "").replace("Vorname, Name", "");
    let lead = words.find(cleaned.trim()).unwrap_or(0);
    let words = cleaned.trim();
    let mut res = Vec::new();
    for part in parts(words) {
        if let Some(mut it) = name(&words[part.clone()]) {
            let offset = lead + part.start;
            it.span = it.span.start + offset..it.span.end + offset;
            res.push(it);
        }
    }
    res
}

/// The parts of a cell that hold one name each.
fn parts(words: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = vec![0];
    let tokens: Vec<Range<usize>> = tokens(words);
    for token in &tokens[tokens.len().min(1)..] {
        let begins = begins_name(words, token.clone());
        let listed = words[..token.start].trim_end().ends_with([';', '/']);
        if begins || listed {
            starts.push(token.start);
        }
    }
    if starts.len() == 1 && is_pairs(words, &tokens) {
        starts = tokens.iter().step_by(2).map(|it| it.start).collect();
    }
    let ends = starts[1..].iter().copied().chain([words.len()]);
    starts.iter().zip(ends).map(|(start, end)| trim_list_marks(words, *start..end)).collect()
}

/// Whether a word begins another name: an address, or a function that no address stands before.
fn begins_name(words: &str, token: Range<usize>) -> bool {
    const ADDRESSES: &[&str] = &["Frau", "Herr", "Herrn", "Hr.", "Fr."];
    let word = &words[token.clone()];
    let before = words[..token.start].trim_end().rsplit(' ').next().unwrap_or_default();
    let function = |it: &str| FUNCTIONS.iter().any(|(form, _)| *form == it);
    let name_before = is_name_word(before) && !ADDRESSES.contains(&before) && !function(before);
    ADDRESSES.contains(&word) || (function(word) && name_before)
}

fn trim_list_marks(words: &str, part: Range<usize>) -> Range<usize> {
    let kept = words[part.clone()].trim_end_matches([' ', ';', '/', ',']);
    part.start..part.start + kept.len()
}

fn tokens(words: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    words
        .split(' ')
        .map(|it| {
            let res = start..start + it.len();
            start = res.end + 1;
            res
        })
        .filter(|it| !it.is_empty())
        .collect()
}

fn is_pairs(words: &str, tokens: &[Range<usize>]) -> bool {
    let plain =
        |it: &Range<usize>| is_name_word(&words[it.clone()]) && !words[it.clone()].ends_with('.');
    let addressed = tokens.first().is_some_and(|it| {
        let first = &words[it.clone()];
        ["Frau", "Herr", "Herrn", "Hr.", "Fr."].contains(&first)
            || FUNCTIONS.iter().any(|(it, _)| *it == first)
    });
    tokens.len() >= 4 && tokens.len().is_multiple_of(2) && !addressed && tokens.iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let got: Vec<String> = names(words)
            .into_iter()
            .map(|it| {
                assert!(words.get(it.span.clone()).is_some(), "{words}");
                let beside = [it.form_of_address, it.function, it.title];
                let beside: Vec<String> = beside.into_iter().flatten().collect();
                format!("{} [{}]", it.name, beside.join(", "))
            })
            .collect();
        assert_eq!(got, expected, "{words}");
    }

    #[test]
    fn one_name() {
        check("Frau Stadträtin Kornelia Keune", &["Kornelia Keune [Frau, Stadträtin]"]);
        check("Herr Dr. Venugopal Reddy Bireddy", &["Venugopal Reddy Bireddy [Herr, Dr.]"]);
        check("Frau Hoang Ha Vu Thi", &["Hoang Ha Vu Thi [Frau]"]);
        check("Kavita Ghone- Schmiedecke", &["Kavita Ghone-Schmiedecke []"]);
        check("Brauer, Hagen, Dr.", &["Hagen Brauer [Dr.]"]);
        check("Stadträtin Karl-Sy", &["Karl-Sy [Stadträtin]"]);
        check("Otto von der Heide", &["Otto von der Heide []"]);
    }

    #[test]
    fn several_names_in_one_cell() {
        check(
            "Kathrin Thäger Tanja Pasewald Roland Bartels",
            &["Kathrin Thäger []", "Tanja Pasewald []", "Roland Bartels []"],
        );
        check("Frau Lea Klein Herr Jan Groß", &["Lea Klein [Frau]", "Jan Groß [Herr]"]);
        check("Vorname, Name Abdoul Coulibaly", &["Abdoul Coulibaly []"]);
    }

    #[test]
    fn leaves_what_is_no_name() {
        for words in [
            "N.N.",
            "MO-MD",
            "Vorname, Name",
            "Arbeitskreis Migration",
            "ja",
            "",
            "12.3.2020",
            "Dr.",
        ] {
            check(words, &[]);
        }
    }
}
