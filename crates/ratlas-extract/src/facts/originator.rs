//! The words that name a faction, a councillor or a body as the origin of a paper.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::ApplicantKind;

use super::body::nominative;
use super::name::name;
use crate::document::Document;
use crate::found::Found;
use crate::lexicon::phrases::{FUNCTIONS, faction};
use crate::pattern::{Pattern, pattern};

/// Who brings something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Originator {
    /// As printed; of a person the name alone, of a body in the nominative.
    pub(crate) name: String,
    pub(crate) kind: ApplicantKind,
    /// The name of the faction as it is used here.
    pub(crate) faction: Option<String>,
}

/// An originator with its place, and whether its words say by themselves that it is one.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) value: Originator,
    span: Range<usize>,
    plain: bool,
    named: bool,
}

impl Candidate {
    pub(crate) fn found(self, rule: &'static str) -> Found<Originator> {
        Found::new(self.value, self.span, rule)
    }

    /// Whether these words alone on a line or in a cell name who brings something in: a faction with its word
    /// "Fraktion", a councillor with faction. A lone "SPD" or "Lea Klein" may be anything.
    pub(crate) fn stands_alone(&self) -> bool {
        self.plain
    }

    /// Whether these words behind "Antrag von" name somebody: a person needs at least "Frau".
    pub(crate) fn is_named(&self) -> bool {
        self.named
    }
}

/// All originators that these words list, if they list nothing else.
///
/// | written                                              | read as                               |
/// |------------------------------------------------------|---------------------------------------|
/// | `CDU, SPD und GRÜNE`, `Fraktionen CDU und FDP/FW`    | factions                              |
/// | `Fraktion Bürgerliste`, `SPD-Ratsfraktion`           | factions                              |
/// | `Stadträtin Lea Klein (GRÜNE)`, `Stadtv. Kim Bolz – Volt` | persons with their factions      |
/// | `des Bezirksausschusses 25`, `Migrationsbeirat`      | bodies                                |
pub(crate) fn originators(
    document: &Document,
    span: Range<usize>,
    rule: &'static str,
) -> Vec<Found<Originator>> {
    candidates(document, span).into_iter().map(|it| it.found(rule)).collect()
}

/// The originators that these words list; none if one of them is no name, for then the words are
/// a sentence or a title.
pub(crate) fn candidates(document: &Document, span: Range<usize>) -> Vec<Candidate> {
    static FACTIONS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\s*(?:der\s|die\s|den\s|von\s)*\p{L}*[Ff]raktionen\s"));
    let words = document.text.get(span.clone()).unwrap_or_default();
    let of_factions = FACTIONS.is_match(words);
    let found = pieces(document, span).into_iter().map(|it| {
        originator(document, it.clone())
            .or_else(|| local_list(document, it).filter(|_| of_factions))
    });
    found.collect::<Option<Vec<Candidate>>>().unwrap_or_default()
}

/// Behind "der Fraktionen" any name is that of a faction: "Eine Stadt für alle".
fn local_list(document: &Document, span: Range<usize>) -> Option<Candidate> {
    let words = document.words(span.clone());
    let few = words.split(' ').count() <= 6;
    let named = words.starts_with(char::is_uppercase)
        && !words.contains(|it: char| it.is_ascii_digit() || ".:;?".contains(it));
    (few && named).then(|| Candidate {
        value: Originator { faction: key(&words), name: words, kind: ApplicantKind::Faction },
        span,
        plain: false,
        named: true,
    })
}

/// The parts of a list of names.
fn pieces(document: &Document, span: Range<usize>) -> Vec<Range<usize>> {
    static SEPARATOR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s*[,;]\s*(?:und\s|sowie\s)?|\s+(?:und|sowie|u\.)\s+|\t+|\s\+\s|\s•\s|\)\s+(?:und\s)?",
        )
    });
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:der|die|des|den|dem|von|vom|durch|beiden|Die|Der|Gruppierung|Gruppe)\s|Fraktionen(?:\s(?:der|von|im\s\S+))?\s*:?\s|Stadtratsfraktionen\s|Ratsfraktionen\s|RM\s|die\s)+",
        )
    });
    let Some(span) = document.trimmed(span) else { return Vec::new() };
    let text = &document.text[span.clone()];
    let whole = |start: usize, end: usize| {
        let words = text.get(start..end)?;
        let lead = LEAD.find(words).map_or(0, |it| it.end());
        document.trimmed(span.start + start + lead..span.start + end)
    };
    let known = |it: &Range<usize>| {
        faction(&document.text[it.clone()])
            .is_some_and(|key| !key.contains([',', ';']) && !key.contains(" und "))
    };
    let mut res = Vec::new();
    let mut start = 0;
    for found in SEPARATOR.find_iter(text) {
        let bracket = found.as_str().starts_with(')');
        res.extend(whole(start, found.start() + usize::from(bracket)));
        start = found.end();
    }
    res.extend(whole(start, text.len()));
    if let Some(all) =
        whole(0, text.len()).filter(|it| known(it) && res.len() > 1 && !text.contains(','))
    {
        return vec![all];
    }
    res
}

/// The originator these words are.
pub(crate) fn originator(document: &Document, span: Range<usize>) -> Option<Candidate> {
    /// Longer words are a sentence.
    const LONGEST: usize = 120;
    let span = document.trimmed(span).filter(|it| it.len() <= LONGEST)?;
    let words = document.words(span.clone());
    person(document, &span).or_else(|| party(&words, &span)).or_else(|| body(&words, &span))
}

fn party(words: &str, span: &Range<usize>) -> Option<Candidate> {
    static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)^ (?: \S{2,40} (?:\s\S{1,30}){0,3}? [\s-] )? (?: \p{L}*[Ff]raktion(?:sgemeinschaft|sgruppe|sbündnis)? | FRAKTION
                 | (?:Rats|Stadtrats|Gemeinderats|Wähler)gruppe | Gruppe | Zählgemeinschaft | Ausschussgemeinschaft | Wählergemeinschaft )
              (?: \s (?:im\s(?:Rat|Stadtrat|Gemeinderat|Kreistag)|in\sder|der|die|des|DER|DIE|Die) (?:\s\S+){1,6}? | \s \p{Lu}\S* (?:\s\S+){0,4} )? $",
        )
    });
    let verb = words
        .split(' ')
        .any(|it| ["ist", "hat", "wird", "und", "mit", "für", "zu", "von"].contains(&it));
    let key = key(words);
    let grouped = GROUP.is_match(words)
        && !words.contains("vorsitz")
        && !verb
        && !words.ends_with(['.', ':']);
    let short = words.split(' ').count() <= 6;
    // "Anfrage der Fraktion …", "Einreicher: Fraktion …" name more than the faction.
    if ["ntrag", "nfrage", ":", "\t"].iter().any(|it| words.contains(it)) {
        return None;
    }
    if !(grouped || key.is_some() && short) {
        return None;
    }
    // "Die Linke im Rat der Stadt Adorf" heads the paper of a faction.
    let plain = grouped || key.is_some() && IN_COUNCIL.is_match(words);
    let value = Originator { name: words.to_owned(), kind: ApplicantKind::Faction, faction: key };
    Some(Candidate { value, span: span.clone(), plain, named: true })
}

/// The faction that these words name, without the words that name its council.
fn key(words: &str) -> Option<String> {
    static KIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{L}*[Ff]raktion(?:sgemeinschaft|en)?|FRAKTION|Ausschussgemeinschaft|Zählgemeinschaft|Gruppe|\p{L}+gruppe)\s(?:der\s|von\s)?",
        )
    });
    let bare = IN_COUNCIL.replace(words, "");
    faction(&KIND.replace(&bare, "")).or_else(|| faction(&bare))
}

/// "… im Rat der Stadt Adorf" behind the name of a faction.
static IN_COUNCIL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s(?:im|in\sde[rm]|des|der)\s\p{L}*(?:[Rr]at|tag|versammlung|vertretung|schaft|Stadt)\S*(?:\s.*)?$",
    )
});

/// A person with function or faction, or a bare given and family name.
fn person(document: &Document, span: &Range<usize>) -> Option<Candidate> {
    static WITH: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?<name>[^(),–]{4,70}?)\s*(?:\((?<bracket>[^()]{2,60})\)|\s[–-]\s(?<dash>.{2,50}))$",
        )
    });
    let words = document.text[span.clone()].replace('\n', " ");
    let words = words.as_str();
    let found = WITH.captures(words);
    let (printed, of) = match &found {
        Some(found) => {
            let of = found.name("bracket").or(found.name("dash")).map_or("", |it| it.as_str());
            (found.name("name").map_or(words, |it| it.as_str()), Some(of))
        }
        None => (words, None),
    };
    if of.is_some_and(|it| {
        it.contains(|it: char| it.is_ascii_digit() && !it.is_alphabetic()) && faction(it).is_none()
    }) {
        return None;
    }
    let bare = printed.trim_start_matches("Mitglied des ").trim();
    let it = name(bare)?;
    let key = of.and_then(faction);
    let council = it.function.as_deref().is_some_and(|function| {
        FUNCTIONS.iter().any(|(form, kind)| *form == function && *kind == "council")
    });
    // "Stadtrat" alone, "Sozialer Dienst": a name has a given name, or an address before it.
    let named = it.given.is_some() || it.form_of_address.is_some() || it.function.is_some();
    let party = faction(printed.trim()).is_some();
    let official = it.function.is_some() && !council;
    let like_body = BODY.is_match(printed) || printed.contains("raktion");
    if !named || party || official || like_body || of.is_some() && key.is_none() && !council {
        return None;
    }
    let offset = printed.find(bare).unwrap_or(0) + it.span.start;
    let start = span.start + offset;
    let place = start..(start + it.span.len()).min(span.end);
    let plain = key.is_some() || council && it.given.is_some();
    let named = plain || it.form_of_address.is_some() && it.given.is_some();
    let value = Originator { name: it.name, kind: ApplicantKind::Person, faction: key };
    Some(Candidate { value, span: place, plain, named })
}

static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)(?: [Bb]eirat(?:e?s)? | [Aa]usschu(?:ss|ß)(?:es)? | [Oo]rtsbeirat(?:e?s)? | Bürgerversammlung | Ortschaftsrat(?:e?s)? | Bezirksvertretung | Stadtbezirksrat(?:e?s)? | Bezirksrat(?:e?s)?
        | (?:Integrations|Migrations|Ausländer|Jugend|Kinder|Senioren|Migranten)(?:rat(?:e?s)?|parlament(?:s)?|vertretung|forum(?:s)?) | Ausländer-\sund\sAusländerinnenvertretung | Stadtteil(?:rat|vertretung) | Seniorenvertretung | Jugendgemeinderat(?:e?s)? | \bOBR ) (?: \s | $ | \d )",
    )
});

fn body(words: &str, span: &Range<usize>) -> Option<Candidate> {
    let short = words.split(' ').count() <= 14;
    let upper = words.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
    let closed = !words.ends_with(['.', ':', '?']);
    (BODY.is_match(words) && short && upper && closed).then(|| Candidate {
        value: Originator { name: nominative(words), kind: ApplicantKind::Body, faction: None },
        span: span.clone(),
        plain: false,
        named: true,
    })
}
