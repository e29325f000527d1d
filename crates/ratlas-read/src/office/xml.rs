//! The XML of office files as a stream of elements, their namespaces as known prefixes.
//!
//! Nothing is built in memory and nothing expands: entities beyond XML's five are left out, so a
//! document made of them stays as small as it is. Broken XML ends the stream; what came before
//! counts.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

/// Elements may nest this deep; office programs nest up to 60 deep, tables in tables in text boxes.
const MAX_DEPTH: usize = 2_000;

/// What a document consists of.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins.
    Start(Tag<'a>),
    /// An element ends; its name as [`Tag::name`].
    End(String),
    /// Text between tags, references resolved.
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Prefix and name, e.g. `w:p`; the prefix is the usual one of its namespace, whatever the
    /// document calls it, or `?`.
    pub(super) name: String,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of the attribute with this name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|it| it.key.local_name().as_ref() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// The attribute as a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether a yes-or-no element says yes: it does unless its value says no.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Reads a document.
pub(super) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    /// The name of an element that was empty: its end comes next.
    empty: Option<String>,
    depth: usize,
    /// Whether the document ended before its root did.
    pub(super) is_broken: bool,
}

impl<'a> Xml<'a> {
    /// A reader of `text`.
    pub(super) fn new(text: &'a str) -> Xml<'a> {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Xml { reader, empty: None, depth: 0, is_broken: false }
    }

    /// What comes next; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Node<'a>> {
        loop {
            if let Some(name) = self.empty.take() {
                return Some(Node::End(name));
            }
            let Ok((namespace, event)) = self.reader.read_resolved_event() else {
                self.is_broken = true;
                return None;
            };
            match event {
                Event::Start(start) => {
                    let name = qualified(&namespace, start.local_name().as_ref());
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        self.is_broken = true;
                        return None;
                    }
                    return Some(Node::Start(Tag { name, start }));
                }
                Event::Empty(start) => {
                    let name = qualified(&namespace, start.local_name().as_ref());
                    self.empty = Some(name.clone());
                    return Some(Node::Start(Tag { name, start }));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Node::End(qualified(&namespace, end.local_name().as_ref())));
                }
                Event::Text(text) => return Some(Node::Text(text.xml10_content())),
                Event::CData(text) => return Some(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    if let Some(text) = resolved(&reference) {
                        return Some(Node::Text(text));
                    }
                }
                Event::Eof => {
                    self.is_broken |= self.depth > 0;
                    return None;
                }
                _ => {}
            }
        }
    }

    /// Passes over everything up to the end of the element that has just begun.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Node::Start(_)) => depth += 1,
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => return,
            }
        }
    }
}

/// What a reference stands for: `&amp;`, `&#228;`.
fn resolved<'a>(reference: &BytesRef<'_>) -> Option<Cow<'a, str>> {
    if let Ok(Some(it)) = reference.resolve_char_ref() {
        return Some(Cow::Owned(it.to_string()));
    }
    resolve_predefined_entity(&reference.xml10_content()).map(Cow::Borrowed)
}

/// How the end of a namespace's name tells which prefix it usually has. Strict and transitional
/// documents of one kind end alike.
const PREFIXES: &[(&str, &str)] = &[
    ("wordprocessingml/main", "w"),
    ("wordprocessingml/2006/main", "w"),
    ("wordml", "w14"),
    ("officeDocument/math", "m"),
    ("2006/math", "m"),
    ("markup-compatibility/2006", "mc"),
    ("package/2006/relationships", "rel"),
    ("xmlns:office:1.0", "office"),
    ("xmlns:text:1.0", "text"),
    ("xmlns:table:1.0", "table"),
    ("xmlns:style:1.0", "style"),
    ("xmlns:drawing:1.0", "draw"),
    ("xmlns:presentation:1.0", "presentation"),
    ("xmlns:svg-compatible:1.0", "svg"),
    ("xmlns:manifest:1.0", "manifest"),
];

fn qualified(namespace: &ResolveResult<'_>, local: &str) -> String {
    let prefix = match namespace {
        ResolveResult::Bound(Namespace(uri)) => {
            PREFIXES.iter().find(|(end, _)| uri.ends_with(end)).map_or("?", |(_, prefix)| *prefix)
        }
        ResolveResult::Unbound | ResolveResult::Unknown(_) => "?",
    };
    format!("{prefix}:{local}")
}
