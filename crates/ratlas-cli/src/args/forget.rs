//! What was typed behind `ratlas forget`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use std::path::PathBuf;

use clap::Args;

/// Entfernt ein Papier oder den Namen einer Person aus der Bibliothek, so dass beides auch beim nächsten Einlesen wegbleibt
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas forget [OPTIONEN] KENNUNG|NUMMER|DATEI | --person NAME"
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct Forget {
    /// Papier: Kennung, Nummer oder Datei
    #[arg(value_name = "KENNUNG|NUMMER|DATEI", help_heading = "Angaben")]
    pub(crate) paper: Vec<PathBuf>,

    /// Name einer Person: "Vorname Nachname" oder "Nachname, Vorname"
    #[arg(long, value_name = "NAME", conflicts_with = "paper")]
    pub(crate) person: Option<String>,

    /// Den Namen nur in Papieren dieser Stadt entfernen
    #[arg(long, value_name = "STADT", requires = "person")]
    pub(crate) city: Option<String>,

    /// Nur zeigen, was geändert würde
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Nicht nachfragen
    #[arg(long)]
    pub(crate) yes: bool,

    /// Auch die Sicherungskopien neu schreiben, die es noch enthalten
    #[arg(long)]
    pub(crate) rewrite_backups: bool,

    /// Zeigen, was vergessen wurde: wann, wie viel, nicht was
    #[arg(long, conflicts_with_all = ["paper", "person", "undo"])]
    pub(crate) list: bool,

    /// Ein vergessenes Papier wieder zulassen: seine Datei oder ganze Kennung
    #[arg(long, requires = "paper")]
    pub(crate) undo: bool,

    /// Als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,
}
