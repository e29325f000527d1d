//! The language of each passage, and German that is made easy.

mod easy;
mod script;
mod words;

use std::ops::Range;

use crate::document::Document;
use crate::found::Found;

pub(crate) use self::easy::easy;

/// A passage in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// ISO 639-1.
    pub(crate) code: &'static str,
    pub(crate) letters: usize,
    /// Whether a head names its language: `Türkçe`.
    pub(crate) headed: bool,
}

/// Tells the languages of the passages of a paper, in reading order. Rule: `language/words`, of
/// other scripts `language/script`.
///
/// # Shapes
///
/// | passage                                        | told by                                    |
/// |------------------------------------------------|--------------------------------------------|
/// | in Latin letters                               | the words of grammar that it holds         |
/// | in Cyrillic, Arabic, Greek … letters           | the script and the letters of one language |
///
/// Tables, lines too short and texts with few words of grammar, such as names and places, tell no
/// language.
///
/// # Source
///
/// `lexicon/languages.tsv`.
#[doc(alias = "Sprache")]
pub(crate) fn passages(document: &Document) -> Vec<Found<Passage>> {
    let text = &document.text;
    let mut res: Vec<Found<Passage>> = Vec::new();
    let mut head = None;
    for block in blocks(document) {
        let words = &text[block.clone()];
        if let Some(code) = words::head(words) {
            head = Some(code);
            continue;
        }
        let Some((code, letters, rule)) = told(words, head) else { continue };
        let headed = head == Some(code) && code != "de";
        // A head reaches to the first passage in another language.
        head = head.filter(|it| *it == code);
        res.push(Found::new(Passage { code, letters, headed }, block, rule));
    }
    res
}

/// The language of a block, its letters and the rule.
fn told(block: &str, head: Option<&'static str>) -> Option<(&'static str, usize, &'static str)> {
    /// Fewer letters are a name or a motto; below a head that names the language they are not.
    const ENOUGH_LETTERS: usize = 60;
    const ENOUGH_HEADED: usize = 25;
    let letters = block.chars().filter(|it| it.is_alphabetic()).count();
    if let Some(code) = script::language(block, letters) {
        return (letters >= ENOUGH_HEADED).then_some((code, letters, "language/script"));
    }
    let code = words::language(block, head)?;
    let enough = if head == Some(code) || code == "de" { ENOUGH_HEADED } else { ENOUGH_LETTERS };
    (letters >= enough).then_some((code, letters, "language/words"))
}

/// Paragraphs: lines up to an empty line, a row, a head or a change of script.
fn blocks(document: &Document) -> Vec<Range<usize>> {
    /// A line so long that ends a sentence may be followed by its translation.
    const FULL_LINE: usize = 40;
    let mut res: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut foreign = false;
    for line in &document.lines {
        let words = &document.text[line.span.clone()];
        if line.row || words.trim().is_empty() {
            open = false;
            continue;
        }
        let is_head = words::head(words).is_some();
        let is_foreign = script::is_foreign(words);
        match res.last_mut().filter(|_| open && !is_head && is_foreign == foreign) {
            Some(block) => block.end = line.span.end,
            None => res.push(line.span.clone()),
        }
        let ended =
            words.len() >= FULL_LINE && words.trim_end().ends_with(['.', '!', '?', ':', '؟']);
        open = !is_head && !ended;
        foreign = is_foreign;
    }
    res
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::facts::contract::{check, fact_contract};

    fact_contract!(
        passages,
        [
            "Die Stadt lädt alle Menschen ein, sich an der Befragung zu beteiligen.",
            "Міська рада запрошує всіх мешканців на зустріч у ратуші.",
        ]
    );

    #[track_caller]
    fn check_passages(text: &str, expected: Expect) {
        check(text, passages, |it| format!("{} {}", it.code, it.letters), expected);
    }

    #[test]
    fn passages_of_a_letter_to_all() {
        check_passages(
            "Die Stadt lädt alle Menschen ein, sich an der Befragung zu beteiligen.\n\nTürkçe\nBelediye, tüm vatandaşları bu ankete katılmaya davet ediyor ve bunun için bir toplantı düzenliyor.\n\nEnglish version\nThe city invites you to take part in the survey and to come to the meeting.\n\nгород приглашает всех жителей принять участие в опросе\n\nتدعو المدينة جميع السكان إلى المشاركة في الاستطلاع\n\nشهر همه ساکنان را به شرکت در نظرسنجی دعوت می‌کند\n\nLa ville invite tous les habitants à participer à l'enquête et à venir à la réunion avec nous.",
            expect![[r#"
                de 57  "Die Stadt lädt alle Menschen ein, sich an der Befragung zu beteiligen."  language/words
                tr 83  "Belediye, tüm vatandaşları bu ankete katılmaya davet ediyor ve bunun için bir toplantı düzenliyor."  language/words
                en 59  "The city invites you to take part in the survey and to come to the meeting."  language/words
                ru 47  "город приглашает всех жителей принять участие в опросе"  language/script
                ar 43  "تدعو المدينة جميع السكان إلى المشاركة في الاستطلاع"  language/script
                fa 38  "شهر همه ساکنان را به شرکت در نظرسنجی دعوت می\u{200c}کند"  language/script
                fr 75  "La ville invite tous les habitants à participer à l'enquête et à venir à la réunion avec nous."  language/words
            "#]],
        );
    }

    #[test]
    fn names_places_and_mottos_tell_nothing() {
        check_passages(
            "Meryem Şahinkaya, Yusuf Yılmaz, Łukasz Żak, Ioana Țepeș\n\nNeukölln, Volkmarsdorf, Mühlburg, Oberreut\n\nWelcome to the city\n\nName\tthe and of to is are for with you your we our this that",
            expect![""],
        );
    }
}
