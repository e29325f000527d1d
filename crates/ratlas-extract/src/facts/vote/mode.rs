//! How a vote was taken, in words: unanimous or by majority.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::VoteMode;

use crate::pattern::{Pattern, pattern};

static MODE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<one>einst[il1](?:m|rn|nn)(?:m|rn|nn)ig|einstimm\.|einhellig|einmütig|einvernehmlich|ohne\s+gegenstimmen?|oh?ne\s+widerspruch)|(?<most>mehrhe[il1]t[il1]ich|mehrheitl\.|mit\s+(?:\p{L}+\s+)?(?:stimmen|stimm)?mehrheit|(?:stimmen)?mehrheit\s+(?:angenommen|abgelehnt|beschlossen|zugestimmt))",
    )
});

/// The mode that words state. A form that leaves both open, or whose box is empty, states none.
pub(super) fn mode(words: &str) -> Option<(VoteMode, Range<usize>)> {
    let boxes = words.contains(['☐', '☒', '☑', '□', '\u{f0a8}'])
        || words.contains("[ ]")
        || words.contains("[x]");
    let mut found = MODE.captures_iter(words).filter_map(|it| {
        let whole = it.get(0)?;
        let mode = if it.name("one").is_some() { VoteMode::Unanimous } else { VoteMode::Majority };
        let before = words[..whole.start()].trim_end().to_lowercase();
        let ticked = before.ends_with(['☒', '☑']) || before.ends_with("[x]");
        let negated = before.ends_with("nicht");
        (!negated && (!boxes || ticked)).then(|| (mode, whole.range()))
    });
    let first = found.next()?;
    let open_form = |it: &(VoteMode, Range<usize>)| {
        let gap = words[first.1.end..it.1.start].trim();
        it.0 != first.0 && matches!(gap, "/" | "|" | "oder" | "")
    };
    (!found.next().is_some_and(|it| open_form(&it))).then_some(first)
}
