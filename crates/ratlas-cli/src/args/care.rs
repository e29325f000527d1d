//! What can be typed behind `verify` and `rebuild`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use clap::Args;

/// Prüft die Bibliothek: Datei, Tabellen, jedes Papier, Suchindex; meldet, was nicht stimmt und was zu tun ist
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas verify [OPTIONEN]")]
pub(crate) struct Verify {
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
