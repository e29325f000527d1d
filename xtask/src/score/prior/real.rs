//! Real papers beside the project, where they are at hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use ratlas_library::{Matter, PriorQuestion};
use ratlas_model::{PageText, Place, Record};

use super::mask::{masked, without};
use super::trial::{Ranks, Trial, read, read_bytes};

/// Half a paper says enough from here on.
const LEAST_BYTES: usize = 250;

/// The ranks of partners by kind of pair; `None` if there are no papers.
///
/// # Errors
///
/// A paper cannot be read.
pub(super) fn ranks(root: &Path) -> anyhow::Result<Option<Vec<(String, Ranks)>>> {
    let folder = root.join("../shared/corpus/karlsruhe/txt");
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut papers = Vec::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|it| Ok(it?.path())).collect::<anyhow::Result<_>>()?;
    paths.sort();
    for path in paths {
        let (record, pages) = read(&path)?;
        papers.push(Paper { name: name(&path), record, pages });
    }
    let mut res = vec![("real, same number".to_owned(), numbers(root, &folder, &papers)?)];
    res.extend(halves(root, &papers)?);
    Ok(Some(res))
}

struct Paper {
    name: String,
    record: Record,
    pages: Vec<PageText>,
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Papers whose own number is that of another one, or one that another one answers.
fn numbers(root: &Path, folder: &Path, papers: &[Paper]) -> anyhow::Result<Ranks> {
    let trial = Trial::of(root, "numbers", &[folder.to_owned()])?;
    let mut res = Ranks::default();
    for asking in papers {
        let Some(own) = asking.record.reference.as_ref().map(|it| &it.normalized) else { continue };
        let is_partner = |it: &&Paper| {
            it.name != asking.name && it.record.references.iter().any(|it| it.normalized == *own)
        };
        for partner in papers.iter().filter(is_partner) {
            let text = masked(&asking.record, &asking.pages);
            let (record, pages) = read_bytes(text.as_bytes(), "masked.txt")?;
            let id = Some(asking.record.id.clone());
            let question = PriorQuestion { id, ..PriorQuestion::of_paper(&record, &pages) };
            let all = ratlas_model::Genre::ALL.to_vec();
            let filters = ratlas_library::Filters { genre: all, ..question.filters.clone() };
            let rank = trial.rank(PriorQuestion { filters, ..question }, &partner.name)?;
            res.push(&format!("{} ({})", asking.name, partner.name), rank);
        }
    }
    Ok(res)
}

/// Papers cut in two, without their titles: what is asked for asks, what is said to it is to be
/// found among all the other papers.
fn halves(root: &Path, papers: &[Paper]) -> anyhow::Result<Vec<(String, Ranks)>> {
    let dir = root.join("target").join(format!("prior-papers-{}", std::process::id()));
    fs::create_dir_all(&dir).with_context(|| format!("cannot make `{}`", dir.display()))?;
    let mut cut = Vec::new();
    for paper in papers {
        let mut text = without(&paper.pages, &[]);
        if let Some(half) = half(paper) {
            text = half.said;
            cut.push((half.kind, half.asked, paper));
        }
        fs::write(dir.join(&paper.name), text)?;
    }
    let trial = Trial::of(root, "halves", std::slice::from_ref(&dir));
    let _ = fs::remove_dir_all(&dir);
    let trial = trial?;
    let mut res: BTreeMap<&str, Ranks> = BTreeMap::new();
    for (kind, asked, paper) in cut {
        let (record, _) = read_bytes(asked.as_bytes(), "asked.txt")?;
        let names = Matter::of_record(&paper.record).names;
        let question = PriorQuestion::of_text(&asked);
        let matter = Matter { topics: record.topics, names, ..question.matter };
        let all = ratlas_model::Genre::ALL.to_vec();
        let filters = ratlas_library::Filters { genre: all, ..question.filters.clone() };
        let question = PriorQuestion { matter, filters, ..question };
        res.entry(kind).or_default().push(&paper.name, trial.rank(question, &paper.name)?);
    }
    Ok(res.into_iter().map(|(kind, it)| (kind.to_owned(), it)).collect())
}

struct Half {
    kind: &'static str,
    asked: String,
    said: String,
}

/// The halves of a paper that has both, each long enough.
fn half(paper: &Paper) -> Option<Half> {
    let record = &paper.record;
    let title = record.title.iter().flat_map(|it| &it.evidence.at);
    let (kind, asked, places): (_, String, Vec<&Place>) = if let Some(request) = &record.request {
        request.reasons.as_ref()?;
        let places = title.chain(&request.evidence.at).collect();
        ("real, request to reasons", request.text.clone(), places)
    } else if record.questions.iter().any(|it| it.answer.is_some()) {
        let texts: Vec<&str> = record.questions.iter().map(|it| it.text.as_str()).collect();
        let questions = record.questions.iter().flat_map(|it| &it.evidence.at);
        ("real, questions to answers", texts.join("\n"), title.chain(questions).collect())
    } else {
        return None;
    };
    let said = without(&paper.pages, &places);
    let said_of_it = said.len();
    (asked.len() >= LEAST_BYTES && said_of_it >= 2 * LEAST_BYTES).then_some(Half {
        kind,
        asked,
        said,
    })
}
