//! Plain text: long, dense, and full of what facts are found by.

use super::Hostile;
use super::markup::repeated;

pub(super) fn files() -> Vec<Hostile> {
    let of = |name: &'static str, piece: &'static str, count: usize| {
        Hostile::new(&format!("text/{name}.txt"), move || repeated(piece, count, ""))
    };
    vec![
        of("one-line-50-MB", "abcdefghi ", 5_000_000),
        of("one-word-20-MB", "abcdefghij", 2_000_000),
        of("line-ends-10-MB", "\n", 10_000_000),
        of("blanks-20-MB", " ", 20_000_000),
        of("brackets", "(", 3_000_000),
        of("numbers", "Drucksache 12/3456, ", 150_000),
        of("dates", "am 31.12.2020 und am 1. Januar 2021, ", 100_000),
        of("votes", "Abstimmungsergebnis: 5 Ja, 4 Nein, 3 Enthaltungen\n", 50_000),
        of("agenda", "TOP 1 Beirat\n", 200_000),
        of("sums", "1.000.000 EUR für Sprachkurse im Haushalt 2020\n", 50_000),
        of("names", "Stadträtin Anna Beispiel (SPD), Herr Beispiel, Frau Dr. Muster; ", 50_000),
        of("laws", "§ 27 Abs. 1 Satz 2 Nr. 3 Gemeindeordnung ", 80_000),
        of("cities", "Mainz Trier Koblenz Worms Ulm Aachen Bonn ", 80_000),
        of("gendered", "Bürger:innen und Migrant*innenbeirat-", 100_000),
        of("hyphens", "Inte-\ngra-\ntions-\n", 200_000),
        of("digits", "1234567890", 300_000),
        of("dots", "1.2.3.4.5.6.7.8.9.", 150_000),
        of("accents", "a\u{301}\u{302}\u{303}", 1_000_000),
        of("right-to-left", "\u{202e}\u{5d0}a", 500_000),
        of(
            "motions",
            "Antrag: Der Stadtrat möge beschließen:\n1. Die Verwaltung\nBegründung:\n",
            30_000,
        ),
        of(
            "attendance",
            "Anwesend:\nVorsitz: Anna Beispiel\nMitglieder: Max Muster (SPD)\nEntschuldigt: ",
            30_000,
        ),
        of(
            "heads",
            "Stadt Mainz\nNiederschrift über die 2. Sitzung des Beirats am 19.04.2023\n",
            20_000,
        ),
        of("tables", "a | b | c | d | e | f | 1 | 2 | 3\n", 100_000),
        Hostile::new("text/half-characters.txt", || [0xC3, 0x28, 0xE2, 0x82].repeat(1_000_000)),
        Hostile::new("text/utf16-odd.txt", || {
            [b"\xFF\xFE".as_slice(), &[0x41].repeat(3_000_001)].concat()
        }),
        Hostile::new("text/control.txt", || (0..=31).collect::<Vec<u8>>().repeat(50_000)),
        Hostile::new("text/empty.txt", Vec::new),
    ]
}
