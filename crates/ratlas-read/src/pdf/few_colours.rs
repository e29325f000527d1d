//! A drawn page as a PNG of few colours.
//!
//! Paper is white and print has a colour or two, blurred at the edges of letters: sixteen shades of each
//! are enough for the eye, and make a page of text a third as large as with all of them. Photographs
//! lose a little.

use hayro::vello_cpu::Pixmap;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// Shades of red, of green and of blue that are told apart.
const SHADES: u16 = 16;

/// All colours that are told apart.
const COLOURS: usize = (SHADES * SHADES * SHADES) as usize;

/// Colours of a picture: a byte tells so many apart. A page of text with a coat of arms has about 60.
const MAX_COLOURS: usize = 256;

/// The colour of paper, which no mixture with what is almost white makes grey.
const WHITE: [u8; 3] = [255; 3];

/// Encodes an opaque picture.
///
/// # Errors
///
/// What the encoder says; it refuses pictures without pixels.
pub(super) fn png(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let numbers: Vec<u16> = pixmap.data().iter().map(|it| colour([it.r, it.g, it.b])).collect();
    let palette = Palette::of(pixmap, &numbers);
    let (depth, n_bits) = match palette.colours.len() {
        0..=2 => (BitDepth::One, 1),
        3..=4 => (BitDepth::Two, 2),
        5..=16 => (BitDepth::Four, 4),
        _ => (BitDepth::Eight, 8),
    };
    let rows = numbers.chunks(usize::from(pixmap.width()).max(1));
    let packed: Vec<u8> = rows.flat_map(|row| palette.packed(row, n_bits)).collect();
    let mut res = Vec::new();
    let mut encoder = Encoder::new(&mut res, pixmap.width().into(), pixmap.height().into());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(depth);
    encoder.set_palette(palette.colours.concat());
    encoder.set_compression(Compression::Balanced);
    // Neighbours in a list of colours are no neighbours on the page.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&packed)?;
    writer.finish()?;
    Ok(res)
}

/// The number of a colour: below [`COLOURS`].
fn colour(shades: [u8; 3]) -> u16 {
    let step = |it: u8| (u16::from(it) * (SHADES - 1) + 127) / 255;
    shades.into_iter().fold(0, |sum, it| sum * SHADES + step(it))
}

/// The colours of a picture, and which one stands for each that may be.
struct Palette {
    colours: Vec<[u8; 3]>,
    entries: Vec<u8>,
}

impl Palette {
    /// The colours most frequent in the picture; others are shown as the nearest of them.
    fn of(pixmap: &Pixmap, numbers: &[u16]) -> Palette {
        // How often each occurs, and the sums of its pixels.
        let mut sums = vec![[0_u64; 4]; COLOURS];
        for (pixel, number) in pixmap.data().iter().zip(numbers) {
            let parts = [1, pixel.r.into(), pixel.g.into(), pixel.b.into()];
            sums[usize::from(*number)].iter_mut().zip(parts).for_each(|(sum, it)| *sum += it);
        }
        let mut used: Vec<usize> = (0..COLOURS).filter(|it| sums[*it][0] > 0).collect();
        used.sort_by_key(|it| std::cmp::Reverse(sums[*it][0]));
        let colours = used.iter().take(MAX_COLOURS).map(|it| mean(*it, sums[*it])).collect();
        let mut res = Palette { colours, entries: vec![0; COLOURS] };
        for (number, rank) in used.into_iter().zip(0..) {
            let entry = match u8::try_from(rank) {
                Ok(own) => own,
                Err(_) => res.nearest(mean(number, sums[number])),
            };
            res.entries[number] = entry;
        }
        res
    }

    fn nearest(&self, colour: [u8; 3]) -> u8 {
        let distance = |other: &[u8; 3]| -> u32 {
            colour.iter().zip(other).map(|(one, it)| u32::from(one.abs_diff(*it)).pow(2)).sum()
        };
        let nearest = (0..=u8::MAX).zip(&self.colours).min_by_key(|(_, it)| distance(it));
        nearest.map_or(0, |(entry, _)| entry)
    }

    /// The one that stands for a colour.
    fn entry(&self, number: u16) -> u8 {
        self.entries[usize::from(number)]
    }

    /// A row of pixels, each with so many bits, the first one in the highest.
    fn packed<'a>(&'a self, row: &'a [u16], n_bits: usize) -> impl Iterator<Item = u8> + 'a {
        row.chunks(8 / n_bits).map(move |pixels| {
            let shifts = (0..8 / n_bits).map(|it| 8 - n_bits * (it + 1));
            pixels.iter().zip(shifts).fold(0, |byte, (it, shift)| byte | (self.entry(*it) << shift))
        })
    }
}

/// What is seen of all pixels of a colour, of which there are some.
fn mean(number: usize, [count, sums @ ..]: [u64; 4]) -> [u8; 3] {
    if number == COLOURS - 1 {
        return WHITE;
    }
    sums.map(|it| u8::try_from(it / count.max(1)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use hayro::vello_cpu::color::PremulRgba8;
    use png::Decoder;

    use super::*;

    fn pixmap(width: u16, pixels: &[[u8; 3]]) -> Pixmap {
        let height = u16::try_from(pixels.len() / usize::from(width)).unwrap();
        let mut res = Pixmap::new(width, height);
        for (place, [r, g, b]) in res.data_mut().iter_mut().zip(pixels) {
            *place = PremulRgba8 { r: *r, g: *g, b: *b, a: 255 };
        }
        res
    }

    /// The pixels of a picture that was written and read again, and the bits of each.
    #[track_caller]
    fn written(width: u16, pixels: &[[u8; 3]]) -> (Vec<[u8; 3]>, BitDepth) {
        let png = png(&pixmap(width, pixels)).unwrap();
        let mut decoder = Decoder::new(std::io::Cursor::new(png));
        let depth = decoder.read_header_info().unwrap().bit_depth;
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        (bytes.chunks(3).map(|it| [it[0], it[1], it[2]]).collect(), depth)
    }

    #[test]
    fn few_colours_come_back_as_they_were() {
        let (white, black, red) = ([255; 3], [0; 3], [200, 16, 46]);
        // Rows that do not fill their last byte.
        let pixels = [white, black, white, black, black, white];
        assert_eq!(written(3, &pixels), (pixels.to_vec(), BitDepth::One));
        let pixels = [white, black, red, red, black, white, white, white, red, red];
        assert_eq!(written(5, &pixels), (pixels.to_vec(), BitDepth::Two));
        assert_eq!(written(1, &[white]), (vec![white], BitDepth::One));
        let shaded = [white, [242; 3], [225; 3], [120; 3], black];
        assert_eq!(written(5, &shaded), (shaded.to_vec(), BitDepth::Four));
    }

    #[test]
    fn what_is_almost_white_is_paper() {
        assert_eq!(written(2, &[[250, 252, 249], [255; 3]]).0, [[255; 3]; 2]);
    }

    #[test]
    fn of_many_colours_the_nearest_are_shown() {
        let pixels: Vec<[u8; 3]> =
            (0..=255).flat_map(|x| (0..=255).map(move |y| [x, y, 255 - x])).collect();
        let (shown, depth) = written(256, &pixels);
        assert_eq!(depth, BitDepth::Eight);
        let far = pixels.iter().zip(&shown).flat_map(|(it, shown)| {
            it.iter().zip(shown).map(|(one, other)| one.abs_diff(*other)).collect::<Vec<u8>>()
        });
        assert!(far.max().unwrap() <= 20);
    }
}
