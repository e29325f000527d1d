//! The counts of a vote: which number belongs to which label.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Pattern, pattern};

/// What a number of a vote counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Yes,
    No,
    Abstain,
    Biased,
}

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) side: Side,
    pub(super) number: u32,
    /// The number and its label.
    pub(super) span: Range<usize>,
}

/// The counts that words state. Labels decide, never positions: `Ja 12 Nein 3` begins with a label
/// and goes on so, `12 Ja 3 Nein` begins with a number. A side is counted once.
pub(super) fn counts(words: &str) -> Vec<Count> {
    let tokens = tokens(words);
    let labels: Vec<usize> = (0..tokens.len()).filter(|it| tokens[*it].side.is_some()).collect();
    let numbers = tokens.len() - labels.len();
    if labels.is_empty() || numbers == 0 {
        return Vec::new();
    }
    let mut res = row_below_row(words, &tokens).unwrap_or_else(|| paired(words, &tokens, &labels));
    let mut seen = Vec::new();
    res.retain(|it| {
        let new = !seen.contains(&it.side);
        seen.push(it.side);
        new
    });
    res
}

/// A number or a label.
#[derive(Debug)]
struct Token {
    /// `None` for a number.
    side: Option<Side>,
    number: Option<u32>,
    span: Range<usize>,
}

static TOKEN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<biased>befangen(?:heit|en|e)?)|(?<abstain>(?:stimm)?enthaltung\p{L}{0,2}(?:\(en\))?|enthalten\b|enth\b\.?)|(?<no>nein(?:[- ]?stimmen?)?|gegenstimmen?|dagegen|gegen\s?:)|(?<yes>ja(?:[- ]?stimmen?)?|dafür|fürstimmen?|für\s?:|stimmen?(?:\s+(?:bei|gegen)\b))|(?<rejected>ablehnung(?:en)?)|(?<accepted>zustimmung(?:en)?)|(?<number>\d{1,3}|[lIO]\d?\b|\b(?:null|kein(?:e[rn]?)?|ein(?:e[rmn]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zwanzig)\b)",
    )
});

fn tokens(words: &str) -> Vec<Token> {
    TOKEN.captures_iter(words).filter_map(|it| token(words, &it)).collect()
}

fn token(words: &str, found: &regex::Captures<'_>) -> Option<Token> {
    let span = found.get(0)?.range();
    let before = words[..span.start].chars().next_back();
    let after = words[span.end..].chars().next();
    if found.name("number").is_some() {
        let number = number(words, &span)?;
        return Some(Token { side: None, number: Some(number), span });
    }
    let side = if found.name("biased").is_some() {
        Side::Biased
    } else if found.name("abstain").is_some() {
        Side::Abstain
    } else if found.name("no").is_some() || found.name("rejected").is_some() {
        Side::No
    } else {
        Side::Yes
    };
    // "Januar", "Gegenstand" and the second half of a compound are other words.
    let inside = before.is_some_and(char::is_alphabetic) || after.is_some_and(char::is_alphabetic);
    (!inside).then_some(Token { side: Some(side), number: None, span })
}

/// The number at a span, unless it is part of a date, a sum or a word. Recognised print may hold
/// `l` or `I` for 1 and `O` for 0; that counts only right before a label.
fn number(words: &str, span: &Range<usize>) -> Option<u32> {
    let (before, after) = (&words[..span.start], &words[span.end..]);
    let printed = &words[span.clone()];
    let digits = printed.starts_with(|it: char| it.is_ascii_digit());
    let glued = before.chars().next_back().is_some_and(char::is_alphanumeric);
    let mode_before = || {
        let tail = &before[before.floor_char_boundary(before.len().saturating_sub(14))..];
        let tail = tail.to_lowercase();
        tail.ends_with("einstimmig") || tail.ends_with("mehrheitlich")
    };
    if glued && !(digits && mode_before()) {
        return None;
    }
    let mut next = after.chars();
    let part_of_more = match next.next() {
        Some('.' | ',' | '/' | ':') => next.next().is_some_and(|it| it.is_ascii_digit()),
        Some('%' | '€') => true,
        Some(it) => it.is_ascii_digit(),
        None => false,
    };
    let dated = before.ends_with(['§', '/', '.'])
        && before[..before.len() - 1].ends_with(|it: char| it.is_ascii_digit());
    if part_of_more || dated || before.ends_with(['§', ',']) {
        return None;
    }
    match printed {
        "l" | "I" => label_follows(after).then_some(1),
        "O" => label_follows(after).then_some(0),
        _ if digits => printed.parse().ok(),
        _ if printed.starts_with(['l', 'I', 'O', 'i', 'o']) => {
            let read = printed.replace(['l', 'I'], "1").replace('O', "0");
            read.parse().ok().filter(|_| label_follows(after))
        }
        _ => ratlas_german::number(printed),
    }
}

fn label_follows(after: &str) -> bool {
    static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)^[\s-]{1,2}(?:ja\b|nein|gegenst|enth|stimmenth|befangen|jast)")
    });
    LABEL.is_match(after)
}

/// `Ja / Nein / Enthaltung: 9 / 0 / 1`, or a row of numbers below a row of labels.
fn row_below_row(words: &str, tokens: &[Token]) -> Option<Vec<Count>> {
    let half = tokens.len() / 2;
    let (labels, numbers) = tokens.split_at(half);
    let fits = half >= 2
        && tokens.len().is_multiple_of(2)
        && labels.iter().all(|it| it.side.is_some())
        && numbers.iter().all(|it| it.number.is_some());
    let tight = |it: &[Token]| {
        it.windows(2).all(|it| {
            words[it[0].span.end..it[1].span.start].chars().all(|it| !it.is_alphanumeric())
        })
    };
    if !fits || !tight(labels) || !tight(numbers) {
        return None;
    }
    let count = |(label, number): (&Token, &Token)| {
        let span = label.span.start..number.span.end;
        Some(Count { side: label.side?, number: number.number?, span })
    };
    labels.iter().zip(numbers).map(count).collect()
}

/// Each label with the number behind or before it.
fn paired(words: &str, tokens: &[Token], labels: &[usize]) -> Vec<Count> {
    let behind =
        |idx: usize| tokens.get(idx + 1).is_some_and(|it| follows(words, &tokens[idx], it));
    let before = |idx: usize| idx > 0 && precedes(words, &tokens[idx - 1], &tokens[idx]);
    let colon = |idx: usize| {
        let label = &tokens[idx].span;
        words[label.clone()].ends_with(':')
            || words[label.end..].trim_start().starts_with([':', '='])
    };
    let label_first = labels.iter().any(|it| colon(*it) && behind(*it))
        || labels.iter().find(|it| behind(**it) || before(**it)).is_some_and(|it| !before(*it));
    let mut used = vec![false; tokens.len()];
    let mut res = Vec::new();
    for idx in labels {
        let mut sides = [before(*idx).then(|| idx - 1), behind(*idx).then_some(idx + 1)];
        if label_first {
            sides.reverse();
        }
        let Some(number_idx) = sides.into_iter().flatten().find(|it| !used[*it]) else { continue };
        let (label, number) = (&tokens[*idx], &tokens[number_idx]);
        let Some((side, count)) = label.side.zip(number.number) else { continue };
        used[number_idx] = true;
        let span = label.span.start.min(number.span.start)..label.span.end.max(number.span.end);
        res.push(Count { side, number: count, span });
    }
    res
}

/// Whether a number stands behind its label: `Ja: 12`, `Nein 3`. A word there is no count.
fn follows(words: &str, label: &Token, number: &Token) -> bool {
    let gap = &words[label.span.end..number.span.start];
    let digits = words[number.span.clone()].starts_with(|it: char| it.is_ascii_digit());
    let colon = gap.contains([':', '=']) || words[label.span.clone()].ends_with(':');
    // "Ablehnung (3 Ja" names the result, not a side.
    let name = words[label.span.clone()].to_lowercase();
    let worded = name.starts_with("zustimm") || name.starts_with("ablehn");
    let blank = gap.chars().all(|it| it.is_whitespace() || ":=–-(".contains(it));
    number.number.is_some() && gap.len() <= 8 && blank && (digits && !worded || colon)
}

/// Whether a number stands before its label: `12 Ja`, `drei Gegenstimmen`, `14 Stimmen dafür`.
fn precedes(words: &str, number: &Token, label: &Token) -> bool {
    static GAP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^[\s-]*(?:x\s+|(?:Mitglieder|Stimmen?|Personen)\s+(?:mit\s+|waren\s+|sind\s+)?)?$",
        )
    });
    let gap = &words[number.span.end..label.span.start];
    // "eine Zustimmung" is a word, "2 Zustimmungen" a count.
    let printed = &words[label.span.clone()];
    let plain = printed.to_lowercase();
    let worded = plain.starts_with("zustimm") || plain.starts_with("ablehn");
    let digits = words[number.span.clone()].starts_with(|it: char| it.is_ascii_digit());
    number.number.is_some() && gap.len() <= 24 && GAP.is_match(gap) && (digits || !worded)
}
