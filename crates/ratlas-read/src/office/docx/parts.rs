//! Where the parts of a document are, its sections and its notes.

use std::collections::BTreeMap;

use super::body::Body;
use super::definitions::Definitions;
use crate::office::draft::Block;
use crate::office::package::Package;
use crate::office::xml::{Node, Tag, Xml};

/// The relations of a part: id, kind and target.
#[derive(Debug, Default)]
pub(super) struct Relations(Vec<Relation>);

#[derive(Debug)]
struct Relation {
    id: String,
    /// The last word of the kind's name, e.g. `styles`.
    kind: String,
    /// The path in the archive.
    target: String,
}

/// The path of the document's main part.
pub(super) fn main_part(package: &mut Package<'_>) -> String {
    let relations = relations(package.optional("_rels/.rels").as_deref(), "");
    let main = relations.into_iter().find(|it| it.kind == "officeDocument");
    main.map_or_else(|| "word/document.xml".to_owned(), |it| it.target)
}

impl Relations {
    /// The relations of the part at `path`.
    pub(super) fn of(package: &mut Package<'_>, path: &str) -> Relations {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let part = package.optional(&format!("{folder}/_rels/{name}.rels"));
        Relations(relations(part.as_deref(), folder))
    }

    /// The text of the part of this kind.
    pub(super) fn part(&self, package: &mut Package<'_>, kind: &str) -> Option<String> {
        let relation = self.0.iter().find(|it| it.kind == kind)?;
        package.optional(&relation.target)
    }

    /// The text of the part with this id.
    pub(super) fn by_id(&self, package: &mut Package<'_>, id: &str) -> Option<String> {
        let relation = self.0.iter().find(|it| it.id == id)?;
        package.optional(&relation.target)
    }
}

fn relations(text: Option<&str>, folder: &str) -> Vec<Relation> {
    let mut res = Vec::new();
    let mut xml = Xml::new(text.unwrap_or_default());
    while let Some(node) = xml.next() {
        let Node::Start(tag) = node else { continue };
        if let (Some(id), Some(kind), Some(target)) =
            (tag.get("Id"), tag.get("Type"), tag.get("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            res.push(Relation { id, kind, target: joined(folder, &target) });
        }
    }
    res
}

/// A target is relative to its folder, or from the root with a `/`.
fn joined(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(target) => target.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// The heads and feet of a document's sections.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Whether the first page has its own.
    pub(super) has_title_page: bool,
    /// Kind (`first`, `default`, `even`) and id of each.
    heads: Vec<(String, String)>,
    feet: Vec<(String, String)>,
}

impl Section {
    /// Takes a reference to a head or foot into account.
    pub(super) fn add(&mut self, tag: &Tag<'_>) {
        let kind = tag.get("type").unwrap_or_else(|| "default".to_owned());
        let Some(id) = tag.get("id") else { return };
        let list = if tag.name == "w:headerReference" { &mut self.heads } else { &mut self.feet };
        // Documents of thousands of sections repeat the same heads.
        if list.len() < 64 && !list.iter().any(|(_, known)| *known == id) {
            list.push((kind, id));
        }
    }

    /// The ids of the heads that stand on the first page.
    pub(super) fn first_heads(&self) -> Vec<String> {
        self.of(&self.heads, true)
    }

    /// The ids of all other heads and feet.
    pub(super) fn others(&self) -> Vec<String> {
        let mut res = self.of(&self.heads, false);
        res.extend(self.feet.iter().map(|(_, id)| id.clone()));
        res
    }

    fn of(&self, list: &[(String, String)], is_first: bool) -> Vec<String> {
        let wanted = if self.has_title_page { "first" } else { "default" };
        let chosen = list.iter().position(|(kind, _)| kind == wanted);
        let ids = list.iter().enumerate();
        ids.filter(|(idx, _)| (Some(*idx) == chosen) == is_first)
            .map(|(_, (_, id))| id.clone())
            .collect()
    }
}

/// Foot- and endnotes: what stands under which name.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: BTreeMap<(bool, String), Vec<Block>>,
}

impl Notes {
    /// The note with this id.
    pub(super) fn get(&self, is_end: bool, id: &str) -> Option<&[Block]> {
        self.notes.get(&(is_end, id.to_owned())).map(Vec::as_slice)
    }
}

/// All notes of a document.
pub(super) fn notes(
    package: &mut Package<'_>,
    relations: &Relations,
    definitions: &Definitions,
) -> Notes {
    let mut res = Notes::default();
    for (is_end, kind, name) in
        [(false, "footnotes", "w:footnote"), (true, "endnotes", "w:endnote")]
    {
        let Some(text) = relations.part(package, kind) else { continue };
        let none = Notes::default();
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next() {
            let Node::Start(tag) = node else { continue };
            // Notes with a type are the line above the notes and its like.
            if tag.name != name || tag.get("type").is_some_and(|it| it != "normal") {
                continue;
            }
            let Some(id) = tag.get("id") else { continue };
            let mut body = Body::new(definitions, &none);
            if body.read_element(&mut xml, name).is_ok() {
                res.notes.insert((is_end, id), super::note_blocks(body.into_draft()));
            }
        }
    }
    res
}
