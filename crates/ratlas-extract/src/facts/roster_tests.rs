//! Attendance lists in the manner of many cities.

use expect_test::{Expect, expect};

use super::attendance::{Attendee, attendance};
use super::contract::check;
use super::roster::roster;
use crate::document::Document;
use crate::found::Found;

/// Tables and lists of a paper, as the record takes them.
fn all(document: &Document) -> Vec<Found<Attendee>> {
    let mut res = attendance(document);
    let listed = roster(document, &res);
    res.extend(listed);
    res.sort_by_key(|it| it.span.start);
    res
}

#[track_caller]
fn check_list(text: &str, expected: Expect) {
    let show = |it: &Attendee| {
        let parts = [&it.faction, &it.from, &it.to, &it.substitute_for, &it.function];
        let parts: Vec<&str> = parts.into_iter().map(|it| it.as_deref().unwrap_or("-")).collect();
        format!("{} {} {} {}", it.name.name, it.role, it.presence, parts.join(" | "))
    };
    check(text, all, show, expected);
}

#[test]
fn below_headings_of_factions() {
    check_list(
        "Anwesend sind:\n\nVorsitzende:\nRatsfrau Gesa Otten (SPD)\n\nCDU-Fraktion:\nRh. Timo Brandt\nRf. Ayşe Kılıç-Weber (bis TOP 6)\n\nSPD-Fraktion:\nRh. El Mansouri (ab 17.20 Uhr)\nRf. Thoms i. V. für Rh. Lutz\n\nFraktionslos:\nRh. Peters\n\nVon der Verwaltung:\nErster Stadtrat Holm\nHerr Kruse als Protokollführer\n\nTagesordnung\n",
        expect![[r#"
            Gesa Otten chair present SPD | - | - | - | Ratsfrau  "Gesa Otten"  attendance/list
            Timo Brandt member present CDU | - | - | - | Rh.  "Timo Brandt"  attendance/list
            Ayşe Kılıç-Weber member partial CDU | - | TOP 6 | - | Rf.  "Ayşe Kılıç-Weber"  attendance/list
            El Mansouri member partial SPD | 17:20 | - | - | Rh.  "El Mansouri"  attendance/list
            Thoms member present SPD | - | - | Lutz | Rf.  "Thoms"  attendance/list
            Lutz member represented SPD | - | - | - | Rh.  "Lutz"  attendance/substitute
            Peters member present - | - | - | - | Rh.  "Peters"  attendance/list
            Holm administration present - | - | - | - | Erster Stadtrat  "Holm"  attendance/list
            Kruse minute_taker present - | - | - | - | Protokollführer  "Kruse"  attendance/list
        "#]],
    );
}

#[test]
fn in_running_text() {
    check_list(
        "Anwesend: Oberbürgermeister Dr. Weiß als Vorsitzender, die Stadträte Bauer, Fischer (ab 17:30 Uhr) und\nWolf\nEntschuldigt: Stadtrat Huber, Stadträtin Kraus (vertreten durch Stadträtin Sommer)\nVerwaltung: Frau Maurer (Sozialamt), Herr Yıldız, Integrationsbeauftragter\nProtokoll: Herr Vogt\n",
        expect![[r#"
            Weiß chair present - | - | - | - | Oberbürgermeister  "Weiß"  attendance/list
            Bauer member present - | - | - | - | -  "Bauer"  attendance/list
            Fischer member partial - | 17:30 | - | - | -  "Fischer"  attendance/list
            Wolf member present - | - | - | - | -  "Wolf"  attendance/list
            Huber member excused - | - | - | - | Stadtrat  "Huber"  attendance/list
            Kraus member excused - | - | - | - | Stadträtin  "Kraus"  attendance/list
            Sommer member present - | - | - | Kraus | Stadträtin  "Sommer"  attendance/substitute
            Maurer administration present - | - | - | - | Sozialamt  "Maurer"  attendance/list
            Yıldız administration present - | - | - | - | Integrationsbeauftragter  "Yıldız"  attendance/list
            Vogt minute_taker present - | - | - | - | -  "Vogt"  attendance/list
        "#]],
    );
}

#[test]
fn in_sentences() {
    check_list(
        "Teilnehmende: Anwesend sind vom Beirat Frau Anke Lühr (SPD), Herr Metin Yalın (SPD, ab TOP 3) sowie\nHerr Nils Tietj (parteilos). An der Teilnahme verhindert sind Frau Heike Drews (SPD); Herr Jo Rabe\n(AfD) fehlt. Als Gäste nehmen teil: Frau Dr. Ina Mein (Haus der Familie). Den Vorsitz führt Frau Almut Harm,\nAmtsleiterin.\n",
        expect![[r#"
            Anke Lühr member present SPD | - | - | - | -  "Anke Lühr"  attendance/list
            Metin Yalın member partial SPD | TOP 3 | - | - | -  "Metin Yalın"  attendance/list
            Nils Tietj member present - | - | - | - | parteilos  "Nils Tietj"  attendance/list
            Heike Drews member excused SPD | - | - | - | -  "Heike Drews"  attendance/list
            Jo Rabe member absent AfD | - | - | - | -  "Jo Rabe"  attendance/list
            Ina Mein guest present - | - | - | - | Haus der Familie  "Ina Mein"  attendance/list
            Almut Harm chair present - | - | - | - | Amtsleiterin  "Almut Harm"  attendance/list
        "#]],
    );
}

#[test]
fn factions_before_their_members_without_a_heading() {
    check_list(
        "CSU:\tStR Konrad Ebn, StRin Hanne Vier\nDie Linke:\tStR Ulf Rasch (bis 16.40 Uhr)\nIntegrationsrat:\tAmira Al-Hadd, Niko Web\nEntschuldigt:\tStR Tassilo Kreuz (CSU)\nVerwaltung:\tBfm. StRin Gudula Stein (Ref. V), Martin Ahl (Amt 41)\n\nTagesordnung\n",
        expect![[r#"
            Konrad Ebn member present CSU | - | - | - | StR  "Konrad Ebn"  attendance/list
            Hanne Vier member present CSU | - | - | - | StRin  "Hanne Vier"  attendance/list
            Ulf Rasch member partial Die Linke | - | 16:40 | - | StR  "Ulf Rasch"  attendance/list
            Amira Al-Hadd member present - | - | - | - | -  "Amira Al-Hadd"  attendance/list
            Niko Web member present - | - | - | - | -  "Niko Web"  attendance/list
            Tassilo Kreuz member excused CSU | - | - | - | StR  "Tassilo Kreuz"  attendance/list
            Gudula Stein administration present - | - | - | - | Bfm. StRin  "Gudula Stein"  attendance/list
            Martin Ahl administration present - | - | - | - | Amt 41  "Martin Ahl"  attendance/list
        "#]],
    );
    check_list(
        "CDU: Becker, Wagner, Schulz\nSPD: Hofmann, Keller (bis 19 Uhr)\n",
        expect![[r#"
        Becker member present CDU | - | - | - | -  "Becker"  attendance/list
        Wagner member present CDU | - | - | - | -  "Wagner"  attendance/list
        Schulz member present CDU | - | - | - | -  "Schulz"  attendance/list
        Hofmann member present SPD | - | - | - | -  "Hofmann"  attendance/list
        Keller member partial SPD | - | 19:00 | - | -  "Keller"  attendance/list
    "#]],
    );
}

#[test]
fn run_together_in_one_line() {
    check_list(
        "Anwesend\n\nVorsitz Herr Jörg Hitt - SPD Mitglieder Frau Elke Wann - SPD Herr Pascal Gnau - DIE LINKE. Verwaltung Frau Nadja El Mansu - FB 50, Büro Frau Sigrun Laud - Protokollführung Abwesend Frau Hilt Zerb - CDU - entschuldigt\n",
        expect![[r#"
            Jörg Hitt chair present SPD | - | - | - | -  "Jörg Hitt"  attendance/list
            Elke Wann member present SPD | - | - | - | -  "Elke Wann"  attendance/list
            Pascal Gnau member present DIE LINKE | - | - | - | -  "Pascal Gnau"  attendance/list
            Nadja El Mansu administration present - | - | - | - | FB 50  "Nadja El Mansu"  attendance/list
            Sigrun Laud minute_taker present - | - | - | - | Protokollführung  "Sigrun Laud"  attendance/list
            Hilt Zerb member excused CDU | - | - | - | -  "Hilt Zerb"  attendance/list
        "#]],
    );
}

#[test]
fn family_names_in_capitals_first() {
    check_list(
        "Anwesend:\nMÜLLER, Hans (CDU)\nSCHMIDT-EL AMIN, Dr. Karin (GRÜNE)\n\nEntschuldigt:\nNGUYEN, Van Minh (FDP)\n",
        expect![[r#"
            Hans Müller member present CDU | - | - | - | -  "MÜLLER, Hans"  attendance/list
            Karin Schmidt-El Amin member present GRÜNE | - | - | - | -  "SCHMIDT-EL AMIN, Dr. Karin"  attendance/list
            Van Minh Nguyen member excused FDP | - | - | - | -  "NGUYEN, Van Minh"  attendance/list
        "#]],
    );
}

#[test]
fn lists_with_headings_that_name_factions() {
    check_list(
        "Anwesend:\nVorsitzende\nZuza Havran\nMitglied Liste CDU\nHenrike Pohl\nMitglied Liste SPD\nMalte Brück ab 18:40 Uhr, TOP 3\nStellvertretendes Mitglied\nTiago Baum Vertretung für Frau Bea Carv\nAbwesend:\nBea Carv entschuldigt\nVerwaltung:\nFrau Gesa Rade, Integrationsbeauftragte\n\nTAGESORDNUNG\n",
        expect![[r#"
            Zuza Havran chair present - | - | - | - | -  "Zuza Havran"  attendance/list
            Henrike Pohl member present CDU | - | - | - | -  "Henrike Pohl"  attendance/list
            Malte Brück member partial SPD | 18:40 | - | - | -  "Malte Brück"  attendance/list
            Tiago Baum deputy present - | - | - | Bea Carv | -  "Tiago Baum"  attendance/list
            Bea Carv deputy represented - | - | - | - | -  "Bea Carv"  attendance/substitute
            Bea Carv member excused - | - | - | - | -  "Bea Carv"  attendance/list
            Gesa Rade administration present - | - | - | - | Integrationsbeauftragte  "Gesa Rade"  attendance/list
        "#]],
    );
}

#[test]
fn columns_in_any_order() {
    check_list(
        "Nr.\tName\tVorname\tFraktion\tanwesend\tentschuldigt\tBemerkung\n1\tKlein\tLea\tSPD\tx\t\t\n2\tGroß\tJan\tCDU\t\tx\tVertretung: Tom Kurz\n3\tDr. El-Sayed\tMona\tGRÜNE\tx\t\tab 18:10 Uhr\n4\tvon Thun\tOtto\tFDP\t\t\t\n",
        expect![[r#"
            Lea Klein member present SPD | - | - | - | -  "Klein"  attendance/row
            Jan Groß member excused CDU | - | - | - | -  "Groß"  attendance/substitute
            Tom Kurz member present CDU | - | - | Jan Groß | -  "Tom Kurz"  attendance/substitute
            Mona El-Sayed member partial GRÜNE | 18:10 | - | - | -  "Dr. El-Sayed"  attendance/row
            Otto von Thun member unknown FDP | - | - | - | -  "von Thun"  attendance/row
        "#]],
    );
    check_list(
        "Mitglieder\tFraktion\tAnwesenheit\nRosa Küll, Vorsitzende\tSPD\tanwesend\nDr. Vol Ickl (Vertretung für Lio Nenn)\tB90/Grüne\tanwesend\n\nTeilnehmende mit beratender Stimme, Magistrat\tStelle\tAnwesenheit\nHarro Schütr Nat Bergf\tSozialamt\tanwesend\nEdwin Rang\tSchriftführer\tanwesend\n",
        expect![[r#"
            Rosa Küll chair present SPD | - | - | - | Vorsitzende  "Rosa Küll"  attendance/row
            Vol Ickl member present B90/Grüne | - | - | Lio Nenn | -  "Vol Ickl"  attendance/substitute
            Lio Nenn member represented B90/Grüne | - | - | - | -  "Lio Nenn"  attendance/substitute
            Harro Schütr administration present - | - | - | - | Sozialamt  "Harro Schütr"  attendance/row
            Nat Bergf administration present - | - | - | - | Sozialamt  "Nat Bergf"  attendance/row
            Edwin Rang minute_taker present - | - | - | - | Schriftführer  "Edwin Rang"  attendance/row
        "#]],
    );
}

#[test]
fn tables_to_be_signed_and_tables_without_a_head() {
    check_list(
        "Anwesenheitsliste\n\nStimmberechtigte Mitglieder\tUnterschrift\nHerr Ahmed Al-Khat\t\nBeratende Mitglieder\tUnterschrift\nRatsherr Tim Voss\t\n",
        expect![[r#"
            Ahmed Al-Khat member unknown - | - | - | - | -  "Ahmed Al-Khat"  attendance/row
            Tim Voss member unknown - | - | - | - | Ratsherr  "Tim Voss"  attendance/row
        "#]],
    );
    check_list(
        "Lea Klein\tSPD\tja\nJan Groß\tCDU\tentschuldigt\nEva Lang\tVolt\t\n",
        expect![[r#"
            Lea Klein member present SPD | - | - | - | -  "Lea Klein"  attendance/shape
            Jan Groß member excused CDU | - | - | - | -  "Jan Groß"  attendance/shape
            Eva Lang member unknown Volt | - | - | - | -  "Eva Lang"  attendance/shape
        "#]],
    );
}

#[test]
fn unknown_lists_stand_where_factions_stand() {
    check_list(
        "Anwesend:\nMitglieder\t\nBenn, Rachi\tMarokkanische Liste\nCzer-Hahn, Bozena\tPolonia\nSant, Gian\tItalienische Liste, ab 18:30 Uhr\nUnentschuldigt\t\nNova, Petra\tPolonia\nGäste\t\nvon Schlie, Vik\tPolizeipräsidium Nord\n",
        expect![[r#"
            Rachi Benn member present Marokkanische Liste | - | - | - | -  "Benn, Rachi"  attendance/list
            Bozena Czer-Hahn member present Polonia | - | - | - | -  "Czer-Hahn, Bozena"  attendance/list
            Gian Sant member partial Italienische Liste | 18:30 | - | - | -  "Sant, Gian"  attendance/list
            Petra Nova member absent - | - | - | - | Polonia  "Nova, Petra"  attendance/list
            Vik von Schlie guest present - | - | - | - | Polizeipräsidium Nord  "von Schlie, Vik"  attendance/list
        "#]],
    );
}

#[test]
fn people_with_their_organisations() {
    check_list(
        "Anwesende:\n- Frau Lea Klein (Caritasverband Adorf e. V.)\n- Tom Kurz, Jobcenter\n- Eva Lang (AWO), per Videokonferenz\n- N.N. (Sportverein)\nGäste: Herr Schmitz, Polizei\n",
        expect![[r#"
            Lea Klein member present - | - | - | - | Caritasverband Adorf e. V.  "Lea Klein"  attendance/list
            Tom Kurz member present - | - | - | - | Jobcenter  "Tom Kurz"  attendance/list
            Eva Lang member present - | - | - | - | AWO  "Eva Lang"  attendance/list
            Schmitz guest present - | - | - | - | Polizei  "Schmitz"  attendance/list
        "#]],
    );
}

#[test]
fn other_texts_hold_no_list() {
    check_list(
        "Anwesend waren 14 Mitglieder.\nDie Verwaltung: Frau Klein sagt nichts.\n",
        expect![[""]],
    );
    check_list("Name\tBetrag\nVerein Nord\t500 Euro\nKulturhaus Mitte\t300 Euro\n", expect![[""]]);
}

#[test]
fn a_sentence_of_those_who_excused_themselves() {
    check_list(
        "Anwesend waren: Frau Ruth Klein (Caritas), Herr Stadtrat Wolf Seifert (Freie Wähler) ab\n19 Uhr sowie Frau Elif Adem (Jobcenter) als Gast.\nEntschuldigt haben sich Frau Stadträtin Monika Ruf (SPD) und Herr Pfarrer Jan Groß.\n",
        expect![[r#"
            Ruth Klein member present - | - | - | - | Caritas  "Ruth Klein"  attendance/list
            Wolf Seifert member partial Freie Wähler | 19:00 | - | - | Stadtrat  "Wolf Seifert"  attendance/list
            Elif Adem member present - | - | - | - | Jobcenter  "Elif Adem"  attendance/list
            Monika Ruf member excused SPD | - | - | - | Stadträtin  "Monika Ruf"  attendance/list
            Jan Groß member excused - | - | - | - | Pfarrer  "Jan Groß"  attendance/list
        "#]],
    );
}
