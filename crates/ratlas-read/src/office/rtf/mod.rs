//! RTF: rich text, which old word processors and many exports write.
//!
//! A file is groups of control words and bytes. What a group is for is told by its first word:
//! most are tables of fonts and styles, pictures and settings, which are passed over; notes, heads
//! and feet are streams of their own. Groups are counted, not called, so that nesting costs no
//! stack.

mod charset;
mod stream;
mod token;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

use self::stream::{Stream, StreamKind};
use self::token::{Token, Tokens};
use super::draft::{Block, PAGE_END};
use super::marks::{raised, symbol};
use super::{as_furniture, flatten};
use crate::{Pages, ReadError};

/// The media type of what is read here.
pub(crate) const MEDIA_TYPE: &str = "application/rtf";

/// Larger files are pictures written as digits; 256 MB hold those of a thick report.
const MAX_BYTES: usize = 256 << 20;

/// Groups nest this deep; deeper ones share the properties of the last. Word nests up to 30 deep.
const MAX_GROUPS: usize = 1_000;

/// Streams within streams: a note in a note is a mistake.
const MAX_STREAMS: usize = 8;

/// Bytes of text that are decoded at once.
const MAX_UNDECODED: usize = 1 << 16;

/// Fonts of one file.
const MAX_FONTS: usize = 10_000;

/// Groups that hold no text of the document.
const SKIPPED: &[&str] = &[
    "annotation",
    "atnauthor",
    "atndate",
    "atnid",
    "author",
    "bkmkend",
    "bkmkstart",
    "blipuid",
    "colorschememapping",
    "colortbl",
    "comment",
    "company",
    "creatim",
    "datafield",
    "datastore",
    "do",
    "docvar",
    "fldinst",
    "filetbl",
    "fontemb",
    "generator",
    "info",
    "keywords",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "mmathPr",
    "nonesttables",
    "objclass",
    "objdata",
    "operator",
    "pgdsctbl",
    "pgptbl",
    "pict",
    "pn",
    "pnseclvl",
    "private",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shprslt",
    "sn",
    "sp",
    "stylesheet",
    "subject",
    "sv",
    "tc",
    "tcn",
    "themedata",
    "title",
    "txe",
    "upnp",
    "userprops",
    "wgrffmtfilter",
    "xe",
    "xmlnstbl",
];

/// Groups that a reader may pass over, by a `\*`, but that hold text.
const KEPT: &[&str] = &["footnote", "nesttableprops", "shpinst", "shptxt", "ud"];

/// What holds within a group.
#[derive(Debug, Clone)]
struct State {
    /// The encoding of bytes; `None` for a font of signs.
    encoding: Option<&'static Encoding>,
    /// How many bytes stand for a `\u` in readers that do not know it.
    n_fallback: usize,
    purpose: Purpose,
    is_hidden: bool,
    is_deleted: bool,
    /// Whether the group is a stream of its own, which ends with it.
    is_stream: bool,
    opening: Opening,
}

/// What a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Text,
    Fonts,
    /// Nothing that is printed.
    Other,
}

/// Whether the word that tells what a group is for is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Fresh,
    /// After a `\*`: readers that do not know the group pass over it.
    Optional,
    Over,
}

/// Reads an RTF file.
pub(crate) fn rtf(bytes: &[u8]) -> Result<Pages, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: "rich text", limit: MAX_BYTES as u64 });
    }
    let mut reader = Reader::new(bytes);
    reader.read()?;
    let encoding = Some(reader.page.name().to_ascii_lowercase());
    let blocks = reader.finish();
    flatten::pages(&blocks, MEDIA_TYPE, encoding, Vec::new())
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    state: State,
    groups: Vec<State>,
    /// Groups open beyond the deepest that is kept.
    n_too_deep: usize,
    streams: Vec<Stream>,
    /// Heads before, feet behind the text.
    heads: Vec<Block>,
    feet: Vec<Block>,
    /// The encoding of the file, and of each font.
    page: &'static Encoding,
    fonts: BTreeMap<i32, Option<&'static Encoding>>,
    font: i32,
    /// Whether bytes that are not escaped are UTF-8, which they may not be but sometimes are.
    is_utf8: bool,
    /// Bytes not decoded yet, which have the encoding of the state.
    bytes: Vec<u8>,
    /// The first half of a character outside the basic plane.
    surrogate: Option<u16>,
    /// How many bytes or signs to pass over after a `\u`.
    n_pass: usize,
    n_notes: usize,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Reader<'a> {
        let state = State {
            encoding: Some(WINDOWS_1252),
            n_fallback: 1,
            purpose: Purpose::Text,
            is_hidden: false,
            is_deleted: false,
            is_stream: false,
            opening: Opening::Over,
        };
        Reader {
            tokens: Tokens::new(bytes),
            state,
            groups: Vec::new(),
            n_too_deep: 0,
            streams: vec![Stream::new(StreamKind::Body)],
            heads: Vec::new(),
            feet: Vec::new(),
            page: WINDOWS_1252,
            fonts: BTreeMap::new(),
            font: 0,
            is_utf8: !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok(),
            bytes: Vec::new(),
            surrogate: None,
            n_pass: 0,
            n_notes: 0,
        }
    }

    fn read(&mut self) -> Result<(), ReadError> {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Open => self.open(),
                Token::Close => {
                    let is_end = self.groups.is_empty();
                    self.close()?;
                    if is_end {
                        break;
                    }
                }
                Token::Word("bin", Some(len)) => {
                    self.tokens.pass(usize::try_from(len).unwrap_or(0));
                }
                Token::Word(name, number) => self.word(name, number)?,
                Token::Symbol(symbol) => self.symbol(symbol)?,
                Token::Hex(byte) => self.byte(byte),
                Token::Text(text) => self.text(text),
            }
            if self.bytes.len() > MAX_UNDECODED {
                self.flush();
                self.stream().check_size()?;
            }
        }
        self.flush();
        Ok(())
    }

    fn finish(mut self) -> Vec<Block> {
        while self.streams.len() > 1 {
            self.end_stream();
        }
        let body = self.streams.pop().map(Stream::finish).unwrap_or_default();
        let mut blocks = self.heads;
        blocks.extend(body);
        blocks.extend(self.feet);
        blocks
    }

    fn stream(&mut self) -> &mut Stream {
        self.streams.last_mut().expect("the body's stream stays")
    }

    fn is_silent(&self) -> bool {
        self.state.purpose != Purpose::Text || self.state.is_hidden || self.state.is_deleted
    }

    fn open(&mut self) {
        self.flush();
        if self.groups.len() >= MAX_GROUPS {
            self.n_too_deep += 1;
            return;
        }
        self.groups.push(self.state.clone());
        self.state.is_stream = false;
        self.state.opening = Opening::Fresh;
    }

    fn close(&mut self) -> Result<(), ReadError> {
        self.flush();
        self.n_pass = 0;
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return Ok(());
        }
        if self.state.is_stream {
            self.end_stream();
        }
        if let Some(state) = self.groups.pop() {
            self.state = state;
        }
        self.stream().check_size()
    }

    /// Begins a note, head or foot.
    fn begin_stream(&mut self, kind: StreamKind) {
        if self.is_silent() || self.streams.len() >= MAX_STREAMS || self.state.is_stream {
            self.state.purpose = Purpose::Other;
            return;
        }
        self.state.is_stream = true;
        self.streams.push(Stream::new(kind));
    }

    fn end_stream(&mut self) {
        let Some(stream) = self.streams.pop() else { return };
        let kind = stream.kind;
        let blocks = stream.finish();
        match kind {
            StreamKind::Body => {}
            StreamKind::Head if self.heads.is_empty() => self.heads = as_furniture(blocks),
            StreamKind::Head | StreamKind::Foot => {
                let blocks = as_furniture(blocks);
                // Documents of many sections repeat theirs.
                if self.feet.len() < 500 && !self.feet.ends_with(&blocks) {
                    self.feet.extend(blocks);
                }
            }
            StreamKind::Note => {
                let mark = raised(&self.n_notes.to_string());
                self.stream().note(mark, blocks);
            }
            StreamKind::TextBox => self.stream().text_box(blocks),
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) -> Result<(), ReadError> {
        if self.n_pass > 0 && name != "u" {
            self.n_pass -= 1;
        }
        self.flush();
        match std::mem::replace(&mut self.state.opening, Opening::Over) {
            Opening::Over => {}
            opening => self.destination(name, opening == Opening::Optional),
        }
        match self.state.purpose {
            Purpose::Text => {}
            Purpose::Fonts => {
                self.font_table(name, number);
                return Ok(());
            }
            Purpose::Other => return Ok(()),
        }
        if self.property(name, number) {
            return Ok(());
        }
        if name == "u" {
            self.unicode(number.unwrap_or(0));
            return Ok(());
        }
        if self.is_silent() {
            return Ok(());
        }
        if let Some(text) = character(name) {
            self.stream().push(text);
            return Ok(());
        }
        if name == "chftn" {
            self.note_mark();
            return Ok(());
        }
        self.stream().word(name, number)
    }

    /// What the group is for, told by its first word.
    fn destination(&mut self, name: &str, is_optional: bool) {
        match name {
            "fonttbl" => self.state.purpose = Purpose::Fonts,
            "footnote" => self.begin_stream(StreamKind::Note),
            "header" | "headerl" | "headerr" | "headerf" => self.begin_stream(StreamKind::Head),
            "footer" | "footerl" | "footerr" | "footerf" => self.begin_stream(StreamKind::Foot),
            "shptxt" => self.begin_stream(StreamKind::TextBox),
            _ if SKIPPED.contains(&name) => self.state.purpose = Purpose::Other,
            _ if is_optional && !KEPT.contains(&name) => self.state.purpose = Purpose::Other,
            _ => {}
        }
    }

    fn font_table(&mut self, name: &str, number: Option<i32>) {
        match (name, number) {
            ("f", Some(font)) => self.font = font,
            ("fcharset", Some(charset)) if self.fonts.len() < MAX_FONTS => {
                let encoding = match charset {
                    charset::SYMBOLS => None,
                    charset => Some(charset::of_charset(charset).unwrap_or(self.page)),
                };
                self.fonts.insert(self.font, encoding);
            }
            _ => {}
        }
    }

    /// Properties of the file and of characters; gives whether the word is one.
    fn property(&mut self, name: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match name {
            "ansicpg" => self.code_page(number.and_then(charset::of_code_page)),
            "mac" => self.code_page(Some(MACINTOSH)),
            "f" => {
                let font = self.fonts.get(&number.unwrap_or(0));
                self.state.encoding = font.copied().unwrap_or(Some(self.page));
            }
            "plain" => {
                self.state.encoding = Some(self.page);
                self.state.is_hidden = false;
                self.state.is_deleted = false;
            }
            "uc" => self.state.n_fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            "v" => self.state.is_hidden = is_on,
            "deleted" => self.state.is_deleted = is_on,
            _ => return false,
        }
        true
    }

    fn code_page(&mut self, encoding: Option<&'static Encoding>) {
        if let Some(encoding) = encoding {
            self.page = encoding;
            self.state.encoding = Some(encoding);
        }
    }

    fn symbol(&mut self, symbol: u8) -> Result<(), ReadError> {
        if self.n_pass > 0 {
            self.n_pass -= 1;
            return Ok(());
        }
        self.flush();
        if symbol == b'*' {
            if self.state.opening == Opening::Fresh {
                self.state.opening = Opening::Optional;
            }
            return Ok(());
        }
        self.state.opening = Opening::Over;
        if self.is_silent() {
            return Ok(());
        }
        match symbol {
            b'\r' | b'\n' => return self.stream().word("par", None),
            b'\t' => self.stream().push("\t"),
            b'~' => self.stream().push("\u{a0}"),
            b'-' => self.stream().push("\u{ad}"),
            b'_' => self.stream().push("-"),
            b'{' | b'}' | b'\\' => self.byte(symbol),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &[u8]) {
        self.state.opening = Opening::Over;
        let n_passed = self.n_pass.min(text.len());
        self.n_pass -= n_passed;
        let text = &text[n_passed..];
        if text.is_empty() || self.is_silent() {
            return;
        }
        if self.is_utf8 && !text.is_ascii() {
            self.flush();
            let decoded = UTF_8.decode_without_bom_handling(text).0;
            self.stream().push(&decoded);
        } else {
            self.bytes.extend_from_slice(text);
        }
    }

    fn byte(&mut self, byte: u8) {
        self.state.opening = Opening::Over;
        if self.n_pass > 0 {
            self.n_pass -= 1;
        } else if !self.is_silent() {
            self.bytes.push(byte);
        }
    }

    /// A character by its number, negative above 32,767; what stands for it elsewhere follows.
    fn unicode(&mut self, number: i32) {
        self.n_pass = self.state.n_fallback;
        if self.is_silent() {
            return;
        }
        #[expect(clippy::cast_sign_loss, reason = "numbers above 32,767 are written negative")]
        let unit = (number & 0xffff) as u16;
        let units: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        for it in char::decode_utf16(units).flatten() {
            let is_private = ('\u{f000}'..='\u{f0ff}').contains(&it);
            let shown = if is_private { symbol(it as u32) } else { Some(it) };
            if let Some(it) = shown {
                self.stream().push(it.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// Decodes the bytes met since the encoding was last changed.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = match self.state.encoding {
            Some(encoding) => encoding.decode_without_bom_handling(&bytes).0.into_owned(),
            None => bytes.iter().filter_map(|it| symbol(u32::from(*it))).collect(),
        };
        self.stream().push(&text);
    }

    /// The number of a note: at its place in the text a new one, within the note it is known.
    fn note_mark(&mut self) {
        if self.stream().kind == StreamKind::Note {
            return;
        }
        self.n_notes += 1;
        let mark = raised(&self.n_notes.to_string());
        self.stream().push(&mark);
    }
}

/// Control words that stand for characters.
fn character(name: &str) -> Option<&'static str> {
    const PAGE: &str = {
        assert!(PAGE_END == '\u{c}');
        "\u{c}"
    };
    Some(match name {
        "tab" => "\t",
        "line" | "lbr" => "\n",
        "page" | "softpage" => PAGE,
        "emdash" => "—",
        "endash" => "–",
        "emspace" | "enspace" | "qmspace" => " ",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        _ => return None,
    })
}
