//! German in Leichte or Einfache Sprache.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::facts::measure::sentences;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Finds passages in Leichte or Einfache Sprache, in reading order.
///
/// # Shapes
///
/// | seen                                                              | rule            |
/// |-------------------------------------------------------------------|-----------------|
/// | a line `… in Leichter Sprache` and short sentences behind it       | `language/label` |
/// | short sentences with `Integrations-Beirat`, `Bundes·tag`           | `language/manner` |
///
/// A paper that only speaks of Leichte Sprache has long sentences.
pub(crate) fn easy(document: &Document) -> Vec<Found<()>> {
    let all = sentences(document);
    let mut res = Vec::new();
    let mut from = 0;
    while from < all.len() {
        let short = |it: &&Range<usize>| is_short(&document.text[(*it).clone()]);
        let n_short = all[from..].iter().take_while(short).count();
        let run = &all[from..from + n_short];
        res.extend(passage(document, &all[..from], run));
        from += n_short + 1;
    }
    res
}

/// Whether a sentence is as short as sentences of Leichte Sprache.
fn is_short(sentence: &str) -> bool {
    const MOST_WORDS: usize = 12;
    sentence.split_whitespace().count() <= MOST_WORDS
}

fn passage(
    document: &Document,
    before: &[Range<usize>],
    run: &[Range<usize>],
) -> Option<Found<()>> {
    static LABEL: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:leichte|einfache)[rn]?\s+sprache\b"));
    static COMPOUND: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\p{Lu}\p{Ll}{2,}-\p{Lu}\p{Ll}{2,}|\p{L}[·•‧]\p{Ll}"));
    /// So many sentences are a manner; below a label fewer are enough.
    const MANNER: usize = 7;
    const LABELLED: usize = 4;
    const LEAST_COMPOUNDS: usize = 2;
    let words = |it: &Range<usize>| &document.text[it.clone()];
    let ended = run.iter().filter(|it| words(it).ends_with(['.', '!', '?', ':'])).count();
    if run.len() < LABELLED || ended * 3 < run.len() * 2 || ended < LABELLED {
        return None;
    }
    // The label may be the first of the short sentences, or the last one before them.
    let label_idx = run.iter().position(|it| LABEL.is_match(words(it)));
    let above = before.last().is_some_and(|it| LABEL.is_match(words(it)));
    let compounds = run.iter().map(|it| COMPOUND.find_iter(words(it)).count()).sum::<usize>();
    let by_manner = run.len() >= MANNER && compounds >= LEAST_COMPOUNDS;
    let (first, rule) = match label_idx {
        Some(idx) if run.len() - idx > LABELLED => (idx, "language/label"),
        _ if above => (0, "language/label"),
        _ if by_manner => (0, "language/manner"),
        _ => return None,
    };
    Some(Found::new((), run[first].start..run.last()?.end, rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Vec<String> {
        easy(&Document::of(text)).into_iter().map(|it| it.rule.into_owned()).collect()
    }

    #[test]
    fn by_label_or_by_manner() {
        let plain = "Der Integrations-Beirat trifft sich.\nAlle können kommen.\nDas Treffen ist am Montag.\nEs geht um Sprach-Kurse.\nSie können Fragen stellen.\nWir helfen Ihnen gern.\nDas kostet kein Geld.\n";
        assert_eq!(rules(plain), ["language/manner"]);
        let labelled = "Zusammenfassung in Leichter Sprache\nDer Beirat trifft sich.\nAlle können kommen.\nDas Treffen ist am Montag.\nEs geht um Kurse.\nWir helfen gern.\n";
        assert_eq!(rules(labelled), ["language/label"]);
    }

    #[test]
    fn a_paper_about_it_is_not_written_in_it() {
        let text = "Formulare in Leichter Sprache\nDie Verwaltung wird gebeten, die Formulare der Ausländerbehörde bis zum Ende des Jahres in Leichter Sprache anzubieten.\nViele Menschen verstehen die Schreiben der Ämter nicht, weil sie lange Sätze und fremde Wörter haben.\n1. Begrüßung\n2. Bericht der SPD-Fraktion\n3. Anfragen\n4. Sozial-Ausschuss\n";
        assert!(rules(text).is_empty());
    }
}
