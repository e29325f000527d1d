//! What was understood of pages, drawn for people who look for mistakes: words in their boxes, lines
//! by kind in reading order, cells of tables, and the path the eye takes.

use std::fmt::Write as _;

use ratlas_present::escaped;
use ratlas_read::{Line, LineKind, Page, Word};

/// Between two pages under each other, in points.
const GAP: f32 = 20.0;

/// The sheet of a page without a geometry.
const NO_SIZE: (f32, f32) = (595.0, 842.0);

/// The name of a kind of line.
pub(crate) fn kind_name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Text => "text",
        LineKind::Row => "row",
        LineKind::Furniture => "furniture",
    }
}

fn colour(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Text => "#1f6f3f",
        LineKind::Row => "#1f4f9f",
        LineKind::Furniture => "#8a8a8a",
    }
}

/// Pages under each other as one SVG picture, in points.
pub(crate) fn drawing(pages: &[Page]) -> String {
    let sizes: Vec<(f32, f32)> = pages.iter().map(|it| it.size.unwrap_or(NO_SIZE)).collect();
    let width = sizes.iter().map(|it| it.0).fold(0.0, f32::max);
    let height: f32 = sizes.iter().map(|it| it.1 + GAP).sum();
    let mut res = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\">\n"
    );
    let mut top = 0.0;
    for (page, (width, height)) in pages.iter().zip(sizes) {
        let _ = writeln!(res, "<g transform=\"translate(0 {top})\">");
        let _ = writeln!(
            res,
            "<rect width=\"{width}\" height=\"{height}\" fill=\"white\" stroke=\"black\"/>"
        );
        page_parts(&mut res, page);
        res.push_str("</g>\n");
        top += height + GAP;
    }
    res.push_str("</svg>\n");
    res
}

fn page_parts(res: &mut String, page: &Page) {
    let mut path: Vec<[f32; 2]> = Vec::new();
    let lines = page.lines.iter().filter(|it| !it.span.is_empty());
    for (line, number) in lines.zip(1..) {
        let words = words_of(page, line);
        let Some(first) = words.first() else { continue };
        for cell in cells(page, words) {
            frame(res, cell, colour(line.kind));
        }
        for word in words {
            printed(res, &page.text[word.span.clone()], word.bbox);
        }
        let [x0, y0, _, y1] = first.bbox;
        let _ = writeln!(
            res,
            "<text x=\"{}\" y=\"{y1}\" font-size=\"5\" fill=\"{}\">{number}</text>",
            (x0 - 12.0).max(1.0),
            colour(line.kind)
        );
        path.push([x0, f32::midpoint(y0, y1)]);
    }
    let points: Vec<String> = path.iter().map(|[x, y]| format!("{x},{y}")).collect();
    let _ = writeln!(
        res,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#c04000\" stroke-width=\"0.4\"/>",
        points.join(" ")
    );
}

fn words_of<'a>(page: &'a Page, line: &Line) -> &'a [Word] {
    let first = page.words.partition_point(|it| it.span.start < line.span.start);
    let end = page.words.partition_point(|it| it.span.start < line.span.end);
    &page.words[first..end]
}

/// The words of a line by cell: a tab stands between two of them.
fn cells<'a>(page: &Page, words: &'a [Word]) -> impl Iterator<Item = &'a [Word]> {
    words.chunk_by(|one, other| !page.text[one.span.end..other.span.start].contains('\t'))
}

fn frame(res: &mut String, words: &[Word], colour: &str) {
    let bounds = words.iter().map(|it| it.bbox).reduce(|one, other| {
        [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
    });
    if let Some([x0, y0, x1, y1]) = bounds {
        let _ = writeln!(
            res,
            "<rect x=\"{x0}\" y=\"{y0}\" width=\"{}\" height=\"{}\" fill=\"{colour}\" \
             fill-opacity=\"0.08\" stroke=\"{colour}\" stroke-width=\"0.5\"/>",
            x1 - x0,
            y1 - y0
        );
    }
}

/// A word as wide as its box.
fn printed(res: &mut String, text: &str, [x0, y0, x1, y1]: [f32; 4]) {
    let size = 0.95 * (y1 - y0);
    let _ = writeln!(
        res,
        "<text x=\"{x0}\" y=\"{}\" font-size=\"{size}\" textLength=\"{}\" \
         lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        y1 - 0.22 * (y1 - y0),
        (x1 - x0).max(0.1),
        escaped(text)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_words_and_cells_and_no_markup() {
        let word =
            |start: usize, x: f32| Word { span: start..start + 1, bbox: [x, 10.0, x + 9.0, 20.0] };
        let line = Line { span: 0..3, kind: LineKind::Row, font_size: 10.0 };
        let page = Page {
            number: 1,
            size: Some((100.0, 50.0)),
            text: "<\tb".to_owned(),
            lines: vec![line],
            words: vec![word(0, 10.0), word(2, 40.0)],
            ..Page::default()
        };
        let svg = drawing(&[page]);
        assert!(svg.starts_with("<svg") && svg.contains("&lt;") && !svg.contains("<<"), "{svg}");
        assert_eq!(svg.matches("fill-opacity").count(), 2, "{svg}");
    }
}
