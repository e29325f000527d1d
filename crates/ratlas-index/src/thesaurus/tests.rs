//! What names bring, with the traps.

use std::collections::HashMap;
use std::sync::LazyLock;

use expect_test::{Expect, expect};

use crate::thesaurus::names::stems;
use crate::thesaurus::{Relation, Thesaurus, builtin_concepts, read_concepts};

static BUILTIN: LazyLock<Thesaurus> = LazyLock::new(|| Thesaurus::new(builtin_concepts()));

/// One line for each run of words: how many names it brings and the first ones, those of other
/// relations with their sign (`<` historic, `>` a kind, `!` abbreviation, `?` near), `+` with a
/// context, `@` in some cities only.
fn told(thesaurus: &Thesaurus, query: &str) -> String {
    let words: Vec<&str> = query.split_whitespace().collect();
    let found = thesaurus.expansions(&words);
    let mut runs: Vec<(String, Vec<String>)> = Vec::new();
    for it in found {
        let sign = match it.relation {
            Relation::Same => "",
            Relation::Historic => "<",
            Relation::Abbreviation => "!",
            Relation::Narrower => ">",
            Relation::Near => "?",
        };
        let beside = if it.context.is_empty() { "" } else { "+" };
        let cities = if it.cities.is_empty() { "" } else { "@" };
        let name = format!("{sign}{}{cities}{beside}", it.text);
        let run = words[it.words].join(" ");
        match runs.iter_mut().find(|it| it.0 == run) {
            Some((_, names)) => names.push(name),
            None => runs.push((run, vec![name])),
        }
    }
    let line = |(run, names): &(String, Vec<String>)| {
        let mut shown: Vec<&str> = names.iter().take(4).map(String::as_str).collect();
        shown.extend(
            names
                .iter()
                .skip(4)
                .filter(|it| it.contains(['<', '!', '?']))
                .take(3)
                .map(String::as_str),
        );
        format!("  {run} = {}: {}\n", names.len(), shown.join(", "))
    };
    runs.iter().map(line).collect()
}

#[track_caller]
fn check(queries: &[&str], expected: Expect) {
    let mut res = String::new();
    for query in queries {
        res += query;
        res += "\n";
        res += &told(&BUILTIN, query);
    }
    expected.assert_eq(&res);
}

#[test]
fn boards_and_offices() {
    check(
        &[
            "Migrationsbeirat",
            "Beirat Migration Integration",
            "Ausländerbeirat",
            "Integrationsausschuss",
            "Ausländerbehörde",
            "Kommunale Integrationszentren",
            "Integrationsbeauftragter",
        ],
        expect![[r"
            Migrationsbeirat
              Migrationsbeirat = 26: Integrationsbeirat, Ausländer- und Integrationsbeirat, Beirat für Integration, Beirat für Integration und Migration, !AIB+, !BMI+, !KAV@+
            Beirat Migration Integration
              Beirat Migration Integration = 25: Integrationsbeirat, Ausländer- und Integrationsbeirat, Beirat für Integration, Beirat für Migranten, !AIB+, !BMI+, !KAV@+
            Ausländerbeirat
              Ausländerbeirat = 23: Integrationsbeirat, Beirat für Integration, Beirat für Integration und Migration, Beirat für Migranten, !AIB+, !BMI+, !KAV@+
            Integrationsausschuss
              Integrationsausschuss = 14: Ausschuss für Chancengerechtigkeit und Integration, Ausschuss für Integration, Ausschuss für Integration und Migration, Ausschuss für Integration, Europa und Internationale Kooperation@, <Ausländerausschuss, <Ausschuss für Ausländerangelegenheiten, <Ausschuss für Ausländerfragen
            Ausländerbehörde
              Ausländerbehörde = 11: Ausländeramt, Ausländerstelle, Einwanderungsbehörde, Zuwanderungsbehörde, !ABH+, !LEA@+
            Kommunale Integrationszentren
              Kommunale Integrationszentren = 4: Integrationszentrum, !KI+, <Regionale Arbeitsstelle zur Förderung von Kindern und Jugendlichen aus Zuwandererfamilien, <RAA+
            Integrationsbeauftragter
              Integrationsbeauftragter = 8: Beauftragte für Integration, Beauftragte für Integration und Migration, Beauftragte für Migration, Beauftragte für Migration und Integration, <Ausländer- und Aussiedlerbeauftragte, <Ausländerbeauftragte, <Aussiedlerbeauftragte
        "]],
    );
}

#[test]
fn people() {
    check(
        &[
            "Migrant*innen",
            "Migrantinnen und Migranten",
            "Geflüchtete",
            "Asylbewerberinnen und Asylbewerber",
            "Menschen Migrationshintergrund",
            "unbegleitete minderjährige Flüchtlinge",
            "Spaetaussiedler",
            "Senioren",
            "Menschen mit Behinderungen",
            "Obdachlosen",
        ],
        expect![[r"
            Migrant*innen
              Migrant*innen = 21: Menschen mit Migrationshintergrund, Bürger mit Migrationshintergrund, Eingewanderte, Einwanderer, <Immigranten, <Menschen ausländischer Herkunft, <Personen nicht deutscher Herkunft
            Migrantinnen und Migranten
              Migrantinnen und Migranten = 21: Menschen mit Migrationshintergrund, Bürger mit Migrationshintergrund, Eingewanderte, Einwanderer, <Immigranten, <Menschen ausländischer Herkunft, <Personen nicht deutscher Herkunft
            Geflüchtete
              Geflüchtete = 13: Fluchtzugewanderte, Flüchtlinge, Menschen auf der Flucht, Menschen mit Fluchterfahrung, <Asylanten, <Asylbegehrende, <Asylbewerber
            Asylbewerberinnen und Asylbewerber
              Asylbewerberinnen und Asylbewerber = 15: Asylantragstellende, Asylsuchende, Geflüchtete, Fluchtzugewanderte, <Asylanten, <Asylbegehrende
            Menschen Migrationshintergrund
              Menschen Migrationshintergrund = 21: Bürger mit Migrationshintergrund, Eingewanderte, Einwanderer, Einwohner mit Migrationshintergrund, <Immigranten, <Menschen ausländischer Herkunft, <Personen nicht deutscher Herkunft
            unbegleitete minderjährige Flüchtlinge
              unbegleitete minderjährige Flüchtlinge = 13: Unbegleitete minderjährige Ausländer, minderjährige Flüchtlinge, minderjährige unbegleitete Ausländer, unbegleitete Flüchtlingskinder, !UMA+, !UMF+, !MUF+
            Spaetaussiedler
              Spaetaussiedler = 5: Deutsche aus Russland, Russlanddeutsche, deutschstämmige Aussiedler, <Aussiedler, <Übersiedler+
            Senioren
              Senioren = 4: alte Menschen, ältere Bürger, ältere Mitbürger, >Betagte
            Menschen mit Behinderungen
              Menschen mit Behinderungen = 9: Behinderte, Menschen mit Beeinträchtigung, Menschen mit Handicap, Personen mit Behinderung, <Geistigbehinderte, <Körperbehinderte
            Obdachlosen
              Obdachlosen = 7: Wohnungslose, Menschen ohne Wohnung, Wohnungsnotfälle, wohnungslose Menschen, <Nichtsesshafte
        "]],
    );
}

#[test]
fn everyday_and_official_words() {
    check(
        &[
            "Kita",
            "Kindergärten",
            "ÖPNV",
            "Straßenbahn",
            "Bürgersteig",
            "Hartz IV",
            "Müll",
            "Asylbewerberheim",
            "Dolmetscher",
            "Deutschkurs",
            "Schwimmbad",
            "Bücherei",
            "Tempo 30",
            "Fremdenfeindlichkeit",
            "Doppelpass",
            "Integrationskonzept",
            "B-Plan",
            "Jugendhaus",
        ],
        expect![[r"
            Kita
              Kita = 9: Kindertagesstätte, Kindergarten, Kinderhaus, Kindertageseinrichtung
            Kindergärten
              Kindergärten = 9: Kindertagesstätte, Kinderhaus, Kindertageseinrichtung, Kita
            ÖPNV
              ÖPNV = 9: Nahverkehr, Stadtverkehr+, öffentliche Verkehrsmittel, öffentlicher Nahverkehr, !SPNV+
            Straßenbahn
              Straßenbahn = 6: Stadtbahn, Tram, Trambahn, >Stadtbahnlinie
            Bürgersteig
              Bürgersteig = 5: Gehweg, Fußgängerweg, Fußweg, Gehsteig
            Hartz IV
              Hartz IV = 8: Bürgergeld, Grundsicherung für Arbeitsuchende, Leistungen nach dem SGB II, !ALG II, !SGB II, <Arbeitslosengeld II, <Hartz 4
            Müll
              Müll = 5: Abfall, >Altpapier, >Bioabfall, >Restmüll
            Asylbewerberheim
              Asylbewerberheim = 27: Flüchtlingsunterkunft, Asylbewerberunterkunft, Asylunterkunft, Flüchtlingsheim, !AU+, !GU+, !VU+
            Dolmetscher
              Dolmetscher = 17: Sprachmittlung, Dolmetscherdienst, Dolmetscherpool, Dolmetschleistungen, !SprInt, !SuK+, <Dolmetscherdienst für Ausländer
            Deutschkurs
              Deutschkurs = 15: Sprachkurs, Deutsch als Zweitsprache, Deutsch für Ausländer, Deutsch lernen, !DeuFöV, !BSK+, !DaF+
            Schwimmbad
              Schwimmbad = 9: Badeanstalt, >Erlebnisbad, >Freibad, >Freizeitbad
            Bücherei
              Bücherei = 8: Stadtbibliothek, Bibliothek, Gemeindebücherei, Mediathek
            Tempo 30
              Tempo 30 = 5: 30 km/h, Höchstgeschwindigkeit 30, >30er-Zone, >Tempo-30-Zone
            Fremdenfeindlichkeit
              Fremdenfeindlichkeit = 11: Rassismus, Ausländerfeindlichkeit, Ausländerhass, Fremdenhass
            Doppelpass
              Doppelpass = 4: Doppelte Staatsangehörigkeit, Mehrfachstaatsangehörigkeit, Mehrstaatigkeit, doppelte Staatsbürgerschaft
            Integrationskonzept
              Integrationskonzept = 22: Aktionsplan Integration, Gesamtkonzept Integration, Handlungskonzept Integration, Integrationsplan, !LIP+, <Ausländerkonzept, <Leitlinien der Ausländerpolitik
            B-Plan
              B-Plan = 4: Bebauungsplan, Bebauungsplanverfahren, >Aufstellungsbeschluss Bebauungsplan, >vorhabenbezogener Bebauungsplan
            Jugendhaus
              Jugendhaus = 12: Jugendzentrum, Haus der Jugend, Jugendbegegnungsstätte, Jugendclub, !JUZ+
        "]],
    );
}

#[test]
fn several_names_in_a_question() {
    check(
        &[
            "Integrationsbeirat Unterkunft für Geflüchtete Sprachkurs",
            "kommunales Wahlrecht für Ausländer",
            "Sicherer Hafen",
        ],
        expect![[r"
            Integrationsbeirat Unterkunft für Geflüchtete Sprachkurs
              Unterkunft für Geflüchtete = 27: Flüchtlingsunterkunft, Asylbewerberunterkunft, Asylunterkunft, Flüchtlingsheim, !AU+, !GU+, !VU+
              Integrationsbeirat = 24: Beirat für Integration, Beirat für Integration und Migration, Beirat für Migranten, Beirat für Migration, !AIB+, !BMI+, !KAV@+
              Sprachkurs = 16: Deutsch als Zweitsprache, Deutsch für Ausländer, Deutsch lernen, Deutschkurs, !DeuFöV, !BSK+, !DaF+
            kommunales Wahlrecht für Ausländer
              kommunales Wahlrecht für Ausländer = 10: Ausländerwahlrecht, Kommunalwahlrecht für Ausländer, Kommunalwahlrecht für Drittstaatsangehörige, Wahlrecht für Ausländer
            Sicherer Hafen
              Sicherer Hafen = 1: Seebrücke+
        "]],
    );
}

#[test]
fn traps() {
    check(
        &[
            "KI",
            "ki",
            "BA",
            "Beirat",
            "Rat",
            "LEA",
            "AG",
            "MIA",
            "Sachleistungen",
            "Aufnahmeprogramm",
            "Lehre",
            "für und der",
            "",
            "***",
            "Haus der Geschichte",
        ],
        expect![[r"
            KI
            ki
            BA
            Beirat
            Rat
            LEA
            AG
            MIA
            Sachleistungen
            Aufnahmeprogramm
            Lehre
            für und der

            ***
            Haus der Geschichte
        "]],
    );
}

#[test]
fn abbreviations_in_their_context() {
    check(
        &[
            "UMA",
            "uma",
            "KI Integrationszentrum",
            "KI Verwaltung Chatbot",
            "LEA Flüchtlinge",
            "LEA Berlin",
            "AsylbLG",
            "asylblg",
            "MSO",
            "Aufnahmeprogramm Flüchtlinge",
        ],
        expect![[r"
            UMA
              UMA = 14: Unbegleitete minderjährige Ausländer, minderjährige Flüchtlinge, minderjährige unbegleitete Ausländer, minderjährige unbegleitete Flüchtlinge, !UMF+, !MUF+, !UMG+
            uma
            KI Integrationszentrum
              KI = 4: Kommunales Integrationszentrum, Integrationszentrum, <Regionale Arbeitsstelle zur Förderung von Kindern und Jugendlichen aus Zuwandererfamilien, <RAA+
              Integrationszentrum = 3: !KI+, <Regionale Arbeitsstelle zur Förderung von Kindern und Jugendlichen aus Zuwandererfamilien, <RAA+
            KI Verwaltung Chatbot
              KI = 4: Künstliche Intelligenz, Artificial Intelligence, >Chatbot, >maschinelles Lernen
            LEA Flüchtlinge
              LEA = 21: Erstaufnahmeeinrichtung, Landesaufnahmeeinrichtung, Landesaufnahmestelle, Landeserstaufnahme, !BEA+, !EAE+, !LAST@+
              Flüchtlinge = 14: Geflüchtete, Fluchtzugewanderte, Menschen auf der Flucht, Menschen mit Fluchterfahrung, <Asylanten, <Asylbegehrende, <Asylbewerber
            LEA Berlin
              LEA = 11: Ausländerbehörde, Ausländeramt, Ausländerstelle, Einwanderungsbehörde, !ABH+
            AsylbLG
              AsylbLG = 5: Asylbewerberleistungen, Asylbewerberleistungsgesetz, Leistungen für Asylbewerber, Leistungen für Geflüchtete
            asylblg
              asylblg = 5: Asylbewerberleistungen, Asylbewerberleistungsgesetz, Leistungen für Asylbewerber, Leistungen für Geflüchtete
            MSO
              MSO = 14: Migrantenorganisation, Dachverband der Migrantenorganisationen, Migrant*innenselbstorganisation, Migrantenselbstorganisation, !MO+, <Ausländerverein, <Gastarbeiterverein
            Aufnahmeprogramm Flüchtlinge
              Aufnahmeprogramm = 8: Humanitäre Aufnahme, Bundesaufnahmeprogramm Afghanistan, Landesaufnahmeprogramm, Resettlement, <Kontingentflüchtlinge, <Save me+
              Flüchtlinge = 14: Geflüchtete, Fluchtzugewanderte, Menschen auf der Flucht, Menschen mit Fluchterfahrung, <Asylanten, <Asylbegehrende, <Asylbewerber
        "]],
    );
}

#[test]
fn what_is_close_only_when_asked_for() {
    let near = BUILTIN.clone().with_near(true);
    let with = |query| told(&near, query);
    assert!(!told(&BUILTIN, "Migrationsbeirat").contains('?'));
    assert!(with("Wohnsitzauflage").contains("?Residenzpflicht"));
    // From a kind of it to the thing.
    assert_eq!(told(&BUILTIN, "Abschiebehaft"), "");
    assert!(with("Abschiebehaft").contains("Abschiebung"));
}

/// Every pair of words that are the same thing in a table of one's own.
const OWN: &str = "Rat der Gäste\tGästebeirat\tfrüher\n\
    Rat der Gäste\tRdG\tAbkürzung\n\
    # a comment\n\
    \n\
    Lastenrad\tCargobike\n";

#[test]
fn own_names_match_loosely() {
    let own = Thesaurus::new(read_concepts(OWN, "user", true).0);
    for query in
        ["Rat Gäste", "Rat für die Gäste", "Rats der Gäste", "RAT DER GÄSTE", "Raete Gaesten"]
    {
        assert!(told(&own, query).contains("<Gästebeirat"), "{query}");
    }
    assert!(told(&own, "Gästebeirats").contains("Rat der Gäste"));
    assert!(told(&own, "rdg").contains("Rat der Gäste"));
    assert!(told(&own, "Cargo-Bike").contains("Lastenrad"));
    assert_eq!(told(&own, "Gäste Rat"), "");
}

#[test]
fn places_are_those_of_the_words_given() {
    let found =
        BUILTIN.expansions(&["ein", "Beirat", "für", "Migration", "und", "Integration", "tagt"]);
    assert!(found.iter().all(|it| it.words == (1..6)), "{found:?}");
    assert!(found.len() > 10);
}

#[test]
fn a_long_question_is_answered_in_time() {
    let words: Vec<String> = (0..1_000).map(|it| format!("Integration{it} Beirat Rat")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(BUILTIN.expansions(&words).len() < 1_000);
    let one = "Migration ".repeat(50_000);
    assert!(!BUILTIN.expansions(&[&one]).is_empty());
}

#[test]
fn the_lists_are_in_order() {
    let mut ids = HashMap::new();
    let mut same: HashMap<Vec<String>, String> = HashMap::new();
    let mut offences = Vec::new();
    for (list, text) in [
        ("thesaurus", include_str!("../../lexicon/thesaurus.tsv")),
        ("council", include_str!("../../lexicon/thesaurus_council.tsv")),
    ] {
        let (concepts, mistakes) = read_concepts(text, "ratlas", true);
        assert!(concepts.len() >= 130, "{list}");
        offences.extend(mistakes.iter().map(|it| format!("{list} {}: {:?}", it.line, it.kind)));
        for concept in concepts {
            if let Some(other) = ids.insert(concept.id.clone(), list) {
                offences.push(format!("{}: in {list} and {other}", concept.id));
            }
            let terms = concept.terms.iter().filter(|it| !it.ambiguous && it.cities.is_empty());
            for term in terms {
                let is_short = term.text.chars().count() <= 3;
                if term.relation == Relation::Abbreviation && is_short && term.context.is_empty() {
                    offences.push(format!("{}: {} needs a context", concept.id, term.text));
                }
                if term.relation != Relation::Same {
                    continue;
                }
                if let Some(other) = same.insert(stems(&term.text), concept.id.clone())
                    && other != concept.id
                {
                    offences.push(format!("{}: {} is the same in {other}", concept.id, term.text));
                }
            }
            if !concept.terms.iter().any(|it| it.text == concept.label) {
                offences.push(format!("{}: no label", concept.id));
            }
        }
    }
    offences.sort();
    expect![""].assert_eq(&offences.join("\n"));
}

#[test]
fn tables_tell_what_is_wrong() {
    let table = "begriff;beziehung;wort;städte;von;bis;nur neben\r\n\
        \u{feff}gast;anzeige;Gäste;;;;\r\n\
        gast;gleich;\"Besucher\"\"innen\";Köln, Bonn;1990;2010;Haus\r\n\
        gast;komisch;Fremde\r\n\
        gast;gleich;Gast;;19;\r\n\
        gast;gleich\r\n\
        gast;gleich;???\r\n\
        gast;gleich;für und der\r\n\
        gast;früher;Gäste\r\n\
        wirt;anzeige;Wirt\r\n\
        wirt;gleich;Gäste\r\n";
    let (concepts, mistakes) = read_concepts(table, "user", true);
    let told: Vec<String> =
        mistakes.iter().map(|it| format!("{} {:?}", it.line, it.kind)).collect();
    expect![[r#"
        4 Relation("komisch")
        5 Year("19")
        6 OneColumn
        7 NoWords("???")
        8 NoWords("für und der")
        9 Twice("Gäste")
        11 Elsewhere { name: "Gäste", label: "Gäste" }"#]]
    .assert_eq(&told.join("\n"));
    expect![[r#"
        concept	relation	term	cities	from	to	context
        gast	label	Gäste
        gast	same	Besucher"innen	Köln,Bonn	1990	2010	Haus
        wirt	label	Wirt
        wirt	same	Gäste
    "#]]
    .assert_eq(&crate::thesaurus::concepts_as_table(&concepts));
}

#[test]
fn tables_come_back_as_they_were() {
    let concepts = builtin_concepts();
    let (again, mistakes) = read_concepts(&crate::concepts_as_table(&concepts), "ratlas", false);
    assert_eq!(mistakes, []);
    assert!(again == concepts);
}

#[test]
fn hostile_tables_are_read_in_time() {
    let long = "a\t".repeat(100_000);
    let many = "Wort\tanderes\n".repeat(250_000);
    let deep = "~".repeat(100_000);
    for text in
        [long.as_str(), many.as_str(), deep.as_str(), "\t\t\t", ";;;", "\0\t\0", "concept\tterm"]
    {
        let (concepts, _) = read_concepts(text, "user", true);
        assert!(concepts.len() < 10);
    }
}
