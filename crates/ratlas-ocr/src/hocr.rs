//! Words with places from hOCR, the form in which tesseract tells the line a word stands on.
//!
//! Only what tesseract writes is read; elements with their attributes, and text between them.

use ratlas_read::{RecognisedWord, Turn};

/// Elements that are lines.
const LINES: [&str; 4] = ["ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"];

/// A line the words after it stand on.
#[derive(Debug, Clone, Copy)]
struct Line {
    bbox: [f32; 4],
    slope: f32,
    /// Height of the baseline at the left end, from the lower border.
    offset: f32,
    height: f32,
    direction: Turn,
}

/// The words of an answer.
pub(crate) fn words(hocr: &str) -> Vec<RecognisedWord> {
    let mut res: Vec<RecognisedWord> = Vec::new();
    let mut line = None;
    let mut is_word = false;
    for piece in hocr.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        if let Some(class) = attribute(tag, "class") {
            is_word = class == "ocrx_word";
            let title = attribute(tag, "title").unwrap_or_default();
            if LINES.contains(&class) {
                line = self::line(title);
            } else if is_word {
                match line.and_then(|it| word(title, it)) {
                    Some(word) => res.push(word),
                    None => is_word = false,
                }
            }
        } else if tag.starts_with("/span") {
            is_word = false;
        }
        if let (true, Some(word)) = (is_word, res.last_mut()) {
            word.text.push_str(&unescaped(text.trim_matches(['\n', '\r'])));
        }
    }
    res.retain(|it| !it.text.trim().is_empty());
    res
}

/// The value of an attribute, in either kind of quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    rest[1..].split(quote).next()
}

/// The numbers after a name in a title: `bbox 10 20 30 40; baseline 0.01 -5`.
fn numbers<const N: usize>(title: &str, name: &str) -> Option<[f32; N]> {
    let of_name = |it: &str| it.trim().strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
    let property = title.split(';').find_map(of_name)?;
    let numbers: Vec<f32> =
        property.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    numbers.try_into().ok()
}

fn line(title: &str) -> Option<Line> {
    let bbox: [f32; 4] = numbers(title, "bbox")?;
    let [slope, offset] = numbers(title, "baseline").unwrap_or([0.0, 0.0]);
    let [degrees] = numbers(title, "textangle").unwrap_or([0.0]);
    let direction = match degrees {
        90.0 => Turn::Left,
        180.0 => Turn::Around,
        270.0 => Turn::Right,
        _ => Turn::None,
    };
    let across = match direction {
        Turn::None | Turn::Around => bbox[3] - bbox[1],
        Turn::Left | Turn::Right => bbox[2] - bbox[0],
    };
    let height = height(title).unwrap_or(across);
    Some(Line { bbox, slope, offset, height, direction })
}

/// The height of a line's print. Tesseract guesses how far letters reach up and down from those in
/// the line; how high the small ones are it measures.
fn height(title: &str) -> Option<f32> {
    /// The height of a line in heights of its small letters, in common fonts.
    const SMALL_LETTERS: f32 = 1.95;
    /// Small letters are told from capitals in lines that have both.
    const PARTS: std::ops::RangeInclusive<f32> = 0.4..=0.7;
    let [height] = numbers(title, "x_size")?;
    let ([up], [down]) = (numbers(title, "x_ascenders")?, numbers(title, "x_descenders")?);
    let small: f32 = height - up - down;
    Some(if PARTS.contains(&(small / height)) { SMALL_LETTERS * small } else { height })
}

fn word(title: &str, line: Line) -> Option<RecognisedWord> {
    let bbox: [f32; 4] = numbers(title, "bbox")?;
    let [percent] = numbers(title, "x_wconf").unwrap_or([0.0]);
    let baseline = |x: f32| line.bbox[3] + line.offset + line.slope * (x - line.bbox[0]);
    let baseline = match line.direction {
        Turn::None => [baseline(bbox[0]), baseline(bbox[2])],
        _ => [bbox[3], bbox[3]],
    };
    Some(RecognisedWord {
        text: String::new(),
        bbox,
        baseline,
        height: line.height,
        direction: line.direction,
        confidence: (percent / 100.0).clamp(0.0, 1.0),
    })
}

/// The text of an XML text.
fn unescaped(text: &str) -> String {
    const NAMED: [(&str, char); 5] =
        [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\'')];
    let mut pieces = text.split('&');
    let mut res = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(';').unwrap_or(("", piece));
        let named = NAMED.iter().find(|it| it.0 == name).map(|it| it.1);
        let code = |it: &str| match it.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => it.parse().ok(),
        };
        let numbered = || name.strip_prefix('#').and_then(code).and_then(char::from_u32);
        if let Some(ch) = named.or_else(numbered) {
            res.push(ch);
            res.push_str(rest);
        } else {
            res.push('&');
            res.push_str(piece);
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"<div class='ocr_page' id='page_1' title='image "stdin"; bbox 0 0 900 600'>
   <span class='ocr_line' id='line_1_1' title="bbox 100 50 500 90; baseline 0.01 -8; x_size 40; x_descenders 8; x_ascenders 9">
    <span class='ocrx_word' id='word_1_1' title='bbox 100 50 200 82; x_wconf 96'>Müller</span>
    <span class='ocrx_word' id='word_1_2' title='bbox 210 50 300 90; x_wconf 40'><strong>&amp; S&#246;hne</strong></span>
    <span class='ocrx_word' id='word_1_3' title='bbox 310 50 320 90; x_wconf 95'> </span>
   </span>
   <span class='ocr_textfloat' title="bbox 800 100 830 400; textangle 90; x_size 30">
    <span class='ocrx_word' title='bbox 800 100 830 400; x_wconf 90'>Anlage</span>
   </span>
   <span class='ocr_line' title="nothing"><span class='ocrx_word' title='x'>lost</span></span>"#;

    #[test]
    fn reads_words_on_their_lines() {
        let words = words(ANSWER);
        let texts: Vec<&str> = words.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["Müller", "& Söhne", "Anlage"]);
        let first = &words[0];
        assert_eq!((first.bbox, first.height), ([100.0, 50.0, 200.0, 82.0], 1.95 * 23.0));
        assert_eq!((first.baseline, first.confidence), ([82.0, 83.0], 0.96));
        assert_eq!(words[2].direction, Turn::Left);
    }

    #[test]
    fn survives_anything() {
        for text in
            ["", "<", "<a class=", "<a class='ocrx_word' title='bbox 1 2 3 4'>x", "&#xfffffff;"]
        {
            assert!(words(text).is_empty(), "{text}");
        }
        assert_eq!(unescaped("a &b; &#x41; &"), "a &b; A &");
    }
}
