//! The ranking set: short papers about known matters, and questions with the matter they ask for.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, ensure};

use crate::workspace::read_text;

/// The folder of the set.
pub(crate) const RANKING: &str = "corpus-samples/ranking";

/// A paper of the set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paper {
    pub(crate) id: String,
    city: String,
    genre: String,
    date: String,
    /// Concepts with how much the paper is about them: 2 wholly, 1 in passing.
    about: BTreeMap<String, u32>,
    title: String,
    text: String,
}

/// A question of the set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Question {
    /// How its words stand to those of the papers, e.g. `inflected`.
    pub(crate) kind: String,
    pub(crate) text: String,
    concept: String,
}

/// Papers and questions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Set {
    pub(crate) papers: Vec<Paper>,
    pub(crate) questions: Vec<Question>,
}

impl Paper {
    /// The paper as a file would hold it.
    pub(crate) fn file_text(&self) -> String {
        let Paper { city, genre, date, title, text, .. } = self;
        let label = label(genre);
        format!("Stadt {city}\n\n{label}\n\nDatum: {date}\n\nBetreff: {title}\n\n{text}\n")
    }
}

fn label(genre: &str) -> &str {
    match genre {
        "motion" => "Antrag",
        "inquiry" => "Anfrage",
        "reply" => "Antwort",
        "proposal" => "Beschlussvorlage",
        "information" => "Informationsvorlage",
        _ => "Niederschrift",
    }
}

impl Set {
    /// The papers that answer a question, with how well they do.
    pub(crate) fn relevant(&self, question: &Question) -> BTreeMap<&str, u32> {
        let about = |it: &Paper| it.about.get(&question.concept).copied();
        self.papers.iter().filter_map(|it| Some((it.id.as_str(), about(it)?))).collect()
    }
}

/// Reads the set.
///
/// # Errors
///
/// A row without all its columns, or a question nothing answers.
pub(crate) fn read(root: &Path) -> anyhow::Result<Set> {
    let dir = root.join(RANKING);
    let papers = rows(&read_text(&dir.join("papers.tsv"))?).into_iter().map(paper);
    let questions = rows(&read_text(&dir.join("queries.tsv"))?).into_iter().map(question);
    let set = Set {
        papers: papers.collect::<Result<_, _>>()?,
        questions: questions.collect::<Result<_, _>>()?,
    };
    for question in &set.questions {
        ensure!(!set.relevant(question).is_empty(), "nothing answers `{}`", question.text);
    }
    Ok(set)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let rows = text.lines().filter(|it| !it.starts_with('#') && !it.is_empty());
    rows.map(|it| it.split('\t').map(str::to_owned).collect()).collect()
}

fn paper(row: Vec<String>) -> anyhow::Result<Paper> {
    let [id, city, genre, date, about, title, text] =
        <[String; 7]>::try_from(row).map_err(|it| anyhow::anyhow!("not seven columns: {it:?}"))?;
    let about = about.split(',').map(grade).collect::<Result<_, _>>()?;
    Ok(Paper { id, city, genre, date, about, title, text })
}

fn grade(text: &str) -> anyhow::Result<(String, u32)> {
    let (concept, grade) = text.split_once(':').with_context(|| format!("no grade in `{text}`"))?;
    Ok((concept.to_owned(), grade.parse()?))
}

fn question(row: Vec<String>) -> anyhow::Result<Question> {
    let [kind, text, concept] =
        <[String; 3]>::try_from(row).map_err(|it| anyhow::anyhow!("not three columns: {it:?}"))?;
    Ok(Question { kind, text, concept })
}
