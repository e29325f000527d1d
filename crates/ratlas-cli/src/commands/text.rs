//! `ratlas text`: the text of files as it is read, without facts.

use std::fmt::Write as _;

use anyhow::Result;
use ratlas_model::Finding;
use ratlas_present::meaning;
use ratlas_read::{Page, Pages};
use serde_json::{Value, json};

use super::files::{Refusal, each};
use super::timed;
use crate::args::Text;
use crate::commands::ocr;
use crate::exit::Exit;
use crate::print::drawing;
use crate::session::Session;

/// Prints the text of each file. One that cannot be read does not stop the others.
pub(crate) fn run(text: &Text, session: &mut Session) -> Result<Exit> {
    let recognition = ocr::recognition(&text.ocr, session)?;
    if let [list, out] = text.batch.as_slice() {
        let options = recognition.read_options();
        return timed::batch(list, out, (text.start, text.repeat), options, session);
    }
    let mut res = Exit::Done;
    let lang = session.lang;
    for file in &text.files {
        let read = |given: super::files::Given<'_>| {
            Ok(ratlas_read::read_with(given.bytes, given.name, recognition.read_options())?)
        };
        let mut take = |path: String, pages: Result<Pages, Refusal>| -> Result<()> {
            match pages {
                Ok(pages) => print(&path, pages, text, session)?,
                Err(refusal) => {
                    session.file_error(&path, &refusal.words(session.lang))?;
                    res = Exit::Failed;
                }
            }
            Ok(())
        };
        each(file, lang, &read, &mut take)?;
    }
    session.flush()?;
    Ok(res)
}

fn print(path: &str, mut pages: Pages, text: &Text, session: &mut Session) -> Result<()> {
    if let Some(number) = text.page {
        pages.pages.retain(|it| it.number == number);
    }
    if text.draw {
        session.print(&drawing::drawing(&pages.pages))?;
    } else if text.json {
        for page in &pages.pages {
            session.print_json(&page_json(path, page))?;
        }
    } else {
        session.print(&in_paragraphs(&pages))?;
    }
    let lang = session.lang;
    for Finding { code, message, .. } in &pages.findings {
        let told = meaning(lang, code);
        let sentence = told.map_or(message.as_str(), |it| it.sentence);
        session.message(&format!("{path}: {sentence} ({message})"))?;
    }
    Ok(())
}

/// One paragraph a line, one row of a table a line; a form feed after each page.
pub(super) fn in_paragraphs(pages: &Pages) -> String {
    let mut res = String::new();
    let mut paragraphs = ratlas_extract::paragraphs(pages).into_iter().peekable();
    for page in &pages.pages {
        while let Some(paragraph) = paragraphs.next_if(|it| it.page <= page.number) {
            let _ = writeln!(res, "{}", paragraph.text);
        }
        res.push('\u{c}');
    }
    res
}

/// A page with everything that is known of it.
fn page_json(path: &str, page: &Page) -> Value {
    let line = |it: &ratlas_read::Line| {
        let kind = drawing::kind_name(it.kind);
        json!({"span": [it.span.start, it.span.end], "kind": kind, "font_size": it.font_size})
    };
    let word =
        |it: &ratlas_read::Word| json!({"span": [it.span.start, it.span.end], "box": it.bbox});
    json!({
        "path": path,
        "page": page.number,
        "size": page.size.map(|(width, height)| [width, height]),
        "ocr": page.ocr,
        "confidence": page.confidence,
        "quality": page.quality,
        "text": page.text,
        "lines": page.lines.iter().map(line).collect::<Vec<Value>>(),
        "words": page.words.iter().map(word).collect::<Vec<Value>>(),
    })
}
