//! The name of the statute a passage belongs to.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::one_line;
use crate::lexicon::laws::{LAWS, abbreviation};
use crate::pattern::{Pattern, pattern};

/// The name of a statute.
#[derive(Debug)]
pub(super) struct Code {
    /// Its abbreviation, or its long name in the nominative if it has none we know.
    pub(super) name: String,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
}

impl Code {
    fn new(name: impl Into<String>, span: Range<usize>) -> Code {
        Code { name: name.into(), span }
    }
}

/// What an abbreviation of a statute looks like: `AufenthG`, `KV M-V`, `GO NRW`.
const ABBREVIATION: &str = r"[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]{0,14}(?:G|GB|GVO|O|VO|V|Verf)(?:-[A-Z]{1,4})?(?:\s(?:NRW|NW|LSA|Bbg|Bln|BW|M-V|RLP|RP|SH|Nds|Saar))?";

/// The name behind the numbers, which end at `at`.
pub(super) fn behind(text: &str, at: usize) -> Option<Code> {
    /// The long name of a statute with its abbreviation fits in.
    const NAME_BYTES: usize = 260;
    let end = text.floor_char_boundary((at + NAME_BYTES).min(text.len()));
    let rest = &text[at..end];
    let lead = LEAD.find(rest).map_or(0, |it| it.end());
    if lead == 0 {
        return None;
    }
    let (start, rest) = (at + lead, &rest[lead..]);
    book(rest, start)
        .or_else(|| known(rest, start))
        .or_else(|| abbreviated(rest, start))
        .or_else(|| long_name(rest, start))
}

/// The name before the sign: `AufenthG, § 25b`. Not where another name may follow.
pub(super) fn before(text: &str, sign: usize, passage_end: usize) -> Option<Code> {
    /// An abbreviation with what may stand between.
    const NAME_BYTES: usize = 40;
    if BELONGS.is_match(&text[passage_end..]) {
        return None;
    }
    let from = text.floor_char_boundary(sign.saturating_sub(NAME_BYTES));
    let found = BEFORE.captures(&text[from..sign])?.name("code")?;
    let name = one_line(found.as_str());
    is_abbreviation(&name).then(|| Code::new(name, from + found.start()..from + found.end()))
}

static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^[\s,]+(?:(?:des|der|im|vom|nach\s+de[mr]|nach|zum|zur|in\s+der|dem)\s+)?")
});
static BELONGS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^[\s,]*(?:des|der|dieser|dieses|im|vom|\p{Lu}\p{Ll}*satzung)\b"));
static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[^\p{{L}}])(?<code>{ABBREVIATION}|SGB\s[IVX]{{1,4}}|GG)\)?(?:,|:|\s(?:und|sowie|bzw\.|oder|i\.\s?V\.\s?m\.))?\s\(?$"
    ))
});

/// A book of the Sozialgesetzbuch, by number or by name.
fn book(rest: &str, start: usize) -> Option<Code> {
    static BOOK: LazyLock<Pattern> = LazyLock::new(|| {
        let named = r"(?<named>Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt|Elft|Zwölft)e[sn]?\s+Buch(?:e?s)?";
        let again = named.replace("<named>", "<again>");
        pattern(&format!(
            r"^(?:{named}\s+(?:des\s+)?(?:Sozialgesetzbuch(?:e?s)?|SGB)|(?:Sozialgesetzbuch(?:e?s)?\s+\(SGB\)|Sozialgesetzbuch(?:e?s)?|SGB)\s*(?:,|–|-)?\s*(?:(?<roman>[IVX]{{1,4}})\b|(?<digits>[0-9]{{1,2}})\b|\(?{again}\)?))(?:\s*[–-])?(?:\s*\(SGB\s[IVX]{{1,4}}\))?"
        ))
    });
    const ROMAN: [&str; 13] =
        ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    const NAMED: [&str; 12] = [
        "Erst", "Zweit", "Dritt", "Viert", "Fünft", "Sechst", "Sieb", "Acht", "Neunt", "Zehnt",
        "Elft", "Zwölft",
    ];
    let found = BOOK.captures(rest)?;
    let number = if let Some(it) = found.name("roman") {
        it.as_str()
    } else if let Some(it) = found.name("digits") {
        ROMAN.get(it.as_str().parse::<usize>().ok()?).filter(|it| !it.is_empty())?
    } else {
        let word = found.name("named").or(found.name("again"))?.as_str();
        ROMAN[NAMED.iter().position(|it| word.starts_with(it))? + 1]
    };
    let words = found.get(0)?.as_str().trim_end_matches(['–', '-', ' ']);
    Some(Code::new(format!("SGB {number}"), start..start + words.len()))
}

/// A name or an abbreviation of the list, with an abbreviation in parentheses behind it.
fn known(rest: &str, start: usize) -> Option<Code> {
    static NAMES: LazyLock<Pattern> = LazyLock::new(|| {
        let names = LAWS.iter().map(|(form, _)| regex::escape(form).replace(' ', r"\s+"));
        let names = names.collect::<Vec<_>>().join("|");
        pattern(&format!(r"^(?<code>{names})(?:$|[^\p{{L}}])"))
    });
    let found = NAMES.captures(rest)?.name("code")?;
    // `GO NRW` is not `GO`, `KVG LSA` not `KVG`.
    if let Some(longer) = abbreviated(rest, start)
        && longer.span.end > start + found.end()
    {
        return Some(longer);
    }
    let name = abbreviation(found.as_str())?;
    Some(match in_parentheses(&rest[found.end()..]) {
        Some((printed, len)) if found.len() > name.len() => {
            Code::new(printed, start..start + found.end() + len)
        }
        _ => Code::new(name, start..start + found.end()),
    })
}

fn abbreviated(rest: &str, start: usize) -> Option<Code> {
    static CODE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(&format!(r"^(?<code>{ABBREVIATION})(?:$|[^\p{{L}}])")));
    let found = CODE.captures(rest)?.name("code")?;
    let name = one_line(found.as_str());
    let name = abbreviation(&name).map_or(name, str::to_owned);
    is_abbreviation(&name).then(|| Code::new(name, start..start + found.end()))
}

/// Whether it is no ordinary word in capitals, no treaty of a club and no letter of an agenda.
fn is_abbreviation(name: &str) -> bool {
    const NO_STATUTES: &[&str] =
        &["BV", "VO", "EV", "TV", "DV", "AG", "TO", "IV", "KV", "EDV", "SV", "MV"];
    let word = name.split(' ').next().unwrap_or_default();
    let shouted = word.chars().count() > 6 && word.chars().all(char::is_uppercase);
    abbreviation(name).is_some() || !(shouted || NO_STATUTES.contains(&name) || word.len() < 2)
}

/// A long name that is not in the list: `… Aufnahmegesetzes (MAufnG)`, `Gesetzes über … (X)`.
fn long_name(rest: &str, start: usize) -> Option<Code> {
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?<name>(?:(?<adjective>\p{Lu}\p{Ll}+(?:isch|lich))(?:e|en|es|er)\s+)?(?<noun>(?:\p{Lu}\p{L}*-,?\s+(?:(?:und|\p{Lu}\p{L}*-)\s+){0,3})?\p{Lu}[\p{L}-]*gesetz)(?:es|e)?\b|Gesetz(?:es|e)?\s+(?:über|zur|zum|für|gegen|betreffend)\s[^()§\n]{4,120}(?:\n[^()§\n]{2,100})?)",
        )
    });
    let found = NAME.captures(rest)?;
    let name = found.name("name")?;
    if let Some((printed, len)) = in_parentheses(&rest[name.end()..]) {
        return Some(Code::new(printed, start..start + name.end() + len));
    }
    let noun = one_line(found.name("noun")?.as_str());
    let adjective =
        found.name("adjective").map_or(String::new(), |it| format!("{}es ", it.as_str()));
    Some(Code::new(format!("{adjective}{noun}"), start..start + name.end()))
}

/// The abbreviation in parentheses behind a long name, and how many bytes it takes.
fn in_parentheses(rest: &str) -> Option<(String, usize)> {
    static PARENTHESES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(r"^\s*(?:\(|[–-]\s)(?:{ABBREVIATION}|SGB\s[IVX]{{1,4}})(?:\)|\s[–-])"))
    });
    let found = PARENTHESES.find(rest)?;
    let printed = one_line(found.as_str().trim().trim_matches(['(', ')', '–', '-', ' ']));
    let name = abbreviation(&printed).map_or(printed, str::to_owned);
    Some((name, found.end()))
}
