use std::path::PathBuf;

use clap::Args;

use super::Ocr;
use super::worker::Workers;

/// Beobachtet Ordner und liest ein, was dazukommt oder sich ändert, bis es mit Strg-C beendet wird
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas watch [OPTIONEN] ORDNER…")]
pub(crate) struct Watch {
    /// Ordner mit Papieren; was schon darin ist, wird zuerst eingelesen
    #[arg(required = true, value_name = "ORDNER", help_heading = "Angaben")]
    pub(crate) folders: Vec<PathBuf>,

    /// Wie viele Sekunden eine Datei unverändert sein muss, bevor sie gelesen wird; sonst 5
    #[arg(
        long,
        value_name = "SEKUNDEN",
        default_value_t = 5,
        hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(0..=86_400)
    )]
    pub(crate) rest: u32,

    /// Die Ordner alle so viele Sekunden durchsehen, statt auf Meldungen des Systems zu warten; für Netzlaufwerke geschieht das von selbst alle 60 Sekunden
    #[arg(long, value_name = "SEKUNDEN", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(crate) poll: Option<u32>,

    /// Wie viele Stunden höchstens vergehen, bis alles einmal ganz durchgesehen wird; sonst 24
    #[arg(
        long,
        value_name = "STUNDEN",
        default_value_t = 24,
        hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(1..=8_760)
    )]
    pub(crate) full: u32,

    /// Wie viele Dateien zugleich gelesen werden; sonst so viele, wie der Rechner Kerne hat
    #[arg(long, value_name = "ZAHL", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) workers: Option<u16>,

    /// Papiere entfernen, deren Dateien verschwunden sind; sonst bleiben sie erhalten
    #[arg(long)]
    pub(crate) prune: bool,

    #[command(flatten)]
    pub(crate) ocr: Ocr,

    #[command(flatten)]
    pub(crate) isolated: Workers,

    /// Nach jedem Durchgang den Bericht als JSON ausgeben, eine Zeile je Durchgang
    #[arg(long)]
    pub(crate) json: bool,

    /// Nach jedem Durchgang den Bericht als JSON in diese Datei schreiben
    #[arg(long, value_name = "DATEI")]
    pub(crate) report: Option<PathBuf>,
}
