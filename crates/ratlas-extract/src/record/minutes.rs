//! Minutes in the manner of many offices: what is read of items, decisions and votes.

use expect_test::{Expect, expect};
use ratlas_model::{Outcome, Record, TextLayer, Vote, VoteChoice, VoteMode, VotePart};
use ratlas_read::{Page, Pages};

use crate::{Houses, Origin, extract};

#[track_caller]
fn check(text: &str, expected: Expect) {
    let page = Page { number: 1, text: text.to_owned(), ..Page::default() };
    let pages = Pages {
        media_type: "text/plain",
        encoding: None,
        text_layer: TextLayer::Native,
        pages: vec![page],
        recogniser: None,
        findings: Vec::new(),
    };
    expected.assert_eq(&shown(&extract(&pages, Houses::builtin(), Origin::default())));
}

/// Items with what became of them, resolutions with their votes, and findings, one a line.
fn shown(record: &Record) -> String {
    let mut res = Vec::new();
    res.extend(record.agenda.iter().map(|it| {
        let public = it.public.map_or("-", |it| if it { "public" } else { "closed" });
        let outcome = it.outcome.map_or("-", Outcome::as_str);
        format!("{} {:?} {public} {outcome}", it.number.as_deref().unwrap_or("-"), it.title)
    }));
    for it in &record.resolutions {
        let outcome = it.outcome.map_or("-", Outcome::as_str);
        let item = it.agenda_item.as_deref().unwrap_or("-");
        res.push(format!("= {item} {outcome}: {}", it.outcome_raw.as_deref().unwrap_or("-")));
        res.extend(it.number.iter().map(|it| format!("    number {it}")));
        res.extend(it.target.iter().map(|it| format!("    to {it}")));
        res.extend(it.text.iter().map(|it| format!("    text {it}")));
        res.extend(it.vote.iter().map(vote));
    }
    let votes = record.findings.iter().filter(|it| it.code.starts_with("vote/"));
    res.extend(votes.map(|it| format!("! {} {}", it.code, it.message)));
    res.push("end".to_owned());
    res.join("\n") + "\n"
}

fn vote(it: &Vote) -> String {
    let count = |it: Option<u32>| it.map_or("-".to_owned(), |it| it.to_string());
    let part = |it: &VotePart| {
        let choice = it.choice.map_or("", VoteChoice::as_str);
        let outcome = it.outcome.map_or("", Outcome::as_str);
        let counts = [it.yes, it.no, it.abstain].map(count).join("/").replace("-/-/-", "");
        format!("; {}: {choice}{outcome} {counts}", it.of)
    };
    let parts: String = it.by_faction.iter().chain(&it.parts).map(part).collect();
    let counts = [it.yes, it.no, it.abstain].map(count).join("/");
    format!("    vote {} {counts}{parts}", it.mode.map_or("-", VoteMode::as_str))
        .trim_end()
        .to_owned()
}

#[test]
fn labels_and_counts_of_a_council_system() {
    check(
        "Stadt Lindenau\nDer Oberbürgermeister\n\nNIEDERSCHRIFT\nüber die 12. Sitzung des Ausschusses für Soziales und Integration\n\nSitzungstermin: Dienstag, 14.03.2023\nSitzungsbeginn: 17:00 Uhr\nSitzungsende: 19:20 Uhr\nOrt, Raum: Rathaus, Ratssaal\n\nÖffentlicher Teil\n\nTOP 1  Eröffnung der Sitzung und Feststellung der Beschlussfähigkeit\nDer Vorsitzende eröffnet die Sitzung und stellt die Beschlussfähigkeit fest.\n\nTOP 2  Bestätigung der Tagesordnung\nBeschluss: ungeändert beschlossen\nAbstimmung: Ja 9  Nein 0  Enthaltung 0  Befangen 0\n\nTOP 3  Fortschreibung des Integrationskonzeptes 2023 - 2027\nVorlage: DS0112/23\nBeschluss: geändert beschlossen\nAbstimmung: Ja 7  Nein 1  Enthaltung 1  Befangen 0\n\nDer Ausschuss beschließt die Fortschreibung des Integrationskonzeptes mit den in der Anlage genannten Änderungen.\n\nTOP 4  Antrag auf Einrichtung eines Begegnungscafés\nVorlage: A0033/23\nBeschluss: in die Ausschüsse verwiesen\nAbstimmung: Ja 8  Nein 0  Enthaltung 1  Befangen 0\n\nTOP 5  Willkommenslotsen: Bericht der Verwaltung\nBeschluss: zur Kenntnis genommen\n\nTOP 6  Anmietung eines Wohnheims\nBeschluss: zurückgestellt\n\nNichtöffentlicher Teil\n\nTOP 7  Grundstücksangelegenheit\nBeschluss: vertagt\n",
        expect![[r#"
            1 "Eröffnung der Sitzung und Feststellung der Beschlussfähigkeit" public -
            2 "Bestätigung der Tagesordnung" public approved
            3 "Fortschreibung des Integrationskonzeptes 2023 - 2027" public approved_amended
            4 "Antrag auf Einrichtung eines Begegnungscafés" public referred
            5 "Willkommenslotsen: Bericht der Verwaltung" public noted
            6 "Anmietung eines Wohnheims" public postponed
            7 "Grundstücksangelegenheit" closed postponed
            = 2 approved: ungeändert beschlossen
                vote counted 9/0/0
            = 3 approved_amended: geändert beschlossen
                text Der Ausschuss beschließt die Fortschreibung des Integrationskonzeptes mit den in der Anlage genannten Änderungen.
                vote counted 7/1/1
            = 4 referred: in die Ausschüsse verwiesen
                to Ausschüsse
                vote counted 8/0/1
            = 5 noted: zur Kenntnis genommen
            = 6 postponed: zurückgestellt
            = 7 postponed: vertagt
            end
        "#]],
    );
}

#[test]
fn rows_and_factions() {
    check(
        "Bezirksversammlung Nordtal\n\nNiederschrift\n\nöffentliche Sitzung des Ausschusses für Bildung und Teilhabe\n\nSitzungstermin: Donnerstag, 02.06.2022\nSitzungsbeginn: 18:00 Uhr\nSitzungsende: 20:10 Uhr\n\nÖffentlicher Teil\n\nÖ 1\tÖffentliche Fragestunde\nEs werden keine Fragen gestellt.\n\nÖ 2\tSprachförderung in Kitas ausbauen\nAntrag der Fraktionen GRÜNE und SPD\t21-3345\nBeschluss:\nDer Ausschuss empfiehlt der Bezirksversammlung, das Bezirksamt zu bitten, die Sprachförderung in den Kitas des Bezirks auszubauen.\n\nAbstimmungsergebnis:\neinstimmig bei Enthaltung der AfD-Fraktion\n\nÖ 3\tTreffpunkt am Markt erhalten\t21-3346\nBeschlussvorschlag:\nDas Bezirksamt wird gebeten, den Treffpunkt am Markt zu erhalten.\n\nHerr Mörtel (CDU) erläutert, der Antrag sei zu unbestimmt.\nAbstimmungsergebnis:\nmehrheitlich abgelehnt bei Zustimmung der Fraktion DIE LINKE\n\nN 4\tMitteilungen\nKeine.\n",
        expect![[r#"
            Ö 1 "Öffentliche Fragestunde" public -
            Ö 2 "Sprachförderung in Kitas ausbauen" public recommended
            Ö 3 "Treffpunkt am Markt erhalten" public rejected
            N 4 "Mitteilungen" closed -
            = Ö 2 recommended: empfiehlt der Bezirksversammlung
                text Der Ausschuss empfiehlt der Bezirksversammlung, das Bezirksamt zu bitten, die Sprachförderung in den Kitas des Bezirks auszubauen.
                vote unanimous -/-/-; AfD: abstain
            = Ö 3 rejected: mehrheitlich abgelehnt
                text Das Bezirksamt wird gebeten, den Treffpunkt am Markt zu erhalten.
                vote majority -/-/-; DIE LINKE: yes
            end
        "#]],
    );
}

#[test]
fn lettered_items_with_their_titles_below() {
    check(
        "Stadt Adorf\nNiederschrift - Sozialausschuss\n\nDatum:\tMo, 31.08.2020\n\nTagesordnung\n\nÖ 1\tEröffnung der Sitzung\nÖ 2\tSprachmittlung in Kitas\tBV-V/07/0198\nN 3\tPersonal\n\nÖ 1\nEröffnung der Sitzung\n\nFrau Muster begrüßt die Anwesenden.\n\nÖ 2\nSprachmittlung in Kitas\nBV-V/07/0198\n\nBeschluss: empfohlen\nAbstimmung: Ja: 4, Nein: 1, Enthaltungen: 1\n",
        expect![[r#"
            Ö 1 "Eröffnung der Sitzung" public -
            Ö 2 "Sprachmittlung in Kitas" public recommended
            N 3 "Personal" closed -
            = Ö 2 recommended: empfohlen
                vote counted 4/1/1
            end
        "#]],
    );
}

#[test]
fn ratios_and_a_closed_part_that_counts_anew() {
    check(
        "Gemeinde Auental\nNiederschrift über die 5. Sitzung des Gemeinderates am 11.10.2021\n\nI. Öffentliche Sitzung\n\n1. Begrüßung\n\nBürgermeister Kessler begrüßt die Anwesenden.\n\n2. Genehmigung des Protokolls der letzten Sitzung\n\nDas Protokoll der Sitzung vom 13.09.2021 wird genehmigt.\n\nAbstimmung: 12:0\n\n3. Unterbringung von Geflüchteten im alten Schulhaus\n\nSachverhalt:\nDas alte Schulhaus steht seit 2019 leer. Die Verwaltung schlägt vor, es herzurichten.\n\nBeschluss:\nDer Gemeinderat beschließt, das alte Schulhaus für 24 Personen herzurichten. Die Kosten von 180.000 Euro werden im Haushalt 2022 eingestellt.\n\nAbstimmungsergebnis: 10 : 2\n\n4. Antrag der Freien Wähler auf Verzicht auf die Anmietung\n\nDer Antrag wird mit 3:9 Stimmen abgelehnt.\n\n5. Verschiedenes\n\nGemeinderätin Thoma fragt nach dem Sommerfest. Der Bürgermeister sagt eine Antwort zu.\n\nII. Nichtöffentliche Sitzung\n\n1. Personalangelegenheiten\n\nDer Gemeinderat stimmt der Einstellung von Frau Amsel zu. (12:0)\n",
        expect![[r#"
            1 "Begrüßung" public -
            2 "Genehmigung des Protokolls der letzten Sitzung" public confirmed
            3 "Unterbringung von Geflüchteten im alten Schulhaus" public approved
            4 "Antrag der Freien Wähler auf Verzicht auf die Anmietung" public rejected
            5 "Verschiedenes" public -
            1 "Personalangelegenheiten" closed approved
            = 2 confirmed: wird genehmigt
                vote counted 12/0/-
            = 3 approved: 10 : 2
                text Der Gemeinderat beschließt, das alte Schulhaus für 24 Personen herzurichten. Die Kosten von 180.000 Euro werden im Haushalt 2022 eingestellt.
                vote counted 10/2/-
            = 4 rejected: abgelehnt
                vote counted 3/9/-
            = 1 approved: stimmt der Einstellung von Frau Amsel zu
                vote counted 12/0/-
            end
        "#]],
    );
}

#[test]
fn plain_minutes_with_a_list_in_front_and_lists_inside() {
    check(
        "Protokoll der Sitzung des Integrationsbeirates der Stadt Hochfelden\nam 07. November 2018, 18.00 - 20.15 Uhr, Bürgerhaus\n\nTagesordnung:\n1. Begrüßung und Protokoll\n2. Interkulturelle Woche 2019\n3. Anfrage zur Wohnungsvergabe\n4. Verschiedenes\n\n1. Begrüßung und Protokoll\nFrau Sommer begrüßt alle Mitglieder. Das Protokoll der letzten Sitzung wird ohne Änderungen genehmigt.\n\n2. Interkulturelle Woche 2019\nDie Beauftragte stellt das Programm vor. Vorschläge sind:\n1. ein Straßenfest\n2. ein Filmabend\n3. ein Fußballturnier\nDer Beirat beschließt einstimmig, die Woche vom 21. bis 29. September 2019 zu veranstalten.\n\n3. Anfrage zur Wohnungsvergabe\nHerr Winter berichtet. Die Anfrage wird bis zur nächsten Sitzung vertagt.\n\n4. Verschiedenes\nKeine Wortmeldungen.\n",
        expect![[r#"
            1 "Begrüßung und Protokoll" - confirmed
            2 "Interkulturelle Woche 2019" - approved
            3 "Anfrage zur Wohnungsvergabe" - postponed
            4 "Verschiedenes" - -
            = 1 confirmed: wird ohne Änderungen genehmigt
            = 2 approved: beschließt einstimmig
                text Der Beirat beschließt einstimmig, die Woche vom 21. bis 29. September 2019 zu veranstalten.
                vote unanimous -/-/-
            = 3 postponed: vertagt
            end
        "#]],
    );
}

#[test]
fn votes_by_faction_below_a_verbatim_debate() {
    check(
        "Stadt Weidenbrück\nNiederschrift\nüber die 31. Sitzung der Stadtverordnetenversammlung am 12. Mai 2016\n\nTagesordnungspunkt 8\nIntegrationslotsen dauerhaft finanzieren\n- Antrag der SPD-Fraktion vom 02.04.2016 -\n\nStadtverordneter Lenz (SPD): Meine Damen und Herren, wir wollen, dass die Lotsen bleiben.\n\nStadtverordnete Vogt (FDP): Wir werden den Antrag ablehnen.\n\nStadtverordnetenvorsteher Hahn: Ich lasse abstimmen. Wer stimmt zu? Das sind SPD, GRÜNE und LINKE. Gegenstimmen? CDU und FDP. Damit ist der Antrag angenommen.\n\nBeschluss:\nDer Magistrat wird beauftragt, die Integrationslotsen ab dem Haushaltsjahr 2017 dauerhaft zu finanzieren.\n\nAbstimmungsergebnis:\nZustimmung: SPD, GRÜNE, DIE LINKE\nAblehnung: CDU, FDP\nEnthaltung: ---\n\nTagesordnungspunkt 9\nBericht zur Ausländerbehörde\nDer Bericht wird zur Kenntnis genommen.\n",
        expect![[r#"
            8 "Integrationslotsen dauerhaft finanzieren" - approved
            9 "Bericht zur Ausländerbehörde" - noted
            = 8 approved: Zustimmung: SPD, GRÜNE, DIE LINKE Ablehnung: CDU, FDP
                text Der Magistrat wird beauftragt, die Integrationslotsen ab dem Haushaltsjahr 2017 dauerhaft zu finanzieren.
                vote - -/-/-; SPD: yes ; GRÜNE: yes ; DIE LINKE: yes ; CDU: no ; FDP: no
            = 9 noted: zur Kenntnis genommen
            end
        "#]],
    );
}

#[test]
fn an_extract_of_one_item() {
    check(
        "Stadt Rosenau\n\nAuszug aus der Niederschrift\nüber die Sitzung des Stadtrates vom 24.09.2020\n\nTOP 11 (öffentlich)\nBetreff: Satzung des Beirates für Migration und Integration\n\nBeschluss Nr. 117/2020\n\nDer Stadtrat beschließt die als Anlage beigefügte Satzung des Beirates für Migration und Integration.\n\nAbstimmungsergebnis: Mehrheitlich beschlossen\n\nAnwesend: 38\nJa-Stimmen: 30\nNein-Stimmen: 5\nStimmenthaltungen: 3\n\nFür die Richtigkeit:\nRosenau, 29.09.2020\n",
        expect![[r#"
            11 "Satzung des Beirates für Migration und Integration" public approved
            = 11 approved: Mehrheitlich beschlossen
                number 117/2020
                text Der Stadtrat beschließt die als Anlage beigefügte Satzung des Beirates für Migration und Integration.
                vote majority 30/5/3
            end
        "#]],
    );
}

#[test]
fn a_district_board_without_labels() {
    check(
        "Landeshauptstadt Sonnenburg\nBezirksausschuss des 7. Stadtbezirkes\n\nProtokoll der Sitzung vom 18.01.2022\n\nA. Allgemeines\n1. Eröffnung\nDie Tagesordnung wird einstimmig angenommen.\n\nB. Anträge\n2. Mehrsprachige Hinweisschilder im Ostpark\nDem Antrag wird mehrheitlich zugestimmt (14:3).\n3. Deutschkurse in der Bücherei\nDer Antrag wird in den Unterausschuss Soziales verwiesen (einstimmig).\n4. Sprachmittler beim Bürgeramt\nDer Antrag wird vom Antragsteller zurückgezogen.\n\nC. Unterrichtungen\n5. Bericht zur Unterkunft an der Lände\nKenntnisnahme.\n",
        expect![[r#"
            1 "Eröffnung" - approved
            2 "Mehrsprachige Hinweisschilder im Ostpark" - approved
            3 "Deutschkurse in der Bücherei" - referred
            4 "Sprachmittler beim Bürgeramt" - withdrawn
            5 "Bericht zur Unterkunft an der Lände" - noted
            = 1 approved: einstimmig angenommen
                vote unanimous -/-/-
            = 2 approved: mehrheitlich zugestimmt
                vote majority 14/3/-
            = 3 referred: in den Unterausschuss Soziales verwiesen
                to Unterausschuss Soziales
                vote unanimous -/-/-
            = 4 withdrawn: vom Antragsteller zurückgezogen
            = 5 noted: Kenntnisnahme
            end
        "#]],
    );
}

#[test]
fn a_form_filled_in() {
    check(
        "Stadt Erlenbach\nBeschlussvorlage Nr. 2019/044\nBeschlusslauf\n\nBetreff: Förderung des Vereins Brücken bauen e. V.\n\nBeratungsfolge:\nSozialausschuss\t12.03.2019\töffentlich\nStadtrat\t28.03.2019\töffentlich\n\nBeschlussvorschlag:\nDer Stadtrat beschließt, den Verein mit 12.000 Euro zu fördern.\n\nAbstimmungsergebnis:\n☒ einstimmig  ☐ mit Stimmenmehrheit\nJa: 24   Nein: 0   Enthaltungen: 2\n",
        expect![[r#"
            = - approved: einstimmig ☐ mit Stimmenmehrheit Ja: 24 Nein: 0 Enthaltungen: 2
                text Der Stadtrat beschließt, den Verein mit 12.000 Euro zu fördern.
                vote unanimous 24/0/2
            end
        "#]],
    );
}

#[test]
fn a_form_left_empty() {
    check(
        "Stadt Erlenbach\nBeschlussvorlage Nr. 2019/045\n\nBetreff: Förderung des Vereins Haus der Kulturen e. V.\n\nBeschlussvorschlag:\nDer Stadtrat beschließt, den Verein mit 8.000 Euro zu fördern. Der Antrag der Fraktion wird abgelehnt.\n\nAbstimmungsergebnis:\n☐ einstimmig  ☐ mit Stimmenmehrheit\nJa: ____   Nein: ____   Enthaltungen: ____\n\nBegründung:\nDer Sozialausschuss hat den Bericht am 12.02.2019 zur Kenntnis genommen.\n",
        expect![[r#"
            end
        "#]],
    );
}

#[test]
fn the_vote_before_the_text() {
    check(
        "Samtgemeinde Moorhausen\nProtokoll über die Sitzung des Ausschusses für Jugend und Soziales am 23.08.2017\n\nZu Punkt 1 der Tagesordnung: Eröffnung der Sitzung\nVorsitzender Harms eröffnet die Sitzung um 19.00 Uhr.\n\nZu Punkt 2 der Tagesordnung: Sprachkurse für Frauen\nAuf Antrag von Ratsfrau Ohlsen wird der Betrag auf 4.000 Euro erhöht.\nSodann ergeht mit sechs Ja-Stimmen bei zwei Gegenstimmen und einer Enthaltung folgender Beschlussvorschlag:\nDer Ausschuss empfiehlt dem Samtgemeinderat, Sprachkurse für Frauen mit 4.000 Euro zu fördern.\n\nZu Punkt 3 der Tagesordnung: Unterbringung von Asylbewerbern; Sachstand\nDer Ausschuss nimmt den Sachstandsbericht zur Kenntnis.\n\nZu Punkt 4 der Tagesordnung: Anfragen und Anregungen\nEs liegen keine Anfragen vor.\n",
        expect![[r#"
            1 "Eröffnung der Sitzung" - -
            2 "Sprachkurse für Frauen" - recommended
            3 "Unterbringung von Asylbewerbern; Sachstand" - noted
            4 "Anfragen und Anregungen" - -
            = 2 recommended: empfiehlt dem Samtgemeinderat
                text Der Ausschuss empfiehlt dem Samtgemeinderat, Sprachkurse für Frauen mit 4.000 Euro zu fördern.
                vote counted 6/2/1
            = 3 noted: nimmt den Sachstandsbericht zur Kenntnis
            end
        "#]],
    );
}

#[test]
fn items_below_items_and_their_amendments() {
    check(
        "Stadt Marienau\nNiederschrift über die Sitzung des Rates am 05.07.2018\n\nTagesordnung\n\nA) Öffentlicher Teil\n\n1\tEinwohnerfragestunde\n2\tAnträge\n2.1\tAntrag der Fraktion Bündnis 90/Die Grünen: Wohnungsbörse für Geflüchtete\n\tVorlage: 2018/211\n2.1.1\tÄnderungsantrag der CDU-Fraktion\n\tVorlage: 2018/211-1\n2.2\tAntrag der FDP-Fraktion: Digitale Sprachkurse\n\tVorlage: 2018/215\n3\tBerichte\n\nB) Nichtöffentlicher Teil\n\n4\tVertragsangelegenheiten\n\nA) Öffentlicher Teil\n\n1\tEinwohnerfragestunde\n\nEin Einwohner fragt nach dem Deutschkurs.\n\n2\tAnträge\n\n2.1\tAntrag der Fraktion Bündnis 90/Die Grünen: Wohnungsbörse für Geflüchtete\n\tVorlage: 2018/211\n\nRatsfrau Petersen begründet den Antrag.\n\n2.1.1\tÄnderungsantrag der CDU-Fraktion\n\tVorlage: 2018/211-1\n\nDer Änderungsantrag wird bei 14 Ja-Stimmen und 17 Nein-Stimmen abgelehnt.\n\nSodann wird über den Antrag abgestimmt. Der Antrag wird bei 17 Ja-Stimmen, 12 Nein-Stimmen und 2 Enthaltungen angenommen.\n\n2.2\tAntrag der FDP-Fraktion: Digitale Sprachkurse\n\tVorlage: 2018/215\n\nDer Antrag wird von der Tagesordnung abgesetzt.\n\n3\tBerichte\n\nKeine.\n\nB) Nichtöffentlicher Teil\n\n4\tVertragsangelegenheiten\n\nDer Rat stimmt dem Vertrag einstimmig zu.\n",
        expect![[r#"
            1 "Einwohnerfragestunde" public -
            2 "Anträge" public -
            2.1 "Antrag der Fraktion Bündnis 90/Die Grünen: Wohnungsbörse für Geflüchtete" public approved
            2.1.1 "Änderungsantrag der CDU-Fraktion" public rejected
            2.2 "Antrag der FDP-Fraktion: Digitale Sprachkurse" public removed
            3 "Berichte" public -
            4 "Vertragsangelegenheiten" closed approved
            = 2.1.1 rejected: abgelehnt
                vote counted 14/17/-
            = 2.1 approved: wird bei 17 Ja-Stimmen, 12 Nein-Stimmen und 2 Enthaltungen angenommen
                vote counted 17/12/2
            = 2.2 removed: wird von der Tagesordnung abgesetzt
            = 4 approved: stimmt dem Vertrag einstimmig zu
                vote unanimous -/-/-
            end
        "#]],
    );
}

#[test]
fn a_roll_call_and_an_election() {
    check(
        "Stadt Grünhain\nSitzungsniederschrift des Stadtrates vom 30.11.2022\n\nTagesordnungspunkt 4: Resolution „Menschen schützen“\n\nEs wird namentliche Abstimmung beantragt.\n\nNamentliche Abstimmung:\nJa: 21\nAlbrecht, Baum, Czerny, Dietz, Ebert\nNein: 9\nFuchs, Gerber, Huber\nEnthaltung: 1\nImhof\n\nDamit ist die Resolution angenommen.\n\nTagesordnungspunkt 5: Wahl der Integrationsbeauftragten\nAuf Frau Dr. Keller entfallen 28 Ja-Stimmen, 2 Nein-Stimmen und 1 Enthaltung. Damit ist Frau Dr. Keller zur Integrationsbeauftragten gewählt.\n",
        expect![[r#"
            4 "Resolution „Menschen schützen“" - approved
            5 "Wahl der Integrationsbeauftragten" - elected
            = 4 approved: Ja: 21 Albrecht, Baum, Czerny, Dietz, Ebert Nein: 9 Fuchs, Gerber, Huber Enthaltung: 1
                vote counted 21/9/1
            = 5 elected: zur Integrationsbeauftragten gewählt
                vote counted 28/2/1
            end
        "#]],
    );
}

#[test]
fn a_board_that_does_not_vote() {
    check(
        "Auszug aus dem Protokoll\nder 9. Sitzung des Migrationsbeirates am 20.04.2021\n\nTOP 4: Stellungnahme zum Haushaltsentwurf\n\nDer Beirat begrüßt die Erhöhung der Mittel. Die Anwesenden sprechen sich dafür aus, das Projekt fortzuführen. Eine Abstimmung findet nicht statt.\n\nTOP 5: Leitbild\nDer Migrationsbeirat nimmt den Entwurf zustimmend zur Kenntnis.\n",
        expect![[r#"
            4 "Stellungnahme zum Haushaltsentwurf" - -
            5 "Leitbild" - noted
            = 5 noted: nimmt den Entwurf zustimmend zur Kenntnis
            end
        "#]],
    );
}

#[test]
fn votes_in_parts() {
    check(
        "Niederschrift 12. Sitzung des Kreistages Landkreis Talau am 09.03.2020\n\nTagesordnungspunkt 6: Kreisintegrationsplan\n\nBeschluss:\n1. Der Kreistag beschließt den Kreisintegrationsplan.\n2. Die Stelle einer Koordinatorin wird entfristet.\n3. Der Landrat berichtet jährlich.\n\nAbstimmungsergebnis:\nPunkt 1: einstimmig\nPunkt 2: 30 Ja, 12 Nein, 2 Enthaltungen\nPunkt 3: einstimmig bei 4 Enthaltungen\n",
        expect![[r#"
            6 "Kreisintegrationsplan" - approved
            = 6 approved: Punkt 1: einstimmig Punkt 2: 30 Ja, 12 Nein, 2 Enthaltungen Punkt 3: einstimmig bei 4 Enthaltungen
                text 1. Der Kreistag beschließt den Kreisintegrationsplan. 2. Die Stelle einer Koordinatorin wird entfristet. 3. Der Landrat berichtet jährlich.
                vote - -/-/-; Punkt 1: approved ; Punkt 2: approved 30/12/2; Punkt 3: approved -/-/4
            end
        "#]],
    );
}

#[test]
fn a_letter_spaced_invitation() {
    check(
        "Stadt Neukirchen\nBekanntmachung\n\nAm Mittwoch, 16.09.2020, 19:00 Uhr findet im Rathaus die Sitzung des Ausschusses für Soziales statt.\n\nT a g e s o r d n u n g\n\nI. Ö f f e n t l i c h e r  T e i l\n\n1. Eröffnung der Sitzung\n2. Einwohnerfragestunde\n3. Integrationsbericht 2019/2020\n    a) Bericht der Beauftragten\n    b) Aussprache\n4. Zuschüsse an Vereine\n5. Verschiedenes\n\nII. N i c h t ö f f e n t l i c h e r  T e i l\n\n6. Mietvertrag Bahnhofstraße\n\nBitte beachten Sie:\n1. Es gelten die Hygieneregeln.\n2. Anmeldung ist nötig.\n",
        expect![[r#"
            1 "Eröffnung der Sitzung" public -
            2 "Einwohnerfragestunde" public -
            3 "Integrationsbericht 2019/2020" public -
            4 "Zuschüsse an Vereine" public -
            5 "Verschiedenes" public -
            6 "Mietvertrag Bahnhofstraße" closed -
            end
        "#]],
    );
}

#[test]
fn what_others_tell_is_no_decision() {
    check(
        "Niederschrift über die öffentliche Sitzung des Stadtrates am 11.11.2015\n\nTOP 3 Unterkünfte für Asylbewerber\n\nStadtrat Blum erinnert daran, dass der Antrag seiner Fraktion im Juni mit 20 zu 18 Stimmen abgelehnt worden sei. Stadträtin Horn entgegnet, der Ausschuss habe die Vorlage einstimmig beschlossen. Der Oberbürgermeister empfiehlt, den Änderungsantrag abzulehnen.\n\nDer Änderungsantrag der Fraktion DIE LINKE wird mit 5 Ja-Stimmen, 30 Nein-Stimmen und 2 Enthaltungen abgelehnt.\n\nBeschluss (einstimmig):\nDer Stadtrat stimmt der Errichtung von drei Unterkünften zu.\n\nTOP 4 Verschiedenes\nentfällt\n",
        expect![[r#"
            3 "Unterkünfte für Asylbewerber" public approved
            4 "Verschiedenes" public -
            = 3 rejected: abgelehnt
                vote counted 5/30/2
            = 3 approved: stimmt der Errichtung von drei Unterkünften zu
                text Der Stadtrat stimmt der Errichtung von drei Unterkünften zu.
                vote unanimous -/-/-
            end
        "#]],
    );
}

#[test]
fn minutes_without_empty_lines() {
    check(
        "Niederschrift\nüber die Sitzung des Ortsbeirates Wiesenfeld am 03.06.2019\n1. Begrüßung und Feststellung der Beschlussfähigkeit\nOrtsvorsteher Kranz begrüßt die Anwesenden und stellt die Beschlussfähigkeit fest.\n2. Patenschaften für Geflüchtete; Antrag der SPD\nHerr Linde begründet den Antrag. Er wird von allen unterstützt.\nBeschluss: Der Ortsbeirat stimmt dem Antrag einstimmig zu.\n3. Bürgerhaus: Nutzung durch Vereine\nFrau Esche berichtet, dass der Antrag im Ausschuss vertagt wurde. Eine Entscheidung steht aus.\n4. Verschiedenes\nKeine Meldungen.\n",
        expect![[r#"
            1 "Begrüßung und Feststellung der Beschlussfähigkeit" - -
            2 "Patenschaften für Geflüchtete; Antrag der SPD" - approved
            3 "Bürgerhaus: Nutzung durch Vereine" - -
            4 "Verschiedenes" - -
            = 2 approved: stimmt dem Antrag einstimmig zu
                text Der Ortsbeirat stimmt dem Antrag einstimmig zu.
                vote unanimous -/-/-
            end
        "#]],
    );
}

#[test]
fn factions_as_in_hesse() {
    check(
        "Protokoll der 11. Sitzung des Ortsbeirates 4 am 15.03.2022\n\nTagesordnungspunkt 9:\nSprachkurse im Stadtteil\nVorlage: OF 211/4\nAntrag der GRÜNEN\n\nBeschluss:\nAnregung an den Magistrat OM 1750 2022\nDie Vorlage OF 211/4 wird in der vorgelegten Fassung beschlossen.\n\nAbstimmung:\nGRÜNE, SPD, LINKE. und Volt gegen CDU und FDP (= Ablehnung); BFF (= Enthaltung)\n\nTagesordnungspunkt 10:\nFest der Kulturen\nVorlage: OF 215/4\nBeschluss:\nDie Vorlage OF 215/4 wird durch die Annahme der Vorlage OF 211/4 für erledigt erklärt.\nAbstimmung:\nEinstimmige Annahme\n",
        expect![[r#"
            9 "Sprachkurse im Stadtteil" - approved
            10 "Fest der Kulturen" - settled
            = 9 approved: GRÜNE, SPD, LINKE. und Volt gegen CDU und FDP (= Ablehnung)
                text Anregung an den Magistrat OM 1750 2022 Die Vorlage OF 211/4 wird in der vorgelegten Fassung beschlossen.
                vote - -/-/-; GRÜNE: yes ; SPD: yes ; LINKE: yes ; Volt: yes ; CDU: no ; FDP: no
            = 10 settled: für erledigt erklärt
                text Die Vorlage OF 215/4 wird durch die Annahme der Vorlage OF 211/4 für erledigt erklärt.
                vote unanimous -/-/-
            end
        "#]],
    );
}

#[test]
fn paragraphs_of_the_year() {
    check(
        "Gemeinde Oberkirchberg\nNiederschrift über die öffentliche Sitzung des Gemeinderats am 17. Februar 2016\n\n§ 12\nAnschlussunterbringung von Flüchtlingen\n\nDer Vorsitzende erläutert die Sitzungsvorlage Nr. 14/2016. Gemeinderat Maier regt an, weitere Grundstücke zu prüfen.\n\nDer Gemeinderat fasst einstimmig folgenden Beschluss:\n1. Das Grundstück Flst. 211 wird für die Anschlussunterbringung bereitgestellt.\n2. Die Verwaltung wird beauftragt, Angebote einzuholen.\n\n§ 13\nBekanntgaben\n\nEs gab keine Bekanntgaben.\n",
        expect![[r#"
            § 12 "Anschlussunterbringung von Flüchtlingen" public approved
            § 13 "Bekanntgaben" public -
            = § 12 approved: Der Gemeinderat fasst einstimmig folgenden Beschluss:
                text 1. Das Grundstück Flst. 211 wird für die Anschlussunterbringung bereitgestellt. 2. Die Verwaltung wird beauftragt, Angebote einzuholen.
                vote unanimous -/-/-
            end
        "#]],
    );
}

#[test]
fn votes_of_a_bavarian_market() {
    check(
        "Markt Hohenwart\nSitzung des Marktgemeinderates vom 05.12.2019\nNiederschrift (öffentlicher Teil)\n\nTOP 1.  Genehmigung der Niederschrift vom 07.11.2019\nBeschluss:\nDie Niederschrift vom 07.11.2019 wird genehmigt.\nAbstimmungsergebnis:\nAnwesend: 15   Für: 14   Gegen: 0   Persönlich beteiligt: 0\n\nTOP 2.  Integrationsbeauftragter; Bestellung\nSachverhalt:\nDer Markt sucht seit Mai einen Beauftragten.\nBeschluss:\nDer Marktgemeinderat bestellt Herrn Georg Huber zum Integrationsbeauftragten.\nAbstimmungsergebnis: 13 : 2\n\nTOP 3.  Antrag auf Deutschkurs im Pfarrheim\nBeschluss:\nDer Antrag wird zurückgestellt.\n",
        expect![[r#"
            1 "Genehmigung der Niederschrift vom 07.11.2019" public confirmed
            2 "Integrationsbeauftragter; Bestellung" public approved
            3 "Antrag auf Deutschkurs im Pfarrheim" public postponed
            = 1 confirmed: wird genehmigt
                text Die Niederschrift vom 07.11.2019 wird genehmigt.
                vote counted 14/0/-
            = 2 approved: 13 : 2
                text Der Marktgemeinderat bestellt Herrn Georg Huber zum Integrationsbeauftragten.
                vote counted 13/2/-
            = 3 postponed: wird zurückgestellt
            end
        "#]],
    );
}

#[test]
fn lettered_items_from_the_middle() {
    check(
        "Bezirksverordnetenversammlung Westend\nBeschlussprotokoll der 22. Sitzung der BVV am 19.09.2018\n\nÖ 5.1 Mehrsprachige Informationen im Bürgeramt\nDrucksache: 0812/V\nAntrag der Fraktion der SPD\nDer Antrag wird in den Ausschuss für Integration (federführend) und in den Ausschuss für Bürgerdienste überwiesen.\n\nÖ 5.2 Treffpunkt Kiezhaus sichern\nDrucksache: 0815/V\nErgebnis: ohne Änderungen in der BVV beschlossen\nAbstimmung: einstimmig\n\nÖ 5.3 Unterkünfte beenden\nDrucksache: 0820/V\nDie Drucksache wird bei Zustimmung der AfD-Fraktion mit den Stimmen aller übrigen Fraktionen abgelehnt.\n",
        expect![[r#"
            Ö 5.1 "Mehrsprachige Informationen im Bürgeramt" public referred
            Ö 5.2 "Treffpunkt Kiezhaus sichern" public approved
            Ö 5.3 "Unterkünfte beenden" public rejected
            = Ö 5.1 referred: in den Ausschuss für Integration (federführend) und in den Ausschuss für Bürgerdienste überwiesen
                to Ausschuss für Integration
            = Ö 5.2 approved: ohne Änderungen in der BVV beschlossen
                vote unanimous -/-/-
            = Ö 5.3 rejected: abgelehnt
                vote - -/-/-; AfD: yes
            end
        "#]],
    );
}

#[test]
fn a_recommendation_with_factions_in_brackets() {
    check(
        "Niederschrift über die 7. Sitzung des Sozialausschusses der Stadt Mühlheim am 12.09.2023\n\n4.1 Sprachkurse; hier: Antrag der Fraktion Volt vom 01.08.2023\n     Drucksache: 23/0512\n\nBeschlussempfehlung:\nDer Sozialausschuss empfiehlt der Stadtverordnetenversammlung, folgenden Beschluss zu fassen:\nDie Sprachkurse werden ausgebaut.\n\nAbstimmungsergebnis: 8 Ja (SPD, GRÜNE, Volt), 4 Nein (CDU, AfD), 1 Enth. (FDP)\n\n4.2 Bericht der Ausländerbehörde\nDer Bericht wurde zur Kenntnis genommen.\n",
        expect![[r#"
            = - recommended: empfiehlt der Stadtverordnetenversammlung, folgenden Beschluss
                text Der Sozialausschuss empfiehlt der Stadtverordnetenversammlung, folgenden Beschluss zu fassen: Die Sprachkurse werden ausgebaut.
                vote counted 8/4/1; SPD: yes ; GRÜNE: yes ; Volt: yes ; CDU: no ; AfD: no ; FDP: abstain -/-/1
            end
        "#]],
    );
}
