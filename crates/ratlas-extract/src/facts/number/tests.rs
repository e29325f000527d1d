use expect_test::{Expect, expect};

use super::*;
use crate::facts::contract::{check, fact_contract};
use crate::houses::Houses;

fn of_known_houses(document: &Document) -> Vec<Found<Number>> {
    let dates = ratlas_german::dates(&document.text);
    let known = ["08212000", "09162000", "14713000", "15003000"];
    let houses: Vec<&House> = known.iter().filter_map(|it| Houses::builtin().by_ags(it)).collect();
    numbers(document, &dates, &houses)
}

fn of_no_house(document: &Document) -> Vec<Found<Number>> {
    numbers(document, &ratlas_german::dates(&document.text), &[])
}

fact_contract!(of_known_houses, ["20-26 / B 01322", "I0087/04", "Vorlage Nr. 12/2021"]);

fn show(it: &Number) -> String {
    format!("{} {}", it.normalized, it.kind.map_or("?", ReferenceKind::as_str))
}

#[track_caller]
fn check_numbers(text: &str, expected: Expect) {
    check(text, of_known_houses, show, expected);
}

#[track_caller]
fn check_labelled(text: &str, expected: Expect) {
    check(text, of_no_house, show, expected);
}

#[test]
fn numbers_of_houses() {
    check_numbers(
        "BA-Antrags-Nr. 20-26 / B 01322, Beschluss-Nr. 2689-73(III)03, VII-A-08702-NF-03, interfraktionell A0134/21, (DA 90/03)\n2019/1031\nStabsstelle V/02\nANTRAG DHH/2023/5022",
        expect![[r#"
            20-26/B01322 motion  "20-26 / B 01322"  number/muenchen-paper
            2689-73(III)03 resolution  "2689-73(III)03"  number/magdeburg-resolution
            VII-A-08702-NF-03 motion  "VII-A-08702-NF-03"  number/leipzig-paper
            A0134/21 motion  "A0134/21"  number/magdeburg-paper
            DA90/03 instruction  "DA 90/03"  number/magdeburg-instruction
            2019/1031 ?  "2019/1031"  number/karlsruhe-paper
            DHH/2023/5022 motion  "DHH/2023/5022"  number/karlsruhe-lettered
        "#]],
    );
}

#[test]
fn labelled_numbers_of_any_city() {
    check_labelled(
        "Drucksache Nr. 1234/2021 N1, Vorlage: VO/2021/10329-01, Vorlagen-Nr.: 26/0602 Status, Drucksache 0152/IV (neu), GRDrs 443/2018, Drucksache: 16051-09-E1, Beschluss-Nr. 1261/24, Vorlage FB 56/0590/WP18",
        expect![[r#"
            1234/2021N1 ?  "1234/2021 N1"  number/labelled
            VO/2021/10329-01 ?  "VO/2021/10329-01"  number/labelled
            26/0602 ?  "26/0602"  number/labelled
            0152/IV(neu) ?  "0152/IV (neu)"  number/labelled
            443/2018 proposal  "443/2018"  number/labelled
            16051-09-E1 ?  "16051-09-E1"  number/labelled
            1261/24 resolution  "1261/24"  number/labelled
            FB56/0590/WP18 ?  "FB 56/0590/WP18"  number/labelled
        "#]],
    );
    check_labelled(
        "GRDrs 503/2023 (Neufassung), ANTRAG DHH/2023/5022, Antrag-Nr. 14–20 / A 06375, Vorlage DS0583/21/1 /1, BT-Drs. 19/1234, Vorlage 11/2019 1. Ergänzung, Vorlage Nr. 20211234, DS 21/SVV/0172, Drucksache 4400/2020-2025, Drucksache 102.18.340, Beschlussvorlage 0236/2023/BV",
        expect![[r#"
            503/2023(Neufassung) proposal  "503/2023 (Neufassung)"  number/labelled
            DHH/2023/5022 motion  "DHH/2023/5022"  number/labelled
            14-20/A06375 motion  "14–20 / A 06375"  number/labelled
            DS0583/21/1/1 ?  "DS0583/21/1 /1"  number/labelled
            19/1234 other  "19/1234"  number/parliament
            11/20191.Ergänzung ?  "11/2019 1. Ergänzung"  number/labelled
            20211234 ?  "20211234"  number/labelled
            21/SVV/0172 ?  "21/SVV/0172"  number/labelled
            4400/2020-2025 ?  "4400/2020-2025"  number/labelled
            102.18.340 ?  "102.18.340"  number/labelled
            0236/2023/BV proposal  "0236/2023/BV"  number/labelled
        "#]],
    );
}

#[test]
fn numbers_in_lists_and_blocks() {
    check_labelled(
        "die Drucksachen 21-0123, 21-0124 und 21-0130 sowie die Anträge Nr. 123/2021 und Nr. 124/2021",
        expect![[r#"
            21-0123 ?  "21-0123"  number/labelled
            21-0124 ?  "21-0124"  number/listed
            21-0130 ?  "21-0130"  number/listed
            123/2021 motion  "123/2021"  number/labelled
            124/2021 motion  "124/2021"  number/listed
        "#]],
    );
    check_labelled(
        "Gremium:\nTermin:\nVorlage Nr.:\nTOP:\n\n60. Plenarsitzung\n08.04.2014\n2014/0532\n3\nöffentlich",
        expect![[r#"
            2014/0532 ?  "2014/0532"  number/label-block
        "#]],
    );
    check_labelled(
        "Vorlage Nr.:\tGremium:\n2019/0300\tGemeinderat",
        expect![[r#"
            2019/0300 ?  "2019/0300"  number/label-column
        "#]],
    );
}

#[test]
fn leaves_what_is_no_number() {
    check_numbers(
        "Haushalt 2019/2020\nLaufzeit: 01/06/2020 – 31/01/2021\nTel.: 545 - 1026\nhttps://a.de/602_Bericht_2017.pdf\nAntrag 2 der CDU, Vorlage 5 Seiten, Information 12.03.2024",
        expect![""],
    );
    check_labelled(
        "Bericht 2019/2020, Antrag 2019 der SPD, Bebauungsplan Nr. 2132, Az. 50-123/2021, HRB 12345, IBAN DE12 3456 7890, Vorlage 5.000 Euro, Konto 123/456, 76124 Karlsruhe, Anfrage 06/2020, Beschluss 3/4 der Stimmen, Vorlage Nr. 500 Euro, Antragsteller 123/2021",
        expect![""],
    );
}

#[test]
fn numbers_alone_in_a_cell_or_on_a_line() {
    check_labelled(
        "AF-017/20\nÖ 4\tSprachmittlung\tBV-V/07/0198\n(VO/9187/20-1)\nVorlage: StV 0148/2019\nAZ 123/2021\nDIN 276/2018\nTOP 12/2021\nFB 56/0590\nMuster, BV/078/2019 und mehr",
        expect![[r#"
            AF-017/20 inquiry  "AF-017/20"  number/alone
            BV-V/07/0198 proposal  "BV-V/07/0198"  number/alone
            VO/9187/20-1 ?  "VO/9187/20-1"  number/alone
            StV0148/2019 ?  "StV 0148/2019"  number/labelled
        "#]],
    );
}
