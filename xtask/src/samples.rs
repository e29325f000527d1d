//! The sample papers: `corpus-samples/papers/<city>/<id>.<kind>`.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use ratlas_extract::{Houses, Origin, paper_id};
use ratlas_model::Record;
use ratlas_read::Pages;

/// The folder of the samples, their truth and what the program says about them.
pub(crate) const SAMPLES: &str = "corpus-samples";

/// One sample paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sample {
    /// The folder it stands in.
    pub(crate) city: String,
    /// Its file's name without the kind; unique over all cities.
    pub(crate) id: String,
    /// The file.
    pub(crate) path: PathBuf,
}

/// What became of reading a sample: pages and record, or why it was refused.
pub(crate) type Reading = Result<(Pages, Record), String>;

/// Every sample, by city and id.
///
/// # Errors
///
/// The folder cannot be read, or two papers share an id.
pub(crate) fn all(root: &Path) -> anyhow::Result<Vec<Sample>> {
    let mut samples = Vec::new();
    for path in files(&root.join(SAMPLES).join("papers"))? {
        let (city, id) = (folder(&path), stem(&path));
        samples.push(Sample { city, id, path });
    }
    samples.sort_by(|one, other| (&one.city, &one.id).cmp(&(&other.city, &other.id)));
    let mut seen = BTreeMap::new();
    for it in &samples {
        if let Some(city) = seen.insert(&it.id, &it.city) {
            anyhow::bail!("two papers are called `{}`: in {city} and in {}", it.id, it.city);
        }
    }
    Ok(samples)
}

/// The samples a person names by id or by city; all of them if none is named.
///
/// # Errors
///
/// A name that no sample has.
pub(crate) fn select(samples: Vec<Sample>, names: &[&str]) -> anyhow::Result<Vec<Sample>> {
    for name in names {
        ensure!(samples.iter().any(|it| it.id == *name || it.city == *name), "no sample `{name}`");
    }
    let wanted =
        |it: &Sample| names.is_empty() || names.iter().any(|n| it.id == *n || it.city == *n);
    Ok(samples.into_iter().filter(wanted).collect())
}

/// Every file two levels below a folder, sorted: `<dir>/<city>/<file>`. A missing folder has none.
///
/// # Errors
///
/// A folder cannot be read, or a file stands outside a city's folder.
pub(crate) fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for city in entries(dir)? {
        ensure!(city.is_dir(), "`{}` stands outside a city's folder", city.display());
        found.extend(entries(&city)?);
    }
    found.sort();
    Ok(found)
}

fn entries(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    std::fs::read_dir(dir)
        .and_then(|it| it.map(|entry| entry.map(|e| e.path())).collect())
        .with_context(|| format!("cannot list `{}`", dir.display()))
}

/// The name of the folder a file stands in.
pub(crate) fn folder(path: &Path) -> String {
    path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned()
}

/// A file's name up to its first dot: ids have none.
pub(crate) fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Reads and extracts a sample, as an ingest would.
///
/// # Errors
///
/// The file itself cannot be read. A paper that is refused, or at which the program panics, is not
/// an error but a [`Reading`].
pub(crate) fn read(sample: &Sample) -> anyhow::Result<Reading> {
    read_with(sample, Houses::builtin())
}

/// The same, with the houses one likes.
///
/// # Errors
///
/// As [`read`].
pub(crate) fn read_with(sample: &Sample, houses: &Houses) -> anyhow::Result<Reading> {
    let path = &sample.path;
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let origin = Origin::new(paper_id(&bytes), format!("papers/{}/{name}", sample.city), &bytes);
    let reading = catch_unwind(AssertUnwindSafe(|| {
        let pages = ratlas_read::read(&bytes, &name)
            .map_err(|error| format!("{}: {error}", error.code()))?;
        let record = ratlas_extract::extract(&pages, houses, origin);
        Ok((pages, record))
    }));
    Ok(reading.unwrap_or_else(|_| Err("internal/panic: the program panicked".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(city: &str, id: &str) -> Sample {
        Sample { city: city.to_owned(), id: id.to_owned(), path: PathBuf::new() }
    }

    fn selected(names: &[&str]) -> anyhow::Result<Vec<String>> {
        let samples =
            vec![sample("muenchen", "a"), sample("muenchen", "b"), sample("leipzig", "c")];
        Ok(select(samples, names)?.into_iter().map(|it| it.id).collect())
    }

    #[test]
    fn selects_by_id_and_city() {
        assert_eq!(selected(&[]).unwrap(), ["a", "b", "c"]);
        assert_eq!(selected(&["muenchen"]).unwrap(), ["a", "b"]);
        assert_eq!(selected(&["c", "a"]).unwrap(), ["a", "c"]);
    }

    #[test]
    fn err_unknown_name() {
        assert_eq!(selected(&["d"]).unwrap_err().to_string(), "no sample `d`");
    }

    #[test]
    fn stem_drops_every_kind() {
        assert_eq!(stem(Path::new("x/2021-reply-a.pages.txt")), "2021-reply-a");
        assert_eq!(folder(Path::new("x/2021-reply-a.pages.txt")), "x");
    }
}
