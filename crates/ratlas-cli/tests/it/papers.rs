//! Invented papers.

use crate::program::Folder;

/// A motion with everything a motion says at its head.
pub(crate) const MOTION: &str = "\
Landeshauptstadt Mainz

Mainz, 03.12.2020

Antrag 0412/2020

Betreff: Runder Tisch für Integration

Der Stadtrat möge beschließen:
Die Verwaltung richtet einen Runden Tisch für Integration ein.
Eingeladen werden alle Migrantinnen- und Migrantenvereine der Stadt.
";

/// The answer of the administration.
pub(crate) const REPLY: &str = "\
Landeshauptstadt Mainz

Mainz, 14.01.2021

Stellungnahme zum Antrag 0412/2020
Vorlage 0035/2021

Betreff: Runder Tisch für Integration

Die Verwaltung begrüßt den Vorschlag. Der Migrationsbeirat wird beteiligt.
";

/// Minutes of another city.
pub(crate) const MINUTES: &str = "\
Stadt Koblenz

Niederschrift über die 2. Sitzung des Beirats für Integration und Migration
am 19.04.2023

TOP 1 Begrüßung
Die Vorsitzende begrüßt die Anwesenden.

TOP 2 Sprachkurse
Der Beirat spricht sich einstimmig für weitere Sprachkurse aus.
";

/// Writes the three papers.
pub(crate) fn write_three(folder: &Folder) {
    folder.write("eingang/antrag.txt", MOTION);
    folder.write("eingang/stellungnahme.txt", REPLY);
    folder.write("eingang/niederschrift.txt", MINUTES);
}

/// What the generated papers are about.
const SUBJECTS: [&str; 6] =
    ["Sprachkurse", "Spielplatz", "Radwege", "Haushalt", "Stadtbibliothek", "Integrationsfonds"];
const CITIES: [&str; 4] = ["Mainz", "Koblenz", "Trier", "Worms"];

/// Writes many papers, each another, in folders of 25.
pub(crate) fn write_many(folder: &Folder, count: usize) {
    for number in 0..count {
        let subject = SUBJECTS[number % SUBJECTS.len()];
        let city = CITIES[number % CITIES.len()];
        let (day, month) = (number % 28 + 1, number % 12 + 1);
        let paragraph = format!(
            "Die Verwaltung prüft bis zum {day}.{month}.2022, wie {subject} im Stadtteil {number} \
             gefördert werden können. Die Bürgerinnen und Bürger werden beteiligt.\n"
        );
        let text = format!(
            "Stadt {city}\n\n{city}, {day:02}.{month:02}.2021\n\nAntrag {number:04}/2021\n\n\
             Betreff: {subject} im Stadtteil {number}\n\n{}",
            paragraph.repeat(8)
        );
        folder.write(&format!("eingang/{:02}/antrag-{number:04}.txt", number / 25), text);
    }
}

/// A folder whose library holds the three papers.
pub(crate) fn ingested() -> Folder {
    let folder = Folder::new();
    write_three(&folder);
    assert_eq!(folder.ratlas(&["ingest", "eingang"]).code, Some(0));
    folder
}
