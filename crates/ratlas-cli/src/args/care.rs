//! What can be typed behind `verify`, `rebuild`, `backup` and `restore`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use std::path::PathBuf;

use clap::Args;

/// Prüft die Bibliothek: Datei, Tabellen, jedes Papier, Suchindex; meldet, was nicht stimmt und was zu tun ist
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas verify [OPTIONEN]")]
pub(crate) struct Verify {
    /// Auch in Ordnung bringen, was sich ohne die Papiere in Ordnung bringen lässt; den Rest neu lesen lassen
    #[arg(long, conflicts_with = "quick")]
    pub(crate) repair: bool,

    /// Nur das Wichtigste prüfen, ohne jedes Papier zu lesen
    #[arg(long)]
    pub(crate) quick: bool,

    /// Als JSON ausgeben, ein Befund je Zeile, am Ende die Zahlen
    #[arg(long)]
    pub(crate) json: bool,
}

/// Macht den Suchindex aus der Bibliothek neu; suchen geht währenddessen
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas rebuild")]
pub(crate) struct Rebuild {}

/// Sichert die Bibliothek in einen neuen Ordner, auch während sie benutzt wird
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas backup [OPTIONEN] ORDNER")]
pub(crate) struct Backup {
    /// Ordner, in dem die Sicherung entsteht, als neuer Ordner mit dem Namen der Bibliothek und der Zeit
    #[arg(required = true, value_name = "ORDNER", help_heading = "Angaben")]
    pub(crate) target: PathBuf,

    /// Auch den Suchindex sichern; sonst entsteht er beim Zurückholen neu
    #[arg(long)]
    pub(crate) with_index: bool,

    /// Als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,
}

/// Holt eine Sicherung zurück und prüft sie vorher
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas restore [OPTIONEN] SICHERUNG")]
pub(crate) struct Restore {
    /// Ordner einer Sicherung
    #[arg(required = true, value_name = "SICHERUNG", help_heading = "Angaben")]
    pub(crate) backup: PathBuf,

    /// Wohin; sonst an die Stelle der Bibliothek
    #[arg(long, value_name = "ORDNER")]
    pub(crate) to: Option<PathBuf>,

    /// Auch wenn dort schon eine Bibliothek ist; sie wird daneben aufgehoben
    #[arg(long)]
    pub(crate) force: bool,

    /// Als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,
}
