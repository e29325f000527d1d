//! What each number is to the paper it stands in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ratlas_german::Precision;
use ratlas_model::{Basis, Genre, Reference, ReferenceKind, ReferenceRole};

use crate::document::Document;
use crate::facts::Facts;
use crate::facts::agenda::Item;
use crate::facts::body::nominative;
use crate::facts::deadline::sentence;
use crate::facts::number::{Number, is_alone};
use crate::found::{Found, dates_in, evidence};
use crate::pattern::{Pattern, pattern};

/// The numbers of a paper, each once, in the order of their first mention.
///
/// A number that is printed several times has the strongest role of its mentions.
pub(crate) fn references(document: &Document, facts: &Facts, genre: Genre) -> Vec<Reference> {
    let mut res: Vec<(Reference, Vec<&Found<Number>>)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let items = ItemIndex::of(facts);
    let mut owned = false;
    for number in &facts.numbers {
        let (role, item) = role(document, facts, &items, genre, number, owned);
        owned |= role == ReferenceRole::Own;
        if let Some(idx) = known.get(number.value.normalized.as_str()) {
            let (reference, mentions) = &mut res[*idx];
            mentions.push(number);
            reference.role = reference.role.min(role);
            reference.date = reference.date.take().or_else(|| date(document, facts, number));
            reference.originator =
                reference.originator.take().or_else(|| originator(document, number));
            reference.agenda_item = reference.agenda_item.take().or(item);
        } else {
            known.insert(&number.value.normalized, res.len());
            res.push((reference(document, facts, number, role, item), vec![number]));
        }
    }
    for (reference, mentions) in &mut res {
        let spans = mentions.iter().map(|it| it.span.clone());
        reference.evidence = evidence(document, spans, mentions[0].rule.clone(), Basis::Explicit);
        let own = reference.role == ReferenceRole::Own;
        // Cities number amendments like motions.
        let amends = genre == Genre::Amendment && reference.kind == ReferenceKind::Motion;
        if own && (reference.kind == ReferenceKind::Other || amends) {
            reference.kind = kind_of_genre(genre);
        }
        if reference.role == ReferenceRole::Subject && reference.kind == ReferenceKind::Other {
            reference.kind = named_kind(document, facts, mentions).unwrap_or(reference.kind);
        }
    }
    let mut res: Vec<Reference> = res.into_iter().map(|it| it.0).collect();
    versions(&mut res, genre);
    res
}

/// What the title of the item calls the paper it deals with.
fn named_kind(
    document: &Document,
    facts: &Facts,
    mentions: &[&Found<Number>],
) -> Option<ReferenceKind> {
    /// A title and the line of its number.
    const TITLE_BYTES: usize = 220;
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?<amendment>(?:Änderungs|Ergänzungs|Zusatz)[\p{L}/-]*antr[aä]g)|(?<inquiry>\p{L}*[Aa]nfrage\b)|(?<motion>\p{L}*[Aa]ntrag\b)|(?<statement>Stellungnahme|Verwaltungsstandpunkt)|(?<information>Informationsvorlage|Informationsdrucksache|Mitteilung|Sachstandsbericht)|(?<proposal>Beschlussvorlage|Beschlussdrucksache|Sitzungsvorlage))",
        )
    });
    let text = &document.text;
    let item = |at: usize| {
        facts.agenda.iter().find(|it| it.span.contains(&at) || it.value.text.contains(&at))
    };
    let titles = mentions.iter().filter_map(|it| Some(&text[item(it.span.start)?.span.clone()]));
    let lines = mentions.iter().map(|it| {
        let from = text.floor_char_boundary(it.span.start.saturating_sub(TITLE_BYTES));
        let line_idx = document.line_at(it.span.start);
        let before = line_idx.checked_sub(1).unwrap_or(line_idx);
        let line = document.lines.get(before).map_or(from, |it| it.span.start);
        &text[from.max(line)..it.span.start]
    });
    titles.chain(lines).find_map(|words| {
        let found = NAMED.captures(words)?;
        let names = ["amendment", "inquiry", "motion", "statement", "information", "proposal"];
        names.into_iter().find(|it| found.name(it).is_some())?.parse().ok()
    })
}

/// What the paper's own number is a version of: `VO/2021/6418-01` answers or amends `VO/2021/6418`.
fn versions(references: &mut [Reference], genre: Genre) {
    let Some(own) = references.iter().find(|it| it.role == ReferenceRole::Own).cloned() else {
        return;
    };
    let role = match (genre, own.kind) {
        (Genre::Amendment, _) | (_, ReferenceKind::Amendment) => ReferenceRole::Amends,
        (Genre::Statement | Genre::Reply, _) | (_, ReferenceKind::Statement) => {
            ReferenceRole::Answered
        }
        _ => return,
    };
    for it in references.iter_mut().filter(|it| it.role == ReferenceRole::Cited) {
        let version = own.normalized.strip_prefix(&it.normalized);
        if version.is_some_and(|rest| rest.starts_with(['-', '/'])) {
            it.role = role;
        }
    }
}

fn reference(
    document: &Document,
    facts: &Facts,
    number: &Found<Number>,
    role: ReferenceRole,
    agenda_item: Option<String>,
) -> Reference {
    let start = number.value.label.as_ref().map_or(number.span.start, |it| it.start);
    Reference {
        number: number.value.number.clone(),
        normalized: number.value.normalized.clone(),
        raw: document.words(start..number.span.end),
        kind: number.value.kind.unwrap_or(ReferenceKind::Other),
        role,
        date: date(document, facts, number),
        originator: originator(document, number),
        parts: number.value.parts.clone(),
        agenda_item,
        evidence: number.evidence(document),
    }
}

/// The items of the agenda by where they stand.
struct ItemIndex<'f> {
    /// Titles, in order.
    heads: Vec<&'f Found<Item>>,
    /// By the start of their texts.
    texts: Vec<&'f Found<Item>>,
}

impl<'f> ItemIndex<'f> {
    fn of(facts: &'f Facts) -> ItemIndex<'f> {
        let heads: Vec<&Found<Item>> = facts.agenda.iter().collect();
        let mut texts = heads.clone();
        texts.sort_by_key(|it| it.value.text.start);
        ItemIndex { heads, texts }
    }

    /// The item whose title holds a byte.
    fn titled(&self, at: usize) -> Option<&'f Found<Item>> {
        let next = self.heads.partition_point(|it| it.span.start <= at);
        self.heads[..next].last().copied().filter(|it| it.span.contains(&at))
    }

    /// The item whose text holds a byte.
    fn dealt_with(&self, at: usize) -> Option<&'f Found<Item>> {
        let next = self.texts.partition_point(|it| it.value.text.start <= at);
        self.texts[..next].last().copied().filter(|it| it.value.text.contains(&at))
    }
}

fn role(
    document: &Document,
    facts: &Facts,
    items: &ItemIndex<'_>,
    genre: Genre,
    number: &Found<Number>,
    owned: bool,
) -> (ReferenceRole, Option<String>) {
    let kind = number.value.kind;
    let at = number.span.start;
    let (titled, dealt_with) = (items.titled(at), items.dealt_with(at));
    let in_item = titled.or(dealt_with).and_then(|it| it.value.number.clone());
    let listed = itemised(document, genre, number);
    let in_item = in_item.or_else(|| listed.clone());
    if number.rule == "number/parliament" {
        return (ReferenceRole::Cited, in_item);
    }
    if matches!(kind, Some(ReferenceKind::Instruction | ReferenceKind::Session)) {
        return (ReferenceRole::Cited, in_item);
    }
    let resolution = kind == Some(ReferenceKind::Resolution);
    let heads = dealt_with.is_some_and(|it| heads_item(document, it, number));
    if titled.is_some() || heads || (listed.is_some() && !resolution) {
        return (ReferenceRole::Subject, in_item);
    }
    let extract = genre == Genre::ResolutionExtract && number.value.label.is_some();
    if resolution && extract && !owned {
        return (ReferenceRole::Own, in_item);
    }
    if resolution {
        let ordered = MANDATE.is_match(&document.text[sentence(document, number.span.start)]);
        return (if ordered { ReferenceRole::Mandate } else { ReferenceRole::Cited }, in_item);
    }
    if genre == Genre::Reply && !owned && in_head(facts, number) && below_kind(document, number) {
        return (ReferenceRole::Own, in_item);
    }
    (role_in(document, facts, items, genre, number, owned), in_item)
}

/// What a number is to a paper of this genre, where neither its kind nor an item tells. A form
/// numbers itself, whatever it is.
fn role_in(
    document: &Document,
    facts: &Facts,
    items: &ItemIndex<'_>,
    genre: Genre,
    number: &Found<Number>,
    owned: bool,
) -> ReferenceRole {
    let kind = number.value.kind;
    let in_head = in_head(facts, number);
    let motion = matches!(kind, Some(ReferenceKind::Motion | ReferenceKind::Inquiry));
    let heads_line = begins_line(document, number) && stands_apart(document, number);
    match genre {
        Genre::Reply if motion => ReferenceRole::Answered,
        Genre::Minutes if in_head && heads_minutes(document, items, number) => {
            ReferenceRole::Subject
        }
        Genre::Other | Genre::Report if in_head && !owned && heads_line => ReferenceRole::Own,
        Genre::Reply
        | Genre::Minutes
        | Genre::Invitation
        | Genre::Agenda
        | Genre::Gazette
        | Genre::WorkingPaper
        | Genre::Report
        | Genre::Other => ReferenceRole::Cited,
        Genre::Statement if in_head && named_as_answered(document, number) => {
            ReferenceRole::Answered
        }
        Genre::Amendment if in_head && named_as_amended(document, number) => ReferenceRole::Amends,
        Genre::ResolutionExtract if in_head => ReferenceRole::Subject,
        _ if in_head && !owned && may_be_own(genre, kind) && stands_apart(document, number) => {
            ReferenceRole::Own
        }
        Genre::Statement | Genre::Proposal | Genre::Information
            if in_head
                && motion
                && (stands_apart(document, number) || begins_line(document, number)) =>
        {
            ReferenceRole::Answered
        }
        Genre::Statement | Genre::Proposal | Genre::Information
            if !motion && mandates(document, number) =>
        {
            ReferenceRole::Mandate
        }
        Genre::Amendment
            if in_head && (stands_apart(document, number) || begins_line(document, number)) =>
        {
            ReferenceRole::Amends
        }
        _ => ReferenceRole::Cited,
    }
}

/// The minutes of one item print its paper in their head.
fn heads_minutes(document: &Document, items: &ItemIndex<'_>, number: &Found<Number>) -> bool {
    number.value.label.is_some()
        && stands_apart(document, number)
        && items.heads.first().is_none_or(|it| it.span.start >= number.span.start)
}

/// "hat mit Beschluss vom 26.07.2018 (BSV/18/02044) die Verwaltung beauftragt".
fn mandates(document: &Document, number: &Found<Number>) -> bool {
    let around = &document.text[sentence(document, number.span.start)];
    around.contains("Beschluss") && MANDATE.is_match(around)
}

/// Whether a paper of this genre may bear a number of this kind. Cities number motions and
/// their amendments, or a council's papers of all kinds, by one scheme.
fn may_be_own(genre: Genre, kind: Option<ReferenceKind>) -> bool {
    let Some(kind) = kind.filter(|it| *it != ReferenceKind::Other) else { return true };
    match genre {
        Genre::Amendment => matches!(kind, ReferenceKind::Motion | ReferenceKind::Amendment),
        Genre::Proposal => matches!(kind, ReferenceKind::Proposal | ReferenceKind::Statement),
        Genre::Information => matches!(kind, ReferenceKind::Information | ReferenceKind::Proposal),
        _ => kind == kind_of_genre(genre) || kind == ReferenceKind::Proposal,
    }
}

/// Whether a number stands like that of a form, not in a sentence: few other words share its line
/// or cell.
fn stands_apart(document: &Document, number: &Found<Number>) -> bool {
    /// "Vortrag des Magistrats vom 06.12.2019, M 209" has five words before it.
    const MOST_BEFORE: usize = 5;
    /// "Status: öffentlich" may follow.
    const MOST_BEHIND: usize = 6;
    let text = &document.text;
    let label = number.value.label.as_ref().map_or(number.span.start, |it| it.start);
    let start = text[..label].rfind(['\n', '\t']).map_or(0, |it| it + 1);
    let end =
        text[number.span.end..].find(['\n', '\t']).map_or(text.len(), |it| number.span.end + it);
    let before = text[start..label.max(start)].split_whitespace();
    let behind = &text[number.span.end..end];
    // "Status: öffentlich Datum: …" – more of the form in one cell.
    let behind = if FORM_GOES_ON.is_match(behind) { "" } else { behind };
    let sentence = PRONOUN.is_match(&text[start..end]) || behind.trim_end().ends_with('.');
    before.count() <= MOST_BEFORE && behind.split_whitespace().count() <= MOST_BEHIND && !sentence
}

static FORM_GOES_ON: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^\s\p{Lu}[\p{L}/-]+:\s"));

/// Whether a labelled number begins a line that is no sentence: "Antrag Nr. … von … vom …".
fn begins_line(document: &Document, number: &Found<Number>) -> bool {
    /// Longer ones are no lines; each number of one reads it again.
    const LINE_BYTES: usize = 2_000;
    let Some(label) = &number.value.label else { return false };
    let text = &document.text;
    if !text[..label.start].trim_end_matches(' ').ends_with(['\n', '\t']) {
        return false;
    }
    let until = text.floor_char_boundary((number.span.end + LINE_BYTES).min(text.len()));
    let end = text[number.span.end..until].find('\n').map_or(until, |it| number.span.end + it);
    let line = &text[label.start..end];
    !PRONOUN.is_match(line) && !line.trim_end().ends_with('.')
}

/// Words of a sentence, which forms do without.
static PRONOUN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:[Ww]ir|[Uu]ns|[Ii]ch|[Ss]ich|[Ii]hnen|wird|werden|wurden?|ist|sind|hat|haben|bezieht|verweist)\b",
    )
});

/// The first lines under the title of an item: `Vorlage: 2014/0613`.
fn heads_item(document: &Document, item: &Found<Item>, number: &Found<Number>) -> bool {
    /// Title, applicants and number of the paper stand together.
    const HEAD_BYTES: usize = 420;
    let text = &item.value.text;
    if number.value.label.is_none() || number.span.start - text.start >= HEAD_BYTES {
        return false;
    }
    let behind_title = &document.text[text.start..number.span.start];
    let lead = behind_title.rsplit('\n').next().unwrap_or_default().trim();
    let fits = lead.is_empty() || LABELLED_LINE.is_match(lead) || BRACKETED.is_match(lead);
    fits && !behind_title.contains("Beschluss:")
}

/// "Kenntnisnahme (Drucksache Nr.:" – what is asked for, and in brackets the paper.
static BRACKETED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:[\p{L}/-]+\s){0,4}\((?:Vorlagen?|Drucksachen?|DS|Drs\.)[\s-]?(?:Nr\.?)?:?$")
});

/// The number of the item in whose line, or below whose title, a number stands: `zu 7.3 Vorlage
/// VI/2017/02814`, a row `3. | title | G-26/143`, `Vorlage: FB 56/0421/WP18` under a title.
fn itemised(document: &Document, genre: Genre, number: &Found<Number>) -> Option<String> {
    /// Titles have up to so many lines.
    const TITLE_LINES: usize = 3;
    /// What is asked for is said in fewer bytes.
    const LEAD_BYTES: usize = 400;
    let listing = matches!(
        genre,
        Genre::Minutes
            | Genre::Invitation
            | Genre::Agenda
            | Genre::Gazette
            | Genre::ResolutionExtract
    );
    if !listing {
        return None;
    }
    let text = &document.text;
    let line_idx = document.line_at(number.span.start);
    let start = number.value.label.as_ref().map_or(number.span.start, |it| it.start);
    let lead = &text[document.lines.get(line_idx)?.span.start.min(start)..start];
    let behind = &text[number.span.end..];
    let ends =
        behind.is_empty() || behind.starts_with(['\n', '\t', ')']) || behind.starts_with(" (");
    if let Some(item) = item_number(document.line(line_idx)) {
        // "2. 18-V-51-0023 Mittel für Kurse".
        let first = lead.trim().trim_end_matches('.') == item;
        return (ends || first).then_some(item);
    }
    let alone = is_alone(text, &(start..number.span.end));
    let from = text.floor_char_boundary(number.span.start.saturating_sub(LEAD_BYTES));
    let lead = text[from..number.span.start].rsplit('\n').next().unwrap_or_default();
    let bracketed = BRACKETED.is_match(lead.trim());
    if !(alone || (bracketed && ends)) {
        return None;
    }
    let before = (0..line_idx).rev().take(TITLE_LINES).map(|it| document.line(it));
    let mut title = before.take_while(|it| !it.trim_end().ends_with('.') && !it.trim().is_empty());
    title.find_map(item_number)
}

/// The number an item's line begins with.
fn item_number(line: &str) -> Option<String> {
    static ITEM: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:zu\s|Zu\s|TOP:?\s|Punkt\s)+(?:[ÖN]\s?)?(?<a>\d{1,2}(?:\.\d{1,2}){0,2})\b|(?:[ÖN]\s?)?(?<b>\d{1,2}(?:\.\d{1,2}){0,2})(?:\.?\t|\.?\s+\p{Lu}|\.\s+\d{2}-))",
        )
    });
    let found = ITEM.captures(line.trim_start())?;
    Some(found.name("a").or(found.name("b"))?.as_str().to_owned())
}

static LABELLED_LINE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:Vorlagen?|Drucksachen?|Antrag|Anfrage)\S*(?:\s(?:Nr\.?|-|\S+))*:?$")
});

static MANDATE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:beauftragt|Auftrag|aufgefordert|gebeten)\b"));

/// Whether a number stands in the head of the first page: before the text begins.
fn in_head(facts: &Facts, number: &Found<Number>) -> bool {
    /// Forms print their number within the first lines.
    const HEAD_LINES: usize = 26;
    let last = facts.head.iter().take(HEAD_LINES).next_back();
    last.is_some_and(|it| number.span.start < it.span.end)
}

/// Whether a number stands alone below what the paper is: `Antwort auf eine Anfrage`. "Antwort auf
/// die Anfrage" would name the number of the inquiry.
fn below_kind(document: &Document, number: &Found<Number>) -> bool {
    static KIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:Antwort|Beantwortung|Stellungnahme)(?:\s(?:auf|zu)\seine[rnm]?\s(?:\p{L}+\s)?\p{L}+)?\s*$",
        )
    });
    let line_idx = document.line_at(number.span.start);
    let above = line_idx.checked_sub(1).map(|it| document.line(it));
    above.is_some_and(|it| KIND.is_match(it)) && is_alone(&document.text, &number.span)
}

fn named_as_answered(document: &Document, number: &Found<Number>) -> bool {
    static ANSWERED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:zum|zur|auf|der|des)\s+(?:\S+\s+)?\S*(?:antrag|antrages|antrags|anfrage)(?:[\s-]*Nr\.?:?)?\s*$",
        )
    });
    is_preceded(document, number, &ANSWERED)
}

fn named_as_amended(document: &Document, number: &Found<Number>) -> bool {
    static AMENDED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:zum|zur|zu)\s+(?:\S+\s+){0,3}?(?:\S*(?:antrag|vorlage|drucksache|DS)[\s,-]*(?:Nr\.?:?)?\s*)?$",
        )
    });
    is_preceded(document, number, &AMENDED)
}

fn is_preceded(document: &Document, number: &Found<Number>, by: &Pattern) -> bool {
    const LEAD_BYTES: usize = 60;
    let text = &document.text;
    let from = text.floor_char_boundary(number.span.start.saturating_sub(LEAD_BYTES));
    by.is_match(&text[from..number.span.start])
}

/// The day printed with a number: `… vom 03.12.2020`.
fn date(document: &Document, facts: &Facts, number: &Found<Number>) -> Option<String> {
    let behind = behind(document, number);
    let day =
        dates_in(&facts.dates, behind.clone()).iter().find(|it| it.precision == Precision::Day)?;
    let between = &document.text[behind.start..day.span.start];
    between.trim_end().ends_with("vom").then(|| day.edtf.clone())
}

/// Who brought it in: `des Bezirksausschusses des Stadtbezirkes 25 - Laim`.
fn originator(document: &Document, number: &Found<Number>) -> Option<String> {
    static BY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^[ ,]*\s?(?:des|der|von)\s+(?<who>[^;:]{3,140}?),?\s+(?:vom|am)\s+\d")
    });
    let behind = behind(document, number);
    let who = BY.captures(&document.text[behind])?.name("who")?;
    let who = nominative(who.as_str());
    (!who.contains(" ist ") && !who.contains(" wird ")).then_some(who)
}

/// The words behind a number that may say of whom and when it is.
fn behind(document: &Document, number: &Found<Number>) -> std::ops::Range<usize> {
    const BEHIND_BYTES: usize = 170;
    let text = &document.text;
    let end = text.floor_char_boundary((number.span.end + BEHIND_BYTES).min(text.len()));
    let paragraph = text[number.span.end..end].find("\n\n").map_or(end, |it| number.span.end + it);
    number.span.end..paragraph
}

fn kind_of_genre(genre: Genre) -> ReferenceKind {
    match genre {
        Genre::Motion => ReferenceKind::Motion,
        Genre::Amendment => ReferenceKind::Amendment,
        Genre::Inquiry => ReferenceKind::Inquiry,
        Genre::Statement => ReferenceKind::Statement,
        Genre::Proposal => ReferenceKind::Proposal,
        Genre::Information => ReferenceKind::Information,
        _ => ReferenceKind::Other,
    }
}
