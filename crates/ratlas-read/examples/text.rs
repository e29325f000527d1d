//! Prints the text of a file, pages separated by form feeds.
//!
//! With `--ocr` (and `--ocr-lang deu+tur`) pages that are pictures are recognised.
//!
//! `text FILE` prints one file. `text --batch LIST OUT [--start K] [--repeat N]` reads the files
//! named in LIST, one a line, writes `OUT/<line>.txt` and prints one line of JSON for each with
//! times in milliseconds: the form in which text engines are measured beside each other.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example is a program")]

use std::error::Error;
use std::io::Write as _;
use std::time::Instant;

use ratlas_ocr::Tesseract;
use ratlas_read::{Page, Pages, ReadError, ReadOptions, Recogniser};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let tesseract = tesseract(&mut args)?;
    let recogniser = tesseract.as_ref().map(|it| it as &dyn Recogniser);
    let options = ReadOptions { recogniser, renew: false };
    let option = |name: &str, default: usize| {
        let place = args.iter().position(|it| it == name);
        place.and_then(|it| args.get(it + 1)?.parse().ok()).unwrap_or(default)
    };
    match args.as_slice() {
        [flag, list, out, ..] if flag == "--batch" => {
            batch(list, out, (option("--start", 0), option("--repeat", 1)), options)
        }
        [file] => {
            let pages = ratlas_read::read_with(&std::fs::read(file)?, file, options)?;
            print!("{}", text(&pages));
            for it in &pages.findings {
                eprintln!("{}: {}", it.code, it.message);
            }
            Ok(())
        }
        _ => Err("usage: text FILE | text --batch LIST OUT [--start K] [--repeat N]".into()),
    }
}

/// Takes the options about recognition out of the arguments.
fn tesseract(args: &mut Vec<String>) -> Result<Option<Tesseract>, Box<dyn Error>> {
    let mut languages = "deu".to_owned();
    if let Some(at) = args.iter().position(|it| it == "--ocr-lang").filter(|it| it + 1 < args.len())
    {
        languages = args.remove(at + 1);
        args.remove(at);
    }
    let Some(at) = args.iter().position(|it| it == "--ocr") else { return Ok(None) };
    args.remove(at);
    Ok(Some(Tesseract::find(None, &languages)?))
}

fn batch(
    list: &str,
    out: &str,
    (start, repeat): (usize, usize),
    options: ReadOptions<'_>,
) -> Result<(), Box<dyn Error>> {
    for (idx, path) in std::fs::read_to_string(list)?.lines().enumerate().skip(start) {
        let bytes = std::fs::read(path)?;
        let mut times = Vec::new();
        let mut res = Err(ReadError::Empty);
        for _ in 0..repeat {
            let start = Instant::now();
            res = ratlas_read::read_with(&bytes, path, options);
            times.push(format!("{:.3}", start.elapsed().as_secs_f64() * 1e3));
        }
        if let Ok(pages) = &res {
            std::fs::write(format!("{out}/{idx}.txt"), text(pages))?;
        }
        println!("{}", report(idx, &times.join(","), &res));
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// One line of JSON about one file.
fn report(idx: usize, times: &str, res: &Result<Pages, ReadError>) -> String {
    let (status, n_pages, n_chars, err) = match res {
        Ok(it) => ("ok", it.pages.len(), text(it).chars().count(), String::new()),
        Err(err) => ("error", 0, 0, format!("{}: {err}", err.code()).replace(['"', '\\'], "'")),
    };
    let qualities = res.iter().flat_map(|it| &it.pages).filter_map(|it| it.quality);
    let quality: Vec<f32> = qualities.collect();
    format!(
        "{{\"i\":{idx},\"ms\":[{times}],\"cpu\":[{times}],\"pages\":{n_pages},\
         \"chars\":{n_chars},\"status\":\"{status}\",\"quality\":{quality:?},\"err\":\"{err}\"}}"
    )
}

/// The text of all pages; inside a table's cell a line ends where a hyphen does, to be joined.
fn text(pages: &Pages) -> String {
    let mut res = String::new();
    for page in &pages.pages {
        res.push_str(&page_text(page));
        res.push('\u{c}');
    }
    res
}

fn page_text(page: &Page) -> String {
    let mut res = page.text.clone();
    for pair in page.words.windows(2).rev() {
        let [before, after] = pair else { continue };
        let between = before.span.end..after.span.start;
        let is_below = after.bbox[1] > before.bbox[1] + 0.5 * (before.bbox[3] - before.bbox[1]);
        let is_hyphened = page.text[before.span.clone()].ends_with('-');
        if is_below && is_hyphened && &page.text[between.clone()] == " " {
            res.replace_range(between, "\n");
        }
    }
    res.push('\n');
    res
}
