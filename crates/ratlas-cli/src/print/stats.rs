//! What is in a library, for people.

use ratlas_library::Stats;
use ratlas_present::{Lang, meaning, on_one_line, word};

use super::colour::Style;
use crate::messages::Msg;

/// The counts of a library under headings.
pub(crate) fn stats(stats: &Stats, library: &str, lang: Lang, style: Style) -> String {
    let title = lang.fill(Msg::StatsLibrary, &[&on_one_line(library)]);
    let mut res = format!("{}\n\n{}", style.bold(&title), totals(stats, lang));
    let in_words = |list: &'static str| {
        move |(value, count): &(String, u64)| (word(lang, list, value).to_owned(), *count)
    };
    let plain = |(value, count): &(String, u64)| (value.clone(), *count);
    let reason = |(code, count): &(String, u64)| {
        (meaning(lang, code).map_or(code.clone(), |it| it.sentence.to_owned()), *count)
    };
    for (heading, counts) in [
        (Msg::StatsCities, cities(stats, lang)),
        (Msg::StatsGenres, stats.genres.iter().map(in_words("genre")).collect()),
        (Msg::StatsYears, stats.years.iter().map(plain).collect()),
        (Msg::ReportRefused, stats.refused.iter().map(reason).collect()),
    ] {
        res.push_str(&block(heading, &counts, lang, style));
    }
    res
}

fn totals(stats: &Stats, lang: Lang) -> String {
    let files: u64 = stats.files.iter().map(|(_, count)| count).sum();
    let lines = [
        (Msg::StatsPapers, stats.papers, true),
        (Msg::StatsDuplicates, stats.duplicates, stats.duplicates > 0),
        (Msg::StatsPages, stats.pages, true),
        (Msg::StatsFiles, files, true),
        (Msg::ReportVanished, stats.vanished, stats.vanished > 0),
    ];
    let shown = lines.into_iter().filter(|(.., is_shown)| *is_shown);
    shown.map(|(label, count, _)| line(lang.say(label), count, lang)).collect()
}

/// The cities, and the papers whose city is not known.
fn cities(stats: &Stats, lang: Lang) -> Vec<(String, u64)> {
    let known: u64 = stats.cities.iter().map(|(_, count)| count).sum();
    let unknown = stats.papers.saturating_sub(known);
    let mut res = stats.cities.clone();
    if unknown > 0 {
        res.push((lang.say(Msg::StatsNoCity).to_owned(), unknown));
    }
    res
}

fn block(heading: Msg, counts: &[(String, u64)], lang: Lang, style: Style) -> String {
    if counts.is_empty() {
        return String::new();
    }
    let lines: String = counts.iter().map(|(label, count)| line(label, *count, lang)).collect();
    format!("\n{}\n{lines}", style.bold(lang.say(heading)))
}

fn line(label: &str, count: u64, lang: Lang) -> String {
    format!("{:>9}  {}\n", lang.number(count), on_one_line(label))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn counts_under_headings() {
        let count = |name: &str, count| (name.to_owned(), count);
        let of = Stats {
            papers: 1_204,
            duplicates: 2,
            pages: 5_300,
            files: vec![count("read", 1_204), count("refused", 3)],
            vanished: 0,
            refused: vec![count("read/encrypted", 3)],
            cities: vec![count("München", 900), count("Mainz", 300)],
            genres: vec![count("motion", 1_204)],
            years: vec![count("2020", 4), count("2021", 1_200)],
        };
        expect![[r#"
            Bibliothek library

                1.204  Papiere
                    2  davon mit dem gleichen Text wie ein anderes
                5.300  Seiten
                1.207  Dateien

            Papiere nach Stadt
                  900  München
                  300  Mainz
                    4  (Stadt nicht erkannt)

            Papiere nach Art
                1.204  Antrag

            Papiere nach Jahr
                    4  2020
                1.200  2021

            Nicht lesbar
                    3  Die Datei ist mit einem Passwort geschützt.
        "#]]
        .assert_eq(&stats(&of, "library", Lang::De, Style::Plain));
    }
}
