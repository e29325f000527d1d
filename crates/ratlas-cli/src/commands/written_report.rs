//! `--report`: what came of a run, as a file that others read.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use ratlas_library::IngestReport;

use crate::messages::Msg;
use crate::output::{self, NotWritten};
use crate::print::json::ReportLine;
use crate::session::Session;

/// Whether a report can be written there, before any work is done.
pub(crate) fn check(file: Option<&Path>, session: &Session) -> Result<()> {
    let Some(file) = file else { return Ok(()) };
    if file.is_dir() {
        bail!(failed(file, session.lang.say(Msg::ReportIsFolder), session));
    }
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match fs::metadata(folder) {
        Ok(_) => Ok(()),
        Err(error) => bail!(failed(file, &error.to_string(), session)),
    }
}

/// Writes the report in the place of the last one: whoever reads it meanwhile reads one of the two.
pub(crate) fn write(file: Option<&Path>, report: &IngestReport, session: &Session) -> Result<()> {
    let Some(file) = file else { return Ok(()) };
    let mut bytes = serde_json::to_vec_pretty(&ReportLine::new(report, &session.library))?;
    bytes.push(b'\n');
    // What was read are papers, none of them is meant to be replaced.
    match output::write(file, Path::new(""), &bytes, true) {
        Ok(()) => Ok(()),
        Err(NotWritten::Io(error)) => bail!(failed(file, &error.to_string(), session)),
        Err(_) => bail!(failed(file, session.lang.say(Msg::ReportIsFolder), session)),
    }
}

fn failed(file: &Path, reason: &str, session: &Session) -> String {
    session.lang.fill(Msg::ReportNotWritten, &[&file.display(), &reason])
}
