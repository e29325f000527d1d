//! How fast each stage is, per paper and per byte: `cargo bench -p ratlas-benches`.

#![expect(clippy::print_stderr, reason = "a benchmark says why it does not run")]
#![expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]

use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use ratlas_benches::{KINDS, Kind, Paper, papers};
use ratlas_extract::Houses;
use ratlas_german::{Mode, analyze};
use ratlas_index::{Analyser, IndexWriter, IndexedPaper, PaperIndex, SearchQuery};
use ratlas_read::{Mark, Page, Pages};
use tempfile::TempDir;

/// So many copies of every sample are searched: about a thousand papers, more than a cache holds
/// and few enough to be built while one waits.
const COPIES_SEARCHED: usize = 30;

/// Typical questions: a word, two words, a phrase, an exclusion, everything.
const QUESTIONS: [&str; 5] =
    ["Sprachmittlung", "Integration Beirat", "\"runder Tisch\"", "Antrag -Haushalt", "*"];

fn main() {
    if papers().is_empty() {
        eprintln!("skipped: there are no papers in corpus-samples/papers");
        return;
    }
    divan::main();
}

/// Bytes to pages. The bytes counted are those of the files.
#[divan::bench(sample_count = 20)]
fn read_pdf(bencher: Bencher<'_, '_>) {
    let pdfs: Vec<&Paper> = papers().iter().filter(|it| it.is_pdf()).collect();
    let n_bytes: usize = pdfs.iter().map(|it| it.bytes.len()).sum();
    bencher.counter(ItemsCount::new(pdfs.len())).counter(BytesCount::new(n_bytes)).bench(|| {
        for paper in &pdfs {
            black_box(ratlas_read::read(black_box(&paper.bytes), &paper.name).ok());
        }
    });
}

/// Bytes to pages by kind of page; the items counted are pages.
#[divan::bench(sample_count = 20, args = KINDS)]
fn read_pages(bencher: Bencher<'_, '_>, kind: &Kind) {
    let Some(paper) = kind.paper() else { return };
    let pages = ItemsCount::new(paper.pages.pages.len());
    bencher.counter(pages).bench(|| ratlas_read::read(black_box(&paper.bytes), &paper.name).ok());
}

/// The layout alone of a page full of glyphs, as the fuzzer spells it; the items are glyphs.
#[divan::bench(sample_count = 50, args = [200, 2_000, 10_000])]
fn lay_out_glyphs(bencher: Bencher<'_, '_>, n_glyphs: usize) {
    let page = columns(n_glyphs);
    bencher
        .counter(ItemsCount::new(n_glyphs))
        .bench(|| ratlas_read::fuzzing::layout(black_box(&page)));
}

/// A copy with a mark on every page.
#[divan::bench(sample_count = 20, args = KINDS)]
fn mark_pages(bencher: Bencher<'_, '_>, kind: &Kind) {
    let Some(paper) = kind.paper() else { return };
    let marks: Vec<Mark> = paper.pages.pages.iter().map(on_its_words).collect();
    let pages = ItemsCount::new(marks.len());
    bencher.counter(pages).bench(|| ratlas_read::mark(black_box(&paper.bytes), &marks).ok());
}

/// Pages to records. The bytes counted are those of the texts.
#[divan::bench(sample_count = 20)]
fn extract_record(bencher: Bencher<'_, '_>) {
    let bencher = bencher.counter(ItemsCount::new(papers().len()));
    bencher.counter(BytesCount::new(text_bytes())).bench(|| {
        for paper in papers() {
            let origin = Paper::origin(&paper.name, &paper.bytes);
            black_box(ratlas_extract::extract(&paper.pages, Houses::builtin(), origin));
        }
    });
}

/// Pages to the record of one long paper; the items are pages. What a page costs must not grow with
/// the paper, and noise must cost no more than text.
#[divan::bench(sample_count = 5, args = [10, 100, 1_000], consts = [false, true])]
fn extract_pages<const NOISE: bool>(bencher: Bencher<'_, '_>, n_pages: usize) {
    let pages = if NOISE { noise(n_pages) } else { long_paper(n_pages) };
    bencher.counter(ItemsCount::new(n_pages)).bench(|| {
        let origin = Paper::origin("long.txt", b"");
        ratlas_extract::extract(black_box(&pages), Houses::builtin(), origin)
    });
}

/// Text to terms.
#[divan::bench(sample_count = 20, args = ["stemmed", "exact"])]
fn analyse_text(bencher: Bencher<'_, '_>, mode: &str) {
    let mode = if mode == "exact" { Mode::Exact } else { Mode::Stemmed };
    bencher.counter(BytesCount::new(text_bytes())).bench(|| {
        for page in papers().iter().flat_map(|it| &it.pages.pages) {
            black_box(analyze(black_box(&page.text), mode));
        }
    });
}

/// Records and texts to an index on disk, committed.
#[divan::bench(sample_count = 10)]
fn index_papers(bencher: Bencher<'_, '_>) {
    let bencher = bencher.counter(ItemsCount::new(papers().len()));
    bencher.counter(BytesCount::new(text_bytes())).bench(|| indexed(1));
}

/// A question to its first ten hits with facets.
#[divan::bench(sample_count = 50, args = QUESTIONS)]
fn query(bencher: Bencher<'_, '_>, text: &str) {
    static DIR: LazyLock<TempDir> = LazyLock::new(|| indexed(COPIES_SEARCHED));
    let index = PaperIndex::open(DIR.path()).expect("the index was just written");
    let query = SearchQuery { text: text.to_owned(), ..SearchQuery::default() };
    bencher.bench(|| index.search(black_box(&query)).expect("the question is well formed"));
}

/// A mark on all words of a page.
fn on_its_words(page: &Page) -> Mark {
    let boxes = page.place(0..page.text.len()).boxes;
    let (subject, text) = ("Text".to_owned(), "Text".to_owned());
    Mark { page: page.number, boxes, subject, text, colour: [1.0, 0.9, 0.3] }
}

/// Two columns of print in eight bytes a glyph.
fn columns(n_glyphs: usize) -> Vec<u8> {
    const PER_LINE: usize = 100;
    let glyph = |idx: usize| {
        let (line, column) = (idx / PER_LINE, idx % PER_LINE);
        let gutter = if column >= PER_LINE / 2 { 30 } else { 0 };
        let [x, y] = [100 + 5 * column + gutter, 140 + 7 * line].map(|it| (it * 16) as u16);
        let ([x0, x1], [y0, y1]) = (x.to_le_bytes(), y.to_le_bytes());
        let is_blank = column % 7 == 6;
        [if is_blank { 7 } else { 0 }, 24, x0, x1, y0, y1, 40, 4]
    };
    (0..n_glyphs).flat_map(glyph).collect()
}

/// The pages of the samples one behind the other, as often as it takes.
fn long_paper(n_pages: usize) -> Pages {
    let samples = papers().iter().flat_map(|it| &it.pages.pages);
    let pages = samples.cycle().take(n_pages).cloned();
    let first = papers().first().expect("there are samples");
    Pages { pages: numbered(pages), ..first.pages.clone() }
}

/// Pages of digits, dots and half words, as a broken text layer has them; the same every time.
fn noise(n_pages: usize) -> Pages {
    const MARKS: &[u8; 31] = b"0123456789./-:() \n,;TOPAbsVrjaN";
    const PAGE_BYTES: usize = 2_500;
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut mark = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(MARKS[(state >> 32) as usize % MARKS.len()])
    };
    let pages = (0..n_pages).map(|_| Page {
        text: std::iter::repeat_with(&mut mark).take(PAGE_BYTES).collect(),
        ..Page::default()
    });
    let pages: Vec<Page> = pages.collect();
    let first = papers().first().expect("there are samples");
    Pages { pages: numbered(pages), ..first.pages.clone() }
}

fn numbered(pages: impl IntoIterator<Item = Page>) -> Vec<Page> {
    (1..).zip(pages).map(|(number, page)| Page { number, ..page }).collect()
}

fn text_bytes() -> usize {
    papers().iter().flat_map(|it| &it.pages.pages).map(|it| it.text.len()).sum()
}

/// An index of so many copies of every sample.
fn indexed(n_copies: usize) -> TempDir {
    let dir = tempfile::tempdir().expect("there is room for a folder");
    let mut writer = IndexWriter::open(dir.path()).expect("an empty folder takes an index");
    let mut seq = 0;
    for copy in 0..n_copies {
        for paper in papers() {
            seq += 1;
            let mut record = paper.record.clone();
            record.id = format!("{copy:04}-{}", paper.name);
            let paper =
                IndexedPaper { record: &record, pages: &paper.texts(), family: None, whole: None };
            let analysed = Analyser::default().analyse(&paper);
            writer.add(seq, analysed).expect("a sample can be indexed");
        }
    }
    writer.commit(seq).expect("there is room for an index");
    dir
}
