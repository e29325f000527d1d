//! Concepts of the field, counted.

mod context;
mod forms;
mod plain;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use self::context::is_meant;
use self::plain::Plain;
use crate::document::Document;
use crate::lexicon::{column, rows};

/// A concept and where a paper names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TopicCount {
    pub(crate) id: &'static str,
    pub(crate) spans: Vec<Range<usize>>,
}

/// Counts the concepts of the thesaurus in a paper, most frequent first, then by id. Rule:
/// `topic/term`.
///
/// # Shapes
///
/// | written                                                   | counts as                         |
/// |-----------------------------------------------------------|-----------------------------------|
/// | `Migrationsbeirates`, `Runden Tisches`, `Beiräte`          | the term with its endings         |
/// | `Sprachkursangebote`, `Frauensprachkurs`                  | the term in a compound            |
/// | `Migrant*innen`, `Migrant:innen`, `MigrantInnen`          | `Migrantinnen und Migranten`      |
/// | `Integrations-Beirat`, `Integrations·beirat`              | `Integrationsbeirat`              |
/// | `MBE`, where the paper also says `Migrationsberatung`     | the concept of both               |
/// | `Systemintegration`, `Migration der Daten`, `Integrationsamt` | nothing                       |
///
/// Terms that are ordinary words elsewhere (`Ausbildung`, `Teilhabe`) count only in papers that
/// also hold a term of the field.
///
/// # Source
///
/// `lexicon/topics.tsv`.
pub(crate) fn topics(document: &Document) -> Vec<TopicCount> {
    let plain = Plain::new(&document.text);
    let mut named = named(&plain);
    if !named.iter().any(|it| !it.ordinary) {
        return Vec::new();
    }
    let concepts: BTreeSet<&str> = named.iter().map(|it| it.id).collect();
    named.extend(abbreviations(&document.text, &concepts));
    named.sort_by_key(|it| it.span.start);
    let mut spans: BTreeMap<&'static str, Vec<Range<usize>>> = BTreeMap::new();
    for it in named {
        spans.entry(it.id).or_default().push(it.span);
    }
    let mut res: Vec<TopicCount> =
        spans.into_iter().map(|(id, spans)| TopicCount { id, spans }).collect();
    res.sort_by(|a, b| b.spans.len().cmp(&a.spans.len()).then(a.id.cmp(b.id)));
    res
}

/// A term in the text, in bytes of the document.
struct Named {
    id: &'static str,
    span: Range<usize>,
    ordinary: bool,
}

/// The terms in a text, each with its concepts.
fn named(plain: &Plain) -> Vec<Named> {
    let mut res = Vec::new();
    for found in TERMS.automaton.find_iter(&plain.text) {
        let term = &TERMS.terms[found.pattern().as_usize()];
        let Some(word) = forms::word_around(&plain.text, found.range()) else { continue };
        if !is_meant(&plain.text, &term.form, word.clone()) {
            continue;
        }
        // Of a compound the whole word is shown.
        let span = plain.original(word);
        let ordinary = term.ordinary;
        res.extend(term.ids.iter().map(|id| Named { id, span: span.clone(), ordinary }));
    }
    res
}

/// Abbreviations as printed. One that means other things elsewhere counts only where the paper
/// names its concept.
fn abbreviations(text: &str, concepts: &BTreeSet<&str>) -> Vec<Named> {
    let mut res = Vec::new();
    for found in ABBREVIATIONS.automaton.find_iter(text) {
        let term = &ABBREVIATIONS.terms[found.pattern().as_usize()];
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        if before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let ids = term.ids.iter().filter(|it| !term.ordinary || concepts.contains(*it));
        res.extend(ids.map(|id| Named { id, span: found.range(), ordinary: term.ordinary }));
    }
    res
}

/// Written forms and what they mean.
struct Terms {
    automaton: AhoCorasick,
    /// By the number of the pattern.
    terms: Vec<Term>,
}

struct Term {
    form: String,
    ids: Vec<&'static str>,
    ordinary: bool,
}

impl Terms {
    /// The terms of these columns of the list, each in all its forms.
    fn new(columns: Range<usize>, forms: impl Fn(&str) -> Vec<String>) -> Terms {
        let mut by_form: BTreeMap<String, (Vec<&'static str>, bool)> = BTreeMap::new();
        for row in rows(include_str!("../../lexicon/topics.tsv")) {
            let id = column(&row, 0);
            let cells = row.get(columns.clone()).unwrap_or_default();
            for printed in cells.iter().flat_map(|it| it.split(',')).filter(|it| !it.is_empty()) {
                let term = printed.trim_start_matches('~');
                for form in forms(term) {
                    let (ids, ordinary) = by_form.entry(form).or_insert((Vec::new(), true));
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                    *ordinary &= term != printed;
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(by_form.keys())
            .expect("the terms are few");
        let term = |(form, (ids, ordinary))| Term { form, ids, ordinary };
        Terms { automaton, terms: by_form.into_iter().map(term).collect() }
    }
}

static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::new(2..4, forms::forms));
static ABBREVIATIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::new(4..5, |it| vec![it.to_owned()]));

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let document = Document::of(text);
        let line = |it: &TopicCount| {
            let words = it.spans.iter().map(|it| document.words(it.clone()));
            format!("{}: {}\n", it.id, words.collect::<Vec<_>>().join(" | "))
        };
        expected.assert_eq(&topics(&document).iter().map(line).collect::<String>());
    }

    #[test]
    fn endings_compounds_and_hyphens() {
        check(
            "Der Migrationsbeirat, die Migrationsbeiräte und des Integrations-Beirates am Runden Tisch;\nSprachkursangebote, Frauensprachkurs, Interkulturellen Woche, Unterkünfte, Gemeinschaftsunterkünften",
            expect![[r#"
                integrationsgremium: Migrationsbeirat | Migrationsbeiräte | Integrations-Beirates
                sprachkurs: Sprachkursangebote | Frauensprachkurs
                unterkunft: Unterkünfte | Gemeinschaftsunterkünften
                interkulturelle_woche: Interkulturellen Woche
                runder_tisch: Runden Tisch
            "#]],
        );
    }

    #[test]
    fn concepts_that_guard_or_count_other_things() {
        check(
            "Gewässerschutzkonzepte, Biodiversitätskonzept, die Integration der Schülerhorte; Geflüchtete, Gewaltschutzkonzept, Schutzkonzept",
            expect![[r"
                schutzbeduerftige: Gewaltschutzkonzept | Schutzkonzept
                gefluechtete: Geflüchtete
            "]],
        );
    }

    #[test]
    fn gendered_forms() {
        check(
            "Migrant*innen, Migrant:innen, Migrant_innen, MigrantInnen, Migrantinnen und\nMigranten, Migranten und Migrantinnen, Migrantinnen; Integrationslots*innen, den Integrationsbeauftragten",
            expect![[r"
                menschen_mh: Migrant*innen | Migrant:innen | Migrant_innen | MigrantInnen | Migrantinnen und Migranten | Migranten und Migrantinnen
                beauftragte: Integrationsbeauftragten
                frauen: Migrantinnen
                stadtteilmuetter: Integrationslots*innen
            "]],
        );
    }

    #[test]
    fn false_friends() {
        for text in [
            "Systemintegration, Gebäudesystemintegration und Software-Migration, Datenmigration",
            "Die Migration der Daten in die neue Software, Migration auf Windows 11",
            "Integration behinderter Menschen, Integration von Menschen mit Behinderung",
            "Integration von Buslinien in das Netz, Verkehrsintegration, räumliche Integration",
            "Integrationsamt, Integrationsfachdienst, Integrationskita, Integrationshelferinnen",
            "Die Ausbildung, die Teilhabe und ein Runder Tisch ohne Bezug; AK, MBE, IK",
        ] {
            assert_eq!(topics(&Document::of(text)), [], "{text}");
        }
        check(
            "Die Integration von Menschen mit Migrationshintergrund und Behinderung, Integration",
            expect![[r"
                integration: Integration | Integration
                menschen_mh: Menschen mit Migrationshintergrund
            "]],
        );
    }

    #[test]
    fn abbreviations_need_their_concept() {
        check(
            "Die MBE und der JMD; Migrationsberatung. § 3 AsylbLG",
            expect![[r"
                migrationsberatung: MBE | JMD | Migrationsberatung
                asylblg: AsylbLG
            "]],
        );
    }

    #[test]
    fn every_concept_is_named_by_its_label() {
        for row in rows(include_str!("../../lexicon/topics.tsv")) {
            let text = format!("Migrationsbeirat: {}", column(&row, 2).split(',').next().unwrap());
            let document = Document::of(&text.replace('~', ""));
            let found = topics(&document);
            assert!(found.iter().any(|it| it.id == column(&row, 0)), "{text}: {found:?}");
        }
    }
}
