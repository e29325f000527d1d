//! Who attended, and when: what a cell or the words behind a name say.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Presence;

use super::name::{Comma, Name, leading};
use crate::lexicon::phrases::presence;
use crate::pattern::{Pattern, pattern};

/// What the words beside a name say about attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) presence: Presence,
    /// `HH:MM`, or an item: `TOP 5`.
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

impl State {
    fn plain(presence: Presence) -> State {
        State { presence, from: None, to: None }
    }
}

/// Reads an attendance cell: a word of the list, times or items, dashes, or nothing.
///
/// # Shapes
///
/// | written                             | presence  | from    | to      |
/// |-------------------------------------|-----------|---------|---------|
/// | `ja`, `anwesend`, `☒`, `digital`    | present   |         |         |
/// | `entschuldigt`, `Urlaub`            | excused   |         |         |
/// | `- - -`, `unentschuldigt`           | absent    |         |         |
/// | `ab 17.20 Uhr`, `bis TOP 5`         | partial   | `17:20` | `TOP 5` |
/// | `17.18 - 18.13 Uhr`, `TOP 3 - TOP 5`| partial   | both    | both    |
/// | `zu TOP 3`                          | partial   | `TOP 3` | `TOP 3` |
/// | nothing, `☐`                        | unknown   |         |         |
pub(crate) fn state(words: &str) -> State {
    let bare = words.trim().trim_matches(['(', ')', ' ']).trim_start_matches(['-', '–', ' ']);
    let bare = if bare.is_empty() { words.trim() } else { bare };
    if let Some(part) = part_of_sitting(bare) {
        return part;
    }
    let first = |marks: &[char]| bare.split(marks).next().unwrap_or_default().trim();
    let known = presence(bare)
        .or_else(|| presence(first(&[',', ';', '(', '–'])))
        .or_else(|| presence(first(&[' '])))
        .or_else(|| presence(bare.trim_end_matches('.')));
    let dashes = bare.chars().count() > 1 && bare.chars().all(|it| "-–—_ ".contains(it));
    State::plain(known.unwrap_or(if dashes { Presence::Absent } else { Presence::Unknown }))
}

/// What the words say, if they say anything about attendance.
pub(crate) fn stated(words: &str) -> Option<State> {
    let res = state(words);
    (res.presence != Presence::Unknown).then_some(res)
}

/// Times or items from which and until which somebody was there.
fn part_of_sitting(words: &str) -> Option<State> {
    static PART: LazyLock<Pattern> = LazyLock::new(|| {
        let point = r"(?:TOP|Top|Ö|N|Punkt|Tagesordnungspunkt)\s?\d+(?:\.\d+)*|\d{1,2}[.:]\d{2}|\d{1,2}(?:\sUhr)";
        pattern(&format!(
            r"(?x)(?:\bvon\s)?(?<from>{point})\s*(?:Uhr)?\s*(?:-|–|bis)\s*(?<until>{point})
              | \b(?:ab|seit)\s(?:ca\.\s|etwa\s)?(?<begin>{point})
              | \bbis\s(?:einschl(?:ießlich|\.)\s|ca\.\s|zu\s|zum\s)?(?<end>{point})
              | \b(?:zu|nur|bei|während)\s(?:zu\s)?(?<only>(?:TOP|Top|Punkt|Tagesordnungspunkt)\s?\d+(?:\.\d+)*)
              | ^(?<part>zeitweise|teilweise|zeitw\.)",
            point = point.replace(' ', r"\s"),
        ))
    });
    // Most cells hold neither a number nor one of these words.
    let worth = words.contains(|it: char| it.is_ascii_digit())
        || words.contains("eitw")
        || words.contains("eilweise");
    let found = PART.captures(words).filter(|_| worth)?;
    let named = |names: [&str; 3]| {
        let it = names.into_iter().find_map(|it| found.name(it))?;
        Some(point(it.as_str()))
    };
    Some(State {
        presence: Presence::Partial,
        from: named(["from", "begin", "only"]),
        to: named(["until", "end", "only"]),
    })
}

/// `17.20` as `17:20`, `9 Uhr` as `09:00`, `Top 5` as `TOP 5`.
fn point(written: &str) -> String {
    let bare = written.trim_end_matches("Uhr").trim();
    if bare.starts_with(|it: char| it.is_ascii_digit()) {
        let (hour, minute) = bare.split_once([':', '.']).unwrap_or((bare, "00"));
        return format!("{hour:0>2}:{minute}");
    }
    let number = bare.trim_start_matches(char::is_alphabetic).trim();
    let is_item = bare.starts_with(['T', 'P']);
    if is_item {
        format!("TOP {number}")
    } else {
        format!("{} {number}", &bare[..bare.len() - number.len()].trim())
    }
}

/// Who sits for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Substitution {
    /// The person before these words sits for the named one.
    For(Name),
    /// The named one sits for the person before these words.
    By(Name),
}

impl Substitution {
    /// The person named.
    pub(crate) fn name(&self) -> &Name {
        match self {
            Substitution::For(it) | Substitution::By(it) => it,
        }
    }
}

/// The first words of a text that tell who sits for whom, and where; the span of the name counts in
/// `words`.
///
/// # Shapes
///
/// | written                                                    | meaning |
/// |------------------------------------------------------------|---------|
/// | `für B`, `i. V. B`, `in Vertr. für B`, `Vertretung für: B` | for     |
/// | `vertreten durch B`, `Vertretung: B`, `Vertreterin: B`     | by      |
pub(crate) fn substitution(words: &str) -> Option<(Range<usize>, Substitution)> {
    static MARK: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)(?:^|[\s(,;–-])(?:
                (?<by>(?:wird\s|wurde\s)?[Vv]ertreten\s(?:durch|von)|[Vv]ertret(?:ung|er|erin)(?:\sdurch)?:|Vertr\.:|Stellvertret(?:ung|er|erin):)
              | (?<for>(?:als\s)?(?:in\s)?[Vv]ertr(?:etung|eter|eterin|\.)?\s?(?:für|f\.|von|v\.|d\.|des|der)\s?:?|i\.\s?V\.(?:\s?(?:für|von|f\.|v\.)\s)?|in\sVertretung|anstelle\svon|anstelle|statt|für|f\.)
              )\s*",
        )
    });
    // A name follows, so that most words are none of these.
    for found in MARK.captures_iter(words).take(4) {
        let whole = found.get(0)?;
        let Some(mut named) = leading(&words[whole.end()..], Comma::MayInvert) else { continue };
        let may_be_thing =
            found.name("by").is_none() && named.given.is_none() && !named.is_introduced();
        if may_be_thing && whole.as_str().trim() == "für" {
            continue;
        }
        named.span = whole.end() + named.span.start..whole.end() + named.span.end;
        let span = whole.start()..named.span.end;
        let is_by = found.name("by").is_some();
        return Some((
            span,
            if is_by { Substitution::By(named) } else { Substitution::For(named) },
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, presence: Presence, from: Option<&str>, to: Option<&str>) {
        let got = state(words);
        assert_eq!(
            (got.presence, got.from.as_deref(), got.to.as_deref()),
            (presence, from, to),
            "{words}"
        );
    }

    #[test]
    fn parts_of_a_sitting() {
        check("17.18 - 18.13 Uhr", Presence::Partial, Some("17:18"), Some("18:13"));
        check("von 9:30 bis 11:00 Uhr", Presence::Partial, Some("09:30"), Some("11:00"));
        check("bis 17:30 Uhr", Presence::Partial, None, Some("17:30"));
        check("ab 18 Uhr", Presence::Partial, Some("18:00"), None);
        check("(ab TOP 5)", Presence::Partial, Some("TOP 5"), None);
        check("anwesend bis einschließlich TOP 4.2", Presence::Partial, None, Some("TOP 4.2"));
        check("zu TOP 3", Presence::Partial, Some("TOP 3"), Some("TOP 3"));
        check("TOP 3 - TOP 5", Presence::Partial, Some("TOP 3"), Some("TOP 5"));
        check("ab Ö 7", Presence::Partial, Some("Ö 7"), None);
        check("zeitweise", Presence::Partial, None, None);
    }

    #[test]
    fn words_marks_and_nothing() {
        check("Entschuldigt (Urlaub)", Presence::Excused, None, None);
        check("anwesend, per Videokonferenz", Presence::Present, None, None);
        check("unentsch.", Presence::Absent, None, None);
        check("-----", Presence::Absent, None, None);
        check("- - -", Presence::Absent, None, None);
        check("☒", Presence::Present, None, None);
        check("☐", Presence::Unknown, None, None);
        check("", Presence::Unknown, None, None);
        check("Sozialamt", Presence::Unknown, None, None);
    }

    #[test]
    fn substitutes() {
        let name = |words: &str| match substitution(words)?.1 {
            Substitution::For(it) => Some(format!("for {}", it.name)),
            Substitution::By(it) => Some(format!("by {}", it.name)),
        };
        for (words, expected) in [
            ("i.V. Ratsfrau Acht", Some("for Acht")),
            ("(Vertr. f. Hr. De Marco)", Some("for De Marco")),
            ("Vertretung für: Herrn Falk Ring", Some("for Falk Ring")),
            ("in Vertretung für Klein, Lea", Some("for Lea Klein")),
            ("Vertreterin von StR Groß", Some("for Groß")),
            ("vertreten durch Frau Lang", Some("by Lang")),
            ("Vertretung: Eva Lang", Some("by Eva Lang")),
            ("für das Protokoll", None),
            ("Fachbereich für Soziales", None),
        ] {
            assert_eq!(name(words).as_deref(), expected, "{words}");
        }
    }
}
