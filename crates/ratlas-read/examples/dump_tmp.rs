//! tmp
#![allow(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::print_stdout, reason = "tmp")]
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let p = ratlas_read::read(&std::fs::read(&f).unwrap(), &f).unwrap();
    println!("{:?} {:?}", p.text_layer, p.findings);
    for page in &p.pages {
        println!("PAGE {} {:?} ocr {}", page.number, page.size, page.ocr);
        for l in &page.lines {
            let w = page
                .words
                .iter()
                .find(|w| w.span.start >= l.span.start && w.span.end <= l.span.end);
            println!(
                "{:?} {:.1} {:.1?} | {}",
                l.kind,
                l.font_size,
                w.map(|w| w.bbox),
                &page.text[l.span.clone()]
            );
        }
    }
}
