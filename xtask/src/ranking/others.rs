//! The set answered by programs of others, where they are installed: Lucene with its German
//! analysis, Xapian with its German stemmer.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

use super::Run;
use super::set::Set;

/// Where Debian's package `liblucene8-java` puts its jars, whose names hold their version.
const JARS: &str = "/usr/share/java";

/// A run of each; one that is not installed is told and left out.
pub(super) fn runs(root: &Path, set: &Set) -> anyhow::Result<Vec<(String, Run)>> {
    let folder = tempfile::tempdir()?;
    let lines: String = set.papers.iter().map(|it| line(&[&it.id, &it.file_text()])).collect();
    fs::write(folder.path().join("papers.tsv"), lines)?;
    let lines: String = set.questions.iter().map(|it| line(&[&it.text])).collect();
    fs::write(folder.path().join("questions.tsv"), lines)?;
    let sources = root.join("xtask/src/ranking");
    let mut lucene = Command::new("java");
    lucene.arg("-cp").arg(class_path()).arg(sources.join("LuceneRun.java")).arg(folder.path());
    let mut xapian = Command::new("/usr/bin/python3");
    xapian.arg(sources.join("xapian_run.py")).arg(folder.path());
    let mut res = Vec::new();
    for (name, package, mut command) in [
        ("Lucene GermanAnalyzer", "default-jdk-headless liblucene8-java", lucene),
        ("Xapian German stemmer", "python3-xapian", xapian),
    ] {
        match output(&mut command, set.questions.len()) {
            Ok(run) => res.push((name.to_owned(), run)),
            Err(error) => {
                println!("{name} is left out ({error:#}); it needs: apt-get install {package}");
            }
        }
    }
    Ok(res)
}

/// The jars the run needs.
fn class_path() -> String {
    let entries = fs::read_dir(JARS).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|it| it.file_name().to_string_lossy().into_owned());
    let needed = ["lucene-core-", "lucene-analyzers-common-"];
    let mut jars: Vec<String> =
        names.filter(|name| needed.iter().any(|it| name.starts_with(it))).collect();
    jars.sort();
    jars.iter().map(|it| format!("{JARS}/{it}")).collect::<Vec<_>>().join(":")
}

fn line(columns: &[&str]) -> String {
    columns.iter().map(|it| it.replace(['\n', '\t'], " ")).collect::<Vec<_>>().join("\t") + "\n"
}

/// One line a question: the ids of its papers, blanks between.
fn output(command: &mut Command, questions: usize) -> anyhow::Result<Run> {
    let output = command.output().context("it does not start")?;
    let problem = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}", problem.lines().next().unwrap_or("it failed"));
    let text = String::from_utf8(output.stdout)?;
    let run: Run =
        text.lines().map(|it| it.split_whitespace().map(str::to_owned).collect()).collect();
    ensure!(run.len() == questions, "it answered {} of {questions} questions", run.len());
    Ok(run)
}
