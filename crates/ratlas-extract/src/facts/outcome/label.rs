//! The parts of an item that labels set off: what is proposed, what was decided, how the vote went.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::pattern::{Pattern, pattern};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What somebody asks the body to decide.
    Proposal,
    /// What the body decided.
    Decision,
    /// How it voted.
    Vote,
    /// Anything else; it ends what stands before.
    Other,
}

/// A label with the text behind it, up to the next one.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) kind: Kind,
    /// The label; a sentence that announces a decision, such as `Der Rat beschließt:`.
    pub(super) label: Range<usize>,
    pub(super) text: Range<usize>,
    /// Whether the label is such a sentence.
    pub(super) announced: bool,
    /// The item it names: `Beschluss zu 3.:`.
    pub(super) item: Option<String>,
}

static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?m)(?:^|\t)[ \-•*]*(?:\d{1,2}[.)]\s+)?(?:(?:(?<proposal>Beschlu(?:ss|ß)(?:vorschl(?:ag|äge)|antrag|empfehlung|entwurf|vorlage)\S*(?: der \S+| des \S+)?|Empfehlungsvorschlag|Vorschlag zum Beschlu(?:ss|ß)|Vorschlag der Verwaltung|Petitum)|(?<decision>Beschlu(?:ss|ß)(?:text|fassung)?(?:\s+(?:des|der) [^:\n]{3,60})?(?:\s+Nr\.\s?[\w./()-]{1,20}(?:\s+vom\s[^:\n]{6,24})?)?(?:\s+zu\s(?:TOP\s|Punkt\s)?(?<for>\d{1,3}(?:\.\d{1,3})*)\.?)?(?:\s+in der [^:\n]{3,60})?|Genaue Fassung|Beschlu(?:ss|ß)wortlaut|B e s c h l u (?:s s|ß)|Beschlüsse|Wortlaut des Beschlusses|Festlegung(?:en)?|Entscheidung|Empfehlung)|(?<vote>Abstimmungsergebnis(?:se)?|A b s t i m m u n g s e r g e b n i s|Abstimmungsverhalten|Abst\.-?\s?Erg(?:\.|ebnis)|(?:Namentliche )?Abstimmung(?: (?:zum|zur|über) [^:\n]{3,60})?|Beratungsergebnis|Beschlussergebnis|Ergebnis(?: der (?:Abstimmung|Beratung))?|Stimmverhältnis|Votum)|(?<other>Begründung|Sachverhalt|Aussprache|Diskussion|Wortmeldungen|Erläuterung(?:en)?|Protokoll(?:notiz|erklärung)|Finanzielle Auswirkungen|Beratungsverlauf|Sachdarstellung))(?:\s\([^)\n:]{2,60}\))?(?:\s*:[ \t]*|[ \t]*$)|(?<asked>Antrag(?:stext| an (?:den|die) [^:\n]{3,40})?)\s?:?[ \t]*$|(?<plain>Abstimmungsergebnis)[ \t]+|(?<ergeht>(?:Sodann|Daraufhin|Danach|Es|Anschließend)\s[^:\n]{2,140}(?:\n[^:\n]{0,110})?(?-u:\b)folgende[rn]?\s(?:Beschlu(?:ss|ß)\p{L}*|Empfehlung)[^:\n]{0,60}:)[ \t]*$|(?<announced>(?:Der|Die|Das)\s\p{Lu}[^:\n]{2,110}?(?-u:\b)(?:beschließt|beschliesst|beschloss|fa(?:ss|ß)te?|empfiehlt)(?-u:\b)[^:\n]{0,110}(?:\n[^:\n]{0,110})?:)[ \t]*$)",
    )
});

/// The labelled sections of a part, in reading order.
pub(super) fn sections(document: &Document, part: Range<usize>) -> Vec<Section> {
    let text = &document.text[part.clone()];
    let mut res: Vec<Section> = Vec::new();
    for found in LABEL.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let names = [
            ("proposal", Kind::Proposal),
            ("asked", Kind::Proposal),
            ("decision", Kind::Decision),
            ("vote", Kind::Vote),
            ("plain", Kind::Vote),
            ("other", Kind::Other),
            ("announced", Kind::Decision),
            ("ergeht", Kind::Decision),
        ];
        let Some((label, kind, announced)) = names.iter().find_map(|(name, kind)| {
            found.name(name).map(|it| (it, *kind, matches!(*name, "announced" | "ergeht")))
        }) else {
            continue;
        };
        let asks = label.as_str().contains("möge");
        let kind = if asks { Kind::Proposal } else { kind };
        let earlier = kind == Kind::Vote && follows_reference(&text[..whole.start()]);
        let kind = if earlier { Kind::Other } else { kind };
        if let Some(last) = res.last_mut() {
            // The sentence below `Beschluss:` that announces the text is part of it.
            let begins = text[last.text.start - part.start..whole.start()].trim().is_empty();
            if announced && begins && matches!(last.kind, Kind::Decision | Kind::Proposal) {
                continue;
            }
            last.text.end = part.start + whole.start();
        }
        res.push(Section {
            kind,
            label: part.start + label.start()..part.start + label.end(),
            text: part.start + whole.end()..part.end,
            announced,
            item: found.name("for").map(|it| it.as_str().to_owned()),
        });
    }
    res
}

/// Whether a label stands right below `Vorgang: …`: it tells of an earlier sitting.
fn follows_reference(before: &str) -> bool {
    let lines = before.trim_end_matches('\n').rsplit('\n').take(3);
    lines.take_while(|it| !it.trim().is_empty()).any(|it| it.trim_start().starts_with("Vorgang"))
}

/// The end of the paragraph that begins at a byte.
pub(super) fn paragraph_end(text: &str, start: usize, until: usize) -> usize {
    static BLANK_LINE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\n[ \t]*\n"));
    let lead = text[start..until].len() - text[start..until].trim_start().len();
    let from = start + lead;
    BLANK_LINE.find(&text[from..until]).map_or(until, |it| from + it.start())
}

/// The end of the text decided: two blank lines, or the beginning of the debate.
pub(super) fn decided_end(text: &str, start: usize, until: usize) -> usize {
    let lead = text[start..until].len() - text[start..until].trim_start().len();
    let from = start + lead;
    let end = text[from..until].find("\n\n\n").map_or(until, |it| from + it);
    DEBATE.find(&text[from..end]).map_or(end, |it| from + it.start())
}

/// A paragraph that begins so tells of the sitting.
static DEBATE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\n[ \t]*(?:(?:Der|Die)\sVorsitzende(?-u:\b)|Zur Beurkundung|Für die Richtigkeit)|\n[ \t]*\n[ \t]*(?:(?:Ober)?[Bb]ürgermeister|Frau\s|Herr\s|(?:Stadt|Gemeinde|Kreis)r(?:at|ätin)\s|Rats(?:herr|frau|mitglied)\s|gez\.|F\.\s?d\.\s?R)",
    )
});
