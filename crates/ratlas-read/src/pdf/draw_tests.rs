//! Pictures of small pages made by hand.

use std::fmt::Write as _;
use std::io::Cursor;

use png::{Decoder, Transformations};

use super::tests::{at, encrypted, file};
use super::*;

/// Darker than this is print.
const INK: u8 = 128;

/// How far ink may be outside of its word's box, in points: boxes are made of the font's measures.
const WITHIN: f32 = 1.5;

/// The pixels of a picture, as they are seen.
fn pixels(picture: &PagePicture) -> Vec<[u8; 3]> {
    let mut decoder = Decoder::new(Cursor::new(&picture.png));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (picture.width, picture.height));
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut bytes).unwrap();
    bytes.chunks(3).map(|it| [it[0], it[1], it[2]]).collect()
}

/// The smallest area of the page with all ink, in points.
fn ink(picture: &PagePicture) -> [f32; 4] {
    let scale = picture.page_width_pt / picture.width as f32;
    let width = picture.width as usize;
    let pixels = pixels(picture);
    let dark = pixels.iter().enumerate().filter(|(_, it)| it[1] < INK);
    let place = |idx: usize| [(idx % width) as f32 * scale, (idx / width) as f32 * scale];
    dark.map(|(idx, _)| place(idx)).fold([f32::MAX, f32::MAX, 0.0, 0.0], |all, [x, y]| {
        [all[0].min(x), all[1].min(y), all[2].max(x + scale), all[3].max(y + scale)]
    })
}

/// Whether the one word of a page is drawn where its box says, after `change` in the page.
#[track_caller]
fn check_place(change: &str, size: (f32, f32)) {
    let bytes = file(&[&at(120, 200, "Integration")]);
    let bytes =
        String::from_utf8(bytes).unwrap().replace("/MediaBox", &format!("{change}/MediaBox"));
    let pages = pdf(bytes.as_bytes(), ReadOptions::default()).unwrap();
    let page = &pages.pages[0];
    let picture = draw_page(bytes.as_bytes(), 1, 800).unwrap();
    assert_eq!((picture.page_width_pt, picture.page_height_pt), size, "{change}");
    assert_eq!(page.size, Some(size), "{change}");
    assert_eq!(page_sizes(bytes.as_bytes()).unwrap(), [<[f32; 2]>::from(size)], "{change}");
    assert_eq!(picture.width, 800);
    assert_eq!(page.text, "Integration", "{change}");
    let [word] = page.place(0..page.text.len()).boxes[..] else { panic!("{change}: one word") };
    let ink = ink(&picture);
    let is_inside = ink[0] > word[0] - WITHIN
        && ink[1] > word[1] - WITHIN
        && ink[2] < word[2] + WITHIN
        && ink[3] < word[3] + WITHIN;
    let is_most =
        (ink[2] - ink[0]) * (ink[3] - ink[1]) > 0.4 * (word[2] - word[0]) * (word[3] - word[1]);
    assert!(is_inside && is_most, "{change}: ink {ink:?}, word {word:?}");
}

#[test]
fn words_are_drawn_where_their_boxes_are() {
    check_place("", (400.0, 300.0));
    check_place("/CropBox[100 150 250 260]", (150.0, 110.0));
    check_place("/Rotate 180", (400.0, 300.0));
    check_place("/Rotate 180/CropBox[100 150 250 260]", (150.0, 110.0));
    check_place("/UserUnit 2", (800.0, 600.0));
    check_place("/UserUnit 2/Rotate 180/CropBox[100 150 250 260]", (300.0, 220.0));
}

/// Pages turned by a quarter have text that runs upwards, unless it was written for them.
#[test]
fn pages_on_their_side_are_turned() {
    for (turn, matrix) in [(90, "0 1 -1 0 120 50"), (270, "0 -1 1 0 120 250")] {
        for (crop, size) in [("", (300.0, 400.0)), ("/CropBox[100 0 200 300]", (300.0, 100.0))] {
            let bytes = file(&[&format!("BT /F 10 Tf {matrix} Tm (Quer) Tj ET")]);
            let change = format!("/Rotate {turn}{crop}/MediaBox");
            let bytes = String::from_utf8(bytes).unwrap().replace("/MediaBox", &change);
            let pages = pdf(bytes.as_bytes(), ReadOptions::default()).unwrap();
            let word = pages.pages[0].words[0].bbox;
            let picture = draw_page(bytes.as_bytes(), 1, 900).unwrap();
            assert_eq!((picture.page_width_pt, picture.page_height_pt), size);
            let ink = ink(&picture);
            let far = word.iter().zip(ink).map(|(one, other)| (one - other).abs());
            assert!(far.fold(0.0, f32::max) < 4.0, "{change}: ink {ink:?}, word {word:?}");
        }
    }
}

#[test]
fn pages_are_drawn_in_colour() {
    let picture = draw_page(&file(&["1 0 0 rg 0 0 400 300 re f"]), 1, 400).unwrap();
    assert!(pixels(&picture).iter().all(|it| *it == [255, 0, 0]));
    assert_eq!((picture.width, picture.height), (400, 300));
}

#[test]
fn the_page_that_was_asked_for() {
    let bytes = file(&["0 g 0 0 400 300 re f", "", "0 0 1 rg 0 0 400 300 re f"]);
    let first = |page| pixels(&draw_page(&bytes, page, 200).unwrap())[0];
    assert_eq!([first(1), first(2), first(3)], [[0; 3], [255; 3], [0, 0, 255]]);
    for page in [0, 4, u32::MAX] {
        let expected = ReadError::NoSuchPage { page, pages: 3 };
        assert_eq!(draw_page(&bytes, page, 200), Err(expected));
    }
}

#[test]
fn widths_are_bounded() {
    let width = |wanted| draw_page(&file(&[""]), 1, wanted).unwrap().width;
    assert_eq!([width(0), width(199), width(u32::MAX)], [200, 200, 2_000]);
}

#[test]
fn pages_of_any_size_have_pictures_of_bounded_size() {
    for (media_box, expected) in [
        ("0 0 1000000 1000000", (900, 900)),
        ("0 0 1 1000000", (1, 20_000)),
        ("0 0 1000000 1", (900, 1)),
        ("0 0 400 8000", (632, 12_649)),
        // What has no area is taken for A4.
        ("0 0 0 0", (900, 1_273)),
        ("0 0 1000000000 1000000000", (900, 900)),
    ] {
        let bytes = String::from_utf8(file(&[&at(5, 5, "Antrag")])).unwrap();
        let bytes = bytes.replace("0 0 400 300", media_box);
        let size = draw_page(bytes.as_bytes(), 1, 900).map(|it| (it.width, it.height));
        assert_eq!(size, Ok(expected), "{media_box}");
    }
}

#[test]
fn what_stands_before_the_break_is_drawn() {
    for end in ["Q Q ET (((", "<< /A [ [ [", "BI /W 9 ID", "/X Do /Y gs 1 0 0 scn", "\0\u{1}\u{2}"]
    {
        let content = format!("0 g 0 0 400 300 re f {end}");
        let picture = draw_page(&file(&[&content]), 1, 200).unwrap();
        assert!(pixels(&picture).iter().all(|it| *it == [0; 3]), "{end}");
    }
}

#[test]
fn err_pages_that_draw_without_end() {
    let mut content = String::new();
    for it in 0..800_000 {
        let _ = writeln!(content, "{} {} 9 9 re f", it % 400, it % 300);
    }
    let error = draw_page(&file(&[&content]), 1, 900).unwrap_err();
    assert_eq!(error.code(), "read/too-large");
}

#[test]
fn err_what_is_no_pdf_that_opens() {
    let code = |bytes: &[u8]| draw_page(bytes, 1, 900).unwrap_err().code();
    assert_eq!(code(b""), "read/empty");
    assert_eq!(code(b"Antrag"), "read/not-pdf");
    assert_eq!(code(b"%PDF-1.7\nnothing"), "read/damaged");
    let paper = file(&[&at(50, 200, "Geheim")]);
    assert_eq!(code(&encrypted(&paper, "geheim")), "read/encrypted");
    assert!(ink(&draw_page(&encrypted(&paper, ""), 1, 900).unwrap())[0] > 49.0);
}
