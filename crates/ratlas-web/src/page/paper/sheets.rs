//! The pages of a view: as pictures with boxes on them, or as text.

use std::ops::Range;

use ratlas_model::PageText;

use crate::page::paper::facts::PageMark;
use crate::page::paper::leaves::Leaf;
use crate::page::paper::text::{self, Block, Marked};

/// Boxes of one page; more only cover it.
const MAX_BOXES: usize = 600;

/// A page as it is shown.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The number of the page.
    pub(crate) page: u32,
    /// Which part of the page, from 1.
    pub(crate) part: u32,
    /// Whether the text was recognised from an image.
    pub(crate) is_recognised: bool,
    /// What is on it.
    pub(crate) content: SheetContent,
}

/// What is shown of a page.
#[derive(Debug)]
pub(crate) enum SheetContent {
    /// A picture.
    Picture(Picture),
    /// The text.
    Text(Vec<Block>),
}

/// A page to be drawn, and the words of facts on it.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The size in points, rounded; `None` where it is not known: then nothing is marked.
    pub(crate) size: Option<[u32; 2]>,
    /// The size in points as SVG writes it.
    pub(crate) view_box: String,
    /// The words of facts.
    pub(crate) marks: Vec<BoxedMark>,
}

/// Boxes of the words of a fact.
#[derive(Debug)]
pub(crate) struct BoxedMark {
    /// The number of the fact.
    pub(crate) fact: usize,
    /// What links lead to.
    pub(crate) anchor: String,
    /// What the fact says.
    pub(crate) says: String,
    /// The boxes, ready to be written.
    pub(crate) boxes: Vec<BoxText>,
}

/// The numbers of a box as SVG writes them.
#[derive(Debug)]
pub(crate) struct BoxText {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) width: String,
    pub(crate) height: String,
}

impl Sheet {
    /// Its picture, if it is shown as one.
    pub(crate) fn picture(&self) -> Option<&Picture> {
        match &self.content {
            SheetContent::Picture(picture) => Some(picture),
            SheetContent::Text(_) => None,
        }
    }

    /// Its text, if it is shown as text.
    pub(crate) fn blocks(&self) -> &[Block] {
        match &self.content {
            SheetContent::Picture(_) => &[],
            SheetContent::Text(blocks) => blocks,
        }
    }
}

/// Points around the words: letters reach a little beyond their boxes.
const MARGIN: f32 = 1.0;

/// A page as a picture. `size` is in points.
pub(crate) fn picture(
    leaf: &Leaf,
    page: &PageText,
    size: Option<[f32; 2]>,
    marks: &[PageMark],
) -> Sheet {
    let size = size.filter(|it| it.iter().all(|side| side.is_finite() && *side >= 1.0));
    let on_page = marks.iter().filter(|it| it.page == leaf.page && !it.boxes.is_empty());
    let marks = match size {
        Some(size) => on_page.take(MAX_BOXES).map(|it| boxed(it, size)).collect(),
        None => Vec::new(),
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are positive"
    )]
    let rounded = size.map(|it| it.map(|side| side.round() as u32));
    let view_box = size.map_or(String::new(), |[width, height]| format!("0 0 {width} {height}"));
    sheet(leaf, page, SheetContent::Picture(Picture { size: rounded, view_box, marks }))
}

fn boxed(mark: &PageMark, [width, height]: [f32; 2]) -> BoxedMark {
    let boxes = mark.boxes.iter().filter(|it| it.iter().all(|side| side.is_finite()));
    let boxes = boxes.map(|[x0, y0, x1, y1]| {
        let (left, top) = ((x0 - MARGIN).clamp(0.0, width), (y0 - MARGIN).clamp(0.0, height));
        let (right, bottom) = ((x1 + MARGIN).clamp(left, width), (y1 + MARGIN).clamp(top, height));
        let number = |it: f32| format!("{it:.1}");
        BoxText {
            x: number(left),
            y: number(top),
            width: number(right - left),
            height: number(bottom - top),
        }
    });
    BoxedMark {
        fact: mark.marked.fact,
        anchor: mark.marked.anchor.clone(),
        says: mark.says.clone(),
        boxes: boxes.collect(),
    }
}

/// A page, or a part of one, as text.
pub(crate) fn text(
    leaf: &Leaf,
    page: &PageText,
    found: &[Range<usize>],
    marks: &[PageMark],
) -> Sheet {
    let on_page = marks.iter().filter(|it| it.page == leaf.page);
    let marked: Vec<Marked> = on_page.map(|it| it.marked.clone()).collect();
    let blocks = text::blocks(&page.text, leaf.span.clone(), &marked, found);
    sheet(leaf, page, SheetContent::Text(blocks))
}

fn sheet(leaf: &Leaf, page: &PageText, content: SheetContent) -> Sheet {
    Sheet { page: leaf.page, part: leaf.part, is_recognised: page.ocr, content }
}
