//! What the codes of a page's fonts mean where no map of theirs tells it.
//!
//! Looked at only when a glyph without a character turns up: nearly all papers never need it.

use std::collections::BTreeMap;

use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Object, Stream, String as PdfString,
};
use hayro_syntax::page::Page as PdfPage;

/// Forms in forms are searched for fonts this deep, and so many of them.
const MAX_DEPTH: usize = 3;
const MAX_FORMS: usize = 64;

/// Families of fonts whose glyphs stand in the order of the first of them, that of `TrueType`.
const STANDARD_ORDER: &[&str] = &["Arial", "TimesNewRoman", "CourierNew", "Verdana", "Georgia"];

/// The glyph of the blank in that order; the characters of ASCII follow it.
const FIRST_GLYPH: u32 = 3;

/// What the codes of one font mean.
enum Meaning {
    /// They are characters.
    Characters,
    /// They are numbers of a published collection, after the font's own encoding.
    Collection(Box<Collection>),
    /// They are places in the standard order of glyphs.
    StandardOrder,
}

/// A published collection of characters.
struct Collection {
    /// From codes to numbers.
    encoding: CMap,
    /// From numbers to characters.
    characters: CMap,
}

/// The fonts of one page by name.
#[derive(Default)]
pub(super) struct Unmapped {
    by_name: BTreeMap<String, Meaning>,
    /// Whether the glyphs of all fonts that are drawings are named by their codes.
    are_drawings_coded: bool,
}

impl Unmapped {
    /// Looks through the fonts of a page and of its forms.
    pub(super) fn of(page: &PdfPage<'_>) -> Unmapped {
        let mut res = Unmapped { are_drawings_coded: true, ..Unmapped::default() };
        let resources = page.resources();
        res.fonts(&resources.fonts);
        let mut n_forms = 0;
        res.forms(&resources.x_objects, MAX_DEPTH, &mut n_forms);
        res
    }

    fn forms(&mut self, objects: &Dict<'_>, depth: usize, n_forms: &mut usize) {
        for name in objects.keys() {
            if depth == 0 || *n_forms >= MAX_FORMS {
                return;
            }
            *n_forms += 1;
            let Some(form) = objects.get::<Stream<'_>>(name.as_ref()) else { continue };
            let Some(resources) = form.dict().get::<Dict<'_>>("Resources") else { continue };
            self.fonts(&resources.get::<Dict<'_>>("Font").unwrap_or_default());
            let inner = resources.get::<Dict<'_>>("XObject").unwrap_or_default();
            self.forms(&inner, depth - 1, n_forms);
        }
    }

    fn fonts(&mut self, fonts: &Dict<'_>) {
        for name in fonts.keys() {
            let Some(font) = fonts.get::<Dict<'_>>(name.as_ref()) else { continue };
            match font.get::<Name<'_>>("Subtype").as_ref().map(Name::as_str) {
                Some("Type3") => self.are_drawings_coded &= is_named_by_code(&font),
                Some("Type0") => {
                    let name = font.get::<Name<'_>>("BaseFont");
                    let name = name.as_ref().map_or("", |it| without_subset(it.as_str()));
                    if let Some(meaning) = meaning(&font, name) {
                        self.by_name.insert(name.to_owned(), meaning);
                    }
                }
                _ => {}
            }
        }
    }

    /// The character of a code of the font with this name.
    pub(super) fn char_of(&self, font: &str, code: u32) -> Option<char> {
        let ch = match self.by_name.get(font)? {
            Meaning::Characters => char::from_u32(code)?,
            Meaning::Collection(it) => {
                let cid = (1..=4).find_map(|len| it.encoding.lookup_cid_code(code, len))?;
                match it.characters.lookup_bf_string(cid)? {
                    BfString::Char(it) => it,
                    BfString::String(it) => it.chars().next()?,
                }
            }
            Meaning::StandardOrder => standard_order(code)?,
        };
        (!ch.is_control()).then_some(ch)
    }

    /// The character of a code of a font whose glyphs are drawings.
    pub(super) fn char_of_drawing(&self, code: u32) -> Option<char> {
        let ch = char::from_u32(code).filter(|it| u8::try_from(*it).is_ok());
        ch.filter(|it| self.are_drawings_coded && !it.is_control() && !it.is_whitespace())
    }
}

fn without_subset(name: &str) -> &str {
    match name.split_once('+') {
        Some((subset, rest)) if subset.len() == 6 => rest,
        _ => name,
    }
}

/// What the codes of a font mean that has no map from codes to characters.
fn meaning(font: &Dict<'_>, name: &str) -> Option<Meaning> {
    let is_identity = |it: &Name<'_>| matches!(it.as_str(), "Identity-H" | "Identity-V");
    if font.get::<Name<'_>>("ToUnicode").is_some_and(|it| is_identity(&it)) {
        return Some(Meaning::Characters);
    }
    let encoding = font.get::<Name<'_>>("Encoding")?;
    let descendant = font.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let info = descendant.get::<Dict<'_>>("CIDSystemInfo").unwrap_or_default();
    let text = |key: &str| info.get::<PdfString<'_>>(key).map(|it| it.as_bytes().to_vec());
    let (registry, ordering) = (text("Registry")?, text("Ordering")?);
    if ordering.starts_with(b"UCS") && is_identity(&encoding) {
        return Some(Meaning::Characters);
    }
    if let Some(characters) = CidFamily::from_registry_ordering(&registry, &ordering).ucs2_cmap() {
        let encoding = match encoding.as_str() {
            "Identity-V" => CMap::identity_v(),
            "Identity-H" => CMap::identity_h(),
            it => parsed(CMapName::from_bytes(it.as_bytes()))?,
        };
        let characters = parsed(characters)?;
        return Some(Meaning::Collection(Box::new(Collection { encoding, characters })));
    }
    let descriptor = descendant.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let has_file =
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|it| descriptor.contains_key(*it));
    let has_order = STANDARD_ORDER.iter().any(|it| name.starts_with(it));
    let is_plain =
        matches!(descendant.get::<Object<'_>>("CIDToGIDMap"), None | Some(Object::Name(_)));
    (!has_file && has_order && is_plain && is_identity(&encoding)).then_some(Meaning::StandardOrder)
}

fn parsed(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(load_embedded(name)?, load_embedded)
}

/// The character at a place of the standard order: ASCII, then the rest of Mac Roman.
fn standard_order(glyph: u32) -> Option<char> {
    let code = match glyph {
        FIRST_GLYPH..=97 => glyph + 29,
        98..=225 => glyph + 30,
        _ => return None,
    };
    let code = [u8::try_from(code).ok()?];
    encoding_rs::MACINTOSH.decode_without_bom_handling(&code).0.chars().next()
}

/// Whether glyphs are named after their codes, e.g. `a192`: a font made from pictures of letters.
fn is_named_by_code(font: &Dict<'_>) -> bool {
    let encoding = font.get::<Dict<'_>>("Encoding").unwrap_or_default();
    let Some(differences) = encoding.get::<Array<'_>>("Differences") else { return false };
    let mut code = 0;
    let mut n_coded = 0;
    for it in differences.iter::<Object<'_>>() {
        match it {
            Object::Number(it) => code = it.as_i64(),
            Object::Name(name) => {
                let number = name.as_str().trim_start_matches(|it: char| it.is_ascii_alphabetic());
                let is_coded = number.parse() == Ok(code);
                if !is_coded && name.as_str() != ".notdef" {
                    return false;
                }
                n_coded += usize::from(is_coded);
                code += 1;
            }
            _ => return false,
        }
    }
    n_coded > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_order_is_ascii_and_mac_roman() {
        let text: String =
            [3, 36, 68, 108, 137, 225].into_iter().filter_map(standard_order).collect();
        assert_eq!(text, " Aaäßˇ");
        assert_eq!(standard_order(2), None);
        assert_eq!(standard_order(226), None);
    }
}
