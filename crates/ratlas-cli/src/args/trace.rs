//! What can be typed behind `trace`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use clap::Args;

/// Zeigt den Lebenslauf eines Antrags: Einbringung, Änderungen, Beratungen, Stellungnahme, Abstimmungen, Antwort
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas trace [OPTIONEN] NUMMER|KENNUNG|TITEL"
)]
pub(crate) struct Trace {
    /// Nummer des Antrags oder eines anderen Papiers aus seinem Leben, Kennung aus den Treffern oder Anfang des Titels
    #[arg(required = true, value_name = "NUMMER|KENNUNG|TITEL", help_heading = "Angaben")]
    pub(crate) paper: Vec<String>,

    /// Nur aus dieser Stadt; mehrere Städte können dieselbe Nummer haben
    #[arg(long, value_name = "STADT")]
    pub(crate) city: Option<String>,

    /// Von einer Niederschrift nur diesen Tagesordnungspunkt
    #[arg(long, value_name = "NUMMER")]
    pub(crate) item: Option<String>,

    /// Als JSON ausgeben, ein Schritt je Zeile
    #[arg(long)]
    pub(crate) json: bool,
}
