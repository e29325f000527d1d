//! What pages and feeds may hold.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements that load, frame, restyle or redirect.
const FOREIGN: [&str; 8] =
    ["xharm", "iframe", "object", "embed", "base", "style", "frame", "applet"];

/// Attributes with addresses.
const ADDRESSES: [&str; 7] =
    ["href", "src", "action", "formaction", "poster", "data", "xlink:href"];

/// Fails if a page holds what only a paper can have put there.
#[track_caller]
pub(super) fn assert_page(address: &str, html: &str) {
    assert_plain(address, html);
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
    let dom = dom.one(html);
    let mut mistakes = Vec::new();
    collect(&dom.document, &mut mistakes);
    assert!(mistakes.is_empty(), "{address}: {mistakes:?}\n{html}");
}

fn collect(node: &Handle, mistakes: &mut Vec<String>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let name = name.local.to_string();
            if FOREIGN.contains(&name.as_str()) {
                mistakes.push(format!("<{name}>"));
            }
            let attributes = attrs.borrow();
            for attribute in attributes.iter() {
                let attribute = (attribute.name.local.to_string(), attribute.value.to_string());
                check_attribute(&name, &attribute, mistakes);
            }
            let has_source = attributes.iter().any(|it| &*it.name.local == "src");
            if name == "script" && !(has_source && node.children.borrow().is_empty()) {
                mistakes.push("a script on the page".to_owned());
            }
        }
        NodeData::Comment { contents } => mistakes.push(format!("comment {contents}")),
        _ => {}
    }
    for child in node.children.borrow().iter() {
        collect(child, mistakes);
    }
}

fn check_attribute(element: &str, (name, value): &(String, String), mistakes: &mut Vec<String>) {
    let acts = name.starts_with("on")
        || ["xharm", "style", "srcdoc", "http-equiv"].contains(&name.as_str());
    let leads = ADDRESSES.contains(&name.as_str());
    let is_own = value.is_empty()
        || value.starts_with(['#', '?'])
        || (value.starts_with('/') && !value.starts_with("//") && !value.starts_with("/\\"));
    if acts || (leads && !is_own) {
        mistakes.push(format!("<{element} {name}={value:?}>"));
    }
}

/// Fails unless it is well-formed XML without elements of a paper.
#[track_caller]
pub(super) fn assert_xml(address: &str, xml: &str) {
    assert_plain(address, xml);
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_i64;
    loop {
        let event = reader.read_event().unwrap_or_else(|it| panic!("{address}: {it}\n{xml}"));
        match event {
            Event::Eof => break,
            Event::Start(it) | Event::Empty(it) if it.name().as_ref() == "xharm" => {
                panic!("{address}: an element of a paper\n{xml}")
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::CData(_) | Event::Comment(_) | Event::DocType(_) | Event::PI(_) => {
                panic!("{address}: more than elements and text\n{xml}")
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{address}");
}

/// Fails if text holds characters that turn it, or that terminals and parsers act on.
#[track_caller]
fn assert_plain(address: &str, text: &str) {
    let acts = |it: char| {
        matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || (it.is_control() && !"\t\n\r".contains(it))
    };
    let found: Vec<String> =
        text.chars().filter(|it| acts(*it)).map(|it| format!("{it:?}")).collect();
    assert!(found.is_empty(), "{address}: {found:?}");
}

#[test]
fn finds_what_acts() {
    let found = |html: &str| {
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
        let mut mistakes = Vec::new();
        collect(&dom.one(html).document, &mut mistakes);
        mistakes.len()
    };
    for wrong in [
        "<p>x<xharm>",
        "<p xharm=1>",
        "<a href='javascript:x'>",
        "<a href='//x'>",
        "<img src=x>",
        "<p onclick=x>",
        "<p style=x>",
        "<script>x</script>",
        "<!-- x -->",
        "<svg><a xlink:href='javascript:x'>",
    ] {
        assert_eq!(found(wrong), 1, "{wrong}");
    }
    assert_eq!(found("<a href='/x'>&lt;xharm&gt;</a><script src='/s'></script>"), 0);
}
