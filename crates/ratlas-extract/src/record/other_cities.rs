//! Whole papers of cities that no rule was written for: what is read, and what is left alone.

use expect_test::{Expect, expect};
use ratlas_model::{Record, TextLayer};
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

/// What the tests look at, a fact a line.
fn shown(record: &Record) -> String {
    let mut res = vec![format!("genre {}", record.genre)];
    res.extend(record.title.iter().map(|it| format!("title {}", it.text)));
    res.extend(record.date.iter().map(|it| format!("date {}", it.value)));
    res.extend(
        record.references.iter().map(|it| format!("number {} {} {}", it.number, it.kind, it.role)),
    );
    res.extend(record.consultations.iter().map(|it| {
        let date = it.date.as_deref().unwrap_or("-");
        let public = it.public.map_or("-", |it| if it { "public" } else { "closed" });
        format!("station {} {date} {public} {}", it.body, it.role.as_deref().unwrap_or("-"))
    }));
    res.extend(record.meeting.iter().map(|it| {
        let parts = [&it.body, &it.date, &it.start, &it.place, &it.chair, &it.minutes_by];
        let parts: Vec<&str> = parts.into_iter().map(|it| it.as_deref().unwrap_or("-")).collect();
        format!("meeting {}", parts.join(" | "))
    }));
    res.extend(record.resolutions.iter().map(|it| {
        let vote = it.vote.as_ref().map_or("-", |it| it.raw.as_str());
        let outcome = it.outcome.map_or("-", ratlas_model::Outcome::as_str);
        format!("resolution {} {outcome} {vote}", it.agenda_item.as_deref().unwrap_or("-"))
    }));
    res.extend(record.signatory.iter().map(|it| format!("signed {}", it.name)));
    res.extend(record.deadlines.iter().map(|it| format!("due {}", it.raw)));
    res.join("\n") + "\n"
}

#[test]
fn a_statement_without_a_number_of_its_own_answers() {
    check(
        "Stadt Adorf\nDer Bürgermeister\n\nStellungnahme der Verwaltung zum Antrag Nr. 0412/2020\n\nDie Verwaltung nimmt wie folgt Stellung: Der Antrag sollte abgelehnt werden.\n",
        expect![[r"
            genre statement
            number 0412/2020 motion answered
        "]],
    );
    check(
        "Stellungnahme zu Antrag 0412/2020\n\nDie Verwaltung stimmt zu.\n",
        expect![[r"
            genre statement
            number 0412/2020 motion answered
        "]],
    );
}

#[test]
fn a_motion_decides_nothing() {
    check(
        "SPD-Fraktion im Rat der Stadt Bedorf\n\nBedorf, den 3. Mai 2021\n\nAntrag zur Sitzung des Rates am 20.05.2021\n\nSprachmittlung in der Ausländerbehörde\n\nDer Rat möge beschließen: Die Verwaltung wird beauftragt, bis zum 30.09.2021 ein Konzept vorzulegen.\n\nBegründung:\nDer Haushalt 2021/2022 enthält Mittel. Tel. 0221/12345, Amt 50, § 27 Abs. 1 GO NRW.\n\nMit freundlichen Grüßen\n\nLea Klein\nFraktionsvorsitzende\n",
        expect![[r"
            genre motion
            title Sprachmittlung in der Ausländerbehörde
            date 2021-05-03
            station Rat 2021-05-20 - -
            signed Lea Klein
            due bis zum 30.09.2021
        "]],
    );
}

#[test]
fn a_proposal_only_proposes() {
    check(
        "Vorlagen-Nr.: 2021/0815\n\nBeschlussvorlage\n\nBetreff: Förderung von Sprachkursen\n\nBeratungsfolge\tTermin\tZuständigkeit\nSozialausschuss\t04.05.2021\tVorberatung\nRat der Stadt\t20.05.2021\tEntscheidung\n\nBeschlussvorschlag:\nDer Rat beschließt die Förderung von Sprachkursen einstimmig.\n\nFinanzielle Auswirkungen: keine\n",
        expect![[r"
            genre proposal
            title Förderung von Sprachkursen
            number 2021/0815 proposal own
            station Sozialausschuss 2021-05-04 - Vorberatung
            station Rat der Stadt 2021-05-20 - Entscheidung
        "]],
    );
}

#[test]
fn minutes_of_a_board() {
    check(
        "Gemeinde Cedorf\n\nNiederschrift\nüber die 4. Sitzung des Integrationsrates\nam Dienstag, dem 7. Juni 2022, im Ratssaal\n\nBeginn: 18:00 Uhr\nEnde: 19:45 Uhr\n\nVorsitzende/r: Frau Dr. Lea Klein\nSchriftführung: Herr Jan Groß\n\nTOP 1 Begrüßung\n\nDie Vorsitzende begrüßt alle.\n\nTOP 2 Antrag der Gruppe Vielfalt: Dolmetschen\n\nDie Verwaltung empfiehlt, den Antrag abzulehnen.\n\nAbstimmungsergebnis: 7 Ja, 2 Nein, 1 Enthaltung\n\nTOP 3 Bericht\n\nDer Integrationsrat nimmt den Bericht zur Kenntnis.\n\nTOP 4 Haushalt\n\nDer Punkt wird in die nächste Sitzung vertagt.\n",
        expect![[r"
            genre minutes
            title Niederschrift über die 4. Sitzung des Integrationsrates am Dienstag, dem 7. Juni 2022
            meeting Integrationsrat | 2022-06-07 | 18:00 | Ratssaal | Lea Klein | Jan Groß
            resolution 2 approved 7 Ja, 2 Nein, 1 Enthaltung
            resolution 3 noted -
            resolution 4 postponed -
            due in die nächste Sitzung
        "]],
    );
}

#[test]
fn a_report_has_no_number() {
    check(
        "Integrationsbericht 2019/2020\n\nDie Zahl der Ratsuchenden stieg auf 1.234. Siehe Beschluss vom 12.03.2019 und § 5 AufenthG. Telefon 0345/221-4001.\n",
        expect![[r"
            genre report
            title Integrationsbericht 2019/2020
        "]],
    );
}

#[test]
fn an_invitation() {
    check(
        "Ausländerbeirat der Stadt Dedorf\n\nEinladung\nzur 12. öffentlichen Sitzung des Ausländerbeirates\nam Mittwoch, 14.09.2016, 17:30 Uhr,\nStadthaus, Zimmer 204\n\nTagesordnung\n\n1. Eröffnung\n2. Genehmigung der Niederschrift vom 15.06.2016\n3. Wahl des Vorstands\n\nTom Kurz\nVorsitzender\n",
        expect![[r"
            genre invitation
            title Einladung zur 12. öffentlichen Sitzung des Ausländerbeirates am Mittwoch, 14.09.2016
            meeting Ausländerbeirat | 2016-09-14 | 17:30 | Stadthaus, Zimmer 204 | - | -
            signed Tom Kurz
        "]],
    );
}

#[test]
fn minutes_signed_by_chair_and_minute_taker() {
    check(
        "Niederschrift\n3. Sitzung des Migrationsbeirates am 05.02.2019\n\nTOP 1: Begrüßung\n\nOhne Ergebnis.\n\nTOP 2: Satzung\n\nBeschluss:\nDer Beirat empfiehlt dem Kreistag, die Satzung zu beschließen.\n\nAbstimmung: einstimmig bei 2 Enthaltungen\n\nDr. Lea Klein\nVorsitzende\nfür das Protokoll:\nJan Groß\n",
        expect![[r#"
            genre minutes
            title Niederschrift 3. Sitzung des Migrationsbeirates am 05.02.2019
            meeting Migrationsbeirat | 2019-02-05 | - | - | - | Jan Groß
            resolution 2 recommended einstimmig bei 2 Enthaltungen
            signed Lea Klein
        "#]],
    );
}

#[test]
fn an_inquiry_in_hesse() {
    check(
        "Stadt Edorf\nStadtverordnetenfraktion Volt\n\nAn den Magistrat\n\nAnfrage nach § 50 HGO: Wartezeiten in der Einbürgerung\n\nWir fragen den Magistrat:\n\n1. Wie viele Anträge lagen 2022 und 2023 vor?\n2. Bis wann wird das Verfahren 2024/2025 umgestellt?\n\nEdorf, 12.01.2024\n\ngez. Kim Adam\n",
        expect![[r"
            genre inquiry
            title Anfrage nach § 50 HGO: Wartezeiten in der Einbürgerung
            date 2024-01-12
            signed Kim Adam
        "]],
    );
}
