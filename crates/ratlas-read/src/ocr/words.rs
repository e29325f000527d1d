//! Recognised words to the characters layout works with.

use super::{RecognisedWord, Turn};
use crate::layout::Glyph;

/// The height of a line's print, from the lowest to the highest letters, in parts of its size.
const HEIGHT_EM: f32 = 0.93;

/// Words that are taken down from one picture; a page of a newspaper has about 6,000.
const MAX_WORDS: usize = 50_000;

/// Longer words are lines the recogniser mistook for one.
const MAX_WORD_CHARS: usize = 200;

/// Measured heights within this factor are of one size of print: headings differ by 1.1 or more.
const SAME_SIZE: f32 = 1.07;

/// Characters with places in points, `scale` points to a pixel.
pub(super) fn glyphs(words: &[RecognisedWord], scale: [f32; 2]) -> Vec<Glyph> {
    let words = &words[..words.len().min(MAX_WORDS)];
    let sizes = Sizes::new(words);
    words.iter().flat_map(|it| of_word(it, sizes.nearby(it.height), scale)).collect()
}

/// The heights of a page's print, smallest first.
struct Sizes(Vec<f32>);

impl Sizes {
    fn new(words: &[RecognisedWord]) -> Sizes {
        let weight = |it: &RecognisedWord| it.text.chars().count().min(MAX_WORD_CHARS);
        let heights = words.iter().flat_map(|it| std::iter::repeat_n(it.height, weight(it)));
        let mut heights: Vec<f32> = heights.filter(|it| it.is_finite()).collect();
        heights.sort_by(f32::total_cmp);
        Sizes(heights)
    }

    /// The middle one of the heights near a measured one, which differ by letters and dirt only.
    fn nearby(&self, height: f32) -> f32 {
        let from = self.0.partition_point(|it| *it < height / SAME_SIZE);
        let to = self.0.partition_point(|it| *it <= height * SAME_SIZE);
        self.0.get(usize::midpoint(from, to)).copied().unwrap_or(height)
    }
}

/// The characters of a word, each with an equal part of its length.
fn of_word(word: &RecognisedWord, height: f32, [x_scale, y_scale]: [f32; 2]) -> Vec<Glyph> {
    let chars: Vec<char> = word.text.chars().filter(|it| !it.is_control()).collect();
    let ends = ends(word);
    let has_length = (0..2).any(|axis| (ends[0][axis] - ends[1][axis]).abs() > 0.0);
    let is_finite = ends.iter().flatten().all(|it| it.is_finite());
    let is_word = is_finite && has_length && word.height.is_finite() && word.height > 0.0;
    if !is_word || chars.is_empty() || chars.len() > MAX_WORD_CHARS {
        return Vec::new();
    }
    let size = height * y_scale / HEIGHT_EM;
    let at = |idx: usize| {
        let part = idx as f32 / chars.len() as f32;
        let between = |axis: usize| ends[0][axis] + part * (ends[1][axis] - ends[0][axis]);
        [between(0) * x_scale, between(1) * y_scale]
    };
    let glyph = |(idx, ch): (usize, &char)| Glyph {
        ch: *ch,
        origin: at(idx),
        end: at(idx + 1),
        size,
        invisible: false,
    };
    chars.iter().enumerate().map(glyph).collect()
}

/// Where the baseline of a word starts and ends.
fn ends(word: &RecognisedWord) -> [[f32; 2]; 2] {
    // Depth of letters under the baseline, in parts of the height.
    const DEPTH: f32 = 0.24;
    let ([x0, y0, x1, y1], depth) = (word.bbox, DEPTH * word.height);
    match word.direction {
        Turn::None => [[x0, word.baseline[0]], [x1, word.baseline[1]]],
        Turn::Around => [[x1, y0 + depth], [x0, y0 + depth]],
        Turn::Left => [[x1 - depth, y1], [x1 - depth, y0]],
        Turn::Right => [[x0 + depth, y0], [x0 + depth, y1]],
    }
}
