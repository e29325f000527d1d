//! Characters to words: a gap that is wide for the size of the print ends one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::direction;
use super::frame::Char;
use super::geometry::{Bbox, median, shared};

/// Height of letters over the baseline, in parts of their size; highest in common fonts.
const ASCENT_EM: f32 = 0.75;

/// Depth of letters under the baseline, in parts of their size.
const DESCENT_EM: f32 = 0.22;

/// Characters on one baseline differ in height by less than this part of their size.
const BASELINE_EM: f32 = 0.15;

/// A gap wider than this separates words where no blank is written: blanks of narrow fonts have
/// 0.2 of the size and shrink in justified lines, kerning stays under 0.1.
const WORD_GAP_EM: f32 = 0.16;

/// The same where the line writes its blanks: only a jump of the pen is a gap then.
const WORD_GAP_BESIDE_BLANKS_EM: f32 = 0.19;

/// The same where letters stand closely side by side: no kerning pair is that wide.
const WORD_GAP_IN_CLOSE_LINES_EM: f32 = 0.11;

/// Letters are close where their gap is less than this part of their size.
const CLOSE_EM: f32 = 0.03;

/// A line is close if this part of its letters is.
const CLOSE_SHARE: f32 = 0.75;

/// Lines with fewer pairs of letters do not tell.
const CLOSE_PAIRS: usize = 8;

/// A hyphen without a blank before it stands this near to its word.
const HYPHEN_GAP_EM: f32 = 0.3;

/// A blank pushed together to less than this is no gap: some programs write blanks and step back.
const BLANK_GAP_EM: f32 = 0.04;

/// A character printed again within this part of its width is made bold by printing it twice.
const DOUBLE_WITHIN: f32 = 0.3;

/// Letters set apart like this or wider are separate words; `T a g e s` has gaps under it.
const SPACED_GAP_EM: f32 = 1.0;

/// How much the gaps of spaced letters may differ from the middle one, in parts of it.
const SPACED_UNEVEN: f32 = 0.4;

/// Fewer single letters than this in a row are an enumeration, not a spaced word.
const SPACED_LETTERS: usize = 4;

/// More single letters in a row than this are looked at piece by piece.
const MAX_SPACED: usize = 64;

/// Blanks of fonts with letters of their own widths, in parts of their size; justified lines
/// stretch them by a third on average. Those of typewriter fonts have 0.6.
const USUAL_BLANK_EM: f32 = 0.33;

/// Wider gaps are no blanks between words.
const WIDEST_BLANK_EM: f32 = 0.9;

/// A word in its frame.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// The text, in NFC.
    pub(crate) text: String,
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    /// Its baseline.
    pub(crate) y: f32,
    /// The size of its print.
    pub(crate) size: f32,
    /// The length gaps are measured in: the size, or more where blanks are wide for it.
    pub(crate) em: f32,
    /// Which of the sheet's characters it begins with, in the order they are drawn.
    pub(crate) order: u32,
}

impl Word {
    /// The area of the word's letters.
    pub(crate) fn bbox(&self) -> Bbox {
        let (top, bottom) = (self.y - ASCENT_EM * self.size, self.y + DESCENT_EM * self.size);
        [self.x0, top, self.x1, bottom]
    }
}

/// Puts characters together to words, by baseline and from left to right.
pub(crate) fn words(mut chars: Vec<Char>) -> Vec<Word> {
    chars.sort_by(|one, other| order(one.y, other.y).then(by_place(one, other)));
    let mut res = Vec::new();
    let mut rest = chars.as_mut_slice();
    while let Some(first) = rest.first() {
        let (y, within) = (first.y, BASELINE_EM * first.size);
        let len = rest.iter().take_while(|it| it.y - y <= within).count();
        let (line, after) = rest.split_at_mut(len);
        line.sort_by(by_place);
        let line = without_leaders(&without_doubles(line));
        res.extend(joined_letters(words_of_line(&line)));
        rest = after;
    }
    let scale = blank_scale(&res);
    for word in &mut res {
        word.em *= scale;
    }
    res
}

/// By how much the blanks between words are wider than usual, at least 1.
fn blank_scale(words: &[Word]) -> f32 {
    let gap = |pair: &[Word]| (pair[1].x0 - pair[0].x1) / pair[0].size.max(0.1);
    let is_line = |pair: &&[Word]| (pair[1].y - pair[0].y).abs() < BASELINE_EM * pair[0].size;
    let gaps = words.windows(2).filter(is_line).map(gap);
    let blank = median(gaps.filter(|it| (BLANK_GAP_EM..WIDEST_BLANK_EM).contains(it)).collect());
    (blank / USUAL_BLANK_EM).clamp(1.0, 2.5)
}

fn order(one: f32, other: f32) -> std::cmp::Ordering {
    one.total_cmp(&other)
}

/// From left to right; what is printed at the same place in an order that is always the same.
fn by_place(one: &Char, other: &Char) -> std::cmp::Ordering {
    order(one.x0, other.x0)
        .then(order(one.x1, other.x1))
        .then(one.ch.cmp(&other.ch))
        .then(order(one.y, other.y))
        .then(order(one.size, other.size))
}

/// Leaves out what is printed twice to look bold or shadowed.
fn without_doubles(line: &[Char]) -> Vec<Char> {
    /// A double stands within so many characters of its first print.
    const LOOK_BACK: usize = 4;
    let mut res: Vec<Char> = Vec::with_capacity(line.len());
    for it in line {
        let within = DOUBLE_WITHIN * (it.x1 - it.x0).max(0.1 * it.size);
        let mut near = res.iter().rev().take(LOOK_BACK);
        if !near.any(|first| first.ch == it.ch && it.x0 - first.x0 < within) {
            res.push(*it);
        }
    }
    res
}

/// Leaves out the dots and strokes of a line to write on where something is written on it.
fn without_leaders(line: &[Char]) -> Vec<Char> {
    let is_leader = |it: &Char| matches!(it.ch, '.' | '_' | '…' | '·');
    let is_over = |one: &Char, other: &Char| {
        !is_leader(other)
            && !is_blank(other.ch)
            && 2.0 * shared((one.x0, one.x1), (other.x0, other.x1)) > one.x1 - one.x0
    };
    let is_written_on = |idx: usize| {
        let near = line[idx.saturating_sub(2)..].iter().take(5);
        is_leader(&line[idx]) && near.into_iter().any(|it| is_over(&line[idx], it))
    };
    (0..line.len()).filter(|it| !is_written_on(*it)).map(|it| line[it]).collect()
}

/// Cuts one line at its gaps.
fn words_of_line(line: &[Char]) -> Vec<Word> {
    let gap_em = gap_em(line);
    let mut res = Vec::new();
    let mut open: Vec<Char> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    let mut blank = false;
    for it in line {
        if is_blank(it.ch) {
            blank = true;
            continue;
        }
        if let Some(last) = open.last() {
            let (gap, size) = (it.x0 - end, last.size.max(it.size));
            let gap_em = if is_hyphen_of(last, it) { HYPHEN_GAP_EM } else { gap_em };
            if gap > gap_em * size || (blank && gap > BLANK_GAP_EM * size) {
                res.extend(word(&open));
                open.clear();
                end = f32::NEG_INFINITY;
            }
        }
        open.push(*it);
        end = end.max(it.x1);
        blank = false;
    }
    res.extend(word(&open));
    res
}

/// Whether a hyphen follows a letter: programs set the one that breaks a word by itself.
fn is_hyphen_of(letter: &Char, hyphen: &Char) -> bool {
    matches!(hyphen.ch, '-' | '\u{ad}') && letter.ch.is_alphabetic()
}

/// How wide a gap must be to end a word in a line, in parts of the size of its print.
fn gap_em(line: &[Char]) -> f32 {
    let is_pair = |it: &&[Char]| !is_blank(it[0].ch) && !is_blank(it[1].ch);
    let gap = |it: &[Char]| (it[1].x0 - it[0].x1) / it[1].size.max(0.1);
    let gaps: Vec<f32> = line.windows(2).filter(is_pair).map(gap).collect();
    let n_close = gaps.iter().filter(|it| it.abs() <= CLOSE_EM).count();
    if gaps.len() >= CLOSE_PAIRS && n_close as f32 >= CLOSE_SHARE * gaps.len() as f32 {
        return WORD_GAP_IN_CLOSE_LINES_EM;
    }
    let has_blanks = line.iter().any(|it| is_blank(it.ch));
    if has_blanks { WORD_GAP_BESIDE_BLANKS_EM } else { WORD_GAP_EM }
}

/// Whether a character only takes room; soft hyphens do not end a word.
fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '\u{200b}' | '\u{feff}') || ch.is_control()
}

/// One word from its characters; `None` if nothing of it can be read.
fn word(chars: &[Char]) -> Option<Word> {
    let size = chars.iter().map(|it| it.size).fold(0.0, f32::max);
    let word = Word {
        text: text(chars),
        x0: chars.iter().map(|it| it.x0).fold(f32::INFINITY, f32::min),
        x1: chars.iter().map(|it| it.x1).fold(f32::NEG_INFINITY, f32::max),
        y: median(chars.iter().map(|it| it.y).collect()),
        size,
        em: size,
        order: chars.iter().map(|it| it.order).min().unwrap_or_default(),
    };
    (!word.text.is_empty()).then_some(word)
}

/// The text of a word, accents put on the letters they are printed over.
fn text(chars: &[Char]) -> String {
    if chars.iter().all(|it| it.ch.is_ascii()) {
        return chars.iter().map(|it| it.ch).collect();
    }
    let mut res = String::new();
    let mut waiting = None;
    for (idx, it) in chars.iter().enumerate() {
        let accent = accent(it.ch);
        let over = |other: Option<&Char>| other.is_some_and(|other| is_over(it, other));
        match accent {
            Some(mark) if idx > 0 && over(chars.get(idx - 1)) => res.push(mark),
            Some(mark) if over(chars.get(idx + 1)) => waiting = Some(mark),
            _ => {
                let is_inner_hyphen = it.ch == '\u{ad}' && idx + 1 < chars.len();
                if !is_inner_hyphen {
                    res.push(if it.ch == '\u{ad}' { '-' } else { it.ch });
                }
                res.extend(waiting.take());
            }
        }
    }
    let res: String = res.nfc().collect();
    if direction::has_leftward(&res) { direction::as_read(&res) } else { res }
}

/// The combining form of an accent.
fn accent(ch: char) -> Option<char> {
    Some(match ch {
        '\u{a8}' => '\u{308}',
        '\u{b4}' => '\u{301}',
        '\u{60}' => '\u{300}',
        '\u{2c6}' => '\u{302}',
        '\u{2dc}' => '\u{303}',
        '\u{2c7}' => '\u{30c}',
        '\u{2da}' => '\u{30a}',
        '\u{b8}' => '\u{327}',
        _ if is_combining_mark(ch) => ch,
        _ => return None,
    })
}

/// Whether an accent is printed over a letter.
fn is_over(accent: &Char, letter: &Char) -> bool {
    let mid = 0.5 * (accent.x0 + accent.x1);
    letter.ch.is_alphabetic() && letter.x0 < mid && mid < letter.x1 + 0.05 * letter.size
}

/// Joins letters that are set apart for emphasis, as in `T a g e s o r d n u n g`.
fn joined_letters(words: Vec<Word>) -> Vec<Word> {
    let mut res: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let [first, ..] = rest {
        let len = spaced_letters(rest);
        if len >= SPACED_LETTERS {
            let (letters, after) = rest.split_at(len);
            res.push(Word {
                text: letters.iter().map(|it| it.text.as_str()).collect(),
                x1: letters[len - 1].x1,
                ..first.clone()
            });
            rest = after;
        } else {
            res.push(first.clone());
            rest = &rest[1..];
        }
    }
    res
}

/// How many words at the start are single letters with like gaps between them.
fn spaced_letters(words: &[Word]) -> usize {
    let is_letter = |it: &Word| {
        let mut chars = it.text.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let n_letters = words.iter().take(MAX_SPACED).take_while(|it| is_letter(it)).count();
    let gaps: Vec<f32> = words[..n_letters].windows(2).map(|it| it[1].x0 - it[0].x1).collect();
    // The first gaps decide what is usual: a wider one after them is the gap between two words.
    let usual = median(gaps.iter().take(SPACED_LETTERS).copied().collect());
    let size = words.first().map_or(0.0, |it| it.size);
    if usual <= 0.0 || usual > SPACED_GAP_EM * size {
        return 0;
    }
    let n_alike =
        gaps.iter().take_while(|it| (**it - usual).abs() <= SPACED_UNEVEN * usual).count();
    n_alike + 1
}
