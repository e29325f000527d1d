//! A register for people, and as a table for spreadsheets.

use ratlas_library::{Register, RegisterEntry};
use ratlas_present::{Lang, Wording, date, on_one_line, word};

use super::colour::Style;
use super::push_line;
use crate::messages::Msg;

/// As wide as the longest state and a gap.
const STATE_WIDTH: usize = 15;

/// A few lines for each row, and what they come to.
pub(crate) fn table(register: &Register, lang: Lang, style: Style) -> String {
    let mut res: String = register.entries.iter().map(|it| entry(it, lang, style)).collect();
    push_line(&mut res, &format!("\n{}", totals(register, lang)));
    res
}

fn entry(entry: &RegisterEntry, lang: Lang, style: Style) -> String {
    let state = word(lang, "register_state", entry.state.as_str());
    let gap = STATE_WIDTH.saturating_sub(state.chars().count()).max(1);
    let title = entry.paper.title.as_deref().unwrap_or(lang.say(Wording::NoTitle));
    let indent = " ".repeat(STATE_WIDTH);
    let mut res = format!("{state}{:gap$}{}\n", "", style.bold(&on_one_line(title)));
    for line in [head(entry, lang), answer(entry, lang), outcome(entry, lang), open(entry, lang)] {
        if !line.is_empty() {
            push_line(&mut res, &(indent.clone() + &line));
        }
    }
    res
}

fn head(entry: &RegisterEntry, lang: Lang) -> String {
    let paper = &entry.paper;
    let id = paper.id.get(..12).unwrap_or(&paper.id);
    joined([
        paper.city.clone(),
        Some(word(lang, "genre", paper.genre.as_str()).to_owned()),
        paper.number.clone(),
        paper.date.as_deref().map(|it| date(lang, it)),
        Some(entry.applicants.join(", ")),
        Some(format!("[{id}]")),
    ])
}

fn answer(entry: &RegisterEntry, lang: Lang) -> String {
    let Some(answer) = &entry.answer else { return String::new() };
    joined([
        Some(word(lang, "genre", answer.paper.genre.as_str()).to_owned()),
        answer.paper.number.clone(),
        answer.office.clone(),
        answer.date.as_deref().map(|it| date(lang, it)),
        entry.days_to_answer.map(|it| lang.fill(Msg::RegisterDays, &[&it])),
        answer.stance.map(|it| word(lang, "stance", it.as_str()).to_owned()),
    ])
}

fn outcome(entry: &RegisterEntry, lang: Lang) -> String {
    let Some(outcome) = &entry.outcome else { return String::new() };
    joined([
        outcome.body.clone(),
        outcome.date.as_deref().map(|it| date(lang, it)),
        Some(word(lang, "outcome", outcome.outcome.as_str()).to_owned()),
    ])
}

fn open(entry: &RegisterEntry, lang: Lang) -> String {
    let Some(days) = entry.days_open else { return String::new() };
    let due = entry.due.as_deref().map(|it| lang.fill(Msg::RegisterDue, &[&date(lang, it)]));
    joined([Some(lang.fill(Msg::RegisterDaysOpen, &[&days])), due])
}

fn totals(register: &Register, lang: Lang) -> String {
    let count = register.entries.len();
    let percent = (register.answered * 100).checked_div(count).unwrap_or(0);
    let median = register.median_days.map_or_else(|| "–".to_owned(), |it| it.to_string());
    let as_of = register.as_of.as_deref().map_or_else(|| "–".to_owned(), |it| date(lang, it));
    let count = lang.number(count as u64);
    let answered = lang.number(register.answered as u64);
    lang.fill(Msg::RegisterTotals, &[&count, &answered, &percent, &median, &as_of])
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
    on_one_line(&parts.collect::<Vec<String>>().join(" · "))
}
