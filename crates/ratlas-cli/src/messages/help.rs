//! The command as clap knows it, in either language.

use std::sync::LazyLock;

use clap::{Arg, Command, CommandFactory};
use ratlas_present::Lang;

use crate::args::Arguments;

/// The command line, with its help in `lang`.
pub(crate) fn command(lang: Lang) -> Command {
    let command = laid_out(Arguments::command(), lang);
    match lang {
        Lang::De => command,
        Lang::En => in_english(command, ""),
    }
}

/// Sets the frame of the help, whose words clap has in English only.
fn laid_out(command: Command, lang: Lang) -> Command {
    let usage = lang.pick("Aufruf", "Usage");
    let template = format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}");
    command
        .help_template(template.clone())
        .mut_subcommands(move |it| it.help_template(template.clone()))
}

/// One row of `help.tsv`.
struct Row {
    command: &'static str,
    argument: &'static str,
    value_name: &'static str,
    text: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("help.tsv").lines().filter(|it| !it.starts_with('#')).map(row).collect()
});

fn row(line: &'static str) -> Row {
    let mut columns = line.split('\t');
    let mut column = || columns.next().expect("help.tsv: a row has four columns");
    Row { command: column(), argument: column(), value_name: column(), text: column() }
}

fn find(command: &str, argument: &str) -> Option<&'static Row> {
    ROWS.iter().find(|it| it.command == command && it.argument == argument)
}

/// Replaces the German texts of a command and of those below it.
fn in_english(mut command: Command, name: &'static str) -> Command {
    if let Some(about) = find(name, "") {
        command = command.about(about.text);
    }
    if let Some(usage) = find(name, "usage") {
        command = command.override_usage(usage.text);
    }
    command
        .subcommand_help_heading("Commands")
        .subcommand_value_name("COMMAND")
        .mut_args(|it| argument_in_english(it, name))
        .mut_subcommands(|it| {
            let name = ROWS.iter().map(|row| row.command).find(|row| *row == it.get_name());
            in_english(it, name.unwrap_or_default())
        })
}

fn argument_in_english(mut argument: Arg, command: &str) -> Arg {
    let heading = argument.get_help_heading().map(english_heading);
    argument = argument.help_heading(heading);
    let Some(row) = find(command, argument.get_id().as_str()) else { return argument };
    if !row.value_name.is_empty() {
        argument = argument.value_name(row.value_name);
    }
    argument.help(row.text)
}

fn english_heading(german: &str) -> &'static str {
    match german {
        "Angaben" => "Arguments",
        "Für alle Befehle" => "For all commands",
        "Eingrenzen (mehrfach möglich)" => "Filters (each may be repeated)",
        _ => "Options",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(lang: Lang, arguments: &[&str], expected: Expect) {
        let arguments = ["ratlas"].iter().chain(arguments).chain(&["--help"]);
        let help = command(lang).term_width(0).try_get_matches_from(arguments).unwrap_err();
        expected.assert_eq(&help.render().to_string());
    }

    #[test]
    fn the_command_line_is_sound() {
        command(Lang::De).debug_assert();
        command(Lang::En).debug_assert();
    }

    /// Every text of the German help has its English one, and the other way round.
    #[test]
    fn both_languages_have_every_text() {
        let german = command(Lang::De);
        let mut expected: Vec<(String, String)> = Vec::new();
        for command in std::iter::once(&german).chain(german.get_subcommands()) {
            let name = if command.get_name() == "ratlas" { "" } else { command.get_name() };
            let ids = command.get_arguments().map(|it| it.get_id().as_str());
            for id in ids.chain(["", "usage"]) {
                expected.push((name.to_owned(), id.to_owned()));
            }
        }
        let mut found: Vec<(String, String)> =
            ROWS.iter().map(|it| (it.command.to_owned(), it.argument.to_owned())).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn german() {
        check(
            Lang::De,
            &[],
            expect![[r#"
                Liest Ratspapiere, legt sie in einer Bibliothek ab und durchsucht sie

                Aufruf: ratlas [OPTIONEN] BEFEHL

                Befehle:
                  ingest     Liest Ordner und Dateien in die Bibliothek ein; Bekanntes und Unverändertes wird übersprungen
                  watch      Beobachtet Ordner und liest ein, was dazukommt oder sich ändert, bis es mit Strg-C beendet wird
                  extract    Zeigt, was aus einer Datei gelesen wird, ohne sie in die Bibliothek aufzunehmen
                  explain    Erklärt, warum eine Angabe so gelesen wurde: Regel, Wörter, Seite, Trefferquote und was nicht gewählt wurde
                  text       Zeigt den Text einer Datei, wie er gelesen wird: jeder Absatz und jede Tabellenzeile eine Zeile
                  mark       Schreibt eine Kopie eines PDF, in der jede gefundene Angabe auf ihren Wörtern markiert ist
                  info       Zeigt, was ein PDF außer seinem Text enthält: Eigenschaften, Gliederung, Seitenzählung, Anhänge
                  search     Durchsucht die Bibliothek
                  show       Zeigt alles, was aus einem Papier der Bibliothek gelesen wurde, mit Seite und Wortlaut
                  compare    Zählt, wie oft Wörter in Städten, Jahren, Arten und so weiter vorkommen: Tabelle, Diagramm, CSV
                  saved      Zeigt gemerkte Suchen, fragt sie wieder und sagt, was neu ist
                  coverage   Zeigt, was die Bibliothek über ihre Papiere weiß und was fehlt
                  cite       Gibt Papiere als Quellenangabe aus: als Text, für BibTeX, Zotero, Citavi, EndNote und pandoc
                  trace      Zeigt den Lebenslauf eines Antrags: Einbringung, Änderungen, Beratungen, Stellungnahme, Abstimmungen, Antwort
                  register   Listet Anträge und Anfragen: wer wann geantwortet hat, was entschieden wurde, was offen oder überfällig ist
                  prior      Sucht frühere Anträge und Anfragen zur selben Sache, andere Städte zuerst, mit Antwort und Ergebnis
                  similar    Sucht Papiere, die einem Papier der Bibliothek ähnlich sind, und sagt, was beide gemeinsam haben
                  export     Gibt Papiere als Daten weiter: eine Zeile je Papier (JSON Lines) oder Tabellen (CSV); Nichtöffentliches bleibt weg
                  forget     Entfernt ein Papier oder den Namen einer Person aus der Bibliothek, so dass beides auch beim nächsten Einlesen wegbleibt
                  stats      Zeigt, was in der Bibliothek ist
                  verify     Prüft die Bibliothek: Datei, Tabellen, jedes Papier, Suchindex; meldet, was nicht stimmt und was zu tun ist
                  rebuild    Macht den Suchindex aus der Bibliothek neu; suchen geht währenddessen
                  serve      Öffnet die Bibliothek im Browser: suchen, lesen, vergleichen; beendet wird mit Strg-C
                  backup     Sichert die Bibliothek in einen neuen Ordner, auch während sie benutzt wird
                  restore    Holt eine Sicherung zurück und prüft sie vorher
                  houses     Zeigt die Städte, deren Papiere Ratlas genauer kennt; prüft eigene Profile und legt neue an
                  thesaurus  Zeigt, welche anderen Wörter für dieselbe Sache mitgesucht werden; prüft eigene Listen
                  doctor     Prüft, was auf diesem Rechner zu haben ist: abgeschirmte Leseprozesse, Texterkennung, Bibliothek, Speicherplatz

                Für alle Befehle:
                      --library <ORDNER>  Ordner der Bibliothek; sonst aus der Umgebungsvariable RATLAS_LIBRARY, sonst ./library
                      --lang <SPRACHE>    Sprache der Ausgabe: de oder en; sonst aus der Umgebungsvariable RATLAS_LANG, sonst de
                      --color <WANN>      Farben: auto (nur im Terminal), always (immer) oder never (nie)
                  -q, --quiet             Nur Ergebnisse und Fehler ausgeben, keinen Fortschritt und keine Hinweise
                  -h, --help              Diese Hilfe anzeigen
                  -V, --version           Die Version anzeigen
            "#]],
        );
        check(
            Lang::De,
            &["search"],
            expect![[r#"
                Durchsucht die Bibliothek

                Aufruf: ratlas search [OPTIONEN] SUCHE…

                Angaben:
                  [SUCHE]...  Wörter, die alle vorkommen sollen; "…" für einen genauen Wortlaut, OR, -ohne, Anfang*, titel:Wort, stadt:Name, datum:2015..2020, * für alles; beginnt die Suche mit -, steht -- davor

                Optionen:
                      --limit <ZAHL>       Wie viele Treffer höchstens
                      --offset <ZAHL>      Wie viele Treffer überspringen, zum Blättern
                      --sort <WIE>         Reihenfolge: relevance (Passendes zuerst), date (Neues zuerst), date-asc (Altes zuerst), city (nach Stadt)
                      --exact              Nur die Wörter genau wie geschrieben, ohne andere Wortformen
                      --no-thesaurus       Nicht auch nach anderen Namen derselben Sache suchen
                      --thesaurus <DATEI>  Auch die Begriffe aus dieser Datei verwenden (Tabelle oder SKOS)
                      --explain            Auch zeigen, wie die Suche gelesen wurde, welche anderen Wörter gesucht wurden und was bei jedem Treffer zählt
                      --items              Tagesordnungspunkte statt Papiere suchen
                      --all-versions       Jede Fassung eines Papiers einzeln zeigen; sonst sind Fassungen und fast gleiche Texte ein Treffer
                      --facets             Auch zeigen, wie sich alle Treffer auf Städte, Arten, Jahre und Gremien verteilen
                      --save <NAME>        Die Suche unter diesem Namen merken
                      --json               Als JSON ausgeben, ein Treffer je Zeile
                      --csv                Als Tabelle (CSV) ausgeben, ein Treffer je Zeile
                      --bom                Die Tabelle so beginnen, dass auch Excel die Umlaute erkennt (mit BOM)

                Eingrenzen (mehrfach möglich):
                      --city <STADT>        Nur aus dieser Stadt (Name oder Gemeindeschlüssel)
                      --state <LAND>        Nur aus diesem Land, etwa Bayern oder DE-BY
                      --genre <ART>         Nur diese Art, etwa Antrag, Anfrage, Protokoll
                      --body <GREMIUM>      Nur dieses Gremium, etwa Integrationsrat
                      --from <DATUM>        Frühestens von diesem Tag, Monat oder Jahr: 03.12.2020, 12.2020, 2020 oder 2020-12-03
                      --to <DATUM>          Spätestens von diesem Tag, Monat oder Jahr
                      --year <JAHR>         Nur aus diesem Jahr, Zeitraum oder Teil eines Jahres: 2020, 2015..2018, 2021-Herbst, 2021-Q3
                      --number <NUMMER>     Papiere, in denen diese Nummer steht, gleich wie sie geschrieben ist
                      --outcome <ERGEBNIS>  Nur mit diesem Ergebnis, etwa beschlossen, abgelehnt, vertagt
                      --person <NAME>       Nur mit dieser Person
                      --faction <FRAKTION>  Nur mit dieser Fraktion
                      --applicant <NAME>    Nur von diesem Antragsteller: Fraktion, Person oder Gremium
                      --office <AMT>        Nur mit diesem Amt, etwa Sozialreferat oder "Amt 50"
                      --topic <THEMA>       Nur zu diesem Thema, etwa Sprachmittlung
                      --law <GESETZ>        Nur mit diesem Gesetz oder Paragrafen, etwa AufenthG oder "§ 16a AufenthG"
                      --stance <HALTUNG>    Nur mit dieser Haltung der Verwaltung: stimmt zu, stimmt teilweise zu, lehnt ab, erledigt, wird geprüft
                      --language <SPRACHE>  Nur in dieser Sprache, etwa Türkisch oder tr
                      --yes <ZAHL>          Nur mit so vielen Ja-Stimmen: 20, '>20', '<=20', 10..20
                      --no <ZAHL>           Nur mit so vielen Nein-Stimmen
                      --abstain <ZAHL>      Nur mit so vielen Enthaltungen
                      --pages <ZAHL>        Nur mit so vielen Seiten
                      --public              Nur öffentliche Papiere
                      --closed              Nur nicht öffentliche Papiere

                Für alle Befehle:
                      --library <ORDNER>  Ordner der Bibliothek; sonst aus der Umgebungsvariable RATLAS_LIBRARY, sonst ./library
                      --lang <SPRACHE>    Sprache der Ausgabe: de oder en; sonst aus der Umgebungsvariable RATLAS_LANG, sonst de
                      --color <WANN>      Farben: auto (nur im Terminal), always (immer) oder never (nie)
                  -q, --quiet             Nur Ergebnisse und Fehler ausgeben, keinen Fortschritt und keine Hinweise
                  -h, --help              Diese Hilfe anzeigen
            "#]],
        );
    }

    #[test]
    fn english() {
        check(
            Lang::En,
            &[],
            expect![[r#"
                Reads council papers, keeps them in a library and searches them

                Usage: ratlas [OPTIONS] COMMAND

                Commands:
                  ingest     Reads folders and files into the library; what is known and unchanged is skipped
                  watch      Watches folders and reads what comes or changes, until it is ended with Ctrl-C
                  extract    Shows what is read from a file without adding it to the library
                  explain    Explains why a value was read as it was: rule, words, page, precision, and what was not chosen
                  text       Prints the text of a file as it is read: a line for each paragraph and each row of a table
                  mark       Writes a copy of a PDF in which every value found is highlighted on its words
                  info       Shows what a PDF holds beside its text: properties, outline, page labels, attachments
                  search     Searches the library
                  show       Shows everything read from a paper of the library, with page and wording
                  compare    Counts how often words stand in cities, years, genres and so on: table, chart, CSV
                  saved      Shows kept queries, asks them again and tells what is new
                  coverage   Shows what the library knows of its papers and what is missing
                  cite       Prints papers as references: as text, for BibTeX, Zotero, Citavi, EndNote and pandoc
                  trace      Shows the life of a motion: submission, amendments, consultations, statement, votes, answer
                  register   Lists motions and inquiries: who answered when, what was decided, what is open or overdue
                  prior      Finds earlier motions and inquiries on the same matter, other cities first, with answer and outcome
                  similar    Finds papers like one of the library and says what both have in common
                  export     Gives papers away as data: a line for each paper (JSON Lines) or tables (CSV); what is not public stays out
                  forget     Removes a paper or the name of a person from the library, and keeps it out at the next ingest
                  stats      Shows what is in the library
                  verify     Checks the library: file, tables, every paper, search index; tells what is wrong and what to do
                  rebuild    Makes the search index anew from the library; searching works meanwhile
                  serve      Opens the library in a browser: search, read, compare; end it with Ctrl-C
                  backup     Saves the library in a new folder, also while it is in use
                  restore    Brings back a backup, and checks it before
                  houses     Shows the cities whose papers Ratlas knows more closely; checks profiles of your own and begins new ones
                  thesaurus  Shows which other words for the same thing are searched, too; checks lists of your own
                  doctor     Checks what can be had on this machine: shielded reading processes, text recognition, library, disk space

                For all commands:
                      --library <FOLDER>  Folder of the library; else from the variable RATLAS_LIBRARY, else ./library
                      --lang <LANGUAGE>   Language of the output: de or en; else from the variable RATLAS_LANG, else de
                      --color <WHEN>      Colours: auto (on a terminal), always or never
                  -q, --quiet             Print results and errors only, no progress and no hints
                  -h, --help              Show this help
                  -V, --version           Show the version
            "#]],
        );
        check(
            Lang::En,
            &["ingest"],
            expect![[r#"
                Reads folders and files into the library; what is known and unchanged is skipped

                Usage: ratlas ingest [OPTIONS] FOLDER|FILE…

                Arguments:
                  [FOLDER|FILE]...  Folders or files with papers (PDF, text, HTML)

                Options:
                      --files-from <LIST>     Read the files of a list instead of folders, one path a line; - reads it from standard input
                      --null                  The paths of the list end with a zero byte (as of find -print0), not with the line
                      --workers <NUMBER>      How many files are read at once; else as many as the machine has cores
                      --prune                 Remove papers whose files are gone; else they are kept
                      --prune-all             As --prune, also where a folder with ten or more known files is empty (else it is taken for not connected)
                      --retry                 Try files again that could not be read before
                      --reread                Read all files again, even unchanged ones, such as with a better version of the program
                      --ocr <WHEN>            Recognise text on scanned pages: auto (if tesseract is there), always (also anew on scans that have recognised text) or never
                      --ocr-lang <LANGUAGES>  Languages for the recognition, such as deu+tur; else deu
                      --tesseract <PROGRAM>   Where the program tesseract is if it is not on the search path
                      --isolation <KIND>      Where papers are read: process (in separate, shielded processes) or thread (in the program itself)
                      --worker-memory <MB>    How much memory a reading process gets at most, in MB; else 256, at the second try twice as much
                      --timeout <SECONDS>     How many seconds a file may take to be read; else 120
                      --json                  Print the report as JSON
                      --report <FILE>         Write the report to this file as JSON

                For all commands:
                      --library <FOLDER>  Folder of the library; else from the variable RATLAS_LIBRARY, else ./library
                      --lang <LANGUAGE>   Language of the output: de or en; else from the variable RATLAS_LANG, else de
                      --color <WHEN>      Colours: auto (on a terminal), always or never
                  -q, --quiet             Print results and errors only, no progress and no hints
                  -h, --help              Show this help
            "#]],
        );
    }
}
