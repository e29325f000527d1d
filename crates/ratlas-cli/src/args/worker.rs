//! What can be typed about workers: in whose hands papers are read, and what they may take.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use clap::{Args, ValueEnum};

use super::Ocr;

/// Where papers are read and how much that may take.
#[derive(Debug, Args)]
pub(crate) struct Workers {
    /// Wo gelesen wird: process (in eigenen, abgeschirmten Prozessen) oder thread (im Programm selbst)
    #[arg(
        long,
        value_name = "ART",
        default_value = "process",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) isolation: IsolationName,

    /// Wie viel Speicher ein Leseprozess höchstens bekommt, in MB; sonst 256, im zweiten Versuch doppelt so viel
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u32).range(192..=65_536))]
    pub(crate) worker_memory: Option<u32>,

    /// Wie viele Sekunden eine Datei höchstens gelesen wird; sonst 120
    #[arg(long, value_name = "SEKUNDEN", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(crate) timeout: Option<u32>,
}

/// Where papers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum IsolationName {
    Process,
    Thread,
}

/// Liest Papiere für einen anderen Aufruf von Ratlas; wird von diesem gestartet
#[derive(Debug, Args)]
#[command(hide = true, next_help_heading = "Optionen", override_usage = "ratlas worker")]
pub(crate) struct Worker {
    #[command(flatten)]
    pub(crate) ocr: Ocr,
}

/// Prüft, was auf diesem Rechner zu haben ist: abgeschirmte Leseprozesse, Texterkennung, Bibliothek, Speicherplatz
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas doctor [OPTIONEN]")]
pub(crate) struct Doctor {
    #[command(flatten)]
    pub(crate) workers: Workers,

    #[command(flatten)]
    pub(crate) ocr: Ocr,

    /// Als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,
}
