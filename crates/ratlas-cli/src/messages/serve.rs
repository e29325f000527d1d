//! What is said about serving the library.

use std::fmt::Display;

use super::Lang;

/// The sentence of a key, filled in.
pub(crate) fn told(lang: Lang, key: &str, values: &[&dyn Display]) -> String {
    let (german, english) = match key {
        "started" => (
            "Die Bibliothek ist offen: http://{}/ – beenden mit Strg-C",
            "The library is open: http://{}/ – end with Ctrl-C",
        ),
        "ended" => ("Beendet.", "Ended."),
        "demo" => ("{} erfundene Papiere werden eingelesen …", "Reading {} invented papers …"),
        "no_address" => (
            "„{}“ ist keine Adresse mit Port. So: 127.0.0.1:7171",
            "“{}” is no address with a port. Like this: 127.0.0.1:7171",
        ),
        "short_token" => (
            "Das Zugangswort ist zu kurz: mindestens {} Zeichen.",
            "The token is too short: at least {} characters.",
        ),
        "needs_token" => (
            "{} ist auch von anderen Rechnern aus zu erreichen. Dafür braucht es ein Zugangswort (--token-file DATEI) oder einen vorgeschalteten Server (--user-header KOPFZEILE).",
            "{} can be reached from other machines, too. That needs a token (--token-file FILE) or a reverse proxy (--user-header HEADER).",
        ),
        other => return other.to_owned(),
    };
    let mut pieces = lang.pick(german, english).split("{}");
    let mut res = pieces.next().unwrap_or_default().to_owned();
    for (piece, value) in pieces.zip(values) {
        res += &value.to_string();
        res += piece;
    }
    res
}
