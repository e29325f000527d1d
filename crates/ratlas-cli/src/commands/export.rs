//! `ratlas export`: papers as data for others.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Context, Result};
use csv::{Writer, WriterBuilder};
use ratlas_library::{
    Disclosure, ExportReport, ExportRequest, ExportTables, Exported, Filters, Library, SearchQuery,
};
use ratlas_present::Lang;
use ratlas_present::csv::{LINE_FEED, safe};
use serde::Serialize;

use super::filters::filters;
use crate::args::export::{Export, ExportFormat};
use crate::exit::Exit;
use crate::messages::privacy::told;
use crate::session::Session;

/// The file of all records in the folder of an export.
const RECORDS: &str = "records.jsonl";

/// Gives papers away, and says what it keeps.
pub(crate) fn run(export: &Export, session: &mut Session) -> Result<Exit> {
    let request = match request(export, session.lang) {
        Ok(request) => request,
        Err(mistake) => return failed(&mistake, session),
    };
    let to_stdout = export.target.as_os_str() == "-";
    if to_stdout && export.format == ExportFormat::Csv {
        let words = told(session.lang, "csv_needs_folder", &[]);
        return failed(&words, session);
    }
    if !to_stdout && !export.force && !is_free(&export.target) {
        let words = told(session.lang, "folder_full", &[&export.target.display()]);
        return failed(&words, session);
    }
    let library = Library::open(&session.library)?;
    let report = if to_stdout {
        records(&library, &request, export.text, &mut |line| {
            session.print(line)?;
            Ok(session.print("\n")?)
        })?
    } else {
        into_folder(&library, &request, export)?
    };
    session.flush()?;
    tell(report, session)?;
    Ok(if report.papers > 0 { Exit::Done } else { Exit::Nothing })
}

fn failed(words: &str, session: &mut Session) -> Result<Exit> {
    session.message(words)?;
    Ok(Exit::Failed)
}

fn request(export: &Export, lang: Lang) -> Result<ExportRequest, String> {
    let filters = filters(&export.filters, lang)?;
    let text = export.query.clone().unwrap_or_default();
    let is_narrow = !text.trim().is_empty() || filters != Filters::default();
    let disclosure = Disclosure {
        // Who asks for nothing but closed papers asks for closed papers.
        closed: export.with_closed || export.filters.closed,
        private_persons: !export.without_private_persons,
    };
    let query = SearchQuery { text, filters, thesaurus: true, ..SearchQuery::default() };
    Ok(ExportRequest { query: is_narrow.then_some(query), disclosure })
}

/// Whether a folder is not there or holds nothing.
fn is_free(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(!folder.exists(), |mut it| it.next().is_none())
}

/// Calls `take` with the line of each record.
fn records(
    library: &Library,
    request: &ExportRequest,
    text: bool,
    take: &mut dyn FnMut(&str) -> Result<()>,
) -> Result<ExportReport> {
    each(library, request, &mut |exported| {
        let mut record = exported.disclosed.record;
        record.pages = text.then_some(exported.disclosed.pages);
        take(&serde_json::to_string(&record)?)
    })
}

/// Calls `take` with each paper, and ends at the first failure.
fn each(
    library: &Library,
    request: &ExportRequest,
    take: &mut dyn FnMut(Exported) -> Result<()>,
) -> Result<ExportReport> {
    let mut failure = None;
    let report = library.export(request, |exported| match take(exported) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failure = Some(error);
            ControlFlow::Break(())
        }
    })?;
    failure.map_or(Ok(report), Err)
}

fn into_folder(
    library: &Library,
    request: &ExportRequest,
    export: &Export,
) -> Result<ExportReport> {
    let folder = &export.target;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let (report, rows) = match export.format {
        ExportFormat::Jsonl => {
            let path = folder.join(RECORDS);
            let mut file = created(&path)?;
            let report = records(library, request, export.text, &mut |line| {
                writeln!(file, "{line}").with_context(|| path.display().to_string())
            })?;
            file.flush().with_context(|| path.display().to_string())?;
            (report, BTreeMap::from([("records".to_owned(), report.papers)]))
        }
        ExportFormat::Csv => tables(library, request, export)?,
    };
    let manifest = Manifest::new(library.fingerprint()?, request, export.text, report, rows);
    let path = folder.join("manifest.json");
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    fs::write(&path, text).with_context(|| path.display().to_string())?;
    Ok(report)
}

fn created(path: &Path) -> Result<BufWriter<File>> {
    let file = File::create(path).with_context(|| path.display().to_string())?;
    Ok(BufWriter::new(file))
}

/// Writes a file for each table; gives how many rows each has.
fn tables(
    library: &Library,
    request: &ExportRequest,
    export: &Export,
) -> Result<(ExportReport, BTreeMap<String, u64>)> {
    let mut tables = ExportTables::new(export.text)?;
    let mut files: BTreeMap<String, (Writer<BufWriter<File>>, u64)> = BTreeMap::new();
    for (name, columns) in tables.tables() {
        let file = created(&export.target.join(format!("{name}.csv")))?;
        let mut writer = WriterBuilder::new().terminator(LINE_FEED).from_writer(file);
        writer.write_record(columns)?;
        files.insert(name.to_owned(), (writer, 0));
    }
    let report = each(library, request, &mut |exported| {
        for row in tables.rows(&exported)? {
            let (writer, n_rows) = files.get_mut(row.table).expect("each table has its file");
            // Null is an empty cell.
            writer.write_record(
                row.values.iter().map(|it| it.as_deref().map_or_else(String::new, safe)),
            )?;
            *n_rows += 1;
        }
        Ok(())
    })?;
    let mut rows = BTreeMap::new();
    for (name, (mut writer, n_rows)) in files {
        writer.flush().with_context(|| name.clone())?;
        rows.insert(name, n_rows);
    }
    Ok((report, rows))
}

/// `manifest.json`: what was given away, and how much was not and why.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each says what was asked for")]
struct Manifest {
    format: &'static str,
    program: &'static str,
    /// The state of the library, as `ratlas stats` tells it.
    library: String,
    /// Whether a query or filters chose the papers.
    narrowed: bool,
    text: bool,
    closed: bool,
    private_persons: bool,
    papers: u64,
    rows: BTreeMap<String, u64>,
    withheld: Counts,
}

/// What was withheld.
#[derive(Debug, Serialize)]
struct Counts {
    closed_papers: u64,
    closed_items: u64,
    private_persons: u64,
}

impl Manifest {
    fn new(
        library: String,
        request: &ExportRequest,
        text: bool,
        report: ExportReport,
        rows: BTreeMap<String, u64>,
    ) -> Manifest {
        let ExportReport { papers, closed_papers, closed_items, private_persons } = report;
        Manifest {
            format: "ratlas/export/1",
            program: concat!("ratlas ", env!("CARGO_PKG_VERSION")),
            library,
            narrowed: request.query.is_some(),
            text,
            closed: request.disclosure.closed,
            private_persons: request.disclosure.private_persons,
            papers,
            rows,
            withheld: Counts { closed_papers, closed_items, private_persons },
        }
    }
}

/// Says what was given away, and always what was not.
fn tell(report: ExportReport, session: &mut Session) -> Result<()> {
    let lang = session.lang;
    if !session.quiet {
        session.message(&told(lang, "exported", &[&lang.number(report.papers)]))?;
    }
    for (key, count) in [
        ("left_papers", report.closed_papers),
        ("left_items", report.closed_items),
        ("left_persons", report.private_persons),
    ] {
        if count > 0 {
            session.message(&told(lang, key, &[&lang.number(count)]))?;
        }
    }
    Ok(())
}
