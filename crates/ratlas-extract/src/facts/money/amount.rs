//! Numbers with a currency.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Captures;

use crate::facts::window::windows;
use crate::pattern::{Pattern, pattern};

/// A number with its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) amount: String,
    pub(super) currency: &'static str,
    pub(super) span: Range<usize>,
    pub(super) rule: &'static str,
}

/// A number as sums are written: with points or blanks between thousands, a comma before cents.
const NUMBER: &str = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,9})(?:,[0-9]{1,3}|\.[0-9]{1,2})?(?:,(?:-|–|—)+)?";
const TIMES: &str = r"(?:Mio\.?|Millionen|Million|Mrd\.?|Milliarden?|Tsd\.?|[Tt]ausend|T)";
const CURRENCY: &str =
    r"(?:TEUR|T€|T-?Euro|TEuro|TDM|MEUR|€|EUR\b|EURO\b|Euro\b|DM\b|D-Mark\b|Deutsche\sMark\b)";

/// Finds numbers with a currency in a text, in reading order.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    /// A number in words with its unit, and both ends of a range.
    const BEFORE: usize = 64;
    const BEHIND: usize = 40;
    let mut res = Vec::new();
    let mut read_until = 0;
    for window in windows(text, &HINTS, BEFORE, BEHIND) {
        for found in SUM.captures_iter(&text[window.clone()]) {
            read(text, window.start, &found, &mut read_until, &mut res);
        }
    }
    res
}

/// Every sum has one of these.
static HINTS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(["€", "EUR", "Euro", "DM", "D-Mark", "Deutsche Mark"]).expect("they are few")
});

/// Reads what was found in the part of the text that begins at `offset`.
fn read(
    text: &str,
    offset: usize,
    found: &Captures<'_>,
    read_until: &mut usize,
    res: &mut Vec<Amount>,
) {
    let Some(whole) = found.get(0).map(|it| offset + it.start()..offset + it.end()) else { return };
    // `49-Euro-Ticket`; the sum in `€ 3.000` was the one before.
    if is_part_of_word(text, whole.clone()) || whole.start < *read_until {
        return;
    }
    *read_until = whole.end;
    let from = res.len();
    res.extend(before(found, &text[whole.end..]));
    // `mehrere hundert Euro` is no sum.
    if !is_vague(&text[..whole.start]) {
        res.extend(words(found));
    }
    for it in &mut res[from..] {
        it.span = offset + it.span.start..offset + it.span.end;
    }
    res.extend(behind(text, offset, found));
}

static SUM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?<from>{NUMBER})\s?(?<from_times>{TIMES}\s?)?(?:{CURRENCY}\s?)?(?<to>bis(?:\szu)?|und|auf|-|–)\s?)?(?<number>{NUMBER})[ \n]?(?<times>{TIMES}[ \n]?)?(?<unit>{CURRENCY})|(?<currency>TEUR|T€|€|EUR|Euro|DM)(?:(?<mark>\)?\s?:\s{{0,2}})|\)? ?)(?<after>{NUMBER})(?:\s?(?<after_times>Mio\.?|Tsd\.?|Mrd\.?))?|(?<half>(?:eine\s)?halbe|anderthalb|eineinhalb|einer|eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|fünfzehn|zwanzig|fünfzig|hundert|einhundert|zweihundert|dreihundert|fünfhundert|tausend|eintausend)\s(?:(?<many>Millionen|Million|Milliarden?|[Tt]ausend)\s)?(?:Euro|EUR|€|DM)"
    ))
});

/// Whether words that count nothing stand before a sum.
fn is_vague(text: &str) -> bool {
    const VAGUE: &[&str] =
        &["mehrere", "mehreren", "einige", "einigen", "wenige", "wenigen", "viele", "vielen"];
    let text = text.trim_end();
    VAGUE.iter().any(|it| text.ends_with(it))
}

/// Whether a number or a name goes on at either end.
fn is_part_of_word(text: &str, span: Range<usize>) -> bool {
    let before = text[..span.start].chars().next_back();
    let mut rest = text[span.end..].chars();
    let after = rest.next();
    let joined = after.is_some_and(|it| it == '-' || it == '–')
        && rest.next().is_some_and(char::is_alphabetic);
    joined
        || before.is_some_and(|it| it.is_alphanumeric() || "§.,-".contains(it))
        || text[..span.start].ends_with('/') && is_after_digit(&text[..span.start])
        || after.is_some_and(char::is_alphabetic)
}

/// Whether a digit stands before the last character.
fn is_after_digit(text: &str) -> bool {
    text.chars().nth_back(1).is_some_and(|it| it.is_ascii_digit())
}

/// `250.000 Euro`, `10 bis 15 TEUR`.
fn behind(text: &str, offset: usize, found: &Captures<'_>) -> Vec<Amount> {
    let (Some(number), Some(unit)) = (found.name("number"), found.name("unit")) else {
        return Vec::new();
    };
    let times = found.name("times").map_or("", |it| it.as_str());
    let (factor, currency) = unit_of(unit.as_str());
    let factor = factor + zeros(times);
    let one = |number: &str, span: Range<usize>, factor, rule| {
        let span = offset + span.start..offset + span.end;
        Some(Amount { amount: decimal(number, factor)?, currency, span, rule })
    };
    let last = |rule| one(number.as_str(), number.start()..unit.end(), factor, rule);
    let Some(from) = found.name("from") else {
        return last("money/amount").into_iter().collect();
    };
    let first_factor = found.name("from_times").map_or(factor, |it| zeros(it.as_str()));
    let first = one(from.as_str(), from.start()..unit.end(), first_factor, "money/range");
    match (first, last("money/range")) {
        (Some(first), Some(last)) if is_range(text, found, &first, &last) => vec![first, last],
        _ => last("money/amount").into_iter().collect(),
    }
}

/// Whether two numbers are the ends of a range, and not a year and a sum.
fn is_range(text: &str, found: &Captures<'_>, first: &Amount, last: &Amount) -> bool {
    /// Ends of a range are of one size.
    const MOST_TIMES: f64 = 50.0;
    let (Ok(from), Ok(to)) = (first.amount.parse::<f64>(), last.amount.parse::<f64>()) else {
        return false;
    };
    let lead = text[..first.span.start].trim_end();
    let falls = found.name("to").is_some_and(|it| it.as_str() == "auf");
    let joined = match found.name("to").map_or("", |it| it.as_str()) {
        "und" => lead.ends_with("zwischen") || lead.ends_with("Zwischen"),
        "auf" => lead.ends_with("von") || lead.ends_with("Von"),
        _ => true,
    };
    // `von 80 auf 60 Mio. Euro` may fall.
    let (low, high) = if to < from && falls { (to, from) } else { (from, to) };
    joined && 0.0 < low && low < high && high <= low * MOST_TIMES
}

/// `€ 3.000`, `EUR 12.000,-`.
fn before(found: &Captures<'_>, rest: &str) -> Option<Amount> {
    let (currency, number) = (found.name("currency")?, found.name("after")?);
    let digits = number.as_str();
    let grouped = digits.contains(['.', ',', ' ', '\u{a0}']);
    // `Euro 6` is a standard, `Euro 2024` an event; `€ 500 000` goes on.
    let name = matches!(currency.as_str(), "Euro" | "DM");
    if name && !grouped && found.name("mark").is_none()
        || rest.starts_with(['%', '.']) && rest[1..].starts_with(|it: char| it.is_ascii_digit())
    {
        return None;
    }
    let (factor, iso) = unit_of(currency.as_str());
    let times = found.name("after_times").map_or("", |it| it.as_str());
    Some(Amount {
        amount: decimal(digits, factor + zeros(times))?,
        currency: iso,
        span: currency.start()..found.get(0)?.end(),
        rule: "money/before",
    })
}

/// `zwei Millionen Euro`.
fn words(found: &Captures<'_>) -> Option<Amount> {
    let half = found.name("half")?;
    let whole = found.get(0)?;
    let factor = zeros(found.name("many").map_or("", |it| it.as_str()));
    // `eine Euro-Einführung`, `einer DM`: a sum in words is at least two.
    let number = match half.as_str() {
        "eine" | "einer" if factor == 0 => return None,
        "eine" | "einer" => "1".to_owned(),
        "anderthalb" | "eineinhalb" => "1,5".to_owned(),
        it if it.ends_with("halbe") => "0,5".to_owned(),
        "eintausend" | "tausend" => "1000".to_owned(),
        "hundert" | "einhundert" => "100".to_owned(),
        "zweihundert" => "200".to_owned(),
        "dreihundert" => "300".to_owned(),
        "fünfhundert" => "500".to_owned(),
        "fünfzig" => "50".to_owned(),
        it => ratlas_german::number(it)?.to_string(),
    };
    let currency = if whole.as_str().ends_with("DM") { "DEM" } else { "EUR" };
    Some(Amount {
        amount: decimal(&number, factor)?,
        currency,
        span: whole.range(),
        rule: "money/words",
    })
}

/// How many zeros a unit adds, and its ISO code.
pub(super) fn unit_of(unit: &str) -> (u32, &'static str) {
    let currency = if unit.contains("DM") || unit.contains("Mark") { "DEM" } else { "EUR" };
    let factor = match unit.as_bytes() {
        [b'T', ..] => 3,
        [b'M', b'E', ..] => 6,
        _ => 0,
    };
    (factor, currency)
}

/// How many zeros a word adds.
pub(super) fn zeros(times: &str) -> u32 {
    match times.trim().as_bytes() {
        [b'M', b'i', b'o', ..] | [b'M', b'i', b'l', b'l', b'i', b'o', ..] => 6,
        [b'M', ..] => 9,
        [b'T' | b't', ..] => 3,
        _ => 0,
    }
}

/// The number as a decimal, so many zeros added; `None` if it does not fit.
pub(super) fn decimal(printed: &str, zeros: u32) -> Option<String> {
    /// More digits are no sum but a number of an account.
    const MOST_DIGITS: usize = 13;
    let bare: String = printed.chars().filter(|it| !it.is_whitespace()).collect();
    let bare = bare.trim_end_matches(['-', '–', '—']).trim_end_matches(',');
    let (whole, cents) = match bare.split_once(',') {
        Some((whole, cents)) => (whole.replace('.', ""), cents),
        None => match bare.rsplit_once('.') {
            // A point before one or two digits is a decimal point: `2.5 Mio.`
            Some((whole, cents)) if cents.len() < 3 => (whole.replace('.', ""), cents),
            _ => (bare.replace('.', ""), ""),
        },
    };
    let mut digits = whole;
    let mut cents = cents.to_owned();
    for _ in 0..zeros {
        digits.push(if cents.is_empty() { '0' } else { cents.remove(0) });
    }
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    if digits.len() > MOST_DIGITS || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    // Cents have two digits, and none is written as none.
    match cents.trim_end_matches('0') {
        "" => Some(digits.to_owned()),
        one if one.len() == 1 => Some(format!("{digits}.{one}0")),
        more => Some(format!("{digits}.{more}")),
    }
}
