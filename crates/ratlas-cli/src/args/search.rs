//! What was typed behind `ratlas search`.

use clap::{Args, ValueEnum};

/// Durchsucht die Bibliothek
#[derive(Debug, Args)]
#[command(next_help_heading = "Optionen", override_usage = "ratlas search [OPTIONEN] SUCHE…")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct Search {
    /// Wörter, die alle vorkommen sollen; "…" für einen genauen Wortlaut, OR, -ohne, Anfang*, titel:Wort, stadt:Name, datum:2015..2020, * für alles; beginnt die Suche mit -, steht -- davor
    #[arg(value_name = "SUCHE", help_heading = "Angaben")]
    pub(crate) query: Vec<String>,

    /// Wie viele Treffer höchstens
    #[arg(long, value_name = "ZAHL", default_value_t = 10, hide_default_value = true)]
    pub(crate) limit: usize,

    /// Wie viele Treffer überspringen, zum Blättern
    #[arg(long, value_name = "ZAHL", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: usize,

    /// Reihenfolge: relevance (Passendes zuerst), date (Neues zuerst), date-asc (Altes zuerst), city (nach Stadt)
    #[arg(
        long,
        value_name = "WIE",
        default_value = "relevance",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) sort: SortName,

    /// Nur die Wörter genau wie geschrieben, ohne andere Wortformen
    #[arg(long)]
    pub(crate) exact: bool,

    /// Nicht auch nach anderen Namen derselben Sache suchen
    #[arg(long)]
    pub(crate) no_thesaurus: bool,

    /// Auch zeigen, wie sich alle Treffer auf Städte, Arten, Jahre und Gremien verteilen
    #[arg(long)]
    pub(crate) facets: bool,

    /// Als JSON ausgeben, ein Treffer je Zeile
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) filters: FilterArgs,
}

/// The filters of a search. A filter given several times accepts any of its values.
#[derive(Debug, Args)]
#[command(next_help_heading = "Eingrenzen (mehrfach möglich)")]
pub(crate) struct FilterArgs {
    /// Nur aus dieser Stadt (Name oder Gemeindeschlüssel)
    #[arg(long, value_name = "STADT")]
    pub(crate) city: Vec<String>,

    /// Nur aus diesem Land, etwa Bayern oder DE-BY
    #[arg(long, value_name = "LAND")]
    pub(crate) state: Vec<String>,

    /// Nur diese Art, etwa Antrag, Anfrage, Protokoll
    #[arg(long, value_name = "ART")]
    pub(crate) genre: Vec<String>,

    /// Nur dieses Gremium, etwa Integrationsrat
    #[arg(long, value_name = "GREMIUM")]
    pub(crate) body: Vec<String>,

    /// Frühestens von diesem Tag, Monat oder Jahr: 03.12.2020, 12.2020, 2020 oder 2020-12-03
    #[arg(long, value_name = "DATUM")]
    pub(crate) from: Option<String>,

    /// Spätestens von diesem Tag, Monat oder Jahr
    #[arg(long, value_name = "DATUM")]
    pub(crate) to: Option<String>,

    /// Nur aus diesem Jahr, Zeitraum oder Teil eines Jahres: 2020, 2015..2018, 2021-Herbst, 2021-Q3
    #[arg(long, value_name = "JAHR")]
    pub(crate) year: Vec<String>,

    /// Papiere, in denen diese Nummer steht, gleich wie sie geschrieben ist
    #[arg(long, value_name = "NUMMER")]
    pub(crate) number: Vec<String>,

    /// Nur mit diesem Ergebnis, etwa beschlossen, abgelehnt, vertagt
    #[arg(long, value_name = "ERGEBNIS")]
    pub(crate) outcome: Vec<String>,

    /// Nur mit dieser Person
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Vec<String>,

    /// Nur mit dieser Fraktion
    #[arg(long, value_name = "FRAKTION")]
    pub(crate) faction: Vec<String>,

    /// Nur von diesem Antragsteller: Fraktion, Person oder Gremium
    #[arg(long, value_name = "NAME")]
    pub(crate) applicant: Vec<String>,

    /// Nur mit diesem Amt, etwa Sozialreferat oder "Amt 50"
    #[arg(long, value_name = "AMT")]
    pub(crate) office: Vec<String>,

    /// Nur zu diesem Thema, etwa Sprachmittlung
    #[arg(long, value_name = "THEMA")]
    pub(crate) topic: Vec<String>,

    /// Nur mit diesem Gesetz oder Paragrafen, etwa AufenthG oder "§ 16a AufenthG"
    #[arg(long, value_name = "GESETZ")]
    pub(crate) law: Vec<String>,

    /// Nur mit dieser Haltung der Verwaltung: stimmt zu, stimmt teilweise zu, lehnt ab, erledigt, wird geprüft
    #[arg(long, value_name = "HALTUNG")]
    pub(crate) stance: Vec<String>,

    /// Nur in dieser Sprache, etwa Türkisch oder tr
    #[arg(long, value_name = "SPRACHE")]
    pub(crate) language: Vec<String>,

    /// Nur mit so vielen Ja-Stimmen: 20, '>20', '<=20', 10..20
    #[arg(long, value_name = "ZAHL")]
    pub(crate) yes: Option<String>,

    /// Nur mit so vielen Nein-Stimmen
    #[arg(long, value_name = "ZAHL")]
    pub(crate) no: Option<String>,

    /// Nur mit so vielen Enthaltungen
    #[arg(long, value_name = "ZAHL")]
    pub(crate) abstain: Option<String>,

    /// Nur mit so vielen Seiten
    #[arg(long, value_name = "ZAHL")]
    pub(crate) pages: Option<String>,

    /// Nur öffentliche Papiere
    #[arg(long, conflicts_with = "closed")]
    pub(crate) public: bool,

    /// Nur nicht öffentliche Papiere
    #[arg(long)]
    pub(crate) closed: bool,
}

/// The orders of hits by the names they are asked for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SortName {
    Relevance,
    Date,
    DateAsc,
    City,
}
