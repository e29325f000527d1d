//! Pages to the objects of a PDF.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::face::{self, Face, Glyphs};
use super::set::{PAGE, Piece, Sheet, rule_width};
use super::subset;
use crate::invent::{Draft, Genre};

/// What the font of the subsets is called, after the six letters of the subset.
const SUBSET_NAMES: [&[u8]; 2] = [b"RATLAS+InventedSans", b"RATLAS+InventedSans-Bold"];

/// The fonts every reader has.
const COMMON_NAMES: [&[u8]; 2] = [b"Helvetica", b"Helvetica-Bold"];

/// The objects with fixed numbers.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);

/// The first objects of the two fonts; a subset has [`FONT_OBJECTS`].
const FONTS: i32 = 4;

/// A font, what it descends from, its descriptor, its file, its map.
const FONT_OBJECTS: i32 = 5;

/// The first page; each has a content behind it.
const FIRST_PAGE: i32 = FONTS + 2 * FONT_OBJECTS;

/// How the fonts of a paper are written.
enum Encoder {
    /// One byte a character.
    Windows,
    /// Two bytes, the number of a glyph.
    Subsets([Glyphs; 2]),
}

/// The file of a paper.
pub(super) fn pdf(draft: &Draft, sheets: &[Sheet]) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut encoder = encoder(draft, sheets);
    pdf.catalog(CATALOG).pages(PAGES);
    info(&mut pdf, draft);
    let n_sheets = i32::try_from(sheets.len()).expect("a paper has few pages");
    let page_refs = (0..n_sheets).map(|it| Ref::new(FIRST_PAGE + 2 * it));
    pdf.pages(PAGES).kids(page_refs.clone()).count(n_sheets);
    for (page_ref, sheet) in page_refs.zip(sheets) {
        page(&mut pdf, page_ref, sheet, &mut encoder);
    }
    for (face_idx, face) in Face::ALL.into_iter().enumerate() {
        let first = font_ref(face_idx);
        match &encoder {
            Encoder::Windows => windows_font(&mut pdf, first, face, COMMON_NAMES[face_idx]),
            Encoder::Subsets(glyphs) => {
                subset_font(&mut pdf, first, face, &glyphs[face_idx].chars, SUBSET_NAMES[face_idx]);
            }
        }
    }
    pdf.finish()
}

/// Letters and every second other paper have subsets, as today's word processors write them, and so
/// has what Windows cannot encode.
fn encoder(draft: &Draft, sheets: &[Sheet]) -> Encoder {
    let mut words = sheets.iter().flat_map(|it| &it.pieces).flat_map(|it| &it.words);
    let is_modern = match draft.genre {
        Genre::Letter => !draft.date.0.is_multiple_of(4),
        Genre::Motion | Genre::Minutes => draft.date.0.is_multiple_of(4),
    };
    let mut is_plain = || words.all(|it| it.chars().all(|it| face::windows_code(it).is_some()));
    if is_modern || !is_plain() {
        Encoder::Subsets([Glyphs::new(), Glyphs::new()])
    } else {
        Encoder::Windows
    }
}

fn info(pdf: &mut Pdf, draft: &Draft) {
    let (day, month, year) = draft.date;
    let date = Date::new(year).month(month).day(day).hour(9).minute(30).second(0);
    pdf.document_info(INFO)
        .title(TextStr(&draft.title))
        .author(TextStr(&draft.city))
        .creator(TextStr("Ratlas"))
        .producer(TextStr("Ratlas, invented papers"))
        .creation_date(date);
}

fn page(pdf: &mut Pdf, page_ref: Ref, sheet: &Sheet, encoder: &mut Encoder) {
    let content_ref = Ref::new(page_ref.get() + 1);
    let mut page = pdf.page(page_ref);
    page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(PAGES).contents(content_ref);
    let mut resources = page.resources();
    let mut fonts = resources.fonts();
    for (face_idx, face) in Face::ALL.into_iter().enumerate() {
        fonts.pair(Name(face.key()), font_ref(face_idx));
    }
    fonts.finish();
    resources.finish();
    page.finish();
    let mut content = Content::new();
    content.set_line_width(0.5);
    for (x, y) in &sheet.rules {
        content.move_to(*x, *y).line_to(x + rule_width(), *y).stroke();
    }
    content.begin_text();
    for piece in &sheet.pieces {
        show(&mut content, piece, encoder);
    }
    content.end_text();
    stream(pdf, content_ref, &content.finish());
}

/// Shows the words of a line; the gaps between them are adjusted, as in stretched lines.
fn show(content: &mut Content, piece: &Piece, encoder: &mut Encoder) {
    content.set_font(Name(piece.face.key()), piece.size);
    content.set_text_matrix([1.0, 0.0, 0.0, 1.0, piece.x, piece.y]);
    let mut positioned = content.show_positioned();
    let mut items = positioned.items();
    for (word_idx, word) in piece.words.iter().enumerate() {
        let is_last = word_idx + 1 == piece.words.len();
        let blank = if is_last { "" } else { " " };
        let bytes = encoder.encode(word.chars().chain(blank.chars()), piece.face);
        items.show(Str(&bytes));
        if !is_last && piece.stretch > 0.0 {
            items.adjust(-piece.stretch * 1000.0 / piece.size);
        }
    }
}

impl Encoder {
    fn encode(&mut self, text: impl Iterator<Item = char>, face: Face) -> Vec<u8> {
        match self {
            Encoder::Windows => text.filter_map(face::windows_code).collect(),
            Encoder::Subsets(glyphs) => {
                let glyphs = &mut glyphs[usize::from(face == Face::Bold)];
                text.flat_map(|it| glyphs.number(it).to_be_bytes()).collect()
            }
        }
    }
}

fn windows_font(pdf: &mut Pdf, font: Ref, face: Face, name: &[u8]) {
    let ascii = (' '..='~').chain(['\u{7f}']);
    let chars = ascii.chain(face::windows_chars()).chain('\u{a0}'..='ÿ');
    pdf.type1_font(font)
        .base_font(Name(name))
        .encoding_predefined(Name(b"WinAnsiEncoding"))
        .first_char(0x20)
        .last_char(0xff)
        .widths(chars.map(|it| f32::from(subset::units(it, face))))
        .font_descriptor(next(font, 2));
    descriptor(pdf, next(font, 2), name, None);
}

fn subset_font(pdf: &mut Pdf, font: Ref, face: Face, chars: &[char], name: &[u8]) {
    let [descendant, described, file, map] = [1, 2, 3, 4].map(|it| next(font, it));
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    pdf.type0_font(font)
        .base_font(Name(name))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(map);
    let mut cid_font = pdf.cid_font(descendant);
    cid_font
        .subtype(CidFontType::Type2)
        .base_font(Name(name))
        .system_info(system)
        .font_descriptor(described)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    cid_font.widths().consecutive(1, chars.iter().map(|it| f32::from(subset::units(*it, face))));
    cid_font.finish();
    descriptor(pdf, described, name, Some(file));
    stream(pdf, file, &subset::font(chars, face));
    let mut cmap = UnicodeCmap::<u16>::new(Name(b"Adobe-Identity-UCS"), system);
    for (number, it) in (1..).zip(chars) {
        cmap.pair(number, *it);
    }
    stream(pdf, map, &cmap.finish());
}

fn descriptor(pdf: &mut Pdf, at: Ref, name: &[u8], file: Option<Ref>) {
    let flags = if file.is_some() { FontFlags::SYMBOLIC } else { FontFlags::NON_SYMBOLIC };
    let mut descriptor = pdf.font_descriptor(at);
    descriptor
        .name(Name(name))
        .flags(flags)
        .bbox(Rect::new(0.0, -200.0, 1000.0, 800.0))
        .italic_angle(0.0)
        .ascent(800.0)
        .descent(-200.0)
        .cap_height(700.0)
        .stem_v(80.0);
    if let Some(file) = file {
        descriptor.font_file2(file);
    }
}

fn stream(pdf: &mut Pdf, at: Ref, bytes: &[u8]) {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    let packed = packed.expect("a Vec takes every write");
    pdf.stream(at, &packed).filter(Filter::FlateDecode);
}

fn font_ref(face_idx: usize) -> Ref {
    let offset = if face_idx == 0 { 0 } else { FONT_OBJECTS };
    Ref::new(FONTS + offset)
}

fn next(first: Ref, steps: i32) -> Ref {
    Ref::new(first.get() + steps)
}
