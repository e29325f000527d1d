//! Languages told by their letters.

/// The language of a text whose letters are mostly not Latin.
pub(super) fn language(text: &str, letters: usize) -> Option<&'static str> {
    let foreign = text.chars().filter(|it| script(*it).is_some());
    let (mut counts, mut all) = ([0_usize; SCRIPTS.len()], 0);
    for it in foreign.filter_map(script) {
        counts[it] += 1;
        all += 1;
    }
    // Two of three letters: an address or a name in Latin letters may stand in it.
    if all == 0 || all * 3 < letters * 2 {
        return None;
    }
    let most = (0..SCRIPTS.len()).max_by_key(|it| counts[*it])?;
    let has = |marks: &str| text.chars().filter(|it| marks.contains(*it)).count();
    match SCRIPTS[most].2 {
        "cyrillic" => Some(cyrillic(&has)),
        "arabic" => Some(arabic(&has)),
        code => Some(code),
    }
}

/// Whether a line has more letters of other scripts than Latin ones.
pub(super) fn is_foreign(line: &str) -> bool {
    if line.is_ascii() {
        return false;
    }
    let other = line.chars().filter(|it| script(*it).is_some()).count();
    other * 2 > line.chars().filter(|it| it.is_alphabetic()).count()
}

/// First and last letter of a script, and its only language here or its name.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{400}', '\u{52f}', "cyrillic"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{590}', '\u{5ff}', "he"),
    ('\u{600}', '\u{77f}', "arabic"),
    ('\u{900}', '\u{97f}', "hi"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1200}', '\u{137f}', "ti"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{4e00}', '\u{9fff}', "zh"),
    ('\u{fb50}', '\u{fdff}', "arabic"),
    ('\u{fe70}', '\u{feff}', "arabic"),
];

fn script(it: char) -> Option<usize> {
    if !it.is_alphabetic() {
        return None;
    }
    SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&it))
}

fn cyrillic(has: &dyn Fn(&str) -> usize) -> &'static str {
    if has("іїєґІЇЄҐ") > 0 {
        "uk"
    } else if has("ђјљњћџЂЈЉЊЋЏ") > 0 {
        "sr"
    } else if has("ыэёЫЭЁ") > 0 || has("ъЪ") == 0 {
        "ru"
    } else {
        "bg"
    }
}

fn arabic(has: &dyn Fn(&str) -> usize) -> &'static str {
    if has("ێۆڵڕ") > 1 {
        "ku"
    } else if has("ټډړښې") > 1 {
        "ps"
    } else if has("ٹڈےں") > 1 {
        "ur"
    } else if has("پچژگکی") > 1 {
        "fa"
    } else {
        "ar"
    }
}
