//! The closing report of an ingest.

use std::collections::BTreeMap;

use ratlas_library::{EmptiedFolder, IngestReport, RefusedFile};
use ratlas_present::{Lang, Wording, meaning, on_one_line};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// The whole report: what came of it, the counts, the findings and every file and folder that could
/// not be read.
pub(crate) fn report(report: &IngestReport, lang: Lang, style: Style) -> String {
    let mut res = format!("{}\n\n{}", style.bold(&outcome(report, lang)), counts(report, lang));
    if !report.findings.is_empty() {
        res.push_str(&heading(Msg::ReportFindings, lang, style));
        res.push_str(&findings(report, lang));
    }
    res.push_str(&problems(report, lang, style));
    res
}

/// The files and folders that could not be read, with the reasons; empty if there are none.
pub(crate) fn problems(report: &IngestReport, lang: Lang, style: Style) -> String {
    let mut res = String::new();
    if !report.refused.is_empty() {
        res.push_str(&heading(Msg::ReportRefusedFiles, lang, style));
        res.push_str(&refused(&report.refused, lang));
        res.push_str(&more(report.refused_more, lang));
    }
    if !report.unreadable.is_empty() {
        let paths = report.unreadable.iter().map(|it| it.path.as_str());
        res.push_str(&heading(Msg::ReportFolders, lang, style));
        res.push_str(&listed(paths, report.unreadable_more, lang));
        res.push_str(&remedy(lang.say(Msg::ReportFolderRemedy), lang));
    }
    if report.missing > 0 {
        let paths = report.missing_paths.iter().map(String::as_str);
        let unnamed = report.missing - report.missing_paths.len() as u64;
        res.push_str(&heading(Msg::ReportMissingFiles, lang, style));
        res.push_str(&listed(paths, unnamed, lang));
    }
    if !report.emptied.is_empty() {
        let told = |it: &EmptiedFolder| {
            let files = lang.count(it.files, Wording::FileOne, Wording::FileMany);
            lang.fill(Msg::ReportEmptiedFolder, &[&on_one_line(&it.path), &files])
        };
        let lines: Vec<String> = report.emptied.iter().map(told).collect();
        res.push_str(&heading(Msg::ReportEmptied, lang, style));
        res.push_str(&listed(lines.iter().map(String::as_str), 0, lang));
        res.push_str(&remedy(lang.say(Msg::ReportEmptiedRemedy), lang));
    }
    res
}

/// So many lines of what is not there are read by nobody.
const MAX_LISTED: usize = 100;

/// A line for each path, those above a number counted.
fn listed<'a>(paths: impl Iterator<Item = &'a str>, unnamed: u64, lang: Lang) -> String {
    let (mut res, mut n_more) = (String::new(), unnamed);
    for (idx, path) in paths.enumerate() {
        if idx < MAX_LISTED {
            push_line(&mut res, &format!("    {}", on_one_line(path)));
        } else {
            n_more += 1;
        }
    }
    res + &more(n_more, lang)
}

fn more(count: u64, lang: Lang) -> String {
    if count == 0 {
        return String::new();
    }
    format!("    {}\n", lang.fill(Msg::FacetsMore, &[&lang.number(count)]))
}

fn heading(msg: Msg, lang: Lang, style: Style) -> String {
    format!("\n{}\n", style.bold(lang.say(msg)))
}

fn outcome(report: &IngestReport, lang: Lang) -> String {
    let seconds = lang.decimal(report.seconds);
    if report.interrupted {
        return lang.fill(Msg::IngestInterrupted, &[&seconds]);
    }
    if report.read == 0 {
        return lang.fill(Msg::IngestUnchanged, &[&seconds]);
    }
    lang.fill(Msg::IngestDone, &[&seconds, &lang.decimal(papers_per_second(report))])
}

/// The speed at which papers were read.
pub(crate) fn papers_per_second(report: &IngestReport) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let papers = report.read as f64;
    // A run of no measurable length has no speed worth telling.
    if report.seconds > 0.0 { papers / report.seconds } else { 0.0 }
}

fn counts(report: &IngestReport, lang: Lang) -> String {
    let refused = report.n_refused();
    let lines = [
        (Msg::ReportFound, report.found, true),
        (Msg::ReportArchives, report.archives, report.archives > 0),
        (Msg::ReportRead, report.read, true),
        (Msg::ReportWithFindings, report.with_findings, report.with_findings > 0),
        (Msg::ReportUnchanged, report.unchanged, true),
        (Msg::ReportLinked, report.linked, report.linked > 0),
        (Msg::ReportDuplicates, report.duplicates, report.duplicates > 0),
        (Msg::ReportIgnored, report.ignored, report.ignored > 0),
        (Msg::ReportVanished, report.vanished, report.vanished > 0),
        (Msg::ReportResting, report.resting, report.resting > 0),
        (Msg::ReportMissing, report.missing, report.missing > 0),
        (Msg::ReportRefused, refused, true),
    ];
    let shown = lines.into_iter().filter(|(.., is_shown)| *is_shown);
    shown.map(|(label, count, _)| count_line(lang.say(label), count, lang)).collect()
}

fn count_line(label: &str, count: u64, lang: Lang) -> String {
    format!("{:>9}  {label}\n", lang.number(count))
}

/// The findings by their words, those of most papers first.
fn findings(report: &IngestReport, lang: Lang) -> String {
    let mut by_words: BTreeMap<&str, u64> = BTreeMap::new();
    for (code, count) in &report.findings {
        let words = meaning(lang, code).map_or(code.as_str(), |it| it.sentence);
        *by_words.entry(words).or_default() += count;
    }
    let mut sorted: Vec<(&str, u64)> = by_words.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted.into_iter().map(|(words, count)| count_line(words, count, lang)).collect()
}

/// All files, grouped by reason, each group with its remedy.
fn refused(files: &[RefusedFile], lang: Lang) -> String {
    let mut by_reason: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for file in files {
        let known = meaning(lang, &file.code);
        let reason = known.map_or((file.reason.as_str(), ""), |it| (it.sentence, it.remedy));
        by_reason.entry(reason).or_default().push(&file.path);
    }
    let mut res = String::new();
    for ((sentence, remedy_words), paths) in by_reason {
        push_line(&mut res, &format!("  {}", on_one_line(sentence)));
        for path in paths {
            push_line(&mut res, &format!("    {}", on_one_line(path)));
        }
        res.push_str(&remedy(remedy_words, lang));
    }
    res
}

fn remedy(words: &str, lang: Lang) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("  {}\n", lang.fill(Msg::Remedy, &[&words]))
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ratlas_library::UnreadableFolder;

    use super::*;

    #[track_caller]
    fn check(of: &IngestReport, lang: Lang, expected: Expect) {
        expected.assert_eq(&report(of, lang, Style::Plain));
    }

    fn refused_file(path: &str, code: &str) -> RefusedFile {
        RefusedFile { path: path.to_owned(), code: code.to_owned(), reason: "odd bytes".to_owned() }
    }

    #[test]
    fn everything_happened() {
        let of = IngestReport {
            found: 1_204,
            archives: 0,
            read: 1_190,
            with_findings: 3,
            findings: BTreeMap::from([("date/odd".to_owned(), 1), ("read/no-text".to_owned(), 2)]),
            refused: vec![
                refused_file("eingang/a.pdf", "read/encrypted"),
                refused_file("eingang/b.pdf", "read/odd"),
                refused_file("eingang/c.pdf", "read/encrypted"),
            ],
            unchanged: 10,
            linked: 1,
            duplicates: 1,
            ignored: 2,
            vanished: 4,
            unreadable: vec![UnreadableFolder {
                path: "eingang/geheim".to_owned(),
                reason: "permission denied".to_owned(),
            }],
            seconds: 11.9,
            ..IngestReport::default()
        };
        check(
            &of,
            Lang::De,
            expect![[r#"
            Fertig nach 11,9 Sekunden, 100,0 Papiere je Sekunde.

                1.204  Gefunden
                1.190  Gelesen
                    3  davon mit Befund
                   10  Unverändert
                    1  Schon bekannt (verschoben oder Kopie)
                    1  Doppelt
                    2  Übergangen
                    4  Verschwunden
                    3  Nicht lesbar

            Befunde
                    2  Seiten ohne Text, vermutlich eingescannt.
                    1  date/odd

            Nicht lesbare Dateien
              Die Datei ist mit einem Passwort geschützt.
                eingang/a.pdf
                eingang/c.pdf
              Was tun: Die Datei ohne Passwort speichern und erneut einlesen.
              odd bytes
                eingang/b.pdf

            Nicht lesbare Ordner
                eingang/geheim
              Was tun: Die Zugriffsrechte der Ordner prüfen.
        "#]],
        );
        check(
            &of,
            Lang::En,
            expect![[r#"
            Done after 11.9 seconds, 100.0 papers per second.

                1,204  Found
                1,190  Read
                    3  with findings
                   10  Unchanged
                    1  Known already (moved or a copy)
                    1  Duplicates
                    2  Ignored
                    4  Vanished
                    3  Not readable

            Findings
                    2  Pages without text, probably scanned.
                    1  date/odd

            Files that could not be read
              The file is protected by a password.
                eingang/a.pdf
                eingang/c.pdf
              What to do: Save the file without the password and read it again.
              odd bytes
                eingang/b.pdf

            Folders that could not be read
                eingang/geheim
              What to do: Check the access rights of the folders.
        "#]],
        );
    }

    #[test]
    fn nothing_new() {
        let of = IngestReport { found: 3, unchanged: 3, seconds: 0.04, ..IngestReport::default() };
        check(
            &of,
            Lang::De,
            expect![[r#"
            Fertig nach 0,0 Sekunden, nichts Neues.

                    3  Gefunden
                    0  Gelesen
                    3  Unverändert
                    0  Nicht lesbar
        "#]],
        );
    }

    #[test]
    fn interrupted() {
        let of = IngestReport { found: 3, read: 1, interrupted: true, ..IngestReport::default() };
        check(
            &of,
            Lang::De,
            expect![[r#"
            Unterbrochen nach 0,0 Sekunden. Was gelesen ist, ist gespeichert; derselbe Befehl macht weiter.

                    3  Gefunden
                    1  Gelesen
                    0  Unverändert
                    0  Nicht lesbar
        "#]],
        );
    }
}
