//! Prints the text of a file, pages separated by form feeds.
//!
//! `text FILE` prints one file. `text --batch LIST OUT [--start K] [--repeat N]` reads the files
//! named in LIST, one a line, writes `OUT/<line>.txt` and prints one line of JSON for each with
//! times in milliseconds: the form in which text engines are measured beside each other.

#![allow(clippy::print_stdout, reason = "an example is a program")]

use std::error::Error;
use std::io::Write as _;
use std::time::Instant;

use ratlas_read::{Page, Pages, ReadError};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str, default: usize| {
        let place = args.iter().position(|it| it == name);
        place.and_then(|it| args.get(it + 1)?.parse().ok()).unwrap_or(default)
    };
    match args.as_slice() {
        [flag, list, out, ..] if flag == "--batch" => {
            batch(list, out, option("--start", 0), option("--repeat", 1))
        }
        [file] => {
            let pages = ratlas_read::read(&std::fs::read(file)?, file)?;
            print!("{}", text(&pages));
            Ok(())
        }
        _ => Err("usage: text FILE | text --batch LIST OUT [--start K] [--repeat N]".into()),
    }
}

fn batch(list: &str, out: &str, start: usize, repeat: usize) -> Result<(), Box<dyn Error>> {
    for (idx, path) in std::fs::read_to_string(list)?.lines().enumerate().skip(start) {
        let bytes = std::fs::read(path)?;
        let mut times = Vec::new();
        let mut res = Err(ReadError::Empty);
        for _ in 0..repeat {
            let start = Instant::now();
            res = ratlas_read::read(&bytes, path).map(|it| (it.pages.len(), text(&it)));
            times.push(format!("{:.3}", start.elapsed().as_secs_f64() * 1e3));
        }
        if let Ok((_, text)) = &res {
            std::fs::write(format!("{out}/{idx}.txt"), text)?;
        }
        println!("{}", report(idx, &times.join(","), &res));
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// One line of JSON about one file.
fn report(idx: usize, times: &str, res: &Result<(usize, String), ReadError>) -> String {
    let (status, n_pages, n_chars, err) = match res {
        Ok((n_pages, text)) => ("ok", *n_pages, text.chars().count(), String::new()),
        Err(err) => ("error", 0, 0, format!("{}: {err}", err.code()).replace(['"', '\\'], "'")),
    };
    format!(
        "{{\"i\":{idx},\"ms\":[{times}],\"cpu\":[{times}],\"pages\":{n_pages},\
         \"chars\":{n_chars},\"status\":\"{status}\",\"err\":\"{err}\"}}"
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
