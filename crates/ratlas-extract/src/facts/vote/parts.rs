//! Votes taken in parts: `Ziffer 1: einstimmig`, `Anträge 1.99 und 1.100: mehrheitlich abgelehnt`.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Outcome, VoteMode, VotePart};

use super::counts::{Side, counts};
use super::mode::mode;
use crate::lexicon::phrases::outcome_phrase;
use crate::pattern::{Pattern, pattern};

/// The name of a part and where what is said of it ends.
struct Head {
    of: Range<usize>,
    text: Range<usize>,
}

/// The parts that words tell the votes of, at least one, with how each was taken.
pub(super) fn parts(words: &str, lower: &str) -> Vec<(VotePart, Option<VoteMode>)> {
    let heads = heads(words);
    heads.iter().filter_map(|it| part(words, lower, it)).collect()
}

/// Whether a line begins with the name of a part.
pub(crate) fn begins_part(line: &str) -> bool {
    PART.find(line).is_some_and(|it| it.start() == 0)
}

static PART: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)(?:^|[;,.\t]|\bund)[ \t(•–-]*(?:zu\s)?(?<of>(?:TOP\s\d{1,3}(?:\.\d{1,3})*\s?:\s?)?(?:Ziff(?:er|ern|\.)|Punkte?|Pkt\.|Nrn?\.|Nummern?|Buchst(?:abe|aben|\.)|Abs(?:atz|ätze|\.)|Satz|Teil|Abschnitt|Spiegelstrich|(?:Änderungs-?|Ergänzungs-?|Haupt|Zusatz)?[Aa]ntr(?:ag|äge)(?:\sNr\.)?|TOP)\s(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-h]\b)[.)]?[a-h]?(?:(?:\s?(?:,|und|bis|-|–|u\.|\+)\s?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-h]\b)[.)]?[a-h]?))*)(?:\s\((?:geändert|neu|alt|ergänzt)\))?[ \t]*(?::|[ \t–-])",
    )
});

fn heads(words: &str) -> Vec<Head> {
    let found: Vec<_> =
        PART.captures_iter(words).filter_map(|it| it.name("of").zip(it.get(0))).collect();
    let ends = found.iter().skip(1).map(|it| it.1.start()).chain([words.len()]);
    let head = |((of, whole), end): ((regex::Match<'_>, regex::Match<'_>), usize)| Head {
        of: of.range(),
        text: whole.end()..end.max(whole.end()),
    };
    found.iter().copied().zip(ends).map(head).collect()
}

fn part(words: &str, lower: &str, head: &Head) -> Option<(VotePart, Option<VoteMode>)> {
    let text = &words[head.text.clone()];
    let counts = counts(text);
    let count = |side| counts.iter().find(|it| it.side == side).map(|it| it.number);
    let mode = mode(text).map(|it| it.0);
    let phrase = outcome_phrase(&lower[head.text.clone()], |_| true).map(|it| it.0);
    let (yes, no) = (count(Side::Yes), count(Side::No));
    let outcome = phrase.or(match (yes, no) {
        (Some(yes), Some(no)) if yes <= no => Some(Outcome::Rejected),
        (Some(_), _) => Some(Outcome::Approved),
        _ => mode.map(|_| Outcome::Approved),
    });
    let of = words[head.of.clone()].trim_end_matches(['.', ' ', ':']);
    outcome.map(|outcome| {
        let part = VotePart {
            of: crate::document::one_line(of),
            raw: crate::document::one_line(text.trim_end_matches([';', ',', ' ', '\n'])),
            outcome: Some(outcome),
            yes,
            no,
            abstain: count(Side::Abstain),
            ..VotePart::default()
        };
        (part, mode)
    })
}
