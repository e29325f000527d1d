//! What is said when a command cannot be done.

use std::io::{self, ErrorKind, Write};
use std::time::Duration;

use anyhow::Error;
use ratlas_library::{LibraryError, LockHolder, QueryMistake};
use ratlas_present::{Lang, Wording, mistakes, phrase};

use crate::exit::Exit;
use crate::messages::{Msg, usage};
use crate::print::caret::marked;
use crate::session::complain;

/// Tells why a command could not be done. `query` is what was searched for, if anything was.
///
/// That nobody reads the output any more, as with `| head`, is success.
pub(crate) fn told(error: &Error, query: &str, lang: Lang) -> Exit {
    if is_broken_pipe(error) {
        return Exit::Done;
    }
    let words = match error.downcast_ref::<LibraryError>() {
        Some(error) => in_library(error, query, lang),
        None => format!("{error:#}"),
    };
    complain(&lang.fill(Msg::Error, &[&words]));
    Exit::Failed
}

/// Tells of a failure after which it is tried again.
pub(crate) fn repeated(error: &LibraryError, again_in: Duration, lang: Lang) -> String {
    let error = lang.fill(Msg::Error, &[&in_library(error, "", lang)]);
    format!("{error}\n{}", lang.fill(Msg::WatchAgain, &[&again_in.as_secs()]))
}

fn is_broken_pipe(error: &Error) -> bool {
    error.chain().any(|it| {
        let kind = it.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = it.downcast_ref::<serde_json::Error>();
        kind.or(json.and_then(serde_json::Error::io_error_kind)) == Some(ErrorKind::BrokenPipe)
    })
}

/// Tells what is wrong with the arguments, or shows the help they ask for.
pub(crate) fn in_arguments(error: &clap::Error, lang: Lang) -> Exit {
    if error.use_stderr() {
        complain(&lang.fill(Msg::Error, &[&usage::mistake(lang, error)]));
        return Exit::Failed;
    }
    // Help and version; that nobody reads them to the end does not matter.
    let _ = write!(io::stdout().lock(), "{}", error.render());
    Exit::Done
}

/// What is wrong with the library or the query, with a hint where there is one.
pub(crate) fn in_library(error: &LibraryError, query: &str, lang: Lang) -> String {
    let hinted = |msg: Msg, values: &[&dyn std::fmt::Display], hint: Msg| {
        let hint = lang.fill(Wording::Hint, &[&lang.say(hint)]);
        format!("{}\n{hint}", lang.fill(msg, values))
    };
    match error {
        LibraryError::NotFound { dir } => {
            hinted(Msg::LibraryNotFound, &[&dir.display()], Msg::LibraryNotFoundHint)
        }
        LibraryError::Locked { dir, holder } => locked(dir, holder.as_ref(), lang),
        LibraryError::Backup { path, reason } => {
            hinted(Msg::BackupWrong, &[&path.display(), reason], Msg::BackupWrongHint)
        }
        LibraryError::Exists { dir } => {
            hinted(Msg::RestoreExists, &[&dir.display()], Msg::RestoreExistsHint)
        }
        LibraryError::IndexDamaged { dir, reason } => {
            let told = hinted(Msg::LibraryIndexDamaged, &[&dir.display()], Msg::LibraryIndexHint);
            format!("{told}\n{}", lang.fill(Msg::Cause, &[reason]))
        }
        LibraryError::ReadOnly { dir } => {
            hinted(Msg::LibraryReadOnly, &[&dir.display()], Msg::LibraryReadOnlyHint)
        }
        LibraryError::Name { name: _, limit } => lang.fill(Msg::SavedBadName, &[limit]),
        LibraryError::Newer { dir, found, known } => {
            hinted(Msg::LibraryNewer, &[&dir.display(), found, known], Msg::LibraryNewerHint)
        }
        LibraryError::Older { dir, found, known } => {
            hinted(Msg::LibraryOlder, &[&dir.display(), found, known], Msg::LibraryRefreshHint)
        }
        LibraryError::Foreign { path } => {
            hinted(Msg::LibraryForeign, &[&path.display()], Msg::LibraryForeignHint)
        }
        LibraryError::Damaged { dir } => {
            hinted(Msg::LibraryDamaged, &[&dir.display()], Msg::LibraryDamagedHint)
        }
        LibraryError::IndexUnusable { dir } => {
            hinted(Msg::LibraryIndex, &[&dir.display()], Msg::LibraryIndexHint)
        }
        LibraryError::Worker { source } => {
            hinted(Msg::LibraryWorker, &[source], Msg::LibraryWorkerHint)
        }
        LibraryError::House { path, reason } => {
            hinted(Msg::HouseWrong, &[&path.display(), reason], Msg::HouseWrongHint)
        }
        LibraryError::Thesaurus { path, reason } => {
            let values: [&dyn std::fmt::Display; 2] = [&path.display(), &phrase(lang, reason)];
            hinted(Msg::ThesaurusWrong, &values, Msg::ThesaurusWrongHint)
        }
        LibraryError::Query(mistake) => in_query(query, mistake, columns(), lang),
        LibraryError::Filter { name: _, value, mistake } => {
            lang.fill(Msg::LibraryFilter, &[&lang.quoted(value), &mistakes::told(lang, mistake)])
        }
        LibraryError::Store { dir: path, .. }
        | LibraryError::Index { dir: path, .. }
        | LibraryError::Io { path, .. } => on_disk(error, path, lang),
        LibraryError::List { source } => lang.fill(Msg::ListUnreadable, &[source]),
        other => chain(other),
    }
}

/// Somebody else writes: who, as far as it is known.
fn locked(dir: &std::path::Path, holder: Option<&LockHolder>, lang: Lang) -> String {
    let told = lang.fill(Msg::LibraryLocked, &[&dir.display()]);
    let holder = holder.map(|it| lang.fill(Msg::LibraryLockedBy, &[&it.process, &it.since]));
    let hint = lang.fill(Wording::Hint, &[&lang.say(Msg::LibraryLockedHint)]);
    [Some(told), holder, Some(hint)].into_iter().flatten().collect::<Vec<String>>().join("\n")
}

/// The query with marks under what cannot be understood, and what to do.
fn in_query(query: &str, mistake: &QueryMistake, columns: usize, lang: Lang) -> String {
    let mistake = mistakes::placed(lang, query, mistake);
    let sentence = lang.fill(Msg::Query, &[&mistake.sentence]);
    let marked = marked(query, mistake.span, columns);
    let hint = mistake.hint.map(|it| lang.fill(Wording::Hint, &[&it]));
    [Some(sentence), Some(marked), hint].into_iter().flatten().collect::<Vec<String>>().join("\n")
}

/// The columns of the terminal that messages are read in; where there is none, of a usual one.
fn columns() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or(USUAL_COLUMNS, |(width, _)| usize::from(width.0))
}

const USUAL_COLUMNS: usize = 80;

/// The disk refuses: which place, what may help, and what the system says.
fn on_disk(error: &LibraryError, place: &std::path::Path, lang: Lang) -> String {
    let (what, hint) = if error.is_disk_full() {
        (Msg::LibraryDiskFull, Msg::LibraryDiskFullHint)
    } else {
        (Msg::LibraryDisk, Msg::LibraryDiskHint)
    };
    let cause = lang.fill(Msg::Cause, &[&chain(error)]);
    let hint = lang.fill(Wording::Hint, &[&lang.say(hint)]);
    format!("{}\n{cause}\n{hint}", lang.fill(what, &[&place.display()]))
}

/// An error with all its causes on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |it| it.source());
    causes.fold(error.to_string(), |res, cause| format!("{res}: {cause}"))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ratlas_library::SearchQuery;

    use super::*;

    /// What is said to each query in both languages.
    #[track_caller]
    fn check(queries: &[&str], expected: Expect) {
        let mut res = String::new();
        for query in queries {
            let asked = SearchQuery { text: (*query).to_owned(), ..SearchQuery::default() };
            let mistake = asked.to_query_text().unwrap_err();
            for lang in [Lang::De, Lang::En] {
                let told = in_query(query, &mistake, 60, lang);
                let told =
                    told.strip_prefix(lang.fill(Msg::Query, &[&""]).as_str()).unwrap_or(&told);
                // The marked query is the same in both languages.
                let lines = told.lines().enumerate();
                let lines = lines.filter(|(idx, _)| lang == Lang::De || !matches!(idx, 1 | 2));
                res.extend(lines.map(|(_, line)| format!("{line}\n")));
            }
        }
        expected.assert_eq(&res);
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of queries")]
    fn mistakes_of_signs() {
        check(
            &[
                "Bürger \"offen",
                "Rat (Beirat",
                "Beirat) Rat",
                "Rat OR",
                "ODER Rat",
                "Rat NICHT Haushalt",
                "Rat || Beirat",
                "Rat --Haushalt",
                "*beirat",
                "a*",
                "ab~",
                "Beirt~5",
                "Beirat*~",
                "\"runder Tis* der\"",
                "\"runder Tisch\"~99",
                "-()",
                "…",
            ],
            expect![[r#"
                dieses Anführungszeichen wird nicht geschlossen
                  Bürger "offen
                         ^
                Hinweis: Ein zweites ergänzen oder dieses weglassen.
                this quotation mark is not closed
                hint: Add a second one or leave this one out.
                diese Klammer wird nicht geschlossen
                  Rat (Beirat
                      ^
                Hinweis: Eine ) ergänzen oder die Klammer weglassen.
                this bracket is not closed
                hint: Add a ) or leave the bracket out.
                diese Klammer wurde nicht geöffnet
                  Beirat) Rat
                        ^
                Hinweis: Sie weglassen oder davor eine ( ergänzen.
                this bracket was not opened
                hint: Leave it out or add a ( before it.
                hinter OR fehlt ein Wort
                  Rat OR
                      ^^
                Hinweis: Ist das Wort selbst gemeint, klein schreiben.
                a word is missing after OR
                hint: If the word itself is meant, write it in lower case.
                vor ODER fehlt ein Wort
                  ODER Rat
                  ^^^^
                Hinweis: Ist das Wort selbst gemeint, klein schreiben.
                a word is missing before ODER
                hint: If the word itself is meant, write it in lower case.
                NICHT ist kein Zeichen der Suche
                  Rat NICHT Haushalt
                      ^^^^^
                Hinweis: Meinten Sie -Haushalt? Ausgeschlossen wird mit einem Bindestrich: -Wort. Ist das Wort selbst gemeint, klein schreiben.
                NICHT means nothing in a query
                hint: Did you mean -Haushalt? Exclude with a hyphen: -word. If the word itself is meant, write it in lower case.
                || ist kein Zeichen der Suche
                  Rat || Beirat
                      ^^
                Hinweis: Eines von mehreren Wörtern findet OR: Beirat OR Ausschuss.
                || means nothing in a query
                hint: One of several words is found by OR: Beirat OR Ausschuss.
                vor „Haushalt“ stehen zwei Bindestriche
                  Rat --Haushalt
                      ^^
                Hinweis: Meinten Sie -Haushalt? Ausgeschlossen wird mit einem; Angaben wie --city stehen außerhalb der Suche.
                two hyphens stand before “Haushalt”
                hint: Did you mean -Haushalt? One excludes; options such as --city stand outside of the query.
                * steht hinter dem Anfang eines Wortes, nicht davor
                  *beirat
                  ^
                Hinweis: Meinten Sie beirat? Zusammengesetzte Wörter werden auch so gefunden: Beirat findet Integrationsbeirat.
                * stands behind the beginning of a word, not before it
                hint: Did you mean beirat? Compounds are found anyway: Beirat finds Integrationsbeirat.
                vor * werden mindestens 2 Buchstaben erwartet
                  a*
                  ^^
                at least 2 letters are expected before *
                vor ~ werden mindestens 3 Buchstaben erwartet
                  ab~
                  ^^
                at least 3 letters are expected before ~
                hinter ~ wird 1 oder 2 erwartet, nicht 5
                  Beirt~5
                        ^
                Hinweis: So viele Buchstaben dürfen anders sein.
                1 or 2 is expected behind ~, not 5
                hint: So many letters may differ.
                hinter „Beirat“ stehen * und ~
                  Beirat*~
                  ^^^^^^^
                Hinweis: Nur eines von beiden ist möglich.
                both * and ~ stand behind “Beirat”
                hint: Only one of them is possible.
                in Anführungszeichen gilt * nicht
                  "runder Tis* der"
                             ^
                Hinweis: Wortanfänge ohne Anführungszeichen suchen: Tis*
                * means nothing in quotation marks
                hint: Search for beginnings without quotation marks: Tis*
                hinter ~ wird eine Zahl bis 50 erwartet
                  "runder Tisch"~99
                                ^^^
                Hinweis: So viele Wörter dürfen dazwischen stehen.
                a number up to 50 is expected behind ~
                hint: So many words may stand between.
                in diesen Klammern steht nichts
                  -()
                  ^^^
                Hinweis: Etwas hineinschreiben oder sie weglassen.
                there is nothing in these brackets
                hint: Write something into them or leave them out.
                es fehlt ein Wort, nach dem gesucht werden kann
                  …
                  ^
                Hinweis: Alles findet: *
                there is no word to search for
                hint: To find everything: *
            "#]],
        );
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of queries")]
    fn mistakes_of_fields() {
        check(
            &[
                "Beirat stdat:Köln",
                "farbe:rot",
                "titel:",
                "stadt:Köln,",
                "stadt:Köln, Bonn",
                "city:-Köln",
                "stadt:Mün*",
                "titel:(stadt:Köln)",
                "art:Antragg",
                "genre:Gedicht",
                "ergebnis:abgelent",
                "land:Bajuwarien",
                "sprache:Türkish",
                "öffentlich:vielleicht",
                "datum:gestern",
                "datum:2015-2020",
                "datum:2020..2015",
                "jahr:zwanzig",
                "ja:viele",
                "nein:20..10",
            ],
            expect![[r#"
                ein Feld stdat: gibt es nicht
                  Beirat stdat:Köln
                         ^^^^^
                Hinweis: Meinten Sie stadt:Köln? Ist ein Wort gemeint, hinter dem Doppelpunkt ein Leerzeichen setzen.
                there is no field stdat:
                hint: Did you mean stadt:Köln? If a word is meant, put a blank behind the colon.
                ein Feld farbe: gibt es nicht
                  farbe:rot
                  ^^^^^
                Hinweis: Möglich sind: enthaltung, antragsteller, gremium, stadt, datum, exakt, fraktion, art, sprache, gesetz, nein, nr, amt, ergebnis, seiten, person, öffentlich, haltung, land, text, titel, thema, jahr, ja. Ist ein Wort gemeint, hinter dem Doppelpunkt ein Leerzeichen setzen.
                there is no field farbe:
                hint: Possible are: abstain, applicant, body, city, date, exact, faction, genre, language, law, no, number, office, outcome, pages, person, public, stance, state, text, title, topic, year, yes. If a word is meant, put a blank behind the colon.
                bei titel: fehlt ein Wert
                  titel:
                  ^^^^^^
                Hinweis: Er steht ohne Leerzeichen dahinter, etwa titel:Satzung; ist das Wort selbst gemeint, den Doppelpunkt weglassen.
                a value is missing at titel:
                hint: It follows without a blank, such as title:Satzung; if the word itself is meant, leave out the colon.
                bei stadt: fehlt ein Wert
                  stadt:Köln,
                            ^
                Hinweis: Er steht ohne Leerzeichen dahinter, etwa titel:Satzung; ist das Wort selbst gemeint, den Doppelpunkt weglassen.
                a value is missing at stadt:
                hint: It follows without a blank, such as title:Satzung; if the word itself is meant, leave out the colon.
                hinter dem Komma steht ein Leerzeichen
                  stadt:Köln, Bonn
                            ^
                Hinweis: Mehrere Werte stehen ohne Leerzeichen da, stadt:a,b, oder in Klammern: stadt:(a OR b).
                a blank follows the comma
                hint: Several values stand without blanks, stadt:a,b, or in brackets: stadt:(a OR b).
                der Bindestrich steht vor dem Wert von city:
                  city:-Köln
                       ^
                Hinweis: Meinten Sie -city:Köln? Er steht vor dem Feld.
                the hyphen stands before the value of city:
                hint: Did you mean -city:Köln? It goes before the field.
                bei stadt: gilt * nicht
                  stadt:Mün*
                           ^
                Hinweis: Den Wert ganz schreiben; wer das Feld nicht eingrenzen will, lässt es weg.
                * means nothing at stadt:
                hint: Write the whole value; to allow any, leave the field out.
                stadt: kann nicht in titel: stehen
                  titel:(stadt:Köln)
                         ^^^^^
                Hinweis: Die Felder nacheinander schreiben, durch ein Leerzeichen getrennt.
                stadt: cannot stand inside titel:
                hint: Write the fields one after the other, with a blank between.
                „Antragg“ gibt es bei art: nicht
                  art:Antragg
                      ^^^^^^^
                Hinweis: Meinten Sie Antrag?
                “Antragg” is not possible at art:
                hint: Did you mean Antrag?
                „Gedicht“ gibt es bei genre: nicht
                  genre:Gedicht
                        ^^^^^^^
                Hinweis: Möglich sind: Tagesordnung, Änderungsantrag, Amtsblatt, Informationsvorlage, Anfrage, Einladung, Niederschrift, Antrag, Sonstiges, Beschlussvorlage, Antwortschreiben, Bericht, Beschlussauszug, Stellungnahme, Arbeitspapier
                “Gedicht” is not possible at genre:
                hint: Possible are: agenda, amendment, gazette, information, inquiry, invitation, minutes, motion, other, proposal, reply, report, resolution extract, statement, working paper
                „abgelent“ gibt es bei ergebnis: nicht
                  ergebnis:abgelent
                           ^^^^^^^^
                Hinweis: Meinten Sie abgelehnt?
                “abgelent” is not possible at ergebnis:
                hint: Did you mean abgelehnt?
                „Bajuwarien“ gibt es bei land: nicht
                  land:Bajuwarien
                       ^^^^^^^^^^
                Hinweis: Möglich sind: Brandenburg, Berlin, Baden-Württemberg, Bayern, Bremen, Hessen, Hamburg, Mecklenburg-Vorpommern, Niedersachsen, Nordrhein-Westfalen, Rheinland-Pfalz, Schleswig-Holstein, Saarland, Sachsen, Sachsen-Anhalt, Thüringen
                “Bajuwarien” is not possible at land:
                hint: Possible are: Brandenburg, Berlin, Baden-Württemberg, Bavaria, Bremen, Hesse, Hamburg, Mecklenburg-Western Pomerania, Lower Saxony, North Rhine-Westphalia, Rhineland-Palatinate, Schleswig-Holstein, Saarland, Saxony, Saxony-Anhalt, Thuringia
                „Türkish“ gibt es bei sprache: nicht
                  sprache:Türkish
                          ^^^^^^^
                Hinweis: Meinten Sie Türkisch?
                “Türkish” is not possible at sprache:
                hint: Did you mean Türkisch?
                „vielleicht“ gibt es bei öffentlich: nicht
                  öffentlich:vielleicht
                             ^^^^^^^^^^
                Hinweis: Möglich sind: nein, ja
                “vielleicht” is not possible at öffentlich:
                hint: Possible are: no, yes
                „gestern“ ist kein Datum
                  datum:gestern
                        ^^^^^^^
                Hinweis: So: 2020, 12.2020, 03.12.2020, 2021-Herbst, 2021-Q3; ein Zeitraum: 2015..2020, >2020.
                “gestern” is no date
                hint: Write 2020, 2020-12, 2020-12-03, 2021-autumn or 2021-Q3; for a range 2015..2020 or >2020.
                „2015-2020“ ist kein Datum
                  datum:2015-2020
                        ^^^^^^^^^
                Hinweis: Meinten Sie 2015..2020? So: 2020, 12.2020, 03.12.2020, 2021-Herbst, 2021-Q3; ein Zeitraum: 2015..2020, >2020.
                “2015-2020” is no date
                hint: Did you mean 2015..2020? Write 2020, 2020-12, 2020-12-03, 2021-autumn or 2021-Q3; for a range 2015..2020 or >2020.
                der Bereich ist verkehrt herum: 2020 bis 2015
                  datum:2020..2015
                        ^^^^^^^^^^
                Hinweis: Meinten Sie 2015..2020?
                the range is the wrong way round: 2020 to 2015
                hint: Did you mean 2015..2020?
                „zwanzig“ ist kein Jahr
                  jahr:zwanzig
                       ^^^^^^^
                Hinweis: So: 2020, 2015..2020, >2020.
                “zwanzig” is no year
                hint: Write 2020, 2015..2020 or >2020.
                „viele“ ist keine Zahl
                  ja:viele
                     ^^^^^
                Hinweis: So: 20, >20, <=20, 10..20.
                “viele” is no number
                hint: Write 20, >20, <=20 or 10..20.
                der Bereich ist verkehrt herum: 20 bis 10
                  nein:20..10
                       ^^^^^^
                Hinweis: Meinten Sie 10..20?
                the range is the wrong way round: 20 to 10
                hint: Did you mean 10..20?
            "#]],
        );
    }

    #[test]
    fn mistakes_of_size() {
        let deep = "(".repeat(40);
        let many = "Rat ".repeat(300);
        let long = "Rat ".repeat(3_000);
        check(
            &[&deep, &many, &long],
            expect![[r#"
            es stehen zu viele Klammern ineinander, höchstens 30
              ((((((((((((((((((((((((((((((((((((((((
                                            ^
            Hinweis: Klammern weglassen, die nichts ändern.
            too many brackets inside each other, at most 30
            hint: Leave out brackets that change nothing.
            die Suche hat zu viele Wörter, höchstens 256
              … Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat…
                                            ^^^
            Hinweis: Was einem ganzen Papier gleicht, findet: ratlas prior DATEI
            the query has too many words, at most 256
            hint: What is like a whole paper is found by: ratlas prior FILE
            die Suche ist zu lang, höchstens 10000 Zeichen
              … Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat Rat…
                                            ^
            Hinweis: Was einem ganzen Papier gleicht, findet: ratlas prior DATEI
            the query is too long, at most 10000 characters
            hint: What is like a whole paper is found by: ratlas prior FILE
        "#]],
        );
    }

    #[test]
    fn each_error_is_told_with_a_hint() {
        let dir = || "meine".into();
        for error in [
            LibraryError::NotFound { dir: dir() },
            LibraryError::Locked { dir: dir(), holder: None },
            LibraryError::Damaged { dir: dir() },
            LibraryError::Newer { dir: dir(), found: 2, known: 1 },
            LibraryError::Io { path: dir(), source: io::Error::other("disk full") },
        ] {
            let told = in_library(&error, "", Lang::De);
            assert!(told.contains("meine") && told.contains("Hinweis: "), "{told}");
        }
    }

    #[test]
    fn a_closed_pipe_is_success() {
        let error = Error::from(io::Error::from(ErrorKind::BrokenPipe));
        assert_eq!(told(&error, "", Lang::De), Exit::Done);
    }
}
