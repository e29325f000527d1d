//! Styles of paragraphs and lists.

use std::collections::BTreeMap;

use crate::office::marks::Numerals;
use crate::office::numbering::{LEVELS, Level, Levels};
use crate::office::xml::{Node, Tag, Xml};

/// Styles are based on each other no deeper than this, or in a circle.
const MAX_BASES: usize = 16;

/// The name under which the numbering of headings is kept; no style has it.
pub(super) const OUTLINE: &str = "\0outline";

/// What a paragraph style says of itself.
#[derive(Debug, Clone, Default)]
struct ParagraphStyle {
    parent: Option<String>,
    list: Option<String>,
    space: [Option<f32>; 2],
    breaks_page: bool,
    is_hidden: bool,
}

/// What holds for a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    /// The list whose mark it has.
    pub(super) list: Option<String>,
    /// Space above and below, in points.
    pub(super) space: [f32; 2],
    /// Whether it begins a page.
    pub(super) breaks_page: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    paragraphs: BTreeMap<String, ParagraphStyle>,
    lists: BTreeMap<String, Levels>,
}

impl Definitions {
    /// Reads the styles of these parts; later ones win.
    pub(super) fn read(parts: &[&str]) -> Definitions {
        let mut res = Definitions::default();
        for part in parts {
            res.read_part(part);
        }
        res
    }

    /// What holds for a paragraph of this style.
    pub(super) fn paragraph(&self, style: Option<&str>) -> Properties {
        let mut res = Properties::default();
        let mut space = [None, None];
        let mut next = style;
        for depth in 0..MAX_BASES {
            let Some(style) = next.and_then(|it| self.paragraphs.get(it)) else { break };
            res.list = res.list.or_else(|| style.list.clone());
            space = [space[0].or(style.space[0]), space[1].or(style.space[1])];
            // A break is set where it is meant; a master page is not inherited.
            res.breaks_page |= depth == 0 && style.breaks_page;
            next = style.parent.as_deref();
        }
        res.space = space.map(Option::unwrap_or_default);
        res
    }

    /// Whether text of this style is hidden.
    pub(super) fn is_hidden(&self, style: &str) -> bool {
        self.paragraphs.get(style).is_some_and(|it| it.is_hidden)
    }

    /// The levels of a list style.
    pub(super) fn list(&self, name: &str) -> Option<&Levels> {
        self.lists.get(name)
    }

    fn read_part(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let mut style: Option<(String, ParagraphStyle)> = None;
        let mut list: Option<(String, Levels)> = None;
        while let Some(node) = xml.next() {
            match node {
                Node::Start(tag) => match tag.name.as_str() {
                    // Here the text begins.
                    "office:body" => break,
                    "style:style" => {
                        let named = ParagraphStyle {
                            parent: tag.get("parent-style-name"),
                            list: tag.get("list-style-name").filter(|it| !it.is_empty()),
                            breaks_page: tag
                                .get("master-page-name")
                                .is_some_and(|it| !it.is_empty()),
                            ..ParagraphStyle::default()
                        };
                        style = Some((tag.get("name").unwrap_or_default(), named));
                    }
                    "style:paragraph-properties" => {
                        if let Some((_, style)) = &mut style {
                            spacing(style, &tag);
                        }
                    }
                    "style:text-properties" => {
                        if let Some((_, style)) = &mut style {
                            style.is_hidden = tag.get("display").as_deref() == Some("none");
                        }
                    }
                    "text:list-style" => {
                        list = Some((tag.get("name").unwrap_or_default(), Levels::new()));
                    }
                    "text:outline-style" => list = Some((OUTLINE.to_owned(), Levels::new())),
                    name => {
                        if let (true, Some((_, levels))) =
                            (name.contains("-level-style"), &mut list)
                        {
                            let idx = tag.number::<usize>("level").unwrap_or(1);
                            let level = level(&tag);
                            levels.insert(idx.clamp(1, LEVELS) - 1, level);
                        }
                    }
                },
                Node::End(name) if name == "style:style" => self.paragraphs.extend(style.take()),
                Node::End(name)
                    if matches!(name.as_str(), "text:list-style" | "text:outline-style") =>
                {
                    self.lists.extend(list.take());
                }
                _ => {}
            }
        }
    }
}

fn spacing(style: &mut ParagraphStyle, tag: &Tag<'_>) {
    let length = |name| tag.get(name).and_then(|it| points(&it));
    style.space = [length("margin-top"), length("margin-bottom")];
    style.breaks_page |= tag.get("break-before").as_deref() == Some("page");
}

/// The mark of a list's level, in the form `prefix %1.%2 suffix`.
fn level(tag: &Tag<'_>) -> Level {
    let start = tag.number("start-value").unwrap_or(1);
    if tag.name == "text:list-level-style-bullet" {
        let text = tag.get("bullet-char").unwrap_or_else(|| "•".to_owned());
        return Level { numerals: None, text, start };
    }
    let numerals = match tag.get("num-format").as_deref() {
        Some("1") => Numerals::Decimal,
        Some("a") => Numerals::LowerLetter,
        Some("A") => Numerals::UpperLetter,
        Some("i") => Numerals::LowerRoman,
        Some("I") => Numerals::UpperRoman,
        _ => return Level { numerals: Some(Numerals::None), text: String::new(), start },
    };
    let own = tag.number::<usize>("level").unwrap_or(1).clamp(1, LEVELS);
    let shown = tag.number::<usize>("display-levels").unwrap_or(1).clamp(1, own);
    let places: Vec<String> = (own + 1 - shown..=own).map(|it| format!("%{it}")).collect();
    let part = |name| tag.get(name).unwrap_or_default();
    // Newer files say the whole mark, e.g. `%1%.`, which is the same in most of them.
    let text = format!("{}{}{}", part("num-prefix"), places.join("."), part("num-suffix"));
    Level { numerals: Some(numerals), text, start }
}

/// A length in points.
fn points(length: &str) -> Option<f32> {
    const UNITS: &[(&str, f32)] =
        &[("cm", 28.35), ("mm", 2.835), ("in", 72.0), ("pt", 1.0), ("pc", 12.0)];
    let (unit, factor) = UNITS.iter().find(|(unit, _)| length.ends_with(unit))?;
    length.strip_suffix(unit)?.trim().parse::<f32>().ok().map(|it| it * factor)
}
