//! Words that say what a title is the title of.

use std::sync::LazyLock;

use ratlas_model::CitationKind;

use crate::pattern::{Pattern, pattern};

const REPORT: &str = r"[Bb]ericht|[Ss]tudie|[Hh]andbuch|[Ee]xpertise|[Gg]utachten|[Bb]roschüre|[Jj]ahrbuch|[Dd]okumentation|[Uu]mfrage|[Ee]rhebung|[Mm]onitoring|[Ll]eitfaden|[Hh]andreichung|[Pp]ublikation|[Aa]rbeitshilfe|[Ee]valuation|[Ww]egweiser|[Ff]lyer|[Ff]altblatt";
const CONCEPT: &str = r"[Kk]onzept|[Kk]onzeption|[Ll]eitlinie|[Ll]eitlinien|[Ll]eitbild|[Ss]trategie|[Aa]ktionsplan|[Mm]asterplan|[Rr]ichtlinie|[Rr]ahmenplan|[Pp]ositionspapier|[Ee]ckpunktepapier|[Gg]rundsatzpapier|[Ii]ntegrationsplan|[Cc]harta";
const PROJECT: &str = r"[Pp]rojekt|[Pp]rogramm|[Kk]ampagne|[Ii]nitiative";
const PAPER: &str = r"[Vv]orlage|[Aa]ntrag|[Aa]ntrags|[Aa]nfrage|[Dd]rucksache|[Rr]esolution";

static NAMES: LazyLock<[(CitationKind, Pattern); 4]> = LazyLock::new(|| {
    let of = |kind, words: &str, shape: &dyn Fn(&str) -> String| (kind, pattern(&shape(words)));
    // `Studie „…“`, `des Berichtes der Verwaltung „…“`.
    let before = |words: &str| {
        format!(
            r"(?:^|[^\p{{L}}])\p{{L}}*(?:{words})(?:e?s|en|n|e)?(?:\s+(?:des|der|zum|zur|vom)\s+\p{{Lu}}\p{{Ll}}+)?:?\s+(?:namens\s+|mit\s+dem\s+Titel\s+)?$"
        )
    };
    [
        of(CitationKind::Report, REPORT, &before),
        of(CitationKind::Concept, CONCEPT, &before),
        of(CitationKind::Project, PROJECT, &before),
        of(CitationKind::Paper, PAPER, &before),
    ]
});

/// The kind named at once before the quotation mark at `at`.
pub(super) fn kind_before(text: &str, at: usize) -> Option<CitationKind> {
    /// A compound and the words between it and the title.
    const LEAD_BYTES: usize = 72;
    let from = text.floor_char_boundary(at.saturating_sub(LEAD_BYTES));
    let lead = &text[from..at];
    // A group, a club or a café is no source, whatever it is called.
    NAMES.iter().find(|(_, name)| name.is_match(lead)).map(|(kind, _)| *kind)
}

/// The kind named at once behind the quotation mark: `„…“-Projekt`, `„…“ (Studie)`.
pub(super) fn kind_behind(text: &str, at: usize) -> Option<CitationKind> {
    static BEHIND: LazyLock<[(CitationKind, Pattern); 3]> = LazyLock::new(|| {
        let name = |words: &str| pattern(&format!(r"^(?:-|\s\()\p{{L}}*(?:{words})"));
        [
            (CitationKind::Report, name(REPORT)),
            (CitationKind::Concept, name(CONCEPT)),
            (CitationKind::Project, name(PROJECT)),
        ]
    });
    BEHIND.iter().find(|(_, name)| name.is_match(&text[at..])).map(|(kind, _)| *kind)
}

/// The kind a title names at its beginning: `Konzeption zum Aufbau …`, `Integrationskonzept 2.0`.
pub(super) fn kind_within(title: &str) -> Option<CitationKind> {
    static WITHIN: LazyLock<[(CitationKind, Pattern); 2]> = LazyLock::new(|| {
        let name = |words: &str| {
            pattern(&format!(
                r"^(?:\p{{Lu}}\p{{L}}+\s)?\p{{L}}*(?:{words})(?:e?s|n|en)?\s+\S.{{2,}}$"
            ))
        };
        [(CitationKind::Concept, name(CONCEPT)), (CitationKind::Report, name(REPORT))]
    });
    WITHIN.iter().find(|(_, name)| name.is_match(title)).map(|(kind, _)| *kind)
}
