//! Glyphs to a page of text: geometry only.
//!
//! Nothing here knows a language, a file or the PDF format. The order in which the glyphs arrive
//! says nothing: programs write them in any order, so only their places count.

use std::cell::Cell;

mod columns;
mod compose;
mod direction;
mod drawn;
mod flow;
mod frame;
mod furniture;
mod geometry;
mod gutter;
mod panels;
mod paragraphs;
mod rows;
mod ruled;
mod search;
mod stretches;
mod striped;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use self::furniture::mark_furniture;
pub(crate) use self::geometry::{Glyph, Ruling, Sheet};

use self::compose::{Block, TextLine};
use self::flow::Flow;
use self::frame::Frame;
use self::words::Word;
use crate::Page;

/// Lays a sheet out: words, lines, tables and blocks in reading order.
///
/// Text in the commonest direction of writing comes first; other directions, such as stamps along
/// a margin, follow as blocks of their own.
pub(crate) fn page(sheet: &Sheet, is_first: bool) -> Page {
    let mut page = Page::default();
    for (frame, chars) in frame::frames(&sheet.glyphs) {
        let mut words = words::words(chars);
        drawn::forget_chance(&mut words);
        drawn::settle_margins(&mut words);
        let blocks = blocks(&words, sheet, frame, is_first);
        compose::append(&mut page, &blocks, &words, frame);
    }
    page
}

/// More words than on any page of paper are written line by line as they come.
const MAX_WORDS: usize = 20_000;

/// The blocks of one direction of writing.
fn blocks(words: &[Word], sheet: &Sheet, frame: Frame, is_first: bool) -> Vec<Block> {
    if words.len() > MAX_WORDS {
        let indices: Vec<usize> = (0..words.len()).collect();
        let lines =
            indices.chunk_by(|one, other| words[*one].y.total_cmp(&words[*other].y).is_eq());
        return vec![lines.map(|it| TextLine::text(it.to_vec())).collect()];
    }
    let rulings = ruled::joined(frame.rulings(&sheet.rulings));
    let mut tables = ruled::ruled_tables(words, &rulings);
    tables.extend(striped::striped_tables(words, &rulings, &tables));
    tables.extend(panels::panel_rows(words, &frame.panels(&sheet.panels), &tables));
    Flow { words, rulings: &rulings, tables: &tables, is_first, n_steps: Cell::new(0) }.blocks()
}
