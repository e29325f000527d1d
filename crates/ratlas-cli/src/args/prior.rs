//! `ratlas prior` and `ratlas similar`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Ocr;

/// Sucht frühere Anträge und Anfragen zur selben Sache, andere Städte zuerst, mit Antwort und Ergebnis
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas prior [OPTIONEN] DATEI|TEXT…")]
pub(crate) struct Prior {
    /// Datei mit einem Entwurf oder die Idee in ein, zwei Sätzen; - liest von der Standardeingabe
    #[arg(required = true, value_name = "DATEI|TEXT", help_heading = "Angaben")]
    pub(crate) matter: Vec<PathBuf>,

    /// Die eigene Stadt; sonst die des Entwurfs
    #[arg(long, value_name = "STADT")]
    pub(crate) city: Option<String>,

    /// Papiere der eigenen Stadt: include (auch), exclude (keine) oder only (nur diese)
    #[arg(
        long,
        value_name = "WIE",
        default_value = "include",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) own_city: OwnCityName,

    /// Auch Papiere anderer Städte, die später sind als der Entwurf
    #[arg(long)]
    pub(crate) any_time: bool,

    #[command(flatten)]
    pub(crate) narrow: Narrow,

    /// Ohne die Besonderheiten einzelner Städte lesen
    #[arg(long)]
    pub(crate) no_houses: bool,

    #[command(flatten)]
    pub(crate) ocr: Ocr,
}

/// Sucht Papiere, die einem Papier der Bibliothek ähnlich sind, und sagt, was beide gemeinsam haben
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas similar [OPTIONEN] KENNUNG|NUMMER"
)]
pub(crate) struct Similar {
    /// Kennung aus den Treffern (die ersten sechs Zeichen genügen) oder Nummer des Papiers
    #[arg(required = true, value_name = "KENNUNG|NUMMER", help_heading = "Angaben")]
    pub(crate) paper: Vec<String>,

    #[command(flatten)]
    pub(crate) narrow: Narrow,
}

/// How many papers, which, and how they are printed.
#[derive(Debug, Args)]
pub(crate) struct Narrow {
    /// Wie viele Treffer höchstens
    #[arg(long, value_name = "ZAHL", default_value_t = 10, hide_default_value = true)]
    pub(crate) limit: usize,

    /// Nur aus dieser Stadt (Name oder Gemeindeschlüssel)
    #[arg(long, value_name = "STADT")]
    pub(crate) of: Vec<String>,

    /// Nur aus diesem Land, etwa Bayern oder DE-BY
    #[arg(long, value_name = "LAND")]
    pub(crate) state: Vec<String>,

    /// Nur diese Art, etwa Antrag, Anfrage, Protokoll
    #[arg(long, value_name = "ART")]
    pub(crate) genre: Vec<String>,

    /// Frühestens von diesem Tag, Monat oder Jahr: 03.12.2020, 12.2020, 2020 oder 2020-12-03
    #[arg(long, value_name = "DATUM")]
    pub(crate) from: Option<String>,

    /// Spätestens von diesem Tag, Monat oder Jahr
    #[arg(long, value_name = "DATUM")]
    pub(crate) to: Option<String>,

    /// Als JSON ausgeben, ein Papier je Zeile
    #[arg(long)]
    pub(crate) json: bool,

    /// Als CSV ausgeben, ein Papier je Zeile
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,
}

/// What to do with one's own city, by the names it is asked for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OwnCityName {
    Include,
    Exclude,
    Only,
}
