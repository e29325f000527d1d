//! `ratlas mark`: a copy of a PDF with every fact as a highlight on its words.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;
use ratlas_extract::Houses;
use ratlas_model::{Place, Record};
use ratlas_present::facts::{FIELDS, Note, notes};
use ratlas_present::{Lang, Wording, value, word};
use ratlas_read::{Mark, Marked, ReadError};

use super::extract::{Reading, read};
use super::files::{Given, Refusal, apart, bytes, is_standard_input, name};
use super::ocr;
use crate::args;
use crate::exit::Exit;
use crate::messages::Msg;
use crate::output::{self, NotWritten};
use crate::session::Session;

/// Marks a file and writes the copy.
pub(crate) fn run(mark: args::Mark, session: &mut Session) -> Result<Exit> {
    let fields = match fields(&mark.only) {
        Ok(fields) => fields,
        Err(unknown) => return no_such_field(&unknown, session),
    };
    let to_screen = is_standard_input(&mark.output);
    if !to_screen && let Err(reason) = output::check(&mark.output, &mark.file, mark.force) {
        return not_written(&mark.output, &reason, session);
    }
    let known = ratlas_library::houses(&session.library)?;
    let houses = if mark.no_houses { Houses::none() } else { &known };
    let recognition = ocr::recognition(&mark.ocr, session)?;
    let reading = Reading { houses, recognition: &recognition };
    let copy = match copy(&mark.file, &reading, &fields, session.lang) {
        Ok(copy) => copy,
        Err(refusal) => {
            session.file_error(&name(&mark.file, session.lang), &refusal.words(session.lang))?;
            return Ok(Exit::Failed);
        }
    };
    if to_screen {
        io::stdout().lock().write_all(&copy.marked.bytes)?;
    } else if let Err(reason) =
        output::write(&mark.output, &mark.file, &copy.marked.bytes, mark.force)
    {
        return not_written(&mark.output, &reason, session);
    }
    tell(&copy, session)?;
    Ok(Exit::Done)
}

/// The fields asked for, by any of their names; all of them where none is.
fn fields(only: &[String]) -> Result<Vec<&'static str>, String> {
    if only.is_empty() {
        return Ok(FIELDS.to_vec());
    }
    only.iter().map(|it| value("field", it).ok_or_else(|| it.clone())).collect()
}

pub(super) fn no_such_field(unknown: &str, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    let known = FIELDS.map(|it| word(lang, "field", it)).join(", ");
    let words = lang.fill(Msg::MarkBadField, &[&lang.quoted(unknown)]);
    session.message(&lang.fill(Msg::Error, &[&words]))?;
    session.message(&lang.fill(Wording::Possible, &[&known]))?;
    Ok(Exit::Failed)
}

fn not_written(path: &Path, reason: &NotWritten, session: &mut Session) -> Result<Exit> {
    let lang = session.lang;
    let words = match reason {
        NotWritten::IsInput => lang.say(Msg::MarkIsInput).to_owned(),
        NotWritten::Exists => lang.say(Msg::MarkExists).to_owned(),
        NotWritten::IsFolder => lang.say(Msg::MarkIsFolder).to_owned(),
        NotWritten::Io(error) => lang.fill(Msg::MarkNotWritten, &[error]),
    };
    session.file_error(&path.display().to_string(), &words)?;
    Ok(Exit::Failed)
}

/// A copy, and what was put on it.
struct Copy {
    marked: Marked,
    /// Values with words of the paper.
    n_placed: u64,
    /// Values without.
    n_unplaced: u64,
}

fn copy(file: &Path, reading: &Reading<'_>, fields: &[&str], lang: Lang) -> Result<Copy, Refusal> {
    let bytes = bytes(file)?;
    apart(|| {
        let path = file.to_string_lossy();
        let base = file.file_name().unwrap_or_default().to_string_lossy();
        let given = Given { bytes: &bytes, path: &path, name: &base };
        let record = read(&given, reading).map_err(only_pdf)?.record;
        let marks = marks(&record, fields, lang);
        let marked = ratlas_read::mark(&bytes, &marks.all)?;
        Ok(Copy { marked, n_placed: marks.n_placed, n_unplaced: marks.n_unplaced })
    })
}

/// The remedy for formats that are not read is none here.
fn only_pdf(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Unread("read/unsupported", _) => Refusal::from(ReadError::NotPdf),
        other => other,
    }
}

struct Marks {
    all: Vec<Mark>,
    n_placed: u64,
    n_unplaced: u64,
}

/// A mark for each place of each value; values without a place are told on the first page.
fn marks(record: &Record, fields: &[&str], lang: Lang) -> Marks {
    let notes = notes(record, lang);
    let (mut all, mut n_placed, mut n_unplaced) = (Vec::new(), 0, 0);
    for note in notes.iter().filter(|it| fields.contains(&it.field)) {
        let places: Vec<&Place> = note.at.iter().filter(|it| !it.boxes.is_empty()).collect();
        if places.is_empty() {
            n_unplaced += 1;
            all.push(mark(note, 1, &[], lang));
        } else {
            n_placed += 1;
        }
        all.extend(places.into_iter().map(|it| mark(note, it.page, &it.boxes, lang)));
    }
    Marks { all, n_placed, n_unplaced }
}

fn mark(note: &Note<'_>, page: u32, boxes: &[[f32; 4]], lang: Lang) -> Mark {
    let colour = if boxes.is_empty() { YELLOW } else { colour(note.field) };
    let subject = if boxes.is_empty() {
        lang.say(Msg::MarkUnplaced)
    } else {
        word(lang, "field", note.field)
    };
    Mark {
        page,
        boxes: boxes.to_vec(),
        subject: subject.to_owned(),
        text: note.text.clone(),
        colour,
    }
}

const YELLOW: [f32; 3] = [1.0, 0.9, 0.3];
const ORANGE: [f32; 3] = [1.0, 0.75, 0.4];
const GREEN: [f32; 3] = [0.65, 0.9, 0.5];
const BLUE: [f32; 3] = [0.6, 0.82, 1.0];
const PINK: [f32; 3] = [1.0, 0.7, 0.82];
const VIOLET: [f32; 3] = [0.82, 0.74, 1.0];
const GREY: [f32; 3] = [0.85, 0.85, 0.85];
const RED: [f32; 3] = [1.0, 0.55, 0.5];

/// The colour of a field; the guide has the legend. All are light: black print stays readable.
fn colour(field: &str) -> [f32; 3] {
    match field {
        "reference" | "references" => ORANGE,
        "date" | "dates" | "deadlines" | "money" => GREEN,
        "meeting" | "consultations" | "agenda" => BLUE,
        "people" | "applicants" | "signatory" | "issuer" | "addressee" | "departments" => PINK,
        "resolutions" | "request" | "questions" | "position" | "proposals" | "goals"
        | "measures" => VIOLET,
        "citations" | "topics" => GREY,
        "findings" => RED,
        _ => YELLOW,
    }
}

/// How much was marked, and what differs from the original beside that.
fn tell(copy: &Copy, session: &mut Session) -> io::Result<()> {
    let lang = session.lang;
    let Copy { marked, n_placed, n_unplaced } = copy;
    if !session.quiet {
        let mut words = lang.count(*n_placed, Msg::MarkOne, Msg::MarkMany);
        if *n_unplaced > 0 {
            let unplaced = lang.number(*n_unplaced);
            words = format!("{words}; {}", lang.fill(Msg::MarkNoPlace, &[&unplaced]));
        }
        session.message(&format!("{words}."))?;
    }
    if marked.n_lost > 0 {
        session.message(&lang.fill(Msg::MarkLost, &[&lang.number(marked.n_lost as u64)]))?;
    }
    if marked.was_encrypted {
        session.hint(lang.say(Msg::MarkDecrypted))?;
    }
    if marked.was_signed {
        session.hint(lang.say(Msg::MarkSigned))?;
    }
    Ok(())
}
