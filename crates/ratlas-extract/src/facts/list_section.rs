//! The parts of an attendance list: what a heading says about those who stand below it.

use std::sync::LazyLock;

use ratlas_model::{PersonRole, Presence};

use super::name::Comma;
use super::name::leading;
use super::person::begins_with_function;
use crate::lexicon::factions::{faction, faction_in_place, is_local_list};
use crate::pattern::{Pattern, pattern};

/// A part of a list: who stands below which heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) role: PersonRole,
    /// `stadtrat`, `verwaltung`, `gast`, `nachruecker`, `beratend`, or the heading.
    pub(crate) group: Option<String>,
    pub(crate) voting: Option<bool>,
    /// Of everybody who is listed without a word about it.
    pub(crate) presence: Presence,
    /// The faction whose members are listed.
    pub(crate) faction: Option<String>,
    /// Names in brackets were prevented.
    pub(crate) brackets: bool,
    /// Single words are family names, because the heading names those who follow.
    pub(crate) surnames: bool,
    /// The people stand on the line of the heading: commas part them.
    pub(crate) in_line: bool,
}

impl Section {
    /// The part of a list below a heading, and below the heading before it.
    pub(crate) fn below(heading: &str, before: Option<&Section>) -> Section {
        let folded = heading.to_lowercase();
        let mut res = Section::named(heading, &folded);
        res.presence = presence(&folded)
            .or_else(|| {
                before
                    .map(|it| it.presence)
                    .filter(|_| res.role == PersonRole::Member || res.role == PersonRole::Deputy)
            })
            .unwrap_or(Presence::Present);
        res.brackets = folded.contains('(') && folded.contains("verhindert")
            || before.is_some_and(|it| it.brackets);
        if is_unattached(&folded) {
            res.faction = None;
            res.surnames = true;
        } else if let Some(printed) = faction_heading(heading) {
            let keeps = before.filter(|it| it.role == PersonRole::Member);
            res.role = PersonRole::Member;
            res.group = keeps.and_then(|it| it.group.clone());
            res.voting = keeps.and_then(|it| it.voting);
            res.faction = Some(printed);
            res.surnames = true;
        }
        res
    }

    /// What the words of a heading say of role and vote.
    fn named(heading: &str, folded: &str) -> Section {
        let has = |words: &[&str]| words.iter().any(|it| folded.contains(it));
        let starts = |words: &[&str]| words.iter().any(|it| folded.starts_with(it));
        let (role, group, voting) = match () {
            () if starts(&["vorsitz", "leitung", "sitzungsleitung", "den vorsitz"]) => {
                (PersonRole::Chair, None, None)
            }
            () if starts(&[
                "schriftführ",
                "protokoll",
                "für das protokoll",
                "das protokoll",
                "niederschrift",
            ]) =>
            {
                (PersonRole::MinuteTaker, None, Some(false))
            }
            () if has(&["nachrücker", "stellvertret", "ersatzmitglied"]) => {
                (PersonRole::Deputy, Some("nachruecker"), None)
            }
            () if has(&["verwaltung", "magistrat", "bezirksamt", "dezern", "beigeordnete"])
                || starts(&[
                    "geschäftsführung",
                    "geschäftsstelle",
                    "oberbürgerm",
                    "bürgermeister",
                ]) =>
            {
                (PersonRole::Administration, Some("verwaltung"), Some(false))
            }
            () if has(&["gäste", "gast", "presse", "referent", "sachverständig", "zuhörer"]) => {
                (PersonRole::Guest, Some("gast"), Some(false))
            }
            () if has(&["beratend", "grundmandat", "nicht stimmberechtigt"]) => {
                (PersonRole::Member, Some("beratend"), Some(false))
            }
            () if has(&["mitglied", "stimmberechtigt"]) => {
                (PersonRole::Member, group_name(heading), Some(true))
            }
            () => (PersonRole::Member, None, None),
        };
        Section {
            role,
            group: group.map(str::to_owned),
            voting,
            presence: Presence::Present,
            faction: None,
            brackets: false,
            surnames: false,
            in_line: false,
        }
    }
}

/// A heading as the name of a group; not if it counts who came.
fn group_name(heading: &str) -> Option<&str> {
    let counts = heading.chars().any(|it| it.is_ascii_digit());
    Some(heading.trim_end_matches([':', ' '])).filter(|_| !counts)
}

/// What a heading says of attendance.
fn presence(folded: &str) -> Option<Presence> {
    let has = |words: &[&str]| words.iter().any(|it| folded.contains(it));
    match () {
        () if folded.contains('(') && folded.starts_with("anwesen") => Some(Presence::Present),
        () if has(&["unentschuldigt", "nicht anwesend", "abwesend", "nicht erschienen"]) => {
            Some(Presence::Absent)
        }
        () if has(&["entschuldigt", "verhindert", "beurlaubt"]) => Some(Presence::Excused),
        () if has(&["fehl"]) => Some(Presence::Absent),
        () if has(&["anwesen", "teilnehm", "erschienen", "zugegen"]) => Some(Presence::Present),
        () => None,
    }
}

/// The faction a heading names: `CDU:`, `SPD-Fraktion`, `Bürgerliste Adorf`.
fn faction_heading(heading: &str) -> Option<String> {
    let bare = heading.trim_end_matches([':', ' ']);
    faction(bare).or_else(|| faction_in_place(bare).filter(|it| is_local_list(it)))
}

/// Whether those below belong to no faction.
pub(crate) fn is_unattached(folded: &str) -> bool {
    ["fraktionslos", "parteilos", "einzelmitglied", "einzelbewerb"]
        .iter()
        .any(|it| folded.starts_with(it))
}

/// Longer lines are no headings.
const LONGEST_HEADING: usize = 90;

/// How many bytes at the beginning of a line are a heading with its colon; `None` if it has none.
///
/// A list is opened by words for attendance alone; inside one (`open`) groups and factions have
/// headings, too.
pub(crate) fn heading(line: &str, open: bool) -> Option<usize> {
    let colon = line.find(':').filter(|it| *it <= LONGEST_HEADING);
    let tab = line.find('\t').unwrap_or(line.len());
    if let Some(colon) = colon.filter(|it| *it < tab) {
        let label = &line[..colon];
        return is_label(label, open).then_some(colon + 1);
    }
    let bare = &line[..tab];
    let person = [" Frau ", " Herr ", " Herrn "].into_iter().filter_map(|it| bare.find(it)).min();
    let end = person.unwrap_or(bare.len());
    let label = bare[..end].trim_end();
    // "Dezernentin Frau Klein" is one person.
    let whole = person.is_none() || !begins_with_function(label) || label.starts_with("Verwaltung");
    let short = whole && label.len() <= LONGEST_HEADING && label.split_whitespace().count() <= 8;
    (short && !label.ends_with(['.', ',']) && is_label(label, open)).then_some(label.len())
}

/// Whether words are a heading of a list.
fn is_label(label: &str, open: bool) -> bool {
    static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?x)^(?:(?:Es|Außerdem|Ferner|Weiterhin|Weitere|Davon|Als|An\sder\sTeilnahme)\s+(?:sind\s|waren\s)?)?
              (?:Anwesen(?:d|de|der|heit|heitsliste)|Abwesen(?:d|de|heit)|Nicht\s+(?:anwesend|erschienen)|anwesend
                |Teilnehm(?:er|ende|erinnen|erliste)\S*|TeilnehmerInnen|Entschuldigt|Unentschuldigt|entschuldigt|unentschuldigt
                |Fehlend|[Ff]ehl(?:en|ten|t)|Verhindert|Erschienen|Stimmberechtigte|ANWESEN(?:D|DE|HEIT)|ENTSCHULDIGT)\b",
        )
    });
    static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?xi)^(?:(?:aus|von|für|seitens|vom)\s+(?:der|die|dem)?\s*)?(?:\d\.\s?)?(?:
              vorsitz(?:ende[rn]?|ende/r|ende\*r|)$|vorsitz\b|stellv\S*\s.*vorsitz|stellvertret|stv\.\svorsitz|(?:sitzungs)?leitung$
              |(?:\p{L}+\s){0,2}(?:\p{L}*mitglied(?:er)?)\b|grundmandat|sachkundige|verwaltung|stadtverwaltung|gäste?\b|als\sgäste?\b|presse|vertreter
              |schriftführ|protokoll|geschäftsführung|geschäftsstelle|nachrücker|ersatzmitglied|beratend|magistrat|bezirksamt|dezern
              |stadtverordnete\b|stadträte|stadträtinnen|gemeinderäte|ratsherren|bürgerdeputierte|sachverständige|referent(?:en|innen)|zuhörer
              |\p{L}*beirat(?:es)?$|(?:integrations|ausländer|migrations|stadt|gemeinde|senioren|jugend)rat$|beigeordnete$|oberbürgermeister(?:in)?$|bürgermeister(?:in)?$|für\sdas\sprotokoll|das\sprotokoll|fraktionen
              )",
        )
    });
    let label = label.trim_start_matches(['-', '–', '•', '·', ' ', '*']);
    if label.is_empty() || label.contains(['?', '!', '"', '„']) {
        return false;
    }
    let opening = OPENING.is_match(label);
    if !opening && !open {
        return false;
    }
    let is_person = leading(label, Comma::Separates).is_some_and(|it| {
        it.form_of_address.is_some() || it.title.is_some() || it.function.is_some()
    });
    let words = label.split_whitespace().count();
    let verbs = ["wird", "wurde", "hat", "haben", "ist", "erklärt", "berichtet", "nimmt", "dass"];
    // "Entschuldigt haben sich Frau …" lists people for all its verb.
    let sentence =
        label.split_whitespace().any(|it| verbs.contains(&it)) && !label.ends_with(" sich");
    !is_person
        && !sentence
        && (opening && words <= 10
            || GROUP.is_match(label) && words <= 9
            || faction_heading(label).is_some()
            || is_unattached(&label.to_lowercase()) && words <= 2)
}

/// Headings inside a line, where a reader has run lines together or a sentence lists people, and the
/// end of the list. Behind the heading stands a colon or an addressed person.
pub(crate) static INNER_HEADING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?P<label>(?:(?:Beratende|Stimmberechtigte|Stellvertretende|Ordentliche|Weitere)\s)?Mitglieder|(?:Aus\sder\s|Von\sder\s|Stadt)?[Vv]erwaltung
          |Als\sGäste\s(?:nehmen|nahmen)\steil|Gäste|Gast|Presse|(?:Protokoll|Schrift)führ(?:ung|er|erin|er/in)|Das\sProtokoll\s(?:führt|führte)|Den\sVorsitz\s(?:führt|führte|hat|hatte)|Vorsitz(?:ender?)?|Grundmandat
          |(?:An\sder\sTeilnahme\s)?(?:verhindert|entschuldigt)\s(?:sind|waren|ist|war)|(?:Es\s)?[Ff]ehl(?:en|ten|t)\s(?:un)?entschuldigt|Entschuldigt(?:\sfehl(?:en|ten))?|Unentschuldigt|Es\sfehl(?:en|ten)|Abwesend|Nicht\sanwesend
          |Anwesend(?:\s(?:sind|waren)(?:\svo[mn]\s(?:der\s)?\p{Lu}\p{L}+)?)?
          |(?:Veröffentlichte\s|Festgestellte\s)?(?P<end>Tagesordnung))(?:\s?:|\s(?P<person>Herrn?|Frau)\s)",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_lists() {
        for (line, open, expected) in [
            ("Anwesend: Frau Klein", false, Some("Anwesend:")),
            ("Anwesend: (verhindert waren)", false, Some("Anwesend:")),
            ("Anwesende Mitglieder", false, Some("Anwesende Mitglieder")),
            ("Es fehlen entschuldigt: StR Groß", false, Some("Es fehlen entschuldigt:")),
            ("Teilnehmer/innen:", false, Some("Teilnehmer/innen:")),
            ("Verwaltung", true, Some("Verwaltung")),
            ("Von der Verwaltung: Herr Kurz", true, Some("Von der Verwaltung:")),
            ("Schriftführung Herr Kurz", true, Some("Schriftführung")),
            ("CDU: Klein, Groß", true, Some("CDU:")),
            ("SPD-Fraktion", true, Some("SPD-Fraktion")),
            ("Verwaltung", false, None),
            ("Vorsitzende Klein", true, None),
            ("Stadträtin Klein: Das sehe ich anders", true, None),
            ("Die Verwaltung: ein Wort", false, None),
            ("Anwesend ist, dass 14 Mitglieder da sind.", false, None),
        ] {
            assert_eq!(heading(line, open).map(|it| &line[..it]), expected, "{line}");
        }
    }

    #[test]
    fn what_headings_say() {
        let check = |heading: &str, role, presence, voting| {
            let got = Section::below(heading, None);
            assert_eq!((got.role, got.presence, got.voting), (role, presence, voting), "{heading}");
        };
        check("Stimmberechtigte Mitglieder:", PersonRole::Member, Presence::Present, Some(true));
        check("Beratende Mitglieder", PersonRole::Member, Presence::Present, Some(false));
        check("Entschuldigt:", PersonRole::Member, Presence::Excused, None);
        check("Es fehlten unentschuldigt:", PersonRole::Member, Presence::Absent, None);
        check("Anwesend: (verhindert waren)", PersonRole::Member, Presence::Present, None);
        check("Gäste", PersonRole::Guest, Presence::Present, Some(false));
        check("Protokollführung:", PersonRole::MinuteTaker, Presence::Present, Some(false));
        assert_eq!(Section::below("FDP|FW:", None).faction.as_deref(), Some("FDP|FW"));
    }
}
