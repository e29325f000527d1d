//! DOCX: `WordprocessingML` in a ZIP archive.
//!
//! Parts in the order they are read: relations (where the others are), styles and numbering (how
//! paragraphs stand and which marks lists have), notes, the body, its running heads and feet.

mod body;
mod definitions;
mod fields;
mod parts;

use ratlas_model::{Finding, Severity};

use self::body::Body;
use self::definitions::Definitions;
use self::parts::{Relations, Section};
use super::draft::{Block, Draft};
use super::flatten;
use super::package::Package;
use crate::{Pages, ReadError};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Reads a DOCX file.
pub(crate) fn docx(bytes: &[u8]) -> Result<Pages, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = parts::main_part(&mut package);
    let Some(text) = package.part(&main)? else {
        return Err(ReadError::Damaged { reason: "no document in the archive".to_owned() });
    };
    let relations = Relations::of(&mut package, &main);
    let definitions = Definitions::read(
        relations.part(&mut package, "styles").as_deref(),
        relations.part(&mut package, "numbering").as_deref(),
    );
    let notes = parts::notes(&mut package, &relations, &definitions);
    let mut body = Body::new(&definitions, &notes);
    body.read(&text)?;
    let (blocks, section, is_broken) = body.finish();
    let blocks = with_heads(blocks, &section, &mut package, &relations, &definitions);
    flatten::pages(&blocks, MEDIA_TYPE, None, findings(is_broken))
}

fn findings(is_broken: bool) -> Vec<Finding> {
    let finding = || Finding {
        code: "read/broken-page".into(),
        severity: Severity::Warning,
        message: "the document ends in the middle".to_owned(),
        at: Vec::new(),
    };
    is_broken.then(finding).into_iter().collect()
}

/// Puts the head of the first page before everything, and what the pages repeat behind it, as
/// running heads.
fn with_heads(
    blocks: Vec<Block>,
    section: &Section,
    package: &mut Package<'_>,
    relations: &Relations,
    definitions: &Definitions,
) -> Vec<Block> {
    let mut read = |ids: &[String]| -> Vec<Block> {
        let mut res = Vec::new();
        for id in ids {
            let part = relations.by_id(package, id);
            res.extend(part.map(|it| furniture(&it, definitions)).unwrap_or_default());
        }
        res.dedup();
        res
    };
    let mut res = read(&section.first_heads());
    res.extend(blocks);
    res.extend(read(&section.others()));
    res
}

/// A running head or foot.
fn furniture(text: &str, definitions: &Definitions) -> Vec<Block> {
    let notes = parts::Notes::default();
    let mut body = Body::new(definitions, &notes);
    if body.read(text).is_err() {
        return Vec::new();
    }
    super::as_furniture(body.finish().0)
}

/// The blocks of a note, which stand in a document of their own.
fn note_blocks(draft: Draft) -> Vec<Block> {
    draft.finish()
}
