//! Where the content of an HTML page is.

use std::rc::Rc;

use markup5ever_rcdom::{Handle, Node, NodeData};

/// A part of the page marked as its main content is believed if it holds at least this share.
const MAIN_SHARE: f64 = 0.5;

/// Elements that hold no text of the page, or text for using the site only.
const SKIPPED: &[&str] = &[
    "applet", "aside", "audio", "button", "canvas", "datalist", "dialog", "head", "iframe",
    "input", "map", "meter", "nav", "noframes", "noscript", "object", "progress", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Roles of elements that stand for [`SKIPPED`] ones.
const SKIPPED_ROLES: &[&str] =
    &["banner", "complementary", "contentinfo", "menu", "menubar", "navigation", "search"];

/// What the first look at a page finds.
pub(super) struct Outline {
    /// The element whose content is read.
    pub(super) root: Handle,
    /// Tables that lay the page out: those with tables or headings in them.
    layout_tables: Vec<*const Node>,
}

impl Outline {
    /// Whether a table lays the page out instead of holding data.
    pub(super) fn is_layout(&self, table: &Handle) -> bool {
        self.layout_tables.binary_search(&Rc::as_ptr(table)).is_ok()
    }
}

/// Looks through a page for its content.
pub(super) fn outline(document: &Handle) -> Outline {
    let mut search = Search::default();
    walk(document, |node, is_start| search.visit(node, is_start));
    let Search { n_chars, best, mut layout_tables, .. } = search;
    layout_tables.sort_unstable();
    let is_enough = |most: usize| most as f64 >= MAIN_SHARE * n_chars as f64 && most > 0;
    let root = match best {
        Some((most, main)) if is_enough(most) => main,
        _ => document.clone(),
    };
    Outline { root, layout_tables }
}

/// What was seen of a page so far.
#[derive(Default)]
struct Search {
    /// Characters of text.
    n_chars: usize,
    /// Open main parts, and the characters before them.
    open_mains: Vec<(Handle, usize)>,
    /// The main part with the most characters.
    best: Option<(usize, Handle)>,
    open_tables: Vec<Handle>,
    layout_tables: Vec<*const Node>,
}

impl Search {
    /// Takes one node into account; `false` to leave out what is in it.
    fn visit(&mut self, node: &Handle, is_start: bool) -> bool {
        if let NodeData::Text { contents } = &node.data {
            if is_start {
                let contents = contents.borrow();
                self.n_chars += contents.chars().filter(|it| !it.is_whitespace()).count();
            }
            return true;
        }
        let name = name(node);
        if is_start && is_skipped(node, name) {
            return false;
        }
        if matches!(name, "main" | "article") || role(node, &["main"]) {
            self.main(node, is_start);
        }
        if is_start
            && (name == "table" || is_heading(name))
            && let Some(table) = self.open_tables.last()
        {
            self.layout_tables.push(Rc::as_ptr(table));
        }
        match (name, is_start) {
            ("table", true) => self.open_tables.push(node.clone()),
            ("table", false) => drop(self.open_tables.pop()),
            _ => {}
        }
        true
    }

    fn main(&mut self, node: &Handle, is_start: bool) {
        if is_start {
            self.open_mains.push((node.clone(), self.n_chars));
        } else if let Some((main, before)) = self.open_mains.pop() {
            let n_inside = self.n_chars - before;
            if self.best.as_ref().is_none_or(|(most, _)| n_inside >= *most) {
                self.best = Some((n_inside, main));
            }
        }
    }
}

/// Visits every node at its start and at its end; `visit` says at the start whether to go inside.
///
/// A node that is not gone into has no end.
pub(super) fn walk(root: &Handle, mut visit: impl FnMut(&Handle, bool) -> bool) {
    let mut stack = vec![(root.clone(), true)];
    while let Some((node, is_start)) = stack.pop() {
        if !visit(&node, is_start) || !is_start {
            continue;
        }
        stack.push((node.clone(), false));
        stack.extend(node.children.borrow().iter().rev().map(|it| (it.clone(), true)));
    }
}

/// The name of an element; empty for other nodes.
pub(super) fn name(node: &Node) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// The value of an element's attribute.
pub(super) fn attribute(node: &Node, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    attrs.iter().find(|it| &*it.name.local == wanted).map(|it| it.value.to_string())
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element and everything in it is left out.
pub(super) fn is_skipped(node: &Node, name: &str) -> bool {
    SKIPPED.binary_search(&name).is_ok()
        || is_hidden(node)
        || role(node, SKIPPED_ROLES)
        || (matches!(name, "header" | "footer") && !is_in_content(node))
}

fn is_hidden(node: &Node) -> bool {
    let style = attribute(node, "style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.split_whitespace().collect();
    attribute(node, "hidden").is_some()
        || attribute(node, "aria-hidden").is_some_and(|it| it == "true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

fn role(node: &Node, roles: &[&str]) -> bool {
    attribute(node, "role").is_some_and(|it| roles.contains(&it.to_ascii_lowercase().as_str()))
}

/// Whether a head or foot belongs to an article, not to the site.
fn is_in_content(node: &Node) -> bool {
    /// An article's head is near it; looking up all the way for each would be slow in deep pages.
    const LOOK_UP: usize = 32;
    let parent = |node: &Node| {
        let weak = node.parent.take();
        let parent = weak.as_ref().and_then(std::rc::Weak::upgrade);
        node.parent.set(weak);
        parent
    };
    std::iter::successors(parent(node), |it| parent(it))
        .take(LOOK_UP)
        .any(|it| matches!(name(&it), "main" | "article" | "section" | "blockquote"))
}
