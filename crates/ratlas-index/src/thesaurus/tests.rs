//! What names bring, with the traps.

use std::sync::LazyLock;

use expect_test::{Expect, expect};

use crate::thesaurus::{Thesaurus, builtin_concepts};

static BUILTIN: LazyLock<Thesaurus> = LazyLock::new(|| Thesaurus::new(builtin_concepts()));

fn told(thesaurus: &Thesaurus, query: &str) -> String {
    let words: Vec<&str> = query.split_whitespace().collect();
    let found = thesaurus.expansions(&words);
    let mut res = String::new();
    for it in found {
        let beside = if it.context.is_empty() { "" } else { " +" };
        let cities =
            if it.cities.is_empty() { String::new() } else { format!(" @{}", it.cities.join(",")) };
        let line = format!(
            "{}..{} {} {:.1} {}{cities}{beside}\n",
            it.words.start,
            it.words.end,
            it.relation.as_str(),
            it.weight,
            it.text
        );
        res.push_str(&line);
    }
    res
}

#[track_caller]
fn check(query: &str, expected: Expect) {
    expected.assert_eq(&told(&BUILTIN, query));
}

#[test]
fn one() {
    check(
        "Migrationsbeirat",
        expect![[r#"
        0..1 same 0.6 Integrationsbeirat
        0..1 same 0.6 Ausländer- und Integrationsbeirat
        0..1 same 0.6 Beirat für Integration
        0..1 same 0.6 Beirat für Integration und Migration
        0..1 same 0.6 Beirat für Migranten
        0..1 same 0.6 Beirat für Migration
        0..1 same 0.6 Beirat für Migration und Integration
        0..1 same 0.6 Forum für Migranten @Kiel,Lübeck
        0..1 same 0.6 Integrations- und Ausländerbeirat
        0..1 same 0.6 Integrationsforum
        0..1 same 0.6 Integrationsrat
        0..1 same 0.6 Migrantenbeirat
        0..1 same 0.6 Migrantenrat
        0..1 same 0.6 Migrantenvertretung
        0..1 same 0.6 Migrationsrat
        0..1 same 0.6 Rat für Integration
        0..1 same 0.6 Rat für Integration und Zuwanderung @Nürnberg
        0..1 abbreviation 0.5 AIB +
        0..1 abbreviation 0.5 BMI +
        0..1 abbreviation 0.5 KAV @Frankfurt am Main +
        0..1 abbreviation 0.5 MIA @Freiburg im Breisgau +
        0..1 historic 0.5 Ausländer- und Aussiedlerbeirat
        0..1 historic 0.5 Ausländerbeirat
        0..1 historic 0.5 Ausländerrat
        0..1 historic 0.5 Ausländervertretung
        0..1 historic 0.5 Kommunale Ausländer- und Ausländerinnenvertretung @Frankfurt am Main
        0..1 historic 0.5 Kommunale Ausländervertretung @Frankfurt am Main
    "#]],
    );
}
