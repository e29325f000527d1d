//! What was typed behind `ratlas thesaurus`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use std::path::PathBuf;

use clap::Args;

/// Zeigt, welche anderen Wörter für dieselbe Sache mitgesucht werden; prüft eigene Listen
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas thesaurus [OPTIONEN] [list | show WÖRTER | check DATEI… | export]"
)]
pub(crate) struct Thesaurus {
    /// list: alle Begriffe. show: was diese Wörter mitbringen. check: eigene Dateien prüfen. export: alles als Tabelle
    #[arg(value_name = "WAS", help_heading = "Angaben")]
    pub(crate) words: Vec<PathBuf>,

    /// Bei show auch Verwandtes, das sonst nicht mitgesucht wird
    #[arg(long)]
    pub(crate) near: bool,

    /// Begriffe aus dieser Datei dazunehmen (Tabelle oder SKOS)
    #[arg(long, value_name = "DATEI")]
    pub(crate) thesaurus: Option<PathBuf>,

    /// Bei export als SKOS (Turtle) statt als Tabelle
    #[arg(long)]
    pub(crate) skos: bool,

    /// Bei list und show als JSON ausgeben, ein Eintrag je Zeile
    #[arg(long)]
    pub(crate) json: bool,
}
