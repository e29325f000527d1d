//! Characters of glyphs for which the file gives none.
//!
//! A font embedded without a map to characters often still has the one it was made with.

use std::collections::BTreeMap;

use hayro_interpret::font::OutlineGlyph;
use skrifa::{FontRef, MetadataProvider};

/// Of fonts larger than this no map is made; the largest for European scripts have 2 MB.
const MAX_FONT_BYTES: usize = 32 << 20;

/// Of how many fonts of a file maps are made; more are told apart by mistake or on purpose.
const MAX_FONTS: usize = 256;

/// The maps of a file's fonts, made when first needed.
#[derive(Default)]
pub(super) struct FontMaps {
    by_font: BTreeMap<u128, BTreeMap<u32, char>>,
}

impl FontMaps {
    /// The character a font has for one of its glyphs.
    pub(super) fn char_of(&mut self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        if self.by_font.len() >= MAX_FONTS && !self.by_font.contains_key(&font.cache_key) {
            return None;
        }
        let bytes: &[u8] = (*font.data).as_ref();
        let map = self.by_font.entry(font.cache_key).or_insert_with(|| map(bytes));
        map.get(&glyph.glyph_id().to_u32()).copied()
    }
}

/// The character of each glyph; the first of several.
fn map(font: &[u8]) -> BTreeMap<u32, char> {
    let mut res = BTreeMap::new();
    if font.len() > MAX_FONT_BYTES {
        return res;
    }
    if let Ok(font) = FontRef::new(font) {
        for (code, glyph) in font.charmap().mappings() {
            // Symbol fonts keep their characters in a private area, ASCII's at the same places.
            let code = if (0xf020..0xf07f).contains(&code) { code - 0xf000 } else { code };
            if let Some(ch) = char::from_u32(code) {
                res.entry(glyph.to_u32()).or_insert(ch);
            }
        }
    }
    res
}
