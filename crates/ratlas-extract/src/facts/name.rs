//! Names of people in the words of a cell or a line.

use std::ops::Range;

use super::name_words::{
    address, capitalised, function_len, is_abbreviation, is_particle, is_shouted, is_shouted_name,
    is_title, opens_family,
};

pub(crate) use super::name_words::is_name_word;

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

impl Name {
    /// Whether anything tells that these words are a person: an address, a function, a title.
    pub(crate) fn is_introduced(&self) -> bool {
        self.form_of_address.is_some() || self.function.is_some() || self.title.is_some()
    }
}

/// What a comma behind a first word of a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comma {
    /// The given name may follow: `Klein, Lea`.
    MayInvert,
    /// Another person follows: `Klein, Groß und Lang`.
    Separates,
}

/// Reads the name that these words are: an address, a function, titles and the name, nothing else.
///
/// # Shapes
///
/// | written                                 | name                | beside it                  |
/// |-----------------------------------------|---------------------|----------------------------|
/// | `Frau Stadträtin Kornelia Keune`        | `Kornelia Keune`    | Frau, Stadträtin           |
/// | `Herr Dr. Amjad Alhajjh`                | `Amjad Alhajjh`     | Herr, Dr.                  |
/// | `sachkundige Bürgerin Lea KLEIN`        | `Lea Klein`         | sachkundige Bürgerin       |
/// | `Keune, Kornelia, Dr.`                  | `Kornelia Keune`    | Dr.                        |
/// | `Karim El Amrani`, `Olaf van der Meer`  | family `El Amrani`, `van der Meer` |             |
/// | `Kavita Ghone- Schmiedecke`             | `Kavita Ghone-Schmiedecke` |                     |
///
/// `N.N.` and words that are no name give `None`.
pub(crate) fn name(words: &str) -> Option<Name> {
    let res = leading(words, Comma::MayInvert)?;
    words[res.span.end..].trim().is_empty().then_some(res)
}

/// Reads the name at the beginning of some words. What follows its span is not part of it.
pub(crate) fn leading(words: &str, comma: Comma) -> Option<Name> {
    let tokens = tokens(words);
    let mut res = Name::default();
    let first = introduction(words, &tokens, &mut res);
    let parts = name_parts(words, &tokens[first..]);
    let (start, end) = (parts.first()?.start, parts.last()?.end);
    let mut behind = first + parts.len();
    res.span = start..end;
    let plain = parts.iter().any(|it| !is_shouted(&words[it.clone()]));
    let inverted = match comma {
        Comma::MayInvert if res.function.is_none() && parts.len() <= 3 => {
            given_behind(words, &tokens[behind..], &mut res)
        }
        _ => None,
    };
    // Words in capitals are a name only where something tells so.
    if !plain && !res.is_introduced() && inverted.is_none() {
        return None;
    }
    let (family, given) = match inverted {
        Some((given, n_tokens)) => {
            behind += n_tokens;
            res.span.end = tokens[behind - 1].end;
            (joined(words, &parts), Some(given))
        }
        None => family_and_given(words, &parts),
    };
    res.name =
        given.iter().map(String::as_str).chain([family.as_str()]).collect::<Vec<_>>().join(" ");
    res.family = Some(family);
    res.given = given;
    Some(res)
}

/// Reads address, function and titles; returns how many words they are.
fn introduction(words: &str, tokens: &[Range<usize>], res: &mut Name) -> usize {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let word = &words[token.clone()];
        let article = ["der", "die", "den", "dem", "Der", "Die", "Den"].contains(&word);
        let n_function = function_len(words, &tokens[at + usize::from(article)..]);
        if let Some(form) = address(word) {
            res.form_of_address = Some(form.to_owned());
            at += 1;
        } else if n_function > 0 {
            let from = at + usize::from(article);
            at = from + n_function;
            let function = &words[tokens[from].start..tokens[at - 1].end];
            let function = crate::document::one_line(function);
            res.function = Some(match res.function.take() {
                Some(other) => format!("{other} {function}"),
                None => function,
            });
        } else if res.form_of_address.is_some()
            && is_short_function(word, tokens.get(at + 1).map_or("", |it| &words[it.clone()]))
        {
            res.function.get_or_insert_with(|| word.to_owned());
            at += 1;
        } else if is_title(word) {
            let title = match res.title.take() {
                Some(other) => format!("{other} {word}"),
                None => word.to_owned(),
            };
            res.title = Some(title);
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// An abbreviation between an address and a name, `Frau Bgo. Klein`, is a function.
fn is_short_function(word: &str, next: &str) -> bool {
    let letters = word.chars().filter(|it| it.is_alphabetic()).count();
    word.ends_with('.')
        && (2..=9).contains(&letters)
        && !is_title(word)
        && !is_name_word(word)
        && word.starts_with(char::is_uppercase)
        && is_name_word(next)
}

/// The words of a name that tokens begin with, particles among them.
fn name_parts(words: &str, tokens: &[Range<usize>]) -> Vec<Range<usize>> {
    /// Longer names are lists or sentences.
    const MOST_PARTS: usize = 5;
    let mut res: Vec<Range<usize>> = Vec::new();
    for (idx, token) in tokens.iter().enumerate().take(MOST_PARTS) {
        let word = &words[token.clone()];
        let next = tokens.get(idx + 1).map_or("", |it| &words[it.clone()]);
        let goes_on = (word == "von" && next == "und")
            || is_name_word(next)
            || is_particle(next)
            || is_shouted_name(next);
        let hyphenated = word.ends_with('-') && is_name_word(word.trim_end_matches('-')) && goes_on;
        let second_half = res.last().is_some() && word.starts_with('-') && is_name_word(&word[1..]);
        let is_part = is_name_word(word)
            || is_shouted_name(word)
            || hyphenated
            || second_half
            || (is_particle(word) && goes_on && (idx == 0 || !is_dative(word)));
        // "von und zu Gilsa"
        let joint = word == "und"
            && next == "zu"
            && res.last().is_some_and(|it| &words[it.clone()] == "von");
        let is_part = is_part || joint;
        let introduces =
            address(word).is_some() || is_title(word) || function_len(words, &tokens[idx..]) > 0;
        if !is_part || introduces {
            break;
        }
        res.push(token.clone());
    }
    while res.last().is_some_and(|it| is_particle(&words[it.clone()])) {
        res.pop();
    }
    let only_particles = res.iter().all(|it| is_particle(&words[it.clone()]));
    if only_particles { Vec::new() } else { res }
}

/// Particles that more often begin what follows a name: `Frau Klein vom Helferkreis`.
fn is_dative(word: &str) -> bool {
    ["vom", "zum", "zur", "am"].contains(&word)
}

/// The given name behind a comma, `Klein, Lea, Dr.`, and how many tokens it and its comma are.
fn given_behind(words: &str, tokens: &[Range<usize>], res: &mut Name) -> Option<(String, usize)> {
    let word = |idx: usize| tokens.get(idx).map_or("", |it| &words[it.clone()]);
    if word(0) != "," {
        return None;
    }
    let mut inner = Name::default();
    let mut at = 1 + introduction(words, &tokens[1..], &mut inner);
    let parts = name_parts(words, &tokens[at..]);
    let plain = parts.iter().any(|it| !is_shouted(&words[it.clone()]));
    if inner.function.is_some() || parts.is_empty() || parts.len() > 3 || !plain {
        return None;
    }
    at += parts.len();
    if word(at) == "," && is_title(word(at + 1)) {
        at += 1;
        while is_title(word(at)) {
            let title = inner.title.take().map(|it| it + " ").unwrap_or_default();
            inner.title = Some(title + word(at));
            at += 1;
        }
    }
    let ends =
        ["", ";", "("].contains(&word(at)) || word(at).starts_with(|it: char| it.is_ascii_digit());
    if !ends {
        return None;
    }
    res.title = res.title.take().or(inner.title);
    res.form_of_address = res.form_of_address.take().or(inner.form_of_address);
    Some((joined(words, &parts), at))
}

/// Given names first, then the family name with its particles.
fn family_and_given(words: &str, parts: &[Range<usize>]) -> (String, Option<String>) {
    let mut from = parts.len() - 1;
    while from > 0 {
        let before = &words[parts[from - 1].clone()];
        let second_half = words[parts[from].clone()].starts_with('-') || before.ends_with('-');
        // "Ben Klein" and "La Klein" have a given name before the family name.
        if is_particle(before)
            || before == "und"
            || second_half
            || (from > 1 && opens_family(before))
        {
            from -= 1;
        } else {
            break;
        }
    }
    let given = (from > 0).then(|| joined(words, &parts[..from]));
    (joined(words, &parts[from..]), given)
}

/// Words of a name on one line, blanks round hyphens dropped.
fn joined(words: &str, parts: &[Range<usize>]) -> String {
    let word = |it: &Range<usize>| {
        let word = &words[it.clone()];
        if is_shouted(word) { capitalised(word) } else { word.to_owned() }
    };
    parts.iter().map(word).collect::<Vec<_>>().join(" ").replace("- ", "-").replace(" -", "-")
}

/// The first words of a text, marks as words of their own. `Dr.Klein` is two.
fn tokens(words: &str) -> Vec<Range<usize>> {
    /// Introduction, name and title are fewer.
    const MOST_TOKENS: usize = 24;
    const MARKS: [char; 7] = [',', ';', ':', '(', ')', '\t', '|'];
    let mut res: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while res.len() < MOST_TOKENS {
        let blanks = words[at..].len() - words[at..].trim_start_matches([' ', '\n', '\r']).len();
        at += blanks;
        let rest = &words[at..];
        let Some(first) = rest.chars().next() else { break };
        let len = if MARKS.contains(&first) {
            first.len_utf8()
        } else {
            let end = rest.find(|it: char| it.is_whitespace() || MARKS.contains(&it));
            // A rare blank, such as U+0085, is a word of its own.
            word_len(rest, end.unwrap_or(rest.len())).max(first.len_utf8())
        };
        res.push(at..at + len);
        at += len;
    }
    res
}

/// Where a word that ends at a mark really ends.
fn word_len(rest: &str, end: usize) -> usize {
    let word = &rest[..end];
    for title in ["Dr.", "Prof."] {
        if word.strip_prefix(title).is_some_and(|it| it.starts_with(char::is_uppercase)) {
            return title.len();
        }
    }
    // The stop of a sentence is not the name's.
    let bare = word.trim_end_matches(['.', '!', '?']);
    if bare.len() < word.len() && bare.chars().count() > 3 && !is_abbreviation(word) {
        return bare.len();
    }
    // "Klein/SPD" is a name and a faction, "Leiter/-in" is one word.
    if let Some((before, behind)) = word.split_once('/')
        && behind.starts_with(char::is_uppercase)
        && !before.is_empty()
        && !before.ends_with('-')
    {
        return before.len();
    }
    // "Vorsitzende(r)" is one word.
    let ending = ["(r)", "(in)", "(n)"].into_iter().find(|it| rest[end..].starts_with(it));
    end + ending.map_or(0, str::len)
}

/// Splits a cell that names several people, written one after the other.
///
/// People with a form of address, a function, a mark or `und` between them are told apart by these.
/// Otherwise an even number of four or more words is taken as pairs of given and family name.
pub(crate) fn names(words: &str) -> Vec<Name> {
    let mut res: Vec<Name> = Vec::new();
    // A cell may repeat the head of its column before the name.
    let heads = ["Vorname, Nachname", "Vorname, Name"];
    let lead = heads.iter().find_map(|it| words.strip_prefix(it));
    let mut at = words.len() - lead.unwrap_or(words).len();
    let comma = if is_list(&words[at..]) { Comma::Separates } else { Comma::MayInvert };
    loop {
        at += behind_joint(&words[at..]);
        let Some(mut it) = leading(&words[at..], comma) else { break };
        it.span = at + it.span.start..at + it.span.end;
        at = it.span.end;
        res.push(it);
    }
    match res.first() {
        Some(first) if !first.is_introduced() => pairs(words, first.span.start).unwrap_or(res),
        _ => res,
    }
}

/// How many bytes of marks and conjunctions stand before the next name.
pub(crate) fn behind_joint(words: &str) -> usize {
    let mut rest = words;
    loop {
        let next =
            rest.trim_start_matches([' ', '\n', '\t', ',', ';', '/', '|', '·', '•', '&', '*']);
        // "1. Klein, Lea 2. Groß, Jan"
        let digits = next.len() - next.trim_start_matches(|it: char| it.is_ascii_digit()).len();
        let counted = next[digits..]
            .strip_prefix(". ")
            .filter(|it| (1..=2).contains(&digits) && it.starts_with(char::is_uppercase));
        let next = counted.unwrap_or(next);
        let next = ["und ", "sowie ", "u. ", "- ", "– ", "und\n"]
            .iter()
            .find_map(|it| next.strip_prefix(it))
            .unwrap_or(next);
        if next.len() == rest.len() {
            return words.len() - rest.len();
        }
        rest = next;
    }
}

/// Whether commas part people: an introduced name before a comma, or more commas than one name has.
pub(crate) fn is_list(words: &str) -> bool {
    // "1. Klein, Lea 2. Groß, Jan"
    if words.trim_start().starts_with("1. ") {
        return false;
    }
    let segment = words.split(';').next().unwrap_or(words);
    let mut parts = segment.split(',').map(str::trim);
    let first = parts.next().and_then(|it| leading(it, Comma::Separates));
    let introduced = first.is_some_and(|it| {
        it.function.is_some()
            || it.form_of_address.is_some()
            || it.given.is_some_and(|given| {
                // "von der Heide, Otto" begins with a family name of several words.
                given.starts_with(char::is_uppercase)
            })
    });
    let people = parts.filter(|it| !it.split(' ').all(is_title)).count();
    introduced || people > 1
}

/// `Kim Adam Pat Bauer` as two people; `None` if these words are no pairs of names.
fn pairs(words: &str, start: usize) -> Option<Vec<Name>> {
    let tokens: Vec<&str> = words[start..].split(' ').filter(|it| !it.is_empty()).collect();
    let plain = tokens.iter().all(|it| is_name_word(it) && !it.ends_with('.'));
    if tokens.len() < 4 || !tokens.len().is_multiple_of(2) || !plain {
        return None;
    }
    let mut at = start;
    let mut pair = |given: &str, family: &str| {
        let start = at + words[at..].find(given)?;
        at = start + given.len();
        let end = at + words[at..].find(family)? + family.len();
        at = end;
        Some(Name {
            name: format!("{given} {family}"),
            given: Some(given.to_owned()),
            family: Some(family.to_owned()),
            span: start..end,
            ..Name::default()
        })
    };
    tokens.chunks(2).map(|it| pair(it.first()?, it.last()?)).collect()
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
        check("von der Heide, Otto", &["Otto von der Heide []"]);
        check("Prof. Dr.-Ing. Lea KLEIN-EL AMIN", &["Lea Klein-El Amin [Prof. Dr.-Ing.]"]);
        check("sachk. Einwohnerin Anas al-Khalil", &["Anas al-Khalil [sachk. Einwohnerin]"]);
        check("1. stellv. Vorsitzende Dr.Eva Lang", &["Eva Lang [1. stellv. Vorsitzende, Dr.]"]);
        check("Integrationsbeauftragter Jan Jung", &["Jan Jung [Integrationsbeauftragter]"]);
    }

    #[test]
    fn rare_blanks_of_several_bytes_are_whole() {
        assert_eq!(tokens("Lea\u{85}Klein"), [0..3, 3..5, 5..10]);
    }

    #[test]
    fn family_names_of_several_words() {
        let family = |words: &str| name(words).and_then(|it| it.family);
        assert_eq!(family("Karim El Amrani").as_deref(), Some("El Amrani"));
        assert_eq!(family("Olaf van der Meer").as_deref(), Some("van der Meer"));
        assert_eq!(family("Ben Klein").as_deref(), Some("Klein"));
        assert_eq!(family("Frau de Wit").as_deref(), Some("de Wit"));
    }

    #[test]
    fn several_names_in_one_cell() {
        check(
            "Kathrin Thäger Tanja Pasewald Roland Bartels",
            &["Kathrin Thäger []", "Tanja Pasewald []", "Roland Bartels []"],
        );
        check("Frau Lea Klein Herr Jan Groß", &["Lea Klein [Frau]", "Jan Groß [Herr]"]);
        check("Vorname, Name Abdoul Coulibaly", &["Abdoul Coulibaly []"]);
        check("Lea Klein, Jan Groß und Tom Kurz", &["Lea Klein []", "Jan Groß []", "Tom Kurz []"]);
        check("Klein, Lea; Groß, Jan", &["Lea Klein []", "Jan Groß []"]);
        check("1. Klein, Lea 2. Groß, Jan", &["Lea Klein []", "Jan Groß []"]);
        check("Klein, Groß, Kurz", &["Klein []", "Groß []", "Kurz []"]);
    }

    #[test]
    fn leaves_what_is_no_name() {
        for words in [
            "N.N.",
            "MO-MD",
            "Vorname, Name",
            "Arbeitskreis Migration",
            "Fachhochschule Dortmund",
            "Konrad-Adenauer-Stiftung",
            "Willy-Brandt-Platz",
            "BEIRAT INTEGRATION",
            "ja",
            "",
            "12.3.2020",
            "Dr.",
        ] {
            check(words, &[]);
        }
    }
}
