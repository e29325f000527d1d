//! Blocks to lines with a place on a page.

use super::face::{self, Face};
use super::frames::frame;

/// A4 in points.
pub(super) const PAGE: (f32, f32) = (595.0, 842.0);

/// From the left edge to the text.
const LEFT: f32 = 62.0;

/// The width of the text.
const WIDTH: f32 = 471.0;

/// Where the first line of a page stands, from below.
const TOP: f32 = 760.0;

/// No line stands below this.
const BOTTOM: f32 = 70.0;

/// Where the running head stands.
const HEAD_Y: f32 = 800.0;

/// Where the page number stands.
const FOOT_Y: f32 = 40.0;

/// The size of running text.
const SIZE: f32 = 10.5;

/// The size of headings.
const HEADING_SIZE: f32 = 13.0;

/// The size of the running head and foot.
const SMALL: f32 = 8.0;

/// From line to line, in sizes.
const LEADING: f32 = 1.3;

/// Free space between lines that are no running text, and around headings, in sizes.
const APART: f32 = 0.6;

/// A line with wider gaps between words is not stretched.
const STRETCH_MAX: f32 = 4.0;

/// What a paper is made of.
#[derive(Debug, Clone)]
pub(super) enum Block<'a> {
    /// A line in bold.
    Heading(String),
    /// A line.
    Line(String),
    /// Text that is filled into lines of full width.
    Paragraph(&'a str),
    /// Cells, each with its distance from the left margin.
    Row(Vec<(f32, String)>),
    /// A line across the text.
    Rule,
    /// Free space.
    Gap(f32),
}

/// What stands on every page.
#[derive(Debug)]
pub(super) struct Running {
    /// Above the text.
    pub(super) head: String,
    /// Below it, beside the number of the page.
    pub(super) foot: String,
}

/// Words in one line.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) words: Vec<String>,
    /// What is added to every gap, in points.
    pub(super) stretch: f32,
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) pieces: Vec<Piece>,
    /// Where rules across the text begin.
    pub(super) rules: Vec<(f32, f32)>,
}

/// Gives every line its place; pages are added as needed.
pub(super) fn sheets(blocks: &[Block<'_>], running: &Running) -> Vec<Sheet> {
    let mut setter = Setter { sheets: vec![Sheet::default()], y: TOP };
    for block in blocks {
        setter.block(block);
    }
    let mut sheets = setter.sheets;
    let n_sheets = sheets.len();
    for (number, sheet) in (1..).zip(&mut sheets) {
        let page = format!("{} {number} {} {n_sheets}", frame("page"), frame("page_of"));
        // The letterhead says it on the first page.
        if number > 1 {
            sheet.pieces.push(piece(LEFT, HEAD_Y, Face::Regular, SMALL, &running.head));
        }
        sheet.pieces.push(piece(LEFT, FOOT_Y, Face::Regular, SMALL, &running.foot));
        sheet.pieces.push(piece(LEFT + 400.0, FOOT_Y, Face::Regular, SMALL, &page));
        sheet.rules.extend([(LEFT, HEAD_Y - 6.0), (LEFT, FOOT_Y + 12.0)]);
    }
    sheets
}

/// The width of a rule.
pub(super) fn rule_width() -> f32 {
    WIDTH
}

struct Setter {
    sheets: Vec<Sheet>,
    y: f32,
}

impl Setter {
    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Heading(text) => {
                self.y -= SIZE * (1.0 + APART);
                self.paragraph(text, Face::Bold, HEADING_SIZE);
                self.y -= SIZE * APART;
            }
            Block::Line(text) => {
                self.y -= SIZE * APART;
                self.paragraph(text, Face::Regular, SIZE);
            }
            Block::Paragraph(text) => {
                self.paragraph(text, Face::Regular, SIZE);
                self.y -= SIZE / 2.0;
            }
            Block::Row(cells) => {
                self.y -= SIZE * APART;
                let y = self.next_line(SIZE);
                let pieces = cells.iter().filter(|it| !it.1.is_empty());
                let pieces: Vec<Piece> =
                    pieces.map(|(x, text)| piece(LEFT + x, y, Face::Regular, SIZE, text)).collect();
                self.sheet().pieces.extend(pieces);
            }
            Block::Rule => {
                let y = self.y - 3.0;
                self.sheet().rules.push((LEFT, y));
                self.y = y;
            }
            Block::Gap(height) => self.y -= height,
        }
    }

    /// Fills lines; all but the last are stretched to the full width.
    fn paragraph(&mut self, text: &str, face: Face, size: f32) {
        let gap = face::width(' ', face) * size;
        let mut words: Vec<String> = Vec::new();
        let mut used = 0.0;
        for word in text.split_whitespace() {
            let width = face::text_width(word, face) * size;
            if !words.is_empty() && used + gap + width > WIDTH {
                self.line(std::mem::take(&mut words), used, face, size);
                used = 0.0;
            }
            used += if words.is_empty() { width } else { gap + width };
            words.push(word.to_owned());
        }
        if !words.is_empty() {
            self.line(words, WIDTH, face, size);
        }
    }

    fn line(&mut self, words: Vec<String>, used: f32, face: Face, size: f32) {
        let gaps = f32::from(u16::try_from(words.len() - 1).unwrap_or(u16::MAX)).max(1.0);
        let stretch = ((WIDTH - used) / gaps).max(0.0);
        let stretch = if stretch > STRETCH_MAX { 0.0 } else { stretch };
        let y = self.next_line(size);
        self.sheet().pieces.push(Piece { x: LEFT, y, face, size, words, stretch });
    }

    fn next_line(&mut self, size: f32) -> f32 {
        self.y -= size * LEADING;
        if self.y < BOTTOM {
            self.sheets.push(Sheet::default());
            self.y = TOP - size * LEADING;
        }
        self.y
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().expect("there is a page from the beginning")
    }
}

fn piece(x: f32, y: f32, face: Face, size: f32, text: &str) -> Piece {
    let words = text.split_whitespace().map(str::to_owned).collect();
    Piece { x, y, face, size, words, stretch: 0.0 }
}
