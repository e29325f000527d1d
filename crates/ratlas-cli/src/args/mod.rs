//! What was typed. The German help stands here as doc comments, the English one in
//! `messages/help.tsv`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

pub(crate) mod care;
pub(crate) mod cite;
pub(crate) mod compare;
pub(crate) mod export;
pub(crate) mod forget;
pub(crate) mod prior;
pub(crate) mod register;
mod search;
pub(crate) mod serve;
mod thesaurus;
pub(crate) mod trace;
mod watch;
pub(crate) mod worker;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

pub(crate) use self::search::{FilterArgs, Search, SortName};
pub(crate) use self::thesaurus::Thesaurus;
pub(crate) use self::watch::Watch;

/// Liest Ratspapiere, legt sie in einer Bibliothek ab und durchsucht sie
#[derive(Debug, Parser)]
#[command(
    name = "ratlas",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    next_help_heading = "Für alle Befehle",
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL",
    override_usage = "ratlas [OPTIONEN] BEFEHL"
)]
pub(crate) struct Arguments {
    /// Ordner der Bibliothek; sonst aus der Umgebungsvariable RATLAS_LIBRARY, sonst ./library
    #[arg(
        long,
        global = true,
        value_name = "ORDNER",
        env = "RATLAS_LIBRARY",
        hide_env = true,
        default_value = "library",
        hide_default_value = true
    )]
    pub(crate) library: PathBuf,

    /// Sprache der Ausgabe: de oder en; sonst aus der Umgebungsvariable RATLAS_LANG, sonst de
    #[arg(long, global = true, value_name = "SPRACHE", hide_possible_values = true)]
    pub(crate) lang: Option<LangName>,

    /// Farben: auto (nur im Terminal), always (immer) oder never (nie)
    #[arg(
        long,
        global = true,
        value_name = "WANN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) color: ColourWhen,

    /// Nur Ergebnisse und Fehler ausgeben, keinen Fortschritt und keine Hinweise
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// Diese Hilfe anzeigen
    #[arg(long, short, global = true, action = ArgAction::Help)]
    pub(crate) help: Option<bool>,

    /// Die Version anzeigen
    #[arg(long, short = 'V', action = ArgAction::Version)]
    pub(crate) version: Option<bool>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// What is searched for, as one line; empty for other commands.
    pub(crate) fn query(&self) -> String {
        match &self.command {
            Command::Search(search) => search.query.join(" "),
            _ => String::new(),
        }
    }
}

/// The languages by the names they are asked for.
///
/// Only checked here: the language itself is known before the arguments are read.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LangName {
    De,
    En,
}

/// When to print in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourWhen {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Ingest(Ingest),
    Watch(Watch),
    Extract(Extract),
    Explain(Explain),
    Text(Text),
    Mark(Mark),
    Info(Info),
    Search(Box<Search>),
    Show(Show),
    Compare(Box<compare::Compare>),
    Saved(compare::Saved),
    Coverage(compare::Coverage),
    Cite(cite::Cite),
    Trace(trace::Trace),
    Register(Box<register::Register>),
    Prior(Box<prior::Prior>),
    Similar(prior::Similar),
    Export(Box<export::Export>),
    Forget(forget::Forget),
    Stats(Stats),
    Verify(care::Verify),
    Rebuild(care::Rebuild),
    Serve(Box<serve::Serve>),
    Backup(care::Backup),
    Restore(care::Restore),
    Houses(Houses),
    Thesaurus(Thesaurus),
    Doctor(worker::Doctor),
    Worker(worker::Worker),
}

/// Liest Ordner und Dateien in die Bibliothek ein; Bekanntes und Unverändertes wird übersprungen
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas ingest [OPTIONEN] ORDNER|DATEI…"
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct Ingest {
    /// Ordner oder Dateien mit Papieren (PDF, Text, HTML)
    #[arg(
        required_unless_present = "files_from",
        value_name = "ORDNER|DATEI",
        help_heading = "Angaben"
    )]
    pub(crate) paths: Vec<PathBuf>,

    /// Statt Ordnern die Dateien einer Liste einlesen, ein Pfad je Zeile; - liest sie von der Standardeingabe
    #[arg(long, value_name = "LISTE", conflicts_with = "paths")]
    pub(crate) files_from: Option<PathBuf>,

    /// Die Pfade der Liste enden mit einem Nullbyte (wie bei find -print0), nicht mit der Zeile
    #[arg(long, requires = "files_from")]
    pub(crate) null: bool,

    /// Wie viele Dateien zugleich gelesen werden; sonst so viele, wie der Rechner Kerne hat
    #[arg(long, value_name = "ZAHL", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) workers: Option<u16>,

    /// Papiere entfernen, deren Dateien verschwunden sind; sonst bleiben sie erhalten
    #[arg(long)]
    pub(crate) prune: bool,

    /// Wie --prune, auch wenn ein Ordner mit zehn oder mehr bekannten Dateien ganz leer ist (sonst gilt er als nicht verbunden)
    #[arg(long)]
    pub(crate) prune_all: bool,

    /// Dateien, die früher nicht lesbar waren, noch einmal versuchen
    #[arg(long)]
    pub(crate) retry: bool,

    /// Alle Dateien noch einmal lesen, auch unveränderte, etwa mit einer besseren Version des Programms
    #[arg(long)]
    pub(crate) reread: bool,

    #[command(flatten)]
    pub(crate) ocr: Ocr,

    #[command(flatten)]
    pub(crate) isolated: worker::Workers,

    /// Den Bericht als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,

    /// Den Bericht als JSON in diese Datei schreiben
    #[arg(long, value_name = "DATEI")]
    pub(crate) report: Option<PathBuf>,
}

/// How pages that are pictures are read.
#[derive(Debug, Args)]
pub(crate) struct Ocr {
    /// Text auf eingescannten Seiten erkennen: auto (wenn tesseract da ist), always (auch Scans neu, die schon erkannten Text haben) oder never (nie)
    #[arg(
        long,
        value_name = "WANN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) ocr: OcrWhen,

    /// Sprachen für die Texterkennung, etwa deu+tur; sonst deu
    #[arg(
        long,
        value_name = "SPRACHEN",
        env = "RATLAS_OCR_LANG",
        hide_env = true,
        default_value = "deu",
        hide_default_value = true
    )]
    pub(crate) ocr_lang: String,

    /// Ort des Programms tesseract, wenn es nicht im Suchpfad liegt
    #[arg(long, value_name = "PROGRAMM", env = "RATLAS_TESSERACT", hide_env = true)]
    pub(crate) tesseract: Option<PathBuf>,
}

/// When to recognise text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OcrWhen {
    Auto,
    Always,
    Never,
}

/// Zeigt, was aus einer Datei gelesen wird, ohne sie in die Bibliothek aufzunehmen
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas extract [OPTIONEN] DATEI…")]
pub(crate) struct Extract {
    /// Dateien mit Papieren; - liest von der Standardeingabe
    #[arg(required = true, value_name = "DATEI", help_heading = "Angaben")]
    pub(crate) files: Vec<PathBuf>,

    /// Als JSON ausgeben, ein Papier je Zeile
    #[arg(long)]
    pub(crate) json: bool,

    /// Auch den Text der Seiten ausgeben
    #[arg(long)]
    pub(crate) text: bool,

    /// Ohne die Besonderheiten einzelner Städte lesen
    #[arg(long)]
    pub(crate) no_houses: bool,

    #[command(flatten)]
    pub(crate) ocr: Ocr,
}

/// Erklärt, warum eine Angabe so gelesen wurde: Regel, Wörter, Seite, Trefferquote und was nicht gewählt wurde
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas explain [OPTIONEN] DATEI [ANGABE]"
)]
pub(crate) struct Explain {
    /// Datei mit einem Papier; - liest von der Standardeingabe
    #[arg(required = true, value_name = "DATEI", help_heading = "Angaben")]
    pub(crate) file: PathBuf,

    /// Nur diese Angabe, etwa Titel, Stadt, Art, reference oder date; sonst alle
    #[arg(value_name = "ANGABE", help_heading = "Angaben")]
    pub(crate) fact: Option<String>,

    /// Als JSON ausgeben: das Papier und was nicht gewählt wurde
    #[arg(long)]
    pub(crate) json: bool,

    /// Ohne die Besonderheiten einzelner Städte lesen
    #[arg(long)]
    pub(crate) no_houses: bool,

    #[command(flatten)]
    pub(crate) ocr: Ocr,
}

/// Zeigt den Text einer Datei, wie er gelesen wird: jeder Absatz und jede Tabellenzeile eine Zeile
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas text [OPTIONEN] DATEI…")]
pub(crate) struct Text {
    /// Dateien mit Papieren; - liest von der Standardeingabe
    #[arg(required_unless_present = "batch", value_name = "DATEI", help_heading = "Angaben")]
    pub(crate) files: Vec<PathBuf>,

    /// Nur diese Seite
    #[arg(long, value_name = "ZAHL")]
    pub(crate) page: Option<u32>,

    /// Als JSON ausgeben, eine Seite je Zeile, mit Zeilen, Wörtern und ihren Orten
    #[arg(long)]
    pub(crate) json: bool,

    /// Als Zeichnung (SVG) ausgeben, was auf den Seiten erkannt wurde: Wörter, Zeilen, Tabellen, Reihenfolge
    #[arg(long, conflicts_with = "json")]
    pub(crate) draw: bool,

    /// Viele Dateien lesen und die Zeit messen: eine Liste und ein Ordner für die Texte
    #[arg(long, num_args = 2, value_names = ["LISTE", "ORDNER"], hide = true)]
    pub(crate) batch: Vec<PathBuf>,

    /// Mit dieser Zeile der Liste beginnen
    #[arg(long, value_name = "ZAHL", default_value_t = 0, hide = true)]
    pub(crate) start: usize,

    /// Jede Datei so oft lesen
    #[arg(long, value_name = "ZAHL", default_value_t = 1, hide = true)]
    pub(crate) repeat: usize,

    #[command(flatten)]
    pub(crate) ocr: Ocr,
}

/// Schreibt eine Kopie eines PDF, in der jede gefundene Angabe auf ihren Wörtern markiert ist
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas mark [OPTIONEN] DATEI -o KOPIE")]
pub(crate) struct Mark {
    /// PDF-Datei mit einem Papier; - liest von der Standardeingabe
    #[arg(required = true, value_name = "DATEI", help_heading = "Angaben")]
    pub(crate) file: PathBuf,

    /// Wohin die Kopie geschrieben wird; - schreibt in die Standardausgabe
    #[arg(long, short, value_name = "KOPIE", required = true)]
    pub(crate) output: PathBuf,

    /// Nur diese Angaben markieren, durch Komma getrennt, etwa Titel,Datum,Person
    #[arg(long, value_name = "ANGABE", value_delimiter = ',')]
    pub(crate) only: Vec<String>,

    /// Eine vorhandene Kopie überschreiben
    #[arg(long)]
    pub(crate) force: bool,

    /// Ohne die Besonderheiten einzelner Städte lesen
    #[arg(long)]
    pub(crate) no_houses: bool,

    #[command(flatten)]
    pub(crate) ocr: Ocr,
}

/// Zeigt, was ein PDF außer seinem Text enthält: Eigenschaften, Gliederung, Seitenzählung, Anhänge
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas info [OPTIONEN] DATEI…")]
pub(crate) struct Info {
    /// PDF-Dateien; - liest von der Standardeingabe
    #[arg(required = true, value_name = "DATEI", help_heading = "Angaben")]
    pub(crate) files: Vec<PathBuf>,

    /// Als JSON ausgeben, eine Datei je Zeile
    #[arg(long)]
    pub(crate) json: bool,
}

/// Zeigt alles, was aus einem Papier der Bibliothek gelesen wurde, mit Seite und Wortlaut
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas show [OPTIONEN] KENNUNG|NUMMER")]
pub(crate) struct Show {
    /// Kennung aus den Treffern (die ersten sechs Zeichen genügen) oder Nummer des Papiers
    #[arg(required = true, value_name = "KENNUNG|NUMMER", help_heading = "Angaben")]
    pub(crate) paper: Vec<String>,

    /// Als JSON ausgeben, ein Papier je Zeile
    #[arg(long)]
    pub(crate) json: bool,

    /// Auch den Text der Seiten ausgeben
    #[arg(long)]
    pub(crate) text: bool,
}

/// Zeigt, was in der Bibliothek ist
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas stats [OPTIONEN]")]
pub(crate) struct Stats {
    /// Als JSON ausgeben
    #[arg(long)]
    pub(crate) json: bool,
}

/// Zeigt die Städte, deren Papiere Ratlas genauer kennt; prüft eigene Profile und legt neue an
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas houses [list | show STADT | check DATEI… | new STADT]"
)]
pub(crate) struct Houses {
    /// list: alle Städte. show: das Profil einer Stadt. check: Profile prüfen. new: eines im Ordner houses der Bibliothek anlegen
    #[arg(value_name = "WAS", help_heading = "Angaben")]
    pub(crate) words: Vec<PathBuf>,
}
