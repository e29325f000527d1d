//! Votes in the notations of minutes.

mod counts;
mod factions;
mod mode;
pub(crate) mod parts;
mod table;

use std::ops::Range;
use std::sync::LazyLock;

use ratlas_model::{Vote, VoteMode};

use crate::document::Document;
use crate::found::Found;
use crate::pattern::{Pattern, pattern};

/// Reads the vote these words state: labels, never positions.
///
/// # Shapes
///
/// | written                                             | read as                         |
/// |-----------------------------------------------------|---------------------------------|
/// | `Ja: 41, Nein: 0, Enthaltungen: 0, Befangen: 0`     | counts                          |
/// | `Ja 10 Nein 0 Enth. 1`, `12 Ja, 3 Nein`             | counts                          |
/// | `mit 51 Ja-, 0 Neinstimmen und 1 Enthaltung`        | counts                          |
/// | `Einstimmig bei 2 Enthaltungen`                     | unanimous, 2 abstentions        |
/// | `bei drei Gegenstimmen und einer Enthaltung`        | 3 no, 1 abstention              |
/// | `mit 33 zu 23 Stimmen`, `Abstimmung: 12:0`          | yes and no                      |
/// | `5/0/1`, alone behind the label of a vote           | yes, no, abstentions            |
/// | `Ja / Nein / Enthaltung: 9 / 0 / 1`                 | counts                          |
/// | `3 Nein-Stimmen, Rest Ja`                           | majority, 3 no, yes unknown     |
/// | `mehrheitlich zugestimmt`, `☐ einstimmig ☒ mit Mehrheit` | majority                   |
/// | a table with columns `Ja`, `Nein`, `Enthaltung`     | counts, or a row per faction    |
/// | `gegen die Stimmen der AfD`                         | by faction                      |
/// | `Ziffer 1: einstimmig; Ziffer 2: 5 Ja, 8 Nein`      | by part                         |
///
/// Counts that are not printed stay `None`.
#[doc(alias = "Abstimmung")]
pub(crate) fn vote(document: &Document, span: Range<usize>) -> Option<Found<Vote>> {
    let words = document.text.get(span.clone())?;
    if !VOTES.is_match(words) {
        return None;
    }
    let mut touched = Touched::default();
    let mut value = match table::table_vote(document, span.clone()) {
        Some((vote, at)) => {
            touched.add(at.start - span.start..at.end - span.start);
            vote
        }
        None => counted(words, &mut touched),
    };
    if let Some((mode, at)) = mode::mode(words) {
        value.mode = value.mode.or(Some(mode));
        touched.add(at);
    }
    the_rest(words, &mut value, &mut touched);
    if value.by_faction.is_empty() {
        for (part, at) in factions::by_faction(words) {
            touched.add(at);
            value.by_faction.push(part);
        }
    }
    in_parts(words, &document.lower[span.clone()], &mut value, &mut touched);
    let counted = (value.yes.is_some() || value.no.is_some()).then_some(VoteMode::Counted);
    value.mode = value.mode.or(counted);
    let states_something = value.mode.is_some()
        || value.abstain.is_some()
        || !value.by_faction.is_empty()
        || !value.parts.is_empty();
    let at = touched.0.filter(|_| states_something)?;
    let at = document.trimmed(span.start + at.start..span.start + at.end)?;
    value.raw = document.words(at.clone());
    Some(Found::new(value, at, "vote/labels"))
}

/// No vote is stated without one of these.
static VOTES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)stimm|mehrheit|enth|einm(?:ü|ue)tig|einhellig|einvernehmlich|\bja|nein|dafür|dagegen|\d\s?[:/]\s?\d|gegen|ablehnung|annahme|widerspruch",
    )
});

/// The words a vote was read from, from the first to the last.
#[derive(Debug, Default)]
struct Touched(Option<Range<usize>>);

impl Touched {
    fn add(&mut self, at: Range<usize>) {
        let known = self.0.take().unwrap_or(at.clone());
        self.0 = Some(known.start.min(at.start)..known.end.max(at.end));
    }
}

/// The counts in running words.
fn counted(words: &str, touched: &mut Touched) -> Vote {
    let mut res = Vote::default();
    for count in counts::counts(words) {
        let slot = match count.side {
            counts::Side::Yes => &mut res.yes,
            counts::Side::No => &mut res.no,
            counts::Side::Abstain => &mut res.abstain,
            counts::Side::Biased => &mut res.biased,
        };
        *slot = Some(count.number);
        touched.add(count.span);
    }
    if res.yes.is_none() && res.no.is_none() {
        ratio(words, &mut res, touched);
    }
    if res.yes.is_none() {
        yes_votes(words, &mut res, touched);
    }
    res
}

/// Two or three numbers without labels, which only the words round them make a vote.
fn ratio(words: &str, res: &mut Vote, touched: &mut Touched) {
    static BARE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*\(?(?<yes>\d{1,3})\s?[/:]\s?(?<no>\d{1,3})\s?[/:]\s?(?<abstain>\d{1,3})\)?\.?\s*$",
        )
    });
    static RATIO: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^\s*\(?|\bmit\s|abstimmung\s?:?\s|abstimmungsergebnis\s?:?\s|stimmverhältnis\s?:?\s|\()(?<yes>\d{1,3})\s?(?::|zu|gegen)\s?(?<no>\d{1,3})(?:\s?:\s?(?<abstain>\d{1,3}))?(?<behind>\s*(?:\)|stimmen|$|,|angenommen|abgelehnt|beschlossen|zugestimmt))",
        )
    });
    let Some(found) = BARE.captures(words).or_else(|| RATIO.captures(words)) else { return };
    let count = |it: &str| found.name(it).and_then(|it| it.as_str().parse().ok());
    (res.yes, res.no) = (count("yes"), count("no"));
    res.abstain = res.abstain.or(count("abstain"));
    touched.add(found.get(0).map_or(0..0, |it| it.range()));
}

/// `mit 14 Stimmen angenommen`, `14 Stimmen bei drei Gegenstimmen`: votes without a side are yes.
fn yes_votes(words: &str, res: &mut Vote, touched: &mut Touched) {
    static STIMMEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\bmit\s(?<yes>\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\p{L}{3,4}zehn|zwanzig)\s(?:von\s\d{1,3}\s)?stimmen\b(?:\s+(?:bei|gegen|angenommen|beschlossen|zugestimmt|dafür|zu\b)|\s*$)",
        )
    });
    if let Some(found) = STIMMEN.captures(words) {
        res.yes = ratlas_german::number(&found["yes"]);
        touched.add(found.get(0).map_or(0..0, |it| it.range()));
    }
}

/// `3 Nein-Stimmen, Rest Ja`: the count of the rest is not printed, how the vote was taken is.
fn the_rest(words: &str, res: &mut Vote, touched: &mut Touched) {
    static REST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:rest|ansonsten|sonst|übrige[nr]?|im übrigen)[:,]?\s+(?:(?:stimmen|mit|einstimmige|alle)\s+)?(?:ja|zustimmung|dafür|zugestimmt|einstimmig)(?:-?stimmen)?",
        )
    });
    let Some(found) = REST.find(words) else { return };
    touched.add(found.range());
    if res.mode.is_none() {
        res.mode = match (res.no, res.abstain) {
            (Some(no), _) if no > 0 => Some(VoteMode::Majority),
            (_, Some(_)) => Some(VoteMode::Unanimous),
            _ => None,
        };
    }
}

/// What several parts state is not the vote of the whole.
fn in_parts(words: &str, lower: &str, res: &mut Vote, touched: &mut Touched) {
    let parts = parts::parts(words, lower);
    if parts.len() >= 2 {
        (res.yes, res.no, res.abstain) = (None, None, None);
        let outcome = parts[0].0.outcome;
        let all = parts.iter().all(|it| it.1.is_some() && it.0.outcome == outcome);
        res.mode = parts.iter().filter_map(|it| it.1).max_by_key(|it| *it == VoteMode::Majority);
        res.mode = res.mode.filter(|_| all);
        touched.add(0..words.len());
    }
    res.parts = parts.into_iter().map(|it| it.0).collect();
}

#[cfg(test)]
mod tests {
    use ratlas_model::VotePart;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::of(text);
        let got = vote(&document, 0..document.text.len()).map_or("-".to_owned(), |it| {
            let it = it.value;
            let count = |it: Option<u32>| it.map_or("-".to_owned(), |it| it.to_string());
            let mode = it.mode.map_or("-", VoteMode::as_str);
            let counts = [it.yes, it.no, it.abstain, it.biased].map(count).join(" ");
            let part = |it: &VotePart| {
                let choice = it.choice.map_or("", ratlas_model::VoteChoice::as_str);
                let outcome = it.outcome.map_or("", ratlas_model::Outcome::as_str);
                format!(
                    "; {}: {choice}{outcome} {}",
                    it.of,
                    [it.yes, it.no, it.abstain].map(count).join("/")
                )
            };
            let parts: String = it.by_faction.iter().chain(&it.parts).map(part).collect();
            format!("{mode} {counts}{parts}").replace(" -/-/-", "")
        });
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn labels_behind_and_before() {
        check("Ja 10 Nein 2 Enthaltung 1 Befangen 0", "counted 10 2 1 0");
        check("Ja: 9\tNein: 1\tEnth.: 2", "counted 9 1 2 -");
        check("Ja-Stimmen 7, Nein-Stimmen 0, Enthaltungen 3", "counted 7 0 3 -");
        check("12 Ja, 3 Nein, 1 Enth.", "counted 12 3 1 -");
        check("Dafür: 8 Dagegen: 5", "counted 8 5 - -");
        check("8 dafür, 5 dagegen", "counted 8 5 - -");
        check("Für: 8  Gegen: 5", "counted 8 5 - -");
        check("Ja / Nein / Enthaltung: 9 / 0 / 1", "counted 9 0 1 -");
        check("Ja\tNein\tEnthaltung\n11\t2\t0", "counted 11 2 0 -");
        check("Abstimmung: 12:0", "counted 12 0 - -");
        check("mit 33 zu 23 Stimmen angenommen", "counted 33 23 - -");
        check("Einstimmig mit 14 Stimmen angenommen", "unanimous 14 - - -");
        check("mehrheitlich bei einer Gegenstimme und ohne Enthaltungen", "majority - 1 - -");
        check("Zustimmung: 9, Ablehnung: 2", "counted 9 2 - -");
        check("Anwesend: 15   Für: 14   Gegen: 0", "counted 14 0 - -");
        check("Mehrheitliche Ablehnung (3 Ja, 34 Nein)", "majority 3 34 - -");
        check("mit fünfzehn Ja-Stimmen gegen vier Nein-Stimmen", "counted 15 4 - -");
    }

    #[test]
    fn the_rest_is_not_counted() {
        check("3 Nein-Stimmen, Rest Ja-Stimmen", "majority - 3 - -");
        check("3 Nein-Stimmen, ansonsten Zustimmung", "majority - 3 - -");
        check("1 Enthaltung, ansonsten Zustimmung", "unanimous - - 1 -");
    }

    #[test]
    fn misprints_and_recognised_print() {
        check("Einstimmig zugestimmt (39 Ja9", "unanimous 39 - - -");
        check("Einstimmig12 Ja-Stimmen", "unanimous 12 - - -");
        check("10 Ja-Stimmen, 2 Enthaltunge", "counted 10 - 2 -");
        check("l2 Ja-Stimmen, O Nein-Stimmen, l Enthaltung", "counted 12 0 1 -");
    }

    #[test]
    fn boxes() {
        check("☒ einstimmig ☐ mit Stimmenmehrheit", "unanimous - - - -");
        check("☐ einstimmig ☒ mehrheitlich 9 Ja 4 Nein", "majority 9 4 - -");
        check("☐ einstimmig ☐ mit Stimmenmehrheit", "-");
        check("einstimmig / mit Stimmenmehrheit", "-");
    }

    #[test]
    fn by_faction() {
        check("mehrheitlich gegen die Stimmen der AfD", "majority - - - -; AfD: no");
        check("Einstimmig bei Enthaltung der FDP-Fraktion", "unanimous - - - -; FDP: abstain");
        check(
            "mit den Stimmen von CDU und SPD gegen die Stimmen der AfD bei Enthaltung der Linken",
            "- - - - -; CDU: yes; SPD: yes; AfD: no; Linke: abstain",
        );
        check("Annahme bei Ablehnung CDU", "- - - - -; CDU: no");
        check(
            "GRÜNE, SPD und CDU gegen AfD (= Ablehnung); FDP (= Enthaltung)",
            "- - - - -; GRÜNE: yes; SPD: yes; CDU: yes; AfD: no; FDP: abstain",
        );
        check("mehrheitlich bei 2 Gegenstimmen (AfD)", "majority - 2 - -; AfD: no -/2/-");
        check(
            "Ja: CDU (5), SPD (4); Nein: AfD (2)",
            "- - - - -; CDU: yes 5/-/-; SPD: yes 4/-/-; AfD: no -/2/-",
        );
        check(
            "einstimmig bei einer Enthaltung aus der Fraktion GRÜNE",
            "unanimous - - 1 -; GRÜNE:  -/-/1",
        );
        check(
            "Fraktion\tJa\tNein\tEnthaltung\nCDU\t5\t\t\nSPD\t2\t1\t\nAfD\t\t3\t\nSumme\t7\t4\t0",
            "counted 7 4 0 -; CDU: yes 5/-/-; SPD: split 2/1/-; AfD: no -/3/-",
        );
    }

    #[test]
    fn in_parts() {
        check(
            "Ziffer 1: Bei 45 Ja-Stimmen einstimmig zugestimmt\nZiffer 2: Bei 20 Ja-Stimmen und 25 Nein-Stimmen mehrheitlich abgelehnt",
            "- - - - -; Ziffer 1: approved 45/-/-; Ziffer 2: rejected 20/25/-",
        );
        check(
            "Punkt 1 einstimmig, Punkt 2 mit 5 Ja- und 3 Nein-Stimmen angenommen",
            "- - - - -; Punkt 1: approved; Punkt 2: approved 5/3/-",
        );
        check(
            "Anträge 1.99 und 1.100: mehrheitlich abgelehnt (6 JA, 38 Nein)",
            "majority 6 38 - -; Anträge 1.99 und 1.100: rejected 6/38/-",
        );
    }

    #[test]
    fn no_votes() {
        check("Die Verwaltung sagt ja zu drei Vorschlägen", "-");
        check("Sitzung um 16:30 Uhr am 12.03.2024", "-");
        check("Eine Enthaltungspflicht besteht nicht", "-");
        check("Bebauungsplan 12/3, Januar 12", "-");
    }

    #[test]
    fn notations() {
        check("Ja: 41, Nein: 0, Enthaltungen: 0, Befangen: 0", "counted 41 0 0 0");
        check("mit 51 Ja-, 0 Neinstimmen und 1 Enthaltung:", "counted 51 0 1 -");
        check("Einstimmige Zustimmung (45 JA-Stimmen)", "unanimous 45 - - -");
        check(
            "Bei 35 Ja-Stimmen und 12 Nein-Stimmen mehrheitlich zugestimmt",
            "majority 35 12 - -",
        );
        check("Mehrheitlich abgelehnt (18 JA, 24 Nein, 1 Enthaltung)", "majority 18 24 1 -");
        check(
            "Mehrheitlich zugestimmt mit 14 Stimmen bei drei Gegenstimmen und einer Enthaltung",
            "majority 14 3 1 -",
        );
        check("13 Ja-Stimmen, 0 Enthaltungen, 0 Nein-Stimmen", "counted 13 0 0 -");
        check("einstimmig bei 2 Enthaltungen", "unanimous - - 2 -");
        check("5/0/1", "counted 5 0 1 -");
        check("Ja-Stimmen: 1\nNein-Stimmen: 5\nEnthaltung: 0", "counted 1 5 0 -");
        check("3 Stimmen dafür, 3 Stimmen dagegen, 1 Enthaltung", "counted 3 3 1 -");
        check("Einstimmig, 0 Enthaltung(en)", "unanimous - - 0 -");
        check("Die Sitzung beginnt um 17 Uhr", "-");
    }
}
