//! To whom a letter or a motion is addressed: the block of its address.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::head::HeadLine;
use super::name::{Comma, Name, leading, name};
use crate::document::Document;
use crate::found::Found;
use crate::lexicon::factions::faction;
use crate::pattern::{Pattern, pattern};

/// Whom a paper is addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Addressee {
    /// A person.
    Person(Name),
    /// A body, an office, a faction; as printed behind `An den`.
    Body(String),
}

/// Finds whom the address at the head of a paper names.
///
/// # Shapes
///
/// | written                                                   | rule                |
/// |-----------------------------------------------------------|---------------------|
/// | `Adressat: …`, the name behind it or below                | `addressee/label`   |
/// | `Herrn Oberbürgermeister`, the name behind it or below    | `addressee/address` |
/// | `An den Bürgermeister der Stadt …`, a line below `Herrn …` | `addressee/address` |
/// | `An den Integrationsrat der Stadt …`                      | `addressee/body`    |
/// | in a reply: the faction above `Rathaus` or a postcode     | `addressee/window`  |
///
/// `Frau` alone is an address in letters only: in motions authors are named so, too.
#[doc(alias = "Empfänger")]
pub(crate) fn addressee(
    document: &Document,
    head: &[HeadLine],
    genre: Option<Genre>,
) -> Option<Found<Addressee>> {
    /// An address stands above the subject.
    const ADDRESS_LINES: usize = 24;
    let head = &head[..head.len().min(ADDRESS_LINES)];
    let block = Block { document, head, is_letter: genre == Some(Genre::Reply) };
    (0..head.len())
        .find_map(|idx| {
            block.labelled(idx).or_else(|| block.person(idx)).or_else(|| block.body(idx))
        })
        .or_else(|| (0..head.len()).find_map(|idx| block.window(idx)))
}

/// The lines an address stands in.
struct Block<'d> {
    document: &'d Document,
    head: &'d [HeadLine],
    is_letter: bool,
}

impl Block<'_> {
    /// Up to four lines from one on, without empty lines between them.
    fn lines(&self, idx: usize) -> &[HeadLine] {
        const LONGEST: usize = 4;
        let lines = &self.head[idx..self.head.len().min(idx + LONGEST)];
        let gap = lines.windows(2).position(|it| it[1].line_idx != it[0].line_idx + 1);
        &lines[..gap.map_or(lines.len(), |it| it + 1)]
    }

    /// `Adressat` with the person or the body behind it or on the next lines.
    fn labelled(&self, idx: usize) -> Option<Found<Addressee>> {
        static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"^(?:Adressat(?:in|en|/-in)?|Empfänger(?:in)?|Gerichtet an)\s*:?\s*")
        });
        let line = &self.head[idx];
        let found = LABEL.find(&line.words)?;
        let rest = line.words.len() - found.end();
        if rest > 0 {
            let words = &line.words[found.end()..];
            let span =
                line.span.end.checked_sub(rest).filter(|it| *it > line.span.start)?..line.span.end;
            return self.party(words, span, "addressee/label");
        }
        let lines = self.lines(idx + 1);
        let person = in_lines(lines, "addressee/label");
        person.or_else(|| {
            let first = lines.first()?;
            self.party(&first.words, first.span.clone(), "addressee/label")
        })
    }

    /// A person or a body that words name.
    fn party(
        &self,
        words: &str,
        span: Range<usize>,
        rule: &'static str,
    ) -> Option<Found<Addressee>> {
        let span = self.document.trimmed(span)?;
        let bare = without_an(words).unwrap_or(words);
        let party = match name(bare).filter(Name::is_introduced) {
            Some(it) => Addressee::Person(it),
            None => Addressee::Body(bare.to_owned()),
        };
        Some(Found::new(party, span, rule))
    }

    /// A person in the block that begins at a line.
    fn person(&self, idx: usize) -> Option<Found<Addressee>> {
        let line = &self.head[idx];
        let first = line.words.as_str();
        let above = idx.checked_sub(1).map_or("", |it| self.head[it].words.as_str());
        let an = without_an(first).is_some() || ["An", "An:", "an"].contains(&first);
        let herrn = first.starts_with("Herrn ") || first == "Herrn";
        // "Frau Oberbürgermeisterin" does not write motions to her own council.
        let told =
            self.is_letter || above == "An" || first.contains("meisterin") || first == "Frau";
        let frau = (first.starts_with("Frau ") || first == "Frau") && told;
        if !(an || herrn || frau) || first.contains("Antrag") {
            return None;
        }
        in_lines(self.lines(idx), "addressee/address")
    }

    /// `An den Integrationsrat der Stadt Adorf`, with the line that goes on with it.
    fn body(&self, idx: usize) -> Option<Found<Addressee>> {
        const LONGEST: usize = 120;
        let line = &self.head[idx];
        let bare = without_an(&line.words)?;
        let next = self.lines(idx).get(1);
        let (words, span) = if bare.is_empty() {
            let next = next?;
            (strip_article(&next.words).to_owned(), next.span.clone())
        } else {
            let mut words = bare.to_owned();
            let mut end = line.span.end;
            for next in &self.lines(idx)[1..] {
                if !goes_on(&words, &next.words) {
                    break;
                }
                words = format!("{words} {}", next.words);
                end = next.span.end;
            }
            (words, line.span.start..end)
        };
        let plain = words.starts_with(char::is_uppercase)
            && words.len() <= LONGEST
            && !words.ends_with('.')
            && !NO_BODY.is_match(&words);
        plain.then(|| Found::new(Addressee::Body(words), span, "addressee/body"))
    }

    /// In letters: the faction above a room or a postcode.
    fn window(&self, idx: usize) -> Option<Found<Addressee>> {
        static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"^(?:\d{5}\s\p{Lu}|Rathaus\b|Im\sHause?\b|im\sHause?\b|Postfach|Zimmer)")
        });
        static PARTY: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"^(?:(?:Stadtrats|Gemeinderats|Rats|Kreistags)?[Ff]raktion|Bezirksausschuss|\p{Lu}\p{L}*beirat|Integrationsrat|Ausländerbeirat|Migrationsbeirat)\b",
            )
        });
        let line = &self.head[idx];
        let block = self.lines(idx);
        let fits =
            self.is_letter && (PARTY.is_match(&line.words) || faction(&line.words).is_some());
        let place =
            block.iter().position(|it| PLACE.is_match(&it.words)).filter(|it| *it > 0 && fits)?;
        let words: Vec<&str> = block[..place].iter().map(|it| it.words.as_str()).collect();
        let span = line.span.start..block[place - 1].span.end;
        Some(Found::new(Addressee::Body(words.join(" ")), span, "addressee/window"))
    }
}

/// The first person of some lines, whose name may stand on up to three of them: `Herrn`,
/// `Bürgermeister`, `Jan Groß`.
fn in_lines(lines: &[HeadLine], rule: &'static str) -> Option<Found<Addressee>> {
    const MOST_LINES: usize = 3;
    lines.iter().enumerate().find_map(|(idx, line)| {
        let bare = without_an(&line.words).unwrap_or(&line.words);
        let opens = bare.starts_with("Herr") || bare.starts_with("Frau");
        let below_an = idx > 0 || line.words.len() != bare.len();
        let most = match () {
            () if opens => MOST_LINES.min(lines.len() - idx),
            () if below_an => 1,
            () => return None,
        };
        (1..=most).find_map(|n_lines| {
            let block = &lines[idx..idx + n_lines];
            let further = block[1..].iter().map(|it| it.words.as_str());
            let words = std::iter::once(bare).chain(further).collect::<Vec<_>>().join(" ");
            let it = leading_person(&words)?;
            let whole = n_lines == 1 || it.given.is_some() || it.function.is_some();
            let span = line.span.start..block[n_lines - 1].span.end;
            whole.then(|| Found::new(Addressee::Person(it), span, rule))
        })
    })
}

/// The person that words begin with; behind it stand at most an office and its place.
fn leading_person(words: &str) -> Option<Name> {
    let res = leading(words, Comma::Separates).filter(Name::is_introduced)?;
    let rest = words[res.span.end..].trim_start();
    (rest.is_empty() || rest.starts_with([',', '(']) || rest == "Rathaus" || rest == "o.V.i.A.")
        .then_some(res)
}

/// The words behind `An den`, `An die`, `An Herrn`; `None` for other words.
fn without_an(words: &str) -> Option<&str> {
    if ["An", "An:", "An den", "An die", "An das", "An Herrn", "An Frau"].contains(&words) {
        return Some("");
    }
    let rest = words.strip_prefix("An ").or_else(|| words.strip_prefix("an "))?;
    Some(strip_article(rest))
}

fn strip_article(words: &str) -> &str {
    let articles = ["den ", "die ", "das ", "dem ", "Den ", "Die ", "Das ", "alle "];
    articles.iter().find_map(|it| words.strip_prefix(it)).unwrap_or(words)
}

/// The firm that gets an order, or a sentence of the text that begins with `An den`.
static NO_BODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Firma|Fa\.|Bieter)(?:\W|$)|\p{Ll}\.\s\p{Lu}|\s(?:wird|werden|wurden?|ist|sind|war|waren|hat|haben|soll|sollen|zu)(?:\s|$)|\szu\p{Ll}+en(?:\s|$)",
    )
});

/// Whether a line goes on with the name of a body: `Vorsitzende des` / `Integrationsrates`.
fn goes_on(first: &str, next: &str) -> bool {
    let open = ["des", "der", "für", "und", "-", ",", "im", "in"];
    open.iter().any(|it| first.ends_with(it))
        || ((first.ends_with("raktion") || first == "Gruppe") && faction(next).is_some())
        || ["der ", "des ", "für ", "und ", "im ", "in "].iter().any(|it| next.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::head::head;

    #[track_caller]
    fn check(text: &str, genre: Genre, expected: Option<&str>) {
        let document = Document::of(text);
        let found = addressee(&document, &head(&document), Some(genre));
        let got = found.map(|it| match it.value {
            Addressee::Person(it) => it.name,
            Addressee::Body(it) => format!("[{it}]"),
        });
        assert_eq!(got.as_deref(), expected, "{text}");
    }

    #[test]
    fn people_in_addresses() {
        let check = |text, expected| check(text, Genre::Motion, expected);
        check("Stadt Adorf\nHerrn Oberbürgermeister\nJan Groß\nRathaus\n", Some("Jan Groß"));
        check("Herrn\nOberbürgermeister Dr. Jan Groß\nRathaus\n", Some("Jan Groß"));
        check("An Frau Oberbürgermeisterin Dr. Lea Klein\n", Some("Lea Klein"));
        check("An den Bürgermeister der Stadt Adorf\nHerrn Jan Groß\nMarkt 1\n", Some("Jan Groß"));
        check("An\nHerrn Bürgermeister Jan Groß\n", Some("Jan Groß"));
        check("An die\nVorsitzende des Integrationsrates\nFrau Lea Klein\n", Some("Lea Klein"));
        check("Adressat\nVorsitzender des Rates\nHerr Dr. Jan Groß\n", Some("Jan Groß"));
        check("Frau Stadträtin Lea Klein\nAntrag\n", None);
        check("Antrag der SPD\nHerr Groß fragt\n", None);
        check("Vergabe der Malerarbeiten\n\nan die Firma: Groß GmbH\n", None);
        check("Vorlage\n\nAn den Schulen A und B wurden in den Jahren viele\nRäume neu\n", None);
    }

    #[test]
    fn bodies_and_factions() {
        check("An den Rat der Stadt\n\nAntrag\n", Genre::Motion, Some("[Rat der Stadt]"));
        check(
            "An den Vorsitzenden\ndes Bezirksausschusses 5\n\nx\n",
            Genre::Reply,
            Some("[Vorsitzenden des Bezirksausschusses 5]"),
        );
        check(
            "Stadtratsfraktion\nDie Grünen – Rosa Liste\nRathaus, Zimmer 2\n",
            Genre::Reply,
            Some("[Stadtratsfraktion Die Grünen – Rosa Liste]"),
        );
        check("SPD-Fraktion\nRathausplatz 1\n91052 Adorf\n\nAntrag\n", Genre::Motion, None);
        check("Frau Stadträtin Lea Klein\nRathaus\n", Genre::Reply, Some("Lea Klein"));
    }
}
