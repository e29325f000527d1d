//! What is typed behind `ratlas compare`, `ratlas saved` and `ratlas coverage`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ratlas_present::Measure;

use super::FilterArgs;

/// Zählt, wie oft Wörter in Städten, Jahren, Arten und so weiter vorkommen: Tabelle, Diagramm, CSV
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas compare [OPTIONEN] SUCHE…")]
pub(crate) struct Compare {
    /// Suchen, jede für sich in Anführungszeichen: Sprachmittlung '"runder Tisch"' 'Name = Suche'
    #[arg(value_name = "SUCHE", help_heading = "Angaben")]
    pub(crate) terms: Vec<String>,

    /// Suchen aus einer Datei, eine je Zeile, auch als Name = Suche
    #[arg(long = "terms", value_name = "DATEI")]
    pub(crate) file: Option<PathBuf>,

    /// Wonach: city, state, year, genre, body, faction, outcome, topic; eines oder zwei, durch Komma getrennt
    #[arg(
        long,
        value_name = "WONACH",
        value_delimiter = ',',
        default_value = "year",
        hide_default_value = true
    )]
    pub(crate) by: Vec<String>,

    /// Was in der Tabelle steht: papers (Papiere), mentions (Nennungen) oder rate (Papiere je 1.000)
    #[arg(
        long,
        value_name = "WAS",
        default_value = "papers",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) measure: MeasureName,

    /// Wie viele Gremien, Fraktionen oder Themen höchstens
    #[arg(long, value_name = "ZAHL", default_value_t = 20, hide_default_value = true)]
    pub(crate) top: usize,

    /// Nur die Wörter genau wie geschrieben, ohne andere Wortformen
    #[arg(long)]
    pub(crate) exact: bool,

    /// Ohne andere Namen für dieselbe Sache
    #[arg(long)]
    pub(crate) no_thesaurus: bool,

    /// Fassungen desselben Papiers einzeln zählen
    #[arg(long, alias = "no-fold")]
    pub(crate) all_versions: bool,

    /// Unter diesem Namen merken
    #[arg(long, value_name = "NAME")]
    pub(crate) save: Option<String>,

    #[command(flatten)]
    pub(crate) output: TableOutput,

    #[command(flatten)]
    pub(crate) filters: FilterArgs,
}

/// How a table is given out.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct TableOutput {
    /// Als CSV ausgeben, eine Zeile je Zahl, mit der Suche, die sie wieder findet
    #[arg(long, conflicts_with_all = ["json", "chart", "wide"])]
    pub(crate) csv: bool,

    /// Als CSV ausgeben, eine Spalte je Suche
    #[arg(long, conflicts_with_all = ["json", "chart"])]
    pub(crate) wide: bool,

    /// Als JSON ausgeben, eine Zeile je Zahl
    #[arg(long, conflicts_with = "chart")]
    pub(crate) json: bool,

    /// Als Balken im Terminal zeigen
    #[arg(long)]
    pub(crate) chart: bool,

    /// Auch als Bild (SVG) in diese Datei schreiben
    #[arg(long, value_name = "DATEI")]
    pub(crate) svg: Option<PathBuf>,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MeasureName {
    Papers,
    Mentions,
    Rate,
}

impl From<MeasureName> for Measure {
    fn from(name: MeasureName) -> Measure {
        match name {
            MeasureName::Papers => Measure::Papers,
            MeasureName::Mentions => Measure::Mentions,
            MeasureName::Rate => Measure::Rate,
        }
    }
}

/// Zeigt gemerkte Suchen, fragt sie wieder und sagt, was neu ist
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas saved [list | show NAME | run NAME | diff NAME | remove NAME]"
)]
pub(crate) struct Saved {
    /// list: alle. show: die Suche. run: noch einmal suchen. diff: was neu und was fort ist. remove: vergessen
    #[arg(value_name = "WAS", help_heading = "Angaben")]
    pub(crate) words: Vec<String>,

    /// Als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,

    /// Bei run: den heutigen Stand merken
    #[arg(long)]
    pub(crate) update: bool,
}

/// Zeigt, was die Bibliothek über ihre Papiere weiß und was fehlt
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas coverage [OPTIONEN]")]
pub(crate) struct Coverage {
    /// Wonach: city (Stadt), year (Jahr), genre (Art) oder state (Land)
    #[arg(long, value_name = "WONACH", default_value = "city", hide_default_value = true)]
    pub(crate) by: String,

    /// Nur aus dieser Stadt
    #[arg(long, value_name = "STADT")]
    pub(crate) city: Vec<String>,

    /// Nur diese Art, etwa Antrag, Anfrage, Protokoll
    #[arg(long, value_name = "ART")]
    pub(crate) genre: Vec<String>,

    /// Ab diesem Jahr
    #[arg(long, value_name = "JAHR")]
    pub(crate) from: Option<i64>,

    /// Bis zu diesem Jahr
    #[arg(long, value_name = "JAHR")]
    pub(crate) to: Option<i64>,

    /// Als CSV ausgeben
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,

    /// Als JSON ausgeben, eine Zeile je Stadt, Jahr oder Art
    #[arg(long)]
    pub(crate) json: bool,
}
