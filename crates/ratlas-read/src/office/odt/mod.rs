//! ODT: a text in the Open Document format, XML in a ZIP archive.
//!
//! Parts in the order they are read: styles (how paragraphs stand, which marks lists have, heads
//! and feet of the pages), then the content.

mod body;
mod definitions;

use ratlas_model::{Finding, Severity};

use self::body::Body;
use self::definitions::Definitions;
use super::draft::Block;
use super::package::Package;
use super::xml::{Node, Xml};
use super::{as_furniture, flatten};
use crate::{Pages, ReadError};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// Reads an ODT file.
pub(crate) fn odt(bytes: &[u8]) -> Result<Pages, ReadError> {
    let mut package = Package::open(bytes)?;
    if is_encrypted(&mut package) {
        return Err(ReadError::Encrypted);
    }
    let Some(text) = package.part("content.xml")? else {
        return Err(ReadError::Damaged { reason: "no content in the archive".to_owned() });
    };
    let styles = package.optional("styles.xml").unwrap_or_default();
    let definitions = Definitions::read(&[&styles, &text]);
    let mut body = Body::new(&definitions);
    body.read(&text)?;
    let (content, is_broken) = body.finish();
    let (mut blocks, feet) = heads_and_feet(&styles, &definitions);
    blocks.extend(content);
    blocks.extend(feet);
    let finding = || Finding {
        code: "read/broken-page".into(),
        severity: Severity::Warning,
        message: "the document ends in the middle".to_owned(),
        at: Vec::new(),
    };
    let findings = is_broken.then(finding).into_iter().collect();
    flatten::pages(&blocks, MEDIA_TYPE, None, findings)
}

/// The manifest tells which parts are encrypted: all of them or none.
fn is_encrypted(package: &mut Package<'_>) -> bool {
    let manifest = package.optional("META-INF/manifest.xml").unwrap_or_default();
    let mut xml = Xml::new(&manifest);
    while let Some(node) = xml.next() {
        if matches!(node, Node::Start(tag) if tag.name == "manifest:encryption-data") {
            return true;
        }
    }
    false
}

/// The heads of the first page's master, and all other heads and feet, as running ones.
fn heads_and_feet(styles: &str, definitions: &Definitions) -> (Vec<Block>, Vec<Block>) {
    /// Masters beyond these repeat the same heads.
    const MOST: usize = 64;
    let (mut heads, mut others): (Vec<Block>, Vec<Block>) = (Vec::new(), Vec::new());
    let mut xml = Xml::new(styles);
    let mut n_masters = 0;
    while let Some(node) = xml.next() {
        let Node::Start(tag) = node else { continue };
        match tag.name.as_str() {
            "style:master-page" => {
                n_masters += 1;
                if n_masters > MOST {
                    break;
                }
            }
            "style:header" | "style:header-first" | "style:header-left" | "style:footer"
            | "style:footer-first" | "style:footer-left" => {
                let mut body = Body::new(definitions);
                let is_shown = tag.get("display").as_deref() != Some("false");
                if body.read_element(&mut xml, &tag.name).is_err() || !is_shown {
                    continue;
                }
                let blocks = as_furniture(body.finish().0);
                let is_head = tag.name.starts_with("style:header");
                let list = if is_head && heads.is_empty() { &mut heads } else { &mut others };
                if *list != blocks {
                    list.extend(blocks);
                }
            }
            _ => {}
        }
    }
    (heads, others)
}
