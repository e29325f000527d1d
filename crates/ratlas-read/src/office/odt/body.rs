//! The content of a text: elements to a draft.

use super::definitions::{Definitions, OUTLINE};
use crate::ReadError;
use crate::office::draft::{Block, Draft, PAGE_END, Style};
use crate::office::marks::raised;
use crate::office::numbering::Counters;
use crate::office::xml::{Node, Tag, Xml};

/// Elements whose content is not printed in the text: what was deleted, remarks, drawings' words
/// for people who do not see them, sources of fields, objects.
const SKIPPED: &[&str] = &[
    "?:math",
    "draw:object",
    "office:annotation",
    "office:binary-data",
    "office:forms",
    "office:scripts",
    "office:settings",
    "svg:desc",
    "svg:title",
    "text:alphabetical-index-source",
    "text:hidden-paragraph",
    "text:hidden-text",
    "text:ruby-text",
    "text:sequence-decls",
    "text:table-of-content-source",
    "text:tracked-changes",
    "text:user-field-decls",
    "text:variable-decls",
];

/// Rows and cells that a file repeats by a number: more is empty space, or made to fill memory.
const MAX_REPEATED: usize = 64;

/// Blanks that are written as a number.
const MAX_BLANKS: usize = 200;

/// A list that is open.
#[derive(Debug, Clone)]
struct OpenList {
    style: Option<String>,
    /// Under which name its items are counted.
    name: String,
    /// Whether the item that is open still needs its mark.
    is_due: bool,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct OpenParagraph {
    style: Option<String>,
    heading: Option<usize>,
    has_number: bool,
}

/// Reads content.
pub(super) struct Body<'a> {
    definitions: &'a Definitions,
    draft: Draft,
    counters: Counters,
    lists: Vec<OpenList>,
    n_lists: usize,
    paragraphs: Vec<OpenParagraph>,
    /// Columns covered by the open cells, and how often they stand.
    cells: Vec<(usize, usize)>,
    /// Notes that are due: what is printed of them, one after the other.
    notes: Vec<(String, Vec<Block>)>,
    is_broken: bool,
}

impl<'a> Body<'a> {
    /// A reader with the styles of the document.
    pub(super) fn new(definitions: &'a Definitions) -> Body<'a> {
        Body {
            definitions,
            draft: Draft::new(),
            counters: Counters::default(),
            lists: Vec::new(),
            n_lists: 0,
            paragraphs: Vec::new(),
            cells: Vec::new(),
            notes: Vec::new(),
            is_broken: false,
        }
    }

    /// Reads the body of a part.
    ///
    /// # Errors
    ///
    /// [`ReadError::TooLarge`].
    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next() {
            if matches!(&node, Node::Start(tag) if tag.name == "office:body") {
                self.read_element(&mut xml, "office:body")?;
            }
        }
        self.is_broken = xml.is_broken;
        Ok(())
    }

    /// Reads the rest of an element that has begun.
    pub(super) fn read_element(&mut self, xml: &mut Xml<'_>, name: &str) -> Result<(), ReadError> {
        while let Some(node) = xml.next() {
            match node {
                Node::End(end) if end == name => return Ok(()),
                Node::Start(tag) if self.is_skipped(&tag) => xml.skip(),
                Node::Start(tag) if tag.name == "text:note" => self.note(xml, &tag)?,
                Node::Start(tag) => self.start(&tag),
                Node::End(name) => {
                    self.end(&name);
                    self.draft.check_size()?;
                }
                Node::Text(text) if !self.paragraphs.is_empty() => {
                    self.draft.text(&collapsed(&text));
                }
                Node::Text(_) => {}
            }
        }
        self.is_broken = true;
        Ok(())
    }

    /// The blocks that were read, and whether the part broke off.
    pub(super) fn finish(mut self) -> (Vec<Block>, bool) {
        self.write_notes();
        (self.draft.finish(), self.is_broken)
    }

    fn is_skipped(&self, tag: &Tag<'_>) -> bool {
        let is_hidden = || tag.get("style-name").is_some_and(|it| self.definitions.is_hidden(&it));
        SKIPPED.contains(&tag.name.as_str())
            || (matches!(tag.name.as_str(), "text:span" | "text:p") && is_hidden())
            || (tag.name == "text:section" && tag.get("display").as_deref() == Some("none"))
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "text:p" | "text:h" => {
                let heading = (tag.name == "text:h")
                    .then(|| tag.number::<usize>("outline-level").unwrap_or(1).max(1) - 1);
                let style = tag.get("style-name");
                self.paragraphs.push(OpenParagraph { style, heading, has_number: false });
            }
            // The number as it was last shown.
            "text:number" => {
                if let Some(open) = self.paragraphs.last_mut() {
                    open.has_number = true;
                }
            }
            "text:list" => self.begin_list(tag),
            "text:list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.is_due = true;
                }
            }
            "text:s" => {
                let n_blanks = tag.number::<usize>("c").unwrap_or(1).min(MAX_BLANKS);
                self.draft.text(&" ".repeat(n_blanks));
            }
            "text:tab" => self.draft.mark('\t'),
            "text:line-break" => self.draft.mark('\n'),
            "text:soft-page-break" => self.draft.mark(PAGE_END),
            "draw:text-box" => self.draft.begin_box(),
            "table:table" => self.draft.begin_table(),
            "table:table-row" => self.draft.begin_row(),
            "table:table-cell" => {
                let span = tag.number("number-columns-spanned").unwrap_or(1);
                let times = tag.number("number-columns-repeated").unwrap_or(1);
                self.cells.push((span, usize::clamp(times, 1, MAX_REPEATED)));
                self.draft.begin_cell();
            }
            "table:covered-table-cell" => {
                // The wide cell before has made room already; those below a high cell are empty.
                self.cells.push((0, 1));
                self.draft.begin_cell();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => self.end_paragraph(),
            "text:number" => self.draft.text(" "),
            "text:list" => drop(self.lists.pop()),
            "draw:text-box" => self.draft.end_box(),
            "table:table" => self.draft.end_table(),
            "table:table-cell" | "table:covered-table-cell" => {
                let (span, times) = self.cells.pop().unwrap_or((1, 1));
                self.draft.end_cell_in_row(span);
                (1..times).for_each(|_| self.draft.empty_cell());
            }
            _ => {}
        }
    }

    fn begin_list(&mut self, tag: &Tag<'_>) {
        self.n_lists += 1;
        let outer = self.lists.last();
        let style = tag.get("style-name").or_else(|| outer.and_then(|it| it.style.clone()));
        let name = match outer {
            Some(outer) => outer.name.clone(),
            // A list goes on where it says so; else it is counted for itself.
            None if tag.get("continue-numbering").as_deref() == Some("true")
                || tag.get("continue-list").is_some() =>
            {
                format!("\0{}", style.clone().unwrap_or_default())
            }
            None => {
                let name = format!("\0{}", style.clone().unwrap_or_default());
                self.counters.restart(&name, 0);
                name
            }
        };
        self.lists.push(OpenList { style, name, is_due: false });
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.paragraphs.pop() else { return };
        let properties = self.definitions.paragraph(open.style.as_deref());
        let is_item = self.mark_item(&open, properties.list.as_deref());
        if properties.breaks_page {
            self.draft.prefix(PAGE_END.encode_utf8(&mut [0; 4]));
        }
        let is_heading = open.heading.is_some();
        let space = properties.space;
        let is_item = is_item && !is_heading;
        self.draft.end_paragraph(Style { is_heading, is_item, space, ..Style::default() });
        if self.cells.is_empty() && self.paragraphs.is_empty() {
            self.write_notes();
        }
    }

    /// Puts the mark of a list before its item, or the number before a heading; gives whether it
    /// stands in a list.
    fn mark_item(&mut self, open: &OpenParagraph, style: Option<&str>) -> bool {
        if self.draft.is_at_start() || open.has_number {
            return !self.lists.is_empty();
        }
        let depth = self.lists.len();
        let (name, list, level) = match (self.lists.last_mut(), open.heading) {
            (Some(list), _) => {
                if !std::mem::take(&mut list.is_due) {
                    return true;
                }
                let Some(style) = list.style.as_deref().or(style) else { return true };
                (list.name.clone(), style.to_owned(), depth - 1)
            }
            (None, Some(level)) => (OUTLINE.to_owned(), OUTLINE.to_owned(), level),
            (None, None) => return false,
        };
        // An outer item that is opened by an inner list has had its mark.
        for outer in self.lists.iter_mut().rev().skip(1) {
            outer.is_due = false;
        }
        let Some(levels) = self.definitions.list(&list) else { return depth > 0 };
        let mark = self.counters.mark(&name, levels, level);
        if !mark.trim().is_empty() {
            self.draft.prefix(&format!("{} ", mark.trim()));
        }
        depth > 0
    }

    /// A foot- or endnote: its number stays in the text, what it says is due after the paragraph.
    fn note(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(), ReadError> {
        let name = tag.name.clone();
        let mut citation = String::new();
        let mut inner = Body::new(self.definitions);
        while let Some(node) = xml.next() {
            match node {
                Node::End(end) if end == name => break,
                Node::Start(tag) if tag.name == "text:note-body" => {
                    inner.read_element(xml, "text:note-body")?;
                }
                Node::Text(text) => citation.push_str(text.trim()),
                _ => {}
            }
        }
        let mark = raised(&citation);
        self.draft.text(&mark);
        self.notes.push((mark, inner.finish().0));
        Ok(())
    }

    fn write_notes(&mut self) {
        for (mark, blocks) in std::mem::take(&mut self.notes) {
            self.draft.note(&mark, &blocks);
        }
    }
}

/// Blanks and line ends of the XML are one blank; more are written as elements.
fn collapsed(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for it in text.chars() {
        let it = if matches!(it, '\n' | '\r' | '\t') { ' ' } else { it };
        if it != ' ' || !res.ends_with(' ') {
            res.push(it);
        }
    }
    res
}
