//! Which words are taken apart and which stay whole, and that a change of it changes the version.

use expect_test::expect;

use crate::{ANALYSIS_VERSION, Mode, analyze, each_word, fold};

fn rows(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|it| !it.starts_with('#'))
}

/// The stem of a word, and the stems of its leaves and the compounds within it.
fn stems(word: &str) -> (String, Vec<String>) {
    let mut res = (String::new(), Vec::new());
    each_word(word, |found| {
        res.0 = found.stemmed.last().cloned().unwrap_or_default();
        res.1.extend(found.leaves.iter().chain(found.inner).cloned());
    });
    res
}

#[test]
fn parts_of_compounds_are_found() {
    let list = include_str!("../cases/compounds.tsv");
    let is_found = |row: &&str| {
        let (word, parts) = row.split_once('\t').expect("a word and its parts");
        let (_, found) = stems(word);
        parts.split(' ').all(|it| found.contains(&stems(it).0))
    };
    let missed: Vec<&str> = rows(list).filter(|it| !is_found(it)).collect();
    let n_words = rows(list).count();
    expect![[r#"
        0 of 491 words
    "#]]
    .assert_eq(&format!("{} of {n_words} words\n{}", missed.len(), missed.join("\n")));
    assert!(missed.len() * 100 <= n_words * 5, "95 of 100 must be found");
}

#[test]
fn other_words_stay_whole() {
    let list = include_str!("../cases/whole.tsv");
    let split: Vec<&str> = rows(list).filter(|it| !stems(it).1.is_empty()).collect();
    let n_words = rows(list).count();
    expect![[r#"
        2 of 989 words
        Transmigration
        Widerruf"#]]
    .assert_eq(&format!("{} of {n_words} words\n{}", split.len(), split.join("\n")));
    assert!(split.len() * 100 <= n_words * 2, "98 of 100 must stay whole");
}

/// If the second line changes and the first does not, raise the version in
/// [`crate::ANALYSIS_VERSION`]: an index with the old terms would be searched with the new ones.
#[test]
fn other_terms_are_another_version() {
    let cases = [
        include_str!("../cases/compounds.tsv"),
        include_str!("../cases/whole.tsv"),
        include_str!("../cases/meet.tsv"),
        include_str!("../cases/apart.tsv"),
    ];
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut add = |term: &str| {
        for byte in term.bytes().chain([b'\n']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    };
    for list in cases {
        each_word(list, |word| {
            let terms = [word.stemmed, word.leaves, word.inner, word.exact];
            terms.into_iter().flatten().for_each(|it| add(it));
        });
    }
    expect![[r#"
        de_council_v2.0/frostem-1.20260821.8/671f595b151199fd
        0cb3c9e3e0bfe9c9
    "#]]
    .assert_eq(&format!("{ANALYSIS_VERSION}\n{hash:016x}\n"));
}

#[test]
fn the_version_names_the_stemmer() {
    let pin = include_str!("../../../Cargo.toml").split_once("frostem = \"=").expect("a pin").1;
    let version = pin.split('"').next().expect("a version");
    assert!(ANALYSIS_VERSION.contains(&format!("/frostem-{version}/")), "{ANALYSIS_VERSION}");
}

#[test]
fn the_build_folds_as_the_analysis_does() {
    for list in [
        include_str!("../lexicon/nouns.tsv"),
        include_str!("../lexicon/parts.tsv"),
        include_str!("../lexicon/places.tsv"),
        include_str!("../lexicon/whole.tsv"),
    ] {
        let forms: Vec<&str> =
            rows(list).filter_map(|it| it.split_once('\t')).map(|it| it.0).collect();
        assert!(forms.is_sorted_by(|a, b| a < b));
        for form in forms {
            let form = form.trim_start_matches('*');
            let built =
                form.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
            assert_eq!(built, fold(form));
        }
    }
}

#[test]
fn parts_meet_the_words_they_are() {
    let terms = |word: &str| -> Vec<String> {
        analyze(word, Mode::Stemmed).into_iter().map(|it| it.term).collect()
    };
    for (compound, part) in [
        ("Sprachkursen", "Kurs"),
        ("Krankenhäuser", "Haus"),
        ("Jugendämter", "Amt"),
        ("Stadträtinnen", "Räte"),
        ("Änderungsanträge", "Antrag"),
        ("Stadtmuseen", "Museum"),
        ("Bürgerinitiative", "Bürgern"),
        ("Sozialarbeiterinnen", "Arbeiterin"),
        ("Integrationslotsin", "Lotsen"),
        ("Schulkonferenz", "Schule"),
        ("Busbahnhöfe", "Busse"),
    ] {
        assert!(stems(compound).1.contains(&terms(part)[0]), "{compound}: {:?}", stems(compound));
    }
}
