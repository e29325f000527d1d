//! The public and the closed part of an agenda.

use std::sync::LazyLock;

use crate::pattern::{Pattern, pattern};

/// Headings of parts, letter-spaced or not, with a number or letter before them.
static PART: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?im)^[ \t*–-]*(?:(?:[IVX]\s?){1,3}\.|[AB][.)]|[AB]\s|\d\.)?[ \t]*(?:tagesordnung(?:spunkte)?\s*[:–(-]?\s*)?(?:t\s?a\s?g\s?e\s?s\s?o\s?r\s?d\s?n\s?u\s?n\s?g\s*[–-]\s*)?(?:(?:in|der|des|die|zur?)\s)?(?<part>(?:nicht\s?-?\s?|vertrauliche[rn]?\s)?öffentliche[rsn]?\s?(?:teile?s?|sitzung|tagesordnung|beratung|tagesordnungspunkte|angelegenheiten)|(?:nicht\s?-?\s?)?öffentlich|vertraulicher\steil|(?:n\si\sc\sh\st\s*)?ö\sf\sf\se\sn\st\sl\si\sc\sh\se\s[rn]\s+(?:t\se\si\sl|s\si\st\sz\su\sn\sg))(?:\s(?:der|des)\s\S+)?[ \t:)–-]*$",
    )
});

/// The heading of a public or closed part, if one stands in this text: whether it is public.
pub(super) fn part_between(text: &str) -> Option<bool> {
    if !text.contains(['f', 'F']) {
        return None;
    }
    let last = PART.captures_iter(text).last()?;
    Some(is_public(last.name("part")?.as_str()))
}

/// The heading of a part that a title ran into, and whether it is public.
pub(super) fn part_behind(title: &str) -> Option<(usize, bool)> {
    static TAIL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:[IVX]{1,3}\.\s?|[AB]\.\s)?(?<part>(?:Nichtö|Nicht ö|Ö)ffentlicher Teil)\s?:?$",
        )
    });
    let found = TAIL.captures(title)?;
    let start = found.get(0)?.start();
    Some((start, is_public(found.name("part")?.as_str())))
}

fn is_public(words: &str) -> bool {
    let words: String = words.to_lowercase().split_whitespace().collect();
    !words.starts_with("nicht") && !words.starts_with("vertraulich")
}
