//! What was typed behind `ratlas serve`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

/// Öffnet die Bibliothek im Browser: suchen, lesen, vergleichen; beendet wird mit Strg-C
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas serve [OPTIONEN]")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct Serve {
    /// Adresse und Port; sonst 127.0.0.1:7171, nur von diesem Rechner aus zu erreichen
    #[arg(
        long,
        value_name = "ADRESSE:PORT",
        default_value = "127.0.0.1:7171",
        hide_default_value = true
    )]
    pub(crate) addr: String,

    /// Die erfundenen Beispielpapiere zeigen statt der eigenen Bibliothek
    #[arg(long)]
    pub(crate) demo: bool,

    /// Datei mit dem Zugangswort, das alle eingeben müssen (auch: Variable RATLAS_TOKEN); nötig für andere Adressen als die dieses Rechners
    #[arg(long, value_name = "DATEI", conflicts_with = "user_header")]
    pub(crate) token_file: Option<PathBuf>,

    /// Kopfzeile, in der ein vorgeschalteter Server (nginx, Caddy) sagt, wer angemeldet ist
    #[arg(long, value_name = "KOPFZEILE")]
    pub(crate) user_header: Option<String>,

    /// Adresse des vorgeschalteten Servers; nur ihm wird die Kopfzeile geglaubt; sonst 127.0.0.1 und ::1
    #[arg(long, value_name = "IP", requires = "user_header")]
    pub(crate) proxy: Vec<IpAddr>,

    /// Name, unter dem der Server aufgerufen wird, etwa papiere.stadt.example; mehrmals möglich
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Vec<String>,

    /// Auch zeigen, was nicht öffentlich ist
    #[arg(long)]
    pub(crate) closed: bool,

    /// Namen von Gästen und Bediensteten ohne Amt nicht zeigen
    #[arg(long)]
    pub(crate) without_private_persons: bool,

    /// Nichts ändern lassen: keine Suchen merken oder löschen
    #[arg(long)]
    pub(crate) read_only: bool,

    /// Keine Dateien annehmen; Texte lassen sich weiter vergleichen
    #[arg(long, conflicts_with = "uploads")]
    pub(crate) no_uploads: bool,

    /// Dateien auch annehmen, wenn der Server von anderen Rechnern aus zu erreichen ist
    #[arg(long)]
    pub(crate) uploads: bool,

    /// Unter /metrics Zahlen für Prometheus ausgeben
    #[arg(long)]
    pub(crate) metrics: bool,

    /// Wie viele Fragen zugleich beantwortet werden; sonst so viele, wie der Rechner Kerne hat
    #[arg(long, value_name = "ZAHL", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) threads: Option<u16>,
}
