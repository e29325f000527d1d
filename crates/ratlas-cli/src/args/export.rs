//! What was typed behind `ratlas export`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::FilterArgs;

/// Gibt Papiere als Daten weiter: eine Zeile je Papier (JSON Lines) oder Tabellen (CSV); Nichtöffentliches bleibt weg
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas export [OPTIONEN] [ORDNER|-]")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct Export {
    /// Ordner für die Dateien, neu oder leer; - schreibt in die Standardausgabe (nur jsonl)
    #[arg(
        value_name = "ORDNER|-",
        default_value = "-",
        hide_default_value = true,
        help_heading = "Angaben"
    )]
    pub(crate) target: PathBuf,

    /// Form: jsonl (eine Zeile je Papier, mit allem, was gelesen wurde) oder csv (eine Tabelle je Art von Angaben)
    #[arg(
        long,
        value_name = "FORM",
        default_value = "jsonl",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: ExportFormat,

    /// Nur Papiere, die diese Suche findet
    #[arg(long, value_name = "SUCHE")]
    pub(crate) query: Option<String>,

    /// Auch den Text der Seiten ausgeben
    #[arg(long)]
    pub(crate) text: bool,

    /// Auch nicht öffentliche Papiere und Tagesordnungspunkte ausgeben
    #[arg(long)]
    pub(crate) with_closed: bool,

    /// Namen von Privatpersonen unkenntlich machen: Gäste, Mitarbeitende der Verwaltung, Schriftführung
    #[arg(long)]
    pub(crate) without_private_persons: bool,

    /// In einen Ordner schreiben, in dem schon etwas liegt
    #[arg(long)]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) filters: FilterArgs,
}

/// The forms of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    Jsonl,
    Csv,
}
