//! A register as a table.

use ratlas_library::{Register, RegisterEntry};

use super::{LINE_FEED, safe, written};
use crate::{Lang, Wording, on_one_line};

/// One row for each paper of the register, dates and states in their normal forms.
pub fn register(register: &Register, lang: Lang) -> String {
    let heads = lang.say(Wording::RegisterColumns).split('|').map(str::to_owned).collect();
    let rows = register.entries.iter().map(|it| row(it).to_vec());
    written(LINE_FEED, std::iter::once(heads).chain(rows))
}

fn row(entry: &RegisterEntry) -> [String; 15] {
    let paper = &entry.paper;
    let text = |it: Option<&String>| it.map(|it| cell(it)).unwrap_or_default();
    let (answer, outcome) = (entry.answer.as_ref(), entry.outcome.as_ref());
    [
        text(paper.number.as_ref()),
        text(paper.city.as_ref()),
        text(paper.date.as_ref()),
        cell(&entry.applicants.join("; ")),
        text(paper.title.as_ref()),
        text(answer.map(|it| it.paper.number.as_ref().unwrap_or(&it.paper.id))),
        text(answer.and_then(|it| it.office.as_ref())),
        text(answer.and_then(|it| it.date.as_ref())),
        entry.days_to_answer.map(|it| it.to_string()).unwrap_or_default(),
        text(outcome.and_then(|it| it.body.as_ref())),
        text(outcome.and_then(|it| it.date.as_ref())),
        outcome.map(|it| it.outcome.as_str().to_owned()).unwrap_or_default(),
        entry.state.as_str().to_owned(),
        text(entry.due.as_ref()),
        paper.id.clone(),
    ]
}

/// The words of a paper on one line.
fn cell(text: &str) -> String {
    safe(&on_one_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_do_not_calculate() {
        assert_eq!(cell("=1+1\n x"), "'=1+1 x");
        assert_eq!(cell("Antrag"), "Antrag");
    }
}
