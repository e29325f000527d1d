//! How readable a text is: words of any language are told from noise by their letters.
//!
//! Fonts without a right map to characters, bad text recognition and encodings taken for others
//! give text that looks like text to a program. In words of every language some sequences of
//! letters are common and most never occur; which ones is in `data/trigrams.tsv`. Words in other
//! than Latin letters count as words if they are of one script.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// Pages less readable than this are noise. On 460 pages of papers the worst, a list of checksums,
/// has 0.77; texts with letters put for others reach 0.44.
const NOISE_BELOW: f32 = 0.5;

/// The share of known sequences in text of words; languages that are not in the table come near it.
const SHARE_OF_WORDS: f32 = 0.9;

/// The share of known sequences in text whose letters stand for others.
const SHARE_OF_NOISE: f32 = 0.35;

/// With this share of characters that are none, nothing can be read any more.
const UNREADABLE: f32 = 0.25;

/// A text is taken for words until there is more evidence than this number of sequences: a map
/// with some abbreviations is not noise.
const BENEFIT: u32 = 25;

/// Shorter runs of letters are abbreviations and units; they say nothing.
const MIN_LETTERS: usize = 3;

/// The share of the text that reads like words of some language, 0 to 1; `None` without text.
pub(crate) fn quality(text: &str) -> Option<f32> {
    let mut evidence = Evidence::default();
    text.split_whitespace().for_each(|it| evidence.token(it));
    if evidence.n_printed == 0 {
        return None;
    }
    let share = evidence.n_known as f32 / (evidence.n_known + evidence.n_unknown) as f32;
    let words = (share - SHARE_OF_NOISE) / (SHARE_OF_WORDS - SHARE_OF_NOISE);
    let unreadable = evidence.n_unreadable as f32 / evidence.n_printed as f32 / UNREADABLE;
    let quality = words.clamp(0.0, 1.0) * (1.0 - unreadable).max(0.0);
    // More digits would say more than is known.
    Some((quality * 100.0).round() / 100.0)
}

/// Whether a page of this quality is noise.
pub(crate) fn is_noise(quality: Option<f32>) -> bool {
    quality.is_some_and(|it| it < NOISE_BELOW)
}

/// What speaks for words and against them.
struct Evidence {
    n_printed: u32,
    /// Characters that are none.
    n_unreadable: u32,
    /// Sequences of letters that words have.
    n_known: u32,
    /// Others.
    n_unknown: u32,
    /// The run of letters being read, folded; a buffer.
    folded: Vec<u8>,
}

impl Default for Evidence {
    fn default() -> Evidence {
        Evidence {
            n_printed: 0,
            n_unreadable: 0,
            n_known: BENEFIT,
            n_unknown: 0,
            folded: Vec::new(),
        }
    }
}

impl Evidence {
    /// Looks at what stands between two blanks.
    fn token(&mut self, token: &str) {
        let mut run_start = None;
        let mut last_run_end = None;
        for (at, ch) in token.char_indices() {
            self.n_printed += 1;
            self.n_unreadable += u32::from(is_unreadable(ch));
            if is_letter(ch) {
                if run_start.is_none() {
                    self.n_unknown += last_run_end.map_or(0, |it| odd_signs(&token[it..at]));
                    run_start = Some(at);
                }
            } else if let Some(start) = run_start.take() {
                self.letters(&token[start..at]);
                last_run_end = Some(at);
            }
        }
        if let Some(start) = run_start {
            self.letters(&token[start..]);
        }
    }

    /// Looks at a run of letters.
    fn letters(&mut self, run: &str) {
        self.folded.clear();
        self.folded.push(BORDER);
        let mut n_letters = 0_u32;
        let mut n_latin = 0_u32;
        for ch in run.chars() {
            n_letters += 1;
            n_latin += u32::from(fold(ch, &mut self.folded));
        }
        self.folded.push(BORDER);
        if (n_letters as usize) < MIN_LETTERS {
            return;
        }
        if n_latin == 0 {
            self.n_known += n_letters;
        } else if n_latin < n_letters || is_case_salad(run) {
            self.n_unknown += n_letters;
        } else {
            for it in self.folded.windows(3) {
                let is_known = TRIGRAMS.contains([it[0], it[1], it[2]]);
                *(if is_known { &mut self.n_known } else { &mut self.n_unknown }) += 1;
            }
        }
    }
}

/// A letter, or a mark on one.
fn is_letter(ch: char) -> bool {
    ch.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&ch)
}

/// Characters that stand for none: unknown, private, control.
fn is_unreadable(ch: char) -> bool {
    let is_private = matches!(ch, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    ch == char::REPLACEMENT_CHARACTER || is_private || ch.is_control()
}

/// How much the signs between two runs of letters speak against words: words are joined by a few
/// signs and by no digits, but for numbers of files.
fn odd_signs(between: &str) -> u32 {
    const JOINING: &str = "-–—'’‘´`./:;,*_&@+()[]|\\!?=\"„“”»«\u{ad}·•…<>#%§";
    /// Weighs like the sequences that a letter in its place would make.
    const WEIGHT: u32 = 2;
    let n_odd = between.chars().filter(|it| !JOINING.contains(*it) && !it.is_ascii_digit()).count();
    WEIGHT * u32::try_from(n_odd).unwrap_or(u32::MAX / WEIGHT)
}

/// Whether capitals and small letters alternate: `sTaDt`, but not `MwSt` or a word with a capital
/// for two genders in it.
fn is_case_salad(run: &str) -> bool {
    let mut n_rises = 0;
    let mut is_small = false;
    for ch in run.chars() {
        n_rises += u32::from(is_small && ch.is_uppercase());
        is_small = ch.is_lowercase();
    }
    n_rises >= 2
}

/// The border of a word among folded letters.
const BORDER: u8 = 26;

/// Appends a Latin letter without its marks, as a number from 0; gives whether it is one, or a mark.
fn fold(ch: char, folded: &mut Vec<u8>) -> bool {
    let mut push = |letters: &[u8]| folded.extend(letters.iter().map(|it| it - b'a'));
    if ch.is_ascii_alphabetic() {
        push(&[ch.to_ascii_lowercase() as u8]);
        return true;
    }
    match ch {
        '\u{300}'..='\u{36f}' => {}
        'ß' | 'ẞ' => push(b"ss"),
        'Æ' | 'æ' => push(b"ae"),
        'Œ' | 'œ' => push(b"oe"),
        'Ø' | 'ø' => push(b"o"),
        'Ł' | 'ł' => push(b"l"),
        'Đ' | 'đ' | 'Ð' | 'ð' => push(b"d"),
        'ı' => push(b"i"),
        'Þ' | 'þ' => push(b"th"),
        _ => {
            let mut base = None;
            decompose_canonical(ch, |it| base = base.or(Some(it)));
            match base.filter(char::is_ascii_alphabetic) {
                Some(base) => push(&[base.to_ascii_lowercase() as u8]),
                None => return false,
            }
        }
    }
    true
}

/// Which sequences of three letters words have: one bit for each.
struct Trigrams(Vec<u64>);

static TRIGRAMS: LazyLock<Trigrams> = LazyLock::new(Trigrams::new);

impl Trigrams {
    fn new() -> Trigrams {
        const LETTERS: usize = BORDER as usize + 1;
        let mut bits = vec![0_u64; (LETTERS * LETTERS * LETTERS).div_ceil(64)];
        let lines = include_str!("../data/trigrams.tsv").lines();
        for line in lines.filter(|it| !it.starts_with('#')) {
            let letter = |it: u8| if it == b'_' { BORDER } else { it - b'a' };
            if let [one, two, three] = *line.as_bytes() {
                let at = Trigrams::place([one, two, three].map(letter));
                bits[at / 64] |= 1 << (at % 64);
            }
        }
        Trigrams(bits)
    }

    fn place([one, two, three]: [u8; 3]) -> usize {
        const LETTERS: usize = BORDER as usize + 1;
        (usize::from(one) * LETTERS + usize::from(two)) * LETTERS + usize::from(three)
    }

    fn contains(&self, trigram: [u8; 3]) -> bool {
        let at = Trigrams::place(trigram);
        self.0[at / 64] >> (at % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Der Rat beschließt, die Verwaltung mit der Prüfung der Anträge der \
        Fraktionen zu beauftragen und dem Ausschuss bis zur nächsten Sitzung zu berichten. Die \
        Bürger:innen werden über das Amtsblatt und die Internetseite der Stadt informiert.";

    /// Every letter `by` places further on, as a font with a wrong map shows it.
    fn shifted(text: &str, by: u8) -> String {
        let shift = |ch: char, first: u8| char::from((ch as u8 - first + by) % 26 + first);
        let one = |ch: char| match ch {
            'a'..='z' => shift(ch, b'a'),
            'A'..='Z' => shift(ch, b'A'),
            _ => ch,
        };
        text.chars().map(one).collect()
    }

    fn of(text: &str) -> f32 {
        quality(text).unwrap()
    }

    #[test]
    fn words_of_any_language_are_words() {
        for text in [
            GERMAN,
            "The council resolves to ask the administration for a report on language lessons for \
             newly arrived families and to publish the results on the website of the town.",
            "Belediye meclisi, yeni gelen aileler için dil kurslarının düzenlenmesini ve sonuçların \
             belediyenin internet sitesinde yayımlanmasını kararlaştırır.",
            "Rada miasta postanawia zlecić administracji przygotowanie sprawozdania o kursach języka \
             dla nowo przybyłych rodzin oraz opublikowanie wyników na stronie miasta.",
            "Городской совет поручает администрации подготовить отчёт о языковых курсах.",
            "يقرر مجلس المدينة تكليف الإدارة بإعداد تقرير عن دورات اللغة للأسر الجديدة",
            "市議会は行政に報告書の作成を求めることを決定した。",
        ] {
            assert!(of(text) > 0.75, "{}: {text}", of(text));
        }
    }

    #[test]
    fn letters_that_stand_for_others_are_noise() {
        for by in [1, 2, 3, 5, 13, 25] {
            let text = shifted(GERMAN, by);
            assert!(is_noise(quality(&text)), "{}: {text}", of(&text));
        }
    }

    #[test]
    fn characters_that_are_none_are_noise() {
        assert!(is_noise(quality(&"\u{fffd}\u{fffd} Rat ".repeat(9))));
        assert!(is_noise(quality(&"\u{e012}\u{e013}\u{e014} ".repeat(9))));
        assert!(of(&format!("\u{f0b7} {GERMAN}")) > 0.9);
    }

    #[test]
    fn salads_are_noise() {
        let alternate = |(idx, ch): (usize, char)| match idx % 2 {
            0 => ch.to_ascii_uppercase(),
            _ => ch.to_ascii_lowercase(),
        };
        let salad: String = GERMAN.chars().enumerate().map(alternate).collect();
        assert!(is_noise(quality(&salad)), "{}", of(&salad));
        assert!(is_noise(quality(&"hqxz wrtp kjlm ".repeat(20))));
        assert!(is_noise(quality(&"StÃ¤dtÂ§ â‚¬ grÃ¼Ã\u{9f}Ã¶ ".repeat(20))));
    }

    #[test]
    fn little_text_and_numbers_are_no_noise() {
        for text in ["1.234,56 € 7.890,12 €", "Nr. 12", "KSt KTr HHSt GmbH", "BürgerInnen MwSt."]
        {
            assert!(of(text) > 0.75, "{}: {text}", of(text));
        }
        assert_eq!(quality(" \n"), None);
    }

    #[test]
    fn the_table_is_sorted_and_well_formed() {
        let lines = include_str!("../data/trigrams.tsv").lines();
        let keys: Vec<&str> = lines.filter(|it| !it.starts_with('#')).collect();
        assert!(keys.is_sorted_by(|one, other| one < other) && keys.len() > 4_000);
        let is_letter = |it: u8| it == b'_' || it.is_ascii_lowercase();
        assert!(keys.iter().all(|it| it.len() == 3 && it.bytes().all(is_letter)));
    }
}
