//! What a library knows, as a table.

use super::push_line;

use ratlas_library::{Coverage, CoverageRow, Dimension, ValueCoverage};
use ratlas_present::{Lang, Wording, meaning, word};

use super::colour::Style;
use super::table::Table;
use crate::messages::Msg;

/// Of fewer papers nothing is said: chance.
const LEAST: u64 = 5;

/// The table, what could not be read, and what to do.
pub(crate) fn table(of: &Coverage, by: Dimension, lang: Lang, style: Style) -> String {
    let mut heads = [Msg::StatsPapers, Msg::StatsPages, Msg::CoverageNoText, Msg::CoverageOcr]
        .map(|it| lang.say(it).to_owned())
        .to_vec();
    let values = of.total.values.iter();
    heads.extend(values.map(|it| word(lang, "coverage", it.name).to_owned()));
    let mut rows: Vec<(String, Vec<String>)> =
        of.rows.iter().map(|it| (name(it, by, lang), numbers(it, lang))).collect();
    rows.push((lang.say(Wording::Total).to_owned(), numbers(&of.total, lang)));
    let corner = word(lang, "facet", by.as_str()).to_owned();
    let table = Table { corner, heads, rows };
    let mut res = table.text(200, style);
    res.push('\n');
    push_line(&mut res, lang.say(Msg::CoverageLegend));
    res.push_str(&refused(of, lang));
    for line in advice(of, lang) {
        push_line(&mut res, &line);
    }
    let state = lang.fill(Msg::LibraryState, &[&of.library]);
    res + &format!("{}\n", style.dim(&state))
}

fn name(row: &CoverageRow, by: Dimension, lang: Lang) -> String {
    match &row.value {
        Some(value) => word(lang, by.as_str(), value).to_owned(),
        None => lang.say(Msg::CoverageUnknown).to_owned(),
    }
}

fn numbers(row: &CoverageRow, lang: Lang) -> Vec<String> {
    let counts = [row.papers, row.pages, row.pages_without_text, row.pages_recognised];
    let counts = counts.into_iter().map(|it| lang.number(it));
    counts.chain(row.values.iter().map(share)).collect()
}

/// The share found as a shade and in per cent, and how much of it is doubtful.
fn share(value: &ValueCoverage) -> String {
    if value.expected == 0 {
        return "\u{2013}".to_owned();
    }
    let found = percent(value.found, value.expected);
    let shade = match found {
        0..50 => '\u{2591}',
        50..80 => '\u{2592}',
        80..95 => '\u{2593}',
        _ => '\u{2588}',
    };
    let doubtful = percent(value.doubtful, value.expected);
    let doubtful = if value.doubtful == 0 { String::new() } else { format!(" ?{doubtful}") };
    format!("{shade} {found}{doubtful}")
}

/// Per cent, rounded down: 100 is all.
fn percent(part: u64, whole: u64) -> u64 {
    100 * part / whole.max(1)
}

fn refused(of: &Coverage, lang: Lang) -> String {
    let line = |(code, count): &(String, u64)| {
        let what = meaning(lang, code).map_or(code.as_str(), |it| it.sentence);
        format!("  {:>6}  {what}\n", lang.number(*count))
    };
    if of.refused.is_empty() {
        return String::new();
    }
    let lines: String = of.refused.iter().map(line).collect();
    format!("\n{}\n{lines}", lang.say(Msg::ReportRefusedFiles))
}

/// What is weakest, and what to do.
fn advice(of: &Coverage, lang: Lang) -> Vec<String> {
    let mut res = vec![String::new()];
    let blank = of.total.pages_without_text;
    if blank > 0 {
        let pages = lang.count(blank, Wording::PageOne, Wording::PageMany);
        res.push(lang.fill(Msg::CoverageBlankAdvice, &[&pages]));
    }
    if of.total.unknown_pages > 0 {
        let papers = lang.number(of.total.unknown_pages);
        res.push(lang.fill(Msg::CoverageOldAdvice, &[&papers]));
    }
    if let Some((code, count)) = of.refused.first()
        && let Some(remedy) = meaning(lang, code).map(|it| it.remedy).filter(|it| !it.is_empty())
    {
        let files = lang.count(*count, Wording::FileOne, Wording::FileMany);
        res.push(lang.fill(Msg::CoverageRefusedAdvice, &[&files, &remedy]));
    }
    let weakest = of.total.values.iter().filter(|it| it.expected >= LEAST && it.missing() > 0);
    if let Some(weakest) = weakest.min_by_key(|it| percent(it.found, it.expected)) {
        let what = word(lang, "coverage", weakest.name);
        let numbers = [weakest.missing(), weakest.expected].map(|it| lang.number(it));
        res.push(lang.fill(Msg::CoverageWeakest, &[&what, &numbers[0], &numbers[1]]));
    }
    if res.len() == 1 { Vec::new() } else { res }
}
