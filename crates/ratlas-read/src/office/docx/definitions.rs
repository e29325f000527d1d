//! Styles and numbering of a document.

use std::collections::BTreeMap;

use crate::office::marks::Numerals;
use crate::office::numbering::{LEVELS, Level, Levels};
use crate::office::xml::{Node, Tag, Xml};

/// Styles are based on each other no deeper than this, or in a circle.
const MAX_BASES: usize = 16;

/// Units of Word in a point.
const TWIPS: f32 = 20.0;

/// What a style or a paragraph says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    based_on: Option<String>,
    /// Space above and below, in points.
    pub(super) space: [Option<f32>; 2],
    /// No space between paragraphs of one style.
    pub(super) is_contextual: Option<bool>,
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
    pub(super) is_heading: bool,
    pub(super) is_hidden: Option<bool>,
    pub(super) breaks_page: bool,
}

impl Properties {
    /// Takes one element of `w:pPr` or `w:rPr` into account.
    pub(super) fn add(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "w:spacing" => {
                let value = |name| tag.number::<f32>(name).map(|it| it / TWIPS);
                self.space[0] = value("before").or(self.space[0]);
                self.space[1] = value("after").or(self.space[1]);
            }
            "w:contextualSpacing" => self.is_contextual = Some(tag.is_on()),
            "w:numId" => self.list = tag.get("val"),
            "w:ilvl" => self.level = tag.number("val"),
            // Level 9 is body text.
            "w:outlineLvl" => self.is_heading = tag.number::<u8>("val").is_some_and(|it| it < 9),
            "w:vanish" => self.is_hidden = Some(tag.is_on()),
            "w:pageBreakBefore" => self.breaks_page = tag.is_on(),
            _ => {}
        }
    }

    /// These properties where they are set, else those of `base`.
    fn over(mut self, base: &Properties) -> Properties {
        self.space = [self.space[0].or(base.space[0]), self.space[1].or(base.space[1])];
        self.is_contextual = self.is_contextual.or(base.is_contextual);
        self.list = self.list.or_else(|| base.list.clone());
        self.level = self.level.or(base.level);
        self.is_heading |= base.is_heading;
        self.is_hidden = self.is_hidden.or(base.is_hidden);
        self.breaks_page |= base.breaks_page;
        self
    }
}

/// Styles by id, lists by id.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    styles: BTreeMap<String, Properties>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    defaults: Properties,
    /// Each list: the name of its definition, and the levels it starts anew.
    lists: BTreeMap<String, (String, Vec<usize>)>,
    levels: BTreeMap<String, Levels>,
}

impl Definitions {
    /// Reads the parts, either of which may be missing.
    pub(super) fn read(styles: Option<&str>, numbering: Option<&str>) -> Definitions {
        let mut res = Definitions::default();
        res.read_styles(styles.unwrap_or_default());
        res.read_numbering(numbering.unwrap_or_default());
        res
    }

    /// What holds for a paragraph of a style that says `own` of itself.
    pub(super) fn resolved(&self, style: Option<&str>, own: Properties) -> Properties {
        let mut res = own;
        let mut next = style.or(self.usual.as_deref());
        for _ in 0..MAX_BASES {
            let Some(style) = next.and_then(|it| self.styles.get(it)) else { break };
            res = res.over(style);
            next = style.based_on.as_deref();
        }
        res.over(&self.defaults)
    }

    /// Whether text of a character style is hidden.
    pub(super) fn is_hidden(&self, style: &str) -> bool {
        self.styles.get(style).and_then(|it| it.is_hidden).unwrap_or(false)
    }

    /// The definition of a list: its name, its levels, and those that start anew.
    pub(super) fn list(&self, id: &str) -> Option<(&str, &Levels, &[usize])> {
        let (definition, restarts) = self.lists.get(id)?;
        Some((definition, self.levels.get(definition)?, restarts))
    }

    fn read_styles(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let mut open: Option<(String, Properties)> = None;
        let mut is_default = false;
        while let Some(node) = xml.next() {
            match node {
                Node::Start(tag) => match (tag.name.as_str(), &mut open) {
                    ("w:docDefaults", _) => is_default = true,
                    ("w:style", _) => {
                        let id = tag.get("styleId").unwrap_or_default();
                        let is_usual = tag.get("default").is_some_and(|it| it != "0");
                        if is_usual && tag.get("type").as_deref() == Some("paragraph") {
                            self.usual = Some(id.clone());
                        }
                        open = Some((id, Properties::default()));
                    }
                    ("w:basedOn", Some((_, style))) => style.based_on = tag.get("val"),
                    ("w:name", Some((_, style))) => {
                        let name = tag.get("val").unwrap_or_default().to_lowercase();
                        style.is_heading |= name.starts_with("heading") || name == "title";
                    }
                    (_, Some((_, style))) => style.add(&tag),
                    _ if is_default => self.defaults.add(&tag),
                    _ => {}
                },
                Node::End(name) if name == "w:docDefaults" => is_default = false,
                Node::End(name) if name == "w:style" => self.styles.extend(open.take()),
                _ => {}
            }
        }
    }

    fn read_numbering(&mut self, text: &str) {
        let mut xml = Xml::new(text);
        let mut definition = String::new();
        let mut list: Option<String> = None;
        let mut level: Option<(usize, Level)> = None;
        while let Some(node) = xml.next() {
            match node {
                Node::Start(tag) => match tag.name.as_str() {
                    "w:abstractNum" => definition = tag.get("abstractNumId").unwrap_or_default(),
                    "w:num" => list = tag.get("numId"),
                    "w:abstractNumId" => {
                        if let (Some(list), Some(name)) = (&list, tag.get("val")) {
                            self.lists.insert(list.clone(), (name, Vec::new()));
                        }
                    }
                    "w:lvlOverride" => {
                        let known = list.as_ref().and_then(|it| self.lists.get_mut(it));
                        let idx = tag.number::<usize>("ilvl").filter(|it| *it < LEVELS);
                        if let (Some((_, restarts)), Some(idx)) = (known, idx)
                            && restarts.len() < LEVELS
                        {
                            restarts.push(idx);
                        }
                    }
                    "w:lvl" => {
                        let idx = tag.number::<usize>("ilvl").unwrap_or(0).min(LEVELS - 1);
                        let numerals = Some(Numerals::Decimal);
                        level = Some((idx, Level { numerals, text: String::new(), start: 1 }));
                    }
                    _ => {
                        if let Some((_, level)) = &mut level {
                            level_part(level, &tag);
                        }
                    }
                },
                Node::End(name) if name == "w:lvl" => {
                    if let (Some((idx, level)), None) = (level.take(), &list) {
                        self.levels.entry(definition.clone()).or_default().insert(idx, level);
                    }
                }
                _ => {}
            }
        }
    }
}

fn level_part(level: &mut Level, tag: &Tag<'_>) {
    match tag.name.as_str() {
        "w:start" => level.start = tag.number("val").unwrap_or(1),
        "w:lvlText" => level.text = tag.get("val").unwrap_or_default(),
        "w:numFmt" => {
            level.numerals = match tag.get("val").as_deref() {
                Some("bullet") => None,
                Some("none") => Some(Numerals::None),
                Some("decimalZero") => Some(Numerals::DecimalZero),
                Some("lowerLetter") => Some(Numerals::LowerLetter),
                Some("upperLetter") => Some(Numerals::UpperLetter),
                Some("lowerRoman") => Some(Numerals::LowerRoman),
                Some("upperRoman") => Some(Numerals::UpperRoman),
                _ => Some(Numerals::Decimal),
            };
        }
        _ => {}
    }
}
