//! Invented papers: of two cities, with a closed one and a closed item among them.

/// A motion that was answered and decided.
pub(crate) const MOTION: &str = "Stadt Koblenz\nFraktion der Mitte\n\nAntrag A 9/2021\n\nKoblenz, 03.05.2021\n\n\
    Betreff: Begegnungscafé am Moselufer\n\n\
    Der Stadtrat möge beschließen: Die Stadt richtet ein Begegnungscafé am Moselufer ein, in dem \
    Geflüchtete und Nachbarschaft gemeinsam Sprachkurse besuchen.\n";

/// What the administration says to it.
pub(crate) const ANSWER: &str = "Stadt Koblenz\nDer Oberbürgermeister\nAmt für Integration\n\n\
    Stellungnahme der Verwaltung zum Antrag A 9/2021 vom 20.05.2021\n\n\
    Betreff: Begegnungscafé am Moselufer\n\n\
    Die Verwaltung befürwortet das Begegnungscafé. Sprachkurse werden seit 2019 gefördert.\n";

/// Where it was decided. The second item is closed; Frau Quitte is a guest.
pub(crate) const MINUTES: &str = "Stadt Koblenz\nNiederschrift\n\
    über die 12. Sitzung des Ausschusses für Soziales und Integration\n\n\
    Sitzungstermin: Montag, 14.06.2021\nStatus: öffentlich/nichtöffentlich\n\n\
    Anwesend:\nFrau Anna Ambach (SPD)\nHerr Bernd Birke (CDU)\n\nGäste:\nFrau Walburga Quitte, Caritas\n\n\
    Öffentlicher Teil\n\n\
    TOP 1  Begegnungscafé am Moselufer\nVorlage: A 9/2021\n\
    Frau Walburga Quitte berichtet über das Café.\n\
    Beschluss: ungeändert beschlossen\nAbstimmungsergebnis: 9 Ja, 2 Nein, 1 Enthaltung\n\n\
    Nichtöffentlicher Teil\n\n\
    TOP 2  Mietvertrag über das Xylophonhaus\nVorlage: A 8/2021\n\
    Der Mietvertrag kostet 24.600 Euro.\nBeschluss: ungeändert beschlossen\n";

/// Nobody may see it.
pub(crate) const CLOSED: &str = "Stadt Koblenz\n\nNichtöffentliche Sitzung\n\n\
    Beschlussvorlage B 7/2021 vom 20.05.2021\n\nBetreff: Kauf eines Grundstücks\n\n\
    Der Kaufpreis des Grundstücks am Geheimweg ist vertraulich.\n";

/// A question of another city, not answered.
pub(crate) const QUESTION: &str = "Stadt Worms\nStadtrat\n\nAnfrage Nr. 0412/2022\n\n\
    Worms, 11.01.2022\n\nFraktion Offene Stadt\n\nSprachkurse für Geflüchtete\n\n\
    Wir bitten die Verwaltung um Auskunft:\n\n1. Wie viele Plätze in Sprachkursen gab es 2021? Wie viele Menschen warteten?\n";

/// What the library of the tests holds, by the names of the files.
pub(crate) const ALL: [(&str, &str); 5] = [
    ("koblenz/antrag.txt", MOTION),
    ("koblenz/stellungnahme.txt", ANSWER),
    ("koblenz/niederschrift.txt", MINUTES),
    ("koblenz/vorlage.txt", CLOSED),
    ("worms/anfrage.txt", QUESTION),
];

/// The id of a paper.
pub(crate) fn id(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
