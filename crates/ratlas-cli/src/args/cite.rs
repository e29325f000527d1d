//! What is typed behind `ratlas cite`.

#![allow(clippy::doc_markdown, reason = "the comments are the help that users read")]

use clap::{Args, ValueEnum};

/// Gibt Papiere als Quellenangabe aus: als Text, für BibTeX, Zotero, Citavi, EndNote und pandoc
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Optionen",
    override_usage = "ratlas cite [OPTIONEN] KENNUNG|NUMMER…"
)]
pub(crate) struct Cite {
    /// Kennungen oder Nummern von Papieren; - liest sie oder Treffer aus »ratlas search --json« von der Standardeingabe
    #[arg(value_name = "KENNUNG|NUMMER", help_heading = "Angaben")]
    pub(crate) papers: Vec<String>,

    /// Wie: text, bibtex, biblatex, ris (Zotero, Citavi, EndNote) oder csl (CSL-JSON für Zotero und pandoc)
    #[arg(
        long,
        value_name = "WIE",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) style: StyleName,

    /// Die Seite nennen
    #[arg(long, value_name = "ZAHL")]
    pub(crate) page: Option<u32>,

    /// Den Tagesordnungspunkt nennen
    #[arg(long, value_name = "TOP")]
    pub(crate) item: Option<String>,

    /// Alle Papiere nennen, die diese Suche findet
    #[arg(long, value_name = "SUCHE", conflicts_with = "papers")]
    pub(crate) query: Option<String>,
}

/// The styles by the names they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StyleName {
    #[value(aliases = ["de", "en", "plain"])]
    Text,
    Bibtex,
    Biblatex,
    Ris,
    #[value(aliases = ["csl-json", "json"])]
    Csl,
}
