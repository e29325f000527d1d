//! The body of a document, or of a note or running head: elements to a draft.

use super::definitions::{Definitions, Properties};
use super::fields::Fields;
use super::parts::{Notes, Section};
use crate::ReadError;
use crate::office::draft::{Block, Draft, PAGE_END, Style};
use crate::office::marks::{raised, symbol};
use crate::office::numbering::Counters;
use crate::office::xml::{Node, Tag, Xml};

/// Elements whose content is not printed: what was deleted or moved away, the second form of a
/// text box, sources of fields, what phonetic guides add.
const SKIPPED: &[&str] = &[
    "mc:Fallback",
    "w:annotationRef",
    "w:del",
    "w:delInstrText",
    "w:delText",
    "w:instrText",
    "w:moveFrom",
    "w:pPrChange",
    "w:rPrChange",
    "w:rt",
    "w:sectPrChange",
    "w:sdtPr",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
];

/// A paragraph that is open.
#[derive(Debug, Default)]
struct OpenParagraph {
    style: Option<String>,
    own: Properties,
}

/// Properties: what stands in them is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Paragraph,
    Run,
    Row,
}

/// A cell that is open.
#[derive(Debug, Default)]
struct OpenCell {
    span: usize,
}

/// Reads bodies.
pub(super) struct Body<'a> {
    definitions: &'a Definitions,
    notes: &'a Notes,
    draft: Draft,
    counters: Counters,
    /// Lists that were met: their levels that start anew have done so.
    met_lists: std::collections::BTreeSet<String>,
    paragraphs: Vec<OpenParagraph>,
    cells: Vec<OpenCell>,
    fields: Fields,
    section: Section,
    /// Whether the run that is open is hidden.
    is_hidden: bool,
    /// The properties that are open.
    scopes: Vec<Scope>,
    is_deleted_row: bool,
    /// Notes met since the last page end, with their marks.
    due_notes: Vec<(String, bool, String)>,
    n_notes: [usize; 2],
    /// The style of the paragraph before, for spaces that stand only between styles.
    last_style: Option<String>,
    is_broken: bool,
}

impl<'a> Body<'a> {
    /// A reader with the definitions and notes of the document.
    pub(super) fn new(definitions: &'a Definitions, notes: &'a Notes) -> Body<'a> {
        Body {
            definitions,
            notes,
            draft: Draft::new(),
            counters: Counters::default(),
            met_lists: std::collections::BTreeSet::new(),
            paragraphs: Vec::new(),
            cells: Vec::new(),
            fields: Fields::default(),
            section: Section::default(),
            is_hidden: false,
            scopes: Vec::new(),
            is_deleted_row: false,
            due_notes: Vec::new(),
            n_notes: [0; 2],
            last_style: None,
            is_broken: false,
        }
    }

    /// Reads a part.
    ///
    /// # Errors
    ///
    /// [`ReadError::TooLarge`].
    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next() {
            self.node(&mut xml, node)?;
        }
        self.is_broken = xml.is_broken;
        Ok(())
    }

    /// Reads the rest of an element that has begun.
    pub(super) fn read_element(&mut self, xml: &mut Xml<'_>, name: &str) -> Result<(), ReadError> {
        while let Some(node) = xml.next() {
            if matches!(&node, Node::End(end) if end == name) {
                break;
            }
            self.node(xml, node)?;
        }
        Ok(())
    }

    /// What was read: the blocks, the sections, and whether the part broke off.
    pub(super) fn finish(mut self) -> (Vec<Block>, Section, bool) {
        self.write_notes(true);
        self.write_notes(false);
        (self.draft.finish(), self.section, self.is_broken)
    }

    /// What was read of a note.
    pub(super) fn into_draft(self) -> Draft {
        self.draft
    }

    fn node(&mut self, xml: &mut Xml<'_>, node: Node<'_>) -> Result<(), ReadError> {
        match node {
            Node::Start(tag) if self.is_skipped(&tag) => xml.skip(),
            Node::Start(tag) if tag.name == "w:t" || tag.name == "m:t" => self.text(xml, &tag.name),
            Node::Start(tag) if self.is_in(Scope::Paragraph) || self.is_in(Scope::Run) => {
                self.property(&tag);
            }
            Node::Start(tag) => self.start(&tag),
            Node::End(name) => {
                self.end(&name);
                self.draft.check_size()?;
            }
            // Text stands in runs; between other tags it is layout of the XML.
            Node::Text(_) => {}
        }
        Ok(())
    }

    fn is_in(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Ends properties, and those within that a broken document left open.
    fn leave(&mut self, scope: Scope) {
        if let Some(at) = self.scopes.iter().rposition(|it| *it == scope) {
            self.scopes.truncate(at);
        }
    }

    fn is_skipped(&mut self, tag: &Tag<'_>) -> bool {
        // In the properties of a row it says that the whole row was deleted.
        if tag.name == "w:del" && self.is_in(Scope::Row) {
            self.is_deleted_row = true;
        }
        SKIPPED.contains(&tag.name.as_str())
    }

    fn text(&mut self, xml: &mut Xml<'_>, name: &str) {
        loop {
            match xml.next() {
                Some(Node::Text(text)) if !self.is_silent() => self.draft.text(&text),
                Some(Node::End(end)) if end == name => return,
                None => return,
                Some(_) => {}
            }
        }
    }

    /// Whether text that is met now is not printed.
    fn is_silent(&self) -> bool {
        self.is_hidden || self.fields.is_code()
    }

    fn property(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "w:rPr" => self.scopes.push(Scope::Run),
            // Hidden marks of paragraphs hide no text.
            "w:vanish" if self.is_in(Scope::Paragraph) => {}
            "w:vanish" => self.is_hidden = tag.is_on(),
            "w:rStyle" if !self.is_in(Scope::Paragraph) => {
                self.is_hidden |= tag.get("val").is_some_and(|it| self.definitions.is_hidden(&it));
            }
            "w:headerReference" | "w:footerReference" => self.section.add(tag),
            "w:titlePg" => self.section.has_title_page |= tag.is_on(),
            name => {
                let is_own = self.is_in(Scope::Paragraph) && !self.is_in(Scope::Run);
                let Some(open) = self.paragraphs.last_mut() else { return };
                if name == "w:pStyle" {
                    open.style = tag.get("val");
                } else if is_own {
                    open.own.add(tag);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "w:p" => {
                self.is_hidden = false;
                self.paragraphs.push(OpenParagraph::default());
            }
            "w:pPr" => self.scopes.push(Scope::Paragraph),
            "w:rPr" => self.scopes.push(Scope::Run),
            "w:r" => self.is_hidden = false,
            "w:tbl" => self.draft.begin_table(),
            "w:tr" => {
                self.is_deleted_row = false;
                self.draft.begin_row();
            }
            "w:trPr" => self.scopes.push(Scope::Row),
            "w:gridBefore" => {
                let n_cells = tag.number::<usize>("val").unwrap_or(0).min(20);
                (0..n_cells).for_each(|_| self.draft.empty_cell());
            }
            "w:tc" => {
                self.cells.push(OpenCell { span: 1 });
                self.draft.begin_cell();
            }
            "w:gridSpan" => {
                if let Some(cell) = self.cells.last_mut() {
                    cell.span = tag.number("val").unwrap_or(1);
                }
            }
            "w:txbxContent" => self.draft.begin_box(),
            "w:fldChar" => self.fields.mark(&tag.get("fldCharType").unwrap_or_default()),
            "w:checkBox" | "w:checked" | "w:default" => self.check_box(tag),
            "w:headerReference" | "w:footerReference" => self.section.add(tag),
            "w:titlePg" => self.section.has_title_page |= tag.is_on(),
            _ if !self.is_silent() => self.sign(tag),
            _ => {}
        }
    }

    /// Elements that stand for characters.
    fn sign(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "w:tab" | "w:ptab" => self.draft.mark('\t'),
            "w:br" => match tag.get("type").as_deref() {
                Some("page") => self.draft.mark(PAGE_END),
                _ => self.draft.mark('\n'),
            },
            "w:cr" => self.draft.mark('\n'),
            "w:lastRenderedPageBreak" => self.draft.mark(PAGE_END),
            "w:softHyphen" => self.draft.text("\u{ad}"),
            "w:noBreakHyphen" => self.draft.text("-"),
            "w:sym" => {
                let code = tag.get("char").and_then(|it| u32::from_str_radix(&it, 16).ok());
                if let Some(it) = code.and_then(symbol) {
                    self.draft.text(it.encode_utf8(&mut [0; 4]));
                }
            }
            "w:footnoteReference" | "w:endnoteReference" => self.note(tag),
            _ => {}
        }
    }

    /// A check box of a form: the last of its elements says whether it is checked.
    fn check_box(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "w:checkBox" => self.draft.text("☐"),
            _ if tag.is_on() => self.draft.replace_last('☐', '☒'),
            _ => self.draft.replace_last('☒', '☐'),
        }
    }

    fn note(&mut self, tag: &Tag<'_>) {
        let is_end = tag.name == "w:endnoteReference";
        let Some(id) = tag.get("id") else { return };
        if self.notes.get(is_end, &id).is_none() {
            return;
        }
        self.n_notes[usize::from(is_end)] += 1;
        let mark = raised(&self.n_notes[usize::from(is_end)].to_string());
        self.draft.text(&mark);
        self.due_notes.push((mark, is_end, id));
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:pPr" => self.leave(Scope::Paragraph),
            "w:rPr" => self.leave(Scope::Run),
            "w:trPr" => self.leave(Scope::Row),
            "w:p" => self.end_paragraph(),
            "w:tc" => {
                let span = self.cells.pop().map_or(1, |it| it.span);
                self.draft.end_cell(span);
            }
            "w:tr" if self.is_deleted_row => {
                self.is_deleted_row = false;
                self.draft.drop_row();
            }
            "w:tbl" => {
                self.last_style = None;
                self.draft.end_table();
            }
            "w:txbxContent" => self.draft.end_box(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.paragraphs.pop() else { return };
        self.fields.end_codes();
        self.is_hidden = false;
        let properties = self.definitions.resolved(open.style.as_deref(), open.own);
        let is_item = self.mark_item(&properties);
        if properties.breaks_page {
            self.draft.prefix(PAGE_END.encode_utf8(&mut [0; 4]));
        }
        let is_same = self.last_style == open.style && properties.is_contextual == Some(true);
        let space = properties.space.map(|it| if is_same { 0.0 } else { it.unwrap_or(0.0) });
        self.last_style = open.style;
        let is_heading = properties.is_heading;
        self.draft.end_paragraph(Style { is_heading, is_item, space, ..Style::default() });
        if self.cells.is_empty() && self.paragraphs.is_empty() {
            self.write_notes(false);
        }
    }

    /// Puts the mark of a list before its item; gives whether there is one.
    fn mark_item(&mut self, properties: &Properties) -> bool {
        let Some(id) = properties.list.as_deref() else { return false };
        let Some((definition, levels, restarts)) = self.definitions.list(id) else { return false };
        // Numbers of empty paragraphs are printed too, but say nothing.
        if self.draft.is_at_start() {
            return false;
        }
        if self.met_lists.insert(id.to_owned()) {
            for level in restarts {
                self.counters.restart(definition, *level);
            }
        }
        let mark = self.counters.mark(definition, levels, properties.level.unwrap_or(0));
        if mark.trim().is_empty() {
            return false;
        }
        self.draft.prefix(&format!("{} ", mark.trim()));
        !properties.is_heading
    }

    /// Writes the notes that are due: footnotes below the paragraph that names them, endnotes at
    /// the end.
    fn write_notes(&mut self, are_endnotes: bool) {
        let (due, later) = std::mem::take(&mut self.due_notes)
            .into_iter()
            .partition::<Vec<_>, _>(|(_, is_end, _)| *is_end == are_endnotes);
        self.due_notes = later;
        for (mark, is_end, id) in due {
            let blocks = self.notes.get(is_end, &id).unwrap_or_default();
            self.draft.note(&mark, blocks);
        }
    }
}
