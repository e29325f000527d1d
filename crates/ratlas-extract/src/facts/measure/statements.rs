//! Sentences that announce measures, or tell of them.

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::Genre;

use super::sentences::sentences;
use super::terms::due_by;
use super::{Action, Context};
use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

// Before words that may begin with an umlaut stands half a border: ASCII sees none before them.

/// What an office does, in the infinitive at the end of a clause.
const DO: &str = r"(?:einrichten|aufbauen|ausbauen|anbieten|schaffen|erstellen|erarbeiten|einführen|durchführen|organisieren|umsetzen|fördern|finanzieren|eröffnen|starten|entwickeln|bereitstellen|übersetzen|ausweiten|erweitern|verstärken|besetzen|ausschreiben|fortführen|fortsetzen|gründen|bilden|anschreiben|einladen|einbinden|beteiligen|bitten|veröffentlichen|aktualisieren|überarbeiten|schulen|qualifizieren|fortschreiben|bekannt\smachen|aufnehmen|veranstalten|bündeln|vernetzen|prüfen|mitgestalten|begleiten|führen|suchen|verhandeln)";
/// What is done, as a participle.
const DONE: &str = r"(?:eingerichtet|aufgebaut|ausgebaut|angeboten|geschaffen|erstellt|erarbeitet|eingeführt|durchgeführt|organisiert|umgesetzt|eröffnet|gestartet|entwickelt|bereitgestellt|übersetzt|ausgeweitet|erweitert|verstärkt|ausgeschrieben|fortgeführt|fortgesetzt|gegründet|gebildet|angeschrieben|eingeladen|eingebunden|aktualisiert|überarbeitet|geschult|qualifiziert|fortgeschrieben|aufgenommen|veröffentlicht|aufgestockt|gebündelt)";
/// What is done now or soon, as a finite verb.
const DOES: &str = r"(?:organisiert|startet|beginnt|eröffnet|richtet|bietet|lädt|baut|führt|stellt|erstellt|erarbeitet|entwickelt|veranstaltet|plant|schafft|öffnet|veröffentlicht|schult)";
/// Who does it: an office, the city, a body, a club.
const ACTOR: &str = r"(?:[Dd](?:ie|as|er)|[Ee]ine?|[Uu]nsere?|[Ii]hre?)\s(?:\p{Ll}+e[rsn]?\s)?(?:\p{Lu}[\p{L}-]*\s)?(?:(?:Landeshaupt|Kreis|Universitäts|Hanse)?[Ss]tadt(?:verwaltung)?|Gemeinde|Landkreis|Verwaltung|\p{L}*[Aa]mt|\p{L}*[Rr]eferat|\p{L}*[Dd]ezernat|\p{L}*[Ff]achbereich|\p{L}*[Ff]achdienst|\p{L}*[Ss]telle|\p{L}*[Bb]üro|\p{L}*[Bb]ehörde|\p{L}*[Bb]eirat|\p{L}*[Ii]ntegrationsrat|\p{L}*[Bb]eauftragte|\p{L}*[Zz]entrum|\p{L}*[Vv]olkshochschule|\p{L}*[Nn]etzwerk|\p{L}*[Aa]bteilung|\p{L}*[Ss]chule|\p{L}*[Vv]erein|\p{L}*[Tt]räger|Projektgruppe|Arbeitsgruppe|Geschäftsstelle|Koordination|Oberbürgermeister(?:in)?)(?:(?:\s(?:für|der|des|und)|,)\s(?:\p{Ll}+e[nrs]?\s)?\p{Lu}[\p{L}-]*){0,4}(?:/\p{Lu}[\p{L}-]+)?";

/// Measures that sentences announce; in reports also those that are done.
pub(super) fn measures(document: &Document, context: Context<'_>) -> Vec<Found<Action>> {
    // What a motion or an inquiry says is asked for, not planned.
    if matches!(context.genre, Some(Genre::Motion | Genre::Amendment | Genre::Inquiry)) {
        return Vec::new();
    }
    let report = context.genre == Some(Genre::Report);
    let found = sentences(document).into_iter().filter_map(|it| statement(document, it, report));
    found
        .map(|mut it| {
            it.value.due = due_by(context.dates, it.span.clone(), &document.text);
            it
        })
        .collect()
}

fn statement(document: &Document, span: Range<usize>, report: bool) -> Option<Found<Action>> {
    /// Fewer bytes say no measure.
    const LEAST_BYTES: usize = 24;
    let words = &document.text[span.clone()];
    if span.len() < LEAST_BYTES || !HINT.is_match(words) {
        return None;
    }
    let span = document.trimmed(span.start + main_clause(words)..span.end)?;
    let words = &document.text[span.clone()];
    if OTHERS.is_match(words) {
        return None;
    }
    let (rule, status, acts) = rule(words, report)?;
    let actor = acts.captures(words);
    let actor = actor.as_ref().and_then(|it| it.name("actor").or(it.name("first")));
    let responsible = actor.map(|it| span.start + it.start()..span.start + it.end());
    Some(Found::new(Action { responsible, due: None, status: Some(status) }, span, rule))
}

/// Every statement has one of these.
static HINT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"wird|werden|wurde|soll|vorgesehen|geplant|plan(?:t|en)|beabsichtig|voraussichtlich|künftig|lädt|nahm",
    )
});
/// Requests, decisions, questions, what is denied, only possible, about money or about a paper.
static OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\?$|:$|(?-u:\b{start-half})(?:nicht|kein[a-z]*|beauftragt|gebeten|aufgefordert|ersucht|beantragt|beantragen|möge|möchten?|könnten?|würden?|sollten?|wären?|hätten?|Antrag|Änderungsantrag|Anträge|empfohlen|empfiehlt|abgelehnt|beschlossen|beschließt|beschließen|verwiesen|vertagt|Tagesordnung|Beschlussfähigkeit|Niederschrift|Protokoll|verabschiedet|Sitzung\swird|gewählt|bestätigt|Kenntnis|Euro|EUR|Haushaltsmittel|ob|falls|sofern|Falls|Sofern|ich|Ich|wir|Wir|uns|wenn|Wenn|fordert|fordern|forderte|fragt|fragte|bittet|regt)(?-u:\b)|€",
    )
});

/// The name of a rule, the status it gives and the pattern that tells who acts.
type Rule = (&'static str, &'static str, &'static Pattern);

/// The rule a sentence keeps, the status it gives, and where it says who acts.
fn rule(words: &str, report: bool) -> Option<Rule> {
    static WILL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"{ACTOR}\s(?s:.)*?(?-u:\b)(?:wird|werden)\s(?s:.)*?(?-u:\b{{start-half}}){DO}(?-u:\b)|(?-u:\b)(?:wird|werden)\s{ACTOR}\s(?s:.)*?(?-u:\b{{start-half}}){DO}(?-u:\b)"
        ))
    });
    static PLANNED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?-u:\b)(?:ist|sind)\s(?:(?s:.)*?\s)?(?:vorgesehen|geplant|in\sVorbereitung|in\sPlanung|beabsichtigt)(?-u:\b)|(?-u:\b)(?:plant|planen|beabsichtigt|beabsichtigen)\s(?:(?s:.)*?\s(?:zu\s\p{Ll}+|\p{Ll}+zu\p{Ll}{4,})(?-u:\b)|(?:die|den|das|eine?n?)\s\p{Lu}|\p{Lu})",
        )
    });
    static EXPECTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?-u:\b{{start-half}}){DOES}\s(?s:.)*?(?:voraussichtlich|künftig|ab\s(?:dem|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Herbst|Frühjahr|Sommer|20))|{ACTOR}\s(?:(?s:.)*?\s)?lädt\s"
        ))
    });
    static PAST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?-u:\b)(?:wurden?)\s(?:(?s:.)*?\s)?{DONE}(?:$|[\s.,;])|(?-u:\b)nahm(?:en)?\s(?s:.)*?(?-u:\b)Kontakt(?-u:\b)"
        ))
    });
    // The patterns are dear; each needs a word of its own.
    let has = |marks: &[&str]| marks.iter().any(|it| words.contains(it));
    let will = has(&["wird ", "wird\n", "werden "]);
    let announced = [
        (&*WILL, "measure/announced", will),
        (
            &*PLANNED,
            "measure/planned",
            has(&["plan", "vorgesehen", "Vorbereitung", "Planung", "beabsichtig"]),
        ),
        (&*EXPECTED, "measure/expected", has(&["voraussichtlich", "künftig", " ab ", "lädt"])),
    ];
    // What was planned once is told in the past.
    let told = words.contains("wurde") || words.contains("war ") || words.contains("waren ");
    if report && PAST.is_match(words) {
        return Some(("measure/done", "done", &BY));
    }
    if told {
        return None;
    }
    if let Some((_, rule, _)) = announced.iter().find(|(it, _, may)| *may && it.is_match(words)) {
        return Some((rule, "announced", &ACTS));
    }
    in_passive(words, will)
}

/// Measures without an actor before the verb.
fn in_passive(words: &str, will: bool) -> Option<Rule> {
    static PASSIVE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(r"(?-u:\b)(?:wird|werden)\s(?:(?s:.)*?\s)?{DONE}(?:$|[\s.,;])"))
    });
    // What is done anyway is no measure: something new is, or something from a day on.
    static NEW: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:wird|werden)\s(?:(?s:.)*?\s)?(?:ein|eine|einen|neue[nrs]?|weitere[nrs]?|zusätzliche[nrs]?|erstmals)\s|(?i)(?:künftig|derzeit|\sab\s|\sbis\s|voraussichtlich|im\s(?:Frühjahr|Sommer|Herbst|Winter|Laufe|Rahmen|Jahr)|quartal|halbjahr|20[0-9]{2}|einrichtung)",
        )
    });
    static SHALL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?-u:\b)(?:soll|sollen)\s(?:(?s:.)*?\s)?(?:{DONE}\swerden|stattfinden|folgen|entstehen)(?:$|[\s.,;])"
        ))
    });
    // What is done since then goes on.
    let since = words.starts_with("Seit ") || words.contains(" seit ");
    if will && !since && PASSIVE.is_match(words) && NEW.is_match(words) {
        return Some(("measure/announced", "announced", &BY));
    }
    (words.contains("soll") && SHALL.is_match(words)).then_some(("measure/shall", "proposed", &*BY))
}

/// Who does it, at the verb or before it.
static ACTS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[^.,]*?\s)??(?:(?:wird|werden|{DOES})\s(?P<actor>{ACTOR})|(?:[Hh]ierzu\s|[Dd]azu\s)?(?P<first>{ACTOR})\s(?:[^.,]*?\s)??(?:wird|werden|plant|planen|beabsichtigt|lädt|{DOES})\s)"
    ))
});
/// Who does it in the passive voice.
static BY: LazyLock<Pattern> =
    LazyLock::new(|| pattern(&format!(r"(?:durch|[Vv]om|von)\s(?P<actor>(?:{ACTOR}))")));

/// Where the main clause begins: behind a reason that stands before it.
fn main_clause(words: &str) -> usize {
    static REASON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[-–•]\s)?(?:Da|Weil|Um|Nachdem|Sobald|Damit|Obwohl|Infolge|Angesichts)\s(?s:.)*?,\s(?:wird|werden|plant|ist|sind)\s",
        )
    });
    static MARK: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:[-–•▪●○✓➢►*\u{f0b7}\u{f0a7}]|\d{1,2}[.)]|[a-z]\))\s+"));
    if let Some(found) = REASON.find(words) {
        let verb = found.as_str().trim_end().rfind(' ').map_or(0, |it| it + 1);
        return verb;
    }
    MARK.find(words).map_or(0, |it| it.end())
}
