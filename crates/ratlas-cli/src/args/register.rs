//! What can be typed behind `register`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use clap::{Args, ValueEnum};

/// Listet Anträge und Anfragen: wer wann geantwortet hat, was entschieden wurde, was offen oder überfällig ist
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas register [OPTIONEN]")]
pub(crate) struct Register {
    /// Nur aus dieser Stadt (Name oder Gemeindeschlüssel)
    #[arg(long, value_name = "STADT")]
    pub(crate) city: Vec<String>,

    /// Nur, was dieses Gremium eingebracht oder behandelt hat; ein Teil des Namens genügt
    #[arg(long, value_name = "GREMIUM")]
    pub(crate) body: Vec<String>,

    /// Nur von dieser Fraktion oder Person; ein Teil des Namens genügt
    #[arg(long, alias = "faction", value_name = "NAME")]
    pub(crate) applicant: Vec<String>,

    /// Nur diese Art; sonst Anträge und Anfragen
    #[arg(long, value_name = "ART")]
    pub(crate) genre: Vec<String>,

    /// Nur offen, beantwortet, entschieden, überfällig oder zurückgezogen
    #[arg(long, value_name = "STAND")]
    pub(crate) state: Vec<String>,

    /// Frühestens an diesem Tag, in diesem Monat oder Jahr eingebracht
    #[arg(long, value_name = "DATUM")]
    pub(crate) from: Option<String>,

    /// Spätestens an diesem Tag, in diesem Monat oder Jahr eingebracht
    #[arg(long, value_name = "DATUM")]
    pub(crate) to: Option<String>,

    /// Tage bis zur fälligen Antwort, für alle (90) oder eine Art (Anfrage=42); sonst Anträge 90, Anfragen 42
    #[arg(long, value_name = "TAGE")]
    pub(crate) term: Vec<String>,

    /// Der Tag, an dem Offenes betrachtet wird; sonst der neueste Tag in der Bibliothek
    #[arg(long, value_name = "DATUM")]
    pub(crate) as_of: Option<String>,

    /// Reihenfolge: date (Altes zuerst), city (nach Stadt), number (nach Nummer), days (Längstes zuerst), state (Überfälliges zuerst)
    #[arg(
        long,
        value_name = "WIE",
        default_value = "date",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) sort: RegisterSortName,

    /// Als JSON ausgeben, ein Vorgang je Zeile, die Summen in der letzten
    #[arg(long)]
    pub(crate) json: bool,

    /// Als Tabelle für Tabellenprogramme ausgeben (CSV)
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,
}

/// The orders of a register by the names they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RegisterSortName {
    Date,
    City,
    Number,
    Days,
    State,
}
