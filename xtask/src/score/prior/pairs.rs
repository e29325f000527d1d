//! Pairs of invented papers, among all samples.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use ratlas_library::PriorQuestion;

use super::PAIRS;
use super::mask::masked;
use super::trial::{Ranks, Trial, read, read_bytes};
use crate::samples::{SAMPLES, files, folder, stem};
use crate::workspace::read_text;

/// The ranks of partners by kind of pair.
///
/// # Errors
///
/// A paper of the list cannot be read.
pub(super) fn ranks(root: &Path) -> anyhow::Result<Vec<(String, Ranks)>> {
    let folders = [root.join(SAMPLES).join("papers"), root.join(PAIRS).join("papers")];
    let mut papers: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in folders.iter().map(|it| files(it)).collect::<anyhow::Result<Vec<_>>>()?.concat() {
        papers.insert(format!("{}/{}", folder(&path), stem(&path)), path);
    }
    let trial = Trial::of(root, "pairs", &folders)?;
    let mut res: BTreeMap<String, Ranks> = BTreeMap::new();
    for line in
        read_text(&root.join(PAIRS).join("pairs.tsv"))?.lines().filter(|it| !it.starts_with('#'))
    {
        let mut columns = line.split('\t');
        let (Some(query), Some(partner), Some(kind)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let path = |id: &str| papers.get(id).with_context(|| format!("there is no paper `{id}`"));
        let (record, pages) = read(path(query)?)?;
        let (asking, texts) = read_bytes(masked(&record, &pages).as_bytes(), "masked.txt")?;
        // The paper itself is in the library and no answer.
        let id = Some(record.id);
        let question = PriorQuestion { id, ..PriorQuestion::of_paper(&asking, &texts) };
        let name = path(partner)?.file_name().unwrap_or_default().to_string_lossy();
        let rank = trial.rank(question, &name)?;
        res.entry(kind.to_owned()).or_default().push(query, rank);
    }
    Ok(res.into_iter().collect())
}
