//! What is known of a word part, packed in one number; the build script packs, the splitter reads.

/// May stand before another part.
pub(crate) const FIRST: u64 = 1;
/// May end a word.
pub(crate) const LAST: u64 = 2;
/// Never taken apart.
pub(crate) const WHOLE: u64 = 4;
/// Was met as a word of its own.
pub(crate) const ATTESTED: u64 = 8;

/// Every place a part may have.
#[allow(dead_code, reason = "only the build script packs")]
pub(crate) const PLACES: u64 = FIRST | LAST;

const COUNT_SHIFT: u32 = 8;

/// Parts written down by hand count as if they stood in so many papers: common, not the commonest.
#[allow(dead_code, reason = "only the build script packs")]
pub(crate) const COUNT_OF_WRITTEN: u64 = 100;

/// The flags of a place in the list of parts.
#[allow(dead_code, reason = "only the build script packs")]
pub(crate) fn of_place(place: &str) -> Option<u64> {
    match place {
        "first" => Some(FIRST),
        "last" => Some(LAST),
        "none" => Some(0),
        "any" => Some(FIRST | LAST),
        _ => None,
    }
}

/// Whether words of a kind in the list of whole words are parts of compounds.
#[allow(dead_code, reason = "only the build script packs")]
pub(crate) fn is_noun(kind: &str) -> bool {
    matches!(kind, "derived" | "foreign" | "lexical")
}

/// A value with a count of at least `papers`.
#[allow(dead_code, reason = "only the build script packs")]
pub(crate) fn more_common(value: u64, papers: u64) -> u64 {
    let flags = value & ((1 << COUNT_SHIFT) - 1);
    flags | (papers.max(value >> COUNT_SHIFT) << COUNT_SHIFT)
}

/// In how many papers the part was met.
#[allow(dead_code, reason = "only the splitter reads")]
pub(crate) fn papers(value: u64) -> u64 {
    value >> COUNT_SHIFT
}
