//! Papers on the same matter as a table.

use csv::Terminator;
use ratlas_library::{PriorGroup, PriorPaper};
use ratlas_model::{Outcome, Stance};

use super::{safe, written};
use crate::Lang;
use crate::json::prior::line;

const COLUMNS: [&str; 18] = [
    "group", "role", "city", "date", "genre", "number", "title", "outcome", "stance", "office",
    "page", "item", "snippet", "topics", "laws", "words", "id", "path",
];

/// Every paper of every group, each motion before what is said about it.
pub fn prior(groups: &[PriorGroup], lang: Lang) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for (idx, group) in groups.iter().enumerate() {
        let papers = group.papers.iter().map(|it| cells(idx + 1, group, it, lang));
        rows.extend(papers.map(|it| it.iter().map(|cell| safe(cell)).collect::<Vec<String>>()));
    }
    written(Terminator::CRLF, rows)
}

fn cells(number: usize, group: &PriorGroup, paper: &PriorPaper, lang: Lang) -> [String; 18] {
    let line = line(number, group, paper, lang);
    let hit = &paper.hit;
    let text = |it: Option<&str>| it.unwrap_or_default().to_owned();
    [
        number.to_string(),
        line.role.to_owned(),
        text(hit.city.as_deref()),
        text(hit.date.as_deref()),
        hit.genre.as_str().to_owned(),
        text(hit.number.as_deref()),
        text(hit.title.as_deref()),
        text(line.outcome.map(Outcome::as_str)),
        text(line.stance.map(Stance::as_str)),
        text(line.office),
        hit.page.map(|it| it.to_string()).unwrap_or_default(),
        text(hit.item.as_deref()),
        hit.snippet.text.clone(),
        paper.shared.topics.join("; "),
        paper.shared.laws.join("; "),
        paper.shared.words.join("; "),
        hit.id.clone(),
        hit.path.clone(),
    ]
}
