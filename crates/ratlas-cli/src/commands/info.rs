//! `ratlas info`: what a PDF holds beside its text.

use std::path::Path;

use anyhow::Result;
use ratlas_read::Description;
use serde::Serialize;

use super::files::{Refusal, apart, bytes, name};
use crate::args::Info;
use crate::exit::Exit;
use crate::print::info;
use crate::session::Session;

/// A description with the name of its file.
#[derive(Serialize)]
struct Named<'a> {
    path: &'a str,
    #[serde(flatten)]
    description: &'a Description,
}

/// Describes each file. One that cannot be read does not stop the others.
pub(crate) fn run(arguments: &Info, session: &mut Session) -> Result<Exit> {
    let mut res = Exit::Done;
    for (idx, file) in arguments.files.iter().enumerate() {
        let path = name(file, session.lang);
        match described(file) {
            Ok(description) if arguments.json => {
                session.print_json(&Named { path: &path, description: &description })?;
            }
            Ok(description) => {
                let gap = if idx > 0 { "\n" } else { "" };
                let sheet = info::sheet(&path, &description, session.lang, session.style);
                session.print(&format!("{gap}{sheet}"))?;
            }
            Err(refusal) => {
                session.file_error(&path, &refusal.words(session.lang))?;
                res = Exit::Failed;
            }
        }
    }
    session.flush()?;
    Ok(res)
}

fn described(file: &Path) -> Result<Description, Refusal> {
    let bytes = bytes(file)?;
    apart(|| Ok(ratlas_read::describe(&bytes)?))
}
