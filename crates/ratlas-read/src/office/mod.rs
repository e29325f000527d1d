//! Office documents: what word processors write.
//!
//! A reader for each format takes its document down as a [`draft`] of paragraphs and tables;
//! [`flatten`] makes pages of it.

pub(crate) mod docx;
mod draft;
mod flatten;
mod marks;
mod numbering;
pub(crate) mod odt;
mod package;
pub(crate) mod rtf;
#[cfg(test)]
mod tests;
mod xml;

use self::draft::Block;

/// Blocks as those of a running head or foot.
fn as_furniture(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut res = Vec::new();
    for block in &mut blocks {
        flatten::mark_furniture(block, &mut res);
    }
    res
}
