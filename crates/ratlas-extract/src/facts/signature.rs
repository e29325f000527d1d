//! Who signed.

use std::ops::Range;
use std::sync::LazyLock;

use super::head::{HeadLine, lines_from};
use super::name::{Comma, Name, is_name_word, leading};
use super::name_words::is_function;
use super::person::begins_with_function;
use crate::document::{Document, cells, one_line};
use crate::found::Found;
use crate::lexicon::factions::faction;
use crate::pattern::{Pattern, pattern};

/// A signature: the name and the function printed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) name: Name,
    pub(crate) function: Option<String>,
    pub(crate) faction: Option<String>,
    /// Whether the signature vouches for minutes.
    pub(crate) for_minutes: bool,
}

/// Finds the signatures of a paper, in reading order.
///
/// # Shapes
///
/// | seen                                                   | rule                    |
/// |--------------------------------------------------------|-------------------------|
/// | a name below `Mit freundlichen Grüßen`, `gez.`, `i. A.`| `signature/closing`     |
/// | `gez. Name`, in cells side by side, too                | `signature/gez`         |
/// | a name below `F.d.R.d.P.`, `Für das Protokoll`         | `signature/minutes`     |
/// | names below `Unterzeichnet von:`                       | `signature/signed-by`   |
/// | at the end: a name above or below its function         | `signature/function`    |
/// | at the end: two family names above two functions       | `signature/two`         |
/// | `Für die SPD-Fraktion: Lea Klein`                      | `signature/for-faction` |
/// | a name alone at the end, before footnotes              | `signature/last-line`   |
///
/// The function stands behind the name, on the next line, or in the next row's cell. A lone name at
/// the end is a signature only where `is_paper`, the genre of a council paper was recognised: any
/// other text may end with any word.
pub(crate) fn signatures(document: &Document, is_paper: bool) -> Vec<Found<Signature>> {
    let mut res = Vec::new();
    for (line_idx, line) in document.lines.iter().enumerate() {
        let Some(span) = document.trimmed(line.span.clone()) else { continue };
        let words = &document.text[span.clone()];
        let behind = |it: regex::Match<'_>| span.start + it.end()..span.end;
        if let Some(found) = CLOSING.find(words) {
            let same_line = on_line(document, behind(found), line_idx, "signature/closing");
            let alone = same_line.filter(|it| it.value.name.given.is_some());
            match alone {
                Some(it) => res.push(it),
                None => res.extend(below(document, line_idx + 1, 4, "signature/closing")),
            }
        } else if let Some(found) = FOR_MINUTES.find(words) {
            res.extend(
                on_line(document, behind(found), line_idx, "signature/minutes")
                    .or_else(|| below(document, line_idx + 1, 1, "signature/minutes").pop()),
            );
        } else if let Some(found) = SIGNED_BY.find(words) {
            match on_line(document, behind(found), line_idx, "signature/signed-by") {
                Some(it) => res.push(it),
                None => res.extend(below(document, line_idx + 1, 12, "signature/signed-by")),
            }
        } else if let Some(found) = GEZ.find(words) {
            if found.end() == words.len() {
                res.extend(below(document, line_idx + 1, 1, "signature/gez"));
            } else if !line.row && words.matches("gez.").count() > 1 {
                res.extend(side_by_side(document, line_idx, span));
            } else {
                res.extend(in_cells(document, line_idx, "signature/gez", &|it| GEZ.is_match(it)));
            }
        } else if let Some(found) = FOR_FACTION.captures(words) {
            res.extend(for_faction(document, span.start, words, &found));
        }
    }
    {
        let first = res.iter().map(|it| it.span.start).min().unwrap_or(usize::MAX);
        let before = with_function(document).into_iter().filter(|it| it.span.start < first);
        res.extend(before.collect::<Vec<_>>());
    }
    if res.is_empty() && is_paper {
        res.extend(last_line(document));
    }
    res.sort_by_key(|it| it.span.start);
    res.dedup_by(|a, b| a.span.start < b.span.end);
    res
}

static CLOSING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Mit|mit)\s(?:den\s)?(?:freundliche[nmr]|besten?|kollegiale[nm]|vorzügliche[nr]|herzliche[nm]|solidarischen|interkulturellen)\s(?:Gr(?:ü|ue)(?:ß|ss)en|Gru(?:ß|ss)|Hochachtung|Empfehlung(?:en)?)|(?:Freundliche|Herzliche|Beste|Viele)\sGr(?:ü|ue)(?:ß|ss)e|Hochachtungsvoll|MfG\b|[Aa]usgefertigt\s?:)[ \t,.!]*",
    )
});
static FOR_MINUTES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[fF]\.\s?d\.\s?R\.(?:\s?d\.\s?(?:P|A|N)\.)?\s?:?|Für\sdie\sRichtigkeit(?:\sde[sr]\s(?:Protokolls|Niederschrift|Abschrift|Auszugs))?\s?:?|(?:f|F)ür\s(?:das\sProtokoll|die\sNiederschrift)\s?:|(?:Die|Der)\s(?:Schrift|Protokoll)führer(?:in)?\s?:|(?:Protokoll|Niederschrift)\s(?:erstellt|gefertigt|geführt)\s?(?:von|durch)?\s?:|Zur\sBeurkundung\s?:?(?:\sDie\sSchriftführerin:|\sDer\sSchriftführer:)?|[Aa]ufgestellt\s?:)",
    )
});
static SIGNED_BY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^[Uu]nterzeichnet\svon\s?:?|^[Uu]nterzeichner(?:innen|\*innen|in)?\s?:|^[Uu]nterschriften\s?:",
    )
});
static GEZ: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[Gg]ez\.|[Gg]ezeichnet|(?:i\.\s?A\.|i\.\s?V\.|I\.\s?A\.|I\.\s?V\.|Im\sAuftrag|In\sVertretung)(?:\s|,|$))\s*",
    )
});

/// Words of a signature that are no name: "gez.", "i. A.", "Ihre".
static BEFORE_NAME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[Gg]ez\.|gezeichnet|[iI]\.\s?[AV]\.|[iI]m\sAuftrag|[iI]n\sVertretung|Ihre?\b|Dein|_{2,}|\.{3,}|(?:Für\sdie\s(?:\p{L}+-?)?[Ff]raktion|für\sdie\s(?:\p{L}+-?)?Fraktion):?|\([^)]*\))[\s,:]*",
    )
});

/// The names below a line, each alone on its line, with their functions between them.
fn below(
    document: &Document,
    first: usize,
    most: usize,
    rule: &'static str,
) -> Vec<Found<Signature>> {
    /// Blank lines for the signature, "gez." and the name of the office stand between.
    const LINES_BELOW: usize = 6;
    let mut res: Vec<Found<Signature>> = Vec::new();
    let mut misses = 0;
    for line in lines_from(document, first).take(3 * most + LINES_BELOW) {
        // "Stadtrat Jan Groß" is the next one who signed.
        let signs = rule == "signature/signed-by"
            && leading(&line.words, Comma::Separates).is_some_and(|it| it.given.is_some());
        let is_function = begins_with_function(&line.words) && !line.words.contains(',') && !signs;
        let known = res.last().is_some_and(|it: &Found<Signature>| {
            is_function
                || faction(&line.words).is_some()
                || it.value.function.as_deref() == Some(&line.words)
        });
        if known || BEFORE_NAME.find(&line.words).is_some_and(|it| it.len() == line.words.len()) {
            continue;
        }
        let found = in_cells(document, line.line_idx, rule, &|_| true);
        let further = !res.is_empty() && rule == "signature/closing";
        let found: Vec<_> = found
            .into_iter()
            .filter(|it| !further || it.value.function.as_deref().is_some_and(begins_with_function))
            .collect();
        misses = if found.is_empty() { misses + 1 } else { misses };
        res.extend(found);
        if res.len() >= most || misses > 3 || (!res.is_empty() && misses > 0) {
            break;
        }
    }
    res.truncate(most.max(1));
    res
}

/// The signatures of a line: of all its cells that `accept`, if it is a row.
fn in_cells(
    document: &Document,
    line_idx: usize,
    rule: &'static str,
    accept: &dyn Fn(&str) -> bool,
) -> Vec<Found<Signature>> {
    let line = &document.lines[line_idx];
    if !line.row {
        return on_line(document, line.span.clone(), line_idx, rule).into_iter().collect();
    }
    let row = |idx: usize| {
        let line = document.lines.get(idx).filter(|it| it.row);
        line.map(|it| cells(document, it.span.clone())).unwrap_or_default()
    };
    let (below, second) = (row(line_idx + 1), row(line_idx + 2));
    let mut res = Vec::new();
    for (idx, cell) in cells(document, line.span.clone()).iter().enumerate() {
        if cell.words.is_empty() || !(accept(&cell.words) || idx > 0) {
            continue;
        }
        let function =
            below.get(idx).map(|it| it.words.clone()).filter(|it| begins_with_function(it));
        let Some(mut it) = signed(document, cell.span.clone(), rule) else { continue };
        it.value.function = it.value.function.take().or(function);
        let printed = second.get(idx).and_then(|it| faction(&it.words));
        let told = it.value.function.as_deref().and_then(faction_of);
        it.value.faction = it.value.faction.take().or(told).or(printed);
        it.value.for_minutes |= it.value.function.as_deref().is_some_and(keeps_minutes);
        // A second cell may hold a date or a place.
        let plain = it.value.name.given.is_some() || it.value.name.is_introduced();
        if idx == 0 && accept(&cell.words) || plain {
            res.push(it);
        }
    }
    res
}

/// The name these words are, with the function behind it or on the next line.
fn on_line(
    document: &Document,
    span: Range<usize>,
    line_idx: usize,
    rule: &'static str,
) -> Option<Found<Signature>> {
    let mut res = signed(document, span, rule)?;
    if res.value.function.is_none() {
        res.value.function = function_below(document, line_idx);
    }
    let told = res.value.function.as_deref().and_then(faction_of);
    res.value.faction =
        res.value.faction.take().or(told).or_else(|| faction_below(document, line_idx));
    res.value.for_minutes |= res.value.function.as_deref().is_some_and(keeps_minutes);
    Some(res)
}

/// The name these words begin with; behind it stands nothing or a function.
fn signed(document: &Document, span: Range<usize>, rule: &'static str) -> Option<Found<Signature>> {
    let span = document.trimmed(span)?;
    let mut start = span.start;
    while let Some(found) =
        BEFORE_NAME.find(&document.text[start..span.end]).filter(|it| !it.is_empty())
    {
        start += found.end();
    }
    let words = document.text.get(start..span.end)?;
    let name = leading(words, Comma::MayInvert)?;
    let rest = one_line(&words[name.span.end..]);
    let rest = rest.trim_start_matches([',', ' ', '–', '/']);
    let inside = rest.strip_prefix('(').and_then(|it| it.split(')').next());
    let function = match () {
        () if rest.is_empty() => None,
        () if inside.is_some() => None,
        () if begins_with_function(rest) => Some(rest.to_owned()),
        () if rest.starts_with("für das") => Some(rest.to_owned()),
        () if rest.len() <= 3 => None,
        () => return None,
    };
    let faction = inside.and_then(faction);
    let function = name.function.clone().or(function);
    let span = start + name.span.start..start + name.span.end;
    let for_minutes = rule == "signature/minutes" || function.as_deref().is_some_and(keeps_minutes);
    Some(Found::new(Signature { name, function, faction, for_minutes }, span, rule))
}

static FOR_FACTION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^[Ff]ür\sdie\s(?P<faction>[^:.,\n]{0,50}[Ff]raktion[^:.,\n]{0,50}):\s*(?P<names>\p{Lu}.*)$",
    )
});

/// `für die Fraktion GRÜNE: Lea Klein, Jan Groß`.
fn for_faction(
    document: &Document,
    start: usize,
    words: &str,
    found: &regex::Captures<'_>,
) -> Vec<Found<Signature>> {
    let (Some(faction), Some(list)) = (found.name("faction"), found.name("names")) else {
        return Vec::new();
    };
    let faction = crate::lexicon::factions::faction_in_place(faction.as_str());
    let signature = |name: Name| {
        let from = start + list.start();
        let span = document.trimmed(from + name.span.start..from + name.span.end)?;
        let function = name.function.clone();
        let it = Signature { name, function, faction: faction.clone(), for_minutes: false };
        Some(Found::new(it, span, "signature/for-faction"))
    };
    let people = super::name::names(&words[list.range()]).into_iter();
    people.filter(|it| it.given.is_some()).filter_map(signature).collect()
}

/// `gez. Lea Klein gez. Jan Groß`, above the cells of their factions.
fn side_by_side(document: &Document, line_idx: usize, span: Range<usize>) -> Vec<Found<Signature>> {
    let mut res = Vec::new();
    let mut at = span.start;
    for part in document.text[span.clone()].split("gez.") {
        let end = at + part.len();
        res.extend(signed(document, at..end, "signature/gez"));
        at = end + "gez.".len();
    }
    let below =
        lines_from(document, line_idx + 1).take(2).find(|it| document.lines[it.line_idx].row);
    let factions: Vec<Option<String>> = below.map_or(Vec::new(), |it| {
        let row = cells(document, document.lines[it.line_idx].span.clone());
        row.iter().map(|it| faction(&it.words)).collect()
    });
    if factions.len() == res.len() {
        for (it, faction) in res.iter_mut().zip(factions) {
            it.value.faction = it.value.faction.take().or(faction);
        }
    }
    res
}

fn keeps_minutes(function: &str) -> bool {
    ["Protokoll", "chriftführ"].iter().any(|it| function.contains(it))
}

/// `CDU` of `Vorsitzender der CDU-Ratsfraktion` and of `Fraktionsvorsitzende CDU`.
fn faction_of(function: &str) -> Option<String> {
    let (first, behind) = function.split_once(' ')?;
    if first.starts_with("Geschäftsführ") {
        return None;
    }
    faction(behind.strip_prefix("der ").unwrap_or(behind))
}

/// The faction printed one or two lines under a name.
fn faction_below(document: &Document, line_idx: usize) -> Option<String> {
    let lines = document.lines.get(line_idx + 1..)?.iter().take(2);
    lines.filter(|it| !it.row).find_map(|it| faction(&document.text[it.span.clone()]))
}

/// What is printed below a name and heads the next part of a paper.
static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:Begründung|Sachverhalt|Anlagen?|Hinweise?|\p{L}*[Aa]ntrag|\p{L}*[Aa]nfrage)(?:\W|$)",
    )
});

/// The function printed under a name: the next line, if it is no name and no sentence.
fn function_below(document: &Document, line_idx: usize) -> Option<String> {
    let next = document.lines.get(line_idx + 1)?;
    let words = document.words(document.trimmed(next.span.clone())?);
    let sentence = words.ends_with('.') && words.split(' ').count() > 5;
    let is_name =
        super::name::name(&words).is_some_and(|it| it.given.is_some() && it.function.is_none());
    let footnote = words.starts_with(['¹', '²', '³']) || HEADING.is_match(&words);
    let other = [&*FOR_MINUTES, &*GEZ, &*CLOSING].iter().any(|it| it.is_match(&words));
    if other {
        return None;
    }
    (words.len() <= 90 && !sentence && !footnote && !is_name && !words.ends_with(':'))
        .then_some(words)
}

/// Names with their functions at the end of a paper: above them, or below `Die Referentin`.
fn with_function(document: &Document) -> Vec<Found<Signature>> {
    /// Signatures, distribution and footnotes fit in.
    const LAST_LINES: usize = 24;
    /// Authors are named in the head.
    const HEAD_LINES: usize = 6;
    let lines: Vec<usize> = document
        .lines
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, it)| !document.text[it.span.clone()].trim().is_empty())
        .map(|it| it.0)
        .take(LAST_LINES)
        .filter(|it| *it >= HEAD_LINES)
        .collect();
    let rule = "signature/function";
    let mut res = Vec::new();
    for line_idx in lines.into_iter().rev() {
        let above = line_idx.checked_sub(1).map(|it| document.line(it)).unwrap_or_default();
        let found = if document.lines[line_idx].row {
            in_cells(document, line_idx, rule, &|_| true)
        } else {
            on_line(document, document.lines[line_idx].span.clone(), line_idx, rule)
                .into_iter()
                .collect()
        };
        let found = two_in_one(document, line_idx, &found).unwrap_or(found);
        let introduced = ["Die Referentin", "Der Referent"].iter().any(|it| above.contains(it));
        res.extend(found.into_iter().filter(|it| {
            let Signature { name, function, .. } = &it.value;
            let own = function.as_deref().is_some_and(begins_with_function);
            let bare = name.form_of_address.is_none() && name.function.is_none();
            (name.given.is_some() || it.rule == "signature/two") && bare && (own || introduced)
        }));
    }
    res
}

/// `Klein Groß` above `Bürgermeister Schriftführerin`: two family names, as many functions.
fn two_in_one(
    document: &Document,
    line_idx: usize,
    found: &[Found<Signature>],
) -> Option<Vec<Found<Signature>>> {
    let [one] = found else { return None };
    let span = one.span.clone();
    let names: Vec<&str> = document.text[span.clone()].split(' ').collect();
    let functions: Vec<&str> = one.value.function.as_deref()?.split(' ').collect();
    let pairs = names.len() == functions.len() && names.len() > 1;
    if !pairs || !functions.iter().all(|it| is_function(it)) || document.lines[line_idx].row {
        return None;
    }
    let mut start = span.start;
    let mut res = Vec::new();
    for (family, function) in names.iter().zip(functions) {
        let span = start..start + family.len();
        start = span.end + 1;
        let mut it = signed(document, span, "signature/two")?;
        it.value.function = Some(function.to_owned());
        it.value.for_minutes = keeps_minutes(function);
        res.push(it);
    }
    Some(res)
}

/// A name alone on the last line, before footnotes: a lone family name or given and family name.
fn last_line(document: &Document) -> Option<Found<Signature>> {
    let lines: Vec<HeadLine> = lines_from(document, 0).collect();
    let is_footnote =
        |it: &HeadLine| it.words.starts_with(['¹', '²', '³', '*', '1', '2', '3', '4', '5']);
    let after = |it: &HeadLine| it.words.starts_with("Anlage") || it.words.starts_with("Verteiler");
    let is_function = |it: &HeadLine| begins_with_function(&it.words);
    let mut ending = lines.iter().rev().take(8).filter(|it| !is_footnote(it) && !after(it));
    let mut last = ending.next()?;
    if is_function(last) {
        last = ending.next()?;
    }
    let n_words = last.words.split(' ').count();
    let before_is_empty = last.line_idx == 0 || document.line(last.line_idx - 1).trim().is_empty();
    let is_noun = ["ung", "keit", "heit", "schaft", "tion", "en", "tes"]
        .iter()
        .any(|it| last.words.ends_with(it));
    let plausible = (1..=3).contains(&n_words)
        && before_is_empty
        && lines.len() > 6
        && !document.lines[last.line_idx].row
        && last.words.split(' ').all(|it| is_name_word(it) || it == "Dr.")
        && !(n_words == 1 && is_noun);
    plausible
        .then(|| on_line(document, last.span.clone(), last.line_idx, "signature/last-line"))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::of(text);
        let got: Vec<String> = signatures(&document, true)
            .into_iter()
            .map(|it| {
                format!(
                    "{} [{}] {}",
                    it.value.name.name,
                    it.value.function.unwrap_or_default(),
                    it.rule
                )
            })
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn below_a_closing_formula() {
        check(
            "Mit freundlichen Grüßen\n\ngez.                  \n\nDorothea Muster\nBerufsm. Stadträtin\n",
            &["Dorothea Muster [Berufsm. Stadträtin] signature/closing"],
        );
    }

    #[test]
    fn of_minutes_and_motions() {
        check("F.d.R.d.P.:\nKim Adam\nDezernat V", &["Kim Adam [Dezernat V] signature/minutes"]);
        check(
            "unterzeichnet von:\nMarc Adam \nDr. Paul Bauer\n",
            &["Marc Adam [] signature/signed-by", "Paul Bauer [] signature/signed-by"],
        );
        check(
            "Unterzeichnet von:\nStadtrat Jan Groß\nStadträtin Dr. Lea Klein\nBegründung/Sachverhalt\n",
            &[
                "Jan Groß [Stadtrat] signature/signed-by",
                "Lea Klein [Stadträtin] signature/signed-by",
            ],
        );
        check(
            "Unterzeichnet von:\nJan Groß\nErgänzungsantrag\n",
            &["Jan Groß [] signature/signed-by"],
        );
        check("gez. Lea Klein\n", &["Lea Klein [] signature/gez"]);
    }

    #[test]
    fn alone_at_the_end() {
        let text = "A\nb\nc\nd\ne\nf\ng\n\nBröcker\n\n¹ Ein Handbuch.\n";
        check(text, &["Bröcker [] signature/last-line"]);
        check("A\nb\nc\nd\ne\nf\ng\n\nEnde der Beratungen\n", &[]);
    }
}
